"""All best divisions of a block of signed pairs at once, by tables.

An actor meets the rest of a block only through those it has a pair with. So actors can be taken
out one by one: a table over the neighbours that are left says, for each way in which these may
stand, how few pairs go against the best way to place who has been taken out, and how many best
ways there are. What is left in the end is the answer, exactly; going back through the tables
says of each actor where it can stand in a best division.

This is nonserial dynamic programming (Bertele and Brioschi, "Nonserial Dynamic Programming",
1972), also known as bucket elimination (Dechter, "Bucket elimination: a unifying framework for
reasoning", Artificial Intelligence 1999); the way back is the outward pass of Lauritzen and
Spiegelhalter ("Local computations with probabilities on graphical structures", J. of the Royal
Statistical Society B 1988), with the least in place of the sum. The order is that of least
degree (Markowitz 1957). The largest table has groups ** (treewidth + 1) cells: networks of a
few hundred pairs that grew around some hubs have a treewidth of ten or so; random ones soon
have more than any table holds, and then `TableTooLargeError` says so before the work begins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

from explorer.analysis.signed_graph import Pair

MAX_CELLS = 2**22
"""How many cells the tables of a block may have in all: a second of work, some 100 MB."""

MAX_COUNT = 2**31
"""Beyond this many best divisions they are no longer counted. The square of it fits 64 bits."""

Cells = NDArray[np.int64]


class TableTooLargeError(ValueError):
    """The tables of a block would have more than `MAX_CELLS` cells."""


@dataclass(frozen=True, slots=True)
class BestDivisions:
    """What the best divisions of a block have in common.

    `least`: what goes against each of them. `count`: how many there are, at most `MAX_COUNT`,
    which stands for so many or more; groups have no names, so exchanging two makes no other
    division. `possible`: for each actor, whether it is in the root's camp in some of them, and
    whether it is in the other camp in some.
    """

    least: int
    count: int
    possible: Mapping[str, tuple[bool, bool]]


class SplitTables:
    """The tables of a block: pairs of actors, connected, each once with its ends in any order.

    Args:
        block: The pairs.
        root: The actor that is taken out last; the best connected if it is None.
        max_cells: How many cells the tables may have in all.

    Raises:
        TableTooLargeError: For two camps already they would have more.

    """

    def __init__(
        self, block: Sequence[Pair], root: str | None = None, *, max_cells: int = MAX_CELLS
    ) -> None:
        self.block, self.max_cells = block, max_cells
        near: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in block:
            near[one].add(other)
            near[other].add(one)
        self.root = root or max(near, key=lambda node: (len(near[node]), node))
        self._bags = _elimination_bags(near, self.root, max_cells.bit_length())
        self._place = {bag[0]: number for number, bag in enumerate(self._bags)}
        self._check_size(2)

    def cells(self, groups: int = 2) -> int:
        """How many cells all tables have together."""
        return sum(groups ** len(bag) for bag in self._bags)

    @cached_property
    def _pairs_of_bag(self) -> list[list[tuple[int, Pair]]]:
        """For each bag the pairs that are counted in it, with their numbers in the block."""
        found: list[list[tuple[int, Pair]]] = [[] for _ in self._bags]
        for number, ends in enumerate(self.block):
            first, second = sorted(ends, key=self._place.__getitem__)
            found[self._place[first]].append((number, (first, second)))
        return found

    def least(self, signs: NDArray[np.int8], groups: int = 2) -> Cells:
        """How many pairs go against the best division, for many networks of the same pairs.

        Args:
            signs: For each network a row, for each pair of the block a column; 1 or -1.
            groups: The most groups that there may be.

        Returns:
            A number for each network.

        Raises:
            TableTooLargeError: For so many groups the tables of one network are too large. Of
                several networks as many are worked out at once as there is room for.

        """
        self._check_size(groups)
        room = max(self.max_cells // self.cells(groups), 1)
        parts = [
            self._inward(signs[start : start + room], np.ones(len(self.block), np.int64), groups)[1]
            for start in range(0, len(signs), room)
        ]
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)

    def best_divisions(self, signs: Sequence[int], costs: Sequence[int]) -> BestDivisions:
        """What the best divisions into two camps have in common.

        Args:
            signs: 1 or -1 for each pair of the block.
            costs: What each pair counts if it goes against a division, above 0.

        """
        tables, least = self._inward(np.array([signs], np.int8), np.array(costs, np.int64), 2)
        count = self._count(tables)
        possible: dict[str, tuple[bool, bool]] = {}
        # What all pairs together cost at least with the actors of a bag in given camps.
        whole: list[Cells] = [np.zeros(0, np.int64)] * len(self._bags)
        for number in range(len(self._bags) - 1, -1, -1):
            bag, table = self._bags[number], tables[number]
            if len(bag) > 1:
                parent = self._place[bag[1]]
                message = self._fitted(table.min(axis=1), bag[1:], self._bags[parent], 2)
                others = tuple(
                    axis for axis, node in enumerate(self._bags[parent], 1) if node not in bag
                )
                outside = (whole[parent] - message).min(axis=others)
                table = table + outside[:, np.newaxis]
            whole[number] = table
            best = table.min(axis=tuple(range(2, table.ndim)))[0] == least[0]
            possible[bag[0]] = (bool(best[0]), bool(best[1]))
        return BestDivisions(int(least[0]), count, possible)

    def best_division(self, signs: Sequence[int], costs: Sequence[int]) -> dict[str, bool]:
        """One of the best divisions into two camps: who is in the camp of the root.

        Arguments as for `best_divisions`.
        """
        tables, _ = self._inward(np.array([signs], np.int8), np.array(costs, np.int64), 2)
        camp: dict[str, int] = {}
        for bag, table in zip(reversed(self._bags), reversed(tables), strict=True):
            first = table[0]
            for node in reversed(bag[1:]):
                first = first[..., camp[node]]
            camp[bag[0]] = int(first.argmin())
        return {node: group == 0 for node, group in camp.items()}

    def _check_size(self, groups: int) -> None:
        if (cells := self.cells(groups)) > self.max_cells:
            raise TableTooLargeError(f"{cells} cells are more than {self.max_cells}")

    def _inward(
        self, signs: NDArray[np.int8], costs: Cells, groups: int
    ) -> tuple[list[Cells], Cells]:
        """A table for each actor that is taken out, and what is left in the end.

        The first axis of a table is the networks, the others are the actors of its bag.
        """
        alike = np.eye(groups, dtype=bool)
        waiting: list[list[Cells]] = [[] for _ in self._bags]
        tables: list[Cells] = []
        least = np.zeros(len(signs), np.int64)
        for number, bag in enumerate(self._bags):
            table = np.zeros((len(signs), *(groups,) * len(bag)), np.int64)
            if bag[0] == self.root:
                # Groups have no names: the root is in the first.
                table += np.where(np.arange(groups) > 0, 1 + int(costs.sum()), 0)
            for pair, ends in self._pairs_of_bag[number]:
                foes = (signs[:, pair] < 0)[:, np.newaxis, np.newaxis]
                table += self._fitted((foes == alike) * costs[pair], ends, bag, groups)
            for message in waiting[number]:
                table += message
            tables.append(table)
            message = table.min(axis=1)
            if len(bag) > 1:
                parent = self._place[bag[1]]
                fitted = self._fitted(message, bag[1:], self._bags[parent], groups)
                waiting[parent].append(fitted)
            else:
                least = message
        return tables, least

    def _count(self, tables: Sequence[Cells]) -> int:
        """How many best divisions into two camps there are, at most `MAX_COUNT`."""
        counts: list[Cells] = [np.ones(table.shape, np.int64) for table in tables]
        found = 1
        for number, (bag, table) in enumerate(zip(self._bags, tables, strict=True)):
            is_best = table == table.min(axis=1, keepdims=True)
            ways = np.minimum(np.where(is_best, counts[number], 0).sum(axis=1), MAX_COUNT)
            if len(bag) > 1:
                parent = self._place[bag[1]]
                counts[parent] *= self._fitted(ways, bag[1:], self._bags[parent], 2)
                np.minimum(counts[parent], MAX_COUNT, out=counts[parent])
            else:
                found = int(ways[0])
        return found

    @staticmethod
    def _fitted(table: Cells, scope: Sequence[str], bag: Sequence[str], groups: int) -> Cells:
        """A table over some of the actors of a bag, in the same order, with axes for all."""
        shape = [groups if node in scope else 1 for node in bag]
        return table.reshape(len(table), *shape)


def _elimination_bags(
    near: Mapping[str, Collection[str]], root: str, max_others: int
) -> list[tuple[str, ...]]:
    """Each actor in the order in which they are taken out, with those it then has to do with.

    These are its neighbours, and the neighbours of whoever was taken out before it and had to
    do with it; in the order in which they are taken out. Raises TableTooLargeError as soon as
    these are more than `max_others`: to go on would take long, and for nothing.
    """
    left = {node: set(others) for node, others in near.items()}
    heap = [(len(others), node) for node, others in left.items() if node != root]
    heapify(heap)
    order: list[str] = []
    around: dict[str, set[str]] = {}
    while heap:
        degree, node = heappop(heap)
        if node in around or degree != len(left[node]):
            continue
        if degree > max_others:
            raise TableTooLargeError(f"a table over {degree} actors is too large")
        others = left.pop(node)
        around[node] = others
        order.append(node)
        for other in others:
            left[other] |= others
            left[other] -= {node, other}
            if other != root:
                heappush(heap, (len(left[other]), other))
    order.append(root)
    around[root] = set()
    place = {node: number for number, node in enumerate(order)}
    return [(node, *sorted(around[node], key=place.__getitem__)) for node in order]
