"""Who stands beside a side, above or below it, and between sides."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.analysis.areas.area_sides import SideKey
from explorer.layout.area_blocks import AreaBox, TheaterBlock
from explorer.layout.area_columns import (
    LEVEL_GAP,
    Columns,
    assign_columns,
    is_upper,
    level_places,
    strip_places,
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


def columns(found: AreaPlan, rows: int = 1) -> Columns:
    order = [*found.helpers]
    blocks = [(WEST_BLOCK, EAST_BLOCK), *[()] * (rows - 1)]
    return assign_columns(found, blocks, dict.fromkeys(order, BOX), order)


def test_helpers_stand_beside_their_side_as_long_as_there_is_room() -> None:
    most = int(100 // (BOX.height + LEVEL_GAP))
    found = columns(plan(**{f"h{k}": (UP,) for k in range(most + 1)}))
    assert found.margin[UP] == [f"h{k}" for k in range(most)]
    assert found.strip[UP] == [f"h{most}"]


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
