"""A dataset with what is worked out from it once."""

from __future__ import annotations

import gc
import weakref

import networkx as nx
import pytest

from explorer.data.model import Dataset
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.view import View, default_view
from explorer.layout import camp_map
from explorer.workspace import Workspace
from samples import dataset as made
from samples import two_wars


def test_it_holds_the_graph_of_its_dataset() -> None:
    sample = two_wars()
    workspace = Workspace(sample)
    assert workspace.dataset is sample
    assert nx.utils.graphs_equal(workspace.graph, build_graph(sample))
    assert workspace.graph is workspace.graph


def test_nobody_can_change_the_graph() -> None:
    workspace = Workspace(two_wars())
    with pytest.raises(nx.NetworkXError):
        workspace.graph.add_node("intruder")
    with pytest.raises(nx.NetworkXError):
        workspace.graph.remove_node("norland")


@pytest.mark.parametrize("theater", [None, "coast", "hills"])
def test_each_map_is_made_once(theater: str | None) -> None:
    workspace = Workspace(two_wars())
    assert workspace.layout(theater) is workspace.layout(theater)
    assert workspace.layout(theater) == camp_map(workspace.dataset, workspace.graph, theater)


def test_two_datasets_have_maps_of_their_own() -> None:
    assert Workspace(two_wars()).layout(None) is not Workspace(two_wars()).layout(None)


def test_a_theater_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        Workspace(two_wars()).layout("atlantis")


def test_it_selects() -> None:
    workspace = Workspace(two_wars())
    for view in (View(), default_view(workspace.dataset), View(theater="coast")):
        assert nx.utils.graphs_equal(workspace.select(view), select(workspace.graph, view))


def test_every_map_holds_all_that_its_theater_may_ever_show() -> None:
    workspace = Workspace(two_wars())
    for theater in (None, *workspace.dataset.theaters):
        assert set(workspace.layout(theater).places) == set(workspace.select(View(theater=theater)))


def test_nothing_to_show() -> None:
    workspace = Workspace(made())
    assert not workspace.graph
    assert not workspace.layout(None).places


def test_maps_are_forgotten_with_their_dataset() -> None:
    workspace = Workspace(two_wars())
    workspace.layout(None)
    remembered = weakref.ref(workspace)
    del workspace
    gc.collect()
    assert remembered() is None


def test_a_small_file_is_drawn_whole(workspace: Workspace) -> None:
    for theater in (None, *workspace.dataset.theaters):
        view = View(theater=theater)
        picture = workspace.drawing(view)
        assert picture.left_out == 0
        assert nx.utils.graphs_equal(picture.graph, workspace.select(view))
        assert picture.layout is workspace.layout(theater)


def test_of_a_large_file_the_strongest_are_drawn(
    monkeypatch: pytest.MonkeyPatch, dataset: Dataset
) -> None:
    monkeypatch.setattr("explorer.workspace.MAX_WHOLE_DRAWING", 60)
    monkeypatch.setattr("explorer.workspace.MAX_DRAWN", 40)
    large = Workspace(dataset)
    assert large.is_large
    first = large.first
    assert 30 <= len(first.graph) <= 40
    assert first.left_out == len(large.select(default_view(dataset))) - len(first.graph)
    assert all(first.graph.degree(node) for node in first.graph)
    assert set(first.graph) <= set(first.layout.places)
    for theater in dataset.theaters.values():
        assert set(theater.parties) & set(first.graph)


def test_what_is_chosen_in_a_large_file_is_drawn(
    monkeypatch: pytest.MonkeyPatch, dataset: Dataset
) -> None:
    monkeypatch.setattr("explorer.workspace.MAX_WHOLE_DRAWING", 60)
    monkeypatch.setattr("explorer.workspace.MAX_DRAWN", 40)
    large = Workspace(dataset)
    absent = next(node for node in large.select(View()) if node not in large.first.graph)
    picture = large.drawing(View(selected=absent))
    assert absent in picture.graph
    assert picture.graph.degree(absent)
    drawn = next(iter(large.first.graph))
    day = default_view(dataset)
    again = large.drawing(View(span=day.span, selected=drawn))
    assert set(again.graph) == set(large.first.graph)
