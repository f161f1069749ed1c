"""Where the sides of a theater lie: halves, groups and rows, with lanes between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from explorer.analysis.areas.area_sides import SideKey
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.overview.foot_words import (
    FOOT_LINE_STEP,
    foot_need,
    foot_word_lines,
)
from explorer.presentation.overview.content import Front, Half, SideArea, SideGroup, TheaterArea

TITLE_ROW, FOOT_ROW, PADDING = 34.0, 21.0, 8.0
"""Px of the row of a theater's name, of its foot with one line, and around its sides."""

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

FOOT_AIR = 10.0
"""Px that the words of a foot leave free beside them."""

WINDOW_INSET, WINDOW_AIR = 10.0, 2.0
"""Px that a line keeps from the ends of the stretch in which it reaches a side behind others, and
from there to those.
"""

_LEAST_WINDOW = 2 * WINDOW_INSET
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
class SideReach:
    """Where a level line meets a side from the left or the right: at `edge`, `top` to `bottom`.

    `is_deep`: whether the side stands behind others, above or below which the line passes.
    """

    placed: PlacedSide
    edge: float
    top: float
    bottom: float
    is_deep: bool = False


@dataclass(frozen=True, slots=True)
class SideWindows:
    """How much of the height of sides that stand behind others is to be left free, in px.

    `are_left`: from where they are seen. `lane`: the side to which a helper more comes through the
    row of the theater's name. `told`: sides that may have to say in their area who helps them.
    `is_tight`: whether the sides before them name one line of their own people at most.
    """

    heights: Mapping[SideKey, float]
    are_left: bool
    lane: SideKey | None = None
    told: frozenset[SideKey] = frozenset()
    is_tight: bool = False


@dataclass(frozen=True, slots=True)
class PlacedTheater:
    """A theater with its box in px and its sides.

    `windows`: where sides that stand behind others are reached, from the left with
    `windows_are_left`, else from the right. `lane`: as of `SideWindows`. `foot`: px of its foot.
    """

    theater: TheaterArea
    box: Rectangle
    sides: tuple[PlacedSide, ...]
    windows: tuple[SideReach, ...] = ()
    windows_are_left: bool = False
    lane: SideKey | None = None
    foot: float = FOOT_ROW

    def side_of(self, party: str) -> PlacedSide | None:
        """The place of a party's side."""
        return next((one for one in self.sides if one.key.party == party), None)


def has_foot(theater: TheaterArea) -> bool:
    """Whether a theater has words at its foot."""
    return bool(theater.also_fighting or theater.left_out)


def foot_height(theater: TheaterArea, width: float) -> float:
    """How high in px the foot of a theater is that is so wide: more with two lines of words."""
    if not has_foot(theater):
        return PADDING
    lines = len(foot_word_lines(theater, width - FOOT_AIR))
    return FOOT_ROW + FOOT_LINE_STEP * max(lines - 1, 0)


def natural_theater_width(theater: TheaterArea, most_foot: float = 270.0) -> float:
    """How wide in px a theater has to be for its words; `most_foot`: how much for its foot."""
    fronts = _front_pairs(theater.fronts)
    rows = [
        sum(_group_width(group, fronts) for group in half) + _gaps(half, fronts)
        for half in (theater.first, theater.second)
    ]
    name = text_width(theater.name.upper(), 16, Weight.BOLD) + 2 * len(theater.name)
    return max(
        *(row + 2 * PADDING for row in rows),
        foot_need(theater, most_foot) + 14,
        min(name, 200) + 20,
        LEAST_SIDE + 2 * PADDING,
    )


def place_theater(
    theater: TheaterArea,
    box: Rectangle,
    *,
    nearest_is_left: bool,
    foot: float | None = None,
    windows: SideWindows | None = None,
) -> PlacedTheater:
    """The sides of a theater in its box.

    `nearest_is_left`: where its first groups stand. `foot`: px of the foot by which the axis is
    placed, so that all theaters have it at one height; that of its own words else. `windows`: what
    is to be left free for sides behind others; as much of it as leaves those their words.
    """
    left, top, right, bottom = box
    own_foot = foot_height(theater, right - left)
    left, right = left + PADDING, right - PADDING
    top += TITLE_ROW
    low = bottom - (own_foot if foot is None else foot)
    bottom -= own_foot if foot is None or not has_foot(theater) else foot
    fronts = _front_pairs(theater.fronts)
    halves = [half for half in (theater.first, theater.second) if half]
    if len(halves) == 2:
        middle = (top + low) / 2
        lane = QUIET_LANE
        if _is_axis(theater):
            is_low = (low - top - AXIS_LANE) / 2 < LEAST_ROW
            lane = LOW_AXIS_LANE if is_low else AXIS_LANE
        spans = {True: (top, middle - lane / 2), False: (middle + lane / 2, bottom)}
    else:
        spans = {True: (top, bottom), False: (top, bottom)}
    placed: list[PlacedSide] = []
    seen: list[SideReach] = []
    for is_first, half in ((True, theater.first), (False, theater.second)):
        if not half:
            continue
        span = spans[is_first]
        row = _HalfRow(half, fronts, is_first, not nearest_is_left)
        lowered, sights = _windows(row, span[1] - span[0], windows)
        own = list(_placed_half(row, (left, span[0], right, span[1]), lowered))
        placed += own
        if windows:
            seen += _seen(own, sights, are_left=windows.are_left)
    lane_to = windows.lane if windows else None
    are_left = windows.are_left if windows else False
    height = box[3] - bottom
    return PlacedTheater(theater, box, tuple(placed), tuple(seen), are_left, lane_to, height)


def side_reaches(theater: PlacedTheater, *, from_left: bool) -> tuple[SideReach, ...]:
    """The sides that a level line meets first from the left or the right, from top to bottom.

    Sides at the theater's edge, of each the longest stretch that no other side stands before; and
    those farther in for which room was left above or below the others.
    """
    found = list(theater.windows) if theater.windows_are_left == from_left else []
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


@dataclass(frozen=True, slots=True)
class _HalfRow:
    """A half with what decides how it is placed; `is_reversed`: its first groups stand right."""

    half: Half
    fronts: set[frozenset[str]]
    is_first: bool
    is_reversed: bool


def _units(row: _HalfRow) -> list[tuple[SideArea, ...]]:
    """The sides that are made lower together, from the left on: groups of two rows are whole."""
    units: list[tuple[SideArea, ...]] = []
    for group in row.half:
        if group.outer and group.facing:
            units.append(group.sides)
        else:
            units += [(side,) for side in group.sides]
    return units[::-1] if row.is_reversed else units


def _saying(row: _HalfRow) -> set[str]:
    """Sides with a front to a side of another group, or of their own row.

    Such fronts stand upright, without words, so that one of the two sides says them.
    """
    units = _units(row)
    return {
        one.key.party
        for unit in units
        for one in unit
        for others in units
        if others is not unit and _meet([one], others, row.fronts)
    }


def _windows(
    row: _HalfRow, height: float, windows: SideWindows | None
) -> tuple[dict[str, float], dict[str, tuple[float, float]]]:
    """By how many px sides are lower than a half, and where those behind them are seen.

    The second by party: from and to how many px from the outer end of the half.
    """
    if windows is None:
        return {}, {}
    units = _units(row)[:: -1 if windows.are_left else 1]
    saying = _saying(row)
    needs = [_unit_height(unit, saying, windows) for unit in units]
    lowered: dict[str, float] = {}
    sights: dict[str, tuple[float, float]] = {}
    down = 0.0
    for index, unit in enumerate(units):
        for side in unit:
            lowered[side.key.party] = down
        if len(unit) > 1 or index == len(units) - 1:
            continue
        wanted = windows.heights.get(unit[0].key, 0.0)
        most = height - max(needs[index + 1 :]) - down - WINDOW_AIR
        shown = min(wanted, most)
        if shown >= _LEAST_WINDOW:
            sights[unit[0].key.party] = (down, down + shown)
            down += shown + WINDOW_AIR
    return lowered, sights


def _unit_height(unit: Sequence[SideArea], saying: set[str], windows: SideWindows) -> float:
    """How high sides that are made lower together have to be, at least."""
    heights = [
        wanted_side_height(
            side,
            says_front=side.key.party in saying,
            says_helper=side.key in windows.told,
            most_members=1 if windows.is_tight else 2,
        )
        for side in unit
    ]
    if len(unit) == 1:
        return max(heights[0], LEAST_ROW)
    return 2 * max(heights) + OUTER_LANE


def _seen(
    placed: Sequence[PlacedSide], sights: Mapping[str, tuple[float, float]], *, are_left: bool
) -> Iterator[SideReach]:
    for one in placed:
        if one.key.party in sights:
            near, far = sights[one.key.party]
            left, top, right, bottom = one.box
            if one.is_first:
                base = top - sights[one.key.party][0]
                span = (top, base + far)
            else:
                base = bottom + near
                span = (base - far, bottom)
            yield SideReach(one, left if are_left else right, *span, is_deep=True)


def _placed_half(
    row: _HalfRow, box: Rectangle, lowered: Mapping[str, float]
) -> Iterator[PlacedSide]:
    left, top, right, bottom = box
    fronts = row.fronts
    groups = row.half[::-1] if row.is_reversed else row.half
    gaps = [_gap(one.sides, other.sides, fronts) for one, other in pairwise(groups)]
    widths = _shared(
        [_group_width(group, fronts) for group in groups], right - left - sum(gaps), LEAST_SIDE
    )
    x = left
    for index, group in enumerate(groups):
        by = min((lowered.get(side.key.party, 0.0) for side in group.sides), default=0.0)
        span = _lowered((x, top, x + widths[index], bottom), by, is_first=row.is_first)
        own = {side.key.party for side in group.sides}
        others = {side.key.party for one in groups for side in one.sides} - own
        # Their fronts stand upright, without words, so that one of the two sides says them.
        saying = {one for one in own for other in others if frozenset((one, other)) in fronts}
        rows = (group.facing, group.outer)
        heights = tuple(
            max(
                (wanted_side_height(side, says_front=side.key.party in saying) for side in some),
                default=0.0,
            )
            for some in rows
        )
        for one in _placed_group(
            group, span, fronts, heights, is_first=row.is_first, is_reversed=row.is_reversed
        ):
            further = lowered.get(one.key.party, 0.0) - by
            yield replace(one, box=_lowered(one.box, further, is_first=row.is_first))
        x += widths[index] + (gaps[index] if index < len(gaps) else 0)


def _lowered(box: Rectangle, by: float, *, is_first: bool) -> Rectangle:
    """A box that is lower by so many px, and as near to the axis as before."""
    left, top, right, bottom = box
    return (left, top + by, right, bottom) if is_first else (left, top, right, bottom - by)


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


def wanted_side_height(
    side: SideArea, *, says_front: bool, says_helper: bool = False, most_members: int = 2
) -> float:
    """How high in px a side wants to be for its words.

    `says_front`: whether a fight is among them. `says_helper`: whether who helps it is.
    `most_members`: how many lines of its own people are.
    """
    lines = min(len(side.members), most_members)
    if most_members > 1:
        lines += bool(side.more)
    lines += 2 * (says_front + says_helper)
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
