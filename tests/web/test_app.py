"""The application: what its page waits for, and what it keeps nobody waiting for."""

from __future__ import annotations

import os
import re
import threading
from contextlib import suppress
from typing import Any

import pytest
from dash import html

from explorer.layout import CampMap
from explorer.web.app import BEING_DRAWN, BROKEN, create_app
from explorer.workspace import Workspace
from samples import two_wars

HOUR = 3600


def test_maps_in_the_making_do_not_keep_the_program_from_ending(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    release = threading.Event()

    def slow(*_: object) -> html.Div:
        release.wait(60)
        return html.Div()

    monkeypatch.setattr("explorer.web.app.page", slow)
    before = set(threading.enumerate())
    create_app(two_wars(), is_ready_soon=True)
    try:
        (thread,) = set(threading.enumerate()) - before
        assert thread.daemon
    finally:
        release.set()
    thread.join(60)


def test_the_first_answer_holds_the_picture_of_its_address() -> None:
    client = create_app(two_wars()).server.test_client()
    theater = next(iter(two_wars().theaters))
    page = client.get(f"/?theater={theater}&tab=network").text
    picture = re.search(r'<svg [^>]*id="map"', page)
    assert picture
    assert page.index('<div id="first-page"') < picture.start() < page.index('react-entry-point"')
    assert f'href="?theater={theater}&amp;tab=network" aria-current="true"' in page


def test_the_first_answer_holds_the_overview_for_two_windows() -> None:
    """One of them has the id; the style sheet shows the one that fits."""
    page = create_app(two_wars()).server.test_client().get("/").text
    overviews = re.findall(r'<svg [^>]*class="overview [a-z]+"[^>]*>', page)
    assert len(overviews) == 2
    assert [' id="overview"' in one for one in overviews] == [True, False]
    assert 'id="map"' not in page


def test_the_first_answer_points_at_nothing_that_is_not_there() -> None:
    client = create_app(two_wars()).server.test_client()
    for query, picture in (("/", "overview"), ("/?tab=network", "map")):
        _points_at_what_is_there(client.get(query).text, picture)


def _points_at_what_is_there(page: str, picture: str) -> None:
    ids = set(re.findall(r' id="([^"]*)"', page))
    assert picture in ids
    pointers = re.findall(r' aria-(?:describedby|labelledby|controls|owns)="([^"]*)"', page)
    assert {one for found in pointers for one in found.split()} <= ids


def test_maps_with_a_side_larger_are_made_in_the_background(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[str | None, str | None]] = []

    class Recorded(Workspace):
        def layout(self, theater: str | None, enlarged: str | None = None) -> CampMap:
            if threading.current_thread().name == "background" and enlarged:
                asked.append((theater, enlarged))
            return super().layout(theater, enlarged)

    monkeypatch.setattr("explorer.web.app.Workspace", Recorded)
    monkeypatch.setattr("explorer.web.app.EARLY_SIDE_PAUSE", 0.0)
    monkeypatch.setattr("explorer.web.app.MOST_EARLY_SIDES", 3)
    before = set(threading.enumerate())
    create_app(two_wars(), is_ready_soon=True)
    for thread in set(threading.enumerate()) - before:
        thread.join(60)
    assert asked == [("hills", "league"), ("hills", "regime"), ("coast", "council")]


def test_the_first_answer_does_not_wait_for_a_map_that_takes_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    release = threading.Event()
    monkeypatch.setattr("explorer.web.app.page", lambda *_: release.wait(HOUR))
    monkeypatch.setattr("explorer.web.app.LONGEST_WAIT", 0.01)
    client = create_app(two_wars()).server.test_client()
    try:
        answer = client.get("/")
        assert answer.status_code == 200
        assert BEING_DRAWN in answer.text
        assert 'id="map"' not in answer.text
    finally:
        release.set()


def test_a_page_that_cannot_be_made_has_a_first_page_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> html.Div:
        raise ZeroDivisionError

    monkeypatch.setattr("explorer.web.app.page", broken)
    answer = create_app(two_wars()).server.test_client().get("/")
    assert answer.status_code == 200
    assert BROKEN in answer.text
    assert BEING_DRAWN not in answer.text


@pytest.mark.parametrize(
    "query",
    ["%ff%00", "theater=<b>", "kinds=" + "x," * 9_000, "&" * 200, "places=a:1e999:nan", "%"],
)
def test_no_address_is_an_error_page(query: str) -> None:
    client = create_app(two_wars()).server.test_client()
    answer = client.get(f"/?{query}")
    assert answer.status_code == 200
    assert 'id="first-page"' in answer.text


def test_a_page_that_cannot_be_made_is_an_error_for_whoever_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> html.Div:
        raise ZeroDivisionError

    monkeypatch.setattr("explorer.web.app.page", broken)
    app = create_app(two_wars())
    with (
        app.server.test_request_context("/_dash-layout"),
        pytest.raises(ZeroDivisionError),
    ):
        app.layout()


def test_nothing_runs_before_the_first_request_where_a_server_may_fork() -> None:
    """A thread does not live on in the workers of a server that loads the page beforehand."""
    before = set(threading.enumerate())
    client = create_app(two_wars()).server.test_client()
    assert set(threading.enumerate()) <= before, "those of other tests may end meanwhile"
    assert client.get("/_dash-layout").status_code == 200


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks here")
def test_a_worker_that_was_forked_answers() -> None:
    server = create_app(two_wars()).server
    pid = os.fork()
    if not pid:  # the worker
        status = 1
        with suppress(Exception):
            status = server.test_client().get("/_dash-layout").status_code != 200
        os._exit(int(status))
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


@pytest.mark.parametrize("prefix", ["/", "/explorer/", "/a/b/"])
def test_the_page_may_lie_below_a_path(prefix: str) -> None:
    client = create_app(two_wars(), prefix=prefix).server.test_client()
    page = client.get(prefix)
    assert page.status_code == 200
    own = re.findall(r'(?:src|href)="(/[^"]*)"', page.text)
    assert own
    for address in own:
        assert address.startswith(prefix)
        assert client.get(address.replace("&amp;", "&")).status_code == 200
    assert client.get(f"{prefix}_picture?_format=svg").status_code == 200


def test_only_named_origins_may_show_the_page_in_a_frame() -> None:
    def ancestors(**options: Any) -> str:
        answer = create_app(two_wars(), **options).server.test_client().get("/")
        policy: str = answer.headers["Content-Security-Policy"]
        return policy.rpartition("frame-ancestors ")[2]

    assert ancestors() == "'self'"
    assert ancestors(frame_origins=["https://a.org"]) == "'self' https://a.org"
