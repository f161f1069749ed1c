"""GEXF 1.2 with dates, colours, sizes and places, so that Gephi shows a view as the page does.

Written here and not by NetworkX, which puts the day of writing into the file, knows no
line styles and no kinds of edges. NetworkX reads it, and so does Gephi; all edges are
written as directed, since NetworkX refuses a mixture; `mutual` says which are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import networkx as nx

from explorer.data.dates import BEGINNING, END
from explorer.data.vocabulary import ActorType, Family
from explorer.exchange.graph_formats.flat import flatten_attributes
from explorer.graph.view import View
from explorer.presentation.side_colours import SideColours
from explorer.presentation.theme import LINE_DASHES, PALETTES, Theme, camp_colour, line_width
from explorer.workspace import Workspace

GEXF_NAMESPACE = "http://www.gexf.net/1.2draft"
_VIZ = f"{GEXF_NAMESPACE}/viz"
_TYPES = {bool: "boolean", int: "integer", float: "double", str: "string"}
_SHAPES = {
    ActorType.GOVERNMENT: "square",
    ActorType.BODY: "square",
    ActorType.ARMED_FORCES: "square",
    ActorType.ARMED_GROUP: "triangle",
    ActorType.COALITION: "diamond",
    ActorType.PMC: "diamond",
}
"""The shapes that GEXF has, for the types that have another than a disc."""


def to_bytes(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> bytes:
    """The graph of a view as GEXF in UTF-8, drawn as the page draws it by day.

    `shown` is what `select` gave for the view. Edges have `start` and `end` as days (ISO 8601)
    where they are known (an end that is not known: the day of the last report), and the kind of
    their link as `kind`, so that Gephi keeps parallel edges apart. Of the attributes of an edge
    `end` is called `ending`. Sizes and positions are in the layout's units, with y upwards.
    """
    shown = flatten_attributes(shown)
    for _, _, data in shown.edges(data=True):
        # What GEXF itself calls `end` is a day, and NetworkX reads both under one name.
        data["ending"] = data.pop("end")
    root = Element("gexf", {"xmlns": GEXF_NAMESPACE, "xmlns:viz": _VIZ, "version": "1.2"})
    meta = SubElement(root, "meta")
    SubElement(meta, "creator").text = "conflict-explorer"
    SubElement(
        meta, "description"
    ).text = f"{shown.graph['title']}, as of {shown.graph['as_of']}, {shown.graph['license']}"
    graph = SubElement(
        root, "graph", {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"}
    )
    node_columns = _declare(graph, "node", (data for _, data in shown.nodes(data=True)))
    edge_columns = _declare(graph, "edge", (data for _, _, data in shown.edges(data=True)))
    nodes = SubElement(graph, "nodes")
    for node, data in shown.nodes(data=True):
        element = SubElement(nodes, "node", {"id": node, "label": data["short"]})
        _values(element, node_columns, data)
        _draw_node(element, workspace, view, node, data)
    edges = SubElement(graph, "edges")
    for source, target, key, data in shown.edges(keys=True, data=True):
        element = SubElement(
            edges,
            "edge",
            {"id": key, "source": source, "target": target, "kind": data["kind"], **_days(data)},
        )
        _values(element, edge_columns, data)
        _draw_edge(element, data)
    indent(root, " ")
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _days(data: Mapping[str, Any]) -> dict[str, str]:
    days = {}
    if data["first_day"] != BEGINNING:
        days["start"] = str(date.fromordinal(data["first_day"]))
    if data["last_day"] != END:
        days["end"] = str(date.fromordinal(data["last_day"]))
    return days


def _declare(
    graph: Element, what: str, rows: Iterable[Mapping[str, Any]]
) -> dict[str, tuple[str, str]]:
    """Declare the attributes that occur; name -> (id, type)."""
    columns: dict[str, tuple[str, str]] = {}
    for data in rows:
        for name, value in data.items():
            columns.setdefault(name, (f"{what}-{name}", _TYPES[type(value)]))
    if columns:
        element = SubElement(graph, "attributes", {"class": what, "mode": "static"})
        for name, (key, kind) in columns.items():
            SubElement(element, "attribute", {"id": key, "title": name, "type": kind})
    return columns


def _values(
    element: Element, columns: Mapping[str, tuple[str, str]], data: Mapping[str, Any]
) -> None:
    values = SubElement(element, "attvalues")
    for name, value in data.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        SubElement(values, "attvalue", {"for": columns[name][0], "value": text})


def _draw_node(
    element: Element, workspace: Workspace, view: View, node: str, data: Mapping[str, Any]
) -> None:
    layout = workspace.layout(view.theater, view.enlarged)
    x, y = view.places.get(node, layout.places[node])
    colours = SideColours(workspace.shown(view)).of(node)
    # A node has one colour there: that of its side, or of none where it stands on several.
    colour = camp_colour(PALETTES[Theme.LIGHT], colours[0].hue if len(colours) == 1 else None)
    SubElement(element, "viz:color", _rgb(colour))
    SubElement(element, "viz:size", {"value": str(layout.sizes[node])})
    # Gephi counts upwards.
    SubElement(element, "viz:position", {"x": f"{x:g}", "y": f"{-y:g}", "z": "0"})
    SubElement(element, "viz:shape", {"value": _SHAPES.get(data["type"], "disc")})


def _draw_edge(element: Element, data: Mapping[str, Any]) -> None:
    family = Family(data["family"])
    SubElement(element, "viz:color", _rgb(PALETTES[Theme.LIGHT].families[family]))
    SubElement(element, "viz:thickness", {"value": f"{line_width(family, data['strength']):g}"})
    dashes = LINE_DASHES.get(family)
    shape = "solid" if dashes is None else "dotted" if dashes[0] <= 2 else "dashed"
    SubElement(element, "viz:shape", {"value": shape})


def _rgb(colour: str) -> dict[str, str]:
    return {name: str(int(colour[i : i + 2], 16)) for name, i in (("r", 1), ("g", 3), ("b", 5))}
