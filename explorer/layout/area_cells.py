"""How much room an area needs for whom it holds, and where in it each of them stands.

The party stands at the top in the middle, its own in rows below it; where an area is too low for
that it stands in a row with them. People, bodies and companies
are dots beside the one they belong to, at the height of its mark.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from explorer.layout.label_box import Box

PADDING = 8.0
"""Px between the edge of an area and what stands in it."""

CELL_GAP = 6.0
"""Px between two marks with their labels."""

LABEL_SPARE = 1.19
"""How many times as much room a label has as it needs at zoom 1: a map is seen at 0.9 at first."""

DOT_STEP, DOT_GAP = 10.0, 5.0
"""From one dot to the next, and between a mark and its first dot, in px."""

DOTS_A_SIDE = 4
"""How many dots stand in a row at one side of a mark."""

MOST_GAP = 24.0
"""Px between two rows of an area beyond what their labels need, at most."""

Offset = tuple[float, float]


@dataclass(frozen=True, slots=True)
class AreaCell:
    """A mark with its label and its dots, in px.

    `up`, `down`: from the centre of the mark to the top and the foot. `offsets`: of the dots,
    from that centre.
    """

    node: str
    width: float
    up: float
    down: float
    offsets: tuple[tuple[str, Offset], ...] = ()

    @property
    def height(self) -> float:
        """From top to foot."""
        return self.up + self.down


@dataclass(frozen=True, slots=True)
class AreaContent:
    """Whom an area holds: `head`, its party (None where that stands elsewhere), and the rest.

    `least`: how wide and how high it is at least, in px, whomever it holds.
    """

    head: AreaCell | None
    cells: tuple[AreaCell, ...]
    least: tuple[float, float] = (0.0, 0.0)

    @property
    def widest(self) -> float:
        """How wide the area has to be for everybody below each other, in px."""
        cells = [*([self.head] if self.head else []), *self.cells]
        wide = 2 * PADDING + max((cell.width for cell in cells), default=0.0)
        return max(wide, self.least[0])

    def height(self, width: float) -> float:
        """How high the area has to be, for its width in px; infinite where that is too little."""
        if width < self.widest - 1e-6:
            return math.inf
        lowest = min(sum(map(_row_height, rows)) for rows in self._ways(width - 2 * PADDING))
        return max(2 * PADDING + lowest, self.least[1])

    def _ways(self, inner: float) -> Iterator[list[list[AreaCell]]]:
        """The rows that there can be in so many px: the party above all others, or among them."""
        if self.head is None:
            yield _rows(self.cells, inner)
            return
        yield [[self.head], *_rows(self.cells, inner)]
        if self.cells:
            yield _rows([self.head, *self.cells], inner)

    def least_width(self, height: float) -> float:
        """How wide the area has to be, for its height in px; infinite where it is too low."""
        cells = [*([self.head] if self.head else []), *self.cells]
        least = self.widest
        most = max(2 * PADDING + sum(cell.width for cell in cells), least)
        width = least
        while width < most + 8:
            if self.height(width) <= height:
                return width
            width += 8
        return math.inf

    def places(self, box: tuple[float, float, float, float]) -> dict[str, tuple[float, float]]:
        """The centre of everybody, in an area of that left, top, right and bottom in px."""
        left, top, right, bottom = box
        inner = right - left - 2 * PADDING
        high = bottom - top - 2 * PADDING
        ways = [*self._ways(inner)]
        heights = [sum(map(_row_height, rows)) for rows in ways]
        rows = next(
            (rows for rows, own in zip(ways, heights, strict=True) if own <= high + 1e-6),
            ways[heights.index(min(heights))],
        )
        spare = high - sum(map(_row_height, rows))
        # What is over lies between the rows, not more of it than looks like one group.
        gap = min(max(spare, 0.0) / (len(rows) + 1), MOST_GAP)
        y = top + PADDING + max((spare - gap * (len(rows) - 1)) / 2, 0.0) if rows else top
        found: dict[str, tuple[float, float]] = {}
        for row in rows:
            up = max(cell.up for cell in row)
            free = (inner - sum(cell.width for cell in row)) / (len(row) + 1)
            x = left + PADDING
            for cell in row:
                x += free + cell.width / 2
                found[cell.node] = (x, y + up)
                for dot, (dx, dy) in cell.offsets:
                    found[dot] = (x + dx, y + up + dy)
                x += cell.width / 2
            y += _row_height(row) + gap
        return found


def area_content(
    members: Sequence[str],
    party: str,
    boxes: Mapping[str, Box],
    quiet: Collection[str],
    wholes: Mapping[str, str],
) -> AreaContent:
    """What an area holds.

    Args:
        members: Who stands there, in their order.
        party: The id of its party, which is among them unless it stands elsewhere.
        boxes: The room of each with its label.
        quiet: Those that are dots.
        wholes: To whom each of the dots belongs, if to anybody.

    """
    marks = [node for node in members if node not in quiet or node == party]
    dots: dict[str, list[str]] = {node: [] for node in marks}
    alone: list[str] = []
    for node in members:
        if node in dots:
            continue
        whole = node
        seen = {node}
        while whole not in dots and whole in wholes and wholes[whole] not in seen:
            whole = wholes[whole]
            seen.add(whole)
        if whole not in dots:
            whole = party if party in dots else next(iter(dots), node)
        if whole in dots:
            dots[whole].append(node)
        else:
            alone.append(node)
    cells = [_cell(boxes[node], node, dots[node], boxes, wholes) for node in marks]
    heads = [cell for cell in cells if cell.node == party]
    rest = [cell for cell in cells if cell.node != party]
    rest += [AreaCell(node, 2 * DOT_STEP, DOT_STEP, DOT_STEP) for node in alone]
    return AreaContent(heads[0] if heads else None, tuple(rest))


def _cell(
    box: Box,
    node: str,
    dots: Sequence[str],
    boxes: Mapping[str, Box],
    wholes: Mapping[str, str],
) -> AreaCell:
    """The room of a mark with its dots: those that belong to a dot stand on the side of it."""
    radius = box.diameter / 2
    counts = {False: 0, True: 0}
    sides: dict[str, bool] = {}
    offsets: list[tuple[str, Offset]] = []
    for dot in sorted(dots, key=lambda dot: wholes.get(dot) in dots):
        is_left = sides.get(wholes.get(dot, ""), counts[True] < counts[False])
        sides[dot] = is_left
        row, step = divmod(counts[is_left], DOTS_A_SIDE)
        counts[is_left] += 1
        across = radius + DOT_GAP + boxes[dot].diameter / 2 + step * DOT_STEP
        offsets.append((dot, (-across if is_left else across, -row * DOT_STEP)))
    reach = max((abs(x) + boxes[dot].diameter / 2 for dot, (x, _) in offsets), default=0.0)
    above = max((boxes[dot].diameter / 2 - y for dot, (_, y) in offsets), default=0.0)
    return AreaCell(
        node,
        max(box.diameter, LABEL_SPARE * box.label_width, 2 * reach) + CELL_GAP,
        max(radius, above) + CELL_GAP / 2,
        radius + (box.height - box.diameter) * LABEL_SPARE + CELL_GAP / 2,
        tuple(offsets),
    )


def _rows(cells: Sequence[AreaCell], width: float) -> list[list[AreaCell]]:
    """The cells in their order, as few rows as there can be, none much fuller than the others."""
    count = len(_filled(cells, width))
    low, high = 0.0, width
    for _ in range(8):
        middle = (low + high) / 2
        if len(_filled(cells, middle)) <= count and all(cell.width <= middle for cell in cells):
            high = middle
        else:
            low = middle
    return _filled(cells, high)


def _filled(cells: Sequence[AreaCell], width: float) -> list[list[AreaCell]]:
    rows: list[list[AreaCell]] = []
    room = 0.0
    for cell in cells:
        if not rows or cell.width > room + 1e-6:
            rows.append([])
            room = width
        rows[-1].append(cell)
        room -= cell.width
    return rows


def _row_height(row: Sequence[AreaCell]) -> float:
    return max(cell.up for cell in row) + max(cell.down for cell in row)
