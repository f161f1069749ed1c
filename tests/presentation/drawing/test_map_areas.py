"""The ground of a map by areas: which areas and fronts there are, and what is written of them."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from explorer.analysis.areas.area_sides import SideKey
from explorer.graph.span import Span
from explorer.graph.view import View
from explorer.presentation.drawing.area_svg import area_svg, front_svg
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.drawing.scene import MapDrawing
from explorer.presentation.overlays.overlay import Overlay
from explorer.presentation.theme import PAGE_PALETTE, PALETTES, Theme
from explorer.workspace import Workspace


def drawing_on(workspace: Workspace, day: str, theater: str | None = None) -> MapDrawing:
    return MapMaker(workspace).drawing(View(theater=theater, span=Span.parse(day)), Overlay())


def test_areas_are_those_of_the_sides_of_the_day(workspace: Workspace) -> None:
    then = {area.key.party for area in drawing_on(workspace, "2011-06-01", "libya").areas}
    now = {area.key.party for area in drawing_on(workspace, "2019-12-25", "libya").areas}
    assert then == {"ntc", "gaddafi-government"}
    assert now == {"gna", "lna"}


def test_a_side_alone_in_its_slot_has_all_of_it(workspace: Workspace) -> None:
    def box(day: str, party: str) -> tuple[float, float, float, float]:
        areas = drawing_on(workspace, day, "libya").areas
        return next(area.box for area in areas if area.key == SideKey("libya", party))

    assert box("2011-06-01", "ntc") == box("2019-12-25", "gna")
    # In these months both of the governments in Tripoli claimed to be one.
    both = [box("2016-01-15", party) for party in ("gna", "libya-dawn")]
    assert both[0][3] < both[1][1]


def test_fronts_lie_between_the_areas_of_those_who_fight(workspace: Workspace) -> None:
    drawing = drawing_on(workspace, "2019-12-25")
    boxes = {area.key.party: area.box for area in drawing.areas}
    fronts = {front.id: front for front in drawing.fronts}
    assert {"gna~lna", "syria-government~syrian-opposition"} <= fronts.keys()
    front = fronts["gna~lna"]
    assert boxes["gna"][3] < front.start[1] == front.end[1] < boxes["lna"][1]
    assert front.name == "GNA and LNA at war since April 2019."
    assert fronts["sdf~syrian-opposition"].width < front.width


@pytest.mark.parametrize("on_page", [True, False])
def test_areas_and_fronts_have_names(workspace: Workspace, *, on_page: bool) -> None:
    drawing = drawing_on(workspace, "2019-12-25", "libya")
    palette = PAGE_PALETTE if on_page else PALETTES[Theme.LIGHT]
    area = ET.fromstring(area_svg(drawing.areas[0], palette, on_page=on_page))
    front = ET.fromstring(front_svg(drawing.fronts[0], palette, on_page=on_page))
    names = [one.get("aria-label") if on_page else one.findtext("title") for one in (area, front)]
    assert names == [
        "Side of GNA in Libya: 5 actors.",
        "GNA and LNA at war since April 2019.",
    ]
    assert (area.get("data-id"), area.get("data-theater")) == ("gna", "libya")
    assert (front.get("class"), front.get("data-id")) == ("front", "gna~lna")


def test_the_page_writes_areas_below_lines(workspace: Workspace) -> None:
    drawing = drawing_on(workspace, "2019-12-25", "libya")
    assert drawing.is_rigid
    assert drawing.line_signs.is_any_area
    assert drawing.line_signs.is_any_front
