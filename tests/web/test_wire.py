"""How answers travel: compressed, and kept by browsers for as long as they stay true."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from html import unescape

import brotli
import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from explorer.web import wire
from explorer.web.app import create_app
from samples import two_wars

MODERN = {"Accept-Encoding": "gzip, deflate, br, zstd"}


@pytest.fixture(scope="module")
def client() -> Iterator[FlaskClient]:
    with create_app(two_wars()).server.test_client() as client:
        yield client


def get(client: FlaskClient, path: str, **headers: str) -> TestResponse:
    answer = client.get(path, headers=headers)
    answer.get_data()
    answer.close()
    return answer


def named_files(client: FlaskClient) -> list[str]:
    """All scripts and style sheets that the page names."""
    page = client.get("/").get_data(as_text=True)
    found = re.findall(r"""<(?:script|link)[^>]*?(?:src|href)="([^"]+)""", page)
    return [unescape(one) for one in found if "favicon" not in one]


def test_every_file_that_the_page_names_is_kept_for_ever(client: FlaskClient) -> None:
    names = named_files(client)
    assert [one for one in names if one.startswith("/_scripts.js?v=")]
    assert [one for one in names if one.startswith("/assets/page.css?v=")]
    assert [one for one in names if "dash_renderer" in one]
    for name in names:
        answer = get(client, name, **MODERN)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable", name


def test_texts_are_compressed_as_the_browser_likes(client: FlaskClient) -> None:
    address = "/assets/page.css"
    (named,) = {one for one in named_files(client) if one.startswith(address)}
    plain = get(client, named)
    assert "Content-Encoding" not in plain.headers
    by_brotli = get(client, named, **MODERN)
    assert by_brotli.headers["Content-Encoding"] == "br"
    assert brotli.decompress(by_brotli.data) == plain.data
    by_gzip = get(client, named, **{"Accept-Encoding": "gzip"})
    assert gzip.decompress(by_gzip.data) == plain.data
    for answer in (plain, by_brotli, by_gzip):
        assert answer.headers["Vary"] == "Accept-Encoding"


def test_a_file_is_compressed_once(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    (named,) = {one for one in named_files(client) if "react-dom" in one}
    first = get(client, named, **MODERN)

    def never(*_: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr(brotli, "compress", never)
    assert get(client, named, **MODERN).data == first.data


def test_what_is_no_file_is_compressed_fast_and_not_kept(client: FlaskClient) -> None:
    for path in ("/_dash-layout", "/_dash-dependencies", "/"):
        answer = get(client, path, **MODERN)
        assert answer.headers["Content-Encoding"] == "zstd"
        assert answer.headers["Cache-Control"] == "no-cache"


def test_a_small_answer_travels_as_it_is(client: FlaskClient) -> None:
    answer = get(client, "/assets/no-such-file.js", **MODERN)
    assert answer.status_code == 404
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize(
    "address", ["/assets/page.css", "/assets/page.css?v=0123456789abcdef", "/assets/page.css?m=1"]
)
def test_a_file_under_another_address_is_asked_for_again(client: FlaskClient, address: str) -> None:
    answer = get(client, address, **MODERN)
    assert answer.headers["Cache-Control"] == "no-cache"
    again = get(client, address, **MODERN, **{"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data


def test_the_fingerprint_is_of_the_content() -> None:
    assert wire.fingerprint_of_content(b"a") != wire.fingerprint_of_content(b"b")
    assert re.fullmatch("[0-9a-f]{16}", wire.fingerprint_of_content(b"a"))


def test_an_answer_for_ever_says_so() -> None:
    answer = Response("x")
    wire.keep_for_ever(answer)
    assert answer.cache_control.immutable
    assert answer.cache_control.public
    assert answer.cache_control.max_age == wire.YEAR


def test_a_file_is_kept_for_ever_under_the_address_of_its_content() -> None:
    file, other = (wire.FingerprintedFile(text, "text/plain") for text in (b"one", b"two"))
    own = file.address("/file")
    assert own.startswith("/file?v=")
    assert own != other.address("/file")
    for address, is_own in ((own, True), (other.address("/file"), False), ("/file", False)):
        with Flask("app").test_request_context(address):
            assert file.is_asked_for() == is_own
            answer = file.answer()
        assert (answer.get_data(), answer.mimetype) == (b"one", "text/plain")
        assert bool(answer.cache_control.immutable) == is_own
