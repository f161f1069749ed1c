"""Boxes that shrink towards points, such as labels while one zooms in, and what they are clear of.

A label keeps its size on the screen, so in units of the picture it is 1 / zoom as large: that is
its scale here. What is clear of something at one scale is so at any smaller one, and the
largest such scale comes out of an equation: nothing is tried zoom by zoom.
"""

from __future__ import annotations

from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

_TINY = 1e-9
"""In place of nothing, to divide by."""

Floats = NDArray[np.float64]
ShrinkingBox = tuple[float, float, float, float, float, float, float, float]
"""The four walls of a box and their growth, as in `ShrinkingBoxes`."""


class ShrinkingBoxes(NamedTuple):
    """Boxes, each with four walls along the first axis: left, top, right, bottom.

    `walls`: where they are at the scale 0, in px; right and bottom with the opposite sign, so
    that outwards is always down. `growth`: by how much they move outwards for each unit of scale.
    """

    walls: Floats
    growth: Floats

    @classmethod
    def growing(cls, anchors: Floats, across: Floats, sizes: Floats) -> Self:
        """Boxes that shrink towards anchors.

        All with x and y along the first axis. `across`: which wall the anchor is on, -1 for
        the last, 0 for between both, 1 for the first. `sizes`: at the scale 1.
        """
        back, forth = sizes * (1 - across) / 2, sizes * (1 + across) / 2
        return cls(np.concatenate([anchors, -anchors]), np.concatenate([back, forth]) + _TINY)

    def at(self, scale: float | Floats) -> Floats:
        """Left, top, right, bottom along the last axis."""
        boxes = np.moveaxis(self.walls - self.growth * scale, 0, -1).copy()
        boxes[..., 2:] *= -1
        return boxes

    def pick(self, *index: slice | int | list[int] | NDArray[np.intp] | None) -> ShrinkingBoxes:
        """Some of the boxes, by their further axes."""
        return ShrinkingBoxes(self.walls[:, *index], self.growth[:, *index])

    def rows(self) -> list[ShrinkingBox]:
        """The boxes, where they have one further axis, as plain values."""
        return [*zip(*self.walls.tolist(), *self.growth.tolist(), strict=True)]


def swept(box: ShrinkingBox, move: tuple[float, float]) -> tuple[ShrinkingBox, ShrinkingBox]:
    """What a box sweeps over on its way across, and on its way down."""
    dx, dy = move
    left, right = min(dx, 0), max(dx, 0)
    top, bottom = min(dy, 0), max(dy, 0)
    return (
        (box[0] + left, box[1], box[2] - right, *box[3:]),
        (box[0], box[1] + top, box[2], box[3] - bottom, *box[4:]),
    )


def around_moved(
    x: Floats, y: Floats, radius: Floats, move: Floats
) -> tuple[ShrinkingBoxes, ShrinkingBoxes]:
    """What discs sweep over on their way across, and on their way down: it does not shrink.

    `move`: how far each goes, x and y along the first axis.
    """
    dx, dy = move
    low_x, high_x = x + np.minimum(dx, 0) - radius, x + np.maximum(dx, 0) + radius
    low_y, high_y = y + np.minimum(dy, 0) - radius, y + np.maximum(dy, 0) + radius
    across = np.array([low_x, y - radius, -high_x, -y - radius])
    down = np.array([x - radius, low_y, -x - radius, -high_y])
    return ShrinkingBoxes(across, np.zeros_like(across)), ShrinkingBoxes(down, np.zeros_like(down))


def scale_apart(own: ShrinkingBox, other: ShrinkingBox, clearance: float) -> float:
    """Up to which scale two boxes have so much room between them; below 0 where at none."""
    left, top, right, bottom, to_left, to_top, to_right, to_bottom = own
    left2, top2, right2, bottom2, to_left2, to_top2, to_right2, to_bottom2 = other
    return max(
        (left + right2 - clearance) / (to_left + to_right2),
        (top + bottom2 - clearance) / (to_top + to_bottom2),
        (right + left2 - clearance) / (to_right + to_left2),
        (bottom + top2 - clearance) / (to_bottom + to_top2),
    )


def scales_apart(own: ShrinkingBoxes, other: ShrinkingBoxes, clearance: float) -> Floats:
    """Up to which scale two boxes have so much room between them; below 0 where at none.

    The further axes are broadcast.
    """
    room = own.walls + other.walls[[2, 3, 0, 1]] - clearance
    found: Floats = (room / (own.growth + other.growth[[2, 3, 0, 1]])).max(axis=0)
    return found


def scales_inside(boxes: ShrinkingBoxes, frame: tuple[float, float, float, float]) -> Floats:
    """Up to which scale boxes lie in a frame (left, top, right, bottom); below 0 where at none."""
    left, top, right, bottom = frame
    edges = np.array([left, top, -right, -bottom]).reshape(4, *[1] * (boxes.walls.ndim - 1))
    found: Floats = ((boxes.walls - edges) / boxes.growth).min(axis=0)
    return found


def scales_off_discs(boxes: ShrinkingBoxes, x: Floats, y: Floats, radius: Floats) -> Floats:
    """Up to which scale boxes cover no part of a disc; below 0 where at none.

    The further axes are broadcast.
    """
    left, top, right, bottom = boxes.walls
    # How far the centre is outside, and how fast the wall on that side comes.
    gap_x, gap_y = np.maximum(left - x, right + x), np.maximum(top - y, bottom + y)
    to_x = np.where(left - x > right + x, boxes.growth[0], boxes.growth[2])
    to_y = np.where(top - y > bottom + y, boxes.growth[1], boxes.growth[3])
    along = np.maximum((gap_x - radius) / to_x, (gap_y - radius) / to_y)
    # Where the corner comes first: a quadratic equation for the scale.
    speed = to_x**2 + to_y**2
    way = gap_x * to_x + gap_y * to_y
    under = way**2 - speed * (gap_x**2 + gap_y**2 - radius**2)
    corner = (way - np.sqrt(np.maximum(under, 0))) / speed
    is_corner = (under >= 0) & (gap_x > to_x * corner) & (gap_y > to_y * corner)
    found: Floats = np.where(is_corner, corner, along)
    return found
