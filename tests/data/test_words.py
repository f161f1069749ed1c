"""Counts, lists and days in words."""

from __future__ import annotations

from datetime import date

import pytest

from explorer.data.words import MONTHS, count_noun, isolated, join_words, short_date


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 links"), (1, "1 link"), (2, "2 links"), (12345, "12,345 links")],
)
def test_a_count_has_separators_and_its_noun_a_plural(count: int, words: str) -> None:
    assert count_noun(count, "link") == words


def test_a_noun_may_have_a_plural_of_its_own() -> None:
    assert count_noun(1, "entry", "entries") == "1 entry"
    assert count_noun(2, "entry", "entries") == "2 entries"


@pytest.mark.parametrize(
    ("words", "joined"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_a_list_is_joined_as_in_a_sentence(words: tuple[str, ...], joined: str) -> None:
    assert join_words(words) == joined
    assert join_words(words, "or") == joined.replace(" and ", " or ")


def test_a_short_date_has_three_letters_of_its_month_in_any_locale() -> None:
    assert short_date(date(2019, 12, 5)) == "5 Dec 2019"
    assert {short_date(date(2020, month, 1)).split()[1] for month in range(1, 13)} == {
        name[:3] for name in MONTHS
    }


@pytest.mark.parametrize("name", ["GNA", "Путин", "叙利亚", "", "2019"])
def test_names_that_run_to_the_right_stay_as_they_are(name: str) -> None:
    assert isolated(name) == name


@pytest.mark.parametrize("name", ["حزب الله (HZB)", "תורכיה", "GNA حكومة"])
def test_a_name_with_letters_that_run_to_the_left_stands_apart(name: str) -> None:
    assert isolated(name) == f"\u2068{name}\u2069"
