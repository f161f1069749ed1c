"""Collects the problems of a file while it is read; their words are made at the end."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from itertools import chain
from typing import Any, NamedTuple

from explorer.data.ids import is_id
from explorer.data.places import WHOLE_FILE, Place
from explorer.data.problem_texts import PROBLEM_TEXTS, ProblemCode, ProblemText, problem_words
from explorer.errors import DataError, Problem, quoted

_MAX_PROBLEMS = 10_000
_MAX_COMPARED_LENGTH = 80
_MAX_COMPARISONS = 300_000


def display_id(key: str) -> str:
    """An id as messages show it, whether it is a valid id or not."""
    return key if is_id(key) and len(key) <= _MAX_COMPARED_LENGTH else quoted(key)


class RawProblem(NamedTuple):
    """A problem before it has words."""

    place: Place
    code: ProblemCode
    arguments: Mapping[str, Any]


class ProblemCollector:
    """Everything that is wrong in one file.

    `texts` are the words for each code: those of a data file, unless a reader of another
    kind of file has its own.
    """

    def __init__(self, file: str, texts: Mapping[ProblemCode, ProblemText] = PROBLEM_TEXTS) -> None:
        self.file = file
        self._texts = texts
        self._problems: list[RawProblem] = []
        self._comparisons_left = _MAX_COMPARISONS

    def add_problem(self, place: Place | None, code: ProblemCode, **arguments: Any) -> None:
        """Note one problem; without a place it concerns the file as a whole."""
        if len(self._problems) == _MAX_PROBLEMS:
            too_many = RawProblem(
                WHOLE_FILE, ProblemCode.TOO_MANY_PROBLEMS, {"most": _MAX_PROBLEMS}
            )
            self._problems.append(too_many)
        if len(self._problems) < _MAX_PROBLEMS:
            self._problems.append(RawProblem(place or WHOLE_FILE, code, arguments))

    def add(self, place: Place | None, message: str, hint: str = "") -> None:
        """Note a problem that has no code, in words: that of a table or a saved view."""
        self.add_problem(place, ProblemCode.OTHER, message=message, hint=hint)

    def nearest(self, word: str, *known: Collection[str]) -> str:
        """The known word that is most like a wrong one, or nothing where none is near.

        Comparing is slow, so there is a limit to it: with a thousand wrong ids among ten
        thousand right ones, the last ones are compared with nothing.
        """
        if len(word) > _MAX_COMPARED_LENGTH:
            return ""
        self._comparisons_left -= sum(map(len, known))
        if self._comparisons_left < 0:
            return ""
        pool = list(chain.from_iterable(known))
        found = get_close_matches(word, pool, n=1) or get_close_matches(word.lower(), pool, n=1)
        return found[0] if found else ""

    def nearest_hint(self, word: str, *known: Collection[str]) -> str:
        """The hint `did you mean ...?`, or nothing where no known word is near."""
        near = self.nearest(word, *known)
        return f"did you mean {near!r}?" if near else ""

    def is_known_at(self, place: Place) -> bool:
        """Whether there is a problem at a place already."""
        return any(problem.place == place for problem in self._problems)

    def raise_if_any(self) -> None:
        """Raise DataError with everything that was found, if anything was."""
        if self._problems:
            raise self.error()

    def error(self) -> DataError:
        """Everything that was found, in words, to be raised."""
        # One cause can be met twice at one place; it is shown once.
        return DataError(dict.fromkeys(map(self._in_words, self._problems)))

    def _in_words(self, problem: RawProblem) -> Problem:
        place, code, arguments = problem
        message, hint = problem_words(code, arguments, self._texts)
        file = place.file or self.file
        return Problem(file, place.line, place.column, message, hint, code.value)
