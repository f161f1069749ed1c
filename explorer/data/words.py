"""Words that sentences are put together from: counts and their nouns, lists, months."""

from __future__ import annotations

from collections.abc import Sequence

MONTHS: tuple[str, ...] = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def count_noun(count: int, noun: str, plural: str = "") -> str:
    """A count and its noun: "1 source", "12,000 sources"; `plural` if it is not noun + "s"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def join_words(words: Sequence[str], last: str = "and") -> str:
    """A list as a sentence has it: "a", "a and b", "a, b and c"; "" of none."""
    *first, end = words or ("",)
    return f"{', '.join(first)} {last} {end}" if first else end
