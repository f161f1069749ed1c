"""The steps of which an inference is made: how two stand by their links, and on which days.

Each step is a coded alignment whose sign is clear, by links that are passed on. What may come
before what in a chain is decided here as well:

- Cooperation is no step: rivals patrol and trade together. What is weaker than
  `MIN_CARRYING_STRENGTH` can only be the last step, as what is taken on: who accuses a man does
  not join his foes.
- A company takes nothing on: it does business, also that of its state.
- Who is led by a person stands as that person does. A coalition that is led by a state, or a
  body, does not stand wherever that stands.
- What a part does in an alliance it does for itself: its whole is no friend of the others there.
- Who helps one side of a fight stands against the other, but not against whoever helps that
  other side, or against the whole of which it is a part. Who fights itself, or belongs to who
  fights, stands against these too.
- Help is passed on once. Who helps somebody stands with the whole to which that belongs, and
  against whom it fights, but not with whomever it, or its whole, helps in turn: who gives a base
  to a coalition does not thereby help all those whom the coalition arms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

import networkx as nx

from explorer.analysis.alignment.direct import is_dealing, reveals_alignment, takes_side
from explorer.analysis.calendar import Calendar, EdgeAttributes
from explorer.analysis.chains import ChainStep, DatedStep, SignedEdge, membership_edge
from explorer.data.vocabulary import MEMBER, ActorType, Family
from explorer.graph.span import Span

MIN_CARRYING_STRENGTH = 0.4
"""The strength (political backing, a threat) from which a link carries an inference."""

LEADS = "leads"
"""The kind by which somebody heads a whole."""

BONDS = (Family.AFFILIATION, Family.MEMBERSHIP)
"""The families by which the one belongs to the other, or both to one whole."""

FROM_PART_TO_WHOLE = ("part-of", "serves")
"""The kinds by which the one end is a part of the other, or one of its officials."""


_Ends = tuple[str, str]
"""Who stands so, and to whom."""


class Rest(IntEnum):
    """What a step stands before: it decides whether the step may."""

    PLAIN = 0
    FIGHT = 1
    """A fight that is not the last step."""
    ALLIANCE = 2
    """The membership of somebody."""


@dataclass(frozen=True, slots=True)
class InferenceStep:
    """A step with the sets of days on which it holds with its sign, and may go before others.

    `is_help`: it is friendly, and by what the one gives to the other alone: neither belongs to
    the other. `before`: for each sort of rest the days on which the step may stand before it.
    `opens`: what a longer chain is that begins with the step, and `ends` what the step alone is.
    """

    source: str
    target: str
    sign: int
    is_help: bool
    dated: DatedStep
    days: int
    before: tuple[int, int, int]
    opens: Rest
    ends: Rest

    def on(self, days: int) -> ChainStep:
        """The step with the links alone that may hold on one of some of its days."""
        return self.dated.on(days)


@dataclass(frozen=True, slots=True)
class PairLinks:
    """The links that say how one end of each pair stands to the other, by what they say."""

    signed: Mapping[_Ends, list[SignedEdge]]
    talks: Mapping[_Ends, list[SignedEdge]]
    shared: Mapping[_Ends, list[SignedEdge]]
    """Memberships of an alliance whose members are friends."""


def pair_links(graph: nx.MultiDiGraph) -> PairLinks:
    """The links of a graph for each pair, seen from its first end; a bond and a fight both ways."""
    signed: defaultdict[_Ends, list[SignedEdge]] = defaultdict(list)
    talks: defaultdict[_Ends, list[SignedEdge]] = defaultdict(list)
    shared: defaultdict[_Ends, list[SignedEdge]] = defaultdict(list)
    for source, target, key, data in graph.edges(keys=True, data=True):
        ends = [(source, target)]
        if reveals_alignment(data, inward=True):
            ends.append((target, source))
        if data["kind"] == MEMBER.id:
            edge = None if data.get("recent") else membership_edge(graph, source, data)
            for pair in ends if edge else ():
                assert edge
                shared[pair].append((key, 1, edge))
        elif takes_side(data):
            for pair in ends:
                signed[pair].append((key, data["sign"], data))
        elif is_dealing(data):
            for pair in ends:
                talks[pair].append((key, 0, data))
    return PairLinks(signed, talks, shared)


def inference_steps(
    graph: nx.MultiDiGraph, links: PairLinks, span: Span | None
) -> tuple[Calendar, list[InferenceStep]]:
    """Every step that there is on the days of a span, and the calendar of their days.

    A pair has a step for each sign with which it is clear on some day: of a range a pair may
    have both, on different days. Likewise the days on which the one belongs to the other and
    those on which it only helps it are different steps.

    Args:
        graph: The graph, for the types of its nodes.
        links: The links of the same graph.
        span: The days that it shows; None for all days.

    Returns:
        The calendar, which tells the days of all these links apart, and the steps in the order
        of the ids of their ends.

    """
    edges = [
        edge for found in (links.signed, links.talks, links.shared) for edge in _all_edges(found)
    ]
    calendar = Calendar(edges, span)
    steps: list[InferenceStep] = []
    for pair in sorted({*links.signed, *links.shared}):
        signed, joint = links.signed.get(pair, []), links.shared.get(pair, [])
        held = {1: 0, -1: 0}
        for _, sign, data in (*signed, *joint):
            held[sign] |= calendar.days_of(data)
        for sign in (1, -1):
            clear = held[sign] & ~held[-sign]
            said = [edge for edge in signed if edge[1] == sign and _is_passed_on(edge)]
            own = [*said, *joint] if sign > 0 else said
            if clear and own:
                steps += _steps(graph, DatedStep.of(*pair, own, calendar), clear)
    return calendar, steps


def _all_edges(links: Mapping[_Ends, list[SignedEdge]]) -> Iterator[EdgeAttributes]:
    return (data for found in links.values() for *_, data in found)


def _steps(graph: nx.MultiDiGraph, dated: DatedStep, clear: int) -> Iterator[InferenceStep]:
    """The steps of some links; `clear`: the days on which the two have no other sign."""
    bound = 0
    for (_, _, data), held in dated.edges:
        bound |= held if data["family"] in BONDS else 0
    for is_help in (False, True) if dated.step.sign > 0 else (False,):
        days = clear
        if dated.step.sign > 0:
            days &= ~bound if is_help else bound
        step = _step(graph, dated, days, is_help=is_help)
        if step.days:
            yield step


def _step(graph: nx.MultiDiGraph, dated: DatedStep, clear: int, *, is_help: bool) -> InferenceStep:
    """The step of some links on some days, as far as they hold on these."""
    pair = (dated.step.source, dated.step.target)
    carrying = bonds = not_from_whole = 0
    for (key, _, data), held in dated.edges:
        if not _carries(graph, pair, key, data):
            continue
        carrying |= held
        if data["family"] in BONDS:
            bonds |= held
        if data["kind"] not in FROM_PART_TO_WHOLE or graph.has_edge(*pair, key):
            not_from_whole |= held
    is_joint = all(kind == MEMBER.id for kind in dated.step.kinds)
    ends = Rest.ALLIANCE if is_joint else Rest.PLAIN
    return InferenceStep(
        *pair,
        dated.step.sign,
        is_help,
        dated,
        dated.days & clear,
        (carrying & clear, bonds & clear, not_from_whole & clear),
        opens=ends if dated.step.sign > 0 else Rest.FIGHT,
        ends=ends,
    )


def _is_passed_on(edge: SignedEdge) -> bool:
    """Whether a link makes an actor take on alignments: cooperation does not."""
    return bool(edge[2]["family"] != Family.COOPERATION)


def _carries(graph: nx.MultiDiGraph, pair: _Ends, key: str, data: EdgeAttributes) -> bool:
    """Whether by this link the first of a pair takes on what the second does."""
    source, target = pair
    if graph.nodes[source]["type"] == ActorType.COMPANY:
        return False
    if data["kind"] == MEMBER.id:
        return True
    if data["kind"] == LEADS and not graph.has_edge(source, target, key):
        return bool(graph.nodes[target]["type"] == ActorType.PERSON)
    return bool(data["strength"] >= MIN_CARRYING_STRENGTH)
