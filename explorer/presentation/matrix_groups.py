"""The groups in which rows and columns of the alignment matrix stand together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from explorer.analysis.alignment import AlignmentMatrix, RowGroup
from explorer.data.model import Dataset
from explorer.presentation.legend import NO_SIDE_LABEL, SEVERAL_SIDES_LABEL
from explorer.presentation.side_colours import side_label
from explorer.presentation.theme import Palette, camp_colour


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """Rows or columns that stand together, from the place of the first to that of the last.

    `short` is a heading for where there is little room; theaters have no colour.
    """

    first: int
    last: int
    heading: str
    short: str
    colour: str | None = None


def lines_with_headings(matrix: AlignmentMatrix) -> list[int | None]:
    """The lines of a matrix: the numbers of its rows, and None where a camp has its heading."""
    numbers = iter(range(len(matrix.rows)))
    lines: list[int | None] = []
    for group in matrix.groups:
        lines.append(None)
        lines += [next(numbers) for _ in range(group.size)]
    return [*lines, *numbers]


def _group_name(dataset: Dataset, group: RowGroup) -> str:
    if group.is_several:
        return SEVERAL_SIDES_LABEL
    return side_label(dataset, group.parties) if group.parties else NO_SIDE_LABEL


def row_groups(dataset: Dataset, matrix: AlignmentMatrix, palette: Palette) -> list[MatrixGroup]:
    """The sides of the rows; the heading of each stands in the line before its first."""
    groups: list[MatrixGroup] = []
    first = 1
    for group in matrix.groups:
        name = _group_name(dataset, group)
        colour = camp_colour(palette, group.number)
        heading = f"{name} ({group.size})"
        groups.append(MatrixGroup(first, first + group.size - 1, heading, name, colour))
        first += group.size + 1
    return groups


def column_groups(dataset: Dataset, matrix: AlignmentMatrix, palette: Palette) -> list[MatrixGroup]:
    """The theaters of the columns where there are several; or the camps, where they are actors."""
    theaters = [column.theater for column in matrix.columns]
    groups: list[MatrixGroup] = []
    if any(theaters):
        if len(dataset.theaters) > 1 and len(set(theaters)) > 1:
            for theater, own in groupby(theaters):
                first = groups[-1].last + 1 if groups else 0
                name = dataset.theaters[theater].name if theater else ""
                groups.append(MatrixGroup(first, first + len(list(own)) - 1, name, name))
        return groups
    for group in matrix.groups:
        first = groups[-1].last + 1 if groups else 0
        name = _group_name(dataset, group)
        short = ", ".join(map(dataset.label, group.parties)) or name
        colour = camp_colour(palette, group.number)
        groups.append(MatrixGroup(first, first + group.size - 1, name, short, colour))
    return groups
