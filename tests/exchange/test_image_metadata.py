"""Words inside a picture: put there, read again, and nothing else changed."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.exchange.image_metadata import (
    METADATA_NAMESPACE,
    PNG_SIGNATURE,
    VIEW_KEY,
    InvalidImageError,
    read_png_metadata,
    read_svg_metadata,
    write_png_metadata,
)
from image_metadata_writer import write_svg_metadata

SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9"><g/></svg>'
WORDS = {
    VIEW_KEY: "theater=libya&date=2019-12-25",
    "explorer:version": "1",
    "Title": "حكومة الوفاق",
}

texts = st.text(st.characters(exclude_categories=["Cs"]))
keys = st.from_regex(r"[A-Za-z:]{1,79}", fullmatch=True)


def chunk(kind: bytes, body: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + check


def png(*extra: bytes) -> bytes:
    """One grey pixel."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\0\x80"))
    return PNG_SIGNATURE + head + b"".join(extra) + pixels + chunk(b"IEND", b"")


def test_texts_come_back_from_a_png() -> None:
    picture = write_png_metadata(png(), WORDS)
    assert read_png_metadata(picture) == WORDS
    assert read_png_metadata(png()) == {}
    assert picture.index(b"iTXt") < picture.index(b"IDAT"), "readers may stop at the pixels"


def test_texts_of_the_same_key_are_replaced_and_others_kept() -> None:
    picture = write_png_metadata(write_png_metadata(png(), WORDS), {VIEW_KEY: "theater=syria"})
    assert read_png_metadata(picture) == {**WORDS, VIEW_KEY: "theater=syria"}
    assert picture.count(VIEW_KEY.encode()) == 1


@given(st.dictionaries(keys, texts, max_size=4))
def test_any_texts_come_back_from_a_png(words: dict[str, str]) -> None:
    assert read_png_metadata(write_png_metadata(png(), words)) == words


xml_texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
)


@given(st.dictionaries(keys, xml_texts | st.sampled_from(["a\nb\tc\rd", "\"<>&'"]), max_size=4))
def test_any_texts_come_back_from_an_svg(words: dict[str, str]) -> None:
    picture = write_svg_metadata(SVG, words)
    assert read_svg_metadata(picture) == words
    items = ET.fromstring(picture).iter(f"{{{METADATA_NAMESPACE}}}item")
    assert {item.attrib["key"]: item.attrib["value"] for item in items} == words


def test_what_no_xml_may_hold_does_not_spoil_an_svg() -> None:
    picture = write_svg_metadata(SVG, {"key": "a\0b\x1fc\uffff"})
    ET.fromstring(picture)
    assert read_svg_metadata(picture) == {"key": "a\ufffdb\ufffdc\ufffd"}


def test_compressed_texts_are_read() -> None:
    text = zlib.compress(b"theater=libya")
    assert read_png_metadata(png(chunk(b"iTXt", b"k\0\x01\0en\0\0" + text))) == {
        "k": "theater=libya"
    }


@pytest.mark.parametrize(
    "body", [b"", b"k", b"k\0", b"k\0\x01\0\0\0nonsense", b"k\0\0\0\0\0\xff", b"k\0\x07\0\0\0a"]
)
def test_broken_texts_are_left_out(body: bytes) -> None:
    assert read_png_metadata(write_png_metadata(png(chunk(b"iTXt", body)), {"a": "b"})) == {
        "a": "b"
    }


def test_a_decompression_bomb_is_not_unpacked() -> None:
    bomb = zlib.compress(b"\0" * 2**24)
    assert read_png_metadata(png(chunk(b"iTXt", b"k\0\x01\0\0\0" + bomb))) == {}


@pytest.mark.parametrize(
    "picture",
    [b"", b"GIF89a", PNG_SIGNATURE, png()[:40], png()[:-1], png().replace(b"IDATx", b"IDATy"),
     png().replace(b"IHDR", b"IHDr")],
)  # fmt: skip
def test_what_is_no_whole_png(picture: bytes) -> None:
    with pytest.raises(InvalidImageError):
        read_png_metadata(picture)


@given(st.binary(), st.integers(0, 80))
def test_any_bytes_are_read_or_an_invalid_image_error(noise: bytes, place: int) -> None:
    picture = write_png_metadata(png(), WORDS)
    for one in (noise, PNG_SIGNATURE + noise, picture[:place] + noise + picture[place:]):
        with suppress(InvalidImageError):
            read_png_metadata(one)
    with suppress(InvalidImageError):
        read_svg_metadata(noise)


def test_a_key_that_no_png_can_hold() -> None:
    for key in ("", "k" * 80, " k", "k\0"):
        with pytest.raises(ValueError, match="key"):
            write_png_metadata(png(), {key: "text"})


@pytest.mark.parametrize("namespace", ["https://example.org/conflict-explorer", METADATA_NAMESPACE])
def test_an_svg_of_an_older_version_is_read(namespace: str) -> None:
    """Version 0.1.0 wrote a placeholder as its namespace."""
    items = f'<explorer xmlns="{namespace}"><item key="{VIEW_KEY}" value="a=1"/></explorer>'
    older = SVG.replace(b"<g/>", f'<metadata id="explorer">{items}</metadata>\n<g/>'.encode())
    assert read_svg_metadata(older) == {VIEW_KEY: "a=1"}
    newer = write_svg_metadata(older, {VIEW_KEY: "a=2"})
    assert newer.count(b"<metadata") == 1
    (item,) = ET.fromstring(newer).iter(f"{{{METADATA_NAMESPACE}}}item")
    assert item.get("value") == "a=2"


def test_the_namespace_is_a_whole_uri_and_no_placeholder() -> None:
    assert re.fullmatch(r"urn:[a-z0-9][a-z0-9-]{0,30}[a-z0-9]:[a-z0-9:]+", METADATA_NAMESPACE)
    assert "example" not in METADATA_NAMESPACE


def test_texts_come_back_from_an_svg_that_stays_valid() -> None:
    picture = write_svg_metadata(SVG, WORDS)
    root = ET.fromstring(picture)
    assert root.get("width") == "9"
    assert read_svg_metadata(picture) == WORDS
    assert read_svg_metadata(write_svg_metadata(picture, {VIEW_KEY: "a=1"})) == {VIEW_KEY: "a=1"}
    assert read_svg_metadata(SVG) == {}
    with pytest.raises(InvalidImageError):
        write_svg_metadata(b"<html></html>", WORDS)
