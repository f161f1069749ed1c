"""Places made better, one box at a time: what forces cannot do, jumping over others.

Every box looks at a grid of places around it. What costs: overlap first of all, then the way
to its friends and to its goal, then lines that cross others or run over a node. All
coordinates are whole, so that areas and crossings are exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from explorer.analysis.signed_graph import FloatMatrix
from explorer.layout.forces import FOE_RANGE, friend_distance, inner_bounds
from explorer.layout.label_box import Box
from explorer.layout.problem import IndexArray, LayoutProblem, Mask, Vector, rounded

SEARCH_SWEEPS = ((240, 10), (120, 6))
"""How we go over all boxes: how far each looks, and on what grid."""

CROSSING_SWEEPS = ((180, 10), (120, 6))
"""The same for the sweeps that mind lines."""

MAX_LINES = 500
"""With more lines than these, none are minded: it would take too long, and help nobody."""

MAX_CANDIDATES = 24
"""For how many of the best places lines are counted."""

TARGET_COST, FOE_COST = 1.0, 0.3
"""What a px from the goal, or a px too near to a foe, costs; a px to a friend costs 1."""

OVERLAP_COST, OVERLAP_AREA_COST = 400.0, 2.0
"""What overlap costs, once and per square px."""

CROSSING_COST, LINE_OVER_NODE_COST = 8.0, 25.0
"""What it costs when two lines cross, and when a line runs over a node."""

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
    each box the others that it is tied to, each with how much it pulls and pushes. `near` is
    the distance below which friends pull no more.
    """

    places: FloatMatrix
    targets: FloatMatrix
    order: tuple[int, ...]
    half: FloatMatrix
    low: FloatMatrix
    high: FloatMatrix
    anchor_cost: Vector
    lines: IndexArray
    ties: tuple[tuple[tuple[int, float, float], ...], ...]
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
        ties: list[list[tuple[int, float, float]]] = [[] for _ in places]
        rows = zip(
            problem.pairs.tolist(), problem.pull.tolist(), problem.push.tolist(), strict=True
        )
        for (a, b), pull, push in rows:
            ties[a].append((b, pull, push))
            ties[b].append((a, pull, push))
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
            ties=tuple(map(tuple, ties)),
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
        xs, ys = (
            np.unique(np.append(np.arange(least, most + 1, grid), at))
            for least, most, at in zip(
                np.maximum(self.low[k], here - reach),
                np.minimum(self.high[k], here + reach),
                here,
                strict=True,
            )
        )
        over = self._overlap(k, xs, ys)
        cost = rounded(
            self._distance_cost(k, xs, ys) + OVERLAP_AREA_COST * over + OVERLAP_COST * (over > 0), 3
        )
        now = cost[np.searchsorted(xs, here[0]), np.searchsorted(ys, here[1])]
        if lines:
            best = np.argsort(cost, axis=None, kind="stable")[:MAX_CANDIDATES]
            before = over[np.searchsorted(xs, here[0]), np.searchsorted(ys, here[1])]
            best = best[over.ravel()[best] <= before]
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
        x, y = xs[:, None], ys[None, :]
        gx, gy = self.targets[k]
        cost = self.anchor_cost[k] * np.sqrt((x - gx) ** 2 + (y - gy) ** 2)
        for other, pull, push in self.ties[k]:
            ox, oy = self.places[other]
            away = np.sqrt((x - ox) ** 2 + (y - oy) ** 2)
            cost += pull * np.maximum(0, away - self.near)
            if push:
                cost += FOE_COST * push * np.maximum(0, FOE_RANGE - away)
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
        a, b = nodes[i[~mine]], nodes[j[~mine]]
        far, others = nodes[own], np.delete(np.arange(len(nodes)), k)
        # Axes: places, lines of mine, other lines or nodes.
        sides = _side(a, b, me[:, None])[:, None, :] * _side(a, b, far[:, None])[None, :, :]
        start, end = me[:, None, None], far[None, :, None]
        crossed = (sides < 0) & (_side(start, end, a) * _side(start, end, b) < 0)
        over = _runs_over(start, end, nodes[others], self.radius[others])
        over &= own[:, None] != others
        under = _runs_over(a, b, me[:, None], self.radius[k])
        return np.asarray(
            CROSSING_COST * crossed.sum(axis=(1, 2))
            + LINE_OVER_NODE_COST * (over.sum(axis=(1, 2)) + under.sum(axis=1))
        )


def _side(a: FloatMatrix, b: FloatMatrix, point: FloatMatrix) -> FloatMatrix:
    """Above 0 on one side of the line from a to b, below on the other, 0 on it."""
    along, off = b - a, point - a
    return np.asarray(along[..., 0] * off[..., 1] - along[..., 1] * off[..., 0])


def _runs_over(a: FloatMatrix, b: FloatMatrix, node: FloatMatrix, radius: Vector | float) -> Mask:
    """Whether the line from a to b runs over a node, or touches it nearly."""
    delta, from_a = b - a, node - a
    dx, dy = delta[..., 0], delta[..., 1]
    px, py = from_a[..., 0], from_a[..., 1]
    length = np.maximum(dx * dx + dy * dy, 1)
    along, off = px * dx + py * dy, px * dy - py * dx
    limit = (radius + 4) ** 2
    return np.asarray((along > 0) & (along < length) & (off * off < limit * length))
