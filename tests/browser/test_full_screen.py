"""The picture alone on the whole screen, and text that grows with the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from machine_browser import wait_until
from pagework import doing, lead, open_menu, search_box

pytest_plugins = ("pagework",)

IS_FULL = "document.documentElement.dataset.screen === 'picture'"
REFUSED = "() => { document.documentElement.requestFullscreen = () => Promise.reject(); }"
AROUND = (".header", "#panel", ".time", "#filters")

DRAWN_FOR = """([width, height]) => { const svg = document.getElementById("overview");
return window.conflictExplorer.ready && svg.getAttribute("width") === String(width)
  && Number(svg.getAttribute("height")) >= height; }"""


@pytest.fixture
def page(fresh: Callable[..., Page]) -> Iterator[Page]:
    """A page at the overview, whose browser grants no full screen, as some do not."""
    found = fresh("?tab=overview")
    found.evaluate(REFUSED)
    found.evaluate("() => { document.documentElement.dataset.filters = ''; }")
    yield found
    found.evaluate("document.documentElement.dataset.screen = ''")


def corner(page: Page) -> Locator:
    """The button beside the tabs, or over the picture."""
    return page.get_by_role("main").get_by_role("button", name="Full screen", exact=True)


def check_full(page: Page, stage: str) -> None:
    """Nothing but the picture is seen, and the way back over its corner."""
    for part in AROUND:
        expect(page.locator(part)).to_be_hidden()
    expect(page.get_by_role("tablist")).to_be_hidden()
    found = page.locator(stage).bounding_box()
    size = page.viewport_size
    assert found
    assert size
    assert (found["x"], found["y"], found["width"]) == (0, 0, size["width"])
    assert found["height"] >= size["height"] - 120, "the map keeps its legend"
    expect(corner(page)).to_be_visible()
    expect(corner(page)).to_have_attribute("aria-pressed", "true")


def test_the_overview_is_drawn_anew_for_the_screen_and_back(page: Page) -> None:
    wait_until(page, DRAWN_FOR, [1010, 500])
    corner(page).click()
    wait_until(page, DRAWN_FOR, [1280, 800])
    check_full(page, "#overview-stage")
    page.keyboard.press("Escape")
    expect(page.locator(".header")).to_be_visible()
    wait_until(page, DRAWN_FOR, [1010, 500])
    expect(corner(page)).to_have_attribute("aria-pressed", "false")
    expect(corner(page)).to_be_focused()


@pytest.mark.parametrize(
    ("tab", "stage"),
    [
        ("network", "#stage"),
        ("compare", ".compare"),
        ("matrix", "#matrix"),
        ("timeline", ".tab-body:has(#timeline)"),
    ],
)
def test_every_picture_has_it_by_a_key(page: Page, tab: str, stage: str) -> None:
    lead(page, f"?tab={tab}")
    page.keyboard.press("f")
    check_full(page, stage)
    page.keyboard.press("F")
    expect(page.locator(".header")).to_be_visible()


def test_the_letter_stays_a_letter_where_one_types(page: Page) -> None:
    search_box(page).press_sequentially("fr")
    expect(search_box(page)).to_have_value("fr")
    assert not page.evaluate(IS_FULL)


def test_escape_leaves_it_first(page: Page) -> None:
    lead(page, "?tab=network&select=gna")
    page.keyboard.press("f")
    page.keyboard.press("Escape")
    assert not page.evaluate(IS_FULL)
    assert "select=gna" in page.url
    with doing(page):
        page.keyboard.press("Escape")
    assert "select" not in page.url


def test_the_browser_has_its_own_and_leaving_that_leaves_it(fresh: Callable[..., Page]) -> None:
    page = fresh("?tab=network")
    corner(page).click()
    wait_until(page, "document.fullscreenElement === document.documentElement")
    assert page.evaluate(IS_FULL)
    page.evaluate("document.exitFullscreen()")
    wait_until(page, f"!({IS_FULL})")
    expect(page.locator(".header")).to_be_visible()


@pytest.mark.parametrize("size", [(390, 844), (844, 390)], ids="{0[0]}x{0[1]}".format)
def test_on_a_phone_it_is_in_the_menu(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    expect(corner(page)).to_be_hidden()
    open_menu(page)
    page.get_by_role("banner").get_by_role("button", name="Full screen").click()
    for part in (*AROUND, ".sheet-bar"):
        expect(page.locator(part)).to_be_hidden()
    way_back, stage = (
        one.bounding_box() for one in (corner(page), page.locator("#overview-stage"))
    )
    assert way_back
    assert stage
    assert min(way_back["width"], way_back["height"]) >= 44
    assert stage["width"] * stage["height"] >= 0.93 * size[0] * size[1]
    beside = way_back["x"] >= stage["x"] + stage["width"] - 1
    assert beside or way_back["y"] + way_back["height"] <= stage["y"] + 1, "it covers nothing"
    corner(page).click()
    expect(page.locator(".header")).to_be_visible()
    expect(page.get_by_role("button", name="Share and export")).to_be_focused()


LETTERS = """selector => { const one = document.querySelector(selector);
const size = parseFloat(getComputedStyle(one).fontSize);
return one.getScreenCTM ? size * one.getScreenCTM().a : size * (one.currentCSSZoom ?? 1); }"""


def test_text_grows_on_a_beamer(fresh: Callable[..., Page]) -> None:
    """In the pictures and around them, from a laptop to 1920x1080."""
    page = fresh("?tab=overview")
    page.evaluate("() => { document.documentElement.dataset.filters = ''; }")
    parts = {
        "overview": ["#overview .side text", "#overview .legend text"],
        "network": ["#map .label", "#details p", ".header label", "#legend button", "#summary"],
        "matrix": ["#matrix td"],
    }
    sizes: list[dict[str, float]] = []
    for width, height in ((1280, 800), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        found = {}
        for tab, selectors in parts.items():
            lead(page, f"?tab={tab}")
            if tab == "overview":
                wait_until(page, DRAWN_FOR, [{1280: 1010, 1920: 1570}[width], 500])
            for selector in selectors:
                page.locator(selector).first.wait_for(state="attached")
                found[selector] = page.evaluate(LETTERS, selector)
        sizes.append(found)
    small, large = sizes
    grown = {name: large[name] / small[name] for name in small}
    assert min(grown.values()) >= 1.25, grown
    assert min(large.values()) >= 14, large
    assert page.evaluate("document.documentElement.scrollWidth") <= 1920
