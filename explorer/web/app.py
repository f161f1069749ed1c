"""The Dash application for a dataset."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from importlib import import_module
from itertools import islice
from time import sleep

from dash import Dash, html
from dash.development.base_component import Component
from flask import request

from explorer.data.model import Dataset
from explorer.data.package_data import assets_path
from explorer.exchange.picture_file import PictureMaker
from explorer.web.answers import Answers
from explorer.web.background import InBackground
from explorer.web.callbacks import connect_page
from explorer.web.camps_route import connect_camps
from explorer.web.document import InlineScripts, PageDocument
from explorer.web.filter_options import FilterOptions
from explorer.web.first_page.writer import FirstPage
from explorer.web.fonts import connect_fonts
from explorer.web.lists_route import connect_lists
from explorer.web.map_data import hidden_map_data, map_svg
from explorer.web.page.whole_page import page
from explorer.web.page_files import connect_files
from explorer.web.picture_route import PICTURE_ROUTE, connect_pictures
from explorer.web.security import GuardedDash, protect
from explorer.web.whole_map import WholeMapRoute
from explorer.web.wire import compress_answers
from explorer.workspace import Workspace

LONGEST_WAIT = 1.5
"""Seconds that the first answer waits for the map of a file; then it comes without a picture."""

BEING_DRAWN = "The picture is being drawn"
BROKEN = (
    "The picture cannot be drawn: an error in this program. What the server writes to its "
    "terminal says which; please report it. “conflict-explorer check” tells whether the data is "
    "in order."
)
"""What the first page says in the place of a picture that is not there yet, or never will be."""


_NOT_USED = re.compile(r'<script src="[^"]*/dash_table/[^"]*"></script>\s*')
"""The script of a table of Dash's own, which Dash puts on every page; AG Grid draws ours."""


MOST_EARLY_SIDES = 12
"""How many maps that show one side larger are made before anybody asks: each takes a second."""

EARLY_SIDE_PAUSE = 1.0
"""Seconds before each of these, in which nothing keeps the page's answers waiting."""


class _PageApp(GuardedDash):
    """A Dash application whose document is made by `write`, from what Dash gives for it."""

    write: Callable[[dict[str, str]], str]

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]
        """The document, for the request that is being answered."""
        return self.write(parts | {"scripts": _NOT_USED.sub("", parts["scripts"])})


def create_app(
    dataset: Dataset,
    *,
    prefix: str = "/",
    frame_origins: Sequence[str] = (),
    is_ready_soon: bool = False,
) -> Dash:
    """The page of a dataset as an application; `.server` is what a WSGI server runs.

    It holds the dataset and what is worked out from it, nothing about who looks at it.

    Args:
        dataset: What the page shows.
        prefix: The path under which the page is served, with a slash at both ends.
        frame_origins: The origins (`https://host`) whose pages may show this one in a frame,
            besides its own.
        is_ready_soon: Whether the map is made at once, in a thread, and not with the first
            request. Not for a server that forks afterwards, for no thread lives on in its
            workers.

    """
    workspace = Workspace(dataset)
    app = _PageApp(
        "explorer",
        title=escape(dataset.title),
        update_title="",
        url_base_pathname=prefix,
        # The layout is made while the server starts; there is nothing to check it against yet.
        suppress_callback_exceptions=True,
        assets_folder=str(assets_path()),
        # Dash would load each module once more, as a script by itself, and knows no hashes.
        include_assets_files=False,
        serve_locally=True,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    inline = InlineScripts.from_folder(assets_path() / "inline")
    app.renderer = inline.start
    answers = Answers(workspace, FilterOptions.from_workspace(workspace))
    first_page = FirstPage(
        answers, map_svg, f"{app.config.requests_pathname_prefix}{PICTURE_ROUTE}"
    )
    files = connect_files(app, assets_path())
    document = PageDocument(dataset.title, connect_fonts(app), files, inline)
    whole_map = WholeMapRoute(app)
    # The map takes longer than all the rest: people see the page come up while it is made.
    layout_of_page = InBackground(
        lambda: page(answers, whole_map.offer(hidden_map_data(answers.maps))),
        afterwards=lambda: _warm_up(workspace),
    )
    if is_ready_soon:
        layout_of_page.start()

    def layout() -> Component:
        # Dash also calls this with the first request of all, to check it; that request must
        # not wait for the map.
        return layout_of_page.result() if request.path.endswith("/_dash-layout") else html.Div()

    def write(parts: dict[str, str]) -> str:
        address = request.query_string.decode(errors="replace")
        why = _why_no_picture(layout_of_page)
        return document.html(first_page.html(address, no_picture=why), parts)

    app.layout = layout
    app.write = write
    connect_page(app, answers)
    connect_pictures(app, answers, PictureMaker(workspace, answers.maps.maker).file)
    connect_camps(app, workspace)
    connect_lists(app, workspace)
    compress_answers(app)
    protect(app, [inline.colour_scheme], frame_origins)
    return app


def _why_no_picture(made: InBackground[Component]) -> str:
    """Why there is no picture: it takes longer than anybody waits, or it cannot be made.

    "" where there is one, or soon.
    """
    try:
        return BROKEN if made.error(within=LONGEST_WAIT) else ""
    except TimeoutError:
        return BEING_DRAWN


def _warm_up(workspace: Workspace) -> None:
    """Make what somebody is likely to ask for next."""
    if not workspace.is_large:
        for theater in workspace.dataset.theaters:
            workspace.layout(theater)
    for module in ("scipy.optimize", "scipy.sparse.csgraph"):
        import_module(module)
    if not workspace.is_large:
        _lay_out_sides(workspace)


def _lay_out_sides(workspace: Workspace) -> None:
    """Make the maps that show one side larger, the first theater's first.

    One at a time with a pause before each: whoever has just opened the page comes first.
    """
    sides = (
        (theater.id, party)
        for theater in workspace.dataset.theaters.values()
        for party in theater.parties
    )
    for theater, party in islice(sides, MOST_EARLY_SIDES):
        sleep(EARLY_SIDE_PAUSE)
        workspace.layout(theater, party)
