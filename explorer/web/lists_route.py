"""The route of lists: the table as it is shown, and the sources behind the picture."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.metadata import version
from urllib.parse import parse_qsl, urlencode

from dash import Dash
from flask import Response, request

from explorer.exchange.csv.write import csv_table
from explorer.exchange.fingerprint import fingerprint
from explorer.exchange.source_list import sources_csv, sources_of_view, sources_text
from explorer.graph.view import View
from explorer.graph.view_query import view_from_query, view_to_query
from explorer.presentation.tab_captions import picture_caption
from explorer.presentation.titles import data_file_name
from explorer.web.panels.table import TABLE_COLUMNS, link_rows
from explorer.web.picture_route import attachment
from explorer.workspace import Workspace

LIST_ROUTE = "_list"

_OWN_PART = "_"
"""How the names of parts of an address begin that are no part of a view."""


def table_csv(workspace: Workspace, view: View) -> bytes:
    """The table of a view as it is shown: the same columns and rows, in their usual order."""
    rows = link_rows(workspace.dataset, workspace.select(view))
    heads = {column["field"]: column["headerName"] for column in TABLE_COLUMNS}
    return csv_table(
        tuple(heads.values()),
        ({head: str(row[field]) for field, head in heads.items()} for row in rows),
    )


_LISTS: dict[str, Callable[[Workspace, View], bytes]] = {
    "table.csv": table_csv,
    "sources.csv": lambda workspace, view: sources_csv(sources_of_view(workspace, view)),
    "sources.txt": lambda workspace, view: sources_text(sources_of_view(workspace, view)),
}
"""By the name of the list, with its ending."""

_MIME = {"csv": "text/csv", "txt": "text/plain"}


def connect_lists(app: Dash, workspace: Workspace) -> None:
    """Answer `/_list?theater=libya&_list=sources.txt` with a file.

    The address is that of the view, with the name of the list. Any other name is answered with
    400 and a line that says what there is; what makes no sense in the view is ignored.
    """
    dataset = workspace.dataset
    made_by = f"{version('conflict-explorer')} {fingerprint(dataset)}"

    def serve() -> Response:
        parts = parse_qsl(request.query_string.decode(errors="replace"), keep_blank_values=True)
        name = dict(parts).get("_list", "")
        if name not in _LISTS:
            text = f"_list is {name!r}; it may be {', '.join(_LISTS)}\n"
            return Response(text, status=400, mimetype="text/plain")
        query = urlencode([part for part in parts if not part[0].startswith(_OWN_PART)])
        view, _ = view_from_query(query, dataset)
        response = Response(_LISTS[name](workspace, view), mimetype=_MIME[name.rpartition(".")[2]])
        made_from = f"{made_by} {view_to_query(view, dataset)} {name}"
        response.set_etag(hashlib.sha256(made_from.encode()).hexdigest()[:32])
        is_table = name == "table.csv"
        file = data_file_name(dataset, view) if is_table else picture_caption(workspace, view).file
        response.headers["Content-Disposition"] = attachment(f"{file}_{name}")
        response.make_conditional(request)
        return response

    path = f"{app.config.routes_pathname_prefix}{LIST_ROUTE}"
    app.server.add_url_rule(path, "list", serve, methods=["GET"])
