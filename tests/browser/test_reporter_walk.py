"""The task of a reporter without a mouse: from the headline to the sources and a saved picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import Server, drawn, opened
from explorer.data.model import Dataset
from pagework import address, details, doing, search_box, title

pytest_plugins = ("pagework",)

STOPS = 10
"""An actor is reached in fewer presses of Tab than this."""

FEW = 30
"""How often one is willing to press it."""

FOCUSED = """() => { const one = document.activeElement; return {
  id: one.id, role: one.dataset.role ?? "", tag: one.tagName,
  name: (one.getAttribute("aria-label") || one.textContent).trim() }; }"""


@pytest.fixture
def start(browser: Browser, server: Server) -> Iterator[Page]:
    """A page as everybody first sees it, with nothing focused and the filters folded."""
    complaints: list[str] = []
    with opened(browser, complaints) as page:
        page.emulate_media(reduced_motion="reduce")
        page.set_default_timeout(10_000)
        page.goto(server.url)
        page.evaluate("localStorage.clear()")
        page.evaluate("document.documentElement.dataset.filters = ''")
        yield drawn(page)
    assert not complaints


def focused(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(FOCUSED)
    return found


def tab_to(page: Page, wanted: Callable[[dict[str, str]], bool], most: int = FEW) -> int:
    """Press Tab until something has the focus. How often that was."""
    passed = []
    for count in range(1, most + 1):
        page.keyboard.press("Tab")
        here = focused(page)
        if wanted(here):
            return count
        passed.append(here["name"][:24] or here["id"] or here["tag"])
    pytest.fail(f"not reached in {most} stops: {passed}")


def test_from_the_headline_to_the_sources_and_to_whoever_is_sought(
    start: Page, dataset: Dataset
) -> None:
    page = start
    # What is this? The picture says it as its name, and sums itself up.
    headline = "Russia and Turkey back opposite sides in both wars"
    shown = page.get_by_role("group", name=headline)
    expect(shown).to_be_visible()
    summary = shown.get_attribute("aria-describedby")
    assert summary
    expect(page.locator(f"#{summary}")).not_to_be_empty()

    # Past everything to the picture, and to the front in Libya.
    page.keyboard.press("Tab")
    assert focused(page)["name"] == "Skip to the picture"
    page.keyboard.press("Enter")
    tab_to(page, lambda here: here["name"].startswith("GNA and LNA at war"))
    with doing(page):
        page.keyboard.press("Enter")
    for side in ("gna", "lna"):
        expect(title(page)).to_contain_text(dataset.label(side))

    # What it rests on.
    page.keyboard.press("d")
    assert focused(page)["id"] == "panel"
    tab_to(page, lambda here: here["tag"] == "SUMMARY" and "source" in here["name"])
    page.keyboard.press("Enter")
    expect(details(page).locator(".evidence[open] blockquote").first).to_be_visible()
    tab_to(page, lambda here: here["tag"] == "A")

    # Who is that one? The focus is where one reads about him.
    page.keyboard.press("/")
    page.keyboard.type("haftar")
    with doing(page):
        page.keyboard.press("Enter")
    expect(title(page)).to_have_text(dataset.node("haftar").name)
    expect(details(page)).to_be_focused()

    # The same by the list, and by the link that skips what lies between.
    page.keyboard.press("/")
    page.keyboard.type("erdo")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    with doing(page):
        page.keyboard.press("Enter")
    expect(details(page)).to_be_focused()
    page.keyboard.press("/")
    expect(search_box(page)).to_be_focused()
    tab_to(page, lambda here: here["name"] == "To the details", 1)
    page.keyboard.press("Enter")
    expect(details(page)).to_be_focused()


def test_another_theater_another_day_and_a_picture_to_keep(start: Page) -> None:
    page = start
    page.keyboard.press("/")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("radio", name="All")).to_be_focused()
    with doing(page):
        page.keyboard.press("ArrowDown")
    assert "theater=syria" in address(page)
    expect(page.get_by_role("group", name="in Syria")).to_be_visible()
    with doing(page):
        page.keyboard.press(",")
    assert "date=2019-11-25" in address(page)

    tab_to(page, lambda here: here["name"] == "Share and export", 3)
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    assert focused(page)["name"] == "Download PNG"
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert "_syria_2019-11-25" in saved.value.suggested_filename
    assert saved.value.suggested_filename.endswith(".png")


def is_actor(here: dict[str, str]) -> bool:
    return here["role"] in ("side", "outsider", "rival", "go-between")


@pytest.mark.parametrize("tab", ["overview", "network"])
def test_an_actor_is_reached_in_under_ten_stops(start: Page, tab: str) -> None:
    page = start
    if tab != "overview":
        with doing(page):
            page.get_by_role("tab", name=tab.capitalize()).click()
        page.evaluate("document.activeElement.blur()")
        page.get_by_role("link", name="Skip to the picture").focus()
    else:
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    on_map = "document.activeElement.closest('#map .actor') !== null"
    count = 1 + tab_to(page, lambda here: is_actor(here) or page.evaluate(on_map), STOPS - 2)
    assert count < STOPS
    with doing(page):
        page.keyboard.press("Enter")
    expect(title(page)).not_to_have_text("Start here")


def test_anybody_is_found_in_under_ten_stops(start: Page, dataset: Dataset) -> None:
    page = start
    count = tab_to(page, lambda here: here["id"] == "search", STOPS - 1)
    assert count < STOPS
    page.keyboard.type("prigo")
    with doing(page):
        page.keyboard.press("Enter")
    expect(title(page)).to_have_text(dataset.node("prigozhin").name)
    expect(details(page)).to_be_focused()
