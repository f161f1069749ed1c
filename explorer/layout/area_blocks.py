"""The rectangles of a theater on a map by areas: how large they have to be, and where they lie."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer.analysis.areas.area_sides import SideKey
from explorer.layout.area_cells import AreaContent
from explorer.layout.area_plan import PlannedTheater, Slot, SlotRow

AreaBox = tuple[float, float, float, float]
"""Left, top, right, bottom in px."""

AXIS_LANE, SIDE_LANE = 24.0, 20.0
"""Px between the two halves of a theater, and between areas of one half."""

MATE_LANE = 6.0
"""Px between areas that share a slot."""

LEAST_AREA = 44.0
"""How wide and how high an area is at least, in px."""

_SHARES = (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7)

Contents = Mapping[SideKey, AreaContent]


@dataclass(frozen=True, slots=True)
class TheaterBlock:
    """The areas of a theater.

    `box` around all of it; `areas` by side; `slots`: the whole slot of each side, which is its
    area where it is there without those it shares it with. `is_inner_right`: whether the rivals
    are to the right of it. `axis`: the middle of the lane between the halves.
    """

    theater: str
    box: AreaBox
    areas: Mapping[SideKey, AreaBox]
    slots: Mapping[SideKey, AreaBox]
    is_inner_right: bool
    axis: float

    def is_open(self, key: SideKey, way: str) -> bool:
        """Whether nothing lies between a side and an edge of the block.

        `way`: "inner" towards the rivals, "outer" away from them, "up" or "down".
        """
        own = self.slots[key]
        if way in ("up", "down"):
            far = [
                other[1] < own[1] if way == "up" else other[3] > own[3]
                for other in self.slots.values()
                if other != own and min(other[2], own[2]) > max(other[0], own[0])
            ]
            return not any(far)
        is_right = (way == "inner") == self.is_inner_right
        return not any(
            other[0] > own[0] if is_right else other[2] < own[2]
            for other in self.slots.values()
            if other != own and min(other[3], own[3]) > max(other[1], own[1])
        )


def block_width(theater: PlannedTheater, contents: Contents, height: float) -> float:
    """How wide a theater is, for the height of each half in px; infinite where that is too low."""
    return max(
        (_half_width(rows, contents, height) for rows in (theater.upper, theater.lower)),
        default=0.0,
    )


def place_block(
    theater: PlannedTheater,
    contents: Contents,
    box: AreaBox,
    height: float,
    *,
    is_inner_right: bool,
) -> TheaterBlock:
    """Lay a theater out in a box that is as wide as `block_width` says, or wider."""
    left, top, right, bottom = box
    areas: dict[SideKey, AreaBox] = {}
    slots: dict[SideKey, AreaBox] = {}
    for rows, is_upper in ((theater.upper, True), (theater.lower, False)):
        y = (top, top + height) if is_upper else (bottom - height, bottom)
        needs = [_row_need(row, contents, height)[0] for row in rows]
        for row, (x1, x2) in zip(
            rows, _shared(needs, left, right, SIDE_LANE, is_inner_right=is_inner_right), strict=True
        ):
            _, facing_height = _row_need(row, contents, height)
            parts = [(row.facing, y)]
            if row.outer:
                near = (y[1] - facing_height, y[1]) if is_upper else (y[0], y[0] + facing_height)
                far = (y[0], near[0] - SIDE_LANE) if is_upper else (near[1] + SIDE_LANE, y[1])
                parts = [(row.facing, near), (row.outer, far)]
            for some, (y1, y2) in parts:
                widths = [_slot_width(slot, contents, y2 - y1) for slot in some]
                for slot, (a, b) in zip(
                    some,
                    _shared(widths, x1, x2, SIDE_LANE, is_inner_right=is_inner_right),
                    strict=True,
                ):
                    whole = (a, y1, b, y2)
                    slots |= {side.key: whole for side in slot}
                    areas |= _slot_areas(slot, contents, whole)
    return TheaterBlock(theater.theater, box, areas, slots, is_inner_right, (top + bottom) / 2)


def _half_width(rows: Sequence[SlotRow], contents: Contents, height: float) -> float:
    needs = [_row_need(row, contents, height)[0] for row in rows]
    return sum(needs) + SIDE_LANE * max(len(needs) - 1, 0)


def _row_need(row: SlotRow, contents: Contents, height: float) -> tuple[float, float]:
    """How wide a row is at least, and how high that part of it is that faces the axis."""

    def wide(slots: Sequence[Slot], high: float) -> float:
        lanes = SIDE_LANE * (len(slots) - 1)
        return lanes + sum(_slot_width(slot, contents, high) for slot in slots)

    if not row.outer:
        return wide(row.facing, height), height
    found = []
    for share in _SHARES:
        near = round((height - SIDE_LANE) * share)
        far = height - SIDE_LANE - near
        found.append((max(wide(row.facing, near), wide(row.outer, far)), near))
    width, near = min(found, key=lambda one: one[0])
    return width, float(near)


def _slot_width(slot: Slot, contents: Contents, height: float) -> float:
    if height < LEAST_AREA:
        return math.inf
    if not slot[1:]:
        return max(contents[slot[0].key].least_width(height), LEAST_AREA)
    # A wider row of mates is no higher, so that the first width that does is the least.
    row = sum(_mate_width(side.key, contents) for side in slot[1:]) + MATE_LANE * (len(slot) - 2)
    rest = height - _mates_height(slot, contents) - MATE_LANE
    if rest < LEAST_AREA:
        return math.inf
    return max(contents[slot[0].key].least_width(rest), row, LEAST_AREA)


def _mate_width(key: SideKey, contents: Contents) -> float:
    return max(contents[key].widest, LEAST_AREA)


def _mates_height(slot: Slot, contents: Contents) -> float:
    """How high the row of those is that share a slot with its first side."""
    return max(
        max(contents[side.key].height(_mate_width(side.key, contents)), LEAST_AREA)
        for side in slot[1:]
    )


def _slot_areas(slot: Slot, contents: Contents, box: AreaBox) -> dict[SideKey, AreaBox]:
    """The areas of those who share a slot: the first above, the others in a row at its foot."""
    if not slot[1:]:
        return {slot[0].key: box}
    left, top, right, bottom = box
    y = bottom - _mates_height(slot, contents)
    found = {slot[0].key: (left, top, right, y - MATE_LANE)}
    widths = [_mate_width(side.key, contents) for side in slot[1:]]
    spans = _shared(widths, left, right, MATE_LANE, is_inner_right=False)
    for side, (x1, x2) in zip(slot[1:], spans, strict=True):
        found[side.key] = (x1, y, x2, bottom)
    return found


def _shared(
    needs: Sequence[float], left: float, right: float, lane: float, *, is_inner_right: bool
) -> list[tuple[float, float]]:
    """The spans of some that lie side by side and fill a width, the first at the inner edge."""
    if not needs:
        return []
    total = sum(needs)
    spare = right - left - total - lane * (len(needs) - 1)
    x = right if is_inner_right else left
    found = []
    for need in needs:
        wide = need + spare * need / total
        far = x - wide if is_inner_right else x + wide
        found.append((min(x, far), max(x, far)))
        x = far - lane if is_inner_right else far + lane
    return found
