"""The alignment matrix as a picture: rows and columns with a mark in each cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from explorer.analysis.alignment import AlignmentMatrix
from explorer.data.model import Dataset
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.chart_parts import (
    CHART_TEXT_SIZE,
    PANEL_GAP,
    Chart,
    KeyItem,
    chart_text,
    key_chart,
    moved,
    panel_count,
)
from explorer.presentation.drawing.svg_markup import number, svg_element
from explorer.presentation.drawing.text_block import shortened
from explorer.presentation.matrix_cells import (
    cell_mark,
    mark_colour,
    matrix_legend,
    scale_colours,
    scale_index,
)
from explorer.presentation.matrix_groups import (
    MatrixGroup,
    column_groups,
    lines_with_headings,
    row_groups,
)
from explorer.presentation.theme import PALETTES, Palette, Theme

_ROW_HEIGHT = 20.0
"""Px of a row."""

CELL_WIDTH = 26.0
"""Px of a column at least: as much as the longest mark takes."""

MAX_CELL_WIDTH = 46.0
"""Px to which columns grow where there is room to spare."""

MAX_NAME = 150.0
"""The widest name of a row, and the tallest of a column, in px."""

_GAP, _STRIPE, _HEADING = 8.0, 3.0, 18.0
_DOT = 5.0


@dataclass(frozen=True, slots=True)
class _Table:
    """What all parts of one matrix need to know. Lengths in px."""

    dataset: Dataset
    matrix: AlignmentMatrix
    theme: Theme
    chosen: frozenset[str]
    columns: Sequence[MatrixGroup]
    name_width: float
    head: float
    cell: float = CELL_WIDTH

    @property
    def palette(self) -> Palette:
        return PALETTES[self.theme]


def matrix_chart(
    dataset: Dataset,
    matrix: AlignmentMatrix,
    theme: Theme,
    width: float,
    room: float | None,
    *,
    selected: Sequence[str] = (),
) -> Chart:
    """A matrix with the meaning of its marks below it.

    A long one stands in panels beside each other, one with many columns in blocks below each
    other, so that its words keep their size.

    Args:
        dataset: The dataset, for names.
        matrix: At least a row and a column.
        theme: Light or dark.
        width: Px across that there are.
        room: Px of height that there are, or None for as many as it takes.
        selected: The ids of those whose names stand out.

    """
    palette = PALETTES[theme]
    names = [_cut(dataset.label(row), MAX_NAME) for row in matrix.rows]
    heads = [_cut(dataset.label(column.actor), MAX_NAME) for column in matrix.columns]
    columns = column_groups(dataset, matrix, palette)
    table = _Table(
        dataset,
        matrix,
        theme,
        frozenset(selected),
        columns,
        _widest(names) + _GAP,
        _widest(heads) + _GAP + (_HEADING if columns else 0.0),
    )
    key = key_chart(
        [
            KeyItem(_key_sign(entry.marks), CELL_WIDTH * len(entry.marks), entry.meaning)
            for entry in matrix_legend(matrix, theme)
        ],
        width,
        palette.ink,
    )
    lines = _lines(matrix, row_groups(dataset, matrix, palette))
    fitting = max(int((width - table.name_width) // CELL_WIDTH), 1)
    # Where the height is given, blocks below each other would only make all of it smaller.
    blocks = ceil(len(matrix.columns) / fitting) if room is None else 1
    share = ceil(len(matrix.columns) / blocks)
    parts: list[str] = []
    y, widest = 0.0, key.width
    for first in range(0, len(matrix.columns), share):
        shown = range(first, min(first + share, len(matrix.columns)))
        across = table.name_width + CELL_WIDTH * len(shown)
        # A panel that begins within a group has a heading more.
        free = None if room is None else room - key.height - PANEL_GAP / 2 - _ROW_HEIGHT
        panels = panel_count(
            len(lines), _ROW_HEIGHT, table.head, least=across, width=width, room=free
        )
        spare = (width - PANEL_GAP * (panels - 1)) / panels - table.name_width
        cell = min(max(spare / len(shown), CELL_WIDTH), MAX_CELL_WIDTH)
        block = replace(table, cell=cell)
        across = table.name_width + cell * len(shown)
        tallest = 0.0
        for index, own in enumerate(_panels(lines, panels)):
            x = index * (across + PANEL_GAP)
            parts.append(moved("".join(_panel(block, own, shown)), x, y))
            widest = max(widest, x + across)
            tallest = max(tallest, table.head + _ROW_HEIGHT * len(own))
        y += tallest + PANEL_GAP / 2
    parts.append(moved(key.svg, 0.0, y))
    return Chart(widest, y + key.height, "".join(parts))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a matrix: the number of its row, or None for a heading, and its group.

    `is_again`: a heading that is said again, as its group goes on in another panel.
    """

    row: int | None
    group: MatrixGroup | None
    is_again: bool = False


def _lines(matrix: AlignmentMatrix, groups: Sequence[MatrixGroup]) -> list[_Line]:
    """The lines of a matrix, headings among them, each with its group."""
    found: list[_Line] = []
    for at, row in enumerate(lines_with_headings(matrix)):
        # A heading stands in the line before the first of its group.
        place = at + (row is None)
        group = next((one for one in groups if one.first <= place <= one.last), None)
        found.append(_Line(row, group))
    return found


def _panels(lines: Sequence[_Line], count: int) -> list[list[_Line]]:
    """Lines in so many panels, of like length.

    No panel ends with a heading, and one that begins within a group has its heading first.
    """
    height = ceil(len(lines) / count)
    panels: list[list[_Line]] = []
    for start in range(0, len(lines), height):
        panel = list(lines[start : start + height])
        if panels and panels[-1][-1].row is None:
            panel.insert(0, panels[-1].pop())
        elif panels and panel[0].row is not None and panel[0].group:
            panel.insert(0, _Line(None, panel[0].group, is_again=True))
        panels.append(panel)
    return [panel for panel in panels if panel]


def _panel(table: _Table, lines: Sequence[_Line], columns: range) -> Iterator[str]:
    """The lines of one panel, some of the columns in each, below the names of these."""
    palette, matrix = table.palette, table.matrix
    left = table.name_width
    right = left + table.cell * len(columns)
    for at, column in enumerate(columns):
        actor = matrix.columns[column].actor
        yield _name(table, actor, left + table.cell * (at + 0.5), table.head - _GAP, upright=True)
    yield from _column_groups(table, columns)
    colours = scale_colours(table.theme)
    for index, line in enumerate(lines):
        top = table.head + _ROW_HEIGHT * index
        middle = top + _ROW_HEIGHT / 2
        if line.row is None:
            yield from _row_heading(line, middle, right, palette)
            continue
        row = matrix.rows[line.row]
        yield _name(table, row, 0.0, middle)
        if line.group:
            yield _rect(left - _STRIPE - 1, top, _STRIPE, _ROW_HEIGHT, line.group.colour)
        for at, column in enumerate(columns):
            cell = matrix.cells[line.row][column]
            level, mark = scale_index(cell), cell_mark(cell)
            x = left + table.cell * at
            yield _rect(x + 0.5, top + 0.5, table.cell - 1, _ROW_HEIGHT - 1, colours[level])
            if mark:
                ink = mark_colour(level, table.theme)
                yield chart_text(mark, x + table.cell / 2, middle, ink, anchor="middle")
            if _is_framed(table, row, matrix.columns[column].actor):
                yield _frame(x, top, table.cell, palette)
        if table.chosen == {row}:
            yield _frame(left, top, right - left, palette)


def _is_framed(table: _Table, row: str, column: str) -> bool:
    return len(table.chosen) > 1 and {row, column} == table.chosen


def _row_heading(line: _Line, middle: float, right: float, palette: Palette) -> Iterator[str]:
    group = line.group
    assert group is not None
    yield svg_element("circle", {"cx": _DOT, "cy": middle, "r": _DOT, "fill": group.colour})
    words = f"{group.short}, continued" if line.is_again else group.heading
    words = shortened(words, right - 3 * _DOT, CHART_TEXT_SIZE, Weight.SEMIBOLD)
    yield chart_text(words, 3 * _DOT, middle, palette.ink, weight=Weight.SEMIBOLD)


def _column_groups(table: _Table, columns: range) -> Iterator[str]:
    """What stands above the names of the columns, as far as there is room, and a stripe."""
    palette = table.palette
    for group in table.columns:
        first, last = max(group.first, columns.start), min(group.last, columns.stop - 1)
        if first > last:
            continue
        x = table.name_width + table.cell * (first - columns.start)
        wide = table.cell * (last - first + 1)
        fitting = [
            words
            for words in (group.heading, group.short)
            if text_width(words, CHART_TEXT_SIZE, Weight.SEMIBOLD) <= wide - 4
        ]
        words = fitting[0] if fitting else _cut(group.short, wide - 4)
        yield chart_text(words, x + 1, _HEADING / 2, palette.ink, weight=Weight.SEMIBOLD)
        colour = group.colour or palette.rule
        yield _rect(x + 1, _HEADING, wide - 2, _STRIPE if group.colour else 1.0, colour)


def _name(table: _Table, actor: str, x: float, y: float, *, upright: bool = False) -> str:
    """The name of a row or a column; that of who is selected stands out."""
    is_chosen = actor in table.chosen
    weight = Weight.SEMIBOLD if is_chosen else Weight.REGULAR
    words = _cut(table.dataset.label(actor), MAX_NAME)
    colour = table.palette.accent if is_chosen else table.palette.ink
    return chart_text(words, x, y, colour, weight=weight, upright=upright)


def _cut(name: str, width: float) -> str:
    return shortened(name, width, CHART_TEXT_SIZE, Weight.SEMIBOLD)


def _widest(names: Iterable[str]) -> float:
    widths = (text_width(name, CHART_TEXT_SIZE, Weight.SEMIBOLD) for name in names)
    return max(widths, default=0.0)


def _key_sign(marks: Sequence[tuple[str, str, str]]) -> str:
    """Samples of cells beside each other."""
    parts = []
    for at, (mark, ground, ink) in enumerate(marks):
        x = CELL_WIDTH * at
        parts.append(_rect(x, -8.0, CELL_WIDTH - 2, 16.0, ground))
        parts.append(chart_text(mark, x + CELL_WIDTH / 2 - 1, 0.0, ink, anchor="middle"))
    return "".join(parts)


def _rect(x: float, y: float, width: float, height: float, fill: str | None) -> str:
    return svg_element("rect", {"x": x, "y": y, "width": width, "height": height, "fill": fill})


def _frame(x: float, y: float, width: float, palette: Palette) -> str:
    """A frame around what is selected."""
    path = f"M{number(x)} {number(y)}h{number(width)}v{number(_ROW_HEIGHT)}h{number(-width)}z"
    return svg_element(
        "path", {"d": path, "fill": "none", "stroke": palette.accent, "stroke-width": 2}
    )
