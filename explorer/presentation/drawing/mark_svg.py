"""Writes an actor or an alliance as SVG."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.data.vocabulary import Family
from explorer.presentation.drawing.emphasis import Emphasis
from explorer.presentation.drawing.label_svg import label_svg
from explorer.presentation.drawing.mark_slices import arc_path, slice_path
from explorer.presentation.drawing.outline import Outline, mark_outline
from explorer.presentation.drawing.scene import Mark
from explorer.presentation.drawing.svg_markup import (
    AttributeValue,
    escape_text,
    number,
    points,
    svg_element,
)
from explorer.presentation.side_colours import SideColour
from explorer.presentation.theme import (
    ALLIANCE_TYPE,
    FADED_MARK_OPACITY,
    HOLLOW_TYPES,
    OPEN_CLASS,
    OUTLINE_WIDTH,
    SEVERAL_CLASS,
    UNSURE_CLASS,
    UNSURE_DASHES,
    UNSURE_EDGE,
    Palette,
    camp_class_name,
    camp_colour,
    pale_camp_colour,
)

EDGE = 2.0
"""Px of ground around a mark that part it from its lines; half of it lies outside."""

LEAST_OPEN = 4.5
"""Px of the radius of a mark from which on there is room for an outline."""

CHOSEN_EDGE = 3.0
"""Px of ink around a mark that is chosen."""


def mark_svg(mark: Mark, palette: Palette, *, on_page: bool, is_shown: bool = True) -> str:
    """A mark with its label.

    Args:
        mark: What to write.
        palette: The colours: of a file values, of the page variables.
        on_page: Whether the page moves about in it and says its name; a file has its name as a
            title, and no label that waits.
        is_shown: Whether it is shown at once; on the page a filter may show it later, and a line
            of a file waits for ever.

    """
    x, y = map(number, mark.place)
    label = mark.label
    parts = _shape(mark, palette)
    if label is not None:
        parts.append(
            label_svg(
                label,
                palette.ink,
                palette.ground,
                inner=palette.overview.onmark if _is_dark(mark) else None,
                zoom=None if on_page else 1.0,
            )
        )
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
    names = ["alliance"] if mark.type == ALLIANCE_TYPE else ["actor", mark.type, *_sides(mark)]
    if mark.is_party:
        names.append("theater-party")
    return [*names, mark.emphasis.value] if mark.emphasis.value else names


def _sides(mark: Mark) -> list[str]:
    """The classes by which the page finds all marks of a row of the legend."""
    if not mark.colours:
        return [OPEN_CLASS if mark.is_open else camp_class_name(None)]
    names = [camp_class_name(colour.hue) for colour in mark.colours]
    if len(mark.colours) > 1:
        names.append(SEVERAL_CLASS)
    if not all(colour.is_sure for colour in mark.colours):
        names.append(UNSURE_CLASS)
    return names


def _shape(mark: Mark, palette: Palette) -> list[str]:
    """The outline of a mark, which is clicked and drawn around, and what it is filled with."""
    is_hollow = _is_hollow(mark)
    outline = mark.outline
    if is_hollow and isinstance(outline, float | int):
        outline = max(outline - OUTLINE_WIDTH / 2, 1.0)
    attributes: dict[str, AttributeValue] = {"class": "mark"}
    attributes |= _outline_attributes(outline)
    colour, fill = _colours(mark, palette)
    attributes |= {
        "fill": palette.ground if is_hollow else fill,
        "stroke": colour if is_hollow else palette.ground,
        "stroke-width": OUTLINE_WIDTH if is_hollow else EDGE,
    }
    is_plain = len(mark.colours) < 2
    if is_plain and mark.colours and not mark.colours[0].is_sure:
        if is_hollow:
            attributes["stroke-dasharray"] = " ".join(map(number, UNSURE_DASHES))
        else:
            attributes |= {"stroke": colour, "stroke-width": UNSURE_EDGE}
    if mark.emphasis is Emphasis.CHOSEN:
        attributes |= {"stroke": palette.ink, "stroke-width": CHOSEN_EDGE}
    tag = "circle" if isinstance(outline, float | int) else "polygon"
    if is_plain:
        return [svg_element(tag, attributes)]
    if is_hollow and isinstance(outline, float | int):
        return [svg_element(tag, attributes), *_arcs(mark, float(outline), palette)]
    return [svg_element(tag, attributes), *_slices(mark, palette)]


def _is_hollow(mark: Mark) -> bool:
    """Whether a mark is drawn as an outline; a dot is none, whatever it stands for."""
    is_open = mark.is_open and mark.radius >= LEAST_OPEN
    return not mark.is_dot and (mark.type in HOLLOW_TYPES or is_open)


def _is_dark(mark: Mark) -> bool:
    """Whether a mark is filled with a full colour, on which letters are white."""
    return not _is_hollow(mark) and all(colour.is_sure for colour in mark.colours)


def _outline_attributes(outline: Outline) -> dict[str, AttributeValue]:
    if isinstance(outline, float | int):
        return {"r": float(outline)}
    return {"points": points(outline)}


def _colours(mark: Mark, palette: Palette) -> tuple[str, str]:
    """The colour of a mark's edge and that of its fill, by the first of its sides."""
    if mark.type == ALLIANCE_TYPE:
        teal = palette.families[Family.COOPERATION]
        return teal, teal
    if not mark.colours:
        return palette.no_camp, palette.no_camp
    return _side_colours(mark.colours[0], palette)


def _side_colours(colour: SideColour, palette: Palette) -> tuple[str, str]:
    edge = camp_colour(palette, colour.hue)
    return edge, edge if colour.is_sure else pale_camp_colour(palette, colour.hue)


def _slices(mark: Mark, palette: Palette) -> Iterator[str]:
    """A wedge for each side, within the edge of the mark."""
    radius = max(mark.radius - EDGE / 2, 1.0)
    inner = radius if mark.is_dot else mark_outline(mark.type, radius)
    for index, colour in enumerate(mark.colours):
        edge, fill = _side_colours(colour, palette)
        yield svg_element(
            "path",
            {
                "class": "slice",
                "d": slice_path(inner, index, len(mark.colours)),
                "fill": fill,
                "stroke": None if colour.is_sure else edge,
                "stroke-width": None if colour.is_sure else UNSURE_EDGE / 2,
            },
        )


def _arcs(mark: Mark, radius: float, palette: Palette) -> Iterator[str]:
    """A part of the ring for each side."""
    for index, colour in enumerate(mark.colours):
        dashes = None if colour.is_sure else " ".join(map(number, UNSURE_DASHES))
        yield svg_element(
            "path",
            {
                "class": "slice",
                "d": arc_path(radius, index, len(mark.colours)),
                "fill": "none",
                "stroke": camp_colour(palette, colour.hue),
                "stroke-width": OUTLINE_WIDTH,
                "stroke-dasharray": dashes,
            },
        )
