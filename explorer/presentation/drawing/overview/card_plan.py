"""Where the areas of many theaters lie: three to a row, two rows, a side on each half."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.overview.content import PAGE_SIZE, Half, SideArea, TheaterArea

_TO_A_ROW = 3
_GAP = 20.0
_MOST_WIDTH = 540.0
_PADDING = 8.0
TITLE_ROW = 30.0
"""Px at the outer edge of a card, for its title."""

_FOOT_ROW = 17.0
_LANE, _STACK_GAP = 20.0, 8.0
_SMALL, _SMALLEST, _WITH_A_LINE, _MOST_STACKED = 34.0, 24.0, 40.0, 3


@dataclass(frozen=True, slots=True)
class CardCell:
    """A side of a card. `is_near`: whether its edge lies open to those who help."""

    side: SideArea
    box: Rectangle
    is_near: bool


@dataclass(frozen=True, slots=True)
class CardPlan:
    """A card. `is_upper`: in the row above those who help. `more`: sides that have no room.

    `has_foot`: whether a line below its title says what has no place elsewhere.
    """

    area: TheaterArea
    box: Rectangle
    is_upper: bool
    cells: tuple[CardCell, ...]
    more: int = 0
    has_foot: bool = False

    @property
    def near_edge(self) -> float:
        """The y of the edges of its sides that lie open to those who help."""
        return self.box[3] - _PADDING if self.is_upper else self.box[1] + _PADDING

    @property
    def title_line(self) -> float:
        """The y of the baseline of its title."""
        if self.is_upper:
            return self.box[1] + 20
        return self.box[3] - 9 - (_FOOT_ROW if self.has_foot else 0.0)

    @property
    def foot_line(self) -> float:
        """The y of the baseline of what stands below its title."""
        return self.title_line + _FOOT_ROW


def page_count(theaters: int) -> int:
    """How many pages so many theaters take; at least one."""
    return max(-(-theaters // PAGE_SIZE), 1)


def drawn_page(theaters: int, page: int) -> int:
    """Which page of so many theaters is drawn, from 1, where `page` is asked for."""
    return min(max(page, 1), page_count(theaters))


def rows_of(theaters: Sequence[TheaterArea]) -> tuple[tuple[TheaterArea, ...], ...]:
    """The theaters of a page in one or two rows; four stand two and two."""
    if len(theaters) <= _TO_A_ROW:
        return (tuple(theaters),) if theaters else ()
    upper = max(-(-len(theaters) // 2), 2)
    return tuple(theaters[:upper]), tuple(theaters[upper:])


def plan_cards(
    row: Sequence[TheaterArea],
    room: tuple[float, float],
    rows: tuple[float, float],
    feet: Collection[str],
    *,
    upper: bool,
) -> tuple[CardPlan, ...]:
    """The cards of a row between two x, `room`, and two y, `rows`.

    `feet`: the ids of the theaters that need a line below their title.
    """
    left, right = room
    width = min((right - left - _GAP * (len(row) - 1)) / len(row), _MOST_WIDTH)
    return tuple(
        _card(area, (x, rows[0], x + width, rows[1]), upper=upper, has_foot=area.id in feet)
        for area, x in ((one, left + index * (width + _GAP)) for index, one in enumerate(row))
    )


def _card(area: TheaterArea, box: Rectangle, *, upper: bool, has_foot: bool) -> CardPlan:
    left, top, right, bottom = box
    inner = (left + _PADDING, right - _PADDING)
    title = TITLE_ROW + (_FOOT_ROW if has_foot else 0.0)
    rows = (top + title, bottom - _PADDING) if upper else (top + _PADDING, bottom - title)
    halves = [_sides(half) for half in (area.first, area.second)]
    if not all(halves):
        # A theater with sides on one half only takes both.
        both = [*halves[0], *halves[1]]
        halves = [both[::2], both[1::2]] if len(both) > 1 else [both]
    width = (inner[1] - inner[0] - _LANE * (len(halves) - 1)) / len(halves)
    cells: list[CardCell] = []
    more = 0
    for index, sides in enumerate(halves):
        x = inner[0] + index * (width + _LANE)
        shown = sides if len(sides) <= _MOST_STACKED else sides[: _MOST_STACKED - 1]
        more += len(sides) - len(shown)
        cells += _stack(shown, (x, x + width), rows, upper=upper)
    return CardPlan(area, box, upper, tuple(cells), more, has_foot)


def _sides(half: Half) -> list[SideArea]:
    return [side for group in half for side in group.sides]


def _stack(
    sides: Sequence[SideArea], span: tuple[float, float], rows: tuple[float, float], *, upper: bool
) -> list[CardCell]:
    """Sides above each other, the first one nearest to those who help, and the highest."""
    if not sides:
        return []
    top, bottom = rows
    free = bottom - top - _STACK_GAP * (len(sides) - 1)
    heights = _heights([bool(side.help_count or side.members) for side in sides], free)
    found = []
    y = bottom if upper else top
    for index, (side, height) in enumerate(zip(sides, heights, strict=True)):
        start = y - height if upper else y
        found.append(CardCell(side, (span[0], start, span[1], start + height), not index))
        y = start - _STACK_GAP if upper else start + height + _STACK_GAP
    return found


def _heights(has_more: Sequence[bool], free: float) -> list[float]:
    """Px for sides above each other, the first one highest, as far as names have room.

    `has_more`: of each, whether it says more than its name.
    """
    others = has_more[1:]
    names = others.count(False)
    room = free - _WITH_A_LINE * (1 + len(others) - names)
    name = min(max(room / names, _SMALLEST), _SMALL) if names else 0.0
    rest = [min(_WITH_A_LINE if more else name, free / len(has_more)) for more in others]
    return [free - sum(rest), *rest]
