"""The time strip: a histogram of links by month, and the handles of the dates."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from explorer.presentation.month_histogram import MonthHistogram
from explorer.presentation.theme import (
    PALETTES,
    Theme,
)
from explorer.web import ids
from explorer.web.components import close_button, static_button


def time_strip(strip: MonthHistogram, as_of: int) -> Component:
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
                                "",
                                title="Play from the beginning",
                                label="Play from the beginning",
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
                        ],
                        className="steps",
                    ),
                ],
                className="day",
            ),
            html.Div(
                [
                    html.Div(
                        [*_strip_images(strip), html.Div(id="playhead", hidden=True)],
                        className="bars",
                        title="How many links begin in each month, by family",
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


def _strip_images(months: MonthHistogram) -> list[Component]:
    """The bars of the time strip as plain SVG, once for each theme."""
    tallest = max((sum(count.values()) for count in months.counts), default=0) or 1
    wide = len(months.starts) * 10
    pictures: list[Component] = []
    for theme in Theme:
        bars = []
        for index, counts in enumerate(months.counts):
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
                alt="Links by the month in which they begin",
                className=f"only-{theme}",
            )
        )
    return pictures


def _day_marks(months: MonthHistogram) -> list[dict[str, int | str]]:
    """A mark for each January on the slider."""
    return [
        {"value": start.toordinal(), "label": str(start.year)}
        for start in months.starts
        if start.month == 1
    ]
