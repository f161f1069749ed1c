"""Areas and fronts as SVG: the tint of a side, and a front by what is known of it."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import Family
from explorer.presentation.drawing.area_svg import area_svg, front_svg
from explorer.presentation.drawing.map_areas import MAP_AREA_RADIUS, MapArea, MapFront
from explorer.presentation.theme import PALETTES, Theme

LIGHT = PALETTES[Theme.LIGHT]
AREA = MapArea(SideKey("war", "red"), (10.0, 20.0, 110.0, 70.0), Hue.FIRST, "Side of <Red> & co.")
FRONT = MapFront(
    "blue~red", "war", (10.0, 80.0), (110.0, 80.0), 6.0, (10.0, 5.0), FrontState.WAR, "At war."
)


def shape(text: str) -> ET.Element:
    return ET.fromstring(text)[-1]


@pytest.mark.parametrize("hue", list(Hue))
def test_an_area_has_the_tint_of_its_side(hue: Hue) -> None:
    rect = shape(area_svg(replace(AREA, hue=hue), LIGHT, on_page=False))
    assert rect.get("fill") == LIGHT.overview.tints[list(Hue).index(hue)]
    assert [rect.get(name) for name in ("x", "y", "width", "height", "rx")] == [
        "10", "20", "100", "50", str(int(MAP_AREA_RADIUS)),
    ]  # fmt: skip


def test_names_are_escaped_and_areas_let_pointers_through() -> None:
    page = ET.fromstring(area_svg(AREA, LIGHT, on_page=True))
    assert page.get("aria-label") == AREA.name
    assert page.get("pointer-events") == "none"
    assert ET.fromstring(area_svg(AREA, LIGHT, on_page=False)).findtext("title") == AREA.name


@pytest.mark.parametrize(
    ("state", "dashes", "width", "is_crimson"),
    [
        (FrontState.WAR, (10.0, 5.0), "6", True),
        (FrontState.CEASEFIRE, None, "6", False),
        (FrontState.LAST_REPORTED, None, "1", True),
    ],
)
def test_a_front_looks_like_what_is_known(
    state: FrontState, dashes: tuple[float, float] | None, width: str, *, is_crimson: bool
) -> None:
    path = shape(front_svg(replace(FRONT, state=state, dashes=dashes), LIGHT, on_page=False))
    assert path.get("d") == "M10 80L110 80"
    assert path.get("stroke-width") == width
    assert path.get("stroke-dasharray") == (None if dashes is None else "10.00 5.00")
    assert (path.get("stroke") == LIGHT.families[Family.HOSTILITY]) is is_crimson
