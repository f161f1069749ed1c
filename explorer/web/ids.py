"""The ids of the page's parts, each written once."""

from __future__ import annotations

from typing import Any

URL = "url"
GRAPH = "graph"
STAGE = "stage"
TIP = "tip"
DRAWING = "drawing"
SHEETS = "sheets"
GESTURE = "gesture"
SEARCH = "search"
THEATER = "theater"
KINDS = "kinds"
TYPES = "types"
DAY = "day"
DAYS = "days"
RANGE = "range"
ANY_DAY = "any-day"
DAY_TEXT = "day-text"
TAB = "tab"
DETAILS = "details"
TRAIL = "trail"
THEME = "theme"
COMPARE = "compare"
COMPARE_DRAWINGS = "compare-drawings"
FLIPS = "flips"
MATRIX = "matrix"
TIMELINE = "timeline"
VERSUS_INPUT = {"type": "versus", "of": "date"}
LEGEND = "legend"
SUMMARY = "summary"
NOTICES = "notices"
EMPTY = "empty"
STRIP = "strip"
TABLE = "table"
SORT = "sort"
PNG = "download-png"
LINK = "copy-link"
RESET = "reset"
SAID = "said"


def kind_count(kind: Any) -> dict[str, Any]:
    """The number beside a link kind's box."""
    return {"type": "kind-count", "of": kind}


def type_count(actor_type: Any) -> dict[str, Any]:
    """The number beside an actor type's box."""
    return {"type": "type-count", "of": actor_type}


def sort_button(column: Any) -> dict[str, Any]:
    """The button in the head of a column of the table."""
    return {"type": "sort-button", "by": column}


def chain_end(end: Any) -> dict[str, Any]:
    """The choice of an end of a chain: "from" or "to"."""
    return {"type": "chain-end", "of": end}


def chart(name: Any) -> dict[str, Any]:
    """A Plotly chart."""
    return {"type": "chart", "of": name}


def side(index: int) -> str:
    """One of the two canvases of the comparison."""
    return f"side-{index}"
