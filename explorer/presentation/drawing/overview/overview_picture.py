"""The overview in a frame: the layout that a frame and the number of theaters ask for."""

from __future__ import annotations

from explorer.presentation.drawing.overview.cards import cards_overview
from explorer.presentation.drawing.overview.phone import phone_overview
from explorer.presentation.drawing.overview.scene import OverviewDrawing
from explorer.presentation.drawing.overview.wide import (
    LEAST_LOW_WIDTHS,
    LEAST_WIDE_HEIGHT,
    LEAST_WIDE_WIDTH,
    low_overview,
    wide_overview,
)
from explorer.presentation.overview.content import OverviewContent
from explorer.presentation.overview.helper_rows import FEW_THEATERS

_LOW = 1.4
"""From how many times as wide as it is high a frame is low."""


def draw_overview(
    content: OverviewContent, width: float, height: float, page: int = 1
) -> OverviewDrawing:
    """An overview in a frame.

    Args:
        content: What it says.
        width: Of the frame, in px, from 320 on.
        height: Of the frame, in px; the picture of a phone or of a low frame may be higher.
        page: Which six theaters, from 1, where there are more than have a place; the last ones
            where there are fewer pages. A phone scrolls past all of them.

    """
    count = len(content.theaters)
    is_low = height < min(LEAST_WIDE_HEIGHT, width / _LOW)
    if is_low and count <= FEW_THEATERS and width >= LEAST_LOW_WIDTHS[count]:
        return low_overview(content, width, height)
    if width < LEAST_WIDE_WIDTH or height < LEAST_WIDE_HEIGHT:
        return phone_overview(content, width, height)
    if count > FEW_THEATERS:
        return cards_overview(content, width, height, page)
    return wide_overview(content, width, height)
