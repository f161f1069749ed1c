"""The tables of a block: against every division there is."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations, product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.analysis.split_tables import MAX_COUNT, SplitTables, TableTooLargeError

Tie = tuple[str, str]


@st.composite
def blocks(draw: st.DrawFn) -> list[Tie]:
    """Connected pairs of up to seven actors, a block or several that hang together."""
    names = "abcdefg"[: draw(st.integers(2, 7))]
    pairs = {
        (names[draw(st.integers(0, number - 1))], names[number]) for number in range(1, len(names))
    }
    pairs |= draw(st.sets(st.sampled_from(list(combinations(names, 2)))))
    return sorted(pairs)


def divisions(block: Sequence[Tie], root: str, groups: int) -> list[dict[str, int]]:
    """All divisions with the root in group 0."""
    others = sorted({end for ends in block for end in ends} - {root})
    return [
        {root: 0, **dict(zip(others, chosen, strict=True))}
        for chosen in product(range(groups), repeat=len(others))
    ]


def cost(
    block: Sequence[Tie], signs: Sequence[int], costs: Sequence[int], group: dict[str, int]
) -> int:
    return sum(
        price
        for (one, other), sign, price in zip(block, signs, costs, strict=True)
        if (group[one] == group[other]) == (sign < 0)
    )


@given(st.data())
@settings(max_examples=80)
def test_they_know_what_all_best_splits_have_in_common(data: st.DataObject) -> None:
    block = data.draw(blocks())
    actors = sorted({end for ends in block for end in ends})
    root = data.draw(st.sampled_from(actors))
    signs = [data.draw(st.sampled_from((1, -1))) for _ in block]
    costs = [data.draw(st.sampled_from((1, 1, 2, 5))) for _ in block]
    tables = SplitTables(block, root)
    found = tables.best_divisions(signs, costs)
    all_of = [(cost(block, signs, costs, one), one) for one in divisions(block, root, 2)]
    least = min(price for price, _ in all_of)
    best = [one for price, one in all_of if price == least]
    assert (found.least, found.count) == (least, len(best))
    for actor in actors:
        sides = {one[actor] for one in best}
        assert found.possible[actor] == (0 in sides, 1 in sides)
    one = tables.best_division(signs, costs)
    assert {actor: int(not side) for actor, side in one.items()} in best


@given(blocks(), st.integers(2, 4), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_they_work_out_many_networks_and_more_groups(
    block: list[Tie], groups: int, dice: random.Random
) -> None:
    signs = np.array([[dice.choice((1, -1)) for _ in block] for _ in range(3)], np.int8)
    # Room for one network at a time, so that they are worked out in parts.
    whole = SplitTables(block)
    tables = SplitTables(block, max_cells=whole.cells(groups))
    found = tables.least(signs, groups)
    root = block[0][0]
    expected = [
        min(cost(block, row, [1] * len(block), one) for one in divisions(block, root, groups))
        for row in signs.tolist()
    ]
    assert found.tolist() == expected == whole.least(signs, groups).tolist()
    assert whole.least(signs[:0]).tolist() == []


def test_too_large_tables_are_refused_before_the_work() -> None:
    everybody = [f"n{number:03}" for number in range(40)]
    with pytest.raises(TableTooLargeError):
        SplitTables(list(combinations(everybody, 2)))
    five = SplitTables(list(combinations("abcde", 2)), max_cells=2**6)
    with pytest.raises(TableTooLargeError):
        five.least(np.ones((1, 10), np.int8), 3)
    with pytest.raises(TableTooLargeError):
        SplitTables(list(combinations("abcde", 2)), max_cells=2**5)


def test_counting_stops_before_numbers_overflow() -> None:
    """A hub with forty rings of three foes: 3 ** 40 best splits."""
    ring = nx.windmill_graph(40, 3)
    block = [(f"n{min(ends):03}", f"n{max(ends):03}") for ends in ring.edges]
    found = SplitTables(block).best_divisions([-1] * len(block), [1] * len(block))
    assert (found.least, found.count) == (40, MAX_COUNT)
