"""Label boxes: lines broken where one would break them by hand, and room for each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.layout.font import Weight, text_width
from explorer.layout.label_box import (
    FONT_SIZE,
    LABEL_GAP,
    LABEL_LINES,
    LABEL_WIDTH,
    LINE_HEIGHT,
    label_box,
    wrap_label,
)


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
    assert (box.lines, box.label_width, box.label_height) == ((), 0, 0)


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    lines = wrap_label("National Coalition for Syrian Revolutionary and Opposition Forces abroad")
    assert len(lines) == LABEL_LINES
    assert lines[-1].endswith("…")


def test_a_word_without_end_is_cut() -> None:
    assert len(wrap_label("x" * 5000)) == LABEL_LINES
    assert len(wrap_label("word " * 5000)) == LABEL_LINES


def test_the_box_holds_mark_and_label() -> None:
    box = label_box("Government of National Accord", 30)
    assert box.height == 30 + LABEL_GAP + 2 * LINE_HEIGHT * FONT_SIZE
    assert box.width == box.label_width == max(text_width(line, FONT_SIZE) for line in box.lines)
    assert label_box("I", 30).width == 30
    # From the top edge of the mark down to the middle of the box.
    assert box.centre + box.diameter / 2 == box.height / 2


def test_a_larger_or_bolder_label_takes_more_room() -> None:
    plain = label_box("Syrian government", 26)
    bold = label_box("Syrian government", 26, weight=Weight.BOLD)
    large = label_box("Syrian government", 26, 13.8, Weight.BOLD)
    assert plain.lines == bold.lines == large.lines
    assert plain.width < bold.width < large.width
    assert plain.height == bold.height < large.height
    assert (large.size, large.weight) == (13.8, Weight.BOLD)


def test_a_mark_alone_has_the_room_of_the_mark() -> None:
    box = label_box("Government of National Accord", 8)
    assert (box.mark.width, box.mark.height, box.mark.centre) == (8, 8, 0)


fonts = st.tuples(st.sampled_from([FONT_SIZE, 13.8]), st.sampled_from(Weight))


@given(st.text(max_size=120), fonts)
def test_any_text_keeps_within_its_bounds(text: str, font: tuple[float, Weight]) -> None:
    size, weight = font
    lines = wrap_label(text, size, weight)
    assert len(lines) <= LABEL_LINES
    limit = LABEL_WIDTH * size / FONT_SIZE
    assert all(text_width(line, size, weight) <= limit for line in lines)
    assert all(line.strip() == line for line in lines) or not text.isprintable()


@given(st.lists(st.text(alphabet="abcXYZ", min_size=1, max_size=8), min_size=1, max_size=4))
def test_no_word_is_lost(words: list[str]) -> None:
    lines = wrap_label(" ".join(words))
    if not lines[-1].endswith("…"):
        assert " ".join(lines).split() == words
