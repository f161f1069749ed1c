"""The exceptions of this package; `ExplorerError` is the base of all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MAX_LISTED_PROBLEMS = 200
"""Problems that the text of an error lists; it counts the rest."""

_MAX_QUOTED_LENGTH = 60


def quoted(text: str) -> str:
    """A piece of a file as a message shows it: in quotes, in one line, and not too long."""
    if len(text) > _MAX_QUOTED_LENGTH:
        text = text[: _MAX_QUOTED_LENGTH - 1] + "…"
    return repr(text)


class ExplorerError(Exception):
    """The base of every error that this package raises on purpose.

    Its text is fit to be shown to a user.
    """


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in a file, and how to mend it.

    Attributes:
        file: The path of the file, as it was given.
        line: From 1; 0 if the problem concerns the file as a whole.
        column: From 1; 0 if the problem concerns the file as a whole.
        message: What is wrong, in one line.
        hint: How to mend it; may be empty.
        code: The kind of problem, `unknown-reference`, say, which stays when words change.

    """

    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    code: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.message}" + (f"; {self.hint}" if self.hint else "")


class DataError(ExplorerError):
    """A data file cannot be used.

    Attributes:
        problems: Everything found in it, sorted by file, line and column.

    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        lines = [str(problem) for problem in self.problems[:MAX_LISTED_PROBLEMS]]
        if len(self.problems) > MAX_LISTED_PROBLEMS:
            lines.append(f"... and {len(self.problems) - MAX_LISTED_PROBLEMS} more")
        super().__init__("\n".join(lines))


class MissingToolError(ExplorerError):
    """A program or package is missing on this machine; the text says how to get it."""
