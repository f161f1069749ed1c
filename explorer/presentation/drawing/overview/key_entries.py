"""The key below an overview: what the signs that are drawn in it mean, and no other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.held_links import Doubt
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import ACTOR_TYPES, ActorType
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.overview.act_words import help_line_width
from explorer.presentation.drawing.overview.key_signs import (
    BAND_SIGN,
    SIDE_SIGN,
    arrow_sign,
    band_sign,
    front_sign,
    moved_shape,
    side_sign,
)
from explorer.presentation.drawing.overview.scene import (
    Glyph,
    Ink,
    Panel,
    Piece,
    Shape,
    TextLine,
    TextPart,
)
from explorer.presentation.drawing.text_block import shortened
from explorer.presentation.overview.content import Act, Front, OverviewContent, SideArea
from explorer.presentation.overview.words import HELPS_LEAD, KIND_WORDS, TYPE_WORDS

KEY_ROW_STEP = 22.0
"""From one row of a key to the next, in px."""

_SIZE = 12.0
_AFTER_SIGN = 7.0
_GAPS = (24.0, 20.0, 16.0, 13.0, 20.0)
"""Px after an entry: as many as leave each group on one row, else the last."""


class Sign(StrEnum):
    """What stands before the words of an entry."""

    NONE = "none"
    FRONT = "front"
    BAND = "band"
    ARROW = "arrow"
    SIDE = "side"
    COUNTED = "counted"
    SHAPE = "shape"


_SIGN_WIDTHS = {
    Sign.NONE: 0.0,
    Sign.FRONT: 40.0,
    Sign.BAND: BAND_SIGN,
    Sign.ARROW: 26.0,
    Sign.SIDE: SIDE_SIGN,
    Sign.COUNTED: 20.0,
    Sign.SHAPE: 14.0,
}


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A sign and what it means. `width`: of a line. `filled`: whether a band or a side is."""

    id: str
    sign: Sign
    words: str
    width: float = 0.0
    state: FrontState = FrontState.WAR
    hue: Hue = Hue.OTHER
    type: ActorType = ActorType.STATE
    is_hollow: bool = False
    filled: bool = True

    @property
    def room(self) -> float:
        """Its width in px, sign and words."""
        sign = _SIGN_WIDTHS[self.sign]
        return sign + (_AFTER_SIGN if sign else 0.0) + text_width(self.words, _SIZE)


def front_entries(fronts: Iterable[Front]) -> tuple[KeyEntry, ...]:
    """What the lines of fronts mean."""
    states = {front.state for front in fronts}
    words = {
        FrontState.WAR: "at war",
        FrontState.PARTS: "by parts only",
        FrontState.CEASEFIRE: "ceasefire",
        FrontState.LAST_REPORTED: "last reported",
    }
    return tuple(
        KeyEntry(state.value, Sign.FRONT, text, state=state)
        for state, text in words.items()
        if state in states
    )


def deal_entry(words: str, *, is_filled: bool) -> KeyEntry:
    """What the band between the rivals means, as the box of their dealings has it."""
    return KeyEntry("deal", Sign.BAND, words, filled=is_filled)


def help_entries(acts: Sequence[Act], *, in_full: bool) -> tuple[KeyEntry, ...]:
    """What the widths of lines of help mean, the widest first; `in_full`: in more words."""
    order = list(KIND_WORDS)
    kinds: dict[float, dict[str, str]] = {}
    for act in sorted(acts, key=lambda act: order.index(act.kind) if act.kind in order else 99):
        kinds.setdefault(help_line_width(act.strength), {})[act.kind] = act.words
    entries = [KeyEntry("helps", Sign.NONE, HELPS_LEAD)] if kinds else []
    for width in sorted(kinds, reverse=True):
        words = list(kinds[width].values())[:2]
        if in_full and words == ["forces"]:
            words = ["forces that fight on that side"]
        entries.append(KeyEntry(f"width-{width:g}", Sign.ARROW, ", ".join(words), width))
    return tuple(entries)


def doubt_entries(doubts: Iterable[Doubt]) -> tuple[KeyEntry, ...]:
    """What a hollow line means, if there is one."""
    shown = set(doubts)
    words = [doubt.value for doubt in Doubt if doubt.value and doubt in shown]
    return (
        (KeyEntry("doubt", Sign.ARROW, " or ".join(words), 4.5, is_hollow=True),) if words else ()
    )


def side_entries(content: OverviewContent, drawn: Iterable[SideArea]) -> tuple[KeyEntry, ...]:
    """What the hues of the sides that are drawn mean, as an area and as an edge alone."""
    shown = {(side.hue, side.is_idle) for side in drawn}
    return tuple(
        KeyEntry(
            f"{'idle' if is_edge else 'hue'}-{hue}", Sign.SIDE, words, hue=hue, filled=not is_edge
        )
        for hue, is_edge, words in content.side_signs(shown)
    )


def shape_entries(types: Iterable[ActorType]) -> tuple[KeyEntry, ...]:
    """What the shapes of marks mean, in the order of the vocabulary."""
    shown = set(types)
    return tuple(
        KeyEntry(f"type-{type_}", Sign.SHAPE, TYPE_WORDS[type_], type=type_)
        for type_ in ACTOR_TYPES
        if type_ in shown
    )


def counted_entry() -> KeyEntry:
    """What the edge of a theater that the headline counts means."""
    return KeyEntry("counted", Sign.COUNTED, "in the headline")


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Entries that begin a row together. `columns`: on how many; 0 where they just follow."""

    entries: tuple[KeyEntry, ...]
    columns: int = 0


def two_rows(
    first: Sequence[KeyEntry], second: Sequence[KeyEntry], room: float
) -> tuple[KeyGroup, ...]:
    """Two rows of entries in `room` px; what the second has no room for goes to the first's end."""
    upper, lower = list(first), list(second)
    while len(lower) > 1 and _row_width(lower) > room:
        moved = lower.pop()
        if _row_width([*upper, moved]) > room:
            return tuple(KeyGroup(tuple(one)) for one in (first, second) if one)
        upper.append(moved)
    return tuple(KeyGroup(tuple(one)) for one in (upper, lower) if one)


def _row_width(entries: Sequence[KeyEntry]) -> float:
    """How wide a row is with the least room between its entries."""
    return sum(entry.room for entry in entries) + min(_GAPS) * (len(entries) - 1)


def flowing_key(
    groups: Sequence[KeyGroup], left: float, right: float, top: float
) -> tuple[tuple[Piece, ...], float]:
    """Entries in rows between two x, each group on rows of its own; their pieces and their end.

    `top`: the y of the middle of the first row. The end is the middle of the last one.
    """
    rows = sum(1 for group in groups if group.entries)
    for gap in _GAPS:
        pieces, end = _flowing(groups, (left, right), top, gap)
        if end <= top + (rows - 1) * KEY_ROW_STEP:
            break
    return pieces, end


def _flowing(
    groups: Sequence[KeyGroup], room: tuple[float, float], top: float, gap: float
) -> tuple[tuple[Piece, ...], float]:
    left, right = room
    pieces: list[Piece] = []
    y = top - KEY_ROW_STEP
    for group in groups:
        step = (right - left) / group.columns if group.columns else 0.0
        x = right + 1
        for entry in group.entries:
            if step and x > left:
                x = left + step * ceil((x - left - gap / 2) / step)
            if x > left and x + entry.room > right:
                x, y = left, y + KEY_ROW_STEP
            shapes = entry_shapes(entry, x, y, right)
            pieces.append(Piece(entry.id, "legend", shapes, can_be_chosen=False))
            x += entry.room + (gap if entry.sign is not Sign.NONE else 8.0)
    return tuple(pieces), y


def entry_shapes(entry: KeyEntry, x: float, y: float, right: float) -> tuple[Shape, ...]:
    """The shapes of an entry that begins at `x` with its middle at `y`; words end at `right`."""
    sign = _SIGN_WIDTHS[entry.sign]
    at = x + sign + (_AFTER_SIGN if sign else 0.0)
    words = shortened(entry.words, right - at, _SIZE, Weight.REGULAR)
    text = (TextLine(at, y + 4, (TextPart(words),), _SIZE),) if words else ()
    return (*(moved_shape(one, x, y) for one in _sign(entry)), *text)


def _sign(entry: KeyEntry) -> tuple[Shape, ...]:
    width = _SIGN_WIDTHS[entry.sign]
    match entry.sign:
        case Sign.FRONT:
            return (front_sign(entry.state, width),)
        case Sign.BAND:
            return (band_sign(is_filled=entry.filled),)
        case Sign.ARROW:
            return (arrow_sign(entry.width, width, is_hollow=entry.is_hollow),)
        case Sign.SIDE:
            return (side_sign(entry.hue, is_edge=not entry.filled),)
        case Sign.COUNTED:
            return (Panel((0.0, -7.0, width, 7.0), Ink.AREA, 4.0, Ink.INK, 1.5),)
        case Sign.SHAPE:
            return (Glyph(entry.type, 7.0, 0.0, 7.0, (), paint=Ink.MUTED),)
        case _:
            return ()
