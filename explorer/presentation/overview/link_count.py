"""How many links of a view stand behind what its overview draws or names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from explorer.analysis.areas.area_picture import AreaPicture
from explorer.analysis.areas.held_links import HeldLink
from explorer.analysis.areas.helpers import recognisers
from explorer.data.vocabulary import MEMBER
from explorer.presentation.overview.content import Help, Rival
from explorer.presentation.overview.foot_fights import FootFights
from explorer.presentation.overview.helper_rows import HelperRows

_Pair = tuple[str, frozenset[str]]
"""A theater and two who stand in it: sides, or whoever others fold into."""


def links_behind(
    picture: AreaPicture,
    rows: HelperRows,
    rivals: Iterable[Rival],
    feet: Mapping[str, FootFights],
) -> int:
    """The links that hold between the two ends of every drawn or named pair, either way.

    With what folds into these ends: a side and its helper, or who fights it, or recognises it; two
    sides with a front; a side and its own; the two rivals.

    Args:
        picture: The picture.
        rows: Who helps its sides from outside.
        rivals: Its two rivals, if it draws them.
        feet: By theater who is named at its foot.

    """
    rivals = tuple(rivals)
    drawn = rows.drawn(rivals)
    told = frozenset(_pairs(picture, rows, drawn, rivals, feet))
    ids = {link for one in drawn for link in one.links}
    return sum(
        link.id in ids or _is_told(picture, link, told)
        for link in picture.links.links
        if link.kind is not MEMBER
    )


def _pairs(
    picture: AreaPicture,
    rows: HelperRows,
    drawn: Iterable[Help],
    rivals: Sequence[Rival],
    feet: Mapping[str, FootFights],
) -> Iterator[_Pair]:
    """The pairs that a picture draws or names, those of one side alone apart."""
    for rival in rivals:
        for theater, fight in rival.fights:
            yield theater, frozenset((rival.mark.id, fight.foe))
    if rivals:
        for theater in ("", *picture.theaters):
            yield theater, frozenset(rival.mark.id for rival in rivals)
    for one in drawn:
        yield one.to.theater, frozenset((one.helper, one.to.party))
        for fight in one.fights:
            yield one.to.theater, frozenset((one.helper, fight.foe))
    for row in rows.sums:
        for summed in row.helpers:
            yield row.side.theater, frozenset((summed, row.side.party))
    for theater, found in picture.theaters.items():
        for fighter, foes in feet[theater].foes.items():
            for foe in foes:
                yield theater, frozenset((fighter, foe))
        for front in found.fronts:
            yield theater, frozenset(front.parties)
        for side in found.sides:
            for state in recognisers(picture.links, side):
                for who in (state, picture.belonging.folded(state)):
                    yield theater, frozenset((who, side))


def _is_told(picture: AreaPicture, link: HeldLink, told: frozenset[_Pair]) -> bool:
    for theater in link.theaters or ("", *picture.theaters):
        sides = [picture.owners.side(end, theater) for end in (link.source, link.target)]
        if sides[0] is not None and sides[0] == sides[1]:
            return True
        stands = frozenset(
            side or picture.representative(end, theater)
            for side, end in zip(sides, (link.source, link.target), strict=True)
        )
        if (theater, stands) in told:
            return True
    return False
