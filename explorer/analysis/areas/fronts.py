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
from explorer.data.vocabulary import ALLIANCE_KINDS, MEMBER, Confidence


class FrontState(StrEnum):
    """What is between two sides."""

    WAR = "war"
    """The parties themselves fight."""

    PARTS = "parts"
    """Only their own fight."""

    CEASEFIRE = "ceasefire"
    """An agreement of both is younger than the last fight, and no fight holds."""

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
    theater: str,
    owns: Sequence[Own],
    links: HeldLinks,
    graph: nx.MultiDiGraph,
    *,
    begun: Iterable[HeldLink] = (),
    truces: Collection[str] = (),
) -> tuple[SideFront, ...]:
    """The fronts between sides of a theater.

    Args:
        theater: Its id.
        owns: Its sides with their own.
        links: Those of the view, whatever theater they belong to.
        graph: The selection that they are from, for what alliances fight or agree on.
        begun: All fights of the file that began by these days, for what an agreement ended.
        truces: The ids of the agreements that are a ceasefire.

    Returns:
        At most one front for each two sides, in their order. Low confidence alone makes none.

    """
    alliances = _Alliances(graph, theater, truces)
    fought = [link for link in begun if _is_fight_in(link, theater)]
    found = []
    for one, other in combinations(owns, 2):
        front = _front(theater, (one, other), links, alliances, fought)
        if front is not None:
            found.append(front)
    return tuple(found)


def _front(
    theater: str,
    owns: tuple[Own, Own],
    links: HeldLinks,
    alliances: _Alliances,
    fought: Sequence[HeldLink],
) -> SideFront | None:
    one, other = owns
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

    def is_between(link: HeldLink) -> bool:
        return (link.source in ours and link.target in theirs) or (
            link.source in theirs and link.target in ours
        )

    accords = [
        (link.period, (link.id,))
        for link in links.between(*sets)
        if link.id in alliances.truces and not link.is_only_reported
    ]
    accords += [(period, (id_,)) for id_, period in alliances.agreements(sets)]
    past = [link.period for link in fought if is_between(link)]
    younger = [
        (period, ids)
        for period, ids in accords
        if past and all(_is_younger(period, fight) for fight in past)
    ]
    # Who fights in one room since has more than a ceasefire.
    if younger and not alliances.join(sets):
        period, ids = max(younger, key=lambda found: found[0].first_day)
        return SideFront(theater, parties, FrontState.CEASEFIRE, ((), ()), period, Doubt.NONE, ids)
    unknown = [
        link
        for link in links.recent
        if _is_fight_in(link, theater) and link.end is End.UNKNOWN and is_between(link)
    ]
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


def _is_younger(agreement: Period, fight: Period) -> bool:
    """Whether an agreement begins when a fight had ended, or in the month or on the day of that.

    Of a fight whose end is no more exact than a year it has to begin in a later one.
    """
    if agreement.since is None or fight.last_known is None:
        return False
    last = fight.last_known
    begins = agreement.since.first
    return begins > last.last if last.month is None else begins >= last.first


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

    def __init__(self, graph: nx.MultiDiGraph, theater: str, truces: Collection[str]) -> None:
        self.truces = truces
        found: dict[str, dict[str, Period]] = {}
        for alliance, member, data in graph.edges(data=True):
            if (
                data["kind"] == MEMBER.id
                and not data.get("recent", False)
                and data["confidence"] != Confidence.LOW
            ):
                since, until = (
                    PartialDate.parse(data[name]) if data[name] else None
                    for name in ("since", "until")
                )
                if not data["theaters"] or theater in data["theaters"]:
                    found.setdefault(alliance, {})[member] = Period(since, until)
        self._members: Mapping[str, Mapping[str, Period]] = found
        self._kinds = {alliance: graph.nodes[alliance]["type"] for alliance in found}

    def of(self, side: Collection[str]) -> set[str]:
        """The alliances of friends to which somebody of a side belongs."""
        return {
            alliance
            for alliance, members in self._members.items()
            if ALLIANCE_KINDS[self._kinds[alliance]].friends and any(m in side for m in members)
        }

    def join(self, sides: tuple[Collection[str], Collection[str]]) -> bool:
        """Whether somebody of both sides belongs to one alliance of friends."""
        return bool(self.of(sides[0]) & self.of(sides[1]))

    def agreements(
        self, sides: tuple[Collection[str], Collection[str]]
    ) -> list[tuple[str, Period]]:
        """The ceasefires that somebody of both sides has signed, with their periods."""
        return [
            (alliance, next(iter(members.values())))
            for alliance, members in self._members.items()
            if alliance in self.truces
            and all(any(member in side for member in members) for side in sides)
        ]
