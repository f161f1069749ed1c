"""The comparison of two theaters: what differs, in words and in two drawings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from explorer.analysis.comparison import compared_theaters
from explorer.data.model import Dataset
from explorer.graph.view import View
from explorer.presentation.captions import caption
from explorer.presentation.drawing.legend_svg import legend_swatch
from explorer.presentation.drawing.page_map import PageMaps
from explorer.presentation.legend import LegendGroup, LineSigns
from explorer.presentation.overlays.overlay import NO_OVERLAY
from explorer.presentation.shared_legend import shared_legend
from explorer.presentation.tab_captions import compared_views
from explorer.web import ids
from explorer.web.map_data import map_data
from explorer.web.markup import MarkupNode, element
from explorer.web.panels.theater_pairs import flip_row, rivals_row
from explorer.web.parts import folded_list, swatch_images
from explorer.workspace import Shown

MAX_LISTED_PAIRS = 8
"""How many flips and rivals are listed before the rest is folded away."""


@dataclass(frozen=True)
class TheaterComparison:
    """A legend and two lists, and the two drawings beside them.

    `drawings`: what each frame shows, by its id. `chosen`: the theater above each, by the id
    of its choice.
    """

    lists: Sequence[MarkupNode]
    drawings: dict[str, Any]
    chosen: dict[str, str] = field(default_factory=dict)


def theater_comparison(maps: PageMaps, view: View) -> TheaterComparison:
    """What differs between two theaters on the days of a view."""
    workspace = maps.workspace
    theaters = compared_theaters(workspace.dataset, view)
    if theaters is None:
        count = "one" if workspace.dataset.theaters else "none"
        text = f"A comparison needs two theaters; this file has {count}."
        return TheaterComparison([element("p", text, class_name="lead")], {})
    dataset = workspace.dataset
    drawings, drawn, signs = {}, [], []
    for index, own in enumerate(compared_views(dataset, view)):
        drawn.append(workspace.shown(own))
        words = caption(dataset, drawn[-1].graph, own, picture=drawn[-1])
        drawing = maps.maker.drawing(own, NO_OVERLAY)
        signs.append(drawing.line_signs)
        drawings[ids.compare_frame(index)] = map_data(
            maps, drawing, words, own, ids.compare_map(index)
        )
    flips = workspace.flips(*theaters, view.span)
    rivals = workspace.rivals(*theaters, view.span)
    names = {theater: dataset.theaters[theater].name for theater in theaters}
    one, other = names.values()
    lists = [
        *_legend(dataset, drawn, signs),
        element(
            "section",
            [
                element("h3", f"Rivals in both that still deal with each other ({len(rivals)})"),
                element(
                    "p",
                    f"On opposite sides in {one} and in {other}, and yet they cooperate, trade, "
                    "talk or sit at one table.",
                    class_name="facts",
                ),
                *_list(
                    [rivals_row(workspace, pair, names, theaters, view.last_day) for pair in rivals]
                ),
            ],
        ),
        element(
            "section",
            [
                element("h3", f"Together here, against each other there ({len(flips)})"),
                element(
                    "p",
                    f"On one side in {one} and on opposite sides in {other}, or the other way "
                    "round.",
                    class_name="facts",
                ),
                *_list([flip_row(workspace, flip, names) for flip in flips]),
            ],
        ),
    ]
    chosen = {ids.compare_choice(index): theater for index, theater in enumerate(theaters)}
    return TheaterComparison(lists, drawings, chosen)


def _legend(
    dataset: Dataset, drawn: Iterable[Shown], signs: Sequence[LineSigns]
) -> list[MarkupNode]:
    """What the colours and lines in the drawings mean; nothing where nothing is drawn."""
    rows = [
        element(
            "li",
            [
                *swatch_images(legend_swatch(entry)),
                entry.label,
            ],
            title=entry.meaning,
        )
        for entry in shared_legend(dataset, drawn, signs)
        if entry.group is not LegendGroup.TYPE
    ]
    label = "What the colours and lines mean"
    return [element("ul", rows, class_name="key", aria_label=label)] if rows else []


def _list(rows: Sequence[MarkupNode]) -> list[MarkupNode]:
    if not rows:
        return [element("p", "None on these days.", class_name="muted")]
    return folded_list(rows, MAX_LISTED_PAIRS)
