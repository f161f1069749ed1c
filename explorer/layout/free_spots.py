"""Where in a frame there is room left: a raster of what is taken.

Everything is rounded outward to whole cells, so that what the raster calls free is free.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

CELL = 4
"""Px of a cell of the raster, to each side."""

NEARBY = (60.0, 200.0)
"""How far off in px somebody looks for room at first, and then."""


class SpotWish(NamedTuple):
    """What a thing wants.

    `size`: width and height of its box in px. `anchor`: its own point, from the left and the top
    of the box. `target`: where that point would like to be. `reach`: how far off it may be at
    most, in px. `step`: every how many px down its box may begin.
    """

    size: tuple[float, float]
    anchor: tuple[float, float]
    target: tuple[float, float]
    reach: float = math.inf
    step: int = CELL


class FreeSpots:
    """The room that is left in a frame of so many px, from (0, 0) on; it can grow downwards."""

    def __init__(self, width: float, height: float) -> None:
        self._taken = np.zeros((math.ceil(height / CELL), math.floor(width / CELL)), dtype=bool)

    @property
    def height(self) -> int:
        """Of the frame, in px."""
        return int(self._taken.shape[0]) * CELL

    @property
    def width(self) -> int:
        """Of the frame, in px."""
        return int(self._taken.shape[1]) * CELL

    def grow(self, more: int) -> None:
        """Make the frame so many px higher."""
        rows = np.zeros((math.ceil(more / CELL), self._taken.shape[1]), dtype=bool)
        self._taken = np.vstack([self._taken, rows])

    def take(self, left: float, top: float, right: float, bottom: float) -> None:
        """Take a rectangle; what of it is outside the frame does not matter."""
        x1, y1 = max(math.floor(left / CELL), 0), max(math.floor(top / CELL), 0)
        x2, y2 = max(math.ceil(right / CELL), 0), max(math.ceil(bottom / CELL), 0)
        self._taken[y1:y2, x1:x2] = True

    def is_free(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether a rectangle lies in the frame and nothing of it is taken."""
        x1, y1 = math.floor(left / CELL), math.floor(top / CELL)
        x2, y2 = math.ceil(right / CELL), math.ceil(bottom / CELL)
        rows, columns = self._taken.shape
        if x1 < 0 or y1 < 0 or x2 > columns or y2 > rows:
            return False
        return not self._taken[y1:y2, x1:x2].any()

    def nearest(self, wish: SpotWish) -> tuple[float, float] | None:
        """The free place of a thing that is nearest to where it would like to be; None if none is.

        Of equally near ones the upper, then the left one. It is not taken by that.
        """
        rows, columns = self._taken.shape
        wide, high = (math.ceil(side / CELL) for side in wish.size)
        if wide > columns or high > rows:
            return None
        # Most find room nearby; only who does not looks everywhere.
        for reach in (*NEARBY, math.inf):
            within = min(reach, wish.reach)
            place = self._nearest(wish, (wide, high), within)
            if place is not None or within == wish.reach:
                return place
        return None

    def _nearest(
        self, wish: SpotWish, cells: tuple[int, int], reach: float
    ) -> tuple[float, float] | None:
        """The nearest free place that is so many px off at most."""
        wide, high = cells
        rows, columns = self._taken.shape
        left, right = _span(wish.target[0] - wish.anchor[0], reach, columns - wide)
        top, bottom = _span(wish.target[1] - wish.anchor[1], reach, rows - high)
        if right < left or bottom < top:
            return None
        part = self._taken[top : bottom + high, left : right + wide]
        sums = np.zeros((part.shape[0] + 1, part.shape[1] + 1), dtype=np.int32)
        sums[1:, 1:] = np.cumsum(np.cumsum(part, axis=0, dtype=np.int32), axis=1)
        inside = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide]
        inside += sums[:-high, :-wide]
        y, x = np.nonzero(inside == 0)
        y, x = y + top, x + left
        if wish.step > CELL:
            kept = y % (wish.step // CELL) == 0
            y, x = y[kept], x[kept]
        if not len(x):
            return None
        across = x * CELL + wish.anchor[0]
        down = y * CELL + wish.anchor[1]
        off = np.round(np.hypot(across - wish.target[0], down - wish.target[1]), 3)
        best = int(np.argmin(off))
        return (float(across[best]), float(down[best])) if off[best] <= reach else None


def _span(wish: float, reach: float, most: int) -> tuple[int, int]:
    """The first and the last cell that is so many px off a wish at most, of those from 0 on."""
    if math.isinf(reach):
        return 0, most
    first, last = math.floor((wish - reach) / CELL), math.ceil((wish + reach) / CELL)
    return max(first, 0), min(last, most)
