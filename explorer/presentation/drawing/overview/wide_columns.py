"""How the width of a wide overview is shared among its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDE_MARGIN = 24.0
"""Px of ground around everything."""

_LEAST_OUTSIDERS, _USUAL_OUTSIDERS, _LEAST_THEATER = 92.0, 132.0, 120.0


@dataclass(frozen=True, slots=True)
class ColumnWish:
    """What a column would like: its `least` and its `natural` width, and its share of the rest."""

    least: float
    natural: float
    growth: float = 0.0


def shared_widths(wishes: Sequence[ColumnWish], room: float) -> list[float]:
    """Widths in px that add up to `room`.

    Each its natural width, and more by its growth; where there is less room, each the same part of
    what it has above its least width, and below that all in proportion.
    """
    natural, least = sum(one.natural for one in wishes), sum(one.least for one in wishes)
    if natural <= room:
        growth = sum(one.growth for one in wishes) or 1.0
        return [one.natural + (room - natural) * one.growth / growth for one in wishes]
    if least <= room:
        part = (room - least) / (natural - least) if natural > least else 0.0
        return [one.least + (one.natural - one.least) * part for one in wishes]
    return [one.least * room / least for one in wishes]


def outsiders_wish(need: float, least: float = 0.0) -> ColumnWish:
    """The wish of a column of outsiders whose rows need so many px, their names at least `least`.

    None where nobody is in it.
    """
    if not need:
        return ColumnWish(0.0, 0.0)
    least = max(_LEAST_OUTSIDERS, least)
    return ColumnWish(least, max(need, _USUAL_OUTSIDERS, least), 2.0)


def theater_wish(natural: float, foot: float = 0.0, *, growth: float = 0.6) -> ColumnWish:
    """The wish of a theater whose words need so many px; `foot`: the words at its foot."""
    least = max(min(natural, _LEAST_THEATER), 0.78 * natural, min(foot, natural))
    return ColumnWish(least, natural, growth)
