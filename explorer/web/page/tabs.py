"""The tabs beside the network that Dash has to draw: the comparison and the charts.

A chart has a module in `web/charts/` for its figure, and a function here for its tab: the
heading, a legend of what is in the figure, and the figure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from dash import dcc, html
from dash.development.base_component import Component

from explorer.data.model import Link
from explorer.data.vocabulary import FAMILIES
from explorer.data.words import count_noun
from explorer.graph.view import View
from explorer.presentation.month_histogram import MonthHistogram
from explorer.presentation.theme import Theme
from explorer.presentation.timeline import TimelineBar, timeline_bars
from explorer.web import ids
from explorer.web.canvas import canvas
from explorer.web.charts.chart_layout import Figure
from explorer.web.charts.matrix import matrix_figure
from explorer.web.charts.matrix_cells import matrix_legend
from explorer.web.charts.timeline import timeline_figure
from explorer.web.page.controls import static_button
from explorer.web.panels.comparison import compared_theaters
from explorer.web.parts import aria_label
from explorer.workspace import Workspace


def comparison_frame(workspace: Workspace, view: View) -> list[Component]:
    """What does not change with the view: a heading and two canvases for two theaters.

    `panels.comparison` fills them. Empty where there are fewer than two theaters.
    """
    theaters = compared_theaters(workspace, view)
    if theaters is None:
        return []
    frames = [
        html.Figure(
            [
                html.Figcaption(workspace.dataset.theaters[theater].name, id=ids.side_name(index)),
                html.Div(canvas(ids.side(index)), className="side"),
            ]
        )
        for index, theater in enumerate(theaters)
    ]
    return [
        html.H2("Two theaters side by side"),
        html.P(
            "The same actors in two conflicts on the same days: who is together in one may be "
            "apart in the other.",
            className="lead",
        ),
        html.Div(frames, className="sides"),
    ]


def matrix_tab(workspace: Workspace, view: View, theme: Theme) -> list[Component]:
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


def _cell_sample(mark: str, background: str, text_colour: str) -> Component:
    """A small cell as the matrix has them."""
    style = {"background": background, "color": text_colour}
    sample: Component = html.Span(mark, className="cell", style=style)
    return sample


def _drawn_sign(class_name: str) -> Component:
    """A small sign that the style sheet draws."""
    sign: Component = html.Span(className=class_name)
    return sign


def timeline_tab(
    workspace: Workspace, months: MonthHistogram, view: View, theme: Theme
) -> list[Component]:
    """The links of what is selected, in time; `months` gives the range of days."""
    links, subject = _timeline_subject(workspace, view)
    names = " – ".join(workspace.dataset.label(node) for node in subject)
    date_range = (months.first, months.last)
    bars = timeline_bars(workspace.dataset, links, date_range, seen_from=subject)
    heading = html.H2(f"Links in time: {names}" if names else "Links in time")
    if not bars:
        return [heading, html.P("No dated link of these kinds here.", className="lead")]
    lead = (
        "Each row is a link, from when it began to when it ended: "
        f"{count_noun(len(bars), 'link')}. Click a bar for the evidence."
    )
    if not view.selected:
        lead += " Choose an actor, with the search or on the map, to see what it has to do with."
    as_of = view.span.last_day if view.span else None
    return [
        heading,
        html.P(lead, className="lead"),
        chart_key("What the bars mean", _timeline_legend(bars)),
        chart_component(
            "timeline", timeline_figure(bars, date_range, as_of, theme), f"Timeline of {names}"
        ),
    ]


def _timeline_legend(bars: Sequence[TimelineBar]) -> list[tuple[Component, str]]:
    """What the signs of a timeline mean: only those that are in it."""
    families = {bar.family for bar in bars}
    return [
        *(
            (_drawn_sign(f"mark {family}"), entry.label)
            for family, entry in FAMILIES.items()
            if family in families
        ),
        *(
            (_drawn_sign(f"shape {shape}"), meaning)
            for shape, meaning, is_present in (
                ("pale", "day not known", any(bar.is_unsure for bar in bars)),
                ("open", "still open", any(bar.has_no_end for bar in bars)),
                ("event", "an event", any(bar.is_event for bar in bars)),
            )
            if is_present
        ),
    ]


def chart_key(label: str, rows: Iterable[Sequence[Component | str]]) -> Component:
    """A legend above a chart: a sign and its meaning to each row; `label` names it."""
    key: Component = html.Ul(
        [html.Li(list(row)) for row in rows], className="key", **aria_label(label)
    )
    return key


def _timeline_subject(workspace: Workspace, view: View) -> tuple[Iterable[Link], tuple[str, ...]]:
    """The links that the timeline shows, and whose they are.

    Those of the selection; without one those between the first rivals, or of the actor that
    matters most.
    """
    # Of any date, but only of the kinds and the theater that are chosen.
    kept = workspace.select(View(theater=view.theater, kinds=view.kinds))
    keys = {key for _, _, key in kept.edges(keys=True)}

    def links_of(nodes: Collection[str]) -> list[Link]:
        return [
            link
            for link in workspace.dataset.links.values()
            if link.id in keys and len(set(nodes) & {link.from_id, link.to_id}) == len(nodes)
        ]

    if view.selected_nodes:
        return links_of(view.selected_nodes), tuple(view.selected_nodes)
    theaters = compared_theaters(workspace, view)
    rivals = workspace.rivals(*theaters, view.span) if theaters else ()
    if rivals and (links := links_of(rivals[0].pair)):
        return links, rivals[0].pair
    first = tuple(workspace.shown(view).layout.priority[:1])
    return (links_of(first), first) if first else ([], ())


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
