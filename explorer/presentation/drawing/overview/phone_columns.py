"""Where the sides of a theater lie on a phone: one half left, one right, fronts between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer.presentation.drawing.overview.phone_side import SideWords, least_width, side_height
from explorer.presentation.drawing.overview.scene import Box
from explorer.presentation.overview.content import Half, SideGroup

LANE = 14.0
"""Px between two areas, in which their front runs."""


@dataclass(frozen=True, slots=True)
class Cell:
    """An area with its place. `largest`: the size in px that its name has at most."""

    words: SideWords
    box: Box
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
    inner_need = max(map(least_width, facing))
    outer_need = max(map(least_width, outer))
    spare = right - left - LANE - inner_need - outer_need
    if spare < 0:
        return [_Stack((*facing, *outer), left, right, 18.0)]
    # The larger share goes to who has more to say.
    inner = inner_need + spare / 2
    if is_first:
        split = right - inner
        spans = ((left, split - LANE), (split, right))
    else:
        split = left + inner
        spans = ((split + LANE, right), (left, split))
    (outer_left, outer_right), (inner_left, inner_right) = spans
    return [
        _Stack(outer, outer_left, outer_right, 15.0),
        _Stack(facing, inner_left, inner_right, 15.0),
    ]


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
