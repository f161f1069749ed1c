"""What must hold of every drawn overview, whatever it says: read from its shapes alone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Generic, TypeVar

from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Glyph,
    Ink,
    OverviewDrawing,
    Panel,
    Piece,
    TextLine,
)
from explorer.presentation.drawing.overview.stroke_path import drawn_widths

MARGIN = 4.0
"""How far a text stays away from the frame."""

SMALLEST = 12.0
SLACK = 0.5
"""Px that two things may share: edges that meet are no fault."""

TIP_SLACK = 2.0
"""How far from an edge the tip of an arrow may end: half an edge's width, and a hair."""

CLEAR_OF_TIP = 24.0
SIDE_BY_SIDE, SIDE_GAP = 40.0, 6.0

STAGES: dict[str, tuple[int, int]] = {
    "headline": (0, 0),
    "subline": (1, 1),
    "page": (2, 2),
    "theater": (3, 3),
    "side": (3, 3),
    "front": (3, 3),
    "foot": (3, 3),
    "tie": (3, 5),
    "bridge": (3, 5),
    "mediator": (3, 5),
    "outsider": (4, 4),
    "sum": (4, 4),
    "help": (4, 5),
    "rival": (5, 5),
    "go-between": (5, 5),
    "deals": (6, 6),
    "legend": (7, 7),
}
"""Where in the order of reading each role may stand: the first and the last place."""

IN_A_THEATER = ("theater", "side", "front", "foot")
"""The roles that belong to a theater, in the order in which they are read."""

Point = tuple[float, float]


Kind = TypeVar("Kind", TextLine, Panel, Glyph, DrawnStroke)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Kind]):
    """A shape, the piece that it is of, and when it is painted.

    `box`: what it covers; `ink`: the boxes of a line, its arrow's tip among them.
    """

    shape: Kind
    piece: Piece
    turn: int
    box: Rectangle
    ink: tuple[Rectangle, ...] = ()


@dataclass(frozen=True, slots=True)
class _Parts:
    """The shapes of a drawing by what they are, in the order of painting."""

    texts: tuple[Placed[TextLine], ...]
    panels: tuple[Placed[Panel], ...]
    glyphs: tuple[Placed[Glyph], ...]
    strokes: tuple[Placed[DrawnStroke], ...]


def faults(drawing: OverviewDrawing) -> list[str]:
    """What is wrong with a drawing, each in plain words; empty where nothing is.

    Texts are measured as `TextLine.box` says; a glyph is taken for a circle of its radius.
    """
    parts = _parts(drawing)
    return [
        *_texts_in_the_frame(parts, drawing),
        *_texts_on_texts(parts),
        *_texts_on_lines(parts),
        *_texts_on_edges(parts),
        *_out_of_the_frame(parts, drawing),
        *_panels_on_panels(parts),
        *_glyphs_on_things(parts),
        *_lines_beneath(parts),
        *_lines_side_by_side(parts),
        *_crossings(parts),
        *_tips(parts),
        *_aslant(parts),
        *_order(drawing.pieces),
        *_said_and_named(drawing.pieces),
    ]


def _parts(drawing: OverviewDrawing) -> _Parts:
    texts: list[Placed[TextLine]] = []
    panels: list[Placed[Panel]] = []
    glyphs: list[Placed[Glyph]] = []
    strokes: list[Placed[DrawnStroke]] = []
    turn = 0
    for piece in drawing.pieces:
        for shape in piece.shapes:
            turn += 1
            match shape:
                case TextLine():
                    texts.append(Placed(shape, piece, turn, shape.box))
                case Panel():
                    panels.append(Placed(shape, piece, turn, shape.box))
                case Glyph():
                    glyphs.append(Placed(shape, piece, turn, _glyph_box(shape)))
                case _:
                    ink = tuple(_ink_boxes(shape))
                    strokes.append(Placed(shape, piece, turn, _around(ink), ink))
    return _Parts(tuple(texts), tuple(panels), tuple(glyphs), tuple(strokes))


# --- texts ---


def _texts_in_the_frame(parts: _Parts, drawing: OverviewDrawing) -> Iterator[str]:
    room = (MARGIN, MARGIN, drawing.width - MARGIN, drawing.height - MARGIN)
    for text in parts.texts:
        if not _holds(room, text.box):
            yield f"{_words(text)} leaves the frame"
        if text.shape.size < SMALLEST:
            yield f"{_words(text)} is set in {text.shape.size:g} px"


def _texts_on_texts(parts: _Parts) -> Iterator[str]:
    for one, other in combinations(parts.texts, 2):
        if _meet(one.box, other.box):
            yield f"{_words(one)} lies on {_words(other)}"


def _texts_on_lines(parts: _Parts) -> Iterator[str]:
    for text in parts.texts:
        for line in parts.strokes:
            if not any(_meet(text.box, box) for box in line.ink):
                continue
            if not _is_covered(line, text, parts):
                yield f"{_words(text)} lies on the line {_name(line)}"


def _is_covered(line: Placed[DrawnStroke], text: Placed[TextLine], parts: _Parts) -> bool:
    """Whether a panel between the two hides the line where the text stands."""
    return any(
        line.turn < panel.turn < text.turn
        and panel.shape.fill is not None
        and _holds(panel.box, text.box)
        for panel in parts.panels
    )


def _texts_on_edges(parts: _Parts) -> Iterator[str]:
    for text in parts.texts:
        box = text.box
        for panel in parts.panels:
            if not _meet(box, panel.box):
                continue
            if not _holds(panel.box, box):
                yield f"{_words(text)} lies on the edge of {_name(panel)}"
            elif panel.turn > text.turn and panel.shape.fill is not None:
                yield f"{_words(text)} is hidden by {_name(panel)}"
        for glyph in parts.glyphs:
            if _gap_to_box(_centre(glyph.shape), box) >= glyph.shape.radius - SLACK:
                continue
            if not _is_inside(box, glyph.shape):
                yield f"{_words(text)} lies on the mark {_name(glyph)}"
            elif glyph.turn > text.turn:
                yield f"{_words(text)} is hidden by the mark {_name(glyph)}"


def _is_inside(box: Rectangle, glyph: Glyph) -> bool:
    left, top, right, bottom = box
    return all(
        math.hypot(x - glyph.x, y - glyph.y) <= glyph.radius + SLACK
        for x in (left, right)
        for y in (top, bottom)
    )


# --- frame, panels and marks ---


def _out_of_the_frame(parts: _Parts, drawing: OverviewDrawing) -> Iterator[str]:
    frame = (0.0, 0.0, drawing.width, drawing.height)
    for panel in parts.panels:
        if not _holds(frame, panel.box):
            yield f"{_name(panel)} leaves the frame"
    for glyph in parts.glyphs:
        if not _holds(frame, glyph.box):
            yield f"the mark {_name(glyph)} leaves the frame"
    for line in parts.strokes:
        if not all(_holds(frame, box) for box in line.ink):
            yield f"the line {_name(line)} leaves the frame"


def _panels_on_panels(parts: _Parts) -> Iterator[str]:
    for one, other in combinations(parts.panels, 2):
        first, second = one.box, other.box
        if not _meet(first, second):
            continue
        if _holds(second, first):
            yield f"{_name(one)} is hidden by {_name(other)}"
        elif not _holds(first, second):
            yield f"{_name(one)} and {_name(other)} overlap"


def _glyphs_on_things(parts: _Parts) -> Iterator[str]:
    for one, other in combinations(parts.glyphs, 2):
        room = one.shape.radius + other.shape.radius - SLACK
        if math.dist(_centre(one.shape), _centre(other.shape)) < room:
            yield f"the marks {_name(one)} and {_name(other)} overlap"
    for glyph in parts.glyphs:
        box = glyph.box
        for panel in parts.panels:
            gap = _gap_to_box(_centre(glyph.shape), panel.box)
            if gap < glyph.shape.radius - SLACK and not _holds(panel.box, box):
                yield f"the mark {_name(glyph)} lies on the edge of {_name(panel)}"


# --- lines ---


def _lines_beneath(parts: _Parts) -> Iterator[str]:
    """Lines that run beneath, or over, what they do not end at."""
    for line in parts.strokes:
        for panel in parts.panels:
            if not _meet(line.box, panel.box):
                continue
            if panel.piece is line.piece or (_is_band(line.shape) and panel.piece.role == "deals"):
                continue
            if panel.piece.role == "theater" and any(
                _holds(panel.box, (x, y, x, y)) for x, y in _ends(line.shape)
            ):
                continue
            inner = _shrunk(panel.box, 1.0)
            if any(_meet(inner, box) for box in _line_boxes(line.shape)):
                yield f"the line {_name(line)} runs beneath {_name(panel)}"
        for glyph in parts.glyphs:
            mark = glyph.shape
            if any(math.dist(end, _centre(mark)) <= mark.radius + 4 for end in _ends(line.shape)):
                continue
            if any(_gap_to_box(_centre(mark), box) < mark.radius for box in line.ink):
                yield f"the line {_name(line)} runs beneath the mark {_name(glyph)}"


def _lines_side_by_side(parts: _Parts) -> Iterator[str]:
    for one, other in combinations(parts.strokes, 2):
        if any(
            _run_together(first, second, one.shape.width, other.shape.width)
            for first in pairwise(one.shape.corners)
            for second in pairwise(other.shape.corners)
        ):
            yield f"the lines {_name(one)} and {_name(other)} run side by side"


def _run_together(
    one: tuple[Point, Point], other: tuple[Point, Point], width: float, other_width: float
) -> bool:
    """Whether two straight pieces lie closer than `SIDE_GAP` along more than `SIDE_BY_SIDE`."""
    for along, across in ((0, 1), (1, 0)):
        if all(abs(a[across] - b[across]) < SLACK for a, b in (one, other)):
            apart = abs(one[0][across] - other[0][across]) - (width + other_width) / 2
            shared = min(max(p[along] for p in one), max(p[along] for p in other)) - max(
                min(p[along] for p in one), min(p[along] for p in other)
            )
            if shared > SIDE_BY_SIDE and apart < SIDE_GAP - 0.01:
                return True
    return False


def _crossings(parts: _Parts) -> Iterator[str]:
    for one, other in combinations(parts.strokes, 2):
        if one.piece is other.piece or not _meet(one.box, other.box):
            continue
        met = False
        for first in _line_boxes(one.shape):
            for second in _line_boxes(other.shape):
                if not _meet(first, second):
                    continue
                met = True
                middle = _middle(_shared(first, second))
                for line in (one, other):
                    tip = line.shape.corners[-1]
                    if line.shape.head and math.dist(tip, middle) < CLEAR_OF_TIP:
                        yield (
                            f"the lines {_name(one)} and {_name(other)} meet at the tip of"
                            f" {_name(line)}"
                        )
        if met and not other.shape.seam:
            yield f"the line {_name(other)} crosses {_name(one)} without a seam"
        for tip_of, line in ((one, other), (other, one)):
            if any(_meet(_head_box(tip_of.shape), box) for box in line.ink if tip_of.shape.head):
                yield f"the line {_name(line)} lies on the tip of {_name(tip_of)}"


def _tips(parts: _Parts) -> Iterator[str]:
    for line in parts.strokes:
        if not line.shape.head or line.piece.role == "legend":
            continue
        tip = line.shape.corners[-1]
        on_panel = any(_gap_to_edge(tip, panel.box) <= TIP_SLACK for panel in parts.panels)
        on_mark = any(
            abs(math.dist(tip, _centre(glyph.shape)) - glyph.shape.radius) <= TIP_SLACK + 1
            for glyph in parts.glyphs
        )
        if not on_panel and not on_mark:
            yield f"the tip of the line {_name(line)} is on no edge"


def _aslant(parts: _Parts) -> Iterator[str]:
    for line in parts.strokes:
        if any(
            abs(a[0] - b[0]) > SLACK and abs(a[1] - b[1]) > SLACK
            for a, b in pairwise(line.shape.corners)
        ):
            yield f"the line {_name(line)} is neither level nor upright"


# --- pieces ---


def _order(pieces: Iterable[Piece]) -> Iterator[str]:
    stage, step = 0, 0
    for piece in pieces:
        if piece.role not in STAGES:
            yield f"{piece.role} {piece.id} has a role that nobody knows"
            continue
        first, last = STAGES[piece.role]
        if last < stage:
            yield f"{piece.role} {piece.id} comes too late in the order of reading"
            continue
        stage = max(stage, first)
        if piece.role in IN_A_THEATER:
            now = IN_A_THEATER.index(piece.role)
            if now and now < step:
                yield f"{piece.role} {piece.id} comes too late in its theater"
            step = now


def _said_and_named(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        if piece.can_be_chosen and not piece.sentence:
            yield f"{piece.role} {piece.id} has no sentence"
        if not piece.shapes:
            yield f"{piece.role} {piece.id} shows nothing"
    keys = Counter((piece.role, piece.id, piece.data.get("theater", "")) for piece in pieces)
    for (role, name, _), count in keys.items():
        if count > 1:
            yield f"{role} {name} is there {count} times"


# --- measures ---


def _words(text: Placed[TextLine]) -> str:
    return repr("".join(run.text for run in text.shape.runs))


def _name(placed: Placed[Panel] | Placed[Glyph] | Placed[DrawnStroke]) -> str:
    return f"{placed.piece.role} {placed.piece.id}"


def _is_band(stroke: DrawnStroke) -> bool:
    return stroke.paint is Ink.DEAL_BAND or stroke.edge is Ink.DEAL_EDGE


def _ends(stroke: DrawnStroke) -> tuple[Point, Point]:
    return stroke.corners[0], stroke.corners[-1]


def _line_boxes(stroke: DrawnStroke) -> Iterator[Rectangle]:
    """What its straight pieces cover; a little more than its bends do."""
    half = drawn_widths(stroke)[0] / 2
    for (x, y), (u, v) in pairwise(stroke.corners):
        level = abs(y - v) < SLACK
        across, along = (0.0, half) if level else (half, 0.0)
        yield min(x, u) - across, min(y, v) - along, max(x, u) + across, max(y, v) + along


def _head_box(stroke: DrawnStroke) -> Rectangle:
    """What its arrow's tip covers."""
    (x, y), (u, v) = stroke.corners[-2:]
    length, half = 5 + 1.5 * stroke.width, 3.2 + 0.95 * stroke.width
    if abs(y - v) < SLACK:
        back = u - math.copysign(length, u - x)
        return min(back, u), v - half, max(back, u), v + half
    back = v - math.copysign(length, v - y)
    return u - half, min(back, v), u + half, max(back, v)


def _ink_boxes(stroke: DrawnStroke) -> Iterator[Rectangle]:
    yield from _line_boxes(stroke)
    if stroke.head:
        yield _head_box(stroke)


def _around(boxes: Iterable[Rectangle]) -> Rectangle:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _centre(glyph: Glyph) -> Point:
    return glyph.x, glyph.y


def _glyph_box(glyph: Glyph) -> Rectangle:
    x, y, radius = glyph.x, glyph.y, glyph.radius
    return x - radius, y - radius, x + radius, y + radius


def _shrunk(box: Rectangle, by: float) -> Rectangle:
    left, top, right, bottom = box
    return left + by, top + by, right - by, bottom - by


def _shared(one: Rectangle, other: Rectangle) -> Rectangle:
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def _middle(box: Rectangle) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _meet(one: Rectangle, other: Rectangle) -> bool:
    left, top, right, bottom = _shared(one, other)
    return right - left > SLACK and bottom - top > SLACK


def _holds(outer: Rectangle, inner: Rectangle) -> bool:
    return (
        outer[0] <= inner[0] + SLACK
        and outer[1] <= inner[1] + SLACK
        and outer[2] >= inner[2] - SLACK
        and outer[3] >= inner[3] - SLACK
    )


def _gap_to_box(point: Point, box: Rectangle) -> float:
    """How far a point is from a box; 0 inside."""
    x, y = point
    left, top, right, bottom = box
    return math.hypot(max(left - x, 0.0, x - right), max(top - y, 0.0, y - bottom))


def _gap_to_edge(point: Point, box: Rectangle) -> float:
    """How far a point is from the edge of a box, from within or from without."""
    x, y = point
    left, top, right, bottom = box
    if left < x < right and top < y < bottom:
        return min(x - left, right - x, y - top, bottom - y)
    return _gap_to_box(point, box)
