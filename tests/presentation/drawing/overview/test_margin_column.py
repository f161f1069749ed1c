"""The column beside a theater: what stands in it, and what gives way."""

from __future__ import annotations

import pytest

from explorer.analysis.areas.area_sides import SideKey
from explorer.presentation.drawing.overview.helper_row import HelperRow, Margin
from explorer.presentation.drawing.overview.margin_column import (
    ColumnContent,
    DrawnColumn,
    draw_column,
)
from explorer.presentation.drawing.overview.scene import TextLine
from explorer.presentation.drawing.overview.theater_places import PlacedSide, SideReach
from explorer.presentation.overview.content import SumRow
from overview_wide_samples import EGYPT, LNA, SUDAN

MARGIN = Margin(is_left=True, outer=24, inner=151)
TOTAL = SumRow(
    SideKey("libya", "lna"),
    ("and 3 more: Jordan, Saudi Arabia, France (disputed); only reported: RSF", "and 3 more"),
    ("jordan",),
)


def column(height: float) -> DrawnColumn:
    """Two helpers and a sum beside a side of a height in px."""
    placed = PlacedSide(LNA, (159, 0, 315, height), is_first=True)
    rows = [HelperRow(one, one.helps[0]) for one in (SUDAN, EGYPT)]
    content = ColumnContent({LNA.key: rows}, {LNA.key: TOTAL})
    return draw_column([SideReach(placed, 151, 0, height)], content, MARGIN, 0, height)


def rows_of(top: float, height: float) -> list[float]:
    """The tops of the uppermost words of both rows, where something ends at `top`."""
    placed = PlacedSide(LNA, (159, 0, 315, 400), is_first=True)
    rows = [HelperRow(one, one.helps[0]) for one in (SUDAN, EGYPT)]
    reach = SideReach(placed, 151, 0, 400)
    drawn = draw_column([reach], ColumnContent({LNA.key: rows}, {}), MARGIN, top, top + height)
    names = [one.shapes[1] for one in drawn.outsiders if one.role == "outsider"]
    return [shape.box[1] for shape in names if isinstance(shape, TextLine)]


def sum_lines(drawn: DrawnColumn) -> list[str]:
    shapes = [shape for one in drawn.outsiders if one.role == "sum" for shape in one.shapes]
    return [shape.runs[0].text for shape in shapes if isinstance(shape, TextLine)]


def test_the_first_row_keeps_off_what_ends_above_it_where_there_is_room() -> None:
    tight = next(height for height in range(60, 120) if len(rows_of(100, height)) == 2)
    least = rows_of(100, tight)[0]
    assert rows_of(100, tight + 2)[0] - least == pytest.approx(2)
    assert 3 < rows_of(100, tight + 4)[0] - least <= 4
    assert len(rows_of(100, tight - 1)) < 2


def test_a_sum_takes_a_fourth_line_where_there_is_room_for_it() -> None:
    assert sum_lines(column(200)) == [
        "and 3 more: Jordan,",
        "Saudi Arabia, France",
        "(disputed); only",
        "reported: RSF",
    ]
    low = column(125)
    assert sum_lines(low) == ["and 3 more"]
    assert sum(one.role == "outsider" for one in low.outsiders) == 2, "no row goes for it"
