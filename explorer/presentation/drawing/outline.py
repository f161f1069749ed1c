"""The outlines of marks: what shape stands for a type, and where a line meets it."""

from __future__ import annotations

import math

from explorer.presentation.theme import NODE_SHAPES

Point = tuple[float, float]
Outline = float | tuple[Point, ...]
"""The radius of a circle, or the corners of a polygon around its centre, in px."""


OUTLINE_REACHES: dict[str, float] = {
    type_: max((math.hypot(x, y) for x, y in corners), default=1.0)
    for type_, corners in NODE_SHAPES.items()
}
"""How far the farthest corner of a type's mark is from its centre, as a share of its radius."""


def mark_outline(type_: str, radius: float) -> Outline:
    """The outline of a mark of a type (or `ALLIANCE_TYPE`), `radius` px to each side at most.

    Corners have one decimal, as they are written into the picture.
    """
    corners = NODE_SHAPES[type_]
    if not corners:
        return round(radius, 1)
    return tuple((round(radius * x, 1), round(radius * y, 1)) for x, y in corners)


def edge_distance(outline: Outline, direction: Point) -> float:
    """How far an outline's edge lies from its centre, in px, in a direction of length 1.

    Where a ray crosses the outline of a star more than once, the farthest crossing counts.
    """
    if isinstance(outline, float | int):
        return float(outline)
    dx, dy = direction
    farthest = 0.0
    for (x1, y1), (x2, y2) in zip(outline, (*outline[1:], outline[0]), strict=True):
        across = dx * (y2 - y1) - dy * (x2 - x1)
        if across == 0:
            continue
        along = (x1 * (y2 - y1) - y1 * (x2 - x1)) / across
        share = (x1 * dy - y1 * dx) / across
        if -1e-9 <= share <= 1 + 1e-9 and along > farthest:
            farthest = along
    return farthest
