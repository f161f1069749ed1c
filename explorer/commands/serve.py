"""`serve`: the page of a data file."""

from __future__ import annotations

import re
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from wsgiref.types import WSGIApplication

import click

from explorer.commands.common import data_argument, data_file

_PREFIX = re.compile(r"/(?:[A-Za-z0-9_~.-]+/)*")
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?")


def checked_prefix(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """A path with a slash at both ends, as Dash wants it; click.BadParameter for another text."""
    path = f"/{value.strip('/')}/" if value.strip("/") else "/"
    if not _PREFIX.fullmatch(path) or any(set(part) == {"."} for part in path.split("/") if part):
        raise click.BadParameter(f"{value!r} is not a path like /explorer/")
    return path


def checked_origins(
    _context: click.Context, _option: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """Origins as a browser writes them; click.BadParameter names the first that is none."""
    for value in values:
        if not _ORIGIN.fullmatch(value):
            raise click.BadParameter(f"{value!r} is not an origin like https://example.org")
    return values


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
@click.option(
    "--prefix",
    default="/",
    show_default=True,
    callback=checked_prefix,
    help="The path of the page, as /explorer/, where another server stands in front of this one.",
)
@click.option(
    "--allow-frame",
    "frame_origins",
    metavar="ORIGIN",
    multiple=True,
    callback=checked_origins,
    help="Let pages of an origin, as https://example.org, show this one in a frame; repeatable.",
)
def serve(
    data: Path | None,
    host: str,
    port: int,
    *,
    open_browser: bool | None,
    watch: bool,
    view_file: Path | None,
    prefix: str,
    frame_origins: tuple[str, ...],
) -> None:
    """Serve the page of a data file; the shipped one if DATA is left out."""
    from explorer.checks.story_views import read_checked_dataset
    from explorer.server import reload, serving
    from explorer.web.app import create_app

    path = data_file(data)
    query = "" if view_file is None else _start(view_file, path)
    start = f"{prefix}{query}" if query or prefix != "/" else ""

    def load() -> WSGIApplication:
        app: WSGIApplication = create_app(
            read_checked_dataset(path),
            prefix=prefix,
            frame_origins=frame_origins,
            is_ready_soon=True,
        ).server
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
    """The query that shows the view of a file; what makes no sense in it is reported."""
    from explorer.checks.story_views import read_checked_dataset
    from explorer.exchange.saved_view import query_with_date, read_view

    dataset = read_checked_dataset(path)
    opened = read_view(view_file, dataset)
    for notice in opened.notices:
        click.echo(f"{view_file}: {notice}", err=True)
    return f"?{query_with_date(opened.view, dataset)}"
