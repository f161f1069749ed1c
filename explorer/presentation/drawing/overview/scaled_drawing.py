"""A drawing made larger or smaller as a whole, words and all."""

from __future__ import annotations

from dataclasses import replace

from explorer.presentation.drawing.overview.scene import (
    Glyph,
    OverviewDrawing,
    Panel,
    Piece,
    Shape,
    Stroke,
    TextLine,
)


def scaled_drawing(drawing: OverviewDrawing, by: float) -> OverviewDrawing:
    """The drawing with every place and measure times `by`."""
    if by == 1:
        return drawing
    return replace(
        drawing,
        width=drawing.width * by,
        height=drawing.height * by,
        pieces=tuple(_piece(piece, by) for piece in drawing.pieces),
    )


def _piece(piece: Piece, by: float) -> Piece:
    return replace(piece, shapes=tuple(_shape(shape, by) for shape in piece.shapes))


def _shape(shape: Shape, by: float) -> Shape:
    match shape:
        case TextLine():
            return replace(
                shape,
                x=shape.x * by,
                y=shape.y * by,
                size=shape.size * by,
                spacing=shape.spacing * by,
            )
        case Panel():
            left, top, right, bottom = shape.box
            return replace(
                shape,
                box=(left * by, top * by, right * by, bottom * by),
                radius=shape.radius * by,
                edge_width=shape.edge_width * by,
            )
        case Glyph():
            return replace(shape, x=shape.x * by, y=shape.y * by, radius=shape.radius * by)
        case Stroke():
            dashes = shape.dashes
            return replace(
                shape,
                corners=tuple((x * by, y * by) for x, y in shape.corners),
                width=shape.width * by,
                dashes=None if dashes is None else (dashes[0] * by, dashes[1] * by),
                corner=shape.corner * by,
                edge_width=shape.edge_width * by,
                seam=shape.seam * by,
            )
