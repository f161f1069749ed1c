"""The lane above the sides of a theater: help for a side that stands behind others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.line_path import arrow_size
from explorer.presentation.drawing.overview.act_words import (
    doubted_dates,
    help_line_width,
)
from explorer.presentation.drawing.overview.fit_words import fitting, fitting_or_shortened
from explorer.presentation.drawing.overview.helper_row import (
    BESIDE_MARK,
    MARK_RADIUS,
    NAME_SIZE,
    SMALL_SIZE,
    HelperRow,
    Margin,
    RowWords,
    helper_stroke,
    margin_row_words,
    row_shapes,
)
from explorer.presentation.drawing.overview.scene import DrawnStroke, Ink, Piece, TextPart
from explorer.presentation.drawing.overview.side_brackets import help_piece
from explorer.presentation.drawing.overview.theater_places import (
    TITLE_ROW,
    PlacedSide,
    PlacedTheater,
    SideReach,
)

_LANE_DOWN = 7.0
"""Px from the top of a theater down to the lane, which runs above the theater's name."""

_TITLE_LEFT, _TITLE_SIZE, _TITLE_SPACING = 10.0, 16.0, 2.0
_INSET = 14.0
_AIR, _AIR_BELOW_DATE = 4.0, 8.0


@dataclass(frozen=True, slots=True)
class TitleLane:
    """The one helper that comes through the lane, its pieces, and where its words end, in px."""

    row: HelperRow
    pieces: tuple[Piece, ...]
    line: DrawnStroke
    bottom: float


def title_lane(
    rows: Sequence[HelperRow],
    reaches: Sequence[SideReach],
    placed: PlacedTheater,
    margin: Margin,
) -> TitleLane | None:
    """The first helper of a side that no level line reaches and that stands below the name's row.

    Or of the side to which the theater has such a lane besides. None where there is none.
    """
    reached = {one.placed.key for one in reaches} - {placed.lane}
    for row in rows:
        side = placed.side_of(row.help.to.party)
        if side is None or side.key in reached or side.key != row.help.to:
            continue
        x = lane_target(row, side, placed, margin)
        if x is not None:
            return _lane(row, side, placed, margin, x)
    return None


def lane_target(
    row: HelperRow, side: PlacedSide, placed: PlacedTheater, margin: Margin
) -> float | None:
    """The x at which the line of a row comes down to its side; None where it cannot.

    Clear of the theater's name, and only to a side that stands right below it.
    """
    if side.box[1] > placed.box[1] + TITLE_ROW + 1:
        return None
    _, half = arrow_size(help_line_width(row.help.act.strength))
    return _target(side, placed, margin, half + _AIR)


def lane_words(row: HelperRow, margin: Margin) -> RowWords:
    """Its words: there is room for one line above the lane, so that the kind may go below it.

    At the left all of it does: the line below the headline is near.
    """
    for extras in (1, 0):
        words = margin_row_words(row, margin, extras)
        if len(words.lines_above) == 1:
            if margin.is_left:
                return RowWords((), (), below=(*words.lines_above, *words.below))
            return words
    room = margin.width - 2 * MARK_RADIUS - BESIDE_MARK - 2
    label, act = row.outsider.mark.label, row.help.act
    name = fitting_or_shortened((label,), room, NAME_SIZE, Weight.BOLD)
    kind = fitting_or_shortened((act.words,), room, SMALL_SIZE)
    rest = room - text_width(kind, SMALL_SIZE)
    dates = fitting([f", {text}" for text in doubted_dates(act)], rest, SMALL_SIZE)
    runs = (TextPart(kind), TextPart(dates or "", Ink.MUTED))
    line = tuple(run for run in runs if run.text)
    if margin.is_left:
        return RowWords((), (), below=((TextPart(name, weight=Weight.BOLD),), line))
    return RowWords((name,), (), below=(line,))


def lane_bottom(row: HelperRow, placed: PlacedTheater, margin: Margin) -> float:
    """Where the words of a row in the lane end, with some air, in px."""
    words = lane_words(row, margin)
    air = _AIR_BELOW_DATE if words.below else _AIR
    return placed.box[1] + _LANE_DOWN + words.below_px + air


def _lane(
    row: HelperRow, side: PlacedSide, placed: PlacedTheater, margin: Margin, x: float
) -> TitleLane:
    length, _ = arrow_size(help_line_width(row.help.act.strength))
    y = placed.box[1] + _LANE_DOWN
    edge = margin.inner + (length if margin.is_left else -length)
    words = lane_words(row, margin)
    helper, given = row_shapes(row, words, margin, edge, y)
    start = margin.at(2 * MARK_RADIUS + 0.5)
    line = helper_stroke(((start, y), (x, y), (x, side.box[1] - 1)), row.help.act)
    who = row.outsider
    data = {"theater": row.help.to.theater, "to": row.help.to.party}
    piece = Piece(who.mark.id, "outsider", helper, who.sentence or who.mark.label, data)
    if not words.lines_above:
        piece = replace(piece, shapes=(*helper, *given[1:2]))
        given = given[1:]
    pieces = (piece, help_piece(row.help, (line, *given[1:])))
    return TitleLane(row, pieces, line, lane_bottom(row, placed, margin))


def _target(side: PlacedSide, placed: PlacedTheater, margin: Margin, clear: float) -> float | None:
    """The x at which the line comes down, clear of the theater's name."""
    name = placed.theater.name.upper()
    title = placed.box[0] + _TITLE_LEFT + _TITLE_SPACING * len(name)
    title += text_width(name, _TITLE_SIZE, Weight.BOLD)
    left, _, right, _ = side.box
    far = right - _INSET if not margin.is_left else left + _INSET
    for x in ((left + right) / 2, far, right - _INSET):
        if x - clear >= title:
            return x
    return None
