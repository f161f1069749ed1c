"""The headline of an overview, and the line below it."""

from __future__ import annotations

from datetime import date

import networkx as nx

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.fronts import SideFront
from explorer.analysis.areas.held_links import Doubt
from explorer.analysis.areas.helpers import SideHelp
from explorer.data.dates import Period
from explorer.data.vocabulary import ActorType, Family
from explorer.data.words import count_noun, join_words
from explorer.graph.view import default_view
from explorer.presentation.overview.content import PAGE_SIZE, DealBox, Variants
from explorer.presentation.overview.helper_rows import FEW_THEATERS
from explorer.presentation.overview.labels import Labels
from explorer.presentation.overview.words import date_variants, fuller_day, number_word

LEAST_COMPANIES = 2
"""How many companies have to work with somebody to be what a headline says."""


class Headline:
    """Finds the headline of a picture; `opposed`: the theaters that it counts."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._picture = labels.picture
        self._dataset = labels.picture.file.dataset
        self.opposed = self._opposed()

    def words(self, deals: DealBox | None) -> str:
        """The file's own in the first picture; else the first that the links of the days carry."""
        own = self._dataset.headline
        if own and self._picture.view == default_view(self._dataset):
            return own
        return (
            self._of_rivals(deals)
            or self._of_wars()
            or self._of_a_front()
            or self._of_a_helped_side()
            or self._of_companies()
            or self._counts()
        )

    def _opposed(self) -> tuple[str, ...]:
        """The theaters in which the rivals help sides that are at war on these days."""
        pair = self._picture.file.rivals
        if pair is None:
            return ()
        return tuple(
            theater
            for theater in self._picture.theaters
            if any(
                self._picture.are_at_war(theater, one.to.party, other.to.party)
                for one in self._helps(pair.first, theater)
                for other in self._helps(pair.second, theater)
            )
        )

    def _helps(self, helper: str, theater: str) -> list[SideHelp]:
        return [
            one
            for one in self._picture.helps
            if one.helper == helper and one.to.theater == theater and not one.is_only_reported
        ]

    def _of_rivals(self, deals: DealBox | None) -> str:
        pair = self._picture.file.rivals
        if pair is None or not self.opposed:
            return ""
        names = join_words(sorted(map(self._labels.name, pair.both), key=str.casefold))
        verb = "back opposite sides" if self._is_firm() else "are reported on opposite sides"
        return f"{names} {verb} {self._where()}{self._dealing(deals)}"

    def _is_firm(self) -> bool:
        pair = self._picture.file.rivals
        assert pair is not None
        return any(
            all(
                any(
                    link.doubt is Doubt.NONE
                    for one in self._helps(rival, theater)
                    for link in one.links
                )
                for rival in pair.both
            )
            for theater in self.opposed
        )

    def _where(self) -> str:
        count, of_all = len(self.opposed), len(self._picture.theaters)
        names = [self._dataset.theaters[theater].name for theater in self.opposed]
        if count == 1 and of_all <= FEW_THEATERS:
            return f"in {names[0]}"
        if count == of_all:
            return "in both wars" if count == 2 else f"in all {number_word(count)} wars"
        if of_all <= FEW_THEATERS:
            return f"in {join_words(names)}"
        return f"in {number_word(count)} of {number_word(of_all)} conflicts"

    def _dealing(self, deals: DealBox | None) -> str:
        """What the box of the rivals carries: something that is sure to be of these days."""
        if deals is None or not deals.is_dated:
            return ""
        return f", and {'talk' if deals.only_talks else 'deal'} with each other all the same"

    def _of_wars(self) -> str:
        """In how many theaters there is war, where there are many and no state's help is known."""
        theaters = self._picture.theaters
        at_war = [
            found for found in theaters.values() if any(front.is_war for front in found.fronts)
        ]
        if len(at_war) <= FEW_THEATERS or any(
            self._states_in(front) for found in at_war for front in found.fronts
        ):
            return ""
        count, of_all = number_word(len(at_war)), number_word(len(theaters))
        return f"War in {count} of {of_all} conflicts {self._on_day()}"

    def _of_a_front(self) -> str:
        """The war with the most help from states: who fights, and how many states help whom."""
        wars = [
            front
            for theater in self._picture.theaters.values()
            for front in theater.fronts
            if front.is_war and front.period.since is not None
        ]
        if not wars:
            return ""
        front = max(wars, key=lambda one: (len(self._states_in(one)), len(one.links)))
        names = [self._labels.name(party) for party in front.parties]
        since = date_variants(front.period, self._labels.day)[0].removeprefix("in ")
        since = since if since.startswith("since") else f"since {since}"
        where = ""
        if len(self._dataset.theaters) > 1:
            where = f"{self._dataset.theaters[front.theater].name}: "
        counts = [len(self._states(SideKey(front.theater, party))) for party in front.parties]
        helped = [
            f"{number_word(count)} {'states help' if count > 1 else 'state helps'} {name}"
            if index == 0
            else f"{number_word(count)} {name}"
            for index, (count, name) in enumerate(
                (count, name) for count, name in zip(counts, names, strict=True) if count
            )
        ]
        said = f"; {', '.join(helped)}" if helped else ""
        return f"{where}{join_words(names)} have fought {since}{said}"

    def _states(self, key: SideKey) -> list[str]:
        return [
            one.helper
            for one in self._picture.helps
            if one.to == key
            and not one.is_only_reported
            and self._dataset.actors[one.helper].type is ActorType.STATE
        ]

    def _states_in(self, front: SideFront) -> list[str]:
        return [
            state
            for party in front.parties
            for state in self._states(SideKey(front.theater, party))
        ]

    def _of_a_helped_side(self) -> str:
        """How many states help the one side of one theater; that nobody fights it, if so."""
        if len(self._picture.theaters) != 1:
            return ""
        (theater,) = self._picture.theaters.values()
        best = max(
            theater.sides,
            key=lambda side: len(self._states(SideKey(theater.theater, side))),
            default=None,
        )
        if best is None:
            return ""
        count = len(self._states(SideKey(theater.theater, best)))
        if count == 0:
            return ""
        verb = "states help" if count > 1 else "state helps"
        own = theater.own(best).everybody
        # "In this file" is said of all of it, also of what the view leaves out.
        fought = any(
            link.kind.family is Family.HOSTILITY and (link.source in own or link.target in own)
            for link in self._picture.file.links.links
        )
        words = f"{number_word(count).capitalize()} {verb} {self._labels.name(best)}"
        return words if fought else f"{words}; nobody in this file fights it"

    def _of_companies(self) -> str:
        """How many companies work with the one with whom most do, and how many since this year."""
        companies = (ActorType.COMPANY, ActorType.PMC)
        actors = self._dataset.actors
        partners: dict[str, dict[str, Period]] = {}
        for link in self._picture.links.links:
            if link.kind.family is not Family.COOPERATION or link.is_only_reported:
                continue
            for one, other in ((link.source, link.target), (link.target, link.source)):
                if other in actors and actors[other].type in companies and one in actors:
                    begun = partners.setdefault(one, {})
                    begun[other] = min(
                        begun.get(other, link.period), link.period, key=lambda one: one.first_day
                    )
        hubs = [one for one in partners if actors[one].type not in companies]
        hub = max(hubs, key=lambda one: len(partners[one]), default=None)
        if hub is None or len(partners[hub]) < LEAST_COMPANIES:
            return ""
        year = date.fromordinal(self._labels.day).year
        late = sum(
            period.since is not None and period.since.year == year
            for period in partners[hub].values()
        )
        count = len(partners[hub])
        said = f"; {number_word(late)} of them since {year}" if late else ""
        words = number_word(count).capitalize()
        return f"{words} companies work with {self._labels.name(hub)}{said}"

    def _counts(self) -> str:
        graph = self._picture.graph
        return f"{actor_and_link_words(graph)} {self._on_day()}"

    def _on_day(self) -> str:
        span = self._picture.view.span
        if span is None:
            return "of any date"
        return f"{'in' if span.is_range or span.start.day is None else 'on'} {span.words}"


def actor_and_link_words(graph: nx.MultiDiGraph) -> str:
    """How much a selection holds: "14 actors and 20 links"."""
    actors = sum(kind == "actor" for _, kind in graph.nodes(data="node"))
    links = sum(family != Family.MEMBERSHIP for _, _, family in graph.edges(data="family"))
    return f"{count_noun(actors, 'actor')} and {count_noun(links, 'link')}"


def subline(labels: Labels, content_links: int, filters: str) -> tuple[Variants, Variants]:
    """The line below the headline, and the shorter one of a phone.

    Args:
        labels: Of the picture.
        content_links: How many links stand behind what is drawn or named.
        filters: What is filtered, in words; "" for nothing.

    """
    picture = labels.picture
    dataset = picture.file.dataset
    day = _days(labels)
    total = sum(family != Family.MEMBERSHIP for _, _, family in picture.graph.edges(data="family"))
    count = f"{content_links:,} of {count_noun(total, 'link')}"
    if len(picture.theaters) > PAGE_SIZE:
        # Its theaters are on several pages, and the count is that of all of them.
        count += f" in {len(picture.theaters)} theaters"
    where = f"{dataset.theaters[picture.view.theater].name}, " if picture.view.theater else ""
    head = f"{where}{day}{f', {filters}' if filters else ''}"
    head = head[:1].upper() + head[1:]
    others = "The other links are in the full network."
    if len(picture.theaters) == 1:
        what = "who fights, and who helps, from forces down to backing"
        rest = "People and lesser ties are in the full network."
    elif len(picture.theaters) > FEW_THEATERS:
        what = "fights, and help from training upward by those who help in more than one theater"
        rest = others
    else:
        what = "who fights, and who helps with forces, arms or training"
        rest = others
    said = f"{head}. {count}: {what}."
    # Words that hold beside any tab, and in a picture that has left the page.
    full = f"{said} {rest}" if content_links < total else said
    return (
        tuple(dict.fromkeys((full, said, f"{head}. {count}."))),
        (f"{head}. Who fights and who helps.", f"{head}."),
    )


def _days(labels: Labels) -> str:
    span = labels.picture.view.span
    if span is None:
        return "any date"
    if span.is_range or span.start.day is None:
        return span.words
    return fuller_day(date.fromordinal(span.last_day))
