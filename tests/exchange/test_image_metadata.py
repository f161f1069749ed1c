"""Words inside a picture: put there, read again, and nothing else changed."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.exchange.image_metadata import (
    SIGNATURE,
    VIEW,
    NotAPictureError,
    get_png,
    get_svg,
    put_png,
    put_svg,
)

SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9"><g/></svg>'
WORDS = {VIEW: "theater=libya&date=2019-12-25", "explorer:version": "1", "Title": "حكومة الوفاق"}

texts = st.text(st.characters(exclude_categories=["Cs"]))
keys = st.from_regex(r"[A-Za-z:]{1,79}", fullmatch=True)


def chunk(kind: bytes, body: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + check


def png(*extra: bytes) -> bytes:
    """One grey pixel."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\0\x80"))
    return SIGNATURE + head + b"".join(extra) + pixels + chunk(b"IEND", b"")


def test_a_png_carries_words() -> None:
    picture = put_png(png(), WORDS)
    assert get_png(picture) == WORDS
    assert get_png(png()) == {}
    assert picture.index(b"iTXt") < picture.index(b"IDAT"), "readers may stop at the pixels"


def test_words_are_replaced_and_others_stay() -> None:
    picture = put_png(put_png(png(), WORDS), {VIEW: "theater=syria"})
    assert get_png(picture) == {**WORDS, VIEW: "theater=syria"}
    assert picture.count(VIEW.encode()) == 1


@given(st.dictionaries(keys, texts, max_size=4))
def test_any_words_survive_in_a_png(words: dict[str, str]) -> None:
    assert get_png(put_png(png(), words)) == words


@given(st.dictionaries(keys, st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])),
                       max_size=4))  # fmt: skip
def test_any_words_survive_in_an_svg(words: dict[str, str]) -> None:
    picture = put_svg(SVG, words)
    assert get_svg(picture) == words
    ET.fromstring(picture.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b""))


def test_compressed_words_are_read_too() -> None:
    text = zlib.compress(b"theater=libya")
    assert get_png(png(chunk(b"iTXt", b"k\0\x01\0en\0\0" + text))) == {"k": "theater=libya"}


@pytest.mark.parametrize(
    "body", [b"", b"k", b"k\0", b"k\0\x01\0\0\0nonsense", b"k\0\0\0\0\0\xff", b"k\0\x07\0\0\0a"]
)
def test_broken_words_are_left_out(body: bytes) -> None:
    assert get_png(put_png(png(chunk(b"iTXt", body)), {"a": "b"})) == {"a": "b"}


def test_a_bomb_is_not_unpacked() -> None:
    bomb = zlib.compress(b"\0" * 2**24)
    assert get_png(png(chunk(b"iTXt", b"k\0\x01\0\0\0" + bomb))) == {}


@pytest.mark.parametrize(
    "picture",
    [b"", b"GIF89a", SIGNATURE, png()[:40], png()[:-1], png().replace(b"IDATx", b"IDATy"),
     png().replace(b"IHDR", b"IHDr")],
)  # fmt: skip
def test_what_is_no_whole_png(picture: bytes) -> None:
    with pytest.raises(NotAPictureError):
        get_png(picture)


@given(st.binary(), st.integers(0, 80))
def test_bytes_of_any_kind_are_no_surprise(noise: bytes, place: int) -> None:
    picture = put_png(png(), WORDS)
    for one in (noise, SIGNATURE + noise, picture[:place] + noise + picture[place:]):
        with suppress(NotAPictureError):
            get_png(one)
    with suppress(NotAPictureError):
        get_svg(noise)


def test_a_key_that_no_png_can_hold() -> None:
    for key in ("", "k" * 80, " k", "k\0"):
        with pytest.raises(ValueError, match="key"):
            put_png(png(), {key: "text"})


def test_an_svg_carries_words_and_is_still_one() -> None:
    picture = put_svg(SVG, WORDS)
    root = ET.fromstring(picture)
    assert root.get("width") == "9"
    assert get_svg(picture) == WORDS
    assert get_svg(put_svg(picture, {VIEW: "a=1"})) == {VIEW: "a=1"}
    assert get_svg(SVG) == {}
    with pytest.raises(NotAPictureError):
        put_svg(b"<html></html>", WORDS)
