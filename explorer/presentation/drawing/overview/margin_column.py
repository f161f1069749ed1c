"""The column beside a theater: its outsiders, each at the height of the side that it helps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from explorer.analysis.areas.area_sides import SideKey
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.overview.act_words import act_in_short, doubted_name
from explorer.presentation.drawing.overview.fit_words import fitting_lines
from explorer.presentation.drawing.overview.helper_row import (
    NAME_SIZE,
    ONE_LINE_PITCH,
    ONE_LINE_ROOM,
    ROW_PITCH,
    ROW_STEP,
    SMALL_SIZE,
    HelperRow,
    Margin,
    RowWords,
    margin_row_words,
    row_shapes,
    row_words,
)
from explorer.presentation.drawing.overview.room_words import balanced_lines
from explorer.presentation.drawing.overview.scene import Ink, Piece, Shape, TextLine, TextPart
from explorer.presentation.drawing.overview.side_brackets import (
    BracketRoom,
    help_piece,
    place_brackets,
)
from explorer.presentation.drawing.overview.theater_places import SideReach
from explorer.presentation.overview.content import Mediator, Outsider, SumRow, Variants

_INSET = 10.0
_USUAL_NAME, _WIDEST_NAME, _AROUND_NAME = 80.0, 110.0, 36.0
_BETWEEN_ROWS = 6.0
_AIR = 4.0
"""Px more, where there is room for it, between the first row and what ends above it."""

_SUM_GAP = 3.0
_SUM_AIR = 6.0
_SUM_RISE = 0.74 * SMALL_SIZE
_SUM_LINES, _MOST_SUM_LINES = 3, 4
"""How many lines a sum has, and at most where rows lose nothing by it."""


@dataclass(frozen=True, slots=True)
class ColumnContent:
    """What a column has to say: rows by side, sums by side, and who stands between two sides."""

    rows: Mapping[SideKey, Sequence[HelperRow]]
    sums: Mapping[SideKey, SumRow]
    between: Sequence[Outsider | Mediator] = ()


@dataclass(slots=True)
class DrawnColumn:
    """A column as it is drawn, and what had no room in it.

    `outsiders`: the pieces of outsiders, helps and sums. `mediators`: theirs. `unplaced`: rows
    that are drawn nowhere and named in no sum. `unsaid`: sums that are not drawn.
    `unplaced_mediators`: those without a bracket.
    """

    outsiders: list[Piece] = field(default_factory=list)
    mediators: list[Piece] = field(default_factory=list)
    unplaced: list[HelperRow] = field(default_factory=list)
    unsaid: list[SumRow] = field(default_factory=list)
    unplaced_mediators: list[Mediator] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Block:
    """Where the rows of a side stand, and the sum below them."""

    rows: tuple[tuple[HelperRow, RowWords, float], ...]
    sum_lines: tuple[str, ...]
    sum_y: float
    moved: tuple[HelperRow, ...]


def draw_column(
    reaches: Sequence[SideReach], content: ColumnContent, margin: Margin, top: float, bottom: float
) -> DrawnColumn:
    """The rows of a column between `top` and `bottom`, in px.

    Where not all rows of a side have room, the last of them move into its sum.
    """
    drawn = DrawnColumn()
    rows = {key: list(some) for key, some in content.rows.items()}
    rooms = _brackets(reaches, content, margin, rows, drawn)
    known = {reach.placed.key for reach in reaches}
    for key, some in rows.items():
        if key not in known:
            drawn.unplaced += some
    drawn.unsaid += [row for key, row in content.sums.items() if key not in known]
    used = [
        (index, reach)
        for index, reach in enumerate(reaches)
        if rows.get(reach.placed.key) or reach.placed.key in content.sums
    ]
    highs = _ends([reach for _, reach in used], content.sums, rows, margin, (top, bottom))
    low = top
    outsiders: list[tuple[float, list[Piece]]] = []
    for order, (index, reach) in enumerate(used):
        high = highs[order]
        room_above, room_below = rooms.get(index), rooms.get(index + 1)
        start = max(low, room_above.bottom if room_above else low)
        end = min(high, room_below.top if room_below else high)
        for other, room in rooms.items():  # brackets of sides without rows of their own
            if other <= index:
                start = max(start, room.bottom)
            else:
                end = min(end, room.top)
        key = reach.placed.key
        block = _block(rows.get(key, []), content.sums.get(key), reach, margin, (start, end))
        pieces, last = _block_pieces(block, content.sums.get(key), reach, margin)
        outsiders.append((start, pieces))
        if block.moved and not block.sum_lines:
            drawn.unplaced += block.moved
        if key in content.sums and not block.sum_lines:
            drawn.unsaid.append(content.sums[key])
        low = max(high, last + 2)
    drawn.outsiders += [piece for _, pieces in outsiders for piece in pieces]
    return drawn


@dataclass(frozen=True, slots=True)
class RowsHeight:
    """How high the rows of a side are: above the first line, between lines, and below the last.

    The last with the sum of the side; all in px. `above` is that of the words, and 0 without rows.
    """

    above: float
    between: float
    below: float


def rows_height(
    rows: Sequence[HelperRow], total: SumRow | None, reach: SideReach, margin: Margin
) -> RowsHeight:
    """The height of all rows of a side with their fullest words, and of its sum."""
    lines = _whole_lines(total.words, margin.width - 8, _SUM_LINES) if total else []
    sum_height = _sum_height(len(lines)) + (2 if lines else 0)
    if not rows:
        return RowsHeight(0.0, 0.0, sum_height)
    words = [_words_of(row, reach, margin, 2) for row in rows]
    pitch = _pitch_of(words, _pitch(margin, reach))
    return RowsHeight(words[0].above_px, pitch * (len(rows) - 1), words[-1].below_px + sum_height)


def _ends(
    used: Sequence[SideReach],
    sums: Mapping[SideKey, SumRow],
    rows: Mapping[SideKey, Sequence[HelperRow]],
    margin: Margin,
    span: tuple[float, float],
) -> list[float]:
    """How far down the rows of each side may reach.

    To the middle between two sides; where one is seen above or below another, as far as it needs
    and leaves the other what that needs.
    """
    top, bottom = span
    ends = [(one.bottom + other.top) / 2 for one, other in pairwise(used)] + [bottom]
    needs = [
        rows_height(rows.get(one.placed.key, ()), sums.get(one.placed.key), one, margin)
        for one in used
    ]
    for index, (one, other) in enumerate(pairwise(used)):
        if not (one.is_deep or other.is_deep):
            continue
        own, next_need = needs[index], needs[index + 1]
        last = min(other.bottom - _INSET, ends[index + 1] - next_need.below)
        latest = last - next_need.between - next_need.above
        if one.is_deep:
            first = max(one.top + _INSET, (ends[index - 1] if index else top) + own.above)
            ends[index] = max(ends[index], min(first + own.between + own.below, latest))
        else:
            ends[index] = min(ends[index], latest)
    return ends


def _words_of(row: HelperRow, reach: SideReach, margin: Margin, extras: int) -> RowWords:
    if reach.is_deep:
        return margin_row_words(row, margin, extras)
    return row_words(row, reach.edge, margin, extras)


def _brackets(
    reaches: Sequence[SideReach],
    content: ColumnContent,
    margin: Margin,
    rows: dict[SideKey, list[HelperRow]],
    drawn: DrawnColumn,
) -> dict[int, BracketRoom]:
    """Draw who stands between two sides; the room taken, by the index of the lower side."""
    by_gap: dict[int, list[Outsider | Mediator]] = {}
    order = {reach.placed.key: index for index, reach in enumerate(reaches) if not reach.is_deep}
    for who in content.between:
        keys = who.sides if isinstance(who, Mediator) else tuple(one.to for one in who.helps[:2])
        places = sorted(order[key] for key in keys if key in order)
        if len(places) == 2 and places[1] - places[0] == 1:
            by_gap.setdefault(places[1], []).append(who)
        else:
            _as_rows(who, rows, drawn)
    rooms: dict[int, BracketRoom] = {}
    for below, some in sorted(by_gap.items()):
        if below - 1 in rooms:  # the side between has no room for two
            left_over = list(some)
        else:
            pieces, left_over, room = place_brackets(
                some, reaches[below - 1], reaches[below], margin
            )
            drawn.outsiders += [piece for piece in pieces if piece.role != "mediator"]
            drawn.mediators += [piece for piece in pieces if piece.role == "mediator"]
            if room:
                rooms[below] = room
        for who in left_over:
            _as_rows(who, rows, drawn)
    return rooms


def _as_rows(
    who: Outsider | Mediator, rows: dict[SideKey, list[HelperRow]], drawn: DrawnColumn
) -> None:
    if isinstance(who, Mediator):
        drawn.unplaced_mediators.append(who)
        return
    for given in who.helps:
        row = HelperRow(who, given)
        some = rows.setdefault(given.to, [])
        some.insert(0, row)
        some.sort(key=lambda one: -one.help.act.strength)


def _block(
    rows: Sequence[HelperRow],
    total: SumRow | None,
    reach: SideReach,
    margin: Margin,
    span: tuple[float, float],
) -> _Block:
    width = margin.width - 8
    for count in range(len(rows), -1, -1):
        moved = tuple(rows[count:])
        variants = _sum_variants(moved, total)
        for most in range(_MOST_SUM_LINES, 0, -1) if variants else (0,):
            lines = tuple(_whole_lines(variants, width, most))
            if variants and not lines:
                continue
            for extras in (2, 1, 0) if len(lines) <= _SUM_LINES else (2,):
                words = [_words_of(row, reach, margin, extras) for row in rows[:count]]
                ys = _row_places(words, reach, span, len(lines), _pitch(margin, reach))
                if ys is None:
                    continue
                last = ys[-1] + words[-1].below_px if ys else None
                sum_y = _sum_place(last, reach, span, len(lines))
                if sum_y is None:
                    continue
                placed = tuple(zip(rows[:count], words, ys, strict=True))
                return _Block(placed, lines, sum_y, moved)
    return _Block((), (), 0.0, tuple(rows))


def _pitch(margin: Margin, reach: SideReach) -> float:
    edge = margin.inner if reach.is_deep else reach.edge
    is_wide = abs(edge - margin.outer) - 38 >= ONE_LINE_ROOM
    return ONE_LINE_PITCH if is_wide else ROW_PITCH


def _row_places(
    words: Sequence[RowWords],
    reach: SideReach,
    span: tuple[float, float],
    sum_lines: int,
    pitch: float,
) -> list[float] | None:
    """The heights of lines at an equal pitch; None where they have no room."""
    start, end = span
    if not words:
        return []
    pitch = _pitch_of(words, pitch)
    sum_height = _sum_height(sum_lines)
    first = max(reach.top + _INSET, start + words[0].above_px)
    last = min(reach.bottom - _INSET, end - words[-1].below_px - sum_height)
    slack = last - first - pitch * (len(words) - 1)
    if slack < 0:
        return None
    lower = max(first, start + words[0].above_px + min(_AIR, slack))
    first, slack = lower, slack - (lower - first)
    if reach.is_deep:
        y = first if reach.placed.is_first else first + slack
        return [round(y + pitch * index, 1) for index in range(len(words))]
    wider = min(slack / len(words), 0.14 * pitch) if len(words) > 1 else 0
    pitch += wider
    slack -= wider * (len(words) - 1)
    # Rows stand at the middle of their side, as far as their neighbours let them.
    height = words[0].above_px + pitch * (len(words) - 1) + words[-1].below_px + sum_height
    centre = (max(reach.top, start) + min(reach.bottom + 20, end)) / 2
    y = centre - height / 2 + words[0].above_px
    y = min(max(y, first), first + slack)
    return [round(y + pitch * index, 1) for index in range(len(words))]


def _pitch_of(words: Sequence[RowWords], least: float) -> float:
    """The px between the lines of rows with some words."""
    return max(
        [least, *(one.below_px + other.above_px + _BETWEEN_ROWS for one, other in pairwise(words))]
    )


def _sum_height(lines: int) -> float:
    return _SUM_GAP + ROW_STEP * lines + 3 if lines else 0.0


def _sum_place(
    last: float | None, reach: SideReach, span: tuple[float, float], lines: int
) -> float | None:
    """The baseline of the first line of a sum; None where it has no room."""
    start, end = span
    if not lines:
        return 0.0
    height = ROW_STEP * (lines - 1) + _SUM_RISE + 3
    if last is not None:
        y = last + _SUM_GAP + _SUM_RISE + 2
        spare = end + 0.5 - (y - _SUM_RISE + height)
        return y + min(max(spare - 8, spare / 2), _SUM_AIR) if spare >= 0 else None
    if height > end - start:
        return None
    middle = (max(reach.top, start) + min(reach.bottom, end)) / 2
    y = min(max(middle - height / 2, start), end - height)
    return y + _SUM_RISE


def _sum_variants(moved: Sequence[HelperRow], total: SumRow | None) -> Variants:
    """The words of a sum that also names helpers without a row of their own."""
    if not moved:
        return total.words if total else ()
    named = "; ".join(act_in_short(row.outsider.mark.label, row.help.act) for row in moved)
    if total is None:
        kinds = {row.help.act.words for row in moved}
        more = f"and {len(moved)} more"
        head = f"{more} with {kinds.pop()}" if len(kinds) == 1 else more
        names = ", ".join(
            doubted_name(row.outsider.mark.label, row.help.act.doubt) for row in moved
        )
        return f"{head}: {names}", f"{more}: {names}", more
    count = len(moved) + len(total.helpers)
    return (*(f"{named}; {words}" for words in total.words), f"and {count} more")


def _whole_lines(variants: Variants, width: float, most: int) -> list[str]:
    """The first text that has room in so many lines as a whole, else none."""
    for text in variants:
        lines = fitting_lines((text,), width, most, SMALL_SIZE)
        if " ".join(lines) == " ".join(text.split()):
            return lines
    return []


def _block_pieces(
    block: _Block, total: SumRow | None, reach: SideReach, margin: Margin
) -> tuple[list[Piece], float]:
    """The pieces of a side's rows, and how far down they reach."""
    pieces: list[Piece] = []
    last = 0.0
    for row, words, y in block.rows:
        helper, given = row_shapes(row, words, margin, reach.edge, y)
        who = row.outsider
        data = {"theater": row.help.to.theater, "to": row.help.to.party}
        pieces.append(Piece(who.mark.id, "outsider", helper, who.sentence or who.mark.label, data))
        pieces.append(help_piece(row.help, given))
        last = y + words.below_px
    if block.sum_lines:
        shapes: list[Shape] = [
            TextLine(
                margin.outer,
                round(block.sum_y + ROW_STEP * index, 1),
                (TextPart(line, Ink.MUTED),),
                SMALL_SIZE,
                margin.anchor,
            )
            for index, line in enumerate(block.sum_lines)
        ]
        pieces.append(sum_piece(reach.placed.key, block.moved, total, tuple(shapes)))
        last = block.sum_y + ROW_STEP * (len(block.sum_lines) - 1) + 3
    return pieces, last


def sum_piece(
    key: SideKey,
    moved: Sequence[HelperRow],
    total: SumRow | None,
    shapes: tuple[Shape, ...],
    *,
    ending: str = "more",
) -> Piece:
    """Who else helps a side, as a piece of the picture; `ending`: of its id."""
    named = [f"{row.outsider.mark.label} helps: {row.help.act.words}" for row in moved]
    if total:
        named.append(total.sentence or (total.words[0] if total.words else ""))
    helpers = [row.outsider.mark.id for row in moved] + list(total.helpers if total else ())
    return Piece(
        f"{key.party}-{ending}",
        "sum",
        shapes,
        "; ".join(filter(None, named)) or key.party,
        {"theater": key.theater, "to": key.party, "helpers": " ".join(helpers)},
    )


def column_least(rows: Sequence[HelperRow]) -> float:
    """How wide in px a column has to be so that no name of its rows is cut."""
    widths = [0.0]
    for row in rows:
        name = row.outsider.mark.label
        whole = text_width(name, NAME_SIZE, Weight.BOLD)
        parts = balanced_lines(name, max(whole * 0.7, _USUAL_NAME), NAME_SIZE, Weight.BOLD)
        half = max(text_width(part, NAME_SIZE, Weight.BOLD) for part in parts)
        widths.append(min(max(half, min(whole, _USUAL_NAME)), _WIDEST_NAME) + _AROUND_NAME)
    return max(widths)


def column_need(rows: Sequence[HelperRow], sums: Sequence[SumRow]) -> float:
    """How wide in px a column has to be for the words of its rows, short dates enough."""
    widths = [0.0]
    for row in rows:
        name = text_width(row.outsider.mark.label, 12.5)
        widths.append(min(max(name, text_width(row.help.act.words, 12.5)), 110) + 16 + 16 + 3)
        widths.append(min(name + text_width(f" {row.help.act.words}", 12.5), 75) + 19 + 19)
    widths += [
        min(text_width(total.words[-1], SMALL_SIZE) + 12, 110) for total in sums if total.words
    ]
    return max(widths)
