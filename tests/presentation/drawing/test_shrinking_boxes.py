"""Boxes that shrink towards points: up to which scale they are clear of what is around them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drawing_checks import is_inside
from explorer.presentation.drawing.shrinking_boxes import (
    ShrinkingBoxes,
    around_moved,
    scale_apart,
    scales_apart,
    scales_inside,
    scales_off_discs,
    swept,
)

FRAME = (-60.0, -60.0, 60.0, 60.0)
sides = st.sampled_from([-1, 0, 1])
numbers = st.integers(-50, 50)


def a_box(x: float, y: float, across: int, down: int) -> ShrinkingBoxes:
    """40 px wide and 20 px high at the scale 1."""
    anchors = np.array([[float(x)], [float(y)]])
    return ShrinkingBoxes.growing(
        anchors, np.array([[float(across)], [float(down)]]), np.array([[40.0], [20.0]])
    )


boxes = st.builds(a_box, numbers, numbers, sides, sides)
gaps = st.floats(0.05, 3)


def at(box: ShrinkingBoxes, scale: float) -> list[float]:
    found: list[float] = box.at(scale)[0].tolist()
    return found


def room(one: list[float], other: list[float]) -> float:
    """Between two boxes, across or down; below 0 where they meet."""
    return max(one[0] - other[2], other[0] - one[2], one[1] - other[3], other[1] - one[3])


@pytest.mark.parametrize(
    ("across", "down", "expected"),
    [
        (0, 1, [-10, 0, 10, 10]),
        (1, 0, [0, -5, 20, 5]),
        (-1, -1, [-20, -10, 0, 0]),
    ],
)
def test_a_box_grows_from_its_anchor(across: int, down: int, expected: list[float]) -> None:
    assert at(a_box(0, 0, across, down), 0.5) == pytest.approx(expected, abs=1e-6)


@given(boxes, boxes, gaps)
def test_boxes_are_apart_up_to_a_scale(
    one: ShrinkingBoxes, other: ShrinkingBoxes, scale: float
) -> None:
    limit = scales_apart(one, other, 1.0)[0]
    assume(abs(limit - scale) > 1e-6)
    assert (room(at(one, scale), at(other, scale)) >= 1) == (scale < limit)
    assert scale_apart(one.rows()[0], other.rows()[0], 1.0) == pytest.approx(limit)


@given(boxes, gaps)
def test_a_box_is_in_the_frame_up_to_a_scale(box: ShrinkingBoxes, scale: float) -> None:
    limit = scales_inside(box, FRAME)[0]
    assume(abs(limit - scale) > 1e-6)
    left, top, right, bottom = at(box, scale)
    is_inside = left >= -60 and top >= -60 and right <= 60 and bottom <= 60
    assert is_inside == (scale < limit)


@given(boxes, numbers, numbers, st.integers(1, 30), gaps)
def test_a_box_covers_no_part_of_a_disc_up_to_a_scale(
    box: ShrinkingBoxes, x: int, y: int, radius: int, scale: float
) -> None:
    disc = (np.array([float(one)]) for one in (x, y, radius))
    limit = scales_off_discs(box, *disc)[0]
    left, top, right, bottom = at(box, scale)
    far = math.hypot(max(left - x, x - right, 0), max(top - y, y - bottom, 0))
    assume(abs(far - radius) > 1e-4)
    assert (far > radius) == (scale < limit)


@given(boxes, numbers, numbers, st.floats(0, 1))
def test_a_box_that_moves_stays_within_what_it_sweeps_over(
    box: ShrinkingBoxes, dx: int, dy: int, share: float
) -> None:
    across, down = swept(box.rows()[0], (dx, dy))
    for found, move in ((across, (dx * share, 0)), (down, (0, dy * share))):
        wide = at(ShrinkingBoxes(*np.array(found).reshape(2, 4, 1)), 1.0)
        left, top, right, bottom = at(box, 1.0)
        moved = (left + move[0], top + move[1], right + move[0], bottom + move[1])
        assert is_inside(moved, (wide[0], wide[1], wide[2], wide[3]))
    assert (across[1], across[3], down[0], down[2]) == tuple(
        box.rows()[0][at] for at in (1, 3, 0, 2)
    )


def test_what_a_disc_sweeps_over_is_as_wide_as_the_disc() -> None:
    x, y, radius = (np.array([one]) for one in (10.0, 20.0, 5.0))
    across, down = around_moved(x, y, radius, np.array([[30.0], [-40.0]]))
    assert at(across, 1.0) == [5, 15, 45, 25]
    assert at(down, 1.0) == [5, -25, 15, 25]
