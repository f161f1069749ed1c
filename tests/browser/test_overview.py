"""The overview: the first tab, drawn for its window, with pieces to point at and to choose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, Position, expect

from conftest import Server
from machine_browser import wait_until
from pagework import Desk, address, details, doing, lead, open_menu, radio, title

pytest_plugins = ("pagework",)

START = "?tab=overview"
FOLDED = "() => { document.documentElement.dataset.filters = ''; }"
OPEN = """() => { document.documentElement.dataset.filters = 'open';
  localStorage.setItem('conflict-explorer-filters', 'open'); }"""

SIZES = ((1280, 800), (1920, 1080), (1440, 900), (390, 844), (360, 640), (844, 390))


def overview(page: Page) -> Locator:
    return page.locator("#overview")


def piece(page: Page, name: str) -> Locator:
    """A theater, by its name; the sides in it lie above its middle."""
    return overview(page).get_by_role("button", name=re.compile(rf"{name}: \d sides"))


TITLE = Position(x=40, y=16)
"""Where the name of a theater stands in it."""


def is_open(page: Page, tab: str) -> bool:
    return page.get_by_role("tab", name=tab, exact=True).get_attribute("aria-selected") == "true"


def drawn_size(page: Page) -> list[int]:
    found: list[int] = page.evaluate(
        "() => ['width', 'height'].map((side) => "
        "Number(document.getElementById('overview').getAttribute(side)))"
    )
    return found


def wait_for_size(page: Page) -> None:
    """Wait until the overview is drawn for the room that there is, to ten px."""
    wait_until(
        page,
        """() => { const stage = document.getElementById('overview-stage').getBoundingClientRect();
        const svg = document.getElementById('overview');
        return window.conflictExplorer.ready && svg.getClientRects().length
          && svg.getAttribute('width') === String(Math.floor(stage.width / 10) * 10); }""",
    )


@pytest.fixture
def first(desk: Desk) -> Iterator[Page]:
    """The shared page at the overview, with the filters folded."""
    page = desk.page
    page.evaluate(FOLDED)
    lead(page, START)
    wait_for_size(page)
    yield page
    page.evaluate(OPEN)


def test_it_is_the_first_tab_and_needs_no_part_of_the_address(
    fresh: Callable[..., Page], server: Server
) -> None:
    page = fresh("?tab=overview")
    page.goto(server.url)
    wait_until(page, "() => window.conflictExplorer?.ready")
    assert page.evaluate("location.search") == ""
    assert is_open(page, "Overview")
    expect(overview(page)).to_be_visible()
    expect(overview(page)).to_have_count(1)
    expect(page.locator("#map")).to_have_count(0)


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_it_is_drawn_for_the_room_that_there_is(first: Page, size: tuple[int, int]) -> None:
    page = first
    page.set_viewport_size({"width": size[0], "height": size[1]})
    try:
        wait_for_size(page)
        stage = page.locator("#overview-stage").bounding_box()
        box = overview(page).bounding_box()
        assert stage
        assert box
        width, height = drawn_size(page)
        assert (box["width"], box["height"]) == (width, height), "no letter is made smaller"
        assert 0 <= stage["width"] - width < 10
        assert box["x"] >= stage["x"]
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        if size == (1280, 800):
            assert stage["width"] >= 1000
            assert stage["height"] >= 620
    finally:
        page.set_viewport_size({"width": 1280, "height": 800})


def test_a_theater_is_chosen_and_all_come_back(first: Page) -> None:
    page = first
    with doing(page):
        piece(page, "Syria").click(position=TITLE)
    assert address(page) == "?theater=syria&tab=overview"
    expect(radio(page, "Syria")).to_be_checked()
    expect(piece(page, "Libya")).to_have_count(0)
    with doing(page):
        radio(page, "All").check()
    expect(piece(page, "Libya")).to_be_visible()


def test_it_follows_the_date_and_what_is_selected_is_told_beside_it(first: Page) -> None:
    page = first
    with doing(page):
        page.get_by_role("button", name="Who stands behind GNA?").click()
    assert address(page) == "?select=gna&tab=overview"
    expect(title(page)).to_have_text("Government of National Accord")
    with doing(page):
        page.keyboard.press("Escape")
    expect(title(page)).to_have_text("Start here")
    with doing(page):
        page.get_by_role("button", name="A month back").click()
    assert is_open(page, "Overview")


def test_what_only_the_map_shows_is_shown_on_it(first: Page) -> None:
    page = first
    with doing(page):
        page.get_by_role("button", name="What changed in 2019?").click()
    assert is_open(page, "Network")
    expect(page.locator("#map g.line").first).to_be_attached()
    page.go_back()
    overview_tab = page.get_by_role("tab", name="Overview", exact=True)
    expect(overview_tab).to_have_attribute("aria-selected", "true")
    with doing(page):
        page.get_by_role("button", name="Camps", exact=True).click()
    assert is_open(page, "Network")


def test_the_story_begins_with_one_press(first: Page) -> None:
    page = first
    with doing(page):
        details(page).get_by_role("button", name="Read “The article").click()
    assert is_open(page, "Network")
    expect(details(page)).to_contain_text("1 of 8")


def test_the_focus_survives_another_picture(first: Page) -> None:
    page = first
    piece(page, "Libya").focus()
    with doing(page):
        page.keyboard.press(",")
    expect(piece(page, "Libya")).to_be_focused()


def test_keys_go_from_piece_to_piece_and_choose(first: Page) -> None:
    page = first
    piece(page, "Syria").focus()
    page.keyboard.press("ArrowRight")
    expect(piece(page, "Syria")).not_to_be_focused()
    expect(overview(page).locator(".piece:focus")).to_have_count(1)
    piece(page, "Syria").focus()
    with doing(page):
        page.keyboard.press("Enter")
    assert address(page) == "?theater=syria&tab=overview"


def test_a_piece_that_is_pointed_at_says_what_it_is(first: Page) -> None:
    page = first
    piece(page, "Syria").hover(position=TITLE)
    expect(page.locator("#tip")).to_have_text(
        re.compile(r"^Syria: 5 sides\. Pedersen mediates between ")
    )
    page.mouse.move(1, 1)
    expect(page.locator("#tip")).to_be_hidden()


def test_without_scripts_it_is_there_and_its_pieces_are_links(
    browser: object, server: Server
) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    try:
        page = context.new_page()
        page.goto(server.url)
        expect(page.locator("#overview")).to_be_visible()
        expect(page.locator("svg.overview:visible")).to_have_count(1)
        page.locator("#overview a.theater[data-id=libya]").click(position=TITLE)
        assert page.url.endswith("?theater=libya")
        page.set_viewport_size({"width": 390, "height": 844})
        expect(page.locator("#overview")).to_be_hidden()
        expect(page.locator("svg.overview:visible")).to_have_count(1)
    finally:
        context.close()


# --- what stands around it -----------------------------------------------------------------


def test_the_filters_are_folded_until_they_are_wanted_and_say_how_many_are_on(first: Page) -> None:
    page = first
    button = page.get_by_role("main").get_by_role("button", name="Filters")
    panel = page.get_by_role("complementary", name="Filters")
    expect(panel).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(panel).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    wait_for_size(page)
    with doing(page):
        panel.get_by_role("checkbox", name="Combat", exact=True).uncheck()
    expect(button).to_have_text("Filters (1)")
    assert page.evaluate("localStorage.getItem('conflict-explorer-filters')") == "open"
    button.click()
    expect(panel).to_be_hidden()
    assert page.evaluate("localStorage.getItem('conflict-explorer-filters')") is None


def test_the_menu_is_opened_and_left_by_keys(first: Page) -> None:
    page = first
    menu = page.get_by_role("button", name="Share and export", exact=True)
    entries = ("Download PNG", "Download SVG", "Copy link", "Export and cite", "Reset view")
    for name in entries:
        expect(page.get_by_role("button", name=name, exact=True)).to_be_hidden()
    menu.focus()
    page.keyboard.press("Enter")
    for name in entries:
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name=entries[0], exact=True)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("button", name=entries[-1], exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")
    open_menu(page)
    page.get_by_role("region", name="Details").click(position={"x": 5, "y": 5})
    expect(menu).to_have_attribute("aria-expanded", "false")
