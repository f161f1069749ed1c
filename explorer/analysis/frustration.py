"""The best split into two camps, exactly, and what goes against it.

Structural balance (Cartwright and Harary, "Structural balance", Psychological Review 1956):
a signed network is balanced if it falls into two camps, friends within and foes across. How
far a network is from that is its frustration index: the fewest pairs that go against the
best split, friends across it or foes within a camp (Harary, "On the measurement of
structural balance", Behavioral Science 1959; Aref and Wilson, "Balance and frustration in
signed networks", Journal of Complex Networks 2019).

It is found by tables (`split_tables`) where these are small enough, as they are for networks
that grew around some hubs. Else it is found by integer programming with the XOR model of Aref,
Mason and Wilson ("A modeling and computational study of the frustration index in signed
networks", Networks 2020): a 0/1 variable x for each actor, its camp; f for each pair, whether
it is frustrated;

    minimise   the sum of f
    f >= x_i - x_j  and  f >= x_j - x_i      for friends
    f >= x_i + x_j - 1  and  f >= 1 - x_i - x_j      for foes
    the sum of f along it >= 1      for cycles that do not balance

with one x fixed, for camps have no names. The last line is implied, and makes the program
many times faster; its cycles are the triangles, as there, and those that a linear program
breaks (the odd cycles of Barahona and Mahjoub, "On the cut polytope", Mathematical
Programming 1986). Each biconnected block is solved by itself: no
cycle of pairs leaves a block, so their frustrations add up, and blocks without a frustrated
cycle need no program.

What it means: with two camps only, this is the division that explains most pairs, and these
are the pairs that no such division explains. What it does not mean: that there are just two
camps (`camps` looks for any number of them), or that a frustrated pair will break; and other
splits may be as good (`balance.certainty` says who stands where in all of them).
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import networkx as nx

from explorer.analysis.frustration_solver import (
    SplitSolver,
    ordered_pair,
    triangles_of,
)
from explorer.analysis.signed_graph import Pair, signed_graph
from explorer.analysis.split_tables import MAX_CELLS
from explorer.data.vocabulary import ALLIANCE_KINDS, MEMBER

MAX_SECONDS = 5.0
"""How long the program may look for the best split before it gives a bound."""

MAX_LISTED_TRIANGLES = 500
"""How many unbalanced triangles are listed at most."""


@dataclass(frozen=True, slots=True)
class SignedPair:
    """Two actors (in the order of their ids), friends (1) or foes (-1), taken all together.

    `weight`, above 0 and at most 1, is how clearly. `links`: the ids of the links, and of
    the lines of membership, that say so or say otherwise.
    """

    ends: Pair
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
    else of the best connected actor. `extra_components`: how many groups of actors no signed
    pair ties to the rest; each of these has its own split, and how it is laid on the camps
    says nothing. `frustrated`: the pairs of friends in different camps and of foes in one
    camp, the heaviest first. `triangles`: those that do not balance, `unbalanced` of
    `all_triangles`, at most `MAX_LISTED_TRIANGLES` of them.
    """

    frustration: float
    bound: float
    exact: bool
    share: float
    pairs: int
    camps: tuple[tuple[str, ...], tuple[str, ...]]
    extra_components: int
    frustrated: tuple[SignedPair, ...]
    triangles: tuple[Triangle, ...]
    unbalanced: int
    all_triangles: int


def signed_pairs(graph: nx.MultiDiGraph, as_of: date | int | None = None) -> tuple[SignedPair, ...]:
    """One sign for each pair of actors with friendly or hostile links, in the order of their ids.

    Pairs for whom as much is said as against are left out.

    Args:
        graph: As `explorer.select` gives it for a theater and a day, or `build_graph` for
            all time.
        as_of: The day that it stands for, as a date or its ordinal; the dataset's own if it
            is None. Links that do not hold on it count half, see `signed_graph`.

    Returns:
        The pairs, with signs, weights (above 0, at most 1) and the ids of their links.

    """
    balance = signed_graph(graph, as_of)
    links: defaultdict[Pair, list[str]] = defaultdict(list)
    members: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for source, target, key, data in graph.edges(keys=True, data=True):
        if data["sign"]:
            links[min(source, target), max(source, target)].append(key)
        elif data["kind"] == MEMBER.id and _members_are_friends(graph.nodes[source]["type"]):
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
    seconds: float = MAX_SECONDS,
    max_cells: int = MAX_CELLS,
) -> TwoCampSplit:
    """The best split of signed pairs into two camps, and what goes against it.

    Each pair counts as one, as the frustration index is defined; among splits that are as
    good the one that goes against less weight is taken.

    Args:
        pairs: Pairs of actors with a sign, as `signed_pairs` gives them.
        weighted: Whether each pair counts what it weighs instead.
        anchors: Ids of actors, the parties of a theater say: the first of them that is there
            is in the first camp.
        seconds: What the integer program may take in all, where tables would be too large.
            After that, or with more than `MAX_PROGRAM_PAIRS` pairs in a block, the answer is
            the best split of a local search and a bound.
        max_cells: How large the tables of a block may be.

    Returns:
        The split; `exact` says whether there is provably no better one.

    Raises:
        ValueError: Two pairs have the same ends, an actor is paired with itself, a sign is
            not 1 or -1, or a weight is not above 0.

    """
    ties = _checked(pairs)
    graph = nx.Graph()
    for ends in sorted(ties):
        graph.add_edge(*ends)
    deadline = time.monotonic() + seconds
    solver = SplitSolver(
        {ends: tie.sign for ends, tie in ties.items()},
        {ends: tie.weight for ends, tie in ties.items()},
        weighted=weighted,
        max_cells=max_cells,
    )
    flips: dict[Pair, bool] = {}
    bound = 0.0
    for block in blocks_of(graph):
        camp, least = solver.solve(block, deadline)
        flips |= {ends: camp[ends[0]] != camp[ends[1]] for ends in block}
        bound += least
    camp, extra_components = _oriented_camps(graph, flips, ties, anchors)
    frustrated = [ties[ends] for ends, apart in flips.items() if apart == (ties[ends].sign > 0)]
    total = sum(solver.counts(ends) for ends in ties)
    frustration = sum(solver.counts(ordered_pair(tie.ends)) for tie in frustrated)
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
        extra_components=extra_components,
        frustrated=tuple(sorted(frustrated, key=lambda tie: (-tie.weight, tie.ends))),
        triangles=tuple(unbalanced[:MAX_LISTED_TRIANGLES]),
        unbalanced=len(unbalanced),
        all_triangles=len(triangles),
    )


def _members_are_friends(kind: str) -> bool:
    return kind in ALLIANCE_KINDS and ALLIANCE_KINDS[kind].friends


def _checked(pairs: Iterable[SignedPair]) -> dict[Pair, SignedPair]:
    ties: dict[Pair, SignedPair] = {}
    for pair in pairs:
        ends = ordered_pair(pair.ends)
        if ends in ties or ends[0] == ends[1]:
            raise ValueError(f"{ends[0]} and {ends[1]} make no pair, or make it twice")
        if pair.sign not in (1, -1) or not pair.weight > 0:
            raise ValueError(f"a sign is 1 or -1, a weight above 0; not so: {pair}")
        ties[ends] = pair
    return ties


def blocks_of(graph: nx.Graph) -> list[list[Pair]]:
    """The pairs of each biconnected block, ends in the order of their ids, in order.

    No cycle leaves a block, so each has best splits of its own, which go together in any way.
    """
    found = nx.biconnected_component_edges(graph)
    return sorted(sorted(map(ordered_pair, block)) for block in found)


def _triangles(graph: nx.Graph, ties: Mapping[Pair, SignedPair]) -> list[Triangle]:
    found = []
    for actors in triangles_of({node: list(graph[node]) for node in graph}):
        sides = [ties[ends] for ends in combinations(actors, 2)]
        links = tuple(link for side in sides for link in side.links)
        found.append(Triangle(actors, sum(side.sign < 0 for side in sides), links))
    return found


def _oriented_camps(
    graph: nx.Graph,
    flips: Mapping[Pair, bool],
    ties: Mapping[Pair, SignedPair],
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
            camp[other] = camp[one] != flips[ordered_pair((one, other))]
    return camp, max(len(groups) - 1, 0)
