"""What the signs in a picture mean: only those that are in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import networkx as nx

from explorer.analysis.camps import Camp
from explorer.data.dates import RECENT_MONTHS
from explorer.data.vocabulary import ACTOR_TYPES, FAMILIES, ActorType, Family
from explorer.data.words import join_words
from explorer.layout import CampMap
from explorer.presentation.theme import (
    ALLIANCE_TYPE,
    CAMP_COLOUR_COUNT,
    NO_CAMP_CLASS,
    PALETTES,
    RECENT_OPACITY,
    UNCHANGED_OPACITY,
    Theme,
    camp_class_name,
    camp_colour,
    hollow_swatch,
    line_swatch,
    plain_swatch,
    shape_swatch,
    underlay_swatch,
)


class LegendGroup(StrEnum):
    """What the signs of a group stand for. A legend has the groups in this order."""

    CAMP = "camp"
    """The colour of a node."""

    FAMILY = "family"
    """The line of a family of links."""

    MARK = "mark"
    """A mark on a line of any family: highlighted, pale, new or over."""

    TYPE = "type"
    """The shape of a node."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sign and its meaning.

    `id` is unique in its group: a family, an actor type, the CSS class of a camp.
    `swatch` is a small picture (a data URI) for each theme. `camp`: the one that it stands for.
    """

    group: LegendGroup
    id: str
    label: str
    meaning: str
    swatch: dict[str, str]
    camp: Camp | None = None


@dataclass(frozen=True, slots=True)
class LineSigns:
    """Which signs the lines of a picture bear: only those stand in its legend."""

    is_any_highlighted: bool = False
    is_any_recent: bool = False
    is_any_doubtful: bool = False


NO_CAMP_LABEL = "On several sides, or on none"
OTHER_CAMPS_LABEL = "On other sides, on several, or on none"
"""The label where small camps without a colour of their own share that of those in none."""


def legend(shown: nx.MultiDiGraph, layout: CampMap) -> tuple[LegendEntry, ...]:
    """The signs of a picture: camps by colour, families by line, types by shape.

    `shown`: the graph as `select` gives it. `layout` says which camp each actor is in; camps
    beyond the colours that there are share that of those who belong nowhere.
    """
    found = {layout.camp_of.get(node) for node, kind in shown.nodes(data="node") if kind == "actor"}
    camps = [
        LegendEntry(
            LegendGroup.CAMP,
            camp_class_name(camp.index),
            camp_label(camp),
            "A side of the conflict, as the links for and against draw it.",
            _camp_swatch(camp.index),
            camp,
        )
        for camp in layout.camps
        if camp.index in found and camp.index < CAMP_COLOUR_COUNT
    ]
    if others := [camp for camp in found if camp is None or camp >= CAMP_COLOUR_COUNT]:
        camps.append(
            LegendEntry(
                LegendGroup.CAMP,
                NO_CAMP_CLASS,
                NO_CAMP_LABEL if others == [None] else OTHER_CAMPS_LABEL,
                "Ties to several sides, to one of the smaller ones, or hardly any.",
                _camp_swatch(None),
            )
        )
    families = {family for _, _, family in shown.edges(data="family")}
    lines = [
        LegendEntry(
            LegendGroup.FAMILY, str(family), entry.label, entry.meaning, family_swatch(family)
        )
        for family, entry in FAMILIES.items()
        if family in families
    ]
    types = {data["type"] for _, data in shown.nodes(data=True) if data["node"] == "actor"}
    shapes = [
        LegendEntry(LegendGroup.TYPE, str(one), entry.label, entry.meaning, _type_swatch(one))
        for one, entry in ACTOR_TYPES.items()
        if one in types
    ]
    if any(kind == "alliance" for _, kind in shown.nodes(data="node")):
        shapes.append(
            LegendEntry(
                LegendGroup.TYPE,
                ALLIANCE_TYPE,
                "Alliance or agreement",
                "A named tie of several actors.",
                _type_swatch(ALLIANCE_TYPE),
            )
        )
    return (*camps, *lines, *shapes)


def camp_label(*camps: Camp | None) -> str:
    """What a camp is called: "With A, B or C"; its members need not be with all of them.

    Of several camps, one in each of two theaters, the names of all; None stands for those in
    no camp.
    """
    known = [camp for camp in camps if camp is not None]
    if not known:
        return NO_CAMP_LABEL
    names = dict.fromkeys(name for camp in known for name in camp.names)
    unnamed = max(camp.unnamed for camp in known)
    return f"With {join_words([*names, *([f'{unnamed} more'] if unnamed else [])], 'or')}"


def add_highlight_entry(entries: tuple[LegendEntry, ...], label: str) -> tuple[LegendEntry, ...]:
    """Add the sign of highlighted lines; `label` says which lines these are."""
    swatch = {str(theme): underlay_swatch(theme) for theme in Theme}
    meaning = "These lines are underlaid."
    return _add_marks(entries, LegendEntry(LegendGroup.MARK, "underlaid", label, meaning, swatch))


def add_recent_entry(entries: tuple[LegendEntry, ...]) -> tuple[LegendEntry, ...]:
    """Add the sign of lines that are over and still shown for a while."""
    swatch = {str(theme): plain_swatch(theme, opacity=RECENT_OPACITY) for theme in Theme}
    label = "Pale: over since"
    meaning = f"Events stay in the picture, paler, for {RECENT_MONTHS} months after their end."
    return _add_marks(entries, LegendEntry(LegendGroup.MARK, "recent", label, meaning, swatch))


def add_doubtful_entry(entries: tuple[LegendEntry, ...]) -> tuple[LegendEntry, ...]:
    """Add the sign of lines whose links are all disputed or only reported."""
    swatch = {str(theme): hollow_swatch(theme) for theme in Theme}
    label = "Hollow: disputed, or only reported"
    meaning = "There is evidence against these links, or the confidence in them is low."
    return _add_marks(entries, LegendEntry(LegendGroup.MARK, "doubtful", label, meaning, swatch))


def add_date_change_entries(entries: tuple[LegendEntry, ...]) -> tuple[LegendEntry, ...]:
    """Add the signs for what became of a line between two dates: new, over, as before."""
    rows = (
        ("began", "New", {"opacity": 1.0}),
        ("ended", "Over", {"dotted": True}),
        ("stayed", "As before", {"opacity": 2 * UNCHANGED_OPACITY}),
    )
    meaning = "What became of a link between the two dates."
    marks = [
        LegendEntry(
            LegendGroup.MARK,
            name,
            label,
            meaning,
            {str(theme): plain_swatch(theme, **look) for theme in Theme},
        )
        for name, label, look in rows
    ]
    return _add_marks(entries, *marks)


def _add_marks(entries: tuple[LegendEntry, ...], *marks: LegendEntry) -> tuple[LegendEntry, ...]:
    """Put marks behind the other signs of lines."""
    before = sum(entry.group is not LegendGroup.TYPE for entry in entries)
    return (*entries[:before], *marks, *entries[before:])


def replace_camp_entries(
    entries: tuple[LegendEntry, ...], names: Sequence[str] = (), *, neither: bool = False
) -> tuple[LegendEntry, ...]:
    """Replace the camps by the two of the best split.

    `names` says what the two are called; without it they are numbered. `neither`: whether
    anybody is in neither of them, which needs a sign too.
    """
    meaning = "The best split into exactly two camps."
    camps = [
        LegendEntry(LegendGroup.CAMP, camp_class_name(index), name, meaning, _camp_swatch(index))
        for index, name in enumerate(names or ("Camp 1", "Camp 2"))
    ]
    if neither:
        camps.append(
            LegendEntry(
                LegendGroup.CAMP,
                NO_CAMP_CLASS,
                "In neither camp",
                "No friendly or hostile link ties it to a party.",
                _camp_swatch(None),
            )
        )
    return (*camps, *(entry for entry in entries if entry.group is not LegendGroup.CAMP))


def _camp_swatch(index: int | None) -> dict[str, str]:
    return {
        theme: shape_swatch(ActorType.STATE, camp_colour(PALETTES[theme], index)) for theme in Theme
    }


def _type_swatch(type_: str) -> dict[str, str]:
    return {theme: shape_swatch(type_, PALETTES[theme].muted) for theme in Theme}


def family_swatch(family: Family) -> dict[str, str]:
    """The line of a family as a small picture (a data URI) for each theme."""
    return {theme: line_swatch(family, theme) for theme in Theme}
