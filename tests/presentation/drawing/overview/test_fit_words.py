"""Words that fit: shorter variants, lines, an ellipsis."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.layout.font import text_width
from explorer.presentation.drawing.overview.fit_words import (
    balanced,
    fitting,
    fitting_lines,
    fitting_or_shortened,
    flowed,
    listed,
)

DATES = ("since Oct 2018", "Oct 2018", "2018")


def test_the_first_variant_that_fits_is_taken() -> None:
    assert fitting(DATES, 200, 12) == "since Oct 2018"
    assert fitting(DATES, text_width("Oct 2018", 12), 12) == "Oct 2018"
    assert fitting(DATES, 5, 12) is None
    assert fitting((), 200, 12) is None


def test_the_last_variant_is_cut_where_none_fits() -> None:
    assert fitting_or_shortened(("Syrian government",), 60, 12) == "Syrian go…"
    assert fitting_or_shortened(("Syrian government",), 3, 12) == ""
    assert fitting_or_shortened((), 60, 12) == ""


def test_parts_are_not_broken_within() -> None:
    assert flowed(["since 2019;", "backing", "since 2015"], 70, 12) == [
        "since 2019;",
        "backing",
        "since 2015",
    ]
    assert flowed([], 70, 12) == []


def test_lines_are_about_equally_wide() -> None:
    parts = ["Sarraj,", "Misrata forces,", "Tripoli groups,", "Zintan forces"]
    assert balanced(parts, 190, 12) == ["Sarraj, Misrata forces,", "Tripoli groups, Zintan forces"]


def test_names_without_room_are_counted() -> None:
    names = ("Haftar", "Kaniyat", "FACT", "House of Repr.")
    assert listed(names, 3, 155, 2, 12) == ["Haftar, Kaniyat, FACT,", "House of Repr. and 3 more"]
    assert listed(names, 3, 120, 1, 12) == ["Haftar, Kaniyat, 5 more"]
    assert listed(("Julani",), 1, 46, 2, 12) == ["Julani,", "1 more"]
    assert listed((), 3, 120, 2, 12) == []
    assert listed(names, 3, 20, 2, 12) == []


@given(st.lists(st.text(min_size=1), max_size=4), st.floats(1, 300), st.integers(0, 4))
def test_no_line_is_wider_than_its_room(words: list[str], width: float, most: int) -> None:
    lines = fitting_lines(words, width, most, 12)
    assert len(lines) <= most
    assert all(text_width(line, 12) <= width for line in lines)
