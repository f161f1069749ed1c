"""The legend of an overview: only and all of what is in the picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.held_links import Doubt
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import ActorType
from explorer.layout.font import text_width
from explorer.presentation.drawing.overview.act_words import help_line_width
from explorer.presentation.drawing.overview.front_lines import WAR_WIDTH
from explorer.presentation.drawing.overview.key_signs import (
    BAND_SIGN,
    SIDE_SIGN,
    arrow_sign,
    band_sign,
    front_sign,
    moved_shape,
    side_sign,
)
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Glyph,
    HueInk,
    Ink,
    LineStyle,
    Panel,
    Piece,
    Shape,
    TextLine,
    TextPart,
)
from explorer.presentation.overview.content import Act, OverviewContent
from explorer.presentation.overview.words import HELPS_LEAD, TYPE_WORDS, width_words

LEGEND_STEP = 23.0
"""Px between the baselines of two rows."""

NO_SIDE_WORDS = "helps no side"

_SIZE = 12.0
_UP = 4.0
_LEAST_GAP, _MOST_GAP = 8.0, 24.0
_ARROW_LENGTH = 24.0


@dataclass(frozen=True, slots=True)
class OverviewEntry:
    """A sign with its words; `sign`: its shapes around the origin, `sign_width` px wide.

    `is_first_part`: whether it stands in one of the aligned columns at the left. `is_optional`:
    whether the picture says the same beside what is drawn.
    """

    id: str
    words: str
    sign: tuple[Shape, ...]
    sign_width: float
    is_first_part: bool = False
    is_optional: bool = False

    @property
    def width(self) -> float:
        """Sign, gap and words."""
        gap = 6 if self.sign_width else 0
        return self.sign_width + gap + text_width(self.words, _SIZE)


def legend_entries(
    content: OverviewContent, shapes: Iterable[Shape]
) -> tuple[tuple[OverviewEntry, ...], tuple[OverviewEntry, ...]]:
    """The entries of the rows of lines and of shapes, for what is drawn."""
    drawn = list(shapes)
    lines, shown = list(_line_entries(content, drawn)), list(_shape_entries(content, drawn))
    columns = sum(one.is_first_part for one in lines)
    if sum(one.is_first_part for one in shown) > columns:
        shown = [replace(one, is_first_part=False) if one.id == "both" else one for one in shown]
    return tuple(lines), tuple(shown)


def legend_rows(
    rows: tuple[tuple[OverviewEntry, ...], tuple[OverviewEntry, ...]], width: float
) -> list[list[tuple[OverviewEntry, float]]]:
    """The entries with their x from the left, in as many rows as they need of `width` px.

    The first entries of both rows stand in columns of their own. What has no room in two rows goes
    where it is optional, and else into further rows.
    """
    found = _placed_rows(rows, width)
    if len(found) <= 2:
        return found
    needed = tuple(tuple(one for one in row if not one.is_optional) for row in rows)
    return _placed_rows((needed[0], needed[1]), width)


def _placed_rows(
    rows: tuple[tuple[OverviewEntry, ...], tuple[OverviewEntry, ...]], width: float
) -> list[list[tuple[OverviewEntry, float]]]:
    gap = _MOST_GAP
    while gap > _LEAST_GAP and any(_row_width(rows, row, gap) > width for row in (0, 1)):
        gap -= 1
    columns = _column_starts(rows, gap)
    placed: list[list[tuple[OverviewEntry, float]]] = []
    for row in rows:
        first = [one for one in row if one.is_first_part]
        rest = [one for one in row if not one.is_first_part]
        line = [(one, columns[index]) for index, one in enumerate(first)]
        x = columns[-1]
        for one in rest:
            if line and x + one.width > width:
                placed.append(line)
                line, x = [], 0.0
            line.append((one, x))
            x += one.width + (10 if one.id == "helps" else gap)
        if line:
            placed.append(line)
    return placed


def legend_pieces(
    rows: Sequence[Sequence[tuple[OverviewEntry, float]]], left: float, last_baseline: float
) -> Iterator[Piece]:
    """The entries as pieces, the last row's baseline at a height in px."""
    for index, row in enumerate(rows):
        y = last_baseline - LEGEND_STEP * (len(rows) - 1 - index)
        for one, x in row:
            text_x = left + x + one.sign_width + (6 if one.sign_width else 0)
            text = TextLine(text_x, y, (TextPart(one.words),), _SIZE)
            sign = tuple(moved_shape(shape, left + x, y - _UP) for shape in one.sign)
            yield Piece(one.id, "legend", (*sign, text), can_be_chosen=False)


def _row_width(
    rows: tuple[tuple[OverviewEntry, ...], tuple[OverviewEntry, ...]], row: int, gap: float
) -> float:
    rest = [one for one in rows[row] if not one.is_first_part]
    gaps = sum(10 if one.id == "helps" else gap for one in rest[:-1])
    return _column_starts(rows, gap)[-1] + sum(one.width for one in rest) + gaps


def _column_starts(
    rows: tuple[tuple[OverviewEntry, ...], tuple[OverviewEntry, ...]], gap: float
) -> list[float]:
    """Where each of the aligned columns begins, and where the rest does."""
    firsts = [[one for one in row if one.is_first_part] for row in rows]
    starts = [0.0]
    for index in range(max(map(len, firsts))):
        widest = max((row[index].width for row in firsts if index < len(row)), default=0.0)
        starts.append(starts[-1] + widest + gap)
    return starts


def _line_entries(content: OverviewContent, drawn: Sequence[Shape]) -> Iterator[OverviewEntry]:
    states = {front.state for theater in content.theaters for front in theater.fronts}
    fights = [one for one in drawn if isinstance(one, DrawnStroke) and one.paint is Ink.FIGHT]
    if FrontState.WAR in states and fights:
        yield _front_entry(FrontState.WAR, "at war", 40)
    if FrontState.PARTS in states and any(one.width < WAR_WIDTH for one in fights):
        yield _front_entry(FrontState.PARTS, "by parts only", 29)
    if FrontState.CEASEFIRE in states and any(
        isinstance(one, DrawnStroke) and one.paint is Ink.DISPUTED_TIE and one.width == WAR_WIDTH
        for one in drawn
    ):
        yield _front_entry(FrontState.CEASEFIRE, "ceasefire", 30)
    if any(isinstance(one, DrawnStroke) and one.edge is Ink.DEAL_EDGE for one in drawn):
        is_filled = content.deals is None or content.deals.is_filled
        band = band_sign(is_filled=is_filled)
        words = content.deals.band_words if content.deals else "deal"
        yield OverviewEntry("deal", words, (band,), BAND_SIGN, is_first_part=True)
    if any(
        isinstance(one, DrawnStroke) and one.paint is Ink.DEAL_EDGE and one.dashes for one in drawn
    ):
        line = DrawnStroke(((0, 0), (30, 0)), 2.4, Ink.DEAL_EDGE, LineStyle.DASHED, (6, 4))
        yield OverviewEntry("mediates", "mediates", (line,), 30, is_first_part=True)
    acts = list(_drawn_acts(content, drawn))
    if acts:
        yield OverviewEntry("helps", HELPS_LEAD, (), 0)
    for width in (6.0, 4.5, 3.0, 1.5):
        own = [act for act in acts if help_line_width(act.strength) == width]
        if own:
            is_optional = all(act.doubt is not Doubt.NONE for act in own)
            yield OverviewEntry(
                f"width-{width:g}",
                width_words(own),
                (arrow_sign(width, _ARROW_LENGTH),),
                _ARROW_LENGTH,
                is_optional=is_optional,
            )
    doubts = {act.doubt for act in acts} - {Doubt.NONE}
    if doubts:
        words = " or ".join(doubt for doubt in (Doubt.DISPUTED, Doubt.REPORTED) if doubt in doubts)
        sign = arrow_sign(4.5, _ARROW_LENGTH, is_hollow=True)
        yield OverviewEntry("doubt", words, (sign,), _ARROW_LENGTH)


def _front_entry(state: FrontState, words: str, length: float) -> OverviewEntry:
    return OverviewEntry(
        state.value, words, (front_sign(state, length),), length, is_first_part=True
    )


def _drawn_acts(content: OverviewContent, drawn: Sequence[Shape]) -> Iterator[Act]:
    """What is given by lines of a width and a doubt that are drawn."""
    lines = {
        (one.width, one.style is LineStyle.HOLLOW)
        for one in drawn
        if isinstance(one, DrawnStroke) and one.paint is Ink.HELP
    }
    helps = [given for one in content.rivals for given in one.helps]
    helps += [given for one in content.outsiders for given in one.helps]
    helps += [given for one in content.go_betweens for given in one.helps]
    helps += [bridge.help for bridge in content.bridges]
    for given in helps:
        if (help_line_width(given.act.strength), given.act.doubt is not Doubt.NONE) in lines:
            yield given.act


def _shape_entries(content: OverviewContent, drawn: Sequence[Shape]) -> Iterator[OverviewEntry]:
    hues = {
        (one.edge.hue, one.fill.hue != one.edge.hue)
        for one in drawn
        if isinstance(one, Panel) and isinstance(one.fill, HueInk) and isinstance(one.edge, HueInk)
    }
    signs = list(content.side_signs(hues))
    # One more kind of side takes the room of a column, and of shapes that say themselves.
    is_crowded = any(is_edge for _, is_edge, _ in signs)
    for index, (hue, is_edge, words) in enumerate(signs):
        box = side_sign(hue, is_edge=is_edge)
        name = f"{'idle' if is_edge else 'hue'}-{hue}"
        is_first_part = not is_crowded or index == 0
        yield OverviewEntry(name, words, (box,), SIDE_SIGN, is_first_part=is_first_part)
    glyphs = [one for one in drawn if isinstance(one, Glyph)]
    both = next((one.hues for one in glyphs if len(one.hues) > 1), None)
    if both:
        sign = Glyph(ActorType.STATE, 8, 0, 8, both)
        yield OverviewEntry(
            "both", "both", (sign,), 16, is_first_part=not is_crowded, is_optional=True
        )
    if any(not one.hues and one.paint is None for one in glyphs):
        sign = Glyph(ActorType.STATE, 8, 0, 7, ())
        yield OverviewEntry("no-side", NO_SIDE_WORDS, (sign,), 16)
    types = {one.type for one in glyphs}
    for kind in _TYPE_ORDER:
        if kind in types:
            sign = Glyph(kind, 8, 0, 7, (Hue.OTHER,), paint=Ink.MUTED)
            is_optional = is_crowded and kind in _RARE_TYPES
            yield OverviewEntry(
                f"type-{kind}", TYPE_WORDS[kind], (sign,), 15, is_optional=is_optional
            )


_RARE_TYPES = (ActorType.ORGANISATION, ActorType.PMC, ActorType.COMPANY)

_TYPE_ORDER = (
    ActorType.STATE,
    ActorType.GOVERNMENT,
    ActorType.BODY,
    ActorType.ARMED_FORCES,
    ActorType.COALITION,
    ActorType.ARMED_GROUP,
    ActorType.ORGANISATION,
    ActorType.PMC,
    ActorType.COMPANY,
    ActorType.PARTY,
    ActorType.PERSON,
)
