"""What stands above the cards: headline, subline, and which page of them this is."""

from __future__ import annotations

from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.overview.card_plan import page_count
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
from explorer.presentation.overview.content import PAGE_SIZE, OverviewContent

CARD_MARGIN = 24.0
"""Px between the cards and the sides of the frame."""

_BUTTON, _HALF, _BUTTON_GAP = 46.0, 11.5, 10.0


def card_opening(content: OverviewContent, width: float, page: int) -> tuple[list[Piece], float]:
    """Headline, subline and the way to other pages; and the y at which the figure begins.

    `width`: of the frame, in px. `page`: which one it is, from 1.
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
    pager = _pager(content, width, baseline, page)
    if content.subline:
        said = text_width(_shown_theaters(len(content.theaters), page), 13.0)
        taken = said + 2 * _BUTTON + 4 * _BUTTON_GAP if pager else 0.0
        words = fitting_or_shortened(content.subline, room - taken, 13.0)
        subline = TextLine(CARD_MARGIN, baseline, (TextPart(words, Ink.MUTED),), 13.0)
        pieces.append(Piece("subline", "subline", (subline,), can_be_chosen=False))
    return [*pieces, *pager], baseline + 20


def _pager(content: OverviewContent, width: float, baseline: float, page: int) -> list[Piece]:
    """Which theaters these are, and a button to those before them and to those after."""
    count = len(content.theaters)
    pages = page_count(count)
    if pages < 2:
        return []
    right, middle = width - CARD_MARGIN, baseline - 3.5
    said = _shown_theaters(count, page)
    between = text_width(said, 13.0) + 2 * _BUTTON_GAP
    words = TextLine(
        right - _BUTTON - between / 2, baseline, (TextPart(said, Ink.MUTED),), 13.0, "middle"
    )
    found = [Piece("pages", "page", (words,), can_be_chosen=False)]
    for name, sign, target, left in (
        ("page-back", "Back", page - 1, right - between - 2 * _BUTTON),
        ("page-next", "Next", page + 1, right - _BUTTON),
    ):
        if 1 <= target <= pages:
            box = (left, middle - _HALF, left + _BUTTON, middle + _HALF)
            sign_words = (TextPart(sign, Ink.INK, Weight.SEMIBOLD),)
            shapes: tuple[Shape, ...] = (
                Panel(box, Ink.AREA, 6.0, Ink.MUTED, 1.0),
                TextLine(left + _BUTTON / 2, baseline, sign_words, 12.5, "middle"),
            )
            sentence = f"{sign}: {_shown_theaters(count, target)}."
            found.append(Piece(name, "page", shapes, sentence, {"page": str(target)}))
    return found


def _shown_theaters(count: int, page: int) -> str:
    """Which of so many theaters a page shows: "theaters 7 to 12 of 14"."""
    first, last = (page - 1) * PAGE_SIZE + 1, min(page * PAGE_SIZE, count)
    if first == last:
        return f"theater {first} of {count}"
    return f"theaters {first} to {last} of {count}"
