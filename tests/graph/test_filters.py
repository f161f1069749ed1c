"""Filters as a value: they select what the view selects that they are of."""

from __future__ import annotations

import networkx as nx
from hypothesis import given

from explorer.graph.build import build_graph
from explorer.graph.filters import Filters
from explorer.graph.select import select
from explorer.graph.view import View
from sweeping import examples
from view_samples import SAMPLE, views

GRAPH = build_graph(SAMPLE)


@examples(30)
@given(views())
def test_filters_select_what_their_view_selects(view: View) -> None:
    filters = Filters.of(view)
    assert nx.utils.graphs_equal(select(GRAPH, filters.view()), select(GRAPH, view))
    assert Filters.of(filters.view()) == filters
    assert hash(filters) == hash(Filters.of(view))


def test_steps_around_nobody_are_no_filter() -> None:
    assert Filters.of(View(hops=3)) == Filters.of(View())
    assert Filters.of(View(focus="wolf", hops=3)) != Filters.of(View(focus="wolf"))
