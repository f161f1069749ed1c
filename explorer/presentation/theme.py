"""Colours, shapes and lines: the one place, for the page and for every picture.

The palette is told apart by people with any common colour blindness (hues after Paul Tol,
"Colour Schemes", SRON/EPS/TN/09-002, set darker or lighter for the ground), and nothing
rests on hue alone: hostility is dashed, talks are dotted, types have shapes of their own.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from urllib.parse import quote

from explorer.data.vocabulary import ActorType, Family

FONT = 'Inter, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif'
ALLIANCE_TYPE = "alliance"
"""Stands among the actor types where alliances have a shape of their own."""

RECENT_OPACITY, UNCHANGED_OPACITY = 0.35, 0.2
"""Opacity, 0 to 1, of a line that is over, and of one that is the same on a second date."""

FADED_MARK_OPACITY, FADED_LINE_OPACITY = 0.25, 0.12
"""Opacity, 0 to 1, of marks and of lines that stand back behind what is chosen."""

UNDERLAY_OPACITY = 0.4
"""Opacity, 0 to 1, of what lies under a highlighted line."""

NO_CAMP_CLASS = "between"
"""The class of a node in no camp."""

OPEN_CLASS = "open"
"""The class of a node on no side, where that is drawn as an outline."""

SEVERAL_CLASS, UNSURE_CLASS = "several", "unsure"
"""The classes of a node with several colours, and of one with a colour that is not sure."""

PALE_SHARE = 0.32
"""How much of its colour fills a node that is only inferred or reported to be on a side."""

UNSURE_EDGE = 1.6
"""Px of the edge, in the colour of its side, around such a node."""

UNSURE_DASHES = (2.2, 1.6)
"""Strokes and gaps in px of an outlined node whose side is not sure."""

CAMP_COLOUR_COUNT = 6
"""How many camps have a colour of their own; further ones share that of `NO_CAMP_CLASS`."""


class Theme(StrEnum):
    """Light or dark."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, eq=False)
class OverviewPalette:
    """The colours that only the overview has, as #rrggbb or as CSS variables.

    `area` and `areaedge`: a theater's ground and its edge (the same where it shows none). `help`,
    `fight`: lines and their texts. `band`, `dealtext`: what the rivals deal in; its edge is that of
    cooperation. `onmark`: words on a filled mark. `tints` and `texts`: the ground of a side and
    what is written on it, of the first three sides and of any other; their marks have the colours
    of camps.
    """

    area: str
    areaedge: str
    help: str
    fight: str
    band: str
    dealtext: str
    onmark: str
    tints: tuple[str, str, str, str]
    texts: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Palette:
    """All colours of a theme, as #rrggbb or as CSS variables.

    `ground`: behind everything. `panel`: behind a panel. `ink` and `muted`: of texts. `rule`:
    of thin lines between parts. `accent`: of buttons and of what is chosen, a grey, as hues are for
    sides and lines. `highlight`: of what lies under highlighted lines. `no_camp`: of
    nodes in no camp. `camps`: by the index of the camp. `families`: of lines. `overview`: what
    the overview has besides.
    """

    ground: str
    panel: str
    ink: str
    muted: str
    rule: str
    accent: str
    highlight: str
    no_camp: str
    camps: tuple[str, ...]
    families: Mapping[Family, str]
    overview: OverviewPalette


PALETTES: dict[Theme, Palette] = {
    Theme.LIGHT: Palette(
        ground="#fbfaf7",
        panel="#ffffff",
        ink="#1b1f24",
        muted="#555c65",
        rule="#d9d7cf",
        accent="#3d4654",
        highlight="#f0b400",
        no_camp="#70767f",
        camps=("#2568b0", "#b45c00", "#4c2370", "#9c4a52", "#9e914f", "#2496ad"),
        families={
            Family.SUPPORT: "#3a414a",
            Family.AFFILIATION: "#868d97",
            Family.COOPERATION: "#0a7a68",
            Family.HOSTILITY: "#b8123c",
            Family.DIPLOMACY: "#4d978c",
            Family.INTEREST: "#8a5aa8",
            Family.MEMBERSHIP: "#a3a9b2",
        },
        overview=OverviewPalette(
            area="#f0eee8",
            areaedge="#f0eee8",
            help="#3a414a",
            fight="#b8123c",
            band="#bfe0d8",
            dealtext="#07604f",
            onmark="#ffffff",
            tints=("#cdddee", "#f5dcbd", "#e6d3e0", "#deddd8"),
            texts=("#174f8c", "#814200", "#4c2370", "#484e56"),
        ),
    ),
    Theme.DARK: Palette(
        ground="#14171c",
        panel="#1c2027",
        ink="#e8eaed",
        muted="#a6adb8",
        rule="#363c46",
        accent="#b9c2cf",
        highlight="#d9a400",
        no_camp="#8f97a3",
        camps=("#78b2f2", "#f0a040", "#ecd9fb", "#d9577a", "#c9d86a", "#4fd6c0"),
        families={
            Family.SUPPORT: "#c3cad3",
            Family.AFFILIATION: "#77808d",
            Family.COOPERATION: "#2ba38b",
            Family.HOSTILITY: "#ff8296",
            Family.DIPLOMACY: "#7fdcca",
            Family.INTEREST: "#c795d4",
            Family.MEMBERSHIP: "#6f7783",
        },
        overview=OverviewPalette(
            area="#272d36",
            areaedge="#5d6673",
            help="#a9b2bd",
            fight="#ff98a8",
            band="#1c4a43",
            dealtext="#6fdcc6",
            onmark="#14171c",
            tints=("#1d3f6b", "#553b1a", "#4a3a4c", "#39404b"),
            texts=("#a5cdf8", "#f6c078", "#ecd9fb", "#c3c9d1"),
        ),
    ),
}

ACCENT_SHADES = (
    "#f1f3f5", "#e2e6ea", "#cdd3db", "#b9c2cf", "#8e99a8", "#5f6b7a", "#3d4654", "#343c48",
    "#2b323c", "#22272f",
)  # fmt: skip
"""Ten shades of the accent from light to dark, as Mantine wants them for controls."""

LINE_DASHES: dict[Family, tuple[int, ...]] = {
    Family.HOSTILITY: (7, 4),
    Family.DIPLOMACY: (2, 3),
    Family.INTEREST: (9, 3, 2, 3),
    Family.MEMBERSHIP: (1, 3),
}
"""Lengths of strokes and gaps in pixels; families left out are drawn through."""

LINE_WIDTHS: tuple[tuple[float, float], ...] = ((0.9, 3.4), (0.75, 2.6), (0.55, 1.8), (0.0, 1.2))
"""From which strength of a link on a line is so many px wide."""

TIE_WIDTH = 1.0
"""Px of what ties a part to its whole, however strong it is."""

HOLLOW_LEAST, HOLLOW_EDGE = 3.4, 2.4
"""The least width in px of a hollow line, and how much of a line's width its two edges take."""

UNDERLAY_WIDTH = 8.0
"""By how many px what lies under a line that is highlighted is wider than it."""

OUTLINE_WIDTH = 2.0
"""Px of the outline of a mark that is drawn as one."""

ENDED_DASHES = (1, 4)
UNREPORTED_DASHES = (6, 4)
LESSENED_DASHES = (12, 3, 1, 3)
"""Strokes and gaps in px of a line that the later of two dates has no more."""

SIGN_WIDTH, UNDERLAY_SIGN_WIDTH = 2.5, 10.0
"""Px of a line, and of what lies under a highlighted one, in a legend."""

HOLLOW_SIGN_WIDTHS = HOLLOW_LEAST + 0.6, round(HOLLOW_LEAST - HOLLOW_EDGE + 0.6, 1)
"""Px of a hollow line in a legend: of the line, and of the ground within it."""


def _regular(corners: int, turn: float = 0.0) -> tuple[tuple[float, float], ...]:
    """The corners of a regular polygon in the unit circle, rotated by `turn` sides."""
    step = 2 * math.pi / corners
    return tuple(
        (round(math.sin(step * (i + turn)), 3), round(-math.cos(step * (i + turn)), 3))
        for i in range(corners)
    )


NODE_SHAPES: dict[str, tuple[tuple[float, float], ...]] = {
    ActorType.STATE: (),
    ActorType.GOVERNMENT: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    ActorType.BODY: ((-1, -0.62), (1, -0.62), (1, 0.62), (-1, 0.62)),
    ActorType.ARMED_FORCES: _regular(5),
    ActorType.ARMED_GROUP: ((0, -1), (1, 0.85), (-1, 0.85)),
    ActorType.COALITION: _regular(6, 0.5),
    ActorType.PMC: _regular(4),
    ActorType.COMPANY: ((-0.9, 0.9), (-0.9, -0.3), (0, -0.3), (0, -0.9), (0.9, -0.9), (0.9, 0.9)),
    ActorType.PARTY: ((-0.55, -0.8), (1, -0.8), (0.55, 0.8), (-1, 0.8)),
    ActorType.ORGANISATION: _regular(8, 0.5),
    ActorType.PERSON: (),
    ALLIANCE_TYPE: _regular(4),
}
"""Corners of the shape of a type, -1 to 1, y down; none means a circle."""

HOLLOW_TYPES: frozenset[str] = frozenset({ActorType.PERSON, ALLIANCE_TYPE})
"""Types whose shape is drawn as an outline."""


_PLAIN_COLOURS = ("ground", "panel", "ink", "muted", "rule", "accent", "highlight")
_OVERVIEW_COLOURS = ("area", "areaedge", "help", "fight", "band", "dealtext", "onmark")

PAGE_PALETTE = Palette(
    **{name: f"var(--{name})" for name in _PLAIN_COLOURS},
    no_camp=f"var(--{NO_CAMP_CLASS})",
    camps=tuple(f"var(--camp{index})" for index in range(CAMP_COLOUR_COUNT)),
    families={family: f"var(--{family})" for family in Family},
    overview=OverviewPalette(
        **{name: f"var(--{name})" for name in _OVERVIEW_COLOURS},
        tints=("var(--tint0)", "var(--tint1)", "var(--tint2)", "var(--tintother)"),
        texts=("var(--text0)", "var(--text1)", "var(--text2)", "var(--textother)"),
    ),
)
"""The colours as variables of the page's style sheet, which knows light and dark."""


def camp_colour(palette: Palette, camp: int | None) -> str:
    """The colour of a camp by its index, 0 and up.

    None, and an index that has no colour of its own: the colour of no camp.
    """
    return palette.no_camp if camp is None or camp >= CAMP_COLOUR_COUNT else palette.camps[camp]


def pale_camp_colour(palette: Palette, camp: int) -> str:
    """The colour of a camp by its index, as a little of it on the ground.

    It fills who is only inferred or reported to be on that side.
    """
    colour = camp_colour(palette, camp)
    if colour.startswith("#"):
        return blend(colour, palette.ground, PALE_SHARE)
    return f"color-mix(in srgb, {colour} {PALE_SHARE:.0%}, {palette.ground})"


def blend(colour: str, ground: str, share: float) -> str:
    """A colour over a ground, both #rrggbb; `share` of the colour, 0 to 1."""
    channels = (
        round(int(colour[i : i + 2], 16) * share + int(ground[i : i + 2], 16) * (1 - share))
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def camp_class_name(camp: int | None) -> str:
    """The class that colours a node of a camp (its index): `camp0`, ... or `NO_CAMP_CLASS`."""
    return NO_CAMP_CLASS if camp is None or camp >= CAMP_COLOUR_COUNT else f"camp{camp}"


def line_width(family: Family, strength: float) -> float:
    """The width in px of a line of a family whose strongest link has a strength, 0 to 1."""
    if family in (Family.AFFILIATION, Family.MEMBERSHIP):
        return TIE_WIDTH
    return next(width for least, width in LINE_WIDTHS if strength >= least)


def sign_radius(type_: str) -> float:
    """The radius in px of a type's mark in a legend; an outline reaches beyond its own."""
    return 5.5 if type_ in HOLLOW_TYPES else 6.5


@dataclass(frozen=True, slots=True)
class Swatch:
    """A small picture of so many px: a data URI."""

    uri: str
    width: int
    height: int


@lru_cache(maxsize=512)
def svg_swatch(body: str, width: int, height: int) -> Swatch:
    """Shapes, written as SVG, as a small picture of so many px."""
    # Kept, as each answer has some forty of the same: quoting them takes a sixth of its time.
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{body}</svg>'
    )
    uri = "data:image/svg+xml," + quote(text, safe=" ='/:(),")
    return Swatch(uri, width, height)
