"""The captions of the pictures of tabs: each says what is in it, and nothing that is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Literal

import networkx as nx

from explorer.analysis.alignment import AlignmentMatrix
from explorer.analysis.comparison import compared_theaters
from explorer.data.model import Dataset
from explorer.data.words import count_noun, join_words
from explorer.graph.view import MAP_TAB, OVERVIEW_TAB, View
from explorer.presentation.captions import (
    Caption,
    caption,
    count_words,
    credit_words,
    filter_parts,
)
from explorer.presentation.drawing.overview.card_plan import drawn_page
from explorer.presentation.link_histogram import link_histogram
from explorer.presentation.presets import PICTURE_TABS
from explorer.presentation.timeline_subject import ShownTimeline, shown_timeline
from explorer.presentation.titles import (
    picture_file_name,
    place_words,
    step_title,
    subject_names,
    subject_of,
)
from explorer.workspace import Workspace


def picture_tab(workspace: Workspace, view: View) -> str:
    """Which tab's picture a view has; without two theaters nothing is compared."""
    tab = view.tab if view.tab in PICTURE_TABS else MAP_TAB
    if tab == "compare" and compared_theaters(workspace.dataset, view) is None:
        return MAP_TAB
    return tab


def picture_caption(workspace: Workspace, view: View, fingerprint: str = "") -> Caption:
    """The caption of the picture of a view, on whichever tab it is.

    `fingerprint` names the version of the data in the credit line, if it is given.
    """
    match picture_tab(workspace, view):
        case "compare":
            return _comparison_caption(workspace, view, fingerprint)
        case "matrix":
            return _matrix_caption(workspace, view, fingerprint)
        case "timeline":
            return _timeline_caption(workspace, view, fingerprint)
        case tab:
            shown = workspace.shown(view)
            words = caption(workspace.dataset, shown.graph, view, fingerprint, shown)
            if tab != OVERVIEW_TAB:
                return words
            page = drawn_page(len(workspace.area_picture(view).theaters), view.overview_page)
            drawn = replace(view, overview_page=page)
            subject = subject_of(view, shown.graph)
            name = picture_file_name(workspace.dataset, drawn, subject, tab=OVERVIEW_TAB)
            return replace(words, file=name)


def cited_sources(workspace: Workspace, view: View) -> tuple[str, ...]:
    """The ids of the sources behind the picture of a view, in the order of the file."""
    match picture_tab(workspace, view):
        case "compare":
            views = compared_views(workspace.dataset, view)
            cited = {one for own in views for one in _cited(workspace.select(own))}
        case "matrix":
            cited = _cited(workspace.select(matrix_view(view)))
        case "timeline":
            bars = view_timeline(workspace, view).bars
            links = workspace.dataset.links
            cited = {one.source for bar in bars for one in links[bar.link].evidence}
        case _:
            cited = _cited(workspace.select(view))
    return tuple(source for source in workspace.dataset.sources if source in cited)


def compared_views(dataset: Dataset, view: View) -> tuple[View, ...]:
    """The views of the theaters that are compared, the left one first; none without two."""
    theaters = compared_theaters(dataset, view) or ()
    return tuple(
        replace(view, theater=one, focus=None, places={}, enlarged=None) for one in theaters
    )


def matrix_view(view: View) -> View:
    """What of a view the matrix shows: its theater and its days."""
    return View(theater=view.theater, span=view.span)


def matrix_of_view(workspace: Workspace, view: View) -> AlignmentMatrix:
    """The matrix of a view."""
    by: Literal["parties", "actors"] = "actors" if view.columns == "actors" else "parties"
    return workspace.matrix(view.theater, view.span, by)


def view_timeline(workspace: Workspace, view: View) -> ShownTimeline:
    """The timeline of a view, over the days of the time strip."""
    strip = link_histogram(workspace.graph, workspace.dataset.as_of)
    return shown_timeline(workspace, view, (strip.first, strip.last))


def _comparison_caption(workspace: Workspace, view: View, fingerprint: str) -> Caption:
    dataset = workspace.dataset
    views = compared_views(dataset, view)
    shown = [workspace.shown(own) for own in views]
    everybody = {node for one in shown for node in one.graph}
    names = [place_words(dataset, own.theater) for own in views]
    # Of the subtitle what stands behind the theater holds for both.
    _, _, filters = caption(dataset, shown[0].graph, views[0]).subtitle.partition(" · ")
    who = subject_names(dataset, subject_of(replace(view, focus=None), everybody))
    beside = f"{join_words(names)} side by side"
    return Caption(
        title=step_title(dataset, view) or (f"{who}: {beside}" if who else beside),
        subtitle=" · ".join((join_words(names), filters)),
        counts="; ".join(
            f"{name}: {count_words(one.graph)}" for name, one in zip(names, shown, strict=True)
        ),
        credit=credit_words(dataset, len(cited_sources(workspace, view)), fingerprint),
        file=picture_file_name(
            dataset,
            replace(view, focus=None),
            subject_of(replace(view, focus=None), everybody),
            theaters=[own.theater or "" for own in views],
            tab="compare",
        ),
    )


def _matrix_caption(workspace: Workspace, view: View, fingerprint: str) -> Caption:
    dataset = workspace.dataset
    matrix = matrix_of_view(workspace, view)
    own = matrix_view(view)
    everything = caption(dataset, workspace.select(own), own)
    named = replace(own, selected=view.selected, story=view.story)
    against = "actor" if view.columns == "actors" else "party"
    return Caption(
        title=(
            step_title(dataset, view)
            or f"{place_words(dataset, view.theater)}: who stands with whom"
        ),
        subtitle=everything.subtitle,
        counts=(
            f"{_some(len(matrix.rows), matrix.left_out_rows, 'actor')} by "
            + _some(len(matrix.columns), matrix.left_out_columns, against)
        ),
        credit=credit_words(dataset, len(cited_sources(workspace, view)), fingerprint),
        file=picture_file_name(
            dataset,
            named,
            subject_of(named, matrix.rows),
            tab="matrix-by-actor" if view.columns == "actors" else "matrix",
        ),
    )


def _timeline_caption(workspace: Workspace, view: View, fingerprint: str) -> Caption:
    dataset = workspace.dataset
    shown = view_timeline(workspace, view)
    who = subject_names(dataset, shown.subject)
    where = place_words(dataset, view.theater) if view.theater else ""
    first, last = (date.fromordinal(day).year for day in shown.date_range)
    parts = [
        where or place_words(dataset, None),
        f"{first} to {last}",
        *filter_parts(dataset, view, types=False),
    ]
    head = " in ".join(filter(None, (who, where))) or place_words(dataset, None)
    own = View(
        theater=view.theater,
        span=view.span,
        kinds=view.kinds,
        confidences=view.confidences,
        story=view.story,
    )
    return Caption(
        title=step_title(dataset, view) or f"{head}: links in time",
        subtitle=" · ".join(filter(None, parts)),
        counts=count_noun(len(shown.bars), "link"),
        credit=credit_words(dataset, len(cited_sources(workspace, view)), fingerprint),
        file=picture_file_name(dataset, own, shown.subject, tab="timeline"),
    )


def _cited(graph: nx.MultiDiGraph) -> set[str]:
    found: Iterable[Iterable[str]] = (sources for *_, sources in graph.edges(data="sources"))
    return {source for sources in found for source in sources}


def _some(kept: int, left_out: int, noun: str) -> str:
    """How many of how many, where some are left out: "12 actors", "240 of 738 actors"."""
    plural = "parties" if noun == "party" else f"{noun}s"
    whole = count_noun(kept + left_out, noun, plural)
    return f"{kept:,} of {whole}" if left_out else whole
