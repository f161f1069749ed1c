"""What is between two sides of a theater: war, fighting of their own only, a ceasefire."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import networkx as nx

from explorer.analysis.areas.belonging import Own
from explorer.analysis.areas.held_links import Doubt, HeldLink, HeldLinks, first_known
from explorer.data.dates import End, PartialDate, Period
from explorer.data.vocabulary import ALLIANCE_KINDS, MEMBER

AGREEMENT = "agreement"


class FrontState(StrEnum):
    """What is between two sides."""

    WAR = "war"
    """The parties themselves fight."""

    PARTS = "parts"
    """Only their own fight."""

    CEASEFIRE = "ceasefire"
    """An agreement of both is younger than the last fight."""

    LAST_REPORTED = "last-reported"
    """Fighting was last reported, and nobody says that it stopped."""


@dataclass(frozen=True, slots=True)
class SideFront:
    """A front between two sides.

    `fighters`: who fights for the first and for the second, the parties themselves or their own.
    `period`: of the fight that began first, or of the agreement. `last`: when fighting was last
    reported, where that is what is known. `is_war`: whether it goes on, as far as is known.
    """

    theater: str
    parties: tuple[str, str]
    state: FrontState
    fighters: tuple[tuple[str, ...], tuple[str, ...]]
    period: Period
    doubt: Doubt
    links: tuple[str, ...]
    last: PartialDate | None = None

    @property
    def is_war(self) -> bool:
        """Whether it is a fight that goes on."""
        return self.state in (FrontState.WAR, FrontState.PARTS)


def find_fronts(
    theater: str, owns: Sequence[Own], links: HeldLinks, graph: nx.MultiDiGraph
) -> tuple[SideFront, ...]:
    """The fronts between sides of a theater.

    Args:
        theater: Its id.
        owns: Its sides with their own.
        links: Those of the view, whatever theater they belong to.
        graph: The selection that they are from, for what alliances fight or agree on.

    Returns:
        At most one front for each two sides, in their order. Low confidence alone makes none.

    """
    alliances = _Alliances(graph, theater)
    found = []
    for one, other in combinations(owns, 2):
        front = _front(theater, one, other, links, alliances)
        if front is not None:
            found.append(front)
    return tuple(found)


def _front(
    theater: str, one: Own, other: Own, links: HeldLinks, alliances: _Alliances
) -> SideFront | None:
    sets = (one.everybody - other.everybody, other.everybody - one.everybody)
    parties = (one.side, other.side)
    ours, theirs = ({*side, *alliances.of(side)} for side in sets)
    ours, theirs = ours - theirs, theirs - ours
    fights = [link for link in links.between(ours, theirs) if _is_fight_in(link, theater)]
    if fights:
        direct = [link for link in fights if {link.source, link.target} == {*parties}]
        chosen = direct or fights
        return SideFront(
            theater,
            parties,
            FrontState.WAR if direct else FrontState.PARTS,
            (_ends_in(chosen, ours), _ends_in(chosen, theirs)),
            first_known(chosen),
            Doubt.DISPUTED if all(link.doubt is Doubt.DISPUTED for link in chosen) else Doubt.NONE,
            tuple(link.id for link in fights),
        )
    past = [
        link
        for link in links.recent
        if _is_fight_in(link, theater)
        and (
            (link.source in ours and link.target in theirs)
            or (link.source in theirs and link.target in ours)
        )
    ]
    if not past:
        return None
    last_day = max(link.period.last_day for link in past)
    accords = [
        link
        for link in links.between(*sets)
        if link.kind.id == AGREEMENT and link.period.since is not None
    ]
    periods = [(link.period, (link.id,)) for link in accords]
    periods += [(period, (id_,)) for id_, period in alliances.agreements(sets)]
    younger = [
        (period, ids)
        for period, ids in periods
        if period.since is not None and period.since.last.toordinal() >= last_day
    ]
    if younger:
        period, ids = max(younger, key=lambda found: found[0].first_day)
        return SideFront(theater, parties, FrontState.CEASEFIRE, ((), ()), period, Doubt.NONE, ids)
    unknown = [link for link in past if link.end is End.UNKNOWN]
    if not unknown:
        return None
    latest = max(unknown, key=lambda link: link.period.last_day)
    return SideFront(
        theater,
        parties,
        FrontState.LAST_REPORTED,
        (_ends_in(unknown, ours), _ends_in(unknown, theirs)),
        first_known(unknown),
        Doubt.NONE,
        tuple(link.id for link in unknown),
        latest.period.last_reported,
    )


def _is_fight_in(link: HeldLink, theater: str) -> bool:
    return link.is_fight and link.is_in(theater) and not link.is_only_reported


def _ends_in(links: Iterable[HeldLink], side: Collection[str]) -> tuple[str, ...]:
    ends = (
        end
        for link in sorted(links, key=lambda link: link.rank)
        for end in (link.source, link.target)
        if end in side
    )
    return tuple(dict.fromkeys(ends))


class _Alliances:
    """The alliances of a selection: what those of friends fight, and what others agree on."""

    def __init__(self, graph: nx.MultiDiGraph, theater: str) -> None:
        self._members: Mapping[str, dict[str, Period]] = {}
        self._friends: dict[str, set[str]] = {}
        found: dict[str, dict[str, Period]] = {}
        for alliance, member, data in graph.edges(data=True):
            if data["kind"] == MEMBER.id and not data.get("recent", False):
                since, until = (
                    PartialDate.parse(data[name]) if data[name] else None
                    for name in ("since", "until")
                )
                if not data["theaters"] or theater in data["theaters"]:
                    found.setdefault(alliance, {})[member] = Period(since, until)
        self._members = found
        self._kinds = {alliance: graph.nodes[alliance]["type"] for alliance in found}

    def of(self, side: Collection[str]) -> set[str]:
        """The alliances of friends all of whose members of this theater are of a side."""
        return {
            alliance
            for alliance, members in self._members.items()
            if ALLIANCE_KINDS[self._kinds[alliance]].friends and any(m in side for m in members)
        }

    def agreements(
        self, sides: tuple[Collection[str], Collection[str]]
    ) -> list[tuple[str, Period]]:
        """The agreements that somebody of both sides has signed, with their periods."""
        return [
            (alliance, next(iter(members.values())))
            for alliance, members in self._members.items()
            if self._kinds[alliance] == AGREEMENT
            and all(any(member in side for member in members) for side in sides)
        ]
