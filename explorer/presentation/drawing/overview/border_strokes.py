"""The lines of fronts: along the border that two areas share, in the way of what it is."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.held_links import Doubt
from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.overview.front_lines import (
    PARTS_WIDTH,
    WAR_WIDTH,
    dashes_along,
)
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Ink,
    LineStyle,
    Paint,
)
from explorer.presentation.overview.content import Front

WIDEST_LANE = 24.0
"""How far apart in px two areas may be that still share a border."""

LEAST_BORDER = 14.0
"""How long in px a border is at least."""


@dataclass(frozen=True, slots=True)
class Border:
    """A straight line between two areas; `lane`: how far they are apart in px."""

    start: tuple[float, float]
    end: tuple[float, float]
    lane: float


def shared_border(one: Rectangle, other: Rectangle) -> Border | None:
    """The middle of the lane between two areas, as long as both; None if they are no neighbours."""
    top, bottom = max(one[1], other[1]), min(one[3], other[3])
    left, right = max(one[0], other[0]), min(one[2], other[2])
    if bottom - top >= LEAST_BORDER and 0 < left - right <= WIDEST_LANE:
        middle = (left + right) / 2
        return Border((middle, top), (middle, bottom), left - right)
    if right - left >= LEAST_BORDER and 0 < top - bottom <= WIDEST_LANE:
        middle = (top + bottom) / 2
        return Border((left, middle), (right, middle), top - bottom)
    return None


def front_stroke(front: Front, border: Border) -> DrawnStroke:
    """The line of a front along a border."""
    corners = (border.start, border.end)
    length = abs(border.end[0] - border.start[0]) + abs(border.end[1] - border.start[1])
    if front.state is FrontState.CEASEFIRE:
        return DrawnStroke(corners, WAR_WIDTH, Ink.MUTED)
    if front.state is FrontState.LAST_REPORTED:
        return DrawnStroke(corners, WAR_WIDTH - 1, Ink.AREA, edge=Ink.FIGHT, edge_width=1.0)
    by_parts = front.state is FrontState.PARTS
    width = PARTS_WIDTH if by_parts else WAR_WIDTH
    if front.doubt is not Doubt.NONE:
        width /= 2
    dashes = dashes_along(length, *((7.0, 4.0) if by_parts else (10.0, 5.0)))
    return DrawnStroke(corners, width, Ink.FIGHT, LineStyle.DASHED, dashes)


def front_paint(front: Front) -> Paint:
    """The colour of the words of a front."""
    return Ink.MUTED if front.state is FrontState.CEASEFIRE else Ink.FIGHT
