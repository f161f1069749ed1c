"""What the browser may load and run, and what the server takes from it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from explorer.web.app import create_app
from explorer.web.security import MAX_REQUEST_BYTES
from samples import two_wars

INLINE = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)


@pytest.fixture(scope="module")
def client() -> Iterator[FlaskClient]:
    with create_app(two_wars()).server.test_client() as client:
        yield client


def rules(client: FlaskClient, path: str = "/") -> dict[str, list[str]]:
    header = client.get(path).headers["Content-Security-Policy"]
    return {name: values for name, *values in (rule.split() for rule in header.split(";"))}


def test_only_our_own_server(client: FlaskClient) -> None:
    found = rules(client)
    assert found["default-src"] == ["'self'"]
    assert found["connect-src"] == ["'self'"]
    assert found["object-src"] == ["'none'"]
    assert found["base-uri"] == ["'self'"]
    assert found["form-action"] == ["'none'"]
    for values in found.values():
        assert not [one for one in values if one == "*" or one.startswith(("http", "//", "ws"))]


def test_no_script_runs_but_ours(client: FlaskClient) -> None:
    scripts = rules(client)["script-src"]
    assert "'unsafe-inline'" not in scripts
    assert "data:" not in scripts
    assert "blob:" not in scripts


def test_the_inline_scripts_of_dash_are_named_by_their_hashes(client: FlaskClient) -> None:
    page = re.sub(r"(?s)<!--.*?-->", "", client.get("/").get_data(as_text=True))
    allowed = rules(client)["script-src"]
    inline = [
        body
        for attributes, body in INLINE.findall(page)
        if "src=" not in attributes and "application/json" not in attributes
    ]
    assert inline, "Dash has written its scripts inline so far"
    for body in inline:
        mark = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"'sha256-{mark}'" in allowed, body[:200]


def test_the_page_names_no_other_host(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    sources = re.findall(r"""(?:src|href)\s*=\s*["']([^"']+)["']""", page)
    assert sources
    assert not [one for one in sources if re.match(r"(?:[a-z]+:)?//", one)]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/?theater=<script>alert(1)</script>&kinds=%00%ff&date=' OR 1", 200),
        ("HEAD", "/", 200),
        ("GET", "/_dash-layout", 200),
        ("GET", "/_dash-dependencies", 200),
        ("GET", "/assets/scripts/main.js", 200),
        ("GET", "/assets/page.css", 200),
        ("GET", "/assets/no-such-file.js", 404),
        ("GET", "/assets/..%2f..%2factors.yaml", 404),
        ("GET", "/assets/../../actors.yaml", 404),
        ("GET", "/_dash-component-suites/dash/nothing.js", None),
        ("POST", "/_dash-update-component", 400),
        ("PUT", "/", 405),
        ("OPTIONS", "/", 200),
    ],
)
def test_every_answer_bears_the_headers(
    client: FlaskClient, method: str, path: str, status: int | None
) -> None:
    answer = client.open(path, method=method)
    assert status is None or answer.status_code == status or (status, answer.status_code) == (
        404, 200,
    ), answer.status_code  # fmt: skip
    assert b"theaters:" not in answer.data, "a file of the machine"
    headers = answer.headers
    answer.close()
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "Set-Cookie" not in headers, "the server remembers nobody"


def test_what_stands_in_an_address_is_not_in_the_page(client: FlaskClient) -> None:
    page = client.get("/?select=%3Cscript%3Ealert(1)%3C/script%3E").get_data(as_text=True)
    assert "alert(1)" not in page


def test_a_title_of_a_file_is_text() -> None:
    evil = "</title><script>alert(1)</script>"
    of = two_wars().model_copy(update={"title": evil})
    with create_app(of).server.test_client() as client:
        page = client.get("/").get_data(as_text=True)
    assert "<script>alert(1)" not in page
    assert "<title>&lt;/title&gt;&lt;script&gt;alert(1)" in page


VIEW = "..url.search"


def envelope(client: FlaskClient) -> dict[str, object]:
    known = client.get("/_dash-dependencies").get_json()
    (callback,) = [one for one in known if one["output"].startswith(VIEW)]
    ids = [one.rpartition(".") for one in callback["output"][2:-2].split("...")]
    return {
        "output": callback["output"],
        "outputs": [{"id": one, "property": prop} for one, _, prop in ids],
        "inputs": [one | {"value": None} for one in callback["inputs"]],
        "changedPropIds": [],
        "state": [one | {"value": None} for one in callback["state"]],
    }


def test_a_whole_envelope_is_answered(client: FlaskClient) -> None:
    answer = client.post("/_dash-update-component", json=envelope(client))
    assert answer.status_code == 200
    assert answer.get_json()["response"]["content"]["data"]["ticked"]["theater"] == "all"


@pytest.mark.parametrize(
    "change",
    [
        {"output": None},
        {"output": "nobody.children"},
        {"output": ["url.search"]},
        {"output": {}},
        {"outputs": None},
        {"outputs": []},
        {"outputs": "x"},
        {"outputs": [1, 2]},
        {"inputs": None},
        {"inputs": []},
        {"inputs": "x"},
        {"inputs": [None] * 12},
        {"inputs": [1] * 12},
        {"inputs": [{}] * 12},
        {"inputs": [{"id": [], "property": {}}] * 12},
        {"inputs": [[]] * 12},
        {"inputs": [{"id": "url", "property": "search"}]},
        {"state": None},
        {"state": [{}]},
        {"state": 1},
        {"changedPropIds": None},
        {"changedPropIds": [1]},
        {"changedPropIds": [[]]},
        {"changedPropIds": ["{.value"]},
        {"changedPropIds": ['{"a":.value']},
        {"changedPropIds": ["[1].value"]},
        {"changedPropIds": "url.search"},
    ],
    ids=lambda change: json.dumps(change)[:40],
)
def test_a_broken_envelope_is_refused_and_no_mistake_of_ours(
    client: FlaskClient, change: dict[str, object]
) -> None:
    answer = client.post("/_dash-update-component", json=envelope(client) | change)
    assert answer.status_code in (200, 400), answer.status_code
    assert b"Traceback" not in answer.data


@pytest.mark.parametrize(
    "body",
    [b"", b"x", b"[]", b"{}", b"null", b"1", b"\xff\xfe", b"[" * 100_000, b'"a"', b"{" * 9999,
     b'{"output": "a.b", "output": {}}', b"9" * 10_000],
    ids=lambda body: repr(body[:12]),
)  # fmt: skip
def test_what_is_no_envelope_is_refused(client: FlaskClient, body: bytes) -> None:
    for kind in ("application/json", "text/plain", None):
        answer = client.post("/_dash-update-component", data=body, content_type=kind)
        assert answer.status_code in (400, 415)


def test_what_is_too_large_is_not_even_read(client: FlaskClient) -> None:
    body = json.dumps(envelope(client) | {"more": "x" * MAX_REQUEST_BYTES})
    answer = client.post("/_dash-update-component", data=body, content_type="application/json")
    assert answer.status_code == 413
    assert "Content-Security-Policy" in answer.headers


def test_another_type_of_content_is_refused(client: FlaskClient) -> None:
    body = json.dumps(envelope(client))
    answer = client.post("/_dash-update-component", data=body, content_type="text/plain")
    assert answer.status_code in (400, 415)
