"""A theater setting as numbers: its nodes, and how each pair of them is tied."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from explorer.analysis.signed_graph import (
    FloatMatrix,
    as_of_day,
    link_weight,
    noisy_or,
    signed_graph,
    theater_subgraph,
)
from explorer.data.model import Dataset
from explorer.data.vocabulary import MEMBER, Family
from explorer.layout.node_size import main_backers, name_sort_key

MAX_AXIS_THEATERS = 4
"""With more theaters than these, place does not say which."""

MEMBERSHIP_STRENGTH = 0.5
"""How strongly an alliance holds on to its members; memberships have no strength of their own."""

NEUTRAL_PULL = 0.4
"""How much of its weight a tie that is neither friendly nor hostile pulls with."""

BELONGING_FACTOR = 2.0
"""How much more the friendly tie pulls where one is part of the other, leads or serves it."""

PARTY_ANCHOR, BACKER_ANCHOR = 3.0, 2.0
"""How firmly parties and their main backers stand, against 1 for others with many ties."""

Vector = NDArray[np.float64]
IndexArray = NDArray[np.intp]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class LayoutProblem:
    """What there is to place: n nodes in the order of their names, and m pairs of them.

    `nodes` are their ids and `index` their numbers. Shapes: `pairs` (m, 2), the smaller number
    first; `net` (m,), from -1 to 1; `tie` (m,), from 0 to 1; `close` (m,); `share` (n, number
    of theaters), 0 or more; `longitude` (number of theaters,), from -1 to 1.

    `pairs` are the numbers of any two nodes with a line between them. For each pair, `net`
    is the signed weight, `tie` how strongly its lines hold the two together whatever
    their sign, `close` whether one belongs to the other. `share` is the weight of each node's
    links per theater; `longitude` says how far right each theater lies, None where place
    does not say which. `parties` holds the parties that are here, theater by theater,
    `backers` those who back them most.
    """

    theater: str | None
    nodes: tuple[str, ...]
    index: Mapping[str, int]
    pairs: IndexArray
    net: Vector
    tie: Vector
    close: Mask
    share: FloatMatrix
    longitude: Vector | None
    parties: tuple[tuple[int, ...], ...]
    backers: tuple[int, ...]

    @classmethod
    def build(
        cls,
        dataset: Dataset,
        graph: nx.MultiDiGraph,
        theater: str | None,
        backers: Sequence[str] | None = None,
    ) -> LayoutProblem:
        """All that has a link in a theater at any date; for None in any.

        `graph` is that of the whole dataset, `backers` its main backers, worked out anew if
        they are not given.
        """
        day = as_of_day(graph)
        part = theater_subgraph(graph, theater)
        nodes = tuple(sorted(part, key=lambda node: name_sort_key(dataset, node)))
        index = {node: i for i, node in enumerate(nodes)}
        signed = signed_graph(part, day)
        net = {
            _pair(index[signed.ids[i]], index[signed.ids[j]]): weight
            for (i, j), weight in signed.net.items()
        }
        ties: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
        belongs: set[tuple[int, int]] = set()
        order = {name: k for k, name in enumerate(dataset.theaters)}
        shares: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
        for source, target, link in part.edges(data=True):
            a, b = index[source], index[target]
            if a == b:
                continue
            strength = MEMBERSHIP_STRENGTH if link["kind"] == MEMBER.id else link["strength"]
            weight = link_weight({**link, "strength": strength}, day)
            ties[_pair(a, b)].append(weight)
            if link["family"] == Family.AFFILIATION:
                belongs.add(_pair(a, b))
            places = [order[name] for name in link["theaters"]]
            for k in places:
                shares[a, k].append(weight / len(places))
                shares[b, k].append(weight / len(places))
        pairs = sorted({*net, *ties})
        share = np.zeros((len(nodes), len(order)))
        for (i, k), weights in shares.items():
            share[i, k] = round(math.fsum(weights), 9)
        return cls(
            theater=theater,
            nodes=nodes,
            index=MappingProxyType(index),
            pairs=np.array(pairs, dtype=np.intp).reshape(-1, 2),
            net=np.array([net.get(pair, 0.0) for pair in pairs]),
            tie=np.array([noisy_or(ties.get(pair, ())) for pair in pairs]),
            close=np.array([pair in belongs for pair in pairs], dtype=np.bool_),
            share=share,
            longitude=_longitudes(dataset) if theater is None else None,
            parties=tuple(
                tuple(index[party] for party in found.parties if party in index)
                for found in dataset.theaters.values()
                if theater in (None, found.id)
            ),
            backers=tuple(
                index[backer]
                for backer in (main_backers(dataset, graph) if backers is None else backers)
                if backer in index
            ),
        )

    def __len__(self) -> int:
        return len(self.nodes)

    def part(self, members: IndexArray) -> LayoutProblem:
        """The same for some nodes only, by their numbers in increasing order."""
        number = np.full(len(self), -1, dtype=np.intp)
        number[members] = np.arange(len(members))
        inside = (number[self.pairs] >= 0).all(axis=1)
        nodes = tuple(self.nodes[i] for i in members.tolist())

        def kept(numbers: Iterable[int]) -> tuple[int, ...]:
            return tuple(int(number[i]) for i in numbers if number[i] >= 0)

        return replace(
            self,
            nodes=nodes,
            index=MappingProxyType({node: k for k, node in enumerate(nodes)}),
            pairs=number[self.pairs[inside]],
            net=self.net[inside],
            tie=self.tie[inside],
            close=self.close[inside],
            share=self.share[members],
            parties=tuple(map(kept, self.parties)),
            backers=kept(self.backers),
        )

    @property
    def pull(self) -> Vector:
        """How strongly each pair pulls together, shape (m,), 0 or more."""
        friendly = np.where(self.net > 0, self.net, 0.0)
        friendly = friendly * np.where(self.close, BELONGING_FACTOR, 1.0)
        return np.asarray(np.where(self.net == 0, NEUTRAL_PULL * self.tie, friendly))

    @property
    def push(self) -> Vector:
        """How strongly each pair pushes apart, shape (m,), from 0 to 1."""
        return np.where(self.net < 0, -self.net, 0.0)

    @property
    def weighted_degree(self) -> Vector:
        """How much pulls and pushes at each node in all, shape (n,), 0 or more."""
        return self.node_sums(self.pull + 0.5 * self.push)

    @property
    def anchor_strength(self) -> Vector:
        """How firmly each node stands where its coordinates put it, shape (n,), from 0.2 to 3.

        Parties and their main backers are landmarks and stand firmest; of the others, up to
        1, who has many ties holds its place, and those who have one or two come to it.
        """
        degree = self.weighted_degree
        strength = 0.2 + 0.8 * degree / (degree + 2)
        strength[list(self.backers)] = BACKER_ANCHOR
        for theater in self.parties:
            strength[list(theater)] = PARTY_ANCHOR
        return np.asarray(strength)

    def node_sums(self, values: Vector) -> Vector:
        """For each node the sum of a value of its pairs: from shape (m,) to shape (n,)."""
        i, j = self.pairs.T
        count = len(self)
        found = np.bincount(i, values, count) + np.bincount(j, values, count)
        return np.asarray(found, dtype=np.float64)

    def neighbour_means(self, values: Vector) -> Vector:
        """For each node the mean of a value over its neighbours, weighted by their ties.

        From shape (n,) to shape (n,); 0 for a node without a tie.
        """
        i, j = self.pairs.T
        count = len(self)
        total = np.bincount(i, self.tie * values[j], count)
        total += np.bincount(j, self.tie * values[i], count)
        weight = self.node_sums(self.tie)
        return total / np.where(weight > 0, weight, 1)


def rounded(values: FloatMatrix, digits: int) -> FloatMatrix:
    """Rounded, so that the last bits, which differ between processors, are gone."""
    return np.asarray(np.round(values, digits), dtype=np.float64)


def components(count: int, pairs: IndexArray) -> list[IndexArray]:
    """The connected parts, each in order, the largest first, then by their first node."""
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(pairs.tolist())
    found = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    return [np.array(sorted(part), dtype=np.intp) for part in found]


def _pair(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)


def _longitudes(dataset: Dataset) -> Vector | None:
    """Where each theater lies from left (-1) to right (1); None if place cannot say which.

    Theaters are spread evenly in the order of their longitudes: two near neighbours are as
    far apart in the picture as any. Without longitudes they go in the file's order.
    """
    count = len(dataset.theaters)
    if not 2 <= count <= MAX_AXIS_THEATERS:
        return None
    known = [theater.longitude for theater in dataset.theaters.values()]
    ranks = [*range(count)]
    if None not in known:
        ordered = sorted(ranks, key=lambda k: (known[k], k))
        ranks = [ordered.index(k) for k in range(count)]
    return np.array([2 * rank / (count - 1) - 1 for rank in ranks])
