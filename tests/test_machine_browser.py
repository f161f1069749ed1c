"""Finding a browser, and the one that the tests use."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from conftest import answering, opened
from explorer.errors import MissingToolError
from machine_browser import (
    BROWSER_VARIABLE,
    find_browser,
    launch_browser,
    wait_until,
)
from running_server import running_server


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine with nothing on its PATH."""
    monkeypatch.delenv(BROWSER_VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("machine_browser._PROGRAMS", ("chromium", "google-chrome"))
    return tmp_path


def program(folder: Path, name: str, text: str = "#!/bin/sh\nexit 1\n") -> str:
    path = folder / name
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_finds_it_on_the_path(bare: Path) -> None:
    chrome = program(bare, "google-chrome")
    assert find_browser() == chrome
    chromium = program(bare, "chromium")
    assert find_browser() == chromium


def test_the_variable_goes_first(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare, "chromium")
    mine = program(bare, "my-browser")
    for name in (mine, "my-browser"):
        monkeypatch.setenv(BROWSER_VARIABLE, name)
        assert find_browser() == mine


def test_none_says_how_to_get_one(bare: Path) -> None:
    assert not list(bare.iterdir())
    with pytest.raises(
        MissingToolError, match=rf"apt install chromium.*{BROWSER_VARIABLE}"
    ) as caught:
        find_browser()
    assert "\n" not in str(caught.value)


def test_a_variable_that_names_nothing(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare, "chromium")
    monkeypatch.setenv(BROWSER_VARIABLE, "/no/such/thing")
    with pytest.raises(MissingToolError, match="'/no/such/thing', which is no program"):
        find_browser()


def test_without_playwright(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare, "chromium")
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    with pytest.raises(MissingToolError, match="pip install playwright"), launch_browser():
        pass


def test_the_page_fixture_is_wide_and_clean(page: Page) -> None:
    with running_server(
        answering("<!doctype html><title>Hello</title><link rel=icon href=data:,>")
    ) as url:
        page.goto(url)
        assert page.evaluate("[innerWidth, innerHeight, devicePixelRatio]") == [1280, 800, 1]


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("console.error('oh')", "console: oh"),
        ("setTimeout(() => { throw new Error('no') })", "no"),
        ("fetch('http://127.0.0.2:59999/').catch(() => {})", "foreign: http://127.0.0.2:59999/"),
    ],
)
def test_what_the_page_fixture_complains_of(browser: Browser, script: str, complaint: str) -> None:
    complaints: list[str] = []
    with running_server(answering("<!doctype html>")) as url, opened(browser, complaints) as page:
        page.goto(url)
        complaints.clear()
        page.evaluate(f"() => {{ {script} }}")
        page.wait_for_timeout(300)
    assert any(complaint in one for one in complaints), complaints


def test_a_browser_that_does_not_start(tmp_path: Path) -> None:
    """In a process of its own: Playwright runs once per thread."""
    broken = program(tmp_path, "chromium")
    code = (
        "from machine_browser import launch_browser\n"
        "from explorer.errors import MissingToolError\n"
        "try:\n with launch_browser(): pass\n"
        "except MissingToolError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=os.environ | {BROWSER_VARIABLE: broken, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert f"{broken} does not start" in done.stdout
    assert done.stdout.count("\n") == 1


STRICT = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\"><p>Hello</p>"


def test_it_waits_in_a_page_that_lets_nothing_be_evaluated(page: Page) -> None:
    with running_server(answering(STRICT)) as address:
        page.goto(f"{address}/")
    wait_until(page, "document.body.textContent === 'Hello'")
    wait_until(page, "([a, b]) => a + 1 === b", [1, 2])
    page.evaluate("() => { setTimeout(() => document.body.append('!'), 60); }")
    wait_until(page, "() => document.body.textContent === 'Hello!'")


def test_it_waits_for_so_long_and_no_longer(page: Page) -> None:
    with pytest.raises(PlaywrightTimeoutError, match="not true within"):
        wait_until(page, "false", seconds=0.1)
    with pytest.raises(Error, match="nobody is not defined"):
        wait_until(page, "nobody")
