"""What is new in a picture: the links that begin shortly before its day, in a line of text."""

from __future__ import annotations

from datetime import date
from typing import Any

import networkx as nx

from explorer.data.dates import BEGINNING, months_later
from explorer.data.model import Dataset, Link
from explorer.data.words import short_date
from explorer.graph.view import View
from explorer.presentation.drawing.dataset_looks import is_doubtful

MAX_NAMED = 3
"""How many links are named; the others are counted."""


def news(dataset: Dataset, shown: nx.MultiDiGraph, view: View, months: int = 1) -> str:
    """What begins in the months before the last day of a view, the strongest links first.

    Args:
        dataset: For names.
        shown: What `select` gives for the view.
        view: Of any days; of a view of any date there is no news.
        months: How far back it looks.

    Returns:
        "New since 25 May 2014: the Wolves fight Norland, Sudmark arms Norland; 3 more",
        "Nothing new since 25 May 2014", or "" for a view of any date.

    """
    if view.span is None:
        return ""
    last = view.span.last_day
    before = max(months_later(last, -months), BEGINNING)
    since = short_date(date.fromordinal(before))
    found: list[dict[str, Any]] = [
        data | {"key": key}
        for _, _, key, data in shown.edges(keys=True, data=True)
        if before < data["first_day"] <= last and key in dataset.links
    ]
    if not found:
        return f"Nothing new since {since}"
    found.sort(key=lambda data: (-data["strength"], -data["first_day"], data["key"]))
    named = [_words(dataset, dataset.links[data["key"]], months) for data in found[:MAX_NAMED]]
    rest = len(found) - len(named)
    return f"New since {since}: {', '.join(named)}" + (f"; {rest:,} more" if rest else "")


def _words(dataset: Dataset, link: Link, months: int) -> str:
    """A link as a clause, with what is not sure of it."""
    words = f"{dataset.label(link.from_id)} {link.entry.verb} {dataset.label(link.to_id)}"
    notes = []
    if link.since and not link.since.month and months == 1:
        notes.append(f"some time in {link.since.words}")
    if is_doubtful(link):
        notes.append("disputed or only reported")
    return f"{words} ({', '.join(notes)})" if notes else words
