"""Where lines of a map by areas end that go to a side: at the edge of its area.

Help to a side, and a fight with it, is drawn once for each outsider; lines within an area, and
those that a front or another line says already, wait until somebody comes near.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.analysis.areas.area_picture import AreaPicture, TheaterPicture
from explorer.analysis.areas.area_sides import SideKey
from explorer.data.ids import pair_id
from explorer.data.vocabulary import ActorType, Family
from explorer.layout import AreaMap
from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.outline import Point
from explorer.presentation.lines import BACK, FORWARD, Line

CORNER_ROOM = 12.0
"""Px from the corner of an area within which no line ends."""

MARK_ROOM = 3.0
"""Px that a line keeps from a foreign mark."""

_SIDE_FAMILIES = (Family.SUPPORT, Family.HOSTILITY)


@dataclass(frozen=True, slots=True)
class AreaLine:
    """A line from outside to a side: who it begins at, whom it goes to, and whose side that is."""

    outsider: str
    target: str
    key: SideKey


def area_line(line: Line, sides: Mapping[str, SideKey]) -> AreaLine | None:
    """How a line goes to a side, if it does; of two sides to the one that is helped or fought."""
    if line.family not in _SIDE_FAMILIES:
        return None
    ends = (line.source, line.target)
    if line.arrows == BACK:
        ends = ends[::-1]
    if line.arrows not in (FORWARD, BACK):
        ends = ends if ends[1] in sides else ends[::-1]
    key = sides.get(ends[1])
    if key is None or sides.get(ends[0]) == key:
        return None
    return AreaLine(ends[0], ends[1], key)


@dataclass(frozen=True, slots=True)
class ToldByFronts:
    """What fronts say: `links`, the ids of fights, and `pairs` of sides."""

    links: frozenset[str]
    pairs: frozenset[frozenset[SideKey]]


def told_by_fronts(
    theaters: Mapping[str, TheaterPicture], drawn: Collection[tuple[str, str]]
) -> ToldByFronts:
    """What those fronts say that are drawn, each by its theater and its id as `MapFront` has it."""
    found = [
        (theater.theater, one)
        for theater in theaters.values()
        for one in theater.fronts
        if (theater.theater, pair_id(*sorted(one.parties))) in drawn
    ]
    return ToldByFronts(
        frozenset(link for _, one in found for link in one.links),
        frozenset(
            frozenset(SideKey(theater, party) for party in one.parties) for theater, one in found
        ),
    )


def told_elsewhere(
    lines: Collection[Line],
    layout: AreaMap,
    fronts: ToldByFronts,
    picture: AreaPicture,
    width: Callable[[Line], float],
) -> frozenset[str]:
    """The ids of those of some strong lines that a map by areas need not draw.

    Args:
        lines: The lines.
        layout: The map.
        fronts: What the fronts that are drawn say.
        picture: Who helps whom on these days.
        width: How wide a line is, in px.

    Returns:
        Lines within an area; help between the rivals, which is what they deal in; fights that a
        front says, also for who helps a side of it; and of several lines of one family from an
        outsider, or from who folds into it, to a side all but the one to the party itself, or
        else the widest.

    """
    waiting = set()
    belonging = picture.belonging
    helped: dict[str, set[SideKey]] = {}
    for help_ in picture.helps:
        helped.setdefault(help_.helper, set()).add(help_.to)
    groups: dict[tuple[str, SideKey, Family], list[tuple[Line, AreaLine]]] = {}
    for line in lines:
        ends = [layout.sides.get(end) for end in (line.source, line.target)]
        within = ends[0] is not None and ends[0] == ends[1]
        is_deal = {line.source, line.target} == {*layout.rivals} and line.family is Family.SUPPORT
        if within or is_deal or (line.family is Family.HOSTILITY and _is_told(line, fronts.links)):
            waiting.add(line.id)
            continue
        found = area_line(line, layout.sides)
        if found is not None:
            helper = _whole_on_map(found.outsider, layout, picture)
            whole = belonging.folded(found.outsider)
            friends = helped.get(whole, set()) | {layout.sides.get(found.outsider)}
            if line.family is Family.HOSTILITY and any(
                friend is not None and frozenset((friend, found.key)) in fronts.pairs
                for friend in friends
            ):
                waiting.add(line.id)
                continue
            groups.setdefault((helper, found.key, line.family), []).append((line, found))
    for (helper, key, _), some in groups.items():
        some.sort(
            key=lambda one: (
                one[1].outsider in layout.quiet,
                one[1].target != key.party,
                -width(one[0]),
                one[1].outsider != helper,
                one[0].id,
            )
        )
        kept = {one.outsider: line.id for line, one in reversed(some)}
        for line, one in some:
            is_part = one.outsider != helper and helper in kept
            # A coalition that a state leads is not a part of it.
            actor = picture.file.dataset.actors.get(one.outsider)
            is_part &= actor is not None and actor.type is not ActorType.COALITION
            if kept[one.outsider] != line.id or is_part:
                waiting.add(line.id)
    return frozenset(waiting)


def _whole_on_map(actor: str, layout: AreaMap, picture: AreaPicture) -> str:
    """To whom somebody belongs that has a mark and is no side itself; itself if to nobody."""
    found, seen = actor, {actor}
    while (whole := picture.belonging.whole(found)) is not None and whole not in seen:
        seen.add(whole)
        key = layout.sides.get(whole)
        if whole not in layout.places or (key is not None and key.party == whole):
            break
        found = whole
    return found


def _is_told(line: Line, told: Collection[str]) -> bool:
    return all(link in told for link in line.holding)


def edge_point(
    origin: Point,
    box: Rectangle,
    others: Sequence[Rectangle],
    marks: NDArray[np.float64],
) -> Point:
    """The point on the edge of an area to which a line from outside goes best.

    Args:
        origin: The centre of the mark outside, in px.
        box: Of the area.
        others: Of the other areas.
        marks: Centre x, y and radius of each foreign mark, in px.

    Returns:
        Level or upright where that crosses no other area and no mark; else the nearest point
        that crosses least.

    """
    best, least = None, math.inf
    for point in _edge_points(origin, box):
        length = math.dist(origin, point)
        slope = 0.0 if point[0] == origin[0] or point[1] == origin[1] else 40.0
        cost = length + slope
        if cost >= least:
            continue
        cost += 600.0 * sum(_crosses(origin, point, other) for other in others)
        cost += 150.0 * _hits(origin, point, marks)
        if cost < least:
            best, least = point, cost
    assert best is not None
    return best


def _edge_points(origin: Point, box: Rectangle) -> list[Point]:
    left, top, right, bottom = box
    x, y = origin
    across = _along(left, right, x)
    down = _along(top, bottom, y)
    found: list[Point] = []
    if x < left:
        found += [(left, one) for one in down]
    if x > right:
        found += [(right, one) for one in down]
    if y < top:
        found += [(one, top) for one in across]
    if y > bottom:
        found += [(one, bottom) for one in across]
    if not found:  # an outsider that was put into the area
        found = [(left, min(max(y, top), bottom))]
    return found


def _along(low: float, high: float, wish: float) -> list[float]:
    """Where on an edge a line may end, the wish first if it lies there."""
    room = min(CORNER_ROOM, (high - low) / 3)
    first, last = low + room, high - room
    points = [min(max(wish, first), last)]
    points += [first + (last - first) * step / 6 for step in range(7)]
    return points


def _crosses(start: Point, end: Point, box: Rectangle) -> bool:
    """Whether a line runs through a rectangle."""
    low, high = 0.0, 1.0
    for a, b, least, most in (
        (start[0], end[0], box[0], box[2]),
        (start[1], end[1], box[1], box[3]),
    ):
        step = b - a
        if abs(step) < 1e-9:
            if not least < a < most:
                return False
            continue
        near, far = sorted(((least - a) / step, (most - a) / step))
        low, high = max(low, near), min(high, far)
    return high - low > 1e-6


def _hits(start: Point, end: Point, marks: NDArray[np.float64]) -> int:
    if not len(marks):
        return 0
    step = np.subtract(end, start)
    off = marks[:, :2] - np.array(start)
    length = max(float(step @ step), 1e-9)
    at = np.clip(off @ step / length, 0.0, 1.0)
    away = off - at[:, None] * step
    near = (away**2).sum(axis=1) < (marks[:, 2] + MARK_ROOM) ** 2
    # Where it begins is its own mark.
    return int(near.sum())
