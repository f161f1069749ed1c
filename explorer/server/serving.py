"""Serves a WSGI app, on a terminal until Ctrl+C."""

from __future__ import annotations

import errno
import logging
import os
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from ipaddress import ip_address
from typing import Any
from wsgiref.types import WSGIApplication

from waitress.server import create_server
from waitress.wasyncore import close_all, loop

from explorer.errors import MissingToolError

LOOPBACK = "127.0.0.1"

_SETTINGS: dict[str, Any] = {
    "ident": "conflict-explorer",
    "threads": 8,  # one long answer must not keep the rest of a page waiting
    "connection_limit": 1000,  # a browser holds six per page
    "max_request_body_size": 4 * 2**20,  # a view is small; nobody uploads anything
    "max_request_header_size": 64 * 2**10,  # a view with many dragged places is a long address
}


def serve_forever(
    app: WSGIApplication,
    host: str,
    port: int,
    *,
    on_ready: Callable[[str], None],
    open_browser: bool = False,
    start_path: str = "",
) -> None:
    """Serve until Ctrl+C or SIGTERM, then return.

    `on_ready` is called once with the address, as soon as the server listens there;
    `start_path` is the path and query that follow the host in it. Port 0 takes a free port.
    Raises MissingToolError where the port is taken or the host is not this machine's.
    """
    server = AppServer(app, host, port)
    with _stop_on_signals(), suppress(KeyboardInterrupt), closing(server):
        on_ready(server.url + start_path)
        if open_browser:
            address = _local_url(server.url) + start_path
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        server.run()


def can_show_browser() -> bool:
    """True where a browser opened now would appear on the screen of whoever typed the command.

    That is: standard output is a terminal, and the machine has a display.
    """
    display = sys.platform in ("darwin", "win32") or {"DISPLAY", "WAYLAND_DISPLAY"} & set(
        os.environ
    )
    return sys.stdout.isatty() and bool(display)


class AppServer:
    """A WSGI app at an address. It listens from the start and answers while `run` runs.

    `url`: where it listens. Raises MissingToolError where it cannot.
    """

    def __init__(self, app: WSGIApplication, host: str, port: int) -> None:
        listener = _listen(host, port)
        self.url = _url(listener)
        # Waitress warns for each request that has to wait a moment for a thread; nobody can
        # do anything about that.
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        self._stopped = threading.Event()
        self._sockets: dict[int, Any] = {}
        self._waitress = create_server(app, map=self._sockets, sockets=[listener], **_SETTINGS)

    def run(self) -> None:
        """Answer until `stop` is called."""
        while not self._stopped.is_set():
            # not select(), which ends at 1,024 files
            loop(timeout=1, use_poll=True, map=self._sockets, count=1)

    def stop(self) -> None:
        """Let `run` return; from any thread."""
        self._stopped.set()
        self._waitress.pull_trigger()

    def close(self) -> None:
        """Close everything; `run` must have returned."""
        # The threads first: at the end of an answer they write to a pipe of the server, and its
        # file descriptor may belong to another file as soon as the pipe is closed.
        self._waitress.task_dispatcher.shutdown()
        # Answers sent in part are kept in temporary files, which close_all would leave open.
        for channel in [*self._waitress.active_channels.values()]:
            channel.handle_close()
        close_all(self._sockets, ignore_all=True)


def _listen(host: str, port: int) -> socket.socket:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        # localhost may be both; a page on 127.0.0.1 is what everything else expects
        family, _, _, _, address = min(found, key=lambda one: one[0] != socket.AF_INET)
        listener = socket.create_server(address[:2], family=family)
    except (OSError, UnicodeError) as error:
        raise MissingToolError(_listen_error(error, host, port)) from error
    listener.setblocking(False)
    return listener


def _listen_error(error: Exception, host: str, port: int) -> str:
    number = None if isinstance(error, socket.gaierror) else getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return (
            f"port {port} of {host} is already in use; "
            "choose another with --port, or --port 0 for a free one"
        )
    if number == errno.EACCES:
        return f"port {port} is not open to this user; choose one above 1023 with --port"
    if number in (None, errno.EADDRNOTAVAIL):
        return f"{host!r} is not an address of this machine; --host {LOOPBACK} is always one"
    return f"cannot listen on {host}, port {port}: {os.strerror(number)}"


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _local_url(url: str) -> str:
    """The address for a browser on this machine: "all addresses" (0.0.0.0, ::) is not one."""
    host = url.removeprefix("http://").rpartition(":")[0]
    return url.replace(host, LOOPBACK) if ip_address(host.strip("[]")).is_unspecified else url


@contextmanager
def _stop_on_signals() -> Iterator[None]:
    """Inside this context SIGTERM raises KeyboardInterrupt, as Ctrl+C does.

    SIGINT is set as well: a shell script starts its background jobs with it ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may set signal handlers
        return
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, signal.default_int_handler) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
