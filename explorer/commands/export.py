"""`export`: a view of the data, for another program."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.commands.common import (
    WrongCommandError,
    cannot_write,
    data_argument,
    data_file,
    view_of,
    view_options,
)


@click.command()
@data_argument
@view_options
@click.option("--format", "form", type=click.Choice(["json"]), help="x")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default="-", help="Where to write it."
)
def export(data: Path | None, asked: dict[str, str], form: str | None, output: Path) -> None:
    """Write what a view shows, for another program."""
    from explorer.captions import counts
    from explorer.exchange import files, nodelink
    from explorer.graph import build
    from explorer.reading import read
    from explorer.view import select

    if form is None:
        raise WrongCommandError("--format: say one of json")
    dataset = read(data_file(data))
    shown = select(build(dataset), view_of(asked, dataset))
    try:
        files.write(output, nodelink.to_bytes(shown))
    except OSError as error:
        cannot_write(output, error)
    click.echo(f"{output}: {counts(shown)}", err=True)
