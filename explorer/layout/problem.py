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
    first; `net` (m,), from -1 to 1; `tie` and `across_tie` (m,), from 0 to 1; `close` (m,);
    `share` (n, number of theaters), 0 or more; `longitude` (number of theaters,), from -1 to 1.

    `pairs` are the numbers of any two nodes with a line between them. For each pair, `net`
    is the signed weight, `tie` how strongly its lines hold the two together whatever
    their sign, `across_tie` the same of its links but those in theaters without a place from
    left to right, `close` whether one belongs to the other. `share` is the weight of each
    node's links per theater that has such a place; `longitude` says how far right each
    theater lies, None where place does not say which. `parties` holds the parties that are
    here, theater by theater, `backers` those who back them most.
    """

    theater: str | None
    nodes: tuple[str, ...]
    index: Mapping[str, int]
    pairs: IndexArray
    net: Vector
    tie: Vector
    across_tie: Vector
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
        across: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
        placed = _placed_theaters(dataset)
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
            places = [order[name] for name in link["theaters"] if name in placed]
            if places or not link["theaters"]:
                across[_pair(a, b)].append(weight)
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
            across_tie=np.array([noisy_or(across.get(pair, ())) for pair in pairs]),
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
            across_tie=self.across_tie[inside],
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

    def neighbour_means(self, values: Vector, tie: Vector | None = None) -> Vector:
        """For each node the mean of a value over its neighbours, weighted by their ties.

        From shape (n,) to shape (n,); 0 for a node without a tie. `tie`: other weights of the
        pairs than `self.tie`, of the same shape.
        """
        tie = self.tie if tie is None else tie
        i, j = self.pairs.T
        count = len(self)
        total = np.bincount(i, tie * values[j], count)
        total += np.bincount(j, tie * values[i], count)
        weight = self.node_sums(tie)
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


def _placed_theaters(dataset: Dataset) -> tuple[str, ...]:
    """The theaters that have a place from left to right, in that order.

    Those with a longitude, by it; where fewer than two have one, all in the file's order.
    """
    known = [one for one in dataset.theaters.values() if one.longitude is not None]
    if len(known) < 2:
        return tuple(dataset.theaters)
    return tuple(one.id for one in sorted(known, key=lambda one: one.longitude or 0.0))


def _longitudes(dataset: Dataset) -> Vector | None:
    """Where each theater lies from left (-1) to right (1); None if place cannot say which.

    Theaters are spread evenly in the order of their longitudes: two near neighbours are as
    far apart in the picture as any. One without a longitude moves none of the others; it has
    no place itself, and a 0 here that counts for nothing.
    """
    placed = _placed_theaters(dataset)
    if not 2 <= len(placed) <= MAX_AXIS_THEATERS:
        return None
    across = {theater: 2 * rank / (len(placed) - 1) - 1 for rank, theater in enumerate(placed)}
    return np.array([across.get(theater, 0.0) for theater in dataset.theaters])
