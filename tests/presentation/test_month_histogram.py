"""The histogram above the as-of handle: what is counted, and in which month."""

from __future__ import annotations

from datetime import date, timedelta

import networkx as nx
import pytest

from explorer.data.dates import BEGINNING
from explorer.data.model import Dataset, Link
from explorer.data.vocabulary import Family
from explorer.graph.build import build_graph
from explorer.presentation.month_histogram import MAX_YEARS, MonthHistogram, month_histogram
from samples import alliance, dataset, link

AS_OF = date(2019, 12, 25)


def histogram(*links: Link, as_of: date = AS_OF) -> MonthHistogram:
    return month_histogram(build_graph(dataset(*links)), as_of)


def years(found: MonthHistogram) -> tuple[int, int]:
    return date.fromordinal(found.first).year, date.fromordinal(found.last).year


def counts_by_month(found: MonthHistogram) -> dict[str, dict[Family, int]]:
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
    assert counts_by_month(month_histogram(graph, AS_OF)) == {}
    assert years(month_histogram(graph, AS_OF)) == (2019, 2019)


@pytest.mark.parametrize(
    ("since", "until", "as_of", "expected"),
    [
        ("2015-06", None, "2019-12-25", (2015, 2019)),
        ("2019-06", None, "2019-12-25", (2019, 2019)),
        # beginnings after the day
        ("2020-02", None, "2019-12-25", (2019, 2020)),
        ("2020-02", None, "2015-01-01", (2015, 2020)),
        # an end soon after the day, so that the handle can go past it
        ("2018", "2020-03", "2019-12-25", (2018, 2020)),
        ("2018", "2021-03", "2019-12-25", (2018, 2019)),
        # too far away
        ("1974", None, "2019-12-25", (2019, 2019)),
        ("2007-12-31", None, "2019-12-25", (2007, 2019)),
        ("2006-12-31", None, "2019-12-25", (2019, 2019)),
        ("9999", None, "2019-12-25", (2019, 2019)),
        ("0003", None, "0005-01-01", (3, 5)),
    ],
)
def test_the_histogram_spans_the_years_of_beginnings_near_the_as_of_day(
    since: str, until: str | None, as_of: str, expected: tuple[int, int]
) -> None:
    day = date.fromisoformat(as_of)
    found = histogram(link("a", "weapons", "b", since=since, until=until), as_of=day)
    assert years(found) == expected
    assert found.first <= day.toordinal() <= found.last


def test_without_links_the_histogram_is_the_year_of_the_as_of_day() -> None:
    assert years(histogram()) == (2019, 2019)


def test_months_follow_each_other_without_gaps(graph: nx.MultiDiGraph, dataset: Dataset) -> None:
    found = month_histogram(graph, dataset.as_of)
    assert len(found.starts) == len(found.counts)
    assert found.starts[0].toordinal() == found.first
    for start, following in zip(found.starts, found.starts[1:], strict=False):
        assert (start + timedelta(days=31)).replace(day=1) == following
    assert found.starts[-1].month == 12
    assert found.last == found.starts[-1].toordinal() + 30


def test_the_shipped_links_are_counted_once_each(graph: nx.MultiDiGraph, dataset: Dataset) -> None:
    found = month_histogram(graph, dataset.as_of)
    begun = [
        (date.fromordinal(data["first_day"]).year, data["family"])
        for *_, data in graph.edges(data=True)
        if data["family"] != Family.MEMBERSHIP and data["first_day"] != BEGINNING
    ]
    near = [family for year, family in begun if abs(year - dataset.as_of.year) <= MAX_YEARS]
    total = {
        family: sum(counts.get(family, 0) for counts in found.counts)
        for family in Family
        if family in near
    }
    assert total == {family: near.count(family) for family in Family if family in near}
