"""Jaal with a graph, on a free port: what bench_peer.py runs with the Python of build/peer.

    build/peer/bin/python benchmarks/peer_jaal.py GRAPH

GRAPH is JSON, {"nodes": [{"id", ...}], "edges": [{"from", "to", ...}]}. Says its address.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

from werkzeug.serving import make_server

if __name__ == "__main__":
    # By name: this project's own environment, where mypy runs, holds neither.
    jaal, pandas = import_module("jaal"), import_module("pandas")
    graph = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    nodes, edges = (pandas.DataFrame(graph[name]) for name in ("nodes", "edges"))
    app = jaal.Jaal(edges, nodes).create(directed=True)
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    print(f"serving http://127.0.0.1:{server.port}/", flush=True)
    server.serve_forever()
