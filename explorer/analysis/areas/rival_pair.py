"""The two rivals of a file: who helps opposite sides of its wars, and deals all the same.

They are found in the whole file, whatever the day, so that places and colours stay where they
are from one day to the next. Only help that links state counts: who is inferred to be on a side
helps nobody that one could draw.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from explorer.analysis.areas.belonging import Belonging
from explorer.analysis.areas.held_links import LEAST_TAKING_SIDE, HeldLink, HeldLinks
from explorer.data.dates import Period
from explorer.data.model import Dataset
from explorer.data.vocabulary import MEMBER, ActorType, Family

DEALING_KINDS = (Family.COOPERATION, Family.DIPLOMACY)


@dataclass(frozen=True, slots=True)
class RivalPair:
    """Two rivals, the first one's sides above.

    `helped`: for each of them the parties that it helps, on any day, by theater. `theaters`:
    those in which they help sides that are at war.
    """

    first: str
    second: str
    helped: tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]
    theaters: tuple[str, ...]

    @property
    def both(self) -> tuple[str, str]:
        """The ids of the two."""
        return self.first, self.second


PartyHelps = Mapping[str, Mapping[tuple[str, str], list[HeldLink]]]
"""For each helper the links by which it helps each party of a theater."""

PartyWars = Mapping[tuple[str, str, str], list[Period]]
"""By theater and two parties, in both orders: when they or their own fought."""


def find_rivals(
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    links: HeldLinks,
    helps: PartyHelps,
    wars: PartyWars,
) -> RivalPair | None:
    """The pair of rivals of a file, or None.

    Args:
        dataset: The dataset.
        graph: All of it.
        links: All its links.
        helps: What `helps_of_parties` gives for these.
        wars: What `wars_of_parties` gives for these.

    Returns:
        Of the pairs that help sides at war with each other in at least two theaters (one, if
        there is one), each time on a common day, and deal or talk on any day: states first, then
        those with more theaters, with stronger opposition, with stronger dealings, by name.

    """
    needed = min(len(dataset.theaters), 2)
    found = []
    for one, other in combinations(sorted(helps), 2):
        opposed = _opposed(helps[one], helps[other], wars)
        if len(opposed) < needed:
            continue
        dealing = _dealing_strength(graph, links, one, other)
        if dealing is None:
            continue
        actors = [dataset.actors[end] for end in (one, other)]
        rank = (
            -sum(actor.type is ActorType.STATE for actor in actors),
            -len(opposed),
            -sum(opposed.values()),
            -dealing,
            [actor.label.casefold() for actor in actors],
            (one, other),
        )
        found.append((rank, (one, other), tuple(opposed)))
    if not found:
        return None
    _, pair, theaters = min(found)
    first, second = _in_order(dataset, pair, helps)
    order = list(dataset.theaters)
    return RivalPair(
        first,
        second,
        (frozenset(helps[first]), frozenset(helps[second])),
        tuple(sorted(theaters, key=order.index)),
    )


def side_owners(dataset: Dataset, belonging: Belonging) -> dict[str, dict[str, str]]:
    """For each theater the party to which each of its parties' own belongs, itself for a party."""
    owners = {}
    for theater in dataset.theaters.values():
        parties = tuple(dict.fromkeys(theater.parties))
        own = {party: party for party in parties}
        for party in parties:
            for member in belonging.own(party, theater.id, parties).members:
                own.setdefault(member, party)
        owners[theater.id] = own
    return owners


def helps_of_parties(
    dataset: Dataset,
    links: HeldLinks,
    belonging: Belonging,
    owner: Mapping[str, Mapping[str, str]],
) -> dict[str, dict[tuple[str, str], list[HeldLink]]]:
    """For each helper from outside the links by which it helps each party of a theater."""
    found: defaultdict[str, defaultdict[tuple[str, str], list[HeldLink]]]
    found = defaultdict(lambda: defaultdict(list))
    for link in links.links:
        if not link.is_help or link.is_only_reported or link.kind.strength < LEAST_TAKING_SIDE:
            continue
        for theater in link.theaters:
            party = owner[theater].get(link.target)
            if party is None or owner[theater].get(link.source) == party:
                continue
            helper = belonging.folded(link.source)
            if helper not in dataset.actors or helper in owner[theater]:
                continue
            found[helper][theater, party].append(link)
    return {helper: dict(given) for helper, given in found.items()}


def wars_of_parties(
    links: HeldLinks, owner: Mapping[str, Mapping[str, str]]
) -> dict[tuple[str, str, str], list[Period]]:
    """By theater and two parties, in both orders: when they or their own fought."""
    wars: defaultdict[tuple[str, str, str], list[Period]] = defaultdict(list)
    for link in links.links:
        if not link.is_fight or link.is_only_reported:
            continue
        for theater in link.theaters:
            one, other = owner[theater].get(link.source), owner[theater].get(link.target)
            if one is None or other is None or one == other:
                continue
            wars[theater, one, other].append(link.period)
            wars[theater, other, one].append(link.period)
    return dict(wars)


def _opposed(
    one: Mapping[tuple[str, str], list[HeldLink]],
    other: Mapping[tuple[str, str], list[HeldLink]],
    wars: Mapping[tuple[str, str, str], list[Period]],
) -> dict[str, float]:
    """The theaters in which two help sides that are at war on a common day, and how strongly."""
    found: dict[str, float] = {}
    for (theater, party), gifts in one.items():
        for (place, foe), others in other.items():
            if place != theater or (one.get((theater, foe)) and other.get((theater, party))):
                continue
            fights = wars.get((theater, party, foe), ())
            strengths = [
                min(gift.kind.strength, against.kind.strength)
                for gift in gifts
                for against in others
                for fight in fights
                if _share_a_day(gift.period, against.period, fight)
            ]
            if strengths:
                found[theater] = max(found.get(theater, 0.0), *strengths)
    return found


def _share_a_day(*periods: Period) -> bool:
    return max(one.first_day for one in periods) <= min(one.last_day for one in periods)


def _dealing_strength(
    graph: nx.MultiDiGraph, links: HeldLinks, one: str, other: str
) -> float | None:
    """How much two deal or talk with each other; None if they do not."""
    strengths = [
        link.kind.strength
        for link in (*links.from_(one), *links.to(one))
        if other in (link.source, link.target) and link.kind.family in DEALING_KINDS
    ]
    shared = _alliances(graph, one) & _alliances(graph, other)
    return sum(strengths) + 0.1 * len(shared) if strengths or shared else None


def _alliances(graph: nx.MultiDiGraph, actor: str) -> set[str]:
    return {
        alliance for alliance, _, kind in graph.in_edges(actor, data="kind") if kind == MEMBER.id
    }


def _in_order(dataset: Dataset, pair: tuple[str, str], helps: PartyHelps) -> tuple[str, str]:
    """The rival first that helps the first party, of the file's first theater that tells them."""
    for theater in dataset.theaters.values():
        for party in theater.parties:
            sides = [(theater.id, party) in helps[end] for end in pair]
            if sides[0] != sides[1]:
                return pair if sides[0] else (pair[1], pair[0])
    order = list(dataset.actors)
    first, second = sorted(pair, key=order.index)
    return first, second
