"""Faults of a map, each made on purpose and counted once."""

from __future__ import annotations

import math
from collections.abc import Hashable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.layout.area_faults import (
    MapFaults,
    MapThings,
    MapWay,
    beside,
    count_faults,
    crossing_angles,
    distances,
    lengths_in,
    way_pieces,
)

AREA = (100.0, 0.0, 200.0, 100.0)
numbers = st.floats(-200, 200, allow_nan=False).map(lambda value: round(value, 1))
points = st.tuples(numbers, numbers)


def things(
    areas: dict[Hashable, tuple[float, float, float, float]] | None = None,
    marks: dict[str, tuple[float, float, float]] | None = None,
    labels: dict[str, tuple[float, float, float, float]] | None = None,
    homes: dict[str, Hashable] | None = None,
) -> MapThings:
    return MapThings(areas or {}, marks or {}, labels or {}, homes or {})


def way(*corners: tuple[float, float], ends: tuple[str, str] = ("a", "b")) -> MapWay:
    return MapWay(ends, corners)


def test_a_line_over_a_foreign_area_is_counted_and_one_along_it_is_not() -> None:
    found = things({"side": AREA})
    over = way((0, 50), (300, 50))
    assert count_faults([over], found).beneath == 1
    assert count_faults([over._replace(own=frozenset({"side"}))], found).beneath == 0
    assert count_faults([way((0, 50), (100, 50))], found).beneath == 0
    assert count_faults([way((0, 0), (300, 0))], found).beneath == 0


def test_a_line_at_a_foreign_mark_is_counted() -> None:
    found = things(marks={"a": (0, 0, 5), "c": (50, 7.9, 5), "d": (50, -8.1, 5)})
    assert count_faults([way((0, 0), (100, 0))], found).near_marks == 1


def test_a_line_through_a_label_is_counted() -> None:
    found = things(labels={"a": (40, -5, 60, 5), "c": (40, 20, 60, 30)})
    assert count_faults([way((0, 0), (100, 0), (100, 60))], found).on_labels == 1


@pytest.mark.parametrize(("apart", "along", "close"), [(5, 60, 1), (7, 60, 0), (5, 36, 0)])
def test_lines_beside_each_other_are_counted(apart: float, along: float, close: int) -> None:
    one, other = way((0, 0), (100, 0)), way((0, apart), (along, apart), (along, 90))
    assert count_faults([one, other], things()).close == close


def test_crossings_are_counted_once_and_flat_ones_besides() -> None:
    one = way((0, 0), (100, 0))
    upright = way((50, -50), (50, 50), ends=("c", "d"))
    flat = way((0, 20), (100, -20), ends=("c", "d"))
    assert count_faults([one, upright], things()) == MapFaults(crossings=1, length=200)
    found = count_faults([one, flat], things())
    assert (found.crossings, found.flat) == (1, 1)
    # Lines of one mark meet there.
    assert count_faults([one, flat._replace(ends=("a", "d"))], things()).crossings == 0


def test_labels_are_counted_that_leave_their_area_or_lie_over_others() -> None:
    labels = {"a": (110.0, 10.0, 190.0, 30.0), "b": (150.0, 20.0, 210.0, 40.0)}
    found = things({"side": AREA}, {"a": (150, 5, 5), "c": (120, 31, 5)}, labels, {"a": "side"})
    counted = count_faults([], found)
    # The label of b, which stands elsewhere, lies over the area, and over the other label.
    assert counted.labels_out == 1
    assert counted.labels_over == 2
    out = found._replace(labels={"a": (190.0, 10.0, 210.0, 30.0)})
    assert count_faults([], out).labels_out == 1


def test_faults_of_several_maps_add_up() -> None:
    assert MapFaults(1, length=2.0) + MapFaults(2, close=1) == MapFaults(3, close=1, length=2.0)


@given(points, points, points)
def test_distances_are_those_to_the_nearest_point(
    start: tuple[float, float], end: tuple[float, float], point: tuple[float, float]
) -> None:
    off = float(distances(way_pieces((start, end)), np.array([point]))[0, 0])
    tried = [
        math.dist(point, (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t))
        for t in (k / 200 for k in range(201))
    ]
    assert off <= min(tried) + 1e-6
    assert off >= min(tried) - math.dist(start, end) / 200 - 1e-6


@given(points, points)
def test_lengths_in_a_box_are_what_of_a_line_lies_there(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    box = np.array([(-50.0, -50.0, 50.0, 50.0)])
    found = float(lengths_in(way_pieces((start, end)), box)[0, 0])
    count = 400
    inside = sum(
        abs(start[0] + (end[0] - start[0]) * t) <= 50
        and abs(start[1] + (end[1] - start[1]) * t) <= 50
        for t in ((k + 0.5) / count for k in range(count))
    )
    assert found == pytest.approx(math.dist(start, end) * inside / count, abs=5)


def test_angles_and_ways_beside() -> None:
    one, other = way_pieces(((0, 0), (100, 0))), way_pieces(((50, -50), (100, 0), (100, 50)))
    assert crossing_angles(one, way_pieces(((40, -40), (80, 40))))[0] == pytest.approx(
        63.4, abs=0.1
    )
    assert len(crossing_angles(one, way_pieces(((0, 5), (100, 5))))) == 0
    assert beside(one, way_pieces(((0, 5), (50, 5)))) == pytest.approx(50, abs=8)
    assert beside(one, other) < 15
