"""What a text needs that is not in Latin letters: its direction, and another font."""

from __future__ import annotations

import unicodedata

from explorer.layout.font import uncovered

OTHER_FONTS = "Arial, sans-serif"
"""The fonts of a line that holds letters which the known font lacks."""

_ISOLATES = frozenset({"LRI", "RLI", "FSI"})

_RIGHT_TO_LEFT, _END_OF_DIRECTION = "\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def directed(row: str, whole: str | None = None) -> str:
    """A line that runs in the direction of a whole text's first letter that has one.

    A line of a text that begins with Arabic or Hebrew is wrapped so that numbers and Latin
    words in it stand where its readers expect them. `whole`: the text that the line is of;
    None: the line itself.
    """
    depth = 0
    for mark in row if whole is None else whole:
        direction = unicodedata.bidirectional(mark)
        # What stands apart has a direction of its own, and says nothing of the line.
        depth += (direction in _ISOLATES) - (direction == "PDI")
        if depth > 0:
            continue
        if direction in ("R", "AL"):
            return f"{_RIGHT_TO_LEFT}{row}{_END_OF_DIRECTION}"
        if direction == "L":
            break
    return row


def other_fonts(row: str) -> str | None:
    """The fonts to ask for by name where the known one lacks a letter of a line, else None.

    Left to themselves, renderers draw all of such a line in the first font that they find, be
    it a bold one.
    """
    return OTHER_FONTS if uncovered(row) else None
