"""What the tabs with charts have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from explorer.web import ids
from explorer.web.charts.chart_layout import Figure
from explorer.web.parts import aria_label


def chart_key(label: str, rows: Iterable[Sequence[Component | str]]) -> Component:
    """A legend above a chart: a sign and its meaning to each row; `label` names it."""
    key: Component = html.Ul(
        [html.Li(list(row)) for row in rows], className="key", **aria_label(label)
    )
    return key


def chart_component(name: str, figure: Figure, label: str) -> Component:
    """A Plotly chart; a click on it selects what stands in its `customdata`.

    `name`: its id. `label`: its accessible name.
    """
    sides = [side for side in ("width", "height") if side in figure["layout"]]
    graph: Component = dcc.Graph(
        id=ids.chart(name),
        figure=figure,
        config={"displayModeBar": False, "responsive": True},
        style={side: f"{figure['layout'][side]}px" for side in sides},
    )
    return html.Div(graph, role="figure", **aria_label(label))
