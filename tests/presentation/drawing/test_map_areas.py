"""The ground of a map by areas: which areas and fronts there are, and what is written of them."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.fronts import FrontState
from explorer.graph.span import Span
from explorer.graph.view import View
from explorer.presentation.drawing.area_svg import area_svg, front_svg
from explorer.presentation.drawing.emphasis import Emphasis
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
    assert front.name == "GNA and LNA at war since April 2019. Combat since April 2019."
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
        "GNA and LNA at war since April 2019. Combat since April 2019.",
    ]
    assert (area.get("data-id"), area.get("data-theater")) == ("gna", "libya")
    assert (front.get("class"), front.get("data-id")) == ("front", "gna~lna")


def test_the_page_writes_areas_below_lines(workspace: Workspace) -> None:
    drawing = drawing_on(workspace, "2019-12-25", "libya")
    assert drawing.is_rigid
    signs = drawing.line_signs.by_areas
    assert signs is not None
    assert signs.fronts == {FrontState.WAR}


def looks_of_fronts(workspace: Workspace, **rest: object) -> dict[str, Emphasis]:
    """How the fronts stand out on a day of two wars."""
    view = View(span=Span.parse("2019-12-25"), **rest)  # type: ignore[arg-type]
    fronts = MapMaker(workspace).drawing(view, Overlay()).fronts
    return {front.id: front.emphasis for front in fronts}


def test_a_front_stands_out_as_a_line_of_its_two_sides_does(workspace: Workspace) -> None:
    assert set(looks_of_fronts(workspace).values()) == {Emphasis.NONE}
    one = looks_of_fronts(workspace, selected="gna")
    assert {id_ for id_, look in one.items() if look is Emphasis.LIT} == {"gna~lna"}
    assert {look for id_, look in one.items() if id_ != "gna~lna"} == {Emphasis.FADED}
    pair = looks_of_fronts(workspace, selected="gna~lna")
    assert pair["gna~lna"] is Emphasis.CHOSEN
    assert set(looks_of_fronts(workspace, selected="russia").values()) == {Emphasis.FADED}


def test_a_front_that_fades_is_pale_in_a_file_and_one_that_is_chosen_is_underlaid(
    workspace: Workspace,
) -> None:
    def written(selected: str, *, on_page: bool) -> ET.Element:
        view = View(span=Span.parse("2019-12-25"), theater="libya", selected=selected)
        [front] = MapMaker(workspace).drawing(view, Overlay()).fronts
        palette = PAGE_PALETTE if on_page else PALETTES[Theme.LIGHT]
        return ET.fromstring(front_svg(front, palette, on_page=on_page))

    faded = written("russia", on_page=False)
    assert (faded.get("class"), faded.get("stroke-opacity")) == ("front faded", "0.25")
    page = written("russia", on_page=True)
    assert (page.get("stroke-opacity"), page.get("role"), page.get("tabindex")) == (
        None,
        "button",
        "-1",
    )
    chosen = written("gna~lna", on_page=True)
    assert [part.get("class") for part in chosen] == ["under", "stroke"]
    x1, y1, x2, y2 = map(float, (chosen.get("data-way") or "").split())
    assert x1 < x2
    assert y1 == y2


def test_a_line_that_waits_goes_from_mark_to_mark_when_it_is_chosen(workspace: Workspace) -> None:
    """As it does when somebody points at it."""
    view = View(span=Span.parse("2019-12-25"), selected="gna~lna")
    line = MapMaker(workspace).drawing(view, Overlay()).lines["gna~lna~hostility"]
    assert not line.is_quiet
    assert line.homes is None
