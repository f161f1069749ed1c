"""How the places of a layout lie in the frame of a picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explorer.presentation.drawing.outline import Point

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom in px."""

MAX_STRETCH = 1.45
"""How far places are pulled apart along the side of a frame that has room to spare."""

MAX_ZOOM = 2.2
"""How far a picture of few is enlarged."""

MIN_EXTENT = 240.0
"""Px of the layout to which a picture of one or two is fitted at least."""


@dataclass(frozen=True, slots=True)
class Fit:
    """From units of a layout to px of a picture: sizes by `zoom`, places by more along a side."""

    zoom: float = 1.0
    scale: Point = (1.0, 1.0)
    shift: Point = (0.0, 0.0)

    def place(self, point: Point) -> Point:
        """Where a place of the layout lies, in px with one decimal."""
        return (
            round(point[0] * self.scale[0] + self.shift[0], 1),
            round(point[1] * self.scale[1] + self.shift[1], 1),
        )


def extent_of(boxes: Iterable[Rectangle]) -> Rectangle | None:
    """The rectangle around all boxes; None around none."""
    listed = list(boxes)
    if not listed:
        return None
    left, top, right, bottom = zip(*listed, strict=True)
    return min(left), min(top), max(right), max(bottom)


def fit_extent(extent: Rectangle, frame: Rectangle, max_stretch: float = MAX_STRETCH) -> Fit:
    """Lay a part of a layout into a frame, as large as it can be.

    Sizes grow or shrink alike; along the side where the frame has room to spare places are
    pulled apart further, by at most `max_stretch`. No two things come nearer by that than the
    zoom brings them.
    """
    left, top, right, bottom = extent
    width, height = max(right - left, MIN_EXTENT), max(bottom - top, MIN_EXTENT)
    wide, high = frame[2] - frame[0], frame[3] - frame[1]
    zoom = min(wide / width, high / height, MAX_ZOOM)
    across = min(wide / width, zoom * max_stretch, MAX_ZOOM)
    down = min(high / height, zoom * max_stretch, MAX_ZOOM)
    return Fit(
        zoom,
        (across, down),
        (
            (frame[0] + frame[2]) / 2 - across * (left + right) / 2,
            (frame[1] + frame[3]) / 2 - down * (top + bottom) / 2,
        ),
    )
