"""Who helps which side of a theater, with what; and who fights there besides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from explorer.analysis.alignment.direct import RECOGNITION
from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.belonging import Belonging, Own
from explorer.analysis.areas.held_links import LEAST_TAKING_SIDE, Doubt, HeldLink, HeldLinks
from explorer.data.model import Dataset


@dataclass(frozen=True, slots=True)
class SideHelp:
    """All that one helper gives a side.

    `links`: the strongest first, those of low confidence last. `gives_from`: the side of another
    theater whose own the helper is, if it is.
    """

    helper: str
    to: SideKey
    links: tuple[HeldLink, ...]
    gives_from: SideKey | None = None

    @property
    def best(self) -> HeldLink:
        """The link of its strongest kind."""
        return self.links[0]

    @property
    def strength(self) -> float:
        """That of its strongest kind, 0 to 1; 0 where it is only reported."""
        return 0.0 if self.is_only_reported else self.best.kind.strength

    @property
    def is_only_reported(self) -> bool:
        """Whether all of it has low confidence."""
        return self.best.is_only_reported

    @property
    def doubt(self) -> Doubt:
        """That of its strongest kind: none, where one link of it is not in doubt.

        Where the helper itself gives it, its own links alone count: what is known of a part does
        not make sure what is disputed of the whole.
        """
        same = [link for link in self.links if link.kind is self.best.kind]
        same = [link for link in same if link.source == self.helper] or same
        return same[0].doubt if all(link.doubt is not Doubt.NONE for link in same) else Doubt.NONE


class Owners:
    """Whose own each actor is, by theater."""

    def __init__(self, owns: Mapping[str, Sequence[Own]]) -> None:
        self._owns = owns
        self._sides = {
            theater: {
                actor: own.side for own in reversed(sides) for actor in (*own.members, own.side)
            }
            | {own.side: own.side for own in sides}
            for theater, sides in owns.items()
        }

    def side(self, actor: str, theater: str) -> str | None:
        """The side of a theater whose own somebody is, itself for a side."""
        return self._sides.get(theater, {}).get(actor)

    def elsewhere(self, actor: str, theater: str) -> SideKey | None:
        """The side of another theater whose own somebody is."""
        for other in self._sides:
            if other != theater and (side := self.side(actor, other)):
                return SideKey(other, side)
        return None


def find_helps(
    dataset: Dataset,
    links: Iterable[HeldLink],
    belonging: Belonging,
    owners: Owners,
    theaters: Iterable[str],
) -> tuple[SideHelp, ...]:
    """All help from outside to the sides of some theaters by some links, by theater and side.

    Help to a side's own is help to the side. A helper is whom the giver folds into; the own of
    a side of another theater stand for themselves. Votes and recognition are no help.
    """
    given: defaultdict[tuple[str, SideKey], list[HeldLink]] = defaultdict(list)
    origins: dict[str, SideKey | None] = {}
    wanted = set(theaters)
    for link in links:
        if not link.is_help or link.kind.strength < LEAST_TAKING_SIDE:
            continue
        for theater in link.theaters:
            if theater not in wanted:
                continue
            side = owners.side(link.target, theater)
            if side is None or owners.side(link.source, theater) is not None:
                continue
            helper, origin = _giver(link.source, theater, belonging, owners)
            if helper not in dataset.actors or owners.side(helper, theater) is not None:
                continue
            origins[helper] = origin
            given[helper, SideKey(theater, side)].append(link)
    return tuple(
        SideHelp(helper, key, tuple(sorted(found, key=_sureness)), origins[helper])
        for (helper, key), found in given.items()
    )


def _sureness(link: HeldLink) -> tuple[bool, tuple[float, int, int, int, str]]:
    return link.is_only_reported, link.rank


def _giver(
    actor: str, theater: str, belonging: Belonging, owners: Owners
) -> tuple[str, SideKey | None]:
    """Who stands for a giver, and the side of another theater whose own it is."""
    origin = owners.elsewhere(actor, theater) or _parts_origin(actor, theater, belonging, owners)
    if origin is None:
        return belonging.folded(actor), None
    below = belonging.below(origin.party)
    passed = {actor, origin.party}
    while (whole := belonging.whole(actor)) in below and whole not in passed:
        assert whole is not None
        passed.add(whole)
        actor = whole
    return actor, origin


def _parts_origin(actor: str, theater: str, belonging: Belonging, owners: Owners) -> SideKey | None:
    """The side of another theater that somebody folds into, and fights in this one only."""
    folded = belonging.folded(actor)
    return owners.elsewhere(folded, theater) if folded != actor else None


def recognisers(links: HeldLinks, side: str) -> tuple[str, ...]:
    """Who recognises a side, by links that hold and are not only reported."""
    found = sorted(
        (
            link
            for link in links.to(side)
            if link.kind.id == RECOGNITION and not link.is_only_reported
        ),
        key=lambda link: link.rank,
    )
    return tuple(dict.fromkeys(link.source for link in found))
