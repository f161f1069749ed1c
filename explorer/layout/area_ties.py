"""The strong lines that a map by areas has on any day, as far as places and ways depend on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from explorer.analysis.areas.area_picture import FileAreas
from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.held_links import FIRM_HELP, HeldLink
from explorer.data.vocabulary import ActorType, Family

MAX_TIES = 400
"""With more strong lines than these nothing is searched: it would take long, and help nobody."""

Days = tuple[int, int]


@dataclass(frozen=True, slots=True)
class StrongTie:
    """A strong line of any day.

    `start`, `end`: the ids of its marks, of which `start` stands outside the side where the line
    goes to one. `side`: that side, whose edge it ends at; None where it goes to the mark `end`.
    `weight`: the more, the wider it is. `rank`: 0 if it is
    there on the day of the dataset, 1 if on another, 2 if as a rule a front
    or another line says it. `days`: the
    spans of days on which it is there, as ordinals.
    """

    start: str
    end: str
    side: SideKey | None
    is_fight: bool
    weight: float
    rank: int
    days: tuple[Days, ...]

    @property
    def key(self) -> tuple[str, SideKey | str, bool]:
        """What tells it from the others: where it begins and ends, and whether it is a fight."""
        return self.start, self.side or self.end, self.is_fight

    @property
    def marks(self) -> tuple[str, ...]:
        """The ids of the marks that it begins and ends at."""
        return (self.start, self.end) if self.side is None else (self.start,)

    def meets(self, other: StrongTie) -> bool:
        """Whether both are there on a common day."""
        return any(a[0] <= b[1] and b[0] <= a[1] for a in self.days for b in other.days)


def strong_ties(
    file: FileAreas,
    theater: str | None,
    nodes: AbstractSet[str],
    sides: Mapping[str, SideKey],
    rivals: Sequence[str],
) -> tuple[StrongTie, ...]:
    """The strong lines of all time between those that have a place.

    Left out are lines within an area, and what is between the rivals. Of several lines to a side
    one is taken for each who stands outside of it.

    Args:
        file: What is the same on every day.
        theater: Whose links are shown; None for those of all theaters.
        nodes: Who has a place.
        sides: In whose area each stands that stands in one.
        rivals: The two that stand between, or none.

    """
    found: defaultdict[tuple[str, str, bool], list[HeldLink]] = defaultdict(list)
    for link in file.links.links:
        pair = sorted((link.source, link.target))
        if (
            _is_strong(link)
            and (theater is None or link.is_in(theater))
            and {*pair} <= nodes
            and pair[0] != pair[1]
            and set(pair) != {*rivals}
        ):
            found[pair[0], pair[1], link.is_fight].append(link)
    ties = []
    today = file.dataset.as_of.toordinal()
    for (first, second, is_fight), links in sorted(found.items(), key=lambda one: one[0]):
        days = tuple(sorted((link.period.first_day, link.period.last_day) for link in links))
        weight = round(max(link.kind.strength for link in links), 3)
        # Which way it goes can change with the day.
        ways = {_way(first, second, some, sides) for some in (links, *([one] for one in links))}
        for start, end in sorted(ways):
            side = sides.get(end)
            if side is not None and sides.get(start) == side:
                continue
            rank = 0 if any(first <= today <= last for first, last in days) else 1
            if is_fight and side is not None and _is_foe(file, start, side):
                rank = 2
            ties.append(StrongTie(start, end, side, is_fight, weight, rank, days))
    found_ties = _once_for_each_outsider(ties)
    keys = {tie.key for tie in found_ties}
    return tuple(
        replace(tie, rank=2) if tie.side is not None and _is_said_by_whole(file, tie, keys) else tie
        for tie in found_ties
    )


def _is_said_by_whole(
    file: FileAreas, tie: StrongTie, keys: AbstractSet[tuple[str, SideKey | str, bool]]
) -> bool:
    """Whether somebody to whom an outsider belongs has the same line: as a rule that is drawn."""
    node, seen = tie.start, {tie.start}
    actor = file.dataset.actors.get(node)
    if actor is None or actor.type is ActorType.COALITION:
        return False
    while (node := file.belonging.whole(node) or "") and node not in seen:
        seen.add(node)
        if (node, *tie.key[1:]) in keys:
            return True
    return False


def _is_foe(file: FileAreas, actor: str, side: SideKey) -> bool:
    """Whether somebody helps a side that fights a side."""
    whole = file.belonging.folded(actor)
    helped = {*file.helps.get(actor, {}), *file.helps.get(whole, {})}
    return any(
        place == side.theater and side.party in file.foes[place].get(party, {})
        for place, party in helped
    )


def _way(
    first: str, second: str, links: Sequence[HeldLink], sides: Mapping[str, SideKey]
) -> tuple[str, str]:
    """From whom a line goes to whom; one without a direction, or with two, to a side."""
    forth = any(link.source == first for link in links)
    back = any(link.source == second for link in links)
    if any(link.is_mutual for link in links) or (forth and back):
        return (first, second) if second in sides else (second, first)
    return (first, second) if forth else (second, first)


def _once_for_each_outsider(ties: Sequence[StrongTie]) -> tuple[StrongTie, ...]:
    found: dict[tuple[str, SideKey | str, bool], StrongTie] = {}
    for tie in ties:
        known = found.setdefault(tie.key, tie)
        if known is not tie:
            found[tie.key] = replace(
                known,
                weight=max(known.weight, tie.weight),
                rank=min(known.rank, tie.rank),
                days=tuple(sorted({*known.days, *tie.days})),
            )
    return tuple(found.values())


def _is_strong(link: HeldLink) -> bool:
    if link.kind.family is Family.SUPPORT:
        return link.is_help and link.kind.strength >= FIRM_HELP
    return link.is_fight
