"""The time strip: a histogram of links by when they begin, and the handles of the dates."""

from __future__ import annotations

from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from explorer.data.dates import PartialDate
from explorer.data.words import count_noun
from explorer.presentation.link_histogram import LinkHistogram
from explorer.presentation.theme import (
    PALETTES,
    Theme,
)
from explorer.web import ids
from explorer.web.components import close_button, static_button
from explorer.web.parts import aria_label

MARK_YEARS: tuple[int, ...] = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""How many years there may be from one mark of the slider to the next."""

MAX_MARKS = 15
"""How many marks there is room for."""


def time_strip(strip: LinkHistogram, as_of: int) -> Component:
    common: dict[str, Any] = {
        "min": strip.first,
        "max": strip.last,
        "step": 1,
        "label": {"function": "explorerDay"},
        "marks": _day_marks(strip),
        "updatemode": "mouseup",
        "size": "xs",
        "thumbSize": 16,
    }
    return html.Footer(
        [
            close_button("time"),
            html.Div(
                [
                    html.Div(
                        [
                            html.Span("As of", id=ids.DAY_WORD, className="muted"),
                            " ",
                            html.Strong(id=ids.DAY_TEXT),
                        ]
                    ),
                    html.Div(
                        [
                            static_button(
                                "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}",
                                "month",
                                "-1",
                                title="A month back (key ,)",
                                label="A month back (key ,)",
                            ),
                            static_button(
                                "▶",
                                "play",
                                f"{strip.told_from}:{strip.last}:{strip.step_months}",
                                title="Play on from the day shown; at the end, from the beginning",
                                label="Play",
                            ),
                            static_button(
                                "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
                                "month",
                                "1",
                                title="A month on (key .)",
                                label="A month on (key .)",
                            ),
                            dmc.Checkbox(id=ids.RANGE, label="Range", size="xs", checked=False),
                            dmc.Checkbox(
                                id=ids.ANY_DAY, label="All dates", size="xs", checked=False
                            ),
                            dmc.TextInput(
                                id=ids.DATE_ENTRY,
                                value="",
                                placeholder="Type a date",
                                debounce=True,
                                size="xs",
                                className="date-entry",
                                **aria_label("Type a date, such as 1 January 2020"),
                            ),
                        ],
                        className="steps",
                    ),
                ],
                className="day",
            ),
            html.Div(
                [
                    html.Div(
                        [*_strip_images(strip), html.P(id=ids.NEWS, className="news")],
                        className="bars",
                        title=_bars_title(strip),
                    ),
                    html.Div(
                        dmc.Slider(id=ids.DAY, value=as_of, thumbLabel="As-of date", **common),
                        id=ids.DAY_BOX,
                    ),
                    html.Div(
                        dmc.RangeSlider(
                            id=ids.DAYS,
                            value=[as_of - 365, as_of],
                            minRange=0,
                            thumbFromLabel="From date",
                            thumbToLabel="As-of date",
                            **common,
                        ),
                        id=ids.DAYS_BOX,
                        hidden=True,
                    ),
                ],
                className="strip",
                id=ids.STRIP,
            ),
        ],
        className="time",
    )


def _bars_title(strip: LinkHistogram) -> str:
    """What the bars show, and what lies before them."""
    title = f"How many links begin in each {_stretch(strip)}, by family"
    if strip.earlier:
        title += f"; {count_noun(strip.earlier, 'link')} began before {strip.starts[0].year}"
    if strip.later:
        last = date.fromordinal(strip.last)
        month = PartialDate(last.year, last.month).words
        title += f"; {count_noun(strip.later, 'link')} began after {month}"
    return title


def _stretch(strip: LinkHistogram) -> str:
    if strip.is_by_month:
        return "month"
    years = strip.step_months // 12
    return "year" if years == 1 else f"stretch of {years} years"


def _strip_images(strip: LinkHistogram) -> list[Component]:
    """The bars of the time strip as plain SVG, once for each theme."""
    tallest = max((sum(count.values()) for count in strip.counts), default=0) or 1
    # The last stretch may be cut off, where the strip ends within it.
    first, last = strip.starts[0], date.fromordinal(strip.last)
    months = (last.year - first.year) * 12 + last.month
    wide = f"{months / strip.step_months * 10:g}"
    pictures: list[Component] = []
    for theme in Theme:
        bars = []
        for index, counts in enumerate(strip.counts):
            top = 40.0
            for family, count in counts.items():
                # The root makes single links visible beside the months of an offensive.
                high = 40 * (count / tallest) * (tallest / sum(counts.values())) ** 0.5
                top -= high
                bars.append(
                    f'<rect x="{index * 10 + 1}" y="{top:.1f}" width="8" height="{high:.1f}" '
                    f'fill="{PALETTES[theme].families[family]}"/>'
                )
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} 40" '
            f'preserveAspectRatio="none">{"".join(bars)}</svg>'
        )
        pictures.append(
            html.Img(
                src="data:image/svg+xml," + svg.replace("#", "%23"),
                alt=f"Links by the {_stretch(strip)} in which they begin",
                className=f"only-{theme}",
            )
        )
    return pictures


def _day_marks(strip: LinkHistogram) -> list[dict[str, int | str]]:
    """Marks on the slider: Januaries, as many as there is room for."""
    first, last = strip.starts[0].year, date.fromordinal(strip.last).year
    step = next(step for step in MARK_YEARS if (last - first + 1) <= step * MAX_MARKS)
    years = range(first - first % -step, last + 1, step)
    return [{"value": date(year, 1, 1).toordinal(), "label": str(year)} for year in years]
