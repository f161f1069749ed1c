"""The days that a picture stands for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from explorer.data.dates import PartialDate, Period, months_later


@dataclass(frozen=True, slots=True)
class Span:
    """The days a picture stands for.

    Args:
        start: The span begins on the first day that this may stand for.
        end: The span ends on the last day that this may stand for.

    Raises:
        ValueError: The span ends before it starts.

    """

    start: PartialDate
    end: PartialDate

    def __post_init__(self) -> None:
        if self.end.last < self.start.first:
            raise ValueError(f"{self} ends before it starts")

    @classmethod
    def parse(cls, text: str) -> Span:
        """Read a span as an address has it.

        Args:
            text: A partial date, `2019-12-25` or `2019-12`, or two of them, `2015..2019-12-25`.

        Returns:
            The span; with one date it starts and ends with that.

        Raises:
            ValueError: The text has another form, there is no such date, or the span ends
                before it starts. The message is fit for a user.

        """
        start, dots, end = text.partition("..")
        first = PartialDate.parse(start)
        return cls(first, PartialDate.parse(end) if dots else first)

    @classmethod
    def of_day(cls, day: date) -> Span:
        """One day."""
        start = PartialDate.from_date(day)
        return cls(start, start)

    @property
    def is_range(self) -> bool:
        """Whether two dates were given, and not one."""
        return self.start != self.end

    @property
    def first_day(self) -> int:
        """The ordinal of its first day."""
        return self.start.first.toordinal()

    @property
    def last_day(self) -> int:
        """The ordinal of its last day."""
        return self.end.last.toordinal()

    @property
    def words(self) -> str:
        """As a subtitle has it: `25 December 2019`, `2015 to 25 December 2019`."""
        return Period(self.start, self.end).words

    def months_before(self, months: int) -> Span:
        """The day so many months before its first day."""
        return Span.of_day(date.fromordinal(months_later(self.first_day, -months)))

    def __str__(self) -> str:
        return f"{self.start}..{self.end}" if self.is_range else str(self.start)
