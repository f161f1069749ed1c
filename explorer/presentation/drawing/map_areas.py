"""The ground of a map by areas: the areas of sides, and the fronts between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from explorer.analysis.areas.area_picture import AreaPicture
from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.fronts import FrontState, SideFront
from explorer.analysis.areas.held_links import Doubt
from explorer.analysis.areas.side_hues import Hue
from explorer.data.ids import pair_id
from explorer.data.words import count_noun
from explorer.layout import AreaMap
from explorer.presentation.drawing.emphasis import Emphasis
from explorer.presentation.drawing.fit import Fit, Rectangle
from explorer.presentation.drawing.outline import Point
from explorer.presentation.drawing.overview.border_strokes import Border, shared_border
from explorer.presentation.drawing.overview.front_lines import (
    PARTS_WIDTH,
    WAR_WIDTH,
    dashes_along,
)
from explorer.presentation.lines import dated_kinds
from explorer.presentation.overview.front_words import front
from explorer.presentation.overview.labels import Labels

MAP_AREA_RADIUS = 14.0
"""Of the corners of an area, in px."""

_DASHES = {FrontState.WAR: (10.0, 5.0), FrontState.PARTS: (7.0, 4.0)}


@dataclass(frozen=True, slots=True)
class MapArea:
    """The area of a side: left, top, right, bottom in px. `name`: for assistive technology."""

    key: SideKey
    box: Rectangle
    hue: Hue
    name: str


@dataclass(frozen=True, slots=True)
class MapFront:
    """A front along the lane between two areas, in px.

    `id`: of the two parties. `dashes`: a stroke and a gap; None where it is drawn through.
    `name`: what it says, with the kinds of its links and their dates.
    """

    id: str
    theater: str
    start: Point
    end: Point
    width: float
    dashes: Point | None
    state: FrontState
    name: str
    emphasis: Emphasis = Emphasis.NONE


def drawn_areas(picture: AreaPicture, layout: AreaMap) -> dict[SideKey, Rectangle]:
    """The areas of the sides of the days shown, in px of the layout.

    Whoever shares a slot has all of it on days on which the others are not there.
    """
    here = [
        key
        for theater in picture.theaters.values()
        for side in theater.sides
        if (key := SideKey(theater.theater, side)) in layout.areas
    ]
    slots: dict[Rectangle, int] = {}
    for key in here:
        slots[layout.slots[key]] = slots.get(layout.slots[key], 0) + 1
    return {
        key: layout.slots[key] if slots[layout.slots[key]] == 1 else layout.areas[key]
        for key in here
    }


def map_areas(
    picture: AreaPicture, areas: Mapping[SideKey, Rectangle], fit: Fit
) -> tuple[MapArea, ...]:
    """The areas of a map, in px of its picture."""
    return tuple(
        MapArea(key, fitted_box(box, fit), picture.hue(key), _area_name(picture, key))
        for key, box in areas.items()
    )


def front_ends(
    picture: AreaPicture, areas: Mapping[SideKey, Rectangle]
) -> dict[str, tuple[str, str]]:
    """The ids of the fronts that `map_fronts` gives, and the two parties of each."""
    return {_front_id(one): one.parties for one, _ in _bordered(picture, areas)}


def map_fronts(
    picture: AreaPicture,
    areas: Mapping[SideKey, Rectangle],
    fit: Fit,
    day: int,
    look: Callable[[str], Emphasis] = lambda _: Emphasis.NONE,
) -> tuple[MapFront, ...]:
    """The fronts of a map between areas that share a border, in px of its picture.

    `day`: the last of the days shown, an ordinal. `look`: how each stands out, by its id.
    """
    labels = Labels(picture, day)
    found = []
    for one, border in _bordered(picture, areas):
        start, end = fit.place(border.start), fit.place(border.end)
        width = PARTS_WIDTH if one.state is FrontState.PARTS else WAR_WIDTH
        if one.doubt is not Doubt.NONE:
            width /= 2
        width *= fit.zoom
        dashes = None
        if one.state in _DASHES:
            length = abs(end[0] - start[0]) + abs(end[1] - start[1])
            dash, gap = _DASHES[one.state]
            dashes = dashes_along(length, dash * fit.zoom, gap * fit.zoom)
        found.append(
            MapFront(
                _front_id(one),
                one.theater,
                start,
                end,
                round(width, 1),
                dashes,
                one.state,
                _front_name(one, labels),
                look(_front_id(one)),
            )
        )
    return tuple(found)


def _bordered(
    picture: AreaPicture, areas: Mapping[SideKey, Rectangle]
) -> Iterator[tuple[SideFront, Border]]:
    """The fronts between areas that share a border."""
    for theater in picture.theaters.values():
        for one in theater.fronts:
            boxes = [areas.get(SideKey(theater.theater, side)) for side in one.parties]
            border = shared_border(boxes[0], boxes[1]) if boxes[0] and boxes[1] else None
            if border is not None:
                yield one, border


def _front_id(one: SideFront) -> str:
    return pair_id(*sorted(one.parties))


def _front_name(one: SideFront, labels: Labels) -> str:
    """What a front says: "GNA and LNA at war since April 2019. Combat since 4 April 2019."."""
    dataset = labels.picture.file.dataset
    periods = {key: dataset.links[key].period for key in one.links if key in dataset.links}
    ongoing = {key for key, own in periods.items() if own.as_known_on(labels.day) != own}
    kinds = dated_kinds(dataset, periods, ongoing)
    return " ".join(filter(None, (front(one, labels).sentence, f"{kinds}." if kinds else "")))


def fitted_box(box: Rectangle, fit: Fit) -> Rectangle:
    """A rectangle of the layout in px of a picture."""
    left, top = fit.place((box[0], box[1]))
    right, bottom = fit.place((box[2], box[3]))
    return left, top, right, bottom


def _area_name(picture: AreaPicture, key: SideKey) -> str:
    own = picture.theaters[key.theater].own(key.party)
    name = picture.file.dataset.label(key.party)
    theater = picture.file.dataset.theaters[key.theater].name
    return f"Side of {name} in {theater}: {count_noun(len(own.everybody), 'actor')}."
