"""When the table's rows are sent, and when not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from explorer.graph.view import TABS
from explorer.graph.view_query import view_from_query
from explorer.web import ids
from explorer.web.app import create_app
from explorer.web.panels.table import link_rows
from explorer.workspace import Workspace
from samples import two_wars

WARS = Workspace(two_wars())
HTML = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def client() -> Iterator[FlaskClient]:
    with create_app(WARS.dataset).server.test_client() as client:
        yield client


def ask(client: FlaskClient, search: object, version: object = None) -> dict[str, Any] | None:
    """What the table gets for an address; None if it gets nothing."""
    body = {
        "output": f"{ids.TABLE_CONTENT}.data",
        "outputs": {"id": ids.TABLE_CONTENT, "property": "data"},
        "inputs": [{"id": ids.URL, "property": "search", "value": search}],
        "state": [{"id": ids.TABLE_VERSION, "property": "data", "value": version}],
        "changedPropIds": ["url.search"],
    }
    answer = client.post(
        "/_dash-update-component", data=json.dumps(body), content_type="application/json"
    )
    assert answer.status_code in (200, 204)
    if answer.status_code == 204:
        return None
    found: dict[str, Any] | None = answer.get_json()["response"].get(ids.TABLE_CONTENT)
    return found["data"] if found else None


@pytest.mark.parametrize("tab", TABS)
def test_rows_are_sent_only_while_the_tab_is_open(client: FlaskClient, tab: str) -> None:
    assert (ask(client, f"?tab={tab}") is not None) == (tab == "table")


@pytest.mark.parametrize("text", ["", "theater=coast", "date=any", "kinds=none"])
def test_the_rows_are_those_of_the_view(client: FlaskClient, text: str) -> None:
    said = ask(client, f"?tab=table&{text}")
    shown = WARS.select(view_from_query(text, WARS.dataset)[0])
    assert said is not None
    assert said["rows"] == link_rows(WARS.dataset, shown)
    assert said["caption"].startswith("All that the picture shows: ")


def test_rows_that_the_table_has_are_not_sent_again(client: FlaskClient) -> None:
    """To select somebody leaves the table as it is, scrolled and focused."""
    first = ask(client, "?tab=table")
    assert first is not None
    assert ask(client, "?tab=table&select=wolf", first["version"]) is None
    other = ask(client, "?tab=table&theater=coast", first["version"])
    assert other is not None
    assert other["version"] != first["version"]


@given(st.text(), st.none() | st.text() | st.integers() | st.lists(st.text()))
def test_whatever_the_table_is_asked_there_is_an_answer(
    client: FlaskClient, text: str, version: Any
) -> None:
    assert ask(client, f"?tab=table&{text}", version)
    ask(client, version, version)


def test_html_is_sent_as_text(client: FlaskClient) -> None:
    assert ask(client, f"?tab=table&select={HTML}")
