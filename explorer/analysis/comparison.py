"""What differs between two theaters: pairs that change sides, and rivals that deal.

A flip: two actors on one side in one theater and on opposite sides in the other. Rivals:
two on opposite sides in both that deal with each other all the same. Both are judged by how
the two stand to the parties, never by the links between the two.

On one side: they back one party. On opposite sides: one backs a party that the other
opposes, or they back two parties of which one opposes the other. That both oppose some
third party puts them on no side, for there may be more than two. Where there is reason for
both, coded reason goes before inferred; if that does not settle it, they are neither.

In a range of days all that makes a flip, or two rivals, holds on one and the same day.

What a flip means: as this file has it, the partners of one war back enemies in the other.
What it does not mean: that they fight each other there, or that they think of the two wars
as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, product
from typing import NamedTuple

import networkx as nx

from explorer.analysis.alignment import (
    Alignment,
    AlignmentType,
    Basis,
    alignments,
    direct_alignment,
)
from explorer.analysis.alignment.sides import parties_on
from explorer.analysis.calendar import Calendar, EdgeAttributes
from explorer.analysis.signed_graph import Pair, links_between
from explorer.data.model import Dataset
from explorer.data.vocabulary import MEMBER, Family
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View

DEALING_FAMILIES = (Family.COOPERATION, Family.DIPLOMACY)
"""The families of links by which rivals deal with each other."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two actors are on one side, or on opposite sides, of a theater.

    `one` and `other` are the alignments of the first and the second of the pair, towards
    the same party or, where `between` says how these stand to each other, to two. `days`: the
    set of days on which all of it may hold, as the calendar of the comparison counts them.
    """

    theater: str
    one: Alignment
    other: Alignment
    days: int
    between: Alignment | None = None

    @property
    def coded(self) -> bool:
        """Whether links say all of it, none of it chains."""
        return self.one.basis is Basis.CODED and self.other.basis is Basis.CODED

    @property
    def inferences(self) -> int:
        """How many of its alignments are inferred, 0 to 2."""
        return sum(one.basis is Basis.INFERRED for one in (self.one, self.other))

    @property
    def strength(self) -> float:
        """That of its weakest part, from 0 to 1."""
        parts = (self.one, self.other, self.between)
        return min(part.strength for part in parts if part is not None)

    @property
    def links(self) -> tuple[str, ...]:
        """The ids of the links it rests on."""
        parts = (self.one, self.other, self.between)
        return tuple(dict.fromkeys(link for part in parts if part for link in part.links))


@dataclass(frozen=True, slots=True)
class Flip:
    """Two actors, on one side in the theater `together`, on opposite sides in `apart`.

    `same` and `opposite` are the reasons for it, the best first, none empty.
    """

    pair: Pair
    together: str
    apart: str
    same: tuple[Reason, ...]
    opposite: tuple[Reason, ...]

    @property
    def coded(self) -> bool:
        """Whether links say all of it."""
        return self.same[0].coded and self.opposite[0].coded

    @property
    def strength(self) -> float:
        """That of the weaker of its two halves, from 0 to 1."""
        return min(self.same[0].strength, self.opposite[0].strength)

    @property
    def links(self) -> tuple[str, ...]:
        """The ids of the links it rests on."""
        reasons = (*self.same, *self.opposite)
        return tuple(dict.fromkeys(link for reason in reasons for link in reason.links))


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two actors on opposite sides in two theaters that still deal with each other.

    `reasons`: why they are opposed, in each theater, the best first. `dealings`: the ids of
    the links of cooperation and talks between them, those that hold before those that are
    over, the strongest first. `shared`: the alliances to which both belong. At least one of
    the two is not empty.
    """

    pair: Pair
    reasons: tuple[tuple[Reason, ...], tuple[Reason, ...]]
    dealings: tuple[str, ...]
    shared: tuple[str, ...]

    @property
    def coded(self) -> bool:
        """Whether links say all of it."""
        return all(reasons[0].coded for reasons in self.reasons)

    @property
    def strength(self) -> float:
        """That of the weaker of its two oppositions, from 0 to 1."""
        return min(reasons[0].strength for reasons in self.reasons)


def compared_theaters(dataset: Dataset, view: View) -> tuple[str, str] | None:
    """The ids of the two theaters that are compared; None where there are fewer than two.

    Those that the view names; if it names none, the first theater of the file, with that of
    the view or else with the second.
    """
    theaters = list(dataset.theaters)
    if len(theaters) < 2:
        return None
    if view.compared is not None:
        return view.compared
    if view.theater in theaters[1:]:
        return theaters[0], view.theater
    return theaters[0], theaters[1]


def flips(
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    span: Span | None,
    one: str,
    other: str,
    *,
    sides: tuple[TheaterSides, TheaterSides] | None = None,
) -> tuple[Flip, ...]:
    """The pairs that are on one side in one theater and on opposite sides in the other.

    Args:
        dataset: The dataset, for names and parties.
        graph: All of it, as `explorer.graph.build.build_graph` makes it.
        span: The days to judge by; None for all links of all time.
        one: The id of a theater.
        other: The id of another.
        sides: What `theater_sides` gives for the two on these days, for whoever has it.

    Returns:
        The flips: coded ones first, then the stronger, those with fewer inferences, with
        more links, then by name.

    Raises:
        KeyError: There is no such theater.
        ValueError: The two theaters are one.

    """
    first, second = sides or (
        theater_sides(dataset, graph, span, one),
        theater_sides(dataset, graph, span, other),
    )
    _check_different(one, other)
    flipped = [
        Flip(pair, together.theater, apart.theater, *found.reasons)
        for pair in _pairs(first, second)
        for together, apart in ((first, second), (second, first))
        if (found := _of_one_day(together.same(pair), apart.opposite(pair)))
    ]
    return tuple(
        sorted(
            flipped,
            key=lambda flip: (
                not flip.coded,
                -flip.strength,
                flip.same[0].inferences + flip.opposite[0].inferences,
                -len(flip.links),
                _name_sort_key(dataset, flip.pair),
            ),
        )
    )


def rivals(
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    span: Span | None,
    one: str,
    other: str,
    *,
    sides: tuple[TheaterSides, TheaterSides] | None = None,
) -> tuple[Rivals, ...]:
    """The pairs on opposite sides in both theaters that still deal with each other.

    Args:
        dataset: The dataset, for names and parties.
        graph: All of it, as `explorer.graph.build.build_graph` makes it.
        span: The days to judge by; None for all links of all time.
        one: The id of a theater.
        other: The id of another.
        sides: What `theater_sides` gives for the two on these days, for whoever has it.

    Returns:
        The pairs: coded ones first, then those with more dealings and shared alliances, then
        the more opposed, then by name.

    Raises:
        KeyError: There is no such theater.
        ValueError: The two theaters are one.

    """
    first, second = sides or (
        theater_sides(dataset, graph, span, one),
        theater_sides(dataset, graph, span, other),
    )
    _check_different(one, other)
    shown = select(graph, View(span=span))
    found = []
    for pair in _pairs(first, second):
        dealings, shared = _dealings(shown, pair), _shared(shown, pair)
        if not dealings and not shared:
            continue
        opposed = _of_one_day(first.opposite(pair), second.opposite(pair))
        if opposed is None:
            continue
        days = partial(_is_on, first.calendar, opposed.days)
        held = tuple(key for key, data in dealings if data["recent"] or days([data]))
        both = tuple(alliance for alliance, members in shared if days(members))
        if held or both:
            found.append(Rivals(pair, opposed.reasons, held, both))
    return tuple(
        sorted(
            found,
            key=lambda pair: (
                not pair.coded,
                -len(pair.dealings) - len(pair.shared),
                -pair.strength,
                _name_sort_key(dataset, pair.pair),
            ),
        )
    )


def _check_different(one: str, other: str) -> None:
    if one == other:
        raise ValueError(f"{one} cannot be compared with itself")


def _name_sort_key(dataset: Dataset, pair: Pair) -> tuple[str, ...]:
    return (*(dataset.label(actor).casefold() for actor in pair), *pair)


class _OneDay(NamedTuple):
    """The reasons of two theaters that may hold on one of some days, and these days."""

    reasons: tuple[tuple[Reason, ...], tuple[Reason, ...]]
    days: int


def _of_one_day(first: Sequence[Reason], second: Sequence[Reason]) -> _OneDay | None:
    """The reasons that share a day with the best two that share one; None if no two do."""
    for one, other in product(first, second):
        if days := one.days & other.days:
            kept = (tuple(found for found in side if found.days & days) for side in (first, second))
            return _OneDay((next(kept), next(kept)), days)
    return None


def _is_on(calendar: Calendar, days: int, edges: Iterable[EdgeAttributes]) -> bool:
    """Whether on one of some days all of these links may hold."""
    for edge in edges:
        days &= calendar.days_of(edge)
    return bool(days)


@dataclass(frozen=True, slots=True)
class TheaterSides:
    """How the actors of a theater stand to its parties, and these to each other.

    `calendar` counts the days, the same in all theaters of a comparison; `held` are those of
    each link.
    """

    theater: str
    clear: Mapping[str, Sequence[Alignment]]
    fights: Mapping[Pair, Alignment]
    calendar: Calendar
    held: Mapping[str, int]

    def same(self, pair: Pair) -> tuple[Reason, ...]:
        """The reasons on which the two are on one side, or nothing."""
        return self._judged(pair)[0]

    def opposite(self, pair: Pair) -> tuple[Reason, ...]:
        """The reasons on which the two are on opposite sides, or nothing."""
        return self._judged(pair)[1]

    def _judged(self, pair: Pair) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
        for known in (True, False):
            same: list[Reason] = []
            opposite: list[Reason] = []
            for reason in self._reasons(pair):
                if reason.coded or not known:
                    friendly = reason.between is None and reason.one.sign == reason.other.sign
                    (same if friendly else opposite).append(reason)
            if same and opposite:
                return (), ()
            if same or opposite:
                return _best(same), _best(opposite)
        return (), ()

    def _reasons(self, pair: Pair) -> Iterator[Reason]:
        for one in self.clear[pair[0]]:
            for other in self.clear[pair[1]]:
                between = None
                if one.party == other.party:
                    if one.sign + other.sign < 0:
                        continue
                elif one.sign > 0 < other.sign:
                    between = self.fights.get((one.party, other.party))
                    if between is None:
                        continue
                else:
                    continue
                if days := self._days(one) & self._days(other) & self._days(between):
                    yield Reason(self.theater, one, other, days, between)

    def _days(self, alignment: Alignment | None) -> int:
        """The days on which an actor may stand so; all of them where it needs no link."""
        days = self.calendar.all_days
        if alignment is None or alignment.is_itself or self.calendar.is_uniform:
            return days
        if not alignment.chains:
            return self._days_of_any(alignment.links)
        # What belongs to no chain, a recognition, is needed besides.
        chained = {link for chain in alignment.chains for link in chain.links}
        if rest := [link for link in alignment.links if link not in chained]:
            days = self._days_of_any(rest)
        found = 0
        for chain in alignment.chains:
            common = days
            for step in chain.steps:
                common &= self._days_of_any(step.links)
            found |= common
        return found

    def _days_of_any(self, links: Iterable[str]) -> int:
        days = 0
        for link in links:
            days |= self.held[link]
        return days


def _best(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(
        sorted(
            reasons,
            key=lambda reason: (
                reason.inferences,
                reason.between is not None,
                -reason.strength,
                reason.one.party,
                reason.other.party,
            ),
        )
    )


def theater_sides(
    dataset: Dataset, graph: nx.MultiDiGraph, span: Span | None, theater: str
) -> TheaterSides:
    """How everybody stands to the parties of a theater on some days, and these to each other.

    `graph` is that of the whole dataset. Raises KeyError if there is no such theater.
    """
    parties = parties_on(dataset, theater, span)
    shown = select(graph, View(theater=theater, span=span))
    actors = [node for node in shown if node in dataset.actors]
    clear = {
        actor: found
        for actor, row in alignments(shown, parties, actors, span).items()
        if (found := [one for one in row if one.sign])
    }
    fights = {
        (one, other): said
        for one in parties
        for other in parties
        if one != other
        for said in (direct_alignment(shown, one, other), direct_alignment(shown, other, one))
        if said.type is AlignmentType.OPPOSES
    }
    # Of the whole graph, so that the days of all theaters are counted alike.
    calendar = Calendar((data for *_, data in graph.edges(data=True)), span)
    held = {key: calendar.days_of(data) for *_, key, data in shown.edges(keys=True, data=True)}
    return TheaterSides(theater, clear, fights, calendar, held)


def _pairs(first: TheaterSides, second: TheaterSides) -> Iterator[Pair]:
    return combinations(sorted(set(first.clear) & set(second.clear)), 2)


def _dealings(shown: nx.MultiDiGraph, pair: Pair) -> list[tuple[str, EdgeAttributes]]:
    """The dealings of a pair: those that hold first, then the strongest."""
    return sorted(
        (
            (key, data)
            for key, data in links_between(shown, pair)
            if data["family"] in DEALING_FAMILIES
        ),
        key=lambda found: (bool(found[1]["recent"]), -found[1]["strength"], found[0]),
    )


def _shared(shown: nx.MultiDiGraph, pair: Pair) -> list[tuple[str, list[EdgeAttributes]]]:
    """The alliances to which both of a pair belong, each with the two memberships."""
    members: defaultdict[str, dict[str, EdgeAttributes]] = defaultdict(dict)
    for actor in pair:
        for alliance, _, data in shown.in_edges(actor, data=True):
            if data["kind"] == MEMBER.id:
                members[alliance][actor] = data
    return [
        (alliance, list(found.values()))
        for alliance, found in sorted(members.items())
        if len(found) == len(pair)
    ]
