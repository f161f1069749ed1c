"""The ways of the strong lines of a map by areas: level and upright in free lanes, or straight.

Every line takes the cheapest way on a grid of lanes: what it runs over costs, so do bends, and
running beside another line. The lines that are simplest go first; the others look once more when
all have a way.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from explorer.analysis.areas.area_sides import SideKey
from explorer.layout.area_blocks import AXIS_LANE, SIDE_LANE, AreaBox
from explorer.layout.area_faults import (
    MARK_DISTANCE,
    PieceRows,
    distances,
    lengths_in,
    way_pieces,
)
from explorer.layout.area_ties import StrongTie
from explorer.layout.label_box import Box

WayPoint = tuple[float, float]
MapWayKey = tuple[str, SideKey | str, bool, bool]
"""Of a way: where it begins, the side or mark that it goes to, whether it is a fight, and whether
the side has all of its slot."""

BEND_COST, SLOPE_COST = 30.0, 60.0
"""What a bend costs, and a way that is neither level nor upright, in px of length."""

SLOT_COST, AREA_COST, LANE_COST, BAND_COST = 200.0, 60.0, 1.0, 3.0
"""What a px costs over a foreign slot, over an area in it or along a lane between areas, across
such a lane, across what rivals deal in."""

EDGE_ROOM, EDGE_COST = 7.0, 4.0
"""How far in px beside a foreign area it costs to run, and what a px of it does."""

MARK_COST, LABEL_COST, CLOSE_COST, CROSSING_COST = 40.0, 3.0, 16.0, 2.5
"""What a px costs over a foreign mark, over a label, beside a line, across a line."""

LESSER = np.array([1.0, 1.0, 1.0, 1.0, 0.15, 0.15])
"""How much of its cost a line has for another one that is more important."""

SLIGHT = 15.0
"""What a way may cost beyond its length and its bends to pass as free of others."""

HEAD_ROOM, HEAD_COST = 22.0, 10.0
"""How far in px from the tip of an arrow others keep off, and what a px across it costs."""

LINE_ROOM = 7.0
"""Px on each side of a line that others keep free along it."""

LANES = (9.0, 18.0, 27.0, 36.0)
"""How far from an area lines run along it, in px."""

LANES_APART = 3.0
"""Of two lanes nearer to each other than so many px one is enough."""

MANY_AREAS = 12
"""With more areas than these only two lanes run along each of their edges."""

EDGE_END_ROOM = 12.0
"""Px from the corner of an area within which no line ends."""

ARROW_ROOM = 16.0
"""How long the last piece of a way is at least, in px."""

MOST_BENDS = 5

_END_STEPS = 4
_NO_WAY = 1e9


class Obstacle(NamedTuple):
    """A rectangle, and what a px costs in it level and upright.

    `owner`: for whom it is none. `mark`: with which it comes and goes.
    """

    box: AreaBox
    level: float
    upright: float
    owner: str | AreaBox | None
    mark: str | None = None


class RouteGround(NamedTuple):
    """What is there before anybody has a place, all in px.

    `frame`: width and height. `slots`, `areas`: of each side. `sides`: in whose area each stands
    that stands in one. `quiet`: those without a label. `lives`: the first and the last day of each
    side, ordinals; one that is not named is always there.
    """

    frame: tuple[float, float]
    slots: Mapping[SideKey, AreaBox]
    areas: Mapping[SideKey, AreaBox]
    boxes: Mapping[str, Box]
    sides: Mapping[str, SideKey]
    quiet: frozenset[str]
    lives: Mapping[SideKey, tuple[int, int]] = MappingProxyType({})


def way_length(way: Iterable[WayPoint]) -> float:
    """How long a way is, in px."""
    return sum(math.dist(one, other) for one, other in pairwise(way))


class FoundWay(NamedTuple):
    """The way of a line, and what it costs in px; `is_clean`: it runs over and beside nothing."""

    way: tuple[WayPoint, ...]
    cost: float

    @property
    def is_clean(self) -> bool:
        """Whether it costs no more than its length and its bends."""
        return self.cost <= way_length(self.way) + BEND_COST * (len(self.way) - 2) + SLIGHT


class AreaRouter:
    """Leads lines around what has a place by then: marks are put, lines are led one by one."""

    def __init__(self, ground: RouteGround) -> None:
        self._ground = ground
        self._xs, self._ys = _lane_grid(ground)
        self.places: dict[str, WayPoint] = {}
        self._things: list[Obstacle] = _areas(ground)
        self._costs: PieceRows | None = None
        self._owned: dict[str | AreaBox | None, list[int]] = {}
        self.ways: dict[StrongTie, FoundWay] = {}
        self._lines: dict[StrongTie, PieceRows] = {}
        self._pieces: dict[StrongTie, PieceRows] = {}
        # By the identity of two lines, which all live as long as this: hashing them takes longer.
        self._in_the_way: dict[tuple[int, int], bool] = {}

    def block(self, box: AreaBox) -> None:
        """Let no line run along a rectangle upright; level it may cross it."""
        self._things.append(Obstacle(box, BAND_COST, AREA_COST, None))
        self._costs = None

    def shun(self, box: AreaBox) -> None:
        """Let lines go around a rectangle rather than through it."""
        self._things.append(Obstacle(box, LABEL_COST, LABEL_COST, None))
        self._costs = None

    def put(self, node: str, place: WayPoint) -> None:
        """Put a mark somewhere."""
        self.places[node] = place
        self._things += _mark_obstacles(node, place, self._ground)
        self._costs = None

    def lift(self, node: str) -> None:
        """Take a mark away, with all its lines."""
        del self.places[node]
        self._things = [one for one in self._things if one.mark != node]
        self._costs = None
        for tie in [tie for tie in self.ways if node in tie.marks]:
            self.forget(tie)

    def is_open(self, tie: StrongTie) -> bool:
        """Whether a line can be led: its ends have places, and no front says what it says."""
        return (
            tie.start in self.places
            and (tie.side is not None or tie.end in self.places)
            and not _is_front(tie, self._ground)
        )

    def is_level(self, tie: StrongTie) -> bool:
        """Whether a line goes straight across to its side, or to a mark level with or above it."""
        x, y = self.places[tie.start]
        if tie.side is None:
            far = self.places[tie.end]
            return abs(far[0] - x) < 1 or abs(far[1] - y) < 1
        left, top, right, bottom = self._ground.slots[tie.side]
        return left < x < right or top < y < bottom

    def lead(self, ties: Iterable[StrongTie], *, rounds: int = 2) -> None:
        """Find a way for each of some lines, those of the day and the simple ones first.

        In a second round those look once more that run over something, or beside another.
        """
        places = self.places
        order = sorted(
            (tie for tie in ties if self.is_open(tie)),
            key=lambda tie: (
                tie.rank,
                not self.is_level(tie),
                math.dist(places[tie.start], places.get(tie.end, places[tie.start])),
                str(tie.key),
            ),
        )
        for tie in order:
            self.settle(tie, self.find(tie))
        for tie in reversed(order):
            if rounds > 1 and not self.ways[tie].is_clean:
                self.settle(tie, self.find(tie))

    def settle(self, tie: StrongTie, found: FoundWay) -> None:
        """Let a line take a way."""
        self.ways[tie] = found
        self._lines[tie] = _line_obstacles(found.way, has_head=tie.side is not None)
        self._pieces[tie] = way_pieces(found.way)

    def forget(self, tie: StrongTie) -> None:
        """Take a line away."""
        del self.ways[tie], self._lines[tie], self._pieces[tie]

    def lines_near(self, node: str) -> int:
        """How many lines of others run too near to a mark."""
        pieces = [rows for tie, rows in self._pieces.items() if node not in tie.marks]
        if not pieces:
            return 0
        room = self._ground.boxes[node].diameter / 2 + MARK_DISTANCE
        off = distances(np.vstack(pieces), np.array([self.places[node]]))[:, 0]
        return int((off < room).sum())

    def find(self, tie: StrongTie, *, is_whole: bool = True) -> FoundWay:
        """The cheapest way of a line as things are; `is_whole`: its side has all of its slot."""
        ground = self._ground
        own: set[str | AreaBox] = {tie.start, *self._slot_of(tie.start), *self._absent(tie)}
        target = None
        if tie.side is not None:
            slot = (ground.slots if is_whole else ground.areas)[tie.side]
            target = (round(slot[0], 1), round(slot[1], 1), round(slot[2], 1), round(slot[3], 1))
            own.add(ground.slots[tie.side])
        else:
            own |= {tie.end, *self._slot_of(tie.end)}
        if self._costs is None:
            rows = [(*one.box, one.level, one.upright) for one in self._things]
            self._costs = np.array(rows).reshape(-1, 6)
            self._owned = {}
            for number, one in enumerate(self._things):
                self._owned.setdefault(one.owner, []).append(number)
        mine = [number for owner in own for number in self._owned.get(owner, ())]
        kept = self._costs.copy()
        kept[mine, 4:] = 0.0
        parts = [kept]
        if mates := self._mates(tie, is_whole=is_whole):
            parts.append(np.array([(*mate, AREA_COST, AREA_COST) for mate in mates]))
        if target is not None:
            # Its own side is an obstacle, too: it ends at the edge.
            parts.append(np.array([(*target, AREA_COST, AREA_COST)]))
        parts += [
            rows if other.rank <= tie.rank else rows * LESSER
            for other, rows in self._lines.items()
            if self._keeps_off(other, tie)
        ]
        costs = np.vstack(parts)
        start = self.places[tie.start]
        radius = ground.boxes[tie.start].diameter / 2
        if target is None:
            ends = [(self.places[tie.end], way) for way in ("level", "upright")]
            last = ARROW_ROOM + ground.boxes[tie.end].diameter / 2
        else:
            ends = _edge_ends(start, target)
            last = ARROW_ROOM
        grid = _Grid(
            _with_lanes({start[0], *(end[0][0] for end in ends)}, self._xs),
            _with_lanes({start[1], *(end[0][1] for end in ends)}, self._ys),
            costs,
        )
        found = FoundWay(*grid.cheapest(start, radius + 7.0, ends, target, last))
        if len(found.way) < 4 and found.is_clean:
            return found
        straight = FoundWay(*_straight(start, [end for end, _ in ends], costs))
        return straight if straight.cost < found.cost else found

    def found_ways(self) -> dict[MapWayKey, tuple[WayPoint, ...]]:
        """The ways of all lines, those to a side that shares a slot for both of its areas."""
        found: dict[MapWayKey, tuple[WayPoint, ...]] = {}
        for tie in sorted(self.ways, key=lambda tie: str(tie.key)):
            start, end, is_fight = tie.key
            way = self.ways[tie].way
            found[start, end, is_fight, True] = _tenths(way)
            if tie.side is None:
                continue
            area, slot = self._ground.areas[tie.side], self._ground.slots[tie.side]
            if area != slot:
                own = _into(way, area)
                mates = np.array(self._mates(tie, is_whole=False)).reshape(-1, 4)
                if own is None or lengths_in(way_pieces(own), mates).any():
                    own = self.find(tie, is_whole=False).way
                found[start, end, is_fight, False] = _tenths(own)
        return found

    def _keeps_off(self, other: StrongTie, tie: StrongTie) -> bool:
        key = (id(other), id(tie))
        found = self._in_the_way.get(key)
        if found is None:
            found = self._in_the_way[key] = _is_in_the_way(other, tie)
        return found

    def _mates(self, tie: StrongTie, *, is_whole: bool) -> list[AreaBox]:
        """The areas of those who share the slot in which a line begins, or ends at an area."""
        ground = self._ground
        own = {ground.sides.get(tie.start), tie.side}
        slots = {ground.slots[side] for side in [ground.sides.get(tie.start)] if side}
        if tie.side is not None and not is_whole:
            slots.add(ground.slots[tie.side])
        return [
            ground.areas[side]
            for side, slot in ground.slots.items()
            if slot in slots and side not in own
        ]

    def _absent(self, tie: StrongTie) -> list[AreaBox]:
        """The slots of sides that are not there on any day of a line: it may run over these."""
        lives = self._ground.lives
        there = {
            slot
            for side, slot in self._ground.slots.items()
            if side not in lives
            or any(a <= lives[side][1] and lives[side][0] <= b for a, b in tie.days)
        }
        return [slot for slot in {*self._ground.slots.values()} if slot not in there]

    def _slot_of(self, node: str) -> Sequence[AreaBox]:
        side = self._ground.sides.get(node)
        return [] if side is None else [self._ground.slots[side]]


def _is_in_the_way(other: StrongTie, tie: StrongTie) -> bool:
    """Whether a line keeps off another: not off one that it takes turns with."""
    if other is tie or not other.meets(tie):
        return False
    return {other.start, other.end} != {tie.start, tie.end} or other.is_fight != tie.is_fight


def _tenths(way: Iterable[WayPoint]) -> tuple[WayPoint, ...]:
    return tuple((round(x, 1), round(y, 1)) for x, y in way)


def _is_front(tie: StrongTie, ground: RouteGround) -> bool:
    """Whether a line is a fight between sides with a border in common, where a front says it."""
    own = ground.sides.get(tie.start)
    if not (tie.is_fight and tie.side is not None and own is not None):
        return False
    one, other = ground.slots[own], ground.slots[tie.side]
    return one == other or bool(_lane_between(one, other))


def lanes_between(boxes: Iterable[AreaBox]) -> list[AreaBox]:
    """The lanes between areas that lie beside each other: there run the fronts."""
    listed = sorted(set(boxes))
    found = [_lane_between(one, other) for i, one in enumerate(listed) for other in listed[i + 1 :]]
    return [lane for lane in found if lane is not None]


def _lane_between(one: AreaBox, other: AreaBox) -> AreaBox | None:
    left, right = max(one[0], other[0]), min(one[2], other[2])
    top, bottom = max(one[1], other[1]), min(one[3], other[3])
    most = max(AXIS_LANE, SIDE_LANE) + 1
    if right - left > EDGE_END_ROOM and 0 <= top - bottom <= most:
        return left, bottom, right, top
    if bottom - top > EDGE_END_ROOM and 0 <= left - right <= most:
        return right, top, left, bottom
    return None


def _into(way: tuple[WayPoint, ...], box: AreaBox) -> tuple[WayPoint, ...] | None:
    """A way to a slot led on to the edge of an area in it, where that lies straight ahead."""
    (x1, y1), (x2, y2) = way[-2:]
    left, top, right, bottom = box
    if y1 == y2 and top + 4 <= y2 <= bottom - 4:
        return (*way[:-1], (left if x2 > x1 else right, y2))
    if x1 == x2 and left + 4 <= x2 <= right - 4:
        return (*way[:-1], (x2, top if y2 > y1 else bottom))
    return None


class _Grid:
    """Lanes that cross each other, and what it costs to run along them."""

    def __init__(self, across_at: list[float], down_at: list[float], costs: PieceRows) -> None:
        self._columns, self._rows = across_at, down_at
        self.xs, self.ys = xs, ys = np.array(across_at), np.array(down_at)
        left, top, right, bottom, level, upright = costs.T
        across = _overlaps(xs, left, right)
        down = _overlaps(ys, top, bottom)
        rows = (ys[None] > top[:, None]) & (ys[None] < bottom[:, None])
        columns = (xs[None] > left[:, None]) & (xs[None] < right[:, None])
        levels = np.diff(xs)[None] + np.einsum("my,mx->yx", rows * level[:, None], across)
        uprights = np.diff(ys)[:, None] + np.einsum("my,mx->yx", down, columns * upright[:, None])
        # What it costs from the first lane on; of two places the difference is the way between.
        self.level = np.zeros((len(ys), len(xs)))
        self.level[:, 1:] = np.cumsum(_eighths(levels), axis=1)
        self.upright = np.zeros((len(ys), len(xs)))
        self.upright[1:] = np.cumsum(_eighths(uprights), axis=0)

    def cheapest(
        self,
        start: WayPoint,
        first: float,
        ends: Sequence[tuple[WayPoint, str]],
        target: AreaBox | None,
        last: float,
    ) -> tuple[tuple[WayPoint, ...], float]:
        """The cheapest way from a point to one of some, and its cost.

        `first`, `last`: how long its first and its last piece are at least, in px. `ends`: with
        how the way arrives there, "level" or "upright".
        """
        x0, y0 = self._at(start)
        shape = self.level.shape
        # By how often it has turned: the cost of arriving level, and upright.
        level, upright = np.full(shape, _NO_WAY), np.full(shape, _NO_WAY)
        level[y0] = np.abs(self.level[y0] - self.level[y0, x0])
        upright[:, x0] = np.abs(self.upright[:, x0] - self.upright[y0, x0])
        straight = {"level": level.copy(), "upright": upright.copy()}
        level[y0, np.abs(self.xs - self.xs[x0]) < first] = _NO_WAY
        upright[np.abs(self.ys - self.ys[y0]) < first, x0] = _NO_WAY
        steps = [(level, upright)]
        for _ in range(MOST_BENDS - 1):
            before = steps[-1]
            after = (
                np.minimum(before[0], _along(before[1] + BEND_COST, self.level)),
                np.minimum(before[1], _along((before[0] + BEND_COST).T, self.upright.T).T),
            )
            if np.array_equal(after[0], before[0]) and np.array_equal(after[1], before[1]):
                break
            steps.append(after)
        best, least, found = None, _NO_WAY, None
        for end, arrives in ends:
            x, y = self._at(end)
            cost = float(straight[arrives][y, x])
            if cost < least and self._comes_from_outside(start, end, arrives, target):
                best, least, found = end, cost, None
            if arrives == "level":
                turned = steps[-1][1][y] + BEND_COST + np.abs(self.level[y] - self.level[y, x])
                off = self.xs - self.xs[x]
            else:
                turned = steps[-1][0][:, x] + BEND_COST
                turned = turned + np.abs(self.upright[:, x] - self.upright[y, x])
                off = self.ys - self.ys[y]
            turned = np.where(np.abs(off) < last, _NO_WAY, turned)
            if target is not None:
                is_low = end[0] <= target[0] if arrives == "level" else end[1] <= target[1]
                turned = np.where((off > 0) if is_low else (off < 0), _NO_WAY, turned)
            turn = int(np.argmin(turned))
            if turned[turn] < least - 1e-6:
                best, least = end, float(turned[turn])
                found = (y, turn, 1) if arrives == "level" else (turn, x, 0)
        if best is None:
            return (start, ends[0][0]), _NO_WAY
        corners = self._corners(steps, found) if found is not None else []
        return _without_doubles((start, *corners, best)), least

    @staticmethod
    def _comes_from_outside(
        start: WayPoint, end: WayPoint, arrives: str, target: AreaBox | None
    ) -> bool:
        if target is None:
            return True
        if arrives == "level":
            return start[0] < end[0] if end[0] <= target[0] else start[0] > end[0]
        return start[1] < end[1] if end[1] <= target[1] else start[1] > end[1]

    def _corners(
        self, steps: Sequence[tuple[PieceRows, PieceRows]], found: tuple[int, int, int]
    ) -> list[WayPoint]:
        """The corners of a way back from the last: its row, its column, and how it arrived."""
        y, x, way = found
        corners = [(float(self.xs[x]), float(self.ys[y]))]
        for number in range(len(steps) - 1, 0, -1):
            cost = steps[number][way][y, x]
            if steps[number - 1][way][y, x] <= cost + 1e-6:
                continue
            before = steps[number - 1][1 - way]
            if way == 0:
                options = before[y] + BEND_COST + np.abs(self.level[y] - self.level[y, x])
                options[x] = np.inf
                x = int(np.argmin(options))
            else:
                options = before[:, x] + BEND_COST + np.abs(self.upright[:, x] - self.upright[y, x])
                options[y] = np.inf
                y = int(np.argmin(options))
            way = 1 - way
            corners.append((float(self.xs[x]), float(self.ys[y])))
        return corners[::-1]

    def _at(self, point: WayPoint) -> tuple[int, int]:
        """The column and the row of a point that lies on both."""
        return bisect_left(self._columns, point[0]), bisect_left(self._rows, point[1])


def _eighths(costs: PieceRows) -> PieceRows:
    """Costs without what depends on the order in which a machine adds up, none of them halfway."""
    return np.asarray(np.rint(costs * 8 + 0.01) / 8)


def _along(costs: PieceRows, sums: PieceRows) -> PieceRows:
    """The least cost at each place of each row, if one runs along the row to it from another place.

    Who does not move has not turned: a way would turn back on itself where it stands.
    """
    found = np.full(costs.shape, _NO_WAY)
    forth = np.minimum.accumulate((costs - sums)[:, :-1], axis=1) + sums[:, 1:]
    back = np.minimum.accumulate((costs + sums)[:, :0:-1], axis=1)[:, ::-1] - sums[:, :-1]
    found[:, 1:] = forth
    found[:, :-1] = np.minimum(found[:, :-1], back)
    return found


def _overlaps(lanes: PieceRows, low: PieceRows, high: PieceRows) -> PieceRows:
    """How much of each piece between two lanes each of some spans covers."""
    first = np.maximum(lanes[None, :-1], low[:, None])
    last = np.minimum(lanes[None, 1:], high[:, None])
    return np.asarray((last - first).clip(0.0))


def _without_doubles(way: Sequence[WayPoint]) -> tuple[WayPoint, ...]:
    found = [way[0]]
    for point in way[1:]:
        if math.dist(point, found[-1]) > 0.05:
            if len(found) > 1 and (
                (point[0] == found[-1][0] == found[-2][0])
                or (point[1] == found[-1][1] == found[-2][1])
            ):
                found.pop()
            found.append(point)
    return tuple(found) if len(found) > 1 else (way[0], way[-1])


def _straight(
    start: WayPoint, ends: Iterable[WayPoint], costs: PieceRows
) -> tuple[tuple[WayPoint, ...], float]:
    """The cheapest straight way that slopes."""
    points = list(dict.fromkeys(ends))
    pieces = np.array([(*start, *end) for end in points])
    over = lengths_in(pieces, costs[:, :4]) @ ((costs[:, 4] + costs[:, 5]) / 2)
    length = np.hypot(pieces[:, 2] - start[0], pieces[:, 3] - start[1])
    total = np.round(over + length + SLOPE_COST, 3)
    best = int(np.argmin(total))
    return (start, points[best]), float(total[best])


def _edge_ends(start: WayPoint, box: AreaBox) -> list[tuple[WayPoint, str]]:
    """Where a line may end at an area, and how it arrives there."""
    left, top, right, bottom = (round(side, 1) for side in box)
    found: list[tuple[WayPoint, str]] = []
    for y in _steps_along(top, bottom, start[1]):
        found += [((left, y), "level"), ((right, y), "level")]
    for x in _steps_along(left, right, start[0]):
        found += [((x, top), "upright"), ((x, bottom), "upright")]
    return found


def _steps_along(low: float, high: float, wish: float) -> list[float]:
    room = min(EDGE_END_ROOM, (high - low) / 3)
    first, last = low + room, high - room
    # As it is where it lies there, so that a level line is quite level.
    points = [wish if first <= wish <= last else round(min(max(wish, first), last), 1)]
    points += [round(first + (last - first) * k / _END_STEPS, 1) for k in range(_END_STEPS + 1)]
    return list(dict.fromkeys(points))


def _lane_grid(ground: RouteGround) -> tuple[list[float], list[float]]:
    """Where lines run upright, and where level: along areas, and at the edges of the frame."""
    width, height = ground.frame
    xs, ys = {6.0, width - 6.0}, {6.0, height - 6.0}
    slots = sorted(set(ground.slots.values()))
    # Of many areas there are more lanes than are needed, and each takes time.
    lanes = LANES if len(slots) <= MANY_AREAS else LANES[:2]
    for left, top, right, bottom in slots:
        for lane in lanes:
            xs |= {left - lane, right + lane}
            ys |= {top - lane, bottom + lane}
    return _apart(xs, width), _apart(ys, height)


def _apart(lanes: Iterable[float], most: float) -> list[float]:
    """Lanes in their order without those that are hardly anywhere else than another one."""
    found: list[float] = []
    for lane in sorted(round(lane, 1) for lane in lanes if 4 <= lane <= most - 4):
        if not found or lane - found[-1] > LANES_APART:
            found.append(lane)
    return found


def _with_lanes(own: AbstractSet[float], lanes: Sequence[float]) -> list[float]:
    """Where a line begins and ends, and the lanes that are not hardly anywhere else."""
    kept = [lane for lane in lanes if all(abs(lane - one) > LANES_APART for one in own)]
    return sorted({*own, *kept})


def _areas(ground: RouteGround) -> list[Obstacle]:
    """The areas, and the lanes between them: a line may cross these, but not run along them."""
    slots = sorted(set(ground.slots.values()))
    found = [Obstacle(slot, SLOT_COST, SLOT_COST, slot) for slot in slots]
    for left, top, right, bottom in slots:
        ring = (left - EDGE_ROOM, top - EDGE_ROOM, right + EDGE_ROOM, bottom + EDGE_ROOM)
        found.append(Obstacle(ring, EDGE_COST, EDGE_COST, (left, top, right, bottom)))
    for lane in lanes_between(slots):
        is_level = lane[2] - lane[0] > lane[3] - lane[1]
        costs = (AREA_COST, LANE_COST) if is_level else (LANE_COST, AREA_COST)
        found.append(Obstacle(lane, *costs, None))
    return found


def _mark_obstacles(node: str, place: WayPoint, ground: RouteGround) -> list[Obstacle]:
    """A mark with some air, and its label as it is placed."""
    x, y = place
    box = ground.boxes[node]
    room = box.diameter / 2 + MARK_DISTANCE + 1
    mark = (x - room, y - room, x + room, y + room)
    found = [Obstacle(mark, MARK_COST, MARK_COST, node, node)]
    if node not in ground.quiet and not box.holds_label:
        half = box.label_width / 2
        label = (x - half, y + box.diameter / 2, x + half, y - box.diameter / 2 + box.height)
        found.append(Obstacle(label, LABEL_COST, LABEL_COST, None, node))
    return found


def _line_obstacles(way: Sequence[WayPoint], *, has_head: bool) -> PieceRows:
    """A way as obstacles of others: dear along it and at its arrowhead, cheap across it."""
    rows = []
    if has_head:
        x, y = way[-1]
        rows.append((x - HEAD_ROOM, y - 4, x + HEAD_ROOM, y + 4, 0.0, HEAD_COST))
        rows.append((x - 4, y - HEAD_ROOM, x + 4, y + HEAD_ROOM, HEAD_COST, 0.0))
    for (x1, y1), (x2, y2) in pairwise(way):
        left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
        if y1 == y2:
            box = (left, y1 - LINE_ROOM, right, y1 + LINE_ROOM)
            rows.append((*box, CLOSE_COST, CROSSING_COST))
        elif x1 == x2:
            box = (x1 - LINE_ROOM, top, x1 + LINE_ROOM, bottom)
            rows.append((*box, CROSSING_COST, CLOSE_COST))
        else:
            count = max(round(math.dist((x1, y1), (x2, y2)) / 12), 1)
            for k in range(count):
                share = (k + 0.5) / count
                x, y = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
                rows.append((x - 6, y - 6, x + 6, y + 6, CROSSING_COST, CROSSING_COST))
    return np.array(rows).reshape(-1, 6)
