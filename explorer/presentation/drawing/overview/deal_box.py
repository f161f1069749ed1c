"""The box of what the two rivals deal in, and the band on which it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.overview.fit_words import fitting, fitting_lines
from explorer.presentation.drawing.overview.room_words import balanced_lines
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Ink,
    Panel,
    Shape,
    TextLine,
    TextPart,
)
from explorer.presentation.overview.content import DealBox

BAND_WIDTH, DEAL_EDGE_WIDTH = 14.0, 1.5
"""Px of the band between the rivals, and of its edges and of those of the box."""

HEADING_SIZE, BOX_PAD = 14.0, 10.0
"""Px of the heading, and of ground left and right of the words."""

MOST_DEAL_LINES = 4
"""How many lines a box has besides its heading and what stands between the two."""

LOW_BOX = 4.0
"""Px by which a box may come nearer than usual to what is below it, for the date of what stands
between the two."""

_STEP, _HEADING_DOWN, _AGAINST_STEP, _END = 16.0, 20.0, 19.0, 10.0
_HEADING_STEP = 17.0


@dataclass(frozen=True, slots=True)
class BoxWords:
    """The lines of a deal box at some width, and how high the box has to be, in px."""

    heading: tuple[str, ...]
    lines: tuple[str, ...]
    against: tuple[str, ...]

    @property
    def low_px(self) -> float:
        """How much of its height what stands between the two takes beyond one line."""
        return _STEP * max(len(self.against) - 1, 0)

    @property
    def height(self) -> float:
        """The height of the box."""
        height = _HEADING_DOWN + _HEADING_STEP * (len(self.heading) - 1) + _END
        if self.lines:
            height += 19 + _STEP * (len(self.lines) - 1)
        if self.against:
            height += _AGAINST_STEP + _STEP * (len(self.against) - 1)
        return height


def wanted_box_width(deals: DealBox, most: float) -> float:
    """How wide in px a box is whose words are written on a line each, as full as `most` allows."""
    variants = [lines for lines in (*deals.lines[:MOST_DEAL_LINES], deals.against) if lines]
    words = [fitting(lines, most - 2 * BOX_PAD, 12) or lines[-1] for lines in variants]
    widest = max((text_width(line, 12) for line in words), default=0.0)
    heading = text_width(deals.heading, HEADING_SIZE, Weight.BOLD)
    return max(widest, heading) + 2 * BOX_PAD


def box_words(deals: DealBox, width: float, height: float) -> BoxWords | None:
    """The words of a box of a width, at most so high, in px; None where not even one line fits.

    First in full, then shorter; lines too long for a narrow box are broken, and the last ones go
    where there is no room.
    """
    room = width - 2 * BOX_PAD
    heading = tuple(fitting_lines((deals.heading,), room, 3, HEADING_SIZE, Weight.BOLD))
    against = tuple(_lines(deals.against, room, 3))
    dated = tuple(fullest_in_two(deals.against, room)) or against
    for kept in range(min(len(deals.lines), MOST_DEAL_LINES), -1, -1):
        lines = tuple(line for one in deals.lines[:kept] for line in _lines(one, room, 2))
        full, words = BoxWords(heading, lines, dated), BoxWords(heading, lines, against)
        # The date takes no room above the box: words of the upper rival's lines stand there.
        if full.height + full.low_px <= height + 2 * LOW_BOX:
            return full
        if words.height <= height:
            return words
    words = BoxWords(heading, (), ())
    return words if heading and words.height <= height else None


def fullest_in_two(
    variants: Sequence[str], room: float, weight: Weight = Weight.REGULAR
) -> list[str]:
    """The first of several texts that two lines of `room` px hold, in lines; else nothing."""
    for text in variants:
        lines = balanced_lines(text, room, 12, weight)
        if len(lines) <= 2 and all(text_width(line, 12, weight) <= room for line in lines):
            return lines
    return []


def _lines(variants: tuple[str, ...], room: float, most: int) -> list[str]:
    found = fitting(variants, room, 12)
    return [found] if found else fitting_lines(variants, room, most, 12)


def deal_box_shapes(words: BoxWords, box: Rectangle) -> list[Shape]:
    """The box with its words, centred."""
    left, top, right, _ = box
    x = (left + right) / 2
    shapes: list[Shape] = [Panel(box, Ink.GROUND, 10.0, Ink.DEAL_EDGE, DEAL_EDGE_WIDTH)]
    y = top + _HEADING_DOWN
    for index, line in enumerate(words.heading):
        y += _HEADING_STEP if index else 0
        run = TextPart(line, Ink.DEAL_TEXT, Weight.BOLD)
        shapes.append(TextLine(x, y, (run,), HEADING_SIZE, "middle"))
    for index, line in enumerate(words.lines):
        y += _STEP if index else 19
        shapes.append(TextLine(x, y, (TextPart(line),), 12.0, "middle"))
    for index, line in enumerate(words.against):
        y += _STEP if index else _AGAINST_STEP
        shapes.append(TextLine(x, y, (TextPart(line, Ink.FIGHT),), 12.0, "middle"))
    return shapes


def deal_band(corners: tuple[tuple[float, float], ...], *, is_filled: bool) -> DrawnStroke:
    """The band between the rivals; not filled where they only talk, or may not deal."""
    fill = Ink.DEAL_BAND if is_filled else Ink.GROUND
    return DrawnStroke(
        corners,
        BAND_WIDTH,
        fill,
        corner=10,
        edge=Ink.DEAL_EDGE,
        edge_width=DEAL_EDGE_WIDTH,
    )
