"""The locations of UCDP datasets: which theater each is, and which of them were asked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from explorer.errors import quoted
from explorer.exchange.import_result import UnknownLocationError
from explorer.exchange.ucdp.names import without_former_name

_MAX_COMPARED = 80  # characters of a wrong name that are compared with the right ones


def theater_name(location: str) -> str:
    """The theater of a location: "Iran: Kurdistan" is in Iran, "Iran - Iraq" is Iran, Iraq."""
    place = " ".join(location.split())
    before, colon, _ = place.partition(":")
    if colon:
        return without_former_name(before) or place
    countries = [without_former_name(one) for one in re.split(r" - |,", place)]
    return ", ".join(sorted(filter(None, countries))) or place


def match_locations(locations: Sequence[str], present: Iterable[str]) -> tuple[set[str], list[str]]:
    """The locations of a file that were asked for, and the names for what was asked for.

    `locations`: each a theater, one of its countries, or a location of the dataset, in upper
    or lower case. None at all asks for everything, and then there are no names.

    Raises UnknownLocationError for one that is not among those `present`, with the nearest
    that is.
    """
    places = sorted(set(present))
    if not locations:
        return set(places), []
    places_of: dict[str, set[str]] = defaultdict(set)
    spelling: dict[str, str] = {}
    for place in places:
        theater = theater_name(place)
        for name in (place, place.partition(":")[0], theater, *theater.split(", ")):
            places_of[name.strip().casefold()].add(place)
            spelling[name.strip().casefold()] = name.strip()
    found: set[str] = set()
    names: dict[str, None] = {}
    for location in locations:
        wanted = location.strip().casefold()
        if wanted not in places_of:
            near = get_close_matches(wanted[:_MAX_COMPARED], list(places_of), 1)
            hint = f"; did you mean {spelling[near[0]]!r}?" if near else ""
            raise UnknownLocationError(f"no row has the location {quoted(location)}{hint}")
        found |= places_of[wanted]
        names[spelling[wanted]] = None
    return found, list(names)
