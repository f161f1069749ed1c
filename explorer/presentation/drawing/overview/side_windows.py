"""Room for help to sides that stand behind others: those before them are made lower."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from explorer.analysis.areas.area_sides import SideKey
from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.overview.helper_row import HelperRow, Margin
from explorer.presentation.drawing.overview.margin_column import rows_height
from explorer.presentation.drawing.overview.theater_places import (
    WINDOW_INSET,
    PlacedSide,
    PlacedTheater,
    SideReach,
    SideWindows,
    place_theater,
    side_reaches,
)
from explorer.presentation.drawing.overview.title_lane import lane_bottom, lane_target
from explorer.presentation.overview.content import SumRow, TheaterArea

_SUM_AIR = 6.0


@dataclass(frozen=True, slots=True)
class TheaterHelp:
    """Who helps the sides of a theater from outside: rows, and sums by side.

    `from_middle`: the sides that somebody helps from the other side of the theater.
    """

    rows: Sequence[HelperRow]
    sums: Mapping[SideKey, SumRow]
    from_middle: frozenset[SideKey] = frozenset()


def place_with_windows(
    theater: TheaterArea,
    box: Rectangle,
    given: TheaterHelp,
    margins: Sequence[Margin],
    *,
    nearest_is_left: bool,
    foot: float,
    words_bottom: float,
) -> PlacedTheater:
    """The sides of a theater, so that those who help a side behind others reach it.

    What stands before such a side is lower than the row, and keeps its border with the axis, so
    that lines pass above it, or below it. Where that is not enough, one line more goes through the
    row of the theater's name.

    `margins`: its columns of outsiders; the last of them is where such lines come from.
    `words_bottom`: how far down words in a margin may reach, in px.
    """
    plain = place_theater(theater, box, nearest_is_left=nearest_is_left, foot=foot)
    if not margins:
        return plain
    margin = margins[-1]
    hidden = list(_hidden(plain, given, margins))
    if not hidden:
        return plain
    starts = {row.help.to: lane_bottom(row, plain, margin) for row in reversed(given.rows)}
    facing = {one.placed.key for one in side_reaches(plain, from_left=not margin.is_left)}
    lanes = (None, *(one.key for one in hidden if _has_lane(one, given, plain, margin)))
    best, best_rank = plain, (-1, False, False, False)
    for lane, with_sums, is_tight in product(lanes, (True, False), (False, True)):
        heights = {}
        for one in hidden:
            is_in_lane = one.key == lane
            span = (starts[one.key] if is_in_lane else box[1], words_bottom)
            found = _window(one, given, margin, span, is_in_lane=is_in_lane)
            heights[one.key] = found[1 if with_sums else 0]
        windows = SideWindows(
            heights, margin.is_left, lane, given.from_middle - facing, is_tight=is_tight
        )
        placed = place_theater(
            theater, box, nearest_is_left=nearest_is_left, foot=foot, windows=windows
        )
        # Words beside a side that they are not about would be taken for words about it.
        rank = _reached(placed, heights, given), with_sums, not is_tight, lane is None
        if rank > best_rank:
            best, best_rank = placed, rank
    return best


def _hidden(
    placed: PlacedTheater, given: TheaterHelp, margins: Sequence[Margin]
) -> Iterator[PlacedSide]:
    """The sides that somebody helps and that are seen from no margin."""
    seen = {
        reach.placed.key
        for margin in margins
        for reach in side_reaches(placed, from_left=margin.is_left)
    }
    helped = {row.help.to for row in given.rows}
    for one in placed.sides:
        if one.key in helped and one.key not in seen:
            yield one


def _has_lane(one: PlacedSide, given: TheaterHelp, placed: PlacedTheater, margin: Margin) -> bool:
    row = next(row for row in given.rows if row.help.to == one.key)
    return lane_target(row, one, placed, margin) is not None


def _window(
    one: PlacedSide,
    given: TheaterHelp,
    margin: Margin,
    span: tuple[float, float],
    *,
    is_in_lane: bool,
) -> tuple[float, float]:
    """How much of the height of a side its lines take; and with the sum beside them.

    `span`: where words may stand. `is_in_lane`: whether the first row has another way.
    """
    _, top, _, bottom = one.box
    start, end = span
    reach = SideReach(one, one.box[0], top, bottom, is_deep=True)
    rows = [row for row in given.rows if row.help.to == one.key][int(is_in_lane) :]
    if not rows:
        return 0.0, 0.0
    need = rows_height(rows, given.sums.get(one.key), reach, margin)
    if one.is_first:
        last = max(top + WINDOW_INSET, start + need.above) + need.between - top
        return last + WINDOW_INSET, last + max(need.below + _SUM_AIR, WINDOW_INSET)
    low = min(bottom - WINDOW_INSET, end - need.below)
    height = bottom - (low - need.between) + WINDOW_INSET
    return height, height


def _reached(placed: PlacedTheater, heights: Mapping[SideKey, float], given: TheaterHelp) -> int:
    """How many rows have a line, if windows that are too low for all have none for the rest."""
    count = 0
    for key, height in heights.items():
        own = sum(row.help.to == key for row in given.rows)
        through_lane = int(placed.lane == key)
        shown = next((one for one in placed.windows if one.placed.key == key), None)
        rest = own - through_lane
        if shown is None:
            count += through_lane
        elif shown.bottom - shown.top >= height - 0.01:
            count += own
        else:
            part = max(shown.bottom - shown.top - 2 * WINDOW_INSET, 0.0)
            room = max(height - 2 * WINDOW_INSET, 1.0)
            count += through_lane + min(rest, 1 + int((rest - 1) * part / room))
    return count
