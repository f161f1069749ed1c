"""SVG into dots, without a browser."""

from __future__ import annotations

from explorer.layout.font import Weight, font_file, uncovered

FALLBACK_FAMILY = "DejaVu Sans"
"""What a machine is asked for first where the known font lacks a script."""


def png_of_svg(svg: str, density: float) -> bytes:
    """The PNG of an SVG document; the same bytes on every machine for what the font covers.

    Args:
        svg: A document whose texts are in the known font.
        density: Pixels to a px of the SVG.

    Only where the font lacks a character are the fonts of the machine asked. Raises ValueError
    for what is no SVG.

    """
    import resvg_py  # noqa: PLC0415 - only who makes a PNG needs it

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=density,
            font_files=[str(font_file(weight)) for weight in Weight],
            font_family=FALLBACK_FAMILY,
            sans_serif_family=FALLBACK_FAMILY,
            skip_system_fonts=not uncovered(svg),
        )
    )
