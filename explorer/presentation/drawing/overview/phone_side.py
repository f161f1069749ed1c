"""What the area of a side says on a phone: its name, who helps it, whom it fights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from explorer.analysis.areas.held_links import Doubt
from explorer.analysis.areas.side_hues import Hue
from explorer.data.words import join_words
from explorer.layout.font import Weight
from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.overview.room_words import (
    WordLine,
    block_height,
    joined_openings,
    longest_word,
    placed_block,
    word_lines,
)
from explorer.presentation.drawing.overview.scene import (
    HueInk,
    Ink,
    Panel,
    Piece,
    Shape,
)
from explorer.presentation.overview.content import Fight, SideArea

LEAST_HEIGHT = 44.0
"""How high an area is at least, in px: what a finger can hit."""

_PADDING = 7.0
_NAME_SIZES = (20.0, 18.0, 15.0)
_SMALLEST_NAME = 14.0
_MOST_NAMED = 9
_MOST_NAME_LINES = 2
_ROOM_FOR_NAME = 120.0
"""Px of words from which on an area is made high enough for what its name is short for."""


@dataclass(frozen=True, slots=True)
class SideWords:
    """What an area says. `helpers`: who is named, with doubts; `also`: an arrow says more.

    `fronts`: "at war with gov. since 2017", each as the area says it; `ceasefires` likewise.
    """

    side: SideArea
    helpers: tuple[tuple[str, Doubt], ...] = ()
    also: bool = False
    fronts: tuple[str, ...] = ()
    ceasefires: tuple[str, ...] = ()


@lru_cache(maxsize=512)
def side_lines(
    words: SideWords, room: float, largest: float, *, is_full: bool = False
) -> tuple[WordLine, ...]:
    """The lines of an area in `room` px; its name no larger than `largest` px.

    `is_full`: with what the name is short for, also where the area is narrow.
    """
    side = words.side
    name = side.mark.label
    size = next(
        (
            size
            for size in _NAME_SIZES
            if size <= largest and WordLine(name, size, weight=Weight.BOLD).width <= room
        ),
        _SMALLEST_NAME,
    )
    quiet = Ink.MUTED if side.hue is Hue.OTHER else Ink.INK
    return (
        *word_lines(name, room, size, HueInk(side.hue, "text"), Weight.BOLD),
        *_full_name(side, room if is_full or room >= _ROOM_FOR_NAME else 0.0),
        *word_lines(helper_words(words.helpers, also=words.also), room, paint=quiet),
        *word_lines(_recognition(side), room, paint=Ink.MUTED),
        *word_lines(_fights(words), room, paint=Ink.FIGHT, weight=Weight.SEMIBOLD),
        *word_lines(
            joined_openings(words.ceasefires), room, paint=Ink.MUTED, weight=Weight.SEMIBOLD
        ),
    )


def helper_words(named: Sequence[tuple[str, Doubt]], *, also: bool) -> str:
    """Who helps, as a sentence: "also helped by SNA (disputed), EU and Italy"."""
    if not named:
        return ""
    shown = list(named[:_MOST_NAMED])
    more = len(named) - len(shown)
    texts = [f"{label} ({doubt.value})" if doubt.value else label for label, doubt in shown]
    if not more and len(shown) > 1 and shown[-1][1].value and shown[-1][1] is shown[-2][1]:
        texts[-2] = shown[-2][0]
        texts[-1] = f"{shown[-1][0]} (both {shown[-1][1].value})"
    if more:
        texts.append(f"{more} more")
    return f"{'also ' if also else ''}helped by {join_words(texts)}"


def _full_name(side: SideArea, room: float) -> tuple[WordLine, ...]:
    """What the name is short for, in two lines at most; nothing where it has no room as a whole."""
    lines = word_lines(side.full_name, room, paint=Ink.MUTED) if room else ()
    has_room = len(lines) <= _MOST_NAME_LINES and all(line.width <= room for line in lines)
    return lines if has_room else ()


def _recognition(side: SideArea) -> str:
    return f"recognised by {', '.join(side.recognised_by)}" if side.recognised_by else ""


def _fights(words: SideWords) -> str:
    return joined_openings(words.fronts)


def fight_words(fight: Fight) -> str:
    """A fight with its start, "fights SNA since Jan 2018", and what is not sure about it."""
    dates = f" {fight.dates[0]}" if fight.dates else ""
    doubt = f" ({fight.doubt.value})" if fight.doubt.value else ""
    return f"{fight.words}{dates}{doubt}"


def least_width(words: SideWords) -> float:
    """How wide an area is at least, in px, so that no word of it has to be broken."""
    side = words.side
    widest = max(
        longest_word(side.mark.label, _SMALLEST_NAME, Weight.BOLD),
        longest_word(helper_words(words.helpers, also=words.also), 12.0),
        longest_word(_recognition(side), 12.0),
        longest_word(_fights(words), 12.0, Weight.SEMIBOLD),
        longest_word(joined_openings(words.ceasefires), 12.0, Weight.SEMIBOLD),
    )
    return widest + 2 * _PADDING


def side_height(words: SideWords, width: float, largest: float) -> float:
    """How high an area of `width` px has to be, in px."""
    lines = side_lines(words, width - 2 * _PADDING, largest)
    return max(_needed(lines), LEAST_HEIGHT)


def _needed(lines: Sequence[WordLine]) -> float:
    return block_height(lines) + 2 * (_PADDING + 1)


def side_piece(words: SideWords, box: Rectangle, largest: float) -> Piece:
    """The area of a side with its words in the middle of it."""
    side = words.side
    left, top, right, bottom = box
    panel = Panel(box, HueInk(side.fill_hue, "tint"), 7.0, HueInk(side.hue, "mark"), 1.5)
    room = right - left - 2 * _PADDING
    lines = side_lines(words, room, largest)
    full = side_lines(words, room, largest, is_full=True)
    # What the name is short for makes no narrow area higher: it is there where others make it so.
    if _needed(full) <= bottom - top:
        lines = full
    start = (top + bottom - block_height(lines)) / 2
    shapes: tuple[Shape, ...] = (
        panel,
        *placed_block(lines, (left + right) / 2, start, "middle"),
    )
    return Piece(side.mark.id, "side", shapes, side.sentence, {"theater": side.key.theater})
