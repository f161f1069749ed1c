"""What tests share: the shipped data, the real server in a process, a real browser."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import networkx as nx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, WebError

from explorer.data import reading
from explorer.data.model import Dataset
from explorer.graph import build as graphs
from explorer.server.browser import launch_browser, wait_until
from explorer.workspace import Workspace

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "actors.yaml"
DRAWN = "() => window.conflictExplorer?.ready === true"
"""True once the canvas shows what the page was last asked for."""

PROGRAM = (sys.executable, "-m", "explorer")

SECONDS = 30
"""How long anything may take before a test gives up."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: drives a real browser; -m 'not browser' is quick")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


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
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests."""
    with launch_browser() as browser:
        yield browser


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
    context.on("console", console)
    context.on("weberror", failed)
    context.on("request", asked)
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.fixture
def visit(server: Server, page: Page) -> Callable[..., Page]:
    """Opens a view of the shipped data and waits until it is drawn: `visit("?theater=libya")`."""

    def visit(query: str = "") -> Page:
        page.goto(f"{server.url}/{query}")
        return drawn(page)

    return visit


def drawn(page: Page) -> Page:
    """Wait until the canvas shows what was last asked for."""
    wait_until(page, DRAWN)
    return page
