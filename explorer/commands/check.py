"""`check`: every problem of a data file, at once."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.commands.common import DONE, WRONG_DATA, data_argument, data_file


@click.command()
@data_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="One line for each problem, or one JSON object.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 where there are warnings, too.")
def check(data: Path | None, form: str, *, strict: bool) -> int:
    """Check a data file; the shipped one if DATA is left out.

    Shows every problem at once, as FILE:LINE:COLUMN: what is wrong, and exits with 1 if
    there is one. A warning is about what looks wrong and may be right: a note in the data
    explains it, and silences it.
    """
    from explorer.checks import report

    found = report.check_file(data_file(data))
    if form == "json":
        click.echo(found.json)
    else:
        for line in found.lines:
            click.echo(line)
        click.echo(found.summary, err=bool(found.lines))
    return WRONG_DATA if found.problems or (strict and found.warnings) else DONE
