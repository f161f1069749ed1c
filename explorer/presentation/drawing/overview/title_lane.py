"""The lane above the sides of a theater: help for a side that stands behind others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.line_path import arrow_size
from explorer.presentation.drawing.overview.act_words import help_line_width
from explorer.presentation.drawing.overview.helper_row import (
    MARK_RADIUS,
    HelperRow,
    Margin,
    RowWords,
    helper_stroke,
    row_shapes,
    row_words,
)
from explorer.presentation.drawing.overview.scene import DrawnStroke, Piece
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
_AIR = 4.0


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

    None where there is none, or where its words have no room.
    """
    reached = {one.placed.key for one in reaches}
    for row in rows:
        side = placed.side_of(row.help.to.party)
        if side is None or side.key in reached or side.key != row.help.to:
            continue
        if side.box[1] > placed.box[1] + TITLE_ROW + 1:
            continue
        lane = _lane(row, side, placed, margin)
        if lane:
            return lane
    return None


def _lane(
    row: HelperRow, side: PlacedSide, placed: PlacedTheater, margin: Margin
) -> TitleLane | None:
    length, half = arrow_size(help_line_width(row.help.act.strength))
    x = _target(side, placed, margin, half + _AIR)
    if x is None:
        return None
    y = placed.box[1] + _LANE_DOWN
    edge = margin.inner + (length if margin.is_left else -length)
    words = _words(row, edge, margin)
    if words is None:
        return None
    helper, given = row_shapes(row, words, margin, edge, y)
    start = margin.at(2 * MARK_RADIUS + 0.5)
    line = helper_stroke(((start, y), (x, y), (x, side.box[1] - 1)), row.help.act)
    who = row.outsider
    data = {"theater": row.help.to.theater, "to": row.help.to.party}
    piece = Piece(who.mark.id, "outsider", helper, who.sentence or who.mark.label, data)
    pieces = (piece, help_piece(row.help, (line, *given[1:])))
    return TitleLane(row, pieces, line, y + words.below_px + _AIR)


def _words(row: HelperRow, edge: float, margin: Margin) -> RowWords | None:
    """Its words, which have one line above the lane: there is no room for more."""
    for extras in (1, 0):
        words = row_words(row, edge, margin, extras)
        if not words.is_stacked:
            return words
    return None


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
