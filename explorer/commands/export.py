"""`export`: what a view shows, for another program."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.commands.common import (
    WrongCommandError,
    cannot_write,
    data_argument,
    data_file,
    view_from_options,
    view_options,
)
from explorer.exchange.export_formats import EXPORT_FORMATS, export_view, format_from_path

_ENDINGS = ", ".join(
    each.endings[0] + ("" if each.endings[0] == f".{name}" else f" ({name})")
    for name, each in EXPORT_FORMATS.items()
)


@click.command()
@data_argument
@view_options
@click.option(
    "--format",
    "format_name",
    type=click.Choice([*EXPORT_FORMATS]),
    help=f"Left out, the ending of the file says it: {_ENDINGS}.",
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    type=click.Path(path_type=Path),
    required=True,
    help="Where to write it; - is standard output. CSV goes into a folder, or into a .zip.",
)
def export(
    data: Path | None, view_parts: dict[str, str], format_name: str | None, output: Path
) -> None:
    """Write what a view shows; of the shipped data if DATA is left out.

    The same view has the same actors, alliances and links here as on the page.
    """
    from explorer.checks.story_views import read_checked_dataset
    from explorer.presentation.captions import count_words
    from explorer.workspace import Workspace

    format_name = format_name or format_from_path(output)
    if format_name is None:
        raise WrongCommandError(
            f"{output} does not say in which form; add --format {'|'.join(EXPORT_FORMATS)}"
        )
    workspace = Workspace(read_checked_dataset(data_file(data)))
    view = view_from_options(view_parts, workspace.dataset)
    try:
        export_view(workspace, view, format_name, output)
    except OSError as error:
        cannot_write(output, error)
    click.echo(f"{output}: {count_words(workspace.select(view))}", err=True)
