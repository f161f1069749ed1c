"""How an actor stands to a party: backs, opposes, both, talks, none.

Coded: a link between the two says so. Inferred: no link does, but a chain of at most three
coded stands leads from the actor to the party, and the product of their signs is the
answer: the friend of a friend is a friend, the friend of a foe and the foe of a friend are
foes (Heider 1946; Cartwright and Harary, "Structural balance", Psychological Review 1956).
That the foe of a foe is a friend holds only where there are two sides; with more of them
two foes of one foe may be foes of each other (weak balance: Davis, "Clustering and
structural balance in graphs", Human Relations 1967). So it is used only where a theater has
at most two parties, and always said.

Not every link makes somebody take on the stands of another. Cooperation never does: rivals
patrol and trade together. Nor does what is weaker than `CARRIES`: who recognises a
government does not take on its wars, who accuses a man does not join his foes. Such a weak
link can only be the last step, as the stand that is taken on.

What it means: as far as this file goes, the actor stands on that side. What it does not
mean: that anybody has reported so, where it is inferred; nor that the actor would say so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

import networkx as nx

from explorer.analysis.camps import Camps, camps
from explorer.analysis.chains import (
    SURENESS,
    Chain,
    ChainStep,
    membership,
    merge_links,
    rank_chains,
)
from explorer.analysis.signed_graph import CONFIDENCE_WEIGHTS
from explorer.data.model import Dataset
from explorer.data.vocabulary import MEMBER, ActorType, Confidence, Family
from explorer.graph.select import select
from explorer.graph.view import Span, View

FIGHT = 1.0
"""The strength from which hostility is a fight, which has two sides."""

REACH = 3
"""How many steps an inference has at most."""

CARRIES = 0.4
"""The strength (political backing, a threat) from which a link carries an inference."""

SHOWN = 6
"""How many chains of each sign an alignment holds at most."""

TRIED = 120
"""Among how many chains of each sign the best are looked for."""

TWO_SIDES = 2
"""With more parties than these the foe of a foe need not be a friend."""

Edge = Mapping[str, Any]


class AlignmentType(StrEnum):
    """What the links between an actor and a party add up to."""

    BACKS = "backs"
    OPPOSES = "opposes"
    BOTH = "both"
    TALKS = "talks"
    NONE = "none"


class Basis(StrEnum):
    """Whether a link says so, or a chain; none where nothing does."""

    CODED = "coded"
    INFERRED = "inferred"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Alignment:
    """How `actor` stands to `party`, and the ids of the links that say so.

    `confidence`: coded, that of the surest link; inferred, that of the weakest step of the
    surest chain; of a stand that is both, that of the less sure side; None where nothing
    says anything. `strength`, from 0 to 1, likewise by the strength of the kinds. `chains`:
    the best of those that an inferred stand rests on, all of the same, shortest length;
    `count` is how many there are.
    """

    actor: str
    party: str
    type: AlignmentType
    links: tuple[str, ...]
    basis: Basis = Basis.NONE
    confidence: Confidence | None = None
    strength: float = 0.0
    chains: tuple[Chain, ...] = ()
    count: int = 0

    @property
    def sign(self) -> int:
        """1 backs, -1 opposes, 0 anything else."""
        return {AlignmentType.BACKS: 1, AlignmentType.OPPOSES: -1}.get(self.type, 0)

    @property
    def foe_of_foe(self) -> bool:
        """Whether it rests on nothing better than the foe of a foe being a friend."""
        return bool(self.chains) and all(chain.foe_of_foe for chain in self.chains)

    @property
    def is_itself(self) -> bool:
        """Whether the actor is the party, which needs no link."""
        return self.actor == self.party


def direct_alignment(graph: nx.MultiDiGraph, actor: str, party: str) -> Alignment:
    """How an actor stands to a party by the links that join the two directly.

    `graph` holds the links to judge by, as `view.select` gives them; actors that are not
    in it have no stand. Recent events that are over count for talks only.
    """
    spoken: list[tuple[str, int, Edge]] = []
    talks: list[tuple[str, int, Edge]] = []
    for source, target in ((actor, party), (party, actor)):
        for key, data in graph.get_edge_data(source, target, default={}).items():
            if not _speaks(data, inward=source == party):
                continue
            if data["sign"] and not data.get("recent"):
                spoken.append((key, data["sign"], data))
            elif data["family"] == Family.DIPLOMACY:
                talks.append((key, 0, data))
    return _coded(actor, party, spoken, talks)


def infer_alignment(
    graph: nx.MultiDiGraph, actor: str, party: str, parties: Collection[str] = ()
) -> Alignment:
    """How an actor stands to a party, coded or else inferred along a chain.

    `graph`: the links of one theater on one day, as `view.select` gives them. `parties`:
    those of the theater.

    Coded links go before any inference, also where they say no more than that the two
    talk. Every step of a chain is a coded stand whose sign is clear, from the actor towards
    the party (whom it backs, not who backs it), by links that carry on (see above), or
    membership of an alliance whose members are friends. A chain does not lead through
    another party of the theater: with many sides, who backs one of two that fight a third
    is no friend of the other. Only where there is no other chain are those through parties
    taken. The shortest count; where they disagree the stand is both. With more than two
    parties the foe of a foe is nothing.

    An actor backs itself. Ends that are not in the graph have no stand.
    """
    if actor == party:
        return _itself(actor)
    found = direct_alignment(graph, actor, party)
    if found.basis is Basis.CODED:
        return found
    return _Inference(graph, parties).towards(party).alignment(actor) or found


@dataclass(frozen=True, slots=True)
class Column:
    """What the rows are compared with: a party of a theater, or (theater None) an actor."""

    theater: str | None
    actor: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one camp, which stand together: how many there are.

    `camp` is its index and `label` its name, as `Camps` has them; both are None for those
    between the camps.
    """

    camp: int | None
    label: str | None
    size: int


@dataclass(frozen=True, slots=True)
class AlignmentMatrix:
    """Who stands how to whom. `cells` has a row per row and an alignment per column.

    `groups` are the camps of the rows, in their order.
    """

    rows: tuple[str, ...]
    columns: tuple[Column, ...]
    cells: tuple[tuple[Alignment, ...], ...]
    groups: tuple[Group, ...] = ()

    def cell(self, actor: str, column: Column) -> Alignment:
        """One of the cells; ValueError if there is no such row or column."""
        return self.cells[self.rows.index(actor)][self.columns.index(column)]


def alignment_matrix(
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    theater: str | None,
    span: Span | None,
    *,
    actors_by: Literal["parties", "actors"] = "parties",
    division: Camps | None = None,
) -> AlignmentMatrix:
    """How every actor stands to every party, or to every other actor.

    `graph` is that of the whole dataset, `span` the days to judge by (None: all links of
    all time). Rows are the actors with a link in the theater (None: in any) on those days,
    by camp in the order of `division` (those between the camps last), then the parties, then
    states, then whoever has the stronger links, then by name. Columns are the parties of
    the theater, or of all theaters, each judged by the links of its own theater; or the
    same actors as the rows, judged by all links of the view. `division` are the camps to order
    by, worked out anew if they are not given.

    Raises KeyError if there is no such theater.
    """
    theaters = [dataset.theaters[theater]] if theater else list(dataset.theaters.values())
    shown = select(graph, View(theater=theater, span=span))
    if division is None:
        division = camps(dataset, graph, theater, span.last_day if span else None)
    parties = tuple(dict.fromkeys(party for one in theaters for party in one.parties))
    rows = _ordered(dataset, shown, division, parties)
    columns: list[Column] = []
    found: list[list[Alignment]] = []
    if actors_by == "actors":
        columns = [Column(None, row) for row in rows]
        found = _columns(shown, parties, rows, rows)
    else:
        for one in theaters:
            part = shown if theater else select(graph, View(theater=one.id, span=span))
            columns += [Column(one.id, party) for party in one.parties]
            found += _columns(part, one.parties, one.parties, rows)
    cells = tuple(zip(*found, strict=True)) if found else tuple(() for _ in rows)
    return AlignmentMatrix(rows, tuple(columns), cells, _grouped(rows, division))


def alignments(
    graph: nx.MultiDiGraph, parties: Sequence[str], actors: Iterable[str]
) -> dict[str, tuple[Alignment, ...]]:
    """How each of some actors stands to each party of a theater: `align` for many at once."""
    rows = tuple(actors)
    columns = _columns(graph, parties, parties, rows)
    return dict(zip(rows, zip(*columns, strict=True), strict=True)) if columns else {}


def _columns(
    graph: nx.MultiDiGraph,
    parties: Collection[str],
    towards: Iterable[str],
    rows: Sequence[str],
) -> list[list[Alignment]]:
    inference = _Inference(graph, parties)
    return [inference.towards(party).column(rows) for party in towards]


def _ordered(
    dataset: Dataset, graph: nx.MultiDiGraph, division: Camps, parties: Sequence[str]
) -> tuple[str, ...]:
    """The actors of a graph, camp by camp, those first whom a reader looks for first."""
    camp_at = {camp.index: at for at, camp in enumerate(division.camps)}
    party_at = {party: at for at, party in enumerate(parties)}
    weight: defaultdict[str, float] = defaultdict(float)
    for one, other, data in graph.edges(data=True):
        for end in (one, other):
            weight[end] += data["strength"] * CONFIDENCE_WEIGHTS[data["confidence"]]

    def place(actor: str) -> tuple[int, int, bool, float, str, str]:
        camp = division.of.get(actor)
        return (
            len(camp_at) if camp is None else camp_at[camp],
            party_at.get(actor, len(party_at)),
            dataset.actors[actor].type is not ActorType.STATE,
            # The sum depends on the order of the links in its last digits.
            -round(weight[actor], 9),
            dataset.label(actor).casefold(),
            actor,
        )

    return tuple(sorted((node for node in graph if node in dataset.actors), key=place))


def _grouped(rows: Sequence[str], division: Camps) -> tuple[Group, ...]:
    """The camps of rows that are in their order, with how many rows each has."""
    names: dict[int | None, str] = {camp.index: camp.label for camp in division.camps}
    counts = Counter(division.of.get(row) for row in rows)
    return tuple(Group(camp, names.get(camp), size) for camp, size in counts.items())


def _speaks(data: Edge, *, inward: bool) -> bool:
    """Whether a link says how the one end stands; `inward`: it comes from the other.

    What a party does to an actor says how the party stands, not the actor; but a fight has
    two sides, and a bond binds both.
    """
    fight = data["sign"] < 0 and data["strength"] >= FIGHT
    return not inward or data["mutual"] or fight or data["family"] == Family.AFFILIATION


def _is_stand(edge: tuple[str, int, Edge]) -> bool:
    """Whether somebody can take it on: rivals cooperate, too."""
    return bool(edge[2]["family"] != Family.COOPERATION)


def _coded(
    actor: str,
    party: str,
    spoken: Sequence[tuple[str, int, Edge]],
    talks: Sequence[tuple[str, int, Edge]],
) -> Alignment:
    if not spoken and not talks:
        return Alignment(actor, party, AlignmentType.NONE, ())
    sides = [
        merge_links(actor, party, side)
        for sign in (1, -1)
        if (side := [edge for edge in spoken if edge[1] == sign])
    ] or [merge_links(actor, party, talks)]
    return Alignment(
        actor,
        party,
        _stand({sign for _, sign, _ in spoken}, talks=bool(talks)),
        tuple(link for side in sides for link in side.links),
        Basis.CODED,
        min((side.confidence for side in sides), key=SURENESS.__getitem__),
        min(side.strength for side in sides),
    )


def _stand(signs: Iterable[int], *, talks: bool) -> AlignmentType:
    match sorted(signs):
        case [-1, 1]:
            return AlignmentType.BOTH
        case [1]:
            return AlignmentType.BACKS
        case [-1]:
            return AlignmentType.OPPOSES
        case _:
            return AlignmentType.TALKS if talks else AlignmentType.NONE


def _itself(actor: str) -> Alignment:
    return Alignment(actor, actor, AlignmentType.BACKS, (), Basis.CODED, Confidence.HIGH, 1.0)


class _Inference:
    """The coded stands of a graph, and the chains that they make."""

    def __init__(self, graph: nx.MultiDiGraph, parties: Collection[str]) -> None:
        self.parties = frozenset(parties)
        self.most_foes = REACH if len(self.parties) <= TWO_SIDES else 1
        spoken: defaultdict[tuple[str, str], list[tuple[str, int, Edge]]] = defaultdict(list)
        talks: defaultdict[tuple[str, str], list[tuple[str, int, Edge]]] = defaultdict(list)
        friends: defaultdict[tuple[str, str], list[tuple[str, int, Edge]]] = defaultdict(list)
        for source, target, key, data in graph.edges(keys=True, data=True):
            ends = [(source, target)]
            if _speaks(data, inward=True):
                ends.append((target, source))
            if data["kind"] == MEMBER.id:
                edge = membership(graph, source, data)
                for pair in ends if edge else ():
                    assert edge
                    friends[pair].append((key, 1, edge))
            elif data["sign"] and not data.get("recent"):
                for pair in ends:
                    spoken[pair].append((key, data["sign"], data))
            elif data["family"] == Family.DIPLOMACY:
                for pair in ends:
                    talks[pair].append((key, 0, data))
        self.spoken, self.talks = spoken, talks
        self.into: defaultdict[str, list[ChainStep]] = defaultdict(list)
        self.onward: defaultdict[str, list[ChainStep]] = defaultdict(list)
        self.carrying: set[tuple[str, str]] = set()
        for pair in sorted({*spoken, *friends}):
            joint = friends.get(pair, [])
            said = [edge for edge in spoken.get(pair, ()) if _is_stand(edge)]
            if joint or (said and len({sign for _, sign, _ in spoken[pair]}) == 1):
                step = merge_links(*pair, [*said, *joint])
                if step.sign:
                    self.into[pair[1]].append(step)
                    self.onward[pair[0]].append(step)
                    if joint or step.strength >= CARRIES:
                        self.carrying.add(pair)

    def coded(self, actor: str, party: str) -> Alignment:
        """The same as `coded`, without looking at the graph again."""
        pair = (actor, party)
        return _coded(actor, party, self.spoken.get(pair, ()), self.talks.get(pair, ()))

    def towards(self, party: str) -> _Towards:
        return _Towards(self, party)


State = tuple[str, int]
"""A node, and how many foes there are on the way from it to the party."""


class _Towards:
    """All inferred stands towards one party.

    `layers[n]` counts, for each state, the walks of exactly n steps to the party. The
    shortest ones never come twice through a node, so for them walks are chains.
    """

    def __init__(self, inference: _Inference, party: str) -> None:
        self.inference, self.party = inference, party
        others = inference.parties - {party}
        self.tiers = [(others, self._layers(others))]
        if others:
            self.tiers.append((frozenset(), self._layers(frozenset())))

    def _layers(self, closed: frozenset[str]) -> list[dict[State, int]]:
        most = self.inference.most_foes
        layers: list[dict[State, int]] = [{(self.party, 0): 1}]
        for length in range(1, REACH + 1):
            layer: defaultdict[State, int] = defaultdict(int)
            for (node, foes), count in layers[-1].items():
                if length > 1 and (node == self.party or node in closed):
                    continue
                for step in self.inference.into.get(node, ()):
                    if length > 1 and (step.source, node) not in self.inference.carrying:
                        continue
                    then = foes + (step.sign < 0)
                    if then <= most and step.source != self.party:
                        layer[step.source, then] += count
            layers.append(dict(layer))
        return layers

    def column(self, actors: Iterable[str]) -> list[Alignment]:
        """How each actor stands to the party: coded, else inferred, else not at all."""
        column = []
        for actor in actors:
            if actor == self.party:
                column.append(_itself(actor))
                continue
            found = self.inference.coded(actor, self.party)
            if found.basis is Basis.NONE:
                found = self.alignment(actor) or found
            column.append(found)
        return column

    def alignment(self, actor: str) -> Alignment | None:
        """What the shortest chains say; None if there are none."""
        for closed, layers in self.tiers:
            for length in range(1, REACH + 1):
                counts = [
                    (foes, count)
                    for foes in range(REACH + 1)
                    if (count := layers[length].get((actor, foes), 0))
                ]
                if counts:
                    return self._told(actor, length, counts, closed, layers)
        return None

    def _told(
        self,
        actor: str,
        length: int,
        counts: Sequence[tuple[int, int]],
        closed: frozenset[str],
        layers: Sequence[Mapping[State, int]],
    ) -> Alignment:
        best: dict[int, list[Chain]] = {}
        for foes, _ in counts:
            sign = -1 if foes % 2 else 1
            best.setdefault(sign, []).extend(self._chains(actor, length, foes, closed, layers))
        for sign, found in best.items():
            best[sign] = sorted(found, key=_preferred)[:SHOWN]
        chains = sorted((one for found in best.values() for one in found), key=_preferred)
        surest = [max(found, key=lambda one: SURENESS[one.confidence]) for found in best.values()]
        return Alignment(
            actor,
            self.party,
            _stand(best, talks=False),
            tuple(dict.fromkeys(link for one in chains for link in one.links)),
            Basis.INFERRED,
            min((one.confidence for one in surest), key=SURENESS.__getitem__),
            min(max(one.strength for one in found) for found in best.values()),
            tuple(chains),
            sum(count for _, count in counts),
        )

    def _chains(
        self,
        actor: str,
        length: int,
        foes: int,
        closed: frozenset[str],
        layers: Sequence[Mapping[State, int]],
    ) -> list[Chain]:
        carrying = self.inference.carrying
        found: list[Chain] = []
        stack: list[tuple[str, int, tuple[ChainStep, ...]]] = [(actor, foes, ())]
        while stack and len(found) < TRIED:
            node, still, before = stack.pop()
            rest = length - len(before) - 1
            for step in reversed(self.inference.onward[node]):
                then = still - (step.sign < 0)
                if (step.target, then) not in layers[rest]:
                    continue
                if rest and (step.target in closed or (node, step.target) not in carrying):
                    continue
                if rest:
                    stack.append((step.target, then, (*before, step)))
                else:
                    found.append(Chain((*before, step)))
        return found


def _preferred(chain: Chain) -> tuple[bool, int, float, tuple[str, ...]]:
    """The surest chain first; those that need the foe of a foe last."""
    _, _, strength, _, nodes = rank_chains(chain)
    return (chain.foe_of_foe, -SURENESS[chain.confidence], strength, nodes)
