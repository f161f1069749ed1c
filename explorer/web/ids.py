"""The ids of the page's parts, each written once."""

from __future__ import annotations

from typing import Any

URL = "url"
STAGE = "stage"
MAP_FRAME = "map-frame"
OVERVIEW_STAGE = "overview-stage"
OVERVIEW_FRAME = "overview-frame"
EMPTY_TAB = "empty-tab"
OVERVIEW_ABSENCE = "overview-absence"
STAGE_SIZE = "stage-size"
TEXT_GROWTH = "text-growth"
MAIN = "main"
TIP = "tip"
DRAWING = "drawing"
ACTIONS = "actions"
SEARCH = "search"
FILTER_BOXES = "filter-boxes"
THEATERS = "theaters"
THEATER = "theater"
FILTERS = "filters"
FILTER_COUNT = "filter-count"
DAY = "day"
DAY_BOX = "day-box"
DAYS = "days"
DAYS_BOX = "days-box"
RANGE = "range"
ANY_DAY = "any-day"
DAY_TEXT = "day-text"
DAY_WORD = "day-word"
DATE_ENTRY = "date-entry"
NEWS = "news"
TAB = "tab"
DETAILS = "details"
DETAILS_REGION = "panel"
TRAIL = "trail"
THEME = "theme"
COMPARE = "compare"
COMPARE_DRAWINGS = "compare-drawings"
COMPARE_READY = "compare-ready"
COMPARE_LISTS = "compare-lists"
CHAIN_FROM = "chain-from"
CHAIN_TO = "chain-to"
VERSUS = "versus"
CHART_CLICK = "chart-click"
CHART_CONTENT = "chart-content"
TIMELINE_CHART = "timeline-chart"
QUESTION = "question"
CONTENT = "content"
COMPARE_CONTENT = "compare-content"
LEGEND = "legend"
LINES = "lines"
LINES_WORDS = "lines-words"
SUMMARY = "summary"
NOTICES = "notices"
EMPTY = "empty"
ABSENCE = "absence"
STRIP = "strip"
TABLE = "table"
TABLE_CONTENT = "table-content"
TABLE_FRAME = "table-frame"
TABLE_GRID = "table-grid"
TABLE_VERSION = "table-version"
PNG = "download-png"
SVG = "download-svg"
OPEN_EXPORT = "open-export"
EXPORT_DIALOG = "export-dialog"
PRESET = "preset"
PREVIEW = "preview"
SAVE_PNG = "save-png"
SAVE_SVG = "save-svg"
COPY_PICTURE = "copy-picture"
CITATION = "citation"
CITED_AT = "cited-at"
COPY_CITATION = "copy-citation"
SOURCES = "sources"
COPY_SOURCES = "copy-sources"
SAVE_SOURCES_CSV = "save-sources-csv"
SAVE_SOURCES_TEXT = "save-sources-text"
SAVE_TABLE = "save-table"
FILE = "file"
LINK = "copy-link"
SHARE = "share"
SHARE_MENU = "share-menu"
RESET = "reset"
STATUS = "status"


def question_controls(question_id: str) -> str:
    """The controls of a question, shown while it is asked."""
    return f"question-{question_id}"


def kind_count(kind: str) -> str:
    """The number beside a link kind's box."""
    return f"count-kind-{kind}"


def confidence_count(confidence: str) -> str:
    """The number beside a confidence's box."""
    return f"count-confidence-{confidence}"


def type_count(actor_type: str) -> str:
    """The number beside an actor type's box."""
    return f"count-type-{actor_type}"


def chart_tab(tab: str) -> str:
    """The body of a tab with a chart."""
    return tab


def chart(name: Any) -> dict[str, Any]:
    """A Plotly chart."""
    return {"type": "chart", "of": name}


def compare_frame(index: int) -> str:
    """What holds one of the two maps of the comparison."""
    return f"compare-{index}"


def compare_map(index: int) -> str:
    """One of the two maps of the comparison."""
    return f"compare-map-{index}"


def compare_choice(index: int) -> str:
    """The choice of the theater above one of them."""
    return f"compare-{index}-choice"


def export_button(form: Any) -> dict[str, Any]:
    """The button that exports the view in a form."""
    return {"type": "export", "of": form}
