"""Label boxes: widths from a table, lines broken where one would break them by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.layout.label_box import (
    FONT_SIZE,
    LABEL_GAP,
    LABEL_LINES,
    LABEL_WIDTH,
    LINE_HEIGHT,
    WIDTH_RESERVE,
    label_box,
    text_width,
    wrap_label,
)


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("", 0),
        ("GNA", 778 + 722 + 667),
        ("il", 222 + 222),
        ("W", 944),
        ("Önal", 778 + 556 + 556 + 222),
        ("Erdoğan", 667 + 333 + 556 + 556 + 556 + 556 + 556),
        ("e\u0301", 556),
        ("叙利亚", 3000),
        ("ＧＮＡ", 3000),  # noqa: RUF001 - full-width letters
        ("\u200b\u200f", 0),
    ],
)
def test_width_is_the_sum_of_the_advances(text: str, thousandths: int) -> None:
    assert text_width(text) == pytest.approx(thousandths * FONT_SIZE * WIDTH_RESERVE / 1000)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        # As drawn at 11 px in Liberation Sans (Latin, Cyrillic) and DejaVu Sans (Arabic).
        ("Организация", 66, 92),
        ("الحكومة السورية", 60, 110),
        ("Ελλάδα", 34, 52),
    ],
)
def test_other_scripts_are_estimated_from_above(text: str, least: float, most: float) -> None:
    assert least <= text_width(text) <= most


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("GNA", ("GNA",)),
        ("  Syrian   Army ", ("Syrian", "Army")),
        ("Hayat Tahrir al-Sham", ("Hayat Tahrir", "al-Sham")),
        ("Government of National Accord", ("Government of", "National Accord")),
        ("UN Panel of Experts on Libya", ("UN Panel of", "Experts on Libya")),
        ("Revolutionaries-Committee", ("Revolutionaries-", "Committee")),
        ("叙利亚民主力量部队联盟", ("叙利亚民主力", "量部队联盟")),
    ],
)
def test_lines_are_broken_evenly(text: str, lines: tuple[str, ...]) -> None:
    assert wrap_label(text) == lines


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_no_label_takes_no_room(text: str) -> None:
    box = label_box(text, 18)
    assert (box.text, box.width, box.height, box.centre) == ("", 18, 18, 0)


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    lines = wrap_label("National Coalition for Syrian Revolutionary and Opposition Forces abroad")
    assert len(lines) == LABEL_LINES
    assert lines[-1].endswith("…")


def test_a_word_without_end_is_cut() -> None:
    assert len(wrap_label("x" * 5000)) == LABEL_LINES
    assert len(wrap_label("word " * 5000)) == LABEL_LINES


def test_the_box_holds_node_and_label() -> None:
    box = label_box("Government of National Accord", 30)
    assert box.height == 30 + LABEL_GAP + 2 * LINE_HEIGHT
    assert box.width == max(map(text_width, box.text.split("\n")))
    assert label_box("I", 30).width == 30
    # From the top edge of the node down to the middle of the box.
    assert box.centre + box.diameter / 2 == box.height / 2


@given(st.text(max_size=120))
def test_any_text_keeps_within_its_bounds(text: str) -> None:
    lines = wrap_label(text)
    assert len(lines) <= LABEL_LINES
    assert all(text_width(line) <= LABEL_WIDTH for line in lines)
    assert all(line.strip() == line for line in lines) or not text.isprintable()


@given(st.text(max_size=40), st.text(max_size=40))
def test_more_text_is_never_narrower(one: str, other: str) -> None:
    assert text_width(one + other) == pytest.approx(text_width(one) + text_width(other))


@given(st.lists(st.text(alphabet="abcXYZ", min_size=1, max_size=8), min_size=1, max_size=4))
def test_no_word_is_lost(words: list[str]) -> None:
    lines = wrap_label(" ".join(words))
    if not lines[-1].endswith("…"):
        assert " ".join(lines).split() == words
