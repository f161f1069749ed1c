"""The pieces of a theater: its area and name, its sides, fronts, foot and brackets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from explorer.analysis.areas.area_sides import SideKey
from explorer.data.words import join_words
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.overview.fit_words import fitting_lines
from explorer.presentation.drawing.overview.foot_words import (
    FOOT_LINE_STEP,
    FOOT_SIZE,
    foot_word_lines,
)
from explorer.presentation.drawing.overview.front_lines import (
    NO_FIGHTS,
    front_pieces,
    peace_words,
)
from explorer.presentation.drawing.overview.mediation_line import mediation_line
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Ink,
    Panel,
    Piece,
    Shape,
    TextLine,
    TextPart,
)
from explorer.presentation.drawing.overview.shape_boxes import TakenRoom
from explorer.presentation.drawing.overview.shared_ties import tie_pieces
from explorer.presentation.drawing.overview.side_text import SideSays, drawn_side
from explorer.presentation.drawing.overview.theater_places import (
    FOOT_AIR,
    FOOT_ROW,
    TITLE_ROW,
    PlacedTheater,
)
from explorer.presentation.overview.content import SharedTie
from explorer.presentation.overview.words import with_full_stop

AREA_RADIUS = 14.0
"""Px of the corners of a theater."""

TITLE_SIZE, TITLE_SPACING = 16.0, 2.0
"""Px of a theater's name, and between its letters."""

_FOOT_UP = 7.0


def wide_theater_pieces(
    placed: PlacedTheater,
    helped: Mapping[SideKey, SideSays],
    ties: Sequence[SharedTie],
    lines: Sequence[DrawnStroke] = (),
) -> tuple[list[Piece], dict[SideKey, tuple[Shape, ...]]]:
    """The pieces of a theater in the order of reading, and the words that say who helps a side.

    `helped`: who helps a side and has no line, by side. `lines`: those that reach into the theater.
    """
    theater, (left, top, right, _) = placed.theater, placed.box
    fronts, unsaid = front_pieces(placed)
    panel = Panel(placed.box, Ink.AREA, AREA_RADIUS, Ink.AREA_EDGE, 1.0)
    shapes: list[Shape] = [panel, *_title(theater.name, left + 10, top + 23, right - 8)]
    if not placed.sides and theater.empty:
        shapes += _empty(theater.empty, placed)
    sentences = [theater.sentence or theater.name]
    for pair, words_between in peace_words(placed):
        shapes += words_between
        names = [side.side.mark.label for party in pair if (side := placed.side_of(party))]
        sentences.append(with_full_stop(f"{join_words(names)}: {NO_FIGHTS}"))
    pieces = [Piece(theater.id, "theater", tuple(shapes), " ".join(sentences))]
    room = TakenRoom(one.box for one in placed.sides)
    room.take(shapes[1:])
    room.take(lines)
    words: dict[SideKey, tuple[Shape, ...]] = {}
    said: dict[str, list[Shape]] = {}
    for one in placed.sides:
        own = helped.get(one.key, SideSays())
        drawn = drawn_side(one, replace(own, fronts=tuple(unsaid.get(one.key, ()))))
        data = {"theater": theater.id, "hue": str(one.side.hue)}
        sentence = one.side.sentence or one.side.mark.label
        pieces.append(Piece(one.key.party, "side", drawn.shapes, sentence, data))
        words[one.key] = drawn.helpers
        for front, own_lines in drawn.fronts:
            said.setdefault(front, []).extend(own_lines)
    pieces += _front_pieces(placed, fronts, said)
    for piece in fronts:
        room.take(piece.shapes)
    foot = _foot(placed)
    if foot:
        room.take(foot)
        said_there = [" ".join(run.text for run in line.runs) for line in foot]
        sentence = theater.foot_sentence or " ".join(said_there)
        pieces.append(Piece(f"{theater.id}-foot", "foot", foot, sentence, {"theater": theater.id}))
    pieces += tie_pieces(placed, ties, room)
    # Its words belong to the name, and have what all else leaves of the name's row.
    pieces[0] = replace(pieces[0], shapes=(*shapes, *mediation_line(placed, room)))
    return pieces, words


def title_and_foot(placed: PlacedTheater) -> list[Shape]:
    """The name of a theater and the words at its foot, with their places."""
    theater, (left, top, right, _) = placed.theater, placed.box
    return [*_title(theater.name, left + 10, top + 23, right - 8), *_foot(placed)]


def _front_pieces(
    placed: PlacedTheater, fronts: Sequence[Piece], said: Mapping[str, Sequence[Shape]]
) -> list[Piece]:
    """The fronts in their order, with the words that sides say for them."""
    lines = {piece.id: piece.shapes for piece in fronts}
    pieces = []
    for front in placed.theater.fronts:
        shapes = (*lines.get(front.id, ()), *said.get(front.id, ()))
        if shapes:
            sentence = front.sentence or " ".join(front.whom[:1] or front.words[:1]) or front.id
            data = {"theater": front.theater, "state": str(front.state)}
            pieces.append(Piece(front.id, "front", shapes, sentence, data))
    return pieces


def _title(name: str, x: float, y: float, right: float) -> list[Shape]:
    words = name.upper()
    for kept in range(len(words), 0, -1):
        text = words if kept == len(words) else f"{words[:kept].rstrip()}…"
        width = text_width(text, TITLE_SIZE, Weight.BOLD) + TITLE_SPACING * len(text)
        if width <= right - x:
            run = TextPart(text, weight=Weight.BOLD)
            return [TextLine(x, y, (run,), TITLE_SIZE, spacing=TITLE_SPACING)]
    return []


def _empty(words: str, placed: PlacedTheater) -> list[Shape]:
    left, top, right, bottom = placed.box
    top, bottom = top + TITLE_ROW, bottom - max(placed.foot, FOOT_ROW)
    most = min(6, int((bottom - top) // 17))
    lines = fitting_lines((words,), right - left - 24, most, 13.0)
    y = (top + bottom) / 2 - 17 * (len(lines) - 1) / 2 + 4.5
    return [
        TextLine((left + right) / 2, y + 17 * index, (TextPart(line, Ink.MUTED),), 13.0, "middle")
        for index, line in enumerate(lines)
    ]


def _foot(placed: PlacedTheater) -> tuple[TextLine, ...]:
    """Who only fights, in crimson, and how many sides are left out, below the sides."""
    left, _, right, bottom = placed.box
    lines = foot_word_lines(placed.theater, right - left - FOOT_AIR)
    last = bottom - _FOOT_UP
    # Where another theater has two lines, one stands in the middle of the foot.
    spare = placed.foot - FOOT_ROW - FOOT_LINE_STEP * (len(lines) - 1)
    last -= max(spare, 0.0) / 2
    first = last - FOOT_LINE_STEP * (len(lines) - 1)
    x = (left + right) / 2
    return tuple(
        TextLine(x, round(first + FOOT_LINE_STEP * index, 2), runs, FOOT_SIZE, "middle")
        for index, runs in enumerate(lines)
    )
