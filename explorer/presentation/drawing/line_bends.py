"""How far the lines of a pair bend aside, so that none passes under a mark that is not its own.

A line that runs under a foreign mark reads as two lines that end there. So all lines between two
marks bend by the least that clears the others; where nothing does, by what clears most of them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.presentation.drawing.line_path import LANE_GAP
from explorer.presentation.drawing.outline import Point

BENDS: tuple[float, ...] = (
    0.0, 0.5, -0.5, 1.0, -1.0, 1.5, -1.5, 2.0, -2.0, 2.5, -2.5, 3.0, -3.0, 4.0, -4.0, 5.0, -5.0,
)  # fmt: skip
"""By how many lanes the lines of a pair may bend, what is tried first at the start."""

MAX_BEND_SHARE = 0.22
"""How far a line may bend aside in its middle, as a share of the distance of its ends."""

LINE_CLEARANCE = 3.0
"""Px between a line and a foreign mark."""

BEND_PIECES = 12
"""Of how many straight pieces a curve is taken to be."""

MAX_MEASURED = 600_000
"""Of so many pairs times marks nothing bends: it would take long, and no line were free."""

_AT_ONCE = 256
"""How many pairs are measured at once, so that large files need no more memory."""

PointRows = NDArray[np.float64]


def line_bends(
    lanes: Mapping[tuple[str, str], Sequence[float]],
    centres: Mapping[str, Point],
    reaches: Mapping[str, float],
) -> dict[tuple[str, str], float]:
    """By how many lanes the lines of each pair bend besides, so that they pass by other marks.

    Args:
        lanes: For each pair of ids the lanes of its lines, 0 in its middle, as `line_path` takes
            them.
        centres: Of all marks, in px.
        reaches: How far the farthest corner of each mark is from its centre, in px.

    Returns:
        The pairs that have to bend, with how many lanes to add to each of their lines: the least
        that clears all foreign marks, or else the large ones.

    """
    nodes = list(centres)
    if len(nodes) < 3 or not 0 < len(lanes) * len(nodes) <= MAX_MEASURED:
        return {}
    marks = _Marks(
        {node: i for i, node in enumerate(nodes)},
        np.array([centres[node] for node in nodes], dtype=float),
        np.array([reaches[node] for node in nodes], dtype=float) + LINE_CLEARANCE,
    )
    chosen: dict[tuple[str, str], float] = {}
    least: dict[tuple[str, str], float] = {}
    wanting = sorted(lanes)
    for bend in BENDS:
        if not wanting:
            break
        tried = [pair for pair in wanting if _is_allowed(bend, centres[pair[0]], centres[pair[1]])]
        hits = _hits(tried, bend, lanes, marks)
        clear = set()
        for pair, count in zip(tried, hits, strict=True):
            if pair not in least or count < least[pair]:
                least[pair], chosen[pair] = count, bend
            if not count:
                clear.add(pair)
        wanting = [pair for pair in wanting if pair not in clear]
    return {pair: bend for pair, bend in chosen.items() if bend}


class _Marks(NamedTuple):
    """The number of each mark, their centres in px, and how much room each needs around it."""

    place: Mapping[str, int]
    points: PointRows
    rooms: PointRows


def _is_allowed(bend: float, first: Point, second: Point) -> bool:
    most = MAX_BEND_SHARE * math.dist(first, second) / LANE_GAP
    return abs(bend) <= max(most, BENDS[1])


def _hits(
    pairs: Sequence[tuple[str, str]],
    bend: float,
    lanes: Mapping[tuple[str, str], Sequence[float]],
    marks: _Marks,
) -> list[float]:
    """For each pair over how large foreign marks its lines lie, in px squared; 0 over none."""
    found: list[float] = []
    for first in range(0, len(pairs), _AT_ONCE):
        some = pairs[first : first + _AT_ONCE]
        rows = [
            (k, marks.place[pair[0]], marks.place[pair[1]], lane + bend)
            for k, pair in enumerate(some)
            for lane in lanes[pair]
        ]
        own = np.array([row[:3] for row in rows], dtype=np.intp)
        lane = np.array([row[3] for row in rows])
        ends = marks.points[own[:, 1]], marks.points[own[:, 2]]
        lines, hit = _over_marks(*ends, lane, marks)
        foreign = (hit != own[lines, 1]) & (hit != own[lines, 2])
        weights = marks.rooms[hit[foreign]] ** 2
        found += np.bincount(own[lines[foreign], 0], weights, len(some)).tolist()
    return found


def _over_marks(
    start: PointRows, end: PointRows, lane: PointRows, found: _Marks
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Which curves come nearer to which marks than these have room, each two once."""
    points, rooms = found.points, found.rooms
    along = end - start
    distance = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)
    aside = np.stack([-along[:, 1], along[:, 0]], axis=1) / distance[:, None]
    middle = (start + end) / 2 + aside * (LANE_GAP * lane)[:, None]
    # The curve lies within the box of its ends and its middle, its bulge to the side included.
    corners = np.stack([start, end, middle + aside * (LANE_GAP * lane)[:, None]])
    low, high = corners.min(axis=0), corners.max(axis=0)
    near = (points[None] + rooms[None, :, None] >= low[:, None]).all(axis=2)
    near &= (points[None] - rooms[None, :, None] <= high[:, None]).all(axis=2)
    lines, marks = np.nonzero(near)
    control = 2 * middle - (start + end) / 2
    share = np.linspace(0.0, 1.0, BEND_PIECES + 1)[:, None, None]
    way = (1 - share) ** 2 * start + 2 * share * (1 - share) * control + share**2 * end
    one, step = way[:-1][:, lines], np.diff(way, axis=0)[:, lines]
    off = points[marks] - one
    length = np.maximum((step**2).sum(axis=2), 1e-9)
    at = np.clip((off * step).sum(axis=2) / length, 0.0, 1.0)
    away = off - at[:, :, None] * step
    hit = ((away**2).sum(axis=2) < rooms[marks] ** 2).any(axis=0)
    return lines[hit], marks[hit]
