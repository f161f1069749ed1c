"""Who matters most in the picture, how large its mark is, and in what font its label.

Parties of theaters come first, then their main backers, then states and organisations, then
all others. People, bodies, companies, political parties and alliances are quiet: small marks
whose labels wait until there is room.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection

import networkx as nx

from explorer.analysis.signed_graph import as_of_day, link_weight
from explorer.data.model import Dataset
from explorer.data.vocabulary import ActorType, Family
from explorer.layout.font import Weight
from explorer.layout.label_box import FONT_SIZE

PARTY_DIAMETER, BACKER_DIAMETER, STATE_DIAMETER, USUAL_DIAMETER = 26, 22, 17, 15
"""Diameters of marks with a label, in px: states and organisations, and all others."""

QUIET_DIAMETER, ALLIANCE_DIAMETER = 8, 9
"""Diameters of quiet marks, in px."""

PARTY_FONT_SIZE = 13.8
"""The size of a party's label, in px: 1.15 of the others'."""

QUIET_TYPES = frozenset({ActorType.PERSON, ActorType.BODY, ActorType.COMPANY, ActorType.PARTY})
"""Actors of these types are quiet, unless they are a party of a theater or a main backer."""

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


def is_quiet(
    dataset: Dataset, node: str, parties: Collection[str], backers: Collection[str]
) -> bool:
    """Whether a node is a small mark whose label waits until there is room.

    `parties` are those of all theaters, `backers` their main backers.
    """
    if node in dataset.alliances:
        return True
    return dataset.actors[node].type in QUIET_TYPES and node not in parties and node not in backers


def node_diameters(
    dataset: Dataset, graph: nx.MultiDiGraph, backers: Collection[str] | None = None
) -> dict[str, int]:
    """The diameter of every node of the whole graph, in px: the same in every theater.

    `backers` are its main backers, worked out anew if they are not given.
    """
    parties = frozenset(party_ids(dataset))
    backers = frozenset(main_backers(dataset, graph) if backers is None else backers)
    return {node: _diameter(dataset, node, parties, backers) for node in graph}


def _diameter(
    dataset: Dataset, node: str, parties: Collection[str], backers: Collection[str]
) -> int:
    if node in dataset.alliances:
        return ALLIANCE_DIAMETER
    if node in parties:
        return PARTY_DIAMETER
    if node in backers:
        return BACKER_DIAMETER
    if is_quiet(dataset, node, parties, backers):
        return QUIET_DIAMETER
    if dataset.actors[node].type in (ActorType.STATE, ActorType.ORGANISATION):
        return STATE_DIAMETER
    return USUAL_DIAMETER


def label_font(dataset: Dataset, node: str, parties: Collection[str]) -> tuple[float, Weight]:
    """The size in px and the weight of a node's label; `parties` are those of all theaters."""
    if node in parties:
        return PARTY_FONT_SIZE, Weight.BOLD
    if node in dataset.actors and dataset.actors[node].type is ActorType.STATE:
        return FONT_SIZE, Weight.SEMIBOLD
    return FONT_SIZE, Weight.REGULAR
