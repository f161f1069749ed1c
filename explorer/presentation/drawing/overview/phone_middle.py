"""What stands between two theaters on a phone: the rivals, what they deal in, whom they help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.analysis.areas.held_links import Doubt
from explorer.data.vocabulary import ActorType
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.overview.act_words import help_line_width
from explorer.presentation.drawing.overview.deal_box import deal_band, fullest_in_two
from explorer.presentation.drawing.overview.phone_side import fight_words
from explorer.presentation.drawing.overview.room_words import (
    WordLine,
    block_height,
    line_steps,
    placed_block,
    word_lines,
)
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Glyph,
    Ink,
    LineStyle,
    Panel,
    Piece,
    Shape,
    TextLine,
)
from explorer.presentation.drawing.text_block import break_lines
from explorer.presentation.overview.content import Act, DealBox, Fight, Help, Rival

LEAST_RADIUS, _MOST_RADIUS = 28.0, 40.0
"""The radii in px that the mark of a rival may have."""

_NAME_SIZES = (14.5, 13.0, 12.0)
_INSET = 5.0
_ROUND = frozenset({ActorType.STATE, ActorType.ORGANISATION, ActorType.COALITION})
_AIR = 8.0
_LEAST_ARROW = 34.0


@dataclass(frozen=True, slots=True)
class RivalMark:
    """The mark of a rival. `lines`: its name within, empty where it stands beside the line."""

    rival: Rival
    radius: float
    lines: tuple[WordLine, ...]

    @property
    def outside(self) -> str:
        """Its name where that stands outside of the mark."""
        return "" if self.lines else self.rival.mark.label


@dataclass(frozen=True, slots=True)
class Arm:
    """Help of a rival with an arrow, and what it fights there; `help` is None for a fight alone."""

    help: Help | None
    fights: tuple[Fight, ...] = ()


@dataclass(frozen=True, slots=True)
class Middle:
    """Two rivals between two y. `upward` and `downward`: an arm of each rival, or None.

    `ends`: the y of the edges at which arrows up and down end. `at`: the x of each rival's mark.
    """

    marks: tuple[RivalMark, ...]
    at: tuple[float, ...]
    upward: tuple[Arm | None, ...]
    downward: tuple[Arm | None, ...]
    deals: DealBox | None
    left: float
    right: float


def rival_mark(rival: Rival) -> RivalMark:
    """The mark of a rival, as large as its name within needs; one that is too long is outside."""
    name = rival.mark.label
    paint = Ink.ON_MARK if rival.mark.hues else Ink.INK
    if rival.mark.type in _ROUND:
        for radius in (LEAST_RADIUS, 32.0, 36.0, _MOST_RADIUS):
            for size in _NAME_SIZES:
                room = 2 * radius - 2 * _INSET
                for lines in ([name], break_lines(name, room - 6, size, Weight.BOLD)):
                    fits = all(text_width(one, size, Weight.BOLD) <= room for one in lines)
                    whole = " ".join(lines) == name
                    if fits and whole and len(lines) * size < radius:
                        return RivalMark(
                            rival,
                            radius,
                            tuple(WordLine(one, size, paint, Weight.BOLD) for one in lines),
                        )
    return RivalMark(rival, LEAST_RADIUS, ())


def arm_lines(arm: Arm | None, name: str, room: float) -> tuple[WordLine, ...]:
    """What stands beside an arrow in `room` px; `name`: of the rival, where its mark lacks it."""
    lines = [*word_lines(name, room, 14.0, Ink.INK, Weight.BOLD)]
    if arm is None:
        return tuple(lines)
    if arm.help is not None:
        act = arm.help.act
        lines += word_lines(act.words, room, 12.5, Ink.INK, Weight.SEMIBOLD)
        lines += word_lines(_dates(arm.help, room), room, paint=Ink.MUTED)
    for fight in arm.fights:
        lines += word_lines(
            _fitting_fight(fight, room), room, paint=Ink.FIGHT, weight=Weight.SEMIBOLD
        )
    return tuple(lines)


def _dates(help_: Help, room: float) -> str:
    act = help_.act
    parts = [act.dates[0]] if act.dates else []
    plain = ", ".join([*parts, *([act.doubt.value] if act.doubt.value else [])])
    if help_.earlier is None:
        return plain
    fuller = f"{plain}; {_act_words(help_.earlier)}" if plain else _act_words(help_.earlier)
    return fuller if text_width(fuller, 12.0) <= room else plain


def _act_words(act: Act) -> str:
    dates = f" {act.dates[0]}" if act.dates else ""
    return f"{act.words}{dates}"


def _fitting_fight(fight: Fight, room: float) -> str:
    full = fight_words(fight)
    if len(fight.dates) < 2 or text_width(full, 12.0, Weight.SEMIBOLD) <= room:
        return full
    doubt = f" ({fight.doubt.value})" if fight.doubt is not Doubt.NONE else ""
    return f"{fight.words}, {fight.dates[1]}{doubt}"


def deal_lines(deals: DealBox, room: float) -> tuple[WordLine, ...]:
    """The lines of the box, heading first, in `room` px: the fullest words that take one line.

    What stands between the two takes two, for its date.
    """
    found = [*word_lines(deals.heading, room, 13.0, Ink.DEAL_TEXT, Weight.BOLD)]
    for variants in deals.lines:
        found += word_lines(_one_line(variants, room), room)
    against = fullest_in_two(deals.against, room, Weight.SEMIBOLD)
    words = " ".join(against) or _one_line(deals.against, room, Weight.SEMIBOLD)
    found += word_lines(words, room, 12.0, Ink.FIGHT, Weight.SEMIBOLD)
    return tuple(found)


def _one_line(variants: Sequence[str], room: float, weight: Weight = Weight.REGULAR) -> str:
    for words in variants:
        if text_width(words, 12.0, weight) <= room:
            return words
    return variants[-1] if variants else ""


@dataclass(frozen=True, slots=True)
class PlacedMiddle:
    """The pieces of a middle, in the order of reading, and the y at which it ends."""

    pieces: tuple[Piece, ...]
    bottom: float


def place_middle(middle: Middle, top: float, up_to: float, reach: float) -> PlacedMiddle:
    """Gives all of a middle its place below `top`.

    Args:
        middle: What stands there.
        top: The y at which the theater above ends.
        up_to: The y of the edge at which arrows up end.
        reach: How far below the end of the middle arrows down end, in px.

    """
    upper = [_label(middle, index, middle.upward, named=False) for index in range(len(middle.at))]
    lower = [_label(middle, index, middle.downward, named=True) for index in range(len(middle.at))]
    radius = max(mark.radius for mark in middle.marks)
    box_left, box_right = _box_span(middle)
    lines = deal_lines(middle.deals, box_right - box_left - 16) if middle.deals else ()
    widest_line = max((line.width for line in lines), default=0.0)
    spare = max(box_right - box_left - widest_line - 40, 0.0) / 2
    box_left, box_right = box_left + spare, box_right - spare
    box_height = block_height(lines) + 2 * 9 if lines else 0.0
    above = _strip(upper, middle.upward)
    below = _strip(lower, middle.downward)
    half = max(box_height / 2, radius + 2)
    widest = max((line.width for label in (*upper, *lower) for line in label), default=0.0)
    if middle.at[0] + 13 + widest + 12 < box_left and middle.at[-1] - 13 - widest - 12 > box_right:
        # Labels beside the box, not above and below it.
        centre = top + max(above + radius, half + 10)
        bottom = centre + max(below + radius, half + 10)
    else:
        centre = top + above + half
        bottom = centre + half + below
    pieces: list[Piece] = []
    for index, mark in enumerate(middle.marks):
        x = middle.at[index]
        pieces.append(_mark_piece(mark, x, centre))
        for arms, label, end, start, label_top in (
            (middle.upward, upper[index], up_to, centre - mark.radius, top + 5),
            (
                middle.downward,
                lower[index],
                bottom + reach,
                centre + mark.radius,
                bottom - below + 6,
            ),
        ):
            arm = arms[index]
            texts = _beside(label, x, label_top, is_left=not index)
            if arm is not None and arm.help is not None:
                pieces.append(_help_piece(arm.help, (x, start), (x, end), texts))
            elif texts:
                pieces.append(
                    Piece(
                        f"{mark.rival.mark.id}-{'up' if arms is middle.upward else 'down'}",
                        "help",
                        texts,
                        " ".join("".join(run.text for run in one.runs) for one in texts),
                        can_be_chosen=False,
                    )
                )
    if middle.deals is not None:
        pieces.append(
            _deal_piece(
                middle,
                lines,
                (box_left, centre - box_height / 2, box_right, centre + box_height / 2),
            )
        )
    return PlacedMiddle(tuple(pieces), bottom)


def _strip(labels: Sequence[Sequence[WordLine]], arms: Sequence[Arm | None]) -> float:
    """How high the strip beside the arrows is."""
    height = max((block_height(lines) + 11 for lines in labels if lines), default=10.0)
    if any(arm is not None and arm.help is not None for arm in arms):
        height = max(height, _LEAST_ARROW - 10)
    return height


def _label(
    middle: Middle, index: int, arms: Sequence[Arm | None], *, named: bool
) -> tuple[WordLine, ...]:
    x = middle.at[index]
    centre = (middle.left + middle.right) / 2
    room = abs(centre - x) - 13 - 5
    return arm_lines(arms[index], middle.marks[index].outside if named else "", room)


def _beside(
    lines: Sequence[WordLine], x: float, top: float, *, is_left: bool
) -> tuple[TextLine, ...]:
    return placed_block(lines, x + 13 if is_left else x - 13, top, "start" if is_left else "end")


def _box_span(middle: Middle) -> tuple[float, float]:
    gap = 13.0 if middle.right - middle.left > 330 else 9.0
    if len(middle.at) < 2:
        return middle.left, middle.right
    left = middle.at[0] + middle.marks[0].radius + gap
    right = middle.at[1] - middle.marks[1].radius - gap
    spare = max((right - left) - 380, 0.0) / 2
    return left + spare, right - spare


def _mark_piece(mark: RivalMark, x: float, y: float) -> Piece:
    actor = mark.rival.mark
    steps = line_steps(mark.lines)
    top = y - block_height(mark.lines) / 2 if steps else y
    texts = placed_block(mark.lines, x, top, "middle")
    glyph = Glyph(actor.type, x, y, mark.radius, actor.hues)
    return Piece(actor.id, "rival", (glyph, *texts), mark.rival.sentence)


def _help_piece(
    help_: Help, start: tuple[float, float], end: tuple[float, float], texts: Sequence[Shape]
) -> Piece:
    style = LineStyle.HOLLOW if help_.act.doubt is not Doubt.NONE else LineStyle.SOLID
    line = DrawnStroke(
        (start, end), help_line_width(help_.act.strength), Ink.HELP, style, head=True
    )
    return Piece(
        help_.id,
        "help",
        (line, *texts),
        help_.sentence,
        {"from": help_.helper, "to": help_.to.party, "theater": help_.to.theater},
    )


def _deal_piece(middle: Middle, lines: Sequence[WordLine], box: Rectangle) -> Piece:
    assert middle.deals is not None
    left, top, right, bottom = box
    y = (top + bottom) / 2
    ends = (
        (middle.at[0] + middle.marks[0].radius, y),
        (middle.at[-1] - middle.marks[-1].radius, y),
    )
    band = deal_band(ends, is_filled=middle.deals.is_filled)
    panel = Panel(box, Ink.GROUND, 9.0, Ink.DEAL_EDGE, 1.5)
    texts = placed_block(lines, (left + right) / 2, y - block_height(lines) / 2, "middle")
    return Piece("deals", "deals", (band, panel, *texts), middle.deals.sentence)
