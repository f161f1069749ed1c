"""The words of a helper's row: a name is broken before it is cut."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.overview.helper_row import (
    NAME_SIZE,
    HelperRow,
    Margin,
    name_lines,
    row_words,
)
from overview_wide_samples import IRAQIS, USA


def test_a_name_is_broken_into_two_lines_before_it_is_cut() -> None:
    whole = text_width("USA and coalition", NAME_SIZE, Weight.BOLD)
    assert name_lines("USA and coalition", whole + 1) == ("USA and coalition",)
    assert name_lines("USA and coalition", whole - 1) == ("USA and", "coalition")
    [cut] = name_lines("USA and coalition", 40)
    assert cut.endswith("…")


def test_the_kind_stands_beside_the_last_line_of_a_name_else_below_it() -> None:
    margin = Margin(is_left=True, outer=24, inner=110)
    row = HelperRow(IRAQIS, IRAQIS.helps[0])
    words = row_words(row, 118, margin, 2)
    above = ["".join(run.text for run in line) for line in words.lines_above]
    assert above == ["Iraqi", "groups", "forces"]
    wide = row_words(row, 138, margin, 2)
    assert ["".join(run.text for run in line) for line in wide.lines_above] == [
        "Iraqi groups",
        "forces",
    ]
    assert words.above_px - wide.above_px == pytest.approx(15.3)


def test_whom_somebody_fights_is_not_cut() -> None:
    fight = replace(USA.helps[0].fights[0], words="fought Syrian gov.", dates=("until 2018",))
    given = replace(USA.helps[0], fights=(fight,))
    row = HelperRow(replace(USA, helps=(given,)), given)
    words = row_words(row, 118, Margin(is_left=True, outer=24, inner=110), 2)
    below = [run.text for line in words.below for run in line]
    assert " ".join(below) == "since 2015 fought Syrian gov. until 2018"
    assert len(below) == 4
