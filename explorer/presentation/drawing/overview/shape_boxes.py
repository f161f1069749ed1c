"""What the shapes of an overview cover, and whether there is room for one more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Glyph,
    Panel,
    Shape,
    TextLine,
)
from explorer.presentation.drawing.overview.stroke_path import drawn_widths, head_corners


def shape_boxes(shape: Shape) -> Iterator[Rectangle]:
    """The boxes in px that a shape covers; a line has one for each of its straight parts."""
    match shape:
        case TextLine() | Panel():
            yield shape.box
        case Glyph():
            reach = shape.radius + 1
            yield shape.x - reach, shape.y - reach, shape.x + reach, shape.y + reach
        case DrawnStroke():
            half = drawn_widths(shape)[0] / 2
            for (x1, y1), (x2, y2) in zip(shape.corners, shape.corners[1:], strict=False):
                yield (
                    min(x1, x2) - (0 if y1 == y2 else half),
                    min(y1, y2) - (0 if x1 == x2 else half),
                    max(x1, x2) + (0 if y1 == y2 else half),
                    max(y1, y2) + (0 if x1 == x2 else half),
                )
            if shape.head:
                xs, ys = zip(*head_corners(shape), strict=True)
                yield min(xs), min(ys), max(xs), max(ys)


def boxes_meet(one: Rectangle, other: Rectangle, gap: float = 0.0) -> bool:
    """Whether two boxes share more than an edge, or are less than `gap` px apart."""
    return (
        one[0] < other[2] + gap
        and other[0] < one[2] + gap
        and one[1] < other[3] + gap
        and other[1] < one[3] + gap
    )


class TakenRoom:
    """What is taken of a frame, so that nothing is drawn over anything else."""

    def __init__(self, boxes: Iterable[Rectangle] = ()) -> None:
        """Begin with boxes that are taken."""
        self._boxes = list(boxes)

    def take(self, shapes: Iterable[Shape]) -> None:
        """Keep what shapes cover."""
        self._boxes += [box for shape in shapes for box in shape_boxes(shape)]

    def take_box(self, box: Rectangle) -> None:
        """Keep a box."""
        self._boxes.append(box)

    def has_room(self, shapes: Iterable[Shape], gap: float = 1.5) -> bool:
        """Whether shapes meet nothing, nor come nearer than `gap` px to anything."""
        return not any(
            boxes_meet(box, taken, gap)
            for shape in shapes
            for box in shape_boxes(shape)
            for taken in self._boxes
        )
