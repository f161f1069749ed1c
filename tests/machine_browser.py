"""Finds the Chromium of this machine and drives it, for tests and benchmarks."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from explorer.errors import MissingToolError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSER_VARIABLE = "CONFLICT_EXPLORER_BROWSER"
"""The environment variable that names a browser, where none is found or another is wanted."""

_PROGRAMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # Nothing but the page is asked for anything.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The same page gives the same pixels, whatever the machine's screen and settings.
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
)


def find_browser() -> str:
    """The path of a Chromium. Raises MissingToolError, which says how to get one."""
    if named := os.environ.get(BROWSER_VARIABLE):
        if path := shutil.which(named):
            return path
        raise MissingToolError(
            f"{BROWSER_VARIABLE} names {named!r}, which is no program on this machine"
        )
    for program in _PROGRAMS:
        if path := shutil.which(program):
            return path
    raise MissingToolError(
        "no Chromium or Chrome found; install one (apt install chromium, on Debian), "
        f"or name one in {BROWSER_VARIABLE}"
    )


@contextmanager
def launch_browser() -> Iterator[Browser]:
    """A headless Chromium with an empty profile, closed afterwards.

    Raises MissingToolError where there is none, where it does not start, and where
    Playwright, which drives it, is not installed.
    """
    try:
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415
    except ImportError as error:
        raise MissingToolError(
            "Playwright, which drives the browser, is not installed; pip install playwright"
        ) from error
    path = find_browser()
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=path, args=_FLAGS, chromium_sandbox=not _is_root()
            )
        except Error as error:
            reason = error.message.strip().splitlines()[0]
            raise MissingToolError(f"{path} does not start: {reason}") from error
        try:
            yield browser
        finally:
            browser.close()


_POLL_MS = 20


def wait_until(page: Page, expression: str, arg: Any = None, *, seconds: float = 30) -> None:
    """Wait until a JavaScript expression, or a function of `arg`, is true in a page.

    Playwright's `wait_for_function` evaluates text in the page itself, which the page's content
    security policy forbids; this asks again and again from outside, as a debugger may. Raises
    Playwright's TimeoutError after so many seconds.
    """
    from playwright.sync_api import Error, TimeoutError  # noqa: A004, PLC0415

    end = time.monotonic() + seconds
    while True:
        try:
            if page.evaluate(expression, arg):
                return
        except Error as error:
            if "context was destroyed" not in error.message:  # the page is being loaded anew
                raise
        if time.monotonic() > end:
            raise TimeoutError(f"not true within {seconds:g} s: {expression}")
        page.wait_for_timeout(_POLL_MS)


def _is_root() -> bool:
    """Chromium has no sandbox for root and would refuse to start."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{find_browser()}\n")
    except MissingToolError as missing:
        sys.exit(str(missing))
