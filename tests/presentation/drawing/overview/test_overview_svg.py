"""Drawings as SVG: what a browser and assistive technology are given."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import ActorType
from explorer.layout.font import Weight
from explorer.presentation.drawing.overview.overview_svg import overview_svg, piece_svg
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Glyph,
    HueInk,
    Ink,
    LineStyle,
    OverviewDrawing,
    Panel,
    Piece,
    TextLine,
    TextPart,
)
from explorer.presentation.theme import PAGE_PALETTE, PALETTES, Theme

LIGHT = PALETTES[Theme.LIGHT]
NS = "{http://www.w3.org/2000/svg}"


def drawing(*pieces: Piece) -> OverviewDrawing:
    return OverviewDrawing(1000, 620, "wide", "North & South", "Two sides.", pieces)


def piece(*shapes: TextLine | Panel | Glyph | DrawnStroke, **values: object) -> Piece:
    return replace(Piece("a", "side", shapes, "A, a side"), **values)  # type: ignore[arg-type]


def parsed(*shapes: TextLine | Panel | Glyph | DrawnStroke, **values: object) -> list[ET.Element]:
    return list(ET.fromstring(piece_svg(piece(*shapes, **values), LIGHT)))


LINE = DrawnStroke(((10, 50), (110, 50)), 6.0, Ink.HELP, head=True)


def test_a_picture_is_a_group_with_a_name_and_a_description() -> None:
    root = ET.fromstring(overview_svg(drawing(piece()), LIGHT, element_id="o1"))
    assert root.get("role") == "group"
    assert root.get("aria-label") == "North & South"
    [desc] = root.findall(f"{NS}desc")
    assert desc.text == "Two sides."
    assert root.get("aria-describedby") == desc.get("id") == "o1-layout"
    assert root.get("viewBox") == "0 0 1000 620"
    family = "'Source Sans Pro', 'Source Sans 3', Arial, sans-serif"
    assert root.get("font-family") == family
    [ground] = root.findall(f"{NS}rect")
    assert ground.get("fill") == "#fbfaf7"


def test_pieces_are_buttons_in_their_order() -> None:
    pieces = (
        Piece("x", "headline", (), can_be_chosen=False),
        Piece("b", "side", (), "B, a side", {"to": "c"}),
        Piece("a", "front", (), "A and B"),
        Piece("l", "legend", (), "Legend", can_be_chosen=False),
    )
    first, *rest = ET.fromstring(overview_svg(drawing(*pieces), LIGHT)).findall(f"{NS}g")
    assert first.attrib == {"class": "piece headline", "data-id": "x", "data-role": "headline"}
    assert rest[0].attrib == {
        "class": "piece side",
        "data-id": "b",
        "data-role": "side",
        "data-to": "c",
        "role": "button",
        "tabindex": "0",
        "aria-label": "B, a side",
    }
    assert [group.get("data-id") for group in rest] == ["b", "a", "l"]
    assert rest[-1].get("role") == "img"
    assert "tabindex" not in rest[-1].attrib


def test_an_arrow_ends_in_its_head_and_has_a_hit_area() -> None:
    line, head, hit = parsed(LINE)
    # 5 + 1.5 * 6 long, 3.2 + 0.95 * 6 to each side, the line 1 px into it.
    assert line.attrib == {
        "class": "help",
        "d": "M10 50L97 50",
        "fill": "none",
        "stroke": "#3a414a",
        "stroke-width": "6",
    }
    assert head.get("points") == "110,50 96,41.1 96,58.9"
    assert hit.get("d") == "M10 50L110 50"
    assert (hit.get("stroke"), hit.get("stroke-width")) == ("none", "22")
    assert hit.get("pointer-events") == "stroke"


def test_what_cannot_be_chosen_has_no_hit_area() -> None:
    assert len(parsed(LINE, can_be_chosen=False)) == 2


def test_a_hollow_line_has_a_core_of_the_ground() -> None:
    for width, outer, core in ((6.0, "6", "3.6"), (4.5, "4.5", "2.1"), (3.0, "3.4", "1.2")):
        parts = parsed(replace(LINE, width=width, style=LineStyle.HOLLOW))
        assert parts[0].get("stroke-width") == outer
        assert (parts[1].get("stroke"), parts[1].get("stroke-width")) == ("#fbfaf7", core)


def test_a_line_bends_with_a_round_corner() -> None:
    line, *_ = parsed(DrawnStroke(((0, 50), (0, 0), (60, 0)), 3.0, Ink.HELP, corner=10))
    assert line.get("d") == "M0 50L0 10Q0 0 10 0L60 0"
    tight, *_ = parsed(DrawnStroke(((0, 8), (0, 0), (60, 0)), 3.0, Ink.HELP, corner=10))
    assert tight.get("d") == "M0 8L0 4Q0 0 4 0L60 0"


def test_a_band_has_two_edges_and_a_seam_of_ground_parts_a_line_from_another() -> None:
    band = DrawnStroke(
        ((50, 0), (50, 90)), 14.0, Ink.DEAL_BAND, edge=Ink.DEAL_EDGE, edge_width=1.5, seam=2.5
    )
    seam, edge, fill, _ = parsed(band)
    assert (seam.get("stroke"), seam.get("stroke-width")) == ("#fbfaf7", "19")
    assert (edge.get("stroke"), edge.get("stroke-width")) == ("#0a7a68", "15.5")
    assert (fill.get("stroke"), fill.get("stroke-width")) == ("#bfe0d8", "12.5")


def test_dashes_and_dots() -> None:
    dashed, _ = parsed(DrawnStroke(((0, 0), (9, 0)), 6.0, Ink.FIGHT, LineStyle.DASHED, (9.5, 5)))
    assert dashed.get("stroke-dasharray") == "9.5 5"
    assert dashed.get("stroke-linecap") is None
    dotted, _ = parsed(
        DrawnStroke(((0, 0), (9, 0)), 2.4, Ink.DISPUTED_TIE, LineStyle.DOTTED, (0.1, 5))
    )
    assert dotted.get("stroke-dasharray") == "0.1 5"
    assert dotted.get("stroke-linecap") == "round"
    assert dotted.get("stroke") == "#70767f"


def test_a_mark_has_the_colour_of_its_side() -> None:
    [mark] = parsed(Glyph(ActorType.STATE, 30, 40, 8, (Hue.SECOND,)))
    assert mark.attrib == {
        "cx": "30",
        "cy": "40",
        "r": "8",
        "fill": "#b45c00",
        "stroke": "#fbfaf7",
        "stroke-width": "2",
    }
    [strong] = parsed(Glyph(ActorType.GOVERNMENT, 30, 40, 10, (Hue.FIRST,), is_strong=True))
    assert strong.get("fill") == "#174f8c"
    assert strong.get("points") == "21,31 39,31 39,49 21,49"
    [grey] = parsed(Glyph(ActorType.STATE, 30, 40, 8, (Hue.OTHER,), is_strong=True))
    assert grey.get("fill") == "#70767f"


def test_a_mark_of_two_sides_is_half_and_half() -> None:
    first, lower = parsed(Glyph(ActorType.STATE, 30, 40, 9, (Hue.FIRST, Hue.SECOND)))
    assert first.get("fill") == "#2568b0"
    assert lower.attrib == {"d": "M22 40A8 8 0 0 0 38 40Z", "fill": "#b45c00"}
    _, square = parsed(Glyph(ActorType.GOVERNMENT, 30, 40, 11, (Hue.FIRST, Hue.SECOND)))
    corners = {tuple(map(float, p.split(","))) for p in square.attrib["points"].split()}
    assert corners == {(39, 40), (39, 49), (21, 49), (21, 40)}


def test_a_mark_of_no_side_and_a_person_are_open() -> None:
    _, ring = parsed(Glyph(ActorType.ORGANISATION, 30, 40, 9, ()))
    assert (ring.get("fill"), ring.get("stroke")) == ("#fbfaf7", "#70767f")
    _, person = parsed(Glyph(ActorType.PERSON, 30, 40, 9, (Hue.FIRST,)))
    assert (person.get("r"), person.get("stroke")) == ("8", "#2568b0")
    _, _, half = parsed(Glyph(ActorType.PERSON, 30, 40, 9, (Hue.FIRST, Hue.SECOND)))
    assert (half.get("fill"), half.get("stroke")) == ("none", "#b45c00")


def test_words_have_their_weight_and_colour() -> None:
    runs = (TextPart("UAE", weight=Weight.BOLD), TextPart(" forces", Ink.MUTED))
    [text] = parsed(TextLine(43, 52.5, runs, 12.5, "end"))
    assert text.attrib == {"x": "43", "y": "52.5", "font-size": "12.5", "text-anchor": "end"}
    assert [(t.text, t.get("fill"), t.get("font-weight")) for t in text] == [
        ("UAE", "#1b1f24", "700"),
        (" forces", "#555c65", None),
    ]
    [name] = parsed(TextLine(0, 0, (TextPart("LIBYA"),), 16, spacing=2))
    assert (name.text, name.get("letter-spacing")) == ("LIBYA", "2")


def test_a_text_in_another_script_runs_in_its_direction() -> None:
    [text] = parsed(TextLine(0, 0, (TextPart("سورية"), TextPart(" forces"))))
    assert [part.text for part in text] == ["\u2067سورية\u2069", " forces"]
    assert [part.get("font-family") for part in text] == ["Arial, sans-serif", None]


def test_the_page_has_variables_for_colours() -> None:
    shown = piece(
        Panel((0, 0, 9, 9), HueInk(Hue.THIRD, "tint"), 8, HueInk(Hue.OTHER, "mark"), 1.5),
        TextLine(0, 0, (TextPart("x", HueInk(Hue.OTHER, "text")),)),
        LINE,
    )
    rect, text, line, *_ = ET.fromstring(piece_svg(shown, PAGE_PALETTE))
    assert (rect.get("fill"), rect.get("stroke")) == ("var(--tint2)", "var(--between)")
    assert text.get("fill") == "var(--textother)"
    assert line.get("stroke") == "var(--help)"


@given(st.text(), st.text(), st.text())
def test_every_text_can_be_read_back(name: str, sentence: str, words: str) -> None:
    shown = piece(TextLine(0, 0, (TextPart(words),)), id=name, sentence=sentence)
    written = overview_svg(replace(drawing(shown), name=name, description=words), LIGHT)
    assert ET.fromstring(written).get("role") == "group"
