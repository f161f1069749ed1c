"""What the page shows for a view: every part of it, worked out at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import networkx as nx

from explorer.data.dates import months_later
from explorer.data.words import short_date
from explorer.graph.question import QUESTIONS
from explorer.graph.view import ALL, LINE_CHOICES, MAP_TAB, OVERVIEW_TAB, View
from explorer.graph.view_query import view_to_query
from explorer.presentation.absence import absence_of
from explorer.presentation.captions import caption, citation, drawn_words
from explorer.presentation.data_limits import outside_words
from explorer.presentation.dossier import dossier
from explorer.presentation.drawing.page_map import MAP_ID, PageMaps
from explorer.presentation.emptiness import emptiness_of
from explorer.presentation.link_histogram import LinkHistogram
from explorer.presentation.news import news
from explorer.presentation.overlays import asks_nothing, picture_legend, picture_overlay
from explorer.presentation.tab_captions import picture_caption
from explorer.web import ids
from explorer.web.filter_options import FilterOptions, ticked
from explorer.web.map_data import filter_data, map_data
from explorer.web.markup import MarkupNode, element
from explorer.web.panels.absence_note import absence_note
from explorer.web.panels.details import details_panel
from explorer.web.panels.empty_view import empty_view
from explorer.web.panels.intro import intro
from explorer.web.panels.legend_bar import legend_bar
from explorer.web.panels.lines_switch import lines_switch, lines_words
from explorer.web.parts import button
from explorer.web.questions import (
    answer_question,
    question_bar,
    question_heading,
    question_page,
)
from explorer.web.questions.answer import QuestionAnswer
from explorer.workspace import Shown, Workspace


@dataclass(frozen=True)
class PageState:
    """The props of the page's parts for a view.

    `address`: the query of a URL with its question mark, or "". `controls`: by the id of a
    control, the value that it shows. `picture`, `content`: for the page's scripts; the picture
    is drawn unless the overview is open, which has a size and comes from `Answers.overview`.
    """

    address: str
    controls: dict[str, Any]
    picture: dict[str, Any]
    content: dict[str, Any]
    citation: str


def page_state(
    maps: PageMaps, options: FilterOptions, view: View, notices: Iterable[str]
) -> PageState:
    """Work out what the page shows for a view; `notices` are shown beside its own."""
    workspace = maps.workspace
    dataset = workspace.dataset
    shown = workspace.shown(view)
    graph = shown.graph
    text = view_to_query(view, dataset)
    answer = answer_question(workspace, graph, view)
    words = caption(dataset, graph, view, options.fingerprint, shown)
    outside = outside_words(options.histogram, view.span)
    picture: dict[str, Any] = {
        "selected": list(view.selected_nodes),
        "filter": filter_data(workspace, view),
        "focus": view.focus,
        "caption": asdict(words),
        "names": {node: dataset.label(node) for node in view.selected_nodes},
    }
    legend: list[MarkupNode] = []
    waiting = 0
    if view.tab != OVERVIEW_TAB:
        lit = picture_overlay(workspace, graph, view) if asks_nothing(view) else answer.picture
        drawing = maps.maker.drawing(view, lit.overlay)
        picture |= map_data(maps, drawing, words, view, MAP_ID, described_by=ids.SUMMARY)
        signs = drawing.line_signs
        waiting = signs.waiting
        entries = picture_legend(workspace, shown, view, lit, signs)
        legend = legend_bar(entries, view)
    emptiness = emptiness_of(workspace, options.histogram, view)
    ways_back = empty_view(emptiness) if emptiness else []
    is_map = view.tab == MAP_TAB
    # An empty picture says itself why nobody is in it.
    missing = absence_note(absence_of(workspace, graph, view) if graph else None)
    is_overview = view.tab == OVERVIEW_TAB
    return PageState(
        address=f"?{text}" if text else "",
        controls=_controls(options, view, dataset.as_of.toordinal()),
        picture=picture,
        content={
            "parts": {
                ids.QUESTION: []
                if asks_nothing(view)
                else [question_bar(workspace, view), *question_heading(view)],
                ids.DETAILS: _details(workspace, graph, view, answer),
                ids.LEGEND: legend,
                ids.LINES: lines_switch(waiting),
                ids.NOTICES: [_notice(text) for text in (*notices, *_left_out(shown))],
                ids.EMPTY: ways_back if is_map else [],
                ids.EMPTY_TAB: [] if is_map else ways_back,
                ids.ABSENCE: [] if is_overview else missing,
                ids.OVERVIEW_ABSENCE: missing if is_overview else [],
            },
            "texts": {
                ids.SUMMARY: " · ".join(
                    filter(
                        None,
                        (words.subtitle, words.counts, outside),
                    )
                ),
                ids.LINES_WORDS: lines_words(waiting, view),
                # That nothing is new where nothing is told would be said as if it were known.
                ids.NEWS: ""
                if outside
                else news(dataset, graph, view, options.histogram.step_months),
                ids.DAY_WORD: "" if view.span is None or view.span.is_range else "As of",
                ids.DAY_TEXT: _day_words(view),
                ids.FILTER_COUNT: f" ({active})" if (active := _active_filters(view)) else "",
            }
            | _counts(workspace, options, graph, view),
            "ticked": {
                "theater": view.theater or ALL,
                "kinds": ticked(view.kinds, options.kinds),
                "types": ticked(view.types, options.types),
                "confidence": ticked(view.confidences, options.confidences),
                "lines": [LINE_CHOICES[True]] if view.all_lines else [],
            },
            "hidden": _hidden(view),
        },
        citation=citation(
            dataset,
            words if view.tab in (OVERVIEW_TAB, MAP_TAB) else picture_caption(workspace, view),
            options.fingerprint,
        ),
    )


def _active_filters(view: View) -> int:
    """How many filters are on, of those that stand in the panel of the filters."""
    return sum(chosen is not None for chosen in (view.kinds, view.types, view.confidences))


def _controls(options: FilterOptions, view: View, as_of: int) -> dict[str, Any]:
    """What each control shows that is a component of Dash, by its id."""
    day, days = _handles(options.histogram, view, as_of)
    controls: dict[str, Any] = {
        ids.DAY: day,
        ids.DAYS: days,
        ids.ANY_DAY: view.span is None,
        ids.RANGE: view.span is not None and view.span.is_range,
        ids.TAB: view.tab,
        ids.SEARCH: None,
        ids.DATE_ENTRY: "",
    }
    for question_id, question in QUESTIONS.items():
        is_asked = view.question is not None and view.question.id == question_id
        controls |= question_page(question_id).control_values(
            view.question if is_asked and view.question else question()
        )
    return controls


def _hidden(view: View) -> dict[str, bool]:
    """The parts of the page that come and go, and whether they are hidden."""
    is_range = view.span is not None and view.span.is_range
    asked = view.question.id if view.question else None
    return {ids.DAY_BOX: is_range, ids.DAYS_BOX: not is_range} | {
        ids.question_controls(question_id): question_id != asked for question_id in QUESTIONS
    }


def _notice(text: str) -> MarkupNode:
    return element("div", [element("p", text), button("×", "dismiss", "", label="Dismiss")])


def _left_out(shown: Shown) -> list[str]:
    if not shown.left_out_lines:
        return []
    nodes = ""
    if shown.left_out:
        nodes = f"; {shown.left_out:,} more actors and alliances are in this view"
    return [
        (
            f"{drawn_words(shown)}, those of parties and the strongest{nodes}. Select, filter or "
            "focus to see others; exports hold them all."
        )
    ]


def _counts(
    workspace: Workspace, options: FilterOptions, graph: nx.MultiDiGraph, view: View
) -> dict[str, str]:
    """The numbers beside the boxes: what each would show with the other filters as they are."""
    all_kinds = graph if view.kinds is None else workspace.select(replace(view, kinds=None))
    all_types = graph if view.types is None else workspace.select(replace(view, types=None))
    all_confidences = (
        graph if view.confidences is None else workspace.select(replace(view, confidences=None))
    )
    by_confidence = Counter(sure for _, _, sure in all_confidences.edges(data="confidence"))
    by_kind = Counter(kind for _, _, kind in all_kinds.edges(data="kind"))
    by_type = Counter(data["type"] for _, data in all_types.nodes(data=True))
    return (
        {ids.kind_count(kind): str(by_kind[kind]) for kind in options.kinds}
        | {ids.type_count(one): str(by_type[one]) for one in options.types}
        | {ids.confidence_count(one): str(by_confidence[one]) for one in options.confidences}
    )


def _handles(strip: LinkHistogram, view: View, as_of: int) -> tuple[int, list[int]]:
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
    return " – ".join(map(short_date, days))


def _details(
    workspace: Workspace, graph: nx.MultiDiGraph, view: View, question: QuestionAnswer
) -> list[MarkupNode]:
    if view.selected:
        found = dossier(workspace, graph, view)
        return [*question.panel, *details_panel(found, view)]
    if view.question or view.story:
        return question.panel
    return [*intro(workspace, view), question_bar(workspace, view)]
