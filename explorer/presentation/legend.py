"""What the signs in a picture mean: only those that are in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.held_links import Doubt
from explorer.analysis.areas.side_hues import Hue
from explorer.data.dates import RECENT_MONTHS, End
from explorer.data.model import Dataset
from explorer.data.vocabulary import ACTOR_TYPES, FAMILIES, ActorType, Family
from explorer.layout import MAX_AXIS_THEATERS, AreaMap
from explorer.presentation.side_colours import SideColour, SideColours, side_label
from explorer.presentation.theme import (
    ALLIANCE_TYPE,
    NO_CAMP_CLASS,
    OPEN_CLASS,
    SEVERAL_CLASS,
    UNSURE_CLASS,
    camp_class_name,
)
from explorer.workspace import Shown


class LegendGroup(StrEnum):
    """What the signs of a group stand for. A legend has the groups in this order.

    That of a map by areas has lines first, then sides with the colours of nodes, then shapes.
    """

    CAMP = "camp"
    """The colour of a node."""

    FAMILY = "family"
    """The line of a family of links."""

    MARK = "mark"
    """A mark on a line of any family: highlighted, pale, new or over."""

    TYPE = "type"
    """The shape of a node."""

    SIDE = "side"
    """The ground of an area."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sign and its meaning.

    `id` is unique in its group: a family, an actor type, the CSS class of a camp.
    `parties`: the ids of those whose side it stands for. `hues`: the numbers of the colours of
    its sign. `short`: the label where there is little room and the meaning can be pointed at.
    `only`: what a click on it filters, as "family:support". `members`: the class of the marks that
    a click on it lets stand out. `width`: px of the line that it shows. `is_lead`: it leads those
    behind it and has no sign.
    """

    group: LegendGroup
    id: str
    label: str
    meaning: str
    parties: tuple[str, ...] = ()
    hues: tuple[int, ...] = ()
    short: str = ""
    only: str = ""
    members: str = ""
    width: float = 0.0
    is_lead: bool = False


@dataclass(frozen=True, slots=True)
class AreaSigns:
    """What is drawn of a map by areas: only that stands in its legend.

    `sides`: the hues of areas, and what each means. `fronts`: what there is between areas.
    `helps`: the strongest kind of each line of help that is neither hollow nor over; `kinds`:
    that of every line but the band; `doubts`: why some are hollow. `has_band`: whether there is one
    between rivals.
    """

    sides: tuple[tuple[Hue, str], ...] = ()
    fronts: frozenset[FrontState] = frozenset()
    helps: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    doubts: frozenset[Doubt] = frozenset()
    has_band: bool = False


@dataclass(frozen=True, slots=True)
class LineSigns:
    """Which signs the lines of a picture bear: only those stand in its legend.

    `recent_ends`: what is known of the ends of links on its recent lines. `by_areas`: what else a
    map by areas shows; None on other maps. `waiting`: how many lines wait until somebody comes
    near; all the same where all are drawn.
    """

    is_any_highlighted: bool = False
    is_any_recent: bool = False
    is_any_doubtful: bool = False
    recent_ends: frozenset[End] = frozenset()
    by_areas: AreaSigns | None = None
    waiting: int = 0


LEGEND_ROWS = {
    LegendGroup.CAMP: LegendGroup.CAMP,
    LegendGroup.SIDE: LegendGroup.CAMP,
    LegendGroup.FAMILY: LegendGroup.FAMILY,
    LegendGroup.MARK: LegendGroup.FAMILY,
    LegendGroup.TYPE: LegendGroup.TYPE,
}
"""With which group the signs of each stand: marks on lines with the lines, areas with the sides."""

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
    lines = [family_entry(family) for family in FAMILIES if family in families]
    types = {data["type"] for _, data in shown.nodes(data=True) if data["node"] == "actor"}
    shapes = [type_entry(one) for one in ACTOR_TYPES if one in types]
    if any(kind == "alliance" for _, kind in shown.nodes(data="node")):
        shapes.append(
            LegendEntry(
                LegendGroup.TYPE,
                ALLIANCE_TYPE,
                "Alliance or agreement",
                "A named tie of several actors.",
            )
        )
    return (*sides, *lines, *shapes)


def family_entry(family: Family) -> LegendEntry:
    """The line of a family; a click on it filters."""
    entry, id_ = FAMILIES[family], str(family)
    return LegendEntry(LegendGroup.FAMILY, id_, entry.label, entry.meaning, only=f"family:{family}")


def type_entry(type_: ActorType) -> LegendEntry:
    """The shape of an actor type; a click on it filters."""
    entry, id_ = ACTOR_TYPES[type_], str(type_)
    return LegendEntry(LegendGroup.TYPE, id_, entry.label, entry.meaning, only=f"types:{type_}")


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
            parties,
            (hue,),
            side_label(dataset, parties).removeprefix("With "),
            members=camp_class_name(hue),
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
                hues=tuple(colour.hue for colour in several[:2]),
                short="both",
                members=SEVERAL_CLASS,
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
                hues=(unsure[0],),
                short="not sure",
                members=UNSURE_CLASS,
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
                short="no side" if label == NO_SIDE_LABEL else "",
                members=NO_CAMP_CLASS,
            )
        )
    return entries


def _greys(picture: Shown, colours: Mapping[str, Collection[SideColour]]) -> list[LegendEntry]:
    """The signs of sides without a hue of their own, and of whoever is on none."""
    bare = [node for node, found in colours.items() if not found]
    rows: list[tuple[str, str, str, str, bool]] = [
        (
            NO_CAMP_CLASS,
            "On another side",
            "other sides",
            "A side that has no colour of its own, or one that stands with it.",
            any(picture.sides.get(node) for node in bare),
        ),
        (
            OPEN_CLASS,
            NO_SIDE_LABEL,
            "no side",
            "No link ties it to a side, or there are links for and against.",
            any(not picture.sides.get(node) for node in bare),
        ),
    ]
    return [
        LegendEntry(LegendGroup.CAMP, id_, label, meaning, short=short, members=id_)
        for id_, label, short, meaning, is_there in rows
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
    meaning = "These lines are underlaid."
    return _add_marks(entries, LegendEntry(LegendGroup.MARK, "underlaid", label, meaning))


def add_recent_entry(
    entries: tuple[LegendEntry, ...], ends: frozenset[End] = frozenset()
) -> tuple[LegendEntry, ...]:
    """Add the sign of lines that are over, or were last reported, and still shown for a while.

    `ends`: what is known of the ends of their links; without it they are over.
    """
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
    return _add_marks(entries, LegendEntry(LegendGroup.MARK, "recent", label, meaning))


def add_doubtful_entry(entries: tuple[LegendEntry, ...]) -> tuple[LegendEntry, ...]:
    """Add the sign of lines whose links are all disputed or only reported."""
    label = "Hollow: disputed, or only reported"
    meaning = "There is evidence against these links, or the confidence in them is low."
    return _add_marks(entries, LegendEntry(LegendGroup.MARK, "doubtful", label, meaning))


def add_date_change_entries(
    entries: tuple[LegendEntry, ...], changes: Collection[str] = ("began", "ended", "stayed")
) -> tuple[LegendEntry, ...]:
    """Add the signs for what became of lines between two dates; `changes`: what did of any."""
    rows = {
        "began": "New",
        "lessened": "Partly over",
        "ended": "Over",
        "unreported": "No longer reported",
        "stayed": "As before",
    }
    meaning = "What became of the links between the two dates; a line with a new one is new."
    marks = [
        LegendEntry(LegendGroup.MARK, name, label, meaning)
        for name, label in rows.items()
        if name in changes
    ]
    return _add_marks(entries, *marks)


def _add_marks(entries: tuple[LegendEntry, ...], *marks: LegendEntry) -> tuple[LegendEntry, ...]:
    """Put marks behind the other signs of lines; without any, before the shapes."""
    lines = [i for i, entry in enumerate(entries) if LEGEND_ROWS[entry.group] is LegendGroup.FAMILY]
    shapes = [i for i, entry in enumerate(entries) if entry.group is LegendGroup.TYPE]
    before = lines[-1] + 1 if lines else (*shapes, len(entries))[0]
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
            hues=(index,),
            members=camp_class_name(index),
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
                members=NO_CAMP_CLASS,
            )
        )
    return (*camps, *(entry for entry in entries if entry.group is not LegendGroup.CAMP))
