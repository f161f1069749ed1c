"""How an actor stands to a party: backs, opposes, both, talks, none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import networkx as nx

from explorer.vocabulary import Family

FIGHT = 1.0
"""The strength from which hostility is a fight, which has two sides."""


class Stand(StrEnum):
    """What the links between an actor and a party add up to."""

    BACKS = "backs"
    OPPOSES = "opposes"
    BOTH = "both"
    TALKS = "talks"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Alignment:
    """How `actor` stands to `party`, and the ids of the links that say so."""

    actor: str
    party: str
    stand: Stand
    links: tuple[str, ...]


def coded(graph: nx.MultiDiGraph, actor: str, party: str) -> Alignment:
    """How an actor stands to a party by the links that join the two directly.

    `graph` holds the links to judge by, as `view.select` gives them; actors that are not
    in it have no stand. Recent events that are over count for talks only.
    """
    signs: set[int] = set()
    signed: list[str] = []
    talks: list[str] = []
    for source, target in ((actor, party), (party, actor)):
        for key, data in graph.get_edge_data(source, target, default={}).items():
            if data["family"] == Family.DIPLOMACY:
                talks.append(key)
            if data.get("recent"):
                continue
            # What a party does to an actor says how the party stands, not the actor;
            # a fight has two sides, and a bond binds both.
            inward = source == party and not data["mutual"]
            fight = data["sign"] < 0 and data["strength"] >= FIGHT
            if inward and not fight and data["family"] != Family.AFFILIATION:
                continue
            if data["sign"]:
                signs.add(data["sign"])
                signed.append(key)
    return Alignment(actor, party, _stand(signs, talks=bool(talks)), tuple(signed or talks))


def _stand(signs: Iterable[int], *, talks: bool) -> Stand:
    match sorted(signs):
        case [-1, 1]:
            return Stand.BOTH
        case [1]:
            return Stand.BACKS
        case [-1]:
            return Stand.OPPOSES
        case _:
            return Stand.TALKS if talks else Stand.NONE
