"""Where a label may stand beside its mark."""

from __future__ import annotations

import pytest

from explorer.presentation.drawing.label_place import ALL_SIDES, LabelPlace, LabelRequest, Side

MARK = LabelRequest("a", 200, 150, 8, 10, 50, 13)


@pytest.mark.parametrize(
    ("side", "further", "box"),
    [
        (Side.BELOW, 0.0, (-25, 10, 25, 23)),
        (Side.ABOVE, 8.0, (-25, -31, 25, -18)),
        (Side.RIGHT, 0.0, (10, -6.5, 60, 6.5)),
        (Side.BELOW_LEFT, 0.0, (-58.4, 8.4, -8.4, 21.4)),
    ],
)
def test_a_label_stands_beside_its_mark(side: Side, further: float, box: tuple[float, ...]) -> None:
    assert LabelPlace(side, further, 1.0).box(MARK) == pytest.approx(box)


def test_a_label_shrinks_towards_its_mark_as_one_zooms_in() -> None:
    assert LabelPlace(Side.BELOW, 0.0, 1.0).box(MARK, 2.0) == (-12.5, 10, 12.5, 16.5)


def test_the_best_place_is_below_and_no_further_off_than_need_be() -> None:
    assert ALL_SIDES[0] == (Side.BELOW, 0.0)
    assert [further for _, further in ALL_SIDES] == sorted(further for _, further in ALL_SIDES)
