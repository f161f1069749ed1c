"""The page: what stands where. What it says is filled in by the callbacks."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from explorer.exchange.export_formats import EXPORT_FORMATS
from explorer.graph.question import QUESTIONS
from explorer.graph.view import TABS
from explorer.presentation.elements import canvas_elements
from explorer.presentation.month_histogram import MonthHistogram
from explorer.presentation.presets import DEFAULT_PRESET, PICTURE_PRESETS
from explorer.presentation.theme import ACCENT_SHADES, FONT, LABEL_SIZE, Theme, canvas_stylesheet
from explorer.web import ids
from explorer.web.canvas import canvas
from explorer.web.filter_options import FilterOptions
from explorer.web.grid import table_frame
from explorer.web.page import controls
from explorer.web.page.controls import static_button
from explorer.web.parts import aria_label
from explorer.web.questions import question_page
from explorer.web.search_options import search_options
from explorer.workspace import Workspace

ACCENT = "accent"


def page(workspace: Workspace, options: FilterOptions) -> Component:
    """The whole page for a dataset."""
    whole: Component = dmc.MantineProvider(
        [
            dcc.Location(id=ids.URL, refresh=False),
            dcc.Store(
                id=ids.FRAME,
                data=controls.filter_frame(workspace, options)
                | {"elements": canvas_elements(workspace)},
            ),
            dcc.Store(id=ids.DRAWING),
            dcc.Store(id=ids.ACTIONS),
            dcc.Store(id=ids.SHEETS, data=_sheets()),
            dcc.Store(id=ids.THEME),
            dcc.Store(id=ids.CHOSEN),
            dcc.Store(id=ids.CONTENT),
            dcc.Store(id=ids.TABLE_FRAME, data=table_frame()),
            dcc.Store(id=ids.TABLE_CONTENT),
            dcc.Store(id=ids.TABLE_VERSION),
            dcc.Store(id=ids.LISTS),
            dcc.Store(id=ids.COMPARE_DRAWINGS),
            dcc.Store(id=ids.FRAMED),
            html.Div(
                [
                    html.A("Skip to the map", href="#stage", className="skip"),
                    _header(workspace),
                    html.Aside(id=ids.FILTERS, className="filters sheet", **aria_label("Filters")),
                    _main(),
                    html.Section(
                        [
                            _close("details"),
                            html.Nav(
                                id=ids.TRAIL,
                                className="trail",
                                hidden=True,
                                **aria_label("Where you have been"),
                            ),
                            html.Div(id=ids.QUESTION),
                            *_question_controls(workspace),
                            html.Div(id=ids.DETAILS),
                        ],
                        id=ids.PANEL,
                        role="region",
                        className="details sheet",
                        tabIndex=0,
                        **aria_label("Details"),
                    ),
                    _time(options.months, workspace.dataset.as_of.toordinal()),
                    _sheet_bar(),
                    _take(),
                    dcc.Download(id=ids.FILE),
                    html.Div(id=ids.TIP, className="tip", hidden=True),
                    html.Div(id=ids.SAID, className="said", role="status"),
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


def _question_controls(workspace: Workspace) -> list[Component]:
    """The controls of each question, hidden until it is asked."""
    found: list[Component] = []
    for question_id in QUESTIONS:
        page = question_page(question_id)
        if page.controls is not None:
            found.append(
                html.Div(
                    page.controls(workspace), id=ids.question_controls(question_id), hidden=True
                )
            )
    return found


def _sheets() -> dict[str, object]:
    return {
        "themes": {theme: canvas_stylesheet(theme) for theme in Theme},
        "font": FONT,
        "size": LABEL_SIZE,
    }


def _header(workspace: Workspace) -> Component:
    dataset = workspace.dataset
    return html.Header(
        [
            html.H1(dataset.title),
            html.Div(id=ids.THEATERS, className="theaters"),
            *(
                [controls.many_theaters(workspace)]
                if len(dataset.theaters) > controls.MAX_RADIO_THEATERS
                else []
            ),
            dmc.Select(
                id=ids.SEARCH,
                data=search_options(workspace),
                searchable=True,
                clearable=False,
                selectFirstOptionOnChange=True,
                limit=12,
                filter={"function": "explorerFind"},
                nothingFoundMessage="Nobody by that name",
                placeholder="Find an actor",
                size="xs",
                className="search",
                maxDropdownHeight=360,
                withCheckIcon=False,
                **aria_label("Find an actor"),
            ),
            html.A("To the details", href=f"#{ids.PANEL}", className="skip"),
            html.Div(
                [
                    dmc.Button("Reset view", id=ids.RESET, size="xs", variant="default"),
                    dmc.Button("Copy link", id=ids.LINK, size="xs", variant="default"),
                    dmc.Button("Download SVG", id=ids.SVG, size="xs", variant="default"),
                    dmc.Button("Download PNG", id=ids.PNG, size="xs"),
                    dmc.Button("Export and cite", id=ids.MORE, size="xs", variant="default"),
                    dmc.ColorSchemeToggle(
                        lightIcon="☀",
                        darkIcon="☾",
                        variant="default",
                        size="md",
                        **aria_label("Light or dark"),
                    ),
                ],
                className="actions",
            ),
        ],
        className="header",
    )


def _take() -> Component:
    """A dialog with all that one can take along: pictures, data, a citation."""
    exports = [
        dmc.Button(form.label, id=ids.export_button(name), size="xs", variant="default")
        for name, form in EXPORT_FORMATS.items()
    ]
    dialog: Component = dmc.Modal(
        [
            dmc.SegmentedControl(
                id=ids.PRESET,
                data=[
                    {"value": preset.id, "label": preset.label}
                    for preset in PICTURE_PRESETS.values()
                ],
                value=DEFAULT_PRESET,
                size="xs",
            ),
            html.Div(
                [
                    html.P("Drawing the picture", className="muted"),
                    html.Img(
                        id=ids.PREVIEW, alt="The picture as it will be saved", className="preview"
                    ),
                ],
                className="preview-frame",
            ),
            html.Div(
                [
                    dmc.Button("Save as PNG", id=ids.SAVE_PNG, size="xs"),
                    dmc.Button("Save as SVG", id=ids.SAVE_SVG, size="xs", variant="default"),
                    dmc.Button("Copy picture", id=ids.COPY_PICTURE, size="xs", variant="default"),
                ],
                className="actions",
            ),
            html.H3("Data of this view"),
            html.Div(exports, className="actions wrap"),
            html.H3("To cite it"),
            html.Div(
                [html.P(id=ids.CITATION), html.P(id=ids.CITED_AT)],
                className="citation",
            ),
            dmc.Button("Copy citation", id=ids.COPY_CITATION, size="xs", variant="default"),
        ],
        id=ids.TAKE,
        title="Export and cite",
        size="lg",
        closeButtonProps=aria_label("Close"),
    )
    return dialog


def _main() -> Component:
    return html.Main(
        dmc.Tabs(
            [
                html.Div(
                    [
                        dmc.TabsList([dmc.TabsTab(tab.capitalize(), value=tab) for tab in TABS]),
                        html.P(id=ids.SUMMARY, className="summary", role="status"),
                    ],
                    className="tab-row",
                ),
                dmc.TabsPanel(
                    [
                        html.Div(
                            [
                                canvas(),
                                html.Div(id=ids.NOTICES, className="notices", role="alert"),
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
                        html.Div(id=ids.LEGEND, className="legend"),
                    ],
                    value="network",
                    className="network",
                ),
                dmc.TabsPanel(
                    [
                        html.Div(_waiting(), id=ids.COMPARE),
                        html.Div(id=ids.FLIPS, className="flips"),
                    ],
                    value="compare",
                    className="compare",
                ),
                *(
                    dmc.TabsPanel(
                        html.Div(_waiting(), id=part, className="tab-body", tabIndex=0), value=tab
                    )
                    for part, tab in ((ids.MATRIX, "matrix"), (ids.TIMELINE, "timeline"))
                ),
                dmc.TabsPanel(
                    html.Div(_waiting(), id=ids.TABLE, className="table"),
                    value="table",
                ),
            ],
            id=ids.TAB,
            value=TABS[0],
            keepMounted=True,
        ),
        className="main",
    )


def _time(strip: MonthHistogram, as_of: int) -> Component:
    common: dict[str, Any] = {
        "min": strip.first,
        "max": strip.last,
        "step": 1,
        "label": {"function": "explorerDay"},
        "marks": controls.day_marks(strip),
        "updatemode": "mouseup",
        "size": "xs",
        "thumbSize": 16,
    }
    return html.Footer(
        [
            _close("time"),
            html.Div(
                [
                    html.Div(
                        [
                            html.Span("As of", id=ids.DAY_WORD, className="muted"),
                            " ",
                            html.Strong(id=ids.DAY_TEXT),
                        ]
                    ),
                    html.Div(
                        [
                            static_button(
                                "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}",
                                "month",
                                "-1",
                                title="A month back (key ,)",
                                label="A month back (key ,)",
                            ),
                            static_button(
                                "▶",
                                "play",
                                "",
                                title="Play from the beginning",
                                label="Play from the beginning",
                            ),
                            static_button(
                                "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
                                "month",
                                "1",
                                title="A month on (key .)",
                                label="A month on (key .)",
                            ),
                            dmc.Checkbox(id=ids.RANGE, label="Range", size="xs", checked=False),
                            dmc.Checkbox(
                                id=ids.ANY_DAY, label="All dates", size="xs", checked=False
                            ),
                        ],
                        className="steps",
                    ),
                ],
                className="day",
            ),
            html.Div(
                [
                    html.Div(
                        [*controls.strip_images(strip), html.Div(id="playhead", hidden=True)],
                        className="bars",
                        title="How many links begin in each month, by family",
                    ),
                    html.Div(
                        dmc.Slider(id=ids.DAY, value=as_of, thumbLabel="As-of date", **common),
                        id=ids.DAY_BOX,
                    ),
                    html.Div(
                        dmc.RangeSlider(
                            id=ids.DAYS,
                            value=[as_of - 365, as_of],
                            minRange=0,
                            thumbFromLabel="From date",
                            thumbToLabel="As-of date",
                            **common,
                        ),
                        id=ids.DAYS_BOX,
                        hidden=True,
                    ),
                ],
                className="strip",
                id=ids.STRIP,
            ),
        ],
        className="time",
    )


def _waiting() -> Component:
    """What a tab says until its first answer is there."""
    said: Component = html.P("Working it out", className="waiting muted", role="status")
    return said


def _close(sheet: str) -> Component | str:
    """On a small screen a sheet is closed where it begins, too."""
    return static_button("×", "sheet", sheet, label=f"Close {sheet}", look="close")


def _sheet_bar() -> Component:
    """On a small screen the panels are sheets; these open them."""
    return html.Nav(
        [
            static_button(label, "sheet", sheet)
            for sheet, label in (("filters", "Filters"), ("details", "Details"), ("time", "Time"))
        ],
        className="sheet-bar",
        **aria_label("Panels"),
    )
