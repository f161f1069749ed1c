"""Which hue each side of a file has: that of the rival that helps it, the same on every day."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from explorer.analysis.areas.held_links import HeldLink
from explorer.analysis.areas.rival_pair import PartyHelps, PartyWars, RivalPair
from explorer.data.model import Dataset

LEAST_HELPED = 1 / 3
"""For which part of its days a rival has to help a side that bears its hue.

A side that a rival trained for a year in ten is not "the side that it helps".
"""


class Hue(StrEnum):
    """Which side a tint or the fill of a mark stands for."""

    FIRST = "first"
    """A side that the first rival helps (A)."""

    SECOND = "second"
    """A side that the second rival helps (B)."""

    THIRD = "third"
    """The one further side of the file (C)."""

    OTHER = "other"
    """One of several further sides (N)."""


SideHues = Mapping[tuple[str, str], Hue]
"""The hue of each party, by the ids of its theater and of the actor."""


def side_hues(
    dataset: Dataset, rivals: RivalPair | None, helps: PartyHelps, wars: PartyWars
) -> SideHues:
    """The hues of all parties of a file.

    Args:
        dataset: The dataset.
        rivals: Its rivals.
        helps: Who helps which party, by all links of all time.
        wars: When which parties fought each other.

    Returns:
        With rivals: the hue of that rival which helps the party for at least `LEAST_HELPED` of
        its days, where the other does not. Without: in each theater one for each of the two
        parties with the longest list of fights, and for its first party where nobody fights.

    """
    found: dict[tuple[str, str], Hue] = {}
    for theater in dataset.theaters.values():
        parties = tuple(dict.fromkeys(theater.parties))
        if rivals is None:
            pair = _main_front(theater.id, parties, wars) or parties[:1]
            found |= {
                (theater.id, party): hue
                for party, hue in zip(pair, (Hue.FIRST, Hue.SECOND), strict=False)
            }
            continue
        for party in parties:
            key = theater.id, party
            firm = [
                _share_of_days(dataset, party, helps.get(rival, {}).get(key, ())) >= LEAST_HELPED
                for rival in rivals.both
            ]
            if firm[0] != firm[1]:
                found[key] = Hue.FIRST if firm[0] else Hue.SECOND
    others = [
        (theater.id, party)
        for theater in dataset.theaters.values()
        for party in dict.fromkeys(theater.parties)
        if (theater.id, party) not in found
    ]
    rest = Hue.THIRD if len(others) == 1 else Hue.OTHER
    return found | dict.fromkeys(others, rest)


def _main_front(theater: str, parties: tuple[str, ...], wars: PartyWars) -> tuple[str, ...] | None:
    pairs = [
        (-len(periods), parties.index(one), parties.index(other), (one, other))
        for (place, one, other), periods in wars.items()
        if place == theater and parties.index(one) < parties.index(other)
    ]
    return min(pairs)[-1] if pairs else None


def _share_of_days(
    dataset: Dataset, party: str, gifts: tuple[HeldLink, ...] | list[HeldLink]
) -> float:
    """For which part of a party's days, as far as the file reaches, somebody helps it."""
    if not gifts:
        return 0.0
    life = dataset.actors[party].period
    last = min(life.last_possible_day, dataset.as_of.toordinal())
    first = life.first_day if life.since else min(gift.period.first_day for gift in gifts)
    spans = sorted(
        (max(gift.period.first_day, first), min(gift.period.last_day, last)) for gift in gifts
    )
    helped, reached = 0, first - 1
    for start, end in spans:
        helped += max(end - max(start, reached + 1) + 1, 0)
        reached = max(reached, end)
    # A file that ends before a party begins knows nothing of its days: any help is all of them.
    return helped / (last - first + 1) if last > first else 1.0
