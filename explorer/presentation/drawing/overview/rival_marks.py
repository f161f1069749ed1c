"""The marks of the two rivals, with their names."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.overview.fit_words import fitting_or_shortened
from explorer.presentation.drawing.overview.scene import Glyph, Ink, Shape, TextLine, TextPart
from explorer.presentation.overview.content import Rival
from explorer.presentation.theme import HOLLOW_TYPES

RIVAL_RADIUS, RIVAL_NAME = 32.0, 16.0
"""Px of a rival's mark, and of its name."""

_NAME_AIR = 10.0


@dataclass(frozen=True, slots=True)
class RivalSpot:
    """A rival with the middle of its mark in px. `is_first`: whose sides lie above."""

    rival: Rival
    x: float
    y: float
    is_first: bool
    radius: float = RIVAL_RADIUS

    @property
    def id(self) -> str:
        """Who it is."""
        return self.rival.mark.id

    @property
    def has_name_inside(self) -> bool:
        """Whether the name has room in the mark."""
        width = text_width(self.rival.mark.label, RIVAL_NAME, Weight.BOLD)
        return width <= 2 * self.radius - _NAME_AIR


def rival_shapes(spot: RivalSpot, room: float) -> list[Shape]:
    """A rival's mark and its name: in it, else above the first and below the second.

    `room`: how wide a name beside the mark may be, in px.
    """
    mark = spot.rival.mark
    shapes: list[Shape] = [Glyph(mark.type, spot.x, spot.y, spot.radius, mark.hues)]
    if spot.has_name_inside:
        is_filled = bool(mark.hues) and mark.type not in HOLLOW_TYPES
        run = TextPart(mark.label, Ink.ON_MARK if is_filled else Ink.INK, Weight.BOLD)
        shapes.append(TextLine(spot.x, spot.y + 5.5, (run,), RIVAL_NAME, "middle"))
        return shapes
    name = fitting_or_shortened((mark.label,), room, RIVAL_NAME, Weight.BOLD)
    y = spot.y - spot.radius - 8 if spot.is_first else spot.y + spot.radius + 19
    run = TextPart(name, Ink.INK, Weight.BOLD)
    if name:
        shapes.append(TextLine(spot.x, y, (run,), RIVAL_NAME, "middle"))
    return shapes
