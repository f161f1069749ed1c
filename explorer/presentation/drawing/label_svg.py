"""Writes the label of a mark as SVG."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from explorer.presentation.drawing.label_place import Side
from explorer.presentation.drawing.label_placement import FIRST_ZOOM
from explorer.presentation.drawing.label_text import ASCENT, HALO, LINE_STEP
from explorer.presentation.drawing.scene import Label, LabelSpot
from explorer.presentation.drawing.script import directed, other_fonts
from explorer.presentation.drawing.svg_markup import (
    AttributeValue,
    escape_text,
    number,
    svg_element,
)

_ANCHORS = {-1: "end", 0: "middle", 1: "start"}

SMALL_ZOOM = 0.47
"""The zoom of a phone: labels that have room at it are shown there without scripts too."""


def label_svg(
    label: Label, ink: str, ground: str, *, inner: str | None = None, zoom: float | None = None
) -> str:
    """A label as SVG, relative to its mark; "" where it has no text.

    Everything in it is measured in its font size, so that whoever sets another keeps it right.

    Args:
        label: What to write.
        ink: The colour of the letters.
        ground: The colour of what lies around them.
        inner: The colour of the letters where they stand in the mark; as elsewhere if left out.
        zoom: Of a file: only what is shown at it is there. None: of the page, where the label
            is there at each of its spots, and says from and until which zoom it is shown.

    """
    if not any(label.rows):
        return ""
    if zoom is not None:
        shown = (spot for spot in label.spots if spot.is_shown(zoom))
        return "".join(_text(label, spot, (ink, ground, inner), {}) for spot in shown)
    return "".join(_text(label, spot, (ink, ground, inner), _on_page(spot)) for spot in label.spots)


def _text(
    label: Label,
    spot: LabelSpot,
    colours: tuple[str, str, str | None],
    further: Mapping[str, AttributeValue],
) -> str:
    x, y = spot.anchor
    ink, ground, inner = colours
    is_inside = spot.side is Side.INSIDE
    across, down = spot.side.value
    height = len(label.rows) * LINE_STEP
    first = ASCENT - height * (1 - down) / 2
    attributes: dict[str, AttributeValue] = {
        "class": "label",
        "y": y,
        "text-anchor": _ANCHORS[across],
        "font-size": f"{label.scale:g}em" if label.scale != 1 else None,
        "font-weight": str(int(label.weight)),
        "fill": (inner or ink) if is_inside else ink,
        **further,
    }
    if not is_inside:
        attributes |= {
            "stroke": ground,
            "stroke-width": f"{HALO}em",
            "stroke-linejoin": "round",
            "paint-order": "stroke",
        }
    whole = " ".join(label.rows)
    rows = [
        svg_element(
            "tspan",
            {
                "x": x,
                "dy": f"{first if index == 0 else LINE_STEP:.2f}em",
                "font-family": other_fonts(row),
            },
            escape_text(directed(row, whole)),
        )
        for index, row in enumerate(label.rows)
    ]
    return svg_element("text", attributes, *rows)


def _on_page(spot: LabelSpot) -> dict[str, AttributeValue]:
    """What the page has to know of a spot; its classes hold until a script has read it."""
    names = ["label", "inside"] if spot.side is Side.INSIDE else ["label"]
    if not spot.is_shown(FIRST_ZOOM):
        names.append("waits")
    if spot.is_shown(SMALL_ZOOM):
        names.append("small")
    return {
        "class": " ".join(names),
        "data-zoom": None if spot.zoom is None else f"{spot.zoom:g}",
        "data-until": None if spot.until == inf else f"{spot.until:g}",
        "data-box": " ".join(map(number, spot.box)),
    }
