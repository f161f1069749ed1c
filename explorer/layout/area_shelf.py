"""Where those stand on a map by areas who have no strong line, and dots around a mark.

Who has no line is found by reading, not by following: they stand in rows below the map, in
columns as near as can be to those they have to do with.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from explorer.layout.area_cells import AreaCell
from explorer.layout.area_columns import ColumnPlace
from explorer.layout.label_box import Box

SHELF_TOP, SHELF_GAP = 5.0, 6.0
"""Px above the first row of a shelf, and between two of its rows."""

SHELF_STEP = 104.0
"""From one column of a shelf to the next in px, at most."""

COLUMN_GAP = 6.0
"""Px between two columns of a shelf, at least."""

FAN_RINGS, FAN_STEP = (9.0, 19.0, 29.0), 15
"""How far in px from the edge of a mark its dots stand, and by how many degrees they are apart."""


def shelf_places(
    cells: Sequence[tuple[AreaCell, float]], left: float, right: float, top: float
) -> dict[str, ColumnPlace]:
    """The centres of marks and of their dots, in rows below a map.

    Args:
        cells: The room of each mark, and how far to the right it would like to be, in px.
        left: Of the map, in px.
        right: Of the map, in px.
        top: Below what it stands, in px.

    """
    if not cells:
        return {}
    widest = max(cell.width for cell, _ in cells) + COLUMN_GAP
    most = max(int((right - left) / widest), 1)
    rows = math.ceil(len(cells) / most)
    count = math.ceil(len(cells) / rows)
    step = min((right - left) / count, max(SHELF_STEP, widest))
    wished = sorted(cells, key=lambda one: (one[1], one[0].node))
    middle = math.fsum(wish for _, wish in cells) / len(cells)
    half = step * count / 2
    start = min(max(middle - half, left), right - 2 * half)
    up = max(cell.up for cell, _ in cells)
    high = up + max(cell.down for cell, _ in cells) + SHELF_GAP
    found: dict[str, ColumnPlace] = {}
    for index, (cell, _) in enumerate(wished):
        column, row = divmod(index, rows)
        x = round(start + step * (column + 0.5), 1)
        y = round(top + SHELF_TOP + up + high * row, 1)
        found[cell.node] = (x, y)
        for dot, (dx, dy) in cell.offsets:
            found[dot] = (x + dx, y + dy)
    return found


def shelf_height(boxes: Sequence[Box], width: float) -> float:
    """About how high a shelf is that holds marks with their labels, all measures in px."""
    if not boxes:
        return 0.0
    rows = math.ceil(len(boxes) / max(int(width / (SHELF_STEP + COLUMN_GAP)), 1))
    return SHELF_TOP + rows * (max(box.height for box in boxes) + SHELF_GAP)


def fan_places(centre: ColumnPlace, radius: float) -> Iterator[ColumnPlace]:
    """Places around a mark of that radius in px, those below it first, then those further off."""
    for ring in FAN_RINGS:
        far = radius + ring
        step = FAN_STEP if far > 30 else 2 * FAN_STEP
        for off in range(0, 181, step):
            for angle in dict.fromkeys((90 + off, 90 - off)):
                turn = math.radians(angle)
                yield (
                    round(centre[0] + far * math.cos(turn), 1),
                    round(centre[1] + far * math.sin(turn), 1),
                )
