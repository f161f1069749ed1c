"""What a picture of a day outside the data says of it, and which day is nearest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from explorer.data.dates import BEGINNING, END, PartialDate
from explorer.graph.span import Span
from explorer.presentation.link_histogram import LinkHistogram


def outside_words(histogram: LinkHistogram, span: Span | None) -> str:
    """A sentence about days of which the data tell nothing new; "" for all others.

    Before anything begins: "The data begin in March 2011; what is shown began before, or
    nobody says when". After the month of the last beginning or report: "The data end in June
    2020; what is shown was open then".
    """
    if span is None:
        return ""
    if span.last_day < histogram.told_from:
        begin = _month(histogram.told_from)
        return f"The data begin in {begin}; what is shown began before, or nobody says when"
    if span.first_day > histogram.last:
        return f"The data end in {_month(histogram.last)}; what is shown was open then"
    return ""


def limit_words(histogram: LinkHistogram, span: Span | None) -> str:
    """When the data begin or end, of days outside of them; "" for all others."""
    return outside_words(histogram, span).partition(";")[0]


def nearest_day(links: Iterable[tuple[int, int]], span: Span | None) -> int | None:
    """The day nearest to a span on which one of some links is shown; None if there is none.

    `links`: the first and the last day of each, as ordinals. The day is an ordinal.
    """
    if span is None:
        return None
    days = [
        first if first > span.last_day else last
        for first, last in links
        if first > span.last_day or last < span.first_day
    ]
    usable = [day for day in days if BEGINNING < day < END]
    middle = (span.first_day + span.last_day) / 2
    return min(usable, key=lambda day: (abs(day - middle), day), default=None)


def _month(day: int) -> str:
    found = date.fromordinal(day)
    return PartialDate(found.year, found.month).words
