"""SVG into dots."""

from __future__ import annotations

import pytest

from explorer.exchange.image_metadata import png_chunks
from explorer.presentation.drawing.png import png_of_svg

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">{}</svg>'
TEXT = '<text y="15" font-family="Source Sans Pro" font-weight="{}">GNA</text>'


def test_density_is_dots_to_a_px() -> None:
    for density in (1, 1.5, 2):
        kind, body = next(png_chunks(png_of_svg(SVG.format(""), density)))
        assert kind == b"IHDR"
        size = int.from_bytes(body[:4]), int.from_bytes(body[4:8])
        assert size == (40 * density, 20 * density)


def test_the_same_bytes_twice() -> None:
    svg = SVG.format(TEXT.format(600))
    assert png_of_svg(svg, 2) == png_of_svg(svg, 2)


def test_every_weight_of_the_known_font_is_there() -> None:
    pictures = {png_of_svg(SVG.format(TEXT.format(weight)), 2) for weight in (400, 600, 700)}
    assert len({*pictures, png_of_svg(SVG.format(""), 2)}) == 4


def test_what_is_no_svg() -> None:
    with pytest.raises(ValueError, match=r"."):
        png_of_svg("<svg", 1)
