"""Who mediates, at the end of a theater's title row: only where there is room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.layout.font import text_width
from explorer.presentation.drawing.overview.mediation_line import mediation_line
from explorer.presentation.drawing.overview.scene import DrawnStroke, Ink, TextLine, TextPart
from explorer.presentation.drawing.overview.shape_boxes import TakenRoom
from explorer.presentation.drawing.overview.theater_pieces import (
    title_and_foot,
    wide_theater_pieces,
)
from explorer.presentation.drawing.overview.theater_places import PlacedTheater, place_theater
from overview_wide_samples import LIBYA

NAMES = ("UN and African Union mediate", "UN and 1 more mediate", "2 mediate")
TOP = 86.0


def place(width: float, *words: str) -> PlacedTheater:
    theater = replace(LIBYA, mediated_by=words)
    return place_theater(theater, (100, TOP, 100 + width, 560), nearest_is_left=True)


def line_in(placed: PlacedTheater, *strokes: DrawnStroke) -> str:
    room = TakenRoom(one.box for one in placed.sides)
    room.take([*title_and_foot(placed), *strokes])
    return " ".join(line.runs[0].text for line in mediation_line(placed, room))


def test_it_ends_with_the_sides_on_the_line_of_the_name() -> None:
    placed = place(300, *NAMES)
    (line,) = mediation_line(placed, TakenRoom())
    assert line.runs == (TextPart(NAMES[0], Ink.MUTED),)
    assert (line.x, line.anchor, line.size) == (392, "end", 12)
    assert max(one.box[2] for one in placed.sides) == 392
    name = title_and_foot(placed)[0]
    assert isinstance(name, TextLine)
    assert line.y == name.y


def test_it_is_said_in_fewer_words_and_left_out_rather_than_counted() -> None:
    name = title_and_foot(place(300))[0]
    assert isinstance(name, TextLine)
    # What the row needs: the name, the words, and air between and beside them.
    full, short = (name.box[2] - 100 + 8 + text_width(words, 12) + 8 for words in NAMES[:2])
    assert line_in(place(full + 0.1, *NAMES)) == NAMES[0]
    assert line_in(place(full - 0.1, *NAMES)) == NAMES[1]
    assert line_in(place(short + 0.1, *NAMES)) == NAMES[1]
    assert line_in(place(short - 0.1, *NAMES)) == ""


def test_nothing_is_said_where_nobody_mediates() -> None:
    assert line_in(place(300)) == ""


@pytest.mark.parametrize("width", [1.5, 3.0, 4.5, 6.0])
def test_it_leaves_a_lane_above_the_sides_alone(width: float) -> None:
    """A lane over the words, one down beside the name, and one that ends before both."""

    def lane(x: float) -> DrawnStroke:
        corners = ((430, TOP + 7), (x, TOP + 7), (x, TOP + 33))
        return DrawnStroke(corners, width, Ink.HELP, head=True)

    placed = place(300, *NAMES)
    assert line_in(placed, lane(330)) == ""
    assert line_in(placed, lane(200)) == ""
    assert line_in(placed, lane(420)) == NAMES[0]


def test_the_piece_of_the_theater_has_it_unless_a_line_comes_through() -> None:
    placed = place(300, *NAMES)

    def said(*lines: DrawnStroke) -> list[str]:
        piece = wide_theater_pieces(placed, {}, (), lines)[0][0]
        assert (piece.role, piece.sentence) == ("theater", "Libya: two sides.")
        return [shape.runs[0].text for shape in piece.shapes if isinstance(shape, TextLine)]

    assert said() == ["LIBYA", NAMES[0]]
    level = DrawnStroke(((430, TOP + 7), (250, TOP + 7), (250, TOP + 33)), 4.5, Ink.HELP)
    assert said(level) == ["LIBYA"]
