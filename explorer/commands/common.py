"""What several commands share: the data file, the view options, the ways to fail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from explorer.data.model import Dataset
    from explorer.graph.view import View

DONE, WRONG_DATA, WRONG_COMMAND, MISSING_TOOL = 0, 1, 2, 3

_VIEW_OPTIONS = {
    "theater": ("ID", "Only this theater; 'all' for all of them."),
    "date": (
        "DATE",
        "The day, as 2019-12-25 or '25 December 2019', or the days, as 2015..2019; 'any' for all.",
    ),
    "kinds": ("KIND,...", "Only links of these kinds."),
    "types": ("TYPE,...", "Only actors of these types."),
    "confidence": ("LEVEL,...", "Only links of these confidences: high, moderate, low."),
    "focus": ("ID", "Only what lies around this actor or alliance."),
    "hops": ("1-3", "How many steps around the focus."),
}


class WrongCommandError(click.ClickException):
    """The command line is wrong, and one line says how."""

    exit_code = WRONG_COMMAND


data_argument = click.argument("data", required=False, type=click.Path(path_type=Path))


def data_file(data: Path | None) -> Path:
    """The data file that was named, or the shipped one."""
    from explorer.data.package_data import data_path

    return data_path() if data is None else data


def view_options_with(*repeatable: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the options that make a view, each as the part of a URL of that name.

    The command gets one argument for all of them, `view_parts`: the options that were given, by
    name; `view_from_options` makes a view of them and a dataset. `repeatable`: the names of
    options that may be given more than once; if there are any, all values are tuples.
    """

    def decorated(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def with_view_parts(**arguments: Any) -> Any:
            given = {name: arguments.pop(name) for name in _VIEW_OPTIONS}
            view_parts = {name: value for name, value in given.items() if value not in (None, ())}
            if repeatable:
                view_parts = {k: v if isinstance(v, tuple) else (v,) for k, v in view_parts.items()}
            return command(view_parts=view_parts, **arguments)

        for name, (metavar, words) in reversed(_VIEW_OPTIONS.items()):
            more = " May be said more than once." if name in repeatable else ""
            with_view_parts = click.option(
                f"--{name}", metavar=metavar, help=words + more, multiple=name in repeatable
            )(with_view_parts)
        return with_view_parts

    return decorated


view_options = view_options_with()
"""The options that make one view."""


def view_from_options(
    view_parts: Mapping[str, str], dataset: Dataset, start: View | None = None
) -> View:
    """The view that options describe. Raises WrongCommandError for a value that makes no sense."""
    from explorer.graph.date_entry import DateEntryError, read_days
    from explorer.graph.view import ANY, default_view
    from explorer.graph.view_query import REASON_ALONE, change_view

    view = start or default_view(dataset)
    for name, value in view_parts.items():
        text = value
        if name == "date" and value != ANY:
            try:
                text = str(read_days(value))
            except DateEntryError as error:
                raise WrongCommandError(f"--date: {error}") from None
        view, reasons = change_view(view, name, text, dataset, notice=REASON_ALONE)
        for reason in reasons:
            raise WrongCommandError(f"--{name}: {reason}")
    return view


def cannot_write(path: Path, error: OSError) -> NoReturn:
    """Raise WrongCommandError with the reason why the output cannot be written to a path."""
    reasons = {
        FileNotFoundError: "there is no such folder",
        FileExistsError: "there is a file of that name, and it is to be a folder",
        NotADirectoryError: "what should be a folder in it is a file",
        IsADirectoryError: "it is a folder",
        PermissionError: "this user may not",
    }
    if type(error) not in reasons:
        raise error
    raise WrongCommandError(f"cannot write {path}: {reasons[type(error)]}") from None
