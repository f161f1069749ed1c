"""The matrix: a cell for every actor and party, headings, and who is selected."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from explorer.analysis.alignment import Basis, RowGroup, alignment_matrix
from explorer.graph.view import default_view
from explorer.layout.font import text_width
from explorer.presentation.legend import NO_SIDE_LABEL, SEVERAL_SIDES_LABEL
from explorer.presentation.matrix_cells import ALIGNMENT_MARKS, COLOUR_SCALE
from explorer.presentation.side_colours import side_label
from explorer.presentation.theme import PALETTES, Theme, camp_colour
from explorer.web.charts.chart_layout import ROW_HEIGHT, SMALL_TEXT_SIZE, TEXT_SIZE
from explorer.web.charts.matrix import MAX_COLUMN_LABEL_WIDTH, matrix_figure
from explorer.workspace import Workspace
from figure_checks import HOSTILE_NAME, check_figure, check_hostile_name, heatmap_cells, matrix_of
from samples import actor, dataset, link, two_wars

WARS = Workspace(two_wars())


@pytest.mark.parametrize("theater", [None, "coast", "hills"])
@pytest.mark.parametrize("theme", list(Theme))
def test_a_cell_for_every_actor_and_party(theater: str | None, theme: Theme) -> None:
    found = matrix_of(WARS, theater)
    figure = matrix_figure(WARS.dataset, found, theme)
    check_figure(figure)
    (heat,) = figure["data"]
    shape = (len(found.rows), len(found.columns))
    for name in ("z", "text", "customdata", "hovertext"):
        of = heatmap_cells(figure, name)
        assert (len(of), *{len(row) for row in of}) == shape
        assert len(heat[name]) == len(heat["y"]) == len(found.rows) + len(found.groups)
    assert {z for row in heatmap_cells(figure, "z") for z in row} <= set(range(len(COLOUR_SCALE)))
    assert len(heat["colorscale"]) == 2 * len(COLOUR_SCALE)
    assert heat["colorscale"][0][0] == 0
    assert heat["colorscale"][-1][0] == 1


def test_a_cell_bears_its_meaning_as_a_mark() -> None:
    found = matrix_of(WARS)
    figure = matrix_figure(WARS.dataset, found, Theme.LIGHT)
    said = (heatmap_cells(figure, name) for name in ("text", "hovertext"))
    for row, marks, words in zip(found.cells, *said, strict=True):
        for cell, mark, text in zip(row, marks, words, strict=True):
            assert mark.strip("()?") == ("■" if cell.is_itself else ALIGNMENT_MARKS[cell.type])
            assert mark.startswith("(") == (cell.basis is Basis.INFERRED and bool(mark))
            assert WARS.dataset.label(cell.actor) in text
            assert ("inferred: " in text) == (cell.basis is Basis.INFERRED)


def group_name(group: RowGroup) -> str:
    if group.is_several:
        return SEVERAL_SIDES_LABEL
    return side_label(WARS.dataset, group.parties) if group.parties else NO_SIDE_LABEL


@pytest.mark.parametrize("theater", [None, "coast", "hills"])
def test_every_camp_has_a_heading_in_a_line_of_its_own(theater: str | None) -> None:
    found = matrix_of(WARS, theater)
    layout = matrix_figure(WARS.dataset, found, Theme.LIGHT)["layout"]
    headings = [one for one in layout["annotations"] if one.get("xref") == "paper"]
    assert [one["text"] for one in headings] == [
        f"{group_name(group)} ({group.size})" for group in found.groups
    ]
    taken = layout["yaxis"]["tickvals"]
    first = 0
    for group, heading in zip(found.groups, headings, strict=True):
        assert heading["y"] == first
        assert taken[: group.size] == list(range(first + 1, first + 1 + group.size))
        taken = taken[group.size :]
        first += group.size + 1
    dots = [one["fillcolor"] for one in layout["shapes"] if one["type"] == "circle"]
    assert dots == [camp_colour(PALETTES[Theme.LIGHT], group.number) for group in found.groups]
    rules = [one for one in layout["shapes"] if one["type"] == "line" and one.get("xref")]
    assert {one["y0"] for one in rules} == {one["y"] - 0.5 for one in headings[1:]}


def test_the_theaters_stand_above_their_columns() -> None:
    layout = matrix_figure(WARS.dataset, matrix_of(WARS), Theme.LIGHT)["layout"]
    above = [one for one in layout["annotations"] if one.get("yref") == "paper"]
    assert [one["text"] for one in above] == [
        theater.name for theater in WARS.dataset.theaters.values()
    ]
    (rule,) = [one for one in layout["shapes"] if one["type"] == "line" and "xref" not in one]
    assert rule["x0"] == above[1]["x"]
    alone = matrix_figure(WARS.dataset, matrix_of(WARS, "coast"), Theme.LIGHT)["layout"]
    assert not [one for one in alone["annotations"] if one.get("yref") == "paper"]


def test_columns_of_actors_are_on_sides_too(workspace: Workspace) -> None:
    found = matrix_of(workspace, None, "actors")
    layout = matrix_figure(workspace.dataset, found, Theme.LIGHT)["layout"]
    stripes = [
        one for one in layout["shapes"] if one["type"] == "rect" and one.get("yref") == "paper"
    ]
    assert [one["x1"] - one["x0"] for one in stripes] == [group.size for group in found.groups]
    assert stripes[0]["x0"] == -0.5
    assert stripes[-1]["x1"] == len(found.columns) - 0.5
    above = [one for one in layout["annotations"] if one.get("yref") == "paper"]
    for one, then in pairwise(above):
        wide = text_width(one["text"], TEXT_SIZE) / ROW_HEIGHT
        assert one["x"] + wide <= then["x"], "no heading runs into the next"
    assert above[0]["text"] == side_label(workspace.dataset, found.groups[0].parties)


def test_names_above_few_columns_fit_on_a_phone(workspace: Workspace) -> None:
    axis = matrix_figure(workspace.dataset, matrix_of(workspace), Theme.LIGHT)["layout"]["xaxis"]
    assert axis["tickangle"] == 0
    lines = [line for text in axis["ticktext"] for line in text.split("<br>")]
    assert max(text_width(line, SMALL_TEXT_SIZE) for line in lines) <= MAX_COLUMN_LABEL_WIDTH


def test_the_row_of_the_selected_actor_is_framed() -> None:
    found = matrix_of(WARS)
    figure = matrix_figure(WARS.dataset, found, Theme.DARK, ("norland",))
    check_figure(figure)
    layout = figure["layout"]
    marked = [text for text in layout["yaxis"]["ticktext"] if "<b>" in text]
    accent = PALETTES[Theme.DARK].accent
    assert marked == [f'<b><span style="color:{accent}">Norland</span></b>']
    (frame,) = selection_frames(layout)
    at = layout["yaxis"]["tickvals"][found.rows.index("norland")]
    assert (frame["y0"], frame["y1"], frame["xref"]) == (at - 0.5, at + 0.5, "paper")


def test_the_cells_between_a_selected_pair_are_framed() -> None:
    found = matrix_of(WARS)
    layout = matrix_figure(WARS.dataset, found, Theme.DARK, ("front", "norland"))["layout"]
    assert sum("<b>" in text for text in layout["yaxis"]["ticktext"]) == 2
    assert sum("<b>" in text for text in layout["xaxis"]["ticktext"]) == 1
    (frame,) = selection_frames(layout)
    place = [column.actor for column in found.columns].index("front")
    at = layout["yaxis"]["tickvals"][found.rows.index("norland")]
    assert (frame["x0"], frame["y0"]) == (place - 0.5, at - 0.5)


@pytest.mark.parametrize("selected", [(), ("nobody",), ("accord",)])
def test_a_selection_without_a_row_frames_nothing(selected: tuple[str, ...]) -> None:
    layout = matrix_figure(WARS.dataset, matrix_of(WARS), Theme.DARK, selected)["layout"]
    assert not selection_frames(layout)
    assert not [text for text in layout["yaxis"]["ticktext"] if "<" in text]


def selection_frames(layout: dict[str, Any]) -> list[dict[str, Any]]:
    accent = PALETTES[Theme.DARK].accent
    return [one for one in layout["shapes"] if one["line"].get("color") == accent]


def test_a_cell_of_one_link_counts_it_in_the_singular() -> None:
    of = Workspace(dataset(link("a", "weapons", "b", "x"), theaters={"x": ("b",)}))
    figure = matrix_figure(of.dataset, matrix_of(of), Theme.LIGHT)
    assert any(
        "coded: 1 link, high confidence" in said
        for row in heatmap_cells(figure, "hovertext")
        for said in row
    )


def test_a_matrix_without_parties_is_plain_json() -> None:
    of = Workspace(dataset(link("a", "weapons", "b")))
    found = matrix_of(of)
    assert (len(found.rows), found.columns) == (2, ())
    check_figure(matrix_figure(of.dataset, found, Theme.LIGHT))


def test_a_matrix_without_links_is_plain_json() -> None:
    of = Workspace(dataset(actor("a")))
    check_figure(matrix_figure(of.dataset, matrix_of(of), Theme.LIGHT))


def test_a_matrix_of_any_date_is_plain_json() -> None:
    early = replace(default_view(WARS.dataset), span=None)
    found = alignment_matrix(WARS.dataset, WARS.graph, None, early.span)
    check_figure(matrix_figure(WARS.dataset, found, Theme.LIGHT))


def test_the_matrices_of_the_shipped_data_are_plain_json(workspace: Workspace) -> None:
    for theater in (None, *workspace.dataset.theaters):
        check_figure(matrix_figure(workspace.dataset, matrix_of(workspace, theater), Theme.LIGHT))


def test_names_with_html_tags_are_drawn_as_text() -> None:
    sample = dataset(
        actor("a", name=HOSTILE_NAME),
        link("a", "weapons", "b", "x", since="2012"),
        link("b", "weapons", "c", "x", since="2012"),
        theaters={"x": ("a", "c"), "y": ("b",)},
    )
    theaters = {
        "x": sample.theaters["x"].model_copy(update={"name": HOSTILE_NAME}),
        "y": sample.theaters["y"],
    }
    hostile = Workspace(sample.model_copy(update={"theaters": theaters}))
    check_hostile_name(matrix_figure(hostile.dataset, matrix_of(hostile), Theme.LIGHT))
