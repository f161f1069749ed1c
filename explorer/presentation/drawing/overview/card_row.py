"""The row between the cards: marks, the lines that lead from them, and what the rivals deal in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from explorer.analysis.areas.held_links import Doubt
from explorer.layout.font import Weight
from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.outline import mark_outline
from explorer.presentation.drawing.overview.act_words import help_line_width
from explorer.presentation.drawing.overview.card_lanes import (
    CORNER,
    Laid,
    Port,
    Taken,
    Wanted,
    lay_lines,
)
from explorer.presentation.drawing.overview.card_marks import RowMark, row_marks
from explorer.presentation.drawing.overview.card_opening import CARD_MARGIN
from explorer.presentation.drawing.overview.card_plan import CardCell, CardPlan
from explorer.presentation.drawing.overview.deal_box import deal_band
from explorer.presentation.drawing.overview.fit_words import fitting_or_shortened
from explorer.presentation.drawing.overview.phone_middle import deal_lines
from explorer.presentation.drawing.overview.room_words import (
    WordLine,
    block_height,
    placed_block,
)
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Glyph,
    Ink,
    LineStyle,
    Panel,
    Piece,
    TextLine,
    TextPart,
)
from explorer.presentation.overview.content import Act, DealBox, Help, OverviewContent

_BOX_GAP, _BOX_WIDTH = 30.0, 200.0
_SEAM = 2.5


@dataclass(frozen=True, slots=True)
class CardFrame:
    """What is where from top to bottom: px of a frame before it is scaled."""

    width: float
    height: float
    top: float
    bottom: float

    @property
    def room(self) -> tuple[float, float]:
        """The x between which everything stands."""
        return CARD_MARGIN, self.width - CARD_MARGIN


@dataclass(frozen=True, slots=True)
class CardEdges:
    """The y between which lines run, and that of the row of marks."""

    upper: float
    lower: float
    row: float


def card_edges(plans: Sequence[CardPlan], frame: CardFrame) -> CardEdges:
    """Where the cards end, above and below."""
    upper = max((plan.box[3] for plan in plans if plan.is_upper), default=frame.top)
    lower = min((plan.box[1] for plan in plans if not plan.is_upper), default=frame.bottom)
    # Below a single row nothing is to be reached.
    share = 0.5 if any(not plan.is_upper for plan in plans) else 0.44
    return CardEdges(upper, lower, upper + share * (lower - upper))


def card_row(
    content: OverviewContent, plans: Sequence[CardPlan], edges: CardEdges, frame: CardFrame
) -> tuple[tuple[RowMark, ...], list[Laid]]:
    """Those who help in several theaters, and the lines that found a lane."""
    cells = {cell.side.key: (plan, cell) for plan in plans for cell in plan.cells if cell.is_near}
    centres = {key: (cell.box[0] + cell.box[2]) / 2 for key, (_, cell) in cells.items()}
    band = _BOX_WIDTH + 2 * _BOX_GAP if content.deals else 40.0
    marks = row_marks(content, centres, frame.room, band)
    wanted = [_wanted(one, mark, *cells[one.to], edges.row) for mark in marks for one in mark.helps]
    taken = _taken(content, plans, marks, edges, frame)
    best = lay_lines((sorted(wanted, key=order) for order in (_near_first, _strong_first)), taken)
    helping = {laid.wanted.owner for laid in best}
    kept = tuple(mark for mark in marks if mark.is_rival or mark.mark.id in helping)
    return kept, best


def _near_first(wanted: Wanted) -> tuple[float, str]:
    low, high = wanted.target
    x = wanted.ports[0].at[0]
    return max(low - x, x - high, 0.0), wanted.key


def _strong_first(wanted: Wanted) -> tuple[float, float, float, str]:
    return -wanted.weight, -wanted.width, _near_first(wanted)[0], wanted.key


def _wanted(help_: Help, mark: RowMark, plan: CardPlan, cell: CardCell, row: float) -> Wanted:
    width = help_line_width(help_.act.strength)
    inset = 6 + 3.2 + 0.95 * width
    return Wanted(
        help_.id,
        mark.mark.id,
        _ports(mark, row, up=plan.is_upper),
        (cell.box[0] + inset, cell.box[2] - inset),
        plan.near_edge + (0.75 if plan.is_upper else -0.75),
        plan.box,
        max(width, 3.4) if help_.act.doubt is not Doubt.NONE else width,
        _captions(help_.act),
        1 + mark.is_rival + (mark.is_rival and plan.area.is_counted),
    )


def _captions(act: Act) -> tuple[str, ...]:
    doubt = f", {act.doubt.value}" if act.doubt is not Doubt.NONE else ""
    dated = [f"{act.words} {dates}{doubt}" for dates in act.dates]
    return (*dated, f"{act.words}{doubt}")


def _ports(mark: RowMark, row: float, *, up: bool) -> tuple[Port, ...]:
    """Where lines leave a mark: at its middle first, then beside it."""
    aside = {25.0: 14.0, 12.0: 7.0}.get(mark.radius, 0.0)
    offsets: tuple[float, ...] = (0.0, -aside, aside) if aside else (0.0,)
    if mark.radius < 20 and aside:
        offsets = -aside, aside
    ports = [
        Port((mark.x + offset, row + _rim(mark, offset) * (-1 if up else 1))) for offset in offsets
    ]
    ports.append(Port((mark.x - mark.radius, row), -1))
    if mark.name_at != "right" and not mark.is_rival:
        ports.append(Port((mark.x + mark.radius, row), 1))
    return tuple(ports) if not mark.is_rival else tuple(ports[:-1])


def _rim(mark: RowMark, offset: float) -> float:
    """How far the edge of a mark is above its middle, `offset` px beside it; at least a little."""
    outline = mark_outline(mark.mark.type, mark.radius)
    if isinstance(outline, float | int):
        return float((max(outline**2 - offset**2, 1.0)) ** 0.5)
    # Lines begin beneath the mark where its edge is aslant; the mark is drawn over them.
    return max(min(abs(y) for _, y in outline if abs(y) > 1), 1.0) if offset else mark.radius * 0.8


def _taken(
    content: OverviewContent,
    plans: Sequence[CardPlan],
    marks: Sequence[RowMark],
    edges: CardEdges,
    frame: CardFrame,
) -> Taken:
    solid: list[tuple[Rectangle, str]] = [(plan.box, "") for plan in plans]
    texts: list[Rectangle] = []
    for mark in marks:
        x, y, radius = mark.x, edges.row, mark.radius
        solid.append(((x - radius, y - radius, x + radius, y + radius), mark.mark.id))
        if mark.name_at != "in":
            texts.append(_name_line(mark, y).box)
    if content.deals is not None and sum(mark.is_rival for mark in marks) == 2:
        left, right = (mark for mark in marks if mark.is_rival)
        solid.append(
            ((left.x + left.radius, edges.row - 8, right.x - right.radius, edges.row + 8), "")
        )
        solid.append((_deal_box(content.deals, marks, edges)[0], ""))
    bounds = (CARD_MARGIN - 2, frame.top, frame.width - CARD_MARGIN + 2, frame.bottom)
    return Taken(bounds, tuple(solid), tuple(texts))


def _name_line(mark: RowMark, y: float) -> TextLine:
    note = (TextPart(f" {mark.note}", Ink.MUTED),) if mark.note else ()
    paint = Ink.INK if mark.name_at != "in" or not mark.mark.hues else Ink.ON_MARK
    runs = (TextPart(mark.name, paint, Weight.BOLD), *note)
    x, anchor = {
        "in": (mark.x, "middle"),
        "left": (mark.x - mark.radius - 8, "end"),
        "right": (mark.x + mark.radius + 6, "start"),
    }[mark.name_at]
    return TextLine(x, y + 0.34 * mark.name_size, runs, mark.name_size, anchor)


def mark_pieces(marks: Sequence[RowMark], routed: Sequence[Laid], edges: CardEdges) -> list[Piece]:
    """The marks, each with its lines before it; the rivals come last.

    Among the lines of the rivals a wider one comes later, so that it lies on top.
    """
    lines = {laid.key: laid for laid in routed}
    groups = [
        *([mark] for mark in marks if not mark.is_rival),
        [mark for mark in marks if mark.is_rival],
    ]
    pieces: list[Piece] = []
    painted: list[Laid] = []
    for group in groups:
        helps = [one for mark in group for one in mark.helps if one.id in lines]
        for one in sorted(helps, key=lambda one: lines[one.id].wanted.width):
            laid = lines[one.id]
            seam = _SEAM if any(_cross(laid, other) for other in painted) else 0.0
            pieces.append(_help_piece(one, laid, seam))
            painted.append(laid)
        pieces += [_mark_piece(mark, edges.row) for mark in group]
    return pieces


def _mark_piece(mark: RowMark, y: float) -> Piece:
    glyph = Glyph(mark.mark.type, mark.x, y, mark.radius, mark.mark.hues)
    role = "rival" if mark.is_rival else "outsider"
    return Piece(mark.mark.id, role, (glyph, _name_line(mark, y)), mark.sentence)


def _help_piece(help_: Help, laid: Laid, seam: float) -> Piece:
    style = LineStyle.HOLLOW if help_.act.doubt is not Doubt.NONE else LineStyle.SOLID
    stroke = DrawnStroke(
        laid.corners, laid.wanted.width, Ink.HELP, style, corner=CORNER, head=True, seam=seam
    )
    return Piece(
        help_.id,
        "help",
        (stroke, laid.caption),
        help_.sentence,
        {"from": help_.helper, "to": help_.to.party, "theater": help_.to.theater},
    )


def _cross(one: Laid, other: Laid) -> bool:
    """Whether two lines cross: a level piece of one meets an upright one of the other."""
    return any(
        min(a[0], b[0]) < c[0] < max(a[0], b[0]) and min(c[1], d[1]) < a[1] < max(c[1], d[1])
        for first, second in ((one, other), (other, one))
        for a, b in zip(first.corners, first.corners[1:], strict=False)
        for c, d in zip(second.corners, second.corners[1:], strict=False)
        if a[1] == b[1] and c[0] == d[0]
    )


def _deal_box(
    deals: DealBox, marks: Sequence[RowMark], edges: CardEdges
) -> tuple[Rectangle, tuple[WordLine, ...]]:
    """The box of what the rivals deal in, and its lines: as many as leave room for lanes."""
    left, right = (mark for mark in marks if mark.is_rival)
    room = min(right.x - right.radius - left.x - left.radius - 2 * _BOX_GAP, 300.0)
    most = 2 if edges.lower - edges.upper < 230 else 3
    shown = replace(deals, lines=deals.lines[: most - 1 if deals.against else most])
    lines = tuple(
        line
        if line.width <= room
        else replace(line, text=fitting_or_shortened((line.text,), room, line.size, line.weight))
        for line in deal_lines(shown, room - 16)
    )[: most + 1]
    width = min(max((line.width for line in lines), default=0.0) + 20, room)
    middle = (left.x + left.radius + right.x - right.radius) / 2
    half = block_height(lines) / 2 + 6
    return (middle - width / 2, edges.row - half, middle + width / 2, edges.row + half), lines


def card_deal_piece(deals: DealBox, marks: Sequence[RowMark], edges: CardEdges) -> Piece:
    """The band between the rivals and the box on it."""
    left, right = (mark for mark in marks if mark.is_rival)
    box, lines = _deal_box(deals, marks, edges)
    y = edges.row
    ends = (left.x + left.radius, y), (right.x - right.radius, y)
    band = deal_band(ends, is_filled=deals.is_filled)
    panel = Panel(box, Ink.GROUND, 9.0, Ink.DEAL_EDGE, 1.5)
    texts = placed_block(lines, (box[0] + box[2]) / 2, box[1] + 6, "middle")
    return Piece("deals", "deals", (band, panel, *texts), deals.sentence)
