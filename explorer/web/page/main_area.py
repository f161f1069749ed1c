"""The main area: the tabs, and what stands in them from the start."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from explorer.data.model import Dataset
from explorer.graph.view import MAP_TAB, OVERVIEW_TAB, TABS
from explorer.web import ids
from explorer.web.components import static_button, waiting
from explorer.web.tabs import CHART_TABS


def main_area(dataset: Dataset) -> Component:
    """The tabs; the ones beside the map wait for their first answer.

    Where there are fewer than two theaters none compares them.
    """
    tabs = [tab for tab in TABS if tab != "compare" or len(dataset.theaters) > 1]
    area: Component = html.Main(
        dmc.Tabs(
            [
                html.Div(
                    [
                        _filters_button(),
                        dmc.TabsList([dmc.TabsTab(tab.capitalize(), value=tab) for tab in tabs]),
                        html.P(id=ids.SUMMARY, className="summary", role="status"),
                        _screen_button(),
                    ],
                    className="tab-row",
                ),
                html.Div(
                    html.Div(id=ids.NOTICES, className="notices", role="alert"),
                    className="over-tab",
                ),
                html.Div(id=ids.EMPTY_TAB, className="empty-tab", role="status", hidden=True),
                dmc.TabsPanel(
                    [
                        html.Div(id=ids.OVERVIEW_ABSENCE, role="status", hidden=True),
                        html.Div(
                            [
                                html.Div(id=ids.OVERVIEW_FRAME, className="overview-frame"),
                            ],
                            id=ids.OVERVIEW_STAGE,
                            className="stage",
                        ),
                    ],
                    value=OVERVIEW_TAB,
                    className="network",
                ),
                dmc.TabsPanel(
                    [
                        html.Div(id=ids.ABSENCE, role="status", hidden=True),
                        html.Div(
                            [
                                html.Div(id=ids.MAP_FRAME, className="map-frame"),
                                html.Div(id=ids.EMPTY, className="empty", hidden=True),
                                html.Div(
                                    [
                                        static_button(
                                            "+", "zoom", "in", title="Zoom in", label="Zoom in"
                                        ),
                                        static_button(
                                            "–", "zoom", "out", title="Zoom out", label="Zoom out"
                                        ),
                                        static_button(
                                            "Fit",
                                            "zoom",
                                            "fit",
                                            title="Show everything (key Z)",
                                            label="Show everything (key Z)",
                                        ),
                                    ],
                                    className="zoom",
                                ),
                            ],
                            id=ids.STAGE,
                            className="stage",
                        ),
                        html.Div(
                            [
                                html.Div(id=ids.LINES, className="lines", hidden=True),
                                html.Div(id=ids.LEGEND, className="legend"),
                            ]
                        ),
                    ],
                    value=MAP_TAB,
                    className="network",
                ),
                dmc.TabsPanel(
                    [
                        html.Div(waiting(), id=ids.COMPARE),
                        html.Div(id=ids.COMPARE_LISTS, className="flips"),
                    ],
                    value="compare",
                    className="compare",
                ),
                *(dmc.TabsPanel(_chart_body(tab), value=tab) for tab in CHART_TABS),
                dmc.TabsPanel(
                    html.Div(
                        [
                            dmc.Button(
                                "Download CSV",
                                id=ids.SAVE_TABLE,
                                size="xs",
                                variant="default",
                                className="save-table",
                            ),
                            html.Div(waiting(), id=ids.TABLE, className="table"),
                        ],
                        className="table-tab",
                    ),
                    value="table",
                ),
            ],
            id=ids.TAB,
            value=TABS[0],
            keepMounted=True,
        ),
        id=ids.MAIN,
        tabIndex=-1,
        className="main",
    )
    return area


def _filters_button() -> Component:
    """Opens the filters beside the picture; it says how many are on."""
    state: dict[str, Any] = {
        "data-filters": "", "aria-controls": ids.FILTERS, "aria-expanded": "false",
    }  # fmt: skip
    made: Component = html.Button(
        ["Filters", html.Span(id=ids.FILTER_COUNT)],
        type="button",
        className="filters-button",
        **state,
    )
    return made


def _screen_button() -> Component | str:
    """Shows the picture alone over the whole screen, and leads back."""
    return static_button(
        "",
        "screen",
        "picture",
        title="Full screen (key F)",
        label="Full screen",
        pressed=False,
        look="screen-button",
    )


def _chart_body(tab: str) -> Component:
    """Where a tab with a chart is filled; the timeline has a Plotly chart below its list."""
    if tab != "timeline":
        body: Component = html.Div(
            waiting(), id=ids.chart_tab(tab), className="tab-body", tabIndex=0
        )
        return body
    return html.Div(
        [html.Div(waiting(), id=ids.chart_tab(tab)), html.Div(id=ids.TIMELINE_CHART)],
        className="tab-body",
        tabIndex=0,
    )
