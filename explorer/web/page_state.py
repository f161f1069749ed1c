"""What the page shows for a view: every part of it, worked out at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import networkx as nx

from explorer.data.dates import months_later
from explorer.data.words import short_date
from explorer.exchange.image_metadata import METADATA_NAMESPACE, VIEW_KEY
from explorer.exchange.saved_view import query_with_date
from explorer.graph.question import QUESTIONS
from explorer.graph.view import ALL, View
from explorer.graph.view_query import view_to_query
from explorer.presentation.captions import caption, citation
from explorer.presentation.dossier import dossier
from explorer.presentation.elements import drawing_data
from explorer.presentation.legend import (
    LegendEntry,
    LegendGroup,
    add_highlight_entry,
    add_recent_entry,
    legend,
)
from explorer.presentation.month_histogram import MonthHistogram
from explorer.presentation.theme import Theme
from explorer.web import ids
from explorer.web.filter_options import FilterOptions, ticked
from explorer.web.markup import MarkupNode, element
from explorer.web.panels.details import details_panel
from explorer.web.panels.empty_view import empty_view
from explorer.web.panels.highlights import highlights
from explorer.web.panels.intro import intro
from explorer.web.panels.legend_bar import legend_bar
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
    control, the value that it shows. `picture`, `content`: for the page's scripts.
    """

    address: str
    controls: dict[str, Any]
    picture: dict[str, Any]
    content: dict[str, Any]
    citation: str


def page_state(
    workspace: Workspace, options: FilterOptions, view: View, notices: Iterable[str]
) -> PageState:
    """Work out what the page shows for a view; `notices` are shown beside its own."""
    dataset = workspace.dataset
    shown = workspace.shown(view)
    graph = shown.graph
    text = view_to_query(view, dataset)
    is_plain = not (view.question or view.story or view.selected)
    answer = highlights(workspace, view) if is_plain else answer_question(workspace, graph, view)
    words = caption(dataset, graph, view, options.fingerprint)
    drawing = drawing_data(workspace, shown, view)
    entries = _legend(shown, view, answer, drawing["lines"])
    return PageState(
        address=f"?{text}" if text else "",
        controls=_controls(options, view, dataset.as_of.toordinal()),
        picture=drawing
        | {
            "chart": view.theater or ALL,
            "focus": view.focus,
            "home": dataset.as_of.toordinal(),
            "caption": asdict(words),
            "legend": [_legend_data(entry) for entry in entries],
            "overlay": answer.overlay,
            "stamp": options.stamp | {VIEW_KEY: query_with_date(view, dataset)},
            "namespace": METADATA_NAMESPACE,
        },
        content={
            "parts": {
                ids.QUESTION: [question_bar(workspace, view), *question_heading(view)],
                ids.DETAILS: _details(workspace, graph, view, answer),
                ids.LEGEND: legend_bar(entries, view),
                ids.NOTICES: [_notice(text) for text in (*notices, *_left_out(shown))],
                ids.EMPTY: [] if graph else empty_view(view, _ways_back(workspace, view)),
            },
            "texts": {
                ids.SUMMARY: f"{words.subtitle} · {words.counts}",
                ids.DAY_WORD: "" if view.span is None or view.span.is_range else "As of",
                ids.DAY_TEXT: _day_words(view),
            }
            | _counts(workspace, options, graph, view),
            "ticked": {
                "theater": view.theater or ALL,
                "kinds": ticked(view.kinds, options.kinds),
                "types": ticked(view.types, options.types),
            },
            "hidden": _hidden(view),
        },
        citation=citation(dataset, words, options.fingerprint),
    )


def _legend(
    shown: Shown, view: View, answer: QuestionAnswer, lines: Mapping[str, Sequence[Any]]
) -> tuple[LegendEntry, ...]:
    """The legend of the picture, and of what the answer lights up in it.

    `lines`: those that are drawn, as `drawing_data` has them.
    """
    entries = legend(shown.drawn, shown.layout)
    if answer.legend:
        entries = answer.legend(entries)
    if answer.highlight_label and not lines.keys().isdisjoint(
        answer.overlay.get("highlighted_lines", ())
    ):
        entries = add_highlight_entry(entries, answer.highlight_label)
    # Of two dates the legend says what became of each line, also of those that are over.
    if view.second_date is None and any(recent for _, _, recent, _ in lines.values()):
        entries = add_recent_entry(entries)
    return entries


def _controls(options: FilterOptions, view: View, as_of: int) -> dict[str, Any]:
    """What each control shows that is a component of Dash, by its id."""
    day, days = _handles(options.months, view, as_of)
    controls: dict[str, Any] = {
        ids.DAY: day,
        ids.DAYS: days,
        ids.ANY_DAY: view.span is None,
        ids.RANGE: view.span is not None and view.span.is_range,
        ids.TAB: view.tab,
        ids.SEARCH: None,
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


def _left_out(shown: Shown) -> list[str]:
    if not shown.left_out:
        return []
    return [
        (
            f"The strongest {len(shown.drawn):,} are drawn; {shown.left_out:,} more are in this "
            "view. Search, filter or focus to see them; exports hold them all."
        )
    ]


def _counts(
    workspace: Workspace, options: FilterOptions, graph: nx.MultiDiGraph, view: View
) -> dict[str, str]:
    """The numbers beside the boxes: what each would show with the other filters as they are."""
    all_kinds = graph if view.kinds is None else workspace.select(replace(view, kinds=None))
    all_types = graph if view.types is None else workspace.select(replace(view, types=None))
    by_kind = Counter(kind for _, _, kind in all_kinds.edges(data="kind"))
    by_type = Counter(data["type"] for _, data in all_types.nodes(data=True))
    return {ids.kind_count(kind): str(by_kind[kind]) for kind in options.kinds} | {
        ids.type_count(one): str(by_type[one]) for one in options.types
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
    return " – ".join(map(short_date, days))


def _legend_data(entry: LegendEntry) -> dict[str, Any]:
    return {
        "group": LegendGroup.FAMILY if entry.group == LegendGroup.MARK else entry.group,
        "label": entry.label,
        "swatch": {str(theme): entry.swatch[theme] for theme in Theme},
    }


def _details(
    workspace: Workspace, graph: nx.MultiDiGraph, view: View, question: QuestionAnswer
) -> list[MarkupNode]:
    if view.selected:
        found = dossier(workspace.dataset, workspace.graph, graph, view)
        return [*question.panel, *details_panel(found, view)]
    if view.question or view.story:
        return question.panel
    return intro(workspace.dataset, question.panel)
