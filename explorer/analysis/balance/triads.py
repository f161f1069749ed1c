"""Triads by their hostile pairs, and how those stand to each other who have a foe in common.

Structural balance (Heider, "Attitudes and cognitive organization", Journal of Psychology 1946;
Cartwright and Harary, Psychological Review 1956) expects of three actors who all have to do with
each other that the product of their signs is positive: three friends, or two friends with a foe
in common. Davis ("Clustering and structural balance in graphs", Human Relations 1967) minds only
one foe among friends of a friend; three foes of each other are three sides. The census counts
which of the four sorts there are (as Leskovec, Huttenlocher and Kleinberg, "Signed networks in
social media", CHI 2010, do).

"The enemy of my enemy is my friend" is a claim about pairs with a foe in common. So each such
pair is looked at: are they friends, foes, both, or is there nothing between them?
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

import networkx as nx

from explorer.analysis.frustration import SignedPair, Triangle
from explorer.analysis.frustration_solver import triangles_of
from explorer.analysis.signed_graph import Pair, signed_graph

MAX_COMMON_FOE_PAIRS = 50_000
"""With more pairs than these that a foe joins they are not listed: so many say nothing."""


class PairRelation(StrEnum):
    """What there is between two actors."""

    FRIENDS = "friends"
    """Friendly links only."""

    FOES = "foes"
    """Hostile links only."""

    BOTH = "both"
    """Friendly and hostile links."""

    NONE = "none"
    """Neither; they may still talk."""


@dataclass(frozen=True, slots=True)
class CommonFoe:
    """Two actors (in the order of their ids) with at least one foe in common.

    `foes`: these, by id. `links`: the ids of the links that make the foes theirs, and of those
    between the two that make them friends or foes.
    """

    ends: Pair
    relation: PairRelation
    foes: tuple[str, ...]
    links: tuple[str, ...]


def triads(pairs: Iterable[SignedPair]) -> tuple[tuple[Triangle, ...], ...]:
    """All triads: those with no hostile pair, with one, with two, and with three."""
    ties = {tie.ends: tie for tie in pairs}
    near: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in ties:
        near[one].append(other)
        near[other].append(one)
    found: list[list[Triangle]] = [[], [], [], []]
    for actors in triangles_of(near):
        sides = [ties[ends] for ends in combinations(actors, 2)]
        foes = sum(side.sign < 0 for side in sides)
        links = tuple(dict.fromkeys(link for side in sides for link in side.links))
        found[foes].append(Triangle(actors, foes, links))
    return tuple(map(tuple, found))


def common_foes(
    graph: nx.MultiDiGraph, pairs: Sequence[SignedPair], as_of: date | int | None = None
) -> Mapping[PairRelation, tuple[CommonFoe, ...]] | None:
    """The pairs with a foe in common, by what there is between the two.

    Args:
        graph: As `explorer.select` gives it.
        pairs: What `signed_pairs` gives for it; foes are those it says are foes.
        as_of: The day that the graph stands for, as for `signed_pairs`.

    Returns:
        For each relation its pairs in the order of their ids; None where there are too many
        to go through.

    """
    ties = {tie.ends: tie for tie in pairs}
    foes: defaultdict[str, list[str]] = defaultdict(list)
    for tie in pairs:
        if tie.sign < 0:
            for one, other in (tie.ends, tie.ends[::-1]):
                foes[one].append(other)
    if sum(len(of) * (len(of) - 1) // 2 for of in foes.values()) > MAX_COMMON_FOE_PAIRS:
        return None
    shared: defaultdict[Pair, list[str]] = defaultdict(list)
    for foe in sorted(foes):
        for ends in combinations(sorted(foes[foe]), 2):
            shared[ends].append(foe)
    balance = signed_graph(graph, as_of)
    friendly, hostile = (
        {(balance.ids[i], balance.ids[j]) for i, j in found}
        for found in (balance.friendly, balance.hostile)
    )
    found: dict[PairRelation, list[CommonFoe]] = {relation: [] for relation in PairRelation}
    for ends, common in sorted(shared.items()):
        relation = _RELATIONS[ends in friendly, ends in hostile]
        sides = [ends, *((min(end, foe), max(end, foe)) for foe in common for end in ends)]
        links = dict.fromkeys(link for side in sides if side in ties for link in ties[side].links)
        found[relation].append(CommonFoe(ends, relation, tuple(common), tuple(links)))
    return {relation: tuple(rows) for relation, rows in found.items()}


_RELATIONS = {
    (True, False): PairRelation.FRIENDS,
    (False, True): PairRelation.FOES,
    (True, True): PairRelation.BOTH,
    (False, False): PairRelation.NONE,
}
"""By whether there are friendly links and whether there are hostile ones."""
