"""How many links of a view stand behind what its overview draws or names."""

from __future__ import annotations

from explorer.analysis.areas.area_picture import AreaPicture
from explorer.data.vocabulary import MEMBER
from explorer.presentation.overview.helper_rows import HelperRows


def links_behind(picture: AreaPicture, rows: HelperRows) -> int:
    """The links that hold between the two ends of every drawn or named pair, either way.

    With what folds into these ends: a side and its helper, two sides with a front, a side and
    its own, the two rivals.
    """
    rivals = picture.file.rivals.both if picture.file.rivals else ()
    named = {*rivals}
    named |= {one.mark.id for one in rows.outsiders} | {one.mark.id for one in rows.go_betweens}
    named |= {bridge.help.helper for bridge in rows.bridges}
    named |= {helper for row in rows.sums for helper in row.helpers}
    count = 0
    for link in picture.links.links:
        if link.kind is MEMBER:
            continue
        places = link.theaters or ("",)
        count += any(_is_told(picture, link.source, link.target, place, named) for place in places)
    return count


def _is_told(picture: AreaPicture, source: str, target: str, theater: str, named: set[str]) -> bool:
    ends = (source, target)
    sides = tuple(picture.owners.side(end, theater) for end in ends)
    stands = tuple(
        side or picture.representative(end, theater) for side, end in zip(sides, ends, strict=True)
    )
    if theater not in picture.theaters:
        return {*stands} <= named and stands[0] != stands[1]
    found = picture.theaters[theater]
    if all(sides):
        one, other = stands
        return one == other or found.front(one, other) is not None
    if any(sides):
        return any(stand in named for stand, side in zip(stands, sides, strict=True) if not side)
    pair = picture.file.rivals
    return pair is not None and {*stands} == {*pair.both}
