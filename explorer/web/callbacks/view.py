"""What happens when somebody does something: one callback turns it into a view.

The view lives in the URL. Whatever the browser sends is turned into the text that a URL
would hold and read by `view.change`, which ignores nonsense; so there is one way in.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from dash import ALL as EVERY
from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update

from explorer.data.dates import BEGINNING, END
from explorer.data.model import Dataset
from explorer.data.vocabulary import KINDS
from explorer.exchange.export_formats import EXPORT_FORMATS
from explorer.exchange.saved_view import CHANGED
from explorer.graph.view import ALL, ANY, NONE, PAIR_SEPARATOR, TABS, View, default_view
from explorer.graph.view_query import change_view, view_from_query, view_to_query
from explorer.presentation.captions import caption
from explorer.presentation.theme import Theme
from explorer.web import ids
from explorer.web.page import tabs
from explorer.web.page.controls import MAX_RADIO_THEATERS
from explorer.web.page_state import FilterOptions, PageState, page_state, ticked
from explorer.web.panels.comparison import comparison
from explorer.workspace import Workspace


def register(app: Dash, workspace: Workspace, choices: FilterOptions) -> None:
    """Connect the page of a dataset."""
    _connect_view(app, workspace, choices)
    _connect_tabs(app, workspace, choices)
    _connect_taking(app, workspace)
    _in_browser(
        app,
        "draw",
        Output(ids.STAGE, "className"),
        Input(ids.DRAWING, "data"),
        Input(ids.TAB, "value"),
        State(ids.SHEETS, "data"),
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


def _connect_view(app: Dash, workspace: Workspace, choices: FilterOptions) -> None:
    @lru_cache(maxsize=CACHED_STATES)
    def answered(text: str, notices: tuple[str, ...]) -> PageState:
        return page_state(workspace, choices, view_from_query(text, workspace.dataset)[0], notices)

    @app.callback(
        output={
            "url": Output(ids.URL, "search"),
            "boxes": Output(ids.BOXES, "data"),
            "day": Output(ids.DAY, "value"),
            "days": Output(ids.DAYS, "value"),
            "any_day": Output(ids.ANY_DAY, "checked"),
            "is_range": Output(ids.RANGE, "checked"),
            "tab": Output(ids.TAB, "value"),
            "found": Output(ids.SEARCH, "value"),
            "picture": Output(ids.DRAWING, "data"),
            "citation": Output(ids.CITATION, "children"),
            "start": Output(ids.CHAIN_FROM, "value"),
            "end": Output(ids.CHAIN_TO, "value"),
            "versus": Output(ids.VERSUS, "value"),
            "content": Output(ids.CONTENT, "data"),
        },
        inputs={
            "search": Input(ids.URL, "search"),
            "done": {
                ids.BOXES: State(ids.BOXES, "data"),
                ids.DAY: Input(ids.DAY, "value"),
                ids.DAYS: Input(ids.DAYS, "value"),
                ids.ANY_DAY: Input(ids.ANY_DAY, "checked"),
                ids.RANGE: Input(ids.RANGE, "checked"),
                ids.TAB: Input(ids.TAB, "value"),
                ids.SEARCH: Input(ids.SEARCH, "value"),
                ids.GESTURE: Input(ids.GESTURE, "data"),
                ids.RESET: Input(ids.RESET, "n_clicks"),
                ids.CHAIN_FROM: Input(ids.CHAIN_FROM, "value"),
                ids.CHAIN_TO: Input(ids.CHAIN_TO, "value"),
                ids.VERSUS: Input(ids.VERSUS, "value"),
            },
        },
    )
    def look(search: object, done: Mapping[str, object]) -> dict[str, Any]:
        view, notices = view_from_query(_text(search), workspace.dataset)
        if ctx.triggered_id not in (None, ids.URL):
            # The address may be a step behind: what was ticked since stands in the boxes.
            boxes = done[ids.BOXES]
            ahead = boxes if isinstance(boxes, Mapping) else {}
            view, notices = _with_boxes(view, ahead, choices, workspace.dataset)
        if ctx.triggered_id == ids.RESET:
            view = replace(default_view(workspace.dataset), tab=view.tab)
        dropped = done[ids.GESTURE]
        if ctx.triggered_id == ids.GESTURE and isinstance(dropped, Mapping):
            view, more = _dropped(dropped, view, workspace.dataset, choices.fingerprint)
            notices += more
        for name, value in _asked(workspace.dataset, done, view).items():
            view, more = change_view(view, name, value, workspace.dataset)
            notices += tuple(map(_of_a_field, more))
        text = view_to_query(view, workspace.dataset)
        # A view with a great many dragged places is nobody else's, and no address holds it.
        known = len(text) <= MAX_CACHED_QUERY
        found = answered(text, notices) if known else page_state(workspace, choices, view, notices)
        props = _props(found, ctx.outputs_grouping, done)
        if ctx.triggered_id in (None, ids.URL):
            # To write the address in our own way would be a new page, and a trap for Back.
            props["url"] = no_update
        return props


def _of_a_field(notice: str) -> str:
    """A notice of what was typed or chosen on the page, which is in no address."""
    return notice.replace("Ignored in the address", "Not understood")


def _with_boxes(
    view: View, boxes: Mapping[str, object], choices: FilterOptions, dataset: Dataset
) -> tuple[View, tuple[str, ...]]:
    """A view with the theater, the kinds and the types that are ticked.

    Somebody who does two things faster than they are answered means both of them.
    """
    said = {"theater": _text(boxes.get("theater"))} if boxes.get("theater") else {}
    for part, known, chosen in (
        ("kinds", choices.kinds, view.kinds),
        ("types", choices.types, view.types),
    ):
        found = boxes.get(part)
        # An address may name kinds of which the file has none, and for which there is no box.
        if isinstance(found, list) and [k for k in known if k in found] != ticked(chosen, known):
            said[part] = _several(found, known)
    notices: list[str] = []
    for part, value in said.items():
        view, more = change_view(view, part, value, dataset)
        notices += more
    return view, tuple(notices)


def _dropped(
    gesture: Mapping[str, object], view: View, dataset: Dataset, fingerprint: str
) -> tuple[View, tuple[str, ...]]:
    """The view of a picture that was dropped onto the page, if that is what happened."""
    if gesture.get("kind") != "open":
        return view, ()
    found, notices = view_from_query(_text(gesture.get("view")), dataset)
    same = _text(gesture.get("dataset")) in ("", fingerprint)
    return found, notices if same else (CHANGED, *notices)


_SHOWS = {
    "boxes": ids.BOXES,
    "day": ids.DAY,
    "days": ids.DAYS,
    "any_day": ids.ANY_DAY,
    "is_range": ids.RANGE,
    "tab": ids.TAB,
    "found": ids.SEARCH,
    "start": ids.CHAIN_FROM,
    "end": ids.CHAIN_TO,
    "versus": ids.VERSUS,
}
"""The parts of an answer that controls show, which the browser sends along with what was done."""


def _props(
    found: PageState, outputs: Mapping[str, Any], done: Mapping[str, object]
) -> dict[str, Any]:
    """An answer as the callback returns it, without what the page shows already.

    Dash draws a component anew for each property, whether it is another one or not.
    """
    props = {name: getattr(found, name, None) for name in outputs}
    return {
        name: no_update if name in _SHOWS and done[_SHOWS[name]] == value else value
        for name, value in props.items()
    }


def _asked(dataset: Dataset, done: Mapping[str, object], view: View) -> dict[str, str]:
    """What somebody asked for beyond `_with_boxes`, as parts of a URL."""
    match ctx.triggered_id:
        case ids.DAY:
            return {"date": _day(done[ids.DAY])}
        case ids.DAYS:
            return {"date": _days(done[ids.DAYS])}
        case ids.ANY_DAY:
            return {"date": ANY if done[ids.ANY_DAY] else _day(done[ids.DAY])}
        case ids.RANGE:
            return {"date": _days(done[ids.DAYS]) if done[ids.RANGE] else _day(done[ids.DAY])}
        case ids.TAB:
            return {"tab": _text(done[ids.TAB])}
        case ids.SEARCH if done[ids.SEARCH]:
            return {"select": _text(done[ids.SEARCH])}
        case ids.CHAIN_FROM:
            return {"from": _text(done[ids.CHAIN_FROM]) or NONE}
        case ids.CHAIN_TO:
            return {"to": _text(done[ids.CHAIN_TO]) or NONE}
        case ids.VERSUS:
            return {"versus": _text(done[ids.VERSUS]).strip() or NONE}
        case ids.GESTURE:
            gesture = done[ids.GESTURE]
            return _gesture(gesture, view, dataset) if isinstance(gesture, Mapping) else {}
        case _:
            return {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _several(chosen: object, known: tuple[str, ...]) -> str:
    """What is ticked, as the URL has it; all ticked is no filter."""
    ticked = {one for one in chosen if isinstance(one, str)} if isinstance(chosen, list) else set()
    if ticked >= set(known):
        return ALL
    return ",".join(sorted(ticked & set(known))) or NONE


def _day(day: object) -> str:
    if isinstance(day, int | float) and day is not True and BEGINNING <= day <= END:
        return str(date.fromordinal(int(day)))
    return ""


def _days(days: object) -> str:
    first, last = map(_day, days) if isinstance(days, list) and len(days) == 2 else ("", "")
    return f"{first}..{last}" if first and last else ""


_LIFTED = {
    "all": {"date": ANY, "kinds": ALL, "types": ALL, "focus": NONE, "theater": ALL},
    "date": {"date": ANY},
    "kinds": {"kinds": ALL, "types": ALL},
    "focus": {"focus": NONE},
    "theater": {"theater": ALL},
}
"""What lifts a filter, for the buttons of an empty picture."""


def _gesture(gesture: Mapping[str, object], view: View, dataset: Dataset) -> dict[str, str]:
    """What somebody did on the canvas or with a button, as parts of a URL."""
    match gesture.get("kind"):
        case "select":
            nodes = gesture.get("nodes")
            ends = [_text(one) for one in nodes] if isinstance(nodes, list) else []
            if view.ask == "chains" and len(ends) == 1 and None in (view.start, view.end):
                return {"from" if view.start is None else "to": ends[0]}
            return {"select": PAIR_SEPARATOR.join(ends) or NONE}
        case "focus":
            node = _text(gesture.get("node"))
            return {"focus": node, "hops": str(gesture.get("hops"))} if node else {"focus": NONE}
        case "move":
            node = _text(gesture.get("node"))
            kept = [f"{one}:{x:g}:{y:g}" for one, (x, y) in view.places.items() if one != node]
            return {"places": ",".join([*kept, f"{node}:{gesture.get('x')}:{gesture.get('y')}"])}
        case "date":
            day = _day(gesture.get("day"))
            if view.span and view.span.is_range:
                return {"date": f"{view.span.start}..{day}"}
            return {"date": day}
        case "ask" | "size" | "tab" | "columns" | "versus" as part:
            return {part: _text(gesture.get("what"))}
        case "chain":
            start, _, end = _text(gesture.get("what")).partition(PAIR_SEPARATOR)
            return {"ask": "chains", "from": start, "to": end}
        case "story":
            return _told(_text(gesture.get("what")), dataset)
        case "only":
            return _only(_text(gesture.get("what")), view)
        case "lift":
            return _LIFTED.get(_text(gesture.get("what")), {})
        case _:
            return {}


def _told(what: str, dataset: Dataset) -> dict[str, str]:
    """A step of a story: its own view and nothing of the one before; or the end of it."""
    if what == NONE:
        return _PLAIN | {"date": str(dataset.as_of), "story": NONE}
    name, _, number = what.rpartition(".")
    story = dataset.stories.get(name)
    if story is None or number not in map(str, range(1, len(story.steps) + 1)):
        return {"story": what}  # which notes that there is no such step
    return (
        dict(_PLAIN, date=str(dataset.as_of)) | story.steps[int(number) - 1].view | {"story": what}
    )


_PLAIN = {
    "theater": ALL, "kinds": ALL, "types": ALL, "focus": NONE, "hops": "1", "select": NONE,
    "tab": TABS[0], "ask": NONE, "from": NONE, "to": NONE, "versus": NONE, "size": NONE,
}  # fmt: skip
"""A view with nothing chosen, as parts of a URL."""


def _only(what: str, view: View) -> dict[str, str]:
    """Only one kind, family or type; once more, and all are back."""
    group, _, name = what.partition(":")
    match group:
        case "types":
            return {"types": ALL if view.types == frozenset({name}) else name}
        case "kinds":
            return {"kinds": ALL if view.kinds == frozenset({name}) else name}
        case "family":
            own = frozenset(kind.id for kind in KINDS.values() if kind.family == name)
            return {"kinds": ALL if view.kinds == own else ",".join(sorted(own))}
        case _:
            return {}


def _connect_tabs(app: Dash, workspace: Workspace, choices: FilterOptions) -> None:
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
                found = comparison(workspace, view)
                parts["lists"] = {"parts": {ids.FLIPS: list(found.lists)}, "texts": found.names}
                parts["drawings"] = found.drawings
                if not framed:
                    parts["frame"] = tabs.comparison_frame(workspace, view)
                    parts["framed"] = True
            case "matrix":
                parts["matrix"] = tabs.matrix_tab(workspace, view, look)
            case "timeline":
                parts["line"] = tabs.timeline_tab(workspace, choices.months, view, look)
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
