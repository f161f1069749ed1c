"""The table: every link that a picture shows as a row of plain data, and what its columns are."""

from __future__ import annotations

from typing import Any

import networkx as nx

from explorer.data.dates import PartialDate
from explorer.data.model import Dataset
from explorer.data.vocabulary import KINDS

LinkRow = dict[str, str | int]
"""One link. `from`, `kind`, `to`, `theater`, `since`, `until`, `reported`, `confidence` and
`sources` are what its cells say, the number of sources as a number; `from_id` and `to_id` name
its ends."""

TABLE_COLUMNS: tuple[dict[str, Any], ...] = (
    {"field": "from", "headerName": "From", "leads": ["from_id"], "sorts": "byText", "flex": 4},
    {"field": "kind", "headerName": "Link", "leads": ["from_id", "to_id"], "sorts": "byText",
     "flex": 5},
    {"field": "to", "headerName": "To", "leads": ["to_id"], "sorts": "byText", "flex": 4},
    {"field": "theater", "headerName": "Theater", "sorts": "byText", "flex": 4},
    {"field": "since", "headerName": "Since", "sorts": "byDate", "width": 86},
    {"field": "until", "headerName": "Until", "sorts": "byDate", "width": 86},
    {"field": "reported", "headerName": "Last reported", "sorts": "byDate", "width": 104},
    {"field": "confidence", "headerName": "Confidence", "sorts": "byConfidence", "width": 98},
    {"field": "sources", "headerName": "Sources", "sorts": "byNumber", "width": 78},
)  # fmt: skip
"""The columns from left to right. `field` is a key of a `LinkRow`, `sorts` a function of
assets/scripts/compare-cells.js; `leads` are the fields with the ids of what a click on a cell
selects. `flex` is the share of the width that is left, `width` is in px."""

FIRST_SORT = ("since", "desc")
"""The column by which the table is sorted at first, and which way: the newest first."""


def link_rows(
    dataset: Dataset, shown: nx.MultiDiGraph, last_day: int | None = None
) -> list[LinkRow]:
    """Every link of a graph that `select` gives, one to a row.

    `last_day`: the ordinal of the last of the days shown; no end that lies behind it is told.

    They come in the order of the names of their ends and of their kind, which is also that of
    links which a column does not tell apart.
    """
    rows: list[LinkRow] = [
        {
            "from": dataset.label(source),
            "from_id": source,
            "kind": KINDS[data["kind"]].label,
            "to": dataset.label(target),
            "to_id": target,
            "theater": ", ".join(dataset.theaters[one].name for one in data["theaters"]),
            "since": data["since"],
            "until": _unless_later(data["until"], last_day),
            "reported": _unless_later(data["last_reported"], last_day),
            "confidence": data["confidence"],
            "sources": len(data["sources"]),
        }
        for source, target, data in shown.edges(data=True)
    ]
    return sorted(
        rows, key=lambda row: [str(row[key]).casefold() for key in ("from", "to", "kind")]
    )


def _unless_later(written: str, last_day: int | None) -> str:
    """A date as written, or "" where it lies wholly behind a day."""
    if written and last_day is not None and PartialDate.parse(written).is_after(last_day):
        return ""
    return written
