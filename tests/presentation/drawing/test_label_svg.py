"""Labels as SVG: in em, so that their size can change."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from explorer.layout.font import Weight
from explorer.presentation.drawing.label_placement import FIRST_ZOOM, Side
from explorer.presentation.drawing.label_svg import SMALL_ZOOM, label_svg
from explorer.presentation.drawing.label_text import ASCENT, LINE_STEP
from explorer.presentation.drawing.scene import Label

LABEL = Label(
    ("Syrian", "opp."), Weight.REGULAR, 1.0, Side.BELOW, (0.0, 12.0), 1.15, (-20, 12, 20, 38.4)
)


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
    text = written(replace(LABEL, side=side))
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
    assert written(replace(LABEL, zoom=zoom)).get("class") == classes


def test_in_a_file_there_is_no_label_that_waits() -> None:
    assert label_svg(replace(LABEL, zoom=None), "black", "white", zoom=1) == ""
    assert written(LABEL, 1).get("data-zoom") is None


def test_no_text_is_no_label() -> None:
    assert label_svg(replace(LABEL, rows=()), "black", "white") == ""
    assert label_svg(replace(LABEL, rows=("",)), "black", "white") == ""


def test_a_larger_label_is_larger_in_em() -> None:
    assert written(replace(LABEL, scale=1.15)).get("font-size") == "1.15em"
    assert written(LABEL).get("font-size") is None
