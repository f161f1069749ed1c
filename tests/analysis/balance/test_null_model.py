"""The index of shuffled signs."""

from __future__ import annotations

import random
from itertools import combinations, permutations

import networkx as nx
import pytest

from explorer.analysis.balance.null_model import (
    MAX_DRAWS,
    MAX_SEARCHED_DRAWS,
    shuffled_index,
)
from explorer.analysis.frustration import SignedPair, frustration_index


def network(ties: str) -> list[SignedPair]:
    """`ab+ bc-`: friends and foes."""
    return [SignedPair((word[0], word[1]), 1 if word[2] == "+" else -1) for word in ties.split()]


def test_a_triangle_of_two_foes_and_a_friend_balances_however_it_is_shuffled() -> None:
    found = shuffled_index(network("ab+ ac- bc-"))
    assert found is not None
    assert (found.draws, found.mean, found.low, found.high) == (MAX_DRAWS, 0, 0, 0)
    assert found.share_as_low == 1
    assert found.exact


def test_the_draws_lie_around_the_mean_of_all_shuffles() -> None:
    ties = network("ab+ bc+ cd- de- ae+ ac- bd-")
    indexes = []
    for signs in set(permutations([tie.sign for tie in ties])):
        drawn = [SignedPair(tie.ends, sign) for tie, sign in zip(ties, signs, strict=True)]
        indexes.append(frustration_index(drawn).frustration)
    found = shuffled_index(ties)
    assert found is not None
    assert found.mean == pytest.approx(sum(indexes) / len(indexes), abs=0.25)
    assert (found.low, found.high) == (min(indexes), max(indexes))
    assert found.found == frustration_index(ties).frustration == 1
    as_low = sum(index <= 1 for index in indexes) / len(indexes)
    assert found.share_as_low == pytest.approx(as_low, abs=0.15)
    assert found == shuffled_index(ties[::-1]), "the order of pairs makes no other draws"


def test_without_room_for_tables_a_search_gives_what_is_no_less() -> None:
    dice = random.Random(3)
    ties = [SignedPair(ends, dice.choice((1, -1))) for ends in combinations("abcdefgh", 2)]
    exact, searched = shuffled_index(ties), shuffled_index(ties, max_cells=0)
    assert exact is not None
    assert searched is not None
    assert exact.exact
    assert not searched.exact
    assert searched.draws == MAX_SEARCHED_DRAWS
    assert searched.low >= exact.low
    assert exact.found == frustration_index(ties).frustration <= searched.found
    # The first draws are the same, so this holds of their mean as well.
    assert searched.mean > exact.mean - 1


def test_there_is_none_of_nothing_and_none_of_too_much() -> None:
    assert shuffled_index([]) is None
    grid = nx.grid_2d_graph(120, 120)
    ties = [SignedPair((f"{min(ends)}", f"{max(ends)}"), 1) for ends in grid.edges]
    assert shuffled_index(ties) is None
