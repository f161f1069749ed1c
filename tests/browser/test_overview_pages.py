"""The pages of an overview of more theaters than have room on one."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Locator, Page, expect

from explorer.data.reading import read_dataset
from explorer.exchange.image_metadata import PNG_SIGNATURE
from explorer.exchange.yaml_dump import dataset_to_yaml
from explorer.web.app import create_app
from machine_browser import wait_until
from overview_many_files import many_theaters
from pagework import doing
from running_server import running_server

pytest_plugins = ("pagework",)

FIRST, LAST = "theaters 1 to 6 of 8", "theaters 7 to 8 of 8"
READY = """() => window.conflictExplorer?.ready && document.getElementById("overview")
  && !document.getElementById("first-page")"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page of eight theaters."""
    path = tmp_path_factory.mktemp("many") / "many.yaml"
    path.write_text(dataset_to_yaml(many_theaters(8)), encoding="utf-8")
    with running_server(create_app(read_dataset(path)).server) as url:
        yield url


@pytest.fixture
def wide(spare_page: Page, many: str) -> Page:
    """Its overview in a window that has room for cards."""
    page = spare_page
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(many)
    wait_until(page, READY)
    expect(shown(page)).to_have_text(FIRST)
    return page


def shown(page: Page) -> Locator:
    """Which theaters the page shows, in words."""
    return page.locator("#overview [data-id=pages]")


def way(page: Page, name: str) -> Locator:
    return page.locator("#overview").get_by_role("button", name=name)


def query(page: Page) -> str:
    return urlsplit(page.url).query


def theaters(page: Page) -> list[str | None]:
    found = page.locator("#overview [data-role=theater]").all()
    return [one.get_attribute("data-id") for one in found]


def test_a_click_turns_the_page_and_back_turns_it_again(wide: Page) -> None:
    page = wide
    first = theaters(page)
    assert len(first) == 6
    with doing(page):
        way(page, f"Next: {LAST}").click()
    expect(shown(page)).to_have_text(LAST)
    assert query(page) == "part=2"
    last = theaters(page)
    assert len(last) == 2
    assert not {*first} & {*last}
    page.reload()
    wait_until(page, READY)
    expect(shown(page)).to_have_text(LAST)
    assert (query(page), theaters(page)) == ("part=2", last)
    page.go_back()
    expect(shown(page)).to_have_text(FIRST)
    assert (query(page), theaters(page)) == ("", first)


def test_keys_turn_the_page_and_the_focus_stays_with_the_pages(wide: Page) -> None:
    page = wide
    way(page, "Next:").focus()
    # It is no part of the picture that stands out from the rest of it.
    expect(page.locator("#overview.pointing")).to_have_count(0)
    with doing(page):
        page.keyboard.press("Enter")
    expect(shown(page)).to_have_text(LAST)
    assert query(page) == "part=2"
    expect(way(page, f"Back: {FIRST}")).to_be_focused()
    with doing(page):
        page.keyboard.press(" ")
    expect(shown(page)).to_have_text(FIRST)
    assert query(page) == ""
    expect(way(page, "Next:")).to_be_focused()


def test_a_theater_and_back_begins_with_the_first_page(wide: Page) -> None:
    page = wide
    with doing(page):
        way(page, "Next:").click()
    expect(shown(page)).to_have_text(LAST)
    (name, *_) = theaters(page)
    with doing(page):
        page.locator(f"#overview [data-role=theater][data-id={name}]").press("Enter")
    assert query(page) == f"theater={name}"
    expect(shown(page)).to_have_count(0)
    page.go_back()
    expect(shown(page)).to_have_text(LAST)


def test_a_page_past_the_last_one_is_the_last_one(spare_page: Page, many: str) -> None:
    page = spare_page
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(f"{many}/?part=7")
    wait_until(page, READY)
    expect(shown(page)).to_have_text(LAST)
    expect(page.get_by_role("alert")).to_have_count(0)
    page.goto(f"{many}/?part=none")
    wait_until(page, READY)
    expect(shown(page)).to_have_text(FIRST)
    expect(page.get_by_role("alert")).to_contain_text("part goes from 1 to 999")


def test_without_scripts_the_ways_are_links(many: str) -> None:
    with urlopen(f"{many}/") as answer:
        text = answer.read().decode()
    assert 'href="?part=2"' in text


def test_the_picture_of_a_page_is_a_file_of_its_own(many: str) -> None:
    pictures = []
    for part in ("", "part=2&"):
        with urlopen(f"{many}/_picture?{part}_format=png") as answer:
            pictures.append(answer.read())
            names = answer.headers["Content-Disposition"]
        assert pictures[-1].startswith(PNG_SIGNATURE)
    assert pictures[0] != pictures[1]
    assert "part-2" in names


def test_a_phone_scrolls_past_all_theaters(spare_page: Page, many: str) -> None:
    page = spare_page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{many}/?part=2")
    wait_until(page, READY)
    expect(page.locator("#overview.phone")).to_be_visible()
    assert len(theaters(page)) == 8
    expect(shown(page)).to_have_count(0)
