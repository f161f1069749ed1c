"""The years that an axis of days bears."""

from __future__ import annotations

from datetime import date

from explorer.layout.font import text_width

AXIS_TEXT_SIZE = 12.0
"""Px of the numbers of the years."""

_GAP = 10.0
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


def axis_years(first: int, last: int, width: float) -> tuple[int, ...]:
    """The years that begin between two days, as many as have room for their numbers.

    `first` and `last`: ordinals. `width`: px between them.
    """
    begins, ends = date.fromordinal(first), date.fromordinal(last)
    fitting = max(width / (text_width("2000", AXIS_TEXT_SIZE) + _GAP), 1.0)
    span = ends.year - begins.year + 1
    step = next((one for one in _STEPS if span / one <= fitting), _STEPS[-1])
    start = begins.year if (begins.month, begins.day) == (1, 1) else begins.year + 1
    return tuple(year for year in range(start, ends.year + 1) if year % step == 0)
