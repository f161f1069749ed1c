"""The switch that draws all lines of the map: where it is, and what it says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.graph.view import MAP_TAB, OVERVIEW_TAB, View, default_view
from explorer.presentation.drawing.page_map import PageMaps
from explorer.web import ids
from explorer.web.filter_options import FilterOptions
from explorer.web.page_state import page_state
from explorer.web.panels.lines_switch import lines_switch, lines_words
from explorer.workspace import Workspace
from marked import check, found, text


def test_there_is_a_switch_only_where_lines_wait() -> None:
    assert lines_switch(0) == []
    nodes = lines_switch(3)
    check(nodes)
    [label] = found(nodes, "label")
    assert text([label]) == "All lines"
    [box] = found([label], "input")
    assert (box[1]["name"], box[1]["value"]) == ("lines", "all")
    assert found(nodes, "span", id=box[1]["aria-describedby"])


@pytest.mark.parametrize(
    ("waiting", "view", "words"),
    [
        (0, View(), ""),
        (1, View(), "1 more"),
        (1200, View(), "1,200 more"),
        (1200, View(all_lines=True), ""),
    ],
)
def test_it_says_how_many_lines_wait(waiting: int, view: View, words: str) -> None:
    assert lines_words(waiting, view) == words


def test_the_page_has_the_switch_below_the_map_alone(workspace: Workspace) -> None:
    maps, options = PageMaps(workspace), FilterOptions.from_workspace(workspace)

    def content(**rest: object) -> tuple[bool, str, list[str]]:
        view = replace(default_view(workspace.dataset), **rest)  # type: ignore[arg-type]
        found = page_state(maps, options, view, ()).content
        is_there = bool(found["parts"][ids.LINES])
        return is_there, found["texts"][ids.LINES_WORDS], found["ticked"]["lines"]

    is_there, words, ticked = content(tab=MAP_TAB)
    assert (is_there, ticked) == (True, [])
    assert words.endswith(" more")
    assert content(tab=MAP_TAB, all_lines=True) == (True, "", ["all"])
    assert content(tab=MAP_TAB, focus="russia") == (False, "", [])
    assert content(tab=OVERVIEW_TAB) == (False, "", [])
