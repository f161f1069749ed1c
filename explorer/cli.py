"""The commands, as `conflict-explorer` and as `python -m explorer`.

Each imports what it needs when it runs, so that `check` never loads Dash. A command returns
its exit code: 0 (or nothing) done, 1 the data is wrong, 2 the command line is wrong, 3 the
machine lacks something. What was asked for goes to standard output, words about it to
standard error.
"""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import IO
from wsgiref.types import WSGIApplication

import click

from explorer.commands.export import export
from explorer.errors import ExplorerError, MissingToolError

DONE, WRONG_DATA, WRONG_COMMAND, MISSING_TOOL = 0, 1, 2, 3
_INTERRUPTED = 130  # as a shell counts Ctrl+C


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="conflict-explorer")
def commands() -> None:
    """Who supports whom, who fights whom, since when, and who says so."""


data_argument = click.argument("data", required=False, type=click.Path(path_type=Path))


def data_file(data: Path | None) -> Path:
    """The data file that was named, or the shipped one."""
    from explorer.shipped import data_path

    return data_path() if data is None else data


@commands.command()
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
    explains it, and ends it.
    """
    from explorer import checking

    verdict = checking.check(data_file(data))
    if form == "json":
        click.echo(verdict.json)
    else:
        for line in verdict.lines:
            click.echo(line)
        click.echo(verdict.summary, err=bool(verdict.lines))
    return WRONG_DATA if verdict.problems or (strict and verdict.warnings) else DONE


@commands.command()
@click.option(
    "-o",
    "--output",
    type=click.File("w", encoding="utf-8", lazy=True),
    default="-",
    help="Where to write it; standard output if left out.",
)
def schema(output: IO[str]) -> None:
    """Print the JSON Schema of a data file, for editors."""
    from explorer.schema import schema_text

    output.write(schema_text())


@commands.command()
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
def serve(
    data: Path | None, host: str, port: int, *, open_browser: bool | None, watch: bool
) -> None:
    """Serve the page of a data file; the shipped one if DATA is left out."""
    from explorer import serving, watching
    from explorer.reading import read
    from explorer.web.app import create_app

    path = data_file(data)

    def load() -> WSGIApplication:
        app: WSGIApplication = create_app(read(path)).server
        return app

    def ready(url: str) -> None:
        click.echo(f"Serving on {url} (Ctrl+C stops)")

    with ExitStack() as stack:
        follow = watching.watching(path, load, say=partial(click.echo, err=True))
        app = stack.enter_context(follow) if watch else load()
        wanted = serving.at_a_screen() if open_browser is None else open_browser
        serving.serve(app, host, port, ready=ready, open_browser=wanted)


commands.add_command(export)


def main() -> None:
    """Run the command that was asked for, and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A name in letters that a terminal cannot show must not end a command.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    sys.exit(run())


def run(arguments: list[str] | None = None) -> int:
    """Run a command and give its exit code. No traceback ever reaches a user."""
    try:
        code = commands.main(arguments, prog_name="conflict-explorer", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click turns the one into the other
        # Whoever read our output has gone, and what Python still holds for it with him.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except MissingToolError as error:
        click.echo(f"conflict-explorer: {error}", err=True)
        return MISSING_TOOL
    except ExplorerError as error:
        click.echo(error, err=True)
        return WRONG_DATA
    except (OSError, MemoryError) as error:
        click.echo(f"conflict-explorer: {error or 'out of memory'}", err=True)
        return MISSING_TOOL
    return code or DONE
