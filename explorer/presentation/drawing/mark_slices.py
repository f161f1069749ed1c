"""The slices of a mark that has several colours: equal wedges around its centre."""

from __future__ import annotations

import math
from collections.abc import Sequence

from explorer.presentation.drawing.outline import Outline, Point
from explorer.presentation.drawing.svg_markup import number

_START = math.pi / 2
"""The angle at which the first slice begins: at the bottom, so that of two it is the left half.

Angles grow clockwise, as y points down.
"""


def slice_path(outline: Outline, index: int, count: int) -> str:
    """A slice as the data of an SVG path, around the centre of the mark.

    Args:
        outline: What is sliced: the radius of a disc, or the corners of a polygon.
        index: Which slice, from 0; they follow each other clockwise.
        count: How many there are, 2 or more.

    Returns:
        The path; "" where the polygon has no part in the wedge.

    """
    first, last = _angles(index, count)
    if isinstance(outline, float | int):
        return f"M0 0L{_arc(float(outline), first, last)}Z"
    corners: Sequence[Point] = outline
    # The wedge is what lies clockwise of its first edge and not clockwise of its last.
    corners = _clipped(corners, _direction(first), 1.0)
    if count > 2:
        corners = _clipped(corners, _direction(last), -1.0)
    if len(corners) < 3:
        return ""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in corners) + "Z"


def arc_path(radius: float, index: int, count: int) -> str:
    """The part of a ring that belongs to a slice, as the data of an SVG path; radius in px."""
    return f"M{_arc(radius, *_angles(index, count))}"


def _angles(index: int, count: int) -> tuple[float, float]:
    step = 2 * math.pi / count
    return _START + index * step, _START + (index + 1) * step


def _direction(angle: float) -> Point:
    return math.cos(angle), math.sin(angle)


def _arc(radius: float, first: float, last: float) -> str:
    """From one angle clockwise to another."""
    start, end = (
        f"{number(radius * x)} {number(radius * y)}" for x, y in map(_direction, (first, last))
    )
    size = number(radius)
    return f"{start}A{size} {size} 0 {int(last - first > math.pi + 1e-9)} 1 {end}"


def _clipped(corners: Sequence[Point], edge: Point, side: float) -> list[Point]:
    """The part of a polygon on one side of a line through the centre.

    After Sutherland and Hodgman, "Reentrant polygon clipping", Communications of the ACM 1974.
    `side`: 1 for what lies clockwise of the direction `edge`, -1 for the rest.
    """
    found: list[Point] = []
    for at, corner in enumerate(corners):
        before = corners[at - 1]
        here, there = (side * (edge[0] * y - edge[1] * x) for x, y in (corner, before))
        if (here < 0) != (there < 0):
            share = there / (there - here)
            found.append(
                (
                    before[0] + share * (corner[0] - before[0]),
                    before[1] + share * (corner[1] - before[1]),
                )
            )
        if here >= 0:
            found.append(corner)
    return found
