"""What the page shows for a view: every part of it, worked out at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from zlib import crc32

import networkx as nx

from explorer.appearance import Theme
from explorer.atlas import Atlas, Picture
from explorer.captions import caption, citation
from explorer.dates import months_later
from explorer.details import details
from explorer.elements import drawing
from explorer.exchange.metadata import DATASET, NAMESPACE, VIEW
from explorer.exchange.views import full_query, stamp
from explorer.legend import Entry, legend, two_camps
from explorer.timestrip import Months, months
from explorer.view import ALL, View, default, query
from explorer.web import ids, panels
from explorer.web.asks import Asked, asked, bar, head
from explorer.web.markup import Node, element

HIDDEN = {"display": "none"}
SHOWN: dict[str, str] = {}


@dataclass(frozen=True)
class Choices:
    """What a dataset lets one choose from, and what names it, worked out once."""

    kinds: tuple[str, ...]
    types: tuple[str, ...]
    months: Months
    stamp: dict[str, str]

    @property
    def fingerprint(self) -> str:
        """A short name for exactly this data."""
        return self.stamp[DATASET]

    @classmethod
    def of(cls, atlas: Atlas) -> Choices:
        """The kinds and types that occur, and the months from which a day is chosen."""
        graph = atlas.graph
        return cls(
            tuple(sorted({kind for _, _, kind in graph.edges(data="kind")})),
            tuple(sorted({d["type"] for _, d in graph.nodes(data=True) if d["node"] == "actor"})),
            months(graph, atlas.dataset.as_of),
            stamp(default(atlas.dataset), atlas.dataset),
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
    content: dict[str, Any]
    citation: str
    start: str | None
    end: str | None
    versus: str
    asks: str | None


def answer(atlas: Atlas, choices: Choices, view: View, notices: Iterable[str]) -> Answer:
    """Work out what the page shows for a view."""
    dataset = atlas.dataset
    shown = atlas.select(view)
    drawn = atlas.picture(view)
    text = query(view, dataset)
    question = asked(atlas, shown, view)
    said = caption(dataset, shown, view, choices.fingerprint)
    signs = legend(drawn.graph, drawn.chart)
    if "sides" in question.overlay:
        signs = two_camps(signs)
    first, last = _days(choices.months, view, dataset.as_of.toordinal())
    return Answer(
        url=f"?{text}" if text else "",
        theater=view.theater or ALL,
        kinds=ticked(view.kinds, choices.kinds),
        types=ticked(view.types, choices.types),
        day=last,
        days=[first, last],
        is_range=view.span is not None and view.span.start != view.span.end,
        any_day=view.span is None,
        tab=view.tab,
        picture=drawing(atlas, drawn, view)
        | {
            "chart": _chart_name(atlas, drawn, view),
            "focus": view.focus,
            "home": dataset.as_of.toordinal(),
            "caption": asdict(said),
            "legend": [_sign(entry) for entry in signs],
            "overlay": question.overlay,
            "stamp": choices.stamp | {VIEW: full_query(view, dataset)},
            "namespace": NAMESPACE,
        },
        content={
            "parts": {
                ids.QUESTION: [bar(view, stories=bool(dataset.stories)), *head(view)],
                ids.DETAILS: _details(atlas, shown, view, question),
                ids.LEGEND: panels.legend_bar(signs, view),
                ids.NOTICES: [element("p", notice) for notice in (*notices, *_left_out(drawn))],
                ids.EMPTY: [] if shown else panels.nothing(view),
            },
            "texts": {
                ids.SUMMARY: f"{said.subtitle} · {said.counts}",
                ids.DAY_TEXT: view.span.words if view.span else "any date",
            }
            | _counts(atlas, choices, shown, view),
        },
        citation=citation(dataset, view, choices.fingerprint),
        start=view.start,
        end=view.end,
        versus=str(view.versus or ""),
        asks=view.ask,
    )


def _chart_name(atlas: Atlas, drawn: Picture, view: View) -> str:
    """The browser fits the picture to its frame whenever this changes."""
    part = crc32(",".join(sorted(drawn.graph)).encode()) if atlas.is_large else 0
    return f"{view.theater or ALL} {part}"


def _left_out(drawn: Picture) -> list[str]:
    if not drawn.left_out:
        return []
    return [
        (
            f"The strongest {len(drawn.graph):,} are drawn; {drawn.left_out:,} more are in this "
            "view. Search, filter or focus to see them; exports hold them all."
        )
    ]


def _counts(atlas: Atlas, choices: Choices, shown: nx.MultiDiGraph, view: View) -> dict[str, str]:
    """The numbers beside the boxes: what each would show with the other filters as they are."""
    all_kinds = shown if view.kinds is None else atlas.select(replace(view, kinds=None))
    all_types = shown if view.types is None else atlas.select(replace(view, types=None))
    by_kind = Counter(kind for _, _, kind in all_kinds.edges(data="kind"))
    by_type = Counter(data["type"] for _, data in all_types.nodes(data=True))
    return {ids.kind_count(kind): str(by_kind[kind]) for kind in choices.kinds} | {
        ids.type_count(one): str(by_type[one]) for one in choices.types
    }


def _days(strip: Months, view: View, as_of: int) -> tuple[int, int]:
    """Where the handles stand: the span, or a year up to the day, within the strip."""
    last = view.span.last_day if view.span else as_of
    is_range = view.span is not None and view.span.start != view.span.end
    first = view.span.first_day if view.span and is_range else months_later(last, -12)
    return (
        min(max(first, strip.first), strip.last),
        min(max(last, strip.first), strip.last),
    )


def ticked(chosen: frozenset[str] | None, known: Sequence[str]) -> list[str]:
    """The boxes that are ticked, of those there are; None chosen is all of them."""
    return [one for one in known if chosen is None or one in chosen]


def _sign(entry: Entry) -> dict[str, Any]:
    return {
        "group": entry.group,
        "label": entry.label,
        "swatch": {str(theme): entry.swatch[theme] for theme in Theme},
    }


def _details(atlas: Atlas, shown: nx.MultiDiGraph, view: View, question: Asked) -> list[Node]:
    if view.selected:
        found = details(atlas.dataset, atlas.graph, shown, view)
        return [*question.panel, *panels.details_panel(found, view)]
    return question.panel if view.ask or view.story else panels.intro(atlas.dataset)
