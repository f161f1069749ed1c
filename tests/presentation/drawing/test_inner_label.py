"""Labels in their marks."""

from __future__ import annotations

import math

from explorer.layout.font import Weight
from explorer.layout.label_box import label_box
from explorer.presentation.drawing.inner_label import inner_spot, with_inner
from explorer.presentation.drawing.label_place import Side
from explorer.presentation.drawing.scene import Label, LabelSpot

BOX = label_box("Turkey", 56.0, 12.0, Weight.BOLD)
STEPS = (0.5, 0.7, 0.85, 1.0, 2.0)


def spot(side: Side, zoom: float | None, until: float = math.inf) -> LabelSpot:
    return LabelSpot(side, (0.0, 30.0), zoom, until, (-20.0, 30.0, 20.0, 43.0))


def label(*spots: LabelSpot) -> Label:
    return Label(("Turkey",), Weight.BOLD, 1.0, spots)


def test_a_label_stands_in_its_mark_from_the_first_zoom_on_at_which_it_has_room() -> None:
    found = inner_spot(BOX, 28.0, STEPS)
    assert found is not None
    assert found.side is Side.INSIDE
    assert found.zoom == 0.85
    left, top, right, bottom = found.box
    assert (right - left, bottom - top) == (BOX.label_width, BOX.label_height)
    assert (left + right, top + bottom) == (0, 0)
    assert inner_spot(BOX, 28.0, (0.5,)) is None
    assert inner_spot(label_box("Long name of a state", 56.0), 28.0, (1.0,)) is None


def test_it_stands_beside_its_mark_before() -> None:
    inner = inner_spot(BOX, 28.0, STEPS)
    assert inner is not None
    before = label(spot(Side.BELOW, 0.5, 0.7), spot(Side.RIGHT, 0.7), spot(Side.LEFT, None))
    found = with_inner(before, inner)
    assert [(one.side, one.zoom, one.until) for one in found.spots] == [
        (Side.BELOW, 0.5, 0.7),
        (Side.RIGHT, 0.7, 0.85),
        (Side.INSIDE, 0.85, math.inf),
    ]
    assert with_inner(before, None) == before
    for zoom in (0.5, 0.8, 0.85, 4.0):
        assert sum(one.is_shown(zoom) for one in found.spots) == 1
