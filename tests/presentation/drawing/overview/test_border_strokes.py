"""Tests for `presentation.drawing.overview.border_strokes`: where fronts run, and how."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.held_links import Doubt
from explorer.presentation.drawing.overview.border_strokes import (
    Border,
    front_paint,
    front_stroke,
    shared_border,
)
from explorer.presentation.drawing.overview.scene import Ink, LineStyle
from explorer.presentation.overview.content import Front

WAR = Front("north", ("a", "b"), FrontState.WAR, ("at war since 2019",), ())
UPRIGHT = Border((50.0, 0.0), (50.0, 100.0), 14.0)


def test_neighbours_share_the_middle_of_their_lane() -> None:
    assert shared_border((0, 0, 40, 100), (54, 30, 90, 200)) == Border((47, 30), (47, 100), 14)
    assert shared_border((54, 30, 90, 200), (0, 0, 40, 100)) == Border((47, 30), (47, 100), 14)
    assert shared_border((0, 0, 40, 100), (10, 110, 90, 200)) == Border((10, 105), (40, 105), 10)


@pytest.mark.parametrize(
    "other", [(90, 0, 120, 100), (54, 95, 90, 200), (54, 110, 90, 200), (0, 0, 40, 100)]
)
def test_others_share_none(other: tuple[float, float, float, float]) -> None:
    assert shared_border((0, 0, 40, 100), other) is None


def test_a_war_begins_and_ends_with_a_whole_dash() -> None:
    stroke = front_stroke(WAR, UPRIGHT)
    assert (stroke.width, stroke.paint, stroke.style) == (6, Ink.FIGHT, LineStyle.DASHED)
    assert stroke.dashes is not None
    dash, gap = stroke.dashes
    assert gap == 5
    assert dash == pytest.approx(10, abs=1.5)
    assert (100 + gap) % (dash + gap) == pytest.approx(0, abs=1e-6)


def test_fights_of_parts_are_thinner_and_doubted_ones_half_as_wide() -> None:
    assert front_stroke(replace(WAR, state=FrontState.PARTS), UPRIGHT).width == 3
    assert front_stroke(replace(WAR, doubt=Doubt.DISPUTED), UPRIGHT).width == 3


def test_a_ceasefire_is_a_grey_bar() -> None:
    ceasefire = replace(WAR, state=FrontState.CEASEFIRE)
    stroke = front_stroke(ceasefire, UPRIGHT)
    assert (stroke.paint, stroke.dashes, stroke.width) == (Ink.MUTED, None, 6)
    assert front_paint(ceasefire) is Ink.MUTED
    assert front_paint(WAR) is Ink.FIGHT


def test_what_was_last_reported_is_an_outline() -> None:
    stroke = front_stroke(replace(WAR, state=FrontState.LAST_REPORTED), UPRIGHT)
    assert (stroke.edge, stroke.edge_width, stroke.dashes) == (Ink.FIGHT, 1, None)
