"""The Dash application for a dataset."""

from __future__ import annotations

from concurrent.futures import Future
from html import escape
from importlib import import_module
from threading import Thread

from dash import Dash, html
from dash.development.base_component import Component
from flask import request

from explorer.data.model import Dataset
from explorer.data.package_data import assets_path
from explorer.web.callbacks import connect_page
from explorer.web.filter_options import FilterOptions
from explorer.web.page.whole_page import page
from explorer.web.security import GuardedDash, protect
from explorer.workspace import Workspace

_FRAME = """<!DOCTYPE html>
<html lang="en">
  <head>{%metas%}<title>{%title%}</title>{%favicon%}{%css%}{modules}</head>
  <body>{%app_entry%}<div>{%config%}{%scripts%}{%renderer%}</div></body>
</html>"""
"""What Dash fills in; its own has no language, and a footer beside that of the page."""

_MODULES = "scripts"
"""The folder in assets/ with the page's own modules; `main.js` imports the others."""

_RENDERER = "addEventListener('DOMContentLoaded', () => new DashRenderer());"
"""Starts Dash in the browser once the modules have run: it calls functions that they register."""


def create_app(dataset: Dataset) -> Dash:
    """The page of a dataset as an application; `.server` is what a WSGI server runs.

    It holds the dataset and what is worked out from it, nothing about who looks at it.
    """
    workspace = Workspace(dataset)
    app = GuardedDash(
        "explorer",
        title=escape(dataset.title),  # Dash writes it into the page as it is
        update_title="",
        # The layout is made while the server starts; there is nothing to check it against yet.
        suppress_callback_exceptions=True,
        assets_folder=str(assets_path()),
        # Dash would load each module once more, as a script by itself.
        assets_path_ignore=[f"^{_MODULES}$"],
        serve_locally=True,
        compress=False,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    options = FilterOptions.from_workspace(workspace)
    app.index_string = _FRAME.replace("{modules}", _module_tags(app))
    app.renderer = _RENDERER
    # The map takes longer than all the rest: people see the page come up while it is made.
    made: Future[Component] = Future()

    def prepare() -> None:
        try:
            made.set_result(page(workspace, options))
        except Exception as error:  # noqa: BLE001 - whoever asks for the page gets it
            made.set_exception(error)
        else:
            _warm_up(workspace)

    # A daemon, as Ctrl+C is not to wait for maps that nobody will see.
    Thread(target=prepare, name="map", daemon=True).start()

    def layout() -> Component:
        # Dash also calls this with the first request of all, to check it; that request must
        # not wait for the map.
        return made.result() if request.path.endswith("/_dash-layout") else html.Div()

    app.layout = layout
    connect_page(app, workspace, options)
    protect(app)
    return app


def _module_tags(app: Dash) -> str:
    """The tags that load the modules, all at once and not as each is found to be imported."""
    names = sorted(path.name for path in (assets_path() / _MODULES).glob("*.js"))
    preloads = "".join(
        f'<link rel="modulepreload" href="{app.get_asset_url(f"{_MODULES}/{name}")}">'
        for name in names
    )
    main = app.get_asset_url(f"{_MODULES}/main.js")
    return f'{preloads}<script type="module" src="{main}"></script>'


def _warm_up(workspace: Workspace) -> None:
    """Make what somebody is likely to ask for next."""
    if not workspace.is_large:
        for theater in workspace.dataset.theaters:
            workspace.layout(theater)
    import_module("scipy.optimize")
