"""Two dates on the page: from the list to the map, and from the map to the list."""

from __future__ import annotations

from playwright.sync_api import expect

from explorer.data.ids import PAIR_SEPARATOR
from explorer.data.model import Dataset
from pagework import Desk, address, details, doing, lead, line_spot

pytest_plugins = ("pagework",)

QUERY = "?theater=libya&ask=dates&versus=2019-06"


def test_a_change_leads_from_the_list_to_its_line(desk: Desk) -> None:
    page = desk.page
    lead(page, QUERY)
    first = details(page).locator(".rows > li").first
    with doing(page):
        first.get_by_role("button").nth(1).click()
    pair = address(page).partition("select=")[2].partition("&")[0].replace("%7E", "~")
    assert PAIR_SEPARATOR in pair
    expect(page.locator(f'#map .line.chosen[data-id^="{pair}"]').first).to_be_attached()
    expect(details(page).locator(".rows > li[aria-current=true]").first).to_be_visible()


def test_a_line_leads_from_the_map_to_its_changes(desk: Desk, dataset: Dataset) -> None:
    page = desk.page
    lead(page, QUERY)
    lines = page.locator("#map .line.began, #map .line.ended, #map .line.lessened")
    named = [str(one.get_attribute("data-id")) for one in lines.all()]
    assert named
    for line in named:
        at = line_spot(page, line)
        if at:
            break
    else:
        raise AssertionError("no changed line can be clicked")
    with doing(page):
        page.mouse.click(*at)
    current = details(page).locator(".rows > li[aria-current=true]").first
    expect(current).to_be_in_viewport()
    ends = line.split(PAIR_SEPARATOR)[:2]
    for end in ends:
        expect(current).to_contain_text(dataset.label(end))
