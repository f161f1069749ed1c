"""Without a mouse: the keys, and a walk from the top of the page to what a link rests on."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

from explorer.data.model import Dataset
from explorer.graph.view_query import view_from_query
from machine_browser import wait_until
from pagework import (
    ZOOM,
    Desk,
    address,
    details,
    doing,
    expected,
    lead,
    marks,
    search_box,
    seen,
    slider,
    spot,
    title,
    wait_for_address,
)

pytest_plugins = ("pagework",)

MANY = 300
"""How often Tab may be pressed before a walk has gone astray."""

FEW = 40
"""How often one is willing to press it."""


def test_slash_goes_to_the_search(desk: Desk) -> None:
    desk.page.keyboard.press("/")
    expect(search_box(desk.page)).to_be_focused()
    expect(search_box(desk.page)).to_have_value("")
    desk.page.keyboard.type("1z,/")
    expect(search_box(desk.page)).to_have_value("1z,/")
    assert address(desk.page) == ""


@pytest.mark.parametrize("hops", [1, 2, 3])
def test_a_number_leaves_what_is_near(
    desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph, hops: int
) -> None:
    page = desk.page
    lead(page, "?select=haftar")
    with doing(page):
        page.keyboard.press(str(hops))
    view, _ = view_from_query(address(page), dataset)
    assert (view.focus, view.hops) == ("haftar", hops)
    assert seen(page) == expected(graph, view)


def test_escape_steps_back_to_all(desk: Desk) -> None:
    page = desk.page
    lead(page, "?focus=turkey&select=gna")
    with doing(page):
        page.keyboard.press("Escape")
    wait_for_address(page, "?focus=turkey")
    with doing(page):
        page.keyboard.press("Escape")
    wait_for_address(page, "")
    assert not marks(page, "faded")


def test_escape_ends_a_story_and_what_it_filtered(desk: Desk, dataset: Dataset) -> None:
    page = desk.page
    story = next(iter(dataset.stories))
    with doing(page):
        page.get_by_role("button", name="Stories").click()
    with doing(page):
        details(page).get_by_role("button", name=dataset.stories[story].title).click()
    assert f"story={story}.1" in address(page)
    with doing(page):
        page.keyboard.press("Escape")
    wait_for_address(page, "?tab=overview")


def test_escape_leaves_the_search_first(desk: Desk) -> None:
    page = desk.page
    lead(page, "?select=gna")
    search_box(page).focus()
    page.keyboard.type("tur")
    page.keyboard.press("Escape")
    assert address(page) == "?select=gna"
    page.evaluate("document.activeElement.blur()")
    with doing(page):
        page.keyboard.press("Escape")
    wait_for_address(page, "")


def test_z_fits(desk: Desk) -> None:
    page = desk.page
    before = page.evaluate(ZOOM)
    page.get_by_role("button", name="Zoom in").click()
    wait_until(page, f"before => ({ZOOM})() > 1.2 * before", arg=before)
    page.keyboard.press("Z")
    wait_until(page, f"before => Math.abs(({ZOOM})() - before) < 1e-4", arg=before)


def test_arrows_walk_from_actor_to_actor(desk: Desk, dataset: Dataset) -> None:
    """The first arrow chooses somebody, each further one goes that way."""
    page = desk.page
    with doing(page):
        page.keyboard.press("ArrowDown")
    start = view_from_query(address(page), dataset)[0].selected
    assert start
    for key, axis, sign in (
        ("ArrowRight", "x", 1),
        ("ArrowDown", "y", 1),
        ("ArrowLeft", "x", -1),
        ("ArrowUp", "y", -1),
    ):
        before = view_from_query(address(page), dataset)[0].selected
        with doing(page):
            page.keyboard.press(key)
        after = view_from_query(address(page), dataset)[0].selected
        assert before
        assert after
        index = "xy".index(axis)
        moved = spot(page, after)[index] - spot(page, before)[index]
        assert moved * sign > 0
        expect(title(page)).to_have_text(dataset.node(after).name)


def test_arrows_in_a_control_belong_to_it(desk: Desk) -> None:
    slider(desk.page).focus()
    with doing(desk.page):
        desk.page.keyboard.press("ArrowLeft")
    assert "select" not in address(desk.page)


def test_keys_with_control_belong_to_the_browser(desk: Desk) -> None:
    lead(desk.page, "?select=gna")
    for key in ("Control+1", "Alt+2", "Control+z", "Meta+3"):
        desk.page.keyboard.press(key)
    assert address(desk.page) == "?select=gna"


def focused(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(
        """() => { const one = document.activeElement; return {
          tag: one.tagName, role: one.getAttribute("role") || "", id: one.id,
          name: (one.getAttribute("aria-label") || one.labels?.[0]?.textContent
            || one.textContent).slice(0, 200),
          part: one.closest("header, aside, main, footer, section, nav")?.tagName || "" }; }"""
    )
    return found


def tab_to(
    page: Page, wanted: Callable[[dict[str, str]], bool], most: int = MANY
) -> dict[str, str]:
    """Press Tab until something has the focus."""
    seen_on_the_way = []
    for _ in range(most):
        page.keyboard.press("Tab")
        here = focused(page)
        seen_on_the_way.append(here["name"][:20])
        if wanted(here):
            return here
    pytest.fail(f"not reached by Tab: {seen_on_the_way}")


def test_from_the_top_to_the_evidence_by_keyboard(desk: Desk, dataset: Dataset) -> None:
    """Open the page, find Haftar, read who backs him, open what it rests on."""
    page = desk.page
    page.get_by_role("link", name="Skip to the picture").focus()
    tab_to(page, lambda here: here["id"] == "search")
    page.keyboard.type(dataset.node("haftar").name)
    expect(page.get_by_role("option")).to_have_text([dataset.node("haftar").name])
    page.keyboard.press("ArrowDown")
    with doing(page):
        page.keyboard.press("Enter")
    expect(title(page)).to_have_text(dataset.node("haftar").name)
    tab_to(page, lambda here: here["tag"] == "SUMMARY" and "source" in here["name"])
    page.keyboard.press("Enter")
    quote = details(page).locator(".evidence[open] blockquote").first
    expect(quote).to_be_visible()
    link = tab_to(page, lambda here: here["tag"] == "A")
    titles = {" ".join(source.title.split()) for source in dataset.sources.values()}
    assert " ".join(link["name"].split()) in titles


def test_from_the_search_to_the_details_is_a_short_way(desk: Desk) -> None:
    """Nobody presses Tab a hundred times to read about whom they have found."""
    page = desk.page
    lead(page, "?select=haftar")
    search_box(page).focus()
    page.keyboard.press("Tab")
    assert focused(page)["name"] == "To the details"
    page.keyboard.press("Enter")
    tab_to(page, lambda here: here["tag"] == "SUMMARY" and "source" in here["name"], FEW)


def test_the_skip_link_skips(fresh: Callable[..., Page]) -> None:
    """It is the first stop of a page, and leads past everything to the picture."""
    page = fresh()
    page.keyboard.press("Tab")
    assert "Skip" in focused(page)["name"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page)["part"] == "MAIN"


def test_everything_that_can_be_pressed_shows_its_focus(desk: Desk) -> None:
    """A ring, or a change of looks, wherever Tab goes."""
    page = desk.page
    lead(page, "?select=gna&theater=libya")
    page.evaluate("document.activeElement.blur()")
    page.get_by_role("link", name="Skip to the picture").focus()
    invisible = []
    for _ in range(60):
        page.keyboard.press("Tab")
        ring = page.evaluate(
            """() => { const one = document.activeElement;
              if (one === document.body) return true;
              const shown = node => { const style = getComputedStyle(node);
                return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
                  || style.boxShadow !== "none"; };
              return shown(one) || shown(one.parentElement)
                || (one.matches("input") && getComputedStyle(one).borderColor !==
                    getComputedStyle(document.documentElement).getPropertyValue("--rule")); }"""
        )
        if not ring:
            invisible.append(focused(page)["name"])
    assert not invisible


def test_focus_stays_where_one_was(desk: Desk) -> None:
    """An answer does not take the focus away from the box that was ticked."""
    page = desk.page
    tick = page.get_by_role("group", name="Link kinds").get_by_role("checkbox", name="Combat")
    tick.focus()
    with doing(page):
        page.keyboard.press("Space")
    expect(tick).to_be_focused()
    with doing(page):
        page.keyboard.press("Space")
    expect(tick).to_be_focused()
    radio = page.get_by_role("radio", name="Syria")
    radio.focus()
    with doing(page):
        page.keyboard.press("Space")
    expect(radio).to_be_focused()


def test_a_chosen_actor_is_announced(desk: Desk) -> None:
    """A live region says what changes: the summary counts what is shown."""
    page = desk.page
    status = page.locator("[role=status], [aria-live]").filter(has_text="actors")
    expect(status).to_be_visible()
    before = status.inner_text()
    with doing(page):
        page.get_by_role("radio", name="Libya").check()
    expect(status).not_to_have_text(before)
