"""Lines to a theater between two others: from the rivals above and below it, and from beside."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from explorer.layout.font import Weight
from explorer.presentation.drawing.line_path import arrow_size
from explorer.presentation.drawing.overview.act_words import doubted_dates, help_line_width
from explorer.presentation.drawing.overview.fit_words import fitting_or_shortened
from explorer.presentation.drawing.overview.gutter_lines import (
    KIND_SIZE,
    TARGET_INSET,
    WORDS_SIZE,
    WORDS_STEP,
    Gutter,
    level_help,
    placed_words,
)
from explorer.presentation.drawing.overview.helper_row import helper_glyph, helper_stroke
from explorer.presentation.drawing.overview.rival_marks import RivalSpot
from explorer.presentation.drawing.overview.room_words import longest_word
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Ink,
    Panel,
    Piece,
    Shape,
    TextLine,
    TextPart,
)
from explorer.presentation.drawing.overview.shape_boxes import TakenRoom
from explorer.presentation.drawing.overview.side_brackets import help_piece
from explorer.presentation.drawing.overview.theater_places import (
    PlacedSide,
    PlacedTheater,
)
from explorer.presentation.overview.content import Act, Bridge, GoBetween, Help

_OFFSETS = (0.0, -8.0, 8.0, -14.0, 14.0, -20.0, 20.0)
_BESIDE, _BEND_UP, _LEAST_BEND = 8.0, 12.0, 21.0
_STEP = 6.0
_CLEAR = 5.0
"""Px that the part of a line that is looked at keeps from the edges of theaters."""
_GO_BETWEEN_RADIUS = 10.4


@dataclass(slots=True)
class MiddleLines:
    """What leads to the middle theater: the pieces, and what found no room."""

    pieces: list[Piece] = field(default_factory=list)
    unplaced: list[Help] = field(default_factory=list)


def rival_lines(
    spots: Sequence[RivalSpot], theater: PlacedTheater, words: Sequence[Shape], room: TakenRoom
) -> MiddleLines:
    """What the rivals give to the sides of the theater between them: lines down and up.

    Args:
        spots: The rivals, the first one above the theater.
        theater: The theater.
        words: Its name and its foot.
        room: What is taken around it; it takes what is drawn.

    """
    own = TakenRoom()
    own.take(words)
    found = MiddleLines()
    for spot in spots:
        for given in spot.rival.helps:
            if given.to.theater != theater.theater.id:
                continue
            shapes = _upright(spot, given, theater, own, room)
            if shapes is None:
                found.unplaced.append(given)
                continue
            found.pieces.append(help_piece(given, tuple(shapes)))
            room.take(shapes)
            own.take(shapes[:1])
    return found


def _upright(
    spot: RivalSpot, given: Help, theater: PlacedTheater, own: TakenRoom, room: TakenRoom
) -> list[Shape] | None:
    """A line to the edge that the rival looks at and its words; None without room for both."""
    side = theater.side_of(given.to.party)
    if side is None or not _looks_at(side, theater, is_first=spot.is_first):
        return None
    down = 1 if spot.is_first else -1
    edge = theater.box[1] if spot.is_first else theater.box[3]
    for corners in _ways(spot, side, edge, down):
        line = helper_stroke(corners, given.act)
        # The line begins in the room of its mark.
        outside = replace(
            line,
            head=False,
            corners=((corners[0][0], spot.y + (spot.radius + 3) * down), *corners[1:-1],
                     (corners[-1][0], edge - _CLEAR * down)),
        )  # fmt: skip
        if not own.has_room([line], 3.0) or not room.has_room([outside], 1.5):
            continue
        beside = TakenRoom()
        beside.take([line])
        for words in _words_beside(given.act, corners, edge, down, spot.x):
            if room.has_room(words) and beside.has_room(words):
                return [line, *words]
    return None


def _looks_at(side: PlacedSide, theater: PlacedTheater, *, is_first: bool) -> bool:
    """Whether nothing stands between a side and the upper or the lower edge of its theater."""
    left, top, right, bottom = side.box
    return not any(
        other is not side
        and other.box[0] < right
        and left < other.box[2]
        and (other.box[3] <= top if is_first else other.box[1] >= bottom)
        for other in theater.sides
    )


_Corners = tuple[tuple[float, float], ...]


def _ways(spot: RivalSpot, side: PlacedSide, edge: float, down: int) -> Iterator[_Corners]:
    """Straight ways from a rival to a side, then ways with two bends before the theater."""
    left, top, right, bottom = side.box
    low, high = left + TARGET_INSET, right - TARGET_INSET
    tip = top - 1 if down > 0 else bottom + 1

    def start(offset: float) -> tuple[float, float]:
        rim = math.sqrt(spot.radius**2 - offset**2) + 1
        return spot.x + offset, spot.y + rim * down

    for offset in _OFFSETS:
        if low <= spot.x + offset <= high:
            yield start(offset), (spot.x + offset, tip)
    bend = edge - _BEND_UP * down
    for sign in (1, -1):
        x0, y0 = start(20.0 * sign)
        for step in range(20):
            x1 = x0 + sign * (_LEAST_BEND + _STEP * step)
            if low <= x1 <= high:
                yield (x0, y0), (x0, bend), (x1, bend), (x1, tip)


def _words_beside(
    act: Act, corners: _Corners, edge: float, down: int, middle: float
) -> Iterator[list[Shape]]:
    """The kind and its date beside the way, outside the theater; then the kind alone.

    On the side away from the middle of the mark, where another line may leave it, else beyond.
    """
    dates = doubted_dates(act)
    for date in (*dates, ""):
        if not date and act.doubt:
            return
        lines: list[tuple[TextPart, float]] = [
            (TextPart(act.words, weight=Weight.SEMIBOLD), KIND_SIZE)
        ]
        if date:
            lines.append((TextPart(date, Ink.MUTED), WORDS_SIZE))
        last = edge - 7 if down > 0 else edge + 14 + WORDS_STEP * (len(lines) - 1)
        first = last - WORDS_STEP * (len(lines) - 1)
        xs = [x for x, _ in corners]
        # The arrow's tip may reach out of a theater that has nothing at its foot.
        aside = _BESIDE if down > 0 else arrow_size(help_line_width(act.strength))[1] + 4
        places = [(min(xs) - aside, "end"), (max(xs) + aside, "start")]
        for x, anchor in places[::-1] if xs[0] > middle + _BESIDE else places:
            yield [
                TextLine(x, first + WORDS_STEP * index, (run,), size, anchor)
                for index, (run, size) in enumerate(lines)
            ]


# --- from the theater beside it ---


def bridge_between(
    bridge: Bridge, neighbour: PlacedTheater, theater: PlacedTheater, room: TakenRoom
) -> Piece | None:
    """Help of a side's own in one of two neighbours to the other: a level line between the two.

    `neighbour`: the theater left of `theater`. None where there is no room, or where the bridge is
    another one.
    """
    gutters = {
        neighbour.theater.id: Gutter(neighbour, is_left=True),
        theater.theater.id: Gutter(theater, is_left=False),
    }
    source_gutter = gutters.get(bridge.side.theater)
    gutter = gutters.get(bridge.help.to.theater)
    if source_gutter is None or gutter is None or source_gutter is gutter:
        return None
    source, target = source_gutter.reach_of(bridge.side), gutter.reach_of(bridge.help.to)
    if source is None or target is None:
        return None
    label = bridge.help.via.label if bridge.help.via else ""
    start = source.edge + (1 if source_gutter.is_left else -1)
    for y in _levels(max(source.top, target.top), min(source.bottom, target.bottom)):
        line, _ = level_help(bridge.help, gutter, target, start, y)
        span = gutter.free_span(target, source_gutter.panel_edge, 6.0)
        outside = _outside(line, neighbour.box[2], theater.box[0])
        widest = max(
            longest_word(bridge.help.act.words, KIND_SIZE, Weight.SEMIBOLD),
            longest_word(label, KIND_SIZE, Weight.BOLD),
        )
        if widest > span[1] - span[0] or not room.has_room(outside, 2.0):
            continue
        words = placed_words(bridge.help, span, y, [room], name=label)
        if words is not None:
            room.take([*outside, *words])
            piece = help_piece(bridge.help, (line, *words))
            data = {**piece.data, "side": bridge.side.party}
            return replace(piece, role="bridge", data=data)
    return None


def go_between_beside(
    one: GoBetween, neighbour: PlacedTheater, theater: PlacedTheater, room: TakenRoom
) -> list[Piece] | None:
    """Who gives the same to a side of each of two neighbours: a mark between them, two arrows.

    `neighbour`: the theater left of `theater`. None where it gives more or less, or has no room.
    """
    by_theater = {given.to.theater: given for given in one.helps}
    left = by_theater.get(neighbour.theater.id)
    right = by_theater.get(theater.theater.id)
    if left is None or right is None or len(one.helps) != 2:
        return None
    if (left.act.words, left.act.doubt) != (right.act.words, right.act.doubt):
        return None
    gutters = Gutter(neighbour, is_left=True), Gutter(theater, is_left=False)
    reaches = gutters[0].reach_of(left.to), gutters[1].reach_of(right.to)
    if reaches[0] is None or reaches[1] is None:
        return None
    low, high = neighbour.box[2], theater.box[0]
    x, width = (low + high) / 2, high - low - 8
    for y in _levels(
        max(reaches[0].top, reaches[1].top), min(reaches[0].bottom, reaches[1].bottom)
    ):
        lines = [
            level_help(given, gutter, reach, x + turn * (_GO_BETWEEN_RADIUS + 1), y)[0]
            for given, gutter, reach, turn in zip(
                (left, right), gutters, (reaches[0], reaches[1]), (-1, 1), strict=True
            )
        ]
        words = _go_between_words(one, (left.act, right.act), x, y, width)
        glyph = helper_glyph(one.mark, x, y, _GO_BETWEEN_RADIUS)
        if words is None:
            continue
        taken: list[Shape] = [
            Panel((low + _CLEAR, y - 9, high - _CLEAR, y + 9), None),
            glyph,
            *words,
        ]
        if not room.has_room(taken):
            continue
        room.take(taken)
        sentence = one.sentence or one.mark.label
        return [
            Piece(one.mark.id, "go-between", (glyph, *words), sentence),
            help_piece(left, (lines[0],)),
            help_piece(right, (lines[1],)),
        ]
    return None


def _go_between_words(
    one: GoBetween, acts: tuple[Act, Act], x: float, y: float, width: float
) -> list[TextLine] | None:
    """Its name above the mark, what ties it to a rival above that; below the kind and the dates.

    None where the kind is wider than the room.
    """
    name = fitting_or_shortened((one.mark.label,), width, KIND_SIZE, Weight.BOLD)
    kind = TextLine(
        x, y + 25, (TextPart(acts[0].words, weight=Weight.SEMIBOLD),), KIND_SIZE, "middle"
    )
    if not name or kind.width > width:
        return None
    lines = [
        TextLine(x, y - 17, (TextPart(name, weight=Weight.BOLD),), KIND_SIZE, "middle"),
        kind,
    ]
    if one.tie:
        tie = fitting_or_shortened((one.tie,), width, WORDS_SIZE)
        above = TextPart(tie, Ink.MUTED)
        lines.append(TextLine(x, y - 17 - WORDS_STEP, (above,), WORDS_SIZE, "middle"))
    firsts = [dates[0] for dates in map(doubted_dates, acts) if dates]
    said = firsts[:1] if len({*firsts}) == 1 and len(firsts) == 2 else firsts
    for index, date in enumerate(said):
        text = fitting_or_shortened((date,), width, WORDS_SIZE)
        below = TextPart(text, Ink.MUTED)
        lines.append(TextLine(x, y + 25 + WORDS_STEP * (index + 1), (below,), WORDS_SIZE, "middle"))
    return lines


def _levels(top: float, bottom: float) -> Iterator[float]:
    """Heights between two, from the middle outwards."""
    low, high = top + TARGET_INSET, bottom - TARGET_INSET
    middle = (low + high) / 2
    for step in range(int((high - low) / 2 / _STEP) + 1 if low <= high else 0):
        yield middle - step * _STEP
        if step:
            yield middle + step * _STEP


def _outside(line: DrawnStroke, left: float, right: float) -> list[Shape]:
    """A level line between two theaters, without what lies in them."""
    y = line.corners[0][1]
    return [replace(line, corners=((left + _CLEAR, y), (right - _CLEAR, y)), head=False)]
