"""Dates as people type them: "1 January 2020", "1er janv. 2020", "2020-01", "25/12/2019".

What could mean two days is not guessed: the error names both. Addresses, files and exports
keep to the forms of `PartialDate`.
"""

from __future__ import annotations

import re
import unicodedata

from explorer.data.dates import PartialDate
from explorer.data.words import MONTHS
from explorer.graph.span import Span

# ruff: noqa: RUF001 - the Turkish letter is one

FORMS = "1 January 2020, January 2020, 2020, 2020-01-01 or 1.1.2020"
"""The forms that a message offers."""

MAX_LENGTH = 60
"""Letters that two dates may have; `1st of September 2019 to 31st of December 2019` has 42."""

_SHORTEST_MONTH = 3
_YEAR_DIGITS = 4
_DAY_DIGITS = 8

_MONTHS_ABROAD: tuple[tuple[str, ...], ...] = (
    ("januar", "jänner", "janvier", "enero", "ocak"),
    ("februar", "feber", "février", "febrero", "şubat"),
    ("märz", "maerz", "mars", "marzo", "mart"),
    ("april", "avril", "abril", "nisan"),
    ("mai", "mayo", "mayıs"),
    ("juni", "juin", "junio", "haziran"),
    ("juli", "juillet", "julio", "temmuz"),
    ("august", "août", "agosto", "ağustos"),
    ("september", "septembre", "septiembre", "setiembre", "eylül"),
    ("oktober", "octobre", "octubre", "ekim"),
    ("november", "novembre", "noviembre", "kasım"),
    ("dezember", "décembre", "diciembre", "aralık"),
)
"""Names of the months in German, French, Spanish and Turkish, beside the English ones."""

_TWO_DATES = re.compile(r"\s*\.\.\s*|\s*[–—]\s*|\s+(?:-|to|until)\s+|(?<=^\d{4})-(?=\d{4}$)")
_FULL_STOP = re.compile(r"(?<!\.)\.$")
_NUMBERS = re.compile(r"(\d+)(?:\s*([-./])\s*(\d+)(?:\s*\2\s*(\d+))?)?")
_WITH_MONTH = re.compile(r"(?:the\s+)?(?:[a-z]+|\d+(?:st|nd|rd|th)?|[\s,./-])+")
_WORDS = re.compile(r"[a-z]+|\d+")
_FILLING = frozenset(
    {"the", "of", "st", "nd", "rd", "th", "am", "den", "der", "le", "er", "de", "el", "del"}
)


class DateEntryError(ValueError):
    """A text is no date, or could be two. The message is a clause fit for a reader."""


def read_days(text: str) -> Span:
    """The days that somebody typed: one date, or two with "to", ".." or a dash between.

    Args:
        text: In any case, with any spaces. A month is a number or a word in English,
            German, French, Spanish or Turkish, or at least three letters of it, with or without
            accents; a year has four digits, and eight are a year, a month and a day. With dots
            the day goes before the month. With strokes either may go first, if only one of the two
            can be.

    Returns:
        The span, with the precision of what was typed.

    Raises:
        DateEntryError: The text is no date, could be two, there is no such day, or the
            second of two dates is before the first.

    """
    typed = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if len(typed) > MAX_LENGTH:
        raise DateEntryError("that is too long for a date")
    typed = "".join(str(unicodedata.decimal(mark, mark)) for mark in typed)
    parts = _TWO_DATES.split(_FULL_STOP.sub("", typed), maxsplit=1)
    dates = [_read_date(part) for part in parts]
    try:
        return Span(dates[0], dates[-1])
    except ValueError:
        raise DateEntryError(f"{dates[-1].words} is before {dates[0].words}") from None


def _read_date(text: str) -> PartialDate:
    numbers = _NUMBERS.fullmatch(text)
    if numbers:
        one, mark, two, three = numbers.groups()
        return _from_numbers(text, mark, [part for part in (one, two, three) if part])
    plain = _without_accents(text)
    if _WITH_MONTH.fullmatch(plain):
        words = [word for word in _WORDS.findall(plain) if word not in _FILLING]
        months = [_month(word) for word in words if word.isalpha()]
        if len(months) == 1 and months[0]:
            return _with_month(text, months[0], [word for word in words if word.isdigit()])
    raise _not_understood(text)


def _month(word: str) -> int | None:
    """The number of a month, by its name or the beginning of it; None if it may be two."""
    if len(word) < _SHORTEST_MONTH:
        return None
    found = {
        number
        for number, names in enumerate(_MONTH_NAMES, start=1)
        if any(name.startswith(word) for name in names)
    }
    return found.pop() if len(found) == 1 else None


def _without_accents(text: str) -> str:
    """Small letters as they are typed where there are no others, the Turkish ones too."""
    decomposed = unicodedata.normalize("NFKD", text).replace("ı", "i")
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


_MONTH_NAMES = tuple(
    tuple(_without_accents(name.casefold()) for name in (english, *abroad))
    for english, abroad in zip(MONTHS, _MONTHS_ABROAD, strict=True)
)


def _with_month(text: str, month: int, numbers: list[str]) -> PartialDate:
    """A date of a month and the numbers beside it: a year, and perhaps a day."""
    years = [number for number in numbers if len(number) == _YEAR_DIGITS]
    days = [number for number in numbers if len(number) < _YEAR_DIGITS]
    if len(years) == 1 and len(days) <= 1 and len(numbers) == 1 + len(days):
        return _existing(text, _date(years[0], month, *map(int, days)))
    if not years and len(numbers) <= 2:
        raise _without_year(text)
    raise _not_understood(text)


def _from_numbers(text: str, mark: str | None, numbers: list[str]) -> PartialDate:
    """A date of numbers with a mark between them."""
    lengths = [len(number) for number in numbers]
    rest = [int(number) for number in numbers if len(number) < _YEAR_DIGITS]
    if lengths == [_DAY_DIGITS]:
        return _existing(text, _date(text[:4], int(text[4:6]), int(text[6:])))
    if max(lengths) > _YEAR_DIGITS or lengths.count(_YEAR_DIGITS) > 1:
        raise _not_understood(text)
    if lengths[0] == _YEAR_DIGITS:
        return _existing(text, _date(numbers[0], *rest))
    if lengths[-1] != _YEAR_DIGITS:
        raise _without_year(text)
    if len(rest) == 1:
        return _existing(text, _date(numbers[-1], *rest))
    first, second = rest
    day_first, month_first = _date(numbers[-1], second, first), _date(numbers[-1], first, second)
    if mark != "." and day_first and month_first and day_first != month_first:
        readings = f"{day_first.words} or {month_first.words}"
        raise DateEntryError(f"{text} can be {readings}: write the month as a word")
    return _existing(text, day_first, month_first)


def _date(year: str, *rest: int) -> PartialDate | None:
    """The date that is meant; None if there is none."""
    try:
        return PartialDate.parse("-".join((year, *(f"{number:02d}" for number in rest))))
    except ValueError:
        return None


def _existing(text: str, *readings: PartialDate | None) -> PartialDate:
    """The first of these readings that there is."""
    for reading in readings:
        if reading:
            return reading
    raise DateEntryError(f"there is no such date as {text}")


def _without_year(text: str) -> DateEntryError:
    return DateEntryError(f"{text} has no year of four digits; a date is written as {FORMS}")


def _not_understood(text: str) -> DateEntryError:
    shown = "".join(mark if mark.isprintable() else "?" for mark in text)
    return DateEntryError(f"“{shown}” is no date; a date is written as {FORMS}")
