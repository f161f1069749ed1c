"""Days outside the data: what is said of them, and which day is nearest."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.dates import BEGINNING, END
from explorer.graph.build import build_graph
from explorer.graph.span import Span
from explorer.presentation.data_limits import nearest_day, outside_words
from explorer.presentation.link_histogram import link_histogram
from samples import dataset, link

OF = dataset(
    link("a", "weapons", "b", since="2011-03-15"),
    link("a", "combat", "c", since="2012", until="2024-12"),
    link("b", "combat", "c", since="2020-06-20"),
)
HISTOGRAM = link_histogram(build_graph(OF), OF.as_of)


def ordinal(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("2011-03-14", "The data begin in March 2011; "),
        ("2010", "The data begin in March 2011; "),
        ("1850..2011-02", "The data begin in March 2011; "),
        ("2011", ""),
        ("2011-03-15", ""),
        ("2019-12-25", ""),
        ("2020-06-20", ""),
        # of the month that is named no day is outside
        ("2020-06-30", ""),
        ("2020-07-01", "The data end in June 2020; "),
        ("2024-12", "The data end in June 2020; "),
        ("2050..2051", "The data end in June 2020; "),
        ("2020..2051", ""),
    ],
)
def test_a_day_outside_the_data_says_so(days: str, said: str) -> None:
    found = outside_words(HISTOGRAM, Span.parse(days))
    assert found.startswith(said)
    assert bool(found) == bool(said)


def test_any_date_is_not_outside() -> None:
    assert outside_words(HISTOGRAM, None) == ""


def test_the_day_of_the_data_is_never_outside() -> None:
    """Where nothing began for years before it, the file says that nothing did."""
    old = dataset(link("a", "weapons", "b", since="2011"))
    histogram = link_histogram(build_graph(old), old.as_of)
    assert outside_words(histogram, Span.of_day(old.as_of)) == ""
    assert outside_words(histogram, Span.parse("2020")).startswith("The data end in December 2019")


@pytest.mark.parametrize(
    ("links", "day", "nearest"),
    [
        ([], "2015", None),
        ([("2011-01-01", "2011-12-31"), ("2014-01-01", "2014-06-30")], "2013", "2014-01-01"),
        ([("2011-01-01", "2012-12-01"), ("2014-06-01", "2014-06-30")], "2013", "2012-12-01"),
        ([("2014-01-01", "9999-12-31")], "2013-06-01", "2014-01-01"),
        ([("0001-01-01", "2011-12-31")], "2013-06-01", "2011-12-31"),
    ],
)
def test_the_nearest_day_with_links(
    links: list[tuple[str, str]], day: str, nearest: str | None
) -> None:
    days = [(ordinal(first), ordinal(last)) for first, last in links]
    assert nearest_day(days, Span.parse(day)) == (ordinal(nearest) if nearest else None)


@given(
    st.lists(
        st.tuples(st.integers(BEGINNING, END), st.integers(BEGINNING, END)).map(
            lambda pair: (min(pair), max(pair))
        ),
        max_size=8,
    ),
    st.dates(date(2, 1, 1), date(9998, 1, 1)),
)
def test_a_link_is_shown_on_the_nearest_day_and_on_none_nearer(
    links: list[tuple[int, int]], day: date
) -> None:
    home = day.toordinal()
    if any(first <= home <= last for first, last in links):
        return  # the picture is not empty
    found = nearest_day(links, Span.of_day(day))
    distances = [abs(one - home) for pair in links for one in pair if BEGINNING < one < END]
    if found is None:
        assert not distances
    else:
        assert any(first <= found <= last for first, last in links)
        assert abs(found - home) == min(distances)


def test_a_picture_of_any_date_has_no_nearest_day() -> None:
    assert nearest_day([(5, 6)], None) is None
