"""Places in files, as values, and lists of them that stay small."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple


class Place(NamedTuple):
    """A place in a file; line and column count from 1, as editors do.

    Line 0: the file as a whole. `file` is empty for the file that is being read; it is
    named where one dataset comes from several files.
    """

    line: int
    column: int
    file: str = ""

    @property
    def line_words(self) -> str:
        """As a sentence has it: `line 12`, or `line 12 of links.csv`."""
        return f"line {self.line}" + (f" of {PurePath(self.file).name}" if self.file else "")


WHOLE_FILE = Place(0, 0)
"""The place of what concerns a file as a whole."""

START_OF_FILE = Place(1, 1)


class PlaceList:
    """A list of places in eight bytes each; a large file has millions of them."""

    __slots__ = ("_files", "_numbers")

    def __init__(self) -> None:
        self._numbers = array("I")  # line and column in turn
        self._files: list[str] | None = None  # only where a place names its file

    def append(self, place: Place) -> None:
        """Add a place."""
        if place.file or self._files is not None:
            if self._files is None:
                self._files = [""] * len(self)
            self._files.append(place.file)
        self._numbers.extend(place[:2])

    def append_mark(self, line: int, column: int) -> None:
        """Add a place in the file that is being read, given from 0 as YAML's marks count."""
        self._numbers.append(line + 1)
        self._numbers.append(column + 1)

    def __len__(self) -> int:
        return len(self._numbers) // 2

    def __getitem__(self, index: int) -> Place:
        if index < 0:
            raise IndexError(index)
        numbers = self._numbers
        file = self._files[index] if self._files is not None else ""
        return Place(numbers[2 * index], numbers[2 * index + 1], file)

    def __iter__(self) -> Iterator[Place]:
        return map(self.__getitem__, range(len(self)))

    def __delitem__(self, index: int) -> None:
        del self._numbers[2 * index : 2 * index + 2]
        if self._files is not None:
            del self._files[index]
