"""Tests for `presentation.drawing.overview.phone`: what a phone shows, and that all has room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.areas.fronts import FrontState
from explorer.presentation.drawing.overview.phone import phone_overview
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
from overview_card_samples import six_theaters, war_on_two_fronts
from overview_checks import faults
from overview_contents import overview_contents, with_full_names
from sweeping import examples

FRAMES = ((390, 844), (360, 640), (320, 640), (844, 390), (768, 1024))


def named(drawing: OverviewDrawing, ident: str) -> Piece:
    return next(piece for piece in drawing.pieces if piece.id == ident)


def words(piece: Piece) -> list[str]:
    return [
        "".join(run.text for run in shape.runs)
        for shape in piece.shapes
        if isinstance(shape, TextLine)
    ]


def box(piece: Piece) -> tuple[float, float, float, float]:
    return next(shape.box for shape in piece.shapes if isinstance(shape, Panel))


@pytest.mark.parametrize("frame", FRAMES, ids=str)
@pytest.mark.parametrize("content", [war_on_two_fronts(), six_theaters()], ids=["two", "six"])
def test_nothing_touches_anything(content: OverviewContent, frame: tuple[int, int]) -> None:
    drawing = phone_overview(content, *frame)
    assert faults(drawing) == []
    assert drawing.width == frame[0]
    assert drawing.height >= frame[1]


def test_a_wide_area_says_what_its_name_is_short_for_and_a_narrow_one_where_it_has_room() -> None:
    content = with_full_names(war_on_two_fronts(), "Union of the People")
    drawing, before = (phone_overview(one, 390, 844) for one in (content, war_on_two_fronts()))
    assert faults(drawing) == []
    assert words(named(drawing, "gna"))[:2] == ["GNA", "Union of the People"]
    assert words(named(drawing, "lna"))[:2] == ["LNA", "Union of the People"]
    for piece in drawing.pieces:
        if piece.role == "side":
            usual = words(named(before, piece.id))
            assert {*usual} <= {*words(piece)}, "nothing goes for it"


def test_who_mediates_stands_below_the_name_of_the_theater() -> None:
    content = war_on_two_fronts()
    first, *others = content.theaters
    first = replace(first, mediated_by=("UN mediates", "1 mediates"))
    drawing = phone_overview(replace(content, theaters=(first, *others)), 390, 844)
    assert faults(drawing) == []
    assert words(named(drawing, f"{first.id}-foot"))[-1] == "UN mediates"


@examples(6)
@given(overview_contents(), st.sampled_from(FRAMES))
def test_nothing_ever_touches_anything(content: OverviewContent, frame: tuple[int, int]) -> None:
    assert faults(phone_overview(content, *frame)) == []


def test_the_rivals_stand_between_the_first_two_theaters() -> None:
    drawing = phone_overview(war_on_two_fronts(), 390, 844)
    libya, syria = box(named(drawing, "libya")), box(named(drawing, "syria"))
    turkey, russia = (
        next(shape for shape in named(drawing, name).shapes if isinstance(shape, Glyph))
        for name in ("turkey", "russia")
    )
    assert libya[3] < turkey.y < syria[1]
    assert turkey.y == russia.y
    assert turkey.x < russia.x


def test_the_sides_of_the_first_rival_lie_left() -> None:
    drawing = phone_overview(war_on_two_fronts(), 390, 844)
    middle = drawing.width / 2
    for left in ("gna", "syrian-opp", "sdf", "hts", "is"):
        assert box(named(drawing, left))[2] < middle
    for right in ("lna", "syrian-gov"):
        assert box(named(drawing, right))[0] > middle


def test_an_arrow_ends_at_the_side_that_it_helps() -> None:
    drawing = phone_overview(war_on_two_fronts(), 390, 844)
    line = next(
        shape
        for shape in named(drawing, "turkey~gna~libya").shapes
        if isinstance(shape, DrawnStroke)
    )
    gna = box(named(drawing, "gna"))
    assert line.head
    assert line.width == 4.5
    assert line.corners[-1][1] == pytest.approx(gna[3])
    assert gna[0] < line.corners[-1][0] < gna[2]


def test_labels_name_kind_date_doubt_and_fights() -> None:
    drawing = phone_overview(war_on_two_fronts(), 390, 844)
    assert words(named(drawing, "russia~lna~libya")) == ["military help", "since 2019, disputed"]
    assert words(named(drawing, "turkey~syrian-opp~syria")) == [
        "military help",
        "since 2011",
        "fights SDF, Oct 2019",
    ]


def test_sides_name_who_else_helps_them() -> None:
    drawing = phone_overview(war_on_two_fronts(), 390, 844)
    assert " ".join(words(named(drawing, "gna"))) == (
        "GNA also helped by SNA (disputed), EU, Italy and Qatar recognised by UN, USA, France"
    )
    assert " ".join(words(named(drawing, "lna"))).endswith("Italy and France (both disputed)")
    assert words(named(drawing, "sdf"))[1] == "helped by"


def test_a_single_front_is_named_beside_its_theater() -> None:
    drawing = phone_overview(war_on_two_fronts(), 390, 844)
    assert words(named(drawing, "libya")) == ["LIBYA", "GNA and LNA at war since April 2019"]


def test_several_fronts_are_named_in_the_smaller_side() -> None:
    drawing = phone_overview(war_on_two_fronts(), 390, 844)
    assert " ".join(words(named(drawing, "sdf"))).endswith(
        "at war with SNA since Jan 2018, IS since 2015"
    )
    assert " ".join(words(named(drawing, "hts"))) == "HTS at war with gov. since 2017"
    assert "at war" not in " ".join(words(named(drawing, "syrian-gov")))


def test_a_ceasefire_is_no_fight() -> None:
    content = war_on_two_fronts()
    syria = content.theaters[1]
    over = replace(
        syria.fronts[1],
        state=FrontState.CEASEFIRE,
        against=(("ceasefire with gov. since 2019",), ("ceasefire with HTS since 2019",)),
    )
    syria = replace(syria, fronts=(syria.fronts[0], over, *syria.fronts[2:]))
    drawing = phone_overview(replace(content, theaters=(content.theaters[0], syria)), 390, 844)
    runs = [
        run
        for shape in named(drawing, "hts").shapes
        if isinstance(shape, TextLine)
        for run in shape.runs
    ]
    assert " ".join(run.text for run in runs) == "HTS ceasefire with gov. since 2019"
    assert {run.paint for run in runs[1:]} == {Ink.MUTED}


def test_rivals_are_named_in_words_where_they_have_no_arrow() -> None:
    drawing = phone_overview(six_theaters(), 390, 844)
    assert words(named(drawing, "regency")) == ["Regency", "helped by Sundar"]
    assert words(named(drawing, "council")) == ["Council"]


def test_what_can_be_touched_is_large_enough() -> None:
    for content in (war_on_two_fronts(), six_theaters()):
        for frame in FRAMES:
            for piece in phone_overview(content, *frame).pieces:
                if piece.role == "side":
                    left, top, right, bottom = box(piece)
                    assert min(right - left, bottom - top) >= 43.99
                if piece.role == "rival":
                    assert all(
                        2 * shape.radius >= 44 for shape in piece.shapes if isinstance(shape, Glyph)
                    )


def test_an_empty_overview_says_so() -> None:
    content = OverviewContent("No links", (), (), "", (), (), empty="No link on 3 May 2009.")
    drawing = phone_overview(content, 390, 844)
    assert words(named(drawing, "empty")) == ["No link on 3 May 2009."]
    assert faults(drawing) == []


def test_a_headline_that_is_too_long_takes_more_lines() -> None:
    drawing = phone_overview(war_on_two_fronts(), 320, 640)
    assert len(words(named(drawing, "headline"))) == 3
