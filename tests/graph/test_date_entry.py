"""Dates as people type them: what is understood, what could be two days, what is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.words import MONTHS
from explorer.graph.date_entry import _MONTH_NAMES, FORMS, DateEntryError, read_days
from explorer.graph.span import Span

# ruff: noqa: RUF001 - the Turkish letter is one

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("1 January 2020", "2020-01-01"),
        ("January 2020", "2020-01"),
        ("Jan 2020", "2020-01"),
        ("2020-01", "2020-01"),
        ("1.1.2020", "2020-01-01"),
        ("01.01.2020", "2020-01-01"),
        ("1/1/2020", "2020-01-01"),
        ("25/12/2019", "2019-12-25"),
        ("12/25/2019", "2019-12-25"),
        ("25-12-2019", "2019-12-25"),
        ("3.4.2020", "2020-04-03"),
        ("12.25.2019", "2019-12-25"),
        ("2020/1/5", "2020-01-05"),
        ("2020", "2020"),
        ("1/2020", "2020-01"),
        ("01.2020", "2020-01"),
        ("  25\tDEC  2019 ", "2019-12-25"),
        ("December 25, 2019", "2019-12-25"),
        ("Dec. 25th 2019", "2019-12-25"),
        ("the 1st of Sept. 2019", "2019-09-01"),
        ("01-January-2015", "2015-01-01"),
        ("2015 March", "2015-03"),
        ("December 2019.", "2019-12"),
        ("٢٠٢٠", "2020"),
        ("20191225", "2019-12-25"),
        ("25. Dezember 2019", "2019-12-25"),
        ("den 1. März 2014", "2014-03-01"),
        ("1er février 2014", "2014-02-01"),
        ("le 15 AOÛT 2014", "2014-08-15"),
        ("3 de enero de 2015", "2015-01-03"),
        ("15 Temmuz 2016", "2016-07-15"),
        ("9 Şubat 2016", "2016-02-09"),
        ("1 KASIM 2019", "2019-11-01"),
        ("1 kasım 2019", "2019-11-01"),
        ("juil. 2016", "2016-07"),
        ("fevrier 2016", "2016-02"),
        ("2015..2019-12-25", "2015..2019-12-25"),
        ("2015 to Dec 2019", "2015..2019-12"),
        ("2015-2019", "2015..2019"),
        ("1 May 2019 – 3 June 2019", "2019-05-01..2019-06-03"),
    ],
)
def test_a_date_is_read_as_it_is_typed(typed: str, days: str) -> None:
    assert str(read_days(typed)) == days


@given(DAYS)
def test_every_day_is_read_in_every_clear_way(day: date) -> None:
    year, month, number = f"{day.year:04d}", day.month, day.day
    name = MONTHS[month - 1]
    for typed in (
        day.isoformat(),
        f"{number} {name} {year}",
        f"{name.upper()} {number}, {year}",
        f"{number}. {name[:3].lower()} {year}",
        f"{number}.{month}.{year}",
        f"{number:02d}.{month:02d}.{year}",
        f"{year}/{month}/{number}",
    ):
        assert read_days(typed) == Span.of_day(day), typed
    for typed in (f"{name} {year}", f"{name[:3]} {year}", f"{month}/{year}", f"{month}.{year}"):
        assert read_days(typed) == Span.parse(f"{year}-{month:02d}"), typed


@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_abroad_is_read_by_any_beginning_that_no_other_has(number: int) -> None:
    for name in _MONTH_NAMES[number - 1]:
        for length in range(3, len(name) + 1):
            if name[:length] != "jui":
                assert read_days(f"{name[:length]} 2016") == Span.parse(f"2016-{number:02d}")


@given(DAYS, st.sampled_from("/-"))
def test_with_strokes_either_may_go_first_if_only_one_can(day: date, mark: str) -> None:
    for one, other in ((day.day, day.month), (day.month, day.day)):
        typed = f"{one}{mark}{other}{mark}{day.year:04d}"
        if day.day > 12 or day.day == day.month:
            assert read_days(typed) == Span.of_day(day)
            continue
        with pytest.raises(DateEntryError) as error:
            read_days(typed)
        name, swapped = MONTHS[day.month - 1], MONTHS[day.day - 1]
        assert f"{day.day} {name} {day.year}" in str(error.value)
        assert f"{day.month} {swapped} {day.year}" in str(error.value)


@given(DAYS, DAYS, st.sampled_from([" to ", "..", " - ", " – ", "–"]))
def test_two_dates_are_a_range(one: date, other: date, between: str) -> None:
    typed = f"{one}{between}{other.day} {MONTHS[other.month - 1]} {other.year:04d}"
    if one <= other:
        assert (read_days(typed).start.first, read_days(typed).end.last) == (one, other)
    else:
        with pytest.raises(DateEntryError, match="is before"):
            read_days(typed)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("1/2/2020", "1/2/2020 can be 1 February 2020 or 2 January 2020: "),
        ("today", "“today” is no date; a date is written as 1 January 2020, "),
        ("", "“” is no date; "),
        ("..", "“” is no date; "),
        ("2019..", "“” is no date; "),
        ("99999", "“99999” is no date; "),
        ("20191325", "there is no such date as 20191325"),
        ("25122019", "there is no such date as 25122019"),
        # June or July
        ("jui 2016", "“jui 2016” is no date; "),
        ("20 20", "“20 20” is no date; "),
        ("May 2019 June 2019", "“may 2019 june 2019” is no date; "),
        ("2020-01-01T00:00", "is no date; "),
        ("a\u0000b", "“a?b” is no date; "),
        ("25.12.19", "25.12.19 has no year of four digits; "),
        ("1 March", "1 march has no year of four digits; "),
        ("30 Feb 2019", "there is no such date as 30 feb 2019"),
        ("30/2/2019", "there is no such date as 30/2/2019"),
        ("0.1.2020", "there is no such date as 0.1.2020"),
        ("2020-13", "there is no such date as 2020-13"),
        ("0000", "there is no such date as 0000"),
        ("2019 to 2015", "2015 is before 2019"),
        ("1 January 2020" * 9, "that is too long for a date"),
    ],
)
def test_what_is_no_date_is_told_why(typed: str, reason: str) -> None:
    with pytest.raises(DateEntryError) as error:
        read_days(typed)
    assert reason in str(error.value)
    assert "\n" not in str(error.value)


@given(st.text() | st.from_regex(r"[0-9./\- janfebmr]{0,20}", fullmatch=True))
def test_no_text_breaks_it(typed: str) -> None:
    try:
        found = read_days(typed)
    except DateEntryError:
        return
    assert Span.parse(str(found)) == found


def test_the_forms_that_messages_offer_are_understood() -> None:
    for form in FORMS.replace(" or ", ", ").split(", "):
        assert read_days(form)
