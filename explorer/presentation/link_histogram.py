"""The histogram above the as-of handle: how many links begin in each month, or in each year."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date

import networkx as nx

from explorer.data.dates import BEGINNING, END, PartialDate
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

    `first` and `last`: the first and last day that it shows; the data end with the last.
    `starts`: the first day of each stretch, without gaps: of a month, a year or several years.
    `counts`: for each of them a count per family, of those families that have any. `earlier` and
    `later`: how many links begin before `first`, and after `last`.

    `step_months`: how many months each stretch has; the last one may be cut off. `told_from`: the
    first day on which anything that it shows begins, or the day of the dataset if that is earlier.
    """

    first: int
    last: int
    starts: tuple[date, ...]
    counts: tuple[dict[Family, int], ...]
    earlier: int
    later: int
    told_from: int
    step_months: int

    @property
    def is_by_month(self) -> bool:
        """Whether its stretches are months, and not years or more."""
        return self.step_months == 1


def link_histogram(graph: nx.MultiDiGraph, as_of: date) -> LinkHistogram:
    """Count the links of a graph by when they begin.

    The histogram goes from the January of the first year in which anything begins or ends to
    the last day of the month in which anything begins for the last time, and includes `as_of`.
    Ends and last reports later than that tell nothing new and do not count. A bar is a
    month, or one, ten or a hundred years where there would be more than `MAX_BINS`. What begins
    or ends long before or after all else, at most `OUTLIER_SHARE` of the days, is left out where
    the histogram is half as long without. A link whose beginning is known only by its year
    counts in January, the month of its earliest day.
    """
    beginnings: list[tuple[date, Family]] = []
    ends: list[date] = []
    for _, _, data in graph.edges(data=True):
        family = Family(data["family"])
        if family is Family.MEMBERSHIP:
            continue
        if data["first_day"] != BEGINNING:
            beginnings.append((date.fromordinal(data["first_day"]), family))
        if data["last_day"] != END:
            ends.append(date.fromordinal(data["last_day"]))
    told = [as_of, *(day for day, _ in beginnings)]
    shown = [*told[1:], *(day for day in ends if day <= max(told))]
    first_year, last_year = _years([day.year for day in shown], as_of.year)
    last_told = max(day for day in told if day.year <= last_year)
    first, last = date(first_year, 1, 1), PartialDate(last_told.year, last_told.month).last
    starts, step_months = _starts(first, last)
    begun = [(day, family) for day, family in beginnings if first <= day <= last]
    found = Counter((bisect_right(starts, day) - 1, family) for day, family in begun)
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
        told_from=min([as_of, *(day for day, _ in begun)]).toordinal(),
        step_months=step_months,
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


def _starts(first: date, last: date) -> tuple[tuple[date, ...], int]:
    """The first days of the stretches, the finest of which there are not too many; their months.

    `first`: the first day of a year.
    """
    months = (last.year - first.year) * 12 + last.month
    if months <= MAX_BINS:
        return tuple(
            date(first.year + month // 12, month % 12 + 1, 1) for month in range(months)
        ), 1
    years = last.year - first.year + 1
    # As long as it takes: ten thousand years have 100 centuries.
    length = next(length for length in BIN_YEARS if years <= length * MAX_BINS)
    starts = tuple(date(year, 1, 1) for year in range(first.year, last.year + 1, length))
    return starts, 12 * length
