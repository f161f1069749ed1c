"""The details of what is selected: who or what it is, how it stands, its links with evidence."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.data.words import count_noun
from explorer.graph.view import MAX_HOPS, View
from explorer.presentation.dossier import Dossier, EvidenceItem, Section, Statement, Through
from explorer.presentation.text_run import TextRun
from explorer.web.markup import MarkupNode, element
from explorer.web.panels.absence_note import absence_note
from explorer.web.parts import button, render_runs

MAX_SHOWN_STATEMENTS = 8
"""How many statements a section shows before the rest is folded away."""

_HIDDEN_REASONS = {
    "later": "not yet on this date",
    "over": "over by this date",
    "last reported": "not reported by this date",
    "elsewhere": "not of this theater",
    "filtered out": "hidden by the filters",
}
"""Why a link is not in the picture, in words."""


def details_panel(details: Dossier, view: View) -> list[MarkupNode]:
    """What is known of the selection of a view."""
    parts: list[MarkupNode] = [
        element("h2", render_runs(details.title), class_name="details-title"),
        element("p", details.subtitle, class_name="details-subtitle"),
    ]
    parts += absence_note(details.absence)
    if details.other_names:
        names: list[MarkupNode] = ["Also known as "]
        for index, name in enumerate(details.other_names):
            names += [", " if index else "", element("bdi", name)]
        parts.append(element("p", names, class_name="also"))
    if details.description:
        parts.append(element("p", details.description))
    if details.alignments:
        rows = [
            element(
                "li",
                [element("strong", f"{alignment.theater}: "), *render_runs(alignment.sentence)],
            )
            for alignment in details.alignments
        ]
        parts.append(element("ul", rows, class_name="standings"))
    if len(view.selected_nodes) == 1:
        parts.append(_focus_buttons(view))
    if details.members:
        parts.append(element("h3", f"Members ({len(details.members)})"))
        parts.append(
            element("ul", [element("li", render_runs(member)) for member in details.members])
        )
    parts += [_section(section) for section in details.sections if not section.is_folded]
    parts += [_through(through) for through in details.through]
    parts += [_section(section) for section in details.sections if section.is_folded]
    if not details.sections and len(view.selected_nodes) == 1:
        parts.append(element("p", "No links in the data.", class_name="muted"))
    return parts


def _focus_buttons(view: View) -> MarkupNode:
    """Buttons that leave only what lies around the selection."""
    (node,) = view.selected_nodes
    here = view.focus == node
    steps = [
        button(
            count_noun(hops, "step"),
            "focus",
            f"{node}:{hops}",
            title=f"Only what lies within {count_noun(hops, 'step')} (key {hops})",
            label=f"Only within {count_noun(hops, 'step')}",
            pressed=here and view.hops == hops,
        )
        for hops in range(1, MAX_HOPS + 1)
    ]
    whole = button(
        "all", "focus", "", title="Show the whole map again (Esc)", pressed=view.focus is None
    )
    what = element("span", "Show only its surroundings: ")
    return element("div", [what, *steps, whole], class_name="focus")


def _section(section: Section) -> MarkupNode:
    heading = f"{section.heading} ({len(section.statements)})"
    body = _statements(section.statements)
    if section.is_folded:
        return element("details", [element("summary", heading), *body], class_name="chapter")
    return element("section", [element("h3", heading), *body], class_name="chapter")


def _through(through: Through) -> MarkupNode:
    """What comes through a whole: apart from what is the actor's own, and named so."""
    count = len(through.statements) + through.more
    # What is left out has one place already, the whole's own details.
    body = _statements(through.statements, len(through.statements))
    if through.more:
        more = [TextRun(f"And {through.more} more: open "), through.whole, TextRun(".")]
        body.append(element("p", render_runs(more), class_name="muted"))
    heading = element("h3", f"{through.heading} ({count})")
    return element("section", [heading, *body], class_name="chapter through")


def _statements(
    statements: Sequence[Statement], most: int = MAX_SHOWN_STATEMENTS
) -> list[MarkupNode]:
    """The weightiest `most`; the others wait to be opened, if they are more than one."""
    rows = [_statement(statement) for statement in statements]
    most = most if len(rows) > most + 1 else len(rows)
    shown = [element("ul", rows[:most], class_name="statements")]
    if rest := rows[most:]:
        more = element("ul", rest, class_name="statements")
        shown.append(element("details", [element("summary", f"{len(rest)} more"), more]))
    return shown


def _statement(statement: Statement) -> MarkupNode:
    facts = [
        *statement.theaters,
        statement.when,
        f"{statement.confidence} confidence",
    ]
    if statement.hidden_reason:
        facts.append(_HIDDEN_REASONS.get(statement.hidden_reason, statement.hidden_reason))
    if statement.is_recent:
        over = "not reported since" if statement.is_end_unknown else "over"
        facts.append(f"{over}, in the picture for a year")
    mark = [element("span", class_name=f"mark {statement.family}", title=statement.meaning)]
    evidence: list[MarkupNode] = [_evidence(item) for item in statement.evidence]
    if statement.note:
        evidence.insert(0, element("p", statement.note, class_name="note"))
    denied = any(item.is_against for item in statement.evidence)
    label = count_noun(statement.source_count, "source") + (
        ", one claim against it" if denied else ""
    )
    return element(
        "li",
        [
            element("p", [*mark, *render_runs(statement.sentence)], class_name="sentence"),
            element("p", " · ".join(filter(None, facts)), class_name="facts"),
            element("details", [element("summary", label), *evidence], class_name="evidence"),
        ],
        class_name="statement outside" if statement.hidden_reason else "statement",
    )


def _evidence(item: EvidenceItem) -> MarkupNode:
    stance = [element("strong", "Against: ")] if item.is_against else []
    return element(
        "blockquote",
        [
            element("p", [*stance, item.claim]),
            element(
                "footer",
                [
                    element(
                        "span",
                        item.grade,
                        class_name="grade",
                        title=item.grade_meaning,
                        role="img",
                        aria_label=f"Grade {item.grade}. {item.grade_meaning}",
                    ),
                    # The same as the name of the sign, so it need not be read out twice.
                    element("span", f" {item.grade_words}. ", aria_hidden="true"),
                    element(
                        "a",
                        item.title,
                        href=item.url,
                        target="_blank",
                        rel="noopener noreferrer nofollow",
                    ),
                    f", {item.publisher}, {item.date}",
                ],
            ),
        ],
        class_name="proof against" if item.is_against else "proof",
    )
