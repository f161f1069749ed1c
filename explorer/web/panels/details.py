"""What the page says, as markup: details, legend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from explorer.data.model import Dataset
from explorer.data.vocabulary import KINDS
from explorer.data.words import count_noun
from explorer.graph.view import MAX_HOPS, View
from explorer.presentation.dossier import Dossier, EvidenceItem, Section, Statement, TextRun
from explorer.presentation.legend import CAMP, FAMILY, MARK, LegendEntry
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import button, render_runs, swatch_images

SHOWN_STATEMENTS = 8
"""How many statements a chapter shows before the rest is folded away."""

_STATES = {
    "later": "not yet on this date",
    "over": "over by this date",
    "elsewhere": "not of this theater",
    "filtered out": "hidden by the filters",
}
"""Why a link is not in the picture, in words."""

_GROUPS = {CAMP: "Colours: the sides", FAMILY: "Lines: the links"}


def details_panel(details: Dossier, view: View) -> list[MarkupNode]:
    """What is known of the selection."""
    parts: list[MarkupNode] = [
        element("h2", render_runs(details.title), class_name="details-title"),
        element("p", details.subtitle, class_name="details-subtitle"),
    ]
    if details.also:
        names: list[MarkupNode] = ["Also known as "]
        for index, name in enumerate(details.also):
            names += [", " if index else "", element("bdi", name)]
        parts.append(element("p", names, class_name="also"))
    if details.description:
        parts.append(element("p", details.description))
    if details.standings:
        rows = [
            element(
                "li", [element("strong", f"{standing.theater}: "), *render_runs(standing.sentence)]
            )
            for standing in details.standings
        ]
        parts.append(element("ul", rows, class_name="standings"))
    if len(view.selected_nodes) == 1:
        parts.append(_focus(view))
    if details.members:
        parts.append(element("h3", f"Members ({len(details.members)})"))
        parts.append(
            element("ul", [element("li", render_runs(member)) for member in details.members])
        )
    parts += [_chapter(chapter) for chapter in details.chapters]
    if not details.chapters and len(view.selected_nodes) == 1:
        parts.append(element("p", "No links in the data.", class_name="muted"))
    return parts


def _focus(view: View) -> MarkupNode:
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


def _chapter(chapter: Section) -> MarkupNode:
    heading = f"{chapter.heading} ({len(chapter.statements)})"
    body = _statements(chapter.statements)
    if chapter.folded:
        return element("details", [element("summary", heading), *body], class_name="chapter")
    return element("section", [element("h3", heading), *body], class_name="chapter")


def _statements(statements: Sequence[Statement]) -> list[MarkupNode]:
    """The weightiest; the others wait to be opened, if they are more than one."""
    rows = [_statement(one) for one in statements]
    most = SHOWN_STATEMENTS if len(rows) > SHOWN_STATEMENTS + 1 else len(rows)
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
    if statement.state:
        facts.append(_STATES.get(statement.state, statement.state))
    if statement.recent:
        facts.append("over, in the picture for a year")
    mark = [element("span", class_name=f"mark {statement.family}", title=statement.meaning)]
    evidence: list[MarkupNode] = [_proof(proof) for proof in statement.proofs]
    if statement.note:
        evidence.insert(0, element("p", statement.note, class_name="note"))
    denied = any(proof.against for proof in statement.proofs)
    label = count_noun(statement.sources, "source") + (", one claim against it" if denied else "")
    return element(
        "li",
        [
            element("p", [*mark, *render_runs(statement.sentence)], class_name="sentence"),
            element("p", " · ".join(filter(None, facts)), class_name="facts"),
            element("details", [element("summary", label), *evidence], class_name="evidence"),
        ],
        class_name="statement outside" if statement.state else "statement",
    )


def _proof(proof: EvidenceItem) -> MarkupNode:
    stance = [element("strong", "Against: ")] if proof.against else []
    return element(
        "blockquote",
        [
            element("p", [*stance, proof.claim]),
            element(
                "footer",
                [
                    element(
                        "span",
                        proof.grade,
                        class_name="grade",
                        title=proof.grade_meaning,
                        role="img",
                        aria_label=(f"Grade {proof.grade}. {proof.grade_meaning}"),
                    ),
                    # The same as the name of the sign, so it need not be read out twice.
                    element("span", f" {proof.grade_words}. ", aria_hidden="true"),
                    element(
                        "a",
                        proof.title,
                        href=proof.url,
                        target="_blank",
                        rel="noopener noreferrer nofollow",
                    ),
                    f", {proof.publisher}, {proof.date}",
                ],
            ),
        ],
        class_name="proof against" if proof.against else "proof",
    )


LISTED_THEATERS = 8
"""Of how many theaters the parties are listed before anything is chosen."""


def intro(dataset: Dataset, standing_out: Sequence[MarkupNode] = ()) -> list[MarkupNode]:
    """What the details say before anything is chosen; `standing_out`: what to see first."""
    parties: list[MarkupNode] = []
    for theater in [*dataset.theaters.values()][:LISTED_THEATERS]:
        names: list[MarkupNode] = [element("strong", f"{theater.name}: ")]
        for index, party in enumerate(theater.parties):
            names += [", " if index else "", *render_runs((TextRun(dataset.label(party), party),))]
        parties.append(element("li", names))
    if len(dataset.theaters) > LISTED_THEATERS:
        more = count_noun(len(dataset.theaters) - LISTED_THEATERS, "more theater")
        parties.append(element("li", f"And {more}: choose one at the top.", class_name="muted"))
    return [
        element("h2", "Who stands where", class_name="details-title"),
        element("p", dataset.description or dataset.title),
        *standing_out,
        element("h3", "Signs"),
        element("ul",
            [
                element("li", "Those who stand close help each other; those far apart do not."),
                element("li", "A solid line is help or a bond, a dashed red one a fight, a dotted "
                        "one talks. The thicker, the more links."),
                element("li", "Click anybody, or any line, to read who says so."),
            ]
        ),
        element("h3", "The sides that fight"),
        element("ul", parties),
    ]  # fmt: skip


def legend_bar(entries: Iterable[LegendEntry], view: View) -> list[MarkupNode]:
    """The sides and the lines of the picture; lines are filters, sides show their members.

    The shapes stand in the filters, beside the types that they mean.
    """
    groups: dict[str, list[MarkupNode]] = {CAMP: [], FAMILY: []}
    for entry in entries:
        if entry.group == CAMP:
            sign = button(
                [*swatch_images(entry.swatch), entry.label],
                "camp",
                entry.id,
                title=f"{entry.meaning} Click to see who is on it.",
            )
        elif entry.group == FAMILY:
            own = frozenset(kind.id for kind in KINDS.values() if kind.family == entry.id)
            sign = button(
                [*swatch_images(entry.swatch, wide=True), entry.label],
                "only",
                f"family:{entry.id}",
                title=f"{entry.meaning} Click for only these, again for all.",
                pressed=view.kinds == own,
            )
        elif entry.group == MARK:
            sign = element(
                "span", [*swatch_images(entry.swatch, wide=True), entry.label], title=entry.meaning
            )
        else:
            continue
        groups[FAMILY if entry.group == MARK else entry.group].append(element("li", sign))
    return [
        element("ul", rows, class_name="legend-row", aria_label=(_GROUPS[group]))
        for group, rows in groups.items()
        if rows
    ]


def empty_view(view: View, counts: Mapping[str, int] | None = None) -> list[MarkupNode]:
    """Why a picture is empty, and the ways back.

    `counts`: how many actors each way (`date`, `kinds`, `focus`, `theater`) would show by
    itself; those that would show nobody are not offered. None: nobody has counted.
    """
    ways = []
    if view.span:
        ways.append(("date", "Show any date"))
    if view.kinds is not None or view.types is not None:
        ways.append(("kinds", "Show all kinds and types"))
    if view.focus:
        ways.append(("focus", "Show the whole map"))
    if view.theater:
        ways.append(("theater", "Show all theaters"))
    if ways and counts is not None:
        # Where no filter is to blame alone, all of them are lifted at once.
        ways = [
            (what, f"{label} ({count_noun(counts[what], 'actor')})")
            for what, label in ways
            if counts.get(what)
        ] or [("all", "Show everything")]
    return [
        element("p", "Nothing to see with these filters."),
        element("p", [button(label, "lift", what, look="way") for what, label in ways]),
    ]
