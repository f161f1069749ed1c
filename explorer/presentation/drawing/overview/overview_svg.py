"""Writes an overview as SVG, for the page or for a file."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.layout.font import FONT_FAMILY, Weight
from explorer.presentation.drawing.overview.glyph_svg import glyph_svg
from explorer.presentation.drawing.overview.paints import paint_colour
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Glyph,
    Ink,
    LineStyle,
    OverviewDrawing,
    Paint,
    Panel,
    Piece,
    Shape,
    TextLine,
    TextPart,
)
from explorer.presentation.drawing.overview.stroke_path import (
    bent_path,
    drawn_widths,
    head_corners,
    stroke_path,
)
from explorer.presentation.drawing.script import directed, other_fonts
from explorer.presentation.drawing.svg_markup import (
    SVG_NAMESPACE,
    AttributeValue,
    escape_text,
    number,
    points,
    svg_element,
)
from explorer.presentation.theme import Palette

HIT_REACH = 8.0
"""How far from a line in px one still points at it."""


_CLASSES: dict[Paint, str] = {
    Ink.HELP: "help",
    Ink.FIGHT: "fight",
    Ink.DEAL_EDGE: "deal",
    Ink.DISPUTED_TIE: "disputed-tie",
}


def overview_svg(
    drawing: OverviewDrawing,
    palette: Palette,
    *,
    element_id: str = "overview",
    on_page: bool = False,
) -> str:
    """A drawing as one SVG element, its pieces in the order of reading.

    Args:
        drawing: What to write.
        palette: The colours: of a file values, of the page variables.
        element_id: The id of the element; "" for none, where another one has it.
        on_page: Whether it stands on the ground of a page, and needs none of its own.

    """
    suffix = "description" if on_page else "layout"
    description = f"{element_id}-{suffix}" if element_id else None
    ground = [] if on_page else [_ground(drawing, palette)]
    width, height = number(drawing.width), number(drawing.height)
    return svg_element(
        "svg",
        {
            "xmlns": SVG_NAMESPACE,
            "id": element_id or None,
            "class": f"overview {drawing.layout}",
            "width": width,
            "height": height,
            "viewBox": f"0 0 {width} {height}",
            "role": "group",
            "aria-roledescription": "overview" if on_page else None,
            "aria-label": drawing.name,
            "aria-describedby": description,
            "font-family": FONT_FAMILY,
        },
        svg_element("desc", {"id": description}, escape_text(drawing.description)),
        *ground,
        *(piece_svg(piece, palette) for piece in drawing.pieces),
    )


def _ground(drawing: OverviewDrawing, palette: Palette) -> str:
    return svg_element(
        "rect",
        {
            "class": "ground",
            "width": number(drawing.width),
            "height": number(drawing.height),
            "fill": palette.ground,
        },
    )


def piece_svg(piece: Piece, palette: Palette) -> str:
    """A piece as a group: a button where it can be chosen, else an image with a name, if any."""
    attributes: dict[str, AttributeValue] = {
        "class": f"piece {piece.role}",
        "data-id": piece.id,
        "data-role": piece.role,
        **{f"data-{name}": value for name, value in piece.data.items()},
    }
    if piece.can_be_chosen:
        attributes |= {"role": "button", "tabindex": "0", "aria-label": piece.sentence or None}
    elif piece.sentence:
        attributes |= {"role": "img", "aria-label": piece.sentence}
    parts = [svg for shape in piece.shapes for svg in shape_svg(shape, palette)]
    if piece.can_be_chosen:
        parts += [_hit_area(shape) for shape in piece.shapes if isinstance(shape, DrawnStroke)]
    return svg_element("g", attributes, *parts)


def shape_svg(shape: Shape, palette: Palette) -> Iterator[str]:
    """The elements of a shape, the lowest first."""
    match shape:
        case TextLine():
            yield _text_svg(shape, palette)
        case Panel():
            yield _panel_svg(shape, palette)
        case Glyph():
            yield from glyph_svg(shape, palette)
        case DrawnStroke():
            yield from _stroke_svg(shape, palette)


def _text_svg(line: TextLine, palette: Palette) -> str:
    attributes: dict[str, AttributeValue] = {
        "x": line.x,
        "y": line.y,
        "font-size": f"{line.size:g}",
        "text-anchor": None if line.anchor == "start" else line.anchor,
        "letter-spacing": f"{line.spacing:g}" if line.spacing else None,
    }
    if len(line.runs) == 1:
        [run] = line.runs
        return svg_element("text", attributes | _run_attributes(run, palette), _words(run))
    return svg_element(
        "text",
        attributes,
        *(svg_element("tspan", _run_attributes(run, palette), _words(run)) for run in line.runs),
    )


def _words(run: TextPart) -> str:
    return escape_text(directed(run.text))


def _run_attributes(run: TextPart, palette: Palette) -> dict[str, AttributeValue]:
    return {
        "fill": paint_colour(run.paint, palette),
        "font-weight": None if run.weight is Weight.REGULAR else str(int(run.weight)),
        "font-family": other_fonts(run.text),
    }


def _panel_svg(panel: Panel, palette: Palette) -> str:
    left, top, right, bottom = panel.box
    return svg_element(
        "rect",
        {
            "x": left,
            "y": top,
            "width": right - left,
            "height": bottom - top,
            "rx": panel.radius or None,
            "fill": "none" if panel.fill is None else paint_colour(panel.fill, palette),
            "stroke": None if panel.edge is None else paint_colour(panel.edge, palette),
            "stroke-width": None if panel.edge is None else f"{panel.edge_width:g}",
        },
    )


def _stroke_svg(stroke: DrawnStroke, palette: Palette) -> Iterator[str]:
    path = stroke_path(stroke)
    width, core = drawn_widths(stroke)
    if stroke.seam:
        yield _line(path, palette.ground, width + 2 * stroke.seam)
    colour = paint_colour(stroke.paint, palette)
    if stroke.edge is not None:
        yield _line(path, paint_colour(stroke.edge, palette), width + stroke.edge_width)
        yield _line(path, colour, width - stroke.edge_width)
        return
    yield _line(path, colour, width, stroke)
    if core:
        yield _line(path, palette.ground, core)
    if stroke.head:
        corners = head_corners(stroke)
        yield svg_element("polygon", {"points": points(corners), "fill": colour})


def _line(path: str, colour: str, width: float, stroke: DrawnStroke | None = None) -> str:
    dashes = stroke.dashes if stroke else None
    is_dotted = stroke is not None and stroke.style is LineStyle.DOTTED
    return svg_element(
        "path",
        {
            "class": _CLASSES.get(stroke.paint) if stroke else None,
            "d": path,
            "fill": "none",
            "stroke": colour,
            "stroke-width": f"{width:g}",
            "stroke-dasharray": f"{dashes[0]:.4g} {dashes[1]:.4g}" if dashes else None,
            "stroke-linecap": "round" if is_dotted else None,
        },
    )


def _hit_area(stroke: DrawnStroke) -> str:
    return svg_element(
        "path",
        {
            "class": "hit",
            "d": bent_path(stroke.corners, stroke.corner),
            "fill": "none",
            "stroke": "none",
            "stroke-width": f"{drawn_widths(stroke)[0] + 2 * HIT_REACH:g}",
            "pointer-events": "stroke",
        },
    )
