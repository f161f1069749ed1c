"""Ids: the form they have, those that are made for what has none, and pairs of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container

ID_PATTERN = "[a-z0-9]+(?:-[a-z0-9]+)*"
"""The id of an actor, an alliance, a source, a theater or a story: kebab-case."""

LINK_ID_PATTERN = "[a-z0-9]+(?:[-.][a-z0-9]+)*"
"""The id of a link: kebab-case words joined by dots."""

RESERVED_IDS = ("all", "any", "none")
"""Words that lift a filter in the address of a view, where an id could stand as well."""

SCHEMA_ID_PATTERN = f"^(?!({'|'.join(RESERVED_IDS)})$){ID_PATTERN}$"
"""An id that is not reserved, as JSON Schema has patterns."""

PAIR_SEPARATOR = "~"
"""Joins the two ends of a pair: `russia~turkey`."""

_ID = re.compile(ID_PATTERN)
_LINK_ID = re.compile(LINK_ID_PATTERN)


def is_id(text: str) -> bool:
    """Whether a text has the form of an id: kebab-case."""
    return _ID.fullmatch(text) is not None


def is_link_id(text: str) -> bool:
    """Whether a text has the form of the id of a link."""
    return _LINK_ID.fullmatch(text) is not None


def pair_id(one: str, other: str) -> str:
    """The id of a pair, the same whichever end comes first."""
    return PAIR_SEPARATOR.join(sorted((one, other)))


def base_link_id(start: str, kind: str, end: str) -> str:
    """The id of the first link of its kind between two ends: `turkey.weapons.gna`."""
    return f"{start}.{kind}.{end}"


def is_generated_link_id(link_id: str, start: str, kind: str, end: str) -> bool:
    """Whether a link with these ends and kind could have got this id from `LinkIdGenerator`."""
    base = base_link_id(start, kind, end)
    return link_id == base or link_id.removeprefix(f"{base}.").isdecimal()


class LinkIdGenerator:
    """Makes ids for links without one, in the order of the file.

    The first of its ends and kind gets `base_link_id`, the next ones `.2`, `.3` and so on.
    Ids in `taken`, which other links bear, are skipped.
    """

    def __init__(self, taken: Container[str] = ()) -> None:
        self._taken = taken
        self._counts: Counter[str] = Counter()

    def next_id(self, start: str, kind: str, end: str) -> str:
        """The id of the next link with these ends and this kind."""
        base = base_link_id(start, kind, end)
        while True:
            self._counts[base] += 1
            count = self._counts[base]
            made = base if count == 1 else f"{base}.{count}"
            if made not in self._taken:
                return made


def unused_id(base: str, taken: Container[str]) -> str:
    """`base` itself, or `base-2`, `base-3`, ...: the first that is neither taken nor reserved."""
    made, number = base, 1
    while made in taken or made in RESERVED_IDS:
        number += 1
        made = f"{base}-{number}"
    return made
