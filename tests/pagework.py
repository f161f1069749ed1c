"""What the tests of the page share: one page for many tests, and hands and eyes for it.

A test file that uses it says `pytest_plugins = ("pagework",)`. The fixture `desk` is a page
that is opened once and led from view to view as Back and Forward would; `fresh` opens pages
of their own. Nothing here waits for time: `doing` waits until the canvas shows the answer.

PYTEST_DONT_REWRITE: it is imported by name, too, before pytest has seen it as a plugin.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

import networkx as nx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request

from conftest import Server, drawn, opened
from explorer.graph.select import select
from explorer.graph.view import View
from explorer.presentation.elements import bundle_lines
from explorer.server.browser import wait_until

EXPECTED_WARNINGS = ("custom wheel sensitivity",)
"""What dash-cytoscape makes Cytoscape say of every page."""

_GRAPH = "const cy = document.getElementById('graph')._cyreg.cy;"
_LEAD = """query => {
  window.before = window.conflictExplorer.drawing();
  history.pushState(null, "", query || location.pathname);
  dispatchEvent(new PopStateEvent("popstate"));
}"""
_ANSWERED = """() => {
  const api = window.conflictExplorer;
  return api && api.ready && api.drawing() && api.drawing() !== window.before;
}"""
_SETTLED = "() => window.conflictExplorer?.ready && document.readyState === 'complete'"
_VISIBLE = f"""() => {{
  {_GRAPH}
  const shown = element => element.style("display") !== "none";
  return [cy.nodes(), cy.edges()].map(all => all.filter(shown).map(element => element.id()));
}}"""
_SPOT = f"""id => {{
  {_GRAPH}
  const at = cy.getElementById(id).renderedPosition();
  const box = document.getElementById("graph").getBoundingClientRect();
  return [box.x + at.x, box.y + at.y];
}}"""
# A point of a line where nothing else is, sought outwards from its middle.
_LINE_SPOT = f"""id => {{
  {_GRAPH}
  const box = document.getElementById("graph").getBoundingClientRect();
  const line = cy.getElementById(id);
  const [from, to] = [line.sourceEndpoint(), line.targetEndpoint()];
  const middle = line.midpoint();
  for (const share of [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]) {{
    const [a, b] = share < 0.5 ? [from, middle] : [middle, to];
    const part = share < 0.5 ? 2 * share : 2 * share - 1;
    const at = {{ x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part }};
    const found = cy.renderer().findNearestElement(at.x, at.y, true, false);
    if (!found || found.id() !== id) continue;
    const [zoom, pan] = [cy.zoom(), cy.pan()];
    return [box.x + at.x * zoom + pan.x, box.y + at.y * zoom + pan.y];
  }}
  return null;
}}"""
_GROUND = f"""() => {{
  {_GRAPH}
  const graph = document.getElementById("graph");
  const box = graph.getBoundingClientRect();
  for (let y = 8; y < box.height; y += 12)
    for (let x = 8; x < box.width; x += 12) {{
      const at = {{ x: (x - cy.pan().x) / cy.zoom(), y: (y - cy.pan().y) / cy.zoom() }};
      const over = document.elementFromPoint(box.x + x, box.y + y);
      if (graph.contains(over) && !cy.renderer().findNearestElement(at.x, at.y, false, false))
        return [box.x + x, box.y + y];
    }}
  return null;
}}"""
_PICTURE = f"""() => {{
  {_GRAPH}
  const pen = document.createElement("canvas").getContext("2d");
  const zoom = cy.zoom();
  const labels = [], discs = [], quiet = [], segments = [];
  cy.nodes().forEach(node => {{
    if (node.style("display") === "none") return;
    const at = node.renderedPosition();
    const half = node.width() * zoom / 2;
    const id = node.id();
    const round = node.style("shape") === "ellipse";
    discs.push({{ id, round, x: at.x, y: at.y, half }});
    const text = node.style("label");
    if (!text || node.effectiveOpacity() * node.numericStyle("text-opacity") < 0.3) {{
      quiet.push(id);
      return;
    }}
    const size = node.numericStyle("font-size") * zoom;
    pen.font = `${{node.style("font-weight")}} ${{size}}px ${{node.style("font-family")}}`;
    const rows = text.split("\\n");
    const width = Math.max(...rows.map(row => pen.measureText(row).width));
    const height = rows.length * size * node.numericStyle("line-height");
    const [across, down] = [node.style("text-halign"), node.style("text-valign")];
    const moveX = node.numericStyle("text-margin-x") * zoom;
    const moveY = node.numericStyle("text-margin-y") * zoom;
    const x = moveX + (across === "left" ? at.x - half - width
      : across === "right" ? at.x + half : at.x - width / 2);
    const y = moveY + (down === "top" ? at.y - half - height
      : down === "bottom" ? at.y + half : at.y - height / 2);
    labels.push({{ id, text, size, box: [x, y, x + width, y + height] }});
  }});
  cy.edges().forEach(edge => {{
    if (edge.style("display") === "none") return;
    const [a, b] = [edge.source(), edge.target()];
    segments.push([a.id(), b.id(), a.renderedPosition(), b.renderedPosition()]);
  }});
  return {{ width: cy.width(), height: cy.height(), labels, discs, quiet, segments }};
}}"""
_PIXELS = """async ([text, left, right]) => {
  const bytes = Uint8Array.from(atob(text), mark => mark.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const sheet = document.createElement("canvas");
  [sheet.width, sheet.height] = [image.width, image.height];
  const pen = sheet.getContext("2d", { willReadFrequently: true });
  pen.drawImage(image, 0, 0);
  const { width, height } = sheet;
  const words = new Uint32Array(pen.getImageData(0, 0, width, height).data.buffer);
  const ground = words[0];
  const rows = new Array(height).fill(0), columns = new Array(width).fill(0);
  const colours = new Set();
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const word = words[y * width + x];
      if (word === ground) continue;
      rows[y] += 1;
      columns[x] += 1;
      if (colours.size < 5000) colours.add(word);
    }
  const rgb = [ground & 255, (ground >> 8) & 255, (ground >> 16) & 255];
  return { width, height, rows, columns, colours: colours.size, ground: rgb };
}"""

Box = tuple[float, float, float, float]


@dataclass
class Label:
    """A label as it stands on the screen; `box` is left, top, right, bottom in px."""

    node: str
    text: str
    size: float
    box: Box


@dataclass
class Picture:
    """What the canvas shows, measured."""

    width: float
    height: float
    labels: list[Label]
    nodes: dict[str, tuple[bool, float, float, float]]
    quiet: list[str]
    segments: list[tuple[str, str, tuple[float, float], tuple[float, float]]]

    @property
    def smallest(self) -> float:
        """Pixels of the smallest label."""
        return min((label.size for label in self.labels), default=0.0)

    @property
    def labelled(self) -> set[str]:
        return {label.node for label in self.labels}

    @property
    def overlaps(self) -> list[tuple[str, str]]:
        """Labels that cover a label or a foreign node, and what they cover."""
        found = []
        for index, label in enumerate(self.labels):
            found += [
                (label.text, other.text)
                for other in self.labels[index + 1 :]
                if _meet(label.box, other.box)
            ]
            found += [
                (label.text, node)
                for node, place in self.nodes.items()
                if node != label.node and _covers(label.box, *place)
            ]
        return found

    @property
    def extent(self) -> Box:
        """The box around all nodes and labels."""
        boxes = [label.box for label in self.labels]
        boxes += [(x - r, y - r, x + r, y + r) for _, x, y, r in self.nodes.values()]
        left, top, right, bottom = zip(*boxes, strict=True)
        return min(left), min(top), max(right), max(bottom)

    @property
    def share(self) -> float:
        """The part of the canvas that this box takes."""
        left, top, right, bottom = self.extent
        return (right - left) * (bottom - top) / (self.width * self.height)

    @property
    def crossings(self) -> int:
        """How often lines cross, drawn straight, one to a pair."""
        pairs = {tuple(sorted((a, b))): (p, q) for a, b, p, q in self.segments}
        listed = list(pairs.items())
        return sum(
            not set(ends) & set(others) and _cross(*line, *other)
            for index, (ends, line) in enumerate(listed)
            for others, other in listed[index + 1 :]
        )


def _meet(one: Box, other: Box, least: float = 0.5) -> bool:
    return (
        one[0] + least < other[2]
        and other[0] + least < one[2]
        and one[1] + least < other[3]
        and other[1] + least < one[3]
    )


def _covers(box: Box, is_round: bool, x: float, y: float, half: float) -> bool:  # noqa: FBT001
    if not is_round:
        return _meet(box, (x - half, y - half, x + half, y + half))
    near_x, near_y = min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])
    return (near_x - x) ** 2 + (near_y - y) ** 2 < max(half - 0.5, 0) ** 2


Point = tuple[float, float]


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> bool:
        return (q[0] - p[0]) * (r[1] - p[1]) > (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) != side(a, b, d) and side(c, d, a) != side(c, d, b)


def picture(page: Page) -> Picture:
    """Measure what the canvas shows, from text metrics, apart from the page's own reckoning."""
    found = page.evaluate(_PICTURE)
    return Picture(
        found["width"],
        found["height"],
        [Label(one["id"], one["text"], one["size"], tuple(one["box"])) for one in found["labels"]],
        {one["id"]: (one["round"], one["x"], one["y"], one["half"]) for one in found["discs"]},
        found["quiet"],
        [(a, b, (p["x"], p["y"]), (q["x"], q["y"])) for a, b, p, q in found["segments"]],
    )


@dataclass
class Pixels:
    """A PNG, looked at: for each row and column how many pixels are not the ground."""

    width: int
    height: int
    rows: list[int]
    columns: list[int]
    colours: int
    ground: tuple[int, int, int]

    @property
    def margins(self) -> tuple[int, int, int, int]:
        """Empty pixels at the left, top, right and bottom."""
        inked_x = [index for index, count in enumerate(self.columns) if count]
        inked_y = [index for index, count in enumerate(self.rows) if count]
        return (
            inked_x[0],
            inked_y[0],
            self.width - 1 - inked_x[-1],
            self.height - 1 - inked_y[-1],
        )


def pixels(page: Page, data: bytes) -> Pixels:
    """Look at a PNG, with the decoder of the browser."""
    found = page.evaluate(_PIXELS, [base64.b64encode(data).decode(), 0, 0])
    return Pixels(**{**found, "ground": tuple(found["ground"])})


Seen = tuple[frozenset[str], frozenset[str]]
"""The ids of the visible nodes and of the visible lines."""


def seen(page: Page) -> Seen:
    """What the canvas shows."""
    nodes, edges = page.evaluate(_VISIBLE)
    return frozenset(nodes), frozenset(edges)


def expected(graph: nx.MultiDiGraph, view: View) -> Seen:
    """What a view should show."""
    shown = select(graph, view)
    return frozenset(shown), frozenset(line.id for line in bundle_lines(shown))


@contextmanager
def doing(page: Page) -> Iterator[None]:
    """Do what changes the view; leaves when the canvas shows the answer."""
    page.evaluate("() => { window.before = window.conflictExplorer.drawing(); }")
    yield
    wait_until(page, _ANSWERED)


def lead(page: Page, query: str) -> None:
    """Lead an open page to another address, as Back and Forward do."""
    if address(page) != query:
        page.evaluate(_LEAD, query)
        wait_until(page, _ANSWERED)


def address(page: Page) -> str:
    """The query of its URL."""
    return cast("str", page.evaluate("location.search"))


def wait_for_address(page: Page, query: str) -> None:
    wait_until(page, "query => location.search === query", arg=query)


def spot(page: Page, node: str) -> tuple[float, float]:
    """Where a node is in the window."""
    x, y = page.evaluate(_SPOT, node)
    return x, y


def line_spot(page: Page, line: str) -> tuple[float, float] | None:
    """A point of the window where a line lies and nothing else; None if it has none."""
    found = page.evaluate(_LINE_SPOT, line)
    return tuple(found) if found else None


def ground_spot(page: Page) -> tuple[float, float]:
    """A point of the canvas where nothing is."""
    found = page.evaluate(_GROUND)
    assert found, "the canvas is full"
    x, y = found
    return x, y


def click_node(page: Page, node: str) -> None:
    """Click an actor on the canvas and wait for the answer."""
    with doing(page):
        page.mouse.click(*spot(page, node))


def details(page: Page) -> Locator:
    return page.get_by_role("region", name="Details")


def title(page: Page) -> Locator:
    """The heading of the details: who or what they are about."""
    return details(page).get_by_role("heading", level=2)


def radio(page: Page, name: str) -> Locator:
    return page.get_by_role("radiogroup", name="Theater").get_by_role("radio", name=name)


def box(page: Page, group: str, name: str) -> Locator:
    """A checkbox of a group."""
    return page.get_by_role("group", name=group).get_by_role("checkbox", name=name, exact=True)


def search_box(page: Page) -> Locator:
    return page.get_by_label("Find an actor", exact=True).and_(
        page.get_by_role("combobox").or_(page.get_by_role("textbox"))
    )


def slider(page: Page) -> Locator:
    return page.get_by_role("slider", name="As-of date")


def marks(page: Page, name: str) -> set[str]:
    """The nodes with a class that the page's script sets."""
    script = f"name => {{ {_GRAPH} return cy.nodes(`.${{name}}`).map(node => node.id()); }}"
    return set(page.evaluate(script, name))


def select_tab(page: Page, name: str) -> None:
    tab = page.get_by_role("tab", name=name, exact=True)
    if tab.get_attribute("aria-selected") != "true":
        with doing(page):
            tab.click()


@dataclass
class Desk:
    """An open page, and all that it was heard to say."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)

    def __post_init__(self) -> None:
        def console(message: ConsoleMessage) -> None:
            if message.type == "warning" and not any(
                known in message.text for known in EXPECTED_WARNINGS
            ):
                self.warnings.append(message.text)

        self.page.on("console", console)
        self.page.on("request", lambda request: self.requests.append(request))  # noqa: PLW0108


@pytest.fixture(scope="session")
def _desks(browser: Browser, server: Server) -> Iterator[Callable[[], Desk]]:
    """The page that many tests share; a new one after it has broken."""
    with ExitStack() as stack:
        desks: list[Desk] = []

        def open_desk() -> Desk:
            complaints: list[str] = []
            page = stack.enter_context(opened(browser, complaints))
            page.emulate_media(reduced_motion="reduce")  # nothing glides, nothing waits for it
            page.set_default_timeout(10_000)
            page.goto(server.url)
            desks.append(Desk(drawn(page), complaints))
            return desks[-1]

        def usable() -> Desk:
            if not desks or desks[-1].complaints or desks[-1].page.is_closed():
                return open_desk()
            return desks[-1]

        yield usable


@pytest.fixture
def desk(_desks: Callable[[], Desk]) -> Iterator[Desk]:
    """The shared page, led back to where everybody starts, with what it says."""
    found = _desks()
    page = found.page
    page.mouse.move(1, 1)
    page.evaluate("document.activeElement.blur()")
    page.evaluate("document.querySelectorAll('details[open]').forEach(one => one.open = false)")
    lead(page, "")
    page.keyboard.press("z")
    found.requests.clear()
    found.warnings.clear()
    yield found
    complaints = [*found.complaints, *found.warnings]
    assert not complaints


@pytest.fixture
def fresh(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Opens pages in contexts of their own: `fresh("?theater=libya", 390, 844)`.

    The test fails if any of them complains.
    """
    complaints: list[str] = []
    with ExitStack() as stack:

        def open_page(query: str = "", width: int = 1280, height: int = 800, **media: Any) -> Page:
            page = stack.enter_context(opened(browser, complaints, width, height))
            page.emulate_media(**{"reduced_motion": "reduce", **media})
            page.goto(f"{server.url}/{query}")
            return drawn(page)

        yield open_page
    assert not complaints


def wait_until_drawn(page: Page) -> None:
    """Wait until the canvas shows what the address says, whoever changed it."""
    wait_until(page, _SETTLED)


@pytest.fixture(scope="session")
def windows(browser: Browser, server: Server) -> Iterator[Callable[[int, int], Page]]:
    """Opens a page of a size, or gives the one that is open; where it is left is not said."""
    complaints: list[str] = []
    pages: dict[tuple[int, int], Page] = {}
    with ExitStack() as stack:

        def window(width: int, height: int) -> Page:
            if (width, height) not in pages:
                page = stack.enter_context(opened(browser, complaints, width, height))
                page.emulate_media(reduced_motion="reduce")
                page.goto(server.url)
                pages[width, height] = drawn(page)
            return pages[width, height]

        yield window
    assert not complaints
