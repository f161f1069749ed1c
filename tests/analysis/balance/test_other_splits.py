"""The best splits of one block, one by one where there is no room for tables."""

from __future__ import annotations

import time

import pytest

from explorer.analysis.balance.other_splits import BlockSplits, block_splits
from explorer.analysis.split_tables import MAX_CELLS

RING = [("a", "b"), ("a", "d"), ("b", "c"), ("c", "d")]
"""Four in a ring."""


def splits(signs: tuple[int, ...], *, max_cells: int, seconds: float = 60) -> BlockSplits:
    deadline = time.monotonic() + seconds
    return block_splits(RING, dict(zip(RING, signs, strict=True)), "a", deadline, max_cells)


@pytest.mark.parametrize("max_cells", [0, MAX_CELLS])
def test_signs_without_a_contradiction_leave_no_choice(max_cells: int) -> None:
    found = splits((1, -1, -1, 1), max_cells=max_cells)
    together, apart = (True, False), (False, True)
    assert found == BlockSplits({"a": together, "b": together, "c": apart, "d": apart}, 1, True)


@pytest.mark.parametrize("max_cells", [0, MAX_CELLS])
def test_one_contradiction_in_a_ring_may_lie_at_each_of_its_pairs(max_cells: int) -> None:
    found = splits((1, 1, 1, -1), max_cells=max_cells)
    either = (True, True)
    assert found.possible == {"a": (True, False), "b": either, "c": either, "d": either}
    # Single actors that change camp at no cost lead from one of them to all.
    assert found.count == 4
    assert found.is_counted is bool(max_cells)


def test_without_time_the_other_side_is_not_known() -> None:
    found = splits((1, 1, 1, -1), max_cells=0, seconds=-1)
    assert found.count == 1
    assert not found.is_counted
    assert all(None in found.possible[actor] for actor in "bcd")
