"""What the best splits of one block have in common, exactly or as far as the time goes.

By tables where they are small enough. Otherwise from one best split on: actors that can change
camp at no cost lead to others; then the integer program looks for the best split that differs
most from the first among the actors that have stood on one side only. If it differs in nobody,
these stand there in all of them: one proof settles them together.
"""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from explorer.analysis.frustration_solver import (
    MAX_PROGRAM_PAIRS,
    SplitSolver,
    ordered_pair,
)
from explorer.analysis.signed_graph import Pair
from explorer.analysis.split_tables import MAX_COUNT, SplitTables, TableTooLargeError

MAX_SEEN_SPLITS = 1_000
"""How many best splits are gone through one by one, where tables would be too large."""


@dataclass(frozen=True, slots=True)
class BlockSplits:
    """What is known of the best splits of a block.

    `possible`: for each actor, whether it stands with the root in some, and whether apart from
    it; None: not known. `count`: how many there are, at least; `is_counted`: exactly so many.
    """

    possible: Mapping[str, tuple[bool | None, bool | None]]
    count: int
    is_counted: bool


def block_splits(
    block: Sequence[Pair], signs: Mapping[Pair, int], root: str, deadline: float, max_cells: int
) -> BlockSplits:
    """The best splits of a block, seen from one of its actors.

    Args:
        block: Its pairs, ends in the order of their ids.
        signs: 1 or -1 for each pair at least of the block.
        root: The actor.
        deadline: When to stop, as `time.monotonic` counts, if it takes programs.
        max_cells: How large its tables may be.

    """
    if len(block) == 1:
        # Most blocks are of this sort: somebody who has to do with one other only.
        [(one, other)] = block
        sides = (signs[one, other] > 0, signs[one, other] < 0)
        return BlockSplits({one: sides, other: sides} | {root: (True, False)}, 1, True)
    try:
        tables = SplitTables(block, root, max_cells=max_cells)
    except TableTooLargeError:
        return _from_one_split(block, signs, root, deadline)
    found = tables.best_divisions([signs[ends] for ends in block], [1] * len(block))
    return BlockSplits(found.possible, found.count, found.count < MAX_COUNT)


def _from_one_split(
    block: Sequence[Pair], signs: Mapping[Pair, int], root: str, deadline: float
) -> BlockSplits:
    # All weights alike: the program then prefers none of the best splits to another.
    solver = SplitSolver(signs, dict.fromkeys(block, 1.0), weighted=False, max_cells=0)
    if len(block) > MAX_PROGRAM_PAIRS:
        # Nothing could be proven of them, unless no pair goes against the split.
        first, bound = solver.walk(block), -1.0
    else:
        first, bound = solver.solve(block, deadline)
    first = _seen_from(first, root)
    least = solver.against(block, first)
    actors = sorted(first)
    if least == 0:
        # Signs without a contradiction leave no choice.
        return BlockSplits({actor: (first[actor], not first[actor]) for actor in actors}, 1, True)
    if bound < least - 1e-6:
        return BlockSplits(dict.fromkeys(actors, (None, None)), 1, False)
    seen = _reachable(block, signs, root, [first], deadline)
    one_sided = _one_sided(seen, first)
    is_proven = False
    while one_sided and not is_proven:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        # Less than half a pair in all, so that no split that is not the best gains by it.
        pull = 0.4 / len(one_sided)
        pulls = {actor: pull if first[actor] else -pull for actor in one_sided}
        answer = solver.solve_program(block, left, first=root, pulls=pulls)
        other = answer.camp
        if other is None or solver.against(block, other) > least:
            break
        changed = {actor for actor in one_sided if other[actor] != first[actor]}
        if changed:
            seen |= _reachable(block, signs, root, [other], deadline)
            one_sided = _one_sided(seen, first)
        else:
            is_proven = answer.is_best
            if not is_proven:
                break
    possible: dict[str, tuple[bool | None, bool | None]] = {}
    for actor in actors:
        sides: tuple[bool | None, bool | None] = (True, None) if first[actor] else (None, True)
        if actor == root or (is_proven and actor in one_sided):
            sides = (first[actor], not first[actor])
        elif actor not in one_sided:
            sides = (True, True)
        possible[actor] = sides
    return BlockSplits(possible, len(seen), is_counted=False)


def _seen_from(camp: Mapping[str, bool], root: str) -> dict[str, bool]:
    """The same split with the root in the first camp."""
    return {actor: side == camp[root] for actor, side in camp.items()}


def _one_sided(seen: Iterable[frozenset[str]], first: Mapping[str, bool]) -> set[str]:
    """Who stands on one side in all splits that were seen, each given by its first camp."""
    return {actor for actor, side in first.items() if all((actor in one) == side for one in seen)}


def _reachable(
    block: Sequence[Pair],
    signs: Mapping[Pair, int],
    root: str,
    starts: Iterable[Mapping[str, bool]],
    deadline: float,
) -> set[frozenset[str]]:
    """Best splits that one gets to when single actors change camp at no cost: the first camps.

    At most `MAX_SEEN_SPLITS`; the starts are among them.
    """
    near: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for ends in block:
        for one, other in (ends, ends[::-1]):
            near[one].append((other, signs[ordered_pair(ends)]))
    waiting = deque(frozenset(a for a, side in start.items() if side) for start in starts)
    seen = set(waiting)
    while waiting and time.monotonic() < deadline:
        camp = waiting.popleft()
        for actor, others in near.items():
            # As many pairs go against the split as before if half of its pairs did.
            gain = sum(sign if (other in camp) == (actor in camp) else -sign
                       for other, sign in others)  # fmt: skip
            if gain == 0 and actor != root:
                found = camp ^ {actor}
                if found not in seen:
                    if len(seen) >= MAX_SEEN_SPLITS:
                        return seen
                    seen.add(found)
                    waiting.append(found)
    return seen
