"""Where a label may stand beside its mark."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import inf

MARK_GAP = 2.0
"""Between a mark's circle and its label, in px."""

CORNER_SHARE = 0.72
"""How far out of the centre a label in a corner begins, as a share of the mark's reach."""

CORNER_GAP = 1.2
"""Px further, across and down, so that no ring around the mark reaches the label."""

FURTHER = (0.0, 8.0, 16.0, 26.0)
"""How much further off, in px, a label may stand that must be there."""


class Side(Enum):
    """A side of a mark: across (-1 left, 0 centred, 1 right) and down (-1 above, 1 below).

    `INSIDE` is for a label that has room in its mark; no other is tried there.
    """

    BELOW = (0, 1)
    RIGHT = (1, 0)
    LEFT = (-1, 0)
    ABOVE = (0, -1)
    BELOW_RIGHT = (1, 1)
    BELOW_LEFT = (-1, 1)
    ABOVE_RIGHT = (1, -1)
    ABOVE_LEFT = (-1, -1)
    INSIDE = (0, 0)


@dataclass(frozen=True, slots=True)
class LabelRequest:
    """A mark that wants a label.

    `x`, `y`: its centre in px. `radius`: how far it goes to each side; `reach`: how far its
    farthest corner is from the centre, both in px. `width` and `height` of the label in px.
    `must_show`: whether the label may stand further off rather than wait. `least_zoom`: before
    that it waits, whether there is room or not.
    """

    id: str
    x: float
    y: float
    radius: float
    reach: float
    width: float
    height: float
    must_show: bool = False
    least_zoom: float = 0.0


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """Where a label stands.

    `side`, and how many px `further` from its mark than usual. `zoom`: from which zoom on it
    covers nothing there, one of the steps; None where it never has room. `until`: the zoom at
    which the next place takes over, whether there is room at that by then or not.
    """

    side: Side
    further: float
    zoom: float | None
    until: float = inf

    def anchor(self, request: LabelRequest) -> tuple[float, float]:
        """The point, relative to the mark's centre in px, from which the label grows."""
        across, down = self.side.value
        if across and down:
            off = CORNER_SHARE * request.reach + CORNER_GAP + self.further
        else:
            off = request.radius + MARK_GAP + self.further
        return across * off, down * off

    def box(self, request: LabelRequest, zoom: float = 1.0) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in px relative to the mark's centre, at a zoom."""
        x, y = self.anchor(request)
        across, down = self.side.value
        width, height = request.width / zoom, request.height / zoom
        left = x - width * (1 - across) / 2
        top = y - height * (1 - down) / 2
        return left, top, left + width, top + height


_BESIDE = tuple(side for side in Side if side is not Side.INSIDE)
USUAL_SIDES = tuple((side, 0.0) for side in _BESIDE)
ALL_SIDES = tuple((side, further) for further in FURTHER for side in _BESIDE)
"""The places of a label, the best first: the side, and how many px further off than usual."""
