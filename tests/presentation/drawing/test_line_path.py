"""Paths of lines: from edge to edge, by their lanes, with arrows where they belong."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing_checks import read_path
from explorer.presentation.drawing.line_path import (
    EDGE_GAP,
    LANE_GAP,
    LineEnd,
    arrow_size,
    end_tips,
    fixed_path,
    line_path,
)
from explorer.presentation.drawing.outline import edge_distance, mark_outline
from explorer.presentation.lines import BACK, BOTH, FORWARD
from explorer.presentation.theme import NODE_SHAPES
from script_values import script_value
from sweeping import examples

tenths = st.integers(-8000, 8000).map(lambda value: value / 10)
ends = st.builds(
    LineEnd,
    st.tuples(tenths, tenths),
    st.builds(mark_outline, st.sampled_from([*NODE_SHAPES]), st.floats(3, 30)),
)
lanes = st.integers(-6, 6).map(lambda value: value / 2)
widths = st.sampled_from([1.0, 1.2, 1.8, 2.2, 2.6, 3.4])


@given(ends, ends, lanes, st.integers(0, 3), widths)
def test_a_path_is_what_its_points_say(
    first: LineEnd, second: LineEnd, lane: float, arrows: int, width: float
) -> None:
    path = line_path(first, second, lane, arrows, width)
    [points] = read_path(path.stroke)
    own = [path.start, *([path.control] if path.control else []), path.end]
    for (x, y), (own_x, own_y) in zip(points, own, strict=True):
        assert (x, y) == pytest.approx((own_x, own_y), abs=0.051)
    if path.tips == (first.centre, second.centre):
        assert not path.head
        return
    heads = read_path(path.head) if path.head else []
    assert len(heads) == (arrows & FORWARD > 0) + (arrows & BACK > 0)
    length, half = arrow_size(width)
    for tip, left, right in heads:
        assert min(math.dist(tip, one) for one in path.tips) <= 0.11
        assert math.dist(left, right) == pytest.approx(2 * half, abs=0.3)
        middle = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)
        assert math.dist(tip, middle) == pytest.approx(length, abs=0.3)


@given(ends, ends, lanes, st.integers(0, 3), widths)
def test_tips_lie_at_the_edges_of_the_marks(
    first: LineEnd, second: LineEnd, lane: float, arrows: int, width: float
) -> None:
    path = line_path(first, second, lane, arrows, width)
    if path.tips == (first.centre, second.centre):
        return
    for end, tip in zip((first, second), path.tips, strict=True):
        dx, dy = tip[0] - end.centre[0], tip[1] - end.centre[1]
        off = math.hypot(dx, dy)
        edge = edge_distance(end.outline, (dx / off, dy / off))
        assert off == pytest.approx(edge + EDGE_GAP, abs=0.01)


@examples(30)
@given(ends, ends, lanes, st.integers(0, 3), widths)
def test_from_the_other_end_it_is_the_same_line(
    first: LineEnd, second: LineEnd, lane: float, arrows: int, width: float
) -> None:
    back = {0: 0, FORWARD: BACK, BACK: FORWARD, BOTH: BOTH}[arrows]
    one = line_path(first, second, lane, arrows, width)
    other = line_path(second, first, -lane, back, width)
    assert one.start == pytest.approx(other.end)
    assert one.end == pytest.approx(other.start)


@pytest.mark.parametrize(
    ("arrows", "stroke", "head"),
    [
        (0, "M11 0L89 0", ""),
        (FORWARD, "M11 0L82.6 0", "M89 0L81 -5.1L81 5.1Z"),
        (BACK, "M17.4 0L89 0", "M11 0L19 5.1L19 -5.1Z"),
    ],
)
def test_a_straight_line(arrows: int, stroke: str, head: str) -> None:
    path = line_path(LineEnd((0, 0), 10), LineEnd((100, 0), 10), 0, arrows, 2)
    assert (path.stroke, path.head) == (stroke, head)


def test_lanes_bend_to_their_side_by_the_gap() -> None:
    for lane in (-1.5, -0.5, 0.5, 1.5):
        path = line_path(LineEnd((0, 0), 5), LineEnd((200, 0), 5), lane, 0, 2)
        assert path.control == pytest.approx((100, 2 * LANE_GAP * lane))


@pytest.mark.parametrize("apart", [0, 5, 21])
def test_marks_too_near_get_a_bare_line(apart: float) -> None:
    path = line_path(LineEnd((0, 0), 10), LineEnd((apart, 0), 10), 1, BOTH, 2)
    assert (path.stroke, path.head) == (f"M0 0L{apart:g} 0", "")


def test_a_line_between_given_points_has_its_arrows() -> None:
    """The same numbers as in tests/scripts/map/line-path.test.js."""
    path = fixed_path(((10, 50), (200, 50)), FORWARD, 2)
    assert path.stroke == "M10 50L193.6 50"
    assert path.head == "M200 50L192 44.9L192 55.1Z"
    assert path.tips == ((10, 50), (200, 50))
    assert fixed_path(((0, 0), (5, 0)), FORWARD, 2).head == ""


def test_a_line_to_the_edge_of_an_area_begins_at_its_mark() -> None:
    tips = end_tips(LineEnd((0, 0), 10.0), LineEnd((100, 0), 0.0))
    assert tips == ((10 + EDGE_GAP, 0), (100 - EDGE_GAP, 0))


def test_the_page_bends_and_ends_lines_alike() -> None:
    assert script_value("map/line-path.js", "LANE_GAP") == LANE_GAP
    assert script_value("map/line-path.js", "EDGE_GAP") == EDGE_GAP
