"""The years on an axis of days: whole steps, and no number over another."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from explorer.layout.font import text_width
from explorer.presentation.axis_years import AXIS_TEXT_SIZE, axis_years

days = st.dates(date(1800, 1, 1), date(2300, 1, 1))


def test_a_wide_axis_has_every_year_and_a_narrow_one_some() -> None:
    first, last = date(2011, 1, 1).toordinal(), date(2020, 12, 31).toordinal()
    assert axis_years(first, last, 700.0) == tuple(range(2011, 2021))
    assert axis_years(first, last, 200.0) == (2012, 2014, 2016, 2018, 2020)
    assert axis_years(first + 1, last, 700.0)[0] == 2012, "a year begins on its first day"


@given(days, st.integers(0, 150_000), st.floats(150.0, 2000.0))
def test_no_year_stands_over_another(start: date, length: int, width: float) -> None:
    end = start + timedelta(days=min(length, (date(2700, 1, 1) - start).days))
    years = axis_years(start.toordinal(), end.toordinal(), width)
    assert all(start <= date(year, 1, 1) <= end for year in years)
    per_year = width / (end.year - start.year + 1)
    for one, other in pairwise(years):
        assert (other - one) * per_year >= text_width("2000", AXIS_TEXT_SIZE)
