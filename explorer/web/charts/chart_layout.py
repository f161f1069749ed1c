"""What all charts share: sizes, margins, row labels, and texts that Plotly takes as text.

A figure is a plain dictionary; the browser fetches Plotly when one is opened. It is made
before anybody knows how wide the screen is. So margins and row labels fit on a phone
(390 px), and wider screens leave the rest to what is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from explorer.layout.font import FONT_FAMILY, text_width
from explorer.presentation.theme import Palette

ROW_HEIGHT = 22
"""Height of a row of a chart, in pixels."""

MAX_ROW_LABEL_WIDTH = 150
"""Widest label of a row, in pixels: with its margins less than 45% of a phone's width."""

ROW_LABEL_GAP = 10
"""Pixels between the labels of the rows and the plotting area."""

CAMP_STRIPE_WIDTH = 4
"""Pixels of the stripe in a camp's colour between the labels and the plotting area."""

TEXT_SIZE, SMALL_TEXT_SIZE = 12, 11
"""Font sizes, in pixels."""

MAX_GROWTH = 2.0
"""How many times as large as usual a chart may be."""

Figure = dict[str, Any]
"""A Plotly figure: `data`, a list of traces, and `layout`."""


def known_growth(asked: object) -> float:
    """How many times as large as usual a chart is, from 1 on; `asked`: what a browser says."""
    if isinstance(asked, int | float) and 1.0 <= asked <= MAX_GROWTH:
        return float(asked)
    return 1.0


def base_layout(
    palette: Palette, rows: float, label_width: float, header_height: float, *, growth: float = 1.0
) -> dict[str, Any]:
    """The part of a figure's layout that all charts share.

    `rows`: height of the plotting area, in rows; a row of two lines counts as more than one.
    `label_width` and `header_height`: pixels that the labels of the rows and what stands
    above the plotting area take. `growth`: how many times as large as these pixels all is.
    """
    sides = {"l": round(label_width) + ROW_LABEL_GAP, "r": 14, "t": round(header_height), "b": 12}
    margin = {side: round(px * growth) for side, px in sides.items()}
    size = TEXT_SIZE * growth
    return {
        "height": round(rows * ROW_HEIGHT * growth) + margin["t"] + margin["b"],
        "margin": margin,
        "paper_bgcolor": palette.ground,
        "plot_bgcolor": palette.ground,
        "font": {"family": FONT_FAMILY, "size": size, "color": palette.ink},
        "showlegend": False,
        "hoverlabel": {
            "bgcolor": palette.ink,
            "font": {"color": palette.ground, "size": size},
        },
        "dragmode": False,
        "shapes": [],
        "annotations": [],
    }


def row_axis(labels: Sequence[str], positions: Sequence[float]) -> dict[str, Any]:
    """The vertical axis: a label at the position of each row, in units of rows.

    `labels` may hold Plotly's tags; text of the data goes through `plotly_text` first.
    """
    return {
        "tickvals": list(positions),
        "ticktext": list(labels),
        "ticks": "",
        "ticklabelstandoff": CAMP_STRIPE_WIDTH + 2,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
    }


def cut_text(text: str, max_width: float, size: float = TEXT_SIZE) -> str:
    """A text that is at most `max_width` pixels wide; what is cut off becomes an ellipsis.

    `size`: the font size, in pixels.
    """
    if text_width(text, size) <= max_width:
        return text
    while text and text_width(f"{text}…", size) > max_width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def plotly_text(text: str) -> str:
    """A text of the data, escaped: Plotly reads some HTML tags in the texts that it draws."""
    return escape(text, quote=False)
