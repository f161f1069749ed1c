"""`import`: other people's data as a data file, with a command for each format."""

from __future__ import annotations

from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING

import click

from explorer.commands.common import WrongCommandError, cannot_write
from explorer.data.words import count_noun
from explorer.exchange.import_formats import IMPORT_FORMATS, ImportFormat
from explorer.exchange.import_result import UnknownLocationError

if TYPE_CHECKING:
    from explorer.data.model import Dataset


@click.group(name="import")
def importing() -> None:
    """Make a data file of other people's data."""


def _import_command(name: str, import_format: ImportFormat) -> click.Command:
    """The command of one format: `import NAME FILE -o PATH`."""

    def run(file: Path, output: Path, locations: tuple[str, ...] = ()) -> None:
        try:
            imported = import_format.make(file, locations)
        except UnknownLocationError as error:
            raise WrongCommandError(f"--location: {error}") from None
        for line in imported.summary():
            click.echo(line, err=True)
        _write_dataset(imported.dataset, file, output)

    parameters: list[click.Parameter] = [
        click.Argument(["file"], type=click.Path(path_type=Path)),
        click.Option(
            ["-o", "--output"],
            metavar="PATH",
            type=click.Path(path_type=Path),
            required=True,
            help="The data file to write; - is standard output.",
        ),
    ]
    if import_format.by_location:
        location = click.Option(
            ["--location", "locations"],
            metavar="NAME",
            multiple=True,
            help="Only what happened there: a country, or a location as the dataset calls it. "
            "May be given several times.",
        )
        parameters.insert(1, location)
    return click.Command(name, callback=run, params=parameters, help=cleandoc(import_format.help))


for _name, _import_format in IMPORT_FORMATS.items():
    importing.add_command(_import_command(_name, _import_format))


def _write_dataset(dataset: Dataset, file: Path, output: Path) -> None:
    """Write the data file, once it is sure that it can be read again."""
    from explorer.data.reading import read_text
    from explorer.exchange import files, yaml_dump

    source = file.name.encode("ascii", "replace").decode()
    text = yaml_dump.dataset_to_yaml(dataset, [f"Made by conflict-explorer import from {source}."])
    read_text(text, str(output))
    try:
        files.write_file(output, text.encode())
    except OSError as error:
        cannot_write(output, error)
    counts = (
        count_noun(len(dataset.actors), "actor"),
        count_noun(len(dataset.links), "link"),
        count_noun(len(dataset.theaters), "theater"),
    )
    click.echo(f"{output}: {', '.join(counts)}", err=True)
