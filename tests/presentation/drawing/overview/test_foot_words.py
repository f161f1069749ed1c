"""The words at the foot of a theater: as many fights as two lines hold, and whom."""

from __future__ import annotations

import pytest

from explorer.layout.font import text_width
from explorer.presentation.drawing.overview.foot_words import foot_need, foot_word_lines
from explorer.presentation.drawing.overview.scene import Ink
from explorer.presentation.overview.content import TheaterArea

FULL = "also fighting: IS in Libya vs GNA and LNA; BRSC vs LNA; USA vs IS in Libya"
FIGHTS = (
    FULL,
    "also fighting: IS in Libya vs GNA and LNA; BRSC vs LNA; 1 more",
    "also fighting: IS in Libya vs GNA and LNA; 2 more",
    "also fighting: IS in Libya, BRSC, USA",
    "3 more fight",
)
THREE = TheaterArea("libya", "Libya", also_fighting=FIGHTS)


def lines(theater: TheaterArea, room: float) -> list[str]:
    return ["".join(run.text for run in line) for line in foot_word_lines(theater, room)]


def test_what_fits_one_line_stands_on_one() -> None:
    assert lines(THREE, 500) == [FULL]


def test_two_lines_are_broken_between_two_fights() -> None:
    assert lines(THREE, 300) == [
        "also fighting: IS in Libya vs GNA and LNA;",
        "BRSC vs LNA; USA vs IS in Libya",
    ]


def test_where_no_fight_has_room_whole_lines_are_broken_between_words() -> None:
    found = lines(THREE, 150)
    assert " ".join(found) == FIGHTS[2]
    assert len(found) == 2
    assert max(text_width(line, 12) for line in found) <= 150


@pytest.mark.parametrize("room", [20, 60, 90, 120, 200, 400])
def test_no_line_is_wider_than_the_room(room: float) -> None:
    found = lines(THREE, room)
    assert len(found) <= 2
    assert all(text_width(line, 12) <= room for line in found)


def test_sides_left_out_are_said_last_and_muted() -> None:
    both = TheaterArea(
        "libya",
        "Libya",
        also_fighting=("also fighting: BRSC vs LNA",),
        left_out=("and 2 smaller sides",),
    )
    assert lines(both, 500) == ["also fighting: BRSC vs LNA; and 2 smaller sides"]
    [line] = foot_word_lines(both, 500)
    assert [(run.text, run.paint) for run in line] == [
        ("also fighting: BRSC vs LNA", Ink.FIGHT),
        ("; and 2 smaller sides", Ink.MUTED),
    ]


def test_a_foot_needs_half_of_its_words_and_one_fight_all_of_them() -> None:
    whole = text_width(FULL, 12)
    assert whole / 2 <= foot_need(THREE, 270) < whole * 0.6
    one = TheaterArea("libya", "Libya", also_fighting=("also fighting: BRSC vs LNA",))
    assert foot_need(one, 270) == text_width("also fighting: BRSC vs LNA", 12)
    assert foot_need(TheaterArea("libya", "Libya"), 270) == 0
