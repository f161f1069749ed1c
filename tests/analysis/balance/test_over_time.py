"""The index over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.balance.over_time import MAX_DAYS, curve_days, index_over_time
from explorer.analysis.frustration import frustration_index, signed_pairs
from explorer.data.model import Dataset
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import default_view


def test_half_years_of_a_decade() -> None:
    days = curve_days(date(2011, 2, 15), date(2019, 12, 25))
    assert days[:3] == (date(2011, 4, 1), date(2011, 7, 1), date(2011, 10, 1))
    longer = curve_days(date(2005, 2, 15), date(2019, 12, 25))
    assert longer[:2] == (date(2005, 7, 1), date(2006, 1, 1))
    assert longer[-2:] == (date(2019, 7, 1), date(2019, 12, 25))


@given(st.dates(), st.dates())
def test_days_lie_between_the_two_and_are_not_too_many(one: date, other: date) -> None:
    first, last = sorted((one, other))
    days = curve_days(first, last)
    assert days[-1] == last
    assert all(first <= day <= last for day in days)
    assert all(a < b for a, b in pairwise(days))
    assert len(days) <= MAX_DAYS + 2


def test_each_day_has_the_index_of_its_picture(dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    view = default_view(dataset)

    def picture(day: date) -> nx.MultiDiGraph:
        return select(graph, replace(view, span=Span.of_day(day)))

    days = (date(2012, 7, 1), date(2019, 12, 25))
    found = index_over_time(picture, days)
    assert tuple(one.day for one in found) == days
    for one in found:
        split = frustration_index(signed_pairs(picture(one.day), one.day))
        assert (one.index, one.pairs, one.share) == (split.frustration, split.pairs, split.share)
        assert one.exact
    assert found[1].pairs > found[0].pairs
