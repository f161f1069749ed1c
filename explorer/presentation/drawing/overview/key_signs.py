"""The signs of a key: lines, bands, areas and marks as they are drawn, small and at the origin.

They begin at x = 0, around y = 0. The keys of all pictures by areas are made of them.
"""

from __future__ import annotations

from dataclasses import replace

from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.side_hues import Hue
from explorer.presentation.drawing.overview.front_lines import (
    PARTS_WIDTH,
    WAR_WIDTH,
    dashes_along,
)
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Glyph,
    HueInk,
    Ink,
    LineStyle,
    Panel,
    Shape,
    TextLine,
)

BAND_SIGN, SIDE_SIGN = 28.0, 14.0
"""Px across of the sign of a band, and of the ground of a side."""


def front_sign(state: FrontState, length: float) -> DrawnStroke:
    """The line of a front, of so many px."""
    ends = ((0.0, 0.0), (length, 0.0))
    match state:
        case FrontState.CEASEFIRE:
            return DrawnStroke(ends, WAR_WIDTH, Ink.DISPUTED_TIE)
        case FrontState.LAST_REPORTED:
            return DrawnStroke(ends, 5.0, Ink.GROUND, edge=Ink.FIGHT, edge_width=1.0)
        case FrontState.PARTS:
            width, dashes = PARTS_WIDTH, dashes_along(length, 7, 4)
        case _:
            width, dashes = WAR_WIDTH, dashes_along(length, 10, 5)
    return DrawnStroke(ends, width, Ink.FIGHT, LineStyle.DASHED, dashes)


def band_sign(*, is_filled: bool) -> DrawnStroke:
    """The band between rivals; without a fill where they only talk."""
    fill = Ink.DEAL_BAND if is_filled else Ink.GROUND
    ends = ((0.0, 0.0), (BAND_SIGN, 0.0))
    return DrawnStroke(ends, 12.0, fill, edge=Ink.DEAL_EDGE, edge_width=1.5)


def arrow_sign(width: float, length: float, *, is_hollow: bool = False) -> DrawnStroke:
    """A line of help of a width and a length in px."""
    style = LineStyle.HOLLOW if is_hollow else LineStyle.SOLID
    return DrawnStroke(((0.0, 0.0), (length, 0.0)), width, Ink.HELP, style, head=True)


def side_sign(hue: Hue, *, is_edge: bool = False) -> Panel:
    """The ground of a side with its edge; `is_edge`: it has the hue as an edge alone."""
    tint = HueInk(Hue.OTHER if is_edge else hue, "tint")
    return Panel((0.0, -7.0, SIDE_SIGN, 7.0), tint, 3.0, HueInk(hue, "mark"), 1.5)


def moved_shape(shape: Shape, dx: float, dy: float) -> Shape:
    """A shape elsewhere, by so many px."""
    match shape:
        case TextLine() | Glyph():
            return replace(shape, x=shape.x + dx, y=shape.y + dy)
        case Panel():
            left, top, right, bottom = shape.box
            return replace(shape, box=(left + dx, top + dy, right + dx, bottom + dy))
        case DrawnStroke():
            return replace(shape, corners=tuple((x + dx, y + dy) for x, y in shape.corners))
