"""What Dash has to draw in the tabs beside the network: two canvases and two charts."""

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
from explorer.web.charts import figures
from explorer.web.page.controls import static_button
from explorer.web.panels.comparison import compared_theaters
from explorer.web.parts import aria_label
from explorer.workspace import Workspace


def comparison_frame(workspace: Workspace, view: View) -> list[Component]:
    """What does not change with the view: a heading, and two canvases that `comparison` fills."""
    ends = compared_theaters(workspace, view)
    if ends is None:
        return []
    frames = [
        html.Figure(
            [
                html.Figcaption(workspace.dataset.theaters[theater].name, id=ids.side_name(index)),
                html.Div(canvas(ids.side(index)), className="side"),
            ]
        )
        for index, theater in enumerate(ends)
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
    found = workspace.matrix(view.theater, view.span, by)
    days = view.span.words if view.span else "any date"
    what = (
        "Each row and each column is an actor"
        if by == "actors"
        else "Each row is an actor, each column a party that fights"
    )
    ways = [
        static_button(label, "columns", value, pressed=view.columns == value)
        for value, label in (("parties", "By party"), ("actors", "By actor"))
    ]
    head = html.Div(
        [html.H2("Who stands with whom"), html.Div(ways, className="measures")],
        className="tab-head",
    )
    if not found.rows:
        return [head, html.P("Nobody has a link here on these days.", className="lead")]
    if not found.columns:
        return [head, html.P("No theater here names its parties.", className="lead")]
    return [
        head,
        html.P(
            f"{what}; a cell says how the one stands to the other ({days}). "
            "Click it for the evidence.",
            className="lead",
        ),
        chart_key(
            "What the cells mean",
            (
                [*(_cell(*mark) for mark in sign.marks), sign.meaning]
                for sign in figures.signs(found, theme)
            ),
        ),
        chart_component(
            "matrix",
            figures.matrix_figure(workspace.dataset, found, theme, view.selected_nodes),
            "Who stands how to whom",
        ),
    ]


def _cell(mark: str, ground: str, ink: str) -> Component:
    """A small cell as the matrix has them."""
    made: Component = html.Span(mark, className="cell", style={"background": ground, "color": ink})
    return made


def _shape(look: str) -> Component:
    """A small sign that the style sheet draws."""
    made: Component = html.Span(className=look)
    return made


def timeline_tab(
    workspace: Workspace, strip: MonthHistogram, view: View, theme: Theme
) -> list[Component]:
    """The links of what is selected, in time."""
    links, subject = _subject(workspace, view)
    title = " – ".join(workspace.dataset.label(node) for node in subject)
    day = view.span.last_day if view.span else None
    rows = timeline_bars(workspace.dataset, links, (strip.first, strip.last), seen_from=subject)
    head = html.H2(f"Links in time: {title}" if title else "Links in time")
    if not rows:
        return [head, html.P("No dated link of these kinds here.", className="lead")]
    said = (
        "Each row is a link, from when it began to when it ended: "
        f"{count_noun(len(rows), 'link')}. Click a bar for the evidence."
    )
    if not view.selected:
        said += " Choose an actor, with the search or on the map, to see what it has to do with."
    return [
        head,
        html.P(said, className="lead"),
        chart_key("What the bars mean", _bar_signs(rows)),
        chart_component(
            "timeline",
            figures.timeline_figure(rows, (strip.first, strip.last), day, theme),
            f"Timeline of {title}",
        ),
    ]


def _bar_signs(rows: Sequence[TimelineBar]) -> list[tuple[Component, str]]:
    """What is drawn in a timeline: only what is there."""
    families = {bar.family for bar in rows}
    unsure = any(
        not bar.event and (bar.first < bar.sure_first or bar.sure_last < bar.last) for bar in rows
    )
    return [
        *(
            (_shape(f"mark {family}"), entry.label)
            for family, entry in FAMILIES.items()
            if family in families
        ),
        *(
            (_shape(f"shape {look}"), meaning)
            for look, meaning, there in (
                ("pale", "day not known", unsure),
                ("open", "still open", any(bar.no_end for bar in rows)),
                ("event", "an event", any(bar.event for bar in rows)),
            )
            if there
        ),
    ]


def chart_key(label: str, rows: Iterable[Sequence[Component | str]]) -> Component:
    """A legend above a chart: a sign and its meaning to each row."""
    listed: Component = html.Ul(
        [html.Li(list(row)) for row in rows], className="key", **aria_label(label)
    )
    return listed


def _subject(workspace: Workspace, view: View) -> tuple[Iterable[Link], tuple[str, ...]]:
    """What links the timeline shows, and whose: the selection's, else the first rivals'."""
    # Of any date, but no others than the kinds and the theater that are chosen.
    kept = workspace.select(View(theater=view.theater, kinds=view.kinds))
    keys = {key for _, _, key in kept.edges(keys=True)}

    def links_of(chosen: Collection[str]) -> list[Link]:
        return [
            link
            for link in workspace.dataset.links.values()
            if link.id in keys
            and len(set(chosen) & {link.from_id, link.to_id}) == min(len(chosen), 2)
        ]

    if view.selected_nodes:
        return links_of(view.selected_nodes), tuple(view.selected_nodes)
    ends = compared_theaters(workspace, view)
    opposed = workspace.rivals(*ends, view.span) if ends else ()
    if opposed and (found := links_of(opposed[0].pair)):
        return found, opposed[0].pair
    chosen = tuple(workspace.drawing(view).layout.priority[:1])
    return (links_of(chosen), chosen) if chosen else ([], ())


def chart_component(name: str, figure: figures.Figure, label: str) -> Component:
    """A Plotly chart whose clicks open what they mean."""
    sides = [side for side in ("width", "height") if side in figure["layout"]]
    graph: Component = dcc.Graph(
        id=ids.chart(name),
        figure=figure,
        config={"displayModeBar": False, "responsive": True},
        style={side: f"{figure['layout'][side]}px" for side in sides},
    )
    return html.Div(graph, role="figure", **aria_label(label))
