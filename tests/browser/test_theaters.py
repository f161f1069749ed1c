"""Files with other numbers of theaters than two: what is offered, and how one chooses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect

from conftest import drawn, on_map
from explorer.web.app import create_app
from pagework import address, doing, seen, wait_for_address
from running_server import running_server
from samples import dataset, link

pytest_plugins = ("pagework",)


@contextmanager
def wars(page: Page, count: int, query: str = "") -> Iterator[None]:
    """A page of so many wars, each of two parties, with one that helps in all of them."""
    names = [f"war-{number:02d}" for number in range(1, count + 1)]
    links = [link(f"a-{name}", "combat", f"b-{name}", name, since="2015") for name in names]
    links += [link("helper", "weapons", f"a-{name}", name, since="2016") for name in names]
    links.append(link("helper", "contact", "other", since="2019-12-01"))
    parties = {name: (f"a-{name}", f"b-{name}") for name in names}
    app = create_app(dataset(*links, theaters=parties))
    with running_server(app.server) as url:
        page.goto(f"{url}/{on_map(query)}")
        drawn(page)
        yield
        # The page may still fetch what it shows later, and the server is about to go.
        page.goto("about:blank")


def theater_field(page: Page) -> Locator:
    return page.get_by_label("Theater", exact=True).and_(page.locator("input"))


@pytest.mark.parametrize("count", [0, 1])
def test_with_one_theater_or_none_nothing_is_offered_that_needs_two(page: Page, count: int) -> None:
    with wars(page, count):
        expect(page.get_by_role("tab", name="Network")).to_be_visible()
        expect(page.get_by_role("tab", name="Compare")).to_have_count(0)
        expect(page.get_by_role("radio")).to_have_count(0)
        expect(theater_field(page)).to_have_count(0)
        expect(page.locator("#summary")).not_to_contain_text("All theaters")
        with doing(page):
            page.get_by_role("button", name="Bridges", exact=True).click()
        expect(page.get_by_role("button", name="Bridges between sides")).to_be_visible()
        expect(page.get_by_role("button", name="Bridges between theaters")).to_have_count(0)
        assert seen(page)[0]


def test_with_one_theater_an_address_that_compares_says_what_is_missing(page: Page) -> None:
    with wars(page, 1, "?tab=compare"):
        expect(page.get_by_role("alert")).to_contain_text("a comparison needs two theaters")
        expect(page.get_by_role("tab", name="Overview")).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("count", [3, 6])
def test_any_two_theaters_can_be_compared(page: Page, count: int) -> None:
    with wars(page, count, "?tab=compare"):
        left = page.get_by_label("Left theater")
        right = page.get_by_label("Right theater")
        expect(left).to_have_value("war-01")
        expect(right).to_have_value("war-02")
        assert len(left.locator("option").all()) == count
        with doing(page):
            left.select_option(label="War-03")
        wait_for_address(page, "?tab=compare&compare=war-03,war-02")
        expect(page.locator("#compare-map-0 .actor[data-id=a-war-03]")).to_have_count(1)
        expect(page.locator("#compare-map-1 .actor[data-id=a-war-02]")).to_have_count(1)
        expect(page.locator("#compare-lists")).to_contain_text("in War-03 and in War-02")
        # The one that stands there already: the two are swapped.
        with doing(page):
            left.select_option(label="War-02")
        wait_for_address(page, "?tab=compare&compare=war-02,war-03")
        expect(right).to_have_value("war-03")
        page.go_back()
        expect(left).to_have_value("war-03")
        expect(right).to_have_value("war-02")


def test_of_very_many_theaters_all_can_be_found(page: Page) -> None:
    with wars(page, 61):
        field = theater_field(page)
        field.click()
        expect(page.get_by_role("option", name="War-", exact=False)).to_have_count(61)
        for name in ("61", "30"):
            field.click()
            page.keyboard.type(f"war-{name}")  # takes the place of what stood there
            expect(field).to_have_value(f"war-{name}")
            with doing(page):
                page.keyboard.press("Enter")
            wait_for_address(page, f"?theater=war-{name}")
            expect(field).to_have_value(f"War-{name}")
        assert address(page) == "?theater=war-30"
        assert seen(page)[0] == {"a-war-30", "b-war-30", "helper"}
