"""The figure of a wide overview: theaters, outsiders beside them, rivals between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from explorer.analysis.areas.area_sides import SideKey
from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.overview.act_words import doubted_name, help_words
from explorer.presentation.drawing.overview.deal_box import (
    LOW_BOX,
    box_words,
    deal_band,
    deal_box_shapes,
    wanted_box_width,
)
from explorer.presentation.drawing.overview.fit_words import fitting_lines
from explorer.presentation.drawing.overview.gutter_lines import Gutter
from explorer.presentation.drawing.overview.helper_row import HelperRow, Margin
from explorer.presentation.drawing.overview.margin_column import (
    ColumnContent,
    DrawnColumn,
    draw_column,
    sum_piece,
)
from explorer.presentation.drawing.overview.middle_column import DrawnMiddle, MiddleColumn
from explorer.presentation.drawing.overview.middle_theater import (
    bridge_between,
    go_between_beside,
    rival_lines,
)
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Ink,
    Piece,
    Shape,
    TextLine,
    TextPart,
)
from explorer.presentation.drawing.overview.shape_boxes import TakenRoom
from explorer.presentation.drawing.overview.side_text import SideSays
from explorer.presentation.drawing.overview.theater_pieces import (
    title_and_foot,
    wide_theater_pieces,
)
from explorer.presentation.drawing.overview.theater_places import PlacedTheater, side_reaches
from explorer.presentation.drawing.overview.title_lane import title_lane
from explorer.presentation.drawing.overview.wide_frame import BELOW_FIGURE, WideFrame, wide_frame
from explorer.presentation.overview.content import (
    Help,
    Mediator,
    Outsider,
    OverviewContent,
    SumRow,
    TheaterArea,
    Variants,
)
from explorer.presentation.overview.helper_rows import FEW_THEATERS

_MIDDLE_DOWN = 14.0
_BOX_AIR = 12.0
_FAR = 1e5


def wide_figure(content: OverviewContent, figure: Rectangle) -> list[Piece]:
    """The pieces of the figure in its box, in the order of reading.

    Raises ValueError for more than three theaters.
    """
    if not content.theaters:
        return _nothing(content, figure)
    if not content.rivals:
        content = _without_go_betweens(content)
    rows = [_rows(content, theater) for theater in content.theaters]
    frame = wide_frame(content, figure, rows)
    deals = _deals(content, frame)
    columns = [
        column
        for placed, some, margins in zip(frame.theaters, rows, frame.margins, strict=True)
        for column in _columns(content, placed, some, margins, figure)
    ]
    middle = _middle(content, frame, deals, columns)
    says, sums = _said_in_sides(content, middle, columns)
    pieces: list[Piece] = []
    helped: list[Piece] = []
    for placed in frame.theaters:
        lines = [
            shape
            for pieces_of in (
                middle.rivals,
                middle.go_betweens,
                middle.bridges,
                *(column.outsiders for column in columns),
            )
            for piece in pieces_of
            for shape in piece.shapes
            if isinstance(shape, DrawnStroke)
        ]
        own, words = wide_theater_pieces(placed, says, content.ties, lines)
        pieces += own
        helped += [
            sum_piece(key, [], sums.get(key), shapes, ending="helpers")
            for key, shapes in words.items()
            if shapes
        ]
    pieces += _merged(piece for column in columns for piece in column.outsiders)
    pieces += helped
    pieces += [*middle.rivals, *middle.go_betweens, *middle.bridges]
    pieces += [piece for column in columns for piece in column.mediators]
    return [*pieces, *deals]


def _nothing(content: OverviewContent, figure: Rectangle) -> list[Piece]:
    left, top, right, bottom = figure
    lines = fitting_lines((content.empty,), right - left - 40, 3, 16.0)
    y = (top + bottom) / 2
    shapes = tuple(
        TextLine((left + right) / 2, y + 20 * index, (TextPart(line, Ink.MUTED),), 16.0, "middle")
        for index, line in enumerate(lines)
    )
    return [Piece("empty", "foot", shapes, content.empty, can_be_chosen=False)] if shapes else []


# --- outsiders ---


def _without_go_betweens(content: OverviewContent) -> OverviewContent:
    """The same with rows for go-betweens, who have no rival to stand beside."""
    rows = tuple(
        Outsider(who.mark, who.helps, sentence=who.sentence) for who in content.go_betweens
    )
    return replace(content, outsiders=(*content.outsiders, *rows), go_betweens=())


def _is_between(who: Outsider, theater: str) -> bool:
    """Whether somebody helps two sides of a theater, and no other there."""
    own = {given.to for given in who.helps if given.to.theater == theater}
    return len(own) == 2 and len([one for one in who.helps if one.to.theater == theater]) == 2


def _rows(content: OverviewContent, theater: TheaterArea) -> list[HelperRow]:
    return [
        HelperRow(who, given)
        for who in content.outsiders
        for given in who.helps
        if given.to.theater == theater.id
    ]


def _columns(
    content: OverviewContent,
    placed: PlacedTheater,
    rows: Sequence[HelperRow],
    margins: Sequence[Margin],
    figure: Rectangle,
) -> list[DrawnColumn]:
    """The columns of a theater; where it has two, its helpers are shared between them."""
    theater = placed.theater.id
    between: list[Outsider | Mediator] = [
        replace(who, helps=tuple(one for one in who.helps if one.to.theater == theater))
        for who in content.outsiders
        if _is_between(who, theater)
    ]
    between += [one for one in content.mediators if one.sides[0].theater == theater]
    ids = {who.mark.id for who in between if isinstance(who, Outsider)}
    alone = [row for row in rows if row.outsider.mark.id not in ids]
    sums = {total.side: total for total in content.sums if total.side.theater == theater}
    if not margins:
        column = DrawnColumn(unplaced=list(rows), unsaid=list(sums.values()))
        column.unplaced_mediators = [one for one in between if isinstance(one, Mediator)]
        return [column]
    shares = _shared(alone, margins, placed)
    drawn = []
    _, top, _, bottom = placed.box
    bottom = bottom + BELOW_FIGURE if bottom >= figure[3] else bottom
    for index, (margin, share) in enumerate(zip(margins, shares, strict=True)):
        by_side: dict[SideKey, list[HelperRow]] = {}
        for row in share:
            by_side.setdefault(row.help.to, []).append(row)
        reaches = side_reaches(placed, from_left=margin.is_left)
        # Into a theater below a rival that rival's lines come from above.
        has_lane = index == len(margins) - 1 and top <= figure[1]
        lane = title_lane(share, reaches, placed, margin) if has_lane else None
        start = top
        if lane:
            by_side[lane.row.help.to].remove(lane.row)
            start = lane.bottom
        own = ColumnContent(
            by_side,
            _sums_of(index, sums, margins, placed),
            between if not index else (),
        )
        column = draw_column(reaches, own, margin, start, bottom)
        if lane:
            column.outsiders[:0] = lane.pieces
        drawn.append(column)
    return drawn


def _shared(
    rows: Sequence[HelperRow], margins: Sequence[Margin], placed: PlacedTheater
) -> list[list[HelperRow]]:
    """The rows of each column: half of each side's to the left, where both can reach it."""
    if len(margins) == 1:
        return [list(rows)]
    reached = [
        {one.placed.key for one in side_reaches(placed, from_left=margin.is_left)}
        for margin in margins
    ]
    shares: list[list[HelperRow]] = [[], []]
    seen: dict[SideKey, int] = {}
    for row in rows:
        key = row.help.to
        count = seen[key] = seen.get(key, 0) + 1
        total = sum(one.help.to == key for one in rows)
        goes_left = key in reached[0] and (key not in reached[1] or count <= (total + 1) // 2)
        shares[0 if goes_left else 1].append(row)
    return shares


def _sums_of(
    index: int,
    sums: dict[SideKey, SumRow],
    margins: Sequence[Margin],
    placed: PlacedTheater,
) -> dict[SideKey, SumRow]:
    """The sums of a column: in the last one that reaches the side, else in the first."""
    if len(margins) == 1:
        return sums
    last = {one.placed.key for one in side_reaches(placed, from_left=margins[1].is_left)}
    return {key: total for key, total in sums.items() if (key in last) == (index == 1)}


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces of the same actor in the same theater as one, at the place of the first."""
    merged: dict[tuple[str, str, str], Piece] = {}
    for piece in pieces:
        key = (piece.role, piece.id, piece.data.get("theater", ""))
        if key in merged:
            first = merged[key]
            merged[key] = replace(first, shapes=(*first.shapes, *piece.shapes))
        else:
            merged[key] = piece
    return list(merged.values())


# --- the middle ---


def _deals(content: OverviewContent, frame: WideFrame) -> list[Piece]:
    """The band and the box of what the rivals deal in."""
    deals = content.deals
    if deals is None or frame.box_room is None or not frame.band:
        return []
    left, top, right, bottom = frame.box_room
    width = min(right - left, wanted_box_width(deals, right - left))
    words = box_words(deals, width, bottom - top - 2 * _BOX_AIR)
    band = deal_band(frame.band, is_filled=deals.is_filled)
    shapes: list[Shape] = [band]
    if words:
        x, y = (left + right) / 2, (top + bottom) / 2
        # What makes it higher than usual lies below: words of the upper rival's lines end above it.
        air = _BOX_AIR - LOW_BOX
        y += max(min(words.low_px / 2, (bottom - top - words.height) / 2 - air), 0)
        box = (x - width / 2, y - words.height / 2, x + width / 2, y + words.height / 2)
        shapes += deal_box_shapes(words, box)
    ids = "~".join(spot.id for spot in frame.spots)
    sentence = deals.sentence or deals.heading
    return [Piece(ids, "deals", tuple(shapes), sentence)]


def _middle(
    content: OverviewContent,
    frame: WideFrame,
    deals: Sequence[Piece],
    columns: Sequence[DrawnColumn],
) -> DrawnMiddle:
    left, top, right, bottom = frame.figure
    bottom += _MIDDLE_DOWN
    room = TakenRoom(
        [
            (-_FAR, -_FAR, _FAR, top - 4),
            (-_FAR, bottom, _FAR, _FAR),
            (-_FAR, -_FAR, left - 4, _FAR),
            (right + 4, -_FAR, _FAR, _FAR),
        ]
    )
    for placed in frame.theaters:
        for one in placed.sides:
            x0, y0, x1, y1 = one.box
            room.take_box((x0 + 2, y0, x1 - 2, y1))
    if len(frame.theaters) == FEW_THEATERS:
        x0, y0, x1, y1 = frame.theaters[1].box
        room.take_box((x0 - 2, y0, x1 + 2, y1))
    # The helpers of a theater between two others stand where lines of the rivals may pass.
    for piece in (*deals, *(piece for column in columns for piece in column.outsiders)):
        room.take(piece.shapes)
    gutters = _gutters(frame)
    name_room = frame.middle[1] - frame.middle[0] - 20
    if frame.spots:
        x = frame.spots[0].x
        name_room = 2 * min(x - frame.middle[0], frame.middle[1] - x) - 12
    column = MiddleColumn(
        frame.spots, gutters, room, names_beside=len(frame.theaters) == 1 and bool(frame.spots)
    )
    if len(frame.theaters) < FEW_THEATERS:
        return column.draw(content.go_betweens, content.bridges, name_room)
    return _middle_of_three(content, frame, column, room, name_room)


def _middle_of_three(
    content: OverviewContent,
    frame: WideFrame,
    column: MiddleColumn,
    room: TakenRoom,
    name_room: float,
) -> DrawnMiddle:
    """The middle where a theater stands between the rivals: what leads to it is drawn as well."""
    first, theater, _ = frame.theaters
    both = {first.theater.id, theater.theater.id}
    near = [one for one in content.go_betweens if {to.to.theater for to in one.helps} == both]
    close = [one for one in content.bridges if {one.side.theater, one.help.to.theater} == both]
    drawn = column.draw(
        [one for one in content.go_betweens if one not in near],
        [one for one in content.bridges if one not in close],
        name_room,
    )
    lines = rival_lines(frame.spots, theater, title_and_foot(theater), room)
    drawn.rivals += lines.pieces
    missing = list(lines.unplaced)
    for one in near:
        pieces = go_between_beside(one, first, theater, room)
        drawn.go_betweens += pieces or []
        missing += [] if pieces else one.helps
    for bridge in close:
        piece = bridge_between(bridge, first, theater, room)
        drawn.bridges += [piece] if piece else []
        missing += [] if piece else [bridge.help]
    drawn.unplaced += [(given, _helper_label(content, given)) for given in missing]
    return drawn


def _helper_label(content: OverviewContent, given: Help) -> str:
    """What a helper is called, who is no outsider."""
    if given.via is not None:
        return given.via.label
    marks = [one.mark for one in content.rivals] + [one.mark for one in content.go_betweens]
    return next((mark.label for mark in marks if mark.id == given.helper), given.helper)


def _gutters(frame: WideFrame) -> list[Gutter]:
    match frame.theaters:
        case [only]:
            return [Gutter(only, is_left=True)]
        case [first, last]:
            return [Gutter(first, is_left=True), Gutter(last, is_left=False)]
        case [first, _, last]:
            return [
                Gutter(first, is_left=True),
                Gutter(last, is_left=False, has_band=bool(frame.band)),
            ]
    return []


# --- what has no line ---


def _said_in_sides(
    content: OverviewContent,
    middle: DrawnMiddle,
    columns: Sequence[DrawnColumn],
) -> tuple[dict[SideKey, SideSays], dict[SideKey, SumRow]]:
    """Who helps a side and has no line: their names in its area, and the sums they stand for."""
    names: dict[SideKey, list[str]] = {}
    more: dict[SideKey, int] = {}
    mediators: dict[SideKey, list[str]] = {}
    helps: dict[SideKey, list[Variants]] = {}
    unplaced = middle.unplaced + [
        (row.help, row.outsider.mark.label) for column in columns for row in column.unplaced
    ]
    for given, label in unplaced:
        names.setdefault(given.to, []).append(doubted_name(label, given.act.doubt))
        helps.setdefault(given.to, []).append(help_words(label, given.act))
    for column in columns:
        for who in column.unplaced_mediators:
            for side in who.sides:
                mediators.setdefault(side, []).append(who.mark.label)
        for total in column.unsaid:
            more[total.side] = more.get(total.side, 0) + len(total.helpers)
    sums = {total.side: total for total in content.sums}
    keys = names.keys() | more.keys() | mediators.keys()
    drawn = {
        (piece.data["theater"], piece.data["to"])
        for pieces in (
            middle.rivals,
            middle.go_betweens,
            middle.bridges,
            *(column.outsiders for column in columns),
        )
        for piece in pieces
        if piece.role in {"help", "bridge"}
    }
    says = {
        key: SideSays(
            helpers=tuple(dict.fromkeys(names.get(key, ()))),
            more_helpers=more.get(key, 0),
            mediators=tuple(mediators.get(key, ())),
            has_drawn=(key.theater, key.party) in drawn,
            # Only between three theaters is it usual that a helper of several finds no lane.
            helps=tuple(helps.get(key, ())) if len(content.theaters) == FEW_THEATERS else (),
        )
        for key in keys
    }
    return says, sums
