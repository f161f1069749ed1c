"""What a view shows of a graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import networkx as nx

from explorer.data.dates import End
from explorer.graph.span import Span
from explorer.graph.view import View

_Days = tuple[int, int]
"""The ordinals of the first and the last day of a span."""


def select(graph: nx.MultiDiGraph, view: View) -> nx.MultiDiGraph:
    """The part of the graph that the view shows, as a graph of its own.

    Keeps the links of the theater, kinds and confidences chosen that may be active on a day of
    the span, or that are recent on its first day (events, and what was last reported not long
    before); drops what ends at an actor of a
    type not chosen (alliances have no type and stay); then keeps what lies within `hops`
    steps of the focus, whatever the direction. Nothing without a link is left over. Edges
    gain the attribute `recent`: over, or not reported since, and shown for a while yet. The
    order is the graph's.

    Where the view compares two dates, what holds on either is kept, and what is recent on the
    later and began since the earlier; edges say in `change` what became of them from the earlier
    to the later: began, ended, or stayed; or unreported, where it held on the earlier, and after
    its last report nobody says whether it went on or stopped. What was over, or no longer
    reported, on the earlier is left out, also where it is still recent on the later.

    Args:
        graph: The graph of a dataset, as `Data.graph` gives it.
        view: What to show; its selection, tab and dragged places change nothing here.

    Returns:
        A new graph with the same attributes; it is empty where nothing is shown. A theater or
        a focus that is not in the graph shows nothing.

    """
    # Days as numbers, once and not for each link: this is done for every answer.
    span = _days(view.span)
    second = _days(view.second_date)
    passing = None if view.types is None else _nodes_of_types(graph, view.types)
    kept = [
        (source, target, key, data | marks)
        for source, there in graph.adjacency()
        if passing is None or source in passing
        for target, links in there.items()
        if passing is None or target in passing
        for key, data in links.items()
        if (view.theater is None or view.theater in data["theaters"])
        and (view.kinds is None or data["kind"] in view.kinds)
        and (view.confidences is None or data["confidence"] in view.confidences)
        and (marks := _date_attributes(data, span, second)) is not None
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
    edge: Mapping[str, Any], span: _Days | None, second: _Days | None
) -> dict[str, bool | str] | None:
    """How an edge stands to the dates of a view; None if it is in the picture of neither."""
    recent = _is_recent(edge, span)
    if second is None or span is None:
        return None if recent is None else {"recent": recent}
    other = _is_recent(edge, second)
    if recent is None and other is None:
        return None
    earlier, later = other, recent
    if second[0] > span[0]:
        earlier, later = later, earlier
    if earlier:
        return None  # over by the earlier of the two, it is neither new nor as before
    if earlier is None:
        change = "began"
    elif later is None or later:
        change = "unreported" if edge["end"] == End.UNKNOWN else "ended"
    else:
        change = "stayed"
    return {"recent": bool(recent), "change": change}


def is_recent(edge: Mapping[str, int], span: Span | None) -> bool | None:
    """None: not in the picture of these days. False: active. True: over or last reported, recent.

    `edge` holds `first_day`, `last_day` and `shown_until` as `graph.build` writes them.
    """
    return _is_recent(edge, _days(span))


def _is_recent(edge: Mapping[str, int], days: _Days | None) -> bool | None:
    if days is None:
        return False
    first, last = days
    if edge["first_day"] > last or edge["shown_until"] < first:
        return None
    return edge["last_day"] < first


def _days(span: Span | None) -> _Days | None:
    return None if span is None else (span.first_day, span.last_day)


def _nodes_of_types(graph: nx.MultiDiGraph, types: Collection[str]) -> set[str]:
    """The actors of some types; alliances have none and pass always."""
    return {
        node
        for node, data in graph.nodes(data=True)
        if data["node"] == "alliance" or data["type"] in types
    }


def _nodes_within(start: str, hops: int, edges: Iterable[tuple[str, str]]) -> set[str]:
    undirected = nx.Graph(edges)
    if start not in undirected:
        return set()
    return set(nx.single_source_shortest_path_length(undirected, start, cutoff=hops))
