"""The route of the answer on camps: as tables, as JSON, and its curve as a picture."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from urllib.parse import parse_qsl, urlencode

from dash import Dash
from flask import Response, request

from explorer.exchange.camp_answer import camp_answer_csv, camp_answer_json
from explorer.exchange.fingerprint import fingerprint
from explorer.graph.view_query import view_from_query, view_to_query
from explorer.presentation.drawing.index_curve import index_curve_svg
from explorer.presentation.theme import Theme
from explorer.presentation.titles import data_file_name
from explorer.web.picture_route import attachment
from explorer.web.questions.camps import CAMPS_ROUTE
from explorer.workspace import Workspace

_OWN_PART = "_"
"""How the names of parts of an address begin that are no part of a view."""

_MIME = {"json": "application/json", "csv": "application/zip", "svg": "image/svg+xml"}
_ENDINGS = {"json": "json", "csv": "zip"}


def connect_camps(app: Dash, workspace: Workspace) -> None:
    """Answer `/_camps?theater=syria&_format=csv` with a file: csv (a zip), json, or svg.

    The address is that of the view; its other parts, `_format` and, for svg, `_theme`, have the
    first of their values where they are left out. A wrong one is answered with 400 and a line.
    """
    dataset = workspace.dataset
    made_by = f"{version('conflict-explorer')} {fingerprint(dataset)}"

    def serve() -> Response:
        parts = parse_qsl(request.query_string.decode(errors="replace"), keep_blank_values=True)
        own = {name: value for name, value in parts if name.startswith(_OWN_PART)}
        form, theme = own.get("_format", "json"), own.get("_theme", Theme.LIGHT)
        if form not in _MIME or theme not in list(Theme):
            wrong = f"_format may be {', '.join(_MIME)}; _theme {', '.join(Theme)}\n"
            return Response(wrong, status=400, mimetype="text/plain")
        query = urlencode([part for part in parts if not part[0].startswith(_OWN_PART)])
        view, _ = view_from_query(query, dataset)
        response = Response(mimetype=_MIME[form])
        made_from = f"{made_by} {view_to_query(view, dataset)} {form} {theme}"
        response.set_etag(hashlib.sha256(made_from.encode()).hexdigest()[:32])
        if form == "svg":
            response.data = index_curve_svg(workspace.index_over_time(view), Theme(theme)).encode()
        else:
            make = camp_answer_csv if form == "csv" else camp_answer_json
            response.data = make(workspace, view)
            name = f"{data_file_name(dataset, view)}_camps.{_ENDINGS[form]}"
            response.headers["Content-Disposition"] = attachment(name)
        response.make_conditional(request)
        return response

    path = f"{app.config.routes_pathname_prefix}{CAMPS_ROUTE}"
    app.server.add_url_rule(path, "camps", serve, methods=["GET"])
