"""What happens when somebody does something: one callback turns it into a view.

The view lives in the URL. The browser sends the address that it starts from, and all that was
done since; `actions.apply` makes a view of it, and `page_state` says what the page then shows.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dash import ALL as EVERY
from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update

from explorer.exchange.export_formats import EXPORT_FORMATS
from explorer.graph.view_query import view_from_query, view_to_query
from explorer.presentation.captions import caption
from explorer.presentation.theme import Theme
from explorer.web import ids
from explorer.web.actions import Context, apply, read_actions
from explorer.web.filter_options import FilterOptions
from explorer.web.page import tabs
from explorer.web.page.controls import MAX_RADIO_THEATERS
from explorer.web.page_state import PageState, page_state
from explorer.web.panels.comparison import theater_comparison
from explorer.workspace import Workspace


def register(app: Dash, workspace: Workspace, options: FilterOptions) -> None:
    """Connect the page of a dataset."""
    _connect_view(app, workspace, options)
    _connect_tabs(app, workspace, options)
    _connect_taking(app, workspace)
    _in_browser(
        app,
        "draw",
        Output(ids.STAGE, "className"),
        Input(ids.DRAWING, "data"),
        Input(ids.TAB, "value"),
        State(ids.SHEETS, "data"),
        State(ids.CONTENT, "data"),  # of the same answer as the drawing
    )
    for store in (ids.FRAME, ids.CONTENT, ids.LISTS):
        _in_browser(app, "fill", Output(store, "id"), Input(store, "data"))
    if len(workspace.dataset.theaters) > MAX_RADIO_THEATERS:
        _in_browser(
            app,
            "chooseTheater",
            Output(ids.THEATER, "id"),
            Input(ids.THEATER, "value"),
            prevent_initial_call=True,
        )
    for button, function, *state in (
        (ids.PNG, "downloadPng"),
        (ids.SVG, "downloadSvg"),
        (ids.LINK, "copyLink"),
        (ids.SAVE_PNG, "savePng", State(ids.PRESET, "value")),
        (ids.SAVE_SVG, "saveSvg", State(ids.PRESET, "value")),
        (ids.COPY_PICTURE, "copyPicture", State(ids.PRESET, "value")),
        (ids.COPY_CITATION, "copyCitation", State(ids.CITATION, "children")),
    ):
        _in_browser(
            app,
            function,
            Output(button, "loading"),
            Input(button, "n_clicks"),
            *state,
            prevent_initial_call=True,
        )
    _in_browser(
        app,
        "preview",
        Output(ids.PREVIEW, "src"),
        Input(ids.TAKE, "opened"),
        Input(ids.PRESET, "value"),
        prevent_initial_call=True,
    )


def _in_browser(app: Dash, function: str, *args: Any, **options: Any) -> None:
    """Let a function of the page's own scripts answer."""
    connect: Any = app.clientside_callback
    connect(ClientsideFunction("explorer", function), *args, **options)


MAX_CACHED_QUERY = 4_000
"""Letters of a view that is worth remembering."""

CACHED_STATES = 128
"""How many answers are kept at hand; the same view always has the same answer."""


def _connect_view(app: Dash, workspace: Workspace, options: FilterOptions) -> None:
    dataset = workspace.dataset
    context = Context(dataset, options)

    @lru_cache(maxsize=CACHED_STATES)
    def cached(text: str, notices: tuple[str, ...]) -> PageState:
        return page_state(workspace, options, view_from_query(text, dataset)[0], notices)

    @app.callback(
        output={
            ids.URL: Output(ids.URL, "search"),
            ids.DRAWING: Output(ids.DRAWING, "data"),
            ids.CONTENT: Output(ids.CONTENT, "data"),
            ids.CITATION: Output(ids.CITATION, "children"),
            **{control: Output(control, prop) for control, prop in _CONTROLS.items()},
        },
        inputs={
            "address": Input(ids.URL, "search"),
            "waiting": Input(ids.ACTIONS, "data"),
            "controls": {control: State(control, prop) for control, prop in _CONTROLS.items()},
        },
    )
    def look(address: object, waiting: object, controls: Mapping[str, object]) -> dict[str, Any]:
        if ctx.triggered_id == ids.ACTIONS:
            base, actions = read_actions(waiting)
            view, _ = view_from_query(base, dataset)
            view, notices = apply(view, actions, context)
        else:
            actions = ()
            view, notices = view_from_query(address if isinstance(address, str) else "", dataset)
        text = view_to_query(view, dataset)
        # A view with a great many dragged places is nobody else's, and no address holds it.
        is_common = len(text) <= MAX_CACHED_QUERY
        found = (
            cached(text, notices) if is_common else page_state(workspace, options, view, notices)
        )
        answered = {
            "n": actions[-1].number if actions else 0,
            "address": found.address,
            "controls": found.controls,
        }
        return {
            # To write an address in our own way would be a new page, and a trap for Back.
            ids.URL: found.address if actions else no_update,
            ids.DRAWING: found.picture,
            ids.CONTENT: found.content | {"answered": answered},
            ids.CITATION: found.citation,
            # Dash draws a component anew for each property, whether it is another one or not.
            **{
                control: no_update if controls[control] == value else value
                for control, value in found.controls.items()
            },
        }

    _in_browser(
        app,
        "controlsChanged",
        Output(ids.STRIP, "id"),
        *(Input(control, prop) for control, prop in _CONTROLS.items()),
        Input(ids.RESET, "n_clicks"),
        State(ids.CONTENT, "data"),
        prevent_initial_call=True,
    )


_CONTROLS: dict[str, str] = {
    ids.DAY: "value",
    ids.DAYS: "value",
    ids.ANY_DAY: "checked",
    ids.RANGE: "checked",
    ids.TAB: "value",
    ids.SEARCH: "value",
    ids.CHAIN_FROM: "value",
    ids.CHAIN_TO: "value",
    ids.VERSUS: "value",
}
"""The controls that are components of Dash, and the property that says what they show.

What somebody does with them becomes an action in assets/, like everything else.
"""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _connect_tabs(app: Dash, workspace: Workspace, options: FilterOptions) -> None:
    @app.callback(
        Output(ids.COMPARE, "children"),
        Output(ids.LISTS, "data"),
        Output(ids.COMPARE_DRAWINGS, "data"),
        Output(ids.MATRIX, "children"),
        Output(ids.TIMELINE, "children"),
        Output(ids.FRAMED, "data"),
        Input(ids.URL, "search"),
        Input(ids.THEME, "data"),
        State(ids.FRAMED, "data"),
    )
    def open_tab(search: object, theme: object, framed: object) -> tuple[Any, ...]:
        view, _ = view_from_query(_text(search), workspace.dataset)
        look = Theme.DARK if theme == Theme.DARK else Theme.LIGHT
        names = ("frame", "lists", "drawings", "matrix", "line", "framed")
        parts: dict[str, Any] = dict.fromkeys(names, no_update)
        match view.tab:
            case "compare":
                found = theater_comparison(workspace, view)
                parts["lists"] = {"parts": {ids.FLIPS: list(found.lists)}, "texts": found.names}
                parts["drawings"] = found.drawings
                if not framed:
                    parts["frame"] = tabs.comparison_frame(workspace, view)
                    parts["framed"] = True
            case "matrix":
                parts["matrix"] = tabs.matrix_tab(workspace, view, look)
            case "timeline":
                parts["line"] = tabs.timeline_tab(workspace, options.months, view, look)
        return tuple(parts.values())

    _in_browser(
        app,
        "chartClicked",
        Output(ids.CHOSEN, "data"),
        Input(ids.chart(EVERY), "clickData"),
        prevent_initial_call=True,
    )
    _in_browser(
        app,
        "drawSeveral",
        Output(ids.COMPARE, "className"),
        Input(ids.COMPARE_DRAWINGS, "data"),
        State(ids.SHEETS, "data"),
    )


def _connect_taking(app: Dash, workspace: Workspace) -> None:
    @app.callback(
        Output(ids.TAKE, "opened"),
        Input(ids.MORE, "n_clicks"),
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
        asked = ctx.triggered_id
        form = EXPORT_FORMATS.get(_text(asked.get("of"))) if isinstance(asked, Mapping) else None
        if form is None or not isinstance(clicks, list) or not any(clicks):
            return no_update
        view, _ = view_from_query(_text(search), workspace.dataset)
        name = caption(workspace.dataset, workspace.select(view), view).file + form.endings[0]
        content = b64encode(form.make(workspace, view)).decode()
        return {"content": content, "filename": name, "type": form.mime, "base64": True}
