"""How much room a mark and its label take, without asking a browser.

Python finds the places and leaves room for the labels, so it breaks their lines too. All is
in px at a zoom of 1.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from explorer.layout.font import Weight, text_width

FONT_SIZE = 12.0
"""The size of most labels; those of parties are larger."""

LINE_HEIGHT = 1.1
"""From one line of a label to the next, in em: capitals with accents and descenders fit."""

LABEL_GAP = 2.0
"""Between a mark and its label."""

LABEL_WIDTH = 92.0
"""How wide a line of a label may get before it is broken, at `FONT_SIZE`."""

LABEL_LINES = 3
"""How many lines a label may have; what is longer ends in an ellipsis."""

MAX_SHARE_PER_LINE = 0.75
"""Each further line must make the box smaller than this share of what it was."""

HELD_ZOOM, HELD_AIR = 0.85, 2.0
"""From which zoom on a label stands in its mark, and how many px it keeps from the edge of that."""

_USUAL_DIAMETER = 17.0

_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"

# A line may be broken at a space, between wide characters, and after a hyphen or a slash
# that has something before it: not "al-" alone on a line.
_WORDS = re.compile(
    r"\s+|[^\s\-/\u2010\u2013]{4,}[\-/\u2010\u2013]+|[^\s\-/\u2010\u2013]*(?:[\-/\u2010\u2013]+[^\s\-/\u2010\u2013]*)?"
)


@dataclass(frozen=True, slots=True)
class Box:
    """The room of a mark and the label below it, in px.

    `text` is the label as it is to be drawn, lines parted by a line feed, in a font of
    `size` px; its own box, `label_width` by `label_height`, begins `LABEL_GAP` below the
    mark. The mark is a circle (or what fits into it) in the middle of the top edge.
    """

    text: str
    diameter: float
    label_width: float
    size: float = FONT_SIZE
    weight: Weight = Weight.REGULAR

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the label; none if there is no label."""
        return tuple(self.text.split("\n")) if self.text else ()

    @property
    def label_height(self) -> float:
        """From the top of its first line to the foot of its last."""
        return LINE_HEIGHT * self.size * len(self.lines)

    @property
    def width(self) -> float:
        """Of mark and label."""
        return max(self.diameter, self.label_width)

    @property
    def height(self) -> float:
        """Of mark and label."""
        return self.diameter + (LABEL_GAP + self.label_height if self.text else 0.0)

    @property
    def centre(self) -> float:
        """From the mark's centre down to that of the box."""
        return (self.height - self.diameter) / 2

    @property
    def holds_label(self) -> bool:
        """Whether the label has room in the mark, at a zoom of `HELD_ZOOM` and more."""
        return self.fits_in(self.diameter * HELD_ZOOM / 2)

    def fits_in(self, radius: float) -> bool:
        """Whether the label has room in a circle of so many px."""
        if len(self.lines) != 1:
            return False
        return math.hypot(self.label_width / 2, 0.35 * self.size) <= radius - HELD_AIR

    @property
    def mark(self) -> Box:
        """The room of the mark alone."""
        return Box("", self.diameter, 0.0, self.size, self.weight)


def label_box(
    text: str, diameter: float, size: float = FONT_SIZE, weight: Weight = Weight.REGULAR
) -> Box:
    """The room of a mark of that diameter, and of its label in a font of that size."""
    lines = wrap_label(text, size, weight)
    width = max((text_width(line, size, weight) for line in lines), default=0.0)
    return Box("\n".join(lines), diameter, width, size, weight)


@lru_cache(maxsize=16384)
def wrap_label(
    text: str, size: float = FONT_SIZE, weight: Weight = Weight.REGULAR
) -> tuple[str, ...]:
    """The lines of a label, none wider than `LABEL_WIDTH` allows, at most `LABEL_LINES`.

    Of the ways to break it, that which takes the least room below a mark of usual size; one
    line more has to be worth it (`MAX_SHARE_PER_LINE`).
    """
    text = " ".join(text.split())
    if not text:
        return ()
    ruler = _Ruler(size, weight)
    best: tuple[str, ...] = ()
    least = math.inf
    for lines in _breaks(text, ruler):
        width = max(_USUAL_DIAMETER, *map(ruler.width, lines))
        room = width * (_USUAL_DIAMETER + LABEL_GAP + LINE_HEIGHT * size * len(lines))
        room /= MAX_SHARE_PER_LINE ** len(lines)
        if room < least:
            best, least = lines, room
    return best


@dataclass(frozen=True, slots=True)
class _Ruler:
    """Measures in one font."""

    size: float
    weight: Weight

    @property
    def limit(self) -> float:
        """How wide a line may get."""
        return LABEL_WIDTH * self.size / FONT_SIZE

    def width(self, line: str) -> float:
        return text_width(line, self.size, self.weight)


def _breaks(text: str, ruler: _Ruler) -> list[tuple[str, ...]]:
    """The ways to write a text in few lines, fewest lines first, each evenly broken."""
    pieces = _pieces(text, ruler)
    found: list[tuple[str, ...]] = []
    for count in range(1, LABEL_LINES + 1):
        lines = _even(pieces, count, ruler)
        if lines is not None and max(map(ruler.width, lines)) <= ruler.limit:
            found.append(lines)
    if found:
        return found
    lines = _fill(pieces, ruler.limit, ruler)
    kept = [*lines[:LABEL_LINES]]
    if len(lines) > LABEL_LINES:
        last = kept[-1]
        while last and ruler.width(last + _ELLIPSIS) > ruler.limit:
            last = last[:-1]
        kept[-1] = last.rstrip() + _ELLIPSIS
    return [tuple(kept)]


def _pieces(text: str, ruler: _Ruler) -> list[str]:
    """What may not be broken, each with the space before it: words, or wide characters."""
    pieces: list[str] = []
    space = ""
    for word in filter(None, _WORDS.findall(text)):
        if word.isspace():
            space = " "
            continue
        for part in _parts(word, ruler):
            pieces.append(space + part)
            space = ""
    return pieces


def _parts(word: str, ruler: _Ruler) -> list[str]:
    """A word whole, or in parts where it is wider than a line or of wide characters."""
    parts = [""]
    for mark in word:
        wide = unicodedata.east_asian_width(mark) in ("W", "F")
        if parts[-1] and (wide or ruler.width(parts[-1] + mark) > ruler.limit):
            parts.append("")
        parts[-1] += mark
    return parts


def _fill(pieces: list[str], limit: float, ruler: _Ruler) -> tuple[str, ...]:
    """Lines filled one after the other."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and ruler.width(lines[-1] + piece) > limit:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return tuple(lines)


def _even(pieces: list[str], count: int, ruler: _Ruler) -> tuple[str, ...] | None:
    """The text in exactly so many lines, the widest as narrow as can be; None if it cannot."""
    if len(pieces) < count or len(pieces) > 40:
        return None
    low, high = 0.0, ruler.width("".join(pieces))
    best = _fill(pieces, high, ruler)
    # Eight halvings come within half a pixel of the narrowest width for any label that fits.
    for _ in range(10):
        middle = (low + high) / 2
        lines = _fill(pieces, middle, ruler)
        if len(lines) <= count:
            best, high = lines, middle
        else:
            low = middle
    return best if len(best) == count else None
