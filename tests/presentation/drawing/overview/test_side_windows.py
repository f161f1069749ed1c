"""Sides that stand behind others: lines to them pass above or below those, which are lower."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.analysis.areas.area_sides import SideKey
from explorer.presentation.drawing.overview.helper_row import HelperRow, Margin
from explorer.presentation.drawing.overview.side_windows import TheaterHelp, place_with_windows
from explorer.presentation.drawing.overview.theater_places import (
    LEAST_ROW,
    PlacedSide,
    PlacedTheater,
    side_reaches,
)
from explorer.presentation.overview.content import Outsider, SideGroup, TheaterArea
from overview_wide_samples import (
    GOV,
    HTS,
    IS,
    OPP,
    SDF,
    STATE,
    SYRIA,
    A,
    act,
    helps,
    mark,
    outsider,
)

BOX = (480.0, 86.0, 820.0, 560.0)
RIGHT = Margin(is_left=False, outer=976, inner=820)
LEFT = Margin(is_left=True, outer=300, inner=480)
FOUR = replace(SYRIA, first=(SideGroup((OPP,)), SideGroup((HTS, IS, SDF))))
TURNED = replace(SYRIA, first=FOUR.second, second=FOUR.first)


def row(name: str, party: str) -> HelperRow:
    who: Outsider = outsider(
        mark(name, name.title(), STATE, A), helps(name, "syria", party, act("weapons", "2012"))
    )
    return HelperRow(who, who.helps[0])


def placed(
    theater: TheaterArea, *rows: HelperRow, margins: tuple[Margin, ...] = (RIGHT,)
) -> PlacedTheater:
    return place_with_windows(
        theater,
        BOX,
        TheaterHelp(rows, {}),
        margins,
        nearest_is_left=True,
        foot=21,
        words_bottom=571,
    )


def side(theater: PlacedTheater, party: str) -> PlacedSide:
    found = theater.side_of(party)
    assert found is not None
    return found


def test_without_help_for_a_side_behind_all_have_the_full_height() -> None:
    found = placed(FOUR, row("iran", "gov"), row("usa", "sdf"))
    assert {side(found, one).box[1] for one in ("opposition", "hts", "is", "sdf")} == {120}
    assert found.windows == ()


@pytest.mark.parametrize("count", [1, 2])
def test_sides_before_a_helped_one_are_lower_and_keep_the_axis(count: int) -> None:
    rows = [row(name, "opposition") for name in ("qatar", "jordan")[:count]]
    found = placed(FOUR, *rows)
    opposition = side(found, "opposition")
    assert opposition.box[1] == 120
    tops = {side(found, one).box[1] for one in ("hts", "is", "sdf")}
    assert len(tops) == 1
    assert tops.pop() >= 120 + 20 + 43 * (count - 1)
    assert {one.box[3] for one in found.sides if one.is_first} == {opposition.box[3]}
    [window] = found.windows
    assert window.placed == opposition
    assert window.edge == opposition.box[2]
    assert window.bottom < side(found, "hts").box[1]
    reached = side_reaches(found, from_left=False)
    assert [(one.placed.key.party, one.is_deep) for one in reached] == [
        ("opposition", True),
        ("sdf", False),
        ("gov", False),
    ]
    assert all(not one.is_deep for one in side_reaches(found, from_left=True))


def test_a_row_behind_another_is_seen_below_that_of_the_side_behind_it() -> None:
    two = replace(SYRIA, first=(SideGroup((OPP,)), SideGroup((replace(HTS, members=()), IS))))
    found = placed(two, row("qatar", "opposition"), row("jordan", "hts"))
    tops = [side(found, one).box[1] for one in ("opposition", "hts", "is")]
    assert tops == sorted(set(tops))
    assert [one.placed.key.party for one in found.windows] == ["opposition", "hts"]


def test_below_the_axis_sides_end_higher() -> None:
    found = placed(TURNED, row("qatar", "opposition"))
    opposition = side(found, "opposition")
    assert {one.box[1] for one in found.sides if not one.is_first} == {opposition.box[1]}
    assert side(found, "is").box[3] < opposition.box[3] - 20
    [window] = found.windows
    assert (window.bottom, window.top > side(found, "is").box[3]) == (opposition.box[3], True)


def test_lines_come_from_the_margin_whichever_side_it_is_on() -> None:
    one = replace(SYRIA, first=(SideGroup((IS,)), SideGroup((OPP,))))
    found = placed(one, row("qatar", "opposition"), margins=(LEFT,))
    [window] = found.windows
    assert window.edge == side(found, "opposition").box[0]
    assert found.windows_are_left
    assert side(found, "is").box[1] > side(found, "opposition").box[1]


def test_where_the_window_is_too_low_one_comes_through_the_row_of_the_name() -> None:
    rows = [row(f"land {at}", "opposition") for at in range(3)]
    found = placed(FOUR, *rows)
    assert found.lane == SideKey("syria", "opposition")
    assert min(one.box[3] - one.box[1] for one in found.sides) >= LEAST_ROW


def test_only_a_helped_side_behind_others_makes_them_lower() -> None:
    many = [row(f"land {at}", "gov") for at in range(4)]
    assert placed(replace(FOUR, second=(SideGroup((GOV,)),)), *many).windows == ()
