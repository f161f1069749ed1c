"""Places made better, one box at a time: what forces cannot do, jumping over others.

Every box looks at a grid of places around it. What costs: overlap first of all, then the way
to its friends and to its goal, then lines that cross others or run over a node. All
coordinates are whole, so that areas and crossings are exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from explorer.analysis.signed_graph import FloatMatrix
from explorer.layout.forces import FOE_RANGE, friend_distance, inner_bounds, overlapping
from explorer.layout.label_box import Box
from explorer.layout.problem import IndexArray, LayoutProblem, Mask, Vector, rounded

SEARCH_SWEEPS = ((120, 12),)
"""How we go over all boxes: how far each looks, and on what grid, in px.

Wide and coarse before near and fine; a finer grid costs time and gains nothing.
"""

ROOM_SWEEP = (360, 12)
"""The same for boxes that still overlap others."""

CROSSING_SWEEPS = ((240, 24), (120, 15))
"""Those of the sweeps that mind lines."""

MAX_LINES = 500
"""With more lines than these, none are minded: it would take too long, and help nobody."""

MAX_CANDIDATES = 16
"""For how many of the best places lines are counted."""

TARGET_COST, FOE_COST = 1.0, 0.3
"""What a px from the goal, or a px too near to a foe, costs; a px to a friend costs 1."""

OVERLAP_COST, OVERLAP_AREA_COST = 400.0, 2.0
"""What overlap costs, once and per square px."""

CROSSING_COST, LINE_OVER_NODE_COST = 8.0, 25.0
"""What it costs when two lines cross, and when a line runs over a node."""

NODE_CLEARANCE = 4.0
"""How near to a node a line runs over it, from the edge of its mark, in px."""

MIN_MOVE_GAIN = 3.0
"""What a move must gain to be made."""


@dataclass(frozen=True, slots=True)
class PlacementSearch:
    """Boxes on the frame. `places` changes as they are moved about.

    In px, for n boxes: `places`, `targets`, `half` (half of width and height), `low` and
    `high` (the least and the greatest place) have shape (n, 2); `anchor_cost`, `radius` and
    `lift` shape (n,). `radius` and `lift` say where in its box a node is: its middle is so far
    above the box's. `order` is that of the moves, the lightest first: they make room for the
    others. `lines`, shape (m, 2), are the pairs of numbers that a line joins; `ties` has for
    each box the numbers of those that it is tied to, how much each pulls, and how much each
    pushes. `near` is the distance below which friends pull no more.
    """

    places: FloatMatrix
    targets: FloatMatrix
    order: tuple[int, ...]
    half: FloatMatrix
    low: FloatMatrix
    high: FloatMatrix
    anchor_cost: Vector
    lines: IndexArray
    ties: tuple[tuple[IndexArray, Vector, Vector], ...]
    radius: Vector
    lift: Vector
    near: float

    @classmethod
    def build(
        cls,
        problem: LayoutProblem,
        places: FloatMatrix,
        targets: FloatMatrix,
        *,
        size: FloatMatrix,
        boxes: Sequence[Box],
        weight: Vector,
        frame: tuple[int, int],
    ) -> PlacementSearch:
        rows = np.vstack((problem.pairs, problem.pairs[:, ::-1]))
        pull, push = np.tile(problem.pull, 2), np.tile(problem.push, 2)
        order = np.argsort(rows[:, 0], kind="stable")
        ends = np.searchsorted(rows[order, 0], np.arange(len(places) + 1))
        ties = [order[first:last] for first, last in pairwise(ends.tolist())]
        low, high = inner_bounds(size, frame)
        low, high = np.ceil(low), np.floor(high)
        return cls(
            places=np.clip(np.round(places), low, high),
            targets=targets,
            order=tuple(np.lexsort((np.arange(len(places)), weight)).tolist()),
            half=size / 2,
            low=low,
            high=high,
            anchor_cost=TARGET_COST * problem.anchor_strength,
            lines=problem.pairs,
            ties=tuple((rows[mine, 1], pull[mine], push[mine]) for mine in ties),
            radius=np.array([box.diameter / 2 for box in boxes]),
            # To the half pixel: sums and products of halves are exact.
            lift=np.array([round(2 * box.centre) / 2 for box in boxes]),
            near=friend_distance(frame, len(places)),
        )

    def improve(self) -> None:
        """Move every box to where it costs least, lines not counted. Changes `places`."""
        for reach, grid in SEARCH_SWEEPS:
            for k in self.order:
                self._move(k, reach, grid, lines=False)
        reach, grid = ROOM_SWEEP
        cramped = overlapping(self.places, 2 * self.half)
        for k in self.order:
            if cramped[k]:
                self._move(k, reach, grid, lines=False)

    def reduce_crossings(self) -> None:
        """Move every box to where it costs least, lines counted. Changes `places`.

        No two boxes overlap after it that did not before. With more than `MAX_LINES` lines
        nothing is moved.
        """
        if len(self.lines) > MAX_LINES:
            return
        for reach, grid in CROSSING_SWEEPS:
            for k in self.order:
                self._move(k, reach, grid, lines=True)

    def _move(self, k: int, reach: float, grid: float, *, lines: bool) -> None:
        """Put a box to the best place within reach, if it gains by it."""
        here = self.places[k]
        first = np.ceil(np.maximum(self.low[k] - here, -reach) / grid).astype(int)
        last = np.floor(np.minimum(self.high[k] - here, reach) / grid).astype(int)
        xs = here[0] + grid * np.arange(first[0], last[0] + 1)
        ys = here[1] + grid * np.arange(first[1], last[1] + 1)
        over = self._overlap(k, xs, ys)
        cost = rounded(
            self._distance_cost(k, xs, ys) + OVERLAP_AREA_COST * over + OVERLAP_COST * (over > 0), 3
        )
        now = cost[-first[0], -first[1]]
        if lines:
            best = np.argsort(cost, axis=None, kind="stable")[:MAX_CANDIDATES]
            best = best[over.ravel()[best] <= over[-first[0], -first[1]]]
        else:
            best = np.array([cost.argmin()])
        columns, rows = np.unravel_index(best, cost.shape)
        candidates = np.vstack((here, np.column_stack((xs[columns], ys[rows]))))
        total = np.append(now, cost.ravel()[best])
        if lines:
            total = total + self._line_cost(k, candidates)
        chosen = int(total.argmin())
        if total[chosen] < total[0] - MIN_MOVE_GAIN:
            self.places[k] = candidates[chosen]

    def _overlap(self, k: int, xs: Vector, ys: Vector) -> FloatMatrix:
        """The area that the box would cover of others, for each place of a grid."""
        spans = []
        for axis, at in enumerate((xs, ys)):
            mine, theirs = self.half[k, axis], self.half[:, axis]
            others = self.places[:, axis]
            first = np.maximum(at[:, None] - mine, others - theirs)
            last = np.minimum(at[:, None] + mine, others + theirs)
            spans.append(np.maximum(last - first, 0))
        wide, tall = spans
        near = wide.any(axis=0) & tall.any(axis=0)
        near[k] = False
        # Not `@`: for matrices of this size the threads of a BLAS cost more than they save.
        return np.asarray(np.einsum("xn,yn->xy", wide[:, near], tall[:, near]))

    def _distance_cost(self, k: int, xs: Vector, ys: Vector) -> FloatMatrix:
        """What friends and goal that are far, and foes that are near, cost on a grid."""
        gx, gy = self.targets[k]
        cost = self.anchor_cost[k] * np.sqrt(((xs - gx) ** 2)[:, None] + (ys - gy) ** 2)
        others, pull, push = self.ties[k]
        if not len(others):
            return np.asarray(cost)
        ox, oy = self.places[others].T[:, :, None]
        # Axes: others, xs, ys.
        away = np.sqrt(((xs - ox) ** 2)[:, :, None] + ((ys - oy) ** 2)[:, None, :])
        cost += (pull[:, None, None] * np.maximum(0, away - self.near)).sum(axis=0)
        foes = push > 0
        cost += (
            (FOE_COST * push[foes])[:, None, None] * np.maximum(0, FOE_RANGE - away[foes])
        ).sum(axis=0)
        return np.asarray(cost)

    def _line_cost(self, k: int, candidates: FloatMatrix) -> Vector:
        """What lines cost that cross others or run over a node, for each of some places."""
        nodes = self.places.copy()
        nodes[:, 1] -= self.lift
        me = candidates.copy()
        me[:, 1] -= self.lift[k]
        i, j = self.lines.T
        mine = (i == k) | (j == k)
        own = np.where(i == k, j, i)[mine]
        i, j = i[~mine], j[~mine]
        # My lines from each place, and all nodes. Axes: nodes, places, lines of mine.
        along = nodes[own] - me[:, None]
        aside = _cross(along, me[:, None], nodes[:, None, None])
        near = np.abs(aside) < (self.radius.max() + NODE_CLEARANCE) * _length(along)
        near[k] = False
        near[own, :, np.arange(len(own))] = False
        node, place, line = np.unravel_index(np.flatnonzero(near), near.shape)
        hit = _runs_over(me[place], along[place, line], nodes[node], self.radius[node])
        over = place[hit]
        # The other lines, and me at each place. Axes: other lines, places.
        start, along = nodes[i], nodes[j] - nodes[i]
        across = _cross(along[:, None], start[:, None], me)
        near = np.abs(across) < (self.radius[k] + NODE_CLEARANCE) * _length(along)[:, None]
        line, place = np.unravel_index(np.flatnonzero(near), near.shape)
        hit = _runs_over(start[line], along[line], me[place], self.radius[k])
        under = place[hit]
        # Two lines cross if each has the ends of the other on both sides.
        side = _sign(aside)
        apart = side[i] * side[j]
        apart &= (
            _sign(across)[:, :, None]
            * _sign(_cross(along[:, None], start[:, None], nodes[own]))[:, None]
        )
        crossed = (apart < 0).sum(axis=0, dtype=np.int32).sum(axis=1)
        covered = np.bincount(np.concatenate((over, under)), minlength=len(me))
        return np.asarray(CROSSING_COST * crossed + LINE_OVER_NODE_COST * covered)


def _cross(along: FloatMatrix, start: FloatMatrix, point: FloatMatrix) -> FloatMatrix:
    """On which side of lines points are: above 0, below, or 0 on the line itself.

    The cross product of `along`, the way to the end of a line, and the way from its start to
    a point. Coordinates are whole or half numbers, so it is exact in whatever order.
    """
    dx, dy = along[..., 0], along[..., 1]
    found = dx * point[..., 1] - dy * point[..., 0]
    found -= dx * start[..., 1] - dy * start[..., 0]
    return np.asarray(found)


def _sign(values: FloatMatrix) -> NDArray[np.int8]:
    """1, -1 or 0."""
    return np.asarray((values > 0).view(np.int8) - (values < 0).view(np.int8))


def _length(along: FloatMatrix) -> FloatMatrix:
    return np.asarray(np.sqrt(along[..., 0] ** 2 + along[..., 1] ** 2))


def _runs_over(
    start: FloatMatrix, along: FloatMatrix, node: FloatMatrix, radius: Vector | float
) -> Mask:
    """Whether a line runs over a node, or touches it nearly; one of each in every row."""
    square = along[:, 0] ** 2 + along[:, 1] ** 2
    done = along[:, 0] * (node - start)[:, 0] + along[:, 1] * (node - start)[:, 1]
    limit = (radius + NODE_CLEARANCE) ** 2 * square
    return np.asarray((done > 0) & (done < square) & (_cross(along, start, node) ** 2 < limit))
