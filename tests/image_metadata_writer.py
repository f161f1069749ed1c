"""Texts written into a PNG or an SVG as the page does it, for the tests of what reads them.

The browser writes its pictures itself (assets/snapshot.js); `exchange.image_metadata` reads them.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from explorer.exchange.image_metadata import (
    METADATA_NAMESPACE,
    PNG_SIGNATURE,
    SVG_METADATA,
    SVG_START,
    InvalidImageError,
    itxt_key,
    png_chunks,
)


def write_png_metadata(picture: bytes, texts: Mapping[str, str]) -> bytes:
    """The PNG with these texts, each as an iTXt chunk before the first pixels.

    Texts that it held under the same keys are replaced; nothing else is changed. Keys have
    1 to 79 letters of Latin-1. Raises InvalidImageError for what is no PNG, ValueError for
    another key.
    """
    parts = [PNG_SIGNATURE]
    written = False
    for kind, body in png_chunks(picture):
        if kind == b"iTXt" and itxt_key(body) in texts:
            continue
        if not written and kind in (b"IDAT", b"IEND"):
            parts += [_chunk(b"iTXt", _itxt(key, text)) for key, text in texts.items()]
            written = True
        parts.append(_chunk(kind, body))
    if not written:
        raise InvalidImageError("the PNG holds no pixels")
    return b"".join(parts)


def write_svg_metadata(picture: bytes, texts: Mapping[str, str]) -> bytes:
    """The SVG with these texts in its metadata element, in the place of an older one.

    Raises InvalidImageError for what is no SVG.
    """
    plain = SVG_METADATA.sub(b"", picture)
    start = SVG_START.search(plain)
    if start is None:
        raise InvalidImageError("there is no <svg> in it")
    items = "".join(
        f"<item key={_attribute(key)} value={_attribute(text)}/>" for key, text in texts.items()
    )
    inner = f'<explorer xmlns="{METADATA_NAMESPACE}">{items}</explorer>'
    element = f'<metadata id="explorer">{inner}</metadata>\n'
    return plain[: start.end()] + element.encode() + plain[start.end() :]


def _attribute(text: str) -> str:
    """A text as an XML attribute, always in double quotes, line breaks kept."""
    quoted = quoteattr(text.replace('"', "\0"))
    return quoted.replace("\0", "&quot;")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _itxt(key: str, text: str) -> bytes:
    name = key.encode("latin-1", errors="replace")
    if not 1 <= len(name) <= 79 or b"\0" in name or key.strip() != key:
        raise ValueError(f"{key!r} is no key for a text in a PNG")
    # Not compressed; no language; no translated key.
    return name + b"\0\0\0\0\0" + text.encode()
