"""Marks as SVG, for the page and for files."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from xml.etree import ElementTree as ET

import pytest

from explorer.layout.font import Weight
from explorer.presentation.drawing.emphasis import Emphasis
from explorer.presentation.drawing.label_place import Side
from explorer.presentation.drawing.mark_svg import mark_svg
from explorer.presentation.drawing.outline import mark_outline
from explorer.presentation.drawing.scene import Label, LabelSpot, Mark
from explorer.presentation.side_colours import SideColour
from explorer.presentation.theme import (
    HOLLOW_TYPES,
    NODE_SHAPES,
    PAGE_PALETTE,
    PALETTES,
    Theme,
)

LIGHT = PALETTES[Theme.LIGHT]
SPOT = LabelSpot(Side.BELOW, (0, 15), 1.0, inf, (-15, 15, 15, 30))
LABEL = Label(("GNA",), Weight.BOLD, 1.15, (SPOT,))


def mark(type_: str = "state", **rest: object) -> Mark:
    plain = Mark(
        "gna", type_, (10.5, 20), 13, mark_outline(type_, 13), (SideColour(1),), is_party=True,
        emphasis=Emphasis.NONE, name="GNA, state; 3 links", label=LABEL,
    )  # fmt: skip
    return replace(plain, **rest)  # type: ignore[arg-type]


def written(one: Mark, *, on_page: bool = True, is_shown: bool = True) -> ET.Element:
    palette = PAGE_PALETTE if on_page else LIGHT
    return ET.fromstring(mark_svg(one, palette, on_page=on_page, is_shown=is_shown))


def test_on_the_page_a_mark_is_a_button_with_a_name_and_a_place() -> None:
    group = written(mark())
    assert group.get("role") == "button"
    assert group.get("tabindex") == "-1"
    assert group.get("aria-label") == "GNA, state; 3 links"
    assert group.get("data-at") == "10.5 20"
    assert group.get("transform") == "translate(10.5 20)"
    assert (group.get("data-type"), group.get("data-r")) == ("state", "13")
    assert group.get("display") is None
    assert written(mark(), is_shown=False).get("display") == "none"
    assert (group.get("class") or "").split() == ["actor", "state", "camp1", "theater-party"]


def test_in_a_file_a_mark_has_a_title_and_the_colours_of_its_theme() -> None:
    group = written(mark(), on_page=False)
    assert group[0].tag == "title"
    assert group[0].text == "GNA, state; 3 links"
    assert group[1].get("fill") == LIGHT.camps[1]
    assert not {"role", "tabindex", "data-at"} & group.attrib.keys()


@pytest.mark.parametrize("type_", NODE_SHAPES)
def test_the_shape_is_that_of_the_type(type_: str) -> None:
    shape = written(mark(type_))[0]
    assert shape.tag == ("polygon" if NODE_SHAPES[type_] else "circle")
    assert (shape.get("fill") == PAGE_PALETTE.ground) == (type_ in HOLLOW_TYPES)
    names = (written(mark(type_)).get("class") or "").split()
    assert (names[0] == "alliance") == (type_ == "alliance")


def test_who_is_in_no_camp_has_its_colour() -> None:
    group = written(mark(colours=()))
    assert group[0].get("fill") == "var(--between)"
    assert "between" in (group.get("class") or "").split()


@pytest.mark.parametrize("type_", [one for one in NODE_SHAPES if one not in HOLLOW_TYPES])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_who_stands_on_several_sides_has_a_slice_for_each(type_: str, count: int) -> None:
    group = written(mark(type_, colours=tuple(map(SideColour, range(count)))), on_page=False)
    slices = group.findall("path")
    assert [one.get("fill") for one in slices] == list(LIGHT.camps[:count])
    names = (group.get("class") or "").split()
    assert {f"camp{hue}" for hue in range(count)} | {"several"} <= set(names)


def test_a_person_on_two_sides_has_half_a_ring_for_each() -> None:
    group = written(mark("person", colours=(SideColour(0), SideColour(2, is_sure=False))))
    left, right = group.findall("path")
    assert (left.get("stroke"), right.get("stroke")) == ("var(--camp0)", "var(--camp2)")
    assert (left.get("stroke-dasharray"), right.get("stroke-dasharray")) == (None, "2.2 1.6")
    assert {"several", "unsure"} <= set((group.get("class") or "").split())


def test_a_side_that_is_not_sure_is_pale_within_an_edge_of_its_colour() -> None:
    colours = (SideColour(0, is_sure=False),)
    shape = written(mark(colours=colours), on_page=False)[1]
    assert shape.get("stroke") == LIGHT.camps[0]
    assert shape.get("fill") not in {LIGHT.camps[0], LIGHT.ground, LIGHT.no_camp}
    ring = written(mark("person", colours=colours), on_page=False)[1]
    assert ring.get("stroke-dasharray")


def test_whoever_is_chosen_has_an_edge_of_ink() -> None:
    assert written(mark(emphasis=Emphasis.CHOSEN))[0].get("stroke") == PAGE_PALETTE.ink


def test_fading_is_for_the_style_sheet_on_the_page_and_for_values_in_a_file() -> None:
    faded = mark(emphasis=Emphasis.FADED)
    assert "faded" in (written(faded).get("class") or "").split()
    assert written(faded).get("fill-opacity") is None
    assert written(faded, on_page=False).get("fill-opacity") == "0.25"


def test_a_label_that_waits_is_only_on_the_page() -> None:
    waiting = mark(label=replace(LABEL, spots=(replace(SPOT, zoom=None),)))
    assert len(written(waiting)) == 2
    assert [part.tag for part in written(waiting, on_page=False)] == ["title", "circle"]
    assert [part.tag for part in written(mark(label=None))] == ["circle"]
