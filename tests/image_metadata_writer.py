"""Texts put into any SVG, for the tests of what reads them."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.exchange.image_metadata import (
    SVG_METADATA,
    SVG_START,
    InvalidImageError,
    svg_metadata,
)


def write_svg_metadata(picture: bytes, texts: Mapping[str, str]) -> bytes:
    """The SVG with these texts in its metadata element, in the place of an older one.

    Raises InvalidImageError for what is no SVG.
    """
    plain = SVG_METADATA.sub(b"", picture)
    start = SVG_START.search(plain)
    if start is None:
        raise InvalidImageError("there is no <svg> in it")
    return plain[: start.end()] + svg_metadata(texts).encode() + plain[start.end() :]
