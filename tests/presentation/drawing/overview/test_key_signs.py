"""The signs of a key: as what they stand for is drawn, at the origin."""

from __future__ import annotations

import pytest

from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import ActorType
from explorer.presentation.drawing.overview.front_lines import PARTS_WIDTH, WAR_WIDTH
from explorer.presentation.drawing.overview.key_signs import (
    SIDE_SIGN,
    arrow_sign,
    band_sign,
    front_sign,
    moved_shape,
    side_sign,
)
from explorer.presentation.drawing.overview.scene import (
    Glyph,
    HueInk,
    Ink,
    LineStyle,
    Shape,
    TextLine,
)


@pytest.mark.parametrize("length", [29.0, 34.0, 40.0])
def test_fronts_look_as_they_are_drawn(length: float) -> None:
    signs = {state: front_sign(state, length) for state in FrontState}
    assert len(set(signs.values())) == len(FrontState)
    for sign in signs.values():
        assert sign.corners == ((0, 0), (length, 0))
    war, parts = signs[FrontState.WAR], signs[FrontState.PARTS]
    assert (war.width, parts.width) == (WAR_WIDTH, PARTS_WIDTH)
    assert {war.paint, parts.paint} == {Ink.FIGHT}
    for sign in (war, parts):
        assert sign.dashes is not None
        dash, gap = sign.dashes
        count = (length + gap) / (dash + gap)
        assert count == pytest.approx(round(count)), "it begins and ends with a stroke"
    assert signs[FrontState.CEASEFIRE].dashes is None
    assert signs[FrontState.LAST_REPORTED].edge is Ink.FIGHT


def test_a_band_without_a_fill_and_a_hollow_arrow() -> None:
    assert (band_sign(is_filled=True).paint, band_sign(is_filled=False).paint) == (
        Ink.DEAL_BAND,
        Ink.GROUND,
    )
    assert arrow_sign(3.4, 26).head
    assert arrow_sign(3.4, 26, is_hollow=True).style is LineStyle.HOLLOW


@pytest.mark.parametrize("hue", Hue)
def test_the_ground_of_a_side_has_its_hue_or_its_edge_alone(hue: Hue) -> None:
    ground, edge = side_sign(hue), side_sign(hue, is_edge=True)
    assert ground.fill == HueInk(hue, "tint")
    assert edge.fill == HueInk(Hue.OTHER, "tint")
    assert ground.edge == edge.edge == HueInk(hue, "mark")
    assert ground.box == (0, -7, SIDE_SIGN, 7)


@pytest.mark.parametrize(
    "shape",
    [
        side_sign(Hue.FIRST),
        arrow_sign(3.4, 26),
        Glyph(ActorType.STATE, 1, 2, 3, ()),
        TextLine(1, 2, ()),
    ],
)
def test_a_shape_that_is_moved_there_and_back_is_where_it_was(shape: Shape) -> None:
    away = moved_shape(shape, 5, -3)
    assert away != shape
    assert moved_shape(away, -5, 3) == shape
