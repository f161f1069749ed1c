"""Problems in words: each code has its text, and arguments are never read as templates."""

from __future__ import annotations

from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from explorer.data.places import Place
from explorer.data.problem_texts import (
    PROBLEM_TEXTS,
    InvalidValueError,
    ProblemCode,
    problem_words,
)


def test_every_code_has_a_text_and_is_used() -> None:
    assert set(PROBLEM_TEXTS) == set(ProblemCode)
    sources = [
        path.read_text(encoding="utf-8")
        for path in (ROOT / "explorer").rglob("*.py")
        if path.name != "problem_texts.py"
    ]
    unused = [
        code
        for code in ProblemCode
        if code is not ProblemCode.OTHER
        and not any(f"ProblemCode.{code.name}" in source for source in sources)
    ]
    assert not unused


@pytest.mark.parametrize("code", ProblemCode)
def test_whatever_the_arguments_hold_stands_in_the_words(code: ProblemCode) -> None:
    text = PROBLEM_TEXTS[code]
    names = {
        (name, spec)
        for template in (text.message, *text.hints)
        for _, name, spec, _ in Formatter().parse(template)
        if name
    }
    numbers = {name for name, spec in names if spec}
    arguments = {name: 7 if name in numbers else "{x}" for name, _ in names}
    message, hint = problem_words(code, arguments | {"about": "{y}"})
    assert message.startswith("{y}: ")
    for name, _ in names:
        if name not in numbers and f"{{{name}" in text.message:
            assert "{x}" in message
    assert bool(hint) == bool(text.hints)


@given(st.text(), st.text())
def test_any_value_can_be_named(value: str, about: str) -> None:
    message, _ = problem_words(ProblemCode.NOT_AN_ID, {"value": value, "about": about})
    assert message.isprintable() or not about.isprintable()


def test_the_nearest_word_comes_before_the_list_of_known_ones() -> None:
    arguments = {"field": "kind", "value": "weapon", "known": ("weapons", "troops")}
    assert problem_words(ProblemCode.UNKNOWN_WORD, arguments) == (
        "unknown kind 'weapon'",
        "use one of weapons, troops",
    )
    _, hint = problem_words(ProblemCode.UNKNOWN_WORD, arguments | {"nearest": "weapons"})
    assert hint == "did you mean 'weapons'?"


def test_places_counts_and_long_values_are_put_in_words() -> None:
    first = Place(12, 3, "a/links.csv")
    message, _ = problem_words(ProblemCode.DUPLICATE_LINK_ID, {"value": "x" * 99, "first": first})
    assert message.startswith("id 'xxx")
    assert message.endswith("…' belongs to the link in line 12 of links.csv already")
    assert problem_words(ProblemCode.TOO_FEW_ITEMS, {"field": "steps", "count": 1}) == (
        "steps needs at least 1 item",
        "add one",
    )


def test_an_invalid_value_says_what_is_wrong_by_itself() -> None:
    error = InvalidValueError(ProblemCode.NOT_A_DATE, value="soon")
    assert str(error) == "'soon' is not a date; write 2019, 2019-11 or 2019-11-27"
    assert (error.code, error.arguments) == (ProblemCode.NOT_A_DATE, {"value": "soon"})
