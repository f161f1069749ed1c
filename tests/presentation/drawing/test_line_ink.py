"""How much of lines lies under boxes."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.presentation.drawing.line_ink import LineInk, Stroke

BOX = (10.0, 20.0, 50.0, 40.0)
points = st.tuples(st.integers(-20, 80), st.integers(-20, 80))


def under(*strokes: Stroke, box: tuple[float, ...] = BOX) -> float:
    return float(LineInk(strokes).under(np.array([box]))[0])


@pytest.mark.parametrize(
    ("start", "end", "length"),
    [
        ((0, 30), (100, 30), 40),
        ((30, 0), (30, 100), 20),
        ((20, 30), (30, 30), 10),
        ((0, 45), (100, 45), 0),
        ((0, 0), (5, 5), 0),
        ((30, 30), (30, 30), 0),
        ((10, 20), (50, 40), math.hypot(40, 20)),
    ],
)
def test_the_part_of_a_line_in_a_box_counts(
    start: tuple[float, float], end: tuple[float, float], length: float
) -> None:
    assert under(Stroke(start, None, end, 1.0)) == pytest.approx(length)
    assert under(Stroke(start, None, end, 3.0)) == pytest.approx(3 * length)


def test_a_curve_counts_where_it_runs() -> None:
    # Its ends are outside, and the straight way between them is too.
    bent = Stroke((0, 45), (30, 5), (60, 45), 1.0)
    assert under(bent) > 20
    assert under(Stroke((0, 45), None, (60, 45), 1.0)) == 0


@given(points, st.none() | points, points)
def test_it_is_about_what_is_found_by_walking_along_the_line(
    start: tuple[float, float], control: tuple[float, float] | None, end: tuple[float, float]
) -> None:
    if control is None:
        control = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    t = np.linspace(0, 1, 2001)[:, None]
    way = (1 - t) ** 2 * start + 2 * t * (1 - t) * np.array(control) + t**2 * np.array(end)
    steps, middles = np.diff(way, axis=0), (way[1:] + way[:-1]) / 2
    is_in = ((middles > BOX[:2]) & (middles < BOX[2:])).all(axis=1)
    length = float(np.hypot(*steps.T)[is_in].sum())
    # A curve is taken to be a few straight pieces: it may pass by an edge of the box.
    is_straight = control == ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    grown = (BOX[0] - 4, BOX[1] - 4, BOX[2] + 4, BOX[3] + 4)
    shrunk = (BOX[0] + 4, BOX[1] + 4, BOX[2] - 4, BOX[3] - 4)
    stroke = Stroke(start, None if is_straight else control, end, 1.0)
    assert under(stroke, box=shrunk) - 4 <= length <= under(stroke, box=grown) + 4


def test_no_boxes_and_no_lines() -> None:
    assert LineInk([]).under(np.array([BOX])).tolist() == [0]
    assert LineInk([]).under(np.empty((0, 4))).tolist() == []
