"""Writes the legend of a picture as SVG: signs and their meanings in rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import ActorType, Family
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.mark_slices import slice_path
from explorer.presentation.drawing.outline import mark_outline
from explorer.presentation.drawing.overview.key_signs import (
    BAND_SIGN,
    SIDE_SIGN,
    arrow_sign,
    band_sign,
    front_sign,
    moved_shape,
    side_sign,
)
from explorer.presentation.drawing.overview.overview_svg import shape_svg
from explorer.presentation.drawing.overview.scene import Glyph, Ink, Shape
from explorer.presentation.drawing.script import directed, other_fonts
from explorer.presentation.drawing.svg_markup import (
    AttributeValue,
    escape_text,
    number,
    points,
    svg_element,
)
from explorer.presentation.drawing.text_block import shortened
from explorer.presentation.legend import LEGEND_ROWS, LegendEntry, LegendGroup
from explorer.presentation.map_key import DOT_ID
from explorer.presentation.theme import (
    ALLIANCE_TYPE,
    ENDED_DASHES,
    HOLLOW_SIGN_WIDTHS,
    HOLLOW_TYPES,
    LESSENED_DASHES,
    LINE_DASHES,
    OPEN_CLASS,
    OUTLINE_WIDTH,
    PALETTES,
    RECENT_OPACITY,
    SEVERAL_CLASS,
    SIGN_WIDTH,
    UNCHANGED_OPACITY,
    UNDERLAY_OPACITY,
    UNDERLAY_SIGN_WIDTH,
    UNREPORTED_DASHES,
    UNSURE_CLASS,
    UNSURE_EDGE,
    Palette,
    Swatch,
    camp_colour,
    pale_camp_colour,
    sign_radius,
    svg_swatch,
)

TEXT_SIZE = 12.0
"""Px of the words of a legend."""

ROW_STEP = 20.0
"""Px from one row to the next."""

MOST_ROWS = 4
"""With more rows than these groups do not begin rows of their own."""

_MARK_WIDTH, _LINE_WIDTH = 16.0, 28.0
_GAP, _SPACE, _AFTER_LEAD = 6.0, 18.0, 10.0
_FRONT_LENGTH, _ARROW_LENGTH, _DOT_WIDTH = 34.0, 26.0, 8.0
_SIGN_WIDTHS = {
    "deal": BAND_SIGN,
    DOT_ID: _DOT_WIDTH,
    **{f"front-{state}": _FRONT_LENGTH for state in FrontState},
}
"""Px across of signs by the ids of their entries, where they are not those of their group."""

_BASELINE = 4.0
"""How far below the middle of a row the words stand, in px."""


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """An entry of a legend, its words, and where its sign begins: px from the left, its row."""

    entry: LegendEntry
    words: str
    x: float
    row: int


def arrange_legend(entries: Sequence[LegendEntry], width: float) -> list[PlacedEntry]:
    """Lay the entries out in rows of at most `width` px; each of `LEGEND_ROWS` begins a new one.

    Where that takes more than `MOST_ROWS`, they follow each other if they need fewer rows so.
    Words that are wider than a row are shortened.
    """
    placed = _arranged(entries, width, in_groups=True)
    if placed and placed[-1].row >= MOST_ROWS:
        flowing = _arranged(entries, width, in_groups=False)
        return flowing if flowing[-1].row < placed[-1].row else placed
    return placed


def _arranged(
    entries: Sequence[LegendEntry], width: float, *, in_groups: bool
) -> list[PlacedEntry]:
    placed: list[PlacedEntry] = []
    x, row, group, lead = 0.0, -1, None, 0.0
    for entry in entries:
        own = LEGEND_ROWS[entry.group] if in_groups else LegendGroup.FAMILY
        sign = _room(entry)
        words = shortened(entry.label, width - sign, TEXT_SIZE, Weight.REGULAR)
        wide = sign + text_width(words, TEXT_SIZE)
        if own is not group or (x and x + wide > width):
            # What leads others, as "helps with:" does, stands in the row of the first of them.
            is_led = own is group and 0 < lead <= width - wide
            x, row, group = 0.0, row + 1, own
            if is_led:
                placed[-1] = replace(placed[-1], x=0.0, row=row)
                x = lead
        placed.append(PlacedEntry(entry, words, x, row))
        step = wide + (_AFTER_LEAD if entry.is_lead else _SPACE)
        lead = step if entry.is_lead else 0.0
        x += step
    return placed


def legend_svg(placed: Sequence[PlacedEntry], left: float, top: float, palette: Palette) -> str:
    """The entries as SVG, their first row beginning at a point in px."""
    parts = []
    for one in placed:
        x, y = left + one.x, top + ROW_STEP * (one.row + 0.5)
        words = svg_element(
            "text",
            {
                "x": x + _room(one.entry),
                "y": y + _BASELINE,
                "font-size": TEXT_SIZE,
                "font-family": other_fonts(one.words),
                "fill": palette.ink,
            },
            escape_text(directed(one.words)),
        )
        sign = svg_element(
            "g",
            {"transform": f"translate({number(x)} {number(y)})"},
            *legend_sign(one.entry, palette),
        )
        parts.append(svg_element("g", {"class": f"entry {one.entry.group}"}, sign, words))
    return svg_element("g", {"class": "legend"}, *parts)


def _sign_width(entry: LegendEntry) -> float:
    if entry.is_lead:
        return 0.0
    if entry.id in _SIGN_WIDTHS:
        return _SIGN_WIDTHS[entry.id]
    if entry.group is LegendGroup.SIDE:
        return SIDE_SIGN + OUTLINE_WIDTH
    if entry.width:
        return _ARROW_LENGTH
    is_line = entry.group in (LegendGroup.FAMILY, LegendGroup.MARK)
    return _LINE_WIDTH if is_line else _MARK_WIDTH


def _room(entry: LegendEntry) -> float:
    """Px from the left edge of an entry to its words."""
    sign = _sign_width(entry)
    return sign + _GAP if sign else 0.0


@lru_cache(maxsize=512)
def legend_swatch(entry: LegendEntry) -> Mapping[str, Swatch]:
    """The sign of an entry as a picture 16 px high for each theme; none without a sign."""
    width = _sign_width(entry)
    if not width:
        return {}
    return {
        str(theme): svg_swatch(
            svg_element("g", {"transform": "translate(0 8)"}, *legend_sign(entry, palette)),
            round(width),
            16,
        )
        for theme, palette in PALETTES.items()
    }


def legend_sign(entry: LegendEntry, palette: Palette) -> list[str]:
    """The sign of an entry, around the middle of its left edge; nothing for one without a sign."""
    if entry.is_lead:
        return []
    shape = _map_sign(entry)
    if shape is not None:
        return [*shape_svg(shape, _map_palette(palette))]
    match entry.group:
        case LegendGroup.CAMP:
            return _camp_sign(entry, palette)
        case LegendGroup.TYPE:
            is_alliance = entry.id == ALLIANCE_TYPE
            teal = palette.families[Family.COOPERATION]
            return [_shape(entry.id, teal if is_alliance else palette.muted, palette)]
        case LegendGroup.FAMILY:
            family = Family(entry.id)
            return [_line(palette.families[family], dashes=LINE_DASHES.get(family))]
        case _:
            return _mark(entry.id, palette)


def _map_sign(entry: LegendEntry) -> Shape | None:
    """The sign of what only maps by areas have; None for any other."""
    if entry.group is LegendGroup.SIDE:
        return moved_shape(side_sign(list(Hue)[entry.hues[0]]), OUTLINE_WIDTH / 2, 0.0)
    if entry.id == DOT_ID:
        return Glyph(ActorType.STATE, _DOT_WIDTH / 2, 0.0, 3.2, (), paint=Ink.MUTED)
    if entry.group is not LegendGroup.MARK:
        return None
    if entry.width:
        return arrow_sign(entry.width, _ARROW_LENGTH, is_hollow=entry.id == "help-hollow")
    if entry.id == "deal":
        return band_sign(is_filled=True)
    name, _, state = entry.id.partition("-")
    return front_sign(FrontState(state), _FRONT_LENGTH) if name == "front" else None


@lru_cache(maxsize=8)
def _map_palette(palette: Palette) -> Palette:
    """A palette in which help and fights have the colours of a map's lines."""
    families = palette.families
    lines = replace(
        palette.overview, help=families[Family.SUPPORT], fight=families[Family.HOSTILITY]
    )
    return replace(palette, overview=lines)


def _camp_sign(entry: LegendEntry, palette: Palette) -> list[str]:
    """The sign of a side: a disc in its colours."""
    radius = sign_radius(ActorType.STATE)
    if entry.id == SEVERAL_CLASS:
        return [
            svg_element(
                "path",
                {
                    "d": slice_path(radius, index, len(entry.hues)),
                    "fill": camp_colour(palette, hue),
                    "transform": f"translate({number(_MARK_WIDTH / 2)} 0)",
                },
            )
            for index, hue in enumerate(entry.hues)
        ]
    if entry.id == OPEN_CLASS:
        return [
            svg_element(
                "circle",
                {
                    "r": radius - OUTLINE_WIDTH / 2,
                    "fill": palette.ground,
                    "stroke": palette.no_camp,
                    "stroke-width": OUTLINE_WIDTH,
                    "transform": f"translate({number(_MARK_WIDTH / 2)} 0)",
                },
            )
        ]
    hue = entry.hues[0] if entry.hues else None
    if entry.id == UNSURE_CLASS and hue is not None:
        return [
            svg_element(
                "circle",
                {
                    "r": radius,
                    "fill": pale_camp_colour(palette, hue),
                    "stroke": camp_colour(palette, hue),
                    "stroke-width": UNSURE_EDGE,
                    "transform": f"translate({number(_MARK_WIDTH / 2)} 0)",
                },
            )
        ]
    return [_shape(ActorType.STATE, camp_colour(palette, hue), palette)]


def _mark(name: str, palette: Palette) -> list[str]:
    """The sign of a mark on lines of any family."""
    match name:
        case "underlaid":
            return [_line(palette.highlight, width=UNDERLAY_SIGN_WIDTH, opacity=UNDERLAY_OPACITY)]
        case "recent":
            return _paler(palette.ink, RECENT_OPACITY)
        case "doubtful":
            outer, core = HOLLOW_SIGN_WIDTHS
            return [_line(palette.ink, width=outer), _line(palette.ground, width=core)]
        case "ended":
            return [_line(palette.muted, dashes=ENDED_DASHES)]
        case "unreported":
            return [_line(palette.muted, dashes=UNREPORTED_DASHES)]
        case "lessened":
            return [_line(palette.ink, dashes=LESSENED_DASHES)]
        case "stayed":
            return _paler(palette.ink, 2 * UNCHANGED_OPACITY)
        case _:
            return [_line(palette.ink)]


def _paler(colour: str, opacity: float) -> list[str]:
    """A line and beside it a paler one, to be told from a grey one."""
    middle = _LINE_WIDTH / 2
    return [
        _line(colour, until=middle - 1),
        _line(colour, opacity=opacity, since=middle + 1),
    ]


def _line(
    colour: str,
    *,
    width: float = SIGN_WIDTH,
    opacity: float = 1.0,
    dashes: tuple[int, ...] | None = None,
    since: float = 1.0,
    until: float = _LINE_WIDTH - 1,
) -> str:
    attributes: dict[str, AttributeValue] = {
        "d": f"M{number(since)} 0H{number(until)}",
        "stroke": colour,
        "stroke-width": width,
        "stroke-opacity": f"{opacity:g}" if opacity < 1 else None,
        "stroke-dasharray": " ".join(map(number, dashes)) if dashes else None,
    }
    return svg_element("path", attributes)


def _shape(type_: str, colour: str, palette: Palette) -> str:
    is_hollow = type_ in HOLLOW_TYPES
    paint: dict[str, AttributeValue] = {
        "fill": palette.ground if is_hollow else colour,
        "stroke": colour if is_hollow else None,
        "stroke-width": OUTLINE_WIDTH if is_hollow else None,
        "transform": f"translate({number(_MARK_WIDTH / 2)} 0)",
    }
    outline = mark_outline(type_, sign_radius(type_))
    if isinstance(outline, float | int):
        return svg_element("circle", {"r": float(outline), **paint})
    return svg_element("polygon", {"points": points(outline), **paint})
