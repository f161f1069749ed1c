"""Shapes of an overview in another size."""

from __future__ import annotations

from dataclasses import replace

from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Glyph,
    OverviewDrawing,
    Panel,
    Shape,
    TextLine,
)


def scaled_drawing(drawing: OverviewDrawing, scale: float) -> OverviewDrawing:
    """A drawing so many times as large, with all that is in it."""
    if scale == 1:
        return drawing
    pieces = tuple(
        replace(piece, shapes=tuple(scaled_shape(shape, scale) for shape in piece.shapes))
        for piece in drawing.pieces
    )
    return replace(
        drawing, width=drawing.width * scale, height=drawing.height * scale, pieces=pieces
    )


def scaled_shape(shape: Shape, scale: float) -> Shape:
    """A shape so many times as large, as seen from the origin."""
    match shape:
        case TextLine():
            return replace(
                shape,
                x=shape.x * scale,
                y=shape.y * scale,
                size=shape.size * scale,
                spacing=shape.spacing * scale,
            )
        case Panel():
            left, top, right, bottom = shape.box
            return replace(
                shape,
                box=(left * scale, top * scale, right * scale, bottom * scale),
                radius=shape.radius * scale,
                edge_width=shape.edge_width * scale,
            )
        case Glyph():
            return replace(shape, x=shape.x * scale, y=shape.y * scale, radius=shape.radius * scale)
        case DrawnStroke():
            dashes = shape.dashes and (shape.dashes[0] * scale, shape.dashes[1] * scale)
            return replace(
                shape,
                corners=tuple((x * scale, y * scale) for x, y in shape.corners),
                width=shape.width * scale,
                dashes=dashes,
                corner=shape.corner * scale,
                edge_width=shape.edge_width * scale,
                seam=shape.seam * scale,
            )
