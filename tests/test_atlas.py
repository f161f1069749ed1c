"""A dataset with what is worked out from it once."""

from __future__ import annotations

import gc
import weakref

import networkx as nx
import pytest

from explorer.atlas import Atlas
from explorer.graph import build
from explorer.positions import camp_map
from explorer.view import View, default, select
from samples import dataset, two_wars


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
    atlas = Atlas(dataset())
    assert not atlas.graph
    assert not atlas.map(None).places


def test_maps_are_forgotten_with_their_dataset() -> None:
    atlas = Atlas(two_wars())
    atlas.map(None)
    remembered = weakref.ref(atlas)
    del atlas
    gc.collect()
    assert remembered() is None
