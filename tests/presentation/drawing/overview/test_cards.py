"""Tests for `presentation.drawing.overview.cards`: what cards show, and that all has room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.areas.area_sides import SideKey
from explorer.graph.view import default_view
from explorer.presentation.drawing.overview.cards import cards_overview
from explorer.presentation.drawing.overview.page_overview import view_content
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
from explorer.workspace import Workspace
from overview_card_samples import six_theaters
from overview_checks import faults
from overview_contents import overview_contents, with_full_names
from overview_many_files import many_theaters
from sweeping import examples

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


def test_what_a_name_is_short_for_takes_no_room_from_anything_else() -> None:
    content = with_full_names(six_theaters(), "Union of the People")
    drawing, before = (cards_overview(one, 1000, 620) for one in (content, six_theaters()))
    assert faults(drawing) == []
    added = 0
    for piece in roles(drawing, "side"):
        said, usual = words(piece), words(named(before, piece.id))
        assert [text for text in said if text != "Union of the People"] == usual
        added += len(said) - len(usual)
    assert added


@pytest.mark.parametrize("frame", FRAMES, ids=str)
def test_nothing_touches_anything(frame: tuple[int, int]) -> None:
    drawing = cards_overview(six_theaters(), *frame)
    assert faults(drawing) == []
    assert (drawing.width, drawing.height) == frame


@examples(4, 60)
@given(overview_contents(least=1, most=8), st.sampled_from(FRAMES), st.integers(1, 2))
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


def thirteen_theaters() -> OverviewContent:
    content = six_theaters()
    more = tuple(replace(area, id=f"{area.id}-2") for area in content.theaters)
    return replace(content, theaters=(*content.theaters, *more, more[0]))


def ways(drawing: OverviewDrawing) -> list[tuple[str, str]]:
    """The buttons that lead to other pages, and what they say."""
    return [
        (piece.data["page"], piece.sentence)
        for piece in roles(drawing, "page")
        if piece.can_be_chosen
    ]


def test_pages_hold_six_and_lead_on() -> None:
    first = cards_overview(thirteen_theaters(), 1000, 620)
    assert len(roles(first, "theater")) == 6
    assert words(named(first, "pages")) == ["theaters 1 to 6 of 13"]
    assert ways(first) == [("2", "Next: theaters 7 to 12 of 13.")]
    middle = cards_overview(thirteen_theaters(), 1000, 620, 2)
    assert words(named(middle, "pages")) == ["theaters 7 to 12 of 13"]
    assert ways(middle) == [
        ("1", "Back: theaters 1 to 6 of 13."),
        ("3", "Next: theater 13 of 13."),
    ]


@pytest.mark.parametrize("page", [3, 4, 999])
def test_past_the_last_page_is_the_last_page(page: int) -> None:
    last = cards_overview(thirteen_theaters(), 1000, 620, page)
    assert len(roles(last, "theater")) == 1
    assert words(named(last, "pages")) == ["theater 13 of 13"]
    assert ways(last) == [("2", "Back: theaters 7 to 12 of 13.")]
    assert faults(last) == []


def test_six_theaters_need_no_pages() -> None:
    assert roles(cards_overview(six_theaters(), 1000, 620, 2), "page") == []


def test_the_same_content_is_drawn_alike() -> None:
    assert cards_overview(six_theaters(), 1000, 620) == cards_overview(six_theaters(), 1000, 620)


def of_file(count: int, frame: tuple[int, int] = (1000, 620), page: int = 1) -> OverviewDrawing:
    data = many_theaters(count)
    return cards_overview(view_content(Workspace(data), default_view(data)), *frame, page)


def test_who_else_fights_and_who_mediates_stands_below_the_title() -> None:
    foot = named(of_file(4), "arden-foot")
    assert words(foot) == ["also fighting: Farland vs Arden Front", "League mediates"]
    assert foot.sentence.endswith("League mediates between Arden gov. and Arden Front.")
    assert not foot.can_be_chosen
    assert words(named(of_file(6), "arden-foot")) == words(foot)
    assert words(named(of_file(6, (900, 560)), "arden-foot")) == [
        "also fighting: Farland",
        "League mediates",
    ]
    assert not any(piece.id == "belmoor-foot" for piece in of_file(6).pieces)


def test_a_front_without_a_line_is_said_or_counted() -> None:
    drawing = of_file(6)
    fronts = {piece.id for piece in roles(drawing, "front")}
    assert "corvane-front~corvane-bands" not in fronts
    assert words(named(drawing, "corvane-foot")) == [
        "Corvane Front and Corvane Bands at war since 2025"
    ]
    assert words(named(of_file(6, (900, 560)), "corvane-foot")) == ["1 more front"]
    wider = of_file(4, (1000, 800))
    assert "at war with Corvane Bands since 2025" in words(named(wider, "corvane-front"))
    assert not any(piece.id == "corvane-foot" for piece in wider.pieces)


def test_a_side_s_own_that_helps_elsewhere_stands_in_the_row() -> None:
    drawing = of_file(6)
    assert words(named(drawing, "guard")) == ["Guard of the Arden gov."]
    line = named(drawing, "guard~belmoor-gov~belmoor")
    assert words(line) == ["forces since 2022"]
    assert line.sentence.startswith("Guard, of the side of Arden gov., helps Belmoor gov.")


def test_a_long_name_takes_two_lines_and_who_helps_stands_beside_a_low_one() -> None:
    content = six_theaters()
    (group,) = content.theaters[0].first
    side = group.facing[0]
    long = "People's Front for the Defence"
    named_long = replace(side, mark=replace(side.mark, label=long))
    area = replace(content.theaters[0], first=(replace(group, facing=(named_long,)),))
    drawing = cards_overview(replace(content, theaters=(area, *content.theaters[1:])), 1000, 620)
    found = words(named(drawing, "council"))
    assert " ".join(found[:2]) == long
    assert faults(drawing) == []


def test_sides_without_room_are_counted_with_those_that_the_file_leaves_out() -> None:
    content = six_theaters()
    area = content.theaters[0]
    (group,) = area.first
    sides = tuple(
        replace(group.facing[0], mark=replace(group.facing[0].mark, id=f"s{n}", label=f"S{n}"),
                key=SideKey("arden", f"s{n}"))
        for n in range(5)
    )  # fmt: skip
    many = replace(area, first=(replace(group, facing=sides),), more_sides=2, fronts=())
    drawing = cards_overview(replace(content, theaters=(many, *content.theaters[1:])), 1000, 620)
    assert len([one for one in roles(drawing, "side") if one.data["theater"] == "arden"]) == 3
    assert "and 5 smaller sides" in words(named(drawing, "arden"))


def test_a_single_row_is_higher_and_a_page_without_helpers_has_no_row() -> None:
    last = of_file(8, page=2)
    boxes = [panel(piece).box for piece in roles(last, "theater")]
    assert len({box[1] for box in boxes}) == 1
    assert boxes[0][3] - boxes[0][1] > 200
