"""Chains: from a sponsor to the front, and the paths between any two actors.

A chain of support is a path on which help can flow from one end to the other:

- a link of the support family carries help from the one who gives to the one who gets,
  both ways where it is mutual;
- a link of the affiliation family (part-of, leads, serves, affiliated) lets help pass both
  ways. A whole acts through its parts and a part for the whole, a leader through what is
  led and for it; `affiliated` does not say which comes first. So "Russia > Wagner" is a
  step, though the file has it as "Wagner is affiliated with Russia";
- membership of an alliance whose members are friends (a coalition, a pact, an operations
  room) lets help pass both ways, through the alliance.

Cooperation, talks and interests carry no help. All steps of a chain may have held on one and
the same of the days asked for. What a chain means: each step is a link that
somebody has reported. What it does not mean: that the first end ordered what the last one
did, or that one shipment went all the way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import networkx as nx

from explorer.analysis.calendar import Calendar, EdgeAttributes
from explorer.data.vocabulary import ALLIANCE_KINDS, MEMBER, Confidence, Family
from explorer.graph.span import Span

MAX_CHAIN_STEPS = 4
"""How many steps a chain has at most, if the caller does not say."""

MAX_CHAINS = 60
"""How many chains an answer holds at most."""

MAX_SEARCHED_NODES = 50_000
"""How many nodes a search looks at before it gives up and says that there is more."""

MIN_MATERIAL_STRENGTH = 0.5
"""From this strength on help is material; below it are recognition, pledges, political backing."""

CONFIDENCE_RANK: dict[str, int] = {Confidence.LOW: 0, Confidence.MODERATE: 1, Confidence.HIGH: 2}
"""The order of the confidences, the weakest first."""

SignedEdge = tuple[str, int, EdgeAttributes]
"""The key of an edge, its sign (-1, 0, 1), and its attributes."""


@dataclass(frozen=True, slots=True)
class ChainStep:
    """From one actor or alliance to the next, with all links that carry the step.

    `sign`: 1 friendly, -1 hostile, 0 where the two are both. `links` and `kinds`: the
    strongest first. `strength` (0 to 1) is that of the strongest link and `confidence` that
    of the surest, for one link is enough. `first_day` and `last_day`: the ordinals between
    which at least one of them may hold; there may be gaps.
    """

    source: str
    target: str
    sign: int
    links: tuple[str, ...]
    kinds: tuple[str, ...]
    strength: float
    confidence: Confidence
    first_day: int
    last_day: int


@dataclass(frozen=True, slots=True)
class Chain:
    """One or more steps, each beginning where the one before it ends; no node comes twice."""

    steps: tuple[ChainStep, ...]

    @property
    def nodes(self) -> tuple[str, ...]:
        """The ids of the actors and alliances on the way, both ends included."""
        return (self.steps[0].source, *(step.target for step in self.steps))

    @property
    def links(self) -> tuple[str, ...]:
        """The ids of all links that carry it, in the order of the steps."""
        return tuple(link for step in self.steps for link in step.links)

    @property
    def sign(self) -> int:
        """The product of the signs: the friend of a foe is a foe. 0 where a step is both."""
        sign = 1
        for step in self.steps:
            sign *= step.sign
        return sign

    @property
    def weakest(self) -> ChainStep:
        """The step that is least sure; of several, the one of least strength."""
        return min(self.steps, key=lambda step: (CONFIDENCE_RANK[step.confidence], step.strength))

    @property
    def confidence(self) -> Confidence:
        """How sure it is: as sure as its weakest step."""
        return self.weakest.confidence

    @property
    def strength(self) -> float:
        """How strong it is, from 0 to 1: as strong as its step of least strength."""
        return min(step.strength for step in self.steps)


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step with the days on which it may hold, as a calendar counts them.

    `step` has all its links; `edges` are these, each with the days on which it may hold.
    """

    step: ChainStep
    days: int
    edges: tuple[tuple[SignedEdge, int], ...]

    @classmethod
    def of(
        cls, source: str, target: str, edges: Iterable[SignedEdge], calendar: Calendar
    ) -> DatedStep:
        """The step out of the edges that carry it; not empty."""
        dated = tuple((edge, calendar.days_of(edge[2])) for edge in edges)
        days = 0
        for _, held in dated:
            days |= held
        return cls(merge_links(source, target, (edge for edge, _ in dated)), days, dated)

    def on(self, days: int) -> ChainStep:
        """The step with the links alone that may hold on one of some of its days."""
        kept = [edge for edge, held in self.edges if held & days]
        if len(kept) == len(self.edges):
            return self.step
        return merge_links(self.step.source, self.step.target, kept)


@dataclass(frozen=True, slots=True)
class Chains:
    """The chains from `start` to `end`, best first. `more`: there are others, not listed."""

    start: str
    end: str
    chains: tuple[Chain, ...]
    more: bool


def chains(
    graph: nx.MultiDiGraph,
    start: str,
    end: str,
    *,
    steps: int = MAX_CHAIN_STEPS,
    sign: Literal["support", "any"] = "support",
    most: int = MAX_CHAINS,
    span: Span | None = None,
) -> Chains:
    """Every simple path of at most so many steps from one actor or alliance to another.

    What is over, or no longer reported, and still shown as recent does not count. There is a
    day on which all steps may hold, and a step has the links alone that may hold on such a
    day. Ranked: the fewest steps first, then the strongest weakest link, the surest, the ids.
    The search looks at the shortest first and stops after `most` chains or a bounded amount of
    work.

    Args:
        graph: As `explorer.select` or `build_graph` gives it; ends that are not in it have no
            chains.
        start: The id of the one end.
        end: The id of the other.
        steps: How many steps a chain has at most, 1 or more.
        sign: "support" follows help in the direction in which it flows, see above; "any"
            follows every friendly and hostile link, whatever its direction.
        most: How many chains are given at most, 1 or more.
        span: The days that the graph shows; None for all days.

    Returns:
        The chains, best first; `more` says that there may be others, which are not listed.

    Raises:
        ValueError: Both ends are one, or `steps` or `most` is less than 1.

    """
    if start == end:
        raise ValueError(f"a chain joins two different actors, not {start} with itself")
    if steps < 1 or most < 1:
        raise ValueError("a chain has at least one step, an answer at least one chain")
    make = _support_steps if sign == "support" else _signed_steps
    steps_from = make(graph, span)
    found, more = _search(steps_from, start, end, steps, most)
    return Chains(start, end, tuple(sorted(found, key=chain_rank)), more)


def paths(
    graph: nx.MultiDiGraph,
    one: str,
    other: str,
    *,
    steps: int = MAX_CHAIN_STEPS,
    most: int = MAX_CHAINS,
    span: Span | None = None,
) -> Chains:
    """The paths between any two actors, friendly or hostile: `chains` with sign "any".

    Args:
        graph: As `explorer.select` or `build_graph` gives it.
        one: The id of the one end.
        other: The id of the other.
        steps: How many steps a path has at most, 1 or more.
        most: How many paths are given at most, 1 or more.
        span: The days that the graph shows; None for all days.

    Returns:
        The paths, best first; `more` says that there may be others, which are not listed.

    Raises:
        ValueError: Both ends are one, or `steps` or `most` is less than 1.

    """
    return chains(graph, one, other, steps=steps, sign="any", most=most, span=span)


def sponsors(
    graph: nx.MultiDiGraph,
    starts: Collection[str],
    ends: Collection[str],
    *,
    steps: int = MAX_CHAIN_STEPS,
    span: Span | None = None,
) -> dict[str, tuple[Chain, ...]]:
    """For each end the chain of support that reaches it best from each start, strongest first.

    `graph`, `span` and what a chain of support is: as for `chains`. Help that comes through
    somebody else, and is more than words (`MIN_MATERIAL_STRENGTH`), goes before help given
    directly, for it is what cannot be seen at a glance. No chain goes through another start or
    end: who stands in between is neither. A start that is hostile to an end is no sponsor of it,
    whatever chain there is. The search looks at the shortest first and stops after a bounded
    amount of work. An end without a chain has an empty answer.
    """
    back: defaultdict[str, list[DatedStep]] = defaultdict(list)
    for there in _support_steps(graph, span).values():
        for dated in there:
            back[dated.step.target].append(dated)
    fixed = {*starts, *ends}
    foes = {
        one
        for source, target, data in graph.edges(data=True)
        if data["sign"] < 0 and not data.get("recent")
        for one in ((source, target), (target, source))
    }
    found: dict[str, tuple[Chain, ...]] = {}
    for end in dict.fromkeys(ends):
        best: dict[str, Chain] = {}
        for chain in _chains_to(back, end, fixed, steps):
            start = chain.nodes[0]
            if start in starts and (start, end) not in foes:
                known = best.get(start)
                if known is None or _offer_rank(chain) < _offer_rank(known):
                    best[start] = chain
        found[end] = tuple(sorted(best.values(), key=_offer_rank))
    return found


def _offer_rank(chain: Chain) -> tuple[int, int, float, int, tuple[str, ...]]:
    """Sort key of the chains that the page suggests before two actors are chosen."""
    only = (MEMBER.id,)
    if all(step.kinds == only for step in chain.steps):
        sort = 2  # to belong to one alliance is not to be helped by somebody
    else:
        sort = 0 if len(chain.steps) > 1 and chain.strength >= MIN_MATERIAL_STRENGTH else 1
    return (
        sort,
        -CONFIDENCE_RANK[chain.confidence],
        -chain.strength,
        len(chain.steps),
        chain.nodes,
    )


def dated_chain(steps: Sequence[DatedStep], days: int) -> Chain:
    """A chain of steps, each with the links alone that may hold on one of some days."""
    return Chain(tuple(step.on(days) for step in steps))


_Walk = tuple[int, tuple[DatedStep, ...]]
"""Steps on the way, and the days on which all of them may hold."""


def _chains_to(
    back: Mapping[str, Sequence[DatedStep]], end: str, fixed: Collection[str], steps: int
) -> Iterator[Chain]:
    """Every chain that ends there, the shortest first, none through one of those `fixed`."""
    layer: list[_Walk] = [(step.days, (step,)) for step in back.get(end, ()) if step.days]
    work = 0
    for _ in range(steps):
        longer: list[_Walk] = []
        for days, after in layer:
            work += 1
            if work > MAX_SEARCHED_NODES // 10:
                return
            yield dated_chain(after, days)
            first = after[0].step.source
            if first not in fixed:
                past = {end, *(dated.step.source for dated in after)}
                longer += [
                    (common, (dated, *after))
                    for dated in back.get(first, ())
                    if dated.step.source not in past and (common := days & dated.days)
                ]
        layer = longer


def chain_rank(chain: Chain) -> tuple[int, float, int, tuple[str, ...]]:
    """Sort key of chains: the best first."""
    return (
        len(chain.steps),
        -chain.strength,
        -CONFIDENCE_RANK[chain.confidence],
        chain.nodes,
    )


def merge_links(source: str, target: str, edges: Iterable[SignedEdge]) -> ChainStep:
    """A step out of the edges that carry it, each as key, sign and attributes; not empty."""
    ordered = sorted(
        edges,
        key=lambda edge: (-edge[2]["strength"], -CONFIDENCE_RANK[edge[2]["confidence"]], edge[0]),
    )
    signs = {sign for _, sign, _ in ordered}
    return ChainStep(
        source=source,
        target=target,
        sign=signs.pop() if len(signs) == 1 else 0,
        links=tuple(key for key, _, _ in ordered),
        kinds=tuple(dict.fromkeys(data["kind"] for _, _, data in ordered)),
        strength=ordered[0][2]["strength"],
        confidence=Confidence(
            max((data["confidence"] for _, _, data in ordered), key=CONFIDENCE_RANK.__getitem__)
        ),
        first_day=min(data["first_day"] for _, _, data in ordered),
        last_day=max(data["last_day"] for _, _, data in ordered),
    )


def membership_edge(
    graph: nx.MultiDiGraph, alliance: str, data: EdgeAttributes
) -> EdgeAttributes | None:
    """A line of membership as an edge with strength; None where members are no friends.

    The strength is 1/(members - 1), as `signed_graph` weighs each pair of members.
    """
    kind = ALLIANCE_KINDS.get(graph.nodes[alliance]["type"])
    if kind is None or not kind.friends:
        return None
    members = sum(1 for *_, kind in graph.out_edges(alliance, data="kind") if kind == MEMBER.id)
    return {**data, "strength": 1 / max(members - 1, 1)}


StepsFrom = Mapping[str, Sequence[DatedStep]]


def _support_steps(graph: nx.MultiDiGraph, span: Span | None) -> StepsFrom:
    edges: defaultdict[tuple[str, str], list[SignedEdge]] = defaultdict(list)
    for source, target, key, edge in _usable_edges(graph):
        if edge["family"] in (Family.SUPPORT, Family.AFFILIATION, Family.MEMBERSHIP):
            edges[source, target].append((key, 1, edge))
            if edge["mutual"] or edge["family"] == Family.AFFILIATION:
                edges[target, source].append((key, 1, edge))
    return _steps_from(edges, span)


def _signed_steps(graph: nx.MultiDiGraph, span: Span | None) -> StepsFrom:
    edges: defaultdict[tuple[str, str], list[SignedEdge]] = defaultdict(list)
    for source, target, key, edge in _usable_edges(graph):
        if sign := 1 if edge["kind"] == MEMBER.id else edge["sign"]:
            edges[source, target].append((key, sign, edge))
            edges[target, source].append((key, sign, edge))
    return _steps_from(edges, span)


def _usable_edges(graph: nx.MultiDiGraph) -> Iterator[tuple[str, str, str, EdgeAttributes]]:
    """What may be a step, with its key: nothing that is over, and members only who are friends."""
    for source, target, key, data in graph.edges(keys=True, data=True):
        if data.get("recent") or source == target:
            continue
        edge = membership_edge(graph, source, data) if data["kind"] == MEMBER.id else data
        if edge is not None:
            yield source, target, key, edge


def _steps_from(edges: Mapping[tuple[str, str], list[SignedEdge]], span: Span | None) -> StepsFrom:
    calendar = Calendar((data for found in edges.values() for *_, data in found), span)
    steps_from: defaultdict[str, list[DatedStep]] = defaultdict(list)
    for (source, target), found in sorted(edges.items()):
        steps_from[source].append(DatedStep.of(source, target, found, calendar))
    return steps_from


def _search(
    steps_from: StepsFrom, start: str, end: str, steps: int, most: int
) -> tuple[list[Chain], bool]:
    """All chains, the shortest first, until there are `most` or the work is done."""
    left = _distances(steps_from, end, steps)
    if start not in left:
        return [], False
    found: list[Chain] = []
    work = 0
    for length in range(left[start], steps + 1):
        # What is not narrowed yet is every day: all bits of -1 are set.
        stack: list[tuple[str, int, tuple[DatedStep, ...]]] = [(start, -1, ())]
        while stack:
            node, days, before = stack.pop()
            work += 1
            if work > MAX_SEARCHED_NODES:
                return found, True
            for dated in reversed(steps_from[node]):
                common = days & dated.days
                if not common:
                    continue
                there, rest = dated.step.target, length - len(before) - 1
                if there == end:
                    if rest == 0:
                        if len(found) == most:
                            return found, True
                        found.append(dated_chain((*before, dated), common))
                elif rest and left.get(there, rest + 1) <= rest and _is_new(there, start, before):
                    stack.append((there, common, (*before, dated)))
    return found, False


def _is_new(node: str, start: str, before: Iterable[DatedStep]) -> bool:
    return node != start and all(dated.step.target != node for dated in before)


def _distances(steps_from: StepsFrom, end: str, steps: int) -> dict[str, int]:
    """For every node from which the end is within reach, the fewest steps to it."""
    back: defaultdict[str, list[str]] = defaultdict(list)
    for source, there in steps_from.items():
        for dated in there:
            back[dated.step.target].append(source)
    distances = {end: 0}
    layer = [end]
    for distance in range(1, steps + 1):
        layer = [
            source
            for node in layer
            for source in back.get(node, ())
            if distances.setdefault(source, distance) == distance
        ]
        layer = list(dict.fromkeys(layer))
    return distances
