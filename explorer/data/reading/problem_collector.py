"""The list of problems that grows while a file is read."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from itertools import chain

from explorer.data.ids import is_id
from explorer.errors import DataError, Problem, quoted

_MOST_KEPT = 10_000
_LONGEST_COMPARED = 80
_MOST_COMPARED = 300_000


def pack(line: int, column: int) -> int:
    """A place as one number; line and column count from 0. A large file has millions."""
    return line << 32 | column


def unpack(place: int) -> tuple[int, int]:
    """Line and column of a packed place, counted from 1, as editors do."""
    return (place >> 32) + 1, (place & 0xFFFFFFFF) + 1


def display_id(key: str) -> str:
    """How messages call an object of that id, be it a proper id or not."""
    return key if is_id(key) and len(key) <= _LONGEST_COMPARED else quoted(key)


class ProblemCollector:
    """Everything that is wrong in one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[Problem] = []
        self._left = _MOST_COMPARED

    def add(self, place: int | None, message: str, hint: str = "") -> None:
        """Note one problem; without a place it concerns the file as a whole."""
        if len(self._problems) == _MOST_KEPT:
            self._problems.append(
                Problem(self.file, 0, 0, f"more than {_MOST_KEPT:,} problems", "begin with these")
            )
        if len(self._problems) < _MOST_KEPT:
            line, column = (0, 0) if place is None else unpack(place)
            self._problems.append(Problem(self.file, line, column, message, hint))

    def nearest(self, word: str, *known: Collection[str]) -> str:
        """The hint `did you mean ...?`, or nothing where no known word is near.

        Comparing is slow, so there is a limit to it: with a thousand wrong ids among ten
        thousand right ones, the last get no hint.
        """
        if len(word) > _LONGEST_COMPARED:
            return ""
        self._left -= sum(map(len, known))
        if self._left < 0:
            return ""
        pool = list(chain.from_iterable(known))
        found = get_close_matches(word, pool, n=1) or get_close_matches(word.lower(), pool, n=1)
        return f"did you mean {found[0]!r}?" if found else ""

    def raise_if_any(self) -> None:
        """End here with everything that was found, if anything was."""
        if self._problems:
            raise self.error()

    def error(self) -> DataError:
        """Everything that was found, to be raised."""
        # One cause can be met twice at one place; it is shown once.
        return DataError(dict.fromkeys(self._problems))
