"""Work in the background: begun once, by whoever wants it first."""

from __future__ import annotations

import threading

import pytest

from explorer.web.background import InBackground


def test_it_is_made_once_and_then_what_comes_after() -> None:
    made: list[str] = []
    after = threading.Event()

    def make() -> str:
        made.append("x")
        return "made"

    work = InBackground(make, after.set)
    assert made == []
    work.start()
    work.start()
    assert work.result() == "made"
    assert work.error(within=60) is None
    assert after.wait(60)
    assert made == ["x"]


def test_who_asks_gets_what_went_wrong() -> None:
    def fail() -> None:
        raise OSError("no room")

    work = InBackground(fail, lambda: None)
    assert isinstance(work.error(within=60), OSError)
    with pytest.raises(OSError, match="no room"):
        work.result()


def test_nobody_waits_longer_than_told() -> None:
    release = threading.Event()
    work = InBackground(lambda: release.wait(60), lambda: None)
    try:
        with pytest.raises(TimeoutError):
            work.error(within=0.01)
    finally:
        release.set()
