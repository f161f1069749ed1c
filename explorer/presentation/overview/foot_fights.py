"""Who else fights in a theater, and whom: what neither a front nor the row of a helper says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from explorer.analysis.areas.held_links import COMBAT, HeldLink
from explorer.data.words import join_words
from explorer.presentation.overview.content import Rival, Variants
from explorer.presentation.overview.helper_rows import FEW_THEATERS, HelperRows
from explorer.presentation.overview.labels import TROOPS, Labels

ToldFight = tuple[str, str, str]
"""A fight that is told elsewhere in the picture: theater, fighter, and the side that it fights."""


@dataclass(frozen=True, slots=True)
class FootFights:
    """Whom each of those fights who are named at the foot of a theater, by ids, in their order."""

    foes: Mapping[str, tuple[str, ...]]

    def words(self, labels: Labels) -> Variants:
        """Who fights whom, "also fighting: Israel vs Iran; TIP vs Syrian gov.", and shorter."""
        full = [
            f"{labels.name(fighter)} vs {join_words([*map(labels.name, foes)])}"
            for fighter, foes in self.foes.items()
        ]
        if not full:
            return ()
        variants = [f"also fighting: {'; '.join(full)}"]
        variants += [
            f"also fighting: {'; '.join(full[:count])}; {len(full) - count} more"
            for count in range(len(full) - 1, 0, -1)
        ]
        names = ", ".join(map(labels.name, self.foes))
        more = "more fight" if len(full) > 1 else "more fights"
        return tuple(dict.fromkeys((*variants, f"also fighting: {names}", f"{len(full)} {more}")))


def told_fights(labels: Labels, rows: HelperRows, rivals: Iterable[Rival]) -> frozenset[ToldFight]:
    """The fights of outsiders that rows and rivals tell.

    By a crimson line, which among many theaters has no room, or because forces that fight on a
    side fight whoever has a front with it.
    """
    told: set[ToldFight] = set()
    rivals = tuple(rivals)
    drawn = rows.drawn(rivals)
    if len(labels.picture.theaters) <= FEW_THEATERS:
        for rival in rivals:
            told |= {(theater, rival.mark.id, fight.foe) for theater, fight in rival.fights}
        for one in drawn:
            told |= {(one.to.theater, one.helper, fight.foe) for fight in one.fights}
    with_forces = {(one.helper, one.to) for one in drawn if one.act.kind == TROOPS}
    summed = {(helper, row.side) for row in rows.sums for helper in row.helpers}
    with_forces |= {
        (one.helper, one.to)
        for one in labels.picture.helps
        if (one.helper, one.to) in summed and one.best.kind.id == TROOPS
    }
    for helper, to in with_forces:
        for front in labels.picture.theaters[to.theater].fronts:
            if to.party in front.parties:
                told |= {(to.theater, helper, party) for party in front.parties}
    return frozenset(told)


def foot_fights(theater: str, labels: Labels, told: Collection[ToldFight]) -> FootFights:
    """Who fights in a theater and is no side's own, and whom, where nothing else tells it.

    Named is who fights a side, its own or one of its helpers, and who fights one of those; helpers
    after those who only fight. What is only reported is not named.
    """
    picture = labels.picture
    helpers = {one.helper for one in picture.helps if one.to.theater == theater}
    foes: dict[str, dict[str, None]] = {}
    # Of two who fight each other that one is named first who helps nobody.
    for fighter, foe in sorted(_bouts(labels, theater), key=lambda bout: bout[0] in helpers):
        if (theater, fighter, foe) not in told and fighter not in foes.get(foe, ()):
            foes.setdefault(fighter, {}).setdefault(foe)
    sides = {actor for own in picture.theaters[theater].owns for actor in own.everybody}
    involved = {
        fighter
        for fighter, against in foes.items()
        if fighter in helpers or any(foe in sides or foe in helpers for foe in against)
    }
    # And who fights one of these.
    return FootFights(
        {
            fighter: tuple(against)
            for fighter, against in foes.items()
            if fighter in involved or any(foe in involved for foe in against)
        }
    )


def _bouts(labels: Labels, theater: str) -> Iterable[tuple[str, str]]:
    """Fighters that are no side's own, each with whom it fights; first those it only fights."""
    picture = labels.picture
    actors = picture.file.dataset.actors
    for link in picture.links.links:
        if not link.is_fight or not link.is_in(theater) or link.is_only_reported:
            continue
        for end, other in _directions(link):
            fighter = picture.representative(end, theater)
            # An alliance fights by its members, who are named.
            if fighter not in actors or picture.owners.side(fighter, theater) is not None:
                continue
            foe = picture.representative(other, theater) if other in actors else other
            if foe != fighter:
                yield fighter, foe


def _directions(link: HeldLink) -> Iterable[tuple[str, str]]:
    """Who fights whom by a link: in combat both, by strikes the one who strikes."""
    yield link.source, link.target
    if link.is_mutual or link.kind.id == COMBAT:
        yield link.target, link.source
