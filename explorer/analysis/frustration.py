"""The best split into two camps, exactly, and what goes against it.

Structural balance (Cartwright and Harary, "Structural balance", Psychological Review 1956):
a signed network is balanced if it falls into two camps, friends within and foes across. How
far a network is from that is its frustration index: the fewest pairs that go against the
best split, friends across it or foes within a camp (Harary, "On the measurement of
structural balance", Behavioral Science 1959; Aref and Wilson, "Balance and frustration in
signed networks", Journal of Complex Networks 2019).

It is found by integer programming with the XOR model of Aref, Mason and Wilson ("A modeling
and computational study of the frustration index in signed networks", Networks 2020): a 0/1
variable x for each actor, its camp; f for each pair, whether it is frustrated;

    minimise   the sum of f
    f >= x_i - x_j  and  f >= x_j - x_i      for friends
    f >= x_i + x_j - 1  and  f >= 1 - x_i - x_j      for foes
    the sum of f along it >= 1      for circles that do not balance

with one x fixed, for camps have no names. The last line is implied, and makes the program
many times faster; its circles are the triangles, as there, and those that a linear program
breaks (the odd cycles of Barahona and Mahjoub, "On the cut polytope", Mathematical
Programming 1986). Each biconnected block is solved by itself: no
circle of pairs leaves a block, so their frustrations add up, and blocks without a frustrated
circle need no program.

What it means: with two camps only, this is the division that explains most pairs, and these
are the pairs that no such division explains. What it does not mean: that there are just two
camps (`camps` looks for any number of them), or that a frustrated pair will break; and a
second split may be as good.
"""

from __future__ import annotations

import math
import time
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

import networkx as nx

from explorer.analysis.signed_graph import signed_graph
from explorer.data.vocabulary import ALLIANCE_KINDS, MEMBER

SECONDS = 5.0
"""How long the program may look for the best split before it gives a bound."""

LARGEST = 3000
"""With more pairs than this in a block no program is tried; the answer is a bound."""

CUTTING = 0.5
"""The share of the time that goes at most into finding circles that do not balance."""

LISTED = 500
"""How many unbalanced triangles are listed at most."""

Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SignedPair:
    """Two actors (in the order of their ids), friends (1) or foes (-1), taken all together.

    `weight`, above 0 and at most 1, is how clearly. `links`: the ids of the links, and of
    the lines of membership, that say so or say otherwise.
    """

    ends: Ends
    sign: int
    weight: float = 1.0
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Triangle:
    """Three actors (in the order of their ids) with one or three pairs of foes.

    `links`: the ids of all links that make it.
    """

    actors: tuple[str, str, str]
    foes: int
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TwoCampSplit:
    """The best split into two camps.

    `frustration`: how many pairs go against the split that was found, or what they weigh.
    `bound`: no split has less. `exact`: the two are the same, so there is no better split;
    otherwise it may be anywhere between them. `share`: of all pairs (or of their weight),
    those that go against the split, 0 to 1; 0.5 at most where the split is the best.
    `camps`: who stands on which side, by id. The first camp is that of the first anchor, or
    else of the best connected actor. `apart`: how many groups of actors no signed pair ties
    to the rest; each of these has its own split, and how it is laid on the camps says
    nothing. `frustrated`: the marriages of convenience and the quarrels within a camp, the
    heaviest first. `triangles`: those that do not balance, `unbalanced` of `all_triangles`,
    at most `LISTED` of them.
    """

    frustration: float
    bound: float
    exact: bool
    share: float
    pairs: int
    camps: tuple[tuple[str, ...], tuple[str, ...]]
    apart: int
    frustrated: tuple[SignedPair, ...]
    triangles: tuple[Triangle, ...]
    unbalanced: int
    all_triangles: int


def signed_pairs(graph: nx.MultiDiGraph, as_of: date | int | None = None) -> tuple[SignedPair, ...]:
    """One sign per pair of actors, in the order of their ids.

    `graph`: as `view.select` gives it for a theater and a day, or `graph.build` for all
    time; `as_of` the day that it stands for, as in `signed`, which weighs the links of a
    pair against each other. Pairs for whom as much is said as against are left out, and
    those without a friendly or hostile link.
    """
    balance = signed_graph(graph, as_of)
    links: defaultdict[Ends, list[str]] = defaultdict(list)
    members: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for source, target, key, data in graph.edges(keys=True, data=True):
        if data["sign"]:
            links[min(source, target), max(source, target)].append(key)
        elif data["kind"] == MEMBER.id and _friends(graph.nodes[source]["type"]):
            members[source].append((target, key))
    for joined in members.values():
        for (one, key), (other, second) in combinations(sorted(joined), 2):
            links[one, other] += [key, second]
    found = []
    for (i, j), weight in balance.net.items():
        ends = (balance.ids[i], balance.ids[j])
        if weight:
            sign = 1 if weight > 0 else -1
            found.append(SignedPair(ends, sign, abs(weight), tuple(links[ends])))
    return tuple(found)


def frustration_index(
    pairs: Iterable[SignedPair],
    *,
    weighted: bool = False,
    anchors: Sequence[str] = (),
    seconds: float = SECONDS,
) -> TwoCampSplit:
    """The best split of signed pairs into two camps, and what goes against it.

    Each pair counts as one, as the frustration index is defined; among splits that are as
    good the one that goes against less weight is taken. With `weighted` each counts what
    it weighs. `anchors` (the parties of a theater, say) say which camp is the first.
    `seconds` is what the program may take in all; then, or with more than `LARGEST` pairs
    in a block, the answer is the best split of a local search and a bound.

    Raises ValueError for two pairs of the same ends, a sign other than 1 or -1, a weight
    that is not above 0, or an actor paired with itself.
    """
    ties = _checked(pairs)
    graph = nx.Graph()
    for ends in sorted(ties):
        graph.add_edge(*ends)
    deadline = time.monotonic() + seconds
    problem = _Problem(ties, weighted=weighted)
    flips: dict[Ends, bool] = {}
    bound = 0.0
    for block in sorted(sorted(map(_ordered, found)) for found in _blocks(graph)):
        camp, least = problem.solve(block, deadline)
        flips |= {ends: camp[ends[0]] != camp[ends[1]] for ends in block}
        bound += least
    camp, apart = _laid_out(graph, flips, ties, anchors)
    frustrated = [ties[ends] for ends, apart in flips.items() if apart == (ties[ends].sign > 0)]
    total = sum(problem.counts(tie) for tie in ties.values())
    frustration = sum(problem.counts(tie) for tie in frustrated)
    exact = frustration - bound < 1e-6
    triangles = _triangles(graph, ties)
    unbalanced = [one for one in triangles if one.foes % 2]
    return TwoCampSplit(
        frustration=round(frustration, 9),
        bound=round(frustration if exact else bound, 9),
        exact=exact,
        share=round(frustration / total, 9) if total else 0.0,
        pairs=len(ties),
        camps=(
            tuple(sorted(actor for actor, first in camp.items() if first)),
            tuple(sorted(actor for actor, first in camp.items() if not first)),
        ),
        apart=apart,
        frustrated=tuple(sorted(frustrated, key=lambda tie: (-tie.weight, tie.ends))),
        triangles=tuple(unbalanced[:LISTED]),
        unbalanced=len(unbalanced),
        all_triangles=len(triangles),
    )


def _friends(kind: str) -> bool:
    return kind in ALLIANCE_KINDS and ALLIANCE_KINDS[kind].friends


def _ordered(ends: Ends) -> Ends:
    return (min(ends), max(ends))


def _checked(pairs: Iterable[SignedPair]) -> dict[Ends, SignedPair]:
    ties: dict[Ends, SignedPair] = {}
    for pair in pairs:
        ends = _ordered(pair.ends)
        if ends in ties or ends[0] == ends[1]:
            raise ValueError(f"{ends[0]} and {ends[1]} make no pair, or make it twice")
        if pair.sign not in (1, -1) or not pair.weight > 0:
            raise ValueError(f"a sign is 1 or -1, a weight above 0; not so: {pair}")
        ties[ends] = pair
    return ties


def _blocks(graph: nx.Graph) -> Iterable[Iterable[Ends]]:
    return nx.biconnected_component_edges(graph)  # type: ignore[no-any-return]


class _Problem:
    """The signed pairs, and the search for the best split of a block of them."""

    def __init__(self, ties: Mapping[Ends, SignedPair], *, weighted: bool) -> None:
        self.ties, self.weighted = ties, weighted
        # Less than one pair in all, so that weight only decides between equal counts.
        self.tilt = 0.0 if weighted else 0.5 / (1.0 + sum(tie.weight for tie in ties.values()))

    def counts(self, tie: SignedPair) -> float:
        """What a frustrated pair costs."""
        return tie.weight if self.weighted else 1.0

    def cost(self, ends: Ends) -> float:
        """The same, with a little weight to decide between equals."""
        tie = self.ties[ends]
        return self.counts(tie) + self.tilt * tie.weight

    def solve(self, block: Sequence[Ends], deadline: float) -> tuple[dict[str, bool], float]:
        """A camp for each actor of the block, and the least that any split costs."""
        camp = self._walked(block)
        if self._against(block, camp) == 0:
            return camp, 0.0
        camp = self._improved(block, camp)
        bound = self._packed(block)
        if len(block) <= LARGEST and (left := deadline - time.monotonic()) > 0:
            solved, least = self._programmed(block, left)
            bound = max(bound, least)
            if solved:
                camp = min(camp, self._improved(block, solved), key=lambda c: self._cost(block, c))
        return camp, min(bound, self._against(block, camp))

    def _frustrated(self, block: Sequence[Ends], camp: Mapping[str, bool]) -> list[Ends]:
        return [
            ends for ends in block if (camp[ends[0]] == camp[ends[1]]) == (self.ties[ends].sign < 0)
        ]

    def _against(self, block: Sequence[Ends], camp: Mapping[str, bool]) -> float:
        return sum(self.counts(self.ties[ends]) for ends in self._frustrated(block, camp))

    def _cost(self, block: Sequence[Ends], camp: Mapping[str, bool]) -> float:
        return sum(self.cost(ends) for ends in self._frustrated(block, camp))

    def _walked(self, block: Sequence[Ends]) -> dict[str, bool]:
        """Camps as a walk through the block finds them: right if the block is balanced."""
        near = _neighbours(block)
        start = max(near, key=lambda node: (len(near[node]), node))
        camp = {start: True}
        waiting = deque([start])
        while waiting:
            node = waiting.popleft()
            for other in near[node]:
                if other not in camp:
                    camp[other] = camp[node] == (self.ties[_ordered((node, other))].sign > 0)
                    waiting.append(other)
        return camp

    def _improved(self, block: Sequence[Ends], start: Mapping[str, bool]) -> dict[str, bool]:
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
                ends = _ordered((node, other))
                frustrated = (camp[node] == camp[other]) == (self.ties[ends].sign < 0)
                gain += self.cost(ends) if frustrated else -self.cost(ends)
            if gain > 1e-9:
                camp[node] = not camp[node]
                for other in (node, *near[node]):
                    if other not in queued:
                        queued.add(other)
                        waiting.append(other)
        return camp

    def _packed(self, block: Sequence[Ends]) -> float:
        """What frustrated triangles that share no pair cost at least, one pair each."""
        used: set[Ends] = set()
        bound = 0.0
        for triangle in _corners(_neighbours(block)):
            sides = [_ordered(ends) for ends in combinations(triangle, 2)]
            foes = sum(self.ties[ends].sign < 0 for ends in sides)
            if foes % 2 and used.isdisjoint(sides):
                used.update(sides)
                bound += min(self.counts(self.ties[ends]) for ends in sides)
        return bound

    def _programmed(
        self, block: Sequence[Ends], seconds: float
    ) -> tuple[dict[str, bool] | None, float]:
        """The integer program. Variables: the camps of the actors, then the pairs."""
        # Slow to import, and only this needs it.
        import numpy as np  # noqa: PLC0415
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415

        deadline = time.monotonic() + seconds
        near = _neighbours(block)
        actors = {actor: i for i, actor in enumerate(sorted(near))}
        place = {ends: len(actors) + i for i, ends in enumerate(block)}
        circles, bound = self._circles(block, actors, time.monotonic() + CUTTING * seconds)
        rows: list[Row] = [
            (tuple(len(actors) + i for i in circle), (1,) * len(circle), 1) for circle in circles
        ]
        for ends, f in place.items():
            i, j = actors[ends[0]], actors[ends[1]]
            if self.ties[ends].sign > 0:
                rows += [((f, i, j), (1, -1, 1), 0), ((f, i, j), (1, 1, -1), 0)]
            else:
                rows += [((f, i, j), (1, -1, -1), -1), ((f, i, j), (1, 1, 1), 1)]
        count = len(actors) + len(block)
        lower = np.zeros(count)
        # The best connected one is in the first camp: this halves the search.
        lower[actors[max(near, key=lambda actor: (len(near[actor]), actor))]] = 1
        answer = milp(
            np.array([0.0] * len(actors) + [self.cost(ends) for ends in block]),
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
            return camp, self._against(block, camp)
        if answer.mip_dual_bound is not None and np.isfinite(answer.mip_dual_bound):
            bound = max(bound, answer.mip_dual_bound)
        return camp, self._rounded(bound)

    def _rounded(self, bound: float) -> float:
        """What the cost of a split is at least, from what its tilted cost is at least."""
        # Whole pairs, and the tilt is less than half a pair in all.
        return max(bound if self.weighted else float(math.ceil(bound - 0.5 - 1e-6)), 0.0)

    def _circles(
        self, block: Sequence[Ends], actors: Mapping[str, int], deadline: float
    ) -> tuple[list[tuple[int, ...]], float]:
        """Circles that do not balance, as places of pairs, and what they prove at least.

        At least one pair of each is frustrated. The triangles come first; then, as long as
        there is time, those that the linear program of the circles known so far breaks. They
        are shortest paths in the signed double cover, from an actor to its own shadow.
        """
        import numpy as np  # noqa: PLC0415
        from scipy.optimize import linprog  # noqa: PLC0415
        from scipy.sparse import csr_array  # noqa: PLC0415
        from scipy.sparse.csgraph import dijkstra  # noqa: PLC0415

        place = {ends: i for i, ends in enumerate(block)}
        found: dict[tuple[int, ...], None] = {}
        for triangle in _corners(_neighbours(block)):
            sides = [_ordered(ends) for ends in combinations(triangle, 2)]
            if sum(self.ties[ends].sign < 0 for ends in sides) % 2:
                found[tuple(sorted(place[ends] for ends in sides))] = None
        n, m = len(actors), len(block)
        one = np.array([actors[ends[0]] for ends in block])
        other = np.array([actors[ends[1]] for ends in block])
        turn = np.array([0 if self.ties[ends].sign > 0 else n for ends in block])
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
                rows: list[Row] = [(circle, (-1,) * len(circle), -1) for circle in found]
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
                    found[_circle(before[i], i, n + i, pair_of)] = None
            if len(found) == known:
                break
        return list(found), bound


Row = tuple[tuple[int, ...], tuple[int, ...], int]
"""The columns of a constraint, their coefficients, and what their sum is at least."""


def _circle(
    before: Sequence[int], start: int, end: int, pair_of: Mapping[tuple[int, int], int]
) -> tuple[int, ...]:
    """The pairs that a path goes through, without those that it goes back as well."""
    passed: set[int] = set()
    while end != start:
        previous = int(before[end])
        passed ^= {pair_of[previous, end]}
        end = previous
    return tuple(sorted(passed))


def _sparse(rows: Sequence[Row], count: int) -> Any:
    from scipy.sparse import csr_array  # noqa: PLC0415

    values = [value for _, row, _ in rows for value in row]
    places = [n for n, (columns, _, _) in enumerate(rows) for _ in columns]
    columns = [column for columns, _, _ in rows for column in columns]
    return csr_array((values, (places, columns)), shape=(len(rows), count))


def _neighbours(block: Iterable[Ends]) -> dict[str, list[str]]:
    near: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in block:
        near[one].append(other)
        near[other].append(one)
    return dict(near)


def _corners(near: Mapping[str, Sequence[str]]) -> list[tuple[str, str, str]]:
    """All triangles, each once, as three ids in order, in order."""
    later = {node: {other for other in others if other > node} for node, others in near.items()}
    return sorted(
        (node, second, third)
        for node, others in later.items()
        for second in others
        for third in others & later[second]
    )


def _triangles(graph: nx.Graph, ties: Mapping[Ends, SignedPair]) -> list[Triangle]:
    found = []
    for actors in _corners({node: list(graph[node]) for node in graph}):
        sides = [ties[ends] for ends in combinations(actors, 2)]
        links = tuple(link for side in sides for link in side.links)
        found.append(Triangle(actors, sum(side.sign < 0 for side in sides), links))
    return found


def _laid_out(
    graph: nx.Graph,
    flips: Mapping[Ends, bool],
    ties: Mapping[Ends, SignedPair],
    anchors: Sequence[str],
) -> tuple[dict[str, bool], int]:
    """Who is in the first camp, and how many groups beyond the largest there are."""
    camp: dict[str, bool] = {}
    groups = sorted(sorted(found) for found in nx.connected_components(graph))
    weight: defaultdict[str, float] = defaultdict(float)
    for ends, tie in ties.items():
        for node in ends:
            weight[node] += tie.weight
    for group in groups:
        known = [anchor for anchor in anchors if anchor in group]
        start = known[0] if known else max(group, key=lambda node: (weight[node], node))
        camp[start] = True
        for one, other in nx.bfs_edges(graph, start):
            camp[other] = camp[one] != flips[_ordered((one, other))]
    return camp, max(len(groups) - 1, 0)
