"""Sets of days: they say the same as the days one by one."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.calendar import Calendar
from explorer.data.dates import PartialDate
from explorer.graph.span import Span

START = date(2015, 1, 1).toordinal()


def edge(first: int, last: int) -> dict[str, int]:
    return {"first_day": START + first, "last_day": START + last}


def days(first: int, last: int) -> Span:
    """The days with these numbers, both included."""
    return Span(
        *(
            PartialDate.from_date(date.fromordinal(START) + timedelta(days=at))
            for at in (first, last)
        )
    )


PERIODS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda two: tuple(sorted(two)))


@given(st.lists(PERIODS, min_size=1, max_size=6), PERIODS | st.none())
def test_sets_have_a_day_in_common_where_periods_have(
    periods: list[tuple[int, int]], shown: tuple[int, int] | None
) -> None:
    edges = [edge(*period) for period in periods]
    calendar = Calendar(edges, days(*shown) if shown else None)
    first, last = shown or (0, 30)
    common = calendar.all_days
    held = set(range(first, last + 1))
    for period, one in zip(periods, edges, strict=True):
        own = calendar.days_of(one)
        assert bool(own) == bool(set(range(period[0], period[1] + 1)) & set(range(first, last + 1)))
        assert own & calendar.all_days == own
        common &= own
        held &= set(range(period[0], period[1] + 1))
    assert bool(common) == bool(held)


@given(st.lists(PERIODS, max_size=6))
def test_on_one_day_a_link_holds_or_does_not(periods: list[tuple[int, int]]) -> None:
    calendar = Calendar([edge(*period) for period in periods], days(7, 7))
    assert calendar.is_uniform
    assert calendar.all_days == 1
    for first, last in periods:
        assert calendar.days_of(edge(first, last)) == (first <= 7 <= last)
