"""Who is selected and not in the picture: why, and a button that mends it."""

from __future__ import annotations

from explorer.presentation.absence import Absence
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import button


def absence_note(absence: Absence | None) -> list[MarkupNode]:
    """The note, the same above a picture and in the details; nothing where nobody is missing."""
    if absence is None:
        return []
    way = button(absence.offer, "lift", absence.way, look="way")
    return [element("p", [absence.sentence, " ", way], class_name="absence")]
