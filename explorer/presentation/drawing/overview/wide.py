"""Draws a wide overview of up to three theaters from what it says."""

from __future__ import annotations

from dataclasses import replace

from explorer.data.ids import PAIR_SEPARATOR
from explorer.presentation.drawing.overview.overview_legend import (
    LEGEND_STEP,
    legend_entries,
    legend_pieces,
    legend_rows,
)
from explorer.presentation.drawing.overview.scaled_shapes import scaled_drawing
from explorer.presentation.drawing.overview.scene import OverviewDrawing, Piece, TextLine
from explorer.presentation.drawing.overview.title_rows import title_rows
from explorer.presentation.drawing.overview.wide_columns import WIDE_MARGIN
from explorer.presentation.drawing.overview.wide_figure import wide_figure
from explorer.presentation.overview.content import OverviewContent

WIDE_WIDTH, WIDE_HEIGHT = 1000.0, 620.0
"""The frame in px for which the measures are made."""

LEAST_WIDE_WIDTH, LEAST_WIDE_HEIGHT = 900.0, 560.0
"""The smallest frame in px that has room for a wide overview."""

LEAST_LOW_WIDTHS = (640.0, 640.0, 720.0, 840.0)
"""Px across from which no, one, two and three theaters have room in a low overview."""

LOW_HEIGHTS = (430.0, 460.0, 500.0, 540.0, 580.0)
"""Px down that a low overview takes: the first at which no side and no rival's line is mute."""

MOST_SCALE = 1.5
"""How many times as large figure and texts are in large frames at most."""

MOST_LEGEND_ROWS = 5
"""How many rows a legend may take; it takes two where they have room."""

_SUBLINE_Y, _FIGURE_TOP = 68.0, 86.0
_LEGEND_UP, _FIGURE_UP = 14.0, 39.0


def wide_overview(content: OverviewContent, width: float, height: float) -> OverviewDrawing:
    """An overview in a frame of `width` by `height` px.

    Args:
        content: What it says, with three theaters at most.
        width: At least `LEAST_WIDE_WIDTH`; less is drawn as if it were that, and larger frames have
            all of it larger, up to `MOST_SCALE` times.
        height: At least `LEAST_WIDE_HEIGHT`, likewise.

    Raises ValueError for more theaters.

    """
    width, height = max(width, LEAST_WIDE_WIDTH), max(height, LEAST_WIDE_HEIGHT)
    scale = min(max(min(width / WIDE_WIDTH, height / WIDE_HEIGHT), 1.0), MOST_SCALE)
    drawing = scaled_drawing(_drawing(content, width / scale, height / scale), scale)
    return replace(drawing, width=width, height=height)


def low_overview(content: OverviewContent, width: float, height: float) -> OverviewDrawing:
    """A wide overview in a low frame, as of a phone that lies; it never shrinks its texts.

    Args:
        content: What it says, with three theaters at most.
        width: Of the frame, in px, from what `LEAST_LOW_WIDTHS` has for them.
        height: Of the frame, in px; where it is too low the drawing is higher, and scrolls.

    Raises ValueError for more theaters.

    """
    rivals = tuple(rival.mark.id for rival in content.rivals)
    heights = (max(height, one) for one in LOW_HEIGHTS)
    drawings = (_drawing(content, width, one) for one in dict.fromkeys(heights))
    return next(
        one for one in drawings if one.height >= LOW_HEIGHTS[-1] or not _has_mute(one, rivals)
    )


def _has_mute(drawing: OverviewDrawing, rivals: tuple[str, ...]) -> bool:
    """Whether a side, or a line of help by a rival, has no word."""
    return any(
        not any(isinstance(shape, TextLine) for shape in piece.shapes)
        for piece in drawing.pieces
        if piece.role == "side"
        or (piece.role == "help" and piece.id.partition(PAIR_SEPARATOR)[0] in rivals)
    )


def _drawing(content: OverviewContent, width: float, height: float) -> OverviewDrawing:
    return OverviewDrawing(
        width,
        height,
        "wide",
        content.headline,
        content.description,
        tuple(piece for piece in _pieces(content, width, height) if piece.shapes),
    )


def _pieces(content: OverviewContent, width: float, height: float) -> list[Piece]:
    titles = title_rows(content.headline, content.subline, WIDE_MARGIN, width, _SUBLINE_Y)
    room = width - 2 * WIDE_MARGIN
    # What the legend says follows from what is drawn, and what is drawn from the room it leaves.
    for count in range(2, MOST_LEGEND_ROWS + 1):
        bottom = height - _FIGURE_UP - LEGEND_STEP * (count - 1)
        figure = (WIDE_MARGIN, _FIGURE_TOP + titles.pushes, width - WIDE_MARGIN, bottom)
        pieces = wide_figure(content, figure)
        shapes = [shape for piece in pieces for shape in piece.shapes]
        rows = legend_rows(legend_entries(content, shapes), room)
        if len(rows) <= count:
            break
    legend = legend_pieces(rows[:MOST_LEGEND_ROWS], WIDE_MARGIN, height - _LEGEND_UP)
    return [*titles.pieces, *pieces, *legend]
