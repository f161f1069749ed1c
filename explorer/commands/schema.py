"""`schema`: the JSON Schema of the data file."""

from __future__ import annotations

from typing import IO

import click


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.File("w", encoding="utf-8", lazy=True),
    default="-",
    help="Where to write it; standard output if left out.",
)
def schema(output: IO[str]) -> None:
    """Print the JSON Schema of a data file, for editors."""
    from explorer.data.json_schema import json_schema_text

    output.write(json_schema_text())
