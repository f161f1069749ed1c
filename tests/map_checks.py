"""A map as it is drawn, measured by the conditions of the grammar."""

from __future__ import annotations

from collections.abc import Hashable

from explorer.graph.view import View
from explorer.layout import AreaMap
from explorer.layout.area_faults import MapFaults, MapThings, MapWay, count_faults
from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.line_path import LinePath
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.drawing.outline import Point
from explorer.presentation.drawing.scene import MapDrawing
from explorer.presentation.drawing.strong_lines import is_strong
from explorer.presentation.lines import bundle_lines
from explorer.presentation.overlays.overlay import Overlay
from explorer.workspace import Workspace

CURVE_PIECES = 24
"""Of how many straight pieces a curve is taken to be."""


def drawn_way(path: LinePath) -> tuple[Point, ...]:
    """The points of a line from tip to tip."""
    if path.control is None:
        return path.way
    (ax, ay), (cx, cy), (bx, by) = path.start, path.control, path.end
    shares = [k / CURVE_PIECES for k in range(CURVE_PIECES + 1)]
    return tuple(
        (
            (1 - t) ** 2 * ax + 2 * t * (1 - t) * cx + t**2 * bx,
            (1 - t) ** 2 * ay + 2 * t * (1 - t) * cy + t**2 * by,
        )
        for t in shares
    )


def map_faults(workspace: Workspace, view: View) -> MapFaults:
    """What is wrong with the strong lines and the labels of a map by areas, at zoom 1."""
    drawing = MapMaker(workspace).drawing(view, Overlay())
    layout = workspace.shown(view).layout
    assert isinstance(layout, AreaMap)
    strong = {
        line.id
        for line in bundle_lines(workspace.shown(view).drawn, view.last_day)
        if is_strong(workspace.dataset, line, layout.rivals)
    }
    # What the rivals have signed stands on the band between them.
    lines = [
        MapWay(
            line.ends,
            drawn_way(line.path),
            frozenset(layout.sides[end] for end in line.ends if end in layout.sides),
        )
        for line in drawing.lines.values()
        if line.id in strong and not (line.is_quiet or line.is_band or line.is_in_band)
    ]
    return count_faults(lines, drawn_things(drawing, layout))


def drawn_things(drawing: MapDrawing, layout: AreaMap) -> MapThings:
    """The areas, marks and labels of a map by areas, at zoom 1."""
    areas: dict[Hashable, Rectangle] = {area.key: area.box for area in drawing.areas}
    labels = {}
    for mark in drawing.marks.values():
        for spot in mark.label.spots if mark.label else ():
            if spot.is_shown(1.0):
                (x, y), (left, top, right, bottom) = mark.place, spot.box
                labels[mark.id] = (x + left, y + top, x + right, y + bottom)
    return MapThings(
        areas,
        {mark.id: (*mark.place, mark.radius) for mark in drawing.marks.values()},
        labels,
        {node: key for node, key in layout.sides.items() if key in areas},
    )
