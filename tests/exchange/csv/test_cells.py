"""Cells of a table: harmless in a spreadsheet, and read back exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.exchange.csv.cells import escape_formula, join_list, split_list, unescape_formula

texts = st.text()
values = st.lists(st.text(min_size=1).filter(lambda text: not text.isspace()))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff20"])
def test_what_looks_like_a_formula_gets_an_apostrophe(start: str) -> None:
    assert escape_formula(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["", "Turkey", "1 = 1", "'", "' ", "'Abd al-Karim", "''", "'=1"])
def test_other_texts_can_be_told_from_guarded_ones(text: str) -> None:
    assert unescape_formula(escape_formula(text)) == text


@pytest.mark.parametrize("cell", ["'Abd al-Karim", "'", "rock 'n' roll"])
def test_an_apostrophe_that_somebody_typed_stays(cell: str) -> None:
    assert unescape_formula(cell) == cell


@given(texts)
def test_guarding_is_undone_exactly(text: str) -> None:
    assert unescape_formula(escape_formula(text)) == text
    assert escape_formula(text)[:1] not in tuple("=+-@\t\r")


@given(values)
def test_joining_is_undone_exactly(several: list[str]) -> None:
    assert split_list(join_list(several)) == several


def test_people_write_lists_as_they_like() -> None:
    assert split_list("gna;lna ;  turkey;") == ["gna", "lna", "turkey"]
    assert split_list(" ") == []
    assert split_list("a\\") == ["a\\"]
