"""The map of the page in parts, and as a whole."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from drawing_checks import SVG, read_drawing
from explorer.graph.view import View
from explorer.presentation.drawing.label_text import LABEL_SIZE
from explorer.presentation.drawing.page_map import MAP_ID, PageMaps
from explorer.presentation.overlays.overlay import Overlay
from explorer.presentation.theme import PALETTES
from explorer.workspace import Workspace
from samples import two_wars
from script_values import script_value
from sweeping import examples
from view_samples import SAMPLE, views

MAPS = PageMaps(Workspace(SAMPLE))


@examples(25)
@given(views())
def test_the_parts_make_the_whole(view: View) -> None:
    drawing = MAPS.maker.drawing(view, Overlay())
    found = MAPS.write(drawing, "Map: all")
    root = ET.fromstring(found.root)
    assert (root.get("id"), root.get("aria-label")) == (MAP_ID, "Map: all")
    assert not read_drawing(found.root).marks
    whole = read_drawing(found.svg)
    assert [*whole.lines] == [*found.lines] == [*drawing.lines]
    assert [*whole.marks] == [*found.marks] == [*drawing.marks]
    left, top, width, height = map(float, (root.get("viewBox") or "").split())
    edges = tuple(map(float, (root.get("data-extent") or "").split()))
    assert abs(left + width - edges[2]) < 0.11
    assert abs(top + height - edges[3]) < 0.11


def test_colours_are_variables_of_the_page() -> None:
    svg = MAPS.write(MAPS.maker.drawing(View(), Overlay()), "Map").svg
    assert not re.search("#[0-9a-f]{6}", svg)
    assert all(colour not in svg for palette in PALETTES.values() for colour in palette.camps)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]), max_size=60))
def test_any_name_and_id_are_attributes(name: str) -> None:
    drawing = MAPS.maker.drawing(View(theater="coast"), Overlay())
    found = MAPS.write(drawing, f'<g class="lines"></g>{name}', element_id="compare-map-1")
    root = ET.fromstring(found.svg)
    assert root.get("aria-label") == f'<g class="lines"></g>{name}'
    assert root.get("id") == "compare-map-1"
    assert len(list(root.iter(f"{SVG}g"))) > len(drawing.marks)


def test_what_was_written_before_is_the_same_text() -> None:
    maps = PageMaps(Workspace(two_wars()))
    one = maps.write(maps.maker.drawing(View(), Overlay()), "Map")
    other = maps.write(maps.maker.drawing(View(), Overlay()), "Map")
    assert all(one.lines[id_] is text for id_, text in other.lines.items())
    assert all(one.marks[id_] is text for id_, text in other.marks.items())


def test_the_whole_is_there_and_hidden() -> None:
    whole = MAPS.whole()
    for text in (*whole.lines.values(), *whole.marks.values()):
        assert ET.fromstring(text).get("display") == "none"


def test_the_page_writes_labels_in_the_size_that_they_were_measured_in() -> None:
    assert script_value("map/map-frame.js", "TEXT_SIZE") == LABEL_SIZE


def test_the_root_says_that_all_lines_are_drawn() -> None:
    """No line is another text for that."""
    few, everything = (
        MAPS.write(MAPS.maker.drawing(View(all_lines=wanted), Overlay()), "Map")
        for wanted in (False, True)
    )
    assert ET.fromstring(few.root).get("data-lines") is None
    assert ET.fromstring(everything.root).get("data-lines") == "all"
    assert few.lines == everything.lines
