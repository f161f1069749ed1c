"""Breaks texts into lines that fit a width."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.layout.font import Weight, text_width

_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_OPENING = (
    "\N{FIRST STRONG ISOLATE}", "\N{LEFT-TO-RIGHT ISOLATE}", "\N{RIGHT-TO-LEFT ISOLATE}",
)  # fmt: skip
_CLOSING = "\N{POP DIRECTIONAL ISOLATE}"


def break_lines(text: str, width: float, size: float, weight: Weight) -> list[str]:
    """The lines of a text, none wider than `width` px at a font size in px.

    Broken at blanks; a word that is wider than a line is broken between letters. At least one
    letter stands on a line, however narrow it is.
    """
    lines: list[str] = []
    row = ""
    for word in text.split():
        for part in _parts(word, width, size, weight):
            longer = f"{row} {part}" if row else part
            if row and text_width(longer, size, weight) > width:
                lines.append(row)
                row = part
            else:
                row = longer
    return [*lines, row] if row else lines


def shortened(text: str, width: float, size: float, weight: Weight) -> str:
    """A text that is no wider than `width` px; what is left out is an ellipsis.

    A name that stands apart by its direction (`isolated`) is closed again where it is cut.
    """
    if text_width(text, size, weight) <= width:
        return text
    while text and text_width(f"{text}{_ELLIPSIS}", size, weight) > width:
        text = text[:-1]
    left_open = sum(map(text.count, _OPENING)) - text.count(_CLOSING)
    return f"{text.rstrip()}{_ELLIPSIS}{_CLOSING * max(left_open, 0)}"


def _parts(word: str, width: float, size: float, weight: Weight) -> Iterator[str]:
    """A word whole, or in parts that fit."""
    if text_width(word, size, weight) <= width:
        yield word
        return
    part = ""
    for mark in word:
        if part and text_width(part + mark, size, weight) > width:
            yield part
            part = ""
        part += mark
    yield part
