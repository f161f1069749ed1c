"""Ids from names: kebab-case, in letters that every keyboard has."""

from __future__ import annotations

import re
import unicodedata

# Letters that no decomposition turns into Latin ones.
_LETTERS = str.maketrans(
    {"\u0131": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
)


def slug(name: str) -> str:
    """The name as an id; nothing where it holds no Latin letter and no digit."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    text = plain.encode("ascii", errors="ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", text.replace("'", "")).strip("-")
