"""The overview in a frame: the layout that a frame and the number of theaters ask for."""

from __future__ import annotations

from explorer.presentation.drawing.overview.cards import cards_overview
from explorer.presentation.drawing.overview.phone import phone_overview
from explorer.presentation.drawing.overview.scene import OverviewDrawing
from explorer.presentation.drawing.overview.wide import wide_overview
from explorer.presentation.overview.content import OverviewContent

LEAST_WIDE = 900.0, 560.0
"""Px across and of height below which the picture of a phone is drawn."""

MOST_WIDE_THEATERS = 3
"""With more theaters than these each is a card."""


def draw_overview(
    content: OverviewContent, width: float, height: float, page: int = 0
) -> OverviewDrawing:
    """An overview in a frame.

    Args:
        content: What it says.
        width: Of the frame, in px, from 320 on.
        height: Of the frame, in px; the picture of a phone may be higher.
        page: Which six theaters, from 0, where there are more than have a place.

    """
    if width < LEAST_WIDE[0] or height < LEAST_WIDE[1]:
        return phone_overview(content, width, height)
    if len(content.theaters) > MOST_WIDE_THEATERS:
        return cards_overview(content, width, height, page)
    return wide_overview(content, width, height)
