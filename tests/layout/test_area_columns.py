"""Who stands beside a side, above or below it, and between sides."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.analysis.areas.area_sides import SideKey
from explorer.layout.area_blocks import AreaBox, TheaterBlock
from explorer.layout.area_columns import (
    HEADING_WIDTH,
    LEVEL_GAP,
    NO_SPECIAL,
    Columns,
    SpecialHelpers,
    assign_columns,
    is_upper,
    level_places,
    strip_places,
    strip_span,
)
from explorer.layout.area_plan import AreaPlan
from explorer.layout.font import Weight
from explorer.layout.label_box import label_box

BOX = label_box("Name", 15.0, 12.0, Weight.REGULAR)
UP, DOWN = SideKey("west", "up"), SideKey("west", "down")
EAST = SideKey("east", "up")
WEST_BLOCK = TheaterBlock(
    "west",
    (100.0, 0.0, 200.0, 224.0),
    {UP: (100.0, 0.0, 200.0, 100.0), DOWN: (100.0, 124.0, 200.0, 224.0)},
    {UP: (100.0, 0.0, 200.0, 100.0), DOWN: (100.0, 124.0, 200.0, 224.0)},
    is_inner_right=True,
    axis=112.0,
)
HIGH: Mapping[SideKey, AreaBox] = {EAST: (400.0, 0.0, 500.0, 224.0)}
EAST_BLOCK = TheaterBlock("east", (400.0, 0.0, 500.0, 460.0), HIGH, HIGH, False, 230.0)


def plan(**helpers: tuple[SideKey, ...]) -> AreaPlan:
    return AreaPlan((), (), helpers, {node: len(to) for node, to in helpers.items()}, {}, {}, {})


def columns(found: AreaPlan, rows: int = 1, special: SpecialHelpers = NO_SPECIAL) -> Columns:
    order = [*found.helpers]
    blocks = [(WEST_BLOCK, EAST_BLOCK), *[()] * (rows - 1)]
    return assign_columns(found, blocks, dict.fromkeys(order, BOX), order, special)


def test_helpers_stand_beside_their_side_as_long_as_there_is_room() -> None:
    most = int(100 // (BOX.height + LEVEL_GAP))
    found = columns(plan(**{f"h{k}": (DOWN,) for k in range(most + 1)}))
    assert found.margin[DOWN] == [f"h{k}" for k in range(most)]
    assert found.strip[DOWN] == [f"h{most}"]


def test_who_has_lines_further_off_stands_above_or_below_a_side() -> None:
    special = SpecialHelpers(frozenset({"far"}), frozenset())
    found = columns(plan(near=(DOWN,), far=(DOWN,)), special=special)
    assert found.margin[DOWN] == ["near"]
    assert found.strip[DOWN] == ["far"]


def test_who_helps_on_other_days_only_takes_room_in_a_row_that_is_there() -> None:
    special = SpecialHelpers(frozenset({"far"}), frozenset({"once"}))
    helpers = {"far": (DOWN,), "once": (DOWN,)}
    today = {"far": 1, "once": 0}
    with_row = AreaPlan((), (), helpers, today, {}, {}, {})
    assert columns(with_row, special=special).strip[DOWN] == ["far", "once"]
    without = columns(with_row, special=special._replace(reaching=frozenset()))
    assert not without.strip[DOWN]
    both = AreaPlan((), (), helpers | {"once": (DOWN, EAST)}, today, {}, {}, {})
    assert columns(both, special=special).strip[DOWN] == ["far"]


def test_nobody_stands_above_the_name_of_a_theater() -> None:
    left, right = WEST_BLOCK.slots[UP][0], WEST_BLOCK.slots[UP][2]
    assert strip_span(WEST_BLOCK, UP, is_named=False) == (left, right)
    assert strip_span(WEST_BLOCK, UP, is_named=True) == (left + HEADING_WIDTH, right)
    assert strip_span(WEST_BLOCK, DOWN, is_named=True) == (left, right)


def test_with_many_rows_of_theaters_nobody_stands_above_one() -> None:
    found = columns(plan(**{f"h{k}": (UP,) for k in range(9)}), rows=3)
    assert not found.strip[UP]


def test_who_helps_on_another_day_stands_where_nobody_does_today() -> None:
    found = plan(now=(UP,), then=(UP,), once=(DOWN,))
    found = AreaPlan((), (), found.helpers, {"now": 1, "then": 0, "once": 0}, {}, {}, {})
    assert columns(found).margin == {UP: ["now"], DOWN: ["once"]}


def test_a_part_stands_behind_its_whole() -> None:
    found = AreaPlan(
        (), (), {"whole": (UP,), "part": (UP,)}, {"whole": 1, "part": 1}, {"part": "whole"}, {}, {}
    )
    assert columns(found).outer[UP] == ["part"]


def test_who_helps_on_both_sides_of_the_middle_stands_between() -> None:
    high = {UP: (100.0, 0.0, 200.0, 224.0)}
    west = TheaterBlock("west", (100.0, 0.0, 200.0, 460.0), high, high, True, 230.0)
    found = assign_columns(plan(both=(UP, EAST)), [(west, EAST_BLOCK)], {"both": BOX}, ["both"])
    assert found.between == {(0, True): ["both"]}
    assert not found.margin


def test_halves() -> None:
    assert is_upper(WEST_BLOCK, UP)
    assert not is_upper(WEST_BLOCK, DOWN)


def test_places_are_at_equal_pitch() -> None:
    boxes = dict.fromkeys("abc", BOX)
    level = level_places("abc", 30.0, 0.0, 300.0, boxes)
    assert {x for x, _ in level.values()} == {30.0}
    assert [round(y + BOX.centre) for _, y in level.values()] == [50, 150, 250]
    strip = strip_places("abc", 40.0, (0.0, 300.0))
    assert list(strip.values()) == [(50.0, 40.0), (150.0, 40.0), (250.0, 40.0)]
