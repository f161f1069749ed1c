"""Who stands between two sides: helps both, or mediates; drawn as a bracket around a front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.line_path import arrow_size
from explorer.presentation.drawing.overview.act_words import doubted_dates, help_line_width
from explorer.presentation.drawing.overview.fit_words import fitting, fitting_or_shortened
from explorer.presentation.drawing.overview.helper_row import (
    NAME_SIZE,
    SMALL_SIZE,
    Margin,
    helper_glyph,
    helper_stroke,
)
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Ink,
    LineStyle,
    Piece,
    Shape,
    TextLine,
    TextPart,
)
from explorer.presentation.drawing.overview.theater_places import SideReach
from explorer.presentation.overview.content import Help, Mediator, Outsider

BRACKET_RADIUS = 9.0
"""Px of the mark of who stands between two sides."""

ON_BOTH_SIDES, MEDIATES = "on both sides", "mediates"

_FIRST_UP, _FIRST_DOWN = 18.0, 12.0
_NEXT, _NEXT_DOWN_BARE = 26.0, 15.0
"""Px between nested arms, and between lower ones of which the inner has no words."""
_LEAST_ARM = 25.0
"""Px of an arm at least, so that it is clear of the name beside the mark."""

_NAME_X = 16.0
_BETWEEN = 14.0
_ARM_WORDS_UP, _ARM_WORDS_DOWN = 7.0, 14.5


@dataclass(frozen=True, slots=True)
class BracketRoom:
    """How far brackets reach from the mark's height, in px: nothing else stands there."""

    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Placed:
    """A bracket: where its mark and its arms are."""

    who: Outsider | Mediator
    x: float
    y: float
    up: float
    down: float


def place_brackets(
    candidates: Sequence[Outsider | Mediator],
    upper: SideReach,
    lower: SideReach,
    margin: Margin,
) -> tuple[list[Piece], list[Outsider | Mediator], BracketRoom | None]:
    """Brackets around what is between two sides, the first candidate outermost.

    Returns the pieces in the order of the candidates, who had no room, and what room was taken.
    """
    placed: list[_Placed] = []
    left_over: list[Outsider | Mediator] = []
    y = (upper.bottom + lower.top) / 2
    offset = BRACKET_RADIUS - 1
    limit = abs(margin.inner - margin.outer) - 6
    chosen: list[tuple[Outsider | Mediator, float]] = []
    for who in candidates:
        room = limit - offset - _NAME_X
        if room < _name_width(who) or len(chosen) == 3:
            left_over.append(who)
            continue
        chosen.append((who, offset))
        offset += _NAME_X + _name_width(who) + _BETWEEN
    while chosen:
        up, down = _arms([who for who, _ in chosen], 0, upper, lower)
        if up >= upper.top + 10 and down <= lower.bottom - 10:
            break
        left_over.insert(0, chosen.pop()[0])
    spare = limit - chosen[-1][1] - _NAME_X - _name_width(chosen[-1][0]) if chosen else 0.0
    for index, (who, distance) in enumerate(chosen):
        up, down = _arms([who for who, _ in chosen], index, upper, lower)
        # What is nested stands nearer to the front, where there is room.
        moved = spare * 0.4 * index / len(chosen)
        placed.append(_Placed(who, margin.at(distance + moved), y, up, down))
    if not placed:
        return [], left_over, None
    pieces: list[Piece] = []
    for one in placed:
        if isinstance(one.who, Mediator):
            pieces.append(_mediator_piece(one, one.who, upper, lower, margin))
        else:
            pieces += _helper_pieces(one, one.who, upper, lower, margin)
    taken = BracketRoom(placed[0].up - 24, placed[0].down + 24)
    return pieces, left_over, taken


def _arms(
    chosen: Sequence[Outsider | Mediator], index: int, upper: SideReach, lower: SideReach
) -> tuple[float, float]:
    """The heights of the two arms of one of some nested brackets."""
    middle = (upper.bottom + lower.top) / 2
    up = min(upper.bottom - _FIRST_UP, middle - _LEAST_ARM)
    down = max(lower.top + _FIRST_DOWN, middle + _LEAST_ARM)
    for inner in chosen[index + 1 :]:
        up -= _NEXT
        down += _NEXT_DOWN_BARE if isinstance(inner, Mediator) else _NEXT
    return up, down


def _name_width(who: Outsider | Mediator) -> float:
    below = MEDIATES if isinstance(who, Mediator) else ON_BOTH_SIDES
    return max(
        min(text_width(who.mark.label, NAME_SIZE, Weight.BOLD), 130), text_width(below, SMALL_SIZE)
    )


def _name_shapes(one: _Placed, margin: Margin, below: TextPart) -> list[Shape]:
    x = one.x + (_NAME_X if margin.is_left else -_NAME_X)
    room = _name_width(one.who) + 0.1
    name = fitting_or_shortened((one.who.mark.label,), room, NAME_SIZE, Weight.BOLD)
    name_y = one.y - 1 if below.text else one.y + 4
    shapes: list[Shape] = [
        helper_glyph(one.who.mark, one.x, one.y, BRACKET_RADIUS),
        TextLine(x, name_y, (TextPart(name, weight=Weight.BOLD),), NAME_SIZE, margin.anchor),
    ]
    if below.text:
        shapes.append(TextLine(x, one.y + 14, (below,), SMALL_SIZE, margin.anchor))
    return shapes


def _helper_pieces(
    one: _Placed, who: Outsider, upper: SideReach, lower: SideReach, margin: Margin
) -> list[Piece]:
    below = TextPart(ON_BOTH_SIDES if who.on_both_sides else "", Ink.MUTED)
    pieces = [
        Piece(
            who.mark.id,
            "outsider",
            tuple(_name_shapes(one, margin, below)),
            who.sentence or who.mark.label,
            {"theater": upper.placed.key.theater},
        )
    ]
    for given in who.helps:
        if given.to == upper.placed.key:
            pieces.append(_arm_piece(one, given, upper.edge, margin, goes_up=True))
        elif given.to == lower.placed.key:
            pieces.append(_arm_piece(one, given, lower.edge, margin, goes_up=False))
    return pieces


def _arm_piece(one: _Placed, given: Help, edge: float, margin: Margin, *, goes_up: bool) -> Piece:
    direction = 1 if margin.is_left else -1
    y = one.up if goes_up else one.down
    start = one.y - BRACKET_RADIUS - 0.5 if goes_up else one.y + BRACKET_RADIUS + 0.5
    line = helper_stroke(((one.x, start), (one.x, y), (edge - direction, y)), given.act)
    head, _ = arrow_size(help_line_width(given.act.strength))
    room = abs(edge - one.x) - _NAME_X - head - 3
    words = fitting_or_shortened((given.act.words,), room, NAME_SIZE)
    runs = [TextPart(words)]
    rest = room - text_width(words, NAME_SIZE)
    dates = fitting(tuple(f", {text}" for text in doubted_dates(given.act)), rest, SMALL_SIZE)
    if dates:
        runs.append(TextPart(dates, Ink.MUTED))
    x = one.x + direction * _NAME_X
    text_y = y - _ARM_WORDS_UP if goes_up else y + _ARM_WORDS_DOWN
    return help_piece(given, (line, TextLine(x, text_y, tuple(runs), SMALL_SIZE, margin.anchor)))


def help_piece(given: Help, shapes: tuple[Shape, ...]) -> Piece:
    """What somebody gives a side, as a piece of the picture."""
    return Piece(
        given.id,
        "help",
        shapes,
        given.sentence or f"{given.act.words}, from {given.helper} to {given.to.party}",
        {"from": given.helper, "to": given.to.party, "theater": given.to.theater},
    )


def _mediator_piece(
    one: _Placed, who: Mediator, upper: SideReach, lower: SideReach, margin: Margin
) -> Piece:
    direction = 1 if margin.is_left else -1
    shapes = _name_shapes(one, margin, TextPart(MEDIATES, Ink.DEAL_TEXT))
    for edge, y, start in (
        (upper.edge, one.up, one.y - BRACKET_RADIUS - 0.5),
        (lower.edge, one.down, one.y + BRACKET_RADIUS + 0.5),
    ):
        corners = ((one.x, start), (one.x, y), (edge - direction, y))
        shapes.append(DrawnStroke(corners, 2.4, Ink.DEAL_EDGE, LineStyle.DASHED, (6, 4), corner=8))
    return Piece(
        who.mark.id,
        "mediator",
        tuple(shapes),
        who.sentence or who.mark.label,
        {"theater": upper.placed.key.theater},
    )
