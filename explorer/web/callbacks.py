"""What happens when somebody does something: one callback turns it into a view.

The view lives in the URL. Whatever the browser sends is turned into the text that a URL
would hold and read by `view.change`, which ignores nonsense; so there is one way in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import networkx as nx
from dash import ALL as EVERY
from dash import ClientsideFunction, Dash, Input, Output, State, ctx, html, no_update
from dash.development.base_component import Component

from explorer.appearance import Theme
from explorer.atlas import Atlas
from explorer.captions import caption
from explorer.dates import BEGINNING, END
from explorer.details import details
from explorer.elements import drawing
from explorer.legend import Entry, legend
from explorer.view import ALL, ANY, NONE, View, change, default, parse, query
from explorer.web import ids, panels


def register(app: Dash, atlas: Atlas) -> None:
    """Connect the page of a dataset."""
    graph = atlas.graph
    kinds = tuple(sorted({kind for _, _, kind in graph.edges(data="kind")}))
    types = tuple(
        sorted({data["type"] for _, data in graph.nodes(data=True) if data["node"] == "actor"})
    )

    @app.callback(
        Output(ids.URL, "search"),
        Output(ids.THEATER, "value"),
        Output(ids.KINDS, "value"),
        Output(ids.TYPES, "value"),
        Output(ids.DAY, "value"),
        Output(ids.ANY_DAY, "checked"),
        Output(ids.TAB, "value"),
        Output(ids.SEARCH, "value"),
        Output(ids.DRAWING, "data"),
        Output(ids.DETAILS, "children"),
        Output(ids.LEGEND, "children"),
        Output(ids.SUMMARY, "children"),
        Output(ids.DAY_TEXT, "children"),
        Output(ids.NOTICES, "children"),
        Output(ids.EMPTY, "children"),
        Output(ids.EMPTY, "hidden"),
        Output({"type": "kind-count", "of": EVERY}, "children"),
        Output({"type": "type-count", "of": EVERY}, "children"),
        Input(ids.URL, "search"),
        Input(ids.THEATER, "value"),
        Input(ids.KINDS, "value"),
        Input(ids.TYPES, "value"),
        Input(ids.DAY, "value"),
        Input(ids.ANY_DAY, "checked"),
        Input(ids.TAB, "value"),
        Input(ids.SEARCH, "value"),
        Input(ids.GESTURE, "data"),
        Input(ids.RESET, "n_clicks"),
    )
    def look(
        search: object,
        theater: object,
        chosen_kinds: object,
        chosen_types: object,
        day: object,
        any_day: object,
        tab: object,
        found: object,
        gesture: object,
        _reset: object,
    ) -> tuple[Any, ...]:
        view, notices = parse(search if isinstance(search, str) else "", atlas.dataset)
        before = view
        match ctx.triggered_id:
            case ids.THEATER:
                asked = {"theater": theater}
            case ids.KINDS:
                asked = {"kinds": _several(chosen_kinds, kinds)}
            case ids.TYPES:
                asked = {"types": _several(chosen_types, types)}
            case ids.DAY:
                asked = {"date": _day(day)}
            case ids.ANY_DAY:
                asked = {"date": ANY if any_day else _day(day)}
            case ids.TAB:
                asked = {"tab": tab}
            case ids.SEARCH:
                asked = {"select": found} if found else {}
            case ids.GESTURE:
                asked = _gesture(gesture, view)
            case ids.RESET:
                view = replace(default(atlas.dataset), tab=view.tab)
                asked = {}
            case _:
                asked = {}
        for name, value in asked.items():
            view, more = change(view, name, value if isinstance(value, str) else "", atlas.dataset)
            notices += more
        return _answer(atlas, view, before, notices, kinds, types)

    @app.callback(
        Output(ids.TABLE, "children"),
        Output(ids.SORT, "data"),
        Input(ids.URL, "search"),
        Input({"type": "sort-button", "by": EVERY}, "n_clicks"),
        State(ids.SORT, "data"),
    )
    def tabulate(search: object, _clicks: object, sort: object) -> tuple[Any, Any]:
        view, _ = parse(search if isinstance(search, str) else "", atlas.dataset)
        if view.tab != "table":
            return no_update, no_update
        by, down = _order(sort)
        pressed = ctx.triggered_id
        if isinstance(pressed, Mapping) and any(item["value"] for item in ctx.triggered):
            column = str(pressed.get("by"))
            if column in dict(panels.COLUMNS):
                by, down = column, not down if column == by else False
        shown = atlas.select(view)
        table = panels.table(atlas.dataset, shown, by, down=down)
        return table, {"by": by, "down": down}

    app.clientside_callback(
        ClientsideFunction("explorer", "draw"),
        Output(ids.STAGE, "className"),
        Input(ids.DRAWING, "data"),
        Input(ids.TAB, "value"),
        State(ids.SHEETS, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("explorer", "downloadPng"),
        Output(ids.PNG, "loading"),
        Input(ids.PNG, "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("explorer", "copyLink"),
        Output(ids.LINK, "children"),
        Input(ids.LINK, "n_clicks"),
        prevent_initial_call=True,
    )


def _several(chosen: object, known: tuple[str, ...]) -> str:
    """What is ticked, as the URL has it; all ticked is no filter."""
    ticked = {one for one in chosen if isinstance(one, str)} if isinstance(chosen, list) else set()
    if ticked >= set(known):
        return ALL
    return ",".join(sorted(ticked & set(known))) or NONE


def _day(day: object) -> str:
    if isinstance(day, int | float) and BEGINNING <= day <= END:
        return str(date.fromordinal(int(day)))
    return ""


def _gesture(gesture: object, view: View) -> dict[str, str]:
    """What somebody did on the canvas, as parts of a URL."""
    if not isinstance(gesture, Mapping):
        return {}
    match gesture.get("kind"):
        case "select":
            nodes = gesture.get("nodes")
            ends = [one for one in nodes if isinstance(one, str)] if isinstance(nodes, list) else []
            return {"select": "~".join(ends) or NONE}
        case "focus":
            node, hops = gesture.get("node"), gesture.get("hops")
            return {"focus": node if isinstance(node, str) else NONE, "hops": str(hops)}
        case "move":
            node, x, y = (gesture.get(name) for name in ("node", "x", "y"))
            places = dict(view.places)
            kept = [f"{one}:{px:g}:{py:g}" for one, (px, py) in places.items() if one != node]
            return {"places": ",".join([*kept, f"{node}:{x}:{y}"])}
        case _:
            return {}


def _order(sort: object) -> tuple[str, bool]:
    if isinstance(sort, Mapping) and sort.get("by") in dict(panels.COLUMNS):
        return str(sort["by"]), bool(sort.get("down"))
    return "since", False


def _answer(
    atlas: Atlas,
    view: View,
    before: View,
    notices: tuple[str, ...],
    kinds: tuple[str, ...],
    types: tuple[str, ...],
) -> tuple[Any, ...]:
    dataset = atlas.dataset
    shown = atlas.select(view)
    text = query(view, dataset)
    said = caption(dataset, shown, view)
    signs = legend(shown, atlas.map(view.theater))
    picture = drawing(atlas, shown, view) | {
        "chart": view.theater or ALL,
        "focus": view.focus,
        "caption": asdict(said),
        "legend": [_sign(entry) for entry in signs],
    }
    empty = not shown
    day = view.span.last_day if view.span else no_update
    order_kinds = [one["id"]["of"] for one in ctx.outputs_list[16]]
    order_types = [one["id"]["of"] for one in ctx.outputs_list[17]]
    counted = atlas.select(replace(view, kinds=None))
    by_kind = Counter(kind for _, _, kind in counted.edges(data="kind"))
    typed = atlas.select(replace(view, types=None))
    by_type = Counter(data["type"] for _, data in typed.nodes(data=True))
    return (
        f"?{text}" if text else "",
        view.theater or ALL,
        _ticked(view.kinds, kinds),
        _ticked(view.types, types),
        day,
        view.span is None,
        view.tab,
        None,
        picture,
        _details(atlas, shown, view),
        panels.legend_bar(signs),
        f"{said.subtitle} · {said.counts}",
        view.span.words if view.span else "any date",
        [html.P(notice) for notice in notices],
        _nothing(view) if empty else [],
        not empty,
        [f"{by_kind[kind]}" for kind in order_kinds],
        [f"{by_type[one]}" for one in order_types],
    )


def _ticked(chosen: frozenset[str] | None, known: tuple[str, ...]) -> list[str]:
    return [one for one in known if chosen is None or one in chosen]


def _sign(entry: Entry) -> dict[str, Any]:
    return {
        "group": entry.group,
        "label": entry.label,
        "swatch": {str(theme): entry.swatch[theme] for theme in Theme},
    }


def _details(atlas: Atlas, shown: nx.MultiDiGraph, view: View) -> list[Component]:
    if not view.selected:
        return panels.intro(atlas.dataset)
    return panels.details_panel(details(atlas.dataset, atlas.graph, shown, view))


def _nothing(view: View) -> list[Component]:
    reasons = []
    if view.span:
        reasons.append("another date or any date")
    if view.kinds is not None or view.types is not None:
        reasons.append("more kinds or types")
    if view.focus:
        reasons.append("the whole map instead of a focus")
    return [
        html.P("Nothing to see with these filters."),
        html.P(f"Try {' or '.join(reasons)}, or reset the view." if reasons else ""),
    ]
