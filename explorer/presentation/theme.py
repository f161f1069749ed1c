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
from typing import Any
from urllib.parse import quote

from explorer.data.vocabulary import ActorType, Family

FONT = 'Inter, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif'
LABEL_SIZE = 11
"""Pixels of a label on the map at its own size."""

ALLIANCE_TYPE = "alliance"
"""Stands among the actor types where alliances have a shape of their own."""

RECENT_OPACITY, UNCHANGED_OPACITY = 0.3, 0.16
"""Opacity, 0 to 1, of a line that is over, and of one that is the same on a second date."""

UNDERLAY_OPACITY = 0.25
"""Opacity, 0 to 1, of what lies under a highlighted line."""

NO_CAMP_CLASS = "between"
"""The class of a node in no camp."""

CAMP_COLOUR_COUNT = 6
"""How many camps have a colour of their own; further ones share that of `NO_CAMP_CLASS`."""


class Theme(StrEnum):
    """Light or dark."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of a theme, as #rrggbb.

    `ground`: behind everything. `panel`: behind a panel. `ink` and `muted`: of texts. `rule`:
    of thin lines between parts. `accent`: of what is chosen or highlighted. `no_camp`: of
    nodes in no camp. `camps`: by the index of the camp. `families`: of lines.
    """

    ground: str
    panel: str
    ink: str
    muted: str
    rule: str
    accent: str
    no_camp: str
    camps: tuple[str, ...]
    families: Mapping[Family, str]


PALETTES: dict[Theme, Palette] = {
    Theme.LIGHT: Palette(
        ground="#faf9f5",
        panel="#ffffff",
        ink="#1b1f24",
        muted="#57606a",
        rule="#d9d7cf",
        accent="#0b5cad",
        no_camp="#8c939c",
        camps=("#336fb3", "#d97a1d", "#754795", "#b03a5b", "#6f7e24", "#2d867c"),
        families={
            Family.SUPPORT: "#12765a",
            Family.AFFILIATION: "#7b8494",
            Family.COOPERATION: "#3d67c2",
            Family.HOSTILITY: "#d23e23",
            Family.DIPLOMACY: "#816313",
            Family.INTEREST: "#8a5aa8",
            Family.MEMBERSHIP: "#a3a9b2",
        },
    ),
    Theme.DARK: Palette(
        ground="#14171c",
        panel="#1c2027",
        ink="#e8eaed",
        muted="#a6adb8",
        rule="#363c46",
        accent="#7db7f0",
        no_camp="#8b929d",
        camps=("#76aeed", "#e49c38", "#b285cf", "#eb828d", "#b5c25a", "#5fc5c2"),
        families={
            Family.SUPPORT: "#4cc39a",
            Family.AFFILIATION: "#8b95a5",
            Family.COOPERATION: "#8fadf5",
            Family.HOSTILITY: "#ff7a66",
            Family.DIPLOMACY: "#d9b24c",
            Family.INTEREST: "#c795d4",
            Family.MEMBERSHIP: "#6f7783",
        },
    ),
}

ACCENT_SHADES = (
    "#eaf3fc", "#d2e4f6", "#a6c8ec", "#7db7f0", "#4a93dc", "#2576c4", "#0b5cad", "#0a4f95",
    "#08427c", "#063563",
)  # fmt: skip
"""Ten shades of the accent from light to dark, as Mantine wants them for controls."""

LINE_DASHES: dict[Family, tuple[int, ...]] = {
    Family.HOSTILITY: (7, 4),
    Family.DIPLOMACY: (2, 3),
    Family.INTEREST: (9, 3, 2, 3),
    Family.MEMBERSHIP: (1, 3),
}
"""Lengths of strokes and gaps in pixels; families left out are drawn through."""

LINE_WEIGHTS: dict[Family, float] = {
    Family.SUPPORT: 1.0,
    Family.HOSTILITY: 1.0,
    Family.COOPERATION: 0.8,
    Family.AFFILIATION: 0.7,
    Family.DIPLOMACY: 0.7,
    Family.INTEREST: 0.7,
    Family.MEMBERSHIP: 0.6,
}
"""Factor on the width of a family's lines, 0 to 1."""


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
    ALLIANCE_TYPE: (
        (0, -1), (0.26, -0.26), (1, 0), (0.26, 0.26), (0, 1), (-0.26, 0.26), (-1, 0),
        (-0.26, -0.26),
    ),
}  # fmt: skip
"""Corners of the shape of a type, -1 to 1, y down; none means a circle."""

HOLLOW_TYPES: frozenset[str] = frozenset({ActorType.PERSON})
"""Types whose shape is drawn as an outline."""


def camp_colour(palette: Palette, camp: int | None) -> str:
    """The colour of a camp by its index, 0 and up.

    None, and an index that has no colour of its own: the colour of no camp.
    """
    return palette.no_camp if camp is None or camp >= CAMP_COLOUR_COUNT else palette.camps[camp]


def camp_class_name(camp: int | None) -> str:
    """The class that colours a node of a camp (its index): `camp0`, ... or `NO_CAMP_CLASS`."""
    return NO_CAMP_CLASS if camp is None or camp >= CAMP_COLOUR_COUNT else f"camp{camp}"


def canvas_stylesheet(theme: Theme) -> list[dict[str, Any]]:
    """The Cytoscape stylesheet of a theme.

    Classes that the page's script sets: `hidden` (filtered out), `quiet` (no room for its
    label), `faded` and `lit` (beside a chosen actor), `chosen`, `recent` (an event that is
    over), `forward`, `back` and `both` (arrows).
    """
    palette = PALETTES[theme]
    rules: list[tuple[str, dict[str, Any]]] = [
        (
            "node",
            {
                "label": "data(label)",
                "width": "data(size)",
                "height": "data(size)",
                "font-family": FONT,
                "font-size": LABEL_SIZE,
                "font-weight": 500,
                "color": palette.ink,
                "text-wrap": "wrap",
                "text-max-width": 1000,
                "text-valign": "bottom",
                "text-margin-y": 3,
                "text-outline-color": palette.ground,
                "text-outline-width": 2,
                "min-zoomed-font-size": 0,
                "border-width": 1.5,
                "border-color": palette.ground,
                "background-color": palette.no_camp,
                "overlay-opacity": 0,
            },
        )
    ]
    rules += [
        (
            f'node[type = "{name}"]',
            {"shape": "ellipse"}
            if not corners
            else {
                "shape": "polygon",
                "shape-polygon-points": " ".join(f"{x:g} {y:g}" for x, y in corners),
            },
        )
        for name, corners in NODE_SHAPES.items()
    ]
    for index in (*range(CAMP_COLOUR_COUNT), None):
        colour = camp_colour(palette, index)
        name = camp_class_name(index)
        rules.append((f"node.{name}", {"background-color": colour}))
        rules.extend(
            (
                f'node.{name}[type = "{hollow}"]',
                {"background-color": palette.ground, "border-color": colour, "border-width": 3},
            )
            for hollow in HOLLOW_TYPES
        )
    rules.append(("node.party", {"font-weight": 700, "font-size": LABEL_SIZE + 1}))
    rules.append(
        (
            "edge",
            {
                "curve-style": "bezier",
                "control-point-step-size": 22,
                "width": "data(width)",
                "opacity": 0.62,
                "arrow-scale": 0.75,
                "overlay-opacity": 0,
                "overlay-padding": 4,
                "target-endpoint": "outside-to-node",
                "source-endpoint": "outside-to-node",
            },
        )
    )
    for family, colour in palette.families.items():
        style: dict[str, Any] = {
            "line-color": colour,
            "target-arrow-color": colour,
            "source-arrow-color": colour,
        }
        if dashes := LINE_DASHES.get(family):
            style |= {"line-style": "dashed", "line-dash-pattern": list(dashes)}
        rules.append((f"edge.{family}", style))
    rules += [
        ("edge.forward", {"target-arrow-shape": "triangle"}),
        ("edge.back", {"source-arrow-shape": "triangle"}),
        ("edge.both", {"target-arrow-shape": "triangle", "source-arrow-shape": "triangle"}),
        ("edge.recent", {"opacity": RECENT_OPACITY}),
        ("edge.began", {"opacity": 1}),
        ("edge.stayed", {"opacity": UNCHANGED_OPACITY}),
        ("edge.ended", {"opacity": 0.85, "line-color": palette.muted, "line-style": "dashed",
                        "line-dash-pattern": [1, 4], "target-arrow-color": palette.muted,
                        "source-arrow-color": palette.muted}),
        ("edge.strong", {"opacity": 1, "underlay-color": palette.accent,
                         "underlay-opacity": UNDERLAY_OPACITY, "underlay-padding": 4}),
        (".faded", {"opacity": 0.08}),
        ("node.faded", {"opacity": 0.2}),
        ("edge.lit", {"opacity": 0.95}),
        ("node.lit", {"opacity": 1}),
        ("node.chosen", {"border-width": 3.5, "border-color": palette.ink}),
        ("edge.chosen", {"opacity": 1, "underlay-color": palette.accent, "underlay-opacity": 0.3,
                         "underlay-padding": 5}),
        ("node.quiet", {"label": ""}),
        (".hidden", {"display": "none"}),
    ]  # fmt: skip
    return [{"selector": selector, "style": style} for selector, style in rules]


def line_width(family: Family, count: int) -> float:
    """The width in pixels of a line that stands for `count` links: it grows with the logarithm."""
    return round(LINE_WEIGHTS[family] * (1.1 + 1.5 * math.log2(max(count, 1))), 2)


def _svg(body: str, width: int, height: int) -> str:
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{body}</svg>'
    )
    return "data:image/svg+xml," + quote(text, safe=" ='/:(),")


def shape_swatch(type_: str, colour: str) -> str:
    """A node of a type (or `ALLIANCE_TYPE`) as a small picture: a data URI, 16 by 16 pixels."""
    hollow = type_ in HOLLOW_TYPES
    paint = f'fill="none" stroke="{colour}" stroke-width="2.5"' if hollow else f'fill="{colour}"'
    corners = NODE_SHAPES[type_]
    if corners:
        points = " ".join(f"{8 + 7 * x:g},{8 + 7 * y:g}" for x, y in corners)
        return _svg(f'<polygon points="{points}" {paint}/>', 16, 16)
    return _svg(f'<circle cx="8" cy="8" r="{5.5 if hollow else 6.5}" {paint}/>', 16, 16)


def line_swatch(family: Family, theme: Theme) -> str:
    """A line of a family as a small picture: a data URI, 28 by 16 pixels."""
    colour = PALETTES[theme].families[family]
    dashes = ",".join(map(str, LINE_DASHES.get(family, ())))
    extra = f' stroke-dasharray="{dashes}"' if dashes else ""
    return _line(colour, f'stroke-width="2.5"{extra}')


def underlay_swatch(theme: Theme) -> str:
    """What lies under a highlighted line as a small picture: a data URI, 28 by 16 pixels."""
    return _line(PALETTES[theme].accent, f'stroke-width="10" stroke-opacity="{UNDERLAY_OPACITY}"')


def plain_swatch(theme: Theme, *, opacity: float = 1.0, dotted: bool = False) -> str:
    """A line of no family as a small picture: a data URI, 28 by 16 pixels.

    `opacity`: 0 to 1. `dotted`: as lines are drawn that are over by the later of two dates.
    """
    dashes = ' stroke-dasharray="1,4"' if dotted else ""
    colour = PALETTES[theme].muted if dotted else PALETTES[theme].ink
    return _line(colour, f'stroke-width="2.5" stroke-opacity="{opacity}"{dashes}')


def _line(colour: str, look: str) -> str:
    return _svg(f'<path d="M1 8H27" stroke="{colour}" {look}/>', 28, 16)
