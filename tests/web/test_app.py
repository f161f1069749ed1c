"""The application: what its page waits for, and what it keeps nobody waiting for."""

from __future__ import annotations

import threading

import pytest
from dash import html

from explorer.web.app import create_app
from samples import two_wars


def test_maps_in_the_making_do_not_keep_the_program_from_ending(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    release = threading.Event()

    def slow(*_: object) -> html.Div:
        release.wait(60)
        return html.Div()

    monkeypatch.setattr("explorer.web.app.page", slow)
    before = set(threading.enumerate())
    create_app(two_wars())
    try:
        (thread,) = set(threading.enumerate()) - before
        assert thread.daemon
    finally:
        release.set()
    thread.join(60)


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
