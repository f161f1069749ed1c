"""What the signs in a picture mean: only those that are in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from explorer.data.dates import RECENT_MONTHS, End
from explorer.data.model import Dataset
from explorer.data.vocabulary import ACTOR_TYPES, FAMILIES, ActorType, Family
from explorer.layout import MAX_AXIS_THEATERS, AreaMap
from explorer.presentation.side_colours import SideColour, SideColours, side_label
from explorer.presentation.theme import (
    ALLIANCE_TYPE,
    ENDED_DASHES,
    LESSENED_DASHES,
    NO_CAMP_CLASS,
    OPEN_CLASS,
    PALETTES,
    RECENT_OPACITY,
    SEVERAL_CLASS,
    UNCHANGED_OPACITY,
    UNREPORTED_DASHES,
    UNSURE_CLASS,
    Theme,
    area_swatch,
    camp_class_name,
    camp_colour,
    front_swatch,
    hollow_swatch,
    line_swatch,
    open_swatch,
    pale_camp_colour,
    plain_swatch,
    shape_swatch,
    split_swatch,
    underlay_swatch,
)
from explorer.workspace import Shown


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
    `swatch` is a small picture (a data URI) for each theme. `parties`: the ids of those whose
    side it stands for. `hues`: the numbers of the colours of its sign.
    `short`: the label where there is little room and the meaning can be pointed at.
    """

    group: LegendGroup
    id: str
    label: str
    meaning: str
    swatch: dict[str, str]
    parties: tuple[str, ...] = ()
    hues: tuple[int, ...] = ()
    short: str = ""


@dataclass(frozen=True, slots=True)
class LineSigns:
    """Which signs the lines of a picture bear: only those stand in its legend.

    `recent_ends`: what is known of the ends of links on its recent lines. `is_any_area`,
    `is_any_front`: whether sides have areas, and whether there is a front between two of these.
    `waiting`: how many lines wait until somebody comes near; all the same where all are drawn.
    """

    is_any_highlighted: bool = False
    is_any_recent: bool = False
    is_any_doubtful: bool = False
    recent_ends: frozenset[End] = frozenset()
    is_any_area: bool = False
    is_any_front: bool = False
    waiting: int = 0


NO_SIDE_LABEL = "On no side"
SEVERAL_SIDES_LABEL = "On several sides"
OTHER_SIDES_LABEL = "On another side, or on none"
"""The label where sides beyond the colours that there are share that of no side."""


def legend(dataset: Dataset, picture: Shown) -> tuple[LegendEntry, ...]:
    """The signs of a picture: sides by colour, families by line, types by shape.

    `picture`: what a view shows; only what is drawn of it has a sign.
    """
    shown = picture.drawn
    sides = _side_entries(dataset, picture)
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
    return (*sides, *lines, *shapes)


def _side_entries(dataset: Dataset, picture: Shown) -> list[LegendEntry]:
    """The colours of the sides, and what it means that there are two, a pale one, or none."""
    colours = SideColours(picture)
    actors = [node for node, sort in picture.drawn.nodes(data="node") if sort == "actor"]
    of = [colours.of(node) for node in actors]
    entries = [
        LegendEntry(
            LegendGroup.CAMP,
            camp_class_name(hue),
            side_label(dataset, parties),
            "Whoever stands with them on the days shown, by the links of this file.",
            _camp_swatch(hue),
            parties,
            (hue,),
            side_label(dataset, parties).removeprefix("With "),
        )
        for hue, parties in colours.parties.items()
    ]
    if several := next((found for found in of if len(found) > 1), None):
        entries.append(
            LegendEntry(
                LegendGroup.CAMP,
                SEVERAL_CLASS,
                "Two colours: with both",
                "It stands with several of these, which need not be at war with each other.",
                _several_swatch([colour.hue for colour in several[:2]]),
                hues=tuple(colour.hue for colour in several[:2]),
                short="both",
            )
        )
    unsure = [colour.hue for found in of for colour in found if not colour.is_sure]
    if unsure:
        entries.append(
            LegendEntry(
                LegendGroup.CAMP,
                UNSURE_CLASS,
                "Pale: not sure, inferred or only reported",
                "No link with more than low confidence says so; a chain of links does, say.",
                _pale_swatch(unsure[0]),
                hues=(unsure[0],),
                short="not sure",
            )
        )
    if isinstance(picture.layout, AreaMap) and picture.hues:
        entries += _greys(picture, dict(zip(actors, of, strict=True)))
    elif not all(of) and (entries or not picture.hues):
        backed = {node for node in actors if picture.sides.get(node)}
        is_other = any(node in backed for node, found in zip(actors, of, strict=True) if not found)
        label = OTHER_SIDES_LABEL if is_other else NO_SIDE_LABEL
        if picture.hues:
            meaning = "No link ties it to a side, or there are links for and against."
        else:
            label, meaning = _without_sides(dataset, picture)
        entries.append(
            LegendEntry(
                LegendGroup.CAMP,
                NO_CAMP_CLASS,
                label,
                meaning,
                _camp_swatch(None),
                short="no side" if label == NO_SIDE_LABEL else "",
            )
        )
    return entries


def _greys(picture: Shown, colours: Mapping[str, Collection[SideColour]]) -> list[LegendEntry]:
    """The signs of sides without a hue of their own, and of whoever is on none."""
    bare = [node for node, found in colours.items() if not found]
    rows: list[tuple[str, str, str, str, dict[str, str], bool]] = [
        (
            NO_CAMP_CLASS,
            "On another side",
            "other sides",
            "A side that has no colour of its own, or one that stands with it.",
            _camp_swatch(None),
            any(picture.sides.get(node) for node in bare),
        ),
        (
            OPEN_CLASS,
            NO_SIDE_LABEL,
            "no side",
            "No link ties it to a side, or there are links for and against.",
            {theme: open_swatch(PALETTES[theme].no_camp) for theme in Theme},
            any(not picture.sides.get(node) for node in bare),
        ),
    ]
    return [
        LegendEntry(LegendGroup.CAMP, id_, label, meaning, swatch, short=short)
        for id_, label, short, meaning, swatch, is_there in rows
        if is_there
    ]


def _without_sides(dataset: Dataset, picture: Shown) -> tuple[str, str]:
    """What the one colour means in a picture that has no sides."""
    theater = picture.layout.theater
    if theater is None and len(dataset.theaters) > MAX_AXIS_THEATERS:
        return (
            "Sides have colours in one theater",
            "Here are too many wars that have nothing to do with each other: choose one.",
        )
    return "No party on these days", "No party of a conflict existed on the days shown."


def add_highlight_entry(entries: tuple[LegendEntry, ...], label: str) -> tuple[LegendEntry, ...]:
    """Add the sign of highlighted lines; `label` says which lines these are."""
    swatch = {str(theme): underlay_swatch(theme) for theme in Theme}
    meaning = "These lines are underlaid."
    return _add_marks(entries, LegendEntry(LegendGroup.MARK, "underlaid", label, meaning, swatch))


def add_recent_entry(
    entries: tuple[LegendEntry, ...], ends: frozenset[End] = frozenset()
) -> tuple[LegendEntry, ...]:
    """Add the sign of lines that are over, or were last reported, and still shown for a while.

    `ends`: what is known of the ends of their links; without it they are over.
    """
    swatch = _plain_swatches(opacity=RECENT_OPACITY)
    over = f"Events stay in the picture, paler, for {RECENT_MONTHS} months after their end."
    unreported = (
        f"What nobody reports any more, and nobody says is over, stays in the picture, paler, "
        f"for {RECENT_MONTHS} months after the last report."
    )
    match End.UNKNOWN in ends, bool(ends - {End.UNKNOWN}):
        case True, True:
            label, meaning = "Pale: over, or not reported since", f"{over} {unreported}"
        case True, False:
            label, meaning = "Pale: not reported since", unreported
        case _:
            label, meaning = "Pale: over since", over
    return _add_marks(entries, LegendEntry(LegendGroup.MARK, "recent", label, meaning, swatch))


def add_doubtful_entry(entries: tuple[LegendEntry, ...]) -> tuple[LegendEntry, ...]:
    """Add the sign of lines whose links are all disputed or only reported."""
    swatch = {str(theme): hollow_swatch(theme) for theme in Theme}
    label = "Hollow: disputed, or only reported"
    meaning = "There is evidence against these links, or the confidence in them is low."
    return _add_marks(entries, LegendEntry(LegendGroup.MARK, "doubtful", label, meaning, swatch))


def add_area_entries(
    entries: tuple[LegendEntry, ...], *, is_any_front: bool
) -> tuple[LegendEntry, ...]:
    """Add the signs of areas, and of fronts if there are any."""
    areas = LegendEntry(
        LegendGroup.MARK,
        "area",
        "Area of a side and its own",
        "Whoever is part of the side, leads or serves it stands there.",
        {str(theme): area_swatch(theme) for theme in Theme},
    )
    if not is_any_front:
        return _add_marks(entries, areas)
    fronts = LegendEntry(
        LegendGroup.MARK,
        "front",
        "Front between two sides",
        "They, or their own, fight on the days shown; their lines wait until you point.",
        {str(theme): front_swatch(theme) for theme in Theme},
    )
    return _add_marks(entries, areas, fronts)


def add_date_change_entries(
    entries: tuple[LegendEntry, ...], changes: Collection[str] = ("began", "ended", "stayed")
) -> tuple[LegendEntry, ...]:
    """Add the signs for what became of lines between two dates; `changes`: what did of any."""
    rows: list[tuple[str, str, dict[str, str]]] = [
        ("began", "New", _plain_swatches()),
        ("lessened", "Partly over", _plain_swatches(dashes=LESSENED_DASHES)),
        ("ended", "Over", _plain_swatches(dashes=ENDED_DASHES)),
        ("unreported", "No longer reported", _plain_swatches(dashes=UNREPORTED_DASHES)),
        ("stayed", "As before", _plain_swatches(opacity=2 * UNCHANGED_OPACITY)),
    ]
    meaning = "What became of the links between the two dates; a line with a new one is new."
    marks = [
        LegendEntry(LegendGroup.MARK, name, label, meaning, swatch)
        for name, label, swatch in rows
        if name in changes
    ]
    return _add_marks(entries, *marks)


def _plain_swatches(
    *, opacity: float = 1.0, dashes: tuple[int, ...] | None = None
) -> dict[str, str]:
    return {str(theme): plain_swatch(theme, opacity=opacity, dashes=dashes) for theme in Theme}


def _add_marks(entries: tuple[LegendEntry, ...], *marks: LegendEntry) -> tuple[LegendEntry, ...]:
    """Put marks behind the other signs of lines."""
    before = sum(entry.group is not LegendGroup.TYPE for entry in entries)
    return (*entries[:before], *marks, *entries[before:])


def replace_camp_entries(
    entries: tuple[LegendEntry, ...],
    names: Sequence[str] = (),
    *,
    neither: bool = False,
    either: bool = False,
) -> tuple[LegendEntry, ...]:
    """Replace the camps by the two of the best split.

    `names` says what the two are called; without it they are numbered. `neither`: whether
    anybody is in neither of them, `either`: whether anybody can be in each, or it is not known.
    These need a sign too, which they share.
    """
    meaning = "In this camp in every best split of the picture into two."
    camps = [
        LegendEntry(
            LegendGroup.CAMP,
            camp_class_name(index),
            name,
            meaning,
            _camp_swatch(index),
            hues=(index,),
        )
        for index, name in enumerate(names or ("Camp 1", "Camp 2"))
    ]
    labels = {"in either camp": either, "in neither camp": neither}
    reasons = {
        "Two camps fit as well with it in one as in the other.": either,
        "No friendly or hostile link ties it to either camp.": neither,
    }
    if either or neither:
        label = ", or ".join(label for label, is_there in labels.items() if is_there)
        camps.append(
            LegendEntry(
                LegendGroup.CAMP,
                NO_CAMP_CLASS,
                label[0].upper() + label[1:],
                " Or: ".join(reason for reason, is_there in reasons.items() if is_there),
                _camp_swatch(None),
            )
        )
    return (*camps, *(entry for entry in entries if entry.group is not LegendGroup.CAMP))


def _camp_swatch(index: int | None) -> dict[str, str]:
    return {
        theme: shape_swatch(ActorType.STATE, camp_colour(PALETTES[theme], index)) for theme in Theme
    }


def _several_swatch(hues: Sequence[int]) -> dict[str, str]:
    return {
        theme: split_swatch([camp_colour(PALETTES[theme], hue) for hue in hues]) for theme in Theme
    }


def _pale_swatch(hue: int) -> dict[str, str]:
    return {
        theme: shape_swatch(
            ActorType.STATE,
            pale_camp_colour(PALETTES[theme], hue),
            edge=camp_colour(PALETTES[theme], hue),
        )
        for theme in Theme
    }


def _type_swatch(type_: str) -> dict[str, str]:
    return {theme: shape_swatch(type_, PALETTES[theme].muted) for theme in Theme}


def family_swatch(family: Family) -> dict[str, str]:
    """The line of a family as a small picture (a data URI) for each theme."""
    return {theme: line_swatch(family, theme) for theme in Theme}
