"""The tab with the alignment matrix."""

from __future__ import annotations

from typing import Literal

from explorer.analysis.alignment import AlignmentMatrix
from explorer.data.words import join_words
from explorer.graph.view import View
from explorer.presentation.matrix_cells import matrix_marks
from explorer.web.filter_options import FilterOptions
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import button
from explorer.web.tabs.chart_parts import ChartContent, chart_key
from explorer.web.tabs.matrix_table import matrix_table
from explorer.workspace import Workspace


def matrix_tab(workspace: Workspace, _options: FilterOptions, view: View) -> ChartContent:
    """How every actor stands to every party, or to every other actor."""
    by: Literal["parties", "actors"] = "actors" if view.columns == "actors" else "parties"
    matrix = workspace.matrix(view.theater, view.span, by)
    column_buttons = [
        button(label, "columns", value, pressed=view.columns == value)
        for value, label in (("parties", "By party"), ("actors", "By actor"))
    ]
    heading = element(
        "div",
        [
            element("h2", "Who stands with whom"),
            element("div", column_buttons, class_name="measures"),
        ],
        class_name="tab-head",
    )
    if not matrix.rows:
        return ChartContent((heading, _lead("Nobody has a link here on these days.")))
    if not matrix.columns:
        has_any = workspace.parties(view.theater, None)
        words = "No party on these days." if has_any else "No theater here names its parties."
        return ChartContent((heading, _lead(words)))
    days = view.span.words if view.span else "any date"
    axes = (
        "Each row and each column is an actor"
        if by == "actors"
        else "Each row is an actor, each column a party that fights"
    )
    return ChartContent(
        (
            heading,
            *_left_out(matrix, view),
            _lead(
                f"{axes}; a cell says how the one stands to the other ({days}). "
                "Click it for the evidence, or walk with the arrow keys and press Enter."
            ),
            chart_key(
                "What the cells mean",
                (
                    [*(_cell_sample(mark, level) for mark, level in entry.marks), entry.meaning]
                    for entry in matrix_marks(matrix)
                ),
            ),
        ),
        matrix_table(workspace.dataset, matrix, view.selected_nodes),
    )


def _lead(text: str) -> MarkupNode:
    return element("p", text, class_name="lead")


def _left_out(matrix: AlignmentMatrix, view: View) -> list[MarkupNode]:
    """That this is not all of a matrix that is too large to read, and what to do about it."""
    parts = [
        f"{len(kept):,} of {len(kept) + left_out:,} {what}"
        for kept, left_out, what in (
            (matrix.rows, matrix.left_out_rows, "rows"),
            (matrix.columns, matrix.left_out_columns, "columns"),
        )
        if left_out
    ]
    if not parts:
        return []
    way = "" if view.theater else " Choose a theater to see all of its own."
    return [_lead(f"Too large to read: these are {join_words(parts)}.{way}")]


def _cell_sample(mark: str, level: int) -> MarkupNode:
    """A small cell as the matrix has them."""
    return element("span", mark, class_name=f"cell level{level}")
