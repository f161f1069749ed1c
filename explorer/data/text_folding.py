"""Names as they are compared: without regard to case, accents, hyphens and apostrophes.

Search, the checks and the ids made from names all fold with this module. The page's script
folds what is typed with the same rules (`foldText` in assets/scripts/fold-text.js); a test holds
the two equal.
"""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

# ruff: noqa: RUF001 - look-alikes are the point of these tables

LATIN_LETTERS = "ßæðøþđħıłŋœŧƙƴɓɖɗəǝɛɔɣɩʋ"
"""Lower-case letters of living Latin alphabets that Unicode does not decompose."""

APOSTROPHES = "'’‘ʼʻʿʾ`′"
"""Marks inside a word that some write and some do not."""

_LOOK_ALIKES = {
    # Arabic letters that writers use for each other; the tatweel only stretches a word.
    "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ٱ": "ا", "ـ": "",
    "ς": "σ",
    "«": "", "»": "",
}  # fmt: skip

FOLDED_CHARACTERS: dict[str, str] = {
    **{letter: anyascii(letter).lower() for letter in LATIN_LETTERS},
    **dict.fromkeys(APOSTROPHES, ""),
    **_LOOK_ALIKES,
}
"""What single characters are folded to, after decomposition and lower-casing."""

_TRANSLATION = str.maketrans(FOLDED_CHARACTERS)
_GAPS = re.compile(r"[\s\-‐‑‒–—―_./,;()\"“”„]+")


def fold_text(text: str) -> str:
    """Text as it is compared: no accents, no case, no apostrophes, one space between words.

    A text keeps its script; `transliterate` gives it in Latin letters. Folding what is
    folded changes nothing.
    """
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in decomposed if not unicodedata.category(char).startswith("M"))
    return _GAPS.sub(" ", plain.lower().translate(_TRANSLATION)).strip()


def transliterate(text: str) -> str:
    """Text of any script in Latin letters, folded: "Путин" gives "putin".

    Empty where nothing of the text has a Latin form.
    """
    return fold_text(anyascii(text))
