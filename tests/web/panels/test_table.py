"""The rows and the columns of the table, as plain data."""

from __future__ import annotations

import json
from dataclasses import replace

import networkx as nx
import pytest

from explorer.data.model import Dataset
from explorer.graph.view import View, default_view
from explorer.web.panels.table import FIRST_SORT, TABLE_COLUMNS, link_rows
from explorer.workspace import Workspace
from samples import actor, dataset, link, two_wars

SAMPLE = Workspace(two_wars())
START = default_view(SAMPLE.dataset)


@pytest.mark.parametrize(
    "view", [START, View(), replace(START, theater="coast"), View(kinds=frozenset())]
)
def test_the_table_holds_every_link_that_the_picture_shows(view: View) -> None:
    shown = SAMPLE.select(view)
    rows = link_rows(SAMPLE.dataset, shown)
    ends = sorted((row["from_id"], row["to_id"]) for row in rows)
    assert ends == sorted(shown.edges())
    for row in rows:
        assert row["from"] == SAMPLE.dataset.label(str(row["from_id"]))
        assert row["to"] == SAMPLE.dataset.label(str(row["to_id"]))


def test_a_row_says_what_the_link_says() -> None:
    (row,) = link_rows(
        *shown_of(
            Workspace(
                dataset(
                    actor("wolf", name="The Wolf Group", short="Wolf"),
                    link("norland", "weapons", "wolf", "hills", "coast", since="2015",
                         until="2019-11", confidence="low"),
                )
            )
        )
    )  # fmt: skip
    assert row == {
        "from": "Norland", "from_id": "norland", "kind": "Weapons", "to": "Wolf",
        "to_id": "wolf", "theater": "Hills, Coast", "since": "2015", "until": "2019-11",
        "reported": "", "confidence": "low", "sources": 1,
    }  # fmt: skip


def shown_of(workspace: Workspace) -> tuple[Dataset, nx.MultiDiGraph]:
    """What `link_rows` takes, for all that a dataset holds."""
    return workspace.dataset, workspace.select(View())


def test_a_date_that_is_not_known_is_empty_and_sources_are_a_number() -> None:
    rows = link_rows(*shown_of(SAMPLE))
    assert {type(row["sources"]) for row in rows} == {int}
    assert "" in {row["since"] for row in rows}
    assert "" in {row["until"] for row in rows}


def test_what_was_last_reported_has_no_until() -> None:
    (row,) = link_rows(
        *shown_of(Workspace(dataset(link("a", "weapons", "b", last_reported="2019-06"))))
    )
    assert (row["until"], row["reported"]) == ("", "2019-06")


def test_the_same_links_come_in_the_same_order() -> None:
    """By the names of their ends, whatever their order in the file."""
    links = [
        link("b", "weapons", "a"), link("a", "weapons", "c"), link("a", "combat", "b"),
        link("a", "aid", "b"),
    ]  # fmt: skip
    orders = [
        [(row["from"], row["to"], row["kind"]) for row in link_rows(*shown_of(Workspace(of)))]
        for of in (dataset(*links), dataset(*links[::-1]))
    ]
    assert orders[0] == orders[1] == sorted(orders[0])


def test_every_column_shows_a_field_of_a_row() -> None:
    (row, *_) = link_rows(*shown_of(SAMPLE))
    fields = [column["field"] for column in TABLE_COLUMNS]
    assert len(fields) == len(set(fields)) == 9
    assert set(fields) <= row.keys()
    assert FIRST_SORT[0] in fields
    for column in TABLE_COLUMNS:
        assert set(column.get("leads", ())) <= row.keys()


def test_from_link_and_to_lead_on() -> None:
    leads = {column["field"]: column["leads"] for column in TABLE_COLUMNS if "leads" in column}
    assert leads == {"from": ["from_id"], "kind": ["from_id", "to_id"], "to": ["to_id"]}


def test_only_confidence_is_ordered_as_grades() -> None:
    by = {column["field"]: column["sorts"] for column in TABLE_COLUMNS}
    assert [field for field, sorts in by.items() if sorts == "byConfidence"] == ["confidence"]


def test_rows_are_plain_data() -> None:
    rows = link_rows(*shown_of(SAMPLE))
    assert json.loads(json.dumps(rows)) == rows
