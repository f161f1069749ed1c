"""Who is selected and not in the picture is said above it, and in the details."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.graph.view import MAP_TAB, OVERVIEW_TAB, default_view
from explorer.presentation.absence import Absence
from explorer.presentation.drawing.page_map import PageMaps
from explorer.web import ids
from explorer.web.filter_options import FilterOptions
from explorer.web.page_state import page_state
from explorer.web.panels.absence_note import absence_note
from explorer.workspace import Workspace
from marked import check, found, text


def test_a_note_has_a_button_that_mends_it() -> None:
    nodes = absence_note(Absence("Wolf is not in this picture: why.", "kinds", "Show all kinds"))
    check(nodes)
    assert text(nodes) == "Wolf is not in this picture: why. Show all kinds"
    assert found(nodes, "button", data_lift="kinds")
    assert absence_note(None) == []


@pytest.mark.parametrize(
    ("tab", "place", "other"),
    [
        (MAP_TAB, ids.ABSENCE, ids.OVERVIEW_ABSENCE),
        (OVERVIEW_TAB, ids.OVERVIEW_ABSENCE, ids.ABSENCE),
    ],
)
def test_it_stands_above_the_picture_in_the_words_of_the_details(
    workspace: Workspace, tab: str, place: str, other: str
) -> None:
    maps, options = PageMaps(workspace), FilterOptions.from_workspace(workspace)
    view = replace(default_view(workspace.dataset), tab=tab, theater="libya", selected="sdf")
    parts = page_state(maps, options, view, ()).content["parts"]
    words = text(parts[place])
    assert words.startswith("SDF is not in this picture: ")
    assert words in text(parts[ids.DETAILS])
    assert parts[other] == []
    shown = page_state(maps, options, replace(view, selected="gna"), ()).content["parts"]
    assert shown[place] == []
