"""The slices of a mark: together they are the mark, and each is in its own wedge."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.presentation.drawing.mark_slices import arc_path, slice_path
from explorer.presentation.drawing.outline import Outline, mark_outline
from explorer.presentation.theme import NODE_SHAPES


def corners_of(path: str) -> list[tuple[float, float]]:
    numbers = [float(one) for one in re.findall(r"-?[0-9.]+", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def area(corners: list[tuple[float, float]]) -> float:
    pairs = zip(corners, [*corners[1:], *corners[:1]], strict=True)
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairs)) / 2


POLYGONS = [type_ for type_, corners in NODE_SHAPES.items() if corners]


@given(st.sampled_from(POLYGONS), st.integers(2, 6), st.floats(6, 40))
def test_slices_of_a_polygon_add_up_to_it(type_: str, count: int, radius: float) -> None:
    outline: Outline = mark_outline(type_, radius)
    assert not isinstance(outline, float | int)
    slices = [slice_path(outline, index, count) for index in range(count)]
    total = sum(area(corners_of(one)) for one in slices if one)
    assert total == pytest.approx(area(list(outline)), abs=0.4 * radius)


def test_the_first_of_two_is_the_left_half() -> None:
    square = ((-9.0, -9.0), (9.0, -9.0), (9.0, 9.0), (-9.0, 9.0))
    left, right = (corners_of(slice_path(square, index, 2)) for index in (0, 1))
    assert max(x for x, _ in left) == 0 == min(x for x, _ in right)
    assert slice_path(10.0, 0, 2) == "M0 0L0 10A10 10 0 0 1 0 -10Z"


@given(st.integers(2, 6), st.floats(2, 40))
def test_arcs_of_a_ring_follow_each_other(count: int, radius: float) -> None:
    arcs = [arc_path(radius, index, count) for index in range(count)]
    numbers = [re.findall(r"-?[0-9.]+", one) for one in arcs]
    for one, then in zip(numbers, [*numbers[1:], numbers[0]], strict=True):
        assert one[-2:] == then[:2]
        assert math.hypot(*map(float, one[-2:])) == pytest.approx(radius, abs=0.2)
