"""Words inside a picture: what it shows, of which data, by which version.

Pure functions on the bytes of a PNG (its iTXt chunks) and of an SVG (its metadata element).
Nothing else in the picture is touched. Keys are `explorer:view` (the query of a URL),
`explorer:dataset` (a fingerprint) and `explorer:version`; other texts of a picture are left
alone.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import takewhile
from xml.sax.saxutils import quoteattr

METADATA_PREFIX = "explorer:"
VIEW_KEY, DATASET_KEY, VERSION_KEY = (
    f"{METADATA_PREFIX}view",
    f"{METADATA_PREFIX}dataset",
    f"{METADATA_PREFIX}version",
)

METADATA_NAMESPACE = "https://example.org/conflict-explorer"

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"

_LARGEST_TEXT = 2**20  # what a compressed text may grow to
_MOST_CHUNKS = 100_000
_SVG_START = re.compile(rb"<svg(?:\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*)?>")
_SVG_OURS = re.compile(rb'<metadata id="explorer">.*?</metadata>\n?', re.DOTALL)
_SVG_ITEM = re.compile(rb'<item key="([^"]*)" value="([^"]*)"/>')


class InvalidImageError(ValueError):
    """The bytes are no PNG, or no SVG, or a broken one."""


def write_png_metadata(picture: bytes, words: Mapping[str, str]) -> bytes:
    """The PNG with these words in it, each as an iTXt chunk before the first pixels.

    Words that it held under the same keys are replaced. Keys are 1 to 79 letters of
    Latin-1. Raises NotAPictureError for what is no PNG, ValueError for a key of another form.
    """
    parts = [PNG_SIGNATURE]
    written = False
    for kind, body in _chunks(picture):
        if kind == b"iTXt" and _keyword(body) in words:
            continue
        if not written and kind in (b"IDAT", b"IEND"):
            parts += [_chunk(b"iTXt", _itxt(key, text)) for key, text in words.items()]
            written = True
        parts.append(_chunk(kind, body))
    if not written:
        raise InvalidImageError("the PNG holds no pixels")
    return b"".join(parts)


def read_png_metadata(picture: bytes) -> dict[str, str]:
    """All texts in the iTXt chunks of a PNG, by key (NotAPictureError).

    A text that cannot be read is left out, the others are given.
    """
    words: dict[str, str] = {}
    for kind, body in _chunks(picture):
        if kind == b"iTXt" and (found := _read_itxt(body)) is not None:
            words.setdefault(*found)
    return words


def write_svg_metadata(picture: bytes, words: Mapping[str, str]) -> bytes:
    """The SVG with these words in a metadata element of ours, in the place of an older one."""
    plain = _SVG_OURS.sub(b"", picture)
    start = _SVG_START.search(plain)
    if start is None:
        raise InvalidImageError("there is no <svg> in it")
    items = "".join(
        f"<item key={_attribute(key)} value={_attribute(text)}/>" for key, text in words.items()
    )
    inner = f'<explorer xmlns="{METADATA_NAMESPACE}">{items}</explorer>'
    element = f'<metadata id="explorer">{inner}</metadata>\n'
    return plain[: start.end()] + element.encode() + plain[start.end() :]


def read_svg_metadata(picture: bytes) -> dict[str, str]:
    """The words that `put_svg` has put into an SVG, by key (NotAPictureError)."""
    if _SVG_START.search(picture) is None:
        raise InvalidImageError("there is no <svg> in it")
    ours = _SVG_OURS.search(picture)
    if ours is None:
        return {}
    try:
        return {
            unescape(key.decode()): unescape(text.decode())
            for key, text in _SVG_ITEM.findall(ours[0])
        }
    except UnicodeDecodeError:
        raise InvalidImageError("its metadata is not UTF-8") from None


def _attribute(text: str) -> str:
    """A text as an XML attribute, always in double quotes, line breaks kept."""
    quoted = quoteattr(text.replace('"', "\0"))
    return quoted.replace("\0", "&quot;")


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and body of each chunk, up to the end of the picture."""
    if not picture.startswith(PNG_SIGNATURE):
        raise InvalidImageError("it is no PNG")
    place = len(PNG_SIGNATURE)
    for _ in range(_MOST_CHUNKS):
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


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _itxt(key: str, text: str) -> bytes:
    name = key.encode("latin-1", errors="replace")
    if not 1 <= len(name) <= 79 or b"\0" in name or key.strip() != key:
        raise ValueError(f"{key!r} is no key for a text in a PNG")
    # Not compressed; no language; no translated key.
    return name + b"\0\0\0\0\0" + text.encode()


def _keyword(body: bytes) -> str:
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
            text = unpacker.decompress(text, _LARGEST_TEXT)
            if not unpacker.eof:
                return None
        return name.decode("latin-1"), text.decode()
    except (zlib.error, UnicodeDecodeError):
        return None
