"""What the signs in a picture mean: only those that are in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from explorer.data.dates import RECENT_MONTHS
from explorer.data.vocabulary import ACTOR_TYPES, FAMILIES, ActorType, Family
from explorer.layout import CampMap
from explorer.presentation.theme import (
    ALLIANCE,
    BETWEEN,
    CAMPS,
    PALETTES,
    RECENT,
    STAYED,
    Theme,
    camp_class,
    camp_colour,
    line_swatch,
    plain_swatch,
    shape_swatch,
    underlay_swatch,
)


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sign and its meaning. `swatch` is a small picture (a data URI) for each theme."""

    group: str
    id: str
    label: str
    meaning: str
    swatch: dict[str, str]


CAMP, TYPE, FAMILY, MARK = "camp", "type", "family", "mark"
UNALIGNED = "On several sides, or on none"
ELSEWHERE = "On other sides, on several, or on none"


def legend(shown: nx.MultiDiGraph, layout: CampMap) -> tuple[LegendEntry, ...]:
    """The signs of a picture: camps by colour, families by line, types by shape.

    Camps beyond the colours that there are share that of those who belong nowhere.
    """
    found = {layout.camp_of.get(node) for node, kind in shown.nodes(data="node") if kind == "actor"}
    coloured = [camp for camp in layout.camps if camp.index in found and camp.index < CAMPS]
    others = [one for one in found if one is None or one >= CAMPS]
    camps = [
        *(
            LegendEntry(
                CAMP, f"camp{camp.index}", f"With {join_labels(camp.label)}",
                "A side of the conflict, as the links for and against draw it.",
                _camp(camp.index),
            )
            for camp in coloured
        ),
        *(
            [LegendEntry(CAMP, BETWEEN, UNALIGNED if others == [None] else ELSEWHERE,
                   "Ties to several sides, to one of the smaller ones, or hardly any.",
                   _camp(None))]
            if others
            else []
        ),
    ]  # fmt: skip
    families = {family for _, _, family in shown.edges(data="family")}
    lines = [
        LegendEntry(FAMILY, str(family), entry.label, entry.meaning,
              {theme: line_swatch(family, theme) for theme in Theme})
        for family, entry in FAMILIES.items()
        if family in families
    ]  # fmt: skip
    types = {data["type"] for _, data in shown.nodes(data=True) if data["node"] == "actor"}
    shapes = [
        LegendEntry(TYPE, str(one), ACTOR_TYPES[one].label, ACTOR_TYPES[one].meaning, _shape(one))
        for one in ActorType
        if one in types
    ]
    if any(kind == "alliance" for _, kind in shown.nodes(data="node")):
        shapes.append(
            LegendEntry(TYPE, ALLIANCE, "Alliance or agreement",
                  "A named tie of several actors.", _shape(ALLIANCE))
        )  # fmt: skip
    return (*camps, *lines, *shapes)


def join_labels(label: str) -> str:
    """The parties of a side as a choice: nobody on it has to be with all of them."""
    *first, last = label.split(", ")
    return f"{', '.join(first)} or {last.removeprefix('and ')}" if first else last


def underlaid(entries: tuple[LegendEntry, ...], label: str) -> tuple[LegendEntry, ...]:
    """The same legend where some lines are underlaid; `label` says which."""
    swatch = {str(theme): underlay_swatch(theme) for theme in Theme}
    return _marked(
        entries, LegendEntry(MARK, "strong", label, "These lines are underlaid.", swatch)
    )


def with_recent(entries: tuple[LegendEntry, ...]) -> tuple[LegendEntry, ...]:
    """The same legend where some lines are over, and shown for a while yet."""
    swatch = {str(theme): plain_swatch(theme, opacity=RECENT) for theme in Theme}
    meaning = f"Events stay in the picture, paler, for {RECENT_MONTHS} months after their end."
    return _marked(entries, LegendEntry(MARK, "recent", "Pale: over since", meaning, swatch))


def two_dates(entries: tuple[LegendEntry, ...]) -> tuple[LegendEntry, ...]:
    """The same legend where lines say what became of them between two dates."""
    rows = (
        ("began", "New", {"opacity": 1.0}),
        ("ended", "Over", {"dotted": True}),
        ("stayed", "As before", {"opacity": 2 * STAYED}),
    )
    return _marked(
        entries,
        *(
            LegendEntry(
                MARK, name, label, "What became of a link between the two dates.",
                {str(theme): plain_swatch(theme, **look) for theme in Theme},
            )
            for name, label, look in rows
        ),
    )  # fmt: skip


def _marked(entries: tuple[LegendEntry, ...], *marks: LegendEntry) -> tuple[LegendEntry, ...]:
    """With these signs behind those of the lines."""
    lines = sum(entry.group in (CAMP, FAMILY, MARK) for entry in entries)
    return (*entries[:lines], *marks, *entries[lines:])


def two_camps(
    entries: tuple[LegendEntry, ...], names: Sequence[str] = (), *, neither: bool = False
) -> tuple[LegendEntry, ...]:
    """The same legend where the colours stand for the best split into two camps.

    `names` says what they are called; without it they are numbered. `neither`: whether
    anybody is in neither of them.
    """
    meaning = "The best split into exactly two camps."
    split = [
        LegendEntry(CAMP, camp_class(index), name, meaning, _camp(index))
        for index, name in enumerate(names or ("Camp 1", "Camp 2"))
    ]
    if neither:
        meaning = "No friendly or hostile link ties it to a party."
        split.append(LegendEntry(CAMP, BETWEEN, "In neither camp", meaning, _camp(None)))
    return (*split, *(entry for entry in entries if entry.group != CAMP))


def _camp(index: int | None) -> dict[str, str]:
    return {
        theme: shape_swatch(ActorType.STATE, camp_colour(PALETTES[theme], index)) for theme in Theme
    }


def _shape(name: str) -> dict[str, str]:
    return {theme: shape_swatch(name, PALETTES[theme].muted) for theme in Theme}


def family_swatch(family: Family) -> dict[str, str]:
    """The line of a family for each theme, for rows of filters."""
    return {theme: line_swatch(family, theme) for theme in Theme}
