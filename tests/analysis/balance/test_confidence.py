"""The index without the least sure links."""

from __future__ import annotations

import networkx as nx

from explorer.analysis.balance.confidence import LEFT_OUT, index_by_confidence
from explorer.analysis.frustration import frustration_index, signed_pairs
from explorer.data.model import Dataset
from explorer.data.vocabulary import Confidence
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.view import default_view
from samples import dataset, link

GRAPH = build_graph(
    dataset(
        link("a", "combat", "b"),
        link("b", "combat", "c", confidence=Confidence.MODERATE),
        link("a", "combat", "c", confidence=Confidence.LOW),
        link("a", "contact", "c", confidence=Confidence.LOW),
    )
)
"""Three foes of each other, as far as one believes all that is said, and two who talk."""


def test_the_index_falls_when_a_doubtful_link_goes() -> None:
    found = index_by_confidence(GRAPH, frustration_index(signed_pairs(GRAPH)))
    assert tuple(one.left_out for one in found) == LEFT_OUT
    assert [(one.links, one.pairs, one.index) for one in found] == [(3, 3, 1), (2, 2, 0), (1, 1, 0)]
    assert [round(one.share, 3) for one in found] == [0.333, 0.0, 0.0]
    assert all(one.exact and one.bound == one.index for one in found)


def test_all_links_of_the_shipped_file_have_the_index_of_the_split(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    shown = select(graph, default_view(dataset))
    split = frustration_index(signed_pairs(shown))
    everything, *fewer = index_by_confidence(shown, split)
    assert (everything.index, everything.pairs) == (split.frustration, split.pairs)
    assert everything.pairs > fewer[0].pairs > fewer[1].pairs
