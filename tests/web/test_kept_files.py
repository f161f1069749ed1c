"""Answers that never change, kept with the bytes that travel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from werkzeug.test import Client, TestResponse

from explorer.web import kept_files
from explorer.web.kept_files import KeptFiles

FOR_EVER = "public, max-age=31536000, immutable"


class Files:
    """An application that counts its answers: `body` for a path, in the coding that is wished."""

    def __init__(self, *, cache: str = FOR_EVER, status: str = "200 OK") -> None:
        self.cache, self.status = cache, status
        self.asked: list[str] = []
        self.closed = 0

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        self.asked.append(path)
        wish = environ.get("HTTP_ACCEPT_ENCODING", "")
        coding = "br" if "br" in wish.split(", ") and path != "/font" else ""
        headers = [("Cache-Control", self.cache), ("X-Answer", str(len(self.asked)))]
        start(self.status, headers + ([("Content-Encoding", coding)] if coding else []))
        return self._body(f"{path}?{environ['QUERY_STRING']} in {coding or 'plain'}".encode())

    def _body(self, text: bytes) -> Iterator[bytes]:
        try:
            yield text[:3]
            yield text[3:]
        finally:
            self.closed += 1


def client_of(files: Callable[..., Any]) -> Client:
    return Client(KeptFiles(files, ["br", "gzip"]))


def get(client: Client, path: str, wish: str = "gzip, deflate, br, zstd") -> TestResponse:
    return client.get(path, headers={"Accept-Encoding": wish})


def test_what_never_changes_is_asked_for_once() -> None:
    files = Files()
    client = client_of(files)
    first, again = (get(client, "/a.js?v=1") for _ in range(2))
    assert first.data == again.data == b"/a.js?v=1 in br"
    assert first.headers.to_wsgi_list() == again.headers.to_wsgi_list()
    assert again.headers["Content-Encoding"] == "br"
    assert files.asked == ["/a.js"]
    assert files.closed == 1


def test_another_address_or_coding_is_another_answer() -> None:
    files = Files()
    client = client_of(files)
    asked = [("/a.js?v=1", "br"), ("/a.js?v=2", "br"), ("/b.js?v=1", "br"), ("/a.js?v=1", "gzip")]
    answers = [[get(client, *one).data for one in asked] for _ in range(2)]
    assert answers[0] == answers[1]
    assert answers[0] == [
        b"/a.js?v=1 in br", b"/a.js?v=2 in br", b"/b.js?v=1 in br", b"/a.js?v=1 in plain",
    ]  # fmt: skip
    assert len(files.asked) == 4


@pytest.mark.parametrize("wish", ["", "identity", "br;q=0", "gzip, br;q=0", "zstd"])
def test_nobody_gets_a_coding_that_was_not_wished_for(wish: str) -> None:
    client = client_of(Files())
    get(client, "/a.js")
    assert get(client, "/a.js", wish).headers.get("Content-Encoding") in (None, *wish.split(", "))


def test_a_file_that_is_not_compressed_is_kept_as_well() -> None:
    files = Files()
    client = client_of(files)
    assert [get(client, "/font").data for _ in range(2)] == [b"/font? in plain"] * 2
    assert len(files.asked) == 1


@pytest.mark.parametrize(
    ("cache", "status"), [("no-cache", "200 OK"), ("max-age=9", "200 OK"), (FOR_EVER, "404 NO")]
)
def test_everything_else_is_asked_for_each_time(cache: str, status: str) -> None:
    files = Files(cache=cache, status=status)
    client = client_of(files)
    first, again = (get(client, "/a") for _ in range(2))
    assert first.data == again.data == b"/a? in br"
    assert first.headers["X-Answer"] != again.headers["X-Answer"]


@pytest.mark.parametrize("name", ["Range", "If-None-Match", "If-Modified-Since"])
def test_a_request_with_a_condition_goes_on(name: str) -> None:
    files = Files()
    client = client_of(files)
    get(client, "/a")
    client.get("/a", headers={name: "x", "Accept-Encoding": "br"})
    client.head("/a")
    client.post("/a")
    assert len(files.asked) == 4


def test_only_so_many_bytes_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    files = Files()
    client = client_of(files)
    size = len(get(client, "/a").data)
    monkeypatch.setattr(kept_files, "MAX_KEPT_BYTES", 2 * size)
    for path in ("/b", "/a", "/c", "/a", "/c"):
        get(client, path)
    assert files.asked == ["/a", "/b", "/c"]
    get(client, "/b")
    assert files.asked[3:] == ["/b"]
