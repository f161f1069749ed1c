"""`serve`: the page of a data file."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from wsgiref.types import WSGIApplication

import click

from explorer.commands.common import data_argument, data_file


@click.command()
@data_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8050,
    show_default=True,
    help="The port to listen on; 0 takes a free one.",
)
@click.option(
    "--open/--no-open",
    "open_browser",
    default=None,
    help="Open a browser; left out, only from a terminal on a screen.",
)
@click.option("--watch/--no-watch", help="Read the file again whenever it changes.")
@click.option(
    "--view",
    "view_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Begin with the view that this file holds: a picture (.png, .svg) or an exported view.",
)
def serve(
    data: Path | None,
    host: str,
    port: int,
    *,
    open_browser: bool | None,
    watch: bool,
    view_file: Path | None,
) -> None:
    """Serve the page of a data file; the shipped one if DATA is left out."""
    from explorer.checks.story_views import read_checked_dataset
    from explorer.server import reload, serving
    from explorer.web.app import create_app

    path = data_file(data)
    start = "" if view_file is None else _start(view_file, path)

    def load() -> WSGIApplication:
        app: WSGIApplication = create_app(read_checked_dataset(path)).server
        return app

    def ready(url: str) -> None:
        click.echo(f"Serving on {url} (Ctrl+C stops)")

    with ExitStack() as stack:
        follow = reload.watch_file(path, load, report=partial(click.echo, err=True))
        app = stack.enter_context(follow) if watch else load()
        wanted = serving.can_show_browser() if open_browser is None else open_browser
        serving.serve_forever(
            app, host, port, on_ready=ready, open_browser=wanted, start_path=start
        )


def _start(view_file: Path, path: Path) -> str:
    """The path and query that show the view of a file; what makes no sense in it is reported."""
    from explorer.checks.story_views import read_checked_dataset
    from explorer.exchange.saved_view import query_with_date, read_view

    dataset = read_checked_dataset(path)
    opened = read_view(view_file, dataset)
    for notice in opened.notices:
        click.echo(f"{view_file}: {notice}", err=True)
    return f"/?{query_with_date(opened.view, dataset)}"
