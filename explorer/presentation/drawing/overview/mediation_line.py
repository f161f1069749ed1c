"""Who mediates in a theater that stands beside others: words at the end of its title row."""

from __future__ import annotations

from explorer.presentation.drawing.overview.scene import Ink, TextLine, TextPart
from explorer.presentation.drawing.overview.shape_boxes import TakenRoom
from explorer.presentation.drawing.overview.theater_places import PADDING, PlacedTheater

_SIZE = 12.0
_BASELINE = 23.0

# Less than down to the sides, and more than up to a line that runs above the theater's name.
_AIR = 8.0


def mediation_line(placed: PlacedTheater, room: TakenRoom) -> tuple[TextLine, ...]:
    """The fullest words with a name that have room there, muted; nothing where none have.

    `room`: what is taken of the theater by all else.
    """
    left, top, right, _ = placed.box
    # The last ones only count, which says too little beside the name of a theater.
    for words in placed.theater.mediated_by[:-1]:
        run = TextPart(words, Ink.MUTED)
        line = TextLine(right - PADDING, top + _BASELINE, (run,), _SIZE, "end")
        if line.box[0] >= left + PADDING and room.has_room((line,), _AIR):
            return (line,)
    return ()
