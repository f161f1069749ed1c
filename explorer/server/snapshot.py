"""Pictures without a screen: the page itself takes them, in a headless browser.

So a picture from the command line is the one that the button on the page gives. The same
view on the same machine gives the same bytes; nothing in it says when it was made.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from wsgiref.types import WSGIApplication

from explorer.errors import ExplorerError
from explorer.presentation.presets import DEFAULT_PRESET, PICTURE_FORMATS
from explorer.presentation.theme import Theme
from explorer.server.browser import launch_browser, wait_until
from explorer.server.serving import running_server

if TYPE_CHECKING:
    from playwright.sync_api import Page

_TIMEOUT_SECONDS = 60
_DRAWN = "() => window.conflictExplorer?.ready === true"
_RENDER = "(options) => window.conflictExplorer.rendered(options)"


class SnapshotError(ExplorerError):
    """The browser gave no picture; the text holds the browser's message."""


@dataclass(frozen=True, slots=True)
class SnapshotOptions:
    """How pictures are made.

    `file_format` is one of `PICTURE_FORMATS`, `preset` an id of `PICTURE_PRESETS`.
    """

    file_format: str = PICTURE_FORMATS[0]
    preset: str = DEFAULT_PRESET
    theme: Theme = Theme.LIGHT


def take_snapshots(
    app: WSGIApplication, queries: Sequence[str], options: SnapshotOptions
) -> Iterator[bytes]:
    """Take a picture of each view and yield them in order, each as soon as it is ready.

    `app` is the page of a dataset; `queries` are views as `view_to_query` writes them. One
    browser takes all pictures. Each item is the content of a file of the format in
    `options`. Raises MissingToolError where the machine has no browser, SnapshotError
    where the page gives no picture.
    """
    with running_server(app) as address, launch_browser() as browser:
        context = browser.new_context(
            viewport={"width": 1280, "height": 800},
            color_scheme=options.theme.value,
            reduced_motion="reduce",
        )
        context.set_default_timeout(_TIMEOUT_SECONDS * 1000)
        page = context.new_page()
        for query in queries:
            yield _picture(page, f"{address}/?{query}", options)


def _picture(page: Page, address: str, options: SnapshotOptions) -> bytes:
    from playwright.sync_api import Error, TimeoutError  # noqa: A004, PLC0415 - of an extra

    try:
        page.goto(address)
        wait_until(page, _DRAWN, seconds=_TIMEOUT_SECONDS)
        text = page.evaluate(_RENDER, {"format": options.file_format, "preset": options.preset})
    except TimeoutError as error:
        raise SnapshotError(
            f"the browser gave no picture: nothing was drawn within {_TIMEOUT_SECONDS:g} s; "
            "try again while the machine has less to do"
        ) from error
    except Error as error:
        reason = error.message.strip().splitlines()[0]
        raise SnapshotError(f"the browser gave no picture: {reason}") from error
    picture = base64.b64decode(text)
    if not picture:
        raise SnapshotError("the browser gave an empty picture")
    return picture
