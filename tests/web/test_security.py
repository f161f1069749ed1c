"""What the browser may load and run, and what the server takes from it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from dash import Input, Output, html
from dash.exceptions import PreventUpdate
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from conftest import Server, drawn
from explorer.graph.view import TABS
from explorer.web.app import create_app
from explorer.web.security import MAX_REQUEST_BYTES, GuardedDash, protect
from samples import two_wars
from sweeping import examples

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
    assert "'unsafe-eval'" not in scripts
    assert "'wasm-unsafe-eval'" not in scripts
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
        ("POST", "/_dash-update-component", 415),
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


def test_what_stands_in_an_address_is_only_text_in_the_page(client: FlaskClient) -> None:
    page = client.get("/?select=%3Cscript%3Ealert(1)%3C/script%3E").get_data(as_text=True)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page, "the notice names it"
    assert page.count("alert(1)") == page.count("&gt;alert(1)&lt;")


def test_a_title_of_a_file_is_text() -> None:
    evil = "</title><script>alert(1)</script>"
    of = two_wars().model_copy(update={"title": evil})
    with create_app(of).server.test_client() as client:
        page = client.get("/").get_data(as_text=True)
    assert "<script>alert(1)" not in page
    assert "<title>&lt;/title&gt;&lt;script&gt;alert(1)" in page


VIEW = "..url.search"


def envelope(client: FlaskClient, output: str = VIEW) -> dict[str, Any]:
    """What the page sends to the callback whose outputs begin like this, without any values."""
    known = client.get("/_dash-dependencies").get_json()
    (callback,) = [one for one in known if one["output"].startswith(output)]
    several = callback["output"].startswith("..")
    names = [one.rpartition(".") for one in callback["output"].strip(".").split("...")]
    outputs = [{"id": one, "property": prop} for one, _, prop in names]
    return {
        "output": callback["output"],
        "outputs": outputs if several else outputs[0],
        "inputs": [part(one) for one in callback["inputs"]],
        "changedPropIds": [],
        "state": [part(one) for one in callback["state"]],
    }


def part(one: dict[str, str]) -> Any:
    """A property without a value; of a pattern, one part that matches it."""
    if not one["id"].startswith("{"):
        return one | {"value": None}
    pattern = json.loads(one["id"])
    name = {key: "json" if value == ["ALL"] else value for key, value in pattern.items()}
    return [{"id": name, "property": one["property"], "value": None}]


def test_a_request_of_the_page_is_answered(client: FlaskClient) -> None:
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
def test_a_broken_request_is_answered_with_400_and_not_logged(
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
def test_a_body_that_is_no_request_of_dash_is_refused(client: FlaskClient, body: bytes) -> None:
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


# --- whatever else is sent: requests that nobody can read are no mistakes of ours ----------


OURS = (VIEW, "table-content.data", "..compare.children", "export-dialog.opened", "file.data")
"""How the outputs begin of the callbacks that the server answers."""


@pytest.mark.parametrize("output", OURS)
def test_every_callback_answers_its_request(client: FlaskClient, output: str) -> None:
    answer = client.post("/_dash-update-component", json=envelope(client, output))
    assert answer.status_code in (200, 204)


def test_no_callback_is_missing_here(client: FlaskClient) -> None:
    known = client.get("/_dash-dependencies").get_json()
    asked = [one["output"] for one in known if not one["clientside_function"]]
    assert len(asked) == len(OURS)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value inside a JSON value, itself included."""
    yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(inner, (*path, key))


def changed(value: Any, path: tuple[Any, ...], change: Callable[[Any], Any]) -> Any:
    """A copy with another value at a place."""
    if not path:
        return change(value)
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = changed(copy[path[0]], path[1:], change)
    return copy


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12)
    | st.sampled_from(["url.search", "{", '{"of":1}.x', "..", "...", ".", "id", "\ud800"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["id", "property", "value", "of", "type"]) | st.text(max_size=4), inner,
        max_size=4,
    ),
    max_leaves=8,
)  # fmt: skip


@examples(100, 500)
@given(st.data())
def test_a_request_with_any_values_is_answered_or_refused(
    client: FlaskClient, data: st.DataObject
) -> None:
    whole = envelope(client, data.draw(st.sampled_from(OURS)))
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(list(places(whole))))
        new = data.draw(json_values)
        whole = changed(whole, path, lambda _, new=new: new)  # type: ignore[misc]
    answer = client.post(
        "/_dash-update-component", data=json.dumps(whole), content_type="application/json"
    )
    assert answer.status_code in (200, 204, 400), whole
    assert b"Traceback" not in answer.data


@pytest.mark.parametrize("output", OURS)
def test_a_request_with_a_part_missing_or_twice_is_answered_or_refused(
    client: FlaskClient, output: str
) -> None:
    whole = envelope(client, output)
    for path in places(whole):
        if not path:
            continue
        *above, last = path

        def without(old: Any, last: Any = last) -> Any:
            if isinstance(old, dict):
                return {key: value for key, value in old.items() if key != last}
            return [value for index, value in enumerate(old) if index != last]

        def twice(old: Any, last: Any = last) -> Any:
            return old if isinstance(old, dict) else [*old, old[last]]

        for change in (without, twice):
            body = changed(whole, tuple(above), change)
            answer = client.post("/_dash-update-component", json=body)
            assert answer.status_code in (200, 204, 400), (path, change.__name__)


def test_a_value_nested_deeply_is_answered_or_refused(client: FlaskClient) -> None:
    nested = "[" * 50_000 + "]" * 50_000
    body = json.dumps(envelope(client)).replace('"value": null', f'"value": {nested}', 1)
    answer = client.post("/_dash-update-component", data=body, content_type="application/json")
    assert answer.status_code in (200, 400)


def broken(fault: Callable[[], Any]) -> FlaskClient:
    """The client of an application with one callback, which does this."""
    app = GuardedDash("broken")
    app.layout = html.Div()
    app.callback(Output("a", "children"), Input("b", "value"))(lambda _: fault())
    protect(app)
    client: FlaskClient = app.server.test_client()
    return client


BROKEN = {
    "output": "a.children",
    "outputs": {"id": "a", "property": "children"},
    "inputs": [{"id": "b", "property": "value", "value": 1}],
    "changedPropIds": ["b.value"],
}


def test_an_error_in_a_callback_is_500_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Whatever it raises, be it what Dash raises of a request; and whatever it gives back."""

    def raises(error: Exception) -> Callable[[], Any]:
        def fault() -> Any:
            raise error

        return fault

    errors = (KeyError("output"), TypeError(), RecursionError(), json.JSONDecodeError("", "", 0))
    faults = [raises(one) for one in errors]
    for fault in [*faults, object, lambda: html.Div(nothing=1), lambda: {1: {2}}]:
        caplog.clear()
        with broken(fault) as client:
            answer = client.post("/_dash-update-component", json=BROKEN)
        assert answer.status_code == 500
        assert b"Traceback" not in answer.data
        assert "Traceback" in caplog.text
        assert "Content-Security-Policy" in answer.headers


def test_an_error_outside_the_callbacks_is_500(caplog: pytest.LogCaptureFixture) -> None:
    app = GuardedDash("broken")
    app.layout = html.Div()
    protect(app)
    app.server.add_url_rule("/fault", view_func=lambda: 1 / 0)
    with app.server.test_client() as client:
        assert client.get("/fault").status_code == 500
    assert "ZeroDivisionError" in caplog.text


def test_a_callback_may_still_say_that_nothing_changes() -> None:
    def fault() -> Any:
        raise PreventUpdate

    with broken(fault) as client:
        assert client.post("/_dash-update-component", json=BROKEN).status_code == 204


# --- in a browser -----------------------------------------------------------------------

_REPORT = """addEventListener("securitypolicyviolation", event =>
  (window.violations ||= []).push(`${event.effectiveDirective} ${event.blockedURI}`))"""


@pytest.mark.browser
def test_no_tab_does_what_the_policy_forbids(server: Server, page: Page) -> None:
    """The browser says so in the console, too, which fails the test."""
    page.add_init_script(_REPORT)
    for tab in TABS:
        page.goto(f"{server.url}/?kinds=combat,strikes&select=turkey&tab={tab}")
        drawn(page)
        panel = page.get_by_role("tabpanel")
        panel.locator(
            ".ag-cell, .matrix td, .main-svg, #map, #overview, .flips section"
        ).first.wait_for()
        assert page.evaluate("window.violations ?? []") == []


@pytest.mark.browser
def test_the_browser_evaluates_no_text(visit: Callable[..., Page], complaints: list[str]) -> None:
    """So that the test above would notice."""
    page = visit()
    script = """() => { const script = document.createElement("button");
      script.setAttribute("onclick", "window.hacked = true"); document.body.append(script);
      script.click(); }"""
    page.evaluate(script)
    page.evaluate("() => { setTimeout('window.hacked = true'); }")
    page.wait_for_timeout(100)
    assert page.evaluate("window.hacked") is None
    assert len(complaints) >= 2
    complaints.clear()
