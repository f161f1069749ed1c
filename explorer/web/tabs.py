"""What Dash has to draw in the tabs beside the network: two canvases and two charts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from dash import dcc, html
from dash.development.base_component import Component

from explorer.analysis.alignment import matrix
from explorer.analysis.comparison import rivals
from explorer.appearance import Theme
from explorer.atlas import Atlas
from explorer.captions import number
from explorer.chronicle import bars
from explorer.elements import elements
from explorer.model import Link
from explorer.timestrip import Months
from explorer.view import View
from explorer.web import charts, ids
from explorer.web.canvas import canvas
from explorer.web.comparing import compared
from explorer.web.controls import standing
from explorer.web.parts import named


def comparison_frame(atlas: Atlas, view: View) -> list[Component]:
    """The two canvases; `comparison` draws on them."""
    ends = compared(atlas, view)
    if ends is None:
        return []
    frames = [
        html.Figure(
            [
                html.Figcaption(atlas.dataset.theaters[theater].name, id=ids.side_name(index)),
                html.Div(canvas(elements(atlas), graph_id=ids.side(index)), className="side"),
            ]
        )
        for index, theater in enumerate(ends)
    ]
    return [html.Div(frames, className="sides")]


def stand_matrix(atlas: Atlas, view: View, theme: Theme) -> list[Component]:
    """How every actor stands to every party, and to the selected actor's like."""
    by: Literal["parties", "actors"] = "actors" if view.columns == "actors" else "parties"
    found = matrix(atlas.dataset, atlas.graph, view.theater, view.span, actors_by=by)
    day = view.span.words if view.span else "all time"
    whom = "each other" if by == "actors" else "each party"
    ways = [
        standing(label, "columns", value, pressed=view.columns == value)
        for value, label in (("parties", "By party"), ("actors", "By actor"))
    ]
    return [
        html.Div(ways, className="measures"),
        html.P(
            f"How {number(len(found.rows), 'actor')} stand to {whom}, {day}: + backs, "
            "– against, ± both, · talks; in brackets what is inferred along a chain and not "
            "coded by a link. Click a cell for the evidence.",
            className="lead",
        ),
        chart("matrix", charts.matrix(atlas.dataset, found, theme), "Who stands how to whom"),
    ]


def chronicle(atlas: Atlas, strip: Months, view: View, theme: Theme) -> list[Component]:
    """The links of what is selected, in time."""
    links, title = _subject(atlas, view)
    day = view.span.last_day if view.span else None
    (node,) = view.selected_nodes if len(view.selected_nodes) == 1 else (None,)
    rows = bars(atlas.dataset, links, (strip.first, strip.last), seen_from=node)
    if not rows:
        return [html.P(f"{title}: no dated link.", className="lead")]
    return [
        html.P(
            [
                html.Strong(title),
                (
                    f": {number(len(rows), 'link')}. Pale ends: the day is not known exactly; "
                    "a triangle: still open; a diamond: an event. Click a bar for the evidence."
                ),
            ],
            className="lead",
        ),
        chart(
            "timeline",
            charts.timeline(rows, (strip.first, strip.last), day, theme),
            f"Timeline of {title}",
        ),
    ]


def _subject(atlas: Atlas, view: View) -> tuple[Iterable[Link], str]:
    """Whose links the timeline shows: of the selection, else of the first pair of rivals."""
    dataset = atlas.dataset
    chosen = view.selected_nodes
    if not chosen:
        ends = compared(atlas, view)
        opposed = rivals(dataset, atlas.graph, view.span, *ends) if ends else ()
        chosen = opposed[0].pair if opposed else atlas.picture(view).chart.priority[:1]
    wanted = set(chosen)
    links = [
        link
        for link in dataset.links.values()
        if ({link.from_id, link.to_id} == wanted if len(wanted) == 2
            else wanted & {link.from_id, link.to_id})
    ]  # fmt: skip
    return links, " – ".join(dataset.label(node) for node in chosen)


def chart(name: str, figure: charts.Figure, label: str) -> Component:
    """A Plotly chart whose clicks open what they mean."""
    sides = [side for side in ("width", "height") if side in figure["layout"]]
    graph: Component = dcc.Graph(
        id=ids.chart(name),
        figure=figure,
        config={"displayModeBar": False, "responsive": True},
        style={side: f"{figure['layout'][side]}px" for side in sides},
    )
    return html.Div(graph, role="figure", **named(label))
