"""Draws the coalitions and pacts that join two sides of a theater, as brackets with a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.overview.fit_words import fitting_lines
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Ink,
    Piece,
    Shape,
    TextLine,
    TextPart,
)
from explorer.presentation.drawing.overview.shape_boxes import TakenRoom, shape_boxes
from explorer.presentation.drawing.overview.theater_places import (
    OUTER_LANE,
    UPRIGHT_LANE,
    PlacedSide,
    PlacedTheater,
)
from explorer.presentation.overview.content import SharedTie

TIE_LINE_WIDTH = 3.0
"""Px of the line of a bracket."""

_IN = 12.0
_TEXT_SIZE, _TEXT_STEP = 12.0, 15.1


def tie_pieces(theater: PlacedTheater, ties: Sequence[SharedTie], room: TakenRoom) -> list[Piece]:
    """The brackets that have room in the lanes of a theater, with their names.

    `room`: what is taken; what is drawn is taken too. Ties without room are left out: their sides
    are there all the same.
    """
    pieces = []
    for tie in ties:
        one, other = (theater.side_of(party) for party in tie.parties)
        if tie.theater != theater.theater.id or one is None or other is None:
            continue
        for line, words in _ways(theater, one, other, tie):
            if not _lies_in(theater, [line, *words]):
                continue
            if room.has_room([line], 0.0) and room.has_room(words):
                room.take([line, *words])
                pieces.append(Piece(tie.id, "tie", (line, *words), tie.sentence or tie.label))
                break
    return pieces


def _lies_in(theater: PlacedTheater, shapes: Sequence[Shape]) -> bool:
    """Whether shapes lie within a theater's area, clear of its edge."""
    left, top, right, bottom = theater.box
    return all(
        box[0] >= left + 1 and box[1] >= top + 1 and box[2] <= right - 1 and box[3] <= bottom - 1
        for shape in shapes
        for box in shape_boxes(shape)
    )


def _ways(
    theater: PlacedTheater, one: PlacedSide, other: PlacedSide, tie: SharedTie
) -> Iterator[tuple[DrawnStroke, list[Shape]]]:
    if one.box[0] > other.box[0]:
        one, other = other, one
    gap = other.box[0] - one.box[2]
    if 0 < gap <= UPRIGHT_LANE + 1:
        yield from _across_and_in(one.box, other.box, tie, to_right=True)
        yield from _across_and_in(other.box, one.box, tie, to_right=False)
    upper, lower = sorted((one, other), key=lambda side: side.box[1])
    left, right = max(one.box[0], other.box[0]), min(one.box[2], other.box[2])
    if lower.box[1] - upper.box[3] >= OUTER_LANE - 1 and right - left > 2 * _IN:
        for x in (left + _IN, right - _IN):
            line = _bracket((x, upper.box[3] + 1), (x, lower.box[1] - 1))
            middle = (upper.box[3] + lower.box[1]) / 2
            yield line, _words(tie, x + 6, right, middle + 4, 1)
    if one.box[1] == other.box[1] or one.box[3] == other.box[3]:
        yield from _over(theater, one.box, other.box, tie)


def _across_and_in(
    whole: Rectangle, part: Rectangle, tie: SharedTie, *, to_right: bool
) -> Iterator[tuple[DrawnStroke, list[Shape]]]:
    """From the edge of a high side through a lane to the top or the bottom of one beside it."""
    start = whole[2] + 1 if to_right else whole[0] - 1
    x = part[0] + _IN if to_right else part[2] - _IN
    for y, end in ((part[1] - 6, part[1] - 1), (part[3] + 6, part[3] + 1)):
        if not whole[1] + 8 <= y <= whole[3] - 8:
            continue
        line = _bracket((start, y), (x, y), (x, end))
        near, far = part[0], part[2]
        for room in ((far - near) * 0.98, 64.0):
            goes_up = y < part[1]
            for most in (2, 1):
                baseline = y - 7 - _TEXT_STEP * (most - 1) if goes_up else y + 16
                words = _words(tie, near, near + room, baseline, most)
                if words:
                    yield line, words


def _over(
    theater: PlacedTheater, one: Rectangle, other: Rectangle, tie: SharedTie
) -> Iterator[tuple[DrawnStroke, list[Shape]]]:
    """Above or below two sides that begin or end at the same height."""
    x1, x2 = one[2] - _IN, other[0] + _IN
    if one[1] == other[1]:
        y = one[1] - 7
        line = _bracket((x1, one[1] - 1), (x1, y), (x2, y), (x2, one[1] - 1))
        yield line, _words(tie, x2 + 6, theater.box[2] - 8, one[1] - 6, 1)
        yield line, _words(tie, x1 - 4, theater.box[2] - 8, y - 6, 1)
    if one[3] == other[3]:
        y = one[3] + 7
        line = _bracket((x1, one[3] + 1), (x1, y), (x2, y), (x2, one[3] + 1))
        yield line, _words(tie, x2 + 6, other[2], one[3] + 14, 1)
        yield line, _words(tie, x1, other[2], y + 14, 1)


def _bracket(*corners: tuple[float, float]) -> DrawnStroke:
    return DrawnStroke(corners, TIE_LINE_WIDTH, Ink.DEAL_EDGE, corner=4)


def _words(tie: SharedTie, left: float, right: float, y: float, most: int) -> list[Shape]:
    lines = fitting_lines((tie.label,), right - left, most, _TEXT_SIZE)
    if " ".join(lines) != " ".join(tie.label.split()) or len(lines) < most:
        return []
    if any(text_width(line, _TEXT_SIZE, Weight.REGULAR) > right - left for line in lines):
        return []
    return [
        TextLine(left, y + _TEXT_STEP * index, (TextPart(line, Ink.DEAL_TEXT),), _TEXT_SIZE)
        for index, line in enumerate(lines)
    ]
