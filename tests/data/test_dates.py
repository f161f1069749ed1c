"""Partial dates keep what is known and no more; periods compare honestly."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from explorer.data.dates import BEGINNING, END, End, PartialDate, Period, months_later

days = st.dates()
partials = st.builds(
    lambda day, parts: PartialDate(day.year, *(day.month, day.day)[:parts]), days, st.integers(0, 2)
)


@given(partials)
def test_what_is_written_is_read_again(one: PartialDate) -> None:
    assert PartialDate.parse(str(one)) == one


@given(partials)
def test_the_first_day_is_not_after_the_last(one: PartialDate) -> None:
    assert one.first <= one.last
    assert (one.first == one.last) == (one.day is not None)


@given(days)
def test_a_day_stands_for_itself(day: date) -> None:
    one = PartialDate.from_date(day)
    assert one.first == one.last == day
    assert str(one) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31), "2019"),
        ("2019-11", date(2019, 11, 1), date(2019, 11, 30), "November 2019"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "February 2020"),
        ("2019-11-27", date(2019, 11, 27), date(2019, 11, 27), "27 November 2019"),
    ],
)
def test_what_a_date_stands_for(text: str, first: date, last: date, words: str) -> None:
    one = PartialDate.parse(text)
    assert (one.first, one.last, one.words) == (first, last, words)


@pytest.mark.parametrize(
    "text",
    ["", "19", "2019-1", "2019-11-7", "2019/11", " 2019", "2019\n", "-2019", "12019", "٢٠١٩", "now",
     "2019-00", "2019-13", "2019-02-29", "2019-04-31", "2019-01-00", "0000", "2019-11-27T10:00"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|does not exist"):
        PartialDate.parse(text)


@given(st.text())
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        one = PartialDate.parse(text)
    except ValueError as error:
        assert str(error).isprintable()  # noqa: PT017 - both outcomes are right
    else:
        assert str(one) == text


def test_the_model_takes_texts_dates_and_partial_dates() -> None:
    adapter = TypeAdapter(PartialDate)
    for value in ("2019-11-27", date(2019, 11, 27), PartialDate(2019, 11, 27)):
        assert adapter.validate_python(value) == PartialDate(2019, 11, 27)
    assert adapter.dump_python(PartialDate(2019, 11)) == "2019-11"
    with pytest.raises(ValidationError):
        adapter.validate_python("soon")


@given(st.none() | partials, st.none() | partials)
def test_a_period_ends_after_it_starts_or_is_refused(
    since: PartialDate | None, until: PartialDate | None
) -> None:
    if since and until and until.last < since.first:
        with pytest.raises(ValueError, match="before it starts"):
            Period(since, until)
    else:
        period = Period(since, until)
        assert BEGINNING <= period.first_day <= period.last_day <= END
        assert period.words


def test_what_is_not_known_counts_as_long_as_it_may() -> None:
    assert Period().first_day == BEGINNING
    assert Period().last_day == END
    year = PartialDate.parse("2019")
    assert Period(year, year).first_day == date(2019, 1, 1).toordinal()
    assert Period(year, year).last_day == date(2019, 12, 31).toordinal()


@pytest.mark.parametrize(
    ("since", "until", "short"),
    [
        ("2019-11", "2019-11", True),
        ("2019-10-01", "2019-10-31", True),
        ("2019-10-01", "2019-11-01", False),
        ("2019", "2019", False),
        ("2019-11-27", None, False),
        (None, "2019-11-27", False),
    ],
)
def test_what_fits_into_a_month_is_short(since: str | None, until: str | None, short: bool) -> None:  # noqa: FBT001
    period = Period(
        PartialDate.parse(since) if since else None, PartialDate.parse(until) if until else None
    )
    assert period.is_short is short


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (None, None, "start not known"),
        ("2014", None, "since 2014"),
        (None, "2018-05", "until May 2018"),
        ("2014", "2017", "2014 to 2017"),
        ("2019-04-04", "2019-04-04", "4 April 2019"),
    ],
)
def test_the_words_of_a_period(since: str | None, until: str | None, words: str) -> None:
    period = Period(
        PartialDate.parse(since) if since else None, PartialDate.parse(until) if until else None
    )
    assert period.words == words


@pytest.mark.parametrize(
    ("since", "last_reported", "words"),
    [
        (None, "2019", "last reported in 2019"),
        (None, "2019-04-04", "last reported on 4 April 2019"),
        ("2014", "2019-06", "since 2014, last reported in June 2019"),
        ("2019", "2019", "since 2019, last reported in 2019"),
    ],
)
def test_the_words_of_a_period_whose_end_is_not_known(
    since: str | None, last_reported: str, words: str
) -> None:
    period = Period(
        PartialDate.parse(since) if since else None,
        last_reported=PartialDate.parse(last_reported),
    )
    assert period.words == words
    assert period.end is End.UNKNOWN
    assert not period.is_short  # nobody says that it was an event


@pytest.mark.parametrize(
    ("since", "until", "last_reported", "end", "edtf"),
    [
        ("2014", "2017-05", None, End.KNOWN, "2014/2017-05"),
        ("2014", None, None, End.OPEN, "2014/.."),
        ("2014-01-02", None, "2019", End.UNKNOWN, "2014-01-02/"),
        (None, "2017", None, End.KNOWN, "/2017"),
        (None, None, None, End.OPEN, "/.."),
        (None, None, "2019", End.UNKNOWN, ""),
    ],
)
def test_three_ends_and_how_edtf_writes_them(
    since: str | None, until: str | None, last_reported: str | None, end: End, edtf: str
) -> None:
    dates = (PartialDate.parse(one) if one else None for one in (since, until, last_reported))
    period = Period(*dates)
    assert (period.end, period.edtf) == (end, edtf)


def test_a_last_report_is_in_place_of_an_end_and_not_before_the_start() -> None:
    year, next_year = PartialDate.parse("2019"), PartialDate.parse("2020")
    with pytest.raises(ValueError, match="both until"):
        Period(until=year, last_reported=year)
    with pytest.raises(ValueError, match="was last reported"):
        Period(next_year, last_reported=year)
    assert Period(year, last_reported=year).last_day == date(2019, 12, 31).toordinal()


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2019, 12, 11), 12, date(2020, 12, 11)),
        (date(2019, 1, 31), 1, date(2019, 2, 28)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2019, 11, 30), 3, date(2020, 2, 29)),
        (date(9999, 6, 1), 12, date.max),
    ],
)
def test_months_later(day: date, months: int, expected: date) -> None:
    assert months_later(day.toordinal(), months) == expected.toordinal()


@given(days, st.integers(0, 240))
def test_months_later_never_goes_back(day: date, months: int) -> None:
    assert months_later(day.toordinal(), months) >= day.toordinal()


def test_before_all_days_is_the_beginning() -> None:
    assert months_later(date(1, 6, 1).toordinal(), -12) == BEGINNING
