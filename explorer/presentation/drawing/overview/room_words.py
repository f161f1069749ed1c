"""Blocks of words: texts in lines of about one length, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.overview.scene import Ink, Paint, TextLine, TextPart
from explorer.presentation.drawing.text_block import break_lines

_ASCENT, _DESCENT = 0.74, 0.22


@dataclass(frozen=True, slots=True)
class WordLine:
    """A line of words without a place. `size` in px."""

    text: str
    size: float = 12.0
    paint: Paint = Ink.INK
    weight: Weight = Weight.REGULAR

    @property
    def width(self) -> float:
        """Its width in px."""
        return text_width(self.text, self.size, self.weight)


def word_lines(
    text: str,
    room: float,
    size: float = 12.0,
    paint: Paint = Ink.INK,
    weight: Weight = Weight.REGULAR,
) -> tuple[WordLine, ...]:
    """A text in as few lines as `room` px allow, and these about equally long."""
    return tuple(
        WordLine(line, size, paint, weight) for line in balanced_lines(text, room, size, weight)
    )


def balanced_lines(text: str, room: float, size: float, weight: Weight) -> list[str]:
    """A text broken to `room` px, so that no line is left with a single short word."""
    lines = break_lines(text, room, size, weight)
    if len(lines) < 2:
        return lines
    narrow, wide = 0.0, room
    while wide - narrow > 2:
        middle = (narrow + wide) / 2
        tried = break_lines(text, middle, size, weight)
        fits = all(text_width(line, size, weight) <= middle for line in tried)
        if len(tried) == len(lines) and fits:
            wide, lines = middle, tried
        else:
            narrow = middle
    return lines


def longest_word(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """How wide in px the widest word of a text is, which no line can break without harm."""
    return max((text_width(word, size, weight) for word in text.split()), default=0.0)


def line_steps(lines: Sequence[WordLine]) -> list[float]:
    """The baselines of a block of lines in px, from the top of its first letters on."""
    baselines: list[float] = []
    for index, line in enumerate(lines):
        if not index:
            baselines.append(_ASCENT * line.size)
            continue
        before = lines[index - 1]
        # Below a large name the next line stands a little farther off.
        grown = max(line.size, 12.0) + 3.2 + max(before.size - line.size, 0.0) * 0.25
        baselines.append(baselines[-1] + grown)
    return baselines


def block_height(lines: Sequence[WordLine]) -> float:
    """How high a block of lines is in px, from its highest letter to its lowest."""
    return line_steps(lines)[-1] + _DESCENT * lines[-1].size if lines else 0.0


def placed_block(
    lines: Sequence[WordLine], x: float, top: float, anchor: str = "start"
) -> tuple[TextLine, ...]:
    """A block of lines with its highest letters at `top`; `x` is where its anchor lies."""
    return tuple(
        TextLine(x, top + y, (TextPart(line.text, line.paint, line.weight),), line.size, anchor)
        for line, y in zip(lines, line_steps(lines), strict=True)
    )


def joined_openings(sentences: Iterable[str]) -> str:
    """Sentences as one list: words that all begin with stand once.

    "at war with A since 2018" and "at war with B since 2015" give "at war with A since 2018,
    B since 2015".
    """
    texts = list(sentences)
    if len(texts) < 2:
        return "".join(texts)
    words = [text.split() for text in texts]
    shared = 0
    while all(len(one) > shared + 1 and one[shared] == words[0][shared] for one in words):
        shared += 1
    return ", ".join([texts[0], *(" ".join(one[shared:]) for one in words[1:])])
