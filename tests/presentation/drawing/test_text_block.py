"""Texts in lines that fit."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.text_block import break_lines, shortened


@given(st.text(max_size=80), st.floats(20, 300), st.sampled_from(Weight))
def test_no_line_is_wider_than_it_may_be_and_nothing_is_lost(
    text: str, width: float, weight: Weight
) -> None:
    lines = break_lines(text, width, 12, weight)
    assert re.sub(r"\s", "", "".join(lines)) == "".join(text.split())
    for line in lines:
        assert len(line) == 1 or text_width(line, 12, weight) <= width
        assert line == line.strip()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("  ", []),
        ("one two", ["one two"]),
        ("one two three four five", ["one two three", "four five"]),
        ("W" * 12, ["WWWWWWW", "WWWWW"]),
        ("土耳其与俄罗斯在利比亚", ["土耳其与俄", "罗斯在利比", "亚"]),
    ],
)
def test_where_a_text_is_broken(text: str, lines: list[str]) -> None:
    assert break_lines(text, 75, 12, Weight.REGULAR) == lines


@pytest.mark.parametrize("width", [30, 60, 90])
def test_a_name_of_another_direction_is_closed_where_it_is_cut(width: float) -> None:
    name = "\u2068حكومة الوفاق الوطني\u2069"
    cut = shortened(f"{name} and more", width, 12, Weight.REGULAR)
    assert cut.count("\u2068") == cut.count("\u2069")
    assert text_width(cut, 12, Weight.REGULAR) <= width
    assert shortened(name, 500, 12, Weight.REGULAR) == name
