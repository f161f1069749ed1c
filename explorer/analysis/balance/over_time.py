"""The index over time: how far two camps explain the picture, day after day.

Each day is a picture of its own: who stood where then is asked anew, with the links of that
day. More links mean more pairs that can go against a split, so the share of the pairs says
more than their number when days are compared; and the file knows some years better than others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

import networkx as nx

from explorer.analysis.frustration import frustration_index, signed_pairs

MAX_DAYS = 40
"""How many days a curve has at most, its last day beside them."""

SECONDS_PER_DAY = 0.2
"""How long the index of a day may take, where tables would be too large."""

MONTHS_APART = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000)
"""How far the days of a curve may lie apart; the first that is enough is taken."""


@dataclass(frozen=True, slots=True)
class IndexOfDay:
    """The index of one day.

    `pairs`: how many friendly and hostile pairs there are. `index`: the fewest that go against
    a split, at least `bound`; `exact`: the two are the same. `share`: of the pairs, 0 to 0.5.
    """

    day: date
    pairs: int
    index: int
    bound: int
    exact: bool
    share: float


def curve_days(first: date, last: date) -> tuple[date, ...]:
    """Days from one to another for a curve: firsts of months, evenly apart, and the last day."""
    months = last.year * 12 + last.month - first.year * 12 - first.month
    apart = next(step for step in MONTHS_APART if months <= step * MAX_DAYS)
    start = first.year * 12 + first.month - 1
    start -= start % min(apart, 12)
    found = []
    for month in range(start, last.year * 12 + last.month, apart):
        year, number = divmod(month, 12)
        if year >= 1 and first <= (day := date(year, number + 1, 1)) < last:
            found.append(day)
    return (*found, last)


def index_over_time(
    picture: Callable[[date], nx.MultiDiGraph], days: Iterable[date]
) -> tuple[IndexOfDay, ...]:
    """The index of each of some days; `picture` gives the graph that stands for one."""
    found = []
    for day in days:
        split = frustration_index(signed_pairs(picture(day), day), seconds=SECONDS_PER_DAY)
        index, bound = round(split.frustration), round(split.bound)
        found.append(IndexOfDay(day, split.pairs, index, bound, split.exact, split.share))
    return tuple(found)
