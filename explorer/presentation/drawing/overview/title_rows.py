"""The headline and the line below it, above the figure of an overview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.overview.fit_words import (
    fitting_lines,
    fitting_or_shortened,
)
from explorer.presentation.drawing.overview.scene import Ink, Piece, TextLine, TextPart

HEADLINE_SIZES = (25.0, 24.0, 23.0, 22.0, 21.0, 20.0, 19.0)
"""Px of a headline on one line, the largest that fits is taken."""

TWO_LINE_SIZE, TWO_LINE_STEP = 21.0, 26.0
"""Px of a headline on two lines, and between these."""

SUBLINE_SIZE = 13.0
"""Px of the line below a headline."""

_CAP_HEIGHT = 0.74


@dataclass(frozen=True, slots=True)
class TitleRows:
    """The pieces above the figure, and by how many px they push it down."""

    pieces: tuple[Piece, ...]
    pushes: float


def title_rows(
    headline: str, subline: Sequence[str], margin: float, width: float, subline_y: float
) -> TitleRows:
    """The headline on one line, else on two, and the longest subline that fits.

    `margin`: px left, right and above. `width`: of the frame. `subline_y`: its baseline below a
    headline of one line.
    """
    room = width - 2 * margin
    size = next(
        (one for one in HEADLINE_SIZES if text_width(headline, one, Weight.BOLD) <= room), None
    )
    lines = [headline]
    if size is None:
        size = TWO_LINE_SIZE
        lines = fitting_lines((headline,), room, 2, size, Weight.BOLD)
    shapes = tuple(
        TextLine(
            margin,
            round(margin + _CAP_HEIGHT * size + TWO_LINE_STEP * index, 1),
            (TextPart(line, weight=Weight.BOLD),),
            size,
        )
        for index, line in enumerate(lines)
        if line
    )
    pushes = TWO_LINE_STEP * (len(lines) - 1) if lines else 0.0
    pieces = []
    if shapes:
        pieces.append(Piece("headline", "headline", shapes, can_be_chosen=False))
    words = fitting_or_shortened(subline, room, SUBLINE_SIZE)
    if words:
        line = TextLine(margin, subline_y + pushes, (TextPart(words, Ink.MUTED),), SUBLINE_SIZE)
        pieces.append(Piece("subline", "subline", (line,), can_be_chosen=False))
    return TitleRows(tuple(pieces), pushes)
