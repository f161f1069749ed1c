"""The picture: labels that can be read, room that is used, and a PNG fit to print."""

from __future__ import annotations

import struct
import subprocess
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

from conftest import PROGRAM, ROOT, drawn, on_map
from explorer.data.model import Dataset
from explorer.data.vocabulary import ActorType
from explorer.graph.select import select
from explorer.graph.view import View, default_view
from explorer.graph.view_query import view_from_query
from explorer.layout import main_backers
from explorer.presentation.captions import caption
from explorer.workspace import Workspace
from machine_browser import wait_until
from pagework import (
    ZOOM,
    Desk,
    Picture,
    Pixels,
    doing,
    lead,
    open_menu,
    picture,
    pixels,
    radio,
)
from sweeping import sampled

pytest_plugins = ("pagework",)

WINDOWS = ((1280, 800), (1440, 900), (1920, 1080))
THEATERS = ("all", "syria", "libya")


# --- at first sight ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def first_sights(
    windows: Callable[[int, int], Page],
) -> Callable[[tuple[int, int], str], Picture]:
    """What a page of a size shows of a theater when it opens, each looked at once."""
    found: dict[tuple[tuple[int, int], str], Picture] = {}

    def sight(window: tuple[int, int], theater: str) -> Picture:
        if (window, theater) not in found:
            page = windows(*window)
            text = "" if theater == "all" else f"?theater={theater}"
            page.goto(page.url.partition("?")[0] + on_map(text))
            found[window, theater] = picture(drawn(page))
        return found[window, theater]

    return sight


@pytest.fixture(params=sampled(WINDOWS, WINDOWS[::2]), ids="{0[0]}x{0[1]}".format)
def window(request: pytest.FixtureRequest) -> tuple[int, int]:
    size: tuple[int, int] = request.param
    return size


@pytest.fixture(params=THEATERS)
def sight(
    request: pytest.FixtureRequest,
    window: tuple[int, int],
    first_sights: Callable[[tuple[int, int], str], Picture],
) -> tuple[str, Picture]:
    return request.param, first_sights(window, request.param)


def test_every_label_can_be_read(sight: tuple[str, Picture]) -> None:
    assert sight[1].smallest >= 10


def test_no_label_covers_anything(sight: tuple[str, Picture]) -> None:
    assert not sight[1].overlaps


def test_no_label_is_cut_at_the_edge(sight: tuple[str, Picture]) -> None:
    found = sight[1]
    left, top, right, bottom = found.extent
    assert min(left, top) >= 0
    assert right <= found.width
    assert bottom <= found.height


def test_parties_and_main_backers_have_their_labels(
    sight: tuple[str, Picture], dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    parties = {party for one in dataset.theaters.values() for party in one.parties}
    wanted = (parties | {*main_backers(dataset, graph)}) & set(sight[1].nodes)
    assert wanted <= sight[1].labelled


def test_three_labels_in_five_are_there(sight: tuple[str, Picture], dataset: Dataset) -> None:
    """Of those who act; people, bodies, companies and agreements wait until one comes near."""
    waiting = {ActorType.PERSON, ActorType.BODY, ActorType.COMPANY, ActorType.PARTY}
    acting = {
        node
        for node in sight[1].nodes
        if node in dataset.actors and dataset.actors[node].type not in waiting
    }
    assert len(sight[1].labelled & acting) >= 0.6 * len(acting)


def test_most_of_the_room_is_used(sight: tuple[str, Picture]) -> None:
    """A map by areas keeps its shape, whatever that of the window is."""
    assert sight[1].share >= 0.58


def test_the_four_corners_of_the_story(
    window: tuple[int, int], first_sights: Callable[[tuple[int, int], str], Picture]
) -> None:
    """GNA, LNA, the Syrian opposition and the Syrian government, Turkey and Russia between."""
    found = first_sights(window, "all")
    place = {
        node: (x / found.width - 0.5, y / found.height - 0.5)
        for node, (_, x, y, _) in found.nodes.items()
    }
    middle = (place["turkey"][1] + place["russia"][1]) / 2
    for node, right, down in (
        ("gna", -1, -1),
        ("lna", -1, 1),
        ("syrian-opposition", 1, -1),
        ("syria-government", 1, 1),
    ):
        x, y = place[node]
        assert (x - place["turkey"][0]) * right > 0.1, node
        assert (y - middle) * down > 0.03, node
    for node, down in (("turkey", -1), ("russia", 1)):
        x, y = place[node]
        assert abs(x) < 0.25, node
        assert (y - middle) * down > 0.1, node


def test_another_window_shows_what_a_fresh_one_would(
    fresh: Callable[..., Page], first_sights: Callable[[tuple[int, int], str], Picture]
) -> None:
    """A window that is made larger fits its picture, labels too."""
    page = fresh("", 1000, 700)
    width = page.evaluate(WIDTH)
    page.set_viewport_size({"width": 1440, "height": 900})
    wait_until(page, f"{WIDTH} > {width} + 300")
    page.evaluate(TWO_FRAMES)
    found, wanted = picture(page), first_sights((1440, 900), "all")
    assert found.nodes.keys() == wanted.nodes.keys()
    for node, (_, x, y, _) in wanted.nodes.items():
        assert found.nodes[node][1:3] == pytest.approx((x, y), abs=3), node
    assert found.labelled == wanted.labelled
    assert not found.overlaps


WIDTH = "document.getElementById('map').getBoundingClientRect().width"
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def test_labels_cover_nothing_after_filters_and_zoom(desk: Desk) -> None:
    page = desk.page
    for text in ("?theater=libya&kinds=combat,weapons,troops", "?date=2014", "?focus=turkey"):
        lead(page, text)
        assert not picture(page).overlaps, text
    lead(page, "")
    for button in ("Zoom in", "Zoom in", "Zoom out", "Zoom out", "Zoom out"):
        page.get_by_role("button", name=button).click()
        page.evaluate(TWO_FRAMES)
        found = picture(page)
        inside = [
            label
            for label in found.labels
            if label.box[0] >= 0 and label.box[2] <= found.width
            and label.box[1] >= 0 and label.box[3] <= found.height
        ]  # fmt: skip
        assert inside
        assert not found.overlaps
        assert found.smallest >= 10


def test_a_chosen_actor_and_its_neighbours_have_room_for_labels(desk: Desk) -> None:
    lead(desk.page, "?select=turkey")
    found = picture(desk.page)
    assert "turkey" in found.labelled
    assert not found.overlaps


# --- places -----------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["?kinds=combat", "?kinds=weapons", "?types=state"])
def test_filters_move_nobody(desk: Desk, text: str) -> None:
    """Nor does what comes and goes around the map with them."""
    page = desk.page
    before = picture(page).nodes
    lead(page, text)
    page.evaluate(TWO_FRAMES)
    after = picture(page).nodes
    assert after.keys() <= before.keys()
    far = [
        node
        for node, (_, x, y, _) in after.items()
        if abs(before[node][1] - x) > 1 or abs(before[node][2] - y) > 1
    ]
    assert not far


def test_where_one_has_zoomed_to_stays(desk: Desk) -> None:
    """Choosing an actor or leaving out a kind does not throw one back to the whole map."""
    page = desk.page
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    page.evaluate(TWO_FRAMES)
    before = page.evaluate(ZOOM)
    for text in ("?select=russia", "?kinds=combat,weapons&select=russia"):
        lead(page, text)
        page.evaluate(TWO_FRAMES)
        assert page.evaluate(ZOOM) == pytest.approx(before)


def test_a_theater_glides_and_comes_back_to_the_same_places(desk: Desk) -> None:
    page = desk.page
    before = picture(page).nodes
    page.emulate_media(reduced_motion="no-preference")
    try:
        with doing(page):
            radio(page, "Libya").check()
        assert picture(page).nodes["gna"] != before["gna"]
        with doing(page):
            radio(page, "All").check()
    finally:
        page.emulate_media(reduced_motion="reduce")
    after = picture(page).nodes
    assert {node: place[1:3] for node, place in after.items()} == {
        node: pytest.approx(place[1:3], abs=0.5) for node, place in before.items()
    }


def test_the_same_file_gives_the_same_picture(dataset: Dataset) -> None:
    one, other = Workspace(dataset), Workspace(dataset)
    for theater in (None, *dataset.theaters):
        assert one.layout(theater).places == other.layout(theater).places


def test_without_motion_nothing_glides(desk: Desk) -> None:
    """Where the system asks for calm, places change at once."""
    page = desk.page
    page.evaluate(
        """() => {
          window.places = new Set();
          const mark = document.querySelector('#map .actor[data-id="gna"]');
          window.watch = new MutationObserver(() => places.add(mark.getAttribute("transform")));
          window.watch.observe(mark, { attributeFilter: ["transform"] });
        }"""
    )
    with doing(page):
        radio(page, "Libya").check()
    assert page.evaluate("window.places.size") == 1
    page.evaluate("window.watch.disconnect()")


# --- the PNG ----------------------------------------------------------------------------


def download(page: Page, folder: Path) -> Path:
    with page.expect_download() as found:
        open_menu(page)
        page.get_by_role("button", name="Download PNG").click()
    path = folder / found.value.suggested_filename
    found.value.save_as(path)
    return path


def check_picture(page: Page, path: Path) -> Pixels:
    """Sharp, not blank, and with words above and below the map, nothing at the edges."""
    seen_in_it = pixels(page, path.read_bytes())
    assert seen_in_it.width == 1920
    assert seen_in_it.colours > 200
    assert min(seen_in_it.margins) >= 8
    rows, height = seen_in_it.rows, seen_in_it.height
    for name, part in (
        ("title", rows[: height // 12]),
        ("map", rows[height // 4 : height * 3 // 4]),
        ("legend and credit", rows[-height // 10 :]),
    ):
        assert sum(map(bool, part)) > 10, name
    # A map that is cut off would run into the frame: its outermost columns hold no lines.
    return seen_in_it


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("", ""),
        ("?theater=libya&select=turkey", "_turkey"),
        ("?theater=syria&date=2015..2019-12-25&kinds=combat,strikes", "_combat-strikes"),
        ("?date=any", ""),
        ("?theater=libya&tab=matrix", "_matrix"),
        ("?tab=timeline&select=turkey", "_turkey_timeline"),
    ],
)
def test_a_png_is_named_and_whole(
    desk: Desk, dataset: Dataset, tmp_path: Path, text: str, more: str
) -> None:
    page = desk.page
    lead(page, text)
    view, _ = view_from_query(text, dataset)
    path = download(page, tmp_path)
    day = str(view.span) if view.span else "any"
    place = view.theater or "all"
    assert path.name == f"Russia-and-Turkey-in-Syria-and-Libya_{place}_{day}{more}.png"
    check_picture(page, path)
    expect(page.get_by_role("status").filter(has_text="Saved")).to_contain_text(path.name)


def test_a_png_shows_all_of_the_map_when_zoomed_in(desk: Desk, tmp_path: Path) -> None:
    page = desk.page
    whole = check_picture(page, download(page, tmp_path))
    for _ in range(5):
        page.get_by_role("button", name="Zoom in").click()
    page.evaluate(TWO_FRAMES)
    zoomed = check_picture(page, download(page, tmp_path))
    assert (zoomed.width, zoomed.height) == (whole.width, whole.height)
    changed = sum(abs(a - b) for a, b in zip(whole.rows, zoomed.rows, strict=True))
    assert changed < 0.02 * sum(whole.rows)


def test_labels_are_as_they_were_after_a_png(desk: Desk, tmp_path: Path) -> None:
    before = picture(desk.page)
    download(desk.page, tmp_path)
    after = picture(desk.page)
    assert after.labelled == before.labelled
    assert after.smallest == before.smallest


def test_a_png_of_an_empty_picture(desk: Desk, tmp_path: Path) -> None:
    """It says what was filtered, and does not fail."""
    lead(desk.page, "?kinds=none")
    found = pixels(desk.page, download(desk.page, tmp_path).read_bytes())
    assert found.colours > 10


def test_a_png_on_a_phone(fresh: Callable[..., Page], tmp_path: Path) -> None:
    page = fresh("?theater=libya", 390, 844)
    found = check_picture(page, download(page, tmp_path))
    assert found.width >= 1600


def test_a_dark_png_is_dark(fresh: Callable[..., Page], tmp_path: Path) -> None:
    page = fresh("", color_scheme="dark")
    found = check_picture(page, download(page, tmp_path))
    assert max(found.ground) < 60


def test_the_same_view_gives_the_same_png(desk: Desk, tmp_path: Path) -> None:
    """A picture holds no time of its making."""
    lead(desk.page, "?theater=libya")
    one = download(desk.page, tmp_path).read_bytes()
    other = download(desk.page, tmp_path).read_bytes()
    assert one == other


@pytest.mark.parametrize("text", ["", "?theater=libya&kinds=combat,weapons"])
def test_a_download_is_the_picture_of_the_command(desk: Desk, tmp_path: Path, text: str) -> None:
    """To the byte, for the same view and size; also as SVG, and by the page's own preset."""
    page = desk.page
    lead(page, text)
    named = parse_qsl(text.removeprefix("?"))
    options = [part for name, value in named for part in (f"--{name}", value)]
    png, svg = tmp_path / "a.png", tmp_path / "a.svg"
    for path in (png, svg):
        command = [*PROGRAM, "snapshot", *options, "--tab=network", "-o", str(path)]
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    assert download(page, tmp_path).read_bytes() == png.read_bytes()
    with page.expect_download() as found:
        open_menu(page)
        page.get_by_role("button", name="Download SVG").click()
    found.value.save_as(tmp_path / "page.svg")
    assert (tmp_path / "page.svg").read_bytes() == svg.read_bytes()


def texts_of(data: bytes) -> Iterator[tuple[str, str]]:
    """The iTXt chunks of a PNG: keyword and text."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        assert zlib.crc32(kind + body) == struct.unpack(">I", data[at + 8 + length :][:4])[0]
        if kind == b"iTXt":
            keyword, _, rest = body.partition(b"\0")
            packed, rest = rest[0], rest[2:]
            _, _, text = rest.split(b"\0", 2)
            yield keyword.decode(), (zlib.decompress(text) if packed else text).decode()
        at += 12 + length


def test_a_png_holds_its_view(desk: Desk, dataset: Dataset, tmp_path: Path) -> None:
    """`serve --view` opens what a picture shows: the view stands in its metadata."""
    text = "?theater=libya&kinds=combat,weapons&select=lna&tab=network"
    lead(desk.page, text)
    found = dict(texts_of(download(desk.page, tmp_path).read_bytes()))
    view, notices = view_from_query(found["explorer:view"], dataset)
    assert not notices
    assert view == view_from_query(text, dataset)[0]


def test_a_png_says_what_is_in_it(desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    """The words that go into it are those of the caption."""
    text = "?theater=syria&kinds=combat&focus=sdf"
    lead(desk.page, text)
    view: View = view_from_query(text, dataset)[0]
    words = caption(dataset, select(graph, view), view)
    found = desk.page.evaluate("window.conflictExplorer.picture.caption")
    assert found["title"] == words.title == "SDF in Syria: only combat"
    assert dataset.title in found["credit"]
    assert found["subtitle"] == words.subtitle
    assert "within 1 step of SDF" in words.subtitle
    assert "only combat" in words.subtitle
    assert dataset.license in found["credit"]
    assert view != default_view(dataset)
