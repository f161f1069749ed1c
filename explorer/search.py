"""Finding an actor by anything it is called, in any script, with or without accents."""

from __future__ import annotations

import re
import unicodedata

from explorer.model import Actor, Alliance, Dataset

# ruff: noqa: RUF001 - look-alikes are the point of this table
# Letters that Unicode does not take apart, Arabic ones that writers use for each other, and
# marks that some write and some do not.
_SAME = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe",
        "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ٱ": "ا", "ـ": "", "«": "", "»": "",
        "'": "", "’": "", "‘": "", "ʼ": "", "ʿ": "", "ʾ": "",
    }
)  # fmt: skip
_GAPS = re.compile(r"[\s\-_./,;()\"]+")


def fold(text: str) -> str:
    """Text as it is compared: no accents, no case, no apostrophes, one space between words.

    The page's script does the same, step by step, in assets/search.js; a test holds the
    two equal.
    """
    plain = "".join(
        mark for mark in unicodedata.normalize("NFKD", text) if unicodedata.category(mark)[0] != "M"
    )
    return _GAPS.sub(" ", plain.lower().translate(_SAME)).strip()


def names(node: Actor | Alliance) -> tuple[str, ...]:
    """Everything it is called: what the picture writes first, then all the rest, once each."""
    called = [node.label, node.name]
    if isinstance(node, Actor):
        called += [*node.aliases, *node.names.values()]
    return tuple(dict.fromkeys(called))


def keys(node: Actor | Alliance) -> tuple[str, ...]:
    """The folded forms under which it is found."""
    return tuple(dict.fromkeys(filter(None, map(fold, names(node)))))


def rank(folded: str, found: tuple[str, ...]) -> int | None:
    """How well a folded search fits the keys of a node: 0 is best, None not at all.

    0: a name as it is; 1: a name begins so; 2: a word begins so; 3: somewhere inside;
    4: every word of the search is found somewhere.
    """
    if not folded:
        return None
    if folded in found:
        return 0
    if any(key.startswith(folded) for key in found):
        return 1
    if any(f" {folded}" in key for key in found):
        return 2
    if any(folded in key for key in found):
        return 3
    together = " ".join(found)
    return 4 if all(word in together for word in folded.split()) else None


def find(dataset: Dataset, text: str, limit: int = 10) -> tuple[str, ...]:
    """The ids that fit a search, best first; among equals the file's order."""
    folded = fold(text)
    hits = sorted(
        (fit, index, node.id)
        for index, node in enumerate(dataset.nodes())
        if (fit := rank(folded, keys(node))) is not None
    )
    return tuple(node for _, _, node in hits[:limit])
