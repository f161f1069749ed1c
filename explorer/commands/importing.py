"""`import`: other people's data as a data file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from explorer.commands.common import WrongCommandError, cannot_write
from explorer.data.words import count_noun

if TYPE_CHECKING:
    from explorer.data.model import Dataset
    from explorer.exchange.ucdp.common import ImportedDataset

file_argument = click.argument("file", type=click.Path(path_type=Path))
output_option = click.option(
    "-o",
    "--output",
    metavar="PATH",
    type=click.Path(path_type=Path),
    required=True,
    help="The data file to write; - is standard output.",
)
location_option = click.option(
    "--location",
    "locations",
    metavar="NAME",
    multiple=True,
    help="Only what happened there: a country, or a location as the dataset calls it. "
    "May be given several times.",
)


@click.group(name="import")
def importing() -> None:
    """Make a data file of other people's data."""


@importing.command(name="ucdp-esd")
@file_argument
@location_option
@output_option
def ucdp_esd(file: Path, locations: tuple[str, ...], output: Path) -> None:
    """The UCDP External Support Dataset, actor-year, as published (.xlsx or .csv).

    Consecutive years become one period. A supporter's link is 'military' unless it was the
    only one that year. What became of each row is summed up at the end.
    """
    from explorer.exchange.ucdp import external_support
    from explorer.exchange.ucdp.common import UnknownLocationError

    try:
        imported = external_support.import_external_support(file, locations)
    except UnknownLocationError as error:
        raise WrongCommandError(f"--location: {error}") from None
    _finish_ucdp(imported, file, output)


@importing.command(name="ucdp-dyadic")
@file_argument
@location_option
@output_option
def ucdp_dyadic(file: Path, locations: tuple[str, ...], output: Path) -> None:
    """The UCDP Dyadic Dataset, as published (.csv or .xlsx).

    The two sides of a pair fight each other; second parties sent troops to their side.
    """
    from explorer.exchange.ucdp import dyadic
    from explorer.exchange.ucdp.common import UnknownLocationError

    try:
        imported = dyadic.import_dyadic(file, locations)
    except UnknownLocationError as error:
        raise WrongCommandError(f"--location: {error}") from None
    _finish_ucdp(imported, file, output)


@importing.command(name="csv")
@file_argument
@output_option
def tables(file: Path, output: Path) -> None:
    """Your own tables: a folder or a .zip with actors.csv and links.csv.

    They look as 'export --format csv' writes them; docs/exchange.md names the columns. What
    is wrong in them is shown with the table and its line.
    """
    from explorer.exchange.csv import read

    brought = read.import_tables(file)
    _finish(brought.dataset, file, output)
    for remark in brought.remarks:
        click.echo(f"  {remark}", err=True)


def _finish_ucdp(imported: ImportedDataset, file: Path, output: Path) -> None:
    for line in imported.account.lines():
        click.echo(line, err=True)
    for remark in imported.remarks:
        click.echo(f"  {remark}", err=True)
    _finish(imported.dataset, file, output)


def _finish(dataset: Dataset, file: Path, output: Path) -> None:
    """Write the data file, once it is sure that it can be read again."""
    from explorer.data.reading import read_text
    from explorer.exchange import files, yaml_dump

    text = yaml_dump.dataset_to_yaml(dataset, _remarks(file))
    read_text(text, str(output))
    try:
        files.write_file(output, text.encode())
    except OSError as error:
        cannot_write(output, error)
    held = (
        count_noun(len(dataset.actors), "actor"),
        count_noun(len(dataset.links), "link"),
        count_noun(len(dataset.theaters), "theater"),
    )
    click.echo(f"{output}: {', '.join(held)}", err=True)


def _remarks(file: Path) -> Iterable[str]:
    name = file.name.encode("ascii", "replace").decode()
    yield f"Made by conflict-explorer import from {name}."
