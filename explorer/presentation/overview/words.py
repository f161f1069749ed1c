"""The words of the overview: kinds, dates, lists and counts, from the fullest to the shortest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from explorer.analysis.areas.held_links import FIRM_HELP
from explorer.data.dates import PartialDate, Period
from explorer.data.vocabulary import ACTOR_TYPES, ActorType
from explorer.data.words import MONTHS, join_words
from explorer.presentation.overview.content import Act, Variants

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

HELPS_LEAD = "helps with:"
"""Stands in a key before the lines of help, which say with what."""

FORCES_WORDS, WEAK_HELP_WORDS = "forces that fight on that side", "backing or aid"

TYPE_WORDS: dict[ActorType, str] = {
    kind: entry.label.lower() for kind, entry in ACTOR_TYPES.items()
} | {ActorType.ORGANISATION: "organisation"}
"""What each actor type is called in a key."""

_WIDTH_KINDS = ("weapons", "training")
"""Kinds that stand for all lines of their width where there are such lines."""

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


def width_words(acts: Sequence[Act]) -> str:
    """What the lines of a width stand for: one kind, as beside each line its own is said."""
    if any(act.kind == "troops" for act in acts):
        return FORCES_WORDS
    if all(act.strength < FIRM_HELP for act in acts):
        return WEAK_HELP_WORDS
    order = list(KIND_WORDS)
    return min(
        acts,
        key=lambda act: (
            act.kind not in _WIDTH_KINDS,
            order.index(act.kind) if act.kind in order else len(order),
            act.words,
        ),
    ).words


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
