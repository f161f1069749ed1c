"""Kinds, dates, lists and counts of the overview."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.dates import PartialDate, Period
from explorer.data.vocabulary import KINDS, Family
from explorer.presentation.overview.content import Act
from explorer.presentation.overview.words import (
    KIND_WORDS,
    and_more,
    date_variants,
    fuller_day,
    number_word,
    spelled_out,
    start_words,
    width_words,
    with_full_stop,
)

DAY = date(2019, 12, 25).toordinal()


def period(since: str | None, until: str | None = None, reported: str | None = None) -> Period:
    dates = (PartialDate.parse(text) if text else None for text in (since, until, reported))
    return Period(*dates)


def test_all_help_and_all_dealings_have_a_word_in_their_order() -> None:
    families = (Family.SUPPORT, Family.COOPERATION, Family.DIPLOMACY)
    assert {*KIND_WORDS} == {kind for kind, entry in KINDS.items() if entry.family in families}
    assert [*KIND_WORDS.values()][:13] == [
        "forces", "hired fighters", "military help", "arms", "equipment", "training",
        "intelligence", "money", "bases", "backing", "recognition", "aid", "promises",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (period("2014-05-02"), ("since 2014", "2014")),
        (period("2017-12"), ("since 2017", "2017")),
        (period("2018-01"), ("since Jan 2018", "Jan 2018", "2018")),
        (period("2019-09-30"), ("since Sept 2019", "Sept 2019", "2019")),
        (period("2019"), ("since 2019", "2019")),
        (period("2019-04", "2019-11"), ("in 2019", "2019")),
        (period("2014", "2014"), ("in 2014", "2014")),
        (period(None), ()),
        (period(None, "2019-11"), ()),
        # Nobody knew on the day of an end that was to come.
        (period("2019-04", "2020-10"), ("since April 2019", "April 2019", "2019")),
        (period("2020-02", "2020-03"), ("since Feb 2020", "Feb 2020", "2020")),
        (period("2019-04", None, "2019-06"), ("since April 2019", "April 2019", "2019")),
    ],
)
def test_since_when(dates: Period, words: tuple[str, ...]) -> None:
    assert date_variants(dates, DAY) == words


@given(
    since=st.dates(date(2000, 1, 1), date(2030, 12, 31)),
    later=st.integers(0, 3000),
    day=st.dates(date(2000, 1, 1), date(2030, 12, 31)),
)
def test_no_end_after_the_day_is_told(since: date, later: int, day: date) -> None:
    until = date.fromordinal(since.toordinal() + later)
    dates = Period(PartialDate.from_date(since), PartialDate.from_date(until))
    words = date_variants(dates, day.toordinal())
    assert words[0].startswith("in ") == (until <= day and until.year == since.year)
    assert words[-1] == str(since.year)
    assert len({*words}) == len(words)


def test_months() -> None:
    words = [start_words(PartialDate(2019, month), DAY) for month in range(1, 13)]
    assert " ".join(word.split()[0] for word in words) == (
        "Jan Feb March April May June July Aug Sept Oct Nov Dec"
    )


def test_counts_lists_and_days() -> None:
    assert [number_word(count) for count in (1, 12, 13, 1300)] == ["one", "twelve", "13", "1,300"]
    assert fuller_day(date(2019, 12, 5)) == "5 December 2019"
    assert and_more(["A", "B"], 0) == "A and B"
    assert and_more(["A", "B"], 3) == "A, B and 3 more"
    assert and_more([], 3) == "3 more"


def test_one_full_stop() -> None:
    assert with_full_stop("GNA helps the gov.") == "GNA helps the gov."
    assert with_full_stop("GNA helps LNA") == "GNA helps LNA."


@pytest.mark.parametrize(
    ("short", "name", "full"),
    [
        ("GNA", "Government of National Accord", True),
        ("IS in Libya", "Islamic State in Libya", True),
        ("M23", "March 23 Movement", True),
        ("Syrian gov.", "Government of Syria", False),
        ("Houthis", "Ansar Allah", False),
        ("YPG", "People's Protection Units (YPG)", False),
        ("UN envoy", "UN special envoy for Libya", False),
        ("Group A", "Armed group of the north", False),
        ("GNA", "GNA", False),
        ("", "", False),
    ],
)
def test_an_abbreviation_is_spelled_out(short: str, name: str, *, full: bool) -> None:
    assert spelled_out(short, name) == (name if full else "")


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (["mercenaries", "troops"], "forces that fight on that side"),
        (["mercenaries"], "hired fighters"),
        (["military", "weapons"], "arms"),
        (["funding", "materiel"], "equipment"),
        (["funding", "training"], "training"),
        (["aid", "political"], "backing or aid"),
    ],
)
def test_a_width_is_called_after_one_kind(kinds: list[str], words: str) -> None:
    acts = [Act(kind, KIND_WORDS[kind], KINDS[kind].strength) for kind in kinds]
    assert width_words(acts) == width_words(acts[::-1]) == words
