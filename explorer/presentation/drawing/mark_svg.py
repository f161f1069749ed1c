"""Writes an actor or an alliance as SVG."""

from __future__ import annotations

from explorer.data.vocabulary import Family
from explorer.presentation.drawing.label_svg import label_svg
from explorer.presentation.drawing.scene import Emphasis, Mark
from explorer.presentation.drawing.svg_markup import (
    AttributeValue,
    escape_text,
    number,
    points,
    svg_element,
)
from explorer.presentation.theme import (
    ALLIANCE_TYPE,
    FADED_MARK_OPACITY,
    HOLLOW_TYPES,
    OUTLINE_WIDTH,
    Palette,
    camp_class_name,
    camp_colour,
)

EDGE = 2.0
"""Px of ground around a mark that part it from its lines; half of it lies outside."""

CHOSEN_EDGE = 3.0
"""Px of ink around a mark that is chosen."""


def mark_svg(mark: Mark, palette: Palette, *, on_page: bool, is_shown: bool = True) -> str:
    """A mark with its label.

    Args:
        mark: What to write.
        palette: The colours: of a file values, of the page variables.
        on_page: Whether the page moves about in it and says its name; a file has its name as a
            title, and no label that waits.
        is_shown: Whether it is shown at once; on the page a filter may show it later.

    """
    x, y = map(number, mark.place)
    label = mark.label
    parts = [_shape(mark, palette)]
    if label is not None:
        parts.append(label_svg(label, palette.ink, palette.ground, zoom=None if on_page else 1.0))
    attributes: dict[str, AttributeValue] = {
        "class": " ".join(_classes(mark)),
        "data-id": mark.id,
        "transform": f"translate({x} {y})",
    }
    if on_page:
        attributes |= {
            "data-type": mark.type,
            "data-at": f"{x} {y}",
            "data-r": mark.radius,
            "role": "button",
            "tabindex": "-1",
            "aria-label": mark.name,
            "display": None if is_shown else "none",
        }
    else:
        pale = f"{FADED_MARK_OPACITY:g}" if mark.emphasis is Emphasis.FADED else None
        attributes |= {"stroke-opacity": pale, "fill-opacity": pale}
        parts.insert(0, svg_element("title", {}, escape_text(mark.name)))
    return svg_element("g", attributes, *parts)


def _classes(mark: Mark) -> list[str]:
    if mark.type == ALLIANCE_TYPE:
        names = ["alliance"]
    else:
        names = ["actor", mark.type, camp_class_name(mark.camp)]
    if mark.is_party:
        names.append("theater-party")
    return [*names, mark.emphasis.value] if mark.emphasis.value else names


def _shape(mark: Mark, palette: Palette) -> str:
    is_alliance = mark.type == ALLIANCE_TYPE
    colour = (
        palette.families[Family.COOPERATION] if is_alliance else camp_colour(palette, mark.camp)
    )
    attributes: dict[str, AttributeValue] = {"class": "mark"}
    outline = mark.outline
    is_hollow = mark.type in HOLLOW_TYPES
    if isinstance(outline, float | int):
        tag = "circle"
        attributes["r"] = max(outline - OUTLINE_WIDTH / 2, 1.0) if is_hollow else float(outline)
    else:
        tag = "polygon"
        attributes["points"] = points(outline)
    attributes |= {
        "fill": palette.ground if is_hollow else colour,
        "stroke": colour if is_hollow else palette.ground,
        "stroke-width": OUTLINE_WIDTH if is_hollow else EDGE,
    }
    if mark.emphasis is Emphasis.CHOSEN:
        attributes |= {"stroke": palette.ink, "stroke-width": CHOSEN_EDGE}
    return svg_element(tag, attributes)
