"""The matrix and the timeline, with keys, for ears, in both themes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from explorer.presentation.matrix_cells import mark_colour, scale_colours
from explorer.presentation.theme import Theme
from pagework import Desk, doing, lead, title, wait_for_address

pytest_plugins = ("pagework",)

COLOURS = """() => [...new Set([...document.querySelectorAll('#matrix td[data-cell]')]
  .map(cell => cell.className.match(/level[0-9]/)[0]))].map(name => {
    const style = getComputedStyle(document.querySelector(`#matrix .${name}`));
    return [name, style.backgroundColor, style.color]; })"""


def channels(colour: str) -> list[float]:
    """The red, green and blue of a computed colour, 0 to 255."""
    found = [float(one) for one in re.findall(r"[0-9.]+(?:e-\d+)?", colour.replace("srgb", ""))]
    return [255 * one for one in found[:3]] if "srgb" in colour else found[:3]


def hex_channels(colour: str) -> list[float]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


@pytest.mark.parametrize("theme", list(Theme))
def test_the_cells_have_the_colours_of_the_picture_to_take_along(
    fresh: Callable[..., Page], theme: Theme
) -> None:
    page = fresh("?tab=matrix", color_scheme=str(theme))
    expect(page.get_by_role("grid", name="Who stands how to whom")).to_be_visible()
    found = page.evaluate(COLOURS)
    assert len(found) > 4
    for name, ground, ink in found:
        level = int(name[-1])
        assert channels(ground) == pytest.approx(hex_channels(scale_colours(theme)[level]), abs=1)
        assert channels(ink) == pytest.approx(hex_channels(mark_colour(level, theme)), abs=1)


def test_the_matrix_is_walked_with_arrows_and_opened_with_enter(desk: Desk) -> None:
    page = desk.page
    lead(page, "?theater=libya&tab=matrix")
    grid = page.get_by_role("grid")
    expect(grid.get_by_role("columnheader").and_(page.locator("[data-cell]"))).to_have_count(2)
    stops = grid.locator("[tabindex='0']")
    expect(stops).to_have_count(1)
    stops.focus()
    page.keyboard.press("Control+Home")
    expect(grid.get_by_role("columnheader").and_(page.locator("[data-cell]")).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    first = page.locator(":focus")
    words = first.get_attribute("aria-label") or ""
    assert len(words) > 10
    page.keyboard.press("ArrowRight")
    focused = page.locator(":focus")
    expect(page.locator("#tip")).to_have_text(focused.get_attribute("aria-label") or "")
    pair = focused.get_attribute("data-cell") or ""
    with doing(page):
        page.keyboard.press("Enter")
    wait_for_address(page, f"?theater=libya&select={pair}&tab=matrix")
    # What is chosen is marked, and the focus is where it was.
    expect(page.locator("#matrix th.chosen").first).to_be_visible()
    expect(page.locator(":focus")).to_have_attribute("data-cell", pair)


def test_headings_of_rows_and_columns_stay_in_sight(desk: Desk) -> None:
    page = desk.page
    lead(page, "?tab=matrix&columns=actors")
    grid = page.get_by_role("grid")
    expect(page.locator("#matrix [data-columns=actors][aria-pressed=true]")).to_be_visible()
    grid.locator("[tabindex='0']").focus()
    page.keyboard.press("Control+End")
    for heading in ("#matrix thead th:last-child", "#matrix tr:last-child th[scope=row]"):
        expect(page.locator(heading).last).to_be_in_viewport(ratio=0.5)
    cell = page.locator(":focus").bounding_box()
    head = page.locator("#matrix thead").bounding_box()
    assert cell
    assert head
    assert cell["y"] >= head["y"] + head["height"] - 1, "the cell is not under the heading"


def test_a_click_on_a_cell_opens_what_it_rests_on(desk: Desk) -> None:
    page = desk.page
    lead(page, "?theater=libya&tab=matrix")
    cell = page.locator("#matrix td[data-cell='turkey~gna']")
    cell.hover()
    expect(page.locator("#tip")).to_contain_text("Turkey backs GNA")
    with doing(page):
        cell.click()
    expect(title(page)).to_contain_text("Turkey")
    wait_for_address(page, "?theater=libya&select=gna~turkey&tab=matrix")


def test_the_bars_of_the_timeline_are_buttons_of_a_list(desk: Desk) -> None:
    page = desk.page
    lead(page, "?select=turkey&tab=timeline")
    page.get_by_text("The same as a list").click()
    rows = page.get_by_role("list", name="Timeline of Turkey").get_by_role("button")
    expect(rows.first).to_be_visible()
    assert rows.count() > 20
    first = rows.first
    expect(page.locator("#timeline [data-roving] [tabindex='0']")).to_have_count(1)
    first.focus()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    expect(page.locator("#tip")).to_have_text(rows.nth(1).get_attribute("aria-label") or "")
    pair = rows.nth(1).get_attribute("data-node") or ""
    with doing(page):
        page.keyboard.press("Enter")
    wait_for_address(page, f"?select={pair}&tab=timeline")


def test_a_bar_lies_under_the_years_that_it_spans(desk: Desk) -> None:
    page = desk.page
    lead(page, "?select=turkey&tab=timeline")
    page.get_by_text("The same as a list").click()
    expect(page.get_by_role("list", name="Timeline of Turkey")).to_be_visible()
    found = page.evaluate("""() => {
      const at = (selector, side) => document.querySelector(selector).getBoundingClientRect()[side];
      const year = name => [...document.querySelectorAll('#timeline .year')]
        .find(one => one.textContent === name).getBoundingClientRect().left;
      const bar = document.querySelector('#timeline .may').getBoundingClientRect();
      return [bar.left, year('2011'), bar.right, at('#timeline .as-of', 'left')]; }""")
    begins, first_year, ends, as_of = found
    assert begins == pytest.approx(first_year, abs=2), "Turkey supports the opposition since 2011"
    assert ends > as_of


def test_the_letters_of_the_timeline_grow_with_the_page(fresh: Callable[..., Page]) -> None:
    page = fresh("?tab=timeline&select=russia", 1920, 1080)
    chart = page.get_by_role("figure", name="Timeline of Russia")
    label = chart.get_by_text("Troops: to Syrian gov.", exact=True)
    # The chart library is large.
    expect(label).to_be_visible(timeout=30_000)
    expect(label).to_have_css("font-size", "15.6px")
    assert label.evaluate("(text) => text.getBoundingClientRect().left") >= 0
    # and shrink with it again
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(label).to_have_css("font-size", "12px", timeout=30_000)
