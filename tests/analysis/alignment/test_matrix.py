"""The alignment matrix: who stands how to whom, camp by camp."""

from __future__ import annotations

import networkx as nx
import pytest

from explorer.analysis.alignment import (
    AlignmentType,
    Basis,
    MatrixColumn,
    RowGroup,
    alignment_matrix,
    sides_on,
)
from explorer.analysis.camps import camps
from explorer.analysis.side_numbers import side_numbers
from explorer.data.model import Dataset
from explorer.data.vocabulary import ActorType
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from samples import actor as some_actor
from samples import dataset, link, two_wars


def test_cells_of_the_sample_by_party() -> None:
    small = two_wars()
    graph = build_graph(small)
    span = default_view(small).span
    table = alignment_matrix(small, graph, None, span)
    assert table.columns == tuple(
        MatrixColumn(one.id, party) for one in small.theaters.values() for party in one.parties
    )
    assert table.cell("norland", MatrixColumn("coast", "front")).basis is Basis.CODED
    # the squad is part of the brigade, the brigade of the league
    squad = table.cell("squad", MatrixColumn("hills", "league"))
    assert (squad.type, squad.basis) == (AlignmentType.BACKS, Basis.INFERRED)
    assert squad.links == ("squad.part-of.brigade", "brigade.part-of.league")
    wolf = table.cell("wolf", MatrixColumn("coast", "council"))
    assert (wolf.type, [chain.nodes for chain in wolf.chains]) == (
        AlignmentType.OPPOSES,
        [("wolf", "front", "council")],
    )
    # each column is judged in its own theater
    assert table.cell("wolf", MatrixColumn("hills", "regime")).basis is Basis.NONE


def test_rows_are_the_actors_of_the_view_camp_by_camp() -> None:
    small = two_wars()
    graph = build_graph(small)
    division = camps(small, graph, "coast")
    sides = sides_on(small, graph, "coast", default_view(small).span)
    numbers = side_numbers(small, graph, ["coast"], division.camp_of)
    table = alignment_matrix(small, graph, "coast", default_view(small).span, numbers=numbers)
    shown = select(graph, View(theater="coast", span=default_view(small).span))
    assert set(table.rows) == {node for node in shown if node in small.actors}
    assert len(set(table.rows)) == len(table.rows)
    listed = [group.number for group in table.groups if group.number is not None]
    assert listed == sorted(listed)
    assert [group.number for group in table.groups][: len(listed)] == listed
    rows = iter(table.rows)
    for group in table.groups:
        assert group.size
        for row in [next(rows) for _ in range(group.size)]:
            found = {numbers[side.party] for side in sides.get(row, ())}
            assert (len(found) > 1) == group.is_several
            assert len(found) != 1 or found == {group.number}
            assert {side.party for side in sides.get(row, ())} <= {*group.parties} or not listed
    assert not list(rows)
    assert table == alignment_matrix(small, graph, "coast", default_view(small).span)


def test_within_a_camp_parties_come_first_then_states_then_the_strong_then_by_name() -> None:
    small = dataset(
        some_actor("weak", ActorType.ARMED_GROUP),
        some_actor("strong", ActorType.ARMED_GROUP),
        some_actor("also", ActorType.ARMED_GROUP),
        some_actor("zed"),
        some_actor("yes"),
        some_actor("party", ActorType.GOVERNMENT),
        some_actor("first", ActorType.ARMED_GROUP),
        link("weak", "aid", "party", "x"),
        link("also", "aid", "party", "x"),
        link("strong", "weapons", "party", "x"),
        link("strong", "troops", "party", "x"),
        link("zed", "weapons", "party", "x"),
        link("yes", "aid", "party", "x"),
        link("first", "aid", "party", "x"),
        theaters={"x": ("first", "party")},
    )
    # One camp, so that the order within is all there is.
    one = {"first": 0, "party": 0}
    table = alignment_matrix(small, build_graph(small), "x", None, numbers=one)
    assert table.rows == ("first", "party", "zed", "yes", "strong", "also", "weak")
    assert table.groups == (RowGroup(0, ("first", "party"), 7),)


def test_the_shipped_rows_begin_with_the_parties_of_each_camp(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    table = alignment_matrix(dataset, graph, None, default_view(dataset).span)
    assert table.groups[-1].number is None
    rows = list(table.rows)
    for group in table.groups[:-1]:
        own, rows = rows[: group.size], rows[group.size :]
        if group.is_several:
            continue
        assert group.number is not None
        parties = [party for party in group.parties if party in own]
        assert own[: len(parties)] == parties


def test_a_matrix_of_an_unknown_theater_is_an_error() -> None:
    small = two_wars()
    with pytest.raises(KeyError):
        alignment_matrix(small, build_graph(small), "sea", None)


def test_cells_of_the_sample_by_actor() -> None:
    small = two_wars()
    table = alignment_matrix(small, build_graph(small), "hills", None, columns="actors")
    assert [column.actor for column in table.columns] == list(table.rows)
    assert all(table.cells[i][i].is_itself for i in range(len(table.rows)))
    assert table.cell("sudmark", MatrixColumn(None, "regime")).type is AlignmentType.OPPOSES


def test_the_matrix_of_an_empty_graph() -> None:
    small = dataset(link("a", "weapons", "p", "hills", since="2015"))
    table = alignment_matrix(small, build_graph(small), "hills", Span.parse("1900"))
    assert (table.rows, table.cells) == ((), ())
