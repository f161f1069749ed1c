"""What can go wrong, in one small tree: catch `ExplorerError` and you have caught it all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST_SHOWN = 200
"""More problems than this nobody reads at once; the text of an error counts the rest."""

_MOST_QUOTED = 60


def quoted(text: str) -> str:
    """A piece of a file as a message shows it: in quotes, in one line, and not too long."""
    if len(text) > _MOST_QUOTED:
        text = text[: _MOST_QUOTED - 1] + "…"
    return repr(text)


class ExplorerError(Exception):
    """The root of every error that this package raises on purpose.

    Its text is one line, fit to be shown to a user.
    """


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in a file, and how to mend it.

    `line` and `column` count from 1; 0 means that the problem concerns the file as a whole.
    `code` names the kind of problem, whatever its words: `unknown-reference`, say.
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
    """A data file cannot be used. `problems` holds everything found in it, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        lines = [str(problem) for problem in self.problems[:MOST_SHOWN]]
        if len(self.problems) > MOST_SHOWN:
            lines.append(f"... and {len(self.problems) - MOST_SHOWN} more")
        super().__init__("\n".join(lines))


class MissingToolError(ExplorerError):
    """The machine lacks something (a browser, say); the text says how to get it."""
