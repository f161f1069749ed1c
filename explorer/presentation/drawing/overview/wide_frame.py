"""Where the columns of a wide overview stand, for one, two or three theaters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.overview.deal_box import wanted_box_width
from explorer.presentation.drawing.overview.foot_words import foot_need
from explorer.presentation.drawing.overview.gutter_lines import kind_width
from explorer.presentation.drawing.overview.helper_row import HelperRow, Margin
from explorer.presentation.drawing.overview.margin_column import column_least, column_need
from explorer.presentation.drawing.overview.middle_column import middle_need
from explorer.presentation.drawing.overview.rival_marks import RIVAL_RADIUS, RivalSpot
from explorer.presentation.drawing.overview.side_windows import TheaterHelp, place_with_windows
from explorer.presentation.drawing.overview.theater_places import (
    AXIS_LANE,
    FOOT_AIR,
    PADDING,
    TITLE_ROW,
    PlacedTheater,
    SideReach,
    foot_height,
    has_foot,
    natural_theater_width,
    side_reaches,
)
from explorer.presentation.drawing.overview.wide_columns import (
    ColumnWish,
    outsiders_wish,
    shared_widths,
    theater_wish,
)
from explorer.presentation.overview.content import Help, OverviewContent, Rival, TheaterArea

BELOW_FIGURE = 11.0
"""How far words in a margin may reach below a figure, in px."""

_QUIET_GAP = 36.0
_STEPS = (0.0, -6.0, 6.0, -12.0, 12.0, -18.0, 18.0, -24.0, 24.0)
_MOST_PORT = 21.0
_RIVAL_DOWN, _RIVAL_AIR = 28.0, 36.0
_USUAL_THEATER = 170.0
_LEAST_BOX, _USUAL_BOX, _WIDEST_BOX = 110.0, 232.0, 300.0


@dataclass(frozen=True, slots=True)
class WideFrame:
    """The places of everything that does not depend on words in a row.

    `margins`: of each theater, its columns of outsiders. `middle`: from where to where the rivals'
    column reaches. `box_room`: where the box of the deals may stand. `band`: the corners of the
    band between the rivals.
    """

    figure: Rectangle
    theaters: tuple[PlacedTheater, ...]
    margins: tuple[tuple[Margin, ...], ...]
    middle: tuple[float, float]
    spots: tuple[RivalSpot, ...] = ()
    box_room: Rectangle | None = None
    band: tuple[tuple[float, float], ...] = ()


def wide_frame(
    content: OverviewContent,
    figure: Rectangle,
    rows: Sequence[Sequence[HelperRow]],
) -> WideFrame:
    """The columns in a figure, in px; `rows`: the outsiders of each theater.

    Raises ValueError for more than three theaters.
    """
    match len(content.theaters):
        case 0:
            return WideFrame(figure, (), (), (figure[0], figure[2]))
        case 1:
            return _one(content, figure, rows[0])
        case 2:
            return _two(content, figure, rows)
        case 3:
            return _three(content, figure, rows)
    raise ValueError("a wide overview has three theaters at most")


def _one(content: OverviewContent, figure: Rectangle, rows: Sequence[HelperRow]) -> WideFrame:
    left, top, right, bottom = figure
    room = right - left
    [theater] = content.theaters
    natural = max(natural_theater_width(theater), 0.296 * room)
    need = _need(content, rows, theater.id)
    if content.rivals:
        helps = _middle_helps(content)
        box = wanted_box_width(content.deals, _WIDEST_BOX) if content.deals else 0.0
        middle = max(box + 24, 32 + 150 + middle_need(helps))
        wishes = [
            ColumnWish(92.0, max(need, 0.3 * room), 1.0) if need else ColumnWish(0, 0),
            ColumnWish(180.0, natural, 0.6 if need else 1.2),
            ColumnWish(min(middle, 240.0), max(middle, 0.39 * room), 0.5),
        ]
    else:
        natural = max(natural, 0.36 * room)
        side = max(need, 0.28 * room) if need else 0.0
        wishes = [
            ColumnWish(92.0 if need else 0.0, side, 0.6 if need else 0.0),
            ColumnWish(180.0, natural, 1.0),
            ColumnWish(92.0 if need else 0.0, side, 0.6 if need else 0.0),
        ]
    first, own, _ = shared_widths(wishes, room)
    x0, x1 = left + first, left + first + own
    margins = (Margin(is_left=True, outer=left, inner=x0),) if need else ()
    if need and not content.rivals:
        margins = (*margins, Margin(is_left=False, outer=right, inner=x1))
    foot = _foot([theater], [own])
    placed = _placed(
        content, 0, (x0, top, x1, bottom), rows, margins, nearest_is_left=False, foot=foot
    )
    if not content.rivals:
        return WideFrame(figure, (placed,), (margins,), (x1, right))
    most = min(_WIDEST_BOX, right - x1 - 24)
    box = min(wanted_box_width(content.deals, most), most) if content.deals else 0.0
    reach = max(box / 2 + 7, min(138.0, (right - x1) * 0.4), RIVAL_RADIUS + 8)
    x = max(right - reach, x1 + RIVAL_RADIUS + 60)
    spots = _spots(content, figure, x, {theater.id: side_reaches(placed, from_left=False)}, foot)
    half = min(right - x - 2, x - x1 - 10)
    return WideFrame(
        figure,
        (placed,),
        (margins,),
        (x1, right),
        spots,
        (x - half, spots[0].y + RIVAL_RADIUS, x + half, spots[1].y - RIVAL_RADIUS),
        _upright_band(spots),
    )


def _foot(theaters: Sequence[TheaterArea], widths: Sequence[float]) -> float:
    """The px of the feet of theaters that are so wide: as many for all, so that one axis is."""
    return max(map(foot_height, theaters, widths))


def _placed(
    content: OverviewContent,
    index: int,
    box: Rectangle,
    rows: Sequence[HelperRow],
    margins: Sequence[Margin],
    *,
    nearest_is_left: bool,
    foot: float,
) -> PlacedTheater:
    """The theater of a number in its box."""
    from_middle = frozenset(given.to for given in _middle_helps(content))
    given = TheaterHelp(rows, {total.side: total for total in content.sums}, from_middle)
    return place_with_windows(
        content.theaters[index],
        box,
        given,
        margins,
        nearest_is_left=nearest_is_left,
        foot=foot,
        words_bottom=box[3] + (BELOW_FIGURE if len(content.theaters) < 3 else 0.0),
    )


def _needs(content: OverviewContent, rows: Sequence[Sequence[HelperRow]]) -> list[float]:
    """How wide the column of the helpers of each theater wants to be, in px."""
    return [
        _need(content, some, theater.id)
        for some, theater in zip(rows, content.theaters, strict=True)
    ]


def _two(
    content: OverviewContent, figure: Rectangle, rows: Sequence[Sequence[HelperRow]]
) -> WideFrame:
    left, top, right, bottom = figure
    needs = _needs(content, rows)
    if content.rivals:
        box = wanted_box_width(content.deals, _USUAL_BOX) + 10 if content.deals else 0.0
        middle = max(2 * middle_need(_middle_helps(content)), box)
        middle_wish = ColumnWish(min(middle, 200.0), middle, 0.5)
        growth = 0.5
    else:
        words = [
            kind_width(one.help, one.help.via.label if one.help.via else "")
            for one in content.bridges
        ]
        gap = min(max(words), 170.0) + 44 if words else _QUIET_GAP
        middle_wish = ColumnWish(min(gap, 120.0), gap)
        growth = 1.2
    wishes: list[ColumnWish] = []
    for most_foot in (270.0, 230.0, 190.0):
        naturals = [
            max(natural_theater_width(one, most_foot), _USUAL_THEATER) for one in content.theaters
        ]
        feet = [foot_need(one, most_foot) + FOOT_AIR for one in content.theaters]
        wishes = [
            outsiders_wish(needs[0], column_least(rows[0])),
            theater_wish(naturals[0], feet[0], growth=growth),
            middle_wish,
            theater_wish(naturals[1], feet[1], growth=growth),
            outsiders_wish(needs[1], column_least(rows[1])),
        ]
        if sum(one.natural for one in wishes) <= right - left:
            break
    widths = shared_widths(wishes, right - left)
    xs = list(accumulate(widths, initial=left))
    margins = (
        (Margin(is_left=True, outer=left, inner=xs[1]),) if needs[0] else (),
        (Margin(is_left=False, outer=right, inner=xs[4]),) if needs[1] else (),
    )
    foot = _foot(content.theaters, (widths[1], widths[3]))
    first, last = (
        _placed(
            content,
            index,
            (xs[2 * index + 1], top, xs[2 * index + 2], bottom),
            rows[index],
            margins[index],
            nearest_is_left=bool(index),
            foot=foot,
        )
        for index in (0, 1)
    )
    middle_span = (xs[2], xs[3])
    if not content.rivals:
        return WideFrame(figure, (first, last), margins, middle_span)
    x = (xs[2] + xs[3]) / 2
    reaches = {
        first.theater.id: side_reaches(first, from_left=False),
        last.theater.id: side_reaches(last, from_left=True),
    }
    spots = _spots(content, figure, x, reaches, foot)
    half = (xs[3] - xs[2]) / 2 - 4
    return WideFrame(
        figure,
        (first, last),
        margins,
        middle_span,
        spots,
        (x - half, spots[0].y + RIVAL_RADIUS, x + half, spots[1].y - RIVAL_RADIUS),
        _upright_band(spots),
    )


def _three(
    content: OverviewContent, figure: Rectangle, rows: Sequence[Sequence[HelperRow]]
) -> WideFrame:
    left, top, right, bottom = figure
    needs = _needs(content, rows)
    naturals = [natural_theater_width(one) for one in content.theaters]
    deals = _LEAST_BOX + 60 if content.deals else _QUIET_GAP
    between = _between_neighbours(content)
    inner = ColumnWish(24, _QUIET_GAP)
    if needs[1] or between:
        inner = ColumnWish(98.0, max(needs[1], between, 104.0), 1.0)
    widths = shared_widths(
        [
            outsiders_wish(needs[0], column_least(rows[0])),
            theater_wish(naturals[0]),
            inner,
            theater_wish(naturals[1]),
            ColumnWish(_LEAST_BOX + 14 if content.deals else 24.0, deals, 0.5),
            theater_wish(naturals[2]),
            outsiders_wish(needs[2], column_least(rows[2])),
        ],
        right - left,
    )
    xs = list(accumulate(widths, initial=left))
    middle_top, middle_bottom = top, bottom
    x = (xs[3] + xs[4]) / 2
    spots: tuple[RivalSpot, ...] = ()
    if content.rivals:
        down = TITLE_ROW + _RIVAL_DOWN
        spots = tuple(
            RivalSpot(rival, x, y, is_first)
            for rival, y, is_first in zip(
                content.rivals, (top + down, bottom - down), (True, False), strict=False
            )
        )
        middle_top += down + RIVAL_RADIUS + _RIVAL_AIR
        middle_bottom -= down + RIVAL_RADIUS + _RIVAL_AIR
    margins = (
        (Margin(is_left=True, outer=left, inner=xs[1]),) if needs[0] else (),
        (Margin(is_left=True, outer=xs[2] + 8, inner=xs[3]),) if needs[1] else (),
        (Margin(is_left=False, outer=right, inner=xs[6]),) if needs[2] else (),
    )
    boxes = (
        (xs[1], top, xs[2], bottom),
        (xs[3], middle_top, xs[4], middle_bottom),
        (xs[5], top, xs[6], bottom),
    )
    foot = _foot(content.theaters, [box[2] - box[0] for box in boxes])
    first, middle, last = (
        _placed(
            content,
            index,
            box,
            rows[index],
            # To the one between them rivals come from above and below, where windows would be.
            () if index == 1 and content.rivals else margins[index],
            nearest_is_left=index > 0,
            foot=foot,
        )
        for index, box in enumerate(boxes)
    )
    frame = WideFrame(figure, (first, middle, last), margins, (xs[2], xs[5]), spots)
    if len(spots) < 2:
        return frame
    lane = (xs[4] + xs[5]) / 2
    edge = x + (RIVAL_RADIUS**2 - 22**2) ** 0.5 + 1
    high, low = spots[0].y + 22, spots[1].y - 22
    return WideFrame(
        figure,
        frame.theaters,
        margins,
        frame.middle,
        spots,
        (xs[4] + 6, high + 24, xs[5] - 6, low - 24),
        ((edge, high), (lane, high), (lane, low), (edge, low)),
    )


def _between_neighbours(content: OverviewContent) -> float:
    """How wide the gap between the first two theaters has to be for what leads through it."""
    both = {area.id for area in content.theaters[:2]}
    through = [
        kind_width(one.help, one.help.via.label if one.help.via else "") + 40
        for one in content.bridges
        if {one.side.theater, one.help.to.theater} == both
    ]
    through += [
        kind_width(given) + 16
        for one in content.go_betweens
        if {given.to.theater for given in one.helps} == both
        for given in one.helps
    ]
    return min(max(through, default=0.0), 170.0)


def _spots(
    content: OverviewContent,
    figure: Rectangle,
    x: float,
    reaches: Mapping[str, Sequence[SideReach]],
    foot: float,
) -> tuple[RivalSpot, ...]:
    """The rivals, each at the middle of the half of its sides, or near it where it helps more."""
    _, top, _, bottom = figure
    top += TITLE_ROW
    bottom -= foot if any(map(has_foot, content.theaters)) else PADDING
    half = (bottom - top - AXIS_LANE) / 2
    heights = (top + half / 2 + 7, bottom - half / 2 + 2)
    return tuple(
        RivalSpot(rival, x, _aimed(rival, y, reaches), is_first)
        for rival, y, is_first in zip(content.rivals, heights, (True, False), strict=False)
    )


def _aimed(rival: Rival, y: float, reaches: Mapping[str, Sequence[SideReach]]) -> float:
    """The height near `y` from which level lines meet sides in the most theaters."""

    def met(height: float) -> int:
        return len(
            {
                given.to.theater
                for given in rival.helps
                for reach in reaches.get(given.to.theater, ())
                if reach.placed.key == given.to
                and reach.top + 10 - _MOST_PORT <= height <= reach.bottom - 10 + _MOST_PORT
            }
        )

    return max((y + step for step in _STEPS), key=lambda one: (met(one), -abs(one - y)))


def _upright_band(spots: Sequence[RivalSpot]) -> tuple[tuple[float, float], ...]:
    first, last = spots
    return (first.x, first.y + RIVAL_RADIUS + 1), (last.x, last.y - RIVAL_RADIUS - 1)


def _middle_helps(content: OverviewContent) -> list[Help]:
    helps = [given for one in content.rivals for given in one.helps]
    return helps + [given for one in content.go_betweens for given in one.helps]


def _need(content: OverviewContent, rows: Sequence[HelperRow], theater: str) -> float:
    sums = [total for total in content.sums if total.side.theater == theater]
    need = column_need(rows, sums)
    if any(one.sides[0].theater == theater for one in content.mediators):
        need = max(need, 100.0)
    return need
