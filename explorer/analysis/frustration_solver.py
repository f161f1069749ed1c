"""The search for the split of a block of signed pairs that the fewest pairs go against.

`frustration` has the model and its sources; this is how it is solved: a walk that finds a
split without a frustrated pair if there is one; tables, where they are small enough; else a
local search, bounds, and the integer program.
"""

from __future__ import annotations

import math
import time
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType
from typing import Any

from explorer.analysis.signed_graph import Pair
from explorer.analysis.split_tables import MAX_CELLS, SplitTables, TableTooLargeError

MAX_PROGRAM_PAIRS = 3000
"""With more pairs than this in a block no program is tried; the answer is a bound."""

COST_UNIT = 1e-9
"""Costs are whole numbers of this in tables."""

CYCLE_TIME_SHARE = 0.5
"""The share of the time that goes at most into finding negative cycles."""


def ordered_pair(ends: Pair) -> Pair:
    """A pair with its ends in the order of their ids."""
    return (min(ends), max(ends))


@dataclass(frozen=True, slots=True)
class ProgramAnswer:
    """What the integer program has found in its time.

    `camp`: the best split that it has seen, if any. `bound`: what goes against any split at
    least. `is_best`: whether it is proven that there is no better one, pulls included.
    """

    camp: dict[str, bool] | None
    bound: float
    is_best: bool


class SplitSolver:
    """Signed pairs, and the search for the best split of a block of them.

    `signs` (1 or -1) and `weights` (above 0) by pair, its ends in the order of their ids.
    Each frustrated pair counts as one, or with `weighted` what it weighs. `max_cells`: how
    large the tables of a block may be, see `split_tables`.
    """

    def __init__(
        self,
        signs: Mapping[Pair, int],
        weights: Mapping[Pair, float],
        *,
        weighted: bool,
        max_cells: int = MAX_CELLS,
    ) -> None:
        self.signs, self.weights, self.weighted = signs, weights, weighted
        self.max_cells = max_cells
        # Less than one pair in all, so that weight only decides between equal counts.
        self.tilt = 0.0 if weighted else 0.5 / (1.0 + sum(weights.values()))

    def counts(self, ends: Pair) -> float:
        """What a frustrated pair adds to the index."""
        return self.weights[ends] if self.weighted else 1.0

    def cost(self, ends: Pair) -> float:
        """The same, with a little weight to decide between equals."""
        return self.counts(ends) + self.tilt * self.weights[ends]

    def solve(self, block: Sequence[Pair], deadline: float) -> tuple[dict[str, bool], float]:
        """A camp for each actor of the block, and the least that any split costs."""
        camp = self.walk(block)
        if self.against(block, camp) == 0:
            return camp, 0.0
        if (best := self._solve_by_tables(block)) is not None:
            return best, self.against(block, best)
        camp = self.improve(block, camp)
        bound = self._disjoint_triangle_bound(block)
        if len(block) <= MAX_PROGRAM_PAIRS and (left := deadline - time.monotonic()) > 0:
            answer = self.solve_program(block, left)
            bound = max(bound, answer.bound)
            if answer.camp:
                found = self.improve(block, answer.camp)
                camp = min(camp, found, key=lambda c: self._cost(block, c))
        return camp, min(bound, self.against(block, camp))

    def _solve_by_tables(self, block: Sequence[Pair]) -> dict[str, bool] | None:
        """The best split; None where the tables would be too large."""
        try:
            tables = SplitTables(block, max_cells=self.max_cells)
        except TableTooLargeError:
            return None
        signs = [self.signs[ends] for ends in block]
        return tables.best_division(signs, [round(self.cost(ends) / COST_UNIT) for ends in block])

    def _frustrated(self, block: Sequence[Pair], camp: Mapping[str, bool]) -> list[Pair]:
        return [
            ends for ends in block if (camp[ends[0]] == camp[ends[1]]) == (self.signs[ends] < 0)
        ]

    def against(self, block: Sequence[Pair], camp: Mapping[str, bool]) -> float:
        """What goes against a split of a block."""
        return sum(self.counts(ends) for ends in self._frustrated(block, camp))

    def _cost(self, block: Sequence[Pair], camp: Mapping[str, bool]) -> float:
        return sum(self.cost(ends) for ends in self._frustrated(block, camp))

    def walk(self, block: Sequence[Pair]) -> dict[str, bool]:
        """Camps as a walk through the block finds them: right if the block is balanced."""
        near = _neighbours(block)
        start = max(near, key=lambda node: (len(near[node]), node))
        camp = {start: True}
        waiting = deque([start])
        while waiting:
            node = waiting.popleft()
            for other in near[node]:
                if other not in camp:
                    camp[other] = camp[node] == (self.signs[ordered_pair((node, other))] > 0)
                    waiting.append(other)
        return camp

    def improve(self, block: Sequence[Pair], start: Mapping[str, bool]) -> dict[str, bool]:
        """A split from which no single change of camp gains anything."""
        camp = dict(start)
        near = _neighbours(block)
        waiting = deque(sorted(camp))
        queued = set(waiting)
        while waiting:
            node = waiting.popleft()
            queued.remove(node)
            gain = 0.0
            for other in near[node]:
                ends = ordered_pair((node, other))
                frustrated = (camp[node] == camp[other]) == (self.signs[ends] < 0)
                gain += self.cost(ends) if frustrated else -self.cost(ends)
            if gain > 1e-9:
                camp[node] = not camp[node]
                for other in (node, *near[node]):
                    if other not in queued:
                        queued.add(other)
                        waiting.append(other)
        return camp

    def _disjoint_triangle_bound(self, block: Sequence[Pair]) -> float:
        """What frustrated triangles that share no pair cost at least, one pair each."""
        used: set[Pair] = set()
        bound = 0.0
        for triangle in triangles_of(_neighbours(block)):
            sides = [ordered_pair(ends) for ends in combinations(triangle, 2)]
            foes = sum(self.signs[ends] < 0 for ends in sides)
            if foes % 2 and used.isdisjoint(sides):
                used.update(sides)
                bound += min(self.counts(ends) for ends in sides)
        return bound

    def solve_program(
        self,
        block: Sequence[Pair],
        seconds: float,
        *,
        first: str | None = None,
        pulls: Mapping[str, float] = MappingProxyType({}),
    ) -> ProgramAnswer:
        """The integer program. Variables: the camps of the actors, then the pairs.

        `first`: who is in the first camp; the best connected if it is None. `pulls`: what it
        costs more that an actor is in the first camp, below 0 if it costs less; all of them
        together less than half of what a pair costs, so that they decide between equals only.
        """
        # Slow to import, and only this needs it.
        import numpy as np  # noqa: PLC0415
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415

        deadline = time.monotonic() + seconds
        near = _neighbours(block)
        actors = {actor: i for i, actor in enumerate(sorted(near))}
        place = {ends: len(actors) + i for i, ends in enumerate(block)}
        cycles, bound = self._negative_cycles(
            block, actors, time.monotonic() + CYCLE_TIME_SHARE * seconds
        )
        rows: list[Constraint] = [
            (tuple(len(actors) + i for i in cycle), (1,) * len(cycle), 1) for cycle in cycles
        ]
        for ends, f in place.items():
            i, j = actors[ends[0]], actors[ends[1]]
            if self.signs[ends] > 0:
                rows += [((f, i, j), (1, -1, 1), 0), ((f, i, j), (1, 1, -1), 0)]
            else:
                rows += [((f, i, j), (1, -1, -1), -1), ((f, i, j), (1, 1, 1), 1)]
        count = len(actors) + len(block)
        lower = np.zeros(count)
        # Somebody is in the first camp: this halves the search.
        lower[actors[first or max(near, key=lambda actor: (len(near[actor]), actor))]] = 1
        answer = milp(
            np.array(
                [pulls.get(actor, 0.0) for actor in actors] + [self.cost(ends) for ends in block]
            ),
            # The pairs become whole numbers by themselves once the camps are.
            integrality=np.array([1] * len(actors) + [0] * len(block)),
            bounds=Bounds(lower, np.ones(count)),
            constraints=LinearConstraint(_sparse(rows, count), [row[2] for row in rows], np.inf),
            options={"time_limit": max(deadline - time.monotonic(), 0.01), "mip_rel_gap": 0.0},
        )
        camp = None
        if answer.x is not None:
            camp = {actor: bool(answer.x[i] > 0.5) for actor, i in actors.items()}
        if answer.status == 0 and camp:
            return ProgramAnswer(camp, self.against(block, camp), is_best=True)
        if pulls:
            return ProgramAnswer(camp, 0.0, is_best=False)
        if answer.mip_dual_bound is not None and np.isfinite(answer.mip_dual_bound):
            bound = max(bound, answer.mip_dual_bound)
        return ProgramAnswer(camp, self._rounded_bound(bound), is_best=False)

    def _rounded_bound(self, bound: float) -> float:
        """What the cost of a split is at least, from what its tilted cost is at least."""
        # Whole pairs, and the tilt is less than half a pair in all.
        return max(bound if self.weighted else float(math.ceil(bound - 0.5 - 1e-6)), 0.0)

    def _negative_cycles(
        self, block: Sequence[Pair], actors: Mapping[str, int], deadline: float
    ) -> tuple[list[tuple[int, ...]], float]:
        """Circles that do not balance, as places of pairs, and what they prove at least.

        At least one pair of each is frustrated. The triangles come first; then, as long as
        there is time, those that the linear program of the cycles known so far breaks. They
        are shortest paths in the signed double cover, from an actor to its own shadow.
        """
        import numpy as np  # noqa: PLC0415
        from scipy.optimize import linprog  # noqa: PLC0415
        from scipy.sparse import csr_array  # noqa: PLC0415
        from scipy.sparse.csgraph import dijkstra  # noqa: PLC0415

        place = {ends: i for i, ends in enumerate(block)}
        found: dict[tuple[int, ...], None] = {}
        for triangle in triangles_of(_neighbours(block)):
            sides = [ordered_pair(ends) for ends in combinations(triangle, 2)]
            if sum(self.signs[ends] < 0 for ends in sides) % 2:
                found[tuple(sorted(place[ends] for ends in sides))] = None
        n, m = len(actors), len(block)
        one = np.array([actors[ends[0]] for ends in block])
        other = np.array([actors[ends[1]] for ends in block])
        turn = np.array([0 if self.signs[ends] > 0 else n for ends in block])
        # Each pair joins both copies of its ends: friends straight, foes across.
        start, end = (
            np.concatenate((one, one + n)),
            np.concatenate((other + turn, other + n - turn)),
        )
        pair_of = {
            (int(i), int(j)): k % m
            for k, ends in enumerate(zip(start, end, strict=True))
            for i, j in (ends, ends[::-1])
        }
        costs = np.array([self.cost(ends) for ends in block])
        value, bound = np.zeros(m), 0.0
        while time.monotonic() < deadline:
            if found:
                rows: list[Constraint] = [(cycle, (-1,) * len(cycle), -1) for cycle in found]
                answer = linprog(
                    costs, _sparse(rows, m), [-1] * len(rows), bounds=(0, 1), method="highs",
                    options={"time_limit": max(deadline - time.monotonic(), 0.01)},
                )  # fmt: skip
                if answer.status != 0:
                    break
                value, bound = answer.x, float(answer.fun)
            lengths = np.tile(np.maximum(value, 1e-7), 2)
            cover = csr_array((lengths, (start, end)), shape=(2 * n, 2 * n))
            far, before = dijkstra(
                cover, directed=False, indices=range(n), return_predecessors=True, limit=1.0
            )
            known = len(found)
            for i in range(n):
                if far[i, n + i] < 1 - 1e-4:
                    found[_cycle_of(before[i], i, n + i, pair_of)] = None
            if len(found) == known:
                break
        return list(found), bound


Constraint = tuple[tuple[int, ...], tuple[int, ...], int]
"""The columns of a constraint, their coefficients, and what their sum is at least."""


def _cycle_of(
    before: Sequence[int], start: int, end: int, pair_of: Mapping[tuple[int, int], int]
) -> tuple[int, ...]:
    """The pairs that a path goes through, without those that it goes back as well."""
    crossed: set[int] = set()
    while end != start:
        previous = int(before[end])
        crossed ^= {pair_of[previous, end]}
        end = previous
    return tuple(sorted(crossed))


def _sparse(rows: Sequence[Constraint], count: int) -> Any:
    from scipy.sparse import csr_array  # noqa: PLC0415

    values = [value for _, row, _ in rows for value in row]
    places = [n for n, (columns, _, _) in enumerate(rows) for _ in columns]
    columns = [column for columns, _, _ in rows for column in columns]
    return csr_array((values, (places, columns)), shape=(len(rows), count))


def _neighbours(block: Iterable[Pair]) -> dict[str, list[str]]:
    near: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in block:
        near[one].append(other)
        near[other].append(one)
    return dict(near)


def triangles_of(near: Mapping[str, Sequence[str]]) -> list[tuple[str, str, str]]:
    """All triangles, each once, as three ids in order, in order."""
    later = {node: {other for other in others if other > node} for node, others in near.items()}
    return sorted(
        (node, second, third)
        for node, others in later.items()
        for second in others
        for third in others & later[second]
    )
