"""The timeline as a picture: links as bars in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from explorer.data.vocabulary import FAMILIES, Family
from explorer.data.words import short_date
from explorer.layout.font import Weight, text_width
from explorer.presentation.axis_years import axis_years
from explorer.presentation.drawing.chart_parts import (
    CHART_TEXT_SIZE,
    PANEL_GAP,
    Chart,
    KeyItem,
    chart_text,
    key_chart,
    moved,
    panel_count,
)
from explorer.presentation.drawing.svg_markup import number, points, svg_element
from explorer.presentation.drawing.text_block import shortened
from explorer.presentation.theme import PALETTES, Palette, Theme
from explorer.presentation.timeline import TimelineBar
from explorer.presentation.timeline_subject import ShownTimeline

_ROW_HEIGHT = 20.0
"""Px of a row."""

MAX_LABEL_SHARE = 0.42
"""The widest label of a row, as a share of its panel."""

LEAST_AXIS = 260.0
"""Px that the years of a panel need at least."""

_SURE_OPACITY, _UNSURE_OPACITY = 0.95, 0.35
"""Of a bar where a link surely held, and where it may have begun or ended; as on the page."""

_HEAD, _GAP, _BAR, _END = 22.0, 10.0, 12.0, 8.0


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where days lie in a panel: `left` to `right` in px, `first` to `last` as ordinals."""

    left: float
    right: float
    first: int
    last: int

    def x(self, day: int) -> float:
        share = (day - self.first) / max(self.last - self.first, 1)
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)


def timeline_chart(
    timeline: ShownTimeline, as_of: int | None, theme: Theme, width: float, room: float | None
) -> Chart:
    """Links as bars in time, with the meaning of the signs below them.

    Args:
        timeline: At least one bar.
        as_of: The ordinal of a day to mark with a line, if it is within the range.
        theme: Light or dark.
        width: Px across that there are.
        room: Px of height that there are, or None for as many as it takes.

    """
    palette = PALETTES[theme]
    bars = timeline.bars
    key = key_chart(list(_key(bars, palette)), width, palette.ink)
    longest = max((text_width(bar.label, CHART_TEXT_SIZE) for bar in bars), default=0.0)
    free = None if room is None else room - key.height
    least = min(longest, LEAST_AXIS) + LEAST_AXIS
    panels = panel_count(
        len(bars), _ROW_HEIGHT, _HEAD + _ROW_HEIGHT, least=least, width=width, room=free
    )
    across = (width - PANEL_GAP * (panels - 1)) / panels
    label_width = min(longest, across * MAX_LABEL_SHARE)
    axis = _Axis(label_width + _GAP, across - _END, *timeline.date_range)
    height = ceil(len(bars) / panels)
    parts = []
    for index in range(panels):
        own = bars[index * height : (index + 1) * height]
        if own:
            panel = "".join(_panel(own, axis, as_of, palette))
            parts.append(moved(panel, index * (across + PANEL_GAP), 0.0))
    y = _HEAD + _ROW_HEIGHT * (height + 1) + _GAP
    parts.append(moved(key.svg, 0.0, y))
    return Chart(width, y + key.height, "".join(parts))


def _panel(
    bars: Sequence[TimelineBar], axis: _Axis, as_of: int | None, palette: Palette
) -> Iterator[str]:
    bottom = _HEAD + _ROW_HEIGHT * (len(bars) + 1)
    for year in axis_years(axis.first, axis.last, axis.right - axis.left):
        x = axis.x(date(year, 1, 1).toordinal())
        yield _line(x, _HEAD, bottom, palette.rule)
        yield chart_text(str(year), x, _HEAD / 2, palette.muted, anchor="middle")
    if as_of is not None and axis.first <= as_of <= axis.last:
        yield from _day(axis, as_of, bottom, palette)
    for index, bar in enumerate(bars):
        # The first row is for the words beside the line of the day.
        middle = _HEAD + _ROW_HEIGHT * (index + 1.5)
        words = shortened(bar.label, axis.left - _GAP, CHART_TEXT_SIZE, Weight.REGULAR)
        yield chart_text(words, axis.left - _GAP, middle, palette.ink, anchor="end")
        yield from _bar(bar, axis, middle, palette)


def _day(axis: _Axis, as_of: int, bottom: float, palette: Palette) -> Iterator[str]:
    """The line of a day and the words beside it, on the side where there is more room."""
    x = axis.x(as_of)
    yield _line(x, _HEAD, bottom, palette.accent, dashes="2 3")
    is_late = x - axis.left > axis.right - x
    words = f"as of {short_date(date.fromordinal(as_of))}"
    yield chart_text(
        words,
        x + (-4 if is_late else 4),
        _HEAD + _ROW_HEIGHT / 2,
        palette.accent,
        anchor="end" if is_late else None,
    )


def _bar(bar: TimelineBar, axis: _Axis, middle: float, palette: Palette) -> Iterator[str]:
    colour = palette.families[bar.family]
    if bar.is_event:
        yield _diamond(axis.x((bar.first + bar.last) // 2), middle, colour)
        return
    yield _stretch(axis.x(bar.first), axis.x(bar.last), middle, colour, _UNSURE_OPACITY)
    if bar.sure_first <= bar.sure_last:
        yield _stretch(axis.x(bar.sure_first), axis.x(bar.sure_last), middle, colour, _SURE_OPACITY)
    if bar.has_no_end or bar.has_unknown_end:
        yield _tip(axis.x(bar.last), middle, colour, palette, is_known=bar.has_no_end)


def _key(bars: Sequence[TimelineBar], palette: Palette) -> Iterator[KeyItem]:
    """What the signs mean: only those that are there."""
    families = {bar.family for bar in bars}
    for family, entry in FAMILIES.items():
        if family in families:
            colour = palette.families[Family(family)]
            yield KeyItem(_stretch(0.0, 22.0, 0.0, colour, _SURE_OPACITY), 22.0, entry.label)
    ink = palette.muted
    if any(bar.is_unsure for bar in bars):
        yield KeyItem(_stretch(0.0, 22.0, 0.0, ink, _UNSURE_OPACITY), 22.0, "day not known")
    if any(bar.has_no_end for bar in bars):
        yield KeyItem(_tip(1.0, 0.0, ink, palette, is_known=True), 9.0, "still open")
    if any(bar.has_unknown_end for bar in bars):
        sign = _tip(1.0, 0.0, ink, palette, is_known=False)
        yield KeyItem(sign, 9.0, "last reported, end not known")
    if any(bar.is_event for bar in bars):
        yield KeyItem(_diamond(6.0, 0.0, ink), 12.0, "an event")


def _stretch(first: float, last: float, middle: float, colour: str, opacity: float) -> str:
    return svg_element(
        "rect",
        {
            "x": first,
            "y": middle - _BAR / 2,
            "width": max(last - first, 1.5),
            "height": _BAR,
            "fill": colour,
            "fill-opacity": f"{opacity:g}",
        },
    )


def _diamond(x: float, middle: float, colour: str) -> str:
    corners = [(x, middle - 6), (x + 6, middle), (x, middle + 6), (x - 6, middle)]
    return svg_element("polygon", {"points": points(corners), "fill": colour})


def _tip(x: float, middle: float, colour: str, palette: Palette, *, is_known: bool) -> str:
    """The end of a bar: filled where it is open, hollow where it was last reported then."""
    corners = [(x, middle - 6), (x + _END, middle), (x, middle + 6)]
    return svg_element(
        "polygon",
        {
            "points": points(corners),
            "fill": colour if is_known else palette.ground,
            "stroke": colour,
            "stroke-width": "1.2",
        },
    )


def _line(x: float, top: float, bottom: float, colour: str, dashes: str | None = None) -> str:
    path = f"M{number(x)} {number(top)}V{number(bottom)}"
    return svg_element("path", {"d": path, "stroke": colour, "stroke-dasharray": dashes})
