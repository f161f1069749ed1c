"""Writes the legend of a picture as SVG: signs and their meanings in rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.data.vocabulary import ActorType, Family
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.mark_slices import slice_path
from explorer.presentation.drawing.outline import mark_outline
from explorer.presentation.drawing.script import directed, other_fonts
from explorer.presentation.drawing.svg_markup import (
    AttributeValue,
    escape_text,
    number,
    points,
    svg_element,
)
from explorer.presentation.drawing.text_block import shortened
from explorer.presentation.legend import LegendEntry, LegendGroup
from explorer.presentation.theme import (
    ALLIANCE_TYPE,
    ENDED_DASHES,
    FRONT_SIGN_DASHES,
    FRONT_SIGN_WIDTH,
    HOLLOW_SIGN_WIDTHS,
    HOLLOW_TYPES,
    LESSENED_DASHES,
    LINE_DASHES,
    OPEN_CLASS,
    OUTLINE_WIDTH,
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
    camp_colour,
    pale_camp_colour,
    sign_radius,
)

TEXT_SIZE = 12.0
"""Px of the words of a legend."""

ROW_STEP = 20.0
"""Px from one row to the next."""

_MARK_WIDTH, _LINE_WIDTH = 16.0, 28.0
_GAP, _SPACE = 6.0, 18.0
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
    """Lay the entries out in rows of at most `width` px; each group begins a row of its own.

    Marks on lines stand with the lines. Words that are wider than a row are shortened.
    """
    placed: list[PlacedEntry] = []
    x, row, group = 0.0, -1, None
    for entry in entries:
        own = LegendGroup.FAMILY if entry.group is LegendGroup.MARK else entry.group
        sign = _sign_width(entry) + _GAP
        words = shortened(entry.label, width - sign, TEXT_SIZE, Weight.REGULAR)
        wide = sign + text_width(words, TEXT_SIZE) + _SPACE
        if own is not group or (x and x + wide - _SPACE > width):
            x, row, group = 0.0, row + 1, own
        placed.append(PlacedEntry(entry, words, x, row))
        x += wide
    return placed


def legend_svg(placed: Sequence[PlacedEntry], left: float, top: float, palette: Palette) -> str:
    """The entries as SVG, their first row beginning at a point in px."""
    parts = []
    for one in placed:
        x, y = left + one.x, top + ROW_STEP * (one.row + 0.5)
        words = svg_element(
            "text",
            {
                "x": x + _sign_width(one.entry) + _GAP,
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
    is_line = entry.group in (LegendGroup.FAMILY, LegendGroup.MARK)
    return _LINE_WIDTH if is_line else _MARK_WIDTH


def legend_sign(entry: LegendEntry, palette: Palette) -> list[str]:
    """The sign of an entry, around the middle of its left edge."""
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
        case LegendGroup.MARK:
            return _mark(entry.id, palette)


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
        case "front":
            return [
                _line(
                    palette.families[Family.HOSTILITY],
                    width=FRONT_SIGN_WIDTH,
                    dashes=FRONT_SIGN_DASHES,
                )
            ]
        case "area":
            return [
                svg_element(
                    "rect",
                    {
                        "x": 1.0,
                        "y": -7.0,
                        "width": _LINE_WIDTH - 2,
                        "height": 14.0,
                        "rx": 4.0,
                        "fill": palette.overview.tints[0],
                    },
                )
            ]
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
