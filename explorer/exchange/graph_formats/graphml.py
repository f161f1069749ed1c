"""GraphML, as NetworkX, yEd, igraph and others read it."""

from __future__ import annotations

from io import BytesIO

import networkx as nx

from explorer.exchange.graph_formats.flat import flatten_attributes


def to_bytes(shown: nx.MultiDiGraph) -> bytes:
    """The graph of a view (as `select` gives it) as GraphML in UTF-8.

    Every attribute is carried; the id of an edge is that of its link. Read it with
    `nx.read_graphml(path, force_multigraph=True)`.
    """
    stream = BytesIO()
    # The writer of the standard library: lxml, where it is installed, writes another text.
    nx.write_graphml_xml(flatten_attributes(shown), stream, encoding="utf-8", prettyprint=True)
    return stream.getvalue() + b"\n"
