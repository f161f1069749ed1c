"""The address holds the view: it restores everything, Back undoes, and nonsense does no harm."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from contextlib import closing, suppress
from http.client import HTTPConnection
from queue import Empty
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

from conftest import Server
from explorer.data.model import Dataset
from explorer.graph.view import default_view
from explorer.graph.view_query import view_from_query, view_to_query
from pagework import (
    Desk,
    address,
    doing,
    expected,
    lead,
    open_menu,
    radio,
    seen,
    slider,
    spot,
    wait_for_address,
    wait_until_drawn,
)

pytest_plugins = ("pagework",)

PLACE = """id => {
  const [x, y] = document.querySelector(`#map [data-id="${id}"]`).dataset.at.split(" ").map(Number);
  return { x, y };
}"""


# --- Back and Forward -------------------------------------------------------------------


def test_back_undoes_and_forward_redoes(desk: Desk) -> None:
    """A chain of five steps, back to the start, and forth again."""
    page = desk.page
    steps: list[tuple[str, Callable[[], object]]] = [
        ("?theater=libya", lambda: radio(page, "Libya").check()),
        ("?theater=libya&select=lna", lambda: page.mouse.click(*spot(page, "lna"))),
        ("?theater=libya&focus=lna&select=lna", lambda: page.keyboard.press("1")),
        ("?theater=libya&focus=lna", lambda: page.keyboard.press("Escape")),
        ("?focus=lna", lambda: radio(page, "All").check()),
    ]
    pictures = [("", seen(page))]
    for text, act in steps:
        with doing(page):
            act()
        wait_for_address(page, text)
        pictures.append((text, seen(page)))
    for text, picture in reversed(pictures[:-1]):
        with doing(page):
            page.go_back()
        wait_for_address(page, text)
        assert seen(page) == picture
    expect(radio(page, "All")).to_be_checked()
    for text, picture in pictures[1:]:
        with doing(page):
            page.go_forward()
        wait_for_address(page, text)
        assert seen(page) == picture


@pytest.mark.parametrize("text", ["?theater=mars", "?kinds=weapons,combat,troops"])
def test_back_leaves_the_page_however_it_was_entered(fresh: Callable[..., Page], text: str) -> None:
    """An address that the page writes in its own way is no trap for Back."""
    page = fresh("?theater=syria")
    page.evaluate("text => { location.href = text }", text)
    page.wait_for_url(lambda url: "syria" not in url)
    wait_until_drawn(page)
    for _ in range(2):
        if "syria" in page.url:
            break
        page.go_back()
        wait_until_drawn(page)
    assert "syria" in page.url


# --- the address restores everything ----------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "?theater=libya&date=2020-01-08&kinds=troops,weapons,combat&select=turkey",
        "?date=2015..2019-12-25&types=state&focus=russia&hops=2&select=russia~turkey",
        "?theater=syria&date=any&select=astana-process&places=russia:40:50.5",
    ],
)
def test_the_address_restores_what_was_seen(
    desk: Desk,
    fresh: Callable[..., Page],
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    text: str,
) -> None:
    view, _ = view_from_query(text, dataset)
    lead(desk.page, text)
    other = fresh(text)
    assert seen(other) == seen(desk.page) == expected(graph, view)
    said = [page.locator("#details").inner_text() for page in (other, desk.page)]
    assert said[0] == said[1]
    for page in (desk.page, other):
        name = dataset.theaters[view.theater].name if view.theater else "All"
        expect(radio(page, name)).to_be_checked()
        expect(slider(page)).to_have_attribute(
            "aria-valuenow",
            str((view.span or default_view(dataset).span).last_day),  # type: ignore[union-attr]
        )
    nodes = sorted(view.places or ["turkey"])
    assert other.evaluate(PLACE, nodes[0]) == pytest.approx(
        desk.page.evaluate(PLACE, nodes[0]), abs=0.5
    )


def test_copy_link_copies_the_address(desk: Desk) -> None:
    page = desk.page
    lead(page, "?theater=libya&select=lna")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_menu(page)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("clipboard")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


# --- dragging ---------------------------------------------------------------------------


def drag(page: Page, node: str, right: float, down: float) -> tuple[float, float]:
    """Drag a node; where it was let go."""
    x, y = spot(page, node)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right / 2, y + down / 2, steps=3)
    page.mouse.move(x + right, y + down, steps=3)
    with doing(page):
        page.mouse.up()
    page.mouse.move(1, 1)
    return x + right, y + down


def beside_turkey(page: Page, node: str) -> float:
    """How far a node is from one that nobody moved, in distances of two others."""
    turkey, russia, at = (spot(page, one) for one in ("turkey", "russia", node))
    return math.dist(at, turkey) / math.dist(turkey, russia)


def test_a_dragged_actor_stays_where_it_was_put(desk: Desk, fresh: Callable[..., Page]) -> None:
    page = desk.page
    home = spot(page, "italy")
    pointer = drag(page, "italy", 60, 45)
    assert address(page).startswith("?places=italy:")
    there = spot(page, "italy")
    assert there == pytest.approx(pointer, abs=16)
    with doing(page):
        page.keyboard.press(",")
    assert spot(page, "italy") == pytest.approx(there, abs=2)
    assert "places=italy:" in address(page)
    other = fresh(address(page))
    assert beside_turkey(other, "italy") == pytest.approx(beside_turkey(page, "italy"), rel=0.1)
    with doing(page):
        open_menu(page)
        page.get_by_role("button", name="Reset view").click()
    wait_for_address(page, "")
    assert spot(page, "italy") == pytest.approx(home, abs=2)


def test_several_dragged_actors_make_a_compact_address(desk: Desk) -> None:
    page = desk.page
    for index, node in enumerate(("italy", "greece", "iran")):
        drag(page, node, 10 + index, 12)
    text = address(page).removeprefix("?places=")
    assert re.fullmatch(
        r"greece:-?[\d.]+:-?[\d.]+,iran:-?[\d.]+:-?[\d.]+,italy:-?[\d.]+:-?[\d.]+", text
    )
    for _ in range(3):
        with doing(page):
            page.go_back()
    wait_for_address(page, "")


def test_a_drag_is_no_click(desk: Desk) -> None:
    drag(desk.page, "italy", 40, 40)
    assert "select" not in address(desk.page)


# --- nonsense ---------------------------------------------------------------------------


NONSENSE = {
    "unknown ids": "?theater=mars&select=nobody&focus=atlantis&kinds=love&types=gods&tab=moon",
    "a hint": "?theater=lybia",
    "html": "?theater=" + quote("<img src=x onerror=alert(1)>"),
    "html in a name": "?" + quote("<script>alert(1)</script>") + "=1",
    "script": "?select=" + quote("javascript:alert(1)"),
    "dates": "?date=2019-02-31",
    "backwards": "?date=2019..2011",
    "year zero": "?date=0000-01-01",
    "far away": "?date=9999-12-31..99999",
    "hops": "?focus=turkey&hops=999999999999999999999",
    "places": "?places=turkey:1e999:nan,turkey:--1:2,nobody:1:2",
    "unicode": "?focus=" + quote("\U0001d57f\u202e\x00\ufeff\U0001f4a5"),
    "broken escapes": "?theater=%E0%A4%A&select=%zz&%",
    "not utf-8": "?theater=%ff%fe%00",
    "pairs": "?select=turkey~turkey~turkey~russia",
    "proto": "?select=__proto__&focus=constructor&theater=toString",
    "long": "?select=" + "a" * 30_000,
    "many": "?" + "&".join(f"a{index}=1" for index in range(400)),
}


@pytest.mark.parametrize("name", NONSENSE)
def test_a_nonsense_address_is_noticed_and_harmless(
    desk: Desk, dataset: Dataset, graph: nx.MultiDiGraph, name: str
) -> None:
    page = desk.page
    lead(page, NONSENSE[name])
    view, _ = view_from_query(NONSENSE[name], dataset)
    assert seen(page) == expected(graph, view)
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text(re.compile("ignored", re.IGNORECASE))
    assert page.evaluate("document.querySelectorAll('main img[src=x], main script').length") == 0
    assert not page.evaluate("document.documentElement.innerHTML.includes('<img src=x')")


@pytest.mark.parametrize("name", ["html", "not utf-8"])
def test_a_page_opens_at_a_nonsense_address(fresh: Callable[..., Page], name: str) -> None:
    page = fresh(NONSENSE[name])
    expect(page.get_by_role("alert")).to_contain_text("Ignored in the address")
    assert seen(page)[0]


def test_a_good_step_ends_a_notice(desk: Desk) -> None:
    lead(desk.page, "?theater=mars")
    expect(desk.page.get_by_role("alert")).to_contain_text("'mars'")
    with doing(desk.page):
        radio(desk.page, "Libya").check()
    expect(desk.page.get_by_text("'mars'")).to_be_hidden()


# --- forged requests --------------------------------------------------------------------


HOSTILE: tuple[Any, ...] = (
    None, True, -1, 0, 1e308, 10**30, "", "<img onerror=alert(1)>", "x" * 100_000, [], [[]],
    [None], [1, "2"], ["a"] * 2000, {}, {"kind": "select"}, {"kind": "select", "nodes": {}},
    {"kind": "select", "nodes": [None, 1]}, {"kind": "select", "nodes": ["turkey"] * 500},
    {"kind": "focus", "node": ["turkey"], "hops": {}}, {"kind": "focus", "node": "turkey"},
    {"kind": "move"}, {"kind": "move", "node": "turkey", "x": "1e999", "y": None},
    {"kind": "move", "node": "turkey", "x": float("inf"), "y": float("nan")},
    {"kind": "move", "node": {}, "x": [], "y": 10**400}, {"kind": "date", "day": 10**18},
    {"kind": "date", "day": float("nan")}, {"kind": "date", "day": "2019"},
    {"kind": "only", "what": "family:"}, {"kind": "only", "what": "kinds:nothing"},
    {"kind": "only", "what": {}}, {"kind": "lift", "what": []}, {"kind": []}, {"kind": None},
    {"kind": "tab", "what": "moon"}, {"kind": "story", "what": "a.999999999999999999999"},
    {"kind": "story", "what": "x.²"}, {"kind": "ask", "what": 1}, {"kind": "size", "what": "x"},
)  # fmt: skip


@pytest.fixture(scope="module")
def asked(_desks: Callable[[], Desk]) -> list[tuple[str, dict[str, Any]]]:
    """What an honest page asks, one of each callback: address and body."""
    desk = _desks()
    desk.requests.clear()
    lead(desk.page, "?theater=libya&tab=compare")
    lead(desk.page, "?theater=libya")
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for request in desk.requests:
        if "_dash-update-component" in request.url and request.post_data:
            body = json.loads(request.post_data)
            found[body["output"]] = (request.url, body)
    assert len(found) >= 2
    return list(found.values())


def send(url: str, body: bytes) -> int:
    request = Request(url, body, {"Content-Type": "application/json"})
    try:
        with urlopen(request) as answer:
            answer.read()
            return int(answer.status)
    except HTTPError as error:
        error.read()
        error.close()
        return error.code


def said_since(server: Server) -> str:
    """What the server has said that nobody has read yet."""
    lines = []
    with suppress(Empty):
        while True:
            lines.append(server.lines.get_nowait() or "")
    return "".join(lines)


def test_forged_values_are_answered(
    server: Server, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    """Every value that a page sends, replaced by each of many wrong ones."""
    said_since(server)
    failed = []
    for url, body in asked:
        slots = [
            (part, at) for part in ("inputs", "state") for at in range(len(body.get(part, [])))
        ]
        for part, at in slots:
            if not isinstance(body[part][at], dict):
                continue
            name = f"{body[part][at]['id']}.{body[part][at]['property']}"
            for value in HOSTILE:
                forged = json.loads(json.dumps(body))
                forged[part][at]["value"] = value
                forged["changedPropIds"] = [name]
                code = send(url, json.dumps(forged).encode())
                if code >= 500:
                    failed.append((name, repr(value)[:60], code))
    said = said_since(server)
    assert not failed
    assert "Traceback" not in said


def test_every_hostile_search_is_answered(
    server: Server, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    said_since(server)
    url, body = max(asked, key=lambda one: len(one[1]["inputs"]))
    for text in (
        *NONSENSE.values(),
        "?\ud800",
        "?select=\ud83d",
        "?" * 100,
        "?places=" + "," * 10_000,
    ):
        body["inputs"][0]["value"] = text
        body["changedPropIds"] = ["url.search"]
        assert send(url, json.dumps(body).encode()) == 200, text[:60]
    assert "Traceback" not in said_since(server)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"{}",
        b'"x"',
        b"\xff\xfe",
        b'{"output": 1}',
        b'{"output": "url.search"}',
        b'{"output": "no.such", "outputs": {"id": "no", "property": "such"}, "inputs": []}',
        b"[" * 5000,
        json.dumps({"output": "x" * 100_000}).encode(),
    ],
    ids=lambda body: repr(body[:20]),
)
def test_forged_bodies_are_refused(server: Server, body: bytes) -> None:
    """What no page would send: refused, without a traceback."""
    said_since(server)
    code = send(f"{server.url}/_dash-update-component", body)
    said = said_since(server)
    assert code < 500
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "path", ["/nowhere", "/assets/../../../etc/passwd", "/assets/%2e%2e/%2e%2e/x", "/%00"]
)
def test_other_paths_are_harmless(server: Server, path: str) -> None:
    said_since(server)
    address = urlsplit(server.url)
    connection = HTTPConnection(str(address.hostname), address.port or 80, timeout=30)
    with closing(connection):
        connection.request("GET", path)
        answer = connection.getresponse()
        text = answer.read()
    assert answer.status < 500
    assert b"root:" not in text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Traceback" not in said_since(server)


def test_a_view_reads_as_it_is_written(dataset: Dataset) -> None:
    for text in ("theater=libya&date=any", "kinds=none", "select=russia~turkey&tab=table"):
        assert view_to_query(view_from_query(text, dataset)[0], dataset) == text
