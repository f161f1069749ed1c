"""A label that stands in its mark where that is large enough, as the names of rivals do."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from explorer.layout.label_box import Box
from explorer.presentation.drawing.label_place import Side
from explorer.presentation.drawing.scene import Label, LabelSpot


def inner_spot(box: Box, radius: float, steps: Sequence[float]) -> LabelSpot | None:
    """The spot of a label in its mark, from the first of some zooms on at which it fits there."""
    for zoom in steps:
        if box.fits_in(radius * zoom):
            half_width, half_height = box.label_width / 2, box.label_height / 2
            around = (-half_width, -half_height, half_width, half_height)
            return LabelSpot(Side.INSIDE, (0.0, 0.0), zoom, math.inf, around)
    return None


def with_inner(label: Label, inner: LabelSpot | None) -> Label:
    """A label that goes into its mark from some zoom on."""
    if inner is None or inner.zoom is None:
        return label
    before = [
        replace(spot, until=min(spot.until, inner.zoom))
        for spot in label.spots
        if spot.zoom is not None and spot.zoom < inner.zoom
    ]
    return replace(label, spots=(*before, inner))
