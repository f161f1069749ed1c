"""In which half of a theater each side stands: worked out from the whole file, so that it stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from explorer.analysis.areas.held_links import HeldLinks
from explorer.analysis.areas.side_hues import Hue, SideHues
from explorer.data.model import Dataset

SidesAbove = frozenset[tuple[str, str]]
"""The sides that stand above the axis, by the ids of their theater and of the actor."""

Foes = Mapping[str, Mapping[str, int]]
"""For each side whom it fights on any day: 2 where the two themselves do, 1 where only parts do."""


def theater_foes(links: HeldLinks, owners: Mapping[str, Mapping[str, str]]) -> Mapping[str, Foes]:
    """Who fights whom in each theater on any day: parties, and everybody else who fights there.

    Args:
        links: All of the file.
        owners: For each theater the party to which each of its parties' own belongs.

    """
    found: dict[str, defaultdict[str, dict[str, int]]] = {
        theater: defaultdict(dict) for theater in owners
    }
    for link in links.links:
        if not link.is_fight or link.is_only_reported:
            continue
        ends = link.source, link.target
        for theater in link.theaters:
            one, other = (owners[theater].get(end, end) for end in ends)
            if one == other:
                continue
            foes = found[theater]
            weight = max(2 if (one, other) == ends else 1, foes[one].get(other, 0))
            foes[one][other] = foes[other][one] = weight
    return found


def sides_above(dataset: Dataset, hues: SideHues, foes: Mapping[str, Foes]) -> SidesAbove:
    """Which sides stand above the axis, of all parties and of all others who fight.

    Those that the first rival helps stand above, those that the second helps below, whatever
    they fight. Of the others the one with the most foes is placed first, opposite to most of its
    foes; where these do not tell it, it is above if it comes before its foes in the file. Its foes
    stand opposite to it, and parties without a foe opposite to the first with the most.
    """
    found: set[tuple[str, str]] = set()
    for theater in dataset.theaters.values():
        parties = list(dict.fromkeys(theater.parties))
        against = foes[theater.id]
        placed = {
            party: hue is Hue.FIRST
            for party in parties
            if (hue := hues[theater.id, party]) in (Hue.FIRST, Hue.SECOND)
        }
        _place_parties(parties, against, placed)
        for actor in dataset.actors:
            if actor in against and actor not in placed:
                placed[actor] = _opposite([*against[actor]], placed, usual=True)
        found |= {(theater.id, actor) for actor, is_above in placed.items() if is_above}
    return frozenset(found)


def foe_strength(side: str, sides: Sequence[str], foes: Foes) -> tuple[int, int]:
    """How many of some sides a side fights, and how strongly in all."""
    met = [weight for foe, weight in foes.get(side, {}).items() if foe in sides]
    return len(met), sum(met)


def _place_parties(parties: Sequence[str], foes: Foes, placed: dict[str, bool]) -> None:
    """Add all parties to `placed`."""
    by_foes = sorted(parties, key=lambda party: foe_strength(party, parties, foes), reverse=True)
    for party in by_foes:
        met = [foe for foe in parties if foe in foes.get(party, {})]
        if party not in placed:
            if met:
                is_first = parties.index(party) < parties.index(met[0])
                placed[party] = _opposite(met, placed, usual=is_first)
            else:
                placed[party] = not placed.get(by_foes[0], False)
        for foe in met:
            placed.setdefault(foe, not placed[party])


def _opposite(foes: Sequence[str], placed: Mapping[str, bool], *, usual: bool) -> bool:
    """Whether somebody stands above, as most of its foes are below; `usual` where it is a draw."""
    votes = [placed[foe] for foe in foes if foe in placed]
    above, below = sum(votes), len(votes) - sum(votes)
    return usual if above == below else below > above
