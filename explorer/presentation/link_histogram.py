"""The histogram above the as-of handle: how many links begin in each month, or in each year."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date

import networkx as nx

from explorer.data.dates import BEGINNING, END
from explorer.data.vocabulary import Family

MAX_BINS = 300
"""How many bars there are at most; below three pixels nobody sees them apart."""

BIN_YEARS: tuple[int, ...] = (1, 10, 100)
"""Years that a bar may stand for where months would be too many, the finest first."""

OUTLIER_SHARE = 0.05
"""Share of the days that a histogram leaves out at an end that they alone make twice as long."""


@dataclass(frozen=True, slots=True)
class LinkHistogram:
    """How many links begin in each stretch of time, by family. Days are ordinals.

    `first` and `last`: the first and last day that it shows. `starts`: the first day of each
    stretch, without gaps: of a month, a year or several years. `counts`: for each of them a
    count per family, of those families that have any. `earlier` and `later`: how
    many links begin before `first`, and after `last`.

    `told_from` and `told_until`: the first and the last day on which anything that it shows
    begins; the day of the dataset is between them. `data_end`: the last day on which
    anything begins or ends, or the day of the dataset if that is later.
    """

    first: int
    last: int
    starts: tuple[date, ...]
    counts: tuple[dict[Family, int], ...]
    earlier: int
    later: int
    told_from: int
    told_until: int
    data_end: int

    @property
    def step_months(self) -> int:
        """How many months each of its stretches has."""
        first, second = self.starts[:2]
        return (second.year - first.year) * 12 + second.month - first.month

    @property
    def is_by_month(self) -> bool:
        """Whether its stretches are months, and not years or more."""
        return self.step_months == 1


def link_histogram(graph: nx.MultiDiGraph, as_of: date) -> LinkHistogram:
    """Count the links of a graph by when they begin.

    The histogram goes from the January of the first year in which anything begins or ends to
    the December of the last one, and includes `as_of`. A bar is a month, or one, ten or a
    hundred years where there would be more than `MAX_BINS`. What begins or ends long before
    or after all else, at most `OUTLIER_SHARE` of the days, is left out where the histogram
    is half as long without. A link whose beginning is known only by its year counts in
    January, the month of its earliest day.
    """
    beginnings: list[tuple[date, Family]] = []
    shown: list[date] = []
    for _, _, data in graph.edges(data=True):
        family = Family(data["family"])
        if family is Family.MEMBERSHIP:
            continue
        if data["first_day"] != BEGINNING:
            beginnings.append((date.fromordinal(data["first_day"]), family))
            shown.append(beginnings[-1][0])
        if data["last_day"] != END:
            shown.append(date.fromordinal(data["last_day"]))
    first_year, last_year = _years([day.year for day in shown], as_of.year)
    starts = _starts(first_year, last_year)
    first, last = starts[0], date(last_year, 12, 31)
    begun = [(day, family) for day, family in beginnings if first <= day <= last]
    found = Counter((bisect_right(starts, day) - 1, family) for day, family in begun)
    told = [as_of, *(day for day, _ in begun)]
    return LinkHistogram(
        first=first.toordinal(),
        last=last.toordinal(),
        starts=starts,
        counts=tuple(
            {family: count for family in Family if (count := found[index, family])}
            for index in range(len(starts))
        ),
        earlier=sum(day < first for day, _ in beginnings),
        later=sum(day > last for day, _ in beginnings),
        told_from=min(told).toordinal(),
        told_until=max(told).toordinal(),
        data_end=max([as_of, *(day for day in shown if day <= last)]).toordinal(),
    )


def _years(years: list[int], home: int) -> tuple[int, int]:
    """The first and the last year of a histogram that shows these years, and its home."""
    ordered = sorted(years) or [home]
    first, last = min(home, ordered[0]), max(home, ordered[-1])
    spared = int(len(ordered) * OUTLIER_SHARE)
    later, sooner = min(home, ordered[spared]), max(home, ordered[-1 - spared])
    if 2 * (sooner - later + 1) <= sooner - first + 1:
        first = later
    if 2 * (sooner - first + 1) <= last - first + 1:
        last = sooner
    return first, last


def _starts(first_year: int, last_year: int) -> tuple[date, ...]:
    """The first days of the stretches, the finest of which there are not too many."""
    years = last_year - first_year + 1
    if years * 12 <= MAX_BINS:
        return tuple(
            date(first_year + month // 12, month % 12 + 1, 1) for month in range(years * 12)
        )
    # As long as it takes: ten thousand years have 100 centuries.
    length = next(length for length in BIN_YEARS if years <= length * MAX_BINS)
    return tuple(date(year, 1, 1) for year in range(first_year, last_year + 1, length))
