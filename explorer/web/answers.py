"""What the page shows for a view: every part of it, worked out at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import networkx as nx
from dash import html
from dash.development.base_component import Component

from explorer.appearance import Theme
from explorer.atlas import Atlas
from explorer.captions import caption
from explorer.dates import months_later
from explorer.details import details
from explorer.elements import drawing
from explorer.legend import Entry, legend, two_camps
from explorer.timestrip import Months, months
from explorer.view import ALL, View, query
from explorer.web import panels
from explorer.web.asks import Asked, asked, bar

HIDDEN = {"display": "none"}
SHOWN: dict[str, str] = {}


@dataclass(frozen=True)
class Choices:
    """What a dataset lets one choose from, worked out once."""

    kinds: tuple[str, ...]
    types: tuple[str, ...]
    months: Months

    @classmethod
    def of(cls, atlas: Atlas) -> Choices:
        """The kinds and types that occur, and the months from which a day is chosen."""
        graph = atlas.graph
        return cls(
            tuple(sorted({kind for _, _, kind in graph.edges(data="kind")})),
            tuple(sorted({d["type"] for _, d in graph.nodes(data=True) if d["node"] == "actor"})),
            months(graph, atlas.dataset.as_of),
        )


@dataclass(frozen=True)
class Answer:
    """The props of the page's parts for a view."""

    url: str
    theater: str
    kinds: list[str]
    types: list[str]
    day: int
    days: list[int]
    is_range: bool
    any_day: bool
    tab: str
    picture: dict[str, Any]
    details: list[Component]
    legend: list[Component]
    summary: str
    day_text: str
    notices: list[Component]
    empty: list[Component]
    kind_counts: Counter[str]
    type_counts: Counter[str]


def answer(atlas: Atlas, choices: Choices, view: View, notices: Iterable[str]) -> Answer:
    """Work out what the page shows for a view."""
    dataset = atlas.dataset
    shown = atlas.select(view)
    text = query(view, dataset)
    question = asked(atlas, shown, view)
    said = caption(dataset, shown, view)
    signs = legend(shown, atlas.map(view.theater))
    if "sides" in question.overlay:
        signs = two_camps(signs)
    first, last = _days(choices.months, view, dataset.as_of.toordinal())
    all_kinds = shown if view.kinds is None else atlas.select(replace(view, kinds=None))
    all_types = shown if view.types is None else atlas.select(replace(view, types=None))
    return Answer(
        url=f"?{text}" if text else "",
        theater=view.theater or ALL,
        kinds=_ticked(view.kinds, choices.kinds),
        types=_ticked(view.types, choices.types),
        day=last,
        days=[first, last],
        is_range=view.span is not None and view.span.start != view.span.end,
        any_day=view.span is None,
        tab=view.tab,
        picture=drawing(atlas, shown, view)
        | {
            "chart": view.theater or ALL,
            "focus": view.focus,
            "home": dataset.as_of.toordinal(),
            "caption": asdict(said),
            "legend": [_sign(entry) for entry in signs],
            "overlay": question.overlay,
        },
        details=_details(atlas, shown, view, question),
        legend=panels.legend_bar(signs, view),
        summary=f"{said.subtitle} · {said.counts}",
        day_text=view.span.words if view.span else "any date",
        notices=[html.P(notice) for notice in notices],
        empty=[] if shown else panels.nothing(view),
        kind_counts=Counter(kind for _, _, kind in all_kinds.edges(data="kind")),
        type_counts=Counter(data["type"] for _, data in all_types.nodes(data=True)),
    )


def _days(strip: Months, view: View, as_of: int) -> tuple[int, int]:
    """Where the handles stand: the span, or a year up to the day, within the strip."""
    last = view.span.last_day if view.span else as_of
    is_range = view.span is not None and view.span.start != view.span.end
    first = view.span.first_day if view.span and is_range else months_later(last, -12)
    return (
        min(max(first, strip.first), strip.last),
        min(max(last, strip.first), strip.last),
    )


def _ticked(chosen: frozenset[str] | None, known: Sequence[str]) -> list[str]:
    return [one for one in known if chosen is None or one in chosen]


def _sign(entry: Entry) -> dict[str, Any]:
    return {
        "group": entry.group,
        "label": entry.label,
        "swatch": {str(theme): entry.swatch[theme] for theme in Theme},
    }


def _details(atlas: Atlas, shown: nx.MultiDiGraph, view: View, question: Asked) -> list[Component]:
    parts = [bar(view, stories=bool(atlas.dataset.stories)), *question.panel]
    if view.selected:
        found = details(atlas.dataset, atlas.graph, shown, view)
        return [*parts, *panels.details_panel(found, view)]
    return parts if view.ask else [*parts, *panels.intro(atlas.dataset)]
