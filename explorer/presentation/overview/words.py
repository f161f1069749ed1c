"""The words of the overview: kinds, dates, lists and counts, from the fullest to the shortest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from explorer.data.dates import PartialDate, Period
from explorer.data.words import MONTHS, join_words
from explorer.presentation.overview.content import Variants

KIND_WORDS: dict[str, str] = {
    "troops": "forces",
    "mercenaries": "hired fighters",
    "military": "military help",
    "weapons": "arms",
    "materiel": "equipment",
    "training": "training",
    "intelligence": "intelligence",
    "funding": "money",
    "territory": "bases",
    "political": "backing",
    "recognition": "recognition",
    "aid": "aid",
    "pledge": "promises",
    "joint-operations": "joint operations",
    "agreement": "agreement",
    "economic": "business",
    "negotiation": "talks",
    "mediation": "mediates",
    "contact": "talks",
}
"""What each kind is called, in the order in which those of equal strength are named."""

_SHORT_MONTHS = (
    "Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
)  # fmt: skip

NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip


def number_word(count: int) -> str:
    """A count as a sentence has it: a word up to twelve, digits above."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def start_words(since: PartialDate, day: int) -> str:
    """A start, as exact as somebody wants to know it on a day (an ordinal).

    The year alone where it is before last year, else month and year.
    """
    if since.month is None or since.year < date.fromordinal(day).year - 1:
        return str(since.year)
    return f"{_SHORT_MONTHS[since.month - 1]} {since.year}"


def date_variants(period: Period, day: int) -> Variants:
    """From when something holds: "since Oct 2018", "Oct 2018", "2018".

    "in 2019" where start and end are that year. Nothing where the start is not known, and
    nothing of an end: what is over is not drawn, and ends to come nobody knows on `day`.
    """
    if period.since is None:
        return ()
    year = str(period.since.year)
    known = period.as_known_on(day).until
    if known is not None and known.year == period.since.year:
        return _distinct(f"in {year}", year)
    start = start_words(period.since, day)
    return _distinct(f"since {start}", start, year)


def fuller_day(day: date) -> str:
    """A day in full: "25 December 2019"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spelled_out(short: str, name: str) -> str:
    """The name behind an abbreviation, "Government of National Accord" of "GNA"; "" of others.

    An abbreviation has a word of two and more capitals that the name itself does not have.
    """
    known = set(re.findall(r"\w+", name))
    words = [word for word in re.findall(r"\w+", short) if len(word) > 1 and word.isupper()]
    return name if any(word not in known for word in words) else ""


def with_full_stop(text: str) -> str:
    """A sentence with one full stop, also where it ends with a name that has one."""
    return text if text.endswith(".") else f"{text}."


def and_more(named: Sequence[str], more: int) -> str:
    """A list that leaves some out: "Sarraj, Misrata forces and 3 more"."""
    if not more:
        return join_words(named)
    return f"{', '.join(named)} and {more} more" if named else f"{more} more"


def _distinct(*words: str) -> Variants:
    return tuple(dict.fromkeys(words))
