"""Tabs that show nothing say so above themselves, and lead back by mouse and by keys."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from pagework import Desk, address, doing, lead, wait_for_address

pytest_plugins = ("pagework",)


def note(desk: Desk) -> Locator:
    return desk.page.locator("#empty-tab")


@pytest.mark.parametrize("tab", ["&tab=overview", "&tab=compare", "&tab=table"])
def test_a_day_without_links_leads_to_the_nearest_that_has_any(desk: Desk, tab: str) -> None:
    page = desk.page
    lead(page, f"?date=2009-05-03&kinds=weapons&columns=actors{tab}")
    expect(note(desk)).to_contain_text("No link with these filters on 3 May 2009.")
    expect(note(desk)).to_contain_text("The data begin in January 2011.")
    way = note(desk).get_by_role("button", name=re.compile("^Go to .* the nearest day with links"))
    way.focus()
    with doing(page):
        page.keyboard.press("Enter")
    expect(note(desk)).to_be_hidden()
    found = address(page)
    assert re.search(r"date=20\d\d-\d\d-\d\d", found)
    assert "2009" not in found
    assert all(part in found for part in ("kinds=weapons", "columns=actors", tab.strip("&")))


@pytest.mark.parametrize("tab", ["&tab=overview", "&tab=matrix"])
def test_a_day_without_parties_leads_to_the_nearest_that_has_any(desk: Desk, tab: str) -> None:
    page = desk.page
    lead(page, f"?date=2009-05-03{tab}")
    expect(note(desk)).to_contain_text("No party to a conflict on 3 May 2009.")
    with doing(page):
        note(desk).get_by_role("button", name=re.compile("the nearest day with a party$")).click()
    expect(note(desk)).to_be_hidden()
    assert re.search(r"date=2011-\d\d-\d\d", address(page))


@pytest.mark.parametrize(
    ("query", "way", "after"),
    [
        ("?kinds=none&tab=overview", "Show all kinds (", "?tab=overview"),
        ("?confidence=none&tab=table", "Show all confidences (", "?tab=table"),
        ("?kinds=none&tab=timeline&theater=libya", "Show all kinds (",
         "?theater=libya&tab=timeline"),
    ],
)  # fmt: skip
def test_filters_that_hide_everything_are_lifted(
    desk: Desk, query: str, way: str, after: str
) -> None:
    page = desk.page
    lead(page, query)
    with doing(page):
        note(desk).get_by_role("button", name=re.compile(f"^{re.escape(way)}")).click()
    expect(note(desk)).to_be_hidden()
    wait_for_address(page, after)
