"""The page as people use it: choose, find, click, read on."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from re import Pattern
from urllib.parse import urlencode

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Error, Page, Route, expect

from conftest import Server, drawn
from explorer.analysis.changes import changes
from explorer.cli import run
from explorer.data.model import Actor, Dataset
from explorer.data.text_folding import FOLDED_CHARACTERS, fold_text
from explorer.data.vocabulary import KINDS, Family
from explorer.graph.search import all_names
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import default_view
from explorer.graph.view_query import view_from_query
from explorer.presentation.drawing.leaders import LEADER_WIDTH
from explorer.presentation.lines import bundle_lines
from explorer.presentation.theme import HOLLOW_LEAST, LINE_DASHES, UNREPORTED_DASHES, line_width
from explorer.web.app import create_app
from explorer.web.search_options import search_options
from explorer.workspace import Workspace
from machine_browser import wait_until
from pagework import (
    Desk,
    address,
    box,
    click_node,
    clickable_line,
    details,
    doing,
    expected,
    ground_spot,
    is_leader,
    is_quiet,
    lead,
    line_spot,
    marks,
    open_menu,
    radio,
    search_box,
    seen,
    spot,
    title,
    wait_for_address,
)
from running_server import running_server
from samples import dataset as dataset_of
from samples import link as link_of
from search_reference import find_nodes

# ruff: noqa: RUF001 - names in other scripts are the point
pytest_plugins = ("pagework",)


# --- choosing ---------------------------------------------------------------------------


def test_the_page_has_a_title_and_a_language(desk: Desk, dataset: Dataset) -> None:
    assert desk.page.title() == dataset.title
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(dataset.title)
    assert desk.page.evaluate("document.documentElement.lang") == "en"


def test_theaters_are_native_radios_in_the_order_of_the_file(desk: Desk, dataset: Dataset) -> None:
    group = desk.page.get_by_role("radiogroup").first
    expect(group).to_have_accessible_name("Theater")
    inputs = group.locator("input[type=radio]").all()
    names = [one.evaluate("node => node.labels[0].textContent") for one in inputs]
    assert names == ["All", *(theater.name for theater in dataset.theaters.values())]
    expect(radio(desk.page, "All")).to_be_checked()


def test_a_theater_shows_its_part(desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    for theater in dataset.theaters.values():
        with doing(desk.page):
            radio(desk.page, theater.name).check()
        assert seen(desk.page) == expected(
            graph, replace(default_view(dataset), theater=theater.id)
        )
        wait_for_address(desk.page, f"?theater={theater.id}")
    with doing(desk.page):
        radio(desk.page, "All").check()
    wait_for_address(desk.page, "")
    assert seen(desk.page) == expected(graph, default_view(dataset))


def test_many_theaters_are_chosen_from_a_list(page: Page) -> None:
    """With more than four there are no radio buttons, but a field that finds them by name."""
    names = ("coast", "hills", "plain", "river", "steppe")
    wars = [link_of(f"a-{name}", "combat", f"b-{name}", name) for name in names]
    with running_server(create_app(dataset_of(*wars)).server) as address_of:
        page.goto(f"{address_of}/?theater=hills&tab=network")
        drawn(page)
        field = page.get_by_label("Theater", exact=True).and_(page.locator("input"))
        expect(field).to_have_value("Hills")
        expect(page.get_by_role("radio")).to_have_count(0)
        field.fill("riv")
        with doing(page):
            page.get_by_role("option", name="River").click()
        wait_for_address(page, "?theater=river")
        assert seen(page)[0] == {"a-river", "b-river"}
        page.go_back()
        expect(field).to_have_value("Hills")
        assert address(page) == "?theater=hills"


def test_kinds_and_types_can_be_left_out(
    desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    page = desk.page
    for group, name in (("Link kinds", "Combat"), ("Actor types", "People")):
        with doing(page):
            box(page, group, name).uncheck()
    view, notices = view_from_query(address(page), dataset)
    assert not notices
    assert view.kinds is not None
    assert "combat" not in view.kinds
    assert view.types is not None
    assert "person" not in view.types
    assert seen(page) == expected(graph, view)
    for group, name in (("Actor types", "People"), ("Link kinds", "Combat")):
        with doing(page):
            box(page, group, name).check()
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
        "?theater=libya&types=state",
        "?date=2015..2019&kinds=combat,part-of&types=state,armed-group",
        "?focus=turkey",
    ],
)
def test_counts_beside_the_boxes(
    desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph, text: str
) -> None:
    """Beside each box stands what ticking it shows: its own filter apart, all others count."""
    lead(desk.page, text)
    view, _ = view_from_query(text, dataset)
    kinds = Counter(k for *_, k in select(graph, replace(view, kinds=None)).edges(data="kind"))
    shown = select(graph, replace(view, types=None)).nodes(data=True)
    types = Counter(data["type"] for _, data in shown if data["node"] == "actor")
    for group, counted in (("Link kinds", kinds), ("Actor types", types)):
        found = counts_of(desk.page, group)
        assert found == {one: counted[one] for one in found}
        assert set(counted) <= set(found)


def test_only_one_kind_and_all_again(desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    page = desk.page
    only = page.get_by_role("button", name="Only weapons", exact=True)
    only.focus()
    with doing(page):
        only.press("Enter")
    wait_for_address(page, "?kinds=weapons")
    assert seen(page) == expected(
        graph, replace(default_view(dataset), kinds=frozenset({"weapons"}))
    )
    with doing(page):
        only.press("Enter")
    wait_for_address(page, "")


def test_the_legend_holds_what_is_visible_and_filters(
    desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    page = desk.page
    lead(page, "?theater=libya&kinds=weapons,combat")
    rows = page.get_by_role("list", name="Lines: the links").get_by_role("button")
    expect(rows).to_have_text(["other fights", "helps with:"])
    lead(page, "?theater=libya")
    # Among all hostility are accusations, and then it is no more called fights.
    hostility = rows.filter(has_text="other")
    with doing(page):
        hostility.click()
    expect(hostility).to_have_attribute("aria-pressed", "true")
    own = frozenset(kind.id for kind in KINDS.values() if kind.family is Family.HOSTILITY)
    view = replace(default_view(dataset), theater="libya", kinds=own)
    assert seen(page) == expected(graph, view)
    with doing(page):
        hostility.click()
    wait_for_address(page, "?theater=libya")


def test_a_camp_of_the_legend_stands_out(desk: Desk) -> None:
    rows = desk.page.get_by_role("list", name="Colours: the sides").get_by_role("button")
    before = len(desk.requests)
    rows.first.click()
    wait_until(desk.page, "document.querySelector('#map.pointing')")
    faded = marks(desk.page, "faded")
    assert {"lna", "syria-government"} <= faded
    assert not {"gna", "syrian-opposition"} & faded
    assert len(desk.requests) == before


def test_reset_brings_everything_back(desk: Desk) -> None:
    lead(desk.page, "?theater=libya&date=any&kinds=combat&focus=lna&select=lna&places=lna:5:5")
    with doing(desk.page):
        open_menu(desk.page)
        desk.page.get_by_role("button", name="Reset view").click()
    wait_for_address(desk.page, "")
    expect(radio(desk.page, "All")).to_be_checked()


# --- an empty picture -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "way", "after"),
    [
        ("?date=1850&kinds=combat", "Show any date", "?date=any&kinds=combat"),
        ("?kinds=none", "Show all kinds", ""),
        ("?theater=libya&focus=hts", "Show the whole map", "?theater=libya"),
        ("?theater=libya&focus=hts", "Show all theaters", "?focus=hts"),
        ("?kinds=none&theater=libya&focus=hts", "Show everything", "?date=any"),
    ],
)
def test_an_empty_picture_says_so_and_leads_back(
    desk: Desk, text: str, way: str, after: str
) -> None:
    page = desk.page
    lead(page, text)
    assert seen(page) == (frozenset(), frozenset())
    expect(page.locator("#empty").get_by_text("No link")).to_be_visible()
    with doing(page):
        page.locator("#empty").get_by_role("button", name=way).click()
    wait_for_address(page, after)
    assert seen(page)[0]
    expect(page.locator("#empty").get_by_text("No link")).to_be_hidden()


# --- finding ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("LNA", "lna"),
        ("haftar", "haftar"),
        ("Erdogan", "erdogan"),
        ("ERDOĞAN", "erdogan"),
        ("cavusoglu", "cavusoglu"),
        ("Россия", "russia"),
        ("росс", "russia"),
        ("Türkiye", "turkey"),
        ("حفتر", "haftar"),
        ("the Kremlin", "russia"),
        ("wagner", "wagner"),
    ],
)
def test_find_an_actor(desk: Desk, dataset: Dataset, typed: str, found: str) -> None:
    """By its short name, an alias, in its own script, without regard to accents."""
    assert find_nodes(dataset, typed)[0] == found
    search_box(desk.page).fill(typed)
    first = desk.page.get_by_role("option").first
    expect(first).to_have_text(dataset.node(found).name)
    with doing(desk.page):
        first.click()
    wait_for_address(desk.page, f"?select={found}")
    expect(title(desk.page)).to_have_text(dataset.node(found).name)
    expect(search_box(desk.page)).to_have_value("")


LATE = pytest.mark.xfail(
    strict=False,
    reason="Mantine may forget the best hit as its list opens; an arrow then begins at the first",
)


def test_enter_takes_the_best_hit_at_once(desk: Desk, dataset: Dataset) -> None:
    """However fast one types, and the same actor once more."""
    for typed in ("gna", "haftar", "gna", "Erdogan", "gna", "Türkiye", "lna", "росс"):
        search_box(desk.page).fill(typed)
        with doing(desk.page):
            search_box(desk.page).press("Enter")
        found = find_nodes(dataset, typed)[0]
        expect(title(desk.page)).to_have_text(dataset.node(found).name)
        with doing(desk.page):
            desk.page.mouse.click(*ground_spot(desk.page))


def test_choose_from_the_list(desk: Desk, dataset: Dataset) -> None:
    page = desk.page
    search_box(page).fill("libya")
    options = page.get_by_role("option")
    expect(options.nth(1)).to_be_visible()
    names = options.all_inner_texts()
    ids = [next(node.id for node in dataset.nodes() if node.name == name) for name in names]
    assert ids == list(find_nodes(dataset, "libya", limit=len(ids)))
    with doing(page):
        options.nth(2).click()
    expect(title(page)).to_have_text(names[2])


@LATE
def test_arrow_down_goes_to_the_second_hit(desk: Desk) -> None:
    options = desk.page.get_by_role("option")
    for typed in ("libya", "syria", "gna", "russia", "turkey", "army", "libya", "syria"):
        search_box(desk.page).fill(typed)
        expect(options.first).to_have_attribute("data-combobox-selected", "true")
        search_box(desk.page).press("ArrowDown")
        expect(options.nth(1)).to_have_attribute("data-combobox-selected", "true")
        search_box(desk.page).press("Escape")


def test_before_a_letter_the_most_important_are_offered(desk: Desk, dataset: Dataset) -> None:
    search_box(desk.page).click()
    names = desk.page.get_by_role("option").all_inner_texts()
    parties = {party for theater in dataset.theaters.values() for party in theater.parties}
    assert {dataset.node(party).name for party in parties} <= set(names)
    assert len(names) < 20
    desk.page.keyboard.press("Escape")


def test_nobody_by_that_name(desk: Desk) -> None:
    search_box(desk.page).fill("qqqq")
    expect(desk.page.get_by_text("Nobody by that name")).to_be_visible()
    search_box(desk.page).press("Enter")
    search_box(desk.page).press("Escape")
    assert address(desk.page) == ""


def folded(page: Page, texts: list[str]) -> list[str]:
    script = """async texts =>
      texts.map((await import("/assets/scripts/fold-text.js")).foldText)"""
    found: list[str] = page.evaluate(script, texts)
    return found


def test_the_page_folds_names_as_python_does(desk: Desk, dataset: Dataset) -> None:
    names = [name for node in dataset.nodes() for name in all_names(node)]
    names += [f"{name.upper()} / {name.title()}" for name in names]
    names += [
        "İstanbul ISPARTA ı",
        "Æsir ßtraße Łódź",
        "ﷺ ﻻ ٱلقاهرة",
        "ΣΊΣΥΦΟΣ σ",
        "a\u0300 \u00a0 -",
        *FOLDED_CHARACTERS,
        "a\u2013b \u2015 “c”",
    ]
    assert folded(desk.page, names) == [fold_text(name) for name in names]


@settings(max_examples=40)  # each goes to the browser and back
@given(
    texts=st.lists(
        st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co")), max_size=12),
        max_size=60,
    )
)
def test_the_page_folds_any_text_as_python_does(desk: Desk, texts: list[str]) -> None:
    assert folded(desk.page, texts) == [fold_text(text) for text in texts]


def test_the_page_ranks_as_python_does(desk: Desk, dataset: Dataset) -> None:
    """For every beginning of every name: the same hits in the same order."""
    options = search_options(Workspace(dataset))
    nodes = [*dataset.nodes()]
    words = {name[:length] for node in nodes for name in all_names(node) for length in (2, 5)}
    searched = sorted(words)[::3]
    script = """([options, searched]) => searched.map(search =>
      dashMantineFunctions.explorerFind({ options, search, limit: 12 }).map(one => one.value))"""
    found = desk.page.evaluate(script, [options, searched])
    for text, hits in zip(searched, found, strict=True):
        if fold_text(text):
            assert tuple(hits) == find_nodes(dataset, text, limit=12), text


# --- clicking ---------------------------------------------------------------------------


def test_click_an_actor(desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    """Its neighbours stand out, the rest fades, the details are about it."""
    page = desk.page
    click_node(page, "turkey")
    wait_for_address(page, "?select=turkey")
    expect(title(page)).to_have_text(dataset.actors["turkey"].name)
    shown = nx.Graph(select(graph, default_view(dataset)))
    near = {"turkey", *shown["turkey"]}
    assert marks(page, "lit") & set(shown) == near
    assert marks(page, "faded") & set(shown) == set(shown) - near
    assert marks(page, "chosen") == {"turkey"}


def test_details_of_an_actor_hold_every_link_with_its_evidence(
    desk: Desk, dataset: Dataset
) -> None:
    page = desk.page
    lead(page, "?select=lna")
    links = [one for one in dataset.links.values() if "lna" in (one.from_id, one.to_id)]
    statements = details(page).locator(".statement:not(:has-text('Belongs to'))")
    expect(statements).to_have_count(len(links))
    evidence = [one for link in links for one in link.evidence]
    anchors = statements.locator("a[href]")
    addresses = anchors.evaluate_all("nodes => nodes.map(node => node.getAttribute('href'))")
    assert Counter(addresses) == Counter(dataset.sources[one.source].url for one in evidence)
    for attribute, value in (("target", "_blank"), ("rel", "noopener")):
        values = anchors.evaluate_all(
            "(nodes, name) => nodes.map(node => node.getAttribute(name))", attribute
        )
        assert all(value in found for found in values)
    text = statements.all_text_contents()
    for link in links:
        assert any(
            all(" ".join(one.claim.split()) in " ".join(said.split()) for one in link.evidence)
            for said in text
        ), link.id


def test_evidence_unfolds_in_place(desk: Desk) -> None:
    lead(desk.page, "?select=haftar")
    first = details(desk.page).locator(".evidence").first
    quote = first.locator("blockquote").first
    expect(quote).to_be_hidden()
    first.locator("summary").click()
    expect(quote).to_be_visible()
    expect(quote.get_by_role("img").first).to_have_accessible_name(expected_grade())
    expect(quote.get_by_role("link").first).to_be_visible()


def expected_grade() -> Pattern[str]:
    return re.compile(r"Grade [A-F][1-6]\. Source: .+ Claim: .+")


def test_click_a_line(desk: Desk, dataset: Dataset) -> None:
    """The dossier of the pair: both directions, every kind, every theater."""
    page = desk.page
    line = clickable_line(page)
    one, other, _ = line.split("~")
    at = line_spot(page, line)
    assert at
    with doing(page):
        page.mouse.click(*at)
    wait_for_address(page, f"?select={one}~{other}")
    expect(title(page)).to_have_text(f"{dataset.label(one)} – {dataset.label(other)}")
    links = [link for link in dataset.links.values() if {link.from_id, link.to_id} == {one, other}]
    shared = sum(
        len({one, other} & {*(member.actor for member in alliance.members), alliance.id}) == 2
        for alliance in dataset.alliances.values()
    )
    expect(details(page).locator(".statement")).to_have_count(len(links) + shared)
    assert marks(page, "chosen") == {one, other}


def test_most_lines_can_be_clicked(desk: Desk) -> None:
    ids = [line for line in sorted(seen(desk.page)[1]) if not is_quiet(desk.page, line)]
    # Those that lead to a dot are as short as the way to it, which is clicked itself.
    ids = [line for line in ids if not is_leader(desk.page, line)]
    free = [line for line in ids if line_spot(desk.page, line)]
    # Beside the open filters the map is small: labels lie over some of its short lines.
    assert len(free) >= 0.65 * len(ids), sorted(set(ids) - set(free))


def test_click_the_ground_and_all_is_back(desk: Desk) -> None:
    page = desk.page
    click_node(page, "russia")
    assert marks(page, "faded")
    with doing(page):
        page.mouse.click(*ground_spot(page))
    wait_for_address(page, "")
    assert not marks(page, "faded")
    expect(title(page)).to_have_text("Start here")


def test_names_lead_on_and_leave_a_trail(desk: Desk, dataset: Dataset) -> None:
    page = desk.page
    click_node(page, "russia")
    way = details(page).get_by_role("button", name=dataset.label("syria-government"), exact=True)
    with doing(page):
        way.first.click()
    expect(title(page)).to_have_text(dataset.node("syria-government").name)
    trail = page.get_by_role("navigation", name="Where you have been")
    with doing(page):
        trail.get_by_role("button", name=dataset.label("russia")).last.click()
    expect(title(page)).to_have_text(dataset.node("russia").name)


def test_every_name_leads_to_somebody_with_details(desk: Desk, dataset: Dataset) -> None:
    """Each node has details that open without an error."""
    for node in [*dataset.nodes()][::7]:
        lead(desk.page, f"?date=any&select={node.id}")
        expect(title(desk.page)).to_have_text(node.name)
        if isinstance(node, Actor):
            for name in node.names.values():
                expect(details(desk.page)).to_contain_text(name)


def test_how_haftar_stands(desk: Desk, dataset: Dataset) -> None:
    """The question of a newcomer: who backs the LNA, since when, what says so?"""
    lead(desk.page, "?select=lna&theater=libya")
    backing = details(desk.page).locator(".statement", has_text="since")
    text = " ".join(backing.all_inner_texts())
    for backer in ("uae", "egypt", "russia"):
        assert dataset.label(backer) in text


def test_pointing_asks_nobody(desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    """Hovering lights up neighbours and says a name, without any request."""
    page = desk.page
    shown = nx.Graph(select(graph, default_view(dataset)))
    before = len(desk.requests)
    for node in ("gna", "lna"):
        page.mouse.move(*spot(page, node))
        page.locator(f'#map .pointed[data-id="{node}"]').wait_for()
        assert marks(page, "lit") & set(shown) == {node, *shown[node]}
        expect(page.locator("#tip")).to_contain_text(f"{dataset.node(node).name}, ")
    page.mouse.move(*ground_spot(page))
    expect(page.locator("#map.pointing")).to_have_count(0)
    line = clickable_line(page)
    at = line_spot(page, line)
    assert at
    page.mouse.move(*at)
    expect(page.locator("#tip")).to_contain_text("source")
    assert len(desk.requests) == before


# --- what is drawn ----------------------------------------------------------------------


@pytest.mark.parametrize("theater", ["all", "syria", "libya"])
@pytest.mark.parametrize("date", ["2011-06-01", "2015-11-24", "2019-12-25", "2020-07-01", "any"])
def test_the_map_shows_what_select_says(
    desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph, theater: str, date: str
) -> None:
    for more in ("", "&kinds=combat,strikes,weapons", "&types=state,armed-group,government"):
        text = f"?theater={theater}&date={date}{more}"
        view, notices = view_from_query(text, dataset)
        assert not notices
        lead(desk.page, text)
        nodes, edges = seen(desk.page)
        assert (nodes, edges) == expected(graph, view), text
        assert {end for edge in edges for end in edge.split("~")[:2]} == nodes, "an orphan"


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"theater": "libya"},
        {"theater": "syria", "date": "2016-06", "kinds": "combat,weapons,troops"},
        {"date": "any", "focus": "turkey", "hops": "2", "types": "state,armed-group"},
    ],
    ids=str,
)
def test_the_page_shows_what_the_export_holds(
    desk: Desk, options: dict[str, str], tmp_path: Path
) -> None:
    """The same view has the same nodes and links on the page and in a JSON export."""
    path = tmp_path / "view.json"
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    assert run(["export", *words, "--format", "json", "-o", str(path)]) == 0
    exported = nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges")
    lead(desk.page, "?" + urlencode(options, safe=",") if options else "")
    nodes, edges = seen(desk.page)
    assert nodes == set(exported)
    assert edges == {line.id for line in bundle_lines(exported)}
    actors = [kind for _, kind in exported.nodes(data="node")].count("actor")
    links = sum(family != "membership" for *_, family in exported.edges(data="family"))
    summary = desk.page.get_by_role("status").filter(has_text=f"{actors} actors")
    expect(summary).to_contain_text(f"{links} links")


def test_of_two_dates_what_is_no_longer_reported_is_listed_and_drawn_apart(
    desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    page = desk.page
    lead(page, "?ask=dates&versus=2017-06&tab=network")
    late = default_view(dataset).span
    assert late
    found = changes(graph, Span.parse("2017-06"), late)
    listed = [key for key in found.unreported if key in dataset.links]
    assert listed
    heading = f"No longer reported ({len(listed)})"
    expect(details(page).get_by_role("heading", level=3, name=heading, exact=True)).to_be_visible()
    expect(page.get_by_role("list", name="Lines of the map")).to_contain_text("no longer reported")
    lines = page.locator("#map .line.unreported")
    pairs = {frozenset((dataset.links[key].from_id, dataset.links[key].to_id)) for key in listed}
    names = [str(line.get_attribute("data-id")) for line in lines.all()]
    assert names
    assert {frozenset(name.split("~")[:2]) for name in names} <= pairs
    dashes = {line.get_attribute("stroke-dasharray") for line in lines.locator(".stroke").all()}
    assert dashes == {" ".join(map(str, UNREPORTED_DASHES))}


def test_lines_are_as_wide_as_their_strongest_link(
    desk: Desk, graph: nx.MultiDiGraph, dataset: Dataset
) -> None:
    """By what holds, never by how many there are; dashes by family, heads where they point."""
    script = """() => Object.fromEntries([...document.querySelectorAll("#map .line")]
      .filter(line => getComputedStyle(line).display !== "none")
      .map(line => {
        const stroke = line.querySelector(".stroke");
        const heads = line.querySelector(".head")?.getAttribute("d").match(/M/g) ?? [];
        return [line.dataset.id, [
          Number(stroke.getAttribute("stroke-width")),
          stroke.getAttribute("stroke-dasharray"),
          heads.length,
          line.querySelector(".core") !== null,
          line.classList.contains("leader"),
        ]];
      }))"""
    found = desk.page.evaluate(script)
    lines = bundle_lines(select(graph, default_view(dataset)))
    assert found.keys() == {line.id for line in lines}
    strength = {key: data["strength"] for *_, key, data in graph.edges(keys=True, data=True)}
    headless = 0
    for line in lines:
        width, dashes, heads, is_hollow, leads = found[line.id]
        if leads:
            assert (width, heads) == (LEADER_WIDTH, 0), "it says to whom a dot belongs"
            continue
        if line.id == "russia~turkey~cooperation":
            assert width > 10, "what the rivals deal in is a band"
            continue
        holding = () if line.recent else line.holding  # what is over weighs nothing
        own = line_width(line.family, max((strength[key] for key in holding), default=0.0))
        assert width == pytest.approx(max(own, HOLLOW_LEAST) if is_hollow else own)
        wanted = " ".join(map(str, LINE_DASHES.get(line.family, ()))) or None
        assert dashes == wanted
        pointing = bool(line.arrows & 1) + bool(line.arrows & 2)
        # Between two that stand close together there is no room for heads.
        assert heads in (pointing, 0)
        headless += heads < pointing
    assert headless < len(lines) / 4


# --- several things at once -------------------------------------------------------------


@pytest.fixture
def held(desk: Desk) -> Iterator[list[Route]]:
    """What the page asks the server, held back as on a slow line until a test lets it go."""
    routes: list[Route] = []
    desk.page.route(ASKING, lambda route: routes.append(route))  # noqa: PLW0108
    yield routes
    desk.page.unroute(ASKING)
    for route in routes:
        with suppress(Error):  # it has been let go
            route.continue_()


ASKING = "**/_dash-update-component*"


def test_two_quick_steps_are_both_taken(desk: Desk, held: list[Route]) -> None:
    """A theater and a type, chosen before the first answer is there."""
    page = desk.page
    with page.expect_request(ASKING):
        radio(page, "Libya").check()
    with page.expect_request(ASKING):
        box(page, "Actor types", "People").uncheck()
    for route in [*held]:
        route.continue_()
    desk.page.unroute(ASKING)
    wait_until(
        page,
        "() => location.search.includes('theater=libya') && location.search.includes('types=')",
        seconds=4,
    )
    expect(radio(page, "Libya")).to_be_checked()
    expect(box(page, "Actor types", "People")).not_to_be_checked()


def test_two_quick_boxes_are_both_taken(desk: Desk, held: list[Route]) -> None:
    page = desk.page
    for name in ("Combat", "Strikes"):
        with page.expect_request(ASKING):
            box(page, "Link kinds", name).uncheck()
    for route in [*held]:
        route.continue_()
    desk.page.unroute(ASKING)
    wait_until(
        page,
        """() => { const kinds = new URLSearchParams(location.search).get("kinds") || "combat";
        return !kinds.split(",").includes("combat") && !kinds.split(",").includes("strikes"); }""",
        seconds=4,
    )
    expect(box(page, "Link kinds", "Combat")).not_to_be_checked()
    expect(box(page, "Link kinds", "Strikes")).not_to_be_checked()


def test_the_answer_to_an_earlier_click_does_not_undo_a_later_one(
    desk: Desk, held: list[Route]
) -> None:
    """Two actors clicked one after the other on a slow line: the later one stays."""
    page = desk.page
    for node in ("gna", "lna"):
        with page.expect_request(ASKING):
            page.mouse.click(*spot(page, node))
    for route in reversed(held):
        route.continue_()
    desk.page.unroute(ASKING)
    wait_for_address(page, "?select=lna")
    wait_until(page, "window.conflictExplorer.ready")
    assert marks(page, "chosen") == {"lna"}


def test_nothing_is_asked_of_anybody_else(server: Server, fresh: Callable[..., Page]) -> None:
    """Every request goes to our own server, and every answer tells the browser so."""
    page = fresh()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    answer = page.reload()
    assert answer
    drawn(page)
    policy = dict(
        rule.strip().split(" ", 1) for rule in answer.headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == policy["connect-src"] == "'self'"
    assert "'unsafe-inline'" not in policy["script-src"]
    assert "http" not in answer.headers["content-security-policy"]
    assert asked
    assert all(url.startswith((server.url, "data:", "blob:")) for url in asked)
    assert not [url for url in asked if "plotly" in url], "the chart library comes with a chart"
