"""Where outsiders stand on a map by areas: beside the side that they help, and between sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from explorer.analysis.areas.area_sides import SideKey
from explorer.layout.area_blocks import AreaBox, TheaterBlock
from explorer.layout.area_plan import AreaPlan
from explorer.layout.label_box import Box

LEVEL_GAP = 6.0
"""Px between a mark with its label and the next one in a column."""

MAX_STRIP_ROWS = 2
"""With more rows of theaters than these nobody stands above or below one: there is no height."""

ColumnPlace = tuple[float, float]


@dataclass(slots=True)
class Columns:
    """Who stands in which column, in the order in which they are to be placed.

    `margin`: beside a side, on the outer edge of its theater; `outer`: behind these, those who
    belong to one of them. `strip`: above or below a side.
    `between`: in the middle column, for those who help sides on both sides of it.
    """

    margin: dict[SideKey, list[str]] = field(default_factory=lambda: defaultdict(list))
    outer: dict[SideKey, list[str]] = field(default_factory=lambda: defaultdict(list))
    strip: dict[SideKey, list[str]] = field(default_factory=lambda: defaultdict(list))
    between: dict[tuple[int, bool], list[str]] = field(default_factory=lambda: defaultdict(list))


def is_upper(block: TheaterBlock, key: SideKey) -> bool:
    """Whether a side is above the axis of its theater."""
    return block.slots[key][3] <= block.axis


def assign_columns(
    plan: AreaPlan,
    rows: Sequence[Sequence[TheaterBlock]],
    boxes: Mapping[str, Box],
    order: Sequence[str],
) -> Columns:
    """Who stands in which column; whoever finds no room in one is in none.

    Args:
        plan: Who helps whom.
        rows: The theaters, those of a row beside each other.
        boxes: The room of each mark with its label.
        order: All nodes, the most important first.

    """
    blocks = {block.theater: (number, block) for number, row in enumerate(rows) for block in row}
    columns = Columns()
    helped_today = {
        key for node, given in plan.helpers.items() for key in given[: plan.today[node]]
    }
    # Beside a side stand those who help it on the day; where nobody does, those of other days.
    wanting = [
        node
        for node in order
        if node in plan.helpers
        and (plan.today[node] or helped_today.isdisjoint(plan.helpers[node]))
    ]
    wanting.sort(key=lambda node: (not plan.today[node], node in plan.parts))
    for node in wanting:
        given = plan.helpers[node]
        count = plan.today[node] or len(given)
        if _stands_between(node, given[:count], blocks, columns, boxes):
            continue
        for key in given:
            _, block = blocks[key.theater]
            if plan.parts.get(node) in columns.margin[key]:
                columns.outer[key].append(node)
                break
            if block.is_open(key, "outer") and _has_level_room(node, key, block, columns, boxes):
                columns.margin[key].append(node)
                break
            way = "up" if is_upper(block, key) else "down"
            # Only who helps on the day is worth a row of its own.
            if (
                len(rows) <= MAX_STRIP_ROWS
                and plan.today[node]
                and block.is_open(key, way)
                and _has_strip_room(node, key, block, columns, boxes)
            ):
                columns.strip[key].append(node)
                break
    return columns


def _stands_between(
    node: str,
    given: Sequence[SideKey],
    blocks: Mapping[str, tuple[int, TheaterBlock]],
    columns: Columns,
    boxes: Mapping[str, Box],
) -> bool:
    """Put somebody into the middle column who helps sides to the left and to the right of it."""
    for one in given:
        for other in given:
            row, first = blocks[one.theater]
            if row != blocks[other.theater][0] or first.is_inner_right is False:
                continue
            second = blocks[other.theater][1]
            if second.is_inner_right or is_upper(first, one) != is_upper(second, other):
                continue
            if not (first.is_open(one, "inner") and second.is_open(other, "inner")):
                continue
            there = columns.between[row, is_upper(first, one)]
            high = sum(boxes[name].height + LEVEL_GAP for name in (*there, node))
            left, right = first.slots[one], second.slots[other]
            if high <= min(left[3], right[3]) - max(left[1], right[1]) - RIVAL_ROOM:
                there.append(node)
                return True
    return False


RIVAL_ROOM = 90.0
"""Px of the height of a half that a rival needs in the middle column."""


def _has_level_room(
    node: str,
    key: SideKey,
    block: TheaterBlock,
    columns: Columns,
    boxes: Mapping[str, Box],
) -> bool:
    _, top, _, bottom = block.slots[key]
    there = [*columns.margin[key], node]
    pitch = max(boxes[name].height for name in there) + LEVEL_GAP
    # Sides that share a slot share its margin.
    mates = [
        name
        for other, names in columns.margin.items()
        if other != key and other in block.slots and block.slots[other] == block.slots[key]
        for name in names
    ]
    pitch = max([pitch, *(boxes[name].height + LEVEL_GAP for name in mates)])
    return pitch * (len(there) + len(mates)) <= bottom - top


def _has_strip_room(
    node: str,
    key: SideKey,
    block: TheaterBlock,
    columns: Columns,
    boxes: Mapping[str, Box],
) -> bool:
    left, _, right, _ = block.slots[key]
    there = [
        name
        for other, names in columns.strip.items()
        if other in block.slots and block.slots[other] == block.slots[key]
        for name in names
    ]
    pitch = max(boxes[name].width for name in (*there, node)) + LEVEL_GAP
    return pitch * (len(there) + 1) <= right - left


def level_places(
    names: Sequence[str], x: float, top: float, bottom: float, boxes: Mapping[str, Box]
) -> dict[str, ColumnPlace]:
    """The centres of some in a column, at equal pitch."""
    pitch = (bottom - top) / len(names)
    return {
        name: (x, top + pitch * (index + 0.5) - boxes[name].centre)
        for index, name in enumerate(names)
    }


def strip_places(names: Sequence[str], y: float, box: AreaBox) -> dict[str, ColumnPlace]:
    """The centres of some in a row above or below an area, at equal pitch."""
    pitch = (box[2] - box[0]) / len(names)
    return {name: (box[0] + pitch * (index + 0.5), y) for index, name in enumerate(names)}
