"""Cytoscape JSON (.cyjs), for Cytoscape, Cytoscape.js and `nx.cytoscape_graph`."""

from __future__ import annotations

import json
from typing import Any

import networkx as nx

from explorer.exchange.graph_formats.flat import flatten_attributes
from explorer.graph.view import View
from explorer.workspace import Workspace


def cytoscape_data(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> dict[str, Any]:
    """The graph of a view with its places, as plain data.

    `shown` is what `select` gave for the view. Besides what NetworkX writes, each node has a
    `position` in the units of the layout (y downwards), and each edge the id of its link.
    """
    layout = workspace.layout(view.theater, view.enlarged)
    values: dict[str, Any] = nx.cytoscape_data(flatten_attributes(shown))
    values["data"] = dict(values["data"])
    for node in values["elements"]["nodes"]:
        name = node["data"]["id"]
        place = view.places.get(name, layout.places[name])
        node["position"] = dict(zip("xy", place, strict=True))
    for edge in values["elements"]["edges"]:
        edge["data"]["id"] = edge["data"]["key"]
    return values


def to_bytes(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> bytes:
    """The graph of a view as Cytoscape JSON in UTF-8."""
    text = json.dumps(cytoscape_data(workspace, shown, view), ensure_ascii=False, indent=1)
    return (text + "\n").encode()
