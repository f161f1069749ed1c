"""The path of a line between two marks: where it begins, how it bends, its arrowheads.

assets/scripts/map/line-path.js does the same while a mark is dragged; a test holds them equal.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.presentation.drawing.outline import Outline, Point, edge_distance
from explorer.presentation.drawing.svg_markup import number
from explorer.presentation.lines import BACK, FORWARD

LANE_GAP = 14.0
"""How far two lines between the same marks are apart in their middle, in px."""

EDGE_GAP = 1.0
"""Between a line's end and the edge of its mark, in px."""

TURN_RADIUS = 8.0
"""Of a corner where a line turns, in px; less where its pieces are short."""

HEAD_OVERLAP = 0.8
"""The share of an arrowhead's length that the line leaves free, so that its tip is sharp."""


@dataclass(frozen=True, slots=True)
class LineEnd:
    """Where a line ends: the centre of its mark in px, and the mark's outline around it."""

    centre: Point
    outline: Outline


@dataclass(frozen=True, slots=True)
class LinePath:
    """A line as SVG paths, and its points in px for whoever has to measure it.

    `stroke`: the line; `head`: its arrowheads, "" without one. `start`, `control`, `end`: of
    the quadratic curve; `control` is None where the line is straight. `tips`: the points at
    the marks' edges, at the first end and at the second. `corners`: of a line that turns.
    """

    stroke: str
    head: str
    start: Point
    control: Point | None
    end: Point
    tips: tuple[Point, Point]
    corners: tuple[Point, ...] = ()

    @property
    def way(self) -> tuple[Point, ...]:
        """The points of a line that does not bend, from tip to tip."""
        return (self.tips[0], *self.corners, self.tips[1])


def arrow_size(width: float) -> Point:
    """Length and half height in px of the arrowhead of a line that is so many px wide."""
    return 5 + 1.5 * width, 3.2 + 0.95 * width


def line_path(first: LineEnd, second: LineEnd, lane: float, arrows: int, width: float) -> LinePath:
    """The path of a line.

    Args:
        first: The end whose id comes first.
        second: The other end.
        lane: By how many `LANE_GAP` it bends to the left of its way from first to second,
            seen on the screen to the right of a line that goes up; 0 is straight.
        arrows: 0, `FORWARD` (at the second end), `BACK` or both.
        width: Of the line, in px.

    Marks that are too near each other for a line with arrows get a straight one without,
    from centre to centre, which the marks cover.

    """
    distance = math.dist(first.centre, second.centre)
    length, _ = arrow_size(width)
    if distance == 0:
        return _bare(first.centre, second.centre)
    control = control_point(first.centre, second.centre, lane)
    from_first = _direction(first.centre, control or second.centre)
    from_second = _direction(second.centre, control or first.centre)
    near = edge_distance(first.outline, from_first) + EDGE_GAP
    far = edge_distance(second.outline, from_second) + EDGE_GAP
    room = near + far
    room += HEAD_OVERLAP * length * ((arrows & FORWARD > 0) + (arrows & BACK > 0))
    if room >= distance:
        return _bare(first.centre, second.centre)
    tips = (_moved(first.centre, from_first, near), _moved(second.centre, from_second, far))
    return _with_heads(tips, (from_first, from_second), control, arrows, width)


def fixed_path(way: Sequence[Point], arrows: int, width: float) -> LinePath:
    """The path of a line along some points, wherever its marks are, with round corners.

    The other arguments are those of `line_path`. Points too near each other get a line without
    arrows.
    """
    length, _ = arrow_size(width)
    heads = (arrows & FORWARD > 0) + (arrows & BACK > 0)
    tips, corners = (way[0], way[-1]), tuple(way[1:-1])
    if not corners and HEAD_OVERLAP * length * heads >= math.dist(*tips):
        return _bare(*tips)
    ways = _direction(way[0], way[1]), _direction(way[-1], way[-2])
    return _with_heads(tips, ways, None, arrows, width, corners=corners)


def end_tips(first: LineEnd, second: LineEnd) -> tuple[Point, Point]:
    """Where a straight line between two marks, or points (an outline of 0), begins and ends."""
    ways = _direction(first.centre, second.centre), _direction(second.centre, first.centre)
    near = edge_distance(first.outline, ways[0]) + EDGE_GAP
    far = edge_distance(second.outline, ways[1]) + EDGE_GAP
    tips = _moved(first.centre, ways[0], near), _moved(second.centre, ways[1], far)
    # As the page reads them.
    return (_tenths(tips[0]), _tenths(tips[1]))


def trimmed_way(way: tuple[Point, ...], first: LineEnd, second: LineEnd) -> tuple[Point, ...]:
    """A way between two marks, or to an edge, cut off where its marks or that edge begin."""
    ends = [
        end if way[at] == end.centre else LineEnd(way[at], 0.0)
        for at, end in ((0, first), (-1, second))
    ]
    if len(way) == 2:
        return end_tips(*ends)
    near = end_tips(ends[0], LineEnd(way[1], 0.0))[0]
    far = end_tips(LineEnd(way[-2], 0.0), ends[1])[1]
    return (near, *way[1:-1], far)


def _tenths(point: Point) -> Point:
    return round(point[0], 1), round(point[1], 1)


def _with_heads(
    tips: tuple[Point, Point],
    ways: tuple[Point, Point],
    control: Point | None,
    arrows: int,
    width: float,
    *,
    corners: tuple[Point, ...] = (),
) -> LinePath:
    """A line from tip to tip with its arrowheads; `ways`: from each tip into the line."""
    length, half = arrow_size(width)
    start, end = tips
    heads = []
    if arrows & BACK:
        start = _moved(tips[0], ways[0], HEAD_OVERLAP * length)
        heads.append(_head(tips[0], ways[0], length, half))
    if arrows & FORWARD:
        end = _moved(tips[1], ways[1], HEAD_OVERLAP * length)
        heads.append(_head(tips[1], ways[1], length, half))
    if corners:
        stroke = _rounded((start, *corners, end))
    else:
        curve = f"Q{_text(control)} " if control else "L"
        stroke = f"M{_text(start)}{curve}{_text(end)}"
    return LinePath(stroke, "".join(heads), start, control, end, tips, corners)


def _rounded(way: Sequence[Point]) -> str:
    """A line along some points whose corners are round."""
    found = [f"M{_text(way[0])}"]
    for before, corner, after in zip(way, way[1:], way[2:], strict=False):
        room = min(TURN_RADIUS, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        near = _moved(corner, _direction(corner, before), room)
        far = _moved(corner, _direction(corner, after), room)
        found.append(f"L{_text(near)}Q{_text(corner)} {_text(far)}")
    return f"{''.join(found)}L{_text(way[-1])}"


def control_point(first: Point, second: Point, lane: float) -> Point | None:
    """Towards where a line between two centres bends; None where it is straight."""
    (ax, ay), (bx, by) = first, second
    dx, dy = bx - ax, by - ay
    distance = math.hypot(dx, dy)
    if not (lane and distance):
        return None
    bend = 2 * LANE_GAP * lane / distance
    return (ax + bx) / 2 - dy * bend, (ay + by) / 2 + dx * bend


def _bare(first: Point, second: Point) -> LinePath:
    stroke = f"M{_text(first)}L{_text(second)}"
    return LinePath(stroke, "", first, None, second, (first, second))


def _direction(start: Point, towards: Point) -> Point:
    dx, dy = towards[0] - start[0], towards[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    return dx / length, dy / length


def _moved(point: Point, direction: Point, by: float) -> Point:
    return point[0] + direction[0] * by, point[1] + direction[1] * by


def _head(tip: Point, away: Point, length: float, half: float) -> str:
    """A triangle with its tip at a point; `away` is the direction from which it comes."""
    x, y = _moved(tip, away, length)
    left = (x - away[1] * half, y + away[0] * half)
    right = (x + away[1] * half, y - away[0] * half)
    return f"M{_text(tip)}L{_text(left)}L{_text(right)}Z"


def _text(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
