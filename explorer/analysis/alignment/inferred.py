"""How an actor stands to a party by chains of links, where no link between them says so.

A chain of at most three coded alignments leads from the actor to the party, and the product
of their signs is the answer: the friend of a friend is a friend, the friend of a foe and the
foe of a friend are foes (Heider 1946; Cartwright and Harary, "Structural balance",
Psychological Review 1956). That the foe of a foe is a friend is not used: two foes of one foe
may be foes of each other (weak balance: Davis, "Clustering and structural balance in graphs",
Human Relations 1967); but who recognises a party, and stands against a party that fights it,
stands with it.

Not every link makes somebody take on the alignments of another; `steps` says which do. All steps
of a chain hold, with their signs, on one and the same of the days asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import networkx as nx

from explorer.analysis.alignment.direct import (
    RECOGNITION,
    Alignment,
    AlignmentType,
    Basis,
    alignment_type,
    coded_alignment,
    direct_alignment,
    self_alignment,
)
from explorer.analysis.alignment.steps import (
    InferenceStep,
    Rest,
    inference_steps,
    pair_links,
)
from explorer.analysis.chains import CONFIDENCE_RANK, Chain, chain_rank
from explorer.graph.span import Span

MAX_INFERENCE_STEPS = 3
"""How many steps an inference has at most."""

MAX_LISTED_CHAINS = 6
"""How many chains of each sign an alignment holds at most."""

MAX_COMPARED_CHAINS = 120
"""Among how many chains of each sign the best are looked for."""

MAX_HOSTILE_STEPS = 1
"""How many steps of a chain may be hostile: the foe of a foe need not be a friend."""

MAX_HELP_STEPS = 1
"""How many steps of a chain may be help alone: it is not passed on by whom it is given to."""


def infer_alignment(
    graph: nx.MultiDiGraph,
    actor: str,
    party: str,
    parties: Collection[str] = (),
    span: Span | None = None,
) -> Alignment:
    """How an actor stands to a party by the links between them, or else along a chain.

    Coded links go before any chain, also where they say no more than that the two talk; but a
    recognition and no more gives way to one inference: who recognises a party and stands
    against another party that fights it stands with it. Otherwise the foe of a foe is nothing.

    Every step of a chain is a coded alignment whose sign is clear, from the actor towards the
    party (whom it backs, not who backs it), by links that are passed on (see above), or
    membership of an alliance whose members are friends. Where somebody on the way has links to
    the party itself, these are its answer: the chain goes on with them or not at all. A chain
    does not lead through another party of the theater: with many sides, who backs one of two
    that fight a third is no friend of the other. Only where there is no other chain are those
    through parties taken. All steps of a chain hold on one day. The shortest chains count;
    where they disagree, were it on different days, the alignment is both.

    Args:
        graph: The links of one theater on some days, as `explorer.select` gives them.
        actor: The id of the actor.
        party: The id of the party; any actor or alliance may take its place.
        parties: The ids of the parties of the theater.
        span: These days; None for all days.

    Returns:
        The alignment: coded, inferred, or `AlignmentType.NONE` where there is neither a link
        nor a chain, or one of the two is not in the graph. An actor backs itself.

    """
    if actor == party:
        return self_alignment(actor)
    found = direct_alignment(graph, actor, party)
    if found.basis is Basis.CODED and found.type is not AlignmentType.RECOGNISES:
        return found
    return AlignmentFinder(graph, parties, span).towards(party).of(actor)


def alignments(
    graph: nx.MultiDiGraph,
    parties: Sequence[str],
    actors: Iterable[str],
    span: Span | None = None,
) -> dict[str, tuple[Alignment, ...]]:
    """How each of some actors stands to each party of a theater.

    The same as `infer_alignment`, for many at once.

    Args:
        graph: The links of one theater on some days, as `explorer.select` gives them.
        parties: The ids of the parties of the theater.
        actors: The ids of the actors.
        span: These days; None for all days.

    Returns:
        For each actor its alignment to each party, in the order of `parties`; nothing if
        there are no parties.

    """
    finder = AlignmentFinder(graph, parties, span)
    return {actor: finder.alignments(actor) for actor in actors} if parties else {}


def alignment_columns(
    graph: nx.MultiDiGraph,
    parties: Collection[str],
    columns: Iterable[str],
    rows: Sequence[str],
    span: Span | None,
) -> list[list[Alignment]]:
    """For each party in `columns`, how every actor in `rows` stands to it, in that order.

    `parties` are all parties of the theater, `span` the days that the graph shows.
    """
    finder = AlignmentFinder(graph, parties, span)
    # One after the other: of a large file what is inferred towards everybody takes much memory.
    return [
        [inference.of(actor) for actor in rows]
        for inference in (_PartyInference(finder, party) for party in columns)
    ]


class AlignmentFinder:
    """How actors stand to the parties of a theater, one actor at a time.

    It holds the coded alignments of a graph and the chains that they make, so that each further
    actor costs little. The arguments are those of `alignments`. Nothing that it gives depends on
    what was asked before; threads may share it.
    """

    def __init__(
        self, graph: nx.MultiDiGraph, parties: Collection[str], span: Span | None = None
    ) -> None:
        self.columns = tuple(parties)
        self.parties = frozenset(parties)
        self._towards: dict[str, _PartyInference] = {}
        self.links = pair_links(graph)
        self.calendar, steps = inference_steps(graph, self.links, span)
        self.steps_to: defaultdict[str, list[InferenceStep]] = defaultdict(list)
        self.steps_from: defaultdict[str, list[InferenceStep]] = defaultdict(list)
        for step in steps:
            self.steps_to[step.target].append(step)
            self.steps_from[step.source].append(step)

    def coded(self, actor: str, party: str) -> Alignment:
        """The same as `direct_alignment`, without looking at the graph again."""
        pair, links = (actor, party), self.links
        return coded_alignment(actor, party, links.signed.get(pair, ()), links.talks.get(pair, ()))

    def answered(self, actor: str, party: str) -> int:
        """The days on which links say how an actor stands to a party, were it talks alone."""
        days = 0
        for found in (self.links.signed, self.links.talks):
            for _, _, data in found.get((actor, party), ()):
                # What is over and still shown counts on the days that are shown.
                recent = data.get("recent")
                days |= self.calendar.all_days if recent else self.calendar.days_of(data)
        return days

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


WalkState = tuple[int, int, Rest]
"""How many steps from a node to the party are hostile, how many are help alone, and what the
way begins with."""

Layer = Mapping[str, Mapping[WalkState, tuple[int, int]]]
"""For each node, and each state that it has, the days on which there are such walks, and how many
there are on any."""


class _PartyInference:
    """All inferred alignments towards one party.

    Layer n of a tier is about the walks of exactly n steps to the party. The shortest ones never
    come twice through a node, so for them walks are chains.
    """

    def __init__(self, inference: AlignmentFinder, party: str) -> None:
        self.inference, self.party = inference, party
        others = inference.parties - {party}
        self.tiers = [(others, self._layers(others))]
        if others:
            self.tiers.append((frozenset(), self._layers(frozenset())))

    def _layers(self, closed: frozenset[str]) -> list[Layer]:
        days = self.inference.calendar.all_days
        layers: list[Layer] = [{self.party: {(0, 0, Rest.PLAIN): (days, 1)}}]
        for length in range(1, MAX_INFERENCE_STEPS + 1):
            layer: defaultdict[str, dict[WalkState, tuple[int, int]]] = defaultdict(dict)
            for node, states in layers[-1].items():
                if length > 1 and (node == self.party or node in closed):
                    continue
                open_days = ~self._answered(node) if length > 2 else -1
                for step in self.inference.steps_to.get(node, ()):
                    if step.source == self.party:
                        continue
                    for (foes, helps, rest), (days, count) in states.items():
                        held = days & open_days & (step.before[rest] if length > 1 else step.days)
                        then = foes + (step.sign < 0), helps + step.is_help
                        if held and then[0] <= MAX_HOSTILE_STEPS and then[1] <= MAX_HELP_STEPS:
                            own = layer[step.source]
                            state = (*then, step.opens if length > 1 else step.ends)
                            known, number = own.get(state, (0, 0))
                            own[state] = (known | held, number + count)
            layers.append(layer)
        return layers

    def _answered(self, node: str) -> int:
        """The days on which links say how a node stands to the party: there it needs no chain."""
        return self.inference.answered(node, self.party)

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
        actor = recognition.actor
        talks = [
            (edge, inference.calendar.days_of(edge[2]))
            for edge in inference.links.talks[actor, self.party]
        ]
        recognised = 0
        for (_, _, data), held in talks:
            recognised |= held if data["kind"] == RECOGNITION else 0
        chains = [
            (common, Chain((against.on(common), fight.on(common))))
            for against in inference.steps_from.get(actor, ())
            if against.sign < 0 and against.target in inference.parties
            for fight in inference.steps_from.get(against.target, ())
            if fight.sign < 0 and fight.target == self.party
            if (common := recognised & against.days & fight.days)
        ]
        if not chains:
            return None
        common, best = min(chains, key=lambda found: _preferred(found[1]))
        said = coded_alignment(actor, self.party, (), [one for one, held in talks if held & common])
        return Alignment(
            actor,
            self.party,
            AlignmentType.BACKS,
            (*said.links, *best.links),
            Basis.INFERRED,
            min(
                (best.confidence, *filter(None, [said.confidence])), key=CONFIDENCE_RANK.__getitem__
            ),
            min(best.strength, said.strength),
            (best,),
            len(chains),
        )

    def alignment(self, actor: str) -> Alignment | None:
        """What the shortest chains say; None if there are none."""
        for closed, layers in self.tiers:
            for length in range(1, MAX_INFERENCE_STEPS + 1):
                if actor in layers[length]:
                    return self._of_chains(actor, length, closed, layers)
        return None

    def _of_chains(
        self,
        actor: str,
        length: int,
        closed: frozenset[str],
        layers: Sequence[Layer],
    ) -> Alignment:
        states = layers[length][actor]
        best: defaultdict[int, list[Chain]] = defaultdict(list)
        for state in states:
            sign = -1 if state[0] % 2 else 1
            best[sign] += self._chains(actor, state, length, closed, layers)
        # How many walks hold all their steps on one day is known only where all days are alike.
        count = sum(map(len, best.values()))
        if self.inference.calendar.is_uniform:
            count = sum(number for _, number in states.values())
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
            count,
        )

    def _chains(
        self,
        actor: str,
        start: WalkState,
        length: int,
        closed: frozenset[str],
        layers: Sequence[Layer],
    ) -> list[Chain]:
        found: list[Chain] = []
        stack: list[tuple[str, WalkState, int, tuple[InferenceStep, ...]]] = [
            (actor, start, -1, ())
        ]
        while stack and len(found) < MAX_COMPARED_CHAINS:
            node, (foes, helps, opening), days, before = stack.pop()
            left = length - len(before) - 1
            for step in reversed(self.inference.steps_from[node]):
                onward = layers[left].get(step.target)
                if onward is None or (step.opens if left else step.ends) is not opening:
                    continue
                if left and step.target in closed:
                    continue
                still = foes - (step.sign < 0), helps - step.is_help
                open_days = ~self._answered(step.target) if left > 1 else -1
                for state, (later, _) in onward.items():
                    held = days & open_days & (step.before[state[2]] if left else step.days)
                    if state[:2] != still or not held & later:
                        continue
                    if left:
                        stack.append((step.target, state, held, (*before, step)))
                    else:
                        found.append(Chain(tuple(one.on(held) for one in (*before, step))))
        return found


def _preferred(chain: Chain) -> tuple[int, float, tuple[str, ...]]:
    """The surest chain first."""
    _, strength, _, nodes = chain_rank(chain)
    return (-CONFIDENCE_RANK[chain.confidence], strength, nodes)
