"""The page: what stands where. What it says is filled in by the callbacks."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from explorer.appearance import FONT, LABEL_SIZE, Theme, shape_swatch, stylesheet
from explorer.atlas import Atlas
from explorer.elements import elements
from explorer.search import keys
from explorer.timestrip import Months, months
from explorer.view import ALL, TABS
from explorer.vocabulary import ACTOR_TYPES, KINDS, ActorType
from explorer.web import ids, panels
from explorer.web.canvas import canvas

PRIMARY = "blue"


def page(atlas: Atlas) -> Component:
    """The whole page for a dataset."""
    strip = months(atlas.graph, atlas.dataset.as_of)
    return dmc.MantineProvider(
        [
            dcc.Location(id=ids.URL, refresh=False),
            dcc.Store(id=ids.DRAWING),
            dcc.Store(id=ids.GESTURE),
            dcc.Store(id=ids.SORT, data={"by": "since", "down": False}),
            dcc.Store(id=ids.SHEETS, data=_sheets()),
            html.Div(
                [
                    html.A("Skip to the map", href="#stage", className="skip"),
                    _header(atlas),
                    _filters(atlas),
                    _main(atlas),
                    html.Section(
                        id=ids.DETAILS,
                        role="region",
                        className="details",
                        tabIndex=0,
                        **{"aria-label": "Details"},
                    ),
                    _time(strip, atlas),
                ],
                className="page",
            ),
        ],
        defaultColorScheme="auto",
        theme={
            "fontFamily": FONT,
            "primaryColor": PRIMARY,
            "defaultRadius": "sm",
            "fontSizes": {"xs": "12px", "sm": "13px", "md": "14px"},
        },
    )


def _sheets() -> dict[str, object]:
    return {
        "themes": {theme: stylesheet(theme) for theme in Theme},
        "font": FONT,
        "size": LABEL_SIZE,
    }


def _header(atlas: Atlas) -> Component:
    dataset = atlas.dataset
    theaters = [(ALL, "All"), *((one.id, one.name) for one in dataset.theaters.values())]
    return html.Header(
        [
            html.H1(dataset.title),
            dmc.RadioGroup(
                [dmc.Radio(value=value, label=label, size="xs") for value, label in theaters],
                id=ids.THEATER,
                label="Theater",
                value=ALL,
                size="xs",
                className="theaters",
            ),
            dmc.Select(
                id=ids.SEARCH,
                data=_choices(atlas),
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
                **{"aria-label": "Find an actor"},
            ),
            html.Div(
                [
                    dmc.Button("Reset view", id=ids.RESET, size="xs", variant="default"),
                    dmc.Button("Copy link", id=ids.LINK, size="xs", variant="default"),
                    dmc.Button("Download PNG", id=ids.PNG, size="xs"),
                    dmc.ColorSchemeToggle(
                        lightIcon="☀",
                        darkIcon="☾",
                        variant="default",
                        size="md",
                        **{"aria-label": "Light or dark"},
                    ),
                ],
                className="actions",
            ),
        ],
        className="header",
    )


def _choices(atlas: Atlas) -> list[dict[str, str]]:
    dataset = atlas.dataset
    nodes = [*dataset.actors.values(), *dataset.alliances.values()]
    return [
        {"value": node.id, "label": node.name, "keys": "\n".join(keys(node))}
        for node in nodes
        if node.id in atlas.map(None).places
    ]


def _filters(atlas: Atlas) -> Component:
    graph = atlas.graph
    kinds = {kind for _, _, kind in graph.edges(data="kind")}
    types = {data["type"] for _, data in graph.nodes(data=True) if data["node"] == "actor"}
    return html.Aside(
        [
            dmc.CheckboxGroup(
                html.Div(panels.filter_rows(atlas.dataset, kinds)),
                id=ids.KINDS,
                label="Link kinds",
                value=[kind for kind in KINDS if kind in kinds],
                size="xs",
            ),
            dmc.CheckboxGroup(
                html.Div(
                    [
                        html.Div(
                            [
                                *panels.picture(
                                    {theme: shape_swatch(one, "#7b8494") for theme in Theme}
                                ),
                                panels.box(
                                    one,
                                    ACTOR_TYPES[one].plural,
                                    ACTOR_TYPES[one].meaning,
                                    ids.type_count(one),
                                ),
                            ],
                            className="typed",
                        )
                        for one in ActorType
                        if one in types
                    ]
                ),
                id=ids.TYPES,
                label="Actor types",
                value=[str(one) for one in ActorType if one in types],
                size="xs",
            ),
        ],
        className="filters",
        **{"aria-label": "Filters"},
    )


def _main(atlas: Atlas) -> Component:
    return html.Main(
        dmc.Tabs(
            [
                dmc.TabsList(
                    [
                        *(dmc.TabsTab(tab.capitalize(), value=tab) for tab in TABS),
                        html.P(id=ids.SUMMARY, className="summary", role="status"),
                    ]
                ),
                dmc.TabsPanel(
                    [
                        html.Div(
                            [
                                canvas(elements(atlas)),
                                html.Div(id=ids.TIP, className="tip", hidden=True),
                                html.Div(id=ids.NOTICES, className="notices", role="alert"),
                                html.Div(id=ids.EMPTY, className="empty", hidden=True),
                                html.Div(
                                    [
                                        _zoom("in", "+", "Zoom in"),
                                        _zoom("out", "−", "Zoom out"),
                                        _zoom("fit", "Fit", "Show everything (Z)"),
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
                dmc.TabsPanel(html.Div(id=ids.TABLE, className="table", tabIndex=0), value="table"),
            ],
            id=ids.TAB,
            value=TABS[0],
            keepMounted=True,
        ),
        className="main",
    )


def _zoom(way: str, sign: str, meaning: str) -> Component:
    return html.Button(
        sign, type="button", title=meaning, **{"data-zoom": way, "aria-label": meaning}
    )


def _time(strip: Months, atlas: Atlas) -> Component:
    as_of = atlas.dataset.as_of.toordinal()
    return html.Footer(
        [
            html.Div(
                [
                    html.Span("As of", className="muted"),
                    html.Strong(id=ids.DAY_TEXT),
                    dmc.Checkbox(id=ids.ANY_DAY, label="Any date", size="xs", checked=False),
                ],
                className="day",
            ),
            html.Div(
                [
                    html.Div(panels.strip(strip), className="bars"),
                    dmc.Slider(
                        id=ids.DAY,
                        min=strip.first,
                        max=strip.last,
                        step=1,
                        value=as_of,
                        thumbLabel="As-of date",
                        label={"function": "explorerDay"},
                        marks=panels.day_marks(strip),
                        updatemode="mouseup",
                        size="xs",
                        thumbSize=16,
                    ),
                ],
                className="strip",
                id=ids.STRIP,
            ),
        ],
        className="time",
    )
