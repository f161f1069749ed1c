"""The number of the side of each party, by which pictures colour it on every day.

Parties of one camp have its number, so that a colour goes on from one war to the other where
links tie the two. But two parties of one theater that exist at the same time, and that no friendly
links tie to each other there, have numbers of their own: to have a foe in common is no bond.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import networkx as nx

from explorer.analysis.signed_graph import Pair, signed_graph, theater_subgraph
from explorer.data.model import Dataset, Party


def side_numbers(
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    theaters: Collection[str],
    camp_of: Mapping[str, int | None],
) -> dict[str, int]:
    """The number of the side of each party of some theaters, of all time.

    Args:
        dataset: The dataset, for parties and how long they lived.
        graph: All of it, as `explorer.graph.build.build_graph` makes it.
        theaters: The ids of theaters.
        camp_of: The number of the camp of each actor, as `Camps.camp_of` has it.

    Returns:
        The numbers, 0 and up, by the ids of the parties. A party of several theaters has
        that of the first.

    Raises:
        KeyError: There is no such theater.

    """
    numbers: dict[str, int] = {}
    taken = {number for number in camp_of.values() if number is not None}
    for theater in theaters:
        friends = _friends(graph, theater)
        before: list[Party] = []
        for party in dataset.theaters[theater].dated_parties:
            if party.actor not in numbers:
                number = camp_of.get(party.actor)
                strangers = [
                    numbers[other.actor]
                    for other in before
                    if _exist_together(dataset, party, other)
                    and frozenset((party.actor, other.actor)) not in friends
                ]
                if number is None or number in strangers:
                    number = _first_free(taken)
                    taken.add(number)
                numbers[party.actor] = number
            before.append(party)
    return numbers


def _friends(graph: nx.MultiDiGraph, theater: str) -> set[frozenset[str]]:
    """The pairs of a theater whose links are more friendly than hostile, at any date."""
    found = signed_graph(theater_subgraph(graph, theater))
    pairs: Iterable[tuple[Pair, float]] = (
        ((found.ids[i], found.ids[j]), weight) for (i, j), weight in found.net.items()
    )
    return {frozenset(pair) for pair, weight in pairs if weight > 0}


def _exist_together(dataset: Dataset, one: Party, other: Party) -> bool:
    lives = [
        life
        for party in (one, other)
        for life in (party.period, dataset.actors[party.actor].period)
    ]
    return max(life.first_day for life in lives) <= min(life.last_possible_day for life in lives)


def _first_free(taken: Collection[int]) -> int:
    return next(number for number in range(len(taken) + 1) if number not in taken)
