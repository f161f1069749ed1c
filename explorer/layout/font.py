"""The one known font of page and pictures, and how wide a text is in it.

Places leave room for labels, so Python has to know how wide a text will be. The widths are
the font's own advance widths; kerning is ignored, it moves a pair of letters by a few
thousandths and mostly together. Texts in scripts that the font lacks are drawn in whatever
font the reader's machine has; their widths are estimates from above.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from struct import iter_unpack, unpack_from

FONT_FAMILY = "'Source Sans Pro', 'Source Sans 3', Arial, sans-serif"
"""The fonts to ask for, in CSS; the quotes are needed."""

WIDTH_RESERVE = 1.01
"""Room to spare for rounding and for the few pairs that kerning moves apart."""


UNITS_PER_EM = 1000
"""In what parts of the font size advance widths are counted."""

_PACKAGE = "font_source_sans_pro"

_WINDOWS_UNICODE = (3, 10)


class Weight(IntEnum):
    """The weights that are drawn, as CSS counts them."""

    REGULAR = 400
    SEMIBOLD = 600
    BOLD = 700


# What the font lacks, by the block a letter is from: (first, last, small, capital).
_SCRIPTS: tuple[tuple[int, int, int, int], ...] = (
    (0x0370, 0x03FF, 600, 720),  # Greek
    (0x0400, 0x052F, 620, 760),  # Cyrillic; its widest letters reach 900
    (0x0530, 0x058F, 620, 720),  # Armenian
    (0x0590, 0x05FF, 560, 560),  # Hebrew
    (0x0600, 0x08FF, 560, 560),  # Arabic, Syriac: joined letters, narrow on average
    (0xFB50, 0xFDFF, 600, 600),  # Arabic presentation forms
    (0xFE70, 0xFEFF, 560, 560),
    (0x10A0, 0x10FF, 600, 600),  # Georgian
)
_OTHER = (620, 720)

# Fonts differ: room to spare for estimates. Bold ones are wider.
_ESTIMATE_RESERVE = {Weight.REGULAR: 1.08, Weight.SEMIBOLD: 1.16, Weight.BOLD: 1.2}

# By how much Latin letters of DejaVu Sans, the widest of the usual other fonts, are wider than
# those of the known one: measured on a sentence of ninety letters.
_OTHER_FONT_EXCESS = {Weight.REGULAR: 0.23, Weight.SEMIBOLD: 0.35, Weight.BOLD: 0.31}

_NO_INK = ("Cc", "Cf", "Zs", "Zl", "Zp")


@cache
def font_file(weight: Weight) -> Path:
    """The TrueType file of a weight."""
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"the package {_PACKAGE} is not installed", name=_PACKAGE)
    folder = Path(spec.submodule_search_locations[0])
    return folder / "files" / f"SourceSansPro-{weight.name.title()}.ttf"


def text_width(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """How wide a line is in px at a font size in px, with the room to spare in it.

    A line that holds letters which the font lacks is drawn in another font altogether, Latin
    letters too.
    """
    advances = _advances(weight)
    width = sum(map(advances.__getitem__, text))
    if advances.estimated and not advances.estimated.isdisjoint(text):
        known = sum(advances[mark] for mark in text if mark not in advances.estimated)
        width += round(known * _OTHER_FONT_EXCESS[weight])
    return width * size * WIDTH_RESERVE / UNITS_PER_EM


def uncovered(text: str) -> set[str]:
    """The characters that the font lacks and another has to draw.

    Spaces, controls and format characters leave no ink: any font does.
    """
    known = _font_advances(Weight.REGULAR)
    return {
        mark
        for mark in set(text)
        if mark not in known and unicodedata.category(mark) not in _NO_INK
    }


class _Advances(dict[str, int]):
    """Advance widths by character; those that are asked for first are worked out then.

    `estimated`: those of them that the font lacks.
    """

    def __init__(self, weight: Weight) -> None:
        super().__init__()
        self._weight = weight
        self.estimated: set[str] = set()

    def __missing__(self, mark: str) -> int:
        # Noted first: whoever finds the width, in another thread, has to find this as well.
        if uncovered(mark):
            self.estimated.add(mark)
        self[mark] = width = _advance(mark, self._weight)
        return width


@cache
def _advances(weight: Weight) -> _Advances:
    return _Advances(weight)


@cache
def _font_advances(weight: Weight) -> dict[str, int]:
    """What the font itself says: for each character that it has, its advance width.

    Three tables of the OpenType format, https://learn.microsoft.com/typography/opentype/spec:
    `hhea` and `hmtx` have the widths of glyphs, `cmap` says which glyph is which character.
    """
    data = font_file(weight).read_bytes()
    (table_count,) = unpack_from(">H", data, 4)
    tables = {tag: at for tag, _, at, _ in iter_unpack(">4sIII", data[12 : 12 + 16 * table_count])}
    (glyph_count,) = unpack_from(">H", data, tables[b"hhea"] + 34)
    # From the last width on all glyphs have the same; this font has one for each.
    metrics = _part(data, tables[b"hmtx"], 4, glyph_count)
    widths = [width for width, _ in iter_unpack(">Hh", metrics)]
    found: dict[str, int] = {}
    for first, last, glyph in iter_unpack(">III", _character_groups(data, tables[b"cmap"])):
        for code in range(first, last + 1):
            found[chr(code)] = widths[glyph + code - first]
    return found


def _character_groups(data: bytes, cmap: int) -> bytes:
    """The rows of the subtable of all of Unicode: first and last character, first glyph."""
    (count,) = unpack_from(">H", data, cmap + 2)
    for platform, encoding, offset in iter_unpack(">HHI", _part(data, cmap + 4, 8, count)):
        if (platform, encoding) == _WINDOWS_UNICODE:
            (rows,) = unpack_from(">I", data, cmap + offset + 12)
            return _part(data, cmap + offset + 16, 12, rows)
    raise ValueError("the font has no table of all of Unicode")


def _part(data: bytes, start: int, row_length: int, rows: int) -> bytes:
    return data[start : start + row_length * rows]


def _advance(mark: str, weight: Weight) -> int:
    """The advance width of a character, in thousandths of the font size."""
    category = unicodedata.category(mark)
    if category in ("Mn", "Me", "Cf", "Cc"):
        return 0
    known = _font_advances(weight)
    if mark in known:
        return known[mark]
    # Accents sit on a letter and do not widen it.
    letter = unicodedata.normalize("NFD", mark)[0]
    if letter != mark and letter in known:
        return known[letter]
    return round(_estimate(letter, category) * _ESTIMATE_RESERVE[weight])


def _estimate(letter: str, category: str) -> int:
    if unicodedata.east_asian_width(letter) in ("W", "F") or category.startswith("S"):
        return UNITS_PER_EM
    code = ord(letter)
    small, capital = next(
        (sizes for first, last, *sizes in _SCRIPTS if first <= code <= last), _OTHER
    )
    return capital if category == "Lu" else small
