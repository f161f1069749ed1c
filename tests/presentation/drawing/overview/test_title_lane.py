"""The lane above the sides of a theater: the first helper comes through, whatever its name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.presentation.drawing.overview.helper_row import HelperRow, Margin
from explorer.presentation.drawing.overview.scene import TextLine
from explorer.presentation.drawing.overview.theater_places import place_theater, side_reaches
from explorer.presentation.drawing.overview.title_lane import TitleLane, lane_words, title_lane
from explorer.presentation.overview.content import SideGroup
from overview_wide_samples import IS, OPP, STATE, SYRIA, A, act, helps, mark, outsider

RIGHT = Margin(is_left=False, outer=976, inner=860)
LEFT = Margin(is_left=True, outer=24, inner=300)


def row(label: str) -> HelperRow:
    who = outsider(
        mark(label, label, STATE, A), helps(label, "syria", "opposition", act("military", "2012"))
    )
    return HelperRow(who, who.helps[0])


def lane(*labels: str) -> TitleLane | None:
    theater = replace(SYRIA, first=(SideGroup((OPP,)), SideGroup((IS,))))
    placed = place_theater(theater, (560, 86, 860, 560), nearest_is_left=True)
    reaches = side_reaches(placed, from_left=False)
    return title_lane([row(label) for label in labels], reaches, placed, RIGHT)


@pytest.mark.parametrize("first", ["Qatar", "Saudi Arabia", "United Arab Emirates"])
def test_the_first_comes_through_and_not_who_has_a_short_name(first: str) -> None:
    found = lane(first, "UK")
    assert found is not None
    assert found.row.outsider.mark.label == first
    outside, given = found.pieces
    texts = [shape for shape in outside.shapes if isinstance(shape, TextLine)]
    assert texts[0].runs[0].text.startswith(first[:9])
    assert found.line.corners[-1][1] == 119
    words = [run.text for s in given.shapes if isinstance(s, TextLine) for run in s.runs]
    kinds = [*words, *(run.text for text in texts for run in text.runs)]
    assert any("military help" in text for text in kinds)


def test_a_long_name_has_its_kind_below_the_line() -> None:
    words = lane_words(row("Saudi Arabia"), RIGHT)
    assert words.names == ("Saudi Arabia",)
    assert len(words.lines_above) == 1
    assert words.below[0][0].text == "military help"


def test_at_the_left_all_words_stand_below_the_line() -> None:
    words = lane_words(row("Qatar"), LEFT)
    assert words.lines_above == ()
    assert "".join(run.text for run in words.below[0]) == "Qatar military help, since 2012"


def test_nobody_comes_where_all_sides_are_reached() -> None:
    assert lane() is None
