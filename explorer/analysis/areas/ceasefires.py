"""Which agreements of a file are a ceasefire: those of which it says so itself.

The kind `agreement` covers a deal on borders as well as a truce, so the words decide: the name, the
description and the note of an agreement, and the claims of its evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from explorer.data.model import Alliance, Dataset, Link

AGREEMENT = "agreement"
"""The kind of links, and of alliances, that are signed or announced accords."""

_NAMES_ONE = re.compile(r"\b(?:cease-?fires?|truces?|armistices?)\b", re.IGNORECASE)


def ceasefires(dataset: Dataset) -> frozenset[str]:
    """The ids of links and alliances that are a ceasefire."""
    agreements: list[Link | Alliance] = [
        *(link for link in dataset.links.values() if link.kind == AGREEMENT),
        *(one for one in dataset.alliances.values() if one.kind == AGREEMENT),
    ]
    return frozenset(one.id for one in agreements if any(map(_NAMES_ONE.search, _words(one))))


def _words(one: Link | Alliance) -> Iterable[str]:
    if isinstance(one, Alliance):
        yield one.name
        yield one.description or ""
    yield one.note or ""
    for evidence in one.evidence:
        yield evidence.claim
