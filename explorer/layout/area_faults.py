"""What is wrong with a map by areas, counted: the grammar's conditions on its strong lines.

Whoever draws a map, searches a better one or tests it counts by this.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import astuple, dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MARK_DISTANCE = 3.0
"""Px that a line keeps from the edge of a foreign mark."""

CLOSE, CLOSE_ALONG = 6.0, 40.0
"""Two lines nearer to each other than so many px along more than so many cannot be told apart."""

FLAT_ANGLE = 25.0
"""Two lines that cross at fewer degrees cannot be followed."""

GRAZE = 1.0
"""A line that is no deeper in an area, or a label no farther out of it, than so many px is not."""

PieceRows = NDArray[np.float64]


class MapWay(NamedTuple):
    """A strong line of a map.

    `ends`: the ids of its two marks. `way`: its points in px, from one end to the other.
    `own`: the areas that it may run in, those of its ends.
    """

    ends: tuple[str, str]
    way: tuple[tuple[float, float], ...]
    own: frozenset[Hashable] = frozenset()


class MapThings(NamedTuple):
    """What lines and labels should keep off, all in px.

    `areas`: left, top, right, bottom of each. `marks`: centre x, y and radius. `labels`: left,
    top, right, bottom by the id of the mark. `homes`: in which area a mark stands, if in one.
    """

    areas: Mapping[Hashable, tuple[float, float, float, float]]
    marks: Mapping[str, tuple[float, float, float]]
    labels: Mapping[str, tuple[float, float, float, float]]
    homes: Mapping[str, Hashable]


@dataclass(frozen=True, slots=True)
class MapFaults:
    """How often something is wrong.

    `beneath`: a line runs over a foreign area. `near_marks`: it passes a foreign mark at less than
    `MARK_DISTANCE`. `on_labels`: it runs through a label. `close`: two lines are too near each
    other for too long. `flat`: two cross too flat. `crossings`: two cross at all. `labels_out`: a
    label sticks out of the area of its mark, or into a foreign one. `labels_over`: two labels, or
    a label and a foreign mark, overlap. `length`: of all lines, in px.
    """

    beneath: int = 0
    near_marks: int = 0
    on_labels: int = 0
    close: int = 0
    flat: int = 0
    crossings: int = 0
    labels_out: int = 0
    labels_over: int = 0
    length: float = 0.0

    def __add__(self, other: MapFaults) -> MapFaults:
        return MapFaults(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


def count_faults(lines: Sequence[MapWay], things: MapThings) -> MapFaults:
    """Count what is wrong with a map whose lines and things lie where they are said to."""
    pieces = [way_pieces(line.way) for line in lines]
    marks = {node: np.array([mark]) for node, mark in things.marks.items()}
    labels = np.array(list(things.labels.values()), dtype=float).reshape(-1, 4)
    beneath = near = on_labels = close = flat = crossings = 0
    for line, own in zip(lines, pieces, strict=True):
        foreign = [_shrunk(box) for key, box in things.areas.items() if key not in line.own]
        beneath += int(lengths_in(own, np.array(foreign).reshape(-1, 4)).any(axis=0).sum())
        others = [mark for node, mark in marks.items() if node not in line.ends]
        if others:
            rows = np.vstack(others)
            off = distances(own, rows[:, :2]).min(axis=0)
            near += int((off < rows[:, 2] + MARK_DISTANCE - 1e-6).sum())
        if len(labels):
            on_labels += int(lengths_in(own, labels).any(axis=0).sum())
    for i, (one, mine) in enumerate(zip(lines, pieces, strict=True)):
        for other, theirs in zip(lines[i + 1 :], pieces[i + 1 :], strict=True):
            if beside(mine, theirs) > CLOSE_ALONG:
                close += 1
            if set(one.ends) & set(other.ends):
                continue
            angles = crossing_angles(mine, theirs)
            crossings += bool(len(angles))
            flat += bool((angles < FLAT_ANGLE).any())
    return MapFaults(
        beneath,
        near,
        on_labels,
        close,
        flat,
        crossings,
        _labels_out(things),
        _labels_over(things),
        round(float(sum(np.hypot(*(own[:, 2:] - own[:, :2]).T).sum() for own in pieces)), 1),
    )


def way_pieces(way: Sequence[tuple[float, float]]) -> PieceRows:
    """The straight pieces of a way: x and y of the start and of the end of each."""
    return np.array([(*one, *other) for one, other in pairwise(way)], dtype=float).reshape(-1, 4)


def lengths_in(pieces: PieceRows, boxes: PieceRows) -> PieceRows:
    """How many px of each piece lie within each box (left, top, right, bottom)."""
    spans = []
    for axis in range(2):
        start, step = pieces[:, axis, None], (pieces[:, axis + 2] - pieces[:, axis])[:, None]
        step = np.where(np.abs(step) < 1e-9, 1e-9, step)
        low, high = (boxes[None, :, axis] - start) / step, (boxes[None, :, axis + 2] - start) / step
        spans.append((np.minimum(low, high), np.maximum(low, high)))
    first = np.maximum(np.maximum(spans[0][0], spans[1][0]), 0.0)
    last = np.minimum(np.minimum(spans[0][1], spans[1][1]), 1.0)
    share = np.maximum(last - first, 0.0)
    share[share < 1e-6] = 0.0
    length = np.hypot(pieces[:, 2] - pieces[:, 0], pieces[:, 3] - pieces[:, 1])
    return np.asarray(share * length[:, None])


def distances(pieces: PieceRows, points: PieceRows) -> PieceRows:
    """How far each point is from each piece, in px."""
    step = pieces[:, None, 2:] - pieces[:, None, :2]
    off = points[None] - pieces[:, None, :2]
    square = np.maximum((step**2).sum(axis=2), 1e-9)
    share = ((off * step).sum(axis=2) / square).clip(0.0, 1.0)
    rest = off - share[..., None] * step
    return np.asarray(np.hypot(rest[..., 0], rest[..., 1]))


def crossing_angles(ones: PieceRows, others: PieceRows) -> PieceRows:
    """The angles, 0 to 90 degrees, at which pieces of two lines cross each other."""
    start, step = ones[:, None, :2], ones[:, None, 2:] - ones[:, None, :2]
    begin, along = others[None, :, :2], others[None, :, 2:] - others[None, :, :2]
    across = step[..., 0] * along[..., 1] - step[..., 1] * along[..., 0]
    off = begin - start
    safe = np.where(np.abs(across) < 1e-9, np.inf, across)
    first = (off[..., 0] * along[..., 1] - off[..., 1] * along[..., 0]) / safe
    second = (off[..., 0] * step[..., 1] - off[..., 1] * step[..., 0]) / safe
    do_cross = (first > 1e-6) & (first < 1 - 1e-6) & (second > 1e-6) & (second < 1 - 1e-6)
    do_cross &= np.isfinite(safe)
    lengths = np.hypot(step[..., 0], step[..., 1]) * np.hypot(along[..., 0], along[..., 1])
    sine = np.abs(across) / np.maximum(lengths, 1e-9)
    return np.asarray(np.degrees(np.arcsin(sine[do_cross].clip(0.0, 1.0))))


def beside(ones: PieceRows, others: PieceRows, step: float = 4.0) -> float:
    """Along how many px the pieces of one line are nearer than `CLOSE` to another."""
    found = 0.0
    for piece in ones:
        length = math.hypot(piece[2] - piece[0], piece[3] - piece[1])
        count = max(round(length / step), 1)
        share = (np.arange(count) + 0.5)[:, None] / count
        points = piece[None, :2] + share * (piece[None, 2:] - piece[None, :2])
        found += float((distances(others, points).min(axis=0) < CLOSE).sum()) * length / count
    return found


def _shrunk(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    return box[0] + GRAZE, box[1] + GRAZE, box[2] - GRAZE, box[3] - GRAZE


def _labels_out(things: MapThings) -> int:
    found = 0
    for node, box in things.labels.items():
        home = things.homes.get(node)
        for key, area in things.areas.items():
            wide = min(box[2], area[2]) - max(box[0], area[0])
            high = min(box[3], area[3]) - max(box[1], area[1])
            if key == home:
                found += box[2] - box[0] - wide > GRAZE or box[3] - box[1] - high > GRAZE
            else:
                found += wide > GRAZE and high > GRAZE
    return found


def _labels_over(things: MapThings) -> int:
    found, names = 0, list(things.labels)
    for i, one in enumerate(names):
        a = things.labels[one]
        for other in names[i + 1 :]:
            b = things.labels[other]
            found += min(a[2], b[2]) - max(a[0], b[0]) > GRAZE and (
                min(a[3], b[3]) - max(a[1], b[1]) > GRAZE
            )
        for node, (x, y, radius) in things.marks.items():
            off = math.hypot(max(a[0] - x, 0, x - a[2]), max(a[1] - y, 0, y - a[3]))
            found += node != one and off < radius - GRAZE
    return found
