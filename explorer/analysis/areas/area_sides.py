"""Who is a side of a theater on some days, and in which row of its half it stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from explorer.analysis.areas.belonging import Belonging
from explorer.analysis.areas.fronts import SideFront
from explorer.analysis.areas.held_links import HeldLinks
from explorer.analysis.areas.side_hues import Hue
from explorer.analysis.areas.side_places import Foes, foe_strength
from explorer.data.model import Dataset
from explorer.data.vocabulary import ActorType

MOST_SIDES = 6
"""How many sides of a theater are drawn; of more of them the number is said."""

_FIGHTERS = (ActorType.GOVERNMENT, ActorType.ARMED_GROUP, ActorType.COALITION)


@dataclass(frozen=True, slots=True)
class SideKey:
    """A side of a theater: the ids of both."""

    theater: str
    party: str


@dataclass(frozen=True, slots=True)
class SideRow:
    """Sides that stand together: `facing` at the axis, `outer` behind them.

    Each from the one nearest to the rivals on.
    """

    facing: tuple[str, ...]
    outer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Halves:
    """The sides above and below the axis; rows from the one nearest to the rivals on."""

    first: tuple[SideRow, ...]
    second: tuple[SideRow, ...]


def further_sides(
    dataset: Dataset,
    theater: str,
    own: Collection[str],
    links: HeldLinks,
    belonging: Belonging,
) -> tuple[str, ...]:
    """Who fights in a theater in which no two parties do, and is a side of it for that.

    Args:
        dataset: The dataset.
        theater: Its id.
        own: The parties of the days and all their own.
        links: Those of the view.
        belonging: Who belongs to whom.

    Returns:
        Governments, armed groups and coalitions in a fight there that help no side and belong
        to none, by the number of their fights.

    """
    foes: dict[str, set[str]] = {}
    for link in links.links:
        if link.is_fight and link.is_in(theater) and not link.is_only_reported:
            foes.setdefault(link.source, set()).add(link.target)
            foes.setdefault(link.target, set()).add(link.source)
    helpers = {
        link.source
        for link in links.links
        if link.is_help and link.is_in(theater) and link.target in own
    }
    found = [
        actor
        for actor in foes
        if actor in dataset.actors
        and dataset.actors[actor].type in _FIGHTERS
        and actor not in own
        and actor not in helpers
        and belonging.folded(actor) == actor
    ]
    # Who fights somebody's helper alone is no side of the theater.
    sides = {*own, *found}
    order = list(dataset.actors)
    return tuple(
        sorted(
            (actor for actor in found if foes[actor] & sides),
            key=lambda actor: (-len(foes[actor]), order.index(actor)),
        )
    )


def halves(
    sides: Sequence[str],
    above: Collection[str],
    hues: Mapping[str, Hue],
    foes: Foes,
    fronts: Sequence[SideFront],
    *,
    helped: Collection[str] = (),
) -> Halves:
    """In which half and row of a theater each side stands.

    The side with the most foes of all time, then the strongest, is the bar, the full width of its
    half. Those with a front to it on the days shown face it, the others stand behind these. A side
    keeps its half from day to day, and only rows follow the fronts.

    Args:
        sides: Their ids, in their order.
        above: Those of the half above the axis.
        hues: Of each.
        foes: Whom each fights on any day, so that the bar stays.
        fronts: Those of the days.
        helped: Sides that somebody else than a rival helps on any day; they stand outermost,
            where such help can reach them.

    """
    if not sides:
        return Halves((), ())
    bar = max(sides, key=lambda side: foe_strength(side, sides, foes))
    own = [front for front in fronts if bar in front.parties]
    # Where others fight the bar, a side with which the fighting is over stands behind them.
    at_war = [front for front in own if front.is_war]
    facing = {end for front in at_war or own for end in front.parties}
    upper = [side for side in sides if side in above]
    lower = [side for side in sides if side not in above]
    for half in (upper, lower):
        half.sort(key=lambda side: side in helped and hues[side] not in (Hue.FIRST, Hue.SECOND))
    return Halves(
        _rows(upper, Hue.FIRST, hues, bar, facing), _rows(lower, Hue.SECOND, hues, bar, facing)
    )


def _rows(
    half: Sequence[str],
    hue: Hue,
    hues: Mapping[str, Hue],
    bar: str,
    at_axis: Collection[str],
) -> tuple[SideRow, ...]:
    """The rows of a half: the rival's sides nearest to it, with the full height.

    Of several such sides those without a front on the days stand behind the others.
    """
    near = [side for side in half if hues[side] is hue or side == bar]
    far = [side for side in half if side not in near]
    if bar in half:
        return tuple(SideRow((side,)) for side in (*near, *far))
    facing = [side for side in far if side in at_axis]
    outer = [side for side in far if side not in facing]
    near_facing = [side for side in near if side in at_axis]
    near_outer = [side for side in near if side not in at_axis]
    if near_facing:
        rows = [SideRow((side,)) for side in near_facing[:-1]]
        rows.append(SideRow((near_facing[-1],), tuple(near_outer)))
    else:
        rows = [SideRow((side,)) for side in near]
    if facing:
        rows.append(SideRow(tuple(facing), tuple(outer)))
    else:
        rows += [SideRow((side,)) for side in outer]
    return tuple(rows)
