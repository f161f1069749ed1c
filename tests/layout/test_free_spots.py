"""Where there is room left in a frame."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from explorer.layout.free_spots import CELL, FreeSpots, SpotWish


def test_where_nothing_is_taken_one_gets_what_one_wants() -> None:
    spots = FreeSpots(200, 100)
    assert spots.nearest(SpotWish((20, 12), (10, 6), (90, 50))) == (90, 50)


def test_the_nearest_free_place_is_beside_what_is_taken() -> None:
    spots = FreeSpots(200, 100)
    spots.take(80, 0, 100, 100)
    assert spots.nearest(SpotWish((20, 20), (10, 10), (85, 50))) == (70, 50)
    assert spots.nearest(SpotWish((20, 20), (10, 10), (95, 50))) == (110, 50)
    assert spots.nearest(SpotWish((20, 20), (10, 10), (90, 50), reach=15)) is None


def test_a_full_frame_has_no_room_until_it_grows() -> None:
    spots = FreeSpots(40, 40)
    spots.take(0, 0, 40, 40)
    wish = SpotWish((20, 20), (0, 0), (0, 0))
    assert spots.nearest(wish) is None
    spots.grow(20)
    assert spots.height == 60
    assert spots.nearest(wish) == (0, 40)


def test_rows_begin_at_multiples_of_a_step() -> None:
    spots = FreeSpots(200, 100)
    spots.take(0, 0, 200, 10)
    found = spots.nearest(SpotWish((20, 20), (0, 0), (50, 0), step=12))
    assert found in {(48, 12), (52, 12)}


boxes = st.tuples(st.integers(0, 180), st.integers(0, 90), st.integers(1, 60), st.integers(1, 40))


@given(st.lists(boxes, max_size=12), st.tuples(st.floats(-20, 220), st.floats(-20, 120)))
def test_no_place_is_nearer_than_the_one_found(
    taken: list[tuple[int, int, int, int]], target: tuple[float, float]
) -> None:
    spots = FreeSpots(200, 100)
    for x, y, wide, high in taken:
        spots.take(x, y, x + wide, y + high)
    found = spots.nearest(SpotWish((16, 12), (8, 6), target))
    free = []
    for x in range(0, 200 - 16 + 1, CELL):
        for y in range(0, 100 - 12 + 1, CELL):
            covers = any(
                x < math.ceil((a + wide) / CELL) * CELL
                and x + 16 > a // CELL * CELL
                and y < math.ceil((b + high) / CELL) * CELL
                and y + 12 > b // CELL * CELL
                for a, b, wide, high in taken
            )
            if not covers:
                free.append(math.dist((x + 8, y + 6), target))
    assert (found is None) == (not free)
    if found is not None:
        assert abs(math.dist(found, target) - min(free)) < 0.01
