"""A theater on a phone: its title, its sides and its fronts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.held_links import Doubt
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.overview.border_strokes import (
    front_paint,
    front_stroke,
    shared_border,
)
from explorer.presentation.drawing.overview.phone_columns import Cell, half_cells, mirrored
from explorer.presentation.drawing.overview.phone_side import SideWords, side_piece
from explorer.presentation.drawing.overview.room_words import (
    WordLine,
    block_height,
    placed_block,
    word_lines,
)
from explorer.presentation.drawing.overview.scene import (
    Ink,
    Panel,
    Piece,
    TextLine,
    TextPart,
)
from explorer.presentation.drawing.text_block import shortened
from explorer.presentation.overview.content import Front, TheaterArea

Helpers = tuple[tuple[str, Doubt], ...]

_PADDING, _TEXT_INSET = 6.0, 9.0
_NAME_SIZE, _NAME_SPACING = 14.0, 1.5
_NAME_GAP = 16.0


@dataclass(frozen=True, slots=True)
class TheaterPlan:
    """A theater whose top is at 0. `title`: what stands beside and below its name."""

    area: TheaterArea
    left: float
    right: float
    height: float
    cells: tuple[Cell, ...]
    beside: WordLine | None
    below: tuple[WordLine, ...]
    foot: tuple[WordLine, ...]
    title_below: bool

    def cell_of(self, party: str) -> Cell | None:
        """The cell of a party; None where the theater does not draw it."""
        return next((one for one in self.cells if one.words.side.key.party == party), None)


def plan_theater(
    area: TheaterArea,
    left: float,
    right: float,
    helpers: Mapping[str, tuple[Helpers, bool]],
    *,
    title_below: bool = False,
    upside_down: bool = False,
) -> TheaterPlan:
    """Where the parts of a theater lie between two x.

    Args:
        area: What it says.
        left: Its left edge in px.
        right: Its right edge in px.
        helpers: Whom each side names, by the id of its party, and whether an arrow says more.
        title_below: Whether its name stands below its sides.
        upside_down: Whether the sides nearest to the rivals lie lowest.

    """
    room = right - left - 2 * _TEXT_INSET
    one_front = area.fronts[0] if len(area.fronts) == 1 else None
    name_room = room
    beside: WordLine | None = None
    below: list[WordLine] = []
    if one_front is not None:
        words = _front_words(one_front)
        name_width = text_width(area.name.upper(), _NAME_SIZE, Weight.BOLD) + _NAME_SPACING * len(
            area.name
        )
        line = WordLine(words, paint=front_paint(one_front), weight=Weight.BOLD)
        if name_width + _NAME_GAP + line.width <= room:
            beside = line
        else:
            below += word_lines(words, room, 12.0, line.paint, Weight.BOLD)
    below += word_lines(area.empty, name_room, paint=Ink.MUTED)
    foot = [
        *word_lines(_fullest(area.also_fighting, 2 * room), room, paint=Ink.FIGHT),
        *word_lines(_fullest(area.mediated_by, room), room, paint=Ink.MUTED),
        *word_lines(_fullest(area.left_out, room), room, paint=Ink.MUTED),
    ]
    title = 30.0 + sum(15.4 for _ in (*below, *foot))
    said = _said_in_sides(area) if one_front is None else {}
    words_of = {
        side.key.party: SideWords(
            side, *helpers.get(side.key.party, ((), False)), *said.get(side.key.party, ((), ()))
        )
        for side in area.sides()
    }
    inner = (left + _PADDING, right - _PADDING)
    start = _PADDING + 2 if title_below else title
    cells = half_cells((area.first, area.second), words_of, *inner, start)
    end = max((cell.box[3] for cell in cells), default=start)
    if upside_down:
        cells = mirrored(cells, start, end)
    height = end + title + 1 if title_below else end + _PADDING + 2
    return TheaterPlan(
        area, left, right, height, cells, beside, tuple(below), tuple(foot), title_below
    )


def _fullest(variants: Sequence[str], room: float) -> str:
    """The first of some words that have about so much room, on as many lines as it takes."""
    for words in variants:
        if text_width(words, 12.0) <= room:
            return words
    return variants[-1] if variants else ""


def _front_words(front: Front) -> str:
    words = front.whom[0] if front.whom else front.words[0] if front.words else ""
    return f"{words} ({front.doubt.value})" if front.doubt.value and words else words


def _said_in_sides(
    area: TheaterArea,
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """What each side says of its fronts, and of its ceasefires.

    Each is said once, by who has fewer of them.
    """
    count = Counter(party for front in area.fronts for party in front.parties)
    outer = {
        side.key.party
        for half in (area.first, area.second)
        for group in half
        for side in group.outer
    }
    drawn = {side.key.party for side in area.sides()}
    said: defaultdict[str, list[tuple[Front, str]]] = defaultdict(list)
    for front in area.fronts:
        there = [party for party in front.parties if party in drawn]
        if not there:
            continue
        speaker = min(there, key=lambda party: (count[party], len(said[party]), party not in outer))
        own = front.against[front.parties.index(speaker)]
        words = own[0] if own else _front_words(front)
        doubt = f" ({front.doubt.value})" if own and front.doubt.value else ""
        said[speaker].append((front, f"{words}{doubt}"))
    return {
        party: (
            tuple(words for front, words in found if front.state is not FrontState.CEASEFIRE),
            tuple(words for front, words in found if front.state is FrontState.CEASEFIRE),
        )
        for party, found in said.items()
    }


def phone_theater_pieces(plan: TheaterPlan, top: float) -> tuple[Piece, ...]:
    """The pieces of a theater with its upper edge at `top`, in the order of reading."""
    cells = tuple(_moved(cell, top) for cell in plan.cells)
    area = plan.area
    return (
        _title_piece(plan, top),
        *(side_piece(cell.words, cell.box, cell.largest) for cell in cells),
        *_front_pieces(area, cells),
        *_foot_pieces(plan, top),
    )


def _moved(cell: Cell, by: float) -> Cell:
    left, top, right, bottom = cell.box
    return replace(cell, box=(left, top + by, right, bottom + by))


def _title_top(plan: TheaterPlan, top: float) -> float:
    """The y of the baseline of the name."""
    if not plan.title_below:
        return top + 20
    lines = len(plan.below) + len(plan.foot)
    return top + plan.height - 10 - 15.4 * lines


def _title_piece(plan: TheaterPlan, top: float) -> Piece:
    area = plan.area
    baseline = _title_top(plan, top)
    x, end = plan.left + _TEXT_INSET, plan.right - _TEXT_INSET
    panel = Panel(
        (plan.left, top, plan.right, top + plan.height), Ink.AREA, 12.0, Ink.AREA_EDGE, 1.0
    )
    taken = plan.beside.width + _NAME_GAP if plan.beside else 0.0
    room = end - x - taken - _NAME_SPACING * len(area.name)
    name = shortened(area.name.upper(), max(room, 20.0), _NAME_SIZE, Weight.BOLD)
    texts = [
        TextLine(
            x, baseline, (TextPart(name, Ink.INK, Weight.BOLD),), _NAME_SIZE, spacing=_NAME_SPACING
        )
    ]
    if plan.beside is not None:
        run = TextPart(plan.beside.text, plan.beside.paint, plan.beside.weight)
        texts.append(TextLine(end, baseline, (run,), 12.0, "end"))
    texts += placed_block(plan.below, x, baseline + 7)
    return Piece(area.id, "theater", (panel, *texts), area.sentence)


def _front_pieces(area: TheaterArea, cells: Sequence[Cell]) -> list[Piece]:
    boxes = {cell.words.side.key.party: cell.box for cell in cells}
    found = []
    for front in area.fronts:
        one, other = (boxes.get(party) for party in front.parties)
        border = shared_border(one, other) if one and other else None
        if border is not None:
            found.append(
                Piece(
                    front.id,
                    "front",
                    (front_stroke(front, border),),
                    front.sentence,
                    {"theater": front.theater},
                )
            )
    return found


def _foot_pieces(plan: TheaterPlan, top: float) -> list[Piece]:
    if not plan.foot:
        return []
    start = _title_top(plan, top) + 7
    if plan.below:
        start += block_height(plan.below) + 4
    texts = placed_block(plan.foot, plan.left + _TEXT_INSET, start)
    area = plan.area
    return [Piece(f"{area.id}-foot", "foot", texts, area.foot_sentence, can_be_chosen=False)]
