"""The histogram above the as-of handle: what is counted, and where."""

from __future__ import annotations

from datetime import date, timedelta

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.dates import BEGINNING, END
from explorer.data.model import Dataset, Link
from explorer.data.vocabulary import Family
from explorer.graph.build import build_graph
from explorer.presentation.link_histogram import (
    MAX_BINS,
    OUTLIER_SHARE,
    LinkHistogram,
    link_histogram,
)
from samples import alliance, dataset, link

AS_OF = date(2019, 12, 25)


def histogram(*links: Link, as_of: date = AS_OF) -> LinkHistogram:
    return link_histogram(build_graph(dataset(*links)), as_of)


def years(found: LinkHistogram) -> tuple[int, int]:
    return date.fromordinal(found.first).year, date.fromordinal(found.last).year


def counts_by_month(found: LinkHistogram) -> dict[str, dict[Family, int]]:
    return {
        f"{start:%Y-%m}": counts
        for start, counts in zip(found.starts, found.counts, strict=True)
        if counts
    }


def test_links_count_in_the_month_in_which_they_begin() -> None:
    found = histogram(
        link("a", "weapons", "b", since="2018-03-31"),
        link("a", "training", "c", since="2018-03"),
        link("b", "combat", "c", since="2018-03-01", until="2018-04"),
        link("b", "weapons", "d", since="2019"),
    )
    assert counts_by_month(found) == {
        "2018-03": {Family.SUPPORT: 2, Family.HOSTILITY: 1},
        "2019-01": {Family.SUPPORT: 1},
    }


def test_families_have_the_order_of_the_vocabulary() -> None:
    found = histogram(
        link("b", "combat", "c", since="2018-03"), link("a", "weapons", "b", since="2018-03")
    )
    [counts] = filter(None, found.counts)
    assert list(counts) == [Family.SUPPORT, Family.HOSTILITY]


def test_links_without_a_beginning_are_not_counted() -> None:
    assert (
        counts_by_month(histogram(link("a", "weapons", "b"), link("a", "aid", "b", until="2015")))
        == {}
    )


def test_memberships_are_not_counted() -> None:
    graph = build_graph(dataset(alliance("pact", ["a", "b"], since="2018-03")))
    assert counts_by_month(link_histogram(graph, AS_OF)) == {}
    assert years(link_histogram(graph, AS_OF)) == (2019, 2019)


@pytest.mark.parametrize(
    ("since", "until", "as_of", "expected"),
    [
        ("2015-06", None, "2019-12-25", (2015, 2019)),
        ("2019-06", None, "2019-12-25", (2019, 2019)),
        # beginnings after the day
        ("2020-02", None, "2019-12-25", (2019, 2020)),
        ("2020-02", None, "2015-01-01", (2015, 2020)),
        # an end after all that is told
        ("2018", "2024-03", "2019-12-25", (2018, 2019)),
        # an end of what began nobody knows when
        (None, "1991", "2019-12-25", (1991, 2019)),
        # far away
        ("1946", None, "2023-12-31", (1946, 2023)),
        ("0003", None, "0005-01-01", (3, 5)),
        ("0003", None, "2019-12-25", (3, 2019)),
        ("9999", None, "2019-12-25", (2019, 9999)),
    ],
)
def test_the_histogram_spans_the_data(
    since: str | None, until: str | None, as_of: str, expected: tuple[int, int]
) -> None:
    day = date.fromisoformat(as_of)
    found = histogram(link("a", "weapons", "b", since=since, until=until), as_of=day)
    assert years(found) == expected
    assert found.first <= found.told_from <= day.toordinal() <= found.last


@pytest.mark.parametrize(
    ("links", "end"),
    [
        ([], "2019-12-31"),
        ([{"since": "2020-06-20"}], "2020-06-30"),
        ([{"since": "2020-02-29"}], "2020-02-29"),
        # of a partial date its earliest day
        ([{"since": "2021"}], "2021-01-31"),
        ([{"since": "2018", "until": "2024-12-31"}], "2019-12-31"),
        ([{"since": "2020-06-20", "until": "2020-09"}], "2020-06-30"),
        ([{"since": "2018", "last_reported": "2020-10-02"}], "2019-12-31"),
        ([{"last_reported": "2020-03"}, {"since": "2020-02"}], "2020-02-29"),
    ],
)
def test_the_data_end_with_the_month_of_the_last_beginning(
    links: list[dict[str, str]], end: str
) -> None:
    """What ends later tells nothing new: it stretches neither the strip nor what is played."""
    found = histogram(*(link("a", "aid", f"b{n}", **days) for n, days in enumerate(links)))
    assert date.fromordinal(found.last) == date.fromisoformat(end)
    assert found.starts[-1] == date.fromisoformat(end).replace(day=1)


def test_a_strip_of_a_single_month_has_a_length() -> None:
    found = histogram(as_of=date(2019, 1, 15))
    assert (found.starts, found.step_months) == ((date(2019, 1, 1),), 1)
    assert date.fromordinal(found.last) == date(2019, 1, 31)


@pytest.mark.parametrize(
    ("since", "years_of_a_bar"), [("1995", 0), ("1994", 1), ("1720", 1), ("1719", 10), ("0003", 10)]
)
def test_a_bar_is_a_month_or_as_many_years_as_it_takes(since: str, years_of_a_bar: int) -> None:
    found = histogram(link("a", "weapons", "b", since=since))
    assert found.is_by_month == (not years_of_a_bar)
    assert found.starts[1].year - found.starts[0].year == years_of_a_bar
    assert len(found.starts) <= MAX_BINS
    assert sum(sum(counts.values()) for counts in found.counts) == 1
    assert found.counts[0] == {Family.SUPPORT: 1}


def test_a_few_days_long_before_or_after_all_others_have_no_place() -> None:
    usual = [link("a", "weapons", f"b{n}", since=str(2010 + n % 10)) for n in range(38)]
    old = link("a", "training", "c", since="1919")
    lease = link("a", "territory", "c", since="2017", until="2066")
    found = histogram(*usual, old, lease)
    assert years(found) == (2010, 2019)
    assert (found.earlier, found.later) == (1, 0)
    assert found.told_from == date(2010, 1, 1).toordinal()
    assert found.last == date(2019, 12, 31).toordinal()
    # Where they make the histogram not much longer, they have one.
    assert years(histogram(*usual, link("a", "training", "c", since="2003"))) == (2003, 2019)


@given(
    st.lists(st.dates(date(1, 1, 1), date(9999, 12, 31)), max_size=40),
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
def test_every_link_is_counted_once_or_left_out(days: list[date], as_of: date) -> None:
    graph = nx.MultiDiGraph()
    for day in days:
        graph.add_edge("a", "b", first_day=day.toordinal(), last_day=END, family="support")
    found = link_histogram(graph, as_of)
    counted = sum(sum(counts.values()) for counts in found.counts)
    known = [day for day in days if day.toordinal() != BEGINNING]
    left_out = found.earlier + found.later
    assert counted + left_out == len(known)
    assert left_out <= 2 * OUTLIER_SHARE * len(known)
    assert len(found.starts) <= MAX_BINS
    assert found.first <= as_of.toordinal() <= found.last


def test_without_links_the_histogram_is_the_year_of_the_as_of_day() -> None:
    assert years(histogram()) == (2019, 2019)


def test_months_follow_each_other_without_gaps(graph: nx.MultiDiGraph, dataset: Dataset) -> None:
    found = link_histogram(graph, dataset.as_of)
    assert len(found.starts) == len(found.counts)
    assert found.starts[0].toordinal() == found.first
    for start, following in zip(found.starts, found.starts[1:], strict=False):
        assert (start + timedelta(days=31)).replace(day=1) == following
    last = date.fromordinal(found.last)
    assert last.replace(day=1) == found.starts[-1]
    assert (last + timedelta(days=1)).day == 1


def test_the_shipped_links_are_counted_once_each(graph: nx.MultiDiGraph, dataset: Dataset) -> None:
    found = link_histogram(graph, dataset.as_of)
    begun = [
        (date.fromordinal(data["first_day"]).year, data["family"])
        for *_, data in graph.edges(data=True)
        if data["family"] != Family.MEMBERSHIP and data["first_day"] != BEGINNING
    ]
    first, last = years(found)
    near = [family for year, family in begun if first <= year <= last]
    assert len(near) == len(begun) - found.earlier - found.later
    assert sum(sum(counts.values()) for counts in found.counts) == len(near)
    assert {family for counts in found.counts for family in counts} == set(near)
