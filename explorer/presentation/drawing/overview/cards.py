"""The overview of four and more theaters: a card for each, those who help several between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.held_links import Doubt
from explorer.data.vocabulary import ActorType
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.outline import mark_outline
from explorer.presentation.drawing.overview.card_area import card_pieces, drawn_fronts
from explorer.presentation.drawing.overview.card_lanes import (
    CORNER,
    Laid,
    Port,
    Taken,
    Wanted,
    lay_lines,
)
from explorer.presentation.drawing.overview.card_marks import RowMark, row_marks
from explorer.presentation.drawing.overview.card_plan import (
    PAGE_SIZE,
    CardCell,
    CardPlan,
    page_count,
    plan_cards,
    rows_of,
)
from explorer.presentation.drawing.overview.key_entries import (
    ROW_STEP,
    KeyEntry,
    counted_entry,
    deal_entry,
    doubt_entries,
    flowing_key,
    front_entries,
    help_entries,
    help_width,
    shape_entries,
    side_entries,
    two_rows,
)
from explorer.presentation.drawing.overview.phone_middle import deal_lines
from explorer.presentation.drawing.overview.room_words import (
    WordLine,
    balanced_lines,
    block_height,
    first_fitting,
    placed_block,
)
from explorer.presentation.drawing.overview.scaled_drawing import scaled_drawing
from explorer.presentation.drawing.overview.scene import (
    Box,
    Glyph,
    Ink,
    LineStyle,
    OverviewDrawing,
    Panel,
    Piece,
    Run,
    Shape,
    Stroke,
    TextLine,
)
from explorer.presentation.overview.content import (
    Act,
    DealBox,
    Help,
    OverviewContent,
    TheaterArea,
)

MARGIN = 24.0
_LARGEST = 1.5
_FRAME = (1000.0, 620.0)
_LEAST_CARD, _MOST_CARD = 114.0, 210.0
_BAND, _BOX_GAP, _BOX_WIDTH = 14.0, 30.0, 200.0
_SEAM = 2.5
_MOST_KEY_ROWS = 4


def cards_overview(
    content: OverviewContent, width: float, height: float, page: int = 0
) -> OverviewDrawing:
    """An overview of many theaters.

    Args:
        content: What it says.
        width: Of the frame, in px, from 900 on.
        height: Of the frame, in px, from 560 on.
        page: Which six theaters, from 0; the last ones where there are fewer.

    """
    scale = min(max(min(width / _FRAME[0], height / _FRAME[1]), 1.0), _LARGEST)
    frame = width / scale, height / scale
    drawing: OverviewDrawing | None = None
    for key_rows in range(2, _MOST_KEY_ROWS + 1):
        drawing = _drawn(content, frame, page, key_rows)
        if drawing is not None:
            break
    assert drawing is not None
    return scaled_drawing(drawing, scale)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is where from top to bottom: px of a frame before it is scaled."""

    width: float
    height: float
    top: float
    bottom: float

    @property
    def room(self) -> tuple[float, float]:
        return MARGIN, self.width - MARGIN


def _drawn(
    content: OverviewContent, size: tuple[float, float], page: int, key_rows: int
) -> OverviewDrawing | None:
    """The drawing with so many rows kept free for its key; None where the key needs more."""
    width, height = size
    pages = page_count(len(content.theaters))
    page = min(max(page, 0), pages - 1)
    theaters = content.theaters[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    opening, top = _opening(content, width, page, pages)
    frame = _Frame(width, height, top, height - 38 - (key_rows - 1) * ROW_STEP)
    plans = _plans(content, theaters, frame)
    edges = _edges(plans, frame)
    marks, routed = _row(content, plans, edges, frame)
    deals = content.deals if sum(mark.is_rival for mark in marks) == 2 else None
    helps = {one.id: one for one in _all_helps(content)}
    groups = _key_groups(
        content,
        plans,
        [helps[laid.key].act for laid in routed],
        deals,
        [mark.mark.type for mark in marks],
    )
    rows = two_rows(*groups, width - 2 * MARGIN)
    shapes, end = flowing_key(rows, MARGIN, width - MARGIN, frame.bottom + 19)
    if end > height - 18 and key_rows < _MOST_KEY_ROWS:
        return None
    drawn = Counter(laid.key for laid in routed)
    counts = {
        cell.side.key: _counts(cell.side.key, marks, drawn) for plan in plans for cell in plan.cells
    }
    pieces = [
        *opening,
        *(piece for plan in plans for piece in card_pieces(plan, counts)),
        *_mark_pieces(marks, routed, edges),
    ]
    if deals is not None:
        pieces.append(_deal_piece(deals, marks, edges))
    if content.empty and not plans:
        middle = (frame.top + frame.bottom) / 2
        words = first_fitting((content.empty,), width - 2 * MARGIN, 14.0)
        text = TextLine(width / 2, middle, (Run(words, Ink.MUTED),), 14.0, "middle")
        pieces.append(Piece("empty", "legend", (text,), can_be_chosen=False))
    if shapes:
        pieces.append(Piece("legend", "legend", shapes, can_be_chosen=False))
    return OverviewDrawing(
        width, height, "cards", content.headline, content.description, tuple(pieces)
    )


def _all_helps(content: OverviewContent) -> list[Help]:
    return [
        one
        for helps in (
            *(one.helps for one in content.outsiders),
            *(one.helps for one in content.go_betweens),
            *(one.helps for one in content.rivals),
        )
        for one in helps
    ]


def _opening(
    content: OverviewContent, width: float, page: int, pages: int
) -> tuple[list[Piece], float]:
    """Headline, subline and the way to other pages; and the y at which the figure begins."""
    room = width - 2 * MARGIN
    size = next(
        (
            float(size)
            for size in range(25, 18, -1)
            if text_width(content.headline, size, Weight.BOLD) <= room
        ),
        0.0,
    )
    lines = [content.headline]
    if not size:
        size = 21.0
        lines = balanced_lines(content.headline, room, size, Weight.BOLD)
    if len(lines) > 2:
        rest = first_fitting((" ".join(lines[1:]),), room, size, Weight.BOLD)
        lines = [lines[0], rest]
    first = MARGIN + 0.74 * size
    texts = tuple(
        TextLine(MARGIN, first + index * 26, (Run(line, Ink.INK, Weight.BOLD),), size)
        for index, line in enumerate(lines)
    )
    pieces = [Piece("headline", "headline", texts, can_be_chosen=False)] if lines[0] else []
    baseline = 66.0 + 26 * (len(lines) - 1)
    pager = _pager(width, baseline, page, pages)
    if content.subline:
        taken = 170.0 if pager else 0.0
        words = first_fitting(content.subline, room - taken, 13.0)
        subline = TextLine(MARGIN, baseline, (Run(words, Ink.MUTED),), 13.0)
        pieces.append(Piece("subline", "subline", (subline,), can_be_chosen=False))
    return [*pieces, *pager], baseline + 20


def _pager(width: float, baseline: float, page: int, pages: int) -> list[Piece]:
    """Which page this is, and a button to the one before and to the next."""
    if pages < 2:
        return []
    right, middle = width - MARGIN, baseline - 4.5
    words = TextLine(
        right - 75, baseline, (Run(f"{page + 1} of {pages}", Ink.MUTED),), 13.0, "middle"
    )
    found = [Piece("pages", "page", (words,), can_be_chosen=False)]
    for sign, target, left, said in (
        ("Back", page - 1, right - 150, "The theaters before these."),
        ("Next", page + 1, right - 46, "The theaters after these."),
    ):
        if 0 <= target < pages:
            box = (left, middle - 13, left + 46, middle + 13)
            shapes: tuple[Shape, ...] = (
                Panel(box, Ink.AREA, 6.0, Ink.MUTED, 1.0),
                TextLine(
                    left + 15, middle + 4.5, (Run(sign, Ink.INK, Weight.BOLD),), 16.0, "middle"
                ),
            )
            found.append(Piece(f"page-{target}", "page", shapes, said, {"page": str(target)}))
    return found


def _plans(
    content: OverviewContent, theaters: Sequence[TheaterArea], frame: _Frame
) -> tuple[CardPlan, ...]:
    rows = rows_of(theaters)
    if not rows:
        return ()
    height = frame.bottom - frame.top
    has_row = (
        any(_spans(one.helps) for one in content.outsiders)
        or any(_spans(one.helps) for one in content.go_betweens)
        or any(rival.helps for rival in content.rivals)
    )
    share = 0.29 if len(rows) > 1 else 0.5
    card = min(max(height * share, _LEAST_CARD), _MOST_CARD)
    if not has_row:
        card = (height - 24 * (len(rows) - 1)) / len(rows)
    plans = plan_cards(rows[0], frame.room, frame.top, frame.top + card, upper=True)
    if len(rows) > 1:
        plans += plan_cards(rows[1], frame.room, frame.bottom - card, frame.bottom, upper=False)
    return plans


def _spans(helps: Sequence[Help]) -> bool:
    return len({one.to.theater for one in helps}) > 1


@dataclass(frozen=True, slots=True)
class _Edges:
    """The y between which lines run, and that of the row of marks."""

    upper: float
    lower: float
    row: float


def _edges(plans: Sequence[CardPlan], frame: _Frame) -> _Edges:
    upper = max((plan.box[3] for plan in plans if plan.is_upper), default=frame.top)
    lower = min((plan.box[1] for plan in plans if not plan.is_upper), default=frame.bottom)
    return _Edges(upper, lower, (upper + lower) / 2)


def _row(
    content: OverviewContent, plans: Sequence[CardPlan], edges: _Edges, frame: _Frame
) -> tuple[tuple[RowMark, ...], list[Laid]]:
    """Those who help in several theaters, and the lines that found a lane."""
    cells = {cell.side.key: (plan, cell) for plan in plans for cell in plan.cells if cell.is_near}
    centres = {key: (cell.box[0] + cell.box[2]) / 2 for key, (_, cell) in cells.items()}
    band = _BOX_WIDTH + 2 * _BOX_GAP if content.deals else 40.0
    marks = row_marks(content, centres, frame.room, band)
    wanted = [_wanted(one, mark, *cells[one.to], edges.row) for mark in marks for one in mark.helps]
    taken = _taken(content, plans, marks, edges, frame)
    best = max(
        (lay_lines(sorted(wanted, key=order), taken) for order in (_near_first, _strong_first)),
        key=lambda laid: (len(laid), -sum(one.cost for one in laid)),
    )
    helping = {laid.wanted.owner for laid in best}
    kept = tuple(mark for mark in marks if mark.is_rival or mark.mark.id in helping)
    return kept, best


def _near_first(wanted: Wanted) -> tuple[float, str]:
    low, high = wanted.target
    x = wanted.ports[0].at[0]
    return max(low - x, x - high, 0.0), wanted.key


def _strong_first(wanted: Wanted) -> tuple[float, float, str]:
    return -wanted.width, _near_first(wanted)[0], wanted.key


def _wanted(help_: Help, mark: RowMark, plan: CardPlan, cell: CardCell, row: float) -> Wanted:
    width = help_width(help_.act.strength)
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
    edges: _Edges,
    frame: _Frame,
) -> Taken:
    solid: list[tuple[Box, str]] = [(plan.box, "") for plan in plans]
    texts: list[Box] = []
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
    bounds = (MARGIN - 2, frame.top, frame.width - MARGIN + 2, frame.bottom)
    return Taken(bounds, tuple(solid), tuple(texts))


def _name_line(mark: RowMark, y: float) -> TextLine:
    note = (Run(f" {mark.note}", Ink.MUTED),) if mark.note else ()
    paint = Ink.INK if mark.name_at != "in" or not mark.mark.hues else Ink.ON_MARK
    runs = (Run(mark.name, paint, Weight.BOLD), *note)
    x, anchor = {
        "in": (mark.x, "middle"),
        "left": (mark.x - mark.radius - 8, "end"),
        "right": (mark.x + mark.radius + 6, "start"),
    }[mark.name_at]
    return TextLine(x, y + 0.34 * mark.name_size, runs, mark.name_size, anchor)


def _mark_pieces(marks: Sequence[RowMark], routed: Sequence[Laid], edges: _Edges) -> list[Piece]:
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
    stroke = Stroke(
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
    deals: DealBox, marks: Sequence[RowMark], edges: _Edges
) -> tuple[Box, tuple[WordLine, ...]]:
    """The box of what the rivals deal in, and its lines: as many as leave room for lanes."""
    left, right = (mark for mark in marks if mark.is_rival)
    room = min(right.x - right.radius - left.x - left.radius - 2 * _BOX_GAP, 300.0)
    most = 2 if edges.lower - edges.upper < 230 else 3
    shown = replace(deals, lines=deals.lines[: most - 1 if deals.against else most])
    lines = tuple(
        line
        if line.width <= room
        else replace(line, text=first_fitting((line.text,), room, line.size, line.weight))
        for line in deal_lines(shown, room - 16)
    )[: most + 1]
    width = min(max((line.width for line in lines), default=0.0) + 20, room)
    middle = (left.x + left.radius + right.x - right.radius) / 2
    half = block_height(lines) / 2 + 6
    return (middle - width / 2, edges.row - half, middle + width / 2, edges.row + half), lines


def _deal_piece(deals: DealBox, marks: Sequence[RowMark], edges: _Edges) -> Piece:
    left, right = (mark for mark in marks if mark.is_rival)
    box, lines = _deal_box(deals, marks, edges)
    y = edges.row
    fill = Ink.GROUND if deals.only_talks else Ink.DEAL_BAND
    band = Stroke(
        ((left.x + left.radius, y), (right.x - right.radius, y)),
        _BAND,
        fill,
        edge=Ink.DEAL_EDGE,
        edge_width=1.5,
    )
    panel = Panel(box, Ink.GROUND, 9.0, Ink.DEAL_EDGE, 1.5)
    texts = placed_block(lines, (box[0] + box[2]) / 2, box[1] + 6, "middle")
    return Piece("deals", "deals", (band, panel, *texts), deals.sentence)


def _counts(key: SideKey, marks: Sequence[RowMark], drawn: Mapping[str, int]) -> tuple[int, int]:
    """How many lines of help end at a side, and how many found no lane."""
    helps = [one.id for mark in marks for one in mark.helps if one.to == key]
    ended = sum(drawn.get(one, 0) for one in helps)
    return ended, len(helps) - ended


def _key_groups(
    content: OverviewContent,
    plans: Sequence[CardPlan],
    acts: Sequence[Act],
    deals: DealBox | None,
    types: Sequence[ActorType],
) -> tuple[tuple[KeyEntry, ...], tuple[KeyEntry, ...]]:
    """The entries of the key: what lines mean, and what areas and marks mean."""
    sides = [cell.side for plan in plans for cell in plan.cells]
    fronts = [front for plan in plans for front in drawn_fronts(plan)]
    first = (
        *front_entries(fronts),
        *help_entries(acts, in_full=True),
        *doubt_entries(act.doubt for act in acts),
        *((deal_entry(only_talks=deals.only_talks),) if deals else ()),
    )
    second = (
        *side_entries(content.hue_words, [side.hue for side in sides]),
        *((counted_entry(),) if any(plan.area.is_counted for plan in plans) else ()),
        *shape_entries([*types, *(side.mark.type for side in sides)]),
    )
    return first, second
