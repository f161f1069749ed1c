"""A view as a picture: the same bytes for the same view, and the view in them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing_checks import SVG, read_drawing
from drawing_samples import pictures
from explorer.data.model import Dataset
from explorer.exchange.image_metadata import (
    METADATA_NAMESPACE,
    png_chunks,
    read_png_metadata,
    read_svg_metadata,
)
from explorer.exchange.picture_file import PictureMaker, PictureOptions, file_name
from explorer.exchange.saved_view import read_view, view_metadata
from explorer.graph.span import Span
from explorer.graph.view import MAP_TAB, OVERVIEW_TAB, View, default_view
from explorer.presentation.drawing.file_picture import NOTHING_SHOWN
from explorer.presentation.lines import bundle_lines
from explorer.presentation.presets import DEFAULT_PRESET, PICTURE_FORMATS, PICTURE_PRESETS
from explorer.presentation.tab_captions import picture_tab
from explorer.presentation.theme import PALETTES, Theme
from explorer.workspace import Workspace
from samples import actor, dataset, link
from sweeping import examples
from view_samples import SAMPLE, views

WORKSPACE = Workspace(SAMPLE)
MAKER = PictureMaker(WORKSPACE)
FIRST = default_view(SAMPLE)


def png_size(picture: bytes) -> tuple[int, int]:
    kind, body = next(png_chunks(picture))
    assert kind == b"IHDR"
    return int.from_bytes(body[:4]), int.from_bytes(body[4:8])


@pytest.mark.parametrize(
    ("form", "preset", "theme"),
    [
        *((form, preset, Theme.LIGHT) for form in PICTURE_FORMATS for preset in PICTURE_PRESETS),
        ("png", "slide", Theme.DARK),
    ],
)
def test_the_same_view_gives_the_same_bytes(form: str, preset: str, theme: Theme) -> None:
    options = PictureOptions(form, preset, theme)
    one = MAKER.file(FIRST, options)
    # Drawing another picture in between changes nothing.
    MAKER.svg(View(theater="coast", selected="front"), PictureOptions("svg", "slide"))
    assert MAKER.file(FIRST, options) == one
    assert PictureMaker(Workspace(SAMPLE)).file(FIRST, options) == one


def test_a_png_has_the_size_of_its_preset() -> None:
    for one in PICTURE_PRESETS.values():
        picture = MAKER.file(FIRST, PictureOptions("png", one.id))
        width, height = png_size(picture)
        assert width == one.width * one.density
        root = ET.fromstring(MAKER.svg(FIRST, PictureOptions("svg", one.id)))
        assert height == float(root.attrib["height"]) * one.density
        if one.height:
            assert height == one.height * one.density
        kinds = [kind for kind, _ in png_chunks(picture)]
        assert (b"pHYs" in kinds) == (one.dpi is not None)


@pytest.mark.parametrize("form", PICTURE_FORMATS)
@pytest.mark.parametrize(
    "view",
    [FIRST, View(), View(theater="coast"), replace(FIRST, places={"wolf": (10.5, -3)}),
     replace(FIRST, kinds=frozenset())],
)  # fmt: skip
def test_the_view_can_be_read_again(tmp_path: Path, form: str, view: View) -> None:
    picture = MAKER.file(view, PictureOptions(form, "slide"))
    read = read_png_metadata if form == "png" else read_svg_metadata
    assert read(picture) == view_metadata(view, SAMPLE)
    path = tmp_path / f"a.{form}"
    path.write_bytes(picture)
    opened = read_view(path, SAMPLE)
    assert (opened.view, opened.notices) == (view, ())


@examples(6, 60)
@given(views(), st.sampled_from([*PICTURE_PRESETS]), st.sampled_from(Theme))
def test_an_svg_is_whole_and_holds_what_is_selected(view: View, preset: str, theme: Theme) -> None:
    svg = MAKER.svg(view, PictureOptions("svg", preset, theme))
    root = ET.fromstring(svg)
    if picture_tab(WORKSPACE, view) == "network":
        found = read_drawing(svg)
        graph = WORKSPACE.select(view)
        assert set(found.marks) == set(graph)
        assert set(found.lines) == {line.id for line in bundle_lines(graph)}
    box = [float(one) for one in root.attrib["viewBox"].split()]
    assert [float(root.attrib["width"]), float(root.attrib["height"])] == box[2:]
    for part in root.iter():
        assert part.tag not in {f"{SVG}script", f"{SVG}style", f"{SVG}foreignObject"}
        assert not [name for name in part.attrib if name.startswith("on")]
        # What not every renderer knows, and what needs the page.
        assert not {"style", "dominant-baseline", "opacity", "href"} & part.attrib.keys()
        assert not [one for one in part.attrib.values() if "var(" in one]
    for name in ("nan", "inf", "None"):
        assert f'"{name}"' not in svg
    assert PALETTES[theme].ground in svg
    words = MAKER.words(view)
    assert root.findtext(f"{SVG}title") == f"{words.title}: {words.subtitle}"
    assert root.findtext(f"{SVG}desc") == words.counts
    items = root.findall(f".//{{{METADATA_NAMESPACE}}}item")
    assert {item.attrib["key"]: item.attrib["value"] for item in items} == view_metadata(
        view, SAMPLE
    )


HOSTILE = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30) | st.sampled_from(
    ["]]>", "</text>", "<script>alert(1)</script>", "&amp;", '"', "'", "\x00", "\x1b[0m",
     "\uffff", "<!--", "-->", "<![CDATA[", "a\r\nb", "\u202e", "\N{RIGHT-TO-LEFT ISOLATE}"]
)  # fmt: skip


@examples(5, 60)
@given(HOSTILE, HOSTILE)
def test_no_text_of_the_data_escapes(name: str, title: str) -> None:
    """Also such as the reader of files would never let through."""
    of = dataset(link("a", "weapons", "b", "coast"), theaters={"coast": ("a",)})
    odd = of.actors["a"].model_copy(update={"name": name, "short": name})
    coast = of.theaters["coast"].model_copy(update={"name": title})
    of = of.model_copy(
        update={"actors": {**of.actors, "a": odd}, "title": title, "theaters": {"coast": coast}}
    )
    plain = dataset(link("a", "weapons", "b", "coast"), theaters={"coast": ("a",)})
    for tab in (OVERVIEW_TAB, MAP_TAB):
        view = View(theater="coast", tab=tab)
        odd_tags, tags = (
            {part.tag for part in ET.fromstring(svg_of(one, view)).iter()} for one in (of, plain)
        )
        assert odd_tags <= tags, tab


def svg_of(of: Dataset, view: View) -> str:
    return PictureMaker(Workspace(of)).svg(view, PictureOptions("svg"))


@examples(5, 60)
@given(pictures(most=8), st.sampled_from([*PICTURE_PRESETS]))
def test_any_dataset_has_a_picture(picture: tuple[Dataset, View], preset: str) -> None:
    of, view = picture
    maker = PictureMaker(Workspace(of))
    png = maker.file(view, PictureOptions("png", preset))
    assert png_size(png)[0] == PICTURE_PRESETS[preset].width * PICTURE_PRESETS[preset].density


def test_an_empty_picture_says_so() -> None:
    of = dataset(link("a", "weapons", "b", "coast"), actor("c"), title="T" * 300)
    options = PictureOptions("svg", "slide", Theme.DARK)
    svg = PictureMaker(Workspace(of)).svg(View(kinds=frozenset(), tab="network"), options)
    root = ET.fromstring(svg)
    assert (root.get("width"), root.get("height")) == ("1280", "720")
    assert NOTHING_SHOWN in [part.text for part in root.iter(f"{SVG}text")]


def test_the_caption_names_the_file() -> None:
    view = replace(FIRST, theater="coast", tab=MAP_TAB)
    assert MAKER.words(view).file == "Two-small-wars_coast_2019-12-25"
    overview = replace(view, tab=OVERVIEW_TAB)
    assert MAKER.words(overview).file == "Two-small-wars_coast_2019-12-25_overview"


@pytest.mark.parametrize("preset", PICTURE_PRESETS)
def test_the_usual_preset_is_not_in_the_name(preset: str) -> None:
    name = file_name("wars", PictureOptions("svg", preset, Theme.LIGHT))
    assert name == ("wars.svg" if preset == DEFAULT_PRESET else f"wars_{preset}.svg")


TABS = {
    "compare": "Hills and Coast side by side",
    "matrix": "Hills and Coast: who stands with whom",
    "timeline": "Norland and Sudmark: links in time",
}


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("preset", PICTURE_PRESETS)
def test_every_tab_has_a_picture_of_its_own(tab: str, preset: str) -> None:
    view = replace(FIRST, tab=tab)
    options = PictureOptions("svg", preset)
    svg = MAKER.svg(view, options)
    assert svg != MAKER.svg(FIRST, options)
    root = ET.fromstring(svg)
    assert float(root.attrib["width"]) == PICTURE_PRESETS[preset].width
    said = [part.text for part in root.iter(f"{SVG}text")]
    assert TABS[tab] in said
    assert MAKER.words(view).file.endswith(f"_{tab}")
    assert read_svg_metadata(svg.encode()) == view_metadata(view, SAMPLE)
    png = MAKER.file(view, PictureOptions("png", preset, Theme.DARK))
    assert png_size(png)[0] == PICTURE_PRESETS[preset].width * PICTURE_PRESETS[preset].density


def test_a_tab_without_a_picture_has_that_of_the_map() -> None:
    alone = PictureMaker(Workspace(dataset(link("a", "weapons", "b", "coast"))))
    for maker, tab in ((MAKER, "table"), (alone, "compare")):
        view = replace(FIRST, tab=tab)
        assert maker.words(view) == maker.words(replace(FIRST, tab=MAP_TAB))


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_with_nothing_in_it_says_so(tab: str) -> None:
    of = Workspace(
        dataset(link("a", "weapons", "b", "coast", since="2019"), theaters={"hills": ()})
    )
    view = View(tab=tab, span=Span.parse("1300"), kinds=frozenset())
    svg = PictureMaker(of).svg(view, PictureOptions("svg", "article"))
    assert svg.count(NOTHING_SHOWN) == (2 if tab == "compare" else 1)


@pytest.mark.parametrize("preset", PICTURE_PRESETS)
def test_the_overview_has_its_own_headline_and_the_credit_below_it(preset: str) -> None:
    """Nothing is said twice: the title of a map's picture is not there."""
    root = ET.fromstring(MAKER.svg(FIRST, PictureOptions("svg", preset)))
    width, height = (float(root.get(side, "")) for side in ("width", "height"))
    sized = PICTURE_PRESETS[preset]
    assert width == sized.width
    assert height == (sized.height or height)
    said = [part.text or "" for part in root.iter(f"{SVG}text")]
    assert SAMPLE.title not in said
    assert said[0].startswith("Norland and Sudmark back opposite sides")
    (credit,) = [part for part in root.iter(f"{SVG}text") if (part.text or "").startswith("Data:")]
    pieces = [part for part in root.iter(f"{SVG}g") if part.get("data-role") == "theater"]
    assert {piece.get("data-id") for piece in pieces} == SAMPLE.theaters.keys()
    for piece in pieces:
        (box,) = piece.iter(f"{SVG}rect")
        assert float(box.get("x", "")) + float(box.get("width", "")) <= width
        assert float(box.get("y", "")) + float(box.get("height", "")) < float(credit.get("y", ""))


def test_the_colours_of_an_overview_are_those_of_the_theme() -> None:
    light, dark = (MAKER.svg(FIRST, PictureOptions("svg", theme=theme)) for theme in Theme)
    assert light != dark
    assert "var(--" not in light + dark


def test_a_file_says_how_many_lines_it_leaves_out(workspace: Workspace) -> None:
    maker = PictureMaker(workspace)
    view = replace(default_view(workspace.dataset), tab=MAP_TAB)
    for tab in (MAP_TAB, "compare"):
        few, everything = (
            ET.fromstring(
                maker.svg(replace(view, tab=tab, all_lines=wanted), PictureOptions("svg"))
            )
            for wanted in (False, True)
        )
        few_hidden, hidden = (
            [one.get("class", "") for one in root.iter() if one.get("display") == "none"]
            for root in (few, everything)
        )
        left_out = [names for names in few_hidden if "in-band" not in names]
        words = " ".join(one.text or "" for one in few.iter(f"{SVG}text"))
        assert f"{len(left_out)} more lines not drawn" in words
        assert len(left_out) > 100
        assert all("in-band" in names for names in hidden), "the band tells of it"
        assert "not drawn" not in " ".join(one.text or "" for one in everything.iter(f"{SVG}text"))
