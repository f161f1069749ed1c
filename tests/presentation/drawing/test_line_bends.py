"""Lines bend aside where they would pass under a mark that is not theirs, and no further."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from explorer.presentation.drawing.line_bends import (
    BENDS,
    LINE_CLEARANCE,
    MAX_BEND_SHARE,
    MAX_MEASURED,
    line_bends,
)
from explorer.presentation.drawing.line_path import LANE_GAP, control_point
from sweeping import examples

Point = tuple[float, float]


def nearest(first: Point, second: Point, lane: float, other: Point) -> float:
    """How near a line comes to a point, measured at many places."""
    control = control_point(first, second, lane) or (
        (first[0] + second[0]) / 2,
        (first[1] + second[1]) / 2,
    )
    return min(
        math.hypot(
            *(
                (1 - t) ** 2 * a + 2 * t * (1 - t) * c + t**2 * b - o
                for a, c, b, o in zip(first, control, second, other, strict=True)
            )
        )
        for t in (k / 200 for k in range(201))
    )


def test_a_line_that_is_free_stays_straight() -> None:
    centres = {"a": (0.0, 0.0), "b": (300.0, 0.0), "c": (150.0, 80.0)}
    assert line_bends({("a", "b"): [0.0]}, centres, dict.fromkeys(centres, 10.0)) == {}


def test_a_line_bends_by_the_least_that_clears_a_mark() -> None:
    centres = {"a": (0.0, 0.0), "b": (300.0, 0.0), "c": (150.0, 4.0)}
    (bend,) = line_bends({("a", "b"): [0.0]}, centres, dict.fromkeys(centres, 10.0)).values()
    assert bend < 0, "away from the mark, which lies to its right"
    assert nearest(centres["a"], centres["b"], bend, centres["c"]) >= 10 + LINE_CLEARANCE - 0.5
    assert nearest(centres["a"], centres["b"], bend + 0.5, centres["c"]) < 10 + LINE_CLEARANCE


def test_all_lines_of_a_pair_bend_together() -> None:
    centres = {"a": (0.0, 0.0), "b": (400.0, 0.0), "c": (200.0, 0.0)}
    (bend,) = line_bends({("a", "b"): [-0.5, 0.5]}, centres, dict.fromkeys(centres, 10.0)).values()
    for lane in (-0.5, 0.5):
        assert nearest(centres["a"], centres["b"], lane + bend, centres["c"]) >= 12


def test_a_crowd_that_is_too_large_is_left_straight() -> None:
    count = math.isqrt(MAX_MEASURED) + 1
    centres = {f"n{k}": (float(k), 0.0) for k in range(count)}
    pairs = {(f"n{k}", "n0"): [0.0] for k in range(1, count)}
    pairs[("n0", "n0x")] = [0.0]
    centres["n0x"] = (5.0, 5.0)
    assert line_bends(pairs, centres, dict.fromkeys(centres, 3.0)) == {}


places = st.tuples(st.integers(0, 600), st.integers(0, 400))


@examples(20)
@given(st.lists(places, min_size=3, max_size=9, unique=True), st.data())
def test_no_bend_is_longer_than_it_may_be_nor_worse_than_straight(
    found: list[tuple[int, int]], data: st.DataObject
) -> None:
    centres = {f"n{k}": (float(x), float(y)) for k, (x, y) in enumerate(found)}
    reaches = {node: float(data.draw(st.integers(3, 20))) for node in centres}
    pairs = {("n0", "n1"): [0.0], ("n1", "n2"): [-0.5, 0.5]}
    bends = line_bends(pairs, centres, reaches)

    def hits(pair: tuple[str, str], bend: float, margin: float) -> int:
        first, second = (centres[end] for end in pair)
        return sum(
            nearest(first, second, lane + bend, place) < reaches[node] + margin
            for lane in pairs[pair]
            for node, place in centres.items()
            if node not in pair
        )

    for pair, bend in bends.items():
        assert bend in BENDS
        distance = math.dist(*(centres[end] for end in pair))
        assert abs(bend) * LANE_GAP <= max(MAX_BEND_SHARE * distance, BENDS[1] * LANE_GAP)
        # Curves are measured in pieces: a px decides about none.
        assert hits(pair, bend, LINE_CLEARANCE - 1.5) <= hits(pair, 0.0, LINE_CLEARANCE + 1.5)
