"""What the page's own scripts draw and fill in, from the stores that answers fill."""

from __future__ import annotations

from dash import Dash, Input, Output, State

from explorer.web import ids
from explorer.web.callbacks.in_browser import answer_in_browser
from explorer.web.page.filters import MAX_RADIO_THEATERS
from explorer.workspace import Workspace


def connect_drawing(app: Dash, workspace: Workspace) -> None:
    """Let the scripts draw the map, fill in the parts of the page, and follow the theater."""
    answer_in_browser(
        app,
        "draw",
        Output(ids.STAGE, "className"),
        Input(ids.DRAWING, "data"),
        Input(ids.TAB, "value"),
        State(ids.CONTENT, "data"),  # of the same answer as the drawing
    )
    for store in (ids.FILTER_BOXES, ids.CONTENT, ids.COMPARE_CONTENT):
        answer_in_browser(app, "fill", Output(store, "id"), Input(store, "data"))
    if len(workspace.dataset.theaters) > MAX_RADIO_THEATERS:
        answer_in_browser(
            app,
            "chooseTheater",
            Output(ids.THEATER, "id"),
            Input(ids.THEATER, "value"),
            prevent_initial_call=True,
        )
