"""What fills the table: its rows come when its tab is open, and only when they are others."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from dash import Dash, Input, Output, State, no_update

from explorer.presentation.captions import count_words
from explorer.web import ids
from explorer.web.callbacks.in_browser import answer_in_browser
from explorer.web.callbacks.view_address import view_at
from explorer.web.panels.table import link_rows
from explorer.workspace import Workspace


def connect_table(app: Dash, workspace: Workspace) -> None:
    """Connect the table of a dataset's page."""

    @app.callback(
        Output(ids.TABLE_CONTENT, "data"),
        Input(ids.URL, "search"),
        State(ids.TABLE_VERSION, "data"),
    )
    def tabulate(search: object, version: object) -> Any:
        view = view_at(search, workspace.dataset)
        if view.tab != "table":
            return no_update
        shown = workspace.select(view)
        content = {
            "caption": f"All that the picture shows: {count_words(shown)}",
            "rows": link_rows(workspace.dataset, shown, view.last_day),
        }
        found = hashlib.sha256(json.dumps(content).encode()).hexdigest()
        if version == found:
            return no_update
        return content | {"version": found}

    answer_in_browser(
        app,
        "loadTable",
        Output(ids.TABLE_FRAME, "id"),
        Input(ids.TAB, "value"),
        State(ids.TABLE_FRAME, "data"),
    )
    answer_in_browser(
        app,
        "showTable",
        Output(ids.TABLE, "children"),
        Output(ids.TABLE_VERSION, "data"),
        Input(ids.TABLE_CONTENT, "data"),
        State(ids.TABLE_FRAME, "data"),
        prevent_initial_call=True,
    )
