"""The commands, as `conflict-explorer` and as `python -m explorer`.

Each is a module of `commands`, and imports what it needs when it runs. A command returns its
exit code: 0 (or nothing) done, 1 the data is wrong, 2 the command line is wrong, 3 the
machine lacks something. What was asked for goes to standard output, words about it to
standard error.
"""

from __future__ import annotations

import gc
import os
import sys

import click

from explorer.commands.check import check
from explorer.commands.common import DONE, MISSING_TOOL, WRONG_DATA
from explorer.commands.export import export
from explorer.commands.importing import importing
from explorer.commands.schema import schema
from explorer.commands.serve import serve
from explorer.commands.snapshot import snapshot
from explorer.errors import ExplorerError, MissingToolError

_INTERRUPTED = 130  # as a shell counts Ctrl+C

OBJECTS_BEFORE_COLLECTION = 200_000
"""How many new objects there are before Python looks for garbage among them.

Nearly all that a command makes while it starts stays; looking through it again and again, as
the default of 700 has it, takes a tenth of a second.
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="conflict-explorer")
def commands() -> None:
    """Who supports whom, who fights whom, since when, and who says so."""


for _command in (serve, check, export, snapshot, importing, schema):
    commands.add_command(_command)


def main() -> None:
    """Run the command that was asked for, and end the process with its exit code."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
    # For the small matrices of a layout a second thread costs more than it saves.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # pydantic would look for plugins among all packages of the machine; there are none for us.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
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
        # The program that read our output has ended; drop what is still buffered for it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except MissingToolError as error:
        click.echo(f"conflict-explorer: {error}", err=True)
        return MISSING_TOOL
    except ExplorerError as error:
        click.echo(error, err=True)
        return WRONG_DATA
    except (OSError, MemoryError) as error:
        click.echo(f"conflict-explorer: {str(error) or 'out of memory'}", err=True)
        return MISSING_TOOL
    return code or DONE
