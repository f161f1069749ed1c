"""What fills the tabs beside the map: each is worked out when it is open, and only then."""

from __future__ import annotations

from typing import Any

from dash import ALL as EVERY
from dash import Dash, Input, Output, State, ctx, no_update

from explorer.graph.view_query import view_to_query
from explorer.presentation.theme import Theme
from explorer.web import ids
from explorer.web.answers import Answers
from explorer.web.callbacks.in_browser import answer_in_browser
from explorer.web.callbacks.view_address import view_at
from explorer.web.charts.chart_layout import known_growth
from explorer.web.panels.comparison import theater_comparison
from explorer.web.tabs import CHART_TABS
from explorer.web.tabs.comparison import comparison_frame
from explorer.web.tabs.timeline_chart import timeline_chart_parts


def connect_tabs(app: Dash, answers: Answers) -> None:
    """Connect the comparison and the tabs with charts to the address."""
    workspace = answers.workspace

    # One callback for all tabs: each would be a request of its own with every step of the view.
    @app.callback(
        {
            ids.COMPARE: Output(ids.COMPARE, "children"),
            ids.COMPARE_CONTENT: Output(ids.COMPARE_CONTENT, "data"),
            ids.COMPARE_DRAWINGS: Output(ids.COMPARE_DRAWINGS, "data"),
            ids.COMPARE_READY: Output(ids.COMPARE_READY, "data"),
            ids.CHART_CONTENT: Output(ids.CHART_CONTENT, "data"),
            ids.TIMELINE_CHART: Output(ids.TIMELINE_CHART, "children"),
            # What a script fills is awaited here, so that playing waits for it.
            **{tab: Output(ids.chart_tab(tab), "data-shown") for tab in CHART_TABS},
        },
        Input(ids.URL, "search"),
        Input(ids.THEME, "data"),
        Input(ids.TEXT_GROWTH, "data"),
        State(ids.COMPARE_READY, "data"),
    )
    def open_tab(
        search: object, theme: object, growth: object, is_framed: object
    ) -> dict[str, Any]:
        view = view_at(search, workspace.dataset)
        answer: dict[str, Any] = dict.fromkeys(ctx.outputs_grouping, no_update)
        if view.tab == "compare":
            found = theater_comparison(answers.maps, view)
            answer[ids.COMPARE_CONTENT] = {
                "parts": {ids.COMPARE_LISTS: list(found.lists)},
                "chosen": found.chosen,
            }
            answer[ids.COMPARE_DRAWINGS] = found.drawings
            if not is_framed:
                answer[ids.COMPARE] = comparison_frame(workspace, view)
                answer[ids.COMPARE_READY] = True
        elif view.tab in CHART_TABS:
            shown = CHART_TABS[view.tab](workspace, answers.options, view)
            answer[ids.CHART_CONTENT] = {
                "place": ids.chart_tab(view.tab),
                "parts": list(shown.parts),
                "matrix": shown.matrix,
            }
            answer[view.tab] = view_to_query(view, workspace.dataset)
            if view.tab == "timeline":
                chosen = Theme.DARK if theme == Theme.DARK else Theme.LIGHT
                answer[ids.TIMELINE_CHART] = timeline_chart_parts(
                    workspace, answers.options, view, chosen, growth=known_growth(growth)
                )
        return answer

    answer_in_browser(
        app, "tellGrowth", Output(ids.TEXT_GROWTH, "data"), Input(ids.URL, "pathname")
    )
    answer_in_browser(
        app,
        "fillChart",
        Output(ids.CHART_CONTENT, "id"),
        Input(ids.CHART_CONTENT, "data"),
    )
    answer_in_browser(
        app,
        "chartClicked",
        Output(ids.CHART_CLICK, "data"),
        Input(ids.chart(EVERY), "clickData"),
        prevent_initial_call=True,
    )
    answer_in_browser(
        app,
        "drawSeveral",
        Output(ids.COMPARE, "className"),
        Input(ids.COMPARE_DRAWINGS, "data"),
    )
