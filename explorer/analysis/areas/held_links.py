"""The links of a view that hold on its days, by their ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

import networkx as nx

from explorer.data.dates import BEGINNING, End, Period
from explorer.data.model import Dataset, Link
from explorer.data.vocabulary import KINDS, MEMBER, Confidence, Family, Kind, Stance

FIGHTING_KINDS = ("combat", "strikes")
"""The kinds of links that are a fight."""

COMBAT = "combat"
"""The kind of links by which both ends fight, whoever is written first."""

MEDIATION = "mediation"
"""The kind of links by which somebody brings others to a table, for neither side."""

FIRM_HELP = 0.55
"""From which strength on help is more than words: training, money, bases, arms, forces."""

LEAST_TAKING_SIDE = 0.25
"""From which strength on help puts somebody on a side."""

_KIND_ORDER = {kind: index for index, kind in enumerate(KINDS)}
_CONFIDENCE_ORDER = {confidence: index for index, confidence in enumerate(Confidence)}


class Doubt(StrEnum):
    """Why something is drawn hollow; the value is the word for it."""

    NONE = ""
    DISPUTED = "disputed"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class HeldLink:
    """A link as a picture by areas needs it.

    `is_recent`: over, or not reported since, and in the picture for a while yet.
    """

    id: str
    source: str
    target: str
    kind: Kind
    confidence: Confidence
    theaters: tuple[str, ...]
    period: Period
    end: End
    doubt: Doubt
    is_mutual: bool
    is_recent: bool

    @property
    def is_help(self) -> bool:
        """Whether it is help that can put somebody on a side."""
        return self.kind.family is Family.SUPPORT and self.kind.takes_side

    @property
    def is_fight(self) -> bool:
        """Whether it is a fight."""
        return self.kind.id in FIGHTING_KINDS

    @property
    def is_only_reported(self) -> bool:
        """Whether its confidence is low."""
        return self.confidence is Confidence.LOW

    def is_in(self, theater: str) -> bool:
        """Whether it belongs to a theater."""
        return theater in self.theaters

    @property
    def rank(self) -> tuple[float, int, int, int, str]:
        """By which the strongest of several comes first: strength, confidence, kind, start."""
        return (
            -self.kind.strength,
            _CONFIDENCE_ORDER[self.confidence],
            _KIND_ORDER[self.kind.id],
            self.period.first_day,
            self.id,
        )


def link_doubt(link: Link) -> Doubt:
    """Whether a link is disputed (evidence against it, confidence not high) or only reported."""
    if link.confidence is Confidence.LOW:
        return Doubt.REPORTED
    contested = any(one.stance is Stance.AGAINST for one in link.evidence)
    return Doubt.DISPUTED if contested and link.confidence is not Confidence.HIGH else Doubt.NONE


class HeldLinks:
    """Links of a selection, by their ends. `links`: those that hold; `recent`: those that are over.

    Memberships are left out.
    """

    def __init__(self, links: Iterable[HeldLink]) -> None:
        found = tuple(links)
        self.links = tuple(link for link in found if not link.is_recent)
        self.recent = tuple(link for link in found if link.is_recent)

    @cached_property
    def _by_source(self) -> dict[str, list[HeldLink]]:
        return _grouped((link.source, link) for link in self.links)

    @cached_property
    def _by_target(self) -> dict[str, list[HeldLink]]:
        return _grouped((link.target, link) for link in self.links)

    def from_(self, actor: str) -> Sequence[HeldLink]:
        """Those that are written as coming from an actor."""
        return self._by_source.get(actor, ())

    def to(self, actor: str) -> Sequence[HeldLink]:
        """Those that are written as going to an actor."""
        return self._by_target.get(actor, ())

    def at(self, actor: str) -> Iterator[HeldLink]:
        """All of an actor's."""
        yield from self.from_(actor)
        yield from self.to(actor)

    def between(self, ones: Collection[str], others: Collection[str]) -> Iterator[HeldLink]:
        """Those with one end in each of two sets that have nobody in common, either way."""
        small, large = (ones, others) if len(ones) <= len(others) else (others, ones)
        for actor in small:
            for link in self.at(actor):
                if (link.target if link.source == actor else link.source) in large:
                    yield link


def held_links(dataset: Dataset, graph: nx.MultiDiGraph) -> HeldLinks:
    """All links of a graph, as `explorer.graph.build.build_graph` makes it, of any family."""
    return HeldLinks(
        HeldLink(
            key,
            source,
            target,
            (link := dataset.links[key]).entry,
            link.confidence,
            data["theaters"],
            link.period,
            End(data["end"]),
            link_doubt(link),
            data["mutual"],
            is_recent=False,
        )
        for source, target, key, data in graph.edges(keys=True, data=True)
        if data["kind"] != MEMBER.id
    )


def links_of_view(links: Mapping[str, HeldLink], graph: nx.MultiDiGraph) -> HeldLinks:
    """The links of a selection, as `explorer.graph.select.select` makes it.

    `links`: those of the whole file by their ids.
    """
    return HeldLinks(
        replace(links[key], is_recent=True) if recent else links[key]
        for _, _, key, recent in graph.edges(keys=True, data="recent", default=False)
        if key in links
    )


def first_known(links: Iterable[HeldLink]) -> Period:
    """The period of that link which began first, as far as it is known."""
    known = [link.period for link in links if link.period.first_day != BEGINNING]
    return min(known, key=lambda period: period.first_day) if known else Period()


def _grouped(pairs: Iterable[tuple[str, HeldLink]]) -> dict[str, list[HeldLink]]:
    groups: defaultdict[str, list[HeldLink]] = defaultdict(list)
    for key, link in pairs:
        groups[key].append(link)
    return dict(groups)
