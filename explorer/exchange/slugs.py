"""Ids from names: kebab-case in ASCII, whatever the script of the name."""

from __future__ import annotations

import re
from collections.abc import Container

from anyascii import anyascii

from explorer.data.ids import RESERVED_IDS, unused_id

_MAX_LENGTH = 60


def slug(name: str) -> str:
    """The name as an id; an empty text where nothing in it can be written in ASCII letters.

    Letters of other scripts are transliterated by anyascii, sign by sign: it knows no
    language, so that Arabic and Hebrew come without vowels.
    """
    text = anyascii(name).lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


def unique_id(name: str, taken: Container[str], fallback: str, extra: str = "") -> str:
    """An id for a name that is neither taken nor reserved, of at most some 60 characters.

    `fallback` is used where the name gives no id; `extra`, if there is some, tells it from
    another of that name. Else, and where that is taken as well, it gets a number.
    """
    base = slug(name)[:_MAX_LENGTH].strip("-") or fallback
    candidates = [base, f"{base}-{extra[:_MAX_LENGTH].strip('-')}"] if extra else [base]
    for candidate in candidates:
        if candidate not in taken and candidate not in RESERVED_IDS:
            return candidate
    return unused_id(base, taken)
