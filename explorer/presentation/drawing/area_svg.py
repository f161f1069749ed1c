"""Writes the ground of a map by areas as SVG: it lies below all lines and marks."""

from __future__ import annotations

from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import Family
from explorer.layout.area_map import HEADING_SIZE, HEADING_SPACING
from explorer.layout.font import Weight
from explorer.presentation.drawing.emphasis import Emphasis
from explorer.presentation.drawing.label_text import LABEL_SIZE
from explorer.presentation.drawing.map_areas import MAP_AREA_RADIUS, MapArea, MapFront
from explorer.presentation.drawing.script import directed, other_fonts
from explorer.presentation.drawing.svg_markup import (
    AttributeValue,
    escape_text,
    number,
    svg_element,
)
from explorer.presentation.theme import (
    FADED_MARK_OPACITY,
    UNDERLAY_OPACITY,
    UNDERLAY_WIDTH,
    Palette,
)

_HUES = tuple(Hue)


def area_svg(area: MapArea, palette: Palette, *, on_page: bool) -> str:
    """The area of a side; the arguments are those of `mark_svg`."""
    left, top, right, bottom = area.box
    shape = svg_element(
        "rect",
        {
            "x": left,
            "y": top,
            "width": right - left,
            "height": bottom - top,
            "rx": MAP_AREA_RADIUS,
            "fill": palette.overview.tints[_HUES.index(area.hue)],
        },
    )
    return _named(
        {"class": "area", "data-id": area.key.party, "data-theater": area.key.theater},
        area.name,
        shape,
        on_page=on_page,
    )


def heading_svg(name: str, place: tuple[float, float], palette: Palette) -> str:
    """The name of a theater above its areas, its left and its foot at a place in px."""
    attributes: dict[str, AttributeValue] = {
        "class": "theater-name",
        "x": place[0],
        "y": place[1],
        "font-size": f"{HEADING_SIZE / LABEL_SIZE:.3f}em",
        "font-weight": str(int(Weight.BOLD)),
        "letter-spacing": f"{HEADING_SPACING / HEADING_SIZE:.3f}em",
        "fill": palette.muted,
        "font-family": other_fonts(name),
    }
    return svg_element("text", attributes, escape_text(directed(name, name)))


def front_svg(front: MapFront, palette: Palette, *, on_page: bool) -> str:
    """A front along its lane; the arguments are those of `mark_svg`."""
    way = f"M{_text(front.start)}L{_text(front.end)}"
    attributes: dict[str, AttributeValue] = {
        "class": "stroke",
        "d": way,
        "fill": "none",
        "stroke": palette.families[Family.HOSTILITY],
        "stroke-width": front.width,
    }
    parts = []
    if front.emphasis is Emphasis.CHOSEN:
        under: dict[str, AttributeValue] = {
            "class": "under",
            "d": way,
            "fill": "none",
            "stroke": palette.highlight,
            "stroke-width": front.width + UNDERLAY_WIDTH,
            "stroke-opacity": f"{UNDERLAY_OPACITY:g}",
            "stroke-linecap": "round",
        }
        parts.append(svg_element("path", under))
    if front.state is FrontState.CEASEFIRE:
        attributes["stroke"] = palette.muted
    elif front.dashes is None:
        # Fighting was last reported: an outline.
        attributes["stroke-width"] = 1.0
    else:
        attributes["stroke-dasharray"] = f"{front.dashes[0]:.2f} {front.dashes[1]:.2f}"
    named: dict[str, AttributeValue] = {
        "class": " ".join(filter(None, ("front", front.emphasis.value))),
        "data-id": front.id,
        "data-theater": front.theater,
    }
    if on_page:
        named |= {
            "data-way": f"{_text(front.start)} {_text(front.end)}",
            "data-width": front.width,
            "role": "button",
            "tabindex": "-1",
        }
    elif front.emphasis is Emphasis.FADED:
        named["stroke-opacity"] = f"{FADED_MARK_OPACITY:g}"
    parts.append(svg_element("path", attributes))
    return _named(named, front.name, "".join(parts), on_page=on_page)


def _named(attributes: dict[str, AttributeValue], name: str, shape: str, *, on_page: bool) -> str:
    if on_page:
        # What lies behind the marks stands in nobody's way; the page's scripts find it by itself.
        named = {"role": "img", **attributes, "aria-label": name, "pointer-events": "none"}
        return svg_element("g", named, shape)
    return svg_element("g", attributes, svg_element("title", {}, escape_text(name)), shape)


def _text(point: tuple[float, float]) -> str:
    return f"{number(point[0])} {number(point[1])}"
