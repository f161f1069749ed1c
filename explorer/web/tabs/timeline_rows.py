"""The timeline as a list of the page: a button to each link, with its bar in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from explorer.data.words import short_date
from explorer.presentation.axis_years import axis_years
from explorer.presentation.timeline import TimelineBar
from explorer.web.markup import MarkupNode, element

NARROW_AXIS, WIDE_AXIS = 200.0, 620.0
"""Px that the years have at least on a phone, and on a screen; the style sheet tells which."""


def timeline_rows(
    bars: Sequence[TimelineBar], date_range: tuple[int, int], as_of: int | None, label: str
) -> MarkupNode:
    """Links as bars in time, one to a row, in the order given.

    Where something lies in time is said in percent of the days that are drawn (`data-from`,
    `data-to`); assets/scripts/chart-tabs.js puts it there, however wide the window is.

    Args:
        bars: At least one.
        date_range: The first and last day of the axis, as ordinals.
        as_of: The ordinal of a day to mark with a line; None, or one outside, marks none.
        label: The accessible name of the list.

    """
    is_marked = as_of is not None and date_range[0] <= as_of <= date_range[1]
    axis = [*_years(date_range)]
    if as_of is not None and is_marked:
        at = percent(as_of, date_range)
        words = f"as of {short_date(date.fromordinal(as_of))}"
        look = "as-of late" if float(at) > 50 else "as-of"
        axis.append(element("span", element("span", words), class_name=look, data_from=at))
    return element(
        "div",
        [
            element("div", axis, class_name="timeline-axis", aria_hidden="true"),
            element(
                "ol",
                [element("li", _row(bar, date_range)) for bar in bars],
                class_name="timeline-rows",
                aria_label=label,
                data_roving=True,
            ),
        ],
        class_name="timeline marked" if is_marked else "timeline",
    )


def percent(day: int, date_range: tuple[int, int]) -> str:
    """Where a day (an ordinal) lies between the first and the last one, 0 to 100."""
    first, last = date_range
    return f"{100 * min(max((day - first) / max(last - first, 1), 0.0), 1.0):.3f}"


def _years(date_range: tuple[int, int]) -> Iterator[MarkupNode]:
    """The years of a wide axis and of a narrow one, those of both once."""
    wide, narrow = (set(axis_years(*date_range, width)) for width in (WIDE_AXIS, NARROW_AXIS))
    for year in sorted(wide | narrow):
        where = "" if year in wide & narrow else " wide" if year in wide else " narrow"
        at = percent(date(year, 1, 1).toordinal(), date_range)
        yield element("span", element("span", str(year)), class_name=f"year{where}", data_from=at)


def _row(bar: TimelineBar, date_range: tuple[int, int]) -> MarkupNode:
    return element(
        "button",
        [
            element("span", bar.label, class_name="timeline-label"),
            element("span", list(_signs(bar, date_range)), class_name="timeline-track"),
        ],
        type="button",
        class_name=f"timeline-row {bar.family}",
        data_node=bar.pair,
        aria_label=f"{bar.sentence}\n{bar.summary}",
        tab_index=-1,
    )


def _signs(bar: TimelineBar, date_range: tuple[int, int]) -> Iterator[MarkupNode]:
    """The bar: where the link may have held, where it surely did, and how it ends."""
    if bar.is_event:
        middle = percent((bar.first + bar.last) // 2, date_range)
        yield element("span", class_name="event", data_from=middle)
        return
    yield _stretch("may", bar.first, bar.last, date_range)
    # At the very end of the axis nothing of it can be seen.
    if bar.sure_first <= bar.sure_last and bar.sure_first < date_range[1]:
        yield _stretch("sure", bar.sure_first, bar.sure_last, date_range)
    if bar.has_no_end or bar.has_unknown_end:
        look = "end unreported" if bar.has_unknown_end else "end open"
        yield element("span", class_name=look, data_from=percent(bar.last, date_range))


def _stretch(look: str, first: int, last: int, date_range: tuple[int, int]) -> MarkupNode:
    return element(
        "span",
        class_name=look,
        data_from=percent(first, date_range),
        data_to=percent(last, date_range),
    )
