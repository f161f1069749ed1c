"""Follows a data file while its page is being served.

Nothing is changed in place: a new app is built beside the old one and takes its place
between two requests, so no request ever sees half of a change.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from explorer.errors import ExplorerError

WATCH_INTERVAL = 0.3
"""Seconds between two checks of the file."""


class SwappableApp:
    """A WSGI app that hands each request to another app, which can be replaced while it serves."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

    def swap(self, app: WSGIApplication) -> None:
        """From the next request on, `app` answers."""
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return self._app(environ, start_response)


@contextmanager
def watch_file(
    path: Path,
    load: Callable[[], WSGIApplication],
    *,
    report: Callable[[str], None],
    interval: float = WATCH_INTERVAL,
) -> Iterator[WSGIApplication]:
    """Yield the app that `load` makes of the file, and renew it whenever the file changes.

    A thread checks the file every `interval` seconds. Whatever `load` raises then, the last
    good app stays in place, and `report` gets the message; so does a good reload. Only the
    first `load` raises what it raises.
    """
    seen = _state(path)
    app = SwappableApp(load())
    stop = threading.Event()

    def follow() -> None:
        loaded = last = seen
        while not stop.wait(interval):
            state = _state(path)
            settled = state == last  # an editor may still be writing
            last = state
            if state is None or state == loaded or not settled:
                continue
            loaded = state
            with suppress(OSError, ValueError):  # the terminal may be gone; go on all the same
                report(_reload(app, load, path))

    thread = threading.Thread(target=follow, name="reload", daemon=True)
    thread.start()
    try:
        yield app
    finally:
        stop.set()
        thread.join()


def _reload(app: SwappableApp, load: Callable[[], WSGIApplication], path: Path) -> str:
    """Put a new app in place, or keep the last one; returns the message about it."""
    try:
        app.swap(load())
    except ExplorerError as error:
        reason = str(error)
    except Exception as error:  # noqa: BLE001 - nothing may end the thread without a word
        detail = " ".join(str(error).split())
        reason = f"{path}: unexpected {type(error).__name__}" + (f": {detail}" if detail else "")
    else:
        return f"Read {path} again."
    return f"{reason}\nThe page keeps the last good state of {path}."


def _state(path: Path) -> tuple[int, int, int] | None:
    """What changes when the file does; None while there is none."""
    try:
        status = path.stat()
    except OSError:
        return None  # between an editor's delete and its rename
    return status.st_mtime_ns, status.st_size, status.st_ino
