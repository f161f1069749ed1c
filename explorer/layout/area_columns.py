"""Where outsiders stand on a map by areas: beside the side that they help, and between sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from explorer.analysis.areas.area_sides import SideKey
from explorer.layout.area_blocks import TheaterBlock
from explorer.layout.area_plan import AreaPlan
from explorer.layout.label_box import Box

LEVEL_GAP = 4.0
"""Px between a mark with its label and the next one in a column."""

HEADING_WIDTH = 76.0
"""How wide in px the name of a theater is above its areas, about."""

CORNER_LEVEL = 13.0
"""Px below the corner of an area from which on lines end at its edge."""

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


class SpecialHelpers(NamedTuple):
    """Helpers who may stand elsewhere than beside a side.

    `reaching`: they have strong lines to others than the sides that they help: they stand above or
    below such a side, where there is room, so that these lines need not go around it. `idle`: they
    have no strong line on the day.
    """

    reaching: frozenset[str]
    idle: frozenset[str]


NO_SPECIAL = SpecialHelpers(frozenset(), frozenset())


def is_upper(block: TheaterBlock, key: SideKey) -> bool:
    """Whether a side is above the axis of its theater."""
    return block.slots[key][3] <= block.axis


def assign_columns(
    plan: AreaPlan,
    rows: Sequence[Sequence[TheaterBlock]],
    boxes: Mapping[str, Box],
    order: Sequence[str],
    special: SpecialHelpers = NO_SPECIAL,
) -> Columns:
    """Who stands in which column; whoever finds no room in one is in none.

    Args:
        plan: Who helps whom.
        rows: The theaters, those of a row beside each other.
        boxes: The room of each mark with its label.
        order: All nodes, the most important first.
        special: Who may stand elsewhere than beside a side.

    """
    blocks = {block.theater: (number, block) for number, row in enumerate(rows) for block in row}
    columns = Columns()
    may_strip = len(rows) <= MAX_STRIP_ROWS
    is_named = len(blocks) > 1
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
        # Who helps sides of both halves of the map on other days only stands there all the same,
        # so that no line of these days has to go around half of it.
        if any(
            _stands_between(node, some, blocks, columns, boxes)
            for some in dict.fromkeys((given[:count], given))
        ):
            continue
        for key in given:
            _, block = blocks[key.theater]
            if plan.parts.get(node) in columns.margin[key]:
                columns.outer[key].append(node)
                break
            # Only who helps on the day is worth a row of its own.
            has_strip = (
                may_strip
                and plan.today[node] > 0
                and _is_open_to_strip(block, key)
                and _has_strip_room(node, key, block, columns, boxes, is_named=is_named)
            )
            if has_strip and node in special.reaching:
                columns.strip[key].append(node)
                break
            if block.is_open(key, "outer") and _has_level_room(node, key, block, columns, boxes):
                columns.margin[key].append(node)
                break
            if has_strip:
                columns.strip[key].append(node)
                break
    if may_strip:
        idle = [node for node in order if node in special.idle and node not in wanting]
        _place_idle(idle, plan, [block for _, block in blocks.values()], columns, boxes)
    return columns


def _is_open_to_strip(block: TheaterBlock, key: SideKey) -> bool:
    return block.is_open(key, "up" if is_upper(block, key) else "down")


def _place_idle(
    idle: Sequence[str],
    plan: AreaPlan,
    blocks: Sequence[TheaterBlock],
    columns: Columns,
    boxes: Mapping[str, Box],
) -> None:
    """Put helpers of one theater on other days into rows above or below sides, if there are any.

    They take what room is left in rows that are there anyhow.
    """
    is_named = len(blocks) > 1
    by_theater = {block.theater: block for block in blocks}
    for node in idle:
        given = plan.helpers[node]
        if len({key.theater for key in given}) > 1:
            continue
        for key in given:
            block = by_theater[key.theater]
            up = is_upper(block, key)
            if (
                any(columns.strip.get(one) for one in block.slots if is_upper(block, one) == up)
                and _is_open_to_strip(block, key)
                and _has_strip_room(node, key, block, columns, boxes, is_named=is_named)
            ):
                columns.strip[key].append(node)
                break


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


def strip_span(block: TheaterBlock, key: SideKey, *, is_named: bool) -> tuple[float, float]:
    """From where to where in px a row above or below a side goes.

    `is_named`: the name of the theater stands above it, and the row not over that.
    """
    left, _, right, _ = block.slots[key]
    if is_named and is_upper(block, key):
        left = max(left, min(block.box[0] + HEADING_WIDTH, right))
    return left, right


def _has_strip_room(
    node: str,
    key: SideKey,
    block: TheaterBlock,
    columns: Columns,
    boxes: Mapping[str, Box],
    *,
    is_named: bool,
) -> bool:
    left, right = strip_span(block, key, is_named=is_named)
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
    """The centres of some in a column, at equal pitch, none above where level lines end."""
    pitch = (bottom - top) / len(names)
    return {
        name: (x, max(top + pitch * (index + 0.5) - boxes[name].centre, top + CORNER_LEVEL))
        for index, name in enumerate(names)
    }


def strip_places(
    names: Sequence[str], y: float, span: tuple[float, float]
) -> dict[str, ColumnPlace]:
    """The centres of some in a row above or below an area, at equal pitch."""
    pitch = (span[1] - span[0]) / len(names)
    return {name: (span[0] + pitch * (index + 0.5), y) for index, name in enumerate(names)}
