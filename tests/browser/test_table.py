"""The table: all that the picture shows, in any order, for the mouse, the keys and the ear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import networkx as nx
import pytest
from playwright.sync_api import Locator, Page, expect

from conftest import drawn
from explorer.data.model import Dataset
from explorer.data.vocabulary import KINDS
from explorer.graph.select import select
from explorer.graph.view import default_view
from explorer.graph.view_query import view_from_query
from explorer.presentation.theme import PALETTES, Theme
from explorer.web.app import create_app
from machine_browser import wait_until
from pagework import Desk, address, click_node, doing, lead, select_tab, title
from running_server import running_server
from samples import actor, dataset, evidence, link

pytest_plugins = ("pagework",)

FEW = "kinds=combat,strikes&"
"""A filter that leaves a short table."""

COLUMNS = (
    "From", "Link", "To", "Theater", "Since", "Until", "Last reported", "Confidence", "Sources",
)  # fmt: skip

ROWS = """field => { const rows = [];
  window.dash_ag_grid.getApi("table-grid")
    .forEachNodeAfterFilterAndSort(node => rows.push(field ? node.data[field] : node.data));
  return rows; }"""
"""All rows from top to bottom, those that are not drawn among them."""


def table(page: Page) -> Locator:
    return page.get_by_role("grid")


def wait_for_rows(page: Page, count: int) -> None:
    expect(table(page)).to_have_attribute("aria-rowcount", str(count + 1), timeout=20_000)


def cells(page: Page, field: str) -> list[Any]:
    found: list[Any] = page.evaluate(ROWS, field)
    return found


def header(page: Page, name: str) -> Locator:
    return table(page).get_by_role("columnheader", name=name)


def drawn_rows(page: Page) -> list[list[str]]:
    """What the cells say of the rows that are drawn."""
    found: list[list[str]] = table(page).evaluate(
        "grid => [...grid.querySelectorAll('.ag-row')].map(row =>"
        " [...row.querySelectorAll('[role=gridcell]')].map(cell => cell.innerText))"
    )
    return found


def check_table(page: Page, of: Dataset, shown: nx.MultiDiGraph) -> None:
    wait_for_rows(page, shown.number_of_edges())
    want = Counter(
        (of.label(a), KINDS[kind].label, of.label(b)) for a, b, kind in shown.edges(data="kind")
    )
    rows = cells(page, "")
    assert Counter((row["from"], row["kind"], row["to"]) for row in rows) == want
    # What is drawn says the same, cell by cell.
    fields = (
        "from",
        "kind",
        "to",
        "theater",
        "since",
        "until",
        "reported",
        "confidence",
        "sources",
    )
    texts = [[str(row[field]) for field in fields] for row in rows]
    said = drawn_rows(page)
    assert said
    assert said == texts[: len(said)]


@pytest.mark.parametrize("text", [FEW, f"theater=libya&date=any&{FEW}"])
def test_the_table_holds_all_that_the_picture_shows(
    desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph, text: str
) -> None:
    lead(desk.page, f"?{text}tab=table")
    shown = select(graph, view_from_query(text, dataset)[0])
    wait_for_rows(desk.page, shown.number_of_edges())
    check_table(desk.page, dataset, shown)
    expect(desk.page.locator("#table-caption")).to_contain_text("All that the picture shows: ")


def test_the_whole_table_comes_at_once(
    fresh: Callable[..., Page], dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    """The grid's script comes with the tab, not with the page; with it come all rows."""
    page = fresh()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    loaded = "performance.getEntriesByType('resource').filter(r => r.name.includes('dash_ag_grid'))"
    assert page.evaluate(f"{loaded}.length") == 0
    page.get_by_role("tab", name="Table").click()
    shown = select(graph, default_view(dataset))
    wait_for_rows(page, shown.number_of_edges())
    check_table(page, dataset, shown)
    assert len([url for url in asked if "/dash_ag_grid/" in url]) == 2


def test_a_script_that_does_not_come_is_asked_for_again(
    visit: Callable[..., Page], complaints: list[str]
) -> None:
    page = visit(f"?{FEW}")
    page.route("**/dash_ag_grid/**", lambda route: route.abort())
    page.get_by_role("tab", name="Table").click()
    expect(page.locator("#table").get_by_role("alert")).to_contain_text("could not be loaded")
    page.unroute("**/dash_ag_grid/**")
    page.get_by_role("tab", name="Network").click()
    page.get_by_role("tab", name="Table").click()
    expect(table(page).locator(".ag-row").first).to_be_visible(timeout=20_000)
    expect(page.locator("#table").get_by_role("alert")).to_have_count(0)
    assert all("ERR_FAILED" in one for one in complaints)
    complaints.clear()


# --- the order of rows ------------------------------------------------------------------


@pytest.fixture(scope="module")
def tricky() -> Dataset:
    """Names that read like grades, dates of every precision, more than nine sources."""
    many = [{**evidence(), "source": f"paper-{number}"} for number in range(12)]
    of = dataset(
        actor("low", name="Low"), actor("high", name="High"), actor("moderate", name="moderate"),
        actor("ant", name="ant"), actor("zebra", name="Zebra"), actor("emile", name="Émile"),
        link("low", "weapons", "high", "hills", since="2019", confidence="low"),
        link("high", "weapons", "low", "low", since="2019-11", until="2020", confidence="high"),
        link("moderate", "combat", "ant", "high", since="2019-11-27", until="2019-12-01",
             confidence="moderate", evidence=many),
        link("ant", "combat", "zebra", "hills", confidence="high", evidence=many[:9]),
        link("zebra", "aid", "emile", since="2018-12-31", until="2019-01", confidence="low"),
        link("emile", "aid", "moderate", "hills", until="2019-11-27", confidence="moderate"),
    )  # fmt: skip
    (paper,) = of.sources.values()
    papers = {f"paper-{number}": paper for number in range(12)}
    return of.model_copy(update={"sources": of.sources | papers})


@pytest.fixture(scope="module")
def tricky_address(tricky: Dataset) -> Iterator[str]:
    with running_server(create_app(tricky).server) as found:
        yield found


NAMES = ["ant", "Émile", "High", "Low", "moderate", "Zebra"]
SORTED: dict[str, tuple[str, list[Any]]] = {
    "From": ("from", NAMES),
    "To": ("to", NAMES),
    "Link": ("kind", ["Aid", "Aid", "Combat", "Combat", "Weapons", "Weapons"]),
    "Theater": ("theater", ["", "High", "Hills", "Hills", "Hills", "Low"]),
    "Confidence": ("confidence", ["high", "high", "moderate", "moderate", "low", "low"]),
    "Sources": ("sources", [1, 1, 1, 1, 9, 12]),
}
DATES = {
    "Since": ("since", ["2018-12-31", "2019", "2019-11", "2019-11-27"]),
    "Until": ("until", ["2019-01", "2019-11-27", "2019-12-01", "2020"]),
}


def test_every_column_sorts_both_ways(page: Page, tricky_address: str) -> None:
    """Grades are grades in one column alone; what is not known comes last, both ways."""
    page.goto(f"{tricky_address}/?date=any&tab=table")
    wait_for_rows(drawn(page), 6)
    known = DATES["Since"][1]
    assert cells(page, "since") == [*known[::-1], "", ""], "newest first"
    expect(header(page, "Since")).to_have_attribute("aria-sort", "descending")
    for name, (field, up) in SORTED.items():
        for way, wanted in (("ascending", up), ("descending", up[::-1])):
            header(page, name).click()
            expect(header(page, name)).to_have_attribute("aria-sort", way)
            assert cells(page, field) == wanted, (name, way)
            assert [row[COLUMNS.index(name)] for row in drawn_rows(page)] == [*map(str, wanted)]
    for name, (field, up) in DATES.items():
        for way, wanted in (("ascending", up), ("descending", up[::-1])):
            header(page, name).click()
            expect(header(page, name)).to_have_attribute("aria-sort", way)
            assert cells(page, field) == [*wanted, "", ""], (name, way)


def test_only_one_column_sorts_at_a_time(desk: Desk) -> None:
    page = desk.page
    lead(page, f"?{FEW}theater=libya&tab=table")
    header(page, "Since").click()
    header(page, "To").click(modifiers=["Shift"])
    sorts = [header(page, name).get_attribute("aria-sort") for name in COLUMNS]
    assert Counter(sorts) == {"none": len(COLUMNS) - 1, "ascending": 1}


def test_the_order_stays_when_the_rows_change(page: Page, tricky_address: str) -> None:
    page.goto(f"{tricky_address}/?date=any&tab=table")
    wait_for_rows(drawn(page), 6)
    header(page, "From").click()
    lead(page, "?date=any&tab=table&kinds=weapons,aid")
    wait_for_rows(page, 4)
    assert cells(page, "from") == ["Émile", "High", "Low", "Zebra"]
    expect(header(page, "From")).to_have_attribute("aria-sort", "ascending")


# --- ways on ----------------------------------------------------------------------------


def test_names_in_the_table_lead_on(desk: Desk, dataset: Dataset) -> None:
    page = desk.page
    lead(page, f"?{FEW}theater=libya&tab=table")
    row = table(page).locator(".ag-row").first
    name = row.get_by_role("gridcell").first.get_by_role("button")
    label = name.inner_text()
    with doing(page):
        name.click()
    chosen = view_from_query(address(page), dataset)[0].selected
    assert chosen is not None
    assert dataset.label(chosen) == label
    expect(title(page)).to_have_text(dataset.node(chosen).name)
    expect(page.get_by_role("tab", name="Table")).to_have_attribute("aria-selected", "true")
    with doing(page):
        row.get_by_role("gridcell").nth(1).get_by_role("button").click()
    assert "~" in (view_from_query(address(page), dataset)[0].selected or "")


def test_the_map_is_whole_after_the_table(desk: Desk) -> None:
    page = desk.page
    lead(page, f"?{FEW}tab=table")
    select_tab(page, "Network")
    wait_until(page, "document.getElementById('map').getBoundingClientRect().width > 300")
    click_node(page, "lna")
    assert "select=lna" in address(page)


# --- keys -------------------------------------------------------------------------------


def focused(page: Page) -> str:
    """The column and the kind of the part of the table that has the focus, if any has."""
    found: str = page.evaluate(
        """() => {
        const node = document.activeElement.closest("[role=columnheader], [role=gridcell]");
        return node ? `${node.getAttribute("role")} ${node.getAttribute("col-id")}` : ""; }"""
    )
    return found


def test_everything_can_be_done_with_keys(desk: Desk, dataset: Dataset) -> None:
    """The table is one stop of the Tab key; arrows lead about in it, Enter sorts and selects."""
    page = desk.page
    lead(page, f"?{FEW}theater=libya&tab=table")
    expect(header(page, "From")).to_be_visible()
    page.get_by_role("tab", name="Table").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Full screen", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Download CSV", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    assert focused(page) == "columnheader from"
    page.keyboard.press("Enter")
    expect(header(page, "From")).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Enter")
    expect(header(page, "From")).to_have_attribute("aria-sort", "descending")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert focused(page) == "columnheader to"
    page.keyboard.press("ArrowDown")
    assert focused(page) == "gridcell to"
    first = cells(page, "to_id")[0]
    with doing(page):
        page.keyboard.press("Enter")
    assert view_from_query(address(page), dataset)[0].selected == first
    assert focused(page) == "gridcell to", "the table keeps the focus"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "gridcell kind"
    with doing(page):
        page.keyboard.press("Enter")
    row = cells(page, "")[1]
    assert view_from_query(address(page), dataset)[0].selected in (
        f"{row['from_id']}~{row['to_id']}", f"{row['to_id']}~{row['from_id']}",
    )  # fmt: skip
    page.keyboard.press("Tab")
    assert focused(page) == "", "and lets it go"
    inside = "document.getElementById('table').contains(document.activeElement)"
    assert not page.evaluate(inside)
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(inside), "and takes it back"


# --- for the ear, and at any size -------------------------------------------------------


def test_it_is_a_grid_with_a_name_heads_and_counts(
    fresh: Callable[..., Page], dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    page = fresh(f"?{FEW}theater=libya&tab=table")
    shown = select(graph, view_from_query(f"{FEW}theater=libya", dataset)[0])
    wait_for_rows(page, shown.number_of_edges())
    grid = page.get_by_role("grid", name="All that the picture shows")
    expect(grid).to_have_count(1)
    expect(grid).to_have_attribute("aria-colcount", str(len(COLUMNS)))
    heads = grid.get_by_role("columnheader")
    assert [one.strip() for one in heads.all_inner_texts()] == list(COLUMNS)
    sorts = [one.get_attribute("aria-sort") for one in heads.all()]
    assert sorts == ["descending" if name == "Since" else "none" for name in COLUMNS]
    row = grid.locator(".ag-row").first
    expect(row).to_have_attribute("role", "row")
    expect(row).to_have_attribute("aria-rowindex", "2")
    expect(row.get_by_role("gridcell")).to_have_count(len(COLUMNS))


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_it_fits_a_phone_in_either_theme(fresh: Callable[..., Page], theme: Theme) -> None:
    page = fresh("?tab=table", 390, 844, color_scheme=str(theme))
    expect(table(page).locator(".ag-row").first).to_be_visible(timeout=20_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = table(page).bounding_box()
    assert box
    assert box["height"] > 200
    ground = page.evaluate(
        "getComputedStyle(document.querySelector('.ag-root-wrapper')).backgroundColor"
    )
    wanted = PALETTES[theme].ground
    assert ground == f"rgb({', '.join(str(int(wanted[at : at + 2], 16)) for at in (1, 3, 5))})"
    # The last column is reached by the keys, which bring it into sight.
    header(page, "From").focus()
    for _ in COLUMNS[1:]:
        page.keyboard.press("ArrowRight")
    assert focused(page) == "columnheader sources"
    expect(header(page, "Sources")).to_be_in_viewport()


def test_only_the_rows_in_sight_are_drawn(page: Page) -> None:
    of = dataset(*(link(f"a{n}", "weapons", f"b{n}") for n in range(150)))
    with running_server(create_app(of).server) as found:
        page.goto(f"{found}/?date=any&tab=table")
        wait_for_rows(page, 150)
        assert 10 < table(page).locator(".ag-row").count() < 120
