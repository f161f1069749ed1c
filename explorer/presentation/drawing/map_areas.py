"""The ground of a map by areas: the areas of sides, and the fronts between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.analysis.areas.area_picture import AreaPicture
from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.held_links import Doubt
from explorer.analysis.areas.side_hues import Hue
from explorer.data.ids import pair_id
from explorer.data.words import count_noun
from explorer.layout import AreaMap
from explorer.presentation.drawing.fit import Fit, Rectangle
from explorer.presentation.drawing.outline import Point
from explorer.presentation.drawing.overview.border_strokes import shared_border
from explorer.presentation.drawing.overview.front_lines import (
    PARTS_WIDTH,
    WAR_WIDTH,
    dashes_along,
)
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
    """

    id: str
    theater: str
    start: Point
    end: Point
    width: float
    dashes: Point | None
    state: FrontState
    name: str


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


def map_fronts(
    picture: AreaPicture, areas: Mapping[SideKey, Rectangle], fit: Fit, day: int
) -> tuple[MapFront, ...]:
    """The fronts of a map between areas that share a border, in px of its picture.

    `day`: the last of the days shown, an ordinal.
    """
    labels = Labels(picture, day)
    found = []
    for theater in picture.theaters.values():
        for one in theater.fronts:
            boxes = [areas.get(SideKey(theater.theater, side)) for side in one.parties]
            border = shared_border(boxes[0], boxes[1]) if boxes[0] and boxes[1] else None
            if border is None:
                continue
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
                    pair_id(*sorted(one.parties)),
                    theater.theater,
                    start,
                    end,
                    round(width, 1),
                    dashes,
                    one.state,
                    front(one, labels).sentence,
                )
            )
    return tuple(found)


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
