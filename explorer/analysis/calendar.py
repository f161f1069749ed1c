"""The days on which links hold, as sets that are quick to compare.

Days on which nothing begins or ends are alike; a set of days is a whole number with a bit
for each run of days that are alike. On one day there is one run, and every set is all or nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

from explorer.graph.span import Span

EdgeAttributes = Mapping[str, Any]
"""The attributes of an edge, as `graph.build` writes them and `select` adds to them."""


class Calendar:
    """The days of a span, or (None) all days there are, as far as some links tell them apart.

    `all_days` is the set of all of them. Of each link only `first_day` and `last_day` count,
    the ordinals between which it may hold, both included.
    """

    def __init__(self, edges: Iterable[EdgeAttributes], span: Span | None) -> None:
        first, last = (span.first_day, span.last_day) if span else (None, None)
        self._first, self._last = first, last
        turning: set[int] = set()
        if first is None or first != last:
            for edge in edges:
                turning |= {edge["first_day"], edge["last_day"] + 1}
        self._turning = sorted(
            day for day in turning if first is None or last is None or first < day <= last
        )
        self.all_days = (1 << (len(self._turning) + 1)) - 1

    @property
    def is_uniform(self) -> bool:
        """Whether all its days are alike."""
        return not self._turning

    def days_of(self, edge: EdgeAttributes) -> int:
        """The set of the days on which a link may hold; 0 if there are none."""
        first, last = edge["first_day"], edge["last_day"]
        if self._first is not None and self._last is not None:
            first, last = max(first, self._first), min(last, self._last)
        if first > last:
            return 0
        if not self._turning:
            return 1
        low, high = bisect_right(self._turning, first), bisect_right(self._turning, last)
        return (1 << (high + 1)) - (1 << low)
