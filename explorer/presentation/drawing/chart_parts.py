"""What pictures of charts have in common: texts, a key of signs, and panels beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.script import directed, other_fonts
from explorer.presentation.drawing.svg_markup import (
    AttributeValue,
    escape_text,
    number,
    svg_element,
)
from explorer.presentation.drawing.text_block import shortened

CHART_TEXT_SIZE = 12.0
"""Px of all words in a chart."""

BASELINE = 4.0
"""How far below the middle of a row the words in it stand, in px."""

PANEL_GAP = 28.0
"""Px between panels beside each other."""

LEAST_ROWS = 18
"""So many rows stand below each other before another panel begins, where there is room."""

KEY_STEP = 20.0
"""Px from one row of a key to the next."""

_SIGN_GAP, _ITEM_GAP = 6.0, 18.0


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as SVG, from 0, 0 on: its width and height in px."""

    width: float
    height: float
    svg: str


@dataclass(frozen=True, slots=True)
class KeyItem:
    """A sign and what it means. `sign`: SVG around the middle of its left edge; `width` in px."""

    sign: str
    width: float
    label: str


def chart_text(
    text: str,
    x: float,
    y: float,
    colour: str,
    *,
    weight: Weight = Weight.REGULAR,
    anchor: str | None = None,
    upright: bool = False,
) -> str:
    """Words whose line has its middle at y; `upright`: from there upwards, around x.

    `anchor`: middle or end where they do not begin at x.
    """
    attributes: dict[str, AttributeValue] = {
        "x": x + BASELINE if upright else x,
        "y": y if upright else y + BASELINE,
        "font-size": CHART_TEXT_SIZE,
        "font-weight": str(int(weight)) if weight is not Weight.REGULAR else None,
        "font-family": other_fonts(text),
        "text-anchor": anchor,
        "fill": colour,
    }
    if upright:
        attributes["transform"] = f"rotate(-90 {number(x + BASELINE)} {number(y)})"
    return svg_element("text", attributes, escape_text(directed(text)))


def moved(svg: str, x: float, y: float, scale: float = 1.0) -> str:
    """A part of a picture at another place, and in another size."""
    larger = f" scale({scale:.4f})" if scale != 1 else ""
    return svg_element("g", {"transform": f"translate({number(x)} {number(y)}){larger}"}, svg)


def key_chart(items: Sequence[KeyItem], width: float, colour: str) -> Chart:
    """Signs and their meanings, in rows of at most `width` px."""
    x, row, parts = 0.0, 0, []
    for item in items:
        room = width - item.width - _SIGN_GAP
        words = shortened(item.label, room, CHART_TEXT_SIZE, Weight.REGULAR)
        wide = item.width + _SIGN_GAP + text_width(words, CHART_TEXT_SIZE) + _ITEM_GAP
        if x and x + wide - _ITEM_GAP > width:
            x, row = 0.0, row + 1
        y = KEY_STEP * (row + 0.5)
        parts.append(moved(item.sign, x, y))
        parts.append(chart_text(words, x + item.width + _SIGN_GAP, y, colour))
        x += wide
    return Chart(width, KEY_STEP * (row + 1) if items else 0.0, "".join(parts))


def panel_count(
    rows: int, row_height: float, head: float, *, least: float, width: float, room: float | None
) -> int:
    """In how many panels beside each other rows are laid out.

    As few as it takes to fit into `room` px of height or, where that is open, as many as have
    `LEAST_ROWS` each; never more than have room beside each other.

    Args:
        rows: How many rows there are.
        row_height: Px of one.
        head: Px above the rows of each panel.
        least: Px across that a panel needs at least.
        width: Px that there are for all of them.
        room: Px of height, or None.

    """
    most = max(int((width + PANEL_GAP) // (least + PANEL_GAP)), 1)
    if room is None:
        return max(min(most, rows // LEAST_ROWS), 1)
    fitting = max(int((room - head) // row_height), 1)
    return max(min(most, ceil(rows / fitting)), 1)


def fitted(chart: Chart, frame: tuple[float, float, float, float]) -> str:
    """A chart in a frame: at its left and top, smaller if it has to be."""
    left, top, right, bottom = frame
    scale = min(
        1.0, (right - left) / max(chart.width, 1.0), (bottom - top) / max(chart.height, 1.0)
    )
    return moved(chart.svg, left, top, scale)
