"""Tests for `presentation.drawing.overview.card_lanes`: lines find lanes or are left out."""

from __future__ import annotations

from itertools import pairwise

from explorer.presentation.drawing.overview.card_lanes import (
    Laid,
    Port,
    Taken,
    Wanted,
    boxes_near,
    lay_lines,
)

FRAME = (0.0, 0.0, 600.0, 300.0)
CARD = (20.0, 0.0, 200.0, 100.0)
FAR_CARD = (300.0, 0.0, 580.0, 100.0)


def wanted(
    key: str, x: float, target: tuple[float, float], card: tuple[float, float, float, float] = CARD
) -> Wanted:
    return Wanted(
        key, key, (Port((x, 250.0)),), target, 92.0, card, 3.0, ("arms since 2029", "arms")
    )


def corners(lines: list[Laid], key: str) -> tuple[tuple[float, float], ...]:
    return next(line.corners for line in lines if line.key == key)


def taken(*solid: tuple[float, float, float, float]) -> Taken:
    return Taken(FRAME, tuple((box, "") for box in (CARD, FAR_CARD, *solid)))


def test_a_line_goes_straight_where_it_can() -> None:
    lines = lay_lines([[wanted("a", 110, (40, 180))]], taken())
    assert corners(lines, "a") == ((110, 250), (110, 92))
    assert "".join(run.text for run in lines[0].caption.runs) == "arms since 2029"


def test_else_it_bends_at_right_angles() -> None:
    lines = lay_lines([[wanted("a", 280, (40, 180))]], taken())
    way = corners(lines, "a")
    assert len(way) == 4
    assert 40 <= way[-1][0] <= 180
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(way))


def test_it_goes_around_what_is_there() -> None:
    wall = (90.0, 150.0, 130.0, 180.0)
    lines = lay_lines([[wanted("a", 110, (40, 180))]], taken(wall))
    assert len(corners(lines, "a")) == 4
    assert not any(boxes_near(box, wall, 4) for box in lines[0].boxes)


def test_a_line_without_a_lane_is_left_out() -> None:
    wall = (0.0, 150.0, 600.0, 180.0)
    assert lay_lines([[wanted("a", 110, (40, 180))]], taken(wall)) == []


def test_lines_cross_at_right_angles_in_the_open_or_not_at_all() -> None:
    lines = lay_lines(
        [[wanted("a", 110, (320, 560), FAR_CARD), wanted("b", 440, (40, 180))]], taken()
    )
    assert len(lines) == 2
    for one in lines[0].boxes:
        for other in lines[1].boxes:
            if boxes_near(one, other, 0):
                assert (one[2] - one[0] < 4) != (other[2] - other[0] < 4)


def test_words_touch_no_line() -> None:
    lines = lay_lines(
        [[wanted(f"{n}", 40 + 60 * n, (320, 560), FAR_CARD) for n in range(4)]], taken()
    )
    assert len(lines) >= 2
    for line in lines:
        for other in lines:
            assert not any(boxes_near(line.words, box, 1) for box in (*other.boxes, other.head))


def test_what_found_no_lane_goes_first_in_the_next_round() -> None:
    # The wide way of b leaves a no lane; laid first, a leaves b one.
    narrow = taken((200.0, 120.0, 600.0, 290.0))
    lines = lay_lines([[wanted("b", 60, (40, 180)), wanted("a", 100, (95, 105))]], narrow)
    assert {line.key for line in lines} == {"a", "b"}
