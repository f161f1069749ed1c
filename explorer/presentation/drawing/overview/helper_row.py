"""The words and shapes of one helper beside the side that it helps: mark, line, texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explorer.analysis.areas.held_links import Doubt
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.line_path import arrow_size
from explorer.presentation.drawing.overview.act_words import doubted_dates, help_line_width
from explorer.presentation.drawing.overview.fit_words import (
    fitting,
    fitting_lines,
    fitting_or_shortened,
)
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Glyph,
    Ink,
    LineStyle,
    Shape,
    TextLine,
    TextPart,
)
from explorer.presentation.overview.content import Act, ActorMark, Help, Outsider

MARK_RADIUS, BESIDE_MARK = 8.0, 3.0
"""Px of an outsider's mark, and between it and its words."""

NAME_UP, DATE_DOWN, ROW_STEP = 7.5, 15.0, 15.3
"""Px from a line up to the words above it, down to those below, and between those."""

NAME_SIZE, SMALL_SIZE = 12.5, 12.0
"""Px of a name and kind, and of all else."""

ROW_PITCH, ONE_LINE_PITCH = 43.0, 30.0
"""The least px between the lines of two helpers, with words on both sides or above only."""

ONE_LINE_ROOM = 200.0
"""Rows with so many px have all their words above the line."""

_NAME_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Margin:
    """The column of the outsiders of a theater: from the frame's margin to the theater, in px."""

    is_left: bool
    outer: float
    inner: float

    def at(self, distance: float) -> float:
        """The x so many px from the margin inwards."""
        return self.outer + distance if self.is_left else self.outer - distance

    @property
    def anchor(self) -> str:
        """How its texts are set."""
        return "start" if self.is_left else "end"

    @property
    def width(self) -> float:
        """Its width in px."""
        return abs(self.inner - self.outer)


@dataclass(frozen=True, slots=True)
class HelperRow:
    """A helper with one of the sides that it helps."""

    outsider: Outsider
    help: Help


@dataclass(frozen=True, slots=True)
class RowWords:
    """The words of a row: the lines of the name, and `beside` the last, or with `stacked` below it.

    `below`: what stands below the helper's line, line by line.
    """

    names: tuple[str, ...]
    beside: tuple[TextPart, ...]
    is_stacked: bool = False
    below: tuple[tuple[TextPart, ...], ...] = ()

    @property
    def lines_above(self) -> tuple[tuple[TextPart, ...], ...]:
        """What stands above the line, from the uppermost on."""
        names = [(TextPart(name, Ink.INK, Weight.BOLD),) for name in self.names]
        if self.is_stacked or not names:
            return (*names, self.beside) if self.beside else ()
        return (*names[:-1], (*names[-1], *self.beside))

    @property
    def above_px(self) -> float:
        """How far its words reach above the line."""
        if not self.lines_above:
            return MARK_RADIUS + 1
        return NAME_UP + 0.74 * NAME_SIZE + ROW_STEP * (len(self.lines_above) - 1)

    @property
    def below_px(self) -> float:
        """How far its words, or an arrow's tip, reach below the line."""
        if not self.below:
            return 9.0
        return DATE_DOWN + ROW_STEP * (len(self.below) - 1) + 0.22 * SMALL_SIZE


def helper_stroke(corners: tuple[tuple[float, float], ...], act: Act) -> DrawnStroke:
    """The arrow of what somebody does."""
    style = LineStyle.SOLID if act.doubt is Doubt.NONE else LineStyle.HOLLOW
    return DrawnStroke(
        corners, help_line_width(act.strength), Ink.HELP, style, corner=10, head=True
    )


def row_words(row: HelperRow, edge: float, margin: Margin, extras: int) -> RowWords:
    """The words of a row whose line ends at `edge`.

    `extras`: how much is said besides: 2 everything, 1 no dates of fights, 0 no fights either.
    """
    head, _ = arrow_size(help_line_width(row.help.act.strength))
    start = 2 * MARK_RADIUS + BESIDE_MARK
    room = abs(edge - margin.outer) - start - head - 2
    name = text_width(row.outsider.mark.label, NAME_SIZE, Weight.BOLD)
    if room >= ONE_LINE_ROOM and name <= room * _NAME_SHARE:
        return _one_line(row, room, extras)
    return _two_lines(row, room, extras)


def margin_row_words(row: HelperRow, margin: Margin, extras: int) -> RowWords:
    """The words of a row whose line runs on beyond its margin: they end with the margin."""
    head, _ = arrow_size(help_line_width(row.help.act.strength))
    return row_words(row, margin.inner + (head if margin.is_left else -head), margin, extras)


def name_lines(name: str, room: float) -> tuple[str, ...]:
    """A helper's name on one line, else on two, else with an ellipsis."""
    lines = fitting_lines((name,), room, 2, NAME_SIZE, Weight.BOLD)
    if " ".join(lines) == " ".join(name.split()):
        return tuple(lines)
    short = fitting_or_shortened((name,), room, NAME_SIZE, Weight.BOLD)
    return (short,) if short else ()


def _one_line(row: HelperRow, room: float, extras: int) -> RowWords:
    act, mark = row.help.act, row.outsider.mark
    taken = text_width(mark.label, NAME_SIZE, Weight.BOLD)
    kind = fitting_or_shortened((f" {act.words}",), room - taken, NAME_SIZE)
    taken += text_width(kind, NAME_SIZE)
    beside = [TextPart(kind)]
    dates = fitting(tuple(f", {one}" for one in doubted_dates(act)), room - taken, NAME_SIZE)
    more = []
    if dates:
        more.append(TextPart(dates, Ink.MUTED))
        earlier = row.help.earlier
        if earlier and earlier.dates:
            more.append(TextPart(f"; {earlier.words} {earlier.dates[0]}", Ink.MUTED))
        elif earlier:
            more.append(TextPart(f"; {earlier.words}", Ink.MUTED))
    below = []
    for fight in row.help.fights if extras else ():
        words = f"{fight.words} {fight.dates[0]}" if fight.dates and extras > 1 else fight.words
        text = fitting_or_shortened((words, fight.words), room, SMALL_SIZE, Weight.SEMIBOLD)
        below.append(TextPart(text, Ink.FIGHT, Weight.SEMIBOLD))
    for run in more:
        if taken + text_width(run.text, NAME_SIZE) <= room:
            beside.append(run)
            taken += text_width(run.text, NAME_SIZE)
    return RowWords((mark.label,), tuple(beside), below=_one_to_a_line(below))


def _two_lines(row: HelperRow, room: float, extras: int) -> RowWords:
    act, mark = row.help.act, row.outsider.mark
    names = name_lines(mark.label, room)
    beside = f" {act.words}"
    taken = text_width(names[-1] if names else "", NAME_SIZE, Weight.BOLD)
    is_stacked = taken + text_width(beside, NAME_SIZE) > room
    if is_stacked:
        beside = fitting_or_shortened((act.words,), room, NAME_SIZE)
    below = []
    dates = fitting(doubted_dates(act), room, SMALL_SIZE)
    if dates:
        below.append(TextPart(dates, Ink.MUTED))
    if extras:
        for fight in row.help.fights:
            lines = fitting_lines((fight.words,), room, 2, SMALL_SIZE, Weight.SEMIBOLD)
            below += [TextPart(line, Ink.FIGHT, Weight.SEMIBOLD) for line in lines]
            since = fitting(fight.dates, room, SMALL_SIZE, Weight.SEMIBOLD)
            if since and extras > 1:
                below.append(TextPart(since, Ink.FIGHT, Weight.SEMIBOLD))
    return RowWords(names, (TextPart(beside),), is_stacked, _one_to_a_line(below))


def _one_to_a_line(runs: Iterable[TextPart]) -> tuple[tuple[TextPart, ...], ...]:
    return tuple((run,) for run in runs if run.text)


def row_shapes(
    row: HelperRow, words: RowWords, margin: Margin, edge: float, y: float
) -> tuple[tuple[Shape, ...], tuple[Shape, ...]]:
    """The shapes of the helper (mark and what stands above the line), and those of its help."""
    mark = row.outsider.mark
    x, text_x = margin.at(MARK_RADIUS), margin.at(2 * MARK_RADIUS + BESIDE_MARK)
    direction = 1 if margin.is_left else -1
    line = helper_stroke(
        ((x + direction * (MARK_RADIUS + 0.5), y), (edge - direction, y)), row.help.act
    )
    helper: list[Shape] = [helper_glyph(mark, x, y, MARK_RADIUS)]
    given: list[Shape] = [line]
    above = [line for line in words.lines_above if any(run.text for run in line)]
    top = y - NAME_UP - ROW_STEP * (len(above) - 1)
    for index, runs in enumerate(above):
        helper.append(TextLine(text_x, top + ROW_STEP * index, runs, NAME_SIZE, margin.anchor))
    for index, runs in enumerate(words.below):
        below_y = y + DATE_DOWN + ROW_STEP * index
        given.append(TextLine(text_x, below_y, runs, SMALL_SIZE, margin.anchor))
    return tuple(helper), tuple(given)


def helper_glyph(mark: ActorMark, x: float, y: float, radius: float) -> Glyph:
    """The mark of a helper around a place."""
    return Glyph(mark.type, x, y, radius, mark.hues)
