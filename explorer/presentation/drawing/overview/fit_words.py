"""Words of an overview that fit the room they have: a shorter variant, lines, an ellipsis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.text_block import break_lines, shortened


def fitting(
    variants: Iterable[str], width: float, size: float, weight: Weight = Weight.REGULAR
) -> str | None:
    """The first of several texts that is no wider than `width` px; None where none is."""
    return next((text for text in variants if text_width(text, size, weight) <= width), None)


def fitting_or_shortened(
    variants: Sequence[str], width: float, size: float, weight: Weight = Weight.REGULAR
) -> str:
    """The first text that fits, else the last one with an ellipsis; "" where there is none.

    Where not even a letter has room, "" too.
    """
    if not variants:
        return ""
    found = fitting(variants, width, size, weight)
    if found is not None:
        return found
    short = shortened(variants[-1], width, size, weight)
    return short if text_width(short, size, weight) <= width else ""


def flowed(
    parts: Sequence[str], width: float, size: float, weight: Weight = Weight.REGULAR
) -> list[str]:
    """Parts with blanks between them, in lines no wider than `width` px.

    A part is broken only where it alone is wider than a line.
    """
    lines: list[str] = []
    row = ""
    for part in parts:
        longer = f"{row} {part}" if row else part
        if text_width(longer, size, weight) <= width:
            row = longer
            continue
        if row:
            lines.append(row)
        row = part
        if text_width(part, size, weight) > width:
            *before, row = break_lines(part, width, size, weight) or [""]
            lines += before
    return [*lines, row] if row else lines


def balanced(parts: Sequence[str], width: float, size: float) -> list[str]:
    """Parts in as few lines as `flowed` takes, which are as equally wide as that allows."""
    lines = flowed(parts, width, size)
    if len(lines) < 2:
        return lines
    low = max(text_width(part, size) for part in parts)
    total = sum(text_width(line, size) for line in lines)
    narrow = max(low, total / len(lines))
    while narrow < width:
        found = flowed(parts, narrow, size)
        if len(found) == len(lines):
            return found
        narrow += 3
    return lines


def fitting_lines(
    variants: Sequence[str],
    width: float,
    most: int,
    size: float,
    weight: Weight = Weight.REGULAR,
) -> list[str]:
    """The first of several texts that takes `most` lines or fewer, in lines.

    Else as much of the last as there is room for, with an ellipsis. Empty where `most` is none or
    there is nothing to say.
    """
    if most < 1 or not variants:
        return []
    lines: list[str] = []
    for text in variants:
        lines = break_lines(text, width, size, weight)
        if len(lines) <= most and all(text_width(x, size, weight) <= width for x in lines):
            return lines
    rest = " ".join(lines[most - 1 :])
    kept = [*lines[: most - 1], shortened(rest, width, size, weight)]
    return [line for line in kept if text_width(line, size, weight) <= width]


def listed(names: Sequence[str], more: int, width: float, most: int, size: float) -> list[str]:
    """Names in at most `most` lines; those that have no room are counted with `more`.

    "Haftar, Kaniyat, FACT," and "House of Repr. and 3 more". Broken between names. Empty where
    not even one name has room beside the count.
    """
    if most < 1:
        return []
    for kept in range(len(names), 0, -1):
        rest = more + len(names) - kept
        for ending in _endings(rest):
            parts = [f"{name}," for name in names[: kept - 1]]
            last = names[kept - 1]
            parts += [last, *ending] if not ending or ending[0] != "," else [f"{last},", ending[1]]
            if any(text_width(part, size) > width for part in parts):
                continue
            lines = balanced(parts, width, size)
            if len(lines) <= most:
                return lines
    return []


def _endings(rest: int) -> Iterable[tuple[str, ...]]:
    if not rest:
        return ((),)
    return (f"and {rest} more",), (",", f"{rest} more")
