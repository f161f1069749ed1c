"""What stands in the area of a side: its shape, its name, and as much more as has room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.overview.fit_words import (
    balanced,
    fitting,
    fitting_lines,
    listed,
)
from explorer.presentation.drawing.overview.scene import (
    Glyph,
    HueInk,
    Ink,
    Paint,
    Panel,
    Shape,
    TextLine,
    TextPart,
)
from explorer.presentation.drawing.overview.theater_places import PlacedSide
from explorer.presentation.overview.content import SideArea, Variants

SIDE_LINE_STEP = 15.4
"""Px between the lines of a text."""

SIDE_TEXT_SIZE = 12.0
"""Px of all that is no name."""

LOW_SIDE = 85.0
"""Sides less high than this in px have a small shape, left of the name."""

_NAME_SIZES = (26.0, 22.0, 18.0, 16.0, 14.0, 13.0, 12.0)
_AREAS = ((48_500.0, 26.0), (25_000.0, 22.0), (15_000.0, 18.0), (6_000.0, 16.0))
_SMALL_GLYPH = 6.0
_SIDE_EDGE, _TOP_EDGE = 7.0, 5.0


@dataclass(frozen=True, slots=True)
class SaidFront:
    """A front that a side says in its area: its id, "fights SDF", "since 2017"."""

    id: str
    words: str
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SideSays:
    """What a side has to say besides its own members.

    `fronts`: those whose words have no room beside their line. `helpers`: the names of who
    helps it and has no line. `more_helpers`: how many more do. `has_drawn`: whether others that
    help it have lines. `mediators`: the names of who mediates for it and has no line.
    `helps`: of each of `helpers` what it gives, in words, where that is to be said.
    """

    fronts: tuple[SaidFront, ...] = ()
    helpers: tuple[str, ...] = ()
    more_helpers: int = 0
    has_drawn: bool = False
    mediators: tuple[str, ...] = ()
    helps: tuple[Variants, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawnSide:
    """The shapes of a side, of the words of each front that it says, and of who helps it."""

    shapes: tuple[Shape, ...]
    fronts: tuple[tuple[str, tuple[Shape, ...]], ...] = ()
    helpers: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of text, and whose it is: "" of the side, "helpers", or the id of a front."""

    text: str
    paint: Paint = Ink.INK
    weight: Weight = Weight.REGULAR
    owner: str = ""


@dataclass(frozen=True, slots=True)
class _Level:
    """How much is said: lines of members, of recognition and of helpers; how much of fights.

    Of these 3 is all, 2 no dates, 1 what has room in one line, 0 nothing.
    `shortening`: which of the words of help are said instead of names, from 0; None for names.
    """

    members: int
    recognition: int
    helpers: int
    fights: int = 3
    shortening: int | None = None


_LEVELS = (
    _Level(3, 2, 3),
    _Level(3, 1, 3),
    _Level(2, 1, 3),
    _Level(3, 0, 3),
    _Level(2, 0, 3),
    _Level(1, 0, 3),
    _Level(0, 0, 3, 3),
    _Level(1, 0, 3, 2),
    _Level(0, 0, 3, 2),
    _Level(1, 0, 2, 3),
    _Level(0, 0, 2, 3),
    _Level(0, 0, 2, 2),
    _Level(0, 0, 1, 2),
    _Level(0, 0, 0, 3),
    _Level(0, 0, 0, 2),
    _Level(0, 0, 1, 1),
    _Level(0, 0, 0, 1),
    _Level(0, 0, 0, 0),
)

_MOST_HELP_LINES = 3
_MOST_NAME_LINES = 2
_FULLER = 11
"""How many of the levels are tried before the shape goes."""


def drawn_side(placed: PlacedSide, says: SideSays) -> DrawnSide:
    """The shapes of a side in its box: nothing of it leaves the box.

    The fullest of several texts that has room; a name that is wider than the side is set smaller,
    then in two lines.
    """
    side, box = placed.side, placed.box
    panel = Panel(box, HueInk(side.fill_hue, "tint"), 8.0, HueInk(side.hue, "mark"), 1.5)
    left, top, right, bottom = box
    width = right - left - 2 * _SIDE_EDGE
    height = bottom - top - 2 * min(_TOP_EDGE, (bottom - top) / 12)
    tries = []
    if says.helps:
        # What a helper gives matters more than the shape.
        tries = [
            (replace(level, shortening=shortening), has_glyph)
            for shortening in (0, 1)
            for has_glyph in (True, False)
            for level in _LEVELS[:_FULLER]
            if _full_help_lines(says, shortening, width)
        ]
    tries += [(level, True) for level in _LEVELS[:_FULLER]]
    tries += [(level, False) for level in _LEVELS]
    for level, has_glyph in tries:
        rows = list(_rows(placed, says, level, width))
        for head in _heads(placed, width):
            if has_glyph and not head.glyph:
                continue
            for said in ([*_full_name(side, width), *rows], rows):
                if head.height + _rows_height(said, head.size) <= height:
                    return _placed(placed, panel, head, said)
    return DrawnSide((panel,))


@dataclass(frozen=True, slots=True)
class _Head:
    """A name in lines, its size, and the radius of the shape above or beside it (0 for none)."""

    names: tuple[str, ...]
    size: float
    glyph: float = 0.0
    is_beside: bool = False

    @property
    def height(self) -> float:
        """Its height in px."""
        height = 0.96 * self.size + (len(self.names) - 1) * self.size * 1.15
        return height if self.is_beside or not self.glyph else height + 2 * self.glyph + 6.6


def _is_low(placed: PlacedSide) -> bool:
    return placed.box[3] - placed.box[1] < LOW_SIDE


def _heads(placed: PlacedSide, width: float) -> Iterator[_Head]:
    """The name with its shape, from the largest to the smallest."""
    label = placed.side.mark.label
    left, top, right, bottom = placed.box
    area = (right - left) * (bottom - top)
    start = next((size for least, size in _AREAS if area >= least), 14.0)
    beside = width - 2 * _SMALL_GLYPH - 6
    found = 0
    for size in (size for size in _NAME_SIZES if size <= start):
        wide = text_width(label, size, Weight.BOLD)
        if wide <= width and bottom - top >= LOW_SIDE:
            yield _Head((label,), size, round(size * 0.48, 1))
        if wide <= beside and size <= 18:
            yield _Head((label,), size, _SMALL_GLYPH, is_beside=True)
        found += wide <= width
        if found == 2:
            break
    for size in (14.0, 12.0):
        lines = tuple(fitting_lines((label,), width, 2, size, Weight.BOLD))
        if lines and " ".join(lines) == " ".join(label.split()):
            yield _Head(lines, size, round(size * 0.48, 1))
            yield _Head(lines, size)
    yield _Head(tuple(fitting_lines((label,), width, 1, 12.0, Weight.BOLD)), 12.0)


def _first_step(size: float) -> float:
    return 21.4 if size >= 26 else 18.4


def _rows_height(rows: Sequence[_Row], size: float) -> float:
    if not rows:
        return 0.0
    return _first_step(size) + SIDE_LINE_STEP * (len(rows) - 1) + 3.0 - 0.22 * size


def _placed(
    placed: PlacedSide,
    panel: Panel,
    head: _Head,
    rows: Sequence[_Row],
) -> DrawnSide:
    names, size, radius = head.names, head.size, head.glyph
    left, top, right, bottom = placed.box
    middle = (left + right) / 2
    total = head.height + _rows_height(rows, size)
    y = (top + bottom - total) / 2
    mark = placed.side.mark
    text = HueInk(placed.side.hue, "text")
    shapes: list[Shape] = [panel]
    x = middle
    if radius and head.is_beside:
        width = text_width(names[0], size, Weight.BOLD)
        x = middle + radius + 3
        glyph_x = middle - width / 2 - 3
        shapes.append(
            Glyph(mark.type, glyph_x, y + 0.4 * size, radius, (placed.side.hue,), is_strong=True)
        )
    elif radius:
        shapes.append(
            Glyph(mark.type, middle, y + radius, radius, (placed.side.hue,), is_strong=True)
        )
        y += 2 * radius + 6.6
    y += 0.74 * size
    for index, name in enumerate(names):
        y += size * 1.15 if index else 0
        shapes.append(TextLine(x, y, (TextPart(name, text, Weight.BOLD),), size, "middle"))
    owned: dict[str, list[Shape]] = {}
    for index, row in enumerate(rows):
        y += SIDE_LINE_STEP if index else _first_step(size)
        run = TextPart(row.text, row.paint, row.weight)
        line = TextLine(middle, round(y, 2), (run,), SIDE_TEXT_SIZE, "middle")
        if row.owner:
            owned.setdefault(row.owner, []).append(line)
        else:
            shapes.append(line)
    helpers = tuple(owned.pop("helpers", ()))
    return DrawnSide(
        tuple(shapes), tuple((name, tuple(lines)) for name, lines in owned.items()), helpers
    )


def _rows(placed: PlacedSide, says: SideSays, level: _Level, width: float) -> Iterator[_Row]:
    side = placed.side
    paint = Ink.MUTED if _is_low(placed) else Ink.INK
    for line in _member_lines(side, width, level.members):
        yield _Row(line, paint)
    for line in _counted("recognised by", side.recognised_by, 0, width, level.recognition):
        yield _Row(line, Ink.MUTED)
    helped = "also helped by" if says.has_drawn else "helped by"
    if level.shortening is not None:
        lines = _full_help_lines(says, level.shortening, width)
    else:
        lines = _counted(helped, says.helpers, says.more_helpers, width, level.helpers)
    count = len(says.helpers) + says.more_helpers
    if count and not lines and level.helpers:
        verb = "helps it" if count == 1 else "help it"
        names = "" if says.more_helpers else f"{', '.join(says.helpers)} {verb}"
        lines = _whole(names, width, level.helpers) or fitting_lines(
            (f"{count} more {verb}",), width, level.helpers, SIDE_TEXT_SIZE
        )
    for line in lines:
        yield _Row(line, Ink.MUTED, owner="helpers")
    for name in says.mediators if level.helpers else ():
        for line in fitting_lines((f"{name} mediates",), width, 2, SIDE_TEXT_SIZE):
            yield _Row(line, Ink.DEAL_TEXT)
    if not level.fights:
        return
    for front in says.fronts:
        for line in _fight_lines(front.words, front.dates, width, level.fights):
            yield _Row(line, Ink.FIGHT, Weight.SEMIBOLD, front.id)


def _full_name(side: SideArea, width: float) -> list[_Row]:
    """What the name is short for, in two lines at most; nothing where it has no room as a whole."""
    words = side.full_name.split()
    if not _whole(side.full_name, width, _MOST_NAME_LINES):
        return []
    return [_Row(line, Ink.MUTED) for line in balanced(words, width, SIDE_TEXT_SIZE)]


def _full_help_lines(says: SideSays, shortening: int, width: float) -> list[str]:
    """What each helper gives, in words; nothing where they do not fit the width."""
    found: list[str] = []
    for variants in says.helps:
        words = variants[min(shortening, len(variants) - 1)]
        head, comma, date = words.partition(", ")
        parts = [*f"{head}{comma.strip()}".split(), *([date] if date else [])]
        if any(text_width(part, SIDE_TEXT_SIZE) > width for part in parts):
            return []
        lines = balanced(parts, width, SIDE_TEXT_SIZE)
        if len(lines) > _MOST_HELP_LINES:
            return []
        found += lines
    more = says.more_helpers
    if more:
        verb = "helps" if more == 1 else "help"
        found += fitting_lines((f"{more} more {verb} it",), width, 1, SIDE_TEXT_SIZE)
    return found


def _whole(words: str, width: float, most: int) -> list[str]:
    """Words in at most so many lines, if nothing of them goes."""
    lines = fitting_lines((words,), width, most, SIDE_TEXT_SIZE) if words else []
    return lines if " ".join(lines) == " ".join(words.split()) else []


def _member_lines(side: SideArea, width: float, most: int) -> list[str]:
    """A side's own; where not even the first has room, one who has, and else how many they are."""
    members = side.members
    for first in range(min(len(members), 4)):
        names = (*members[first:], *members[:first])
        if lines := listed(names, side.more, width, most, SIDE_TEXT_SIZE):
            return lines
    count = len(members) + side.more
    if not count or most < 1:
        return []
    return [found] if (found := fitting((f"{count} of its own",), width, SIDE_TEXT_SIZE)) else []


def _fight_lines(words: str, dates: Sequence[str], width: float, level: int) -> list[str]:
    """The words of a fight, whole or not at all, and its date where there is room."""
    lines = fitting_lines((words,), width, 1 if level < 2 else 2, SIDE_TEXT_SIZE, Weight.SEMIBOLD)
    if " ".join(lines) != " ".join(words.split()):
        return []
    found = fitting(dates, width, SIDE_TEXT_SIZE, Weight.SEMIBOLD) if level == 3 else None
    return [*lines, found] if found else lines


def has_room_for_fight(placed: PlacedSide, words: str, dates: Sequence[str]) -> bool:
    """Whether a side is wide enough to say a fight, and when it began.

    `dates`: of it, the fullest first; a side that says a fight without room for any is no help.
    """
    left, _, right, _ = placed.box
    width = right - left - 2 * _SIDE_EDGE
    lines = _fight_lines(words, dates, width, 3)
    return bool(lines) and (not dates or lines[-1] in dates)


def _counted(words: str, names: Sequence[str], more: int, width: float, most: int) -> list[str]:
    """Words and names, "recognised by UN, USA and 2 more", in at most so many lines."""
    if not (names or more) or most < 1:
        return []
    for kept in range(len(names), 0, -1):
        rest = more + len(names) - kept
        parts = [*words.split(), *(f"{name}," for name in names[:kept])]
        if not rest:
            parts[-1] = parts[-1].removesuffix(",")
        else:
            parts[-1] = parts[-1].removesuffix(",")
            parts.append(f"and {rest} more")
        if any(text_width(part, SIDE_TEXT_SIZE) > width for part in parts):
            continue
        lines = balanced(parts, width, SIDE_TEXT_SIZE)
        if len(lines) <= most:
            return lines
    return []
