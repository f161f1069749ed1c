"""Who is connected most, and who joins theaters and camps."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.camps import camps
from explorer.analysis.centrality import MEASURE_ENTRIES, Measure, centrality, participation
from explorer.data.model import Dataset
from explorer.data.vocabulary import Confidence
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.view import View, default_view
from samples import alliance, dataset, link, two_wars


def test_most_connected() -> None:
    graph = build_graph(
        dataset(
            link("a", "troops", "b"),
            link("a", "combat", "c"),
            link("a", "aid", "c", confidence=Confidence.MODERATE),
            link("c", "weapons", "d"),
            alliance("pact", ["a", "d"]),
        )
    )
    found = centrality(graph, Measure.CONNECTED)
    # a: 1.0 with b and 1 - 0 x ... = 1.0 with c; c: 1.0 with a and 0.8 with d
    assert found.values == {"a": 1.0, "b": 0.5, "c": 0.9, "d": 0.4}
    assert [(one.actor, one.words) for one in found.ranking] == [
        ("a", "links to 2 others"),
        ("c", "links to 2 others"),
        ("b", "links to 1 other"),
        ("d", "links to 1 other"),
    ]


def test_bridges_between_theaters() -> None:
    graph = build_graph(
        dataset(
            link("a", "troops", "b", "coast"),
            link("a", "troops", "c", "hills"),
            link("d", "aid", "b", "coast", "hills"),
            link("a", "troops", "e"),
        )
    )
    found = centrality(graph, Measure.THEATERS, names={"coast": "Coast"})
    # a: weight 2 in equal halves, 1; d: weight 0.3 in equal halves, 0.15;
    # b: 1.15 on the coast and 0.15 in the hills
    spread = 1.3 * (1 - (1.15**2 + 0.15**2) / 1.3**2)
    assert found.values == pytest.approx({"a": 1, "b": spread, "c": 0, "d": 0.15, "e": 0}, abs=1e-6)
    assert found.ranking[0].words == "links in Coast (1) and hills (1)"


def test_bridges_between_sides() -> None:
    graph = build_graph(
        dataset(
            link("a", "troops", "b"),
            link("a", "contact", "c"),
            link("d", "combat", "b"),
            link("d", "combat", "c"),
            link("e", "troops", "b"),
            link("e", "troops", "f"),
        )
    )
    side_of = {"a": 0, "b": 0, "c": 1, "d": None, "e": 0, "f": None}
    found = centrality(graph, Measure.SIDES, side_of)
    # to fight both sides is no bridge, nor are links to those on no side
    assert [one.actor for one in found.ranking] == ["a"]
    assert found.ranking[0].words == "friendly or neutral links to 2 sides"
    with pytest.raises(ValueError, match="sides"):
        centrality(graph, Measure.SIDES)


def test_participation() -> None:
    assert participation([]) == 0
    assert participation([0.4]) == 0
    assert participation([1, 1]) == 0.5
    assert participation([1, 1, 1, 1]) == 0.75


@given(st.lists(st.floats(0.01, 10), max_size=8))
def test_participation_is_largest_where_all_is_even(weights: list[float]) -> None:
    value = participation(weights)
    assert -1e-9 <= value <= 1 - 1 / max(len(weights), 1) + 1e-9


@pytest.mark.parametrize("measure", Measure)
def test_values_are_shares_of_the_largest(measure: Measure) -> None:
    small = two_wars()
    graph = build_graph(small)
    side_of = camps(small, graph).camp_of
    found = centrality(graph, measure, side_of)
    assert set(found.values) == set(small.actors)
    assert max(found.values.values()) == 1
    assert min(found.values.values()) >= 0
    assert [one.value for one in found.ranking] == sorted(
        (o.value for o in found.ranking), reverse=True
    )
    empty = centrality(select(graph, View(kinds=frozenset())), measure, side_of)
    assert (empty.values, empty.ranking) == ({}, ())


def test_each_measure_has_a_name_and_one_sentence() -> None:
    assert set(MEASURE_ENTRIES) == set(Measure)
    assert all(entry.meaning.count(".") == 1 for entry in MEASURE_ENTRIES.values())


def test_the_first_of_the_shipped_file(dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    shown = select(graph, default_view(dataset))
    found = centrality(shown, Measure.THEATERS)
    assert {"russia", "turkey"} <= {one.actor for one in found.ranking[:3]}
    bridges = centrality(shown, Measure.SIDES, camps(dataset, graph).camp_of)
    assert {"russia", "turkey"} <= {one.actor for one in bridges.ranking[:5]}
