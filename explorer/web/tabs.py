"""What Dash has to draw in the tabs beside the network: two canvases and two charts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from dash import dcc, html
from dash.development.base_component import Component

from explorer.analysis.alignment import matrix
from explorer.analysis.camps import Camps
from explorer.appearance import Theme
from explorer.atlas import Atlas
from explorer.captions import number
from explorer.chronicle import Bar, bars
from explorer.model import Link
from explorer.timestrip import Months
from explorer.view import View
from explorer.vocabulary import FAMILIES
from explorer.web import charts, ids
from explorer.web.canvas import canvas
from explorer.web.comparing import compared
from explorer.web.controls import standing
from explorer.web.parts import named


def comparison_frame(atlas: Atlas, view: View) -> list[Component]:
    """What does not change with the view: a heading, and two canvases that `comparison` fills."""
    ends = compared(atlas, view)
    if ends is None:
        return []
    frames = [
        html.Figure(
            [
                html.Figcaption(atlas.dataset.theaters[theater].name, id=ids.side_name(index)),
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


def stand_matrix(atlas: Atlas, view: View, theme: Theme) -> list[Component]:
    """How every actor stands to every party, or to every other actor."""
    by: Literal["parties", "actors"] = "actors" if view.columns == "actors" else "parties"
    found = matrix(
        atlas.dataset, atlas.graph, view.theater, view.span, actors_by=by, sides=_sides(atlas, view)
    )
    days = view.span.words if view.span else "any date"
    what = (
        "Each row and each column is an actor"
        if by == "actors"
        else "Each row is an actor, each column a party that fights"
    )
    ways = [
        standing(label, "columns", value, pressed=view.columns == value)
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
        key(
            "What the cells mean",
            (
                [*(_cell(*mark) for mark in sign.marks), sign.meaning]
                for sign in charts.signs(found, theme)
            ),
        ),
        chart(
            "matrix",
            charts.matrix(atlas.dataset, found, theme, view.selected_nodes),
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


def _sides(atlas: Atlas, view: View) -> Camps | None:
    """The camps as the colours of the map have them; a large file has no one map, so None."""
    if atlas.is_large:
        return None
    chart_ = atlas.map(view.theater)
    # How well they fit is not asked here.
    return Camps(chart_.sides, chart_.camps, 0.0)


def chronicle(atlas: Atlas, strip: Months, view: View, theme: Theme) -> list[Component]:
    """The links of what is selected, in time."""
    links, subject = _subject(atlas, view)
    title = " – ".join(atlas.dataset.label(node) for node in subject)
    day = view.span.last_day if view.span else None
    rows = bars(atlas.dataset, links, (strip.first, strip.last), seen_from=subject)
    head = html.H2(f"Links in time: {title}" if title else "Links in time")
    if not rows:
        return [head, html.P("No dated link of these kinds here.", className="lead")]
    said = (
        f"Each row is a link, from when it began to when it ended: {number(len(rows), 'link')}. "
        "Click a bar for the evidence."
    )
    if not view.selected:
        said += " Choose an actor, with the search or on the map, to see what it has to do with."
    return [
        head,
        html.P(said, className="lead"),
        key("What the bars mean", _bar_signs(rows)),
        chart(
            "timeline",
            charts.timeline(rows, (strip.first, strip.last), day, theme),
            f"Timeline of {title}",
        ),
    ]


def _bar_signs(rows: Sequence[Bar]) -> list[tuple[Component, str]]:
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


def key(label: str, rows: Iterable[Sequence[Component | str]]) -> Component:
    """A legend above a chart: a sign and its meaning to each row."""
    listed: Component = html.Ul(
        [html.Li(list(row)) for row in rows], className="key", **named(label)
    )
    return listed


def _subject(atlas: Atlas, view: View) -> tuple[Iterable[Link], tuple[str, ...]]:
    """What links the timeline shows, and whose: the selection's, else the first rivals'."""
    # Of any date, but no others than the kinds and the theater that are chosen.
    kept = atlas.select(View(theater=view.theater, kinds=view.kinds))
    keys = {key for _, _, key in kept.edges(keys=True)}

    def links_of(chosen: Collection[str]) -> list[Link]:
        return [
            link
            for link in atlas.dataset.links.values()
            if link.id in keys
            and len(set(chosen) & {link.from_id, link.to_id}) == min(len(chosen), 2)
        ]

    if view.selected_nodes:
        return links_of(view.selected_nodes), tuple(view.selected_nodes)
    ends = compared(atlas, view)
    opposed = atlas.rivals(*ends, view.span) if ends else ()
    if opposed and (found := links_of(opposed[0].pair)):
        return found, opposed[0].pair
    chosen = tuple(atlas.picture(view).chart.priority[:1])
    return (links_of(chosen), chosen) if chosen else ([], ())


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
