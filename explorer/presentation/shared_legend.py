"""One legend for two pictures beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from explorer.data.model import Dataset
from explorer.data.vocabulary import ACTOR_TYPES, FAMILIES
from explorer.presentation.legend import (
    LegendEntry,
    LegendGroup,
    LineSigns,
    add_doubtful_entry,
    add_recent_entry,
    legend,
)
from explorer.presentation.map_key import joint_signs, map_key
from explorer.presentation.side_colours import side_label
from explorer.presentation.theme import NO_CAMP_CLASS, OPEN_CLASS, SEVERAL_CLASS, UNSURE_CLASS
from explorer.workspace import Shown

_LAST = (
    SEVERAL_CLASS,
    UNSURE_CLASS,
    NO_CAMP_CLASS,
    OPEN_CLASS,
    *map(str, FAMILIES),
    *map(str, ACTOR_TYPES),
)


def shared_legend(
    dataset: Dataset, pictures: Iterable[Shown], signs: Sequence[LineSigns] = ()
) -> tuple[LegendEntry, ...]:
    """The signs of several pictures, each once, in the order of a legend.

    A colour that is in several of them is named after the parties of all. `signs`: which
    signs the lines of each bear.
    """
    found: dict[tuple[LegendGroup, str], list[LegendEntry]] = {}
    drawn = tuple(pictures)
    for picture in drawn:
        for entry in legend(dataset, picture):
            found.setdefault((entry.group, entry.id), []).append(entry)
    groups = list(LegendGroup)

    def place(key: tuple[LegendGroup, str]) -> tuple[int, int, str]:
        # Sides first, in the order of their colours; then in the order of the vocabulary.
        group, id_ = key
        usual = -1 if group is LegendGroup.CAMP else len(_LAST)
        return groups.index(group), _LAST.index(id_) if id_ in _LAST else usual, id_

    entries = tuple(
        replace(found[key][0], label=_common_label(dataset, found[key]))
        for key in sorted(found, key=place)
    )
    by_areas = [one.by_areas for one in signs if one.by_areas]
    if by_areas:
        entries = map_key(entries, drawn, joint_signs(by_areas))
    if any(one.is_any_recent for one in signs):
        ends = frozenset(end for one in signs for end in one.recent_ends)
        entries = add_recent_entry(entries, ends)
    if any(one.is_any_doubtful for one in signs) and not by_areas:
        entries = add_doubtful_entry(entries)
    return entries


def _common_label(dataset: Dataset, entries: Sequence[LegendEntry]) -> str:
    """One label for the same sign: of "With A" and "With B" it is "With A or B"."""
    parties = [party for entry in entries for party in entry.parties]
    return side_label(dataset, parties) if parties else entries[0].label
