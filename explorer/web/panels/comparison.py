"""The comparison of two theaters: what differs, in words and in two drawings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from explorer.analysis.comparison import Flip, Reason, Rivals
from explorer.data.vocabulary import FAMILIES
from explorer.data.words import join_words
from explorer.graph.view import TABS, View, pair_id
from explorer.presentation.dossier import TextRun
from explorer.presentation.elements import drawing_data, line_id
from explorer.presentation.legend import CAMP, FAMILY, LegendEntry, legend
from explorer.presentation.theme import BETWEEN
from explorer.web import ids
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import button, folded_list, render_runs, swatch_images
from explorer.web.questions import QuestionAnswer
from explorer.workspace import Drawing, Workspace

LISTED = 8
"""How many flips and rivals are listed before the rest is folded away."""


@dataclass(frozen=True)
class Comparison:
    """The lists, the names and the two drawings of the comparison."""

    lists: Sequence[MarkupNode]
    drawings: dict[str, Any]
    names: dict[str, str] = field(default_factory=dict)


def compared_theaters(workspace: Workspace, view: View) -> tuple[str, str] | None:
    """The two theaters that are compared: that of the view with the next one, or the first two."""
    theaters = list(workspace.dataset.theaters)
    if len(theaters) < 2:
        return None
    if view.theater in theaters[1:]:
        return theaters[0], view.theater
    return theaters[0], theaters[1]


def comparison(workspace: Workspace, view: View) -> Comparison:
    """What differs between two theaters on the days of a view."""
    ends = compared_theaters(workspace, view)
    if ends is None:
        text = "A comparison needs two theaters; this file has one."
        return Comparison([element("p", text, class_name="lead")], {})
    dataset = workspace.dataset
    drawings, drawn = {}, []
    for index, theater in enumerate(ends):
        own = replace(view, theater=theater, focus=None, places={})
        drawn.append(workspace.drawing(own))
        drawings[ids.side(index)] = drawing_data(workspace, drawn[-1], own) | {"chart": theater}
    turned = workspace.flips(*ends, view.span)
    opposed = workspace.rivals(*ends, view.span)
    names = {theater: dataset.theaters[theater].name for theater in ends}
    one, other = names.values()
    lists = [
        *_key(drawn),
        element(
            "section",
            [
                element("h3", f"Rivals in both that still deal with each other ({len(opposed)})"),
                element(
                    "p",
                    f"On opposite sides in {one} and in {other}, and yet they cooperate, trade, "
                    "talk or sit at one table.",
                    class_name="facts",
                ),
                *_listed([_rivals(workspace, found, names, ends) for found in opposed]),
            ],
        ),
        element(
            "section",
            [
                element("h3", f"Together here, against each other there ({len(turned)})"),
                element(
                    "p",
                    f"On one side in {one} and on opposite sides in {other}, or the other way "
                    "round.",
                    class_name="facts",
                ),
                *_listed([_flip(workspace, found, names) for found in turned]),
            ],
        ),
    ]
    titles = {ids.side_name(index): names[theater] for index, theater in enumerate(ends)}
    return Comparison(lists, drawings, titles)


def _key(drawn: Iterable[Drawing]) -> list[MarkupNode]:
    """What the colours and lines in the drawings mean; nothing where nothing is drawn.

    A side of one theater that goes on in the other has one colour and is named after both.
    """
    found: dict[str, list[LegendEntry]] = {}
    for one in drawn:
        for entry in legend(one.graph, one.layout):
            if entry.group in (CAMP, FAMILY):
                found.setdefault(entry.id, []).append(entry)
    # Sides first, those on none last among them; then lines as everywhere.
    last = [BETWEEN, *map(str, FAMILIES)]
    listed = sorted(found, key=lambda one: last.index(one) if one in last else -1)
    rows = [
        element(
            "li",
            [*swatch_images(entries[0].swatch, wide=entries[0].group == FAMILY), _label(entries)],
            title=entries[0].meaning,
        )
        for entries in (found[one] for one in listed)
    ]
    label = "What the colours and lines mean"
    return [element("ul", rows, class_name="key", aria_label=label)] if rows else []


def _label(entries: Sequence[LegendEntry]) -> str:
    """One name of several: With Syrian opp., With GNA; that is With Syrian opp. or GNA."""
    labels = list(dict.fromkeys(entry.label for entry in entries))
    return " or ".join([labels[0], *(label.removeprefix("With ") for label in labels[1:])])


def highlights(workspace: Workspace, view: View) -> QuestionAnswer:
    """What one should see in a picture of all theaters before anything is asked.

    The first rivals, and the first who are together in one theater and apart in the other;
    the lines that say so of the rivals are laid out on the map.
    """
    ends = compared_theaters(workspace, view)
    if view.theater or view.focus or workspace.is_large or ends is None:
        return QuestionAnswer()
    names = {theater: workspace.dataset.theaters[theater].name for theater in ends}
    rows: list[MarkupNode] = []
    lines: list[str] = []
    if opposed := workspace.rivals(*ends, view.span):
        one, other = names.values()
        text = f"On opposite sides in {one} and in {other}, and yet they deal with each other:"
        sign = [" ", _underlaid()] if view.tab == TABS[0] else []
        rows.append(element("p", [text, *sign], class_name="muted"))
        rows.append(element("ul", [_rivals(workspace, opposed[0], names, ends)]))
        lines = _lines_of(workspace, opposed[0])
    if turned := workspace.flips(*ends, view.span):
        here, there = names[turned[0].together], names[turned[0].apart]
        text = f"Together in {here}, against each other in {there}:"
        rows.append(element("p", text, class_name="muted"))
        rows.append(element("ul", [_flip(workspace, turned[0], names)]))
    if not rows:
        return QuestionAnswer()
    rows.insert(0, element("h3", "What stands out"))
    rows.append(element("p", button("Compare the two wars", "tab", "compare", look="name")))
    if not lines:
        return QuestionAnswer(rows)
    rivals = join_words([workspace.dataset.label(end) for end in opposed[0].pair])
    return QuestionAnswer(rows, {"strong": lines}, mark=f"{rivals}: rivals that still deal")


def _underlaid() -> MarkupNode:
    return element("span", "(underlaid on the map)", class_name="underlaid")


def _lines_of(workspace: Workspace, found: Rivals) -> list[str]:
    """The lines between two rivals, and those by which each backs its side."""
    keys = {*found.dealings}
    for grounds in found.reasons:
        keys |= {key for part in (grounds[0].one, grounds[0].other) for key in part.links}
    return sorted(
        {
            line_id(source, target, family)
            for source, target, key, family in workspace.graph.edges(keys=True, data="family")
            if key in keys or {source, target} == {*found.pair}
        }
    )


def _listed(rows: Sequence[MarkupNode]) -> list[MarkupNode]:
    return (
        folded_list(rows, LISTED)
        if rows
        else [element("p", "None on these days.", class_name="muted")]
    )


def _flip(workspace: Workspace, flip: Flip, names: dict[str, str]) -> MarkupNode:
    return element(
        "li",
        [
            element("p", render_runs(_pair(workspace, flip.pair)), class_name="sentence"),
            _ground(workspace, f"{names[flip.together]}, together", flip.same[0]),
            _ground(workspace, f"{names[flip.apart]}, apart", flip.opposite[0]),
            _inferred(coded=flip.coded),
        ],
        class_name="statement",
    )


def _rivals(
    workspace: Workspace, found: Rivals, names: dict[str, str], ends: tuple[str, str]
) -> MarkupNode:
    dataset = workspace.dataset
    deals: list[TextRun] = []
    for key in found.dealings[:4]:
        link = dataset.links[key]
        deals.append(TextRun(", " if deals else " Still: "))
        deals.append(TextRun(link.entry.label.lower(), pair_id(*found.pair)))
        deals.append(TextRun(f" ({link.period.words})"))
    for alliance in found.shared[:4]:
        deals.append(TextRun(", " if deals else " Both in: "))
        deals.append(TextRun(dataset.label(alliance), alliance))
    return element(
        "li",
        [
            element("p", render_runs(_pair(workspace, found.pair)), class_name="sentence"),
            *(
                _ground(workspace, names[theater], grounds[0])
                for theater, grounds in zip(ends, found.reasons, strict=True)
            ),
            element("p", render_runs(deals), class_name="facts"),
            _inferred(coded=found.coded),
        ],
        class_name="statement",
    )


def _pair(workspace: Workspace, ends: tuple[str, str]) -> tuple[TextRun, ...]:
    return (TextRun(" – ".join(workspace.dataset.label(end) for end in ends), pair_id(*ends)),)


def _ground(workspace: Workspace, where: str, ground: Reason) -> MarkupNode:
    """Why: "Syria: Turkey backs Syrian opp.; Russia backs Syrian gov."."""
    pieces: list[TextRun] = [TextRun(f"{where}: ")]
    parts = [ground.one, ground.other]
    for index, part in enumerate(parts):
        if part.is_itself:
            said = [TextRun(workspace.dataset.label(part.actor), part.actor), TextRun(" itself")]
        else:
            said = [
                TextRun(workspace.dataset.label(part.actor), part.actor),
                TextRun(f" {part.type} "),
                TextRun(workspace.dataset.label(part.party), pair_id(part.actor, part.party)),
                TextRun(" (inferred)" if part.basis == "inferred" else ""),
            ]
        pieces += [TextRun("; ")] if index else []
        pieces += said
    return element("p", render_runs(pieces), class_name="facts")


def _inferred(*, coded: bool) -> MarkupNode:
    return element(
        "p",
        "Each part rests on a link." if coded else "Partly inferred along chains of links.",
        class_name="facts muted",
    )
