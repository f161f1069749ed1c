"""What a card shows of a theater: its title, its sides and the fronts between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.held_links import Doubt
from explorer.analysis.areas.side_hues import Hue
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.overview.border_strokes import (
    front_paint,
    front_stroke,
    shared_border,
)
from explorer.presentation.drawing.overview.card_plan import CardCell, CardPlan
from explorer.presentation.drawing.overview.fit_words import fitting, fitting_or_shortened
from explorer.presentation.drawing.overview.room_words import WordLine, line_steps
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
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
_LEAST_LANE = 12.0
_GLYPH_RADIUS = 6.5
_GLYPH_ROOM = 2 * _GLYPH_RADIUS + 5


def card_pieces(plan: CardPlan, drawn: Mapping[SideKey, tuple[int, int]]) -> tuple[Piece, ...]:
    """The pieces of a card in the order of reading.

    `drawn`: of each side, how many lines of help end at it, and how many helpers have no line.
    """
    title, words = _title(plan)
    said = _unsaid_fronts(plan, words)
    return (
        title,
        *(
            _side_piece(cell, drawn.get(cell.side.key, (0, 0)), said.get(cell.side.key.party, ()))
            for cell in plan.cells
        ),
        *_front_pieces(plan, words),
    )


def _title(plan: CardPlan) -> tuple[Piece, TextLine | None]:
    """The card with its name, and the words of its first front, where they have room."""
    area, (left, _, right, _) = plan.area, plan.box
    x, end, y = left + _INSET, right - _INSET, plan.title_line
    name = area.name.upper()
    front = area.fronts[0] if area.fronts else None
    room = end - x
    most = room * 0.6 if front is not None else room
    name = _spaced(name, most)
    name_width = text_width(name, _NAME_SIZE, Weight.BOLD) + _NAME_SPACING * len(name)
    words = _front_text(front, room - name_width - 14) if front is not None else ""
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
    if plan.more:
        plural = "" if plan.more == 1 else "s"
        return f"and {plan.more} smaller side{plural}", f"+ {plan.more}"
    return plan.area.left_out


def _front_text(front: Front, room: float) -> str:
    doubt = f", {front.doubt.value}" if front.doubt is not Doubt.NONE else ""
    for words in front.words:
        if text_width(f"{words}{doubt}", 12.0, Weight.BOLD) <= room:
            return f"{words}{doubt}"
    return ""


def _unsaid_fronts(
    plan: CardPlan, title: TextLine | None
) -> dict[str, tuple[tuple[str, ...], ...]]:
    """What the sides have to say of fronts that the title does not, by the party that says it."""
    fronts = plan.area.fronts
    parties = {cell.side.key.party for cell in plan.cells}
    main = fronts[0] if title is not None and fronts else None
    said: dict[str, tuple[tuple[str, ...], ...]] = {}
    for front in fronts:
        if main is not None and front.words == main.words and front.state is main.state:
            continue
        there = [party for party in front.parties if party in parties]
        if not there:
            continue
        speaker = max(there, key=[cell.side.key.party for cell in plan.cells].index)
        own = front.against[front.parties.index(speaker)]
        doubt = f" ({front.doubt.value})" if front.doubt is not Doubt.NONE else ""
        variants = tuple(f"{words}{doubt}" for words in (*own, *front.words))
        said[speaker] = (*said.get(speaker, ()), variants)
    return said


def _strokes(plan: CardPlan) -> dict[Front, DrawnStroke]:
    """The lines of the fronts that have a border with a lane wide enough."""
    boxes = {cell.side.key.party: cell.box for cell in plan.cells}
    found = {}
    for front in plan.area.fronts:
        one, other = (boxes.get(party) for party in front.parties)
        border = shared_border(one, other) if one and other else None
        if border is not None and border.lane > _LEAST_LANE:
            found[front] = front_stroke(front, border)
    return found


def drawn_fronts(plan: CardPlan) -> tuple[Front, ...]:
    """The fronts of a card that have a line."""
    return tuple(_strokes(plan))


def _front_pieces(plan: CardPlan, title: TextLine | None) -> list[Piece]:
    strokes = _strokes(plan)
    found = []
    for index, front in enumerate(plan.area.fronts):
        shapes: list[Shape] = [strokes[front]] if front in strokes else []
        if not index and title is not None:
            shapes.append(title)
        if shapes:
            data = {"theater": front.theater}
            found.append(Piece(front.id, "front", tuple(shapes), front.sentence, data))
    return found


def _side_piece(cell: CardCell, lines: tuple[int, int], fronts: Sequence[Sequence[str]]) -> Piece:
    side = cell.side
    left, top, right, bottom = cell.box
    middle, height = (left + right) / 2, bottom - top
    panel = Panel(cell.box, HueInk(side.hue, "tint"), 7.0, HueInk(side.hue, "mark"), 1.5)
    texts, has_glyph = _words(side, right - left - 10, height, lines, fronts)
    steps = line_steps(texts)
    words_height = steps[-1] + 0.22 * texts[-1].size
    start = top + (height - words_height - (_GLYPH_ROOM if has_glyph else 0)) / 2
    shapes: list[Shape] = [panel]
    if has_glyph:
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
    shapes += [
        TextLine(
            middle, start + y, (TextPart(line.text, line.paint, line.weight),), line.size, "middle"
        )
        for line, y in zip(texts, steps, strict=True)
    ]
    data = {"theater": side.key.theater}
    return Piece(side.mark.id, "side", tuple(shapes), side.sentence, data)


def _words(
    side: SideArea,
    room: float,
    height: float,
    lines: tuple[int, int],
    fronts: Sequence[Sequence[str]],
) -> tuple[list[WordLine], bool]:
    """The lines of an area, its name first, and whether its shape has room too.

    What matters more finds its room first: who else helps, its fronts, its own people.
    """
    name = _name(side, room)
    quiet = Ink.MUTED if side.hue is Hue.OTHER else Ink.INK
    wanted: list[tuple[int, WordLine]] = []
    helped = _helped(side, lines)
    if helped:
        wanted.append((1, WordLine(fitting_or_shortened(helped, room, 12.0), paint=Ink.MUTED)))
    for variants in fronts:
        # Cut short, a doubt or the name of a foe would be lost: rather nothing.
        words = fitting(variants, room, 12.0, Weight.SEMIBOLD)
        if words:
            wanted.append((2, WordLine(words, 12.0, Ink.FIGHT, Weight.SEMIBOLD)))
    if members := _members(side, room):
        wanted.append((0, WordLine(members, paint=quiet)))
    free = height - 8 - name.size * 0.96
    kept: list[tuple[int, WordLine]] = []
    for one in wanted:
        if free >= 15.7:
            kept.append(one)
            free -= 15.7
    kept.sort(key=lambda one: one[0])
    return [name, *(line for _, line in kept)], free >= _GLYPH_ROOM + 1


def _name(side: SideArea, room: float) -> WordLine:
    label, paint = side.mark.label, HueInk(side.hue, "text")
    for size in _SIDE_SIZES:
        if text_width(label, size, Weight.BOLD) <= room:
            return WordLine(label, size, paint, Weight.BOLD)
    return WordLine(shortened(label, room, 12.0, Weight.BOLD), 12.0, paint, Weight.BOLD)


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
