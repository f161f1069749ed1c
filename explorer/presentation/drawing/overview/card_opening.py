"""What stands above the cards: headline, subline, and which page of them this is."""

from __future__ import annotations

from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.overview.fit_words import fitting_or_shortened
from explorer.presentation.drawing.overview.room_words import balanced_lines
from explorer.presentation.drawing.overview.scene import (
    Ink,
    Panel,
    Piece,
    Shape,
    TextLine,
    TextPart,
)
from explorer.presentation.overview.content import OverviewContent

CARD_MARGIN = 24.0
"""Px between the cards and the sides of the frame."""


def card_opening(
    content: OverviewContent, width: float, page: int, pages: int
) -> tuple[list[Piece], float]:
    """Headline, subline and the way to other pages; and the y at which the figure begins.

    `width`: of the frame, in px. `page`: which one it is, of so many `pages`, from 0.
    """
    room = width - 2 * CARD_MARGIN
    size = next(
        (
            float(size)
            for size in range(25, 18, -1)
            if text_width(content.headline, size, Weight.BOLD) <= room
        ),
        0.0,
    )
    lines = [content.headline]
    if not size:
        size = 21.0
        lines = balanced_lines(content.headline, room, size, Weight.BOLD)
    if len(lines) > 2:
        rest = fitting_or_shortened((" ".join(lines[1:]),), room, size, Weight.BOLD)
        lines = [lines[0], rest]
    first = CARD_MARGIN + 0.74 * size
    texts = tuple(
        TextLine(CARD_MARGIN, first + index * 26, (TextPart(line, Ink.INK, Weight.BOLD),), size)
        for index, line in enumerate(lines)
    )
    pieces = [Piece("headline", "headline", texts, can_be_chosen=False)] if lines[0] else []
    baseline = 66.0 + 26 * (len(lines) - 1)
    pager = _pager(width, baseline, page, pages)
    if content.subline:
        taken = 170.0 if pager else 0.0
        words = fitting_or_shortened(content.subline, room - taken, 13.0)
        subline = TextLine(CARD_MARGIN, baseline, (TextPart(words, Ink.MUTED),), 13.0)
        pieces.append(Piece("subline", "subline", (subline,), can_be_chosen=False))
    return [*pieces, *pager], baseline + 20


def _pager(width: float, baseline: float, page: int, pages: int) -> list[Piece]:
    """Which page this is, and a button to the one before and to the next."""
    if pages < 2:
        return []
    right, middle = width - CARD_MARGIN, baseline - 4.5
    words = TextLine(
        right - 77, baseline, (TextPart(f"{page + 1} of {pages}", Ink.MUTED),), 13.0, "middle"
    )
    found = [Piece("pages", "page", (words,), can_be_chosen=False)]
    for sign, target, left, said in (
        ("Back", page - 1, right - 154, "The theaters before these."),
        ("Next", page + 1, right - 46, "The theaters after these."),
    ):
        if 0 <= target < pages:
            box = (left, middle - 13, left + 46, middle + 13)
            shapes: tuple[Shape, ...] = (
                Panel(box, Ink.AREA, 6.0, Ink.MUTED, 1.0),
                TextLine(
                    left + 23,
                    middle + 4.2,
                    (TextPart(sign, Ink.INK, Weight.SEMIBOLD),),
                    12.5,
                    "middle",
                ),
            )
            found.append(Piece(f"page-{target}", "page", shapes, said, {"page": str(target)}))
    return found
