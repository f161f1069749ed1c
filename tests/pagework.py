"""What the tests of the page share: one page for many tests, and hands and eyes for it.

A test file that uses it says `pytest_plugins = ("pagework",)`. The fixture `desk` is a page
that is opened once and led from view to view as Back and Forward would; `fresh` opens pages
of their own. Nothing here waits for time: `doing` waits until the map shows the answer.

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

from conftest import MAP_PART, Server, drawn, on_map, opened
from explorer.graph.select import select
from explorer.graph.view import OVERVIEW_TAB, View
from explorer.presentation.lines import bundle_lines
from machine_browser import wait_until

RUNNING_MODULES = "(await import(document.querySelector('script[type=module]').src)).modules"
"""An expression for what the modules of the page export, by their paths, as they run there.

To import the file of a module would run it once more, beside the one that the page uses.
"""

# What stands in the picture, and what of it is shown; a line without a width or a place is none.
_MAP = """
const map = document.getElementById("map");
const frame = map.getBoundingClientRect();
const shown = (one) => getComputedStyle(one).display !== "none";
const marks = [...map.querySelectorAll("g.actor, g.alliance")].filter(shown);
const lines = [...map.querySelectorAll("g.line")].filter(shown);
// While one script runs nothing moves: what is measured is measured once.
const once = (measure) => {
  const found = new Map();
  return (one) => {
    if (!found.has(one)) found.set(one, measure(one));
    return found.get(one);
  };
};
const centre = once((mark) => {
  const { e, f } = mark.getScreenCTM();
  return { x: e, y: f };
});
const half = once((mark) => {
  const { width, height } = mark.querySelector(".mark").getBoundingClientRect();
  return Math.max(width, height) / 2;
});
const strokeOf = once((line) => {
  const stroke = line.querySelector(".stroke");
  return { stroke, size: stroke.getTotalLength(), turn: stroke.getScreenCTM() };
});
const along = (line, share) => {
  const { stroke, size, turn } = strokeOf(line);
  return stroke.getPointAtLength(share * size).matrixTransform(turn);
};
const apart = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);
const opacity = (mark) => Number(getComputedStyle(mark.querySelector(".mark")).fillOpacity);
const DOTS = ":is(.person, .body, .company, .party, .alliance):not(.theater-party)";
const SHARES = Array.from({ length: 41 }, (_, index) => index / 40);
const pointsOf = once((line) => SHARES.map((share) => along(line, share)));
const fromLine = (line, at) => Math.min(...pointsOf(line).map((point) => apart(point, at)));
const isInside = (at) =>
  at.x > frame.x + 2 && at.x < frame.right - 2 && at.y > frame.y + 2 && at.y < frame.bottom - 2;
const isOpen = (at) => document.getElementById("map-frame").contains(
  document.elementFromPoint(at.x, at.y));
const labelBoxes = once((all) =>
  [...all.querySelectorAll("text")].map((text) => text.getBoundingClientRect()));
const isInLabel = (at) => labelBoxes(map).some((box) =>
  at.x > box.x - 3 && at.x < box.right + 3 && at.y > box.y - 3 && at.y < box.bottom + 3);
"""
_LEAD = """query => {
  window.before = window.conflictExplorer.picture;
  history.pushState(null, "", query || location.pathname);
  dispatchEvent(new PopStateEvent("popstate"));
}"""
_ANSWERED = """() => {
  const api = window.conflictExplorer;
  return api && api.ready && api.picture && api.picture !== window.before;
}"""
_SETTLED = "() => window.conflictExplorer?.ready && document.readyState === 'complete'"
_VISIBLE = f"""() => {{
  {_MAP}
  return [marks, lines].map((all) => all.map((one) => one.dataset.id));
}}"""
_SPOT = f"""id => {{
  {_MAP}
  const at = centre(marks.find((one) => one.dataset.id === id));
  return [at.x, at.y];
}}"""
# A point of a line where nothing else is, sought outwards from its middle.
_LINE_SPOT = f"""id => {{
  {_MAP}
  const line = lines.find((one) => one.dataset.id === id);
  for (const share of [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86]) {{
    const at = along(line, share);
    if (!isInside(at) || !isOpen(at) || isInLabel(at)) continue;
    if (marks.some((mark) => apart(centre(mark), at) < half(mark) + 6)) continue;
    const isNear = (other) => !other.matches(".quiet, .in-band") && fromLine(other, at) < 1.5;
    if (lines.some((other) => other !== line && isNear(other))) continue;
    return [at.x, at.y];
  }}
  return null;
}}"""
_GROUND = f"""() => {{
  {_MAP}
  for (let y = frame.y + 8; y < frame.bottom; y += 12)
    for (let x = frame.x + 8; x < frame.right; x += 12) {{
      const at = {{ x, y }};
      if (!isOpen(at) || isInLabel(at)) continue;
      if (marks.some((mark) => apart(centre(mark), at) < half(mark) + 16)) continue;
      if (lines.some((line) => fromLine(line, at) < 14)) continue;
      return [x, y];
    }}
  return null;
}}"""
_PICTURE = f"""() => {{
  {_MAP}
  const place = (mark) => {{
    const at = centre(mark);
    return {{ x: at.x - frame.x, y: at.y - frame.y }};
  }};
  const labels = [], discs = [], quiet = [], segments = [], wide = [];
  for (const mark of marks) {{
    const id = mark.dataset.id;
    const round = mark.querySelector(".mark").tagName === "circle";
    const dot = mark.matches(DOTS);
    discs.push({{ id, round, dot, ...place(mark), half: half(mark) }});
    const text = [...mark.querySelectorAll("text")].find(shown);
    const look = text && getComputedStyle(text);
    const faint = opacity(mark) < 0.3;
    if (!text || look.visibility === "hidden" || faint) {{
      quiet.push(id);
      continue;
    }}
    const {{ a, b }} = text.getScreenCTM();
    const size = parseFloat(look.fontSize) * Math.hypot(a, b);
    // Of each row what its letters take, without what the font keeps free above and below them.
    const rows = [...text.querySelectorAll("tspan")].map((row) => {{
      const box = row.getBoundingClientRect();
      const middle = (box.top + box.bottom) / 2 - frame.y;
      return [box.left - frame.x, middle - 0.45 * size, box.right - frame.x, middle + 0.45 * size];
    }});
    const [left, top, right, bottom] = [0, 1, 2, 3].map((edge) => rows.map((row) => row[edge]));
    const box = [Math.min(...left), Math.min(...top), Math.max(...right), Math.max(...bottom)];
    labels.push({{ id, text: text.textContent, size, box }});
  }}
  for (const line of lines) {{
    const ends = line.dataset.id.split("~").slice(0, 2);
    const [from, to] = ends.map((end) => marks.find((one) => one.dataset.id === end));
    segments.push([...ends, place(from), place(to)]);
    const way = line.querySelector(".stroke");
    const isUnderlaid = [...line.querySelectorAll(".under")].some(shown);
    if (line.matches(".faded, .in-band")) continue;
    if (way.getAttribute("stroke-width") < 3 && !isUnderlaid) continue;
    const turn = way.getScreenCTM(), length = way.getTotalLength(), points = [];
    for (let gone = 0; gone <= length; gone += 2) {{
      const at = way.getPointAtLength(gone).matrixTransform(turn);
      points.push([at.x - frame.x, at.y - frame.y]);
    }}
    wide.push(points);
  }}
  return {{ width: frame.width, height: frame.height, labels, discs, quiet, segments, wide }};
}}"""
_MARKED = f"""() => {{
  {_MAP}
  const faded = marks.filter((mark) => opacity(mark) < 0.5);
  const ids = (found) => found.map((mark) => mark.dataset.id);
  return {{
    faded: ids(faded),
    lit: faded.length ? ids(marks.filter((mark) => !faded.includes(mark))) : [],
    chosen: ids(marks.filter((mark) => mark.matches(".chosen"))),
  }};
}}"""
ZOOM = """() => {
  const world = document.querySelector("#map .world");
  const { a, b } = world.getScreenCTM();
  return Math.hypot(a, b);
}"""
"""Pixels of the screen to a unit of the map."""

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

_ADDRESS = f"""() => {{
  const parts = location.search.slice(1).split("&");
  const isDefault = !parts.some((part) => part.startsWith("tab="));
  const rest = parts.filter((part) => part && part !== "{MAP_PART}");
  if (isDefault) rest.push("tab={OVERVIEW_TAB}");
  return rest.length ? `?${{rest.join("&")}}` : "";
}}"""

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
    """What the map shows, measured."""

    width: float
    height: float
    labels: list[Label]
    nodes: dict[str, tuple[bool, float, float, float]]
    dots: set[str]
    quiet: list[str]
    segments: list[tuple[str, str, tuple[float, float], tuple[float, float]]]
    wide: list[list[tuple[float, float]]]
    """Points along each line of 3 px or more, or with something under it."""

    @property
    def smallest(self) -> float:
        """Pixels of the smallest label."""
        return min((label.size for label in self.labels), default=0.0)

    @property
    def labelled(self) -> set[str]:
        return {label.node for label in self.labels}

    @property
    def over_wide(self) -> list[str]:
        """Labels with a wide or an underlaid line under them."""
        points = [point for way in self.wide for point in way]
        return [label.text for label in self.labels if any(_is_in(label.box, *at) for at in points)]

    @property
    def overlaps(self) -> list[tuple[str, str]]:
        """Labels that cover a label or a foreign node, and what they cover.

        Those of parties and main backers lie over dots rather than wait.
        """
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
                if node != label.node
                and not (node in self.dots and label.node not in self.dots)
                and _covers(label.box, *place)
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
        """The part of the map that this box takes."""
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


def _is_in(box: Box, x: float, y: float) -> bool:
    left, top, right, bottom = box
    return left < x < right and top < y < bottom


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
    """Measure what the map shows, from text metrics, apart from the page's own reckoning."""
    found = page.evaluate(_PICTURE)
    return Picture(
        found["width"],
        found["height"],
        [Label(one["id"], one["text"], one["size"], tuple(one["box"])) for one in found["labels"]],
        {one["id"]: (one["round"], one["x"], one["y"], one["half"]) for one in found["discs"]},
        {one["id"] for one in found["discs"] if one["dot"]},
        found["quiet"],
        [(a, b, (p["x"], p["y"]), (q["x"], q["y"])) for a, b, p, q in found["segments"]],
        [[(x, y) for x, y in points] for points in found["wide"]],
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
    """What the map shows."""
    nodes, edges = page.evaluate(_VISIBLE)
    return frozenset(nodes), frozenset(edges)


def expected(graph: nx.MultiDiGraph, view: View) -> Seen:
    """What a view should show."""
    shown = select(graph, view)
    return frozenset(shown), frozenset(line.id for line in bundle_lines(shown))


@contextmanager
def doing(page: Page) -> Iterator[None]:
    """Do what changes the view; leaves when the map shows the answer."""
    page.evaluate("() => { window.before = window.conflictExplorer.picture; }")
    yield
    wait_until(page, _ANSWERED)


def lead(page: Page, query: str) -> None:
    """Lead an open page to another address, as Back and Forward do; to the map, see `on_map`."""
    if address(page) != query:
        page.evaluate(_LEAD, on_map(query))
        wait_until(page, _ANSWERED)


def address(page: Page) -> str:
    """The query of its URL, without the tab where that is the map."""
    return cast("str", page.evaluate(_ADDRESS))


def wait_for_address(page: Page, query: str) -> None:
    """Wait for an address; its tab is that of the map unless it names another one."""
    wait_until(page, f"query => ({_ADDRESS})() === query", arg=query)


def wait_for_another_address(page: Page, query: str) -> None:
    """Wait until the address is not this one any more, as `address` gives it."""
    wait_until(page, f"query => ({_ADDRESS})() !== query", arg=query)


def spot(page: Page, node: str) -> tuple[float, float]:
    """Where a node is in the window."""
    x, y = page.evaluate(_SPOT, node)
    return x, y


def line_spot(page: Page, line: str) -> tuple[float, float] | None:
    """A point of the window where a line lies and nothing else; None if it has none or waits."""
    if is_quiet(page, line):
        return None
    found = page.evaluate(_LINE_SPOT, line)
    return tuple(found) if found else None


def is_quiet(page: Page, line: str) -> bool:
    """Whether a line of the map waits until somebody comes near, or the band tells of it."""
    element = page.locator(f'#map .line[data-id="{line}"]')
    return not {"quiet", "in-band"}.isdisjoint((element.get_attribute("class") or "").split())


def is_leader(page: Page, line: str) -> bool:
    """Whether a line of the map leads from a dot to the one that it belongs to."""
    element = page.locator(f'#map .line[data-id="{line}"]')
    return "leader" in (element.get_attribute("class") or "").split()


def clickable_line(page: Page) -> str:
    """A visible line of hostility that has a point of its own."""
    for line in sorted(seen(page)[1]):
        if line.endswith(("hostility", "support")) and line_spot(page, line):
            return line
    pytest.fail("no line can be clicked")


def ground_spot(page: Page) -> tuple[float, float]:
    """A point of the map where nothing is."""
    found = page.evaluate(_GROUND)
    assert found, "the map is full"
    x, y = found
    return x, y


def click_node(page: Page, node: str) -> None:
    """Click an actor on the map and wait for the answer."""
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


def open_menu(page: Page) -> None:
    """Open the menu of all that one can take along, unless it is open."""
    menu = page.get_by_role("button", name="Share and export", exact=True)
    if menu.get_attribute("aria-expanded") != "true":
        menu.click()


def slider(page: Page) -> Locator:
    return page.get_by_role("slider", name="As-of date")


def marks(page: Page, name: str) -> set[str]:
    """The nodes that are `faded`, those that are `lit` beside them, or those `chosen`."""
    return set(page.evaluate(_MARKED)[name])


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
            if message.type == "warning":
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
            page.goto(f"{server.url}/{on_map('')}")
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


@pytest.fixture(scope="session")
def _spare(browser: Browser) -> Iterator[Callable[[], Desk]]:
    """A page to open addresses in, one after the other; a new one after it has broken.

    A browser that has read the scripts of the page before takes a third of the time.
    """
    with ExitStack() as stack:
        spares: list[Desk] = []

        def usable() -> Desk:
            if not spares or spares[-1].complaints or spares[-1].page.is_closed():
                complaints: list[str] = []
                spares.append(Desk(stack.enter_context(opened(browser, complaints)), complaints))
            return spares[-1]

        yield usable


@pytest.fixture
def spare_page(_spare: Callable[[], Desk]) -> Iterator[Page]:
    """A page that is empty and calm, and that knows nothing of the last test.

    The test, which must leave it at an address of a server, fails if it complains.
    """
    found = _spare()
    found.page.emulate_media(
        color_scheme="light", reduced_motion="reduce", media="screen", forced_colors="none"
    )
    yield found.page
    found.page.unroute_all()
    found.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    # It may still fetch what it shows later, and its server may be about to go.
    found.page.goto("about:blank")
    assert not found.complaints


@pytest.fixture
def fresh(spare_page: Page, server: Server) -> Callable[..., Page]:
    """Opens an address as if for the first time: `fresh("?theater=libya", 390, 844)`."""

    def open_page(query: str = "", width: int = 1280, height: int = 800, **media: Any) -> Page:
        spare_page.set_viewport_size({"width": width, "height": height})
        spare_page.emulate_media(**media)
        spare_page.goto(f"{server.url}/{on_map(query)}")
        return drawn(spare_page)

    return open_page


def wait_until_drawn(page: Page) -> None:
    """Wait until the map shows what the address says, whoever changed it."""
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
                page.goto(f"{server.url}/{on_map('')}")
                pages[width, height] = drawn(page)
            return pages[width, height]

        yield window
    assert not complaints
