"""The header: title, theater, search, and what one can take along."""

from __future__ import annotations

from typing import Any

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
                    _share_menu(),
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


def _share_menu() -> Component:
    """A quiet button that opens all that one can take along, and the way back to the start.

    What it opens are buttons, not a menu in the sense of ARIA, whose entries are none.
    """
    buttons = (
        ("Download PNG", ids.PNG),
        ("Download SVG", ids.SVG),
        ("Copy link", ids.LINK),
        ("Export and cite", ids.OPEN_EXPORT),
        ("Reset view", ids.RESET),
    )
    opens: dict[str, Any] = {
        **aria_label("Share and export"),
        "aria-expanded": "false",
        "aria-controls": ids.SHARE_MENU,
        "data-menu": ids.SHARE_MENU,
    }
    entries = [
        dmc.Button(label, id=button, size="xs", variant="subtle", justify="flex-start")
        for label, button in buttons
    ]
    screen: dict[str, Any] = {"data-screen": "picture"}
    full_screen = dmc.Button(
        "Full screen", size="xs", variant="subtle", justify="flex-start", **screen
    )
    menu: Component = html.Div(
        [
            html.Button(
                html.Span("Share and export"),
                id=ids.SHARE,
                type="button",
                className="menu-button",
                **opens,
            ),
            html.Div(
                [*entries[:-1], full_screen, entries[-1]],
                id=ids.SHARE_MENU,
                className="menu",
            ),
        ],
        className="share",
    )
    return menu
