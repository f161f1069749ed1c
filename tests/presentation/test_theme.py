"""Colours, shapes and lines: one set of them for the page and for every picture."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from conftest import ROOT
from explorer.data.vocabulary import ActorType, Family
from explorer.presentation import theme
from explorer.presentation.theme import (
    ACCENT_SHADES,
    ALLIANCE_TYPE,
    CAMP_COLOUR_COUNT,
    FADED_LINE_OPACITY,
    FADED_MARK_OPACITY,
    HOLLOW_TYPES,
    LINE_DASHES,
    LINE_WIDTHS,
    NODE_SHAPES,
    PAGE_PALETTE,
    PALETTES,
    TIE_WIDTH,
    Palette,
    Theme,
    camp_class_name,
    camp_colour,
    line_width,
    svg_swatch,
)

ASSETS = ROOT / "assets"
each_theme = pytest.mark.parametrize("theme", list(Theme))


def colours(palette: Palette) -> dict[str, str]:
    """The colours by the names that they have as variables of the style sheet."""
    named = {
        name: getattr(palette, name)
        for name in ("ground", "panel", "ink", "muted", "rule", "accent", "highlight")
    }
    camps = {camp_class_name(index): colour for index, colour in enumerate(palette.camps)}
    families = {str(family): colour for family, colour in palette.families.items()}
    own = {
        name: getattr(palette.overview, name)
        for name in ("area", "areaedge", "help", "fight", "band", "dealtext", "onmark")
    }
    ends = ("0", "1", "2", "other")
    own |= {f"tint{end}": tint for end, tint in zip(ends, palette.overview.tints, strict=True)}
    own |= {f"text{end}": text for end, text in zip(ends, palette.overview.texts, strict=True)}
    return named | camps | families | own | {camp_class_name(None): palette.no_camp}


def variables(selector: str) -> dict[str, str]:
    text = (ASSETS / "page.css").read_text(encoding="utf-8")
    [block] = re.findall(rf"(?m)^{re.escape(selector)} {{\n(.*?)^}}", text, re.DOTALL)
    return dict(re.findall(r"--([a-z0-9]+): (#[0-9a-f]+);", block))


@pytest.mark.parametrize(
    ("theme", "selector"),
    [(Theme.LIGHT, ":root"), (Theme.DARK, ':root[data-mantine-color-scheme="dark"]')],
)
def test_the_style_sheet_of_the_page_has_the_colours_of_the_palette(
    theme: Theme, selector: str
) -> None:
    assert variables(selector) == colours(PALETTES[theme])


def test_the_colours_of_the_page_are_variables_of_its_style_sheet() -> None:
    assert colours(PAGE_PALETTE) == {name: f"var(--{name})" for name in variables(":root")}


def test_the_style_sheet_of_the_page_has_no_other_colours() -> None:
    known = {colour for palette in PALETTES.values() for colour in colours(palette).values()}
    known |= {colour for palette in PALETTES.values() for colour in palette.camps}
    known |= set(ACCENT_SHADES)
    for path in sorted(ASSETS.glob("*.[cj]s*")):
        found = re.findall(r"(?<![\w&])#[0-9a-fA-F]{6}\b", path.read_text(encoding="utf-8"))
        assert set(found) <= known, path.name


def test_what_stands_back_fades_alike_on_the_page_and_in_files() -> None:
    text = (ASSETS / "page.css").read_text(encoding="utf-8")
    for selector, opacity in (
        (".picture:not(.pointing, .clear) .faded", FADED_MARK_OPACITY),
        (".picture:not(.pointing, .clear) .line.faded", FADED_LINE_OPACITY),
    ):
        [block] = re.findall(rf"(?m)^{re.escape(selector)},[^{{}}]+{{([^}}]*)}}", text)
        found = dict(re.findall(r"(stroke-opacity|fill-opacity): ([0-9.]+);", block))
        assert found == dict.fromkeys(("stroke-opacity", "fill-opacity"), f"{opacity:g}")


def test_every_family_has_its_mark_on_the_page() -> None:
    text = (ASSETS / "page.css").read_text(encoding="utf-8")
    for family in Family:
        marked = f".mark.{family} {{ background: var(--{family}); }}" in text
        assert marked or family is Family.MEMBERSHIP  # which is what a mark is at first
    assert "background: var(--membership);" in text


@each_theme
def test_a_palette_is_complete(theme: Theme) -> None:
    palette = PALETTES[theme]
    assert len(palette.camps) == len(set(palette.camps)) == CAMP_COLOUR_COUNT
    assert list(palette.families) == list(Family)
    for colour in (*colours(palette).values(), *palette.camps, *ACCENT_SHADES):
        assert re.fullmatch("#[0-9a-f]{6}", colour)


def test_every_family_and_type_has_its_look() -> None:
    assert set(NODE_SHAPES) == {*ActorType, ALLIANCE_TYPE}
    assert set(LINE_DASHES) <= set(Family)
    assert set(NODE_SHAPES) >= HOLLOW_TYPES
    assert Family.HOSTILITY in LINE_DASHES
    assert Family.DIPLOMACY in LINE_DASHES
    assert Family.SUPPORT not in LINE_DASHES
    assert len(set(LINE_DASHES.values())) == len(LINE_DASHES)


def test_no_two_types_look_the_same() -> None:
    looks = [(corners, name in HOLLOW_TYPES) for name, corners in NODE_SHAPES.items()]
    assert len(set(looks)) == len(looks)
    for corners, _ in looks:
        assert all(-1 <= x <= 1 and -1 <= y <= 1 for x, y in corners)


# --- What the eye can tell apart -----------------------------------------------------------


def linear(colour: str) -> tuple[float, ...]:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


def times(matrix: tuple[tuple[float, ...], ...], vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it, from 1 to 21."""
    low, high = sorted(times(((0.2126, 0.7152, 0.0722),), linear(c))[0] for c in (one, other))
    return (high + 0.05) / (low + 0.05)


# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
# Vision Deficiency", IEEE TVCG 2009: the matrices of full severity.
EYES: dict[str, tuple[tuple[float, ...], ...]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
WHITE = (0.9505, 1.0, 1.089)
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))


def lab(colour: str, eye: str) -> tuple[float, float, float]:
    seen = tuple(min(max(part, 0.0), 1.0) for part in times(EYES[eye], linear(colour)))
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (part / white for part, white in zip(times(TO_XYZ, seen), WHITE, strict=True))
    )
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def apart(one: str, other: str, eye: str) -> float:
    """How far two colours are apart in CIELAB; 2 is just to be seen."""
    pairs = zip(lab(one, eye), lab(other, eye), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


@each_theme
def test_text_can_be_read(theme: Theme) -> None:
    palette = PALETTES[theme]
    for ground in (palette.ground, palette.panel):
        for text in (palette.ink, palette.muted, palette.accent):
            assert contrast(text, ground) >= 4.5


@each_theme
def test_nodes_and_lines_stand_out(theme: Theme) -> None:
    palette = PALETTES[theme]
    lines = [c for family, c in palette.families.items() if family is not Family.MEMBERSHIP]
    for colour in (*palette.camps, *lines):
        assert contrast(colour, palette.ground) >= 2.9


@each_theme
@pytest.mark.parametrize("eye", EYES)
def test_the_camps_are_told_apart_by_every_eye(theme: Theme, eye: str) -> None:
    palette = PALETTES[theme]
    for one, other in combinations((*palette.camps, palette.no_camp), 2):
        assert apart(one, other, eye) >= 10, (one, other)


@each_theme
@pytest.mark.parametrize("eye", EYES)
def test_the_families_are_told_apart_by_every_eye(theme: Theme, eye: str) -> None:
    palette = PALETTES[theme]
    families = [family for family in Family if family is not Family.MEMBERSHIP]
    for one, other in combinations(families, 2):
        if LINE_DASHES.get(one) != LINE_DASHES.get(other):
            continue  # their dashes tell them apart, whatever the eye
        assert apart(palette.families[one], palette.families[other], eye) >= 10, (one, other)


def test_camps_beyond_the_palette_share_the_colour_of_no_camp() -> None:
    palette = PALETTES[Theme.LIGHT]
    assert camp_colour(palette, 0) == palette.camps[0]
    assert camp_class_name(CAMP_COLOUR_COUNT - 1) == f"camp{CAMP_COLOUR_COUNT - 1}"
    for index in (None, CAMP_COLOUR_COUNT, CAMP_COLOUR_COUNT + 5):
        assert camp_colour(palette, index) == palette.no_camp
        assert camp_class_name(index) == "between"


@pytest.mark.parametrize("family", list(Family))
def test_a_line_is_as_wide_as_its_strongest_link(family: Family) -> None:
    strengths = [step / 100 for step in range(101)]
    widths = [line_width(family, strength) for strength in strengths]
    assert widths == sorted(widths)
    if family in (Family.AFFILIATION, Family.MEMBERSHIP):
        assert set(widths) == {TIE_WIDTH}
    else:
        assert sorted({*widths}, reverse=True) == [width for _, width in LINE_WIDTHS]
        for least, width in LINE_WIDTHS:
            assert line_width(family, least) == width


# --- Swatches ------------------------------------------------------------------------------


def test_a_swatch_is_a_picture_of_its_size_in_an_address() -> None:
    swatch = svg_swatch('<circle r="3" fill="#123456"/>', 28, 16)
    assert (swatch.width, swatch.height) == (28, 16)
    head, _, body = swatch.uri.partition(",")
    assert head == "data:image/svg+xml"
    assert not re.search(r"[\"<>#\s]", body.replace(" ", "")), "to be escaped in a URI"
    root = ET.fromstring(unquote(body))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}" == "0 0 28 16"
    assert [shape.get("fill") for shape in root] == ["#123456"]


def test_no_other_module_spells_out_a_colour() -> None:
    for path in sorted((ROOT / "explorer").rglob("*.py")):
        if path == Path(theme.__file__):
            continue
        found = re.findall(r"#[0-9a-f]{6}\b", path.read_text(encoding="utf-8"))
        assert not found, path.name


@each_theme
def test_what_an_overview_says_can_be_read_on_what_it_stands_on(theme: Theme) -> None:
    palette = PALETTES[theme]
    own = palette.overview
    marks = (*palette.camps[:3], palette.no_camp)
    for tint, text, mark in zip(own.tints, own.texts, marks, strict=True):
        for words in (text, palette.ink, palette.muted, own.fight):
            assert contrast(words, tint) >= 4.5, (words, tint)
        assert contrast(own.onmark, mark) >= 4.5
        assert contrast(mark, palette.ground) >= 3
    for ground in (palette.ground, own.area):
        for words in (palette.ink, palette.muted, own.fight, own.dealtext):
            assert contrast(words, ground) >= 4.5, (words, ground)
    for line in (own.help, own.fight, palette.families[Family.COOPERATION]):
        assert contrast(line, palette.ground) >= 3
