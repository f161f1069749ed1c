"""What the page shows for a view: every part of it, worked out at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from zlib import crc32

import networkx as nx

from explorer.data.dates import months_later
from explorer.exchange.image_metadata import DATASET_KEY, METADATA_NAMESPACE, VIEW_KEY
from explorer.exchange.saved_view import full_query, view_metadata
from explorer.graph.view import ALL, View, default_view
from explorer.graph.view_query import view_to_query
from explorer.presentation.captions import caption, citation
from explorer.presentation.dossier import dossier
from explorer.presentation.elements import drawing_data
from explorer.presentation.legend import (
    FAMILY,
    MARK,
    LegendEntry,
    legend,
    two_camps,
    two_dates,
    underlaid,
    with_recent,
)
from explorer.presentation.month_histogram import MonthHistogram, month_histogram
from explorer.presentation.theme import BETWEEN, Theme
from explorer.web import ids
from explorer.web.markup import MarkupNode, element
from explorer.web.panels import details
from explorer.web.panels.comparison import highlights
from explorer.web.parts import button
from explorer.web.questions import (
    QuestionAnswer,
    answer_question,
    question_bar,
    question_heading,
    with_second_date,
)
from explorer.workspace import Drawing, Workspace


@dataclass(frozen=True)
class FilterOptions:
    """What a dataset lets one choose from, and what names it, worked out once."""

    kinds: tuple[str, ...]
    types: tuple[str, ...]
    months: MonthHistogram
    stamp: dict[str, str]

    @property
    def fingerprint(self) -> str:
        """A short name for exactly this data."""
        return self.stamp[DATASET_KEY]

    @classmethod
    def of(cls, workspace: Workspace) -> FilterOptions:
        """The kinds and types that occur, and the months from which a day is chosen."""
        graph = workspace.graph
        return cls(
            tuple(sorted({kind for _, _, kind in graph.edges(data="kind")})),
            tuple(sorted({d["type"] for _, d in graph.nodes(data=True) if d["node"] == "actor"})),
            month_histogram(graph, workspace.dataset.as_of),
            view_metadata(default_view(workspace.dataset), workspace.dataset),
        )


@dataclass(frozen=True)
class PageState:
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


def page_state(
    workspace: Workspace, choices: FilterOptions, view: View, notices: Iterable[str]
) -> PageState:
    """Work out what the page shows for a view."""
    dataset = workspace.dataset
    # Who asks for two dates and names none sees a year; the address says only what was asked.
    seen = with_second_date(view)
    drawn = workspace.drawing(seen)
    shown = workspace.select(seen) if workspace.is_large else drawn.graph
    text = view_to_query(view, dataset)
    is_plain = not (view.ask or view.story or view.selected)
    question = highlights(workspace, view) if is_plain else answer_question(workspace, shown, view)
    said = caption(dataset, shown, seen, choices.fingerprint)
    painted = drawing_data(workspace, drawn, seen)
    signs = legend(drawn.graph, drawn.layout)
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
    return PageState(
        url=f"?{text}" if text else "",
        boxes=boxes,
        day=day,
        days=days,
        is_range=is_range,
        any_day=view.span is None,
        tab=view.tab,
        picture=painted
        | {
            "chart": _chart_name(workspace, drawn, view),
            "focus": view.focus,
            "home": dataset.as_of.toordinal(),
            "caption": asdict(said),
            "legend": [_sign(entry) for entry in signs],
            "overlay": question.overlay,
            "stamp": choices.stamp | {VIEW_KEY: full_query(view, dataset)},
            "namespace": METADATA_NAMESPACE,
        },
        content={
            "parts": {
                ids.QUESTION: [
                    question_bar(view, stories=bool(dataset.stories)),
                    *question_heading(view),
                ],
                ids.DETAILS: _details(workspace, shown, view, question),
                ids.LEGEND: details.legend_bar(signs, view),
                ids.NOTICES: [_notice(text) for text in (*notices, *_left_out(drawn))],
                ids.EMPTY: [] if shown else details.empty_view(view, _ways_back(workspace, view)),
            },
            "texts": {
                ids.SUMMARY: f"{said.subtitle} · {said.counts}",
                ids.DAY_WORD: "" if view.span is None or is_range else "As of",
                ids.DAY_TEXT: _day_words(view),
            }
            | _counts(workspace, choices, shown, seen),
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


def _ways_back(workspace: Workspace, view: View) -> dict[str, int]:
    """How many actors each filter of an empty picture would show if it alone were lifted."""
    lifted = {
        "date": replace(view, span=None),
        "kinds": replace(view, kinds=None, types=None),
        "focus": replace(view, focus=None),
        "theater": replace(view, theater=None),
    }
    return {
        what: sum(kind == "actor" for _, kind in workspace.select(one).nodes(data="node"))
        for what, one in lifted.items()
    }


def _notice(text: str) -> MarkupNode:
    return element("div", [element("p", text), button("×", "dismiss", "", label="Dismiss")])


def _chart_name(workspace: Workspace, drawn: Drawing, view: View) -> str:
    """The browser fits the picture to its frame whenever this changes."""
    part = crc32(",".join(sorted(drawn.graph)).encode()) if workspace.is_large else 0
    return f"{view.theater or ALL} {part}"


def _left_out(drawn: Drawing) -> list[str]:
    if not drawn.left_out:
        return []
    return [
        (
            f"The strongest {len(drawn.graph):,} are drawn; {drawn.left_out:,} more are in this "
            "view. Search, filter or focus to see them; exports hold them all."
        )
    ]


def _counts(
    workspace: Workspace, choices: FilterOptions, shown: nx.MultiDiGraph, view: View
) -> dict[str, str]:
    """The numbers beside the boxes: what each would show with the other filters as they are."""
    all_kinds = shown if view.kinds is None else workspace.select(replace(view, kinds=None))
    all_types = shown if view.types is None else workspace.select(replace(view, types=None))
    by_kind = Counter(kind for _, _, kind in all_kinds.edges(data="kind"))
    by_type = Counter(data["type"] for _, data in all_types.nodes(data=True))
    return {ids.kind_count(kind): str(by_kind[kind]) for kind in choices.kinds} | {
        ids.type_count(one): str(by_type[one]) for one in choices.types
    }


def _handles(strip: MonthHistogram, view: View, as_of: int) -> tuple[int, list[int]]:
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


def _sign(entry: LegendEntry) -> dict[str, Any]:
    return {
        "group": FAMILY if entry.group == MARK else entry.group,
        "label": entry.label,
        "swatch": {str(theme): entry.swatch[theme] for theme in Theme},
    }


def _details(
    workspace: Workspace, shown: nx.MultiDiGraph, view: View, question: QuestionAnswer
) -> list[MarkupNode]:
    if view.selected:
        found = dossier(workspace.dataset, workspace.graph, shown, view)
        return [*question.panel, *details.details_panel(found, view)]
    return (
        question.panel
        if view.ask or view.story
        else details.intro(workspace.dataset, question.panel)
    )
