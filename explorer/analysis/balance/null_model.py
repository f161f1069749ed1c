"""The index that chance would give: the same pairs, their signs shuffled.

A low index says little by itself: a network of few pairs, or of friends alone, has one whatever
the signs mean. So the signs are dealt out anew over the same pairs, as many friends and as many
foes, again and again (the reshuffled null model of Facchetti, Iacono and Altafini, "Computing
global structural balance in large-scale signed social networks", PNAS 2011, and of Aref and
Wilson, Journal of Complex Networks 2019). If the index is lower than that of nearly all draws,
friends and foes are sorted into sides more than chance would do it.

What it does not say: why. That a coalition is listed as so many friends of each other makes a
network balanced as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from explorer.analysis.frustration import SignedPair, blocks_of
from explorer.analysis.frustration_solver import SplitSolver
from explorer.analysis.signed_graph import Pair
from explorer.analysis.split_tables import MAX_CELLS, SplitTables, TableTooLargeError

MAX_DRAWS = 100
"""How many draws there are where tables give the index of each."""

MAX_DRAWN_CELLS = 2 * MAX_CELLS
"""How many cells the tables of all draws may have; where they would have more, fewer are made."""

MAX_SEARCHED_DRAWS, SEARCHED_PAIRS = 20, 20_000
"""How many draws there are where a search has to do, and how many pairs all have together."""

SEED = 1956
"""Of the year of Cartwright and Harary; the same draws for the same pairs on every machine."""


@dataclass(frozen=True, slots=True)
class NullModel:
    """The index of signs that were shuffled.

    `draws`: how many times. `mean`, `low`, `high`: of the index over the draws. `found`: what
    they are compared with, the index of the signs as they are. `share_as_low`: the share of
    draws with at most that, 0 to 1. `exact`: whether each index is the least there is; otherwise
    the same quick search has found all of them, that of the signs as they are among them, and
    each may be lower.
    """

    draws: int
    mean: float
    low: int
    high: int
    found: int
    share_as_low: float
    exact: bool


def shuffled_index(pairs: Sequence[SignedPair], *, max_cells: int = MAX_CELLS) -> NullModel | None:
    """The index of draws of the same signs over the same pairs.

    Args:
        pairs: As `signed_pairs` gives them.
        max_cells: How large the tables of a block may be.

    Returns:
        What the draws have given; None where there are no pairs, or too many.

    """
    ties = sorted(pairs, key=lambda tie: tie.ends)
    if not ties:
        return None
    blocks = [block for block in blocks_of(nx.Graph([tie.ends for tie in ties])) if len(block) > 1]
    tables: list[SplitTables] | None
    try:
        tables = [SplitTables(block, max_cells=max_cells) for block in blocks]
    except TableTooLargeError:
        tables = None
        draws = min(MAX_SEARCHED_DRAWS, SEARCHED_PAIRS // len(ties))
    else:
        cells = sum(one.cells() for one in tables)
        draws = max(min(MAX_DRAWS, MAX_DRAWN_CELLS // max(cells, 1)), 1)
    if not draws:
        return None
    dice = np.random.default_rng(SEED)
    signs = np.array([tie.sign for tie in ties], np.int8)
    # The signs as they are come first, so that they are treated like the others.
    drawn = np.array([signs, *(dice.permutation(signs) for _ in range(draws))])
    column = {tie.ends: number for number, tie in enumerate(ties)}
    indexes = np.zeros(draws + 1, np.int64)
    for number, block in enumerate(blocks):
        part = drawn[:, [column[ends] for ends in block]]
        indexes += tables[number].least(part) if tables else _searched(block, part)
    index, found = int(indexes[0]), indexes[1:]
    return NullModel(
        draws,
        float(found.mean()),
        int(found.min()),
        int(found.max()),
        index,
        float((found <= index).mean()),
        exact=tables is not None,
    )


def _searched(block: Sequence[Pair], drawn: NDArray[np.int8]) -> NDArray[np.int64]:
    """For each draw the pairs that go against the split that a local search ends with."""
    found = []
    for signs in drawn:
        solver = SplitSolver(
            dict(zip(block, signs.tolist(), strict=True)),
            dict.fromkeys(block, 1.0),
            weighted=False,
        )
        camp = solver.improve(block, solver.walk(block))
        found.append(round(solver.against(block, camp)))
    return np.array(found, np.int64)
