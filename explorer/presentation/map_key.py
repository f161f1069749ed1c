"""The key of a map by areas: what is drawn in it, in the words of the overview.

Lines stand first, then sides with the fills of marks, then shapes. Quiet lines have an entry only
where they are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.held_links import FIGHTING_KINDS, Doubt
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import (
    ACTOR_TYPES,
    ALLIANCE_KINDS,
    FAMILIES,
    KINDS,
    ActorType,
    Family,
)
from explorer.data.words import join_words
from explorer.presentation.legend import (
    AreaSigns,
    LegendEntry,
    LegendGroup,
    family_entry,
    type_entry,
)
from explorer.presentation.overview.content import Act
from explorer.presentation.overview.words import (
    HELPS_LEAD,
    KIND_WORDS,
    TYPE_WORDS,
    width_words,
)
from explorer.presentation.theme import (
    ALLIANCE_TYPE,
    LINE_WIDTHS,
    NO_CAMP_CLASS,
    OPEN_CLASS,
    SEVERAL_CLASS,
    UNSURE_CLASS,
    camp_class_name,
    line_width,
)
from explorer.workspace import Shown

DOT_ID = "dot"
"""The id of the sign of small dots, among the shapes."""

_FRONTS = {
    FrontState.WAR: (
        "front between two sides",
        "The parties themselves fight on the days shown; their lines wait until you point.",
    ),
    FrontState.PARTS: (
        "by parts only",
        "A front that only parts of the two sides fight, not the parties themselves.",
    ),
    FrontState.CEASEFIRE: (
        "ceasefire",
        "A ceasefire of the two is younger than their last fight.",
    ),
    FrontState.LAST_REPORTED: (
        "fighting last reported",
        "Of the last twelve months; nobody says whether it goes on.",
    ),
}

_FILLS = {
    SEVERAL_CLASS: ("both", "helps both"),
    UNSURE_CLASS: ("not sure", "not sure which side"),
    NO_CAMP_CLASS: ("other sides", "helps other sides"),
    OPEN_CLASS: ("none", "helps none"),
}
"""What the fills of marks mean after "helps that side", in short and in full."""


def map_key(
    entries: Iterable[LegendEntry], pictures: Sequence[Shown], signs: AreaSigns
) -> tuple[LegendEntry, ...]:
    """The key of one map by areas, or of several that share it.

    Args:
        entries: What `legend` gives for the pictures, whose colours and shapes it has.
        pictures: What the maps show.
        signs: What is drawn of their areas and lines.

    """
    colours = [entry for entry in entries if entry.group is LegendGroup.CAMP]
    return (*_lines(signs), *_sides(colours, signs), *_shapes(pictures))


def joint_signs(several: Sequence[AreaSigns]) -> AreaSigns:
    """What is drawn of several maps together; a hue that means two things says both."""
    words: dict[Hue, list[str]] = {}
    for hue, text in (side for one in several for side in one.sides):
        words.setdefault(hue, []).append(text)
    return AreaSigns(
        sides=tuple(
            (hue, join_words(list(dict.fromkeys(words[hue])), "or")) for hue in Hue if hue in words
        ),
        fronts=frozenset().union(*(one.fronts for one in several)),
        helps=frozenset().union(*(one.helps for one in several)),
        kinds=frozenset().union(*(one.kinds for one in several)),
        doubts=frozenset().union(*(one.doubts for one in several)),
        has_band=any(one.has_band for one in several),
    )


def _lines(signs: AreaSigns) -> Iterator[LegendEntry]:
    for state, (words, meaning) in _FRONTS.items():
        if state in signs.fronts:
            is_alone = state is FrontState.PARTS and FrontState.WAR not in signs.fronts
            label = f"front fought {words}" if is_alone else words
            yield _mark(f"front-{state}", label, meaning)
    families = {KINDS[kind].family for kind in signs.kinds}
    if Family.HOSTILITY in families:
        yield _fights(signs)
    if signs.has_band:
        meaning = "The band between the two rivals: what they deal in, give each other and talk of."
        yield _mark("deal", "deal", meaning, only=f"family:{Family.COOPERATION}")
    if Family.SUPPORT in families:
        yield from _helps(signs)
    if signs.doubts:
        label = " or ".join(doubt for doubt in Doubt if doubt in signs.doubts)
        meaning = (
            "Hollow: there is evidence against the strongest links of the line, or they are only "
            "reported, with low confidence."
        )
        yield _mark("help-hollow", label, meaning, width=LINE_WIDTHS[0][1])
    for family in FAMILIES:
        if family in families - {Family.HOSTILITY, Family.SUPPORT}:
            entry = family_entry(family)
            yield replace(entry, label=entry.label.lower())


def _mark(id_: str, label: str, meaning: str, *, width: float = 0.0, only: str = "") -> LegendEntry:
    return LegendEntry(LegendGroup.MARK, id_, label, meaning, width=width, only=only)


def _fights(signs: AreaSigns) -> LegendEntry:
    """Lines of hostility that are no front: in most pictures fights alone."""
    entry = family_entry(Family.HOSTILITY)
    hostile = {kind for kind in signs.kinds if KINDS[kind].family is Family.HOSTILITY}
    other = "other " if signs.fronts else ""
    if not hostile <= {*FIGHTING_KINDS}:
        return replace(entry, label=f"{other}hostility")
    meaning = "Combat, or strikes from a distance, that no front tells; an arrow says who strikes."
    return replace(entry, label=f"{other}fights", meaning=meaning)


def _helps(signs: AreaSigns) -> Iterator[LegendEntry]:
    """What the lines of help stand for, the widest first."""
    meaning = "Help, without recognition and votes: the wider its line, the stronger its kind."
    only = f"family:{Family.SUPPORT}"
    yield replace(_mark("helps", HELPS_LEAD, meaning, only=only), is_lead=True)
    for _, width in LINE_WIDTHS:
        kinds = [
            kind
            for kind in KIND_WORDS
            if kind in signs.helps and line_width(Family.SUPPORT, KINDS[kind].strength) == width
        ]
        if kinds:
            words = width_words([Act(one, KIND_WORDS[one], KINDS[one].strength) for one in kinds])
            named = join_words([KIND_WORDS[kind] for kind in kinds])
            yield _mark(
                f"help-{width:g}",
                words,
                f"The strongest kind that holds, of lines so wide: {named}.",
                width=width,
            )


def _sides(colours: Sequence[LegendEntry], signs: AreaSigns) -> Iterator[LegendEntry]:
    """The grounds of areas, then what the fills of marks say."""
    grounds = {_class(hue): (hue, words) for hue, words in signs.sides}
    by_id = {entry.id: entry for entry in colours}
    for id_, (hue, words) in grounds.items():
        yield LegendEntry(
            LegendGroup.SIDE,
            id_,
            words,
            "An area holds a side and whoever is part of it, leads or serves it.",
            hues=(list(Hue).index(hue),),
            members=id_ if id_ in by_id else "",
        )
    filled = [entry for entry in colours if entry.id in grounds and entry.hues]
    if filled:
        yield replace(
            filled[0],
            id="own",
            label="helps that side",
            short="",
            meaning="The fill of a mark: on these days it stands with that side, or is its own.",
            parties=(),
            members="",
        )
    for entry in colours:
        # Grey marks mean what the grey ground beside them does.
        if entry in filled or (filled and entry.id in grounds):
            continue
        if entry.id in _FILLS and filled:
            short, label = _FILLS[entry.id]
            yield replace(entry, label=label, short=short)
        else:
            yield entry


def _class(hue: Hue) -> str:
    """The class of the marks of a hue; those of all others have no colour of a camp."""
    return camp_class_name(None if hue is Hue.OTHER else list(Hue).index(hue))


def _shapes(pictures: Sequence[Shown]) -> Iterator[LegendEntry]:
    """The shapes of the marks with names, and what the small dots and diamonds are."""
    large: set[str] = set()
    dots: set[str] = set()
    alliances: set[str] = set()
    for picture in pictures:
        for node, data in picture.drawn.nodes(data=True):
            if data["node"] != "actor":
                alliances.add(data["type"])
            else:
                (dots if node in picture.layout.quiet else large).add(data["type"])
    for one in ACTOR_TYPES:
        if one in large:
            yield replace(type_entry(one), label=TYPE_WORDS[one])
    small = [_DOT_WORDS.get(one, TYPE_WORDS[one]) for one in _DOT_ORDER if one in dots]
    if small:
        yield LegendEntry(
            LegendGroup.TYPE,
            DOT_ID,
            ", ".join(small),
            "A small dot, beside the one it belongs to. Point at it for its name, or zoom in.",
        )
    if alliances:
        kinds = sorted(alliances, key=_ALLIANCE_ORDER.index)
        yield LegendEntry(
            LegendGroup.TYPE,
            ALLIANCE_TYPE,
            ", ".join(ALLIANCE_KINDS[kind].label.lower() for kind in kinds),
            "A named tie of several actors, a small diamond. Point at it for its members.",
        )


_DOT_ORDER = (
    ActorType.PERSON,
    ActorType.BODY,
    ActorType.COMPANY,
    ActorType.PARTY,
    *(one for one in ActorType if one not in ("person", "body", "company", "party")),
)
_DOT_WORDS = {ActorType.PARTY: "party"}
_ALLIANCE_ORDER = ("agreement", "process", "operations-room", "coalition", "pact")
