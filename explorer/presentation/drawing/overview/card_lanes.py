"""Free lanes for lines of help between a row of marks and the cards above and below it.

Lines are laid one after the other. Each takes the cheapest way that touches nothing that is there
already and that has room for its words; a line without such a way is not drawn.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from explorer.layout.font import text_width
from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.line_path import arrow_size
from explorer.presentation.drawing.outline import Point
from explorer.presentation.drawing.overview.scene import (
    TextLine,
    TextPart,
)

CORNER = 8.0
_LANES, _PORT_STEP = 9, 13.0
_TEXT_GAP, _MARK_GAP, _LINE_GAP = 4.0, 5.0, 6.5
_FROM_CORNER, _FROM_TIP = 13.0, 28.0
_BEND_COST, _CROSSING_COST, _OWN_CROSSING_COST = 25.0, 60.0, 200.0
_SHORTER_COST, _MISTAKEN_COST, _MISTAKEN = 12.0, 16.0, 11.0
_COMFORT = 20.0
_TEXT_SIZE = 12.0
_ROUNDS = 4
_STRIP = 12.0
"""Px beyond the strip between a mark and a card that a line and its tip may take."""


@dataclass(frozen=True, slots=True)
class Port:
    """Where a line may leave a mark. `way`: -1 to the left, 1 to the right, 0 up or down."""

    at: Point
    way: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line that is to be laid.

    `owner`: of the mark. `ports`: where it may leave it. `target`: from which x to which it may
    end, at the y `end`. `card`: the box that it may enter. `captions`: its words, the fullest
    first. `weight`: how much is lost where it finds no lane.
    """

    key: str
    owner: str
    ports: tuple[Port, ...]
    target: tuple[float, float]
    end: float
    card: Rectangle
    width: float
    captions: tuple[str, ...]
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Laid:
    """A line with its way and the place of its words.

    `boxes`: what its straight pieces cover; `head`: what its arrow's tip does; `words`: what its
    caption does. `cost`: of its way and the place of its caption, without what it crosses.
    """

    wanted: Wanted
    corners: tuple[Point, ...]
    caption: TextLine
    boxes: tuple[Rectangle, ...]
    head: Rectangle
    words: Rectangle
    cost: float

    @property
    def key(self) -> str:
        """What names it."""
        return self.wanted.key


@dataclass(frozen=True, slots=True)
class Taken:
    """What is there before any line.

    `solid`: what no line may touch, with whose it is, if anybody's. `texts`: names.
    """

    frame: Rectangle
    solid: tuple[tuple[Rectangle, str], ...] = ()
    texts: tuple[Rectangle, ...] = ()


def lay_lines(orders: Iterable[Sequence[Wanted]], taken: Taken) -> list[Laid]:
    """Lays lines, in the best of some orders; those that find no lane are not in the answer.

    Whoever finds none goes first in the next round. What was laid first may find a better way
    once all is there, so at the end lines are tried again.
    """
    best: list[Laid] = []
    for first in orders:
        order = list(first)
        for _ in range(_ROUNDS):
            laid = _laid_in_order(order, taken)
            if not best or _worth(laid) > _worth(best):
                best = laid
            found = {line.key for line in laid}
            left_out = [one for one in order if one.key not in found]
            if not left_out:
                break
            order = [*left_out, *(one for one in order if one.key in found)]
    return _bettered(best, taken)


def _bettered(laid: list[Laid], taken: Taken) -> list[Laid]:
    """Lines laid anew, one at a time and two that cross, where that makes the whole cheaper."""
    best, least = laid, _total(laid)
    crossing = [
        pair
        for one, other in combinations(laid, 2)
        if _crossed(one.corners, one.boxes, (other,))
        for pair in ((one.key, other.key), (other.key, one.key))
    ]
    for moved in (*((line.key,) for line in laid), *crossing):
        tried = [line for line in best if line.key not in moved]
        by_key = {line.key: line.wanted for line in best}
        for key in moved:
            found = _cheapest(by_key[key], taken, tried)
            if found is None:
                break
            tried.append(found)
        total = _total(tried)
        if len(tried) == len(best) and total < least - 0.01:
            best, least = tried, total
    return best


def _total(laid: Sequence[Laid]) -> float:
    """What all lines cost together, in px: each its own way, and each crossing."""
    crossings = 0.0
    for one, other in combinations(laid, 2):
        for owner in _crossed(one.corners, one.boxes, (other,)) or ():
            crossings += _crossing_cost(owner, one.wanted)
    return sum(line.cost for line in laid) + crossings


def _crossing_cost(owner: str, wanted: Wanted) -> float:
    return _OWN_CROSSING_COST if owner == wanted.owner else _CROSSING_COST


def _laid_in_order(wanted: Sequence[Wanted], taken: Taken) -> list[Laid]:
    laid: list[Laid] = []
    for one in wanted:
        found = _cheapest(one, taken, laid)
        if found is not None:
            laid.append(found)
    return laid


def _worth(laid: Sequence[Laid]) -> tuple[int, float]:
    return sum(line.wanted.weight for line in laid), -_total(laid)


def _cheapest(wanted: Wanted, taken: Taken, lines: Sequence[Laid]) -> Laid | None:
    best: Laid | None = None
    least = math.inf
    strip = _strip(wanted)
    near = [line for line in lines if any(_within(box, strip) for box in line.boxes)]
    blocks = _blocks(wanted, taken, lines)
    for cost, corners in sorted(_ways(wanted, lines)):
        if cost >= least:
            break
        boxes = tuple(_segment_box(one, other, wanted.width) for one, other in pairwise(corners))
        head = _head_box(corners, wanted.width)
        if not blocks.leave_free(boxes, head):
            continue
        crossed = _crossed(corners, boxes, near)
        if crossed is None:
            continue
        crossings = sum(_crossing_cost(owner, wanted) for owner in crossed)
        if cost + crossings >= least:
            continue
        caption = _caption(corners, (*boxes, head), wanted, taken, lines)
        if caption is not None and cost + crossings + caption[0] < least:
            words_cost, text = caption
            best = Laid(wanted, corners, text, boxes, head, text.box, cost + words_cost)
            least = cost + crossings + words_cost
    return best


def _ways(wanted: Wanted, lines: Sequence[Laid]) -> Iterator[tuple[float, tuple[Point, ...]]]:
    """Ways that may do, each with what it costs in px, without what it crosses."""
    low, high = wanted.target
    middle = (low + high) / 2
    step = max((high - low) / max(round((high - low) / _PORT_STEP), 1), 1.0)
    ends = [low + step * index for index in range(int((high - low) / step + 1.01))]
    used = {line.corners[0] for line in lines if line.wanted.owner == wanted.owner}
    for index, port in enumerate(wanted.ports):
        if port.at in used:
            continue
        x, y = port.at
        order = 3.0 * index
        if port.way:
            for end in ends:
                if (end - x) * port.way > CORNER * 2:
                    length = abs(end - x) + abs(wanted.end - y)
                    cost = _BEND_COST + length / 2 + abs(end - middle) / 8 + order
                    yield cost, ((x, y), (end, y), (end, wanted.end))
            continue
        if low <= x <= high:
            straight = abs(wanted.end - y) / 2 + abs(x - middle) / 8 + order
            yield straight, ((x, y), (x, wanted.end))
        for end in ends:
            if abs(end - x) < 2 * CORNER + 2:
                continue
            length = abs(end - x) + abs(wanted.end - y)
            cost = 2 * _BEND_COST + length / 2 + abs(end - middle) / 8 + order
            for lane_cost, lane in _lanes(wanted, y):
                yield cost + lane_cost, ((x, y), (x, lane), (end, lane), (end, wanted.end))


def _lanes(wanted: Wanted, start: float) -> Iterator[tuple[float, float]]:
    """The y of lanes between a mark and a card, and what each costs: not too near to either."""
    up = -1 if wanted.end < start else 1
    head = arrow_size(wanted.width)[0]
    far = wanted.end - (head + CORNER + 1) * up
    near = start + 9 * up
    top, bottom = min(far, near), max(far, near)
    step = min(max((bottom - top) / _LANES, 4.0), 8.0)
    for index in range(int((bottom - top) / step) + 1):
        lane = top + index * step
        tight = max(_COMFORT - abs(lane - start), 0.0) + max(_COMFORT - abs(lane - far), 0.0) / 2
        yield tight, lane


@dataclass(frozen=True, slots=True)
class _Blocks:
    """What a line may not touch, each box with the air around it, and the frame.

    `all_of_it`: no part of the line; `head`: not its arrow's tip; `card`: nothing but its last
    straight piece.
    """

    frame: Rectangle
    all_of_it: tuple[Rectangle, ...]
    head: tuple[Rectangle, ...]
    card: Rectangle

    def leave_free(self, boxes: Sequence[Rectangle], head: Rectangle) -> bool:
        """Whether a way touches neither the frame, nor cards, marks, words or arrows' tips."""
        left, top, right, bottom = self.frame
        every = (*boxes, head)
        for box in every:
            if box[0] < left or box[2] > right or box[1] < top or box[3] > bottom:
                return False
        return not (
            _meets_any(every, self.all_of_it)
            or _meets_any((head,), self.head)
            or _meets_any(boxes[:-1], (self.card,))
        )


def _blocks(wanted: Wanted, taken: Taken, lines: Sequence[Laid]) -> _Blocks:
    blocked = [_around(text, _TEXT_GAP) for text in taken.texts]
    for line in lines:
        blocked += [_around(line.words, _TEXT_GAP), _around(line.head, 3.0)]
    blocked += [
        _around(solid, _MARK_GAP)
        for solid, owner in taken.solid
        if owner != wanted.owner and solid != wanted.card
    ]
    strip = _strip(wanted)
    paths = [_around(box, 3.0) for line in lines for box in line.boxes]
    return _Blocks(
        taken.frame,
        tuple(box for box in blocked if _within(box, strip)),
        tuple(box for box in paths if _within(box, strip)),
        _around(wanted.card, _MARK_GAP),
    )


def _strip(wanted: Wanted) -> tuple[float, float]:
    """The y between which a line stays: its mark and its card, and what its tip takes."""
    ends = [wanted.end, *(port.at[1] for port in wanted.ports)]
    return min(ends) - _STRIP, max(ends) + _STRIP


def _within(box: Rectangle, strip: tuple[float, float]) -> bool:
    return box[1] < strip[1] and strip[0] < box[3]


def _around(box: Rectangle, gap: float) -> Rectangle:
    return box[0] - gap, box[1] - gap, box[2] + gap, box[3] + gap


def _meets_any(boxes: Iterable[Rectangle], blocked: Iterable[Rectangle]) -> bool:
    for left, top, right, bottom in boxes:
        for other_left, other_top, other_right, other_bottom in blocked:
            if (
                left < other_right
                and other_left < right
                and top < other_bottom
                and other_top < bottom
            ):
                return True
    return False


def _crossed(
    corners: Sequence[Point], boxes: Sequence[Rectangle], lines: Sequence[Laid]
) -> list[str] | None:
    """Whose lines a way crosses at right angles in the open; None where it touches one else."""
    found: list[str] = []
    for line in lines:
        for (start, end), box in zip(pairwise(corners), boxes, strict=True):
            for (first, last), other in zip(pairwise(line.corners), line.boxes, strict=True):
                if not boxes_near(box, other, _LINE_GAP):
                    continue
                if (start[0] == end[0]) == (first[0] == last[0]):
                    return None
                point = (start[0], first[1]) if start[0] == end[0] else (first[0], start[1])
                gaps = (math.dist(point, one) for one in (start, end, first, last))
                tips = (math.dist(point, one) for one in (corners[-1], line.corners[-1]))
                if (
                    min(gaps) < _FROM_CORNER
                    or min(tips) < _FROM_TIP
                    or not _is_on(point, start, end)
                    or not _is_on(point, first, last)
                ):
                    return None
                found.append(line.wanted.owner)
    return found


def _is_on(point: Point, start: Point, end: Point) -> bool:
    return min(start[0], end[0]) <= point[0] <= max(start[0], end[0]) and min(
        start[1], end[1]
    ) <= point[1] <= max(start[1], end[1])


@dataclass(frozen=True, slots=True)
class _Place:
    """Where words may stand: the x of their left end, their baseline, and how they are anchored."""

    cost: float
    left: float
    baseline: float
    anchor: str


def _caption(
    corners: Sequence[Point],
    own: Sequence[Rectangle],
    wanted: Wanted,
    taken: Taken,
    lines: Sequence[Laid],
) -> tuple[float, TextLine] | None:
    """The best place beside a way where its words touch nothing, and what it costs.

    It costs to say less, and to stand where the words may seem to be another line's.
    """
    others = [box for line in lines for box in (*line.boxes, line.head)]
    texts = [*taken.texts, *(line.words for line in lines)]
    solid = [box for box, _ in taken.solid]
    best: tuple[float, TextLine] | None = None
    for index, words in enumerate(wanted.captions):
        less = index * _SHORTER_COST
        if best is not None and less >= best[0]:
            break
        room = text_width(words, _TEXT_SIZE)
        for place in _places(room, corners, wanted.width):
            cost = less + place.cost
            if best is not None and cost >= best[0]:
                continue
            y = place.baseline
            box = (place.left, y - 0.74 * 12, place.left + room, y + 0.22 * 12)
            if (
                box[0] < taken.frame[0]
                or box[2] > taken.frame[2]
                or any(boxes_near(box, one, 1.5) for one in own)
                or any(boxes_near(box, one, _TEXT_GAP) for one in others)
                or any(boxes_near(box, one, 3.0) for one in solid)
                or any(boxes_near(box, one, 3.0) for one in texts)
            ):
                continue
            if any(boxes_near(box, one, _MISTAKEN) for one in (*others, *texts)):
                cost += _MISTAKEN_COST
            if best is None or cost < best[0]:
                x = place.left + {"start": 0.0, "middle": 0.5, "end": 1.0}[place.anchor] * room
                best = cost, TextLine(x, y, (TextPart(words),), _TEXT_SIZE, place.anchor)
    return best


def _places(room: float, corners: Sequence[Point], width: float) -> Iterator[_Place]:
    """Places for words `room` px wide: above or below a level piece, beside an upright one."""
    pieces = list(pairwise(corners))
    for (x1, y1), (x2, y2) in pieces:
        if y1 == y2:
            left, right = min(x1, x2) + CORNER, max(x1, x2) - CORNER
            spare = right - left - room
            if spare < 0:
                continue
            for side_cost, baseline in ((0.0, y1 - width / 2 - 4.5), (9.0, y1 + width / 2 + 12)):
                for share in (0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95):
                    cost = side_cost + abs(share - 0.5) * 8
                    yield _Place(cost, left + spare * share, baseline, "middle")
            continue
        top, bottom = min(y1, y2), max(y1, y2)
        steps = max(int((bottom - top - 14) / 4), 0)
        # Words are found less easily beside an upright piece of a way that has a level one.
        beside = 0.0 if len(pieces) == 1 else 6.0
        gap = width / 2 + 6
        for step in range(steps + 1):
            baseline = top + 11 + 4 * step
            cost = beside + abs(step - steps / 2) / max(steps, 1) * 6
            yield _Place(cost, x1 + gap, baseline, "start")
            yield _Place(cost + 1, x1 - gap - room, baseline, "end")


def _segment_box(one: Point, other: Point, width: float) -> Rectangle:
    half = width / 2
    across = (0.0, half) if one[1] == other[1] else (half, 0.0)
    return (
        min(one[0], other[0]) - across[0],
        min(one[1], other[1]) - across[1],
        max(one[0], other[0]) + across[0],
        max(one[1], other[1]) + across[1],
    )


def _head_box(corners: Sequence[Point], width: float) -> Rectangle:
    """What the arrow's tip covers; the last piece of every way is upright."""
    (_, before), (x, y) = corners[-2:]
    length, half = arrow_size(width)
    back = y + math.copysign(length, before - y)
    return x - half, min(y, back), x + half, max(y, back)


def boxes_near(one: Rectangle, other: Rectangle, gap: float) -> bool:
    """Whether two boxes are less than `gap` px apart."""
    return (
        one[0] < other[2] + gap
        and other[0] < one[2] + gap
        and one[1] < other[3] + gap
        and other[1] < one[3] + gap
    )
