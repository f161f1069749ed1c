"""What somebody does is never lost: quick steps, slow answers, a server that is away."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from threading import Event
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from conftest import drawn, opened
from explorer.data.model import Dataset
from explorer.web.app import create_app
from machine_browser import wait_until
from pagework import RUNNING_MODULES, click_node, seen, wait_for_address
from running_server import running_server
from sweeping import sampled

DELAY = 1.0
"""Seconds that each answer to a callback takes."""


class SlowServer:
    """The page, whose answers take a while, or none of which comes while `is_away` is set."""

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app
        self.is_away = Event()
        self.delay = DELAY

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if self.is_away.is_set():
            start_response("503 Service Unavailable", [("Content-Type", "text/plain")])
            return [b"away"]
        if environ["REQUEST_METHOD"] == "POST":
            time.sleep(self.delay)
        return self.app(environ, start_response)


@pytest.fixture(scope="module")
def slow(dataset: Dataset) -> Iterator[tuple[SlowServer, str]]:
    server = SlowServer(create_app(dataset).server)
    with running_server(server) as url:
        yield server, url


@pytest.fixture(scope="module")
def _waiting_page(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    complaints: list[str] = []
    with opened(browser, complaints) as page:
        yield page, complaints


@pytest.fixture
def slow_page(
    slow: tuple[SlowServer, str], _waiting_page: tuple[Page, list[str]]
) -> Iterator[Page]:
    """One page, opened anew for each test."""
    server, url = slow
    page, complaints = _waiting_page
    server.delay = 0
    page.goto(f"{url}/?tab=network")
    drawn(page)
    server.delay = DELAY
    yield page
    page.unroute_all()
    said, complaints[:] = [*complaints], []
    assert not said


@pytest.fixture
def slow_complaints(_waiting_page: tuple[Page, list[str]]) -> list[str]:
    """What the slow page had to complain of. A test that provokes it empties the list."""
    return _waiting_page[1]


def press(key: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.keyboard.press(key)

    return act


def ask(name: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.get_by_role("button", name=name, exact=True).click()

    return act


def tick(name: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.get_by_role("checkbox", name=name, exact=True).first.uncheck()

    return act


def theater(name: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.get_by_role("radio", name=name, exact=True).check()

    return act


def choose(node: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        click_node(page, node)

    return act


@pytest.mark.parametrize("pause", sampled([50, 200, 500], [50, 500]), ids="{}ms".format)
@pytest.mark.parametrize(
    ("first", "second", "query"),
    [
        (choose("turkey"), press(","), "?date=2019-11-25&select=turkey"),
        (ask("Camps"), choose("turkey"), "?select=turkey&ask=camps"),
        (theater("Libya"), ask("Bridges"), "?theater=libya&ask=bridges"),
        (press(","), press(","), "?date=2019-10-25"),
    ],
    ids=["actor, month back", "camps, actor", "theater, bridges", "two months back"],
)
def test_two_quick_steps_are_both_kept(
    slow_page: Page,
    first: Callable[[Page], None],
    second: Callable[[Page], None],
    query: str,
    pause: int,
) -> None:
    first(slow_page)
    slow_page.wait_for_timeout(pause)
    second(slow_page)
    wait_for_address(slow_page, query)
    drawn(slow_page)


def test_a_click_before_dash_is_there_is_kept(slow: tuple[SlowServer, str], page: Page) -> None:
    """It is shown until the page has its first answer, and goes to the server right then."""
    server, url = slow
    server.delay = 0
    held: list[Route] = []
    page.route("**/_dash-layout", lambda route: held.append(route))  # noqa: PLW0108
    with page.expect_request("**/_dash-layout"):
        page.goto(f"{url}/?tab=network")
    mark = page.locator("#map.live [data-id=turkey]")
    mark.locator(".mark").click()
    expect(mark).to_contain_class("pointed")
    with page.expect_request(
        lambda request: '"type":"select"' in (request.post_data or ""), timeout=4_000
    ):
        held[0].continue_()
    expect(mark).to_contain_class("near")
    wait_for_address(page, "?select=turkey")
    drawn(page)


def test_next_pressed_twice_goes_on_by_two_steps(
    slow: tuple[SlowServer, str], slow_page: Page, dataset: Dataset
) -> None:
    _, url = slow
    story = next(iter(dataset.stories))
    slow_page.goto(f"{url}/?tab=network&story={story}.1")
    drawn(slow_page)
    for _ in range(2):
        slow_page.get_by_role("button", name="Next", exact=True).click()
        slow_page.wait_for_timeout(200)
    expect(slow_page.get_by_text(f" · 3 of {len(dataset.stories[story].steps)}")).to_be_visible()


def test_what_is_done_while_the_server_is_away_is_done_when_it_is_back(
    slow: tuple[SlowServer, str], slow_page: Page, slow_complaints: list[str]
) -> None:
    server, _ = slow
    server.delay = 0
    server.is_away.set()
    try:
        slow_page.get_by_role("radio", name="Libya", exact=True).check()
        status = slow_page.get_by_text("The server does not answer.")
        expect(status).to_be_visible(timeout=20_000)
        expect(slow_page.get_by_role("radio", name="Libya", exact=True)).to_be_checked()
        press(",")(slow_page)
    finally:
        server.is_away.clear()
    wait_for_address(slow_page, "?theater=libya&date=2019-11-25")
    drawn(slow_page)
    expect(status).to_be_hidden()
    # The browser notes each request that failed, and Dash the answer to each of its own.
    assert all("503" in one or "html: away" in one for one in slow_complaints)
    slow_complaints.clear()


def test_a_step_that_the_server_cannot_do_is_left_out(
    slow: tuple[SlowServer, str], slow_page: Page, slow_complaints: list[str]
) -> None:
    """What follows it is done, and the page shows again what holds."""
    server, _ = slow
    server.delay = 0

    def refuse(route: Route) -> None:
        if '"type":"theater"' in (route.request.post_data or ""):
            route.fulfill(status=500, body="")
        else:
            route.continue_()

    slow_page.route("**/_dash-update-component*", refuse)
    slow_page.evaluate(f"async () => ({RUNNING_MODULES})['action-queue.js'].RESEND_AFTER.fill(700)")
    radio = slow_page.get_by_role("radio", name="Libya", exact=True)
    said = slow_page.get_by_text("One step could not be done and was left out.")
    radio.check()
    expect(said).to_be_visible(timeout=20_000)
    expect(radio).not_to_be_checked()
    drawn(slow_page)
    radio.check()
    press(",")(slow_page)
    wait_for_address(slow_page, "?date=2019-11-25")
    drawn(slow_page)
    expect(radio).not_to_be_checked()
    assert all("500" in one or "Callback error" in one for one in slow_complaints), slow_complaints
    slow_complaints.clear()


def test_a_filter_waits_for_its_answer_until_all_lines_and_marks_are_there(
    slow: tuple[SlowServer, str], slow_page: Page
) -> None:
    """They come after the page; from then on, what a filter leaves is shown before its answer."""
    server, url = slow
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    slow_page.route("**/_whole-map.json*", hold)
    server.delay = 0
    slow_page.goto(f"{url}/?tab=network")
    drawn(slow_page)
    radio = partial(slow_page.get_by_role, "radio", exact=True)
    radio(name="Libya").check()
    wait_for_address(slow_page, "?theater=libya")
    drawn(slow_page)
    libya = seen(slow_page)
    radio(name="All").check()
    wait_for_address(slow_page, "")
    drawn(slow_page)
    assert seen(slow_page)[0] > libya[0]

    assert held
    whole = "document.querySelectorAll('#map [data-id]').length"
    shown = slow_page.evaluate(whole)
    held.pop().continue_()
    slow_page.unroute_all()
    wait_until(slow_page, f"{whole} > {shown}")
    server.delay = DELAY
    radio(name="Libya").check()
    wait_until(slow_page, "document.documentElement.dataset.pending === 'filter'")
    assert not slow_page.evaluate("window.conflictExplorer.ready")
    assert seen(slow_page)[0] == libya[0]
    drawn(slow_page)
    assert seen(slow_page) == libya
