"""What the page shows for a view: every part of it, worked out at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from zlib import crc32

import networkx as nx

from explorer.appearance import BETWEEN, Theme
from explorer.atlas import Atlas, Picture
from explorer.captions import caption, citation
from explorer.dates import months_later
from explorer.details import details
from explorer.elements import drawing
from explorer.exchange.metadata import DATASET, NAMESPACE, VIEW
from explorer.exchange.views import full_query, stamp
from explorer.legend import (
    FAMILY,
    MARK,
    Entry,
    legend,
    two_camps,
    two_dates,
    underlaid,
    with_recent,
)
from explorer.timestrip import Months, months
from explorer.view import ALL, View, default, query
from explorer.web import ids, panels
from explorer.web.asks import Asked, asked, bar, compared, head
from explorer.web.comparing import standing_out
from explorer.web.markup import Node, element
from explorer.web.parts import button


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
    boxes: dict[str, Any]
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


def answer(atlas: Atlas, choices: Choices, view: View, notices: Iterable[str]) -> Answer:
    """Work out what the page shows for a view."""
    dataset = atlas.dataset
    # Who asks for two dates and names none sees a year; the address says only what was asked.
    seen = compared(view)
    drawn = atlas.picture(seen)
    shown = atlas.select(seen) if atlas.is_large else drawn.graph
    text = query(view, dataset)
    is_plain = not (view.ask or view.story or view.selected)
    question = standing_out(atlas, view) if is_plain else asked(atlas, shown, view)
    said = caption(dataset, shown, seen, choices.fingerprint)
    painted = drawing(atlas, drawn, seen)
    signs = legend(drawn.graph, drawn.chart)
    if "sides" in question.overlay:
        neither = BETWEEN in question.overlay["sides"].values()
        signs = two_camps(signs, question.camps, neither=neither)
    if question.mark and set(question.overlay["strong"]) & set(painted["lines"]):
        signs = underlaid(signs, question.mark)
    if seen.ask == "dates" and seen.versus and shown:
        signs = two_dates(signs)
    elif any(recent for _, _, recent, _ in painted["lines"].values()):
        signs = with_recent(signs)
    day, days = _handles(choices.months, view, dataset.as_of.toordinal())
    is_range = view.span is not None and view.span.is_range
    boxes = {
        "theater": view.theater or ALL,
        "kinds": ticked(view.kinds, choices.kinds),
        "types": ticked(view.types, choices.types),
    }
    return Answer(
        url=f"?{text}" if text else "",
        boxes=boxes,
        day=day,
        days=days,
        is_range=is_range,
        any_day=view.span is None,
        tab=view.tab,
        picture=painted
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
                ids.NOTICES: [_notice(text) for text in (*notices, *_left_out(drawn))],
                ids.EMPTY: [] if shown else panels.nothing(view, _ways_back(atlas, view)),
            },
            "texts": {
                ids.SUMMARY: f"{said.subtitle} · {said.counts}",
                ids.DAY_WORD: "" if view.span is None or is_range else "As of",
                ids.DAY_TEXT: _day_words(view),
            }
            | _counts(atlas, choices, shown, seen),
            "ticked": boxes,
            "hidden": {
                ids.DAY_BOX: is_range,
                ids.DAYS_BOX: not is_range,
                ids.CHAIN_ENDS: view.ask != "chains",
                ids.VERSUS_BOX: view.ask != "dates",
            },
        },
        citation=citation(dataset, view, choices.fingerprint),
        start=view.start,
        end=view.end,
        versus=str(view.versus or ""),
    )


def _ways_back(atlas: Atlas, view: View) -> dict[str, int]:
    """How many actors each filter of an empty picture would show if it alone were lifted."""
    lifted = {
        "date": replace(view, span=None),
        "kinds": replace(view, kinds=None, types=None),
        "focus": replace(view, focus=None),
        "theater": replace(view, theater=None),
    }
    return {
        what: sum(kind == "actor" for _, kind in atlas.select(one).nodes(data="node"))
        for what, one in lifted.items()
    }


def _notice(text: str) -> Node:
    return element("div", [element("p", text), button("×", "dismiss", "", label="Dismiss")])


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


def _handles(strip: Months, view: View, as_of: int) -> tuple[int, list[int]]:
    """Where the handle of the day stands, and the two of a range, within the strip.

    A range that nobody has chosen yet is the year up to the day, or what there is of it.
    """
    last = min(max(view.span.last_day if view.span else as_of, strip.first), strip.last)
    is_range = view.span is not None and view.span.is_range
    first = view.span.first_day if view.span and is_range else months_later(last, -12)
    first = min(max(first, strip.first), strip.last)
    if first == last and not is_range:
        return last, [first, min(months_later(first, 1), strip.last)]
    return last, [first, last]


def _day_words(view: View) -> str:
    """The days of a view, short enough for a line above the strip."""
    if view.span is None:
        return "Any date"
    if not view.span.is_range:
        return view.span.words
    days = (date.fromordinal(one) for one in (view.span.first_day, view.span.last_day))
    return " – ".join(f"{day.day} {day:%b %Y}" for day in days)


def ticked(chosen: frozenset[str] | None, known: Sequence[str]) -> list[str]:
    """The boxes that are ticked, of those there are; None chosen is all of them."""
    return [one for one in known if chosen is None or one in chosen]


def _sign(entry: Entry) -> dict[str, Any]:
    return {
        "group": FAMILY if entry.group == MARK else entry.group,
        "label": entry.label,
        "swatch": {str(theme): entry.swatch[theme] for theme in Theme},
    }


def _details(atlas: Atlas, shown: nx.MultiDiGraph, view: View, question: Asked) -> list[Node]:
    if view.selected:
        found = details(atlas.dataset, atlas.graph, shown, view)
        return [*question.panel, *panels.details_panel(found, view)]
    return question.panel if view.ask or view.story else panels.intro(atlas.dataset, question.panel)
