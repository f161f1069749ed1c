"""Everything that a picture by areas rests on, of a file once and of a view once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import networkx as nx

from explorer.analysis.alignment.sides import parties_on
from explorer.analysis.areas.area_sides import MOST_SIDES, Halves, SideKey, further_sides, halves
from explorer.analysis.areas.belonging import Belonging, Own
from explorer.analysis.areas.ceasefires import ceasefires
from explorer.analysis.areas.fronts import SideFront, find_fronts
from explorer.analysis.areas.held_links import (
    FIGHTING_KINDS,
    HeldLink,
    HeldLinks,
    held_links,
    links_of_view,
)
from explorer.analysis.areas.helpers import Owners, SideHelp, find_helps
from explorer.analysis.areas.rival_pair import (
    PartyHelps,
    PartyWars,
    RivalPair,
    find_rivals,
    helps_of_parties,
    side_owners,
    wars_of_parties,
)
from explorer.analysis.areas.side_hues import Hue, SideHues, side_hues
from explorer.analysis.areas.side_places import Foes, SidesAbove, sides_above, theater_foes
from explorer.data.dates import End
from explorer.data.model import Dataset
from explorer.graph.filters import Filters
from explorer.graph.view import View

Selected = Callable[[View], nx.MultiDiGraph]
"""What `explorer.graph.select.select` gives for a view of the whole graph, or a cache of it."""


class FileAreas:
    """What is the same on every day: rivals, wars, hues and halves of sides. Worked out once."""

    def __init__(self, dataset: Dataset, graph: nx.MultiDiGraph) -> None:
        self.dataset = dataset
        self.graph = graph

    @cached_property
    def links(self) -> HeldLinks:
        """All links of all time."""
        return held_links(self.dataset, self.graph)

    @cached_property
    def links_by_id(self) -> Mapping[str, HeldLink]:
        """The same by their ids."""
        return {link.id: link for link in self.links.links}

    @cached_property
    def belonging(self) -> Belonging:
        """Who belongs to whom by any of them."""
        return Belonging(self.dataset, self.links)

    @cached_property
    def _owners(self) -> dict[str, dict[str, str]]:
        return side_owners(self.dataset, self.belonging)

    @cached_property
    def helps(self) -> PartyHelps:
        """Who helps which party, by all links of all time."""
        return helps_of_parties(self.dataset, self.links, self.belonging, self._owners)

    @cached_property
    def wars(self) -> PartyWars:
        """When which parties fought each other."""
        return wars_of_parties(self.links, self._owners)

    @cached_property
    def truces(self) -> frozenset[str]:
        """The ids of the agreements that are a ceasefire."""
        return ceasefires(self.dataset)

    @cached_property
    def rivals(self) -> RivalPair | None:
        """The two rivals, if there is such a pair."""
        return find_rivals(self.dataset, self.graph, self.links, self.helps, self.wars)

    def helped_by_others(self, theater: str) -> frozenset[str]:
        """The parties of a theater that somebody else than a rival helps on any day."""
        rivals = self.rivals.both if self.rivals else ()
        return frozenset(
            party
            for helper, given in self.helps.items()
            if helper not in rivals
            for place, party in given
            if place == theater
        )

    @cached_property
    def hues(self) -> SideHues:
        """The hue of each party."""
        return side_hues(self.dataset, self.rivals, self.helps, self.wars)

    @cached_property
    def above(self) -> SidesAbove:
        """Which sides stand above the axis."""
        return sides_above(self.dataset, self.hues, self.foes)

    @cached_property
    def foes(self) -> Mapping[str, Foes]:
        """Whom each side of each theater fights on any day."""
        return theater_foes(self.links, self._owners)


@dataclass(frozen=True, slots=True)
class TheaterPicture:
    """The sides of a theater on some days.

    `owns`: the sides that are drawn with their own, in their order. `left_out`: how many more
    there are.
    """

    theater: str
    owns: tuple[Own, ...]
    halves: Halves
    fronts: tuple[SideFront, ...]
    left_out: int

    @property
    def sides(self) -> tuple[str, ...]:
        """The ids of its sides."""
        return tuple(own.side for own in self.owns)

    def own(self, side: str) -> Own:
        """A side with its own."""
        return next(own for own in self.owns if own.side == side)

    def front(self, one: str, other: str) -> SideFront | None:
        """What is between two of its sides."""
        return next((front for front in self.fronts if {*front.parties} == {one, other}), None)


@dataclass(frozen=True, slots=True)
class AreaPicture:
    """What a view shows, as a picture by areas tells it.

    `graph`: the selection. `links`: those of the view that hold. `all_links`: the same without
    its theater. `theaters`: those that it shows, by id. `helps`: to all sides of these.
    `lapsed`: such help as was last reported not long ago, of which nobody knows whether it goes on.
    """

    file: FileAreas
    view: View
    graph: nx.MultiDiGraph
    links: HeldLinks
    all_links: HeldLinks
    belonging: Belonging
    owners: Owners
    theaters: Mapping[str, TheaterPicture]
    helps: tuple[SideHelp, ...]
    lapsed: tuple[SideHelp, ...] = ()

    def hue(self, key: SideKey) -> Hue:
        """The hue of a side; sides that are no parties have that of all others."""
        return self.file.hues.get((key.theater, key.party), Hue.OTHER)

    def are_at_war(self, theater: str, one: str, other: str) -> bool:
        """Whether two sides of a theater fight on these days, as far as is known."""
        front = self.theaters[theater].front(one, other)
        return front is not None and front.is_war

    def representative(self, actor: str, theater: str) -> str:
        """Who stands for somebody in a theater: the side whose own it is, or whom it folds into.

        A part of another theater's side that acts here stands for itself.
        """
        if side := self.owners.side(actor, theater):
            return side
        folded = self.belonging.folded(actor)
        return actor if self.owners.elsewhere(folded, theater) else folded


def area_picture(file: FileAreas, view: View, selected: Selected) -> AreaPicture:
    """What a view shows, as a picture by areas tells it.

    Args:
        file: The file that it is a view of.
        view: The view; what it selects, asks or compares changes nothing here.
        selected: Gives the selection of a view.

    """
    dataset = file.dataset
    plain = Filters.of(replace(view, question=None)).view()
    graph = selected(plain)
    links = links_of_view(file.links_by_id, graph)
    all_links = links
    if view.theater is not None:
        all_links = links_of_view(file.links_by_id, selected(replace(plain, theater=None)))
    # Who belongs to whom does not depend on what is filtered.
    everything = View(span=view.span)
    belonging = Belonging(
        dataset,
        links if plain == everything else links_of_view(file.links_by_id, selected(everything)),
    )
    shown = [view.theater] if view.theater else list(dataset.theaters)
    theaters = {
        theater: _theater_picture(file, plain, theater, (graph, links), belonging)
        for theater in shown
    }
    owns = {
        theater: theaters[theater].owns
        if theater in theaters
        else tuple(
            belonging.own(party, theater, ()) for party in parties_on(dataset, theater, view.span)
        )
        for theater in dataset.theaters
    }
    owners = Owners(owns)
    return AreaPicture(
        file,
        plain,
        graph,
        links,
        all_links,
        belonging,
        owners,
        theaters,
        find_helps(dataset, links.links, belonging, owners, shown),
        find_helps(
            dataset,
            [link for link in links.recent if link.end is End.UNKNOWN],
            belonging,
            owners,
            shown,
        ),
    )


def _theater_picture(
    file: FileAreas,
    view: View,
    theater: str,
    selection: tuple[nx.MultiDiGraph, HeldLinks],
    belonging: Belonging,
) -> TheaterPicture:
    graph, links = selection
    dataset = file.dataset
    parties = [
        party
        for party in parties_on(dataset, theater, view.span)
        if party in graph or (view.types is None and view.focus is None)
    ]
    owns = [belonging.own(party, theater, parties) for party in parties]
    last = view.last_day
    begun = [
        link
        for link in file.links.links
        if link.is_fight
        and (view.kinds is None or not view.kinds.isdisjoint(FIGHTING_KINDS))
        and (view.confidences is None or link.confidence in view.confidences)
        and (last is None or link.period.first_day <= last)
    ]
    fronts = find_fronts(theater, owns, links, graph, begun=begun, truces=file.truces)
    if not any(front.is_war for front in fronts):
        everybody = {actor for own in owns for actor in own.everybody}
        further = further_sides(dataset, theater, everybody, links, belonging)
        if further:
            sides = [*parties, *further]
            owns = [belonging.own(side, theater, sides) for side in sides]
            fronts = find_fronts(theater, owns, links, graph, begun=begun, truces=file.truces)
    drawn = tuple(owns[:MOST_SIDES])
    names = [own.side for own in drawn]
    fronts = tuple(front for front in fronts if {*front.parties} <= {*names})
    hues = {side: file.hues.get((theater, side), Hue.OTHER) for side in names}
    above = {side for side in names if (theater, side) in file.above}
    return TheaterPicture(
        theater,
        drawn,
        halves(
            names, above, hues, file.foes[theater], fronts, helped=file.helped_by_others(theater)
        ),
        fronts,
        len(owns) - len(drawn),
    )
