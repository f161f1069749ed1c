"""Outlines of marks: what a line meets, and how far their corners reach."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.presentation.drawing.outline import OUTLINE_REACHES, edge_distance, mark_outline
from explorer.presentation.theme import NODE_SHAPES

angles = st.floats(0, 2 * math.pi)


@given(st.sampled_from([*NODE_SHAPES]), st.floats(3, 40), angles)
def test_the_edge_lies_between_the_inner_and_the_outer_circle(
    type_: str, radius: float, angle: float
) -> None:
    outline = mark_outline(type_, radius)
    off = edge_distance(outline, (math.cos(angle), math.sin(angle)))
    assert 0.25 * radius <= off <= OUTLINE_REACHES[type_] * radius + 0.11


@given(st.sampled_from([type_ for type_, corners in NODE_SHAPES.items() if corners]))
def test_towards_a_corner_the_edge_is_no_nearer_than_the_corner(type_: str) -> None:
    outline = mark_outline(type_, 20)
    assert not isinstance(outline, float | int)
    for x, y in outline:
        length = math.hypot(x, y)
        assert edge_distance(outline, (x / length, y / length)) >= length - 0.01
        assert all(float(f"{one:.1f}") == one for one in (x, y)), "as it is written"


def test_a_circle_is_its_radius() -> None:
    assert mark_outline("state", 7.26) == 7.3
    assert edge_distance(7.3, (0.6, 0.8)) == 7.3


def test_a_square_along_its_side_and_towards_its_corner() -> None:
    square = ((-9.0, -9.0), (9.0, -9.0), (9.0, 9.0), (-9.0, 9.0))
    assert edge_distance(square, (1, 0)) == pytest.approx(9)
    assert edge_distance(square, (0, -1)) == pytest.approx(9)
    half = math.sqrt(0.5)
    assert edge_distance(square, (half, half)) == pytest.approx(9 / half)
