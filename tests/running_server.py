"""An application that tests ask over the network."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from wsgiref.types import WSGIApplication

from explorer.server.serving import LOOPBACK, AppServer


@contextmanager
def running_server(app: WSGIApplication) -> Iterator[str]:
    """Serve on a free port of this machine in a thread; yields the address."""
    with closing(AppServer(app, LOOPBACK, 0)) as server:
        thread = threading.Thread(target=server.run, name="serving", daemon=True)
        thread.start()
        try:
            yield server.url
        finally:
            server.stop()
            thread.join()
