"""What a card shows of a theater: its title, its sides and the fronts between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.side_hues import Hue
from explorer.data.words import count_noun
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.overview.border_strokes import front_paint
from explorer.presentation.drawing.overview.card_foot import card_foot
from explorer.presentation.drawing.overview.card_fronts import (
    SpokenFront,
    front_strokes,
    main_front,
    main_front_words,
    spoken_fronts,
)
from explorer.presentation.drawing.overview.card_plan import CardCell, CardPlan
from explorer.presentation.drawing.overview.fit_words import fitting, fitting_or_shortened
from explorer.presentation.drawing.overview.room_words import (
    WordLine,
    block_height,
    line_steps,
    word_lines,
)
from explorer.presentation.drawing.overview.scene import (
    Glyph,
    HueInk,
    Ink,
    Panel,
    Piece,
    Shape,
    TextLine,
    TextPart,
)
from explorer.presentation.drawing.text_block import shortened
from explorer.presentation.overview.content import Front, SideArea
from explorer.presentation.overview.words import and_more

_INSET = 9.0
_NAME_SIZE, _NAME_SPACING = 14.0, 1.5
_SIDE_SIZES = (15.0, 14.0, 13.0, 12.0)
_AIR, _LINE, _BESIDE_GAP = 7.0, 15.7, 8.0
_GLYPH_RADIUS = 6.5
_GLYPH_ROOM = 2 * _GLYPH_RADIUS + 5


@dataclass(frozen=True, slots=True)
class _SideWords:
    """The lines of an area, its name first.

    `beside`: what stands after the name, where it has no line of its own. `said`: the fronts that
    have words.
    """

    lines: tuple[WordLine, ...]
    beside: WordLine | None
    has_glyph: bool
    said: tuple[Front, ...]


def card_pieces(plan: CardPlan, drawn: Mapping[SideKey, tuple[int, int]]) -> tuple[Piece, ...]:
    """The pieces of a card in the order of reading.

    `drawn`: of each side, how many lines of help end at it, and how many helpers have no line.
    """
    title, words = _title(plan)
    texts = _all_words(plan, drawn, is_titled=words is not None)
    return (
        title,
        *(_side_piece(cell, one) for cell, one in zip(plan.cells, texts, strict=True)),
        *_front_pieces(plan, words),
        *card_foot(plan, unsaid_fronts(plan, drawn)),
    )


def unsaid_fronts(plan: CardPlan, drawn: Mapping[SideKey, tuple[int, int]]) -> tuple[Front, ...]:
    """The fronts of a card that have neither a line nor words; `drawn` as in `card_pieces`."""
    _, words = _title(plan)
    texts = _all_words(plan, drawn, is_titled=words is not None)
    said = {*front_strokes(plan), *(front for one in texts for front in one.said)}
    main = main_front(plan) if words is not None else None
    return tuple(front for front in plan.area.fronts if front not in said and front is not main)


def _all_words(
    plan: CardPlan, drawn: Mapping[SideKey, tuple[int, int]], *, is_titled: bool
) -> list[_SideWords]:
    fronts = spoken_fronts(plan, is_titled=is_titled)
    return [
        _words(cell, drawn.get(cell.side.key, (0, 0)), fronts.get(cell.side.key.party, ()))
        for cell in plan.cells
    ]


def _title(plan: CardPlan) -> tuple[Piece, TextLine | None]:
    """The card with its name, and the words of its first front, where they have room."""
    area, (left, _, right, _) = plan.area, plan.box
    x, end, y = left + _INSET, right - _INSET, plan.title_line
    name = area.name.upper()
    front = main_front(plan)
    room = end - x
    most = room * 0.6 if front is not None else room
    name = _spaced(name, most)
    name_width = text_width(name, _NAME_SIZE, Weight.BOLD) + _NAME_SPACING * len(name)
    words = main_front_words(plan, room - name_width - 14)
    run = TextPart(words, front_paint(front), Weight.BOLD) if front is not None and words else None
    text = TextLine(end, y, (run,), 12.0, "end") if run else None
    counted = area.is_counted
    shapes: list[Shape] = [
        Panel(
            plan.box,
            Ink.AREA,
            12.0,
            Ink.INK if counted else Ink.AREA_EDGE,
            1.5 if counted else 1.0,
        ),
        TextLine(x, y, (TextPart(name, Ink.INK, Weight.BOLD),), _NAME_SIZE, spacing=_NAME_SPACING),
    ]
    free = room - name_width - (text.width if text else 0.0) - 24
    rest = _left_out(plan)
    fitting = next((one for one in rest if text_width(one, 12.0) <= free), "")
    if fitting:
        shapes.append(TextLine(x + name_width + 8, y, (TextPart(fitting, Ink.MUTED),), 12.0))
    if area.empty and not plan.cells:
        middle = (plan.box[1] + plan.box[3]) / 2
        empty = shortened(area.empty, room, 12.0, Weight.REGULAR)
        shapes.append(
            TextLine((left + right) / 2, middle, (TextPart(empty, Ink.MUTED),), 12.0, "middle")
        )
    return Piece(area.id, "theater", tuple(shapes), area.sentence), text


def _spaced(name: str, room: float) -> str:
    """A name as long as it may be with its letters apart."""
    for length in range(len(name), 0, -1):
        width = room - _NAME_SPACING * (length + 1)
        short = shortened(name, width, _NAME_SIZE, Weight.BOLD)
        if len(short) <= length + 1 and width > 0:
            return short
    return name[:1]


def _left_out(plan: CardPlan) -> tuple[str, ...]:
    more = plan.more + plan.area.more_sides
    return (f"and {count_noun(more, 'smaller side')}", f"+ {more}") if more else ()


def drawn_fronts(plan: CardPlan) -> tuple[Front, ...]:
    """The fronts of a card that have a line."""
    return tuple(front_strokes(plan))


def _front_pieces(plan: CardPlan, title: TextLine | None) -> list[Piece]:
    strokes, main = front_strokes(plan), main_front(plan)
    found = []
    for front in plan.area.fronts:
        shapes: list[Shape] = [strokes[front]] if front in strokes else []
        if front is main and title is not None:
            shapes.append(title)
        if shapes:
            data = {"theater": front.theater}
            found.append(Piece(front.id, "front", tuple(shapes), front.sentence, data))
    return found


def _side_piece(cell: CardCell, words: _SideWords) -> Piece:
    side = cell.side
    left, top, right, bottom = cell.box
    middle, height = (left + right) / 2, bottom - top
    panel = Panel(cell.box, HueInk(side.fill_hue, "tint"), 7.0, HueInk(side.hue, "mark"), 1.5)
    steps = line_steps(words.lines)
    words_height = steps[-1] + 0.22 * words.lines[-1].size
    start = top + (height - words_height - (_GLYPH_ROOM if words.has_glyph else 0)) / 2
    shapes: list[Shape] = [panel]
    if words.has_glyph:
        shapes.append(
            Glyph(
                side.mark.type,
                middle,
                start + _GLYPH_RADIUS,
                _GLYPH_RADIUS,
                (side.hue,),
                is_strong=True,
            )
        )
        start += _GLYPH_ROOM
    beside = words.beside
    shift = (beside.width + _BESIDE_GAP) / 2 if beside else 0.0
    for index, (line, y) in enumerate(zip(words.lines, steps, strict=True)):
        part = TextPart(line.text, line.paint, line.weight)
        x = middle - (0.0 if index else shift)
        shapes.append(TextLine(x, start + y, (part,), line.size, "middle"))
    if beside is not None:
        x = middle + (words.lines[0].width + _BESIDE_GAP) / 2
        part = TextPart(beside.text, beside.paint)
        shapes.append(TextLine(x, start + steps[0], (part,), beside.size, "middle"))
    data = {"theater": side.key.theater}
    return Piece(side.mark.id, "side", tuple(shapes), side.sentence, data)


def _words(cell: CardCell, lines: tuple[int, int], fronts: Sequence[SpokenFront]) -> _SideWords:
    """The lines of an area, its name first, and whether its shape has room too.

    What matters more finds its room first: who else helps, its fronts, its own people. Who else
    helps stands beside the name where there is no line for it. What the name is short for takes
    lines that nothing else needs, two at most.
    """
    side = cell.side
    room, height = cell.box[2] - cell.box[0] - 10, cell.box[3] - cell.box[1]
    helped = _helped(side, lines)
    name = _name(side, room, height - _AIR - (_LINE if helped else 0.0))
    quiet = Ink.MUTED if side.hue is Hue.OTHER else Ink.INK
    wanted: list[tuple[int, WordLine, Front | None]] = []
    beside: WordLine | None = None
    free = height - _AIR - block_height(name)
    if helped:
        if free >= _LINE:
            words = fitting_or_shortened(helped, room, 12.0)
            wanted.append((1, WordLine(words, paint=Ink.MUTED), None))
        else:
            beside = WordLine(helped[-1], paint=Ink.MUTED)
            name = _name(side, room - beside.width - _BESIDE_GAP, 0.0)
    # Cut short, a doubt or the name of a foe would be lost: rather nothing.
    wanted += [
        (2, WordLine(text, 12.0, Ink.FIGHT, Weight.SEMIBOLD), one.front)
        for one in fronts
        if (text := fitting(one.words, room, 12.0, Weight.SEMIBOLD))
    ]
    if members := _members(side, room):
        wanted.append((0, WordLine(members, paint=quiet), None))
    kept = wanted[: max(int(free / _LINE), 0)]
    free -= _LINE * len(kept)
    has_glyph = free >= _GLYPH_ROOM + 1
    free -= _GLYPH_ROOM if has_glyph else 0.0
    full = word_lines(side.full_name, room, paint=Ink.MUTED)
    is_spelled = len(full) <= min(2, free / _LINE) and all(line.width <= room for line in full)
    return _SideWords(
        (
            *name,
            *(full if is_spelled else ()),
            *(line for _, line, _ in sorted(kept, key=lambda one: one[0])),
        ),
        beside,
        has_glyph,
        tuple(front for _, _, front in kept if front is not None),
    )


def _name(side: SideArea, room: float, height: float) -> tuple[WordLine, ...]:
    """The name of a side in `room` px: on one line, on two where the height allows, else short."""
    label, paint = side.mark.label, HueInk(side.hue, "text")
    for size in _SIDE_SIZES:
        if text_width(label, size, Weight.BOLD) <= room:
            return (WordLine(label, size, paint, Weight.BOLD),)
    for size in _SIDE_SIZES[1:]:
        lines = word_lines(label, room, size, paint, Weight.BOLD)
        fits = max(line.width for line in lines) <= room
        if len(lines) == 2 and fits and block_height(lines) <= height:
            return lines
    return (WordLine(shortened(label, room, 12.0, Weight.BOLD), 12.0, paint, Weight.BOLD),)


def _members(side: SideArea, room: float) -> str:
    """Its own people, as many as have room, and how many more there are."""
    total = len(side.members) + side.more
    for kept in range(min(len(side.members), 3), 0, -1):
        words = and_more(side.members[:kept], total - kept)
        variants = [words]
        if kept == 1 and total > 1:
            variants.append(f"{side.members[0]}, {total - 1} more")
        for one in variants:
            if text_width(one, 12.0) <= room:
                return one
    if not side.members:
        return ""
    more = f", {total - 1} more" if total > 1 else ""
    short = shortened(side.members[0], room - text_width(more, 12.0), 12.0, Weight.REGULAR)
    return f"{short}{more}" if text_width(f"{short}{more}", 12.0) <= room else ""


def _helped(side: SideArea, lines: tuple[int, int]) -> tuple[str, ...]:
    """How many help a side besides those whose lines end at it; nothing where nobody does."""
    drawn, without_lane = lines
    count = max(side.help_count - drawn, without_lane)
    if not count:
        return ()
    verb = "helps" if count == 1 else "help"
    return (f"{count} more {verb} it" if drawn else f"{count} {verb} it", f"{count} {verb}")
