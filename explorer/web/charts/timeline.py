"""The timeline: links as bars in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import Any

from explorer.data.vocabulary import FAMILIES
from explorer.data.words import short_date
from explorer.layout.font import text_width
from explorer.presentation.theme import PALETTES, Palette, Theme
from explorer.presentation.timeline import TimelineBar
from explorer.web.charts.chart_layout import (
    MAX_ROW_LABEL_WIDTH,
    SMALL_TEXT_SIZE,
    TEXT_SIZE,
    Figure,
    base_layout,
    cut_text,
    plotly_text,
    row_axis,
)

TWO_LINE_ROW_HEIGHT = 1.5
"""Height of a row whose label has two lines, in rows of one line."""

SURE_OPACITY, UNSURE_OPACITY = 0.95, 0.35
"""Opacity of a bar where the link surely held, and where it may have begun or ended."""

OPEN_END_SYMBOL, UNKNOWN_END_SYMBOL = "triangle-right", "triangle-right-open"
"""Plotly's markers at the end of a bar: it is open; it was last reported then."""

MS_PER_DAY = 86_400_000
"""Plotly measures the length of a bar on an axis of dates in milliseconds."""


def timeline_figure(
    bars: Sequence[TimelineBar],
    date_range: tuple[int, int],
    as_of: int | None,
    theme: Theme,
    *,
    growth: float = 1.0,
) -> Figure:
    """Links as bars in time, one to a row, in the order given.

    `date_range`: the first and last day of the axis. `as_of`: a day to mark with a labelled
    line, if it is within the range; None marks none. All days are ordinals (`date.toordinal`).
    `growth`: how many times as large as usual text, rows and signs are.
    """
    palette = PALETTES[theme]
    traces: list[dict[str, Any]] = []
    labels = [_label_lines(bar.label) for bar in bars]
    heights = [TWO_LINE_ROW_HEIGHT if len(lines) > 1 else 1.0 for lines in labels]
    positions = [
        before + height / 2 - 0.5
        for before, height in zip(accumulate(heights, initial=0.0), heights, strict=False)
    ]
    for family, entry in FAMILIES.items():
        own = [index for index, bar in enumerate(bars) if bar.family is family]
        if not own:
            continue
        colour = palette.families[family]
        states = [index for index in own if not bars[index].is_event]
        for sure, opacity in ((False, UNSURE_OPACITY), (True, SURE_OPACITY)):
            marker = {"color": colour, "opacity": opacity}
            trace = _bar_trace(bars, positions, states, marker, sure=sure)
            traces.append(trace | {"name": entry.label})
        events = [index for index in own if bars[index].is_event]
        sign = {"color": colour, "size": 11 * growth, "symbol": "diamond"}
        traces.append(_event_trace(bars, positions, events, sign, entry.label))
    marked_ends = [i for i, bar in enumerate(bars) if bar.has_no_end or bar.has_unknown_end]
    traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [_iso_date(bars[i].last) for i in marked_ends],
            "y": [positions[i] for i in marked_ends],
            "marker": {
                "symbol": [
                    UNKNOWN_END_SYMBOL if bars[i].has_unknown_end else OPEN_END_SYMBOL
                    for i in marked_ends
                ],
                "size": 9 * growth,
                "color": [palette.families[bars[i].family] for i in marked_ends],
            },
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
    )
    is_marked = as_of is not None and date_range[0] <= as_of <= date_range[1]
    marked = (
        _as_of_line(as_of, date_range, palette, growth) if as_of is not None and is_marked else {}
    )
    # The words beside the line stand above the first bar, not over it.
    top, bottom = -1.5 if marked else -0.5, max(sum(heights), 1.0) - 0.5
    label_width = max(
        (text_width(line, TEXT_SIZE) for lines in labels for line in lines), default=0.0
    )
    layout = base_layout(palette, bottom - top, label_width, header_height=28, growth=growth) | {
        "barmode": "overlay",
        "xaxis": {
            "type": "date",
            "range": [_iso_date(date_range[0]), _iso_date(date_range[1])],
            "side": "top",
            "gridcolor": palette.rule,
            "fixedrange": True,
            # Level, Plotly leaves out years for which there is no room.
            "tickangle": 0,
            "tickfont": {"size": SMALL_TEXT_SIZE * growth},
        },
        "yaxis": row_axis(["<br>".join(map(plotly_text, lines)) for lines in labels], positions)
        | {"range": [bottom, top]},
    }
    return {"data": traces, "layout": layout | marked}


def _as_of_line(
    as_of: int, date_range: tuple[int, int], palette: Palette, growth: float
) -> dict[str, Any]:
    """The line of a day and the words beside it, on the side where there is more room."""
    is_late = as_of - date_range[0] > date_range[1] - as_of
    line = {
        "type": "line",
        "x0": _iso_date(as_of), "x1": _iso_date(as_of), "yref": "paper", "y0": 0, "y1": 1,
        "line": {"color": palette.accent, "width": 1.5, "dash": "dot"},
    }  # fmt: skip
    words = {
        "x": _iso_date(as_of), "y": -1,
        "text": f"as of {short_date(date.fromordinal(as_of))}", "showarrow": False,
        "xanchor": "right" if is_late else "left", "xshift": -4 if is_late else 4,
        "bgcolor": palette.ground, "borderpad": 0,
        "font": {"size": SMALL_TEXT_SIZE * growth, "color": palette.accent},
    }  # fmt: skip
    return {"shapes": [line], "annotations": [words]}


def _label_lines(label: str) -> list[str]:
    """The label of a row in one line, or in two; what is still too long is cut short."""
    if text_width(label, TEXT_SIZE) <= MAX_ROW_LABEL_WIDTH:
        return [label]
    kind, colon, rest = label.partition(": ")
    parts = [kind + colon.strip(), rest] if rest else [label]
    return [cut_text(part, MAX_ROW_LABEL_WIDTH) for part in parts]


def _bar_trace(
    bars: Sequence[TimelineBar],
    positions: Sequence[float],
    chosen: Sequence[int],
    marker: dict[str, Any],
    *,
    sure: bool,
) -> dict[str, Any]:
    """The chosen bars (by index): from when to when a link surely held, or may have held."""
    ends = [
        (bars[i].sure_first, bars[i].sure_last) if sure else (bars[i].first, bars[i].last)
        for i in chosen
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "y": [positions[i] for i in chosen],
        "width": 0.65,
        "base": [_iso_date(first) for first, _ in ends],
        "x": [max(last - first, 0) * MS_PER_DAY for first, last in ends],
        "marker": marker,
    } | _hover(bars, chosen)


def _event_trace(
    bars: Sequence[TimelineBar],
    positions: Sequence[float],
    chosen: Sequence[int],
    marker: dict[str, Any],
    name: str,
) -> dict[str, Any]:
    """The chosen bars (by index) as points, each in the middle of its days."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [_iso_date((bars[i].first + bars[i].last) // 2) for i in chosen],
        "y": [positions[i] for i in chosen],
        "marker": marker,
    } | _hover(bars, chosen)


def _hover(bars: Sequence[TimelineBar], chosen: Sequence[int]) -> dict[str, Any]:
    """What a bar or point says when one points at it, and which pair a click on it selects."""
    return {
        "customdata": [bars[i].pair for i in chosen],
        "hovertext": [
            f"{plotly_text(bars[i].sentence)}<br>{plotly_text(bars[i].summary)}" for i in chosen
        ],
        "hoverinfo": "text",
    }


def _iso_date(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
