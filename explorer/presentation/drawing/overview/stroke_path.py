"""The way of a line of the overview: its bends, and the arrowhead at its end."""

from __future__ import annotations

import math
from collections.abc import Sequence

from explorer.presentation.drawing.line_path import arrow_size
from explorer.presentation.drawing.outline import Point
from explorer.presentation.drawing.overview.scene import DrawnStroke, LineStyle
from explorer.presentation.drawing.svg_markup import number
from explorer.presentation.theme import HOLLOW_EDGE, HOLLOW_LEAST

HEAD_LAP = 1.0
"""How far a line reaches into its arrowhead, in px."""

HOLLOW_CORE_LEAST = 1.2
"""The least width in px of the ground within a hollow line."""


def drawn_widths(stroke: DrawnStroke) -> tuple[float, float]:
    """How wide a line is drawn, and the ground within it (0 where it is not hollow), in px."""
    if stroke.style is not LineStyle.HOLLOW:
        return stroke.width, 0.0
    return max(stroke.width, HOLLOW_LEAST), max(stroke.width - HOLLOW_EDGE, HOLLOW_CORE_LEAST)


def head_size(stroke: DrawnStroke) -> tuple[float, float]:
    """Length and half height in px of the arrowhead of a line; nothing where it has none."""
    return arrow_size(stroke.width) if stroke.head else (0.0, 0.0)


def stroke_path(stroke: DrawnStroke) -> str:
    """The line as the data of an SVG path; it ends within its arrowhead."""
    corners = list(stroke.corners)
    if stroke.head:
        length, _ = head_size(stroke)
        corners[-1] = towards(corners[-1], corners[-2], length - HEAD_LAP)
    return bent_path(corners, stroke.corner)


def bent_path(corners: Sequence[Point], radius: float) -> str:
    """A path through corners, each rounded by `radius` px or as far as its two lines allow."""
    parts = [f"M{_text(corners[0])}"]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        reach = min(radius, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        if reach > 0:
            start, end = towards(corner, before, reach), towards(corner, after, reach)
            parts.append(f"L{_text(start)}Q{_text(corner)} {_text(end)}")
        else:
            parts.append(f"L{_text(corner)}")
    parts.append(f"L{_text(corners[-1])}")
    return "".join(parts)


def head_corners(stroke: DrawnStroke) -> tuple[Point, Point, Point]:
    """The three corners of the arrowhead of a line, its tip first."""
    length, half = head_size(stroke)
    tip, before = stroke.corners[-1], stroke.corners[-2]
    base = towards(tip, before, length)
    away = (base[0] - tip[0]) / length, (base[1] - tip[1]) / length
    return (
        tip,
        (base[0] - away[1] * half, base[1] + away[0] * half),
        (base[0] + away[1] * half, base[1] - away[0] * half),
    )


def towards(start: Point, end: Point, by: float) -> Point:
    """A point `by` px from a start on the way to an end."""
    distance = math.dist(start, end) or 1.0
    share = by / distance
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _text(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
