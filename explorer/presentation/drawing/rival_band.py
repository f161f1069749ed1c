"""The band between the rivals of a map by areas, and which lines it tells of besides its own."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from explorer.data.vocabulary import Family
from explorer.presentation.drawing.outline import Point
from explorer.presentation.lines import Line

BAND_WIDTH = 14.0
"""Px of the band."""

BAND_FAMILIES = frozenset((Family.SUPPORT, Family.DIPLOMACY))
"""Families of which it tells besides cooperation: what the two give each other, what they talk."""


def is_band(line: Line, rivals: Sequence[str]) -> bool:
    """Whether a line is what the rivals deal in; `rivals`: their two ids, or none."""
    ends = {line.source, line.target}
    return line.family is Family.COOPERATION and ends == {*rivals} and not line.recent


def told_by_band(
    lines: Sequence[Line], rivals: Sequence[str], places: Mapping[str, Point]
) -> dict[str, tuple[Line, ...]]:
    """The other lines of which the band tells, by its id; empty where there is no band.

    That the rivals are part of an agreement is seen where that stands on the band.

    Args:
        lines: All lines of the picture.
        rivals: The ids of the two; none where a map has none.
        places: Of all marks, in px of the layout.

    """
    band = next((line for line in lines if is_band(line, rivals)), None)
    if band is None:
        return {}
    pair = {*rivals}
    start, end = (places[one] for one in rivals)
    on_band = {
        node
        for node, place in places.items()
        if node not in pair and _is_between(place, start, end)
    }

    def is_told(line: Line) -> bool:
        ends = {line.source, line.target}
        if line.family is Family.MEMBERSHIP:
            return bool(ends & pair) and bool(ends & on_band)
        return ends == pair and line.family in BAND_FAMILIES

    return {band.id: tuple(filter(is_told, lines))}


def _is_between(place: Point, start: Point, end: Point) -> bool:
    """Whether a place lies on the band from one point to another."""
    length = math.dist(start, end)
    if not length:
        return False
    step = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    off = place[0] - start[0], place[1] - start[1]
    along = off[0] * step[0] + off[1] * step[1]
    aside = off[0] * step[1] - off[1] * step[0]
    return 0 < along < length and abs(aside) < BAND_WIDTH / 2
