"""Follows a data file while its page is being served.

Nothing is changed in place: a new app is built beside the old one and takes its place
between two requests, so no request ever sees half of a change.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from explorer.errors import ExplorerError

INTERVAL = 0.3
"""Seconds between two looks at the file."""


class SwappableApp:
    """A WSGI app in whose place another can be put while it serves."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

    def exchange(self, app: WSGIApplication) -> None:
        """From the next request on, `app` answers."""
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return self._app(environ, start_response)


@contextmanager
def watch_file(
    path: Path,
    load: Callable[[], WSGIApplication],
    *,
    say: Callable[[str], None],
    interval: float = INTERVAL,
) -> Iterator[WSGIApplication]:
    """The app that `load` makes of the file, made anew whenever the file has changed.

    A file that cannot be used leaves the last good app in place, and `say` gets what is
    wrong with it. The first `load` raises what it raises.
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
            try:
                app.exchange(load())
            except ExplorerError as error:
                say(f"{error}\nThe page keeps the last good state of {path}.")
            else:
                say(f"Read {path} again.")

    thread = threading.Thread(target=follow, name="watching", daemon=True)
    thread.start()
    try:
        yield app
    finally:
        stop.set()
        thread.join()


def _state(path: Path) -> tuple[int, int, int] | None:
    """What changes when the file does; None while there is none."""
    try:
        status = path.stat()
    except OSError:
        return None  # between an editor's delete and its rename
    return status.st_mtime_ns, status.st_size, status.st_ino
