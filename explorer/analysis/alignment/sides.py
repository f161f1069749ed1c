"""Who stands with which party of a theater on some days: the one account of sides.

Colours, the legend, the matrix, lists and captions all say what stands here. An actor is on
the side of each party that it backs, by a link or by inference; whom no tie binds to a party
is on none, and who backs two is on both. A party is on its own side, and on that of another
only where a link says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import networkx as nx

from explorer.analysis.alignment.direct import Alignment, AlignmentType, Basis
from explorer.analysis.alignment.inferred import alignments
from explorer.data.model import Dataset, Party
from explorer.data.vocabulary import Confidence
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View


@dataclass(frozen=True, slots=True)
class SideTaken:
    """That an actor stands with `party` in `theater`.

    `is_sure`: a link says so, with more than low confidence, or it is the party itself.
    Otherwise it is inferred, or only reported.
    """

    theater: str
    party: str
    is_sure: bool


Sides = Mapping[str, tuple[SideTaken, ...]]
"""For each actor the sides on which it stands, in the order of theaters and their parties."""


def parties_on(dataset: Dataset, theater: str | None, span: Span | None) -> tuple[str, ...]:
    """The parties of a theater on some days, in the file's order, once each.

    A party counts on every day on which it may have been one: within its own dates, and
    within those of the actor.

    Args:
        dataset: The dataset, for theaters and for how long its actors lived.
        theater: The id of a theater; None for all of them.
        span: The days; None for parties of all time.

    Returns:
        The ids of the actors.

    Raises:
        KeyError: There is no such theater.

    """
    theaters = [dataset.theaters[theater]] if theater else list(dataset.theaters.values())
    return tuple(
        dict.fromkeys(
            party.actor
            for one in theaters
            for party in one.dated_parties
            if span is None or _is_party(dataset, party, span)
        )
    )


def _is_party(dataset: Dataset, party: Party, span: Span) -> bool:
    lives = (party.period, dataset.actors[party.actor].period)
    return all(
        life.first_day <= span.last_day and span.first_day <= life.last_possible_day
        for life in lives
    )


def sides_on(
    dataset: Dataset, graph: nx.MultiDiGraph, theater: str | None, span: Span | None
) -> Sides:
    """On whose side each actor stands on some days.

    Args:
        dataset: The dataset, for parties and names.
        graph: All of it, as `explorer.graph.build.build_graph` makes it.
        theater: The id of a theater; None for all of them, each judged by its own links.
        span: The days to judge by; None for all links of all time.

    Returns:
        The sides of each actor; whoever is on none is left out.

    Raises:
        KeyError: There is no such theater.

    """

    def rows_of(one: str) -> Mapping[str, tuple[Alignment, ...]]:
        shown = select(graph, View(theater=one, span=span))
        actors = [node for node in shown if node in dataset.actors]
        return alignments(shown, parties_on(dataset, one, span), actors, span)

    theaters = [theater] if theater else dataset.theaters
    return sides_by_alignments((one, rows_of(one)) for one in theaters)


def sides_by_alignments(
    tables: Iterable[tuple[str, Mapping[str, Iterable[Alignment]]]],
) -> Sides:
    """On whose side each actor stands, where it is known how all of them stand to all parties.

    Args:
        tables: The id of each theater, and for each actor its alignment to each party there.

    Returns:
        The sides of each actor, in the order of `tables`; whoever is on none is left out.

    """
    found: defaultdict[str, tuple[SideTaken, ...]] = defaultdict(tuple)
    for theater, rows in tables:
        for actor, row in rows.items():
            if sides := sides_of(theater, row):
                found[actor] += sides
    return MappingProxyType(dict(found))


def sides_of(theater: str, alignments: Iterable[Alignment]) -> tuple[SideTaken, ...]:
    """The sides on which an actor stands in a theater.

    Args:
        theater: The id of the theater.
        alignments: How the actor stands to each party of the theater on some days.

    Returns:
        A side for each party that it backs, in the order of `alignments`.

    """
    rows = tuple(alignments)
    is_party = any(one.is_itself for one in rows)
    return tuple(
        SideTaken(theater, one.party, is_sure)
        for one in rows
        if one.type is AlignmentType.BACKS and ((is_sure := _is_sure(one)) or not is_party)
    )


def _is_sure(alignment: Alignment) -> bool:
    return alignment.basis is Basis.CODED and alignment.confidence is not Confidence.LOW
