"""The alignment matrix: who stands how to whom, as a heatmap."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from explorer.analysis.alignment import Alignment, AlignmentMatrix
from explorer.data.model import Dataset
from explorer.layout.font import text_width
from explorer.presentation.matrix_cells import cell_mark, scale_colours, scale_index
from explorer.presentation.matrix_groups import (
    MatrixGroup,
    column_groups,
    lines_with_headings,
    row_groups,
)
from explorer.presentation.theme import PALETTES, Palette, Theme
from explorer.web.charts.chart_layout import (
    CAMP_STRIPE_WIDTH,
    MAX_ROW_LABEL_WIDTH,
    ROW_HEIGHT,
    ROW_LABEL_GAP,
    SMALL_TEXT_SIZE,
    TEXT_SIZE,
    Figure,
    base_layout,
    cut_text,
    plotly_text,
    row_axis,
)
from explorer.web.charts.matrix_cells import cell_words

MAX_FITTED_COLUMNS = 24
"""With more columns than these a matrix is as wide as it needs, and scrolls."""

MIN_UPRIGHT_COLUMNS = 9
"""With so many columns, or more, their names are written upwards."""

MAX_COLUMN_LABEL_WIDTH = 38
"""Widest word above a column, in pixels, where it is written across."""

MIN_HEADING_GAP = 6
"""Pixels between the headings of two groups of columns at least."""

MIN_HEADING_LETTERS = 4
"""Of a heading that is cut short, fewer letters than this say nothing."""


def matrix_figure(
    dataset: Dataset, matrix: AlignmentMatrix, theme: Theme, selected: Sequence[str] = ()
) -> Figure:
    """Who stands how to whom, as a heatmap; its cells open the dossier of the pair.

    Each cell bears its meaning as a mark too: + backs, – opposes, ± both, · talks; in
    brackets where it is inferred. Each camp has a heading, in a row without cells. Of what
    is selected the names stand out; of one actor its row, of two the cells between them.
    """
    palette = PALETTES[theme]
    chosen = frozenset(selected)
    grouped_rows = row_groups(dataset, matrix, palette)
    grouped_columns = column_groups(dataset, matrix, palette)
    lines = lines_with_headings(matrix)
    line_of_row = {row: line for line, row in enumerate(lines) if row is not None}
    positions = [line_of_row[row] for row in range(len(matrix.rows))]
    row_labels = [cut_text(dataset.label(row), MAX_ROW_LABEL_WIDTH) for row in matrix.rows]
    label_width = max((text_width(name, TEXT_SIZE) for name in row_labels), default=0.0)
    column_labels, label_height, is_upright = _fitted_column_labels(dataset, matrix)
    header_height = label_height + (ROW_HEIGHT if grouped_columns else 0)
    column_count = len(column_labels)
    layout = base_layout(palette, len(lines), label_width, header_height) | {
        "xaxis": {
            "side": "top",
            "tickvals": list(range(column_count)),
            "ticktext": [
                _emphasised(
                    "<br>".join(map(plotly_text, words)), palette, chosen=column.actor in chosen
                )
                for words, column in zip(column_labels, matrix.columns, strict=True)
            ],
            "tickfont": {"size": SMALL_TEXT_SIZE},
            "range": [-0.5, max(column_count, 1) - 0.5],
            "ticklabelstandoff": CAMP_STRIPE_WIDTH,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "ticks": "",
            "tickangle": -90 if is_upright else 0,
        },
        "yaxis": row_axis(
            [
                _emphasised(plotly_text(name), palette, chosen=row in chosen)
                for name, row in zip(row_labels, matrix.rows, strict=True)
            ],
            positions,
        )
        | {"range": [len(lines) - 0.5, -0.5]},
        "shapes": [
            *_row_group_shapes(grouped_rows, label_width + ROW_LABEL_GAP, palette),
            *_column_group_shapes(grouped_columns, palette),
            *_selection_frames(matrix, positions, chosen, palette),
        ],
        "annotations": [
            *_row_headings(grouped_rows, label_width + ROW_LABEL_GAP, palette),
            *_column_headings(grouped_columns, label_height, palette),
        ],
    }
    if column_count > MAX_FITTED_COLUMNS:
        margin = layout["margin"]
        layout["width"] = column_count * ROW_HEIGHT + margin["l"] + margin["r"]
    cells = [None if row is None else matrix.cells[row] for row in lines]

    def for_each_cell(
        value: Callable[[Alignment], Any], in_headings: str | None = None
    ) -> list[list[Any]]:
        return [
            [value(cell) for cell in row] if row else [in_headings] * column_count for row in cells
        ]

    colours = scale_colours(theme)
    heatmap = {
        "type": "heatmap",
        "z": for_each_cell(scale_index),
        "zmin": -0.5,
        "zmax": len(colours) - 0.5,
        "x": list(range(column_count)),
        "y": list(range(len(lines))),
        "colorscale": [
            [edge / len(colours), colour]
            for index, colour in enumerate(colours)
            for edge in (index, index + 1)
        ],
        "showscale": False,
        "hoverongaps": False,
        "xgap": 1,
        "ygap": 1,
        "text": for_each_cell(cell_mark, ""),
        "texttemplate": "%{text}",
        "textfont": {"size": TEXT_SIZE},
        "customdata": for_each_cell(_selected_by_click),
        "hovertext": for_each_cell(lambda cell: cell_words(dataset, cell)),
        "hoverinfo": "text",
    }
    return {"data": [heatmap], "layout": layout}


def _selected_by_click(cell: Alignment) -> str:
    """What a click on a cell selects: an actor, or a pair."""
    return cell.actor if cell.is_itself else f"{cell.actor}~{cell.party}"


def _fitted_column_labels(
    dataset: Dataset, matrix: AlignmentMatrix
) -> tuple[list[list[str]], float, bool]:
    """The names above the columns, their height in pixels, and whether they stand upright.

    Each name is a list of lines: a word to a line or, upright, one line.
    """
    labels = [dataset.label(column.actor).split() for column in matrix.columns]
    is_upright = len(labels) >= MIN_UPRIGHT_COLUMNS or any(
        text_width(word, SMALL_TEXT_SIZE) > MAX_COLUMN_LABEL_WIDTH
        for words in labels
        for word in words
    )
    if not is_upright:
        height = max(map(len, labels), default=0) * (SMALL_TEXT_SIZE + 3.0)
        return labels, height + ROW_LABEL_GAP, False
    lines = [cut_text(" ".join(words), MAX_ROW_LABEL_WIDTH, SMALL_TEXT_SIZE) for words in labels]
    height = max((text_width(line, SMALL_TEXT_SIZE) for line in lines), default=0.0)
    return [[line] for line in lines], height + ROW_LABEL_GAP, True


def _emphasised(name: str, palette: Palette, *, chosen: bool) -> str:
    """The name of what is selected, to be found at a glance; `name` is text for Plotly."""
    return f'<b><span style="color:{palette.accent}">{name}</span></b>' if chosen else name


def _row_group_shapes(
    groups: Sequence[MatrixGroup], label_width: float, palette: Palette
) -> Iterator[dict[str, Any]]:
    """A rule above each heading, a dot in the camp's colour before it, a stripe beside its rows."""
    thin = {"color": palette.rule, "width": 1}
    for group in groups:
        top = group.first - 1.5
        if group is not groups[0]:
            yield {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": top, "y1": top,
                   "line": thin}  # fmt: skip
            yield {"type": "line", "xref": "paper", "xsizemode": "pixel", "xanchor": 0,
                   "x0": -label_width, "x1": 0, "y0": top, "y1": top, "line": thin}  # fmt: skip
        yield {"type": "circle", "xref": "paper", "xsizemode": "pixel", "xanchor": 0,
               "x0": -label_width, "x1": 10 - label_width, "ysizemode": "pixel",
               "yanchor": group.first - 1, "y0": -5, "y1": 5, "fillcolor": group.colour,
               "line": {"width": 0}}  # fmt: skip
        yield {"type": "rect", "xref": "paper", "xsizemode": "pixel", "xanchor": 0,
               "x0": -CAMP_STRIPE_WIDTH, "x1": -1, "y0": group.first - 0.5, "y1": group.last + 0.5,
               "fillcolor": group.colour, "line": {"width": 0}}  # fmt: skip


def _row_headings(
    groups: Sequence[MatrixGroup], label_width: float, palette: Palette
) -> Iterator[dict[str, Any]]:
    """The name and size of each camp, in the line above its first row."""
    for group in groups:
        yield {"xref": "paper", "x": 0, "xanchor": "left", "xshift": 15 - label_width,
               "y": group.first - 1, "yanchor": "middle", "text": plotly_text(group.heading),
               "showarrow": False, "borderpad": 0,
               "font": {"size": TEXT_SIZE, "color": palette.ink, "weight": 600}}  # fmt: skip


def _column_group_shapes(
    groups: Sequence[MatrixGroup], palette: Palette
) -> Iterator[dict[str, Any]]:
    """A rule between groups, and a stripe in the camp's colour above its columns."""
    for group in groups:
        if group is not groups[0]:
            at = group.first - 0.5
            yield {"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1,
                   "line": {"color": palette.muted, "width": 1}}  # fmt: skip
        if group.colour:
            yield {"type": "rect", "x0": group.first - 0.5, "x1": group.last + 0.5,
                   "yref": "paper", "ysizemode": "pixel", "yanchor": 1, "y0": 1,
                   "y1": CAMP_STRIPE_WIDTH,
                   "fillcolor": group.colour, "line": {"width": 0}}  # fmt: skip


def _column_headings(
    groups: Sequence[MatrixGroup], label_height: float, palette: Palette
) -> Iterator[dict[str, Any]]:
    """What stands above the names of the columns, as long as there is room for it."""
    for group in groups:
        room = (group.last - group.first + 1) * ROW_HEIGHT - MIN_HEADING_GAP
        fitting = [
            one for one in (group.heading, group.short) if text_width(one, TEXT_SIZE) <= room
        ]
        words = fitting[0] if fitting else cut_text(group.short, room)
        if len(words) < MIN_HEADING_LETTERS and not fitting:
            continue  # its stripe has to do
        yield {"x": group.first - 0.5, "xanchor": "left", "yref": "paper", "y": 1,
               "yanchor": "bottom", "yshift": label_height, "text": plotly_text(words),
               "showarrow": False, "borderpad": 0,
               "font": {"size": TEXT_SIZE, "color": palette.ink, "weight": 600}}  # fmt: skip


def _selection_frames(
    matrix: AlignmentMatrix, positions: Sequence[int], chosen: frozenset[str], palette: Palette
) -> Iterator[dict[str, Any]]:
    """A frame around the row of the one that is selected, or around the cells of a pair."""
    look = {"type": "rect", "line": {"color": palette.accent, "width": 2}}
    for row, place in zip(matrix.rows, positions, strict=True):
        if row not in chosen:
            continue
        tall = {"y0": place - 0.5, "y1": place + 0.5}
        if len(chosen) == 1:
            yield look | tall | {"xref": "paper", "x0": 0, "x1": 1}
        else:
            for at, column in enumerate(matrix.columns):
                if column.actor in chosen - {row}:
                    yield look | tall | {"x0": at - 0.5, "x1": at + 0.5}
