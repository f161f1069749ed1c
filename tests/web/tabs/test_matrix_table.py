"""The matrix as a table: a cell for every actor and party, headings, and who is selected."""

from __future__ import annotations

import json
from typing import Any

import pytest

from explorer.analysis.alignment import Basis, RowGroup
from explorer.presentation.cell_words import cell_words, no_stand_words
from explorer.presentation.legend import NO_SIDE_LABEL, SEVERAL_SIDES_LABEL
from explorer.presentation.matrix_cells import ALIGNMENT_MARKS, COLOUR_SCALE
from explorer.presentation.side_colours import side_label
from explorer.presentation.theme import camp_class_name
from explorer.web.tabs.matrix_table import MAX_HEADING_WIDTH, matrix_table
from explorer.workspace import Workspace
from matrix_samples import matrix_of
from samples import dataset, link, two_wars

WARS = Workspace(two_wars())


def rows_of(table: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for row in table["rows"] if "heading" not in row]


@pytest.mark.parametrize("theater", [None, "coast", "hills"])
def test_a_cell_for_every_actor_and_party(theater: str | None) -> None:
    found = matrix_of(WARS, theater)
    table = matrix_table(WARS.dataset, found)
    assert json.loads(json.dumps(table)) == table
    rows = rows_of(table)
    assert [row["id"] for row in rows] == list(found.rows)
    assert [column["id"] for column in table["columns"]] == [one.actor for one in found.columns]
    for row in rows:
        assert len(row["levels"]) == len(row["marks"]) == len(row["words"]) == len(found.columns)
        assert set(map(int, row["levels"])) <= set(range(len(COLOUR_SCALE)))


def test_a_cell_bears_its_meaning_as_a_mark_and_in_words() -> None:
    found = matrix_of(WARS)
    table = matrix_table(WARS.dataset, found)
    label = WARS.dataset.label
    for cells, row in zip(found.cells, rows_of(table), strict=True):
        for cell, mark, words in zip(cells, row["marks"], row["words"], strict=True):
            assert mark.strip("()?") == ("■" if cell.is_itself else ALIGNMENT_MARKS[cell.type])
            assert mark.startswith("(") == (cell.basis is Basis.INFERRED and bool(mark))
            said = words or no_stand_words(label(cell.actor), label(cell.party))
            assert said == cell_words(WARS.dataset, cell)
    assert table["noStand"] == no_stand_words("{actor}", "{party}")


def group_name(group: RowGroup) -> str:
    if group.is_several:
        return SEVERAL_SIDES_LABEL
    return side_label(WARS.dataset, group.parties) if group.parties else NO_SIDE_LABEL


@pytest.mark.parametrize("theater", [None, "coast", "hills"])
def test_every_side_has_a_heading_above_its_rows(theater: str | None) -> None:
    found = matrix_of(WARS, theater)
    lines = iter(matrix_table(WARS.dataset, found)["rows"])
    assert found.groups
    for group in found.groups:
        heading = next(lines)
        camp = camp_class_name(group.number)
        assert heading == {"heading": f"{group_name(group)} ({group.size})", "camp": camp}
        assert [next(lines)["camp"] for _ in range(group.size)] == [camp] * group.size
    assert not list(lines)


def test_rows_without_sides_have_no_headings() -> None:
    of = Workspace(dataset(link("a", "weapons", "b"), link("c", "weapons", "d")))
    found = of.matrix(None, None, "actors")
    table = matrix_table(of.dataset, found)
    assert [row["id"] for row in table["rows"]] == list(found.rows)
    assert table["columnGroups"] == []


def test_the_theaters_stand_above_their_columns() -> None:
    found = matrix_of(WARS)
    groups = matrix_table(WARS.dataset, found)["columnGroups"]
    theaters = [one.name for one in WARS.dataset.theaters.values()]
    assert [group["name"] for group in groups] == theaters
    assert sum(group["span"] for group in groups) == len(found.columns)
    assert not [group for group in groups if "camp" in group], "a theater has no colour"
    assert matrix_table(WARS.dataset, matrix_of(WARS, "coast"))["columnGroups"] == []


def test_columns_of_actors_are_on_sides_too(workspace: Workspace) -> None:
    found = matrix_of(workspace, None, "actors")
    groups = matrix_table(workspace.dataset, found)["columnGroups"]
    assert [group["span"] for group in groups] == [group.size for group in found.groups]
    assert [group["camp"] for group in groups] == [
        camp_class_name(group.number) for group in found.groups
    ]
    assert (
        groups[0]["shown"]
        == groups[0]["name"]
        == side_label(workspace.dataset, found.groups[0].parties)
    )


def test_few_columns_have_level_names_and_many_upright_ones(workspace: Workspace) -> None:
    few = matrix_table(workspace.dataset, matrix_of(workspace))
    assert (few["upright"], few["fitted"]) == (False, True)
    many = matrix_table(workspace.dataset, matrix_of(workspace, None, "actors"))
    assert (many["upright"], many["fitted"]) == (True, False)
    assert few["headHeight"] < many["headHeight"] <= MAX_HEADING_WIDTH + 20
    long = Workspace(dataset(link("a" * 60, "weapons", "b"), theaters={}))
    table = matrix_table(long.dataset, long.matrix(None, None, "actors"))
    assert table["rowWidth"] <= MAX_HEADING_WIDTH + 20
    assert any(row["name"] == "A" + "a" * 59 for row in table["rows"]), "the page cuts it, not we"


def chosen_rows(table: dict[str, Any]) -> list[str]:
    return [row["id"] for row in rows_of(table) if row.get("chosen")]


def test_the_row_of_the_selected_actor_is_framed() -> None:
    table = matrix_table(WARS.dataset, matrix_of(WARS), ("norland",))
    assert chosen_rows(table) == ["norland"]
    (row,) = [row for row in rows_of(table) if "framed" in row]
    assert row["framed"] == list(range(len(table["columns"])))


def test_the_cells_between_a_selected_pair_are_framed() -> None:
    found = matrix_of(WARS)
    table = matrix_table(WARS.dataset, found, ("front", "norland"))
    assert set(chosen_rows(table)) == {"front", "norland"}
    assert [column["id"] for column in table["columns"] if column.get("chosen")] == ["front"]
    framed = {row["id"]: row.get("framed", []) for row in rows_of(table)}
    place = [column.actor for column in found.columns].index("front")
    assert framed["norland"] == [place]
    assert framed["front"] == [], "Norland has no column"


@pytest.mark.parametrize("selected", [(), ("nobody",), ("accord",)])
def test_a_selection_without_a_row_frames_nothing(selected: tuple[str, ...]) -> None:
    table = matrix_table(WARS.dataset, matrix_of(WARS), selected)
    assert not chosen_rows(table)
    assert not [row for row in table["rows"] if "framed" in row]
