"""The ways of lines: level where they can be, around areas and marks, apart from each other."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.analysis.areas.area_sides import SideKey
from explorer.layout.area_faults import distances, lengths_in, way_pieces
from explorer.layout.area_routes import AreaRouter, RouteGround, lanes_between
from explorer.layout.area_ties import StrongTie
from explorer.layout.font import Weight
from explorer.layout.label_box import Box, label_box

LEFT, RIGHT, MATE = SideKey("war", "left"), SideKey("war", "right"), SideKey("war", "mate")
SLOTS = {LEFT: (200.0, 100.0, 300.0, 300.0), RIGHT: (500.0, 100.0, 600.0, 300.0)}
MARKS = ("a", "b", "c", "left", "right", "mate")
ALWAYS = ((1, 1_000_000),)


def box() -> Box:
    return label_box("Name", 14.0, 12.0, Weight.REGULAR)


def router(areas: dict[SideKey, tuple[float, float, float, float]] | None = None) -> AreaRouter:
    ground = RouteGround(
        (800.0, 400.0),
        {**SLOTS, MATE: SLOTS[LEFT]} if areas else SLOTS,
        areas or SLOTS,
        {mark: box() for mark in MARKS},
        {"left": LEFT, "right": RIGHT, "mate": MATE} if areas else {"left": LEFT, "right": RIGHT},
        frozenset(),
    )
    return AreaRouter(ground)


def tie(
    start: str, side: SideKey | None, end: str = "right", *, rank: int = 0, fight: bool = False
) -> StrongTie:
    return StrongTie(start, end, side, fight, 0.8, rank, ALWAYS)


def test_a_line_runs_level_to_the_edge_of_its_side() -> None:
    found = router()
    found.put("a", (400.0, 200.0))
    way = found.find(tie("a", RIGHT))
    assert way.way == ((400.0, 200.0), (500.0, 200.0))
    assert way.is_clean
    assert found.find(tie("a", LEFT)).way == ((400.0, 200.0), (300.0, 200.0))


def test_a_line_goes_around_a_foreign_area() -> None:
    found = router()
    found.put("a", (60.0, 200.0))
    way = found.find(tie("a", RIGHT)).way
    assert not lengths_in(way_pieces(way), np.array([SLOTS[LEFT]])).any()
    assert len(way) > 2
    assert all(one[0] == other[0] or one[1] == other[1] for one, other in pairwise(way))


def test_a_line_keeps_off_a_foreign_mark() -> None:
    found = router()
    found.put("a", (350.0, 200.0))
    found.put("b", (420.0, 200.0))
    way = found.find(tie("a", RIGHT)).way
    assert distances(way_pieces(way), np.array([(420.0, 200.0)])).min() >= box().diameter / 2 + 3
    found.lift("b")
    assert len(found.find(tie("a", RIGHT)).way) == 2


def test_lines_on_common_days_keep_apart_and_the_more_important_goes_straight() -> None:
    found = router()
    found.put("a", (340.0, 200.0))
    found.put("b", (400.0, 203.0))
    first, second = tie("a", RIGHT, rank=1), tie("b", RIGHT)
    found.lead([first, second])
    assert found.ways[second].way == ((400.0, 203.0), (500.0, 203.0))
    assert len(found.ways[first].way) > 2
    assert found.lines_near("b") == 0
    found.lift("b")
    assert set(found.ways) == {first}


def test_a_way_between_marks_ends_at_their_centres() -> None:
    found = router()
    found.put("a", (350.0, 150.0))
    found.put("b", (450.0, 150.0))
    assert found.find(tie("a", None, "b")).way == ((350.0, 150.0), (450.0, 150.0))
    assert found.is_open(tie("a", None, "b"))
    assert not found.is_open(tie("a", None, "c"))


def test_a_fight_between_neighbours_is_said_by_their_front() -> None:
    below = (200.0, 320.0, 300.0, 390.0)
    ground = RouteGround(
        (800.0, 400.0),
        {LEFT: SLOTS[LEFT], RIGHT: below},
        {LEFT: SLOTS[LEFT], RIGHT: below},
        {mark: box() for mark in MARKS},
        {"left": LEFT, "right": RIGHT},
        frozenset(),
    )
    found = AreaRouter(ground)
    found.put("left", (250.0, 200.0))
    found.put("right", (250.0, 350.0))
    assert not found.is_open(tie("left", RIGHT, fight=True))
    assert found.is_open(tie("left", RIGHT))


def test_who_shares_a_slot_is_reached_beside_the_other() -> None:
    areas = {
        LEFT: (200.0, 100.0, 300.0, 200.0),
        MATE: (200.0, 206.0, 300.0, 300.0),
        RIGHT: SLOTS[RIGHT],
    }
    found = router(areas)
    found.put("a", (400.0, 250.0))
    found.lead([tie("a", LEFT, "left")])
    ways = found.found_ways()
    assert ways["a", LEFT, False, True] == ((400.0, 250.0), (300.0, 250.0))
    small = ways["a", LEFT, False, False]
    assert 100 <= small[-1][1] <= 200
    assert not lengths_in(way_pieces(small), np.array([areas[MATE]])).any()


def test_lanes_lie_between_neighbours() -> None:
    boxes = [(0.0, 0.0, 100.0, 50.0), (0.0, 70.0, 100.0, 120.0), (120.0, 0.0, 200.0, 120.0)]
    assert lanes_between(boxes) == [
        (0.0, 50.0, 100.0, 70.0),
        (100.0, 0.0, 120.0, 50.0),
        (100.0, 70.0, 120.0, 120.0),
    ]


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(20, 780), st.integers(20, 380)), min_size=3, max_size=3, unique=True
    ),
    st.sampled_from([LEFT, RIGHT]),
)
def test_no_line_runs_over_an_area_wherever_marks_are(
    places: list[tuple[int, int]], side: SideKey
) -> None:
    outside = [
        (float(x), float(y))
        for x, y in places
        if not any(a - 12 < x < c + 12 and b - 12 < y < d + 12 for a, b, c, d in SLOTS.values())
    ]
    found = router()
    for mark, place in zip("abc", outside, strict=False):
        found.put(mark, place)
    ties = [tie(mark, side) for mark in found.places]
    found.lead(ties)
    boxes = np.array([(a + 1, b + 1, c - 1, d - 1) for a, b, c, d in SLOTS.values()])
    for one in ties:
        assert not lengths_in(way_pieces(found.ways[one].way), boxes).any()
        assert found.ways[one].way[0] == found.places[one.start]


@pytest.mark.parametrize("is_blocked", [True, False])
def test_lines_cross_the_band_and_do_not_run_along_it(*, is_blocked: bool) -> None:
    found = router()
    if is_blocked:
        found.block((395.0, 50.0, 405.0, 250.0))
    found.put("a", (400.0, 60.0))
    found.put("b", (400.0, 240.0))
    way = found.find(tie("a", None, "b")).way
    assert (len(way) == 2) is not is_blocked
