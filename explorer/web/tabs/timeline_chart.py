"""The timeline as a Plotly chart, above the same as a list."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from explorer.graph.view import View
from explorer.presentation.theme import Theme
from explorer.presentation.timeline_subject import shown_timeline
from explorer.web import ids
from explorer.web.charts.timeline import timeline_figure
from explorer.web.filter_options import FilterOptions
from explorer.web.parts import aria_label
from explorer.workspace import Workspace


def timeline_chart_parts(
    workspace: Workspace,
    options: FilterOptions,
    view: View,
    theme: Theme,
    *,
    growth: float = 1.0,
) -> list[Component]:
    """The chart of the links of what is selected; nothing where none has a date.

    A click on a bar selects what stands in its `customdata`. It is an image to assistive
    technology: the list that stands with it has a button for each bar. `growth`: how many times
    as large as usual its text is.
    """
    strip = options.histogram
    shown = shown_timeline(workspace, view, (strip.first, strip.last))
    if not shown.bars:
        return []
    as_of = view.span.last_day if view.span else None
    figure = timeline_figure(shown.bars, shown.date_range, as_of, theme, growth=growth)
    sides = [side for side in ("width", "height") if side in figure["layout"]]
    graph: Component = dcc.Graph(
        id=ids.chart("timeline"),
        figure=figure,
        config={"displayModeBar": False, "responsive": True},
        style={side: f"{figure['layout'][side]}px" for side in sides},
    )
    names = " – ".join(workspace.dataset.label(node) for node in shown.subject)
    return [html.Div(graph, role="figure", **aria_label(f"Timeline of {names}"))]
