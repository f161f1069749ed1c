"""Who matters most in the picture: parties, their main backers, and all others by their links."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection

import networkx as nx

from explorer.analysis.signed_graph import as_of_day, link_weight
from explorer.data.model import Dataset
from explorer.data.vocabulary import ActorType, Family

PARTY_DIAMETER, BACKER_DIAMETER, PERSON_DIAMETER, ALLIANCE_DIAMETER = 30, 26, 14, 12
"""Diameters of nodes, in px."""

MIN_DIAMETER, MAX_DIAMETER = 16, 22
"""Diameters of all other actors, by how many others they have links with."""

BACKERS_PER_PARTY = 3
"""How many of a party's supporters are its main backers."""


def name_sort_key(dataset: Dataset, node: str) -> tuple[str, str, str]:
    """By what nodes are ordered: renaming an id moves nobody."""
    item = dataset.node(node)
    return (item.label, item.name, node)


def party_ids(dataset: Dataset) -> tuple[str, ...]:
    """All parties of all theaters, in the file's order."""
    return tuple(
        dict.fromkeys(party for theater in dataset.theaters.values() for party in theater.parties)
    )


def main_backers(dataset: Dataset, graph: nx.MultiDiGraph) -> tuple[str, ...]:
    """The strongest supporters of the parties, the strongest first; no party is among them.

    By the sum of their links of support to that party, each kind once; where two are even,
    who has more links of any sort comes first.
    """
    day = as_of_day(graph)
    known = party_ids(dataset)
    support: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    total: defaultdict[str, list[float]] = defaultdict(list)
    for source, target, link in graph.edges(data=True):
        weight = link_weight(link, day)
        total[source].append(weight)
        total[target].append(weight)
        if target in known and source not in known and link["family"] == Family.SUPPORT:
            kinds = support[source, target]
            kinds[link["kind"]] = max(kinds.get(link["kind"], 0.0), weight)
    best: dict[str, float] = {}
    for party in known:
        mine = [
            (round(math.fsum(kinds.values()), 9), round(math.fsum(total[source]), 9), source)
            for (source, target), kinds in support.items()
            if target == party
        ]
        mine.sort(key=lambda found: (-found[0], -found[1], name_sort_key(dataset, found[2])))
        for weight, _, source in mine[:BACKERS_PER_PARTY]:
            best[source] = max(best.get(source, 0.0), weight)
    return tuple(sorted(best, key=lambda node: (-best[node], name_sort_key(dataset, node))))


def node_diameters(
    dataset: Dataset, graph: nx.MultiDiGraph, backers: Collection[str] | None = None
) -> dict[str, int]:
    """The diameter of every node of the whole graph, in px: the same in every theater.

    `backers` are its main backers, worked out anew if they are not given.
    """
    known = party_ids(dataset)
    backers = main_backers(dataset, graph) if backers is None else backers
    degrees = {node: len({*graph.successors(node), *graph.predecessors(node)}) for node in graph}
    most = max(degrees.values(), default=0)
    found: dict[str, int] = {}
    for node, degree in degrees.items():
        if node in dataset.alliances:
            found[node] = ALLIANCE_DIAMETER
        elif node in known:
            found[node] = PARTY_DIAMETER
        elif node in backers:
            found[node] = BACKER_DIAMETER
        elif dataset.actors[node].type is ActorType.PERSON:
            found[node] = PERSON_DIAMETER
        else:
            # By the root, because degrees are very unequal.
            share = math.sqrt(degree / most) if most else 0.0
            found[node] = round(MIN_DIAMETER + (MAX_DIAMETER - MIN_DIAMETER) * share)
    return found
