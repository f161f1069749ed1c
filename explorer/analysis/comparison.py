"""What differs between two theaters, and between two dates.

A flip: two actors on one side in one theater and on opposite sides in the other. Rivals:
two on opposite sides in both that deal with each other all the same. Both are judged by how
the two stand to the parties, never by the links between the two.

On one side: they back one party. On opposite sides: one backs a party that the other
opposes, or they back two parties of which one opposes the other. That both oppose some
third party puts them on no side, for there may be more than two. Where there is ground for
both, coded ground goes before inferred; if that does not settle it, they are neither. That the
foe of a foe is a friend is no ground: a third force may fight both.

What a flip means: as this file has it, the partners of one war back enemies in the other.
What it does not mean: that they fight each other there, or that they think of the two wars
as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import networkx as nx

from explorer.analysis.alignment import (
    Alignment,
    AlignmentType,
    Basis,
    alignments,
    direct_alignment,
)
from explorer.analysis.signed_graph import signed_graph
from explorer.data.model import Dataset
from explorer.data.vocabulary import MEMBER, Family
from explorer.graph.select import is_recent, select
from explorer.graph.view import Span, View

DEALINGS = (Family.COOPERATION, Family.DIPLOMACY)
"""The families of links by which rivals deal with each other."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two actors are on one side, or on opposite sides, of a theater.

    `one` and `other` are the alignments of the first and the second of the pair, towards
    the same party or, where `between` says how these stand to each other, to two.
    """

    theater: str
    one: Alignment
    other: Alignment
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

    `same` and `opposite` are the grounds for it, the best first, none empty.
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
        grounds = (*self.same, *self.opposite)
        return tuple(dict.fromkeys(link for ground in grounds for link in ground.links))


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two actors on opposite sides in two theaters that still deal with each other.

    `grounds`: why they are opposed, in each theater, the best first. `dealings`: the ids of
    the links of cooperation and talks between them, those that hold before those that are
    over, the strongest first. `shared`: the alliances to which both belong. At least one of
    the two is not empty.
    """

    pair: Pair
    grounds: tuple[tuple[Reason, ...], tuple[Reason, ...]]
    dealings: tuple[str, ...]
    shared: tuple[str, ...]

    @property
    def coded(self) -> bool:
        """Whether links say all of it."""
        return all(grounds[0].coded for grounds in self.grounds)

    @property
    def strength(self) -> float:
        """That of the weaker of its two oppositions, from 0 to 1."""
        return min(grounds[0].strength for grounds in self.grounds)


def flips(
    dataset: Dataset, graph: nx.MultiDiGraph, span: Span | None, one: str, other: str
) -> tuple[Flip, ...]:
    """The pairs that are on one side in one theater and on opposite sides in the other.

    `graph` is that of the whole dataset, `span` the days to judge by. Coded ones come
    first, then the stronger, those with fewer inferences, with more links, then by name. Raises
    KeyError if there is no such theater, ValueError if the two are one.
    """
    first, second = _sides(dataset, graph, span, one), _sides(dataset, graph, span, other)
    _two(one, other)
    found = [
        Flip(pair, together.theater, apart.theater, same, opposite)
        for pair in _pairs(first, second)
        for together, apart in ((first, second), (second, first))
        if (same := together.same(pair)) and (opposite := apart.opposite(pair))
    ]
    return tuple(
        sorted(
            found,
            key=lambda flip: (
                not flip.coded,
                -flip.strength,
                flip.same[0].inferences + flip.opposite[0].inferences,
                -len(flip.links),
                _names(dataset, flip.pair),
            ),
        )
    )


def rivals(
    dataset: Dataset, graph: nx.MultiDiGraph, span: Span | None, one: str, other: str
) -> tuple[Rivals, ...]:
    """The pairs on opposite sides in both theaters that still deal with each other.

    Arguments and errors as for `flips`. Coded ones come first, then those with more
    dealings and shared alliances, then the more opposed, then by name.
    """
    first, second = _sides(dataset, graph, span, one), _sides(dataset, graph, span, other)
    _two(one, other)
    shown = select(graph, View(span=span))
    found = []
    for pair in _pairs(first, second):
        dealings, shared = _dealings(shown, pair), _shared(shown, pair)
        if not dealings and not shared:
            continue
        here, there = first.opposite(pair), second.opposite(pair)
        if here and there:
            found.append(Rivals(pair, (here, there), dealings, shared))
    return tuple(
        sorted(
            found,
            key=lambda pair: (
                not pair.coded,
                -len(pair.dealings) - len(pair.shared),
                -pair.strength,
                _names(dataset, pair.pair),
            ),
        )
    )


@dataclass(frozen=True, slots=True)
class SignChange:
    """A pair whose net sign turned: friendly (above 0) to hostile (below 0) or back.

    `before` and `after` are the net weights, from -1 to 1, `links_before` and `links_after`
    the ids of the signed links behind them.
    """

    pair: Pair
    before: float
    after: float
    links_before: tuple[str, ...]
    links_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two dates; ids of links, and of lines of membership.

    `began`: in the picture of the later date and not in that of the earlier. `ended`: held
    on the earlier date and no longer on the later (an event may still be seen as recent).
    `faded`: over before the earlier date, seen then as recent, and no more. `passed`: began
    and ended in between, seen on neither date. `turned`: pairs whose net sign changed.
    """

    began: tuple[str, ...]
    ended: tuple[str, ...]
    faded: tuple[str, ...]
    passed: tuple[str, ...]
    turned: tuple[SignChange, ...]


def changes(
    graph: nx.MultiDiGraph, earlier: Span, later: Span, view: View | None = None
) -> Changes:
    """What began, what ended and who changed sides between two dates.

    `graph` is that of the whole dataset; of `view` everything counts but its date. Links
    that did not change are left out; who only lost or gained links has not turned. Turned
    pairs come by how far they turned, links in the graph's order. Raises ValueError if the
    earlier date begins after the later.
    """
    if earlier.first_day > later.first_day:
        raise ValueError(f"{earlier} is later than {later}")
    always = select(graph, replace(view or View(), span=None))
    began, ended, faded, passed = [], [], [], []
    for _, _, key, data in always.edges(keys=True, data=True):
        match is_recent(data, earlier), is_recent(data, later):
            case None, None:
                if earlier.last_day < data["first_day"] and data["last_day"] < later.first_day:
                    passed.append(key)
            case None, _:
                began.append(key)
            case False, None | True:
                ended.append(key)
            case True, None:
                faded.append(key)
    return Changes(
        tuple(began),
        tuple(ended),
        tuple(faded),
        tuple(passed),
        _turned(graph, earlier, later, view),
    )


def _turned(
    graph: nx.MultiDiGraph, earlier: Span, later: Span, view: View | None
) -> tuple[SignChange, ...]:
    then, now = (select(graph, replace(view or View(), span=day)) for day in (earlier, later))
    before, after = _net(then, earlier), _net(now, later)
    turned = [
        SignChange(pair, net, after[pair], _signed_links(then, pair), _signed_links(now, pair))
        for pair, net in before.items()
        if net * after.get(pair, 0.0) < 0
    ]
    return tuple(sorted(turned, key=lambda turn: (-abs(turn.after - turn.before), turn.pair)))


def _net(graph: nx.MultiDiGraph, span: Span) -> dict[Pair, float]:
    found = signed_graph(graph, span.last_day)
    return {(found.ids[i], found.ids[j]): weight for (i, j), weight in found.net.items()}


def _signed_links(graph: nx.MultiDiGraph, pair: Pair) -> tuple[str, ...]:
    return tuple(key for key, data in _between(graph, pair) if data["sign"])


def _between(graph: nx.MultiDiGraph, pair: Pair) -> Iterator[tuple[str, Mapping[str, object]]]:
    for ends in (pair, pair[::-1]):
        yield from graph.get_edge_data(*ends, default={}).items()


def _two(one: str, other: str) -> None:
    if one == other:
        raise ValueError(f"{one} cannot be compared with itself")


def _names(dataset: Dataset, pair: Pair) -> tuple[str, ...]:
    return (*(dataset.label(actor).casefold() for actor in pair), *pair)


@dataclass(frozen=True, slots=True)
class _Sides:
    """How the actors of a theater stand to its parties, and these to each other."""

    theater: str
    clear: Mapping[str, Sequence[Alignment]]
    fights: Mapping[Pair, Alignment]

    def same(self, pair: Pair) -> tuple[Reason, ...]:
        """The grounds on which the two are on one side, or nothing."""
        return self._judged(pair)[0]

    def opposite(self, pair: Pair) -> tuple[Reason, ...]:
        """The grounds on which the two are on opposite sides, or nothing."""
        return self._judged(pair)[1]

    def _judged(self, pair: Pair) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
        for known in (True, False):
            same: list[Reason] = []
            opposite: list[Reason] = []
            for ground in self._grounds(pair):
                if ground.coded or not known:
                    friendly = ground.between is None and ground.one.sign == ground.other.sign
                    (same if friendly else opposite).append(ground)
            if same and opposite:
                return (), ()
            if same or opposite:
                return _best(same), _best(opposite)
        return (), ()

    def _grounds(self, pair: Pair) -> Iterator[Reason]:
        for one in self.clear[pair[0]]:
            for other in self.clear[pair[1]]:
                if one.party == other.party:
                    if one.sign + other.sign >= 0:
                        yield Reason(self.theater, one, other)
                elif one.sign > 0 < other.sign and (
                    between := self.fights.get((one.party, other.party))
                ):
                    yield Reason(self.theater, one, other, between)


def _best(grounds: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(
        sorted(
            grounds,
            key=lambda ground: (
                ground.inferences,
                ground.between is not None,
                -ground.strength,
                ground.one.party,
                ground.other.party,
            ),
        )
    )


def _sides(dataset: Dataset, graph: nx.MultiDiGraph, span: Span | None, theater: str) -> _Sides:
    parties = dataset.theaters[theater].parties
    shown = select(graph, View(theater=theater, span=span))
    actors = [node for node in shown if node in dataset.actors]
    clear = {
        actor: found
        for actor, row in alignments(shown, parties, actors).items()
        if (found := [one for one in row if one.sign and not one.foe_of_foe])
    }
    fights = {
        (one, other): said
        for one in parties
        for other in parties
        if one != other
        for said in (direct_alignment(shown, one, other), direct_alignment(shown, other, one))
        if said.type is AlignmentType.OPPOSES
    }
    return _Sides(theater, clear, fights)


def _pairs(first: _Sides, second: _Sides) -> Iterator[Pair]:
    return combinations(sorted(set(first.clear) & set(second.clear)), 2)


def _dealings(shown: nx.MultiDiGraph, pair: Pair) -> tuple[str, ...]:
    found = [
        (bool(data["recent"]), -float(str(data["strength"])), key)
        for key, data in _between(shown, pair)
        if data["family"] in DEALINGS
    ]
    return tuple(key for _, _, key in sorted(found))


def _shared(shown: nx.MultiDiGraph, pair: Pair) -> tuple[str, ...]:
    members: defaultdict[str, set[str]] = defaultdict(set)
    for actor in pair:
        for alliance, _, kind in shown.in_edges(actor, data="kind"):
            if kind == MEMBER.id:
                members[alliance].add(actor)
    return tuple(alliance for alliance, both in sorted(members.items()) if len(both) == len(pair))
