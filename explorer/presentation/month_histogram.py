"""The histogram above the as-of handle: how many links begin in each month."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import networkx as nx

from explorer.data.dates import BEGINNING, END
from explorer.data.vocabulary import Family

MAX_YEARS = 12
"""How many years the histogram goes back from `as_of`, or beyond it, at most."""


@dataclass(frozen=True, slots=True)
class MonthHistogram:
    """How many links begin in each month, by family.

    `first` and `last`: the first and last day, as ordinals. `starts`: the first day of each
    month, without gaps. `counts`: for each of these months a count per family, of those
    families that have any.
    """

    first: int
    last: int
    starts: tuple[date, ...]
    counts: tuple[dict[Family, int], ...]


def month_histogram(graph: nx.MultiDiGraph, as_of: date) -> MonthHistogram:
    """Count the links of a graph by the month in which they begin.

    The histogram goes from the January of the first year in which anything begins to the
    December of the last year in which anything begins, or ends if that is the year after
    `as_of`. It includes `as_of` and at most the `MAX_YEARS` years before and after it; what
    begins further away is not counted. A link whose beginning is known only by its year
    counts in January, the month of its earliest day.
    """
    beginnings = [
        (date.fromordinal(data["first_day"]), Family(data["family"]))
        for _, _, data in graph.edges(data=True)
        if data["first_day"] != BEGINNING and data["family"] != Family.MEMBERSHIP
    ]
    ends = [date.fromordinal(last) for _, _, last in graph.edges(data="last_day") if last != END]
    years = [as_of.year, *(day.year for day in ends if day.year == as_of.year + 1)]
    years += [day.year for day, _ in beginnings if abs(day.year - as_of.year) <= MAX_YEARS]
    first, last = date(min(years), 1, 1), date(max(years), 12, 31)
    starts = tuple(
        date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)
    )
    found = Counter((day.year, day.month, family) for day, family in beginnings)
    return MonthHistogram(
        first.toordinal(),
        last.toordinal(),
        starts,
        tuple(
            {
                family: count
                for family in Family
                if (count := found[start.year, start.month, family])
            }
            for start in starts
        ),
    )
