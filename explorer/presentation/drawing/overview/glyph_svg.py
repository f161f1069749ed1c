"""Writes the shape of an actor of an overview as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.analysis.areas.side_hues import Hue
from explorer.presentation.drawing.outline import Outline, Point, mark_outline
from explorer.presentation.drawing.overview.paints import paint_colour
from explorer.presentation.drawing.overview.scene import Glyph, HueInk
from explorer.presentation.drawing.svg_markup import (
    AttributeValue,
    number,
    points,
    svg_element,
)
from explorer.presentation.theme import HOLLOW_TYPES, OUTLINE_WIDTH, Palette

GLYPH_EDGE = 2.0
"""Px of ground around a mark that part it from its lines; half of it lies outside."""


def glyph_svg(glyph: Glyph, palette: Palette) -> Iterator[str]:
    """The elements of a mark, the lowest first.

    Types that are drawn as an outline, and marks without a hue, are hollow: an edge within the
    mark, and ground around it.
    """
    outline = mark_outline(glyph.type, glyph.radius)
    colours = _colours(glyph, palette)
    if colours and glyph.type not in HOLLOW_TYPES:
        yield _shape(
            glyph,
            outline,
            {"fill": colours[0], "stroke": palette.ground, "stroke-width": f"{GLYPH_EDGE:g}"},
        )
        if len(colours) > 1:
            inner = mark_outline(glyph.type, max(glyph.radius - GLYPH_EDGE / 2, 1.0))
            yield _lower_half(glyph, inner, {"fill": colours[1]})
        return
    ring = mark_outline(glyph.type, max(glyph.radius - OUTLINE_WIDTH / 2, 1.0))
    edge: dict[str, AttributeValue] = {"stroke-width": f"{OUTLINE_WIDTH:g}"}
    around: dict[str, AttributeValue] = {
        "fill": palette.ground,
        "stroke": palette.ground,
        "stroke-width": f"{GLYPH_EDGE:g}",
    }
    yield _shape(glyph, outline, around)
    first = colours[0] if colours else palette.no_camp
    yield _shape(glyph, ring, {"fill": palette.ground, "stroke": first, **edge})
    if len(colours) > 1:
        yield _lower_half(glyph, ring, {"fill": palette.ground, "stroke": colours[1], **edge})


def _colours(glyph: Glyph, palette: Palette) -> list[str]:
    if glyph.paint is not None:
        return [paint_colour(glyph.paint, palette)]
    return [paint_colour(HueInk(hue, _part(glyph, hue)), palette) for hue in glyph.hues]


def _part(glyph: Glyph, hue: Hue) -> str:
    # Grey stands out from its own tint as it is, and is meant to stand back.
    return "text" if glyph.is_strong and hue is not Hue.OTHER else "mark"


def _shape(glyph: Glyph, outline: Outline, look: dict[str, AttributeValue]) -> str:
    if isinstance(outline, float | int):
        place: dict[str, AttributeValue] = {"cx": glyph.x, "cy": glyph.y, "r": float(outline)}
        return svg_element("circle", place | look)
    corners = points((glyph.x + x, glyph.y + y) for x, y in outline)
    return svg_element("polygon", {"points": corners, **look})


def _lower_half(glyph: Glyph, outline: Outline, look: dict[str, AttributeValue]) -> str:
    """The half of a mark below its middle."""
    if isinstance(outline, float | int):
        radius, y = number(outline), number(glyph.y)
        left, right = number(glyph.x - outline), number(glyph.x + outline)
        arc = f"M{left} {y}A{radius} {radius} 0 0 0 {right} {y}"
        if "stroke" in look:
            return svg_element("path", {"d": arc, **look, "fill": "none"})
        return svg_element("path", {"d": f"{arc}Z", **look})
    corners = _below(outline)
    return svg_element(
        "polygon", {"points": points((glyph.x + x, glyph.y + y) for x, y in corners), **look}
    )


def _below(corners: Sequence[Point]) -> Iterator[Point]:
    """The part of a polygon around a centre that lies below it."""
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if y1 >= 0:
            yield x1, y1
        if (y1 < 0) != (y2 < 0):
            yield x1 + (x2 - x1) * y1 / (y1 - y2), 0.0
