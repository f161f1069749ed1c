"""How well more than two camps fit: the fewest pairs that go against a division into k groups.

With more than two sides foes of one foe need not be friends (Davis 1967), and the measure is
the criterion of Doreian and Mrvar ("A partitioning approach to structural balance", Social
Networks 1996): friends in different groups, plus foes in one, over all divisions into at most
k groups. For k = 2 it is the frustration index. It falls or stays as k grows, so a lower number
alone is no reason to believe in more camps; where it stops falling, more of them explain nothing.

Tables give the least where they are small enough (`split_tables`), block by block, for groups
of the blocks can be matched where these meet. Elsewhere it is the best that a local search
found, as Doreian and Mrvar do it: no single move gains, from many starts; nothing proves it.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from explorer.analysis.frustration import SignedPair, blocks_of
from explorer.analysis.signed_graph import Pair
from explorer.analysis.split_tables import MAX_CELLS, SplitTables, TableTooLargeError

MAX_GROUPS = 5
"""Up to so many groups are tried."""

SHAKES = (0.03, 0.1, 0.3)
"""The shares of actors that a shaken division puts anywhere: one of these each time."""

MAX_STARTS, SEARCHED_PAIRS = 100, 60_000
"""How many starts the search has, and how many pairs it looks at from all of them together."""


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How well some number of groups fits.

    `groups`: at most so many. `against`: how many pairs go against the best division found;
    `exact`: whether it is proven that none has fewer.
    """

    groups: int
    against: int
    exact: bool


def against_by_group_count(
    pairs: Sequence[SignedPair],
    most: int,
    first_camp: Collection[str] = (),
    *,
    max_cells: int = MAX_CELLS,
) -> tuple[GroupCount, ...]:
    """The fewest pairs against a division into at most 2, 3, ... groups.

    Args:
        pairs: As `signed_pairs` gives them.
        most: The largest number of groups to try; more than `MAX_GROUPS` are not tried.
        first_camp: Who is in one of the two camps of the best split that is known. A search starts
            from these, so that it never finds a worse one.
        max_cells: How large the tables of a block may be.

    """
    signs = {tie.ends: tie.sign for tie in pairs}
    blocks = [block for block in blocks_of(nx.Graph(list(signs))) if len(block) > 1]
    against: defaultdict[int, int] = defaultdict(int)
    inexact: set[int] = set()
    counts = range(2, min(most, MAX_GROUPS) + 1)
    for block in blocks:
        actors = {end for ends in block for end in ends}
        searched = {actor: int(actor in first_camp) for actor in sorted(actors)}
        for groups in counts:
            least = _by_tables(block, signs, groups, max_cells)
            if least is None:
                # More groups start from the best division into fewer, so that they never fit less.
                searched = _searched(block, signs, groups, searched)
                least = _against(block, signs, searched)
                inexact.add(groups)
            against[groups] += least
    return tuple(GroupCount(k, against[k], k not in inexact) for k in counts)


def _by_tables(
    block: Sequence[Pair], signs: Mapping[Pair, int], groups: int, max_cells: int
) -> int | None:
    try:
        tables = SplitTables(block, max_cells=max_cells)
        found = tables.least(np.array([[signs[ends] for ends in block]], np.int8), groups)
    except TableTooLargeError:
        return None
    return int(found[0])


def _against(block: Sequence[Pair], signs: Mapping[Pair, int], group: Mapping[str, int]) -> int:
    return sum((group[one] == group[other]) == (signs[one, other] < 0) for one, other in block)


def _searched(
    block: Sequence[Pair],
    signs: Mapping[Pair, int],
    groups: int,
    before: Mapping[str, int],
) -> dict[str, int]:
    """The best division that moves of single actors lead to, from many starts."""
    near: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for one, other in block:
        near[one].append((other, signs[one, other]))
        near[other].append((one, signs[one, other]))
    # Not for secrets: the same starts on every machine.
    dice = random.Random(groups)  # noqa: S311
    starts = max(min(MAX_STARTS, SEARCHED_PAIRS // len(block)), 1)
    best = dict(before)
    _settle(near, best, groups)
    for number in range(starts):
        group = {actor: dice.randrange(groups) for actor in near}
        if number % 2:
            # Half of the starts are the best so far, shaken.
            share = dice.choice(SHAKES)
            group = {actor: one if dice.random() < share else best[actor]
                     for actor, one in group.items()}  # fmt: skip
        _settle(near, group, groups)
        if _against(block, signs, group) < _against(block, signs, best):
            best = group
    return best


def _settle(
    near: Mapping[str, Sequence[tuple[str, int]]], group: dict[str, int], groups: int
) -> None:
    """Move actors to the group that suits them best until none gains. Changes `group`."""
    waiting = dict.fromkeys(near)
    while waiting:
        actor = next(iter(waiting))
        del waiting[actor]
        liking = [0] * groups
        for other, sign in near[actor]:
            liking[group[other]] += sign
        target = max(range(groups), key=liking.__getitem__)
        if liking[target] > liking[group[actor]]:
            group[actor] = target
            waiting |= dict.fromkeys(other for other, _ in near[actor])
