"""The tab with the alignment matrix."""

from __future__ import annotations

from typing import Literal

from dash import html
from dash.development.base_component import Component

from explorer.analysis.alignment import AlignmentMatrix
from explorer.data.words import join_words
from explorer.graph.view import View
from explorer.presentation.matrix_cells import matrix_legend
from explorer.presentation.theme import Theme
from explorer.web.charts.matrix import matrix_figure
from explorer.web.components import static_button
from explorer.web.filter_options import FilterOptions
from explorer.web.tabs.chart_parts import chart_component, chart_key
from explorer.workspace import Workspace


def matrix_tab(
    workspace: Workspace, _options: FilterOptions, view: View, theme: Theme
) -> list[Component]:
    """How every actor stands to every party, or to every other actor."""
    by: Literal["parties", "actors"] = "actors" if view.columns == "actors" else "parties"
    matrix = workspace.matrix(view.theater, view.span, by)
    column_buttons = [
        static_button(label, "columns", value, pressed=view.columns == value)
        for value, label in (("parties", "By party"), ("actors", "By actor"))
    ]
    heading = html.Div(
        [html.H2("Who stands with whom"), html.Div(column_buttons, className="measures")],
        className="tab-head",
    )
    if not matrix.rows:
        return [heading, html.P("Nobody has a link here on these days.", className="lead")]
    if not matrix.columns:
        return [heading, html.P("No theater here names its parties.", className="lead")]
    days = view.span.words if view.span else "any date"
    axes = (
        "Each row and each column is an actor"
        if by == "actors"
        else "Each row is an actor, each column a party that fights"
    )
    return [
        heading,
        *_left_out(matrix, view),
        html.P(
            f"{axes}; a cell says how the one stands to the other ({days}). "
            "Click it for the evidence.",
            className="lead",
        ),
        chart_key(
            "What the cells mean",
            (
                [*(_cell_sample(*mark) for mark in entry.marks), entry.meaning]
                for entry in matrix_legend(matrix, theme)
            ),
        ),
        chart_component(
            "matrix",
            matrix_figure(workspace.dataset, matrix, theme, view.selected_nodes),
            "Who stands how to whom",
        ),
    ]


def _left_out(matrix: AlignmentMatrix, view: View) -> list[Component]:
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
    return [html.P(f"Too large to read: these are {join_words(parts)}.{way}", className="lead")]


def _cell_sample(mark: str, background: str, text_colour: str) -> Component:
    """A small cell as the matrix has them."""
    style = {"background": background, "color": text_colour}
    sample: Component = html.Span(mark, className="cell", style=style)
    return sample
