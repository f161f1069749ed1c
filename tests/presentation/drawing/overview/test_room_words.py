"""Tests for `presentation.drawing.overview.room_words`: blocks of lines, and what is said once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.overview.room_words import (
    WordLine,
    balanced_lines,
    block_height,
    joined_openings,
    line_steps,
    longest_word,
    placed_block,
    word_lines,
)
from explorer.presentation.drawing.text_block import break_lines


def test_lines_are_about_equally_long() -> None:
    text = "Russia and Turkey back opposite sides in both wars, and deal all the same"
    assert break_lines(text, 560, 19, Weight.BOLD)[-1] == "the same"
    lines = balanced_lines(text, 560, 19, Weight.BOLD)
    widths = [text_width(line, 19, Weight.BOLD) for line in lines]
    assert " ".join(lines) == text
    assert min(widths) > 0.7 * max(widths)


@given(st.text(max_size=80), st.integers(20, 300))
def test_no_line_is_wider_than_its_room(text: str, room: int) -> None:
    lines = balanced_lines(text, room, 12.0, Weight.REGULAR)
    assert len(lines) == len(break_lines(text, room, 12.0, Weight.REGULAR))
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(text_width(line, 12.0) <= room or len(line) == 1 for line in lines)


def test_a_block_has_its_letters_between_top_and_height() -> None:
    lines = word_lines("a few words that take more than a line", 90)
    texts = placed_block(lines, 10, 100)
    assert len(texts) > 2
    assert texts[0].box[1] == pytest.approx(100)
    assert texts[-1].box[3] == pytest.approx(100 + block_height(lines))


def test_lines_below_a_large_name_stand_farther_off() -> None:
    small, large = WordLine("a", 12), WordLine("A", 20)
    assert line_steps([small, small])[1] - line_steps([small])[0] == pytest.approx(15.2)
    assert line_steps([large, small])[1] - line_steps([large])[0] == pytest.approx(17.2)


def test_nothing_is_no_block() -> None:
    assert block_height(()) == 0
    assert placed_block((), 0, 0) == ()
    assert word_lines("", 100) == ()


def test_the_widest_word_counts() -> None:
    assert longest_word("in Afghanistan", 12) == text_width("Afghanistan", 12)
    assert longest_word("", 12) == 0


def test_what_sentences_begin_with_stands_once() -> None:
    assert joined_openings([]) == ""
    assert joined_openings(["at war with A"]) == "at war with A"
    assert (
        joined_openings(["at war with A since 2018", "at war with B since 2015"])
        == "at war with A since 2018, B since 2015"
    )
    assert joined_openings(["at war with A", "fights B"]) == "at war with A, fights B"
    assert joined_openings(["fights A", "fights A"]) == "fights A, A"
