"""The page: what stands where. What it says is filled in by the callbacks."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from explorer.presentation.theme import ACCENT_SHADES, FONT
from explorer.web import ids
from explorer.web.answers import Answers
from explorer.web.components import static_button
from explorer.web.filter_options import FilterOptions
from explorer.web.grid import table_frame
from explorer.web.page.details_region import details_region
from explorer.web.page.export_dialog import export_dialog
from explorer.web.page.filters import filter_frame
from explorer.web.page.header import header
from explorer.web.page.main_area import main_area
from explorer.web.page.time_strip import time_strip
from explorer.web.parts import aria_label
from explorer.workspace import Workspace

ACCENT = "accent"


def page(answers: Answers, whole_map: str) -> Component:
    """The whole page for a dataset. `whole_map`: the address of all lines and marks, hidden."""
    workspace, options = answers.workspace, answers.options
    whole: Component = dmc.MantineProvider(
        [
            dcc.Location(id=ids.URL, refresh=False),
            dcc.Store(
                id=ids.FILTER_BOXES,
                data=filter_frame(workspace, options) | {"wholeMap": whole_map},
            ),
            dcc.Store(id=ids.DRAWING),
            dcc.Store(id=ids.ACTIONS),
            dcc.Store(id=ids.STAGE_SIZE),
            dcc.Store(id=ids.TEXT_GROWTH),
            dcc.Store(id=ids.THEME),
            dcc.Store(id=ids.CHART_CLICK),
            dcc.Store(id=ids.CHART_CONTENT),
            dcc.Store(id=ids.CONTENT),
            dcc.Store(id=ids.TABLE_FRAME, data=table_frame()),
            dcc.Store(id=ids.TABLE_CONTENT),
            dcc.Store(id=ids.TABLE_VERSION),
            dcc.Store(id=ids.COMPARE_CONTENT),
            dcc.Store(id=ids.COMPARE_DRAWINGS),
            dcc.Store(id=ids.COMPARE_READY),
            html.Div(
                [
                    *page_regions(workspace, options),
                    export_dialog(),
                    dcc.Download(id=ids.FILE),
                    html.Div(id=ids.TIP, className="tip", hidden=True),
                    html.Div(id=ids.STATUS, className="status", role="status"),
                ],
                className="page",
            ),
        ],
        defaultColorScheme="auto",
        theme={
            "fontFamily": FONT,
            "primaryColor": ACCENT,
            "primaryShade": {"light": 6, "dark": 4},
            "colors": {ACCENT: ACCENT_SHADES},
            "defaultRadius": "sm",
            "fontSizes": {"xs": "12px", "sm": "13px", "md": "14px"},
        },
    )
    return whole


def page_regions(workspace: Workspace, options: FilterOptions) -> list[Component]:
    """The parts of the page that are seen from the start, in their order."""
    return [
        html.A("Skip to the picture", href=f"#{ids.MAIN}", className="skip"),
        header(workspace),
        html.Aside(id=ids.FILTERS, className="filters sheet", **aria_label("Filters")),
        main_area(workspace.dataset),
        details_region(workspace),
        time_strip(options.histogram, workspace.dataset.as_of.toordinal()),
        _panel_bar(),
    ]


def _panel_bar() -> Component:
    """On a small screen the panels are sheets; these open them."""
    return html.Nav(
        [
            static_button(label, "sheet", sheet)
            for sheet, label in (("filters", "Filters"), ("details", "Details"), ("time", "Time"))
        ],
        className="sheet-bar",
        **aria_label("Panels"),
    )
