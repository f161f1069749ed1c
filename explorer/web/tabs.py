"""What the tabs beside the network show: comparison, matrix, timeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from explorer.analysis.alignment import matrix
from explorer.analysis.comparison import Flip, Ground, Rivals, flips, rivals
from explorer.appearance import Theme
from explorer.atlas import Atlas
from explorer.captions import number
from explorer.chronicle import bars
from explorer.details import Piece
from explorer.elements import drawing, elements
from explorer.model import Link
from explorer.timestrip import Months
from explorer.view import View, pair
from explorer.web import charts, ids
from explorer.web.canvas import canvas
from explorer.web.parts import folded, named, words

LISTED = 8
"""How many flips and rivals are listed before the rest is folded away."""


# ------------------------------------------------------------------ comparison


@dataclass(frozen=True)
class Comparison:
    """The lists and the two drawings of the comparison."""

    lists: Sequence[Component]
    drawings: dict[str, Any]


def compared(atlas: Atlas, view: View) -> tuple[str, str] | None:
    """The two theaters that are compared: that of the view with the next one, or the first two."""
    theaters = list(atlas.dataset.theaters)
    if len(theaters) < 2:
        return None
    if view.theater in theaters[1:]:
        return theaters[0], view.theater
    return theaters[0], theaters[1]


def comparison_frame(atlas: Atlas, view: View) -> list[Component]:
    """The two canvases; `comparison` draws on them."""
    ends = compared(atlas, view)
    if ends is None:
        return [html.P("A comparison needs two theaters; this file has one.", className="lead")]
    frames = [
        html.Figure(
            [
                html.Figcaption(atlas.dataset.theaters[theater].name),
                html.Div(canvas(elements(atlas), graph_id=ids.side(index)), className="side"),
            ]
        )
        for index, theater in enumerate(ends)
    ]
    return [html.Div(frames, className="sides")]


def comparison(atlas: Atlas, view: View) -> Comparison:
    """What differs between two theaters on the days of a view."""
    ends = compared(atlas, view)
    if ends is None:
        return Comparison([], {})
    dataset, graph = atlas.dataset, atlas.graph
    drawings = {}
    for index, theater in enumerate(ends):
        own = replace(view, theater=theater, focus=None, places={})
        drawings[ids.side(index)] = drawing(atlas, atlas.select(own), own) | {"chart": theater}
    turned = flips(dataset, graph, view.span, *ends)
    opposed = rivals(dataset, graph, view.span, *ends)
    names = {theater: dataset.theaters[theater].name for theater in ends}
    lists = [
        html.Section(
            [
                html.H3(f"Rivals in both that still deal with each other ({len(opposed)})"),
                *_listed([_rivals(atlas, one, names, ends) for one in opposed]),
            ]
        ),
        html.Section(
            [
                html.H3(f"Together here, against each other there ({len(turned)})"),
                *_listed([_flip(atlas, one, names) for one in turned]),
            ]
        ),
    ]
    return Comparison(lists, drawings)


def _listed(rows: Sequence[Component]) -> list[Component]:
    return folded(rows, LISTED) if rows else [html.P("None on these days.", className="muted")]


def _flip(atlas: Atlas, flip: Flip, names: dict[str, str]) -> Component:
    return html.Li(
        [
            html.P(words(_pair(atlas, flip.pair)), className="sentence"),
            _ground(atlas, f"{names[flip.together]}, together", flip.same[0]),
            _ground(atlas, f"{names[flip.apart]}, apart", flip.opposite[0]),
            _inferred(coded=flip.coded),
        ],
        className="statement",
    )


def _rivals(atlas: Atlas, found: Rivals, names: dict[str, str], ends: tuple[str, str]) -> Component:
    dataset = atlas.dataset
    deals: list[Piece] = []
    for key in found.dealings[:4]:
        link = dataset.links[key]
        deals.append(Piece(", " if deals else " Still: "))
        deals.append(Piece(link.entry.label.lower(), pair(*found.pair)))
        deals.append(Piece(f" ({link.period.words})"))
    for alliance in found.shared[:4]:
        deals.append(Piece(", " if deals else " Both in: "))
        deals.append(Piece(dataset.label(alliance), alliance))
    return html.Li(
        [
            html.P(words(_pair(atlas, found.pair)), className="sentence"),
            *(
                _ground(atlas, names[theater], grounds[0])
                for theater, grounds in zip(ends, found.grounds, strict=True)
            ),
            html.P(words(deals), className="facts"),
            _inferred(coded=found.coded),
        ],
        className="statement",
    )


def _pair(atlas: Atlas, ends: tuple[str, str]) -> tuple[Piece, ...]:
    return (Piece(" – ".join(atlas.dataset.label(end) for end in ends), pair(*ends)),)


def _ground(atlas: Atlas, where: str, ground: Ground) -> Component:
    """Why: "Syria: Turkey backs Syrian opp.; Russia backs Syrian gov."."""
    pieces: list[Piece] = [Piece(f"{where}: ")]
    parts = [ground.one, ground.other]
    for index, part in enumerate(parts):
        if part.is_itself:
            said = [Piece(atlas.dataset.label(part.actor), part.actor), Piece(" itself")]
        else:
            said = [
                Piece(atlas.dataset.label(part.actor), part.actor),
                Piece(f" {part.stand} "),
                Piece(atlas.dataset.label(part.party), pair(part.actor, part.party)),
                Piece(" (inferred)" if part.how == "inferred" else ""),
            ]
        pieces += [Piece("; ")] if index else []
        pieces += said
    return html.P(words(pieces), className="facts")


def _inferred(*, coded: bool) -> Component:
    return html.P(
        "Every part is coded by a link." if coded else "Partly inferred from chains.",
        className="facts muted",
    )


# ------------------------------------------------------------------ matrix


def stand_matrix(atlas: Atlas, view: View, theme: Theme) -> list[Component]:
    """How every actor stands to every party, and to the selected actor's like."""
    found = matrix(atlas.dataset, atlas.graph, view.theater, view.span)
    day = view.span.words if view.span else "all time"
    return [
        html.P(
            f"How {number(len(found.rows), 'actor')} stand to each party, {day}: + backs, "
            "– against, ± both, · talks; in brackets what is inferred along a chain and not "
            "coded by a link. Click a cell for the evidence.",
            className="lead",
        ),
        chart("matrix", charts.matrix(atlas.dataset, found, theme), "Who stands how to whom"),
    ]


# ------------------------------------------------------------------ timeline


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
        chosen = opposed[0].pair if opposed else atlas.map(view.theater).priority[:1]
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
    graph: Component = dcc.Graph(
        id=ids.chart(name),
        figure=figure,
        config={"displayModeBar": False, "responsive": True},
        style={"height": f"{figure['layout']['height']}px"},
    )
    return html.Div(graph, role="figure", **named(label))
