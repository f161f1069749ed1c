"""What tests share: the shipped data, the real server in a process, a real browser.

A test that starts a browser has the mark `browser`, by its fixtures or by hand; any other
test fails if it tries to.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import networkx as nx
import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

from explorer.data import reading
from explorer.data.model import Dataset
from explorer.graph import build as graphs
from explorer.graph.view import MAP_TAB
from explorer.workspace import Workspace
from machine_browser import BROWSER_VARIABLE, launch_browser, wait_until
from sweeping import RUN, is_in_this_run

if TYPE_CHECKING:
    from playwright.sync_api import WebError  # older versions of it do not export the class

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "actors.yaml"
DRAWN = "() => window.conflictExplorer?.ready === true"
"""True once the map shows what the page was last asked for."""

PROGRAM = (sys.executable, "-m", "explorer")

SECONDS = 90
"""How long anything may take before a test gives up."""


settings.register_profile(
    "explorer",
    deadline=None,  # a slow machine is no fault
    # What a test shares with its examples is never changed by one: the shipped data, a folder
    # whose files are written anew, a page that is led from view to view.
    # Whole pictures are large examples.
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
settings.load_profile("explorer")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--browser-name",
        choices=("chromium", "firefox"),
        default="chromium",
        help="the browser that opens the page in tests marked 'browser'",
    )
    parser.addoption("--sweep", action="store_true", help="run what takes too long for every day")


def pytest_configure(config: pytest.Config) -> None:
    RUN.is_sweep = config.getoption("--sweep")
    for line in (
        "browser: starts a real browser; -m 'not browser' is quick",
        "chromium: makes sense in Chromium alone; left out with --browser-name firefox",
        "sweep: takes long; runs with --sweep alone",
        "sampled: runs with --sweep, too, on more examples",
    ):
        config.addinivalue_line("markers", line)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "browser" in fixtures:
            item.add_marker("browser")
    is_chromium = config.getoption("--browser-name") == "chromium"
    left_out = {
        item
        for item in items
        if not is_in_this_run(item) or (not is_chromium and item.get_closest_marker("chromium"))
    }
    if left_out:
        config.hook.pytest_deselected(items=[*left_out])
        items[:] = [item for item in items if item not in left_out]
    # Those of browsers take longest: first, so that no worker ends long after the other.
    slow = {item.path for item in items if item.get_closest_marker("browser")}
    items.sort(key=lambda item: item.path not in slow)


@contextmanager
def no_browser() -> Iterator[None]:
    """No browser starts inside this context: neither in this process nor in one it starts."""

    def refuse() -> None:
        pytest.fail("this test starts a browser: mark it with pytest.mark.browser")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("playwright.sync_api.sync_playwright", refuse)
        patch.setenv(BROWSER_VARIABLE, "none-as-the-test-is-not-marked-browser")
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Around the fixtures of a test as well: those of a module start before its own do."""
    with nullcontext() if item.get_closest_marker("browser") else no_browser():
        return (yield)


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The shipped data. Frozen, so one for all tests."""
    return reading.read_dataset(SHIPPED)


@pytest.fixture(scope="session")
def graph(dataset: Dataset) -> nx.MultiDiGraph:
    """The graph of the shipped data; `frozen`, so one for all tests."""
    return nx.freeze(graphs.build_graph(dataset))


@pytest.fixture(scope="session")
def workspace(dataset: Dataset) -> Workspace:
    """The shipped data with its maps, which take a moment each: one for all tests."""
    return Workspace(dataset)


@pytest.fixture
def large_workspace(monkeypatch: pytest.MonkeyPatch, dataset: Dataset) -> Workspace:
    """The shipped data, as if a picture held no more than 60 of its lines."""
    monkeypatch.setattr("explorer.workspace.MAX_DRAWN_LINES", 60)
    return Workspace(dataset)


def answering(text: str) -> WSGIApplication:
    """A WSGI app that says the same to everybody."""

    def app(_: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [text.encode()]

    return app


class Server:
    """`conflict-explorer serve` in a process of its own, and what it has said."""

    def __init__(self, command: list[str], cwd: Path) -> None:
        self.process = subprocess.Popen(
            command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.lines: Queue[str | None] = Queue()
        self.output: list[str] = []
        Thread(target=self._listen, daemon=True).start()
        self.url = re.findall(r"http://\S+", self.wait_for("http://"))[0]

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as stream:
            for line in stream:
                self.lines.put(line)
        self.lines.put(None)

    def wait_for(self, text: str) -> str:
        """The next line it says that holds `text`; fails with all of them if it dies first."""
        while True:
            try:
                line = self.lines.get(timeout=SECONDS)
            except Empty:
                self.stop()
                pytest.fail(f"no word of {text!r} in {SECONDS} s; it said:\n{self.said}")
            if line is None:
                pytest.fail(f"it ended with {self.process.wait()}; it said:\n{self.said}")
            self.output.append(line)
            if text in line:
                return line

    @property
    def said(self) -> str:
        return "".join(self.output)

    def stop(self) -> int:
        """Stop it as a user would; its exit code."""
        self.process.terminate()
        try:
            return self.process.wait(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            pytest.fail(f"it did not stop; it said:\n{self.said}")


@contextmanager
def started(
    *arguments: str, program: Sequence[str] = PROGRAM, cwd: Path = ROOT
) -> Iterator[Server]:
    """A server on a free port, stopped afterwards; it must stop cleanly."""
    server = Server([*program, "serve", *arguments, "--port", "0", "--no-open"], cwd)
    try:
        yield server
    finally:
        code = server.stop()
    assert code == 0, server.said


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The shipped data, served."""
    with started() as server:
        yield server


@pytest.fixture
def serve_file() -> Iterator[Callable[..., Server]]:
    """Serves another file: `serve_file(path, "--watch")`."""
    with ExitStack() as stack:
        yield lambda path, *options: stack.enter_context(started(str(path), *options))


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """One headless browser for all tests: Chromium, or what --browser-name says."""
    firefox = request.config.getoption("--browser-name") == "firefox"
    with launch_firefox() if firefox else launch_browser() as browser:
        yield browser


@contextmanager
def launch_firefox() -> Iterator[Browser]:
    """Playwright's own Firefox, or the one of the machine that CONFLICT_EXPLORER_BROWSER names.

    Playwright steers its own build by a protocol of its own, any other by WebDriver BiDi.
    """
    named = os.environ.get(BROWSER_VARIABLE)
    channel = "moz-firefox" if named else None
    with sync_playwright() as playwright:
        browser = playwright.firefox.launch(executable_path=named, channel=channel)
        try:
            yield browser
        finally:
            browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser had to complain of. A test that provokes it empties the list."""
    return []


@pytest.fixture
def page(browser: Browser, complaints: list[str]) -> Iterator[Page]:
    """An empty page of 1280x800.

    The test fails if anything was written to the console as an error, if a script failed,
    or if the page asked another host for anything.
    """
    with opened(browser, complaints) as page:
        yield page
    assert not complaints


_FILTERS_OPEN = """
  try { localStorage.setItem("conflict-explorer-filters", "open"); } catch { /* no page yet */ }
"""
"""Pages under test begin as for somebody who has left the filters open: most tests use them."""


@contextmanager
def opened(
    browser: Browser, complaints: list[str], width: int = 1280, height: int = 800
) -> Iterator[Page]:
    """A page of any size, whose complaints are collected."""

    def console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text}")

    def failed(error: WebError) -> None:
        complaints.append(f"script: {error.error}")

    def asked(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname != "127.0.0.1":
            complaints.append(f"foreign: {request.url}")

    context = browser.new_context(
        viewport={"width": width, "height": height}, accept_downloads=True, locale="en-GB"
    )
    context.set_default_timeout(SECONDS * 1000)
    context.add_init_script(_FILTERS_OPEN)
    context.on("console", console)
    context.on("weberror", failed)
    context.on("request", asked)
    try:
        yield context.new_page()
    finally:
        context.close()


MAP_PART = f"tab={MAP_TAB}"
"""The part of an address that opens the map."""


def on_map(query: str) -> str:
    """A query of the page, on the tab that has the map unless it names another one.

    Most tests are about the map, which is not the first tab; they leave out which one it is.
    """
    if "tab=" in query:
        return query
    return f"{query}&{MAP_PART}" if query.removeprefix("?") else f"?{MAP_PART}"


@pytest.fixture
def visit(server: Server, page: Page) -> Callable[..., Page]:
    """Opens a view of the shipped data and waits until it is drawn: `visit("?theater=libya")`."""

    def visit(query: str = "") -> Page:
        page.goto(f"{server.url}/{on_map(query)}")
        return drawn(page)

    return visit


def drawn(page: Page) -> Page:
    """Wait until the map shows what was last asked for."""
    wait_until(page, DRAWN)
    return page
