"""Whose own somebody is, and into whom somebody folds where not everybody is drawn.

Belonging is told by part-of, leads, serves and affiliated, whatever kinds of links are shown. A
tie that is disputed or only reported makes nobody a part of anything.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from explorer.analysis.alignment.steps import LEADS
from explorer.analysis.areas.held_links import MEDIATION, Doubt, HeldLink, HeldLinks
from explorer.data.model import Dataset
from explorer.data.vocabulary import ActorType, Family

_FOLDS_BY_ANY_TIE = (ActorType.BODY, ActorType.PERSON, ActorType.COMPANY, ActorType.PARTY)
"""Types that fold into whomever they belong to by any tie; others only as a part."""

_OWN_BY_HELP = (ActorType.BODY, ActorType.GOVERNMENT, ActorType.PERSON)
"""Types that are a side's own where they help it and belong to nobody else."""

_FIGHTS_FOR_SOMEBODY = ("troops", "mercenaries")


@dataclass(frozen=True, slots=True)
class Own:
    """Whom a side has: `members` in the order in which they are named, the side not among them."""

    side: str
    members: tuple[str, ...]

    @property
    def everybody(self) -> frozenset[str]:
        """The side and its own."""
        return frozenset((self.side, *self.members))


class Belonging:
    """Who belongs to whom on some days.

    `links`: those of the days, of all theaters and kinds. `never_fold`: those who mediate.
    """

    def __init__(self, dataset: Dataset, links: HeldLinks) -> None:
        self._dataset = dataset
        self._links = links
        self._parties = {
            party for theater in dataset.theaters.values() for party in theater.parties
        }
        self._mediators = {
            link.source for link in links.links if link.kind.id == MEDIATION
        } & dataset.actors.keys()
        self._whole = cache(self._find_whole)
        self._folded = cache(self._find_folded)

    def own(self, side: str, theater: str, others: Collection[str]) -> Own:
        """A side's own in a theater: who is part of it, leads, serves or is affiliated with it.

        To the end, and whoever of a state body's, a government's or a person's type helps it and
        folds into nobody. Left out: `others`, the other sides; states; and who fights in other
        theaters only.
        """
        barred = {side, *others, *self._parties}
        found: dict[str, None] = {}
        seen = {side}
        waiting = deque([side])
        while waiting:
            whole = waiting.popleft()
            for part in self._parts(whole):
                if part in seen or part in barred or self._is_state(part):
                    continue
                seen.add(part)
                if self._fights_only_elsewhere(part, theater):
                    continue
                found[part] = None
                waiting.append(part)
        for helper in self._helping_own(side, theater, seen | barred):
            for one in (helper, *self._below(helper, seen | barred | found.keys())):
                if one not in found and one not in barred:
                    found[one] = None
        return Own(side, tuple(found))

    def folded(self, actor: str) -> str:
        """Into whom somebody folds, itself if into nobody."""
        return self._folded(actor)

    def _find_folded(self, actor: str) -> str:
        chain = [actor]
        while (whole := self.whole(chain[-1])) is not None:
            if whole in chain:
                # A circle: all of it folds into one and the same.
                return min(chain[chain.index(whole) :])
            chain.append(whole)
        return chain[-1]

    def leading_state(self, coalition: str) -> str | None:
        """The state that leads a coalition, if there is one."""
        return next(
            (
                link.source
                for link in sorted(self._links.to(coalition), key=lambda link: link.rank)
                if link.kind.id == LEADS and self._is_state(link.source) and not _is_unsure(link)
            ),
            None,
        )

    def disputed_wholes(self, actor: str) -> tuple[str, ...]:
        """To whom somebody has a tie that is disputed or only reported."""
        return tuple(
            link.target
            for link in self._links.from_(actor)
            if link.kind.family is Family.AFFILIATION and _is_unsure(link)
        )

    def whole(self, actor: str) -> str | None:
        """To whom somebody belongs and folds into, if to anybody; one step."""
        return self._whole(actor)

    def _find_whole(self, actor: str) -> str | None:
        known = self._dataset.actors.get(actor)
        if known is None or known.type is ActorType.STATE or actor in self._mediators:
            return None
        if known.type is ActorType.COALITION and (state := self.leading_state(actor)):
            return state
        ties = [
            link
            for link in self._links.from_(actor)
            if link.kind.family is Family.AFFILIATION
            and link.target in self._dataset.actors
            and not _is_unsure(link)
            and (link.kind.id == "part-of" or known.type in _FOLDS_BY_ANY_TIE)
        ]
        return min(ties, key=lambda link: link.rank).target if ties else None

    def _parts(self, whole: str) -> Iterable[str]:
        """Who belongs to somebody: the leader first, then by the strength of the tie."""
        ties = [
            link
            for link in self._links.to(whole)
            if link.kind.family is Family.AFFILIATION and not _is_unsure(link)
        ]
        ties.sort(key=lambda link: (link.kind.id != LEADS, -link.kind.strength))
        return dict.fromkeys(link.source for link in ties)

    def below(self, whole: str) -> frozenset[str]:
        """All who belong to somebody, at any number of steps."""
        return frozenset(self._below(whole, ()))

    def _below(self, whole: str, barred: Collection[str]) -> list[str]:
        found: dict[str, None] = {}
        waiting = deque([whole])
        while waiting:
            for part in self._parts(waiting.popleft()):
                if part not in barred and part not in found and not self._is_state(part):
                    found[part] = None
                    waiting.append(part)
        return list(found)

    def _helping_own(self, side: str, theater: str, barred: Collection[str]) -> list[str]:
        helpers = dict.fromkeys(
            link.source
            for link in sorted(self._links.to(side), key=lambda link: link.rank)
            if link.is_help and link.is_in(theater) and not _is_unsure(link)
        )
        actors = self._dataset.actors
        return [
            helper
            for helper in helpers
            if helper in actors
            and actors[helper].type in _OWN_BY_HELP
            and helper not in barred
            and self.folded(helper) == helper
        ]

    def _fights_only_elsewhere(self, actor: str, theater: str) -> bool:
        acts = [
            link
            for link in self._links.at(actor)
            if not link.is_only_reported
            and (link.is_fight or (link.kind.id in _FIGHTS_FOR_SOMEBODY and link.source == actor))
        ]
        return bool(acts) and not any(link.is_in(theater) for link in acts)

    def _is_state(self, actor: str) -> bool:
        known = self._dataset.actors.get(actor)
        return known is None or known.type is ActorType.STATE


def _is_unsure(link: HeldLink) -> bool:
    return link.doubt is not Doubt.NONE
