"""What a view shows of a graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx

from explorer.graph.span import Span
from explorer.graph.view import View


def select(graph: nx.MultiDiGraph, view: View) -> nx.MultiDiGraph:
    """The part of the graph that the view shows, as a graph of its own.

    Keeps the links of the theater and of the kinds chosen that may be active on a day of
    the span, or that are recent events on its first day; drops what ends at an actor of a
    type not chosen (alliances have no type and stay); then keeps what lies within `hops`
    steps of the focus, whatever the direction. Nothing without a link is left over. Edges
    gain the attribute `recent`: over, and shown for a while yet. The order is the graph's.

    Where the view compares two dates, the links of both are kept, and edges say in
    `change` what became of them from the earlier to the later: began, ended, or stayed.

    Args:
        graph: The graph of a dataset, as `Data.graph` gives it.
        view: What to show; its selection, tab and dragged places change nothing here.

    Returns:
        A new graph with the same attributes; it is empty where nothing is shown. A theater or
        a focus that is not in the graph shows nothing.

    """
    second = view.second_date
    kept = [
        (source, target, key, data | marks)
        for source, target, key, data in graph.edges(keys=True, data=True)
        if _in_theater(data, view.theater)
        and (view.kinds is None or data["kind"] in view.kinds)
        and (marks := _date_attributes(data, view.span, second)) is not None
        and _has_type(graph, source, view.types)
        and _has_type(graph, target, view.types)
    ]
    if view.focus is not None:
        near = _nodes_within(
            view.focus, view.hops, ((source, target) for source, target, _, _ in kept)
        )
        kept = [edge for edge in kept if edge[0] in near and edge[1] in near]
    ends = {node for source, target, _, _ in kept for node in (source, target)}
    chosen = nx.MultiDiGraph(**graph.graph)
    chosen.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in ends)
    chosen.add_edges_from(kept)
    return chosen


def _date_attributes(
    edge: Mapping[str, int], span: Span | None, second: Span | None
) -> dict[str, bool | str] | None:
    """How an edge stands to the dates of a view; None if it is in the picture of neither."""
    recent = is_recent(edge, span)
    if second is None or span is None:
        return None if recent is None else {"recent": recent}
    other = is_recent(edge, second)
    if recent is None and other is None:
        return None
    earlier, later = other, recent
    if second.first_day > span.first_day:
        earlier, later = later, earlier
    if earlier and later is None:
        return None  # it was over by the earlier of the two
    over = later is None or (later and not earlier)
    change = "began" if earlier is None else "ended" if over else "stayed"
    return {"recent": bool(recent), "change": change}


def is_recent(edge: Mapping[str, int], span: Span | None) -> bool | None:
    """None: not in the picture of these days. False: active. True: over, still recent.

    `edge` holds `first_day`, `last_day` and `shown_until` as `graph.build` writes them.
    """
    if span is None:
        return False
    if edge["first_day"] > span.last_day or edge["shown_until"] < span.first_day:
        return None
    return edge["last_day"] < span.first_day


def _in_theater(edge: Mapping[str, str], theater: str | None) -> bool:
    return theater is None or theater in edge["theaters"]


def _has_type(graph: nx.MultiDiGraph, node: str, types: frozenset[str] | None) -> bool:
    data = graph.nodes[node]
    return types is None or data["node"] == "alliance" or data["type"] in types


def _nodes_within(start: str, hops: int, edges: Iterable[tuple[str, str]]) -> set[str]:
    undirected = nx.Graph(edges)
    if start not in undirected:
        return set()
    return set(nx.single_source_shortest_path_length(undirected, start, cutoff=hops))
