"""Attributes as every graph format can hold them: tuples become texts with commas."""

from __future__ import annotations

from typing import Any

import networkx as nx


def flatten_attributes(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A copy whose attributes are texts, numbers and booleans only; the order is the graph's."""
    copy = nx.MultiDiGraph(**graph.graph)
    copy.add_nodes_from((node, _flat(data)) for node, data in graph.nodes(data=True))
    copy.add_edges_from(
        (source, target, key, _flat(data))
        for source, target, key, data in graph.edges(keys=True, data=True)
    )
    return copy


def _flat(data: dict[str, Any]) -> dict[str, Any]:
    return {
        name: ",".join(value) if isinstance(value, tuple) else value for name, value in data.items()
    }
