"""Partial dates and periods: what is known of a day, and no more.

A conflict source often says "in 2019" or "since November". `PartialDate` keeps that
precision; `first` and `last` give the days it may stand for, so that comparing is honest.
Days are counted as proleptic Gregorian ordinals (`datetime.date.toordinal`), which the
browser can compare without knowing what a calendar is.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from explorer.data.problem_texts import InvalidValueError, ProblemCode
from explorer.data.words import MONTHS

BEGINNING = date.min.toordinal()
"""The day number that stands for "we do not know since when"."""

END = date.max.toordinal()
"""The day number that stands for "still open"."""

EVENT_DAYS = 31
"""Days; a period that is shorter is an event, not a state of affairs."""

RECENT_MONTHS = 12
"""Months for which an event stays in the picture after it ended, and what is not known to have
ended after it was last reported."""

_PATTERN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_PATTERN_FOR_EDITORS = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day: `2019`, `2019-11` or `2019-11-27`.

    Args:
        year: 1 to 9999.
        month: 1 to 12; None if only the year is known.
        day: The day of the month; None if it is not known. Only `parse` checks that a date
            exists.

    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read a partial date; the forms are a subset of EDTF (ISO 8601-2), level 0.

        Args:
            text: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, years from 0001 to 9999.

        Returns:
            The date, with `month` and `day` None where the text does not name them.

        Raises:
            ValueError: The text has another form, or there is no such date. Its message is
                fit for a user.

        """
        match = _PATTERN.fullmatch(text)
        if match is None:
            raise InvalidValueError(ProblemCode.NOT_A_DATE, value=text)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if year == 0:
            raise InvalidValueError(ProblemCode.NO_SUCH_YEAR, value=text)
        if month is not None and not 1 <= month <= 12:
            raise InvalidValueError(ProblemCode.NO_SUCH_MONTH, value=text)
        if month is not None and day is not None:
            days = calendar.monthrange(year, month)[1]
            if not 1 <= day <= days:
                raise InvalidValueError(
                    ProblemCode.NO_SUCH_DAY,
                    value=text,
                    month=f"{MONTHS[month - 1]} {year}",
                    count=days,
                )
        return cls(year, month, day)

    @classmethod
    def from_date(cls, day: date) -> PartialDate:
        """The partial date that is exactly this day."""
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> date:
        """The first day it may stand for."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it may stand for."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def is_after(self, day: int) -> bool:
        """Whether all days that it may stand for lie behind a day, an ordinal."""
        return self.first.toordinal() > day

    @property
    def words(self) -> str:
        """As a sentence has it: `2019`, `November 2019`, `27 November 2019`."""
        parts = (
            str(self.day) if self.day else "",
            MONTHS[self.month - 1] if self.month else "",
            str(self.year),
        )
        return " ".join(filter(None, parts))

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
        if self.day:
            text += f"-{self.day:02d}"
        return text

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        def convert(value: object) -> PartialDate:
            if isinstance(value, PartialDate):
                return value
            if isinstance(value, date):
                return cls.from_date(value)
            return cls.parse(str(value))

        return core_schema.no_info_plain_validator_function(
            convert, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "description": "2019, 2019-11 or 2019-11-27",
            "anyOf": [
                {"type": "integer", "minimum": 1000, "maximum": 9999},
                {"type": "string", "pattern": _PATTERN_FOR_EDITORS},
            ],
        }


class End(StrEnum):
    """What is known of an end: three things, never mixed up."""

    KNOWN = "known"
    """A source says when it ended."""

    OPEN = "open"
    """Nothing says that it ended."""

    UNKNOWN = "unknown"
    """It was last reported then, and nobody says that it went on or stopped."""


@dataclass(frozen=True, slots=True)
class Period:
    """From when until when something held, as far as it is known.

    Args:
        since: When it began; None if that is not known, so it counts from the beginning.
        until: When it ended; None if no end is known.
        last_reported: When it was last reported, if nobody says that it went on or stopped;
            not beside `until`. With neither it is open.

    Raises:
        ValueError: The last day of `until` or of `last_reported` lies before the first day of
            `since`, or both are given.

    """

    since: PartialDate | None = None
    until: PartialDate | None = None
    last_reported: PartialDate | None = None

    def __post_init__(self) -> None:
        if self.until and self.last_reported:
            raise InvalidValueError(
                ProblemCode.TWO_ENDS, until=str(self.until), last_reported=str(self.last_reported)
            )
        reported = self.last_reported
        if self.since and reported and reported.last < self.since.first:
            raise InvalidValueError(
                ProblemCode.REPORTED_BEFORE_IT_STARTS,
                since=str(self.since),
                last_reported=str(reported),
            )
        if self.since and self.until and self.until.last < self.since.first:
            raise InvalidValueError(
                ProblemCode.ENDS_BEFORE_IT_STARTS, since=str(self.since), until=str(self.until)
            )

    @property
    def end(self) -> End:
        """What is known of its end."""
        if self.until:
            return End.KNOWN
        return End.UNKNOWN if self.last_reported else End.OPEN

    @property
    def last_known(self) -> PartialDate | None:
        """When it ended, or was last reported; None if it is open."""
        return self.until or self.last_reported

    def as_known_on(self, day: int | None) -> Period:
        """The same without an end that lies wholly behind a day: nobody knew of it then.

        `day`: an ordinal; None leaves everything as it is.
        """
        end = self.last_known
        if day is None or end is None or not end.is_after(day):
            return self
        return Period(self.since)

    @property
    def first_day(self) -> int:
        """The ordinal of the first day on which it may have held."""
        return self.since.first.toordinal() if self.since else BEGINNING

    @property
    def last_day(self) -> int:
        """The ordinal of the last day on which it may have held, or been last reported."""
        return self.last_known.last.toordinal() if self.last_known else END

    @property
    def last_possible_day(self) -> int:
        """The ordinal of the last day on which it may have held at all.

        A last report is no end: nobody says that it stopped then.
        """
        return self.last_day if self.end is End.KNOWN else END

    @property
    def is_short(self) -> bool:
        """True where start and end lie within a month: an event."""
        return (
            self.since is not None
            and self.until is not None
            and self.last_day - self.first_day < EVENT_DAYS
        )

    @property
    def words(self) -> str:
        """As a sentence has it: `since 2014`, `until May 2018`, `2014 to 2017`, `4 April 2019`.

        With an end that is not known: `since 2014, last reported in June 2019`.
        """
        if self.last_reported:
            preposition = "on" if self.last_reported.day else "in"
            report = f"last reported {preposition} {self.last_reported.words}"
            return f"since {self.since.words}, {report}" if self.since else report
        if self.since and self.until:
            if self.since == self.until:
                return self.since.words
            return f"{self.since.words} to {self.until.words}"
        if self.since:
            return f"since {self.since.words}"
        if self.until:
            return f"until {self.until.words}"
        return "start not known"

    @property
    def edtf(self) -> str:
        """As an interval of EDTF (ISO 8601-2), level 1.

        `2014/2017`; `2014/..` is open, `2014/` has an unknown end (EDTF has no place for the
        last report), `/2017` an unknown start. Empty where neither start nor end is known.
        """
        if self.since is None and self.last_reported:
            return ""
        ends = {End.KNOWN: str(self.until), End.OPEN: "..", End.UNKNOWN: ""}
        return f"{self.since or ''}/{ends[self.end]}"


def months_later(day: int, months: int) -> int:
    """The day a number of months after another day, both as ordinals.

    The day of the month is at most the last of the new month. Beyond the years 1 to 9999
    the result is `BEGINNING` or `END`.
    """
    start = date.fromordinal(day)
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    if year > date.max.year:
        return END
    if year < date.min.year:
        return BEGINNING
    return date(
        year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1])
    ).toordinal()
