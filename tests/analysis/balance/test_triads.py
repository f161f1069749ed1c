"""Triads by their hostile pairs, and who has a foe in common."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest

from explorer.analysis.balance.triads import PairRelation, common_foes, triads
from explorer.analysis.frustration import frustration_index, signed_pairs
from explorer.data.model import Dataset
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.view import default_view
from samples import dataset, link

GRAPH = build_graph(
    dataset(
        link("a", "troops", "b"),
        link("a", "combat", "x"),
        link("b", "combat", "x"),
        link("x", "combat", "c"),
        link("b", "combat", "c"),
        link("d", "combat", "x"),
        link("a", "weapons", "d"),
        link("a", "accusation", "d"),
        link("c", "contact", "d"),
    )
)
"""a, b, c and d all fight x; a and b are friends, b and c foes, a and d both."""


def test_triads_are_counted_by_their_hostile_pairs() -> None:
    found = triads(signed_pairs(GRAPH))
    assert [[one.actors for one in sort] for sort in found] == [
        [],
        [],
        [("a", "b", "x"), ("a", "d", "x")],
        [("b", "c", "x")],
    ]
    assert [one.foes for sort in found for one in sort] == [2, 2, 3]
    [three] = found[3]
    assert set(three.links) == {"b.combat.x", "x.combat.c", "b.combat.c"}


def test_pairs_with_a_common_foe_stand_to_each_other_in_four_ways() -> None:
    found = common_foes(GRAPH, signed_pairs(GRAPH))
    assert found is not None
    pairs = {relation: [one.ends for one in rows] for relation, rows in found.items()}
    assert pairs == {
        PairRelation.FRIENDS: [("a", "b")],
        # b, c and x are foes of each other, so each two of them have the third as a foe.
        PairRelation.FOES: [("b", "c"), ("b", "x"), ("c", "x")],
        PairRelation.BOTH: [("a", "d")],
        PairRelation.NONE: [("a", "c"), ("b", "d"), ("c", "d")],
    }
    friends = found[PairRelation.FRIENDS][0]
    assert friends.foes == ("x",)
    assert set(friends.links) == {"a.troops.b", "a.combat.x", "b.combat.x"}


def test_too_many_pairs_are_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.analysis.balance.triads.MAX_COMMON_FOE_PAIRS", 3)
    assert common_foes(GRAPH, signed_pairs(GRAPH)) is None


def test_every_case_of_the_shipped_file_stands_in_its_links(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    shown = select(graph, default_view(dataset))
    pairs = signed_pairs(shown)
    ties = {tie.ends: tie for tie in pairs}
    split = frustration_index(pairs)
    found = triads(pairs)
    assert sum(map(len, found)) == split.all_triangles
    assert len(found[1]) + len(found[3]) == split.unbalanced
    for number, sort in enumerate(found):
        for one in sort:
            assert [ties[ends].sign for ends in combinations(one.actors, 2)].count(-1) == number
    shared = common_foes(shown, pairs)
    assert shared is not None
    known = {key for *_, key in shown.edges(keys=True)}
    foes = {end: set[str]() for tie in pairs for end in tie.ends}
    for tie in pairs:
        if tie.sign < 0:
            foes[tie.ends[0]].add(tie.ends[1])
            foes[tie.ends[1]].add(tie.ends[0])
    expected = {ends for ends in combinations(sorted(foes), 2) if foes[ends[0]] & foes[ends[1]]}
    assert {one.ends for rows in shared.values() for one in rows} == expected
    for relation, rows in shared.items():
        for case in rows:
            assert set(case.foes) == foes[case.ends[0]] & foes[case.ends[1]]
            assert set(case.links) <= known
            if relation is PairRelation.NONE:
                assert case.ends not in ties
