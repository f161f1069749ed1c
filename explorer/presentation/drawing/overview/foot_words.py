"""The words at the foot of a theater: who else fights, and how many sides are left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.layout.font import text_width
from explorer.presentation.drawing.overview.fit_words import (
    balanced,
    fitting_or_shortened,
    flowed,
)
from explorer.presentation.drawing.overview.scene import Ink, TextPart
from explorer.presentation.overview.content import TheaterArea

FOOT_LINE_STEP, MOST_FOOT_LINES = 15.0, 2
"""Px between the lines of a foot, and how many it has at most."""

FOOT_SIZE = 12.0
"""Px of its words."""


def foot_word_lines(theater: TheaterArea, room: float) -> list[tuple[TextPart, ...]]:
    """The fullest words that have room in two lines of so many px; crimson is who fights.

    One line where they have room in it; empty where there is nothing to say, or no room at all.
    """
    for fights, left_out in _variants(theater):
        # Broken between two fights, else between words.
        for parts in (_parts(fights, left_out), _words(fights, left_out)):
            if any(text_width(part, FOOT_SIZE) > room for part in parts):
                continue
            lines = balanced(parts, room, FOOT_SIZE)
            if len(lines) <= MOST_FOOT_LINES:
                return _painted(lines, fights)
    words = theater.also_fighting or theater.left_out
    short = fitting_or_shortened(words[-1:], room, FOOT_SIZE)
    return _painted([short], short if theater.also_fighting else "") if short else []


def foot_need(theater: TheaterArea, most: float) -> float:
    """How wide in px two lines are with the fullest words for which `most` px are enough.

    One line where they tell one fight.
    """
    for fights, left_out in _variants(theater):
        parts = _parts(fights, left_out)
        if len(parts) == 1 and text_width(parts[0], FOOT_SIZE) <= most:
            return text_width(parts[0], FOOT_SIZE)
        lines = _in_two(_words(fights, left_out), most)
        if lines:
            return max(text_width(line, FOOT_SIZE) for line in lines)
    return 0.0


def _in_two(parts: Sequence[str], most: float) -> list[str]:
    low = max((text_width(part, FOOT_SIZE) for part in parts), default=0.0)
    total = text_width(" ".join(parts), FOOT_SIZE)
    width = max(low, total / MOST_FOOT_LINES)
    while width <= most:
        lines = flowed(parts, width, FOOT_SIZE)
        if len(lines) <= MOST_FOOT_LINES:
            return lines
        width += 3
    return []


def _variants(theater: TheaterArea) -> Iterator[tuple[str, str]]:
    """Who fights and what is left out, from the fullest on; the count of sides goes last."""
    for left_out in theater.left_out or ("",):
        for fights in theater.also_fighting or ("",):
            if fights or left_out:
                yield fights, left_out


def _parts(fights: str, left_out: str) -> list[str]:
    """What is broken into lines only between its parts: one for each fight."""
    parts = [f"{part};" for part in fights.split("; ")] if fights else []
    if left_out:
        return [*parts, left_out]
    return [*parts[:-1], parts[-1].removesuffix(";")] if parts else []


def _words(fights: str, left_out: str) -> list[str]:
    return " ".join(_parts(fights, left_out)).split()


def _painted(lines: Sequence[str], fights: str) -> list[tuple[TextPart, ...]]:
    """Lines in runs: as many letters as tell fights are crimson, the rest muted."""
    left = len(fights.replace(" ", ""))
    painted: list[tuple[TextPart, ...]] = []
    for line in lines:
        cut = 0
        while cut < len(line) and left > 0:
            left -= line[cut] != " "
            cut += 1
        runs = (TextPart(line[:cut], Ink.FIGHT), TextPart(line[cut:], Ink.MUTED))
        painted.append(tuple(run for run in runs if run.text))
    return painted
