"""The colour of each part that a colour plays in an overview, of a theme or as a variable."""

from __future__ import annotations

from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import Family
from explorer.presentation.drawing.overview.scene import HueInk, Ink, Paint
from explorer.presentation.theme import Palette

_HUES = tuple(Hue)


def paint_colour(paint: Paint, palette: Palette) -> str:
    """The colour of a paint as a palette has it: #rrggbb or a variable of the style sheet.

    Raises ValueError for a part of a hue that is neither mark, tint nor text.
    """
    if isinstance(paint, HueInk):
        return _hue_colour(paint, palette)
    own = palette.overview
    return {
        Ink.GROUND: palette.ground,
        Ink.AREA: own.area,
        Ink.AREA_EDGE: own.areaedge,
        Ink.INK: palette.ink,
        Ink.MUTED: palette.muted,
        Ink.HELP: own.help,
        Ink.FIGHT: own.fight,
        Ink.DEAL_EDGE: palette.families[Family.COOPERATION],
        Ink.DEAL_BAND: own.band,
        Ink.DEAL_TEXT: own.dealtext,
        Ink.ON_MARK: own.onmark,
        Ink.DISPUTED_TIE: palette.no_camp,
    }[paint]


def _hue_colour(paint: HueInk, palette: Palette) -> str:
    index = _HUES.index(paint.hue)
    if paint.part == "tint":
        return palette.overview.tints[index]
    if paint.part == "text":
        return palette.overview.texts[index]
    if paint.part == "mark":
        return palette.no_camp if paint.hue is Hue.OTHER else palette.camps[index]
    raise ValueError(f"a hue has no {paint.part}")
