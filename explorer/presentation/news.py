"""What is new in a picture: the links that begin on its days or shortly before, in a line."""

from __future__ import annotations

from datetime import date
from typing import Any

import networkx as nx

from explorer.data.dates import BEGINNING, END, months_later
from explorer.data.model import Dataset, Link
from explorer.data.words import short_date
from explorer.graph.span import Span
from explorer.graph.view import View
from explorer.presentation.drawing.dataset_looks import is_doubtful

MAX_NAMED = 3
"""How many links are named; the others are counted."""


def news(dataset: Dataset, shown: nx.MultiDiGraph, view: View, months: int = 1) -> str:
    """What begins on the days of a view, or in the months before its day, the strongest first.

    Args:
        dataset: For names.
        shown: What `select` gives for the view.
        view: Of any days; of a view of any date there is no news.
        months: How far back it looks from a single day; of several days those alone count.

    Returns:
        "New since 25 May 2014: the Wolves fight Norland, Sudmark arms Norland; 3 more",
        "Nothing new since 25 May 2014"; of several days "New in 2014: ..." or "New from 2011 to
        25 June 2014: ..."; "" for a view of any date.

    """
    if view.span is None:
        return ""
    last = view.span.last_day
    is_day = view.span.first_day == last
    before = max(months_later(last, -months), BEGINNING) if is_day else view.span.first_day - 1
    since = f"since {short_date(date.fromordinal(before))}" if is_day else _within(view.span)
    found: list[dict[str, Any]] = [
        data | {"key": key}
        for _, _, key, data in shown.edges(keys=True, data=True)
        if before < data["first_day"] <= last and key in dataset.links
    ]
    if not found:
        return f"Nothing new {since}"
    found.sort(key=lambda data: (-data["strength"], -data["first_day"], data["key"]))
    is_short = not is_day or months == 1
    named = [
        _words(dataset, dataset.links[data["key"]], last if is_short else END)
        for data in found[:MAX_NAMED]
    ]
    rest = len(found) - len(named)
    return f"New {since}: {', '.join(named)}" + (f"; {rest:,} more" if rest else "")


def _within(span: Span) -> str:
    return f"from {span.words}" if span.is_range else f"in {span.words}"


def _words(dataset: Dataset, link: Link, last: int) -> str:
    """A link as a clause, with what is not sure of it; `last`: until when it is new."""
    words = f"{dataset.label(link.from_id)} {link.entry.verb} {dataset.label(link.to_id)}"
    notes = []
    if link.since and not link.since.month and link.since.last.toordinal() > last:
        notes.append(f"some time in {link.since.words}")
    if is_doubtful(link):
        notes.append("disputed or only reported")
    return f"{words} ({', '.join(notes)})" if notes else words
