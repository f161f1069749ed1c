"""Where the sides of a theater lie: halves, groups and rows, with lanes between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from explorer.analysis.areas.area_sides import SideKey
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.overview.content import Front, Half, SideArea, SideGroup, TheaterArea

TITLE_ROW, FOOT_ROW, PADDING = 34.0, 21.0, 8.0
"""Px of the row of a theater's name, of its foot, and around its sides."""

AXIS_LANE, OUTER_LANE, UPRIGHT_LANE, SIDE_GAP = 50.0, 40.0, 18.0, 10.0
"""Px between the halves, between an outer and a facing row, and between sides beside each other
with a front between them, and without.
"""

LOW_AXIS_LANE = 36.0
"""Px between the halves of a theater that is too low for more."""

QUIET_LANE = 24.0
"""Px between the halves where no front is."""

LEAST_SIDE, LEAST_ROW = 58.0, 42.0
"""The least width of a side where there is room, and the least height, in px."""

SIDE_MARGIN = 16.0
"""Px of a side that its widest text leaves free."""

_WIDEST_ITEM = 112.0
"""Px of a member's name that makes a side wider; longer ones are broken."""


@dataclass(frozen=True, slots=True)
class PlacedSide:
    """A side with its box in px; `is_first`: in the half of the first rival's sides."""

    side: SideArea
    box: Rectangle
    is_first: bool
    is_outer: bool = False

    @property
    def key(self) -> SideKey:
        """Which side it is."""
        return self.side.key


@dataclass(frozen=True, slots=True)
class PlacedTheater:
    """A theater with its box in px and its sides."""

    theater: TheaterArea
    box: Rectangle
    sides: tuple[PlacedSide, ...]

    def side_of(self, party: str) -> PlacedSide | None:
        """The place of a party's side."""
        return next((one for one in self.sides if one.key.party == party), None)


@dataclass(frozen=True, slots=True)
class SideReach:
    """Where a level line meets a side from the left or the right: at `edge`, `top` to `bottom`."""

    placed: PlacedSide
    edge: float
    top: float
    bottom: float


def has_foot(theater: TheaterArea) -> bool:
    """Whether a theater has words at its foot."""
    return bool(theater.also_fighting or theater.left_out)


def natural_theater_width(theater: TheaterArea, most_foot: float = 270.0) -> float:
    """How wide in px a theater has to be for its words; `most_foot`: how much for its foot."""
    fronts = _front_pairs(theater.fronts)
    rows = [
        sum(_group_width(group, fronts) for group in half) + _gaps(half, fronts)
        for half in (theater.first, theater.second)
    ]
    foot = [
        text_width(words, 12)
        for variants in (theater.also_fighting, theater.left_out)
        for words in variants
        if text_width(words, 12) <= most_foot
    ]
    name = text_width(theater.name.upper(), 16, Weight.BOLD) + 2 * len(theater.name)
    return max(
        *(row + 2 * PADDING for row in rows),
        max(foot, default=0.0) + 14,
        min(name, 200) + 20,
        LEAST_SIDE + 2 * PADDING,
    )


def place_theater(theater: TheaterArea, box: Rectangle, *, nearest_is_left: bool) -> PlacedTheater:
    """The sides of a theater in its box; `nearest_is_left`: where its first groups stand."""
    left, top, right, bottom = box
    left, right = left + PADDING, right - PADDING
    top += TITLE_ROW
    bottom -= FOOT_ROW if has_foot(theater) else PADDING
    fronts = _front_pairs(theater.fronts)
    halves = [half for half in (theater.first, theater.second) if half]
    if len(halves) == 2:
        middle = (top + bottom) / 2
        lane = QUIET_LANE
        if _is_axis(theater):
            is_low = (bottom - top - AXIS_LANE) / 2 < LEAST_ROW
            lane = LOW_AXIS_LANE if is_low else AXIS_LANE
        spans = {True: (top, middle - lane / 2), False: (middle + lane / 2, bottom)}
    else:
        spans = {True: (top, bottom), False: (top, bottom)}
    placed = [
        one
        for is_first, half in ((True, theater.first), (False, theater.second))
        for one in _placed_half(
            half,
            (left, spans[is_first][0], right, spans[is_first][1]),
            fronts,
            is_first=is_first,
            is_reversed=not nearest_is_left,
        )
    ]
    return PlacedTheater(theater, box, tuple(placed))


def side_reaches(theater: PlacedTheater, *, from_left: bool) -> tuple[SideReach, ...]:
    """The sides that a level line meets first from the left or the right, from top to bottom.

    Only sides at the theater's edge: what stands farther in is seen through lanes at most. Of each
    the longest stretch that no other side stands before.
    """
    found = []
    for placed in theater.sides:
        distance = placed.box[0] - theater.box[0] if from_left else theater.box[2] - placed.box[2]
        if distance > PADDING + 1:
            continue
        spans = [(placed.box[1], placed.box[3])]
        for other in theater.sides:
            if other is not placed and _is_before(other.box, placed.box, from_left=from_left):
                spans = list(_without(spans, (other.box[1], other.box[3])))
        span = max(spans, key=lambda one: one[1] - one[0], default=None)
        if span and span[1] - span[0] >= 16:
            edge = placed.box[0] if from_left else placed.box[2]
            found.append(SideReach(placed, edge, *span))
    return tuple(sorted(found, key=lambda one: one.top))


def _is_before(other: Rectangle, box: Rectangle, *, from_left: bool) -> bool:
    return other[2] <= box[0] if from_left else other[0] >= box[2]


def _without(
    spans: Sequence[tuple[float, float]], taken: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    for low, high in spans:
        if taken[0] > low:
            yield low, min(high, taken[0])
        if taken[1] < high:
            yield max(low, taken[1]), high


def _placed_half(
    half: Half, box: Rectangle, fronts: set[frozenset[str]], *, is_first: bool, is_reversed: bool
) -> Iterator[PlacedSide]:
    if not half:
        return
    left, top, right, bottom = box
    groups = half[::-1] if is_reversed else half
    gaps = [_gap(one.sides, other.sides, fronts) for one, other in pairwise(groups)]
    widths = _shared(
        [_group_width(group, fronts) for group in groups], right - left - sum(gaps), LEAST_SIDE
    )
    x = left
    for index, group in enumerate(groups):
        span = (x, top, x + widths[index], bottom)
        own = {side.key.party for side in group.sides}
        others = {side.key.party for one in groups for side in one.sides} - own
        # Their fronts stand upright, without words, so that one of the two sides says them.
        saying = {one for one in own for other in others if frozenset((one, other)) in fronts}
        rows = (group.facing, group.outer)
        heights = tuple(
            max((_wanted_height(side, saying) for side in row), default=0.0) for row in rows
        )
        yield from _placed_group(
            group, span, fronts, heights, is_first=is_first, is_reversed=is_reversed
        )
        x += widths[index] + (gaps[index] if index < len(gaps) else 0)


def _placed_group(
    group: SideGroup,
    box: Rectangle,
    fronts: set[frozenset[str]],
    heights: Sequence[float],
    *,
    is_first: bool,
    is_reversed: bool,
) -> Iterator[PlacedSide]:
    left, top, right, bottom = box
    if not group.outer or not group.facing:
        row = group.facing or group.outer
        for side, span in _row_boxes(row, box, fronts, is_reversed=is_reversed):
            yield PlacedSide(side, span, is_first, not group.facing)
        return
    lane = OUTER_LANE if _meet(group.facing, group.outer, fronts) else SIDE_GAP
    facing_height, outer_height = _shared(
        heights,
        bottom - top - lane,
        LEAST_ROW,
    )
    if is_first:
        outer = (left, top, right, top + outer_height)
        facing = (left, bottom - facing_height, right, bottom)
    else:
        facing = (left, top, right, top + facing_height)
        outer = (left, bottom - outer_height, right, bottom)
    for side, span in _row_boxes(group.facing, facing, fronts, is_reversed=is_reversed):
        yield PlacedSide(side, span, is_first)
    for side, span in _row_boxes(group.outer, outer, fronts, is_reversed=is_reversed):
        yield PlacedSide(side, span, is_first, is_outer=True)


def _row_boxes(
    row: Sequence[SideArea], box: Rectangle, fronts: set[frozenset[str]], *, is_reversed: bool
) -> Iterator[tuple[SideArea, Rectangle]]:
    left, top, right, bottom = box
    row = row[::-1] if is_reversed else row
    gaps = [_gap([one], [other], fronts) for one, other in pairwise(row)]
    widths = _shared([_side_width(side) for side in row], right - left - sum(gaps), LEAST_SIDE)
    x = left
    for index, side in enumerate(row):
        yield side, (x, top, x + widths[index], bottom)
        x += widths[index] + (gaps[index] if index < len(gaps) else 0)


def _shared(wanted: Sequence[float], room: float, least: float) -> list[float]:
    """Room in shares as wanted; none gets less than `least` while others have more."""
    total = sum(wanted)
    shares = [room * one / total for one in wanted]
    least = min(least, room / len(wanted))
    short = [index for index, share in enumerate(shares) if share < least]
    if not short or len(short) == len(wanted):
        return shares
    rest = _shared(
        [one for index, one in enumerate(wanted) if index not in short],
        room - least * len(short),
        least,
    )
    return [least if index in short else rest.pop(0) for index in range(len(wanted))]


def _side_width(side: SideArea) -> float:
    name = min(text_width(side.mark.label, 16, Weight.BOLD) + 18, 140)
    widest = max((min(text_width(item, 12), _WIDEST_ITEM) for item in side.members), default=0.0)
    return max(LEAST_SIDE, max(name, widest) + SIDE_MARGIN)


def _wanted_height(side: SideArea, saying: set[str]) -> float:
    lines = min(len(side.members), 2) + bool(side.more)
    if side.key.party in saying:
        lines += 2
    return 34 + 15.4 * min(lines, 5)


def _group_width(group: SideGroup, fronts: set[frozenset[str]]) -> float:
    return max(
        (
            sum(map(_side_width, row))
            + sum(_gap([one], [other], fronts) for one, other in pairwise(row))
            for row in (group.facing, group.outer)
            if row
        ),
        default=LEAST_SIDE,
    )


def _gaps(half: Half, fronts: set[frozenset[str]]) -> float:
    return sum(_gap(one.sides, other.sides, fronts) for one, other in pairwise(half))


def _gap(one: Sequence[SideArea], other: Sequence[SideArea], fronts: set[frozenset[str]]) -> float:
    return UPRIGHT_LANE if _meet(one, other, fronts) else SIDE_GAP


def _meet(one: Sequence[SideArea], other: Sequence[SideArea], fronts: set[frozenset[str]]) -> bool:
    return any(frozenset((a.key.party, b.key.party)) in fronts for a in one for b in other)


def _front_pairs(fronts: Sequence[Front]) -> set[frozenset[str]]:
    return {frozenset(front.parties) for front in fronts}


def _is_axis(theater: TheaterArea) -> bool:
    first = [side for group in theater.first for side in group.sides]
    second = [side for group in theater.second for side in group.sides]
    return _meet(first, second, _front_pairs(theater.fronts))
