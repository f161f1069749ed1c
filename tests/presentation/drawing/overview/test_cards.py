"""Tests for `presentation.drawing.overview.cards`: what cards show, and that all has room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.presentation.drawing.overview.cards import cards_overview
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Glyph,
    Ink,
    OverviewDrawing,
    Panel,
    Piece,
    TextLine,
)
from explorer.presentation.overview.content import OverviewContent
from overview_card_samples import six_theaters
from overview_checks import faults
from overview_contents import overview_contents

FRAMES = ((900, 560), (1000, 620), (1500, 930), (1280, 640))


def named(drawing: OverviewDrawing, ident: str) -> Piece:
    return next(piece for piece in drawing.pieces if piece.id == ident)


def words(piece: Piece) -> list[str]:
    return [
        "".join(run.text for run in shape.runs)
        for shape in piece.shapes
        if isinstance(shape, TextLine)
    ]


def panel(piece: Piece) -> Panel:
    return next(shape for shape in piece.shapes if isinstance(shape, Panel))


def roles(drawing: OverviewDrawing, role: str) -> list[Piece]:
    return [piece for piece in drawing.pieces if piece.role == role]


@pytest.mark.parametrize("frame", FRAMES, ids=str)
def test_nothing_touches_anything(frame: tuple[int, int]) -> None:
    drawing = cards_overview(six_theaters(), *frame)
    assert faults(drawing) == []
    assert (drawing.width, drawing.height) == frame


@settings(max_examples=12)
@given(overview_contents(least=1, most=8), st.sampled_from(FRAMES), st.integers(0, 1))
def test_nothing_ever_touches_anything(
    content: OverviewContent, frame: tuple[int, int], page: int
) -> None:
    assert faults(cards_overview(content, *frame, page)) == []


def test_every_line_of_the_sketch_finds_a_lane() -> None:
    drawing = cards_overview(six_theaters(), 1000, 620)
    helps = roles(drawing, "help")
    assert len(helps) == 14
    assert all(len(words(piece)) == 1 for piece in helps)
    assert words(named(drawing, "kestel~new-senate~estrel")) == ["arms since 2029, disputed"]


def test_three_cards_stand_in_a_row() -> None:
    drawing = cards_overview(six_theaters(), 1000, 620)
    boxes = [panel(piece).box for piece in roles(drawing, "theater")]
    assert [round(box[0]) for box in boxes] == [24, 348, 672] * 2
    assert len({box[1] for box in boxes[:3]}) == 1
    assert boxes[3][1] > boxes[0][3] + 100


def test_four_stand_two_and_two() -> None:
    content = six_theaters()
    drawing = cards_overview(replace(content, theaters=content.theaters[:4]), 1000, 620)
    boxes = [panel(piece).box for piece in roles(drawing, "theater")]
    assert len({box[1] for box in boxes}) == 2
    assert boxes[0][1] == boxes[1][1] < boxes[2][1]


def test_what_the_headline_counts_has_an_edge_in_ink() -> None:
    drawing = cards_overview(six_theaters(), 1000, 620)
    edges = {piece.id: panel(piece).edge for piece in roles(drawing, "theater")}
    assert {name for name, edge in edges.items() if edge is Ink.INK} == {"arden", "belmoor"}
    assert words(named(drawing, "counted")) == ["in the headline"]


def test_the_words_of_a_front_stand_in_the_title_row() -> None:
    drawing = cards_overview(six_theaters(), 1000, 620)
    front = named(drawing, "coast-army~assembly")
    assert words(front) == ["at war since March 2030"]
    name = next(shape for shape in named(drawing, "belmoor").shapes if isinstance(shape, TextLine))
    said = next(shape for shape in front.shapes if isinstance(shape, TextLine))
    assert name.y == said.y
    line = next(shape for shape in front.shapes if isinstance(shape, DrawnStroke))
    assert line.corners[0][0] == line.corners[1][0]


def test_who_has_no_line_is_counted() -> None:
    drawing = cards_overview(six_theaters(), 1000, 620)
    assert words(named(drawing, "council")) == ["Council", "Guard and 5 more", "2 more help it"]
    assert words(named(drawing, "regency"))[-1] == "1 more helps it"
    assert words(named(drawing, "mere-league")) == ["Mere League", "Mere and 1 more"]


def test_lines_without_a_lane_are_counted_too() -> None:
    content = six_theaters()
    drawing = cards_overview(content, 900, 560)
    drawn = {piece.id for piece in roles(drawing, "help")}
    for piece in roles(drawing, "side"):
        lines = sum(name.endswith(f"~{piece.id}~{piece.data['theater']}") for name in drawn)
        side = next(
            side for area in content.theaters for side in area.sides() if side.mark.id == piece.id
        )
        rest = side.help_count - lines
        counted = any(text.startswith(f"{rest} ") for text in words(piece))
        assert counted == bool(rest) or len(words(piece)) == 1


def test_rivals_are_neighbours_with_the_band_between_them() -> None:
    drawing = cards_overview(six_theaters(), 1000, 620)
    places = sorted(
        (shape.x, piece.id)
        for piece in (*roles(drawing, "rival"), *roles(drawing, "outsider"))
        for shape in piece.shapes
        if isinstance(shape, Glyph)
    )
    names = [name for _, name in places]
    assert names.index("sundar") == names.index("northmark") + 1
    assert words(named(drawing, "deals")) == ["they deal all the same", "business, 2 agreements"]


def test_pages_hold_six_and_lead_on() -> None:
    content = six_theaters()
    more = tuple(replace(area, id=f"{area.id}-2") for area in content.theaters)
    many = replace(content, theaters=(*content.theaters, *more, more[0]))
    first = cards_overview(many, 1000, 620)
    assert len(roles(first, "theater")) == 6
    assert [piece.data for piece in roles(first, "page") if piece.can_be_chosen] == [{"page": "1"}]
    assert words(named(first, "pages")) == ["1 of 3"]
    last = cards_overview(many, 1000, 620, 7)
    assert len(roles(last, "theater")) == 1
    assert [piece.data for piece in roles(last, "page") if piece.can_be_chosen] == [{"page": "1"}]
    assert words(named(last, "pages")) == ["3 of 3"]
    assert faults(last) == []


def test_the_same_content_is_drawn_alike() -> None:
    assert cards_overview(six_theaters(), 1000, 620) == cards_overview(six_theaters(), 1000, 620)
