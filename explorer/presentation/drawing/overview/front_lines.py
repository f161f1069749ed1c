"""Draws what is between the sides of a theater: fronts along the borders that they share."""

from __future__ import annotations

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.held_links import Doubt
from explorer.layout.font import Weight
from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.overview.fit_words import balanced, fitting
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Ink,
    LineStyle,
    Panel,
    Piece,
    Shape,
    TextLine,
    TextPart,
)
from explorer.presentation.drawing.overview.side_text import SaidFront, has_room_for_fight
from explorer.presentation.drawing.overview.theater_places import (
    AXIS_LANE,
    LOW_AXIS_LANE,
    OUTER_LANE,
    UPRIGHT_LANE,
    PlacedSide,
    PlacedTheater,
)
from explorer.presentation.overview.content import Front

WAR_WIDTH, PARTS_WIDTH = 6.0, 3.0
"""Px of a front of the parties themselves, and of one that only their own fight."""

_LEAST_BORDER = 24.0
_LEAST_GAP = 18.0
_UPRIGHT_INSET = 6.0
_WIDE_FRONT = 250.0


NO_FIGHTS = "no fighting in this file"
"""What stands between two sides that face each other where nothing hostile is held."""

_VERBS = {
    FrontState.WAR: "fights",
    FrontState.PARTS: "fights",
    FrontState.CEASEFIRE: "ceasefire with",
    FrontState.LAST_REPORTED: "fought",
}


def dashes_along(length: float, dash: float, gap: float) -> tuple[float, float]:
    """DrawnStroke and gap in px with which whole strokes fill a length, each near `dash` px.

    At least one stroke, as long as the line.
    """
    count = max(1, round((length + gap) / (dash + gap)))
    return (length - gap * (count - 1)) / count, gap


def front_pieces(
    theater: PlacedTheater,
) -> tuple[list[Piece], dict[SideKey, list[SaidFront]]]:
    """The fronts of a theater that have a border, and those whose words a side has to say.

    A front without a border, and an upright one, which has no room for words, are said in the
    smaller of the two sides; the upright one is drawn as well.
    """
    pieces: list[Piece] = []
    unsaid: dict[SideKey, list[SaidFront]] = {}
    for front in theater.theater.fronts:
        one, other = (theater.side_of(party) for party in front.parties)
        if one is None or other is None:
            continue
        shapes = _front_shapes(front, one.box, other.box)
        if not any(isinstance(shape, TextLine) for shape in shapes):
            teller, foe = _teller(front, (one, other))
            said = SaidFront(front.id, _told_by(front, teller, foe), _dates(front))
            unsaid.setdefault(teller.key, []).append(said)
        if shapes:
            pieces.append(Piece(front.id, "front", tuple(shapes), front.sentence))
    return pieces, unsaid


def peace_words(theater: PlacedTheater) -> list[tuple[tuple[str, str], tuple[TextLine, ...]]]:
    """The words in the gap between sides that face each other and do not fight, for each two.

    On two lines where the gap is high; nothing where they have no room as a whole.
    """
    found = []
    for pair in theater.theater.without_fights:
        one, other = (theater.side_of(party) for party in pair)
        if one is None or other is None:
            continue
        upper, lower = sorted((one.box, other.box), key=lambda box: box[1])
        left, right = max(upper[0], lower[0]), min(upper[2], lower[2])
        lane = lower[1] - upper[3]
        if not _LEAST_GAP <= lane <= AXIS_LANE + 1:
            continue
        lines = balanced(NO_FIGHTS.split(), max(right - left - 4, 0.0), 12.0)
        if len(lines) > (2 if lane > LOW_AXIS_LANE else 1) or " ".join(lines) != NO_FIGHTS:
            continue
        x, y = (left + right) / 2, (upper[3] + lower[1]) / 2 + 4 - 7.7 * (len(lines) - 1)
        run = [TextPart(line, Ink.MUTED) for line in lines]
        found.append(
            (
                pair,
                tuple(
                    TextLine(x, y + 15.4 * index, (part,), 12.0, "middle")
                    for index, part in enumerate(run)
                ),
            )
        )
    return found


def _teller(front: Front, sides: tuple[PlacedSide, PlacedSide]) -> tuple[PlacedSide, PlacedSide]:
    """Which of two sides says a front in its area, and the other.

    The smaller one, if the words and a date have room in it; else the larger one, if they have
    there.
    """
    smaller, larger = sorted(sides, key=lambda side: _size(side.box))
    for teller, foe in ((smaller, larger), (larger, smaller)):
        if has_room_for_fight(teller, _told_by(front, teller, foe), _dates(front)):
            return teller, foe
    return smaller, larger


def _told_by(front: Front, teller: PlacedSide, foe: PlacedSide) -> str:
    own = front.against[front.parties.index(teller.key.party)]
    return own[-1] if own else f"{_VERBS[front.state]} {foe.side.mark.label}"


def _dates(front: Front) -> tuple[str, ...]:
    return front.dates or front.words[1:]


def _size(box: Rectangle) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _front_shapes(front: Front, one: Rectangle, other: Rectangle) -> list[Shape]:
    upper, lower = sorted((one, other), key=lambda box: box[1])
    left, right = max(one[0], other[0]), min(one[2], other[2])
    lane = lower[1] - upper[3]
    if right - left >= _LEAST_BORDER and LOW_AXIS_LANE - 1 <= lane <= AXIS_LANE + 1:
        return _level(front, left, right, lower[1] - (17 if lane > OUTER_LANE + 1 else 8))
    first, last = sorted((one, other), key=lambda box: box[0])
    top, bottom = max(one[1], other[1]), min(one[3], other[3])
    gap = last[0] - first[2]
    if bottom - top >= _LEAST_BORDER + 2 * _UPRIGHT_INSET and 0 < gap <= UPRIGHT_LANE + 1:
        return _line(
            front,
            ((first[2] + last[0]) / 2, top + _UPRIGHT_INSET),
            ((first[2] + last[0]) / 2, bottom - _UPRIGHT_INSET),
        )
    return []


def _level(front: Front, left: float, right: float, y: float) -> list[Shape]:
    shapes = _line(front, (left, y), (right, y))
    size = 13.5 if right - left >= _WIDE_FRONT else 12.0
    for index, words in enumerate(front.words):
        weight = Weight.SEMIBOLD if index else Weight.BOLD
        if fitting((words,), right - left - 1, size, weight):
            paint = Ink.MUTED if front.state is FrontState.CEASEFIRE else Ink.FIGHT
            run = TextPart(words, paint, weight)
            shapes.append(TextLine((left + right) / 2, y - 10, (run,), size, "middle"))
            break
    return shapes


def _line(front: Front, start: tuple[float, float], end: tuple[float, float]) -> list[Shape]:
    (x1, y1), (x2, y2) = start, end
    length = x2 - x1 + y2 - y1
    if front.state is FrontState.LAST_REPORTED:
        half_x, half_y = (0.0, WAR_WIDTH / 2) if y1 == y2 else (WAR_WIDTH / 2, 0.0)
        box = (x1 - half_x, y1 - half_y, x2 + half_x, y2 + half_y)
        return [Panel(box, None, edge=Ink.FIGHT, edge_width=1.0)]
    if front.state is FrontState.CEASEFIRE:
        return [DrawnStroke((start, end), WAR_WIDTH, Ink.DISPUTED_TIE)]
    is_war = front.state is FrontState.WAR
    width = WAR_WIDTH if is_war else PARTS_WIDTH
    dash, gap = dashes_along(length, 10, 5) if is_war else dashes_along(length, 7, 4)
    if front.doubt is not Doubt.NONE:
        width /= 2
    return [DrawnStroke((start, end), width, Ink.FIGHT, LineStyle.DASHED, (dash, gap))]
