"""The page as people use it: choose, find, click, read on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

from conftest import Server
from explorer import search
from explorer.elements import lines
from explorer.exchange import nodelink
from explorer.model import Actor, Dataset
from explorer.view import View, default, parse, query, select
from explorer.vocabulary import ACTOR_TYPES, FAMILIES, KINDS
from pagework import (
    Desk,
    address,
    box,
    click_node,
    details,
    doing,
    expected,
    ground_spot,
    lead,
    line_spot,
    marks,
    radio,
    search_box,
    seen,
    select_tab,
    spot,
    title,
    wait_for_address,
)

pytest_plugins = ("pagework",)

THEATERS = ("", "?theater=syria", "?theater=libya")


# --- choosing ---------------------------------------------------------------------------


def test_the_page_has_a_title_and_a_language(desk: Desk, dataset: Dataset) -> None:
    assert desk.page.title() == dataset.title
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(dataset.title)
    assert desk.page.evaluate("document.documentElement.lang")


def test_theaters_are_native_radios_in_the_order_of_the_file(desk: Desk, dataset: Dataset) -> None:
    group = desk.page.get_by_role("radiogroup").first
    expect(group).to_have_accessible_name("Theater")
    inputs = group.locator("input[type=radio]")
    names = [one.evaluate("node => node.labels[0].textContent") for one in inputs.all()]
    assert names == ["All", *(theater.name for theater in dataset.theaters.values())]
    expect(radio(desk.page, "All")).to_be_checked()


def test_a_theater_shows_its_part(desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    for theater in dataset.theaters.values():
        with doing(desk.page):
            radio(desk.page, theater.name).check()
        assert seen(desk.page) == expected(graph, replace(default(dataset), theater=theater.id))
        wait_for_address(desk.page, f"?theater={theater.id}")
    with doing(desk.page):
        radio(desk.page, "All").check()
    wait_for_address(desk.page, "")
    assert seen(desk.page) == expected(graph, default(dataset))


def test_theaters_by_arrow_keys(desk: Desk) -> None:
    radio(desk.page, "All").focus()
    with doing(desk.page):
        desk.page.keyboard.press("ArrowRight")
    expect(radio(desk.page, "Syria")).to_be_checked()
    wait_for_address(desk.page, "?theater=syria")


def test_a_kind_and_a_type_can_be_left_out(
    desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    page = desk.page
    with doing(page):
        box(page, "Link kinds", "Combat").uncheck()
    with doing(page):
        box(page, "Actor types", "People").uncheck()
    view, notices = parse(address(page), dataset)
    assert not notices
    assert view.kinds is not None
    assert "combat" not in view.kinds
    assert view.types is not None
    assert "person" not in view.types
    assert seen(page) == expected(graph, view)
    with doing(page):
        box(page, "Link kinds", "Combat").check()
    with doing(page):
        box(page, "Actor types", "People").check()
    wait_for_address(page, "")


def counts_of(page: Page, group: str) -> dict[str, int]:
    """The number beside each box."""
    script = """group => Object.fromEntries([...group.querySelectorAll("input[type=checkbox]")]
      .map(box => [box.value, Number(box.closest(".box").querySelector(".count").textContent)]))"""
    found: dict[str, int] = page.get_by_role("group", name=group).evaluate(script)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?theater=libya",
        "?theater=syria&date=2016-01-01",
        "?date=any",
        "?kinds=weapons,combat",
        "?types=state&theater=libya",
        "?date=2015..2019&types=state,armed-group&kinds=combat,part-of",
        "?focus=turkey&hops=1",
    ],
)
def test_counts_beside_the_boxes(
    desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph, text: str
) -> None:
    """Beside each box stands what ticking it shows: its own filter apart, all others count."""
    lead(desk.page, text)
    view, _ = parse(text, dataset)
    kinds = Counter(k for *_, k in select(graph, replace(view, kinds=None)).edges(data="kind"))
    shown = select(graph, replace(view, types=None)).nodes(data=True)
    types = Counter(data["type"] for _, data in shown if data["node"] == "actor")
    found = counts_of(desk.page, "Link kinds")
    assert found == {kind: kinds[kind] for kind in found}
    assert set(kinds) <= set(found)
    found = counts_of(desk.page, "Actor types")
    assert found == {one: types[one] for one in found}
    assert set(types) <= set(found)


def test_only_this_and_all_again(desk: Desk, graph: nx.MultiDiGraph) -> None:
    page = desk.page
    only = page.get_by_role("button", name="Only weapons", exact=True)
    only.focus()
    with doing(page):
        only.press("Enter")
    assert address(page) == "?kinds=weapons"
    assert seen(page) == expected(graph, View(None, parse_day(graph), frozenset({"weapons"})))
    with doing(page):
        only.press("Enter")
    wait_for_address(page, "")


def parse_day(graph: nx.MultiDiGraph) -> object:
    from explorer.view import Span  # noqa: PLC0415

    return Span.parse(graph.graph["as_of"])
