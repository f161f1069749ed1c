"""What happens when somebody does something: one callback turns it into a view.

The view lives in the URL. The browser sends the address that it starts from, and all that was
done since; `actions.apply` makes a view of it, and `page_state` says what the page then shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import Dash, Input, Output, State, ctx, no_update

from explorer.graph.view import OVERVIEW_TAB
from explorer.graph.view_query import view_from_query
from explorer.web import ids
from explorer.web.actions import Action, Context, apply, read_actions
from explorer.web.answers import Answers, stage_size
from explorer.web.callbacks.in_browser import answer_in_browser

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
    ids.DATE_ENTRY: "value",
}
"""The controls that are components of Dash, and the property that says what they show.

What somebody does with them becomes an action in assets/, like everything else.
"""


_DATE_FIELDS = {"date": ids.DATE_ENTRY, "versus": ids.VERSUS}
"""The fields in which one types dates, by the action that they become."""


def _refused_entry(actions: Sequence[Action]) -> dict[str, str]:
    """The field in which a date was typed last that was not understood, with what was typed.

    So it can be mended, and need not be typed anew. Nothing where something else was done last.
    """
    field = _DATE_FIELDS.get(actions[-1].type) if actions else None
    typed = actions[-1].values.get("value") if field else None
    return {field: typed} if field and isinstance(typed, str) else {}


def connect_view(app: Dash, answers: Answers) -> None:
    """Connect the address and what somebody does with what the page shows."""
    dataset = answers.workspace.dataset
    context = Context(dataset, answers.options)

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
            # An input, so that the first answer waits for it; nothing else sets it.
            "stage": Input(ids.STAGE_SIZE, "data"),
            "controls": {control: State(control, prop) for control, prop in _CONTROLS.items()},
        },
    )
    def look(
        address: object, waiting: object, stage: object, controls: Mapping[str, object]
    ) -> dict[str, Any]:
        if ctx.triggered_id == ids.ACTIONS:
            base, actions = read_actions(waiting)
            stage = waiting.get("stage", stage) if isinstance(waiting, Mapping) else stage
            view, _ = view_from_query(base, dataset)
            view, notices = apply(view, actions, context)
        else:
            actions = ()
            view, notices = view_from_query(address if isinstance(address, str) else "", dataset)
        found = answers.of(view, notices)
        picture = found.picture
        if view.tab == OVERVIEW_TAB:
            picture = picture | {"overview": answers.overview(view, stage_size(stage))}
        shown = found.controls | (_refused_entry(actions) if notices else {})
        answered = {
            "n": actions[-1].number if actions else 0,
            "address": found.address,
            "controls": shown,
        }
        return {
            # To write an address in our own way would be a new page, and a trap for Back.
            ids.URL: found.address if actions else no_update,
            ids.DRAWING: picture,
            ids.CONTENT: found.content | {"answered": answered},
            ids.CITATION: found.citation,
            # Dash draws a component anew for each property, whether it is another one or not.
            **{
                control: no_update if controls[control] == value else value
                for control, value in shown.items()
            },
        }

    answer_in_browser(app, "stageSize", Output(ids.STAGE_SIZE, "data"), Input(ids.URL, "pathname"))
    answer_in_browser(
        app,
        "controlsChanged",
        Output(ids.STRIP, "id"),
        *(Input(control, prop) for control, prop in _CONTROLS.items()),
        Input(ids.RESET, "n_clicks"),
        State(ids.CONTENT, "data"),
        prevent_initial_call=True,
    )
