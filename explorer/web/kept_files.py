"""Answers that never change, kept with the bytes that travel."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from functools import lru_cache
from threading import Lock
from typing import Any, NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.datastructures import Accept, Headers
from werkzeug.http import parse_accept_header

MAX_KEPT_BYTES = 32 * 2**20
"""Bytes of answers that are kept; all scripts, styles and fonts of the first page have 1 MB."""

MAX_KEPT_WISHES = 64
"""How many wishes for a coding are kept at hand; all browsers together have some five."""

_PLAIN = "identity"
_OK = "200 OK"
_ONLY_IF = ("HTTP_RANGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
"""Headers of requests for a part of an answer, or for another one than the browser has."""

_Key = tuple[str, ...]


class _Kept(NamedTuple):
    headers: list[tuple[str, str]]
    body: bytes


class KeptFiles:
    """A WSGI application that stands before another one and keeps what that calls immutable.

    To find a file, to hash it and to compress it takes ten times as long as all the rest of an
    answer, and a page asks for many. An answer is kept by its address and its coding, those that
    were asked for last; whatever else is asked for goes to the other application.

    `codings`: those in which the other one compresses what is immutable, the best one first.
    """

    def __init__(self, app: WSGIApplication, codings: Iterable[str]) -> None:
        self._app = app
        self._lock = Lock()
        self._kept: OrderedDict[_Key, _Kept] = OrderedDict()
        self._size = 0
        offered = [*codings, _PLAIN]

        @lru_cache(maxsize=MAX_KEPT_WISHES)
        def best_coding(wish: str) -> str:
            return parse_accept_header(wish, Accept).best_match(offered) or _PLAIN

        self._best_coding = best_coding

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request, as WSGI has it."""
        if environ["REQUEST_METHOD"] != "GET" or any(name in environ for name in _ONLY_IF):
            return self._app(environ, start_response)
        coding = self._best_coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        parts = (environ.get(name, "") for name in ("SCRIPT_NAME", "PATH_INFO", "QUERY_STRING"))
        key = (*parts, coding)
        with self._lock:
            kept = self._kept.get(key)
            if kept:
                self._kept.move_to_end(key)
        if kept is None:
            return self._ask(key, coding, environ, start_response)
        start_response(_OK, [*kept.headers])
        return [kept.body]

    def _ask(
        self, key: _Key, coding: str, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        begun: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            begun.append((status, [*headers]))
            return start_response(status, headers, *error)

        answer = self._app(environ, start)
        status, headers = begun[-1] if begun else ("", [])
        named = Headers(headers)
        if (
            status != _OK
            or "immutable" not in named.get("Cache-Control", "")
            or named.get("Content-Encoding", coding) != coding
        ):
            return answer
        try:
            body = b"".join(answer)
        finally:
            if close := getattr(answer, "close", None):
                close()
        self._keep(key, _Kept(headers, body))
        return [body]

    def _keep(self, key: _Key, answer: _Kept) -> None:
        with self._lock:
            before = self._kept.pop(key, None)
            self._size += len(answer.body) - (len(before.body) if before else 0)
            self._kept[key] = answer
            while self._size > MAX_KEPT_BYTES:
                _, oldest = self._kept.popitem(last=False)
                self._size -= len(oldest.body)
