"""Which signs a map by areas bears: those of what is drawn at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.held_links import Doubt
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import KINDS, Family
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.legend import AreaSigns
from explorer.presentation.overlays.overlay import NO_OVERLAY
from explorer.workspace import Workspace
from samples import dataset, link


def signs_of(workspace: Workspace, **rest: object) -> AreaSigns:
    view = replace(default_view(workspace.dataset), **rest)  # type: ignore[arg-type]
    signs = MapMaker(workspace).line_signs(view, NO_OVERLAY).by_areas
    assert signs is not None
    return signs


def test_the_first_picture_has_strong_lines_alone(workspace: Workspace) -> None:
    found = signs_of(workspace)
    assert found.fronts == {FrontState.WAR, FrontState.PARTS}
    assert {KINDS[kind].family for kind in found.kinds} == {Family.SUPPORT, Family.HOSTILITY}
    assert "troops" in found.helps <= found.kinds
    assert min(KINDS[kind].strength for kind in found.helps) >= 0.55
    assert found.doubts == {Doubt.DISPUTED, Doubt.REPORTED}
    assert found.has_band
    assert [hue for hue, _ in found.sides] == [Hue.FIRST, Hue.SECOND, Hue.OTHER]


def test_all_lines_bring_every_family(workspace: Workspace) -> None:
    few, everything = signs_of(workspace), signs_of(workspace, all_lines=True)
    assert {KINDS[kind].family for kind in everything.kinds} == {*Family}
    assert few.kinds < everything.kinds
    assert (few.sides, few.fronts) == (everything.sides, everything.fronts)


def test_help_that_is_hollow_says_no_width() -> None:
    war = [
        link("a", "weapons", "p", "war", confidence="low"),
        link("b", "training", "q", "war"),
        link("p", "combat", "q", "war"),
    ]
    of = Workspace(dataset(*war, theaters={"war": ("p", "q")}))
    found = signs_of(of)
    assert found.helps == {"training"}
    assert found.kinds >= {"weapons", "training"}
    assert found.doubts == {Doubt.REPORTED}
    assert not found.has_band


@pytest.mark.parametrize("day", ["2011-06-01", "2016-06-01", "2018-06-01", "2020-06-30"])
def test_every_ground_has_words_on_any_day(workspace: Workspace, day: str) -> None:
    for theater in (None, *workspace.dataset.theaters):
        view = View(theater=theater, span=Span.parse(day))
        drawing = MapMaker(workspace).drawing(view, NO_OVERLAY)
        signs = drawing.line_signs.by_areas
        assert signs is not None
        assert {hue for hue, _ in signs.sides} == {area.hue for area in drawing.areas}
        assert all(words for _, words in signs.sides)


def test_what_is_sure_beside_what_is_in_doubt_is_no_doubt() -> None:
    war = [
        link("a", "weapons", "p", "war", confidence="low"),
        link("a", "political", "p", "war"),
        link("p", "combat", "q", "war"),
    ]
    found = signs_of(Workspace(dataset(*war, theaters={"war": ("p", "q")})))
    assert found.doubts == {Doubt.REPORTED}
