"""Writes the label of a mark as SVG."""

from __future__ import annotations

from explorer.presentation.drawing.label_placement import FIRST_ZOOM
from explorer.presentation.drawing.label_text import ASCENT, HALO, LINE_STEP
from explorer.presentation.drawing.scene import Label
from explorer.presentation.drawing.script import directed, other_fonts
from explorer.presentation.drawing.svg_markup import (
    AttributeValue,
    escape_text,
    number,
    svg_element,
)

_ANCHORS = {-1: "end", 0: "middle", 1: "start"}

SMALL_ZOOM = 0.49
"""The zoom of a phone: labels that have room at it are shown there without scripts too."""


def label_svg(label: Label, ink: str, ground: str, *, zoom: float | None = None) -> str:
    """A label as SVG, relative to its mark; "" where it has no text.

    Everything in it is measured in its font size, so that whoever sets another keeps it right.

    Args:
        label: What to write.
        ink: The colour of the letters.
        ground: The colour of what lies around them.
        zoom: Of a file: labels that wait are left out. None: of the page, where they are
            there, and say from which zoom on they are shown.

    """
    if not any(label.rows):
        return ""
    x, y = label.anchor
    across, down = label.side.value
    height = len(label.rows) * LINE_STEP
    first = ASCENT - height * (1 - down) / 2
    attributes: dict[str, AttributeValue] = {
        "class": "label",
        "y": y,
        "text-anchor": _ANCHORS[across],
        "font-size": f"{label.scale:g}em" if label.scale != 1 else None,
        "font-weight": str(int(label.weight)),
        "fill": ink,
        "stroke": ground,
        "stroke-width": f"{HALO}em",
        "stroke-linejoin": "round",
        "paint-order": "stroke",
    }
    if zoom is None:
        attributes["class"] = " ".join(("label", *_classes(label)))
        attributes["data-zoom"] = None if label.zoom is None else f"{label.zoom:g}"
        attributes["data-box"] = " ".join(map(number, label.box))
    elif label.zoom is None:
        return ""
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


def _classes(label: Label) -> list[str]:
    if label.zoom is None:
        return ["waits"]
    if label.zoom > FIRST_ZOOM:
        return ["waits"]
    return ["small"] if label.zoom <= SMALL_ZOOM else []
