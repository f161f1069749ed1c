"""How much of the lines of a picture lies under boxes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.presentation.drawing.outline import Point

PIECES = 4
"""Of how many straight pieces a curve is taken to be."""

_AT_ONCE = 512
"""How many boxes are measured at once, so that large files need no more memory."""

_TINY = 1e-9
"""In place of nothing, to divide by."""

Rows = NDArray[np.float64]


class Stroke(NamedTuple):
    """The way of a line in px; `control` of its quadratic curve, None where it is straight.

    `weight`: how much each px of it counts where a label covers it.
    """

    start: Point
    control: Point | None
    end: Point
    weight: float


class LineInk:
    """The lines of a picture as straight pieces, to be measured under boxes."""

    def __init__(self, strokes: Iterable[Stroke]) -> None:
        listed = list(strokes)
        straight = [(*one.start, *one.end, one.weight) for one in listed if one.control is None]
        curved = [
            (*one.start, *one.control, *one.end, one.weight)
            for one in listed
            if one.control is not None
        ]
        pieces = np.array(straight, dtype=float).reshape(-1, 5)
        curves = np.array(curved, dtype=float).reshape(-1, 7)
        self._pieces = np.vstack([pieces, *_flattened(curves)]).T
        x1, y1, x2, y2, _ = self._pieces
        self._low_x, self._high_x = np.minimum(x1, x2), np.maximum(x1, x2)
        self._low_y, self._high_y = np.minimum(y1, y2), np.maximum(y1, y2)

    def under(self, boxes: Rows) -> Rows:
        """For each box (left, top, right, bottom) the weighed length of lines in it."""
        found = np.zeros(len(boxes))
        for start in range(0, len(boxes), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            found[some] = self._under(*boxes[some].T)
        return found

    def _under(self, left: Rows, top: Rows, right: Rows, bottom: Rows) -> Rows:
        near = (self._low_x < right[:, None]) & (self._high_x > left[:, None])
        near &= (self._low_y < bottom[:, None]) & (self._high_y > top[:, None])
        rows, pieces = np.nonzero(near)
        x, y, x2, y2, weight = self._pieces[:, pieces]
        dx, dy = x2 - x, y2 - y
        weighed = np.hypot(dx, dy) * weight
        dx[dx == 0] = _TINY
        dy[dy == 0] = _TINY
        # Which share of each piece is between the sides, and between top and bottom.
        first, last = (left[rows] - x) / dx, (right[rows] - x) / dx
        upper, lower = (top[rows] - y) / dy, (bottom[rows] - y) / dy
        enter = np.maximum(np.minimum(first, last), np.minimum(upper, lower))
        leave = np.minimum(np.maximum(first, last), np.maximum(upper, lower))
        share = np.minimum(leave, 1) - np.maximum(enter, 0)
        found: Rows = np.bincount(rows, np.maximum(share, 0) * weighed, len(left)).astype(float)
        return found


def _flattened(curves: Rows) -> list[Rows]:
    """Quadratic curves as pieces, the first piece of all of them, then the second ..."""
    start, control, end = curves[:, :2], curves[:, 2:4], curves[:, 4:6]
    points = [
        (1 - t) ** 2 * start + 2 * t * (1 - t) * control + t**2 * end
        for t in np.linspace(0, 1, PIECES + 1)
    ]
    return [np.hstack([one, other, curves[:, 6:]]) for one, other in pairwise(points)]
