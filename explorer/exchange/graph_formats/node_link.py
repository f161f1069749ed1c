"""Node-link JSON, as NetworkX writes and reads it: `nx.node_link_graph(data, edges="edges")`."""

from __future__ import annotations

import json
from typing import Any

import networkx as nx

from explorer.exchange.graph_formats.flat import flatten_attributes


def node_link_data(shown: nx.MultiDiGraph) -> dict[str, Any]:
    """The graph of a view (as `select` gives it) as plain data.

    Keys: `directed`, `multigraph`, `graph` (title, as_of, license), `nodes` (each with its
    `id`) and `edges` (each with `source`, `target` and `key`, the link's id), with the
    attributes that `graph.build` names.
    """
    return dict(nx.node_link_data(flatten_attributes(shown), edges="edges"))


def to_bytes(shown: nx.MultiDiGraph) -> bytes:
    """The graph of a view as a JSON text in UTF-8."""
    return (json.dumps(node_link_data(shown), ensure_ascii=False, indent=1) + "\n").encode()
