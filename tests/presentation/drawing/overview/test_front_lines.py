"""The dashes of fronts, and fronts that a side has to say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.held_links import Doubt
from explorer.presentation.drawing.overview.front_lines import (
    NO_FIGHTS,
    dashes_along,
    front_pieces,
    peace_words,
)
from explorer.presentation.drawing.overview.scene import DrawnStroke, Ink, LineStyle, Panel
from explorer.presentation.drawing.overview.theater_places import PlacedTheater, place_theater
from explorer.presentation.overview.content import Front
from overview_wide_samples import LIBYA, SYRIA


def placed(front: Front) -> PlacedTheater:
    theater = replace(LIBYA, fronts=(front,))
    return place_theater(theater, (152, 86, 337, 558), nearest_is_left=False)


def only_shape(**values: object) -> object:
    front = replace(LIBYA.fronts[0], **values)  # type: ignore[arg-type]
    [piece], _ = front_pieces(placed(front))
    return piece.shapes[0]


def test_dashes_fill_the_border() -> None:
    assert dashes_along(169, 10, 5) == (9.5, 5)
    dash, gap = dashes_along(70, 7, 4)
    assert (round(dash, 2), gap) == (6.57, 4)


@given(st.floats(1, 2000))
def test_dashes_always_end_with_a_stroke(length: float) -> None:
    dash, gap = dashes_along(length, 10, 5)
    count = (length + gap) / (dash + gap)
    assert dash > 0
    assert count == pytest.approx(round(count))


def test_a_war_a_ceasefire_and_a_last_report() -> None:
    war = only_shape()
    assert isinstance(war, DrawnStroke)
    assert (war.width, war.style, war.paint) == (6, LineStyle.DASHED, Ink.FIGHT)
    disputed = only_shape(doubt=Doubt.DISPUTED)
    assert isinstance(disputed, DrawnStroke)
    assert (disputed.width, disputed.dashes) == (3, war.dashes)
    ceasefire = only_shape(state=FrontState.CEASEFIRE)
    assert isinstance(ceasefire, DrawnStroke)
    assert (ceasefire.style, ceasefire.paint) == (LineStyle.SOLID, Ink.DISPUTED_TIE)
    last = only_shape(state=FrontState.LAST_REPORTED)
    assert isinstance(last, Panel)
    assert (last.fill, last.edge, last.box[3] - last.box[1]) == (None, Ink.FIGHT, 6)


def test_the_gap_between_sides_that_do_not_fight_says_so_where_it_has_room() -> None:
    quiet = replace(LIBYA, fronts=(), without_fights=(("gna", "lna"),))

    def words(width: float) -> list[str]:
        theater = place_theater(quiet, (152, 86, 152 + width, 558), nearest_is_left=False)
        found = peace_words(theater)
        upper, lower = sorted(side.box for side in theater.sides)
        for _, lines in found:
            assert all(upper[3] <= one.box[1] and one.box[3] <= lower[1] for one in lines)
        return [" ".join(one.runs[0].text for one in lines) for _, lines in found]

    assert words(185) == [NO_FIGHTS]
    assert words(60) == []
    assert peace_words(placed(LIBYA.fronts[0])) == []


def test_a_front_without_a_border_is_said_by_the_smaller_side() -> None:
    far = Front("syria", ("hts", "gov"), FrontState.WAR, ("at war since 2017", "since 2017"), ())
    theater = replace(SYRIA, fronts=(replace(far, parties=("sdf", "gov")),))
    pieces, unsaid = front_pieces(place_theater(theater, (570, 86, 848, 558), nearest_is_left=True))
    assert pieces == []
    [said] = unsaid[SideKey("syria", "sdf")]
    assert (said.words, said.dates) == ("fights Syrian gov.", ("since 2017",))
