"""Pictures, data and citations to take along."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from dash import ALL as EVERY
from dash import Dash, Input, Output, State, ctx, no_update

from explorer.exchange.export_formats import EXPORT_FORMATS
from explorer.presentation.titles import data_file_name
from explorer.web import ids
from explorer.web.callbacks.in_browser import answer_in_browser
from explorer.web.callbacks.view_address import view_at
from explorer.workspace import Workspace


def connect_exports(app: Dash, workspace: Workspace) -> None:
    """Connect the buttons for pictures and lists, and the dialog with exports and the citation."""
    for button, function, *state in (
        (ids.PNG, "downloadPng"),
        (ids.SVG, "downloadSvg"),
        (ids.LINK, "copyLink"),
        (ids.SAVE_PNG, "savePng", State(ids.PRESET, "value")),
        (ids.SAVE_SVG, "saveSvg", State(ids.PRESET, "value")),
        (ids.COPY_PICTURE, "copyPicture", State(ids.PRESET, "value")),
        (ids.SAVE_TABLE, "saveTable"),
        (ids.COPY_SOURCES, "copySources", State(ids.SOURCES, "children")),
        (ids.SAVE_SOURCES_CSV, "saveSourcesCsv"),
        (ids.SAVE_SOURCES_TEXT, "saveSourcesText"),
        (ids.COPY_CITATION, "copyCitation", State(ids.CITATION, "children")),
    ):
        answer_in_browser(
            app,
            function,
            Output(button, "loading"),
            Input(button, "n_clicks"),
            *state,
            prevent_initial_call=True,
        )
    answer_in_browser(
        app,
        "preview",
        Output(ids.PREVIEW, "src"),
        Input(ids.EXPORT_DIALOG, "opened"),
        Input(ids.PRESET, "value"),
        prevent_initial_call=True,
    )

    answer_in_browser(
        app,
        "showReferences",
        Output(ids.CITED_AT, "children"),
        Output(ids.SOURCES, "children"),
        Input(ids.EXPORT_DIALOG, "opened"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(ids.EXPORT_DIALOG, "opened"),
        Input(ids.OPEN_EXPORT, "n_clicks"),
        prevent_initial_call=True,
    )
    def open_dialog(_clicks: object) -> bool:
        return True

    @app.callback(
        Output(ids.FILE, "data"),
        Input(ids.export_button(EVERY), "n_clicks"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def export(clicks: object, search: object) -> object:
        pressed = ctx.triggered_id
        name = pressed.get("of") if isinstance(pressed, Mapping) else None
        form = EXPORT_FORMATS.get(name) if isinstance(name, str) else None
        if form is None or not isinstance(clicks, list) or not any(clicks):
            return no_update
        view = view_at(search, workspace.dataset)
        file = data_file_name(workspace.dataset, view) + form.endings[0]
        content = b64encode(form.make(workspace, view)).decode()
        return {"content": content, "filename": file, "type": form.mime, "base64": True}
