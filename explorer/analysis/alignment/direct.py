"""How an actor stands to a party by the links between the two: coded alignment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import networkx as nx

from explorer.analysis.calendar import EdgeAttributes
from explorer.analysis.chains import CONFIDENCE_RANK, Chain, SignedEdge, merge_links
from explorer.data.vocabulary import KINDS, Confidence, Family

RECOGNITION = "recognition"
"""The kind by which one is taken for the legitimate authority, without any help."""

MIN_FIGHT_STRENGTH = 1.0
"""The strength from which hostility is a fight, which has two sides."""


class AlignmentType(StrEnum):
    """What the links between an actor and a party add up to."""

    BACKS = "backs"
    OPPOSES = "opposes"
    BOTH = "both"
    RECOGNISES = "recognises"
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
    `chain_count` is how many there are.
    """

    actor: str
    party: str
    type: AlignmentType
    links: tuple[str, ...]
    basis: Basis = Basis.NONE
    confidence: Confidence | None = None
    strength: float = 0.0
    chains: tuple[Chain, ...] = ()
    chain_count: int = 0

    @property
    def sign(self) -> int:
        """1 backs, -1 opposes, 0 anything else."""
        return {AlignmentType.BACKS: 1, AlignmentType.OPPOSES: -1}.get(self.type, 0)

    @property
    def is_itself(self) -> bool:
        """Whether the actor is the party, which needs no link."""
        return self.actor == self.party


def direct_alignment(graph: nx.MultiDiGraph, actor: str, party: str) -> Alignment:
    """How an actor stands to a party by the links that join the two directly.

    What is over, or no longer reported, and still shown as recent counts for talks only. Who
    recognises a party, signs an agreement or trades with it does not stand with it for that:
    `RECOGNISES`, or `TALKS`.

    Args:
        graph: The links to judge by, as `explorer.select` gives them.
        actor: The id of the actor.
        party: The id of the party; any actor or alliance may take its place.

    Returns:
        The alignment: coded, or `AlignmentType.NONE` where no link says anything or one of
        the two is not in the graph.

    """
    signed: list[SignedEdge] = []
    talks: list[SignedEdge] = []
    for source, target in ((actor, party), (party, actor)):
        for key, data in graph.get_edge_data(source, target, default={}).items():
            if not reveals_alignment(data, inward=source == party):
                continue
            if takes_side(data):
                signed.append((key, data["sign"], data))
            elif is_dealing(data):
                talks.append((key, 0, data))
    return coded_alignment(actor, party, signed, talks)


def takes_side(data: EdgeAttributes) -> bool:
    """Whether a link puts one end with or against the other on the days it was selected for."""
    return bool(data["sign"] and KINDS[data["kind"]].takes_side and not data.get("recent"))


def is_dealing(data: EdgeAttributes) -> bool:
    """Whether a link says that the two have to do with each other, on no side."""
    if data["family"] == Family.DIPLOMACY:
        return True
    return bool(data["sign"] and not KINDS[data["kind"]].takes_side and not data.get("recent"))


def reveals_alignment(data: EdgeAttributes, *, inward: bool) -> bool:
    """Whether a link says how the one end stands; `inward`: it comes from the other.

    What a party does to an actor says how the party stands, not the actor; but a fight has
    two sides, and a bond binds both.
    """
    fight = data["sign"] < 0 and data["strength"] >= MIN_FIGHT_STRENGTH
    return not inward or data["mutual"] or fight or data["family"] == Family.AFFILIATION


def coded_alignment(
    actor: str,
    party: str,
    signed: Sequence[SignedEdge],
    talks: Sequence[SignedEdge],
) -> Alignment:
    if not signed and not talks:
        return Alignment(actor, party, AlignmentType.NONE, ())
    sides = [
        merge_links(actor, party, side)
        for sign in (1, -1)
        if (side := [edge for edge in signed if edge[1] == sign])
    ] or [merge_links(actor, party, talks)]
    return Alignment(
        actor,
        party,
        alignment_type({sign for _, sign, _ in signed}, talks),
        tuple(link for side in sides for link in side.links),
        Basis.CODED,
        min((side.confidence for side in sides), key=CONFIDENCE_RANK.__getitem__),
        min(side.strength for side in sides),
    )


def alignment_type(signs: Iterable[int], talks: Iterable[SignedEdge] = ()) -> AlignmentType:
    match sorted(signs):
        case [-1, 1]:
            return AlignmentType.BOTH
        case [1]:
            return AlignmentType.BACKS
        case [-1]:
            return AlignmentType.OPPOSES
    kinds = {data["kind"] for _, _, data in talks}
    if RECOGNITION in kinds:
        return AlignmentType.RECOGNISES
    return AlignmentType.TALKS if kinds else AlignmentType.NONE


def self_alignment(actor: str) -> Alignment:
    return Alignment(actor, actor, AlignmentType.BACKS, (), Basis.CODED, Confidence.HIGH, 1.0)
