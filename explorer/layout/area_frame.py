"""How large a map by areas is, and where its theaters lie: rows of two, the rivals between."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from explorer.layout.area_blocks import (
    AXIS_LANE,
    Contents,
    TheaterBlock,
    block_width,
    place_block,
)
from explorer.layout.area_columns import (
    NO_SPECIAL,
    Columns,
    SpecialHelpers,
    assign_columns,
    is_upper,
)
from explorer.layout.area_plan import AreaPlan, PlannedTheater
from explorer.layout.label_box import Box

AREA_FRAME = (1040, 620)
"""About how large a map of usual size is, in px."""

FRAME_EDGE = 10.0
"""Px between the frame and what stands in it."""

TOP_LANE = 12.0
"""Px above all areas in which lines run."""

FOOT_LANE, FOOT_ROOM = 22.0, 50.0
"""Px below all theaters and helpers in which lines run, and further ones where no helper stands
below a theater: there is room for who has lines on some days."""

HEADING_ROOM, HEADING_FOOT = 20.0, 7.0
"""How high in px the line is above theaters in which their names stand, where there are several,
and how far below them it goes: helpers stand there too."""

STRIP = 50.0
"""How high in px a row of helpers above or below a theater is."""

LEVEL_RUN, MIDDLE_RUN = 40.0, 60.0
"""The least px from a margin column to the areas, and from a rival to them."""

ROW_GAP = 40.0
"""Px between two rows of theaters."""

LEAST_HALVES, HALF_STEP = (172.0, 126.0, 84.0), 15.0
"""How high a half of a theater is at first, by the number of rows of theaters, and by how much more
it is tried, in px."""

SPARE, LITTLE_SPARE = 0.5, 0.1
"""How much wider than it has to be a theater is at most, where there is room, as a share of its
width: as a rule, and where one area is shown larger."""

WIDEST = 1.78
"""How many times as wide as high a map is at most."""


@dataclass(frozen=True, slots=True)
class MapFrame:
    """The measures of a map, and where its theaters lie.

    `rows`: the theaters of each row. `levels`: its top, its axis and its bottom in px. `gutter`:
    the left and the right edge of the middle column. `margins`: how wide the columns of helpers and
    of their parts are, at the left and at the right. `headings`: the foot in px of the line in
    which the names of the theaters of each row stand.
    """

    width: float
    height: float
    rows: tuple[tuple[TheaterBlock, ...], ...]
    levels: tuple[tuple[float, float, float], ...]
    columns: Columns
    gutter: tuple[float, float]
    margins: tuple[tuple[float, float], tuple[float, float]]
    headings: tuple[float, ...]

    @property
    def middle(self) -> float:
        """Where the rivals stand, from left to right."""
        return (self.gutter[0] + self.gutter[1]) / 2

    def margin_left(self, block: TheaterBlock) -> bool:
        """Whether those who help the sides of a theater stand to the left of it."""
        return block.is_inner_right


def fitting_frame(
    plan: AreaPlan,
    contents: Contents,
    boxes: Mapping[str, Box],
    order: Sequence[str],
    *,
    special: SpecialHelpers = NO_SPECIAL,
    foot: float = 0.0,
    most_spare: float = SPARE,
) -> MapFrame:
    """The lowest frame that holds all areas and is not too wide for its height.

    Args:
        plan: Who stands where.
        contents: What each area holds.
        boxes: The room of each mark with its label.
        order: All nodes, the most important first.
        special: Helpers who stand elsewhere than beside a side, as `assign_columns` has them.
        foot: How high in px what comes below all theaters is.
        most_spare: How much wider a theater may be than it has to.

    """

    def columns_of(rows: Sequence[Sequence[TheaterBlock]]) -> Columns:
        return assign_columns(plan, rows, boxes, order, special)

    rows = max(math.ceil(len(plan.theaters) / 2), 1)
    half = LEAST_HALVES[min(rows, len(LEAST_HALVES)) - 1]
    while True:
        needs = _needs(plan, contents, boxes, half)
        if needs is not None:
            frame = _frame(plan, contents, columns_of, (needs, half, foot), most_spare=most_spare)
            if frame.width <= WIDEST * (frame.height + foot) or half > 4000:
                return frame
        half += HALF_STEP if half < 600 else 5 * HALF_STEP


class _Needs(NamedTuple):
    """How much room in px there must be at least, from left to right.

    `theaters`: of the theaters of each column. `between`: them. `margins`: as `MapFrame` has them.
    `runs`: between the margins and the theaters.
    """

    theaters: tuple[float, ...]
    between: float
    margins: tuple[tuple[float, float], tuple[float, float]]
    runs: tuple[float, float]

    @property
    def width(self) -> float:
        """All of it, with the edges."""
        margins = sum(map(sum, self.margins)) + sum(self.runs)
        return 2 * FRAME_EDGE + sum(self.theaters) + self.between + margins

    def wider(self, width: float, most_spare: float) -> _Needs:
        """The same for a map of that width in px: areas get more first, then the lines."""
        spare = max(width - self.width, 0.0)
        shares = [min(0.5 * spare / len(self.theaters), most_spare * own) for own in self.theaters]
        spare -= sum(shares)
        return self._replace(
            theaters=tuple(a + b for a, b in zip(self.theaters, shares, strict=True)),
            between=self.between + 0.5 * spare,
            runs=(self.runs[0] + 0.25 * spare, self.runs[1] + 0.25 * spare),
        )


def _needs(
    plan: AreaPlan, contents: Contents, boxes: Mapping[str, Box], half: float
) -> _Needs | None:
    """What a map needs whose halves are so many px high; None where that is too little."""
    pairs = _pairs(plan)
    widths = [[block_width(one, contents, half) for one in pair] for pair in pairs]
    if any(math.isinf(width) for row in widths for width in row):
        return None
    widest = [max(column) for column in _columns_of(widths)]
    between = 24.0
    if plan.rivals:
        own = max(max(boxes[rival].diameter, boxes[rival].label_width) for rival in plan.rivals)
        between = max(between, 2 * MIDDLE_RUN + own)
    twice = [node for node in plan.helpers if len(plan.helpers[node]) > 1]
    if twice and len(widest) > 1:
        between = max(between, 2 * LEVEL_RUN + max(boxes[node].width for node in twice))
    margins, runs = [], []
    for side in range(2):
        theaters = {pair[side].theater for pair in pairs if len(pair) > side}
        mine = [node for node, to in plan.helpers.items() if to[0].theater in theaters]
        margins.append(
            (
                max((boxes[node].width for node in mine if node not in plan.parts), default=0.0),
                max((boxes[node].width + 24 for node in mine if node in plan.parts), default=0.0),
            )
        )
        runs.append(LEVEL_RUN if mine else 0.0)
    return _Needs(tuple(widest), between, (margins[0], margins[1]), (runs[0], runs[1]))


def _pairs(plan: AreaPlan) -> list[tuple[PlannedTheater, ...]]:
    return [plan.theaters[i : i + 2] for i in range(0, len(plan.theaters), 2)]


def _frame(
    plan: AreaPlan,
    contents: Contents,
    columns_of: Callable[[Sequence[Sequence[TheaterBlock]]], Columns],
    measures: tuple[_Needs, float, float],
    *,
    most_spare: float,
) -> MapFrame:
    """The frame by `_needs`, the height of a half and that of what comes below.

    `columns_of`: who stands in which column where the theaters lie so.
    """
    needs, half, below_all = measures
    pairs = _pairs(plan)
    heading = HEADING_ROOM if len(plan.theaters) > 1 else 0.0
    high = 2 * half + AXIS_LANE
    strips = [(0.0, 0.0)] * (len(pairs) - 1) + [(0.0, FOOT_ROOM)]
    # Who stands above or below a theater is known once it has been laid out.
    while True:
        height = FRAME_EDGE + TOP_LANE + (high + ROW_GAP) * len(pairs) - ROW_GAP + FOOT_LANE
        height += sum(max(above, heading) + below for above, below in strips)
        width = max(needs.width, WIDEST * (height + below_all))
        found = needs.wider(width, most_spare)
        x = FRAME_EDGE + sum(found.margins[0]) + found.runs[0]
        lefts = [x, x + found.theaters[0] + found.between]
        rows: list[tuple[TheaterBlock, ...]] = []
        levels: list[tuple[float, float, float]] = []
        headings: list[float] = []
        y = FRAME_EDGE + TOP_LANE
        for pair, (above, below) in zip(pairs, strips, strict=True):
            y += max(above, heading)
            headings.append(y - HEADING_FOOT)
            rows.append(
                tuple(
                    place_block(
                        theater,
                        contents,
                        (left, y, left + wide, y + high),
                        half,
                        is_inner_right=k == 0,
                    )
                    for k, (theater, left, wide) in enumerate(
                        zip(pair, lefts, found.theaters, strict=False)
                    )
                )
            )
            levels.append((y, y + high / 2, y + high))
            y += high + below + ROW_GAP
        columns = columns_of(rows)
        wanted = [_strips(row, columns) for row in rows]
        more = [(max(a, c), max(b, d)) for (a, b), (c, d) in zip(strips, wanted, strict=True)]
        if more == strips:
            break
        strips = more
    return MapFrame(
        width,
        height,
        tuple(rows),
        tuple(levels),
        columns,
        (lefts[1] - found.between, lefts[1]),
        found.margins,
        tuple(headings),
    )


def _columns_of(widths: Sequence[Sequence[float]]) -> list[list[float]]:
    return [
        [row[k] for row in widths if len(row) > k] for k in range(max(map(len, widths), default=0))
    ]


def _strips(row: Sequence[TheaterBlock], columns: Columns) -> tuple[float, float]:
    """How much room a row of theaters needs for helpers above it, and below it, in px."""
    found = [0.0, 0.0]
    for block in row:
        for key in block.slots:
            if columns.strip.get(key):
                found[0 if is_upper(block, key) else 1] = STRIP
    return found[0], found[1]
