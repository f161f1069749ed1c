"""A dataset with what is worked out from it once."""

from __future__ import annotations

import gc
import weakref

import networkx as nx
import pytest

from explorer.atlas import Atlas
from explorer.graph import build
from explorer.model import Dataset
from explorer.positions import camp_map
from explorer.view import View, default, select
from samples import dataset as made
from samples import two_wars


def test_it_holds_the_graph_of_its_dataset() -> None:
    sample = two_wars()
    atlas = Atlas(sample)
    assert atlas.dataset is sample
    assert nx.utils.graphs_equal(atlas.graph, build(sample))
    assert atlas.graph is atlas.graph


def test_nobody_can_change_the_graph() -> None:
    atlas = Atlas(two_wars())
    with pytest.raises(nx.NetworkXError):
        atlas.graph.add_node("intruder")
    with pytest.raises(nx.NetworkXError):
        atlas.graph.remove_node("norland")


@pytest.mark.parametrize("theater", [None, "coast", "hills"])
def test_each_map_is_made_once(theater: str | None) -> None:
    atlas = Atlas(two_wars())
    assert atlas.map(theater) is atlas.map(theater)
    assert atlas.map(theater) == camp_map(atlas.dataset, atlas.graph, theater)


def test_two_datasets_have_maps_of_their_own() -> None:
    assert Atlas(two_wars()).map(None) is not Atlas(two_wars()).map(None)


def test_a_theater_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        Atlas(two_wars()).map("atlantis")


def test_it_selects() -> None:
    atlas = Atlas(two_wars())
    for view in (View(), default(atlas.dataset), View(theater="coast")):
        assert nx.utils.graphs_equal(atlas.select(view), select(atlas.graph, view))


def test_every_map_holds_all_that_its_theater_may_ever_show() -> None:
    atlas = Atlas(two_wars())
    for theater in (None, *atlas.dataset.theaters):
        assert set(atlas.map(theater).places) == set(atlas.select(View(theater=theater)))


def test_nothing_to_show() -> None:
    atlas = Atlas(made())
    assert not atlas.graph
    assert not atlas.map(None).places


def test_maps_are_forgotten_with_their_dataset() -> None:
    atlas = Atlas(two_wars())
    atlas.map(None)
    remembered = weakref.ref(atlas)
    del atlas
    gc.collect()
    assert remembered() is None


def test_a_small_file_is_drawn_whole(atlas: Atlas) -> None:
    for theater in (None, *atlas.dataset.theaters):
        view = View(theater=theater)
        picture = atlas.picture(view)
        assert picture.left_out == 0
        assert nx.utils.graphs_equal(picture.graph, atlas.select(view))
        assert picture.chart is atlas.map(theater)


def test_of_a_large_file_the_strongest_are_drawn(
    monkeypatch: pytest.MonkeyPatch, dataset: Dataset
) -> None:
    monkeypatch.setattr("explorer.atlas.LARGEST", 60)
    monkeypatch.setattr("explorer.atlas.PART", 40)
    large = Atlas(dataset)
    assert large.is_large
    first = large.first
    assert 30 <= len(first.graph) <= 40
    assert first.left_out == len(large.select(default(dataset))) - len(first.graph)
    assert all(first.graph.degree(node) for node in first.graph)
    assert set(first.graph) <= set(first.chart.places)
    for theater in dataset.theaters.values():
        assert set(theater.parties) & set(first.graph)


def test_what_is_chosen_in_a_large_file_is_drawn(
    monkeypatch: pytest.MonkeyPatch, dataset: Dataset
) -> None:
    monkeypatch.setattr("explorer.atlas.LARGEST", 60)
    monkeypatch.setattr("explorer.atlas.PART", 40)
    large = Atlas(dataset)
    absent = next(node for node in large.select(View()) if node not in large.first.graph)
    picture = large.picture(View(selected=absent))
    assert absent in picture.graph
    assert picture.graph.degree(absent)
    drawn = next(iter(large.first.graph))
    day = default(dataset)
    again = large.picture(View(span=day.span, selected=drawn))
    assert set(again.graph) == set(large.first.graph)
