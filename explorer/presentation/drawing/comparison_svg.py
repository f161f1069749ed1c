"""Two maps beside each other in one picture, each with its name."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.layout.font import Weight
from explorer.presentation.drawing.chart_parts import chart_text
from explorer.presentation.drawing.file_picture import MAP_SHARE, map_svg_in
from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.scene import MapDrawing
from explorer.presentation.drawing.svg_markup import number, svg_element
from explorer.presentation.theme import Palette

LEAST_BESIDE = 800.0
"""Px across from which two maps stand beside each other; in less the second is below."""

GAP = 24.0
"""Px between two maps."""

HEADING = 24.0
"""Px above each for its name."""


def comparison_height(width: float) -> float:
    """The px that two maps need below each other, or beside, where there are so many across."""
    if width >= LEAST_BESIDE:
        return HEADING + (width - GAP) / 2
    return 2 * (HEADING + width * MAP_SHARE) + GAP


def comparison_frames(frame: Rectangle) -> tuple[Rectangle, Rectangle]:
    """Where the two maps belong in a frame; above each there is room for its name."""
    left, top, right, bottom = frame
    if right - left >= LEAST_BESIDE:
        middle = (left + right) / 2
        high = top + HEADING
        return (left, high, middle - GAP / 2, bottom), (middle + GAP / 2, high, right, bottom)
    middle = (top + bottom) / 2
    return (
        (left, top + HEADING, right, middle - GAP / 2),
        (left, middle + GAP / 2 + HEADING, right, bottom),
    )


def comparison_svg(
    frame: Rectangle, names: Sequence[str], drawings: Sequence[MapDrawing], palette: Palette
) -> str:
    """Two maps, each drawn into its part of `comparison_frames(frame)`, below their names."""
    parts = []
    frames = comparison_frames(frame)
    for own, name, drawing in zip(frames, names, drawings, strict=True):
        left, top, *_ = own
        heading = chart_text(name, left, top - HEADING / 2, palette.ink, weight=Weight.SEMIBOLD)
        parts += [heading, map_svg_in(own, drawing, palette)]
    one, other = frames
    if one[1] == other[1]:
        x = (one[2] + other[0]) / 2
        path = f"M{number(x)} {number(one[1] - HEADING)}V{number(one[3])}"
        parts.append(svg_element("path", {"d": path, "stroke": palette.rule}))
    return "".join(parts)
