"""The legend above the map: lines filter, sides list their members."""

from __future__ import annotations

from dataclasses import replace

from explorer.data.vocabulary import KINDS, Family
from explorer.graph.view import View, default_view
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.legend import add_recent_entry, legend
from explorer.presentation.overlays import picture_legend
from explorer.presentation.overlays.overlay import NO_OVERLAY, PictureOverlay
from explorer.web.panels.legend_bar import legend_bar
from explorer.workspace import Workspace
from marked import check, found, texts
from samples import two_wars

SAMPLE = Workspace(two_wars())
START = default_view(SAMPLE.dataset)


def test_signs_of_lines_filter_and_signs_of_sides_list_members() -> None:
    view = replace(START, kinds=frozenset({"combat"}))
    for one in (START, view, View(kinds=frozenset())):
        nodes = legend_bar(legend(SAMPLE.dataset, SAMPLE.shown(one)), one)
        check(nodes)
        for row in found(nodes, "ul"):
            assert row[1]["aria-label"]
    assert legend_bar((), START) == []
    everything = legend_bar(legend(SAMPLE.dataset, SAMPLE.shown(START)), START)
    assert found(everything, "button", data_only="family:support", aria_pressed="false")
    assert [node for node in found(everything, "button") if "data-camp" in node[1]]


def test_a_line_is_pressed_while_only_its_family_is_shown() -> None:
    own = frozenset(kind.id for kind in KINDS.values() if kind.family is Family.HOSTILITY)
    view = replace(START, kinds=own)
    nodes = legend_bar(legend(SAMPLE.dataset, SAMPLE.shown(view)), view)
    assert found(nodes, "button", data_only="family:hostility", aria_pressed="true")


def test_marks_on_lines_are_no_buttons_and_stand_among_the_lines() -> None:
    entries = add_recent_entry(legend(SAMPLE.dataset, SAMPLE.shown(START)))
    nodes = legend_bar(entries, START)
    check(nodes)
    _, lines, shapes = found(nodes, "ul")
    assert found([shapes], "button", data_only="types:state", aria_pressed="false")
    assert texts([lines], "span") == ["Pale: over since"]


def test_the_key_of_a_map_by_areas_has_lines_sides_and_shapes(workspace: Workspace) -> None:
    start = default_view(workspace.dataset)
    drawing = MapMaker(workspace).drawing(start, NO_OVERLAY)
    shown = workspace.shown(start)
    entries = picture_legend(workspace, shown, start, PictureOverlay(), drawing.line_signs)
    nodes = legend_bar(entries, start)
    check(nodes)
    names = [row[1]["aria-label"] for row in found(nodes, "ul")]
    assert names == ["Lines: the links", "Colours: the sides", "Shapes: who they are"]
    lead = found(nodes, "button", data_only="family:support")[0]
    (item,) = (item for item in found(nodes, "li") if lead in item[2])
    assert texts([item], "button") == ["helps with:"]
    assert texts([item], "span") == ["forces that fight on that side"], "in one row with the lead"
    assert texts(found(nodes, "button", data_camp="camp0"), "button") == ["side that Turkey helps"]
    only = replace(start, types=frozenset({"state"}))
    assert found(legend_bar(entries, only), "button", data_only="types:state", aria_pressed="true")
