"""Lines between the middle of an overview and the areas of sides, with their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer.analysis.areas.area_sides import SideKey
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.line_path import arrow_size
from explorer.presentation.drawing.overview.act_words import doubted_dates, help_line_width
from explorer.presentation.drawing.overview.fit_words import (
    fitting,
    fitting_lines,
    fitting_or_shortened,
    flowed,
)
from explorer.presentation.drawing.overview.helper_row import helper_stroke
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Ink,
    Shape,
    TextLine,
    TextPart,
)
from explorer.presentation.drawing.overview.shape_boxes import TakenRoom
from explorer.presentation.drawing.overview.theater_places import (
    PlacedTheater,
    SideReach,
    side_reaches,
)
from explorer.presentation.overview.content import Fight, Help

KIND_SIZE, WORDS_SIZE, WORDS_STEP = 12.5, 12.0, 15.4
"""Px of the kind beside a line, of its other words, and between those."""

KIND_UP, WORDS_DOWN = 8.5, 17.0
"""Px from a line up to the kind, and down to the first of the other words."""

TARGET_INSET = 10.0
"""Px that a line keeps from the corners of an area."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """The room between the middle and a theater; `is_left`: whether the theater lies left of it.

    `has_band`: whether the band of the deals runs in it, beside the lines of the rivals.
    """

    theater: PlacedTheater
    is_left: bool
    has_band: bool = False

    def reach_of(self, key: SideKey) -> SideReach | None:
        """Where lines from the middle meet a side, if they do."""
        reaches = side_reaches(self.theater, from_left=not self.is_left)
        return next((one for one in reaches if one.placed.key == key), None)

    @property
    def panel_edge(self) -> float:
        """The x of the theater's edge."""
        return self.theater.box[2] if self.is_left else self.theater.box[0]

    def tip(self, reach: SideReach) -> float:
        """The x of an arrow's tip at a side."""
        return reach.edge + 1 if self.is_left else reach.edge - 1

    def free_span(self, reach: SideReach, start: float, width: float) -> tuple[float, float]:
        """From where to where words may stand along a level line of a width from `start`."""
        head, _ = arrow_size(width)
        if self.is_left:
            return max(self.panel_edge, self.tip(reach) + head) + 2, start - 2
        return start + 2, min(self.panel_edge, self.tip(reach) - head) - 2


def level_help(
    given: Help, gutter: Gutter, reach: SideReach, start: float, y: float
) -> tuple[DrawnStroke, tuple[float, float]]:
    """The level arrow of help from `start`, and the span in which its words may stand."""
    line = helper_stroke(((start, y), (gutter.tip(reach), y)), given.act)
    return line, gutter.free_span(reach, start, help_line_width(given.act.strength))


def words_along(
    given: Help,
    span: tuple[float, float],
    y: float,
    *,
    name: str = "",
    place: str = "",
) -> Iterator[list[Shape]]:
    """The words of a level line, from the fullest to the shortest: kind above, the rest below.

    `name`: stands before the kind. `place`: "above" or "below" where all of it stands there.
    Nothing where not even the kind has room.
    """
    low, high = span
    room, x = high - low, (low + high) / 2
    kind = _kind_lines(given, name, room)
    if not kind:
        return
    for below in _below_words(given, room):
        kind_y, first = y - KIND_UP - WORDS_STEP * (len(kind) - 1), y + WORDS_DOWN
        if place == "above":
            kind_y -= WORDS_STEP * len(below)
            first = kind_y + WORDS_STEP * len(kind)
        elif place == "below":
            kind_y, first = first, first + WORDS_STEP * len(kind)
        shapes: list[Shape] = [
            TextLine(x, kind_y + WORDS_STEP * index, runs, KIND_SIZE, "middle")
            for index, runs in enumerate(kind)
        ]
        shapes += [
            TextLine(x, first + WORDS_STEP * index, (run,), WORDS_SIZE, "middle")
            for index, run in enumerate(below)
        ]
        yield shapes


def placed_words(
    given: Help,
    span: tuple[float, float],
    y: float,
    rooms: Sequence[TakenRoom],
    *,
    name: str = "",
    place: str = "",
) -> list[Shape] | None:
    """The fullest words of a level line that have room; None where not even the kind has."""
    for shapes in words_along(given, span, y, name=name, place=place):
        if all(room.has_room(shapes) for room in rooms):
            return shapes
    return None


def kind_width(given: Help, name: str = "") -> float:
    """How wide the kind of help is beside a line, with a name before it, in px."""
    width = text_width(given.act.words, KIND_SIZE, Weight.SEMIBOLD)
    return width + (text_width(f"{name} ", KIND_SIZE, Weight.BOLD) if name else 0)


def _kind_lines(given: Help, name: str, room: float) -> list[tuple[TextPart, ...]]:
    """A name and a kind on one line, else on several."""
    words = given.act.words
    if kind_width(given, name) <= room:
        if not name:
            return [(TextPart(words, weight=Weight.SEMIBOLD),)]
        return [(TextPart(name, weight=Weight.BOLD), TextPart(f" {words}", weight=Weight.SEMIBOLD))]
    lines: list[tuple[TextPart, ...]] = []
    if name:
        short = fitting_or_shortened((name,), room, KIND_SIZE, Weight.BOLD)
        lines += [(TextPart(short, weight=Weight.BOLD),)] if short else []
    for line in fitting_lines((words,), room, 2, KIND_SIZE, Weight.SEMIBOLD):
        lines.append((TextPart(line, weight=Weight.SEMIBOLD),))
    return lines


def _below_words(given: Help, room: float) -> Iterator[list[TextPart]]:
    """What stands below a line: the fullest first, nothing last, "disputed" in all but that."""
    dates = [flowed(_date_parts(text), room, WORDS_SIZE) for text in doubted_dates(given.act)]
    dates = [lines for lines in dates if _fits(lines, room)]
    fights = list(given.fights)
    for has_earlier in (True, False):
        for since in (True, False):
            lines = _dated(given, room, has_earlier=has_earlier)
            yield [*_muted(lines), *_fight_runs(fights, room, since=since)]
    for lines in dates:
        yield [*_muted(lines), *_fight_runs(fights, room, since=False)]
    for kept in range(len(fights) - 1, -1, -1):
        short = min(dates, key=len, default=[])
        yield [*_muted(short), *_fight_runs(fights[:kept], room, since=False)]
    if not given.act.doubt:
        yield []


def _dated(given: Help, room: float, *, has_earlier: bool) -> list[str]:
    for text in doubted_dates(given.act):
        parts = _date_parts(text)
        if has_earlier and given.earlier:
            parts = [*parts[:-1], f"{parts[-1]};", given.earlier.words]
            parts += list(given.earlier.dates[:1])
        lines = flowed(parts, room, WORDS_SIZE)
        if _fits(lines, room):
            return lines
    return []


def _date_parts(text: str) -> list[str]:
    """A date and a doubt as two parts that are not broken."""
    head, comma, tail = text.partition(", ")
    return [f"{head},", tail] if comma else [head]


def _fits(lines: Sequence[str], room: float) -> bool:
    return all(text_width(line, WORDS_SIZE) <= room for line in lines)


def _muted(lines: Sequence[str]) -> list[TextPart]:
    return [TextPart(line, Ink.MUTED) for line in lines]


def _fight_runs(fights: Sequence[Fight], room: float, *, since: bool) -> list[TextPart]:
    runs = []
    for fight in fights:
        lines = flowed(fight.words.split(), room, WORDS_SIZE, Weight.SEMIBOLD)
        dates = fitting(fight.dates, room, WORDS_SIZE, Weight.SEMIBOLD) if since else None
        lines = [*lines, dates] if dates else lines
        runs += [TextPart(line, Ink.FIGHT, Weight.SEMIBOLD) for line in lines]
    return runs
