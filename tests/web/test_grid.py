"""The grid of the table as a component, and the script that comes with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from conftest import ROOT
from explorer.web.app import create_app
from explorer.web.grid import table_frame
from explorer.web.panels.table import FIRST_SORT, TABLE_COLUMNS
from samples import two_wars


@pytest.fixture(scope="module")
def client() -> Iterator[FlaskClient]:
    with create_app(two_wars()).server.test_client() as client:
        yield client


def functions(value: Any) -> Iterator[str]:
    """What the grid is told to call."""
    if isinstance(value, dict):
        if isinstance(value.get("function"), str):
            yield value["function"]
        for inner in value.values():
            yield from functions(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from functions(inner)


def test_its_script_is_served_but_is_not_in_the_page(client: FlaskClient) -> None:
    """It is larger than all others together, and only one tab needs it."""
    assert "/dash_ag_grid/" not in client.get("/").get_data(as_text=True)
    answer = client.get(table_frame()["script"])
    assert answer.status_code == 200
    assert len(answer.data) > 500_000
    assert "javascript" in answer.headers["Content-Type"]
    chunk = table_frame()["script"].replace("dash_ag_grid.min", "async-community")
    assert client.get(chunk).status_code == 200


def registered(name: str) -> set[str]:
    """What main.js registers in a global object of the browser."""
    script = (ROOT / "assets" / "scripts" / "main.js").read_text(encoding="utf-8")
    found = re.search(rf"window\.{name} = Object\.assign\([^{{]*\{{\}}, \{{([\w,\s]*)\}}\)", script)
    assert found, f"main.js has no {name}"
    return set(re.findall(r"\w+", found[1]))


@pytest.mark.usefixtures("client")
def test_it_is_plain_data_that_runs_no_code() -> None:
    """All that it calls are functions that assets/scripts/main.js registers, by their names."""
    frame = table_frame()
    assert json.loads(json.dumps(frame)) == frame
    props = frame["grid"]["props"]
    assert not props.get("dangerously_allow_code")
    called = set()
    for name in functions(props):
        bare = re.fullmatch(r"(\w+)(?:\(params\))?", name)
        assert bare, f"an expression: {name}"
        called.add(bare[1])
    assert called == registered("dashAgGridFunctions")
    renderers = {one["cellRenderer"] for one in props["columnDefs"] if "cellRenderer" in one}
    assert renderers == registered("dashAgGridComponentFunctions")


@pytest.mark.usefixtures("client")
def test_its_columns_are_those_of_the_table() -> None:
    columns = table_frame()["grid"]["props"]["columnDefs"]
    assert [one["field"] for one in columns] == [one["field"] for one in TABLE_COLUMNS]
    assert [one["headerName"] for one in columns] == [one["headerName"] for one in TABLE_COLUMNS]
    first = {one["field"]: one["initialSort"] for one in columns if "initialSort" in one}
    assert first == dict([FIRST_SORT])
