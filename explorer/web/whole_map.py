"""The route of the whole map: all lines and marks of a dataset, hidden, in a file of their own.

With them the page shows what another filter leaves before the answer of the server is there. They
are most of what a page consists of, and nothing of them is to be seen before somebody filters.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dash import Dash
from flask import Response, abort

from explorer.web.wire import FingerprintedFile

ROUTE = "_whole-map.json"


class WholeMapRoute:
    """Serves the whole map of the dataset of an application, once it is made."""

    def __init__(self, app: Dash) -> None:
        self._file: FingerprintedFile | None = None
        self._address = f"{app.config.requests_pathname_prefix}{ROUTE}"
        route = f"{app.config.routes_pathname_prefix}{ROUTE}"
        app.server.add_url_rule(route, "whole_map", self._serve)

    def offer(self, parts: Mapping[str, Any]) -> str:
        """Serve the lines and marks of `hidden_map_data` from now on; where they are found."""
        content = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
        self._file = FingerprintedFile(content, "application/json")
        return self._file.address(self._address)

    def _serve(self) -> Response:
        # Lines of other data would be no part of the picture of a page that is still open.
        if self._file is None or not self._file.is_asked_for():
            abort(404)
        return self._file.answer()
