"""The header: title, theater, search, and what one can take along."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from explorer.web import ids
from explorer.web.page.filters import MAX_RADIO_THEATERS, many_theaters
from explorer.web.parts import aria_label
from explorer.web.search_options import search_options
from explorer.workspace import Workspace


def header(workspace: Workspace) -> Component:
    dataset = workspace.dataset
    return html.Header(
        [
            html.H1(dataset.title),
            html.Div(id=ids.THEATERS, className="theaters"),
            *([many_theaters(workspace)] if len(dataset.theaters) > MAX_RADIO_THEATERS else []),
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
            html.A("To the details", href=f"#{ids.DETAILS_REGION}", className="skip"),
            html.Div(
                [
                    dmc.Button("Reset view", id=ids.RESET, size="xs", variant="default"),
                    dmc.Button("Copy link", id=ids.LINK, size="xs", variant="default"),
                    dmc.Button("Download SVG", id=ids.SVG, size="xs", variant="default"),
                    dmc.Button("Download PNG", id=ids.PNG, size="xs"),
                    dmc.Button("Export and cite", id=ids.OPEN_EXPORT, size="xs", variant="default"),
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
