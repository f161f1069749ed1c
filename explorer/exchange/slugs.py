"""Ids from names: kebab-case in ASCII, whatever the script of the name."""

from __future__ import annotations

import re

from anyascii import anyascii


def slug(name: str) -> str:
    """The name as an id; an empty text where nothing in it can be written in ASCII letters.

    Letters of other scripts are transliterated by anyascii, sign by sign: it knows no
    language, so that Arabic and Hebrew come without vowels.
    """
    text = anyascii(name).lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")
