"""Texts inside a picture: what it shows, of which data, drawn by which version.

Pure functions on the bytes of a PNG (its iTXt chunks) and of an SVG (its metadata element).
The keys are `explorer:view` (the query of a URL), `explorer:dataset` (a fingerprint) and
`explorer:version`. The page writes them (assets/snapshot.js); here they are read.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from html import unescape
from itertools import takewhile

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
