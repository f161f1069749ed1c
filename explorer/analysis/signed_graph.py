"""The signed matrix: who is for and who is against whom, in one number per pair.

Camps and places are both read from it. A link weighs sign x strength x confidence; the
strengths stand in `vocabulary`, the two factors of this module below. All of them are our own
steps, not measurements.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from explorer.data.dates import End
from explorer.data.vocabulary import ALLIANCE_KINDS, MEMBER, Confidence

FloatMatrix = NDArray[np.float64]

Pair = tuple[str, str]
"""The ids of two actors."""

CONFIDENCE_WEIGHTS: dict[str, float] = {
    Confidence.HIGH: 1.0,
    Confidence.MODERATE: 0.75,
    Confidence.LOW: 0.4,
}
"""How much a link counts by how sure it is. Contested links pull, but do not decide."""

INACTIVE_FACTOR = 0.5
"""How much a link counts that does not hold on the day the picture stands for.

Not 0: who fought until last year is still apart, and every actor has a place on every day.
"""


@dataclass(frozen=True, slots=True)
class SignedGraph:
    """A signed graph: actors in the order of their ids, and a number for each tied pair.

    `friendly` and `hostile` hold, for each pair (i, j) with i < j, the weight of
    its friendly and of its hostile links, both from 0 to 1. What counts is their difference, `net`.
    """

    ids: tuple[str, ...]
    friendly: Mapping[tuple[int, int], float]
    hostile: Mapping[tuple[int, int], float]

    @property
    def net(self) -> dict[tuple[int, int], float]:
        """Friendly minus hostile weight of each pair, in the order of the pairs."""
        pairs = sorted({*self.friendly, *self.hostile})
        return {
            pair: round(self.friendly.get(pair, 0.0) - self.hostile.get(pair, 0.0), 12)
            for pair in pairs
        }

    @property
    def matrix(self) -> FloatMatrix:
        """The net weights as a symmetric matrix with an empty diagonal."""
        matrix = np.zeros((len(self.ids), len(self.ids)))
        for (i, j), weight in self.net.items():
            matrix[i, j] = matrix[j, i] = weight
        return matrix


def signed_graph(graph: nx.MultiDiGraph, as_of: date | int | None = None) -> SignedGraph:
    """The signed graph of the actors in a graph as `explorer.graph.build.build_graph` makes it.

    The graph may be restricted before, to a theater say. `as_of` is the day the picture
    stands for, the dataset's own where none is given; links that do not hold on it count
    half (`INACTIVE_FACTOR`).

    The links of one pair are weighed together: of several links of one kind the strongest
    counts, and kinds are joined as independent reasons are, 1 - (1-a)(1-b)..., friendly and
    hostile apart. So a pair is never worth more than 1 either way, ten accusations weigh as
    one (0.25) and a war (1.0) outweighs them. The members of an alliance whose kind makes
    friends cooperate, each pair with weight 1/(members-1); alliances are not rows.
    """
    day = _day(graph, as_of)
    ids = tuple(sorted(n for n, kind in graph.nodes(data="node") if kind == "actor"))
    index = {node: i for i, node in enumerate(ids)}
    strongest: defaultdict[tuple[int, int, int], dict[str, float]] = defaultdict(dict)

    def count(a: str, b: str, sign: int, reason: str, weight: float) -> None:
        i, j = index[a], index[b]
        reasons = strongest[(i, j, sign) if i < j else (j, i, sign)]
        reasons[reason] = max(reasons.get(reason, 0.0), weight)

    for a, b, link in graph.edges(data=True):
        if link["sign"] and a in index and b in index and a != b:
            count(a, b, link["sign"], link["kind"], link_weight(link, day))
    for alliance, kind in graph.nodes(data="type"):
        if alliance in index or kind not in ALLIANCE_KINDS or not ALLIANCE_KINDS[kind].friends:
            continue
        memberships = {
            member: link_weight({**link, "strength": 1.0}, day)
            for _, member, link in graph.out_edges(alliance, data=True)
            if link["kind"] == MEMBER.id and member in index
        }
        members = sorted(memberships)
        for place, a in enumerate(members):
            for b in members[place + 1 :]:
                weight = min(memberships[a], memberships[b]) / (len(members) - 1)
                count(a, b, 1, f"{MEMBER.id} {alliance}", weight)
    sums: dict[int, dict[tuple[int, int], float]] = {1: {}, -1: {}}
    for (i, j, sign), reasons in sorted(strongest.items()):
        sums[sign][i, j] = noisy_or(reasons.values())
    return SignedGraph(ids, MappingProxyType(sums[1]), MappingProxyType(sums[-1]))


def link_weight(link: Mapping[str, Any], day: int) -> float:
    """Strength x confidence of an edge, halved where it does not hold on that day."""
    # An event counts while it is recent. What was last reported counts until then, no longer.
    last = "last_day" if link.get("end") == End.UNKNOWN else "shown_until"
    active = link["first_day"] <= day <= link.get(last, link["last_day"])
    return float(
        link["strength"]
        * CONFIDENCE_WEIGHTS[link["confidence"]]
        * (1.0 if active else INACTIVE_FACTOR)
    )


def noisy_or(weights: Iterable[float]) -> float:
    """Several reasons as one: 1 - (1-a)(1-b)..., the same in whatever order they come."""
    return round(1.0 - math.prod(1.0 - weight for weight in sorted(weights)), 12)


def theater_subgraph(graph: nx.MultiDiGraph, theater: str | None) -> nx.MultiDiGraph:
    """The links of a theater at any date, with their ends; for None all links.

    Who has no link there is not in it. For reading only: it may be the graph itself.
    """
    if theater is None and all(degree for _, degree in graph.degree()):
        return graph
    links = [
        (a, b, key, data)
        for a, b, key, data in graph.edges(keys=True, data=True)
        if theater is None or theater in data["theaters"]
    ]
    ends = {end for a, b, _, _ in links for end in (a, b)}
    # Not a view of the graph: to go through one of 50,000 links takes four times as long.
    part = nx.MultiDiGraph(**graph.graph)
    part.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in ends)
    part.add_edges_from(links)
    return part


def links_between(graph: nx.MultiDiGraph, pair: Pair) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The ids and attributes of the links between two actors, in either direction."""
    for ends in (pair, pair[::-1]):
        yield from graph.get_edge_data(*ends, default={}).items()


def as_of_day(graph: nx.MultiDiGraph) -> int:
    """The ordinal of the day that a graph stands for, as its attribute `as_of` says."""
    return date.fromisoformat(graph.graph["as_of"]).toordinal()


def _day(graph: nx.MultiDiGraph, as_of: date | int | None) -> int:
    if as_of is None:
        return as_of_day(graph)
    return as_of if isinstance(as_of, int) else as_of.toordinal()
