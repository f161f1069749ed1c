"""Marks moved about on a map by areas, as long as its strong lines get better by it.

Every try is one the rules allow: two helpers of a column change places, two of a side's own change
cells, somebody outside takes another free spot. The order of the tries is drawn by lot with a
fixed seed, so that the same file gives the same map; how many there are is bounded.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from explorer.layout.area_routes import AreaRouter, FoundWay, WayPoint, way_length
from explorer.layout.area_ties import StrongTie

Item = TypeVar("Item")

SEARCH_SEED = 2019
"""Of the lots by which the order of the tries is drawn."""

MOST_TRIES = 70
"""How many lines are led anew at most while a map is improved."""

MAX_SEARCHED = 90
"""With more marks than these that have strong lines nothing is moved."""

LEAST_GAIN = 20.0
"""What a move must gain to be made, in px of lines."""

RANK_WEIGHTS = (2.0, 1.0, 0.2)
"""How much a line counts by its rank."""

LEAST_LINE, SHORT_COST = 45.0, 8.0
"""How long in px a strong line should be at least, and what each px less costs."""

STANDING_COST = 600.0
"""What it costs, in px of lines, that a mark stands on the line of another."""


def short_cost(found: FoundWay) -> float:
    """What it costs that a line is too short to be seen beside its arrow, in px."""
    return SHORT_COST * max(LEAST_LINE - way_length(found.way), 0.0)


class LineSearch:
    """Tries moves, and keeps those that make the strong lines cheaper.

    Args:
        router: Leads the lines; it has all marks that can move.
        at: The strong lines of each mark.

    """

    def __init__(self, router: AreaRouter, at: Mapping[str, Sequence[StrongTie]]) -> None:
        self._router = router
        self._at = at
        # Where there are many lines each takes longer, and a better slot is not seen.
        self._left = MOST_TRIES if len(at) <= MAX_SEARCHED else 0
        self._lots = random.Random(SEARCH_SEED)  # noqa: S311 - not for secrets

    @property
    def is_spent(self) -> bool:
        """Whether as many lines were led anew as may be."""
        return self._left <= 0

    def shuffled(self, items: Iterable[Item]) -> list[Item]:
        """Some things in an order drawn by lot."""
        listed = list(items)
        self._lots.shuffle(listed)
        return listed

    def cost(self, nodes: Iterable[str]) -> float:
        """What the lines of some marks cost, and what it costs that they stand on others."""
        listed = list(nodes)
        ties = self._ties(listed)
        return sum(
            (self._router.ways[tie].cost + short_cost(self._router.ways[tie]))
            * RANK_WEIGHTS[tie.rank]
            for tie in ties
        ) + STANDING_COST * sum(self._router.lines_near(node) for node in listed)

    def try_move(self, moves: Mapping[str, WayPoint], least_gain: float = LEAST_GAIN) -> bool:
        """Move some marks, and say whether they stay there."""
        router = self._router
        moves = {node: to for node, to in moves.items() if router.places[node] != to}
        if not moves:
            return False
        before = self.cost(moves)
        places = {node: router.places[node] for node in moves}
        ways = {tie: router.ways[tie] for tie in self._ties(moves)}
        self._set(moves, ())
        router.lead(ways, rounds=1)
        self._left -= max(len(ways), 1)
        if self.cost(moves) < before - least_gain:
            return True
        self._set(places, ways.items())
        return False

    def _set(
        self, places: Mapping[str, WayPoint], ways: Iterable[tuple[StrongTie, FoundWay]]
    ) -> None:
        for node in places:
            self._router.lift(node)
        for node, place in places.items():
            self._router.put(node, place)
        for tie, way in ways:
            self._router.settle(tie, way)

    def _ties(self, nodes: Iterable[str]) -> list[StrongTie]:
        found = dict.fromkeys(tie for node in nodes for tie in self._at.get(node, ()))
        return [tie for tie in found if tie in self._router.ways]
