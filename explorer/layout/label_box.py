"""How much room a node and its label take, without asking a browser.

Python places, the browser draws. So that no label covers another, Python has to know how
wide a text will be; it sums up advance widths from a table and keeps some room to spare,
because the reader's machine may have another font.

Sources: the widths of the Latin letters are those of Helvetica in Adobe's Core 14 font
metrics (AFM), in thousandths of the font's size; Arial and Liberation Sans are made to the
same measures. Scripts beyond Latin are estimates from above.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

FONT_SIZE = 11.0
"""The size of a label in the picture, in px at a zoom of 1."""

LINE_HEIGHT = 13.0
"""From one line of a label to the next, in px."""

LABEL_GAP = 2.0
"""Between a node and its label, in px."""

LABEL_WIDTH = 92.0
"""How wide a line of a label may get before it is broken, in px."""

LABEL_LINES = 3
"""How many lines a label may have; what is longer ends in an ellipsis."""

WIDTH_RESERVE = 1.08
"""Room to spare for fonts a little wider than the table's."""

MAX_SHARE_PER_LINE = 0.75
"""Each further line must make the box smaller than this share of what it was."""

_USUAL_DIAMETER = 18.0

_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"

_WIDTHS: dict[str, int] = {
    mark: width
    for width, marks in (
        (191, "'"),
        (222, "ijl\u2018\u2019"),
        (260, "|"),
        (278, " !,./:;I[\\]ft\u00a0\u0131\u00b7"),
        (333, "()-`r\u201c\u201d\u2010\u2011\u00a1"),
        (334, "{}"),
        (355, '"'),
        (389, "*"),
        (400, "\u00b0"),
        (469, "^"),
        (500, "Jckcsvxyz"),
        (556, "#$0123456789?L_abdeghnopqu\u2013\u00ab\u00bb\u00f0\u00fe"),
        (584, "+<=>~\u00d7"),
        (611, "FTZ\u00df\u00f8\u0142"),
        (667, "&ABEKPSVXY\u00de"),
        (722, "CDHNRUw\u00d0\u0110"),
        (778, "GOQ\u00d8"),
        (833, "Mm"),
        (889, "%\u00e6"),
        (944, "W\u0153"),
        (1000, "\u2014\u2026\u00c6\u0152"),
        (1015, "@"),
    )
    for mark in marks
}

# What the table lacks, by the block a letter is from: (first, last, small, capital).
_SCRIPTS: tuple[tuple[int, int, int, int], ...] = (
    (0x0370, 0x03FF, 600, 720),  # Greek
    (0x0400, 0x052F, 620, 760),  # Cyrillic; its widest letters reach 900
    (0x0530, 0x058F, 620, 720),  # Armenian
    (0x0590, 0x05FF, 560, 560),  # Hebrew
    (0x0600, 0x08FF, 560, 560),  # Arabic, Syriac: joined letters, narrow on average
    (0xFB50, 0xFDFF, 600, 600),  # Arabic presentation forms
    (0xFE70, 0xFEFF, 560, 560),
    (0x10A0, 0x10FF, 600, 600),  # Georgian
)
_OTHER = (620, 720)

# A line may be broken at a space, between wide characters, and after a hyphen or a slash
# that has something before it: not "al-" alone on a line.
_WORDS = re.compile(
    r"\s+|[^\s\-/\u2010\u2013]{4,}[\-/\u2010\u2013]+|[^\s\-/\u2010\u2013]*(?:[\-/\u2010\u2013]+[^\s\-/\u2010\u2013]*)?"
)


@dataclass(frozen=True, slots=True)
class Box:
    """The room of a node and the label below it, in px.

    `text` is the label as it is to be drawn, lines parted by a line feed. The node is a
    circle (or what fits into it) in the middle of the top edge; `centre` is how far below
    the node's centre the middle of the box lies.
    """

    text: str
    width: float
    height: float
    diameter: float

    @property
    def centre(self) -> float:
        """From the node's centre down to the box's."""
        return (self.height - self.diameter) / 2


@lru_cache(maxsize=4096)
def character_width(mark: str) -> int:
    """The advance width of a character, in thousandths of the font size."""
    if mark in _WIDTHS:
        return _WIDTHS[mark]
    category = unicodedata.category(mark)
    if category in ("Mn", "Me", "Cf", "Cc"):
        return 0
    if unicodedata.east_asian_width(mark) in ("W", "F"):
        return 1000
    # Accents sit on a letter and do not widen it.
    letter = unicodedata.normalize("NFD", mark)[0]
    if letter != mark and letter in _WIDTHS:
        return max(_WIDTHS[letter], 278)
    code = ord(letter)
    small, capital = next(
        (sizes for first, last, *sizes in _SCRIPTS if first <= code <= last), _OTHER
    )
    if category.startswith("S"):
        return 1000
    return capital if category == "Lu" else small


def text_width(text: str, size: float = FONT_SIZE) -> float:
    """How wide a line is in px, at most, with the room to spare in it."""
    return sum(map(character_width, text)) * size * WIDTH_RESERVE / 1000


def label_box(text: str, diameter: float) -> Box:
    """The room of a node of that diameter and its label."""
    lines = wrap_label(text)
    if not lines:
        return Box("", diameter, diameter, diameter)
    return Box(
        text="\n".join(lines),
        width=max(diameter, *map(text_width, lines)),
        height=diameter + LABEL_GAP + LINE_HEIGHT * len(lines),
        diameter=diameter,
    )


@lru_cache(maxsize=16384)
def wrap_label(text: str) -> tuple[str, ...]:
    """The lines of a label, none wider than `LABEL_WIDTH`, at most `LABEL_LINES`.

    Of the ways to break it, that which takes the least room below a node of usual size; one
    line more has to be worth it (`MAX_SHARE_PER_LINE`).
    """
    text = " ".join(text.split())
    if not text:
        return ()
    best: tuple[str, ...] = ()
    least = math.inf
    for lines in _breaks(text):
        width = max(_USUAL_DIAMETER, *map(text_width, lines))
        room = width * (_USUAL_DIAMETER + LABEL_GAP + LINE_HEIGHT * len(lines))
        room /= MAX_SHARE_PER_LINE ** len(lines)
        if room < least:
            best, least = lines, room
    return best


def _breaks(text: str) -> list[tuple[str, ...]]:
    """The ways to write a text in few lines, fewest lines first, each evenly broken."""
    pieces = _pieces(text)
    found: list[tuple[str, ...]] = []
    for count in range(1, LABEL_LINES + 1):
        lines = _even(pieces, count)
        if lines is not None and max(map(text_width, lines)) <= LABEL_WIDTH:
            found.append(lines)
    if found:
        return found
    lines = _fill(pieces, LABEL_WIDTH)
    kept = [*lines[:LABEL_LINES]]
    if len(lines) > LABEL_LINES:
        last = kept[-1]
        while last and text_width(last + _ELLIPSIS) > LABEL_WIDTH:
            last = last[:-1]
        kept[-1] = last.rstrip() + _ELLIPSIS
    return [tuple(kept)]


def _pieces(text: str) -> list[str]:
    """What may not be broken, each with the space before it: words, or wide characters."""
    pieces: list[str] = []
    space = ""
    for word in filter(None, _WORDS.findall(text)):
        if word.isspace():
            space = " "
            continue
        for part in _parts(word):
            pieces.append(space + part)
            space = ""
    return pieces


def _parts(word: str) -> list[str]:
    """A word whole, or in parts where it is wider than a line or of wide characters."""
    parts = [""]
    for mark in word:
        wide = unicodedata.east_asian_width(mark) in ("W", "F")
        if parts[-1] and (wide or text_width(parts[-1] + mark) > LABEL_WIDTH):
            parts.append("")
        parts[-1] += mark
    return parts


def _fill(pieces: list[str], limit: float) -> tuple[str, ...]:
    """Lines filled one after the other."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and text_width(lines[-1] + piece) > limit:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return tuple(lines)


def _even(pieces: list[str], count: int) -> tuple[str, ...] | None:
    """The text in exactly so many lines, the widest as narrow as can be; None if it cannot."""
    if len(pieces) < count or len(pieces) > 40:
        return None
    low, high = 0.0, text_width("".join(pieces))
    best = _fill(pieces, high)
    # Eight halvings come within half a pixel of the narrowest width for any label that fits.
    for _ in range(10):
        middle = (low + high) / 2
        lines = _fill(pieces, middle)
        if len(lines) <= count:
            best, high = lines, middle
        else:
            low = middle
    return best if len(best) == count else None
