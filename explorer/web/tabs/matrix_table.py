"""The alignment matrix as a table of the page, as plain data.

A large one has some 30,000 cells, so the data says what differs from cell to cell and
assets/scripts/matrix-table.js makes the elements. Colours are classes, so both themes have the
same table.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from explorer.analysis.alignment import Alignment, AlignmentMatrix, AlignmentType
from explorer.data.model import Dataset
from explorer.layout.font import Weight, text_width
from explorer.presentation.cell_words import cell_words, no_stand_words
from explorer.presentation.matrix_cells import cell_mark, scale_index
from explorer.presentation.matrix_groups import MatrixGroup, column_groups, row_groups
from explorer.presentation.theme import PALETTES, Theme, camp_class_name

MAX_FITTED_COLUMNS = 24
"""With more columns than these a matrix is as wide as it needs, and scrolls."""

MIN_UPRIGHT_COLUMNS = 9
"""With so many columns, or more, their names are written upwards."""

MAX_COLUMN_WORD = 38
"""Widest word above a column, in pixels, where it is written across."""

MAX_HEADING_WIDTH = 150
"""Widest name of a row, and tallest of a column, in pixels: what is longer is cut by the page."""

HEADING_SIZES = (12.0, 11.0)
"""Font sizes of the names of rows and of columns, in pixels."""

LEAST_CELL = 26
"""Px of a column at least."""

_ROW_PADDING, _COLUMN_PADDING, _HEADING_GAP, _LEAST_LETTERS = 16, 10, 6, 5


def matrix_table(
    dataset: Dataset, matrix: AlignmentMatrix, selected: Sequence[str] = ()
) -> dict[str, Any]:
    """A matrix as plain JSON values.

    Args:
        dataset: The dataset, for names.
        matrix: At least a row and a column.
        selected: The ids of those whose names stand out; of one actor its row, of two the
            cells between them.

    Returns:
        `rows`: lines with the heading of a side (`heading`, `camp`), or with `id`, `name`,
        `camp`, a mark and a digit for the colour of each cell (`marks`, `levels`), what each
        says (`words`, empty for one that says `noStand`), and the places of cells in a frame
        (`framed`). `columns` have `id` and `name`; `columnGroups` a `name`, how much of it is
        `shown`, and how many columns they `span`.
        `rowWidth` and `headHeight` are pixels.

    """
    chosen = frozenset(selected)
    palette = PALETTES[Theme.LIGHT]
    row_names = [dataset.label(row) for row in matrix.rows]
    column_names = [dataset.label(column.actor) for column in matrix.columns]
    upright = len(column_names) >= MIN_UPRIGHT_COLUMNS or any(
        text_width(word, HEADING_SIZES[1]) > MAX_COLUMN_WORD
        for name in column_names
        for word in name.split()
    )
    # A side has one number for the map, for rows and for columns.
    camps = [camp_class_name(group.number) for group in matrix.groups]
    has_theaters = any(column.theater for column in matrix.columns)
    lines: list[dict[str, Any]] = []
    numbers = iter(range(len(matrix.rows)))
    for group, camp in zip(row_groups(dataset, matrix, palette), camps, strict=True):
        lines.append({"heading": group.heading, "camp": camp})
        lines += [
            _line(dataset, matrix, next(numbers), chosen) | {"camp": camp}
            for _ in range(group.first, group.last + 1)
        ]
    lines += [_line(dataset, matrix, number, chosen) for number in numbers]
    return {
        "caption": "Who stands how to whom",
        "corner": "Actor",
        "upright": upright,
        "fitted": len(column_names) <= MAX_FITTED_COLUMNS,
        "rowWidth": _heading_width(row_names, HEADING_SIZES[0]) + _ROW_PADDING,
        "headHeight": (
            _heading_width(column_names, HEADING_SIZES[1]) + _COLUMN_PADDING
            if upright
            else ceil(max(len(name.split()) for name in column_names) * 14.0) + _COLUMN_PADDING
        ),
        "noStand": no_stand_words("{actor}", "{party}"),
        "columnGroups": [
            {"name": group.heading, "shown": _shown(group), "span": group.last - group.first + 1}
            | ({} if has_theaters else {"camp": camps[at]})
            for at, group in enumerate(column_groups(dataset, matrix, palette))
        ],
        "columns": [
            {"id": column.actor, "name": name}
            | ({"chosen": True} if column.actor in chosen else {})
            for column, name in zip(matrix.columns, column_names, strict=True)
        ],
        "rows": lines,
    }


def _line(
    dataset: Dataset, matrix: AlignmentMatrix, number: int, chosen: frozenset[str]
) -> dict[str, Any]:
    """A row with its cells."""
    row, cells = matrix.rows[number], matrix.cells[number]
    line: dict[str, Any] = {
        "id": row,
        "name": dataset.label(row),
        "levels": "".join(str(scale_index(cell)) for cell in cells),
        "marks": [cell_mark(cell) for cell in cells],
        "words": [_said(dataset, cell) for cell in cells],
    }
    if row in chosen:
        line["chosen"] = True
        if len(chosen) > 1:
            others = chosen - {row}
            line["framed"] = [
                at for at, column in enumerate(matrix.columns) if column.actor in others
            ]
        else:
            line["framed"] = list(range(len(cells)))
    return line


def _said(dataset: Dataset, cell: Alignment) -> str:
    """What a cell says; nothing where it says what every empty one does."""
    is_empty = cell.type is AlignmentType.NONE and not cell.is_itself and cell.confidence is None
    return "" if is_empty else cell_words(dataset, cell)


def _shown(group: MatrixGroup) -> str:
    """What stands above a group of columns: nothing where a few letters would say nothing."""
    room = (group.last - group.first + 1) * LEAST_CELL - _HEADING_GAP
    size = HEADING_SIZES[0]
    if text_width(group.heading, size, Weight.SEMIBOLD) <= room:
        return group.heading
    few = text_width(group.short[:_LEAST_LETTERS], size, Weight.SEMIBOLD)
    return group.short if few <= room else ""


def _heading_width(names: Sequence[str], size: float) -> int:
    widest = max((text_width(name, size, Weight.SEMIBOLD) for name in names), default=0.0)
    return ceil(min(widest, MAX_HEADING_WIDTH))
