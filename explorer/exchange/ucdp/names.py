"""The names that UCDP datasets give to parties: lists of governments, and former names."""

from __future__ import annotations

import re

GOVERNMENT_PREFIX = "Government of "
"""How UCDP datasets begin the name of a state."""

_FORMER_NAME = re.compile(r"\s*\(([^()]*)\)\s*$")
_GOVERNMENTS = re.compile(r",\s*(?=Government of )")


def split_governments(name: str) -> list[str]:
    """The governments in a list of them; other names stay whole, even with commas."""
    return _GOVERNMENTS.split(name) if name.startswith(GOVERNMENT_PREFIX) else [name]


def clean_name(name: str) -> str:
    """The name to show: "Government of Russia (Soviet Union)" is Russia; groups keep theirs."""
    if not name.startswith(GOVERNMENT_PREFIX):
        return name
    return ", ".join(
        without_former_name(one.removeprefix(GOVERNMENT_PREFIX)) or one
        for one in split_governments(name)
    )


def without_former_name(name: str) -> str:
    """The name without brackets at its end: "Russia (Soviet Union)" is Russia."""
    return _FORMER_NAME.sub("", name).strip()


def former_name(name: str) -> str | None:
    """What stands in brackets at the end of a name: "Soviet Union"; None without brackets."""
    found = _FORMER_NAME.search(name)
    return found[1] if found else None
