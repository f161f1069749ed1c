"""Cells of a table: harmless in a spreadsheet, and read back exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.exchange.csv.cells import escape_cell, join_list, split_list, unescape_cell

texts = st.text()
values = st.lists(st.text(min_size=1).filter(lambda text: not text.isspace()))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff20"])
def test_what_looks_like_a_formula_gets_an_apostrophe(start: str) -> None:
    assert escape_cell(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["", "Turkey", "1 = 1", "'", "' ", "'Abd al-Karim", "''", "'=1"])
def test_a_text_that_looks_escaped_comes_back(text: str) -> None:
    assert unescape_cell(escape_cell(text)) == text


@pytest.mark.parametrize("cell", ["'Abd al-Karim", "'", "rock 'n' roll"])
def test_an_apostrophe_that_somebody_typed_stays(cell: str) -> None:
    assert unescape_cell(cell) == cell


@given(texts | st.text("' a=\t\u00a0"))
def test_any_text_comes_back_from_its_cell(text: str) -> None:
    assert unescape_cell(escape_cell(text)) == text
    assert escape_cell(text)[:1] not in tuple("=+-@\t\r")


@given(texts)
def test_no_cell_ends_with_a_space(text: str) -> None:
    """So that spaces around a cell can be removed without harm to any text."""
    cell = escape_cell(text)
    assert cell == cell.strip()


@given(values)
def test_any_list_comes_back_from_its_cell(several: list[str]) -> None:
    assert split_list(join_list(several)) == several


def test_people_write_lists_as_they_like() -> None:
    assert split_list("gna;lna ;  turkey;") == ["gna", "lna", "turkey"]
    assert split_list(" ") == []
    assert split_list("a\\") == ["a\\"]
