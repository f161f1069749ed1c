"""Actors and what they do, as the overview writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from explorer.analysis.areas.area_picture import AreaPicture
from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.held_links import Doubt, HeldLink
from explorer.analysis.areas.helpers import SideHelp
from explorer.analysis.areas.side_hues import Hue
from explorer.data.dates import Period
from explorer.data.vocabulary import ActorType
from explorer.data.words import isolated
from explorer.presentation.overview.content import Act, ActorMark, Fight
from explorer.presentation.overview.words import KIND_WORDS, date_variants, spelled_out

TROOPS = "troops"


class Labels:
    """Names, marks and words for a picture; `day`: the last of its days, an ordinal."""

    def __init__(self, picture: AreaPicture, day: int) -> None:
        self.picture = picture
        self.day = day
        self._actors = picture.file.dataset.actors

    def name(self, actor: str) -> str:
        """The short name of an actor, as a sentence of another script can hold it."""
        return isolated(self.picture.file.dataset.label(actor))

    def full_name(self, actor: str) -> str:
        """The name of an actor whose short name is an abbreviation of it; "" for others."""
        value = self._actors[actor]
        name = spelled_out(value.label, value.name)
        return isolated(name) if name else ""

    def helper_name(self, help_: SideHelp) -> str:
        """The short name of a helper; of a state with a coalition that it leads, of both.

        What is only reported of one part is said of the part, and not of its whole.
        """
        sources = {link.source for link in help_.links}
        if help_.is_only_reported and len(sources) == 1:
            return self.name(*sources)
        name = self.name(help_.helper)
        by_coalition = any(
            link.source != help_.helper
            and link.source in self._actors
            and self._actors[link.source].type is ActorType.COALITION
            and self.picture.belonging.leading_state(link.source) == help_.helper
            for link in help_.links
        )
        return f"{name} and coalition" if by_coalition else name

    def mark(self, actor: str, label: str = "", theater: str | None = None) -> ActorMark:
        """An actor as it is drawn: in the hue of the side that it helps, or belongs to.

        `theater`: that beside which it stands, where it stands beside one: what it does elsewhere
        does not count then.
        """
        return ActorMark(
            actor, label or self.name(actor), self._actors[actor].type, self.hues(actor, theater)
        )

    def side_mark(self, key: SideKey) -> ActorMark:
        """A side as it is drawn."""
        return ActorMark(
            key.party,
            self.name(key.party),
            self._actors[key.party].type,
            (self.picture.hue(key),),
        )

    def hues(self, actor: str, theater: str | None = None) -> tuple[Hue, ...]:
        """Two hues for help to two sides that are at war, else that of the side helped most.

        `theater`: the only one in which help counts; None for all.
        """
        given = [
            one
            for one in self._given.get(actor, ())
            if theater is None or one.to.theater == theater
        ]
        # A side's own has its hue, whomever it helps elsewhere.
        for place in self.picture.file.dataset.theaters:
            if side := self.picture.owners.side(actor, place):
                return (self.picture.hue(SideKey(place, side)),)
        origin = next((one.gives_from for one in given if one.gives_from), None)
        if origin or not given:
            return (self.picture.hue(origin),) if origin else ()
        for one in given:
            for other in given:
                if one.to.theater == other.to.theater and self.picture.are_at_war(
                    one.to.theater, one.to.party, other.to.party
                ):
                    both = dict.fromkeys(
                        sorted((self.picture.hue(one.to), self.picture.hue(other.to)), key=_order)
                    )
                    return tuple(both)
        # Of two gifts that are alike that counts which goes to a side with a hue of its own.
        best = min(
            given,
            key=lambda one: (one.best.rank[:2], _order(self.picture.hue(one.to)), one.best.rank),
        )
        return (self.picture.hue(best.to),)

    @cached_property
    def _given(self) -> Mapping[str, Sequence[SideHelp]]:
        found: dict[str, list[SideHelp]] = {}
        for one in self.picture.helps:
            if not one.is_only_reported:
                found.setdefault(one.helper, []).append(one)
        return found

    def act(self, help_: SideHelp) -> Act:
        """What a helper gives: its strongest kind, and since when that.

        Since when the side itself has it; since when its own have, where it is to them alone.
        """
        same = [link for link in help_.links if link.kind is help_.best.kind]
        same = [link for link in same if link.target == help_.to.party] or same
        return Act(
            help_.best.kind.id,
            KIND_WORDS[help_.best.kind.id],
            help_.best.kind.strength,
            date_variants(_earliest(same), self.day),
            help_.doubt,
        )

    def earlier_act(self, help_: SideHelp) -> Act | None:
        """Help of another kind that began in an earlier year, the strongest of it."""
        best = _earliest([link for link in help_.links if link.kind is help_.best.kind])
        if best.since is None:
            return None
        older = [
            link
            for link in help_.links
            if link.period.since is not None
            and link.period.since.year < best.since.year
            and link.kind is not help_.best.kind
            and link.doubt is Doubt.NONE
        ]
        if not older:
            return None
        link = min(older, key=lambda one: one.rank)
        return Act(
            link.kind.id,
            KIND_WORDS[link.kind.id],
            link.kind.strength,
            date_variants(link.period, self.day),
        )

    def fights(self, fighter: str, theater: str) -> tuple[Fight, ...]:
        """Which sides of a theater somebody fights, itself or by who folds into it.

        Those first that it has fought longest. A fight that is over is told, where nothing says
        that it goes on.
        """
        found = self._fights(self.picture.links.links, fighter, theater)
        over = self._fights(self.picture.links.recent, fighter, theater)
        told = [
            (
                _earliest(direct).first_day,
                Fight(
                    foe,
                    f"fights {self.name(self._fought(foe, theater, direct))}",
                    date_variants(_earliest(direct), self.day),
                    _common_doubt(direct),
                ),
            )
            for foe, links in found.items()
            if (direct := [link for link in links if foe in (link.source, link.target)] or links)
        ]
        told.sort(key=lambda one: (one[0], one[1].foe))
        past = []
        for foe, ended in over.items():
            if foe not in found:
                last = max(ended, key=lambda link: link.period.last_day)
                past.append(Fight(foe, f"fought {self.name(foe)}", _end_words(last, self.day)))
        return (*(fight for _, fight in told), *past)

    def _fought(self, side: str, theater: str, links: Iterable[HeldLink]) -> str:
        """Whom fights with a side are with: the one of its own, where it is one alone."""
        ends = {end for link in links for end in (link.source, link.target)}
        own = [end for end in ends if self.picture.owners.side(end, theater) == side]
        return own[0] if len(own) == 1 else side

    def _fights(
        self, links: Iterable[HeldLink], fighter: str, theater: str
    ) -> dict[str, list[HeldLink]]:
        """By side: the fights against it and its own of somebody and who folds into it."""
        found: dict[str, list[HeldLink]] = {}
        for link in links:
            if not link.is_fight or not link.is_in(theater) or link.is_only_reported:
                continue
            ends = [(link.source, link.target)]
            if link.is_mutual:
                ends.append((link.target, link.source))
            for end, other in ends:
                foe = self.picture.owners.side(other, theater)
                if foe is not None and self.picture.belonging.folded(end) == fighter:
                    found.setdefault(foe, []).append(link)
        return found


def _end_words(link: HeldLink, day: int) -> tuple[str, ...]:
    end = link.period.as_known_on(day).last_known
    if end is None:
        return ()
    words = date_variants(Period(end), day)
    verb = "last reported in" if link.period.last_reported else "until"
    return (f"{verb} {words[1]}", words[-1]) if len(words) > 1 else words


def _earliest(links: Sequence[HeldLink]) -> Period:
    known = [link.period for link in links if link.period.since is not None]
    return min(known, key=lambda period: period.first_day) if known else Period()


def _common_doubt(links: Iterable[HeldLink]) -> Doubt:
    doubts = {link.doubt for link in links}
    return doubts.pop() if len(doubts) == 1 else Doubt.NONE


def _order(hue: Hue) -> int:
    return list(Hue).index(hue)
