"""Texts inside a picture: what it shows, of which data, drawn by which version.

Pure functions on the bytes of a PNG (its iTXt chunks) and of an SVG (its metadata element).
The keys are `explorer:view` (the query of a URL), `explorer:dataset` (a fingerprint) and
`explorer:version`.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import takewhile

from explorer.presentation.drawing.svg_markup import escape_attribute

METADATA_PREFIX = "explorer:"
VIEW_KEY = f"{METADATA_PREFIX}view"
DATASET_KEY = f"{METADATA_PREFIX}dataset"
VERSION_KEY = f"{METADATA_PREFIX}version"

METADATA_NAMESPACE = "urn:conflict-explorer:metadata:1"
"""The XML namespace of the metadata element. Pictures with another one are read as well."""

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"

SVG_START = re.compile(rb"<svg(?:\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*)?>")
SVG_METADATA = re.compile(rb'<metadata id="explorer">.*?</metadata>\n?', re.DOTALL)

_SVG_ITEM = re.compile(rb'<item key="([^"]*)" value="([^"]*)"/>')
_MAX_TEXT_BYTES = 2**20  # of a compressed text, once unpacked
_MAX_CHUNKS = 100_000


class InvalidImageError(ValueError):
    """The bytes are no PNG, or no SVG, or a damaged one."""


def read_png_metadata(picture: bytes) -> dict[str, str]:
    """All texts in the iTXt chunks of a PNG, by key; the first of each key.

    A text that cannot be read is left out. Raises InvalidImageError for what is no PNG.
    """
    texts: dict[str, str] = {}
    for kind, body in png_chunks(picture):
        if kind == b"iTXt" and (found := _read_itxt(body)) is not None:
            texts.setdefault(*found)
    return texts


def read_svg_metadata(picture: bytes) -> dict[str, str]:
    """The texts in the metadata element of an SVG, by key, whatever its namespace.

    Raises InvalidImageError for what is no SVG, or where the texts are not UTF-8.
    """
    if SVG_START.search(picture) is None:
        raise InvalidImageError("there is no <svg> in it")
    ours = SVG_METADATA.search(picture)
    if ours is None:
        return {}
    try:
        return {
            unescape(key.decode()): unescape(text.decode())
            for key, text in _SVG_ITEM.findall(ours[0])
        }
    except UnicodeDecodeError:
        raise InvalidImageError("its metadata is not UTF-8") from None


def png_chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and the body of each chunk of a PNG, up to its end (IEND).

    Raises InvalidImageError for what is no PNG, or one that is damaged or breaks off.
    """
    if not picture.startswith(PNG_SIGNATURE):
        raise InvalidImageError("it is no PNG")
    place = len(PNG_SIGNATURE)
    for _ in range(_MAX_CHUNKS):
        if place + 12 > len(picture):
            raise InvalidImageError("the PNG breaks off")
        length = int.from_bytes(picture[place : place + 4])
        kind = picture[place + 4 : place + 8]
        end = place + 8 + length
        body = picture[place + 8 : end]
        check = picture[end : end + 4]
        if len(check) < 4:
            raise InvalidImageError("the PNG breaks off")
        if int.from_bytes(check) != zlib.crc32(kind + body):
            raise InvalidImageError(f"the PNG is damaged in its chunk {kind.decode('latin-1')}")
        yield kind, body
        if kind == b"IEND":
            return
        place = end + 4
    raise InvalidImageError("the PNG has too many chunks")


def itxt_key(body: bytes) -> str:
    """The key of an iTXt chunk, from its body."""
    return bytes(takewhile(bool, body[:80])).decode("latin-1")


def _read_itxt(body: bytes) -> tuple[str, str] | None:
    name, found, rest = body.partition(b"\0")
    if not found or len(rest) < 4:
        return None
    compressed, method, rest = rest[0], rest[1], rest[2:]
    _, _, rest = rest.partition(b"\0")  # the language
    _, found, text = rest.partition(b"\0")  # the key in that language
    if not found or compressed > 1 or (compressed and method):
        return None
    try:
        if compressed:
            unpacker = zlib.decompressobj()
            text = unpacker.decompress(text, _MAX_TEXT_BYTES)
            if not unpacker.eof:
                return None
        return name.decode("latin-1"), text.decode()
    except (zlib.error, UnicodeDecodeError):
        return None


def write_png_metadata(picture: bytes, texts: Mapping[str, str], dpi: int | None = None) -> bytes:
    """The PNG with these texts, each as an iTXt chunk before the first pixels.

    `dpi`: the resolution that a printer is told; None says nothing of it. Texts that it held
    under the same keys are replaced; nothing else is changed. Keys have 1 to 79 letters of
    Latin-1. Raises InvalidImageError for what is no PNG, ValueError for another key.
    """
    parts = [PNG_SIGNATURE]
    written = False
    for kind, body in png_chunks(picture):
        if kind == b"iTXt" and itxt_key(body) in texts:
            continue
        if not written and kind in (b"IDAT", b"IEND"):
            if dpi is not None:
                per_metre = round(dpi / 0.0254)
                parts.append(_chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)))
            parts += [_chunk(b"iTXt", _itxt(key, text)) for key, text in texts.items()]
            written = True
        parts.append(_chunk(kind, body))
    if not written:
        raise InvalidImageError("the PNG holds no pixels")
    return b"".join(parts)


def svg_metadata(texts: Mapping[str, str]) -> str:
    """The element that holds texts in an SVG, to be put behind its first tag."""
    items = "".join(
        f'<item key="{escape_attribute(key)}" value="{escape_attribute(text)}"/>'
        for key, text in texts.items()
    )
    inner = f'<explorer xmlns="{METADATA_NAMESPACE}">{items}</explorer>'
    return f'<metadata id="explorer">{inner}</metadata>\n'


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _itxt(key: str, text: str) -> bytes:
    name = key.encode("latin-1", errors="replace")
    if not 1 <= len(name) <= 79 or b"\0" in name or key.strip() != key:
        raise ValueError(f"{key!r} is no key for a text in a PNG")
    # Not compressed; no language; no translated key.
    return name + b"\0\0\0\0\0" + text.encode()
