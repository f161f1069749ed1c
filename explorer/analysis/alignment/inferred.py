"""How an actor stands to a party by chains of links, where no link between them says so.

A chain of at most three coded alignments leads from the actor to the party, and the product
of their signs is the answer: the friend of a friend is a friend, the friend of a foe and the
foe of a friend are foes (Heider 1946; Cartwright and Harary, "Structural balance",
Psychological Review 1956). That the foe of a foe is a friend is not used: two foes of one foe
may be foes of each other (weak balance: Davis, "Clustering and structural balance in graphs",
Human Relations 1967); but who recognises a party, and stands against a party that fights it,
stands with it.

Not every link makes somebody take on the alignments of another. Cooperation never does:
rivals patrol and trade together. Nor does what is weaker than `MIN_CARRYING_STRENGTH`: who
accuses a man does not join his foes.
Such a weak link can only be the last step, as the alignment that is taken on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import networkx as nx

from explorer.analysis.alignment.direct import (
    Alignment,
    AlignmentType,
    Basis,
    alignment_type,
    coded_alignment,
    direct_alignment,
    is_dealing,
    reveals_alignment,
    self_alignment,
    takes_side,
)
from explorer.analysis.chains import (
    CONFIDENCE_RANK,
    Chain,
    ChainStep,
    SignedEdge,
    chain_rank,
    membership_edge,
    merge_links,
)
from explorer.data.vocabulary import MEMBER, Family

MAX_INFERENCE_STEPS = 3
"""How many steps an inference has at most."""

MIN_CARRYING_STRENGTH = 0.4
"""The strength (political backing, a threat) from which a link carries an inference."""

MAX_LISTED_CHAINS = 6
"""How many chains of each sign an alignment holds at most."""

MAX_COMPARED_CHAINS = 120
"""Among how many chains of each sign the best are looked for."""

MAX_HOSTILE_STEPS = 1
"""How many steps of a chain may be hostile: the foe of a foe need not be a friend."""


def infer_alignment(
    graph: nx.MultiDiGraph, actor: str, party: str, parties: Collection[str] = ()
) -> Alignment:
    """How an actor stands to a party by the links between them, or else along a chain.

    Coded links go before any inference, also where they say no more than that the two
    talk. Every step of a chain is a coded alignment whose sign is clear, from the actor
    towards the party (whom it backs, not who backs it), by links that are passed on (see
    above), or membership of an alliance whose members are friends. A chain does not lead
    through another party of the theater: with many sides, who backs one of two that fight a
    third is no friend of the other. Only where there is no other chain are those through
    parties taken. The shortest chains count; where they disagree the alignment is both. The
    foe of a foe is nothing, but for one case: who recognises a party and stands against
    another party that fights it stands with it.

    Args:
        graph: The links of one theater on one day, as `explorer.select` gives them.
        actor: The id of the actor.
        party: The id of the party; any actor or alliance may take its place.
        parties: The ids of the parties of the theater.

    Returns:
        The alignment: coded, inferred, or `AlignmentType.NONE` where there is neither a link
        nor a chain, or one of the two is not in the graph. An actor backs itself.

    """
    if actor == party:
        return self_alignment(actor)
    found = direct_alignment(graph, actor, party)
    if found.basis is Basis.CODED and found.type is not AlignmentType.RECOGNISES:
        return found
    return AlignmentFinder(graph, parties).towards(party).of(actor)


def alignments(
    graph: nx.MultiDiGraph, parties: Sequence[str], actors: Iterable[str]
) -> dict[str, tuple[Alignment, ...]]:
    """How each of some actors stands to each party of a theater.

    The same as `infer_alignment`, for many at once.

    Args:
        graph: The links of one theater on one day, as `explorer.select` gives them.
        parties: The ids of the parties of the theater.
        actors: The ids of the actors.

    Returns:
        For each actor its alignment to each party, in the order of `parties`; nothing if
        there are no parties.

    """
    finder = AlignmentFinder(graph, parties)
    return {actor: finder.alignments(actor) for actor in actors} if parties else {}


def alignment_columns(
    graph: nx.MultiDiGraph,
    parties: Collection[str],
    columns: Iterable[str],
    rows: Sequence[str],
) -> list[list[Alignment]]:
    """For each party in `columns`, how every actor in `rows` stands to it, in that order.

    `parties` are all parties of the theater.
    """
    finder = AlignmentFinder(graph, parties)
    # One after the other: of a large file what is inferred towards everybody takes much memory.
    return [
        [inference.of(actor) for actor in rows]
        for inference in (_PartyInference(finder, party) for party in columns)
    ]


def _is_passed_on(edge: SignedEdge) -> bool:
    """Whether a link makes an actor take on alignments: cooperation does not."""
    return bool(edge[2]["family"] != Family.COOPERATION)


class AlignmentFinder:
    """How actors stand to the parties of a theater, one actor at a time.

    It holds the coded alignments of a graph and the chains that they make, so that each further
    actor costs little. The arguments are those of `alignments`. Nothing that it gives depends on
    what was asked before; threads may share it.
    """

    def __init__(self, graph: nx.MultiDiGraph, parties: Collection[str]) -> None:
        self.columns = tuple(parties)
        self.parties = frozenset(parties)
        self._towards: dict[str, _PartyInference] = {}
        signed: defaultdict[tuple[str, str], list[SignedEdge]] = defaultdict(list)
        talks: defaultdict[tuple[str, str], list[SignedEdge]] = defaultdict(list)
        friends: defaultdict[tuple[str, str], list[SignedEdge]] = defaultdict(list)
        for source, target, key, data in graph.edges(keys=True, data=True):
            ends = [(source, target)]
            if reveals_alignment(data, inward=True):
                ends.append((target, source))
            if data["kind"] == MEMBER.id:
                edge = membership_edge(graph, source, data)
                for pair in ends if edge else ():
                    assert edge
                    friends[pair].append((key, 1, edge))
            elif takes_side(data):
                for pair in ends:
                    signed[pair].append((key, data["sign"], data))
            elif is_dealing(data):
                for pair in ends:
                    talks[pair].append((key, 0, data))
        self.signed, self.talks = signed, talks
        self.steps_to: defaultdict[str, list[ChainStep]] = defaultdict(list)
        self.steps_from: defaultdict[str, list[ChainStep]] = defaultdict(list)
        self.carrying: set[tuple[str, str]] = set()
        for pair in sorted({*signed, *friends}):
            joint = friends.get(pair, [])
            said = [edge for edge in signed.get(pair, ()) if _is_passed_on(edge)]
            if joint or (said and len({sign for _, sign, _ in signed[pair]}) == 1):
                step = merge_links(*pair, [*said, *joint])
                if step.sign:
                    self.steps_to[pair[1]].append(step)
                    self.steps_from[pair[0]].append(step)
                    if joint or step.strength >= MIN_CARRYING_STRENGTH:
                        self.carrying.add(pair)

    def coded(self, actor: str, party: str) -> Alignment:
        """The same as `direct_alignment`, without looking at the graph again."""
        pair = (actor, party)
        return coded_alignment(actor, party, self.signed.get(pair, ()), self.talks.get(pair, ()))

    def alignments(self, actor: str) -> tuple[Alignment, ...]:
        """How an actor stands to each party, in their order; to itself too if it is one."""
        return tuple(self.towards(party).of(actor) for party in self.columns)

    def towards(self, party: str) -> _PartyInference:
        """What is inferred towards a party, kept; anybody may take its place."""
        found = self._towards.get(party)
        if found is None:
            # Of two threads both may work it out; they come to the same.
            found = self._towards[party] = _PartyInference(self, party)
        return found


WalkState = tuple[str, int]
"""A node, and how many foes there are on the way from it to the party."""


class _PartyInference:
    """All inferred alignments towards one party.

    `layers[n]` counts, for each state, the walks of exactly n steps to the party. The
    shortest ones never come twice through a node, so for them walks are chains.
    """

    def __init__(self, inference: AlignmentFinder, party: str) -> None:
        self.inference, self.party = inference, party
        others = inference.parties - {party}
        self.tiers = [(others, self._layers(others))]
        if others:
            self.tiers.append((frozenset(), self._layers(frozenset())))

    def _layers(self, closed: frozenset[str]) -> list[dict[WalkState, int]]:
        layers: list[dict[WalkState, int]] = [{(self.party, 0): 1}]
        for length in range(1, MAX_INFERENCE_STEPS + 1):
            layer: defaultdict[WalkState, int] = defaultdict(int)
            for (node, foes), count in layers[-1].items():
                if length > 1 and (node == self.party or node in closed):
                    continue
                for step in self.inference.steps_to.get(node, ()):
                    if length > 1 and (step.source, node) not in self.inference.carrying:
                        continue
                    then = foes + (step.sign < 0)
                    if then <= MAX_HOSTILE_STEPS and step.source != self.party:
                        layer[step.source, then] += count
            layers.append(dict(layer))
        return layers

    def of(self, actor: str) -> Alignment:
        """How an actor stands to the party: coded, else inferred, else not at all."""
        if actor == self.party:
            return self_alignment(actor)
        found = self.inference.coded(actor, self.party)
        if found.basis is Basis.NONE:
            return self.alignment(actor) or found
        if found.type is AlignmentType.RECOGNISES:
            return self._against_its_foe(found) or found
        return found

    def _against_its_foe(self, recognition: Alignment) -> Alignment | None:
        """That an actor stands with a party that it recognises, for it stands against its foe."""
        inference = self.inference
        chains = [
            Chain((against, fight))
            for against in inference.steps_from.get(recognition.actor, ())
            if against.sign < 0 and against.target in inference.parties
            for fight in inference.steps_from.get(against.target, ())
            if fight.sign < 0 and fight.target == self.party
        ]
        if not chains:
            return None
        best = min(chains, key=_preferred)
        return Alignment(
            recognition.actor,
            self.party,
            AlignmentType.BACKS,
            (*recognition.links, *best.links),
            Basis.INFERRED,
            min(
                (best.confidence, *filter(None, [recognition.confidence])),
                key=CONFIDENCE_RANK.__getitem__,
            ),
            min(best.strength, recognition.strength),
            (best,),
            len(chains),
        )

    def alignment(self, actor: str) -> Alignment | None:
        """What the shortest chains say; None if there are none."""
        for closed, layers in self.tiers:
            for length in range(1, MAX_INFERENCE_STEPS + 1):
                counts = [
                    (foes, count)
                    for foes in range(MAX_INFERENCE_STEPS + 1)
                    if (count := layers[length].get((actor, foes), 0))
                ]
                if counts:
                    return self._of_chains(actor, length, counts, closed, layers)
        return None

    def _of_chains(
        self,
        actor: str,
        length: int,
        counts: Sequence[tuple[int, int]],
        closed: frozenset[str],
        layers: Sequence[Mapping[WalkState, int]],
    ) -> Alignment:
        best: dict[int, list[Chain]] = {}
        for foes, _ in counts:
            sign = -1 if foes % 2 else 1
            best.setdefault(sign, []).extend(self._chains(actor, length, foes, closed, layers))
        for sign, found in best.items():
            best[sign] = sorted(found, key=_preferred)[:MAX_LISTED_CHAINS]
        chains = sorted((one for found in best.values() for one in found), key=_preferred)
        surest = [
            max(found, key=lambda one: CONFIDENCE_RANK[one.confidence]) for found in best.values()
        ]
        return Alignment(
            actor,
            self.party,
            alignment_type(best),
            tuple(dict.fromkeys(link for one in chains for link in one.links)),
            Basis.INFERRED,
            min((one.confidence for one in surest), key=CONFIDENCE_RANK.__getitem__),
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
        layers: Sequence[Mapping[WalkState, int]],
    ) -> list[Chain]:
        carrying = self.inference.carrying
        found: list[Chain] = []
        stack: list[tuple[str, int, tuple[ChainStep, ...]]] = [(actor, foes, ())]
        while stack and len(found) < MAX_COMPARED_CHAINS:
            node, still, before = stack.pop()
            rest = length - len(before) - 1
            for step in reversed(self.inference.steps_from[node]):
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


def _preferred(chain: Chain) -> tuple[int, float, tuple[str, ...]]:
    """The surest chain first."""
    _, _, strength, _, nodes = chain_rank(chain)
    return (-CONFIDENCE_RANK[chain.confidence], strength, nodes)
