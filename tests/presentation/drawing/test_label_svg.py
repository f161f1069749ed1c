"""Labels as SVG: in em, so that their size can change."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from xml.etree import ElementTree as ET

import pytest

from explorer.layout.font import Weight
from explorer.presentation.drawing.label_place import Side
from explorer.presentation.drawing.label_placement import FIRST_ZOOM
from explorer.presentation.drawing.label_svg import SMALL_ZOOM, label_svg
from explorer.presentation.drawing.label_text import ASCENT, LINE_STEP
from explorer.presentation.drawing.scene import Label, LabelSpot

SPOT = LabelSpot(Side.BELOW, (0.0, 12.0), 1.15, inf, (-20, 12, 20, 38.4))
LABEL = Label(("Syrian", "opp."), Weight.REGULAR, 1.0, (SPOT,))


def at(**rest: object) -> Label:
    """The label with another spot."""
    return replace(LABEL, spots=(replace(SPOT, **rest),))  # type: ignore[arg-type]


def written(label: Label, zoom: float | None = None) -> ET.Element:
    return ET.fromstring(label_svg(label, "black", "white", zoom=zoom))


def test_lines_stand_below_each_other() -> None:
    text = written(LABEL)
    assert [span.text for span in text] == ["Syrian", "opp."]
    assert [span.get("dy") for span in text] == [f"{ASCENT:.2f}em", f"{LINE_STEP:.2f}em"]
    assert {span.get("x") for span in text} == {"0"}
    assert text.get("data-box") == "-20 12 20 38.4"
    assert text.get("data-zoom") == "1.15"


@pytest.mark.parametrize(
    ("side", "anchor", "first"),
    [
        (Side.BELOW, "middle", ASCENT),
        (Side.ABOVE, "middle", ASCENT - 2 * LINE_STEP),
        (Side.RIGHT, "start", ASCENT - LINE_STEP),
        (Side.LEFT, "end", ASCENT - LINE_STEP),
        (Side.ABOVE_LEFT, "end", ASCENT - 2 * LINE_STEP),
    ],
)
def test_a_label_grows_away_from_its_mark(side: Side, anchor: str, first: float) -> None:
    text = written(at(side=side))
    assert text.get("text-anchor") == anchor
    assert text[0].get("dy") == f"{first:.2f}em"


@pytest.mark.parametrize(
    ("zoom", "classes"),
    [
        (None, "label waits"),
        (FIRST_ZOOM + 0.01, "label waits"),
        (FIRST_ZOOM, "label"),
        (SMALL_ZOOM, "label small"),
    ],
)
def test_classes_say_where_there_is_room(zoom: float | None, classes: str) -> None:
    assert written(at(zoom=zoom)).get("class") == classes


def test_in_a_file_there_is_no_label_that_waits() -> None:
    assert label_svg(at(zoom=None), "black", "white", zoom=1) == ""
    assert label_svg(at(zoom=1.15), "black", "white", zoom=1) == ""
    assert written(at(zoom=1.0), 1).get("data-zoom") is None


def test_the_page_has_a_label_at_all_its_spots_and_a_file_at_that_of_its_zoom() -> None:
    small = replace(SPOT, side=Side.ABOVE, anchor=(0.0, -12.0), zoom=SMALL_ZOOM, until=0.9)
    both = replace(LABEL, spots=(small, replace(SPOT, zoom=FIRST_ZOOM)))
    page = ET.fromstring(f"<g>{label_svg(both, 'black', 'white')}</g>")
    assert [text.get("class") for text in page] == ["label waits small", "label"]
    assert [text.get("data-zoom") for text in page] == [f"{SMALL_ZOOM:g}", f"{FIRST_ZOOM:g}"]
    assert [text.get("data-until") for text in page] == ["0.9", None]
    assert written(both, 0.5).get("y") == "-12"
    assert written(both, 1.0).get("y") == "12"
    assert label_svg(both, "black", "white", zoom=0.91) == ""


def test_no_text_is_no_label() -> None:
    assert label_svg(replace(LABEL, rows=()), "black", "white") == ""
    assert label_svg(replace(LABEL, rows=("",)), "black", "white") == ""


def test_a_larger_label_is_larger_in_em() -> None:
    assert written(replace(LABEL, scale=1.15)).get("font-size") == "1.15em"
    assert written(LABEL).get("font-size") is None
