"""At which of its places a label is free of marks, and from which zoom on."""

from __future__ import annotations

import numpy as np

from explorer.presentation.drawing.label_candidates import Candidate, LabelCrowd, Levels
from explorer.presentation.drawing.label_place import ALL_SIDES, LabelPlace, LabelRequest, Side
from explorer.presentation.drawing.line_ink import LineInk, Stroke

FRAME = (0.0, 0.0, 400.0, 300.0)
STEPS = (0.5, 1.0, 2.0)
BELOW, RIGHT = (ALL_SIDES.index((side, 0.0)) for side in (Side.BELOW, Side.RIGHT))


def request(x: float, *, must_show: bool = False, least_zoom: float = 0.0) -> LabelRequest:
    return LabelRequest(f"{x}", x, 150, 8, 10, 50, 13, must_show, least_zoom)


def crowd(
    *requests: LabelRequest,
    marks: list[tuple[float, float, float]] | None = None,
    dots: list[tuple[float, float, float]] | None = None,
    strokes: tuple[Stroke, ...] = (),
) -> LabelCrowd:
    own = [(one.x, one.y, one.reach) for one in requests]
    firm = [*own, *(marks or [])]
    every = np.array([*firm, *(dots or [])], dtype=float)
    levels = Levels(STEPS, (1.0,))
    return LabelCrowd(requests, FRAME, (every, len(firm)), LineInk(strokes), levels, pull=0)


def in_turn(found: LabelCrowd, band: int = 0) -> list[list[Candidate]]:
    return [one.candidates for one in found.tries(0, band)]


def places(candidates: list[Candidate]) -> list[int]:
    return [one.place for one in candidates]


def test_bands_divide_the_zooms() -> None:
    levels = Levels(STEPS, (1.0,))
    assert (levels.starts, levels.ends, levels.scales) == ([0, 1], [1, 3], [2, 1, 0.5, 0])
    assert [levels.within(scale) for scale in (9.0, 2.0, 1.9, 0.5, 0.4)] == [0, 0, 1, 2, 3]


def test_alone_a_mark_has_room_on_all_sides_the_best_first() -> None:
    [candidates] = in_turn(crowd(request(200)))
    assert places(candidates) == [*range(8)]
    assert {one.level for one in candidates} == {0}
    assert candidates[0].box[:4] == (200, 160, -200, -160)


def test_a_place_over_a_mark_is_none_until_the_label_has_shrunk() -> None:
    beside = LabelPlace(Side.RIGHT, 0.0, 1.0).box(request(200))
    found = crowd(request(200), marks=[(200 + beside[2], 150, 8)])
    assert RIGHT not in places(in_turn(found, 0)[0])
    [there] = [one for one in in_turn(found, 1)[0] if one.place == RIGHT]
    assert there.level == 2


def test_less_of_the_lines_is_better() -> None:
    below = Stroke((150, 166), None, (250, 166), 1.0)
    candidates = in_turn(crowd(request(200), strokes=(below,)))[0]
    assert places(candidates)[0] == RIGHT
    assert BELOW in places(candidates[-3:])
    assert [one.ink for one in candidates] == sorted(one.ink for one in candidates)


def test_a_place_near_a_foreign_mark_is_worse_than_one_over_a_thin_line() -> None:
    """One could take the label for that of the other mark."""
    beside = (200, 150 + 10 + 13 + 3 + 10, 10)
    found = crowd(request(200, least_zoom=1.0), marks=[beside])
    assert BELOW in places(in_turn(found, 1)[0])
    assert places(in_turn(found, 1)[0])[0] == RIGHT
    right = Stroke((230, 130), None, (230, 170), 1.0)
    over = crowd(request(200, least_zoom=1.0), marks=[beside], strokes=(right,))
    listed = places(in_turn(over, 1)[0])
    assert listed.index(RIGHT) < listed.index(BELOW)


def test_what_must_show_may_stand_further_off_and_then_over_dots() -> None:
    plain = crowd(request(200), dots=[(200, 166, 3)])
    assert len(in_turn(plain)) == 1
    near, further, over_dots, both = in_turn(
        crowd(request(200, must_show=True), dots=[(200, 166, 3)])
    )
    assert BELOW not in places(near)
    assert BELOW in places(over_dots)
    assert all(ALL_SIDES[place][1] > 0 for place in (*places(further), *places(both)))


def test_a_label_that_waits_is_not_tried_before() -> None:
    found = crowd(request(200, least_zoom=1.5))
    assert in_turn(found, 0) == [[]]
    assert {one.level for one in in_turn(found, 1)[0]} == {2}
    assert [found.begin(0, band) for band in (0, 1)] == [2, 2]


def test_neighbours_are_those_before_that_a_label_can_meet() -> None:
    near = crowd(request(100), request(160), request(390))
    assert near.neighbours() == [[], [0], []]
    # Later on, labels are small.
    assert crowd(request(100), request(160, least_zoom=1.5)).neighbours() == [[], [0]]
    far = request(190, least_zoom=1.5), request(240, least_zoom=1.5)
    assert crowd(*far).neighbours() == [[], [0]]
    assert crowd(*far[:1], request(300, least_zoom=1.5)).neighbours() == [[], []]


def test_nobody_asks() -> None:
    assert crowd(marks=[(1.0, 2.0, 3.0)]).neighbours() == []
