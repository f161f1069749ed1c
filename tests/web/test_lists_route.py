"""The route of lists: the table and the sources of a view as files."""

from __future__ import annotations

import csv

import pytest
from flask.testing import FlaskClient

from explorer.exchange.source_list import source_words, sources_of_view
from explorer.graph.view_query import view_from_query
from explorer.web.app import create_app
from explorer.web.panels.table import TABLE_COLUMNS, link_rows
from explorer.workspace import Workspace
from view_samples import SAMPLE

WARS = Workspace(SAMPLE)


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    client: FlaskClient = create_app(SAMPLE).server.test_client()
    return client


def test_the_table_is_the_one_that_is_shown(client: FlaskClient) -> None:
    for query in ("", "theater=coast&kinds=weapons&tab=table", "kinds=none"):
        answer = client.get(f"/_list?{query}&_list=table.csv")
        assert answer.mimetype == "text/csv"
        head, *rows = csv.reader(answer.data.decode("utf-8-sig").splitlines())
        assert head == [column["headerName"] for column in TABLE_COLUMNS]
        view, _ = view_from_query(query, SAMPLE)
        shown = link_rows(SAMPLE, WARS.select(view))
        fields = [column["field"] for column in TABLE_COLUMNS]
        assert rows == [[str(row[field]) for field in fields] for row in shown]


@pytest.mark.parametrize("query", ["theater=coast", "tab=matrix", "tab=timeline&select=wolf"])
def test_the_sources_are_those_of_the_picture(client: FlaskClient, query: str) -> None:
    view, _ = view_from_query(query, SAMPLE)
    listed = [source_words(one) for one in sources_of_view(WARS, view)]
    answer = client.get(f"/_list?{query}&_list=sources.txt")
    assert answer.mimetype == "text/plain"
    assert answer.data.decode().splitlines() == listed
    table = client.get(f"/_list?{query}&_list=sources.csv").data.decode("utf-8-sig")
    assert len(list(csv.DictReader(table.splitlines()))) == len(listed)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("theater=coast&select=wolf&_list=table.csv", "Two-small-wars_coast_2019-12-25_table.csv"),
        ("theater=coast&tab=matrix&_list=sources.txt",
         "Two-small-wars_coast_2019-12-25_matrix_sources.txt"),
    ],
)  # fmt: skip
def test_files_are_named_after_what_they_hold(client: FlaskClient, query: str, name: str) -> None:
    assert f'filename="{name}"' in client.get(f"/_list?{query}").headers["Content-Disposition"]


def test_what_is_known_is_not_sent_again(client: FlaskClient) -> None:
    etag = client.get("/_list?_list=table.csv").headers["ETag"]
    again = client.get("/_list?_list=table.csv", headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get("/_list?_list=sources.csv", headers={"If-None-Match": etag})
    assert other.status_code == 200


@pytest.mark.parametrize("query", ["", "_list=table.pdf", "_list="])
def test_another_list_is_refused_in_one_line(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/_list?{query}")
    assert answer.status_code == 400
    assert "it may be table.csv, sources.csv, sources.txt" in answer.data.decode()
