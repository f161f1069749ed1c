"""The time strip: another day, a range, playing; the browser filters as Python selects."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import networkx as nx
import pytest
from playwright.sync_api import Page, Route, expect

from explorer.data.model import Dataset
from explorer.data.vocabulary import KINDS
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.graph.view_query import view_from_query
from explorer.presentation.lines import bundle_lines
from explorer.web.filter_options import FilterOptions
from explorer.web.map_data import filter_data
from explorer.workspace import Workspace
from machine_browser import wait_until
from pagework import (
    RUNNING_MODULES,
    Desk,
    address,
    doing,
    expected,
    lead,
    seen,
    slider,
    wait_for_address,
    wait_for_another_address,
    wait_until_drawn,
)

pytest_plugins = ("pagework",)

FILTER = f"""async filters => {{
  const modules = {RUNNING_MODULES};
  const {{ model }} = modules["map/maps.js"].mainMap();
  return filters.map(filter => [...modules["filter-edges.js"].filterEdges(model, filter)]);
}}"""


def views(dataset: Dataset, graph: nx.MultiDiGraph) -> list[View]:
    """Sixty days and spans, each in every theater, under filters of many sorts."""
    dice = random.Random(20191225)
    first = date(2010, 6, 1)
    days = sorted(first + timedelta(days=dice.randrange(3800)) for _ in range(40))
    spans: list[Span | None] = [Span.parse(str(day)) for day in days]
    spans += [Span.parse(text) for text in ("1850", "2011", "2015-09", "2019-12-25", "2035")]
    spans += [
        Span.parse(f"{one}..{other}")
        for one, other in zip(days[::3], days[2::3], strict=False)
        if one <= other
    ]
    spans.append(None)
    types = sorted({data["type"] for _, data in graph.nodes(data=True) if data["node"] == "actor"})
    nodes = sorted(graph)
    found = []
    for span in spans:
        for theater in (None, *dataset.theaters):
            view = View(theater, span)
            found.append(view)
            kinds = frozenset(dice.sample(sorted(KINDS), dice.randrange(1, 20)))
            some = frozenset(dice.sample(types, dice.randrange(1, len(types))))
            near = dice.choice(nodes)
            found += [
                replace(view, kinds=kinds, types=dice.choice([None, some])),
                replace(view, types=some, focus=near, hops=dice.randrange(1, 4)),
                replace(view, focus=near, hops=dice.randrange(1, 4)),
                replace(view, confidences=frozenset(dice.sample(["high", "moderate", "low"], 2))),
            ]
    return found


def test_the_browser_filters_as_python_selects(
    desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    workspace = Workspace(dataset)
    asked, answers = [], []
    for view in views(dataset, graph):
        asked.append(filter_data(workspace, view))
        answers.append({line.id for line in bundle_lines(select(graph, view))})
    for found, answer, filters in zip(
        desk.page.evaluate(FILTER, asked), answers, asked, strict=True
    ):
        assert set(found) == answer, filters


@pytest.fixture(scope="module")
def options(dataset: Dataset) -> FilterOptions:
    return FilterOptions.from_workspace(Workspace(dataset))


def day_of(page: Page) -> date:
    return date.fromordinal(int(slider(page).get_attribute("aria-valuenow") or 0))


def test_the_slider_says_what_day_it_is(desk: Desk, dataset: Dataset) -> None:
    expect(slider(desk.page)).to_have_attribute("aria-valuenow", str(dataset.as_of.toordinal()))
    spoken = slider(desk.page).get_attribute("aria-valuetext") or ""
    assert str(dataset.as_of.year) in spoken, "it says a number of days, not a date"


@pytest.mark.parametrize(
    ("key", "after"), [("ArrowLeft", "2019-12-24"), ("ArrowRight", "2019-12-26")]
)
def test_the_slider_by_keys(
    desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph, key: str, after: str
) -> None:
    slider(desk.page).focus()
    with doing(desk.page):
        desk.page.keyboard.press(key)
    wait_for_address(desk.page, f"?date={after}")
    assert seen(desk.page) == expected(graph, view_from_query(f"date={after}", dataset)[0])


def test_the_slider_goes_home(desk: Desk) -> None:
    """The first and the last day by Home and End."""
    for key, edge in (("Home", "aria-valuemin"), ("End", "aria-valuemax")):
        slider(desk.page).focus()
        with doing(desk.page):
            desk.page.keyboard.press(key)
        assert slider(desk.page).get_attribute("aria-valuenow") == slider(desk.page).get_attribute(
            edge
        )


def test_drag_the_handle_and_the_picture_follows(
    desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    """While the handle moves nothing is asked; the picture is that of the day all the while."""
    page = desk.page
    thumb = slider(page).bounding_box()
    assert thumb
    y = thumb["y"] + thumb["height"] / 2
    x = thumb["x"] + thumb["width"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    asked = len(desk.requests)
    for step in (150, 300, 450):
        page.mouse.move(x - step, y, steps=4)
        wait_until(
            page,
            """() => { const text = document.getElementById("day-text").textContent;
            const thumb = document.querySelector('#strip [role="slider"]');
            const day = thumb.getAttribute("aria-valuenow");
            return new Date((Number(day) - 719163) * 864e5).getUTCDate() === parseInt(text); }""",
        )
        day = Span.parse(str(day_of(page)))
        wait_for_picture(page, expected(graph, replace(default_view(dataset), span=day)))
    assert len(desk.requests) == asked
    with doing(page):
        page.mouse.up()
    wait_for_address(page, f"?date={day}")
    assert seen(page) == expected(graph, replace(default_view(dataset), span=day))


def wait_for_picture(page: Page, wanted: tuple[frozenset[str], frozenset[str]]) -> None:
    wait_until(
        page,
        """([nodes, lines]) => {
          const same = (sort, ids) => {
            const shown = [...document.querySelectorAll(`#map ${sort}`)]
              .filter(one => getComputedStyle(one).display !== "none")
              .map(one => one.dataset.id);
            return shown.length === ids.length && shown.every(id => ids.includes(id));
          };
          return same(":is(.actor, .alliance)", nodes) && same(".line", lines);
        }""",
        arg=[sorted(wanted[0]), sorted(wanted[1])],
    )


def test_step_by_month_with_buttons_and_keys(desk: Desk) -> None:
    page = desk.page
    steps: list[tuple[Callable[[], None], str]] = [
        (lambda: page.get_by_role("button", name="A month back").click(), "?date=2019-11-25"),
        (lambda: page.get_by_role("button", name="A month on").click(), ""),
        (lambda: page.keyboard.press("."), "?date=2020-01-25"),
        (lambda: page.keyboard.press(","), ""),
    ]
    for act, after in steps:
        with doing(page):
            act()
        wait_for_address(page, after)


def test_a_month_has_a_last_day(desk: Desk) -> None:
    lead(desk.page, "?date=2019-03-31")
    with doing(desk.page):
        desk.page.keyboard.press(",")
    wait_for_address(desk.page, "?date=2019-02-28")


def test_any_date_and_back(desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    page = desk.page
    with doing(page):
        page.get_by_role("checkbox", name="All dates").check()
    wait_for_address(page, "?date=any")
    assert seen(page) == expected(graph, replace(default_view(dataset), span=None))
    with doing(page):
        page.get_by_role("checkbox", name="All dates").uncheck()
    wait_for_address(page, "")


def test_a_range_has_two_handles(desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    page = desk.page
    with doing(page):
        page.get_by_role("checkbox", name="Range").check()
    wait_for_address(page, "?date=2018-12-25..2019-12-25")
    expect(page.get_by_role("slider", name="From date")).to_be_visible()
    assert seen(page) == expected(graph, view_from_query(address(page), dataset)[0])
    page.get_by_role("slider", name="From date").focus()
    with doing(page):
        page.keyboard.press("ArrowLeft")
    wait_for_address(page, "?date=2018-12-24..2019-12-25")
    with doing(page):
        page.get_by_role("checkbox", name="Range").uncheck()
    wait_for_address(page, "")


def play(page: Page) -> None:
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def pause(page: Page) -> None:
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    wait_until(page, "() => window.conflictExplorer.ready")


def wait_for_frame(page: Page) -> str:
    """The query of the next frame."""
    before = address(page)
    wait_for_another_address(page, before)
    return address(page)


def day_in(query: str, dataset: Dataset) -> date:
    view, notices = view_from_query(query, dataset)
    assert not notices
    assert view.span
    return view.span.end.last


def test_play_goes_on_from_the_day_shown(
    desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    """Every frame is the view of its day: address, handle, words and picture."""
    page = desk.page
    lead(page, "?date=2014-05-31")
    play(page)
    # A frame may have passed before one looks.
    assert wait_for_frame(page) in ("?date=2014-06-30", "?date=2014-07-31")
    wait_for_frame(page)
    pause(page)
    ends = [f"2014-{month:02}-{day}" for month, day in ((7, 31), (8, 31), (9, 30), (10, 31))]
    assert address(page).removeprefix("?date=") in ends
    view, _ = view_from_query(address(page), dataset)
    assert view.span
    assert day_of(page) == view.span.end.last
    assert view.span.words == page.locator("#day-text").inner_text()
    assert view.span.words in page.locator("#summary").inner_text()
    assert seen(page) == expected(graph, view)
    assert "New since " in page.locator("#news").inner_text()


def test_what_is_clicked_while_it_plays_is_done_and_it_goes_on(
    desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    page = desk.page
    lead(page, "?date=2014-05-31")
    play(page)
    wait_for_frame(page)
    before = day_in(address(page), dataset)
    page.get_by_role("radio", name="Syria").check()
    page.get_by_role("tab", name="Matrix").click()
    wait_until(page, "() => location.search.includes('tab=matrix')")
    page.get_by_role("tab", name="Network").click()
    wait_until(page, "() => !location.search.includes('tab=matrix')")
    wait_for_frame(page)
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    pause(page)
    view, _ = view_from_query(address(page), dataset)
    assert view.span
    assert view.span.end.last > before
    assert view.theater == "syria"
    assert seen(page) == expected(graph, view)


def test_another_tab_moves_with_it(desk: Desk) -> None:
    page = desk.page
    lead(page, "?date=2018-01-15&tab=timeline")
    words = page.locator("#timeline-chart .annotation-text")
    expect(words).to_have_text("as of 15 Jan 2018")
    play(page)
    expect(words).to_have_text("as of 15 Feb 2018")
    expect(words).to_have_text("as of 15 Mar 2018")
    pause(page)


def test_back_undoes_playing_in_one_step(desk: Desk) -> None:
    page = desk.page
    lead(page, "?date=2014-05-31")
    play(page)
    for _ in range(3):
        wait_for_frame(page)
    pause(page)
    with doing(page):
        page.go_back()
    wait_for_address(page, "?date=2014-05-31")


def test_another_day_ends_playing(desk: Desk) -> None:
    """Whoever sets the day has it; the day that was played does not come back."""
    page = desk.page
    lead(page, "?date=2014-05-31")
    play(page)
    wait_for_frame(page)
    field = page.get_by_label("Type a date")
    field.fill("1 May 2012")
    field.press("Enter")
    wait_for_address(page, "?date=2012-05-01")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_frames_wait_for_the_server(desk: Desk) -> None:
    """One is asked for at a time, however long it takes."""
    page = desk.page
    lead(page, "?date=2014-05-31")
    held: list[Route] = []

    def hold(route: Route) -> None:
        if '"step_day"' in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    page.route("**/_dash-update-component*", hold)
    play(page)
    page.wait_for_timeout(2_500)
    assert len(held) == 1
    assert address(page) == "?date=2014-05-31"
    page.unroute_all()  # what was held goes on
    wait_for_address(page, "?date=2014-06-30")
    pause(page)


def test_play_ends_with_the_data_and_then_begins_anew(desk: Desk, options: FilterOptions) -> None:
    page = desk.page
    end = date.fromordinal(options.histogram.last)
    lead(page, f"?date={end - timedelta(days=20)}")
    page.get_by_role("button", name="Play", exact=True).click()
    wait_for_address(page, f"?date={end}")
    wait_until_drawn(page)
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    play(page)
    wait_for_address(page, f"?date={date.fromordinal(options.histogram.told_from)}")
    pause(page)


def test_what_was_said_while_it_played_is_taken_back(desk: Desk) -> None:
    page = desk.page
    lead(page, "?date=2014-05-31")
    play(page)
    page.evaluate(
        f"""async () => (await {RUNNING_MODULES})["status.js"].announce("New since then: a war")"""
    )
    expect(page.locator("#status")).to_have_text(re.compile("^New since "))
    pause(page)
    expect(page.locator("#status")).to_be_empty()


def test_of_a_year_is_told_what_is_new_in_it(desk: Desk) -> None:
    page = desk.page
    lead(page, "?date=2014")
    expect(page.locator("#news")).to_have_text(re.compile("^New in 2014: .+; [0-9]+ more$"))
    lead(page, "?date=2050")
    expect(page.locator("#news")).to_be_empty()
    expect(page.locator("#summary")).to_contain_text("The data end in ")


def test_escape_stops_playing(desk: Desk) -> None:
    page = desk.page
    play(page)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    wait_until_drawn(page)


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        ("1 January 2020", "?date=2020-01-01"),
        ("jan 2020", "?date=2020-01"),
        ("1.1.2020", "?date=2020-01-01"),
        ("2014 to 2016", "?date=2014..2016"),
    ],
)
def test_a_date_can_be_typed(desk: Desk, typed: str, after: str) -> None:
    field = desk.page.get_by_label("Type a date")
    with doing(desk.page):
        field.fill(typed)
        field.press("Enter")
    wait_for_address(desk.page, after)
    expect(field).to_have_value("")


def test_a_date_that_could_be_two_is_told_on_every_tab(desk: Desk) -> None:
    page = desk.page
    lead(page, "?tab=matrix")
    field = page.get_by_label("Type a date")
    field.fill("1/2/2020")
    field.press("Enter")
    notice = page.get_by_role("alert").filter(has_text="1 February 2020 or 2 January 2020")
    expect(notice).to_be_visible()
    assert address(page) == "?tab=matrix"
    # What was typed stands there still, to be mended.
    expect(field).to_have_value("1/2/2020")
    with doing(page):
        field.fill("1 Feb 2020")
        field.press("Enter")
    wait_for_address(page, "?date=2020-02-01&tab=matrix")
    expect(field).to_have_value("")


@pytest.mark.parametrize(
    ("start", "key", "after"),
    [
        ("", "PageDown", "?date=2018-12-25"),
        ("", "PageUp", "?date=2020-12-25"),
        ("?date=1985-03-31", "PageUp", "?date=1986-03-31"),
        ("?date=1985-03-31", "ArrowRight", "?date=1985-04-01"),
        ("?date=1985-03-31", "ArrowLeft", "?date=1985-03-30"),
        ("?date=1985-03-31", ",", "?date=1985-02-28"),
        ("?date=2035-03-31", ".", "?date=2035-04-30"),
    ],
)
def test_steps_begin_at_the_day_of_the_view(desk: Desk, start: str, key: str, after: str) -> None:
    page = desk.page
    lead(page, start)
    slider(page).focus()
    with doing(page):
        page.keyboard.press(key)
    wait_for_address(page, after)


def test_the_strip_shows_links_by_month(desk: Desk) -> None:
    bars = desk.page.get_by_role("img", name="Links by the month")
    expect(bars).to_have_count(1)
    found = bars.bounding_box()
    assert found
    assert found["width"] > 600
