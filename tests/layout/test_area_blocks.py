"""The rectangles of a theater: apart from each other, and each as large as it has to be."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from explorer.analysis.areas.area_sides import SideKey
from explorer.layout.area_blocks import (
    AXIS_LANE,
    LEAST_AREA,
    SIDE_LANE,
    AreaBox,
    TheaterBlock,
    block_width,
    place_block,
)
from explorer.layout.area_cells import AreaCell, AreaContent
from explorer.layout.area_plan import PlannedSide, PlannedTheater, Slot, SlotRow

HALF = 100.0


def key(party: str) -> SideKey:
    return SideKey("war", party)


def slot(*parties: str) -> Slot:
    return tuple(PlannedSide(key(party), (party,)) for party in parties)


def content(width: float = 40.0, height: float = 30.0) -> AreaContent:
    return AreaContent(AreaCell("x", width, height / 2, height / 2), ())


THEATER = PlannedTheater(
    "war",
    (SlotRow((slot("bar"),)),),
    (SlotRow((slot("near", "mate"), slot("far")), (slot("outer"),)),),
)
CONTENTS = {key(one): content() for one in ("bar", "near", "mate", "far", "outer")}


def placed(*, is_inner_right: bool = True) -> TheaterBlock:
    wide = block_width(THEATER, CONTENTS, 2 * HALF)
    box = (10.0, 20.0, 10.0 + wide + 60, 20.0 + 4 * HALF + AXIS_LANE)
    return place_block(THEATER, CONTENTS, box, 2 * HALF, is_inner_right=is_inner_right)


def overlap(one: AreaBox, other: AreaBox) -> bool:
    return min(one[2], other[2]) > max(one[0], other[0]) + 1e-6 and (
        min(one[3], other[3]) > max(one[1], other[1]) + 1e-6
    )


def test_areas_do_not_overlap_and_lie_in_their_slots() -> None:
    block = placed()
    assert not any(overlap(*pair) for pair in combinations(block.areas.values(), 2))
    for side, (left, top, right, bottom) in block.areas.items():
        slot_box = block.slots[side]
        assert slot_box[0] <= left < right <= slot_box[2]
        assert slot_box[1] <= top < bottom <= slot_box[3]
        assert min(right - left, bottom - top) >= LEAST_AREA


def test_halves_are_parted_by_the_axis_and_neighbours_by_a_lane() -> None:
    slots = placed().slots
    assert slots[key("near")][1] - slots[key("bar")][3] == AXIS_LANE
    assert slots[key("near")][0] - slots[key("far")][2] == pytest.approx(SIDE_LANE)
    assert slots[key("outer")][1] - slots[key("near")][3] == pytest.approx(SIDE_LANE)


def test_the_first_of_a_row_is_nearest_to_the_rivals() -> None:
    for is_inner_right in (True, False):
        slots = placed(is_inner_right=is_inner_right).slots
        assert (slots[key("near")][0] > slots[key("far")][0]) is is_inner_right


def test_sides_that_share_a_slot_lie_one_above_the_other() -> None:
    block = placed()
    assert block.slots[key("near")] == block.slots[key("mate")]
    assert block.areas[key("near")][3] < block.areas[key("mate")][1]


def test_a_side_is_open_where_nothing_lies_before_it() -> None:
    block = placed()
    assert block.is_open(key("near"), "inner")
    assert not block.is_open(key("far"), "inner")
    assert block.is_open(key("far"), "outer")
    assert block.is_open(key("outer"), "down")
    assert not block.is_open(key("near"), "down")
    assert block.is_open(key("bar"), "up")


def test_what_is_too_low_has_no_width() -> None:
    assert math.isinf(block_width(THEATER, CONTENTS, LEAST_AREA))
    assert block_width(PlannedTheater("war", (), ()), {}, HALF) == 0
