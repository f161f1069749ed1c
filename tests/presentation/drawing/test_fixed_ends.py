"""Lines to sides: where they end, which of them are drawn, and how readable that leaves the map."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from explorer.analysis.areas.area_sides import SideKey
from explorer.data.vocabulary import ActorType, Family
from explorer.graph.view import View, default_view
from explorer.presentation.drawing.fixed_ends import AreaLine, area_line, edge_point
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.drawing.scene import MapDrawing, MapLine
from explorer.presentation.lines import BACK, FORWARD, Line
from explorer.presentation.overlays.overlay import Overlay
from explorer.workspace import Workspace
from samples import actor, dataset, link

BOX = (100.0, 0.0, 200.0, 100.0)
NO_MARKS = np.empty((0, 3))
PIECES = 24

Point = tuple[float, float]


def line(arrows: int, family: Family = Family.SUPPORT) -> Line:
    return Line("a", "b", family, ("one",), arrows, recent=False)


def test_a_line_goes_to_the_side_that_is_helped_or_fought() -> None:
    left, right = SideKey("war", "p"), SideKey("war", "q")
    assert area_line(line(FORWARD), {"b": left}) == AreaLine("a", "b", left)
    assert area_line(line(BACK), {"a": left}) == AreaLine("b", "a", left)
    assert area_line(line(FORWARD), {"a": left}) is None
    assert area_line(line(FORWARD), {"a": left, "b": left}) is None
    assert area_line(line(FORWARD), {"a": left, "b": right}) == AreaLine("a", "b", right)
    assert area_line(line(0, Family.HOSTILITY), {"a": left}) == AreaLine("b", "a", left)
    assert area_line(line(0, Family.COOPERATION), {"b": left}) is None


@pytest.mark.parametrize(
    ("origin", "end"),
    [
        ((20, 40), (100, 40)),
        ((260, 70), (200, 70)),
        ((150, -30), (150, 0)),
        ((150, 140), (150, 100)),
    ],
)
def test_a_line_ends_level_or_upright_where_it_can(origin: Point, end: Point) -> None:
    assert edge_point(origin, BOX, [], NO_MARKS) == end


def test_a_line_keeps_off_marks_and_other_areas() -> None:
    mark = np.array([(60.0, 40.0, 7.0)])
    x, y = edge_point((20, 40), BOX, [], mark)
    assert x == 100
    assert abs(y - 40) > 7
    # Another area lies in the way: the line goes past it.
    x, y = edge_point((20, 75), BOX, [(40.0, 70.0, 80.0, 100.0)], NO_MARKS)
    assert x == 100
    assert y < 70


def drawing_of(workspace: Workspace, theater: str | None) -> MapDrawing:
    view = replace(default_view(workspace.dataset), theater=theater)
    return MapMaker(workspace).drawing(view, Overlay())


def points(one: MapLine) -> list[Point]:
    (ax, ay), (bx, by) = (one.path.start, one.path.end) if one.path.control else one.path.tips
    cx, cy = one.path.control or ((ax + bx) / 2, (ay + by) / 2)
    shares = [k / PIECES for k in range(PIECES + 1)]
    return [
        (
            (1 - t) ** 2 * ax + 2 * t * (1 - t) * cx + t**2 * bx,
            (1 - t) ** 2 * ay + 2 * t * (1 - t) * cy + t**2 * by,
        )
        for t in shares
    ]


def away(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = (point[0] - start[0]) * dx + (point[1] - start[1]) * dy
    share = min(max(along / (dx * dx + dy * dy or 1), 0), 1)
    return math.dist(point, (start[0] + share * dx, start[1] + share * dy))


def do_cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def turn(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


@pytest.mark.parametrize(
    ("theater", "crossings", "hits", "near"),
    [(None, 7, 2, 1), ("syria", 3, 1, 1), ("libya", 1, 1, 0)],
)
def test_the_shipped_map_can_be_read(
    workspace: Workspace, theater: str | None, crossings: int, hits: int, near: int
) -> None:
    """Before there were areas: 44, 71 and 6 crossings; 13, 4 and 2 hits; 14, 18 and 3 too near.

    Of lines drawn at once: how many pairs cross, how often one passes within 3 px of a foreign
    mark, and how many pairs are nearer than 6 px along more than 40.
    """
    drawing = drawing_of(workspace, theater)
    lines = [one for one in drawing.lines.values() if drawing.is_seen(one)]
    ways = {one.id: points(one) for one in lines}
    crossed = close = 0
    for one, other in combinations(lines, 2):
        a, b = ways[one.id], ways[other.id]
        pieces = [(i, j) for i in range(PIECES) for j in range(PIECES)]
        if set(one.ends).isdisjoint(other.ends):
            crossed += any(do_cross(a[i], a[i + 1], b[j], b[j + 1]) for i, j in pieces)
        step = math.dist(a[0], a[-1]) / PIECES
        beside = sum(min(away(p, b[j], b[j + 1]) for j in range(PIECES)) < 6 for p in a)
        close += beside * step > 40
    found = [
        (one.id, mark.id)
        for one in lines
        for mark in drawing.marks.values()
        if mark.id not in one.ends and not (one.is_band and mark.type == "alliance")
        if min(
            away(mark.place, *pair) for pair in zip(ways[one.id], ways[one.id][1:], strict=False)
        )
        < mark.radius + 3
    ]
    assert crossed <= crossings
    assert len(found) <= hits, found
    assert close <= near


def test_a_front_is_drawn_once_and_helpers_fight_behind_it() -> None:
    """Whoever helps a side fights its foe: the front says so. Lines within a side wait too."""
    more = [link(f"n{k}", "contact", f"n{k + 1}") for k in range(70)]
    data = dataset(
        link("p", "combat", "q", "war"),
        link("h", "weapons", "p", "war"),
        link("h", "strikes", "q", "war"),
        link("x", "combat", "q", "war"),
        actor("part", ActorType.ARMED_GROUP),
        link("part", "part-of", "p"),
        link("part", "combat", "q", "war"),
        link("p", "weapons", "part", "war"),
        *more,
        theaters={"war": ("p", "q")},
    )
    drawing = MapMaker(Workspace(data)).drawing(View(), Overlay())
    assert [front.id for front in drawing.fronts] == ["p~q"]
    assert {area.key.party for area in drawing.areas} == {"p", "q"}
    shown = {one.id for one in drawing.lines.values() if not one.is_quiet}
    assert shown == {"h~p~support", "q~x~hostility"}
    assert all(drawing.lines[one].homes for one in shown)


def test_a_line_of_whom_somebody_has_dragged_ends_at_its_marks() -> None:
    data = dataset(
        link("p", "combat", "q", "war"),
        link("h", "weapons", "p", "war"),
        theaters={"war": ("p", "q")},
    )
    maker = MapMaker(Workspace(data))
    assert maker.drawing(View(), Overlay()).lines["h~p~support"].homes
    moved = View(places={"h": (5.0, 5.0)})
    assert maker.drawing(moved, Overlay()).lines["h~p~support"].homes is None
