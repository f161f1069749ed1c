"""Where the sides of a theater lie on a phone: one half left, one right, fronts between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.overview.phone_side import SideWords, least_width, side_height
from explorer.presentation.overview.content import Half, SideGroup

LANE = 14.0
"""Px between two areas, in which their front runs."""

_LEAST_WIDTH = 60.0
_TRIED_WIDTHS = 8
_MOST_STRETCH = 1.3
"""How much higher sides beside each other may be than below each other."""


@dataclass(frozen=True, slots=True)
class Cell:
    """An area with its place. `largest`: the size in px that its name has at most."""

    words: SideWords
    box: Rectangle
    largest: float


@dataclass(frozen=True, slots=True)
class _Stack:
    """Areas above each other between two x, from the one nearest to the rivals on."""

    words: tuple[SideWords, ...]
    left: float
    right: float
    largest: float

    @property
    def least(self) -> float:
        return sum(self._heights()) + LANE * (len(self.words) - 1)

    def _heights(self) -> list[float]:
        width = self.right - self.left
        return [side_height(one, width, self.largest) for one in self.words]

    def cells(self, top: float, bottom: float) -> list[Cell]:
        heights = self._heights()
        share = (bottom - top - self.least) / len(heights)
        found, y = [], top
        for words, height in zip(self.words, heights, strict=True):
            found.append(Cell(words, (self.left, y, self.right, y + height + share), self.largest))
            y += height + share + LANE
        return found


def half_cells(
    halves: Sequence[Half],
    words: Mapping[str, SideWords],
    left: float,
    right: float,
    top: float,
) -> tuple[Cell, ...]:
    """The cells of both halves of a theater, from the rivals downwards.

    `words`: of each side, by the id of its party. A half without sides leaves its room to the
    other. Both end at the same y.
    """
    shown = [half for half in halves if half]
    if not shown:
        return ()
    width = (right - left - LANE * (len(shown) - 1)) / len(shown)
    columns: list[list[list[_Stack]]] = []
    for index, half in enumerate(halves):
        if not half:
            continue
        start = left + len(columns) * (width + LANE)
        columns.append(
            [_group(group, words, (start, start + width), is_first=not index) for group in half]
        )
    height = max(sum(map(_least, column)) + LANE * (len(column) - 1) for column in columns)
    return tuple(cell for column in columns for cell in _column_cells(column, top, top + height))


def _column_cells(column: Sequence[Sequence[_Stack]], top: float, bottom: float) -> list[Cell]:
    free = bottom - top - sum(map(_least, column)) - LANE * (len(column) - 1)
    total = sum(map(_least, column))
    found, y = [], top
    for group in column:
        end = y + _least(group) * (1 + free / total)
        for stack in group:
            found += stack.cells(y, end)
        y = end + LANE
    return found


def _least(group: Sequence[_Stack]) -> float:
    return max(stack.least for stack in group)


def _group(
    group: SideGroup,
    words: Mapping[str, SideWords],
    room: tuple[float, float],
    *,
    is_first: bool,
) -> list[_Stack]:
    """The stacks of a group: the outer sides beside the facing ones, or all above each other."""
    left, right = room
    facing = tuple(words[side.key.party] for side in group.facing)
    outer = tuple(words[side.key.party] for side in group.outer)
    if not facing or not outer:
        size = 20.0 if len(facing + outer) == 1 else 18.0
        return [_Stack(facing or outer, left, right, size)]
    single = [_Stack((*facing, *outer), left, right, 18.0)]
    pairs = [
        _beside(facing, outer, room, inner, is_first=is_first)
        for inner in _inner_widths(facing, outer, right - left - LANE)
    ]
    if not pairs:
        return single
    # Of equally high ones, the one in which both have less to break.
    best = min(pairs, key=lambda pair: (round(_least(pair), 1), sum(one.least for one in pair)))
    return best if _least(best) <= _MOST_STRETCH * _least(single) else single


def _inner_widths(
    facing: Sequence[SideWords], outer: Sequence[SideWords], room: float
) -> list[float]:
    """How wide the facing sides may be beside the outer ones, in px."""
    least = max(_LEAST_WIDTH, *map(least_width, facing))
    most = room - max(_LEAST_WIDTH, *map(least_width, outer))
    step = max((most - least) / _TRIED_WIDTHS, 6.0)
    steps = int((most - least) // step)
    return [least + step * index for index in range(steps + 1)] if most >= least else []


def _beside(
    facing: tuple[SideWords, ...],
    outer: tuple[SideWords, ...],
    room: tuple[float, float],
    inner: float,
    *,
    is_first: bool,
) -> list[_Stack]:
    """Facing sides at the front, `inner` px wide, and the outer ones behind them."""
    left, right = room
    if is_first:
        split = right - inner
        spans = (left, split - LANE), (split, right)
    else:
        split = left + inner
        spans = (split + LANE, right), (left, split)
    return [_Stack(outer, *spans[0], 15.0), _Stack(facing, *spans[1], 15.0)]


def mirrored(cells: Sequence[Cell], top: float, bottom: float) -> tuple[Cell, ...]:
    """The cells upside down between two y, for a theater above the rivals."""
    return tuple(
        Cell(
            cell.words,
            (cell.box[0], top + bottom - cell.box[3], cell.box[2], top + bottom - cell.box[1]),
            cell.largest,
        )
        for cell in cells
    )
