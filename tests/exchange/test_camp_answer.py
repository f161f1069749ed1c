"""The answer on camps as a file: the same numbers in JSON and in tables, with all cases."""

from __future__ import annotations

import csv
import json
import zipfile
from io import BytesIO, StringIO
from typing import Any

import pytest

from explorer.data.model import Dataset
from explorer.exchange.camp_answer import (
    CAMP_TABLES,
    camp_answer,
    camp_answer_csv,
    camp_answer_json,
)
from explorer.exchange.csv.cells import split_list
from explorer.graph.view import View, default_view
from explorer.presentation.overlays.camps import find_camps
from explorer.workspace import Workspace
from question_samples import NEUTRALS, THREE_FOES


@pytest.fixture(scope="module")
def shipped(dataset: Dataset) -> tuple[Workspace, View]:
    workspace = Workspace(dataset)
    theater = next(iter(dataset.theaters))
    return workspace, View(theater=theater, span=default_view(dataset).span)


def tables(workspace: Workspace, view: View) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(BytesIO(camp_answer_csv(workspace, view))) as archive:
        return {
            name.removesuffix(".csv"): [
                *csv.DictReader(StringIO(archive.read(name).decode("utf-8-sig"), newline=""))
            ]
            for name in archive.namelist()
        }


def test_every_row_has_the_columns_of_its_table(shipped: tuple[Workspace, View]) -> None:
    found = camp_answer(*shipped)
    assert list(found) == list(CAMP_TABLES)
    for name, columns in CAMP_TABLES.items():
        rows = [found[name]] if name == "summary" else found[name]
        assert rows, name
        assert all(tuple(row) == columns for row in rows), name


def test_tables_and_json_hold_the_same(shipped: tuple[Workspace, View]) -> None:
    found = json.loads(camp_answer_json(*shipped))
    written = tables(*shipped)

    def text(value: Any) -> str:
        if value is None:
            return ""
        return str(value).lower() if isinstance(value, bool) else str(value)

    for name, rows in written.items():
        expected = [found[name]] if name == "summary" else found[name]
        assert len(rows) == len(expected)
        for row, values in zip(rows, expected, strict=True):
            for column, value in values.items():
                if isinstance(value, list):
                    assert split_list(row[column]) == value
                else:
                    assert row[column].removeprefix("'") == text(value), (name, column)


def test_it_holds_what_the_picture_shows(shipped: tuple[Workspace, View]) -> None:
    workspace, view = shipped
    shown = workspace.select(view)
    camps = find_camps(workspace, shown, view)
    found = camp_answer(workspace, view)
    assert found["summary"]["index"] == len(found["against"]) == camps.split.frustration
    standing = {row["id"]: row["standing"] for row in found["actors"]}
    assert {who for who, how in standing.items() if how == "either"} == set(camps.either)
    assert set(standing) == {node for node, sort in shown.nodes(data="node") if sort == "actor"}
    links = {key for *_, key in shown.edges(keys=True)}
    for name in ("against", "triads", "common_foes"):
        assert all(set(row["links"]) <= links for row in found[name])
    # The curve ends on the day of the file, which this view shows.
    assert found["over_time"][-1]["index"] == found["summary"]["index"]


def test_what_goes_against_every_best_split_is_told_apart() -> None:
    view = default_view(THREE_FOES.dataset)
    [one] = camp_answer(THREE_FOES, view)["against"]
    assert one["in_every_best_split"] is False
    assert camp_answer(THREE_FOES, view)["summary"]["best_splits"] == 3


def test_who_is_tied_to_nobody_is_listed_as_such() -> None:
    found = camp_answer(NEUTRALS, default_view(NEUTRALS.dataset))
    standing = {row["id"]: (row["standing"], row["camp"]) for row in found["actors"]}
    assert standing["talker"] == standing["x"] == ("not-tied", None)
    assert standing["a"] == ("first", "Camp of A")
    assert standing["b"] == ("second", "Camp of B")


def test_nothing_is_no_error() -> None:
    found = camp_answer(NEUTRALS, View(kinds=frozenset()))
    assert found["summary"]["pairs"] == 0
    assert found["over_time"] == []
    assert json.loads(camp_answer_json(NEUTRALS, View(kinds=frozenset())))["actors"] == []
