"""Words that sentences are put together from: counts and their nouns, lists, months."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

MONTHS: tuple[str, ...] = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def count_noun(count: int, noun: str, plural: str = "") -> str:
    """A count and its noun: "1 source", "12,000 sources".

    `plural`: where it is not the noun with an s.
    """
    return f"{count:,} {noun if count == 1 else plural or f'{noun}s'}"


def isolated(name: str) -> str:
    """A name so that it can stand in any sentence: one of another direction keeps it for itself.

    Names with Arabic, Hebrew or similar letters get the marks that Unicode has for this (UAX 9,
    first strong isolate); all others are as they were.
    """
    if any(unicodedata.bidirectional(mark) in ("R", "AL") for mark in name):
        return f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}"
    return name


def short_date(day: date) -> str:
    """A day with three letters of its month: "5 Dec 2019"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def join_words(words: Sequence[str], last: str = "and") -> str:
    """A list as a sentence has it: "a", "a and b", "a, b and c"; "" of none."""
    *first, end = words or ("",)
    return f"{', '.join(first)} {last} {end}" if first else end
