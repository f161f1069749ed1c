"""Who stands where in every best split: against every split, and by a program of our own."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from explorer.analysis.balance.certainty import (
    MAX_BLOCS,
    MAX_SPLITS,
    CampCertainty,
    Standing,
    are_fixed,
    blocs,
    camp_certainty,
)
from explorer.analysis.frustration import SignedPair, signed_pairs
from explorer.analysis.split_tables import MAX_CELLS
from explorer.data.model import Dataset
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View
from sweeping import examples

ALL_TIES = list(combinations("abcdefgh", 2))


@st.composite
def networks(draw: st.DrawFn) -> list[SignedPair]:
    """Up to eight actors; sparse ones have several groups, and blocks that hang on others."""
    share = draw(st.sampled_from((0.25, 0.4, 0.8)))
    count = draw(st.integers(2, 8))
    return [
        # Weights that prefer some splits to others, which must change nothing.
        SignedPair(ends, draw(st.sampled_from((1, -1))), draw(st.sampled_from((0.2, 0.5, 1.0))))
        for ends in ALL_TIES
        if ends[1] <= "abcdefgh"[count - 1] and draw(st.floats(0, 1)) < share
    ]


def best_splits(ties: Sequence[SignedPair]) -> list[dict[str, bool]]:
    """All splits that the fewest pairs go against, each twice for every group of actors."""
    actors = sorted({end for tie in ties for end in tie.ends})
    found: list[tuple[int, dict[str, bool]]] = []
    for sides in product((False, True), repeat=len(actors)):
        camp = dict(zip(actors, sides, strict=True))
        against = sum((camp[tie.ends[0]] == camp[tie.ends[1]]) == (tie.sign < 0) for tie in ties)
        found.append((against, camp))
    least = min(against for against, _ in found)
    return [camp for against, camp in found if against == least]


def standing_by_trying(ties: Sequence[SignedPair], anchor: str) -> dict[str, Standing]:
    splits = best_splits(ties)
    graph = nx.Graph(tie.ends for tie in ties)
    found = {}
    for actor in graph:
        together = {camp[actor] == camp[anchor] for camp in splits}
        if not nx.has_path(graph, actor, anchor):
            found[actor] = Standing.NOT_TIED
        elif len(together) == 2:
            found[actor] = Standing.EITHER
        else:
            found[actor] = Standing.FIRST if together == {True} else Standing.SECOND
    return found


@given(networks().filter(bool), st.permutations("abcdefgh"))
@settings(max_examples=120)
def test_everybody_stands_as_in_all_best_splits_there_are(
    ties: list[SignedPair], parties: list[str]
) -> None:
    found = camp_certainty(ties, parties)
    assert found.anchor is not None
    assert dict(found.standing) == standing_by_trying(ties, found.anchor)
    groups = nx.number_connected_components(nx.Graph(tie.ends for tie in ties))
    assert found.is_counted
    assert found.splits * 2**groups == len(best_splits(ties))


@given(networks().filter(bool))
@examples(15, 60)  # each runs the program several times
def test_where_tables_have_no_room_programs_say_the_same(ties: list[SignedPair]) -> None:
    found = camp_certainty(ties, seconds=60, max_cells=0)
    assert found.anchor is not None
    assert dict(found.standing) == standing_by_trying(ties, found.anchor)
    groups = nx.number_connected_components(nx.Graph(tie.ends for tie in ties))
    assert found.splits * 2**groups <= len(best_splits(ties))


@given(networks().filter(bool))
@settings(max_examples=60)
def test_without_time_nothing_is_said_that_is_not_so(ties: list[SignedPair]) -> None:
    found = camp_certainty(ties, seconds=0, max_cells=0)
    assert found.anchor is not None
    right = standing_by_trying(ties, found.anchor)
    for actor, standing in found.standing.items():
        assert standing in (right[actor], Standing.NOT_SETTLED)
    groups = nx.number_connected_components(nx.Graph(tie.ends for tie in ties))
    assert found.splits * 2**groups <= len(best_splits(ties))


def test_a_hard_network_is_left_open() -> None:
    dice = random.Random(1)
    ties = [
        SignedPair((f"n{min(a, b):03}", f"n{max(a, b):03}"), dice.choice((1, -1)))
        for a, b in nx.gnm_random_graph(80, 900, seed=1).edges
    ]
    found = camp_certainty(ties, seconds=0.2)
    assert not found.is_counted
    assert set(found.actors(Standing.NOT_SETTLED)) == {*found.standing} - {found.anchor}


def test_the_anchor_is_the_first_party_of_the_group_with_most_parties() -> None:
    ties = [SignedPair(ends, -1) for ends in (("a", "b"), ("c", "d"), ("c", "e"), ("g", "h"))]
    assert camp_certainty(ties, ("a", "d", "c")).anchor == "d"
    assert camp_certainty(ties, ("a", "c")).anchor == "c"
    assert camp_certainty(ties, ("b", "x")).anchor == "b"
    assert camp_certainty(ties).anchor == "c"
    assert camp_certainty(ties, ("b",)).tied == 2


def test_without_pairs_there_is_nobody() -> None:
    found = camp_certainty(())
    assert (found.anchor, dict(found.standing), found.splits) == (None, {}, 1)


def test_so_many_splits_are_counted_and_no_more() -> None:
    """Each triangle of three foes has three best splits."""

    def triangles(count: int) -> list[SignedPair]:
        return [
            SignedPair(ends, -1)
            for number in range(count)
            for ends in ((f"{number:02}a", "hub"), (f"{number:02}b", "hub"),
                         (f"{number:02}a", f"{number:02}b"))
        ]  # fmt: skip

    few, many = camp_certainty(triangles(12)), camp_certainty(triangles(13))
    assert (few.splits, few.is_counted) == (3**12, True)
    assert (many.splits, many.is_counted) == (MAX_SPLITS, False)


INFEASIBLE = 2
"""What `milp` says of a program that has no solution."""


class CutProgram:
    """The fewest pairs against any split, by a program of its own kind.

    x for each actor and, for each pair, one z that is 1 if its ends are in different camps, as
    on the cut polytope, with its triangle inequalities.
    """

    def __init__(self, ties: Sequence[SignedPair], anchor: str) -> None:
        self.ties, self.anchor = ties, anchor
        self.actors = {one: i for i, one in enumerate(sorted({e for t in ties for e in t.ends}))}
        n = len(self.actors)
        column = {tie.ends: n + k for k, tie in enumerate(ties)}
        rows: list[tuple[dict[int, int], int]] = []
        for (one, other), z in column.items():
            i, j = self.actors[one], self.actors[other]
            rows += [({i: 1, j: -1, z: -1}, 0), ({i: -1, j: 1, z: -1}, 0)]
            rows += [({i: 1, j: 1, z: 1}, 2), ({i: -1, j: -1, z: 1}, 0)]
        for triangle in nx.enumerate_all_cliques(nx.Graph(list(column))):
            if len(triangle) == 3:
                a, b, c = (column[ends] for ends in combinations(sorted(triangle), 2))
                rows += [({a: 1, b: 1, c: 1}, 2)]
                rows += [({x: 1, y: -1, z: -1}, 0) for x, y, z in ((a, b, c), (b, a, c), (c, a, b))]
        self.matrix, self.most = np.zeros((len(rows), n + len(ties))), np.zeros(len(rows))
        for k, (row, most) in enumerate(rows):
            self.matrix[k, list(row)] = list(row.values())
            self.most[k] = most

    def index(
        self, together: Mapping[str, bool], most: float = np.inf
    ) -> tuple[int, dict[str, bool]] | None:
        """The index, with some actors in the anchor's camp or not, and a split that has it.

        None where it is more than `most`.
        """
        n, m = len(self.actors), len(self.ties)
        foes = sum(tie.sign < 0 for tie in self.ties)
        costs = np.array([0] * n + [tie.sign for tie in self.ties])
        lower, upper = np.zeros(n + m), np.ones(n + m)
        for actor, side in {self.anchor: True, **together}.items():
            lower[self.actors[actor]] = upper[self.actors[actor]] = side
        found = milp(
            costs,
            integrality=[1] * n + [0] * m,
            bounds=Bounds(lower, upper),
            constraints=[
                LinearConstraint(self.matrix, -np.inf, self.most),
                LinearConstraint(costs, -np.inf, most - foes),
            ],
        )
        if found.status == INFEASIBLE:
            return None
        assert found.status == 0
        camp = {actor: bool(found.x[i] > 0.5) for actor, i in self.actors.items()}
        return round(found.fun) + foes, camp


@pytest.mark.parametrize("theaters", [("syria",), ("libya",), ("syria", "libya")])
def test_each_actor_of_the_shipped_file_is_forced_to_the_other_side(
    dataset: Dataset, graph: nx.MultiDiGraph, theaters: tuple[str, ...]
) -> None:
    view = View(theater=theaters[0] if len(theaters) == 1 else None)
    shown = select(graph, replace(view, span=Span.parse("2019-12-25")))
    ties = signed_pairs(shown)
    parties = [party for name in theaters for party in dataset.theaters[name].parties]
    found = camp_certainty(ties, parties)
    assert found.anchor in parties
    tied = nx.node_connected_component(nx.Graph(tie.ends for tie in ties), found.anchor)
    program = CutProgram([tie for tie in ties if tie.ends[0] in tied], found.anchor)
    best = program.index({})
    assert best
    index, camp = best
    expected = dict.fromkeys(found.standing, Standing.NOT_TIED)
    for actor in tied:
        expected[actor] = Standing.FIRST if camp[actor] else Standing.SECOND
        if actor != found.anchor and program.index({actor: not camp[actor]}, index + 0.5):
            expected[actor] = Standing.EITHER
    assert dict(found.standing) == expected


def test_tables_and_programs_agree_on_the_shipped_file(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    ties = signed_pairs(select(graph, View(span=Span.parse("2019-12-25"))))
    parties = [party for theater in dataset.theaters.values() for party in theater.parties]
    tables = camp_certainty(ties, parties, max_cells=MAX_CELLS)
    programs = camp_certainty(ties, parties, max_cells=0, seconds=60)
    assert tables.standing == programs.standing
    assert programs.splits <= tables.splits


@given(networks().filter(bool))
@settings(max_examples=60)
def test_blocs_stand_together_wherever_they_are(ties: list[SignedPair]) -> None:
    certainty = camp_certainty(ties)
    found = blocs(ties, certainty)
    assert found is not None
    splits = best_splits(ties)
    either = set(certainty.actors(Standing.EITHER))
    listed = [actor for bloc in found for actor in (*bloc.together, *bloc.across)]
    assert len(listed) == len(set(listed))
    assert set(listed) <= either
    number = {actor: k for k, bloc in enumerate(found) for actor in (*bloc.together, *bloc.across)}
    for one, other in combinations(sorted(either), 2):
        together = {camp[one] == camp[other] for camp in splits}
        is_fixed = len(together) == 1
        assert is_fixed == (one in number and number[one] == number.get(other))
        assert are_fixed(certainty, found, (one, other)) is is_fixed
        if is_fixed:
            bloc = found[number[one]]
            assert together == {(one in bloc.together) == (other in bloc.together)}


def test_whether_two_are_fixed_is_not_known_where_it_is_not_settled() -> None:
    standing = {
        "a": Standing.FIRST,
        "b": Standing.SECOND,
        "c": Standing.EITHER,
        "d": Standing.EITHER,
        "e": Standing.NOT_SETTLED,
        "f": Standing.NOT_TIED,
        "g": Standing.NOT_TIED,
    }
    known = CampCertainty("a", standing, 1, is_counted=False)
    assert are_fixed(known, None, ("a", "b")) is True
    assert are_fixed(known, None, ("a", "c")) is False
    assert are_fixed(known, None, ("c", "d")) is None
    assert are_fixed(known, (), ("c", "d")) is False
    assert are_fixed(known, (), ("a", "e")) is None
    assert are_fixed(known, (), ("f", "g")) is None


def test_blocs_are_not_known_without_tables_nor_where_they_are_too_many() -> None:
    """Rings of four with one pair of foes, side by side: everybody can move."""
    ring = [SignedPair(ends, sign) for ends, sign in RING]
    assert blocs(ring, camp_certainty(ring)) == ()
    programs = camp_certainty(ring, max_cells=0, seconds=60)
    assert programs == replace(camp_certainty(ring), is_counted=False)
    assert blocs(ring, programs, max_cells=0) is None
    many = [
        SignedPair((f"{number:02}{one}" if one != "a" else "a",
                    f"{number:02}{other}"), sign)
        for number in range(MAX_BLOCS // 3 + 1)
        for (one, other), sign in RING
    ]  # fmt: skip
    many = [replace(tie, ends=(min(tie.ends), max(tie.ends))) for tie in many]
    assert blocs(many, camp_certainty(many)) is None


RING = ((("a", "b"), 1), (("a", "d"), 1), (("b", "c"), 1), (("c", "d"), -1))


def test_a_bloc_is_told_by_a_party_of_it() -> None:
    # Three foes in a ring of blocs: b and c with their friends, and nobody knows which goes.
    ties = [SignedPair(ends, sign) for ends, sign in (
        (("a", "b"), -1), (("b", "c"), -1), (("a", "c"), -1), (("b", "f"), 1), (("c", "g"), -1),
    )]  # fmt: skip
    found = blocs(ties, camp_certainty(ties, ("a",)), ("g",))
    assert found is not None
    assert [(bloc.together, bloc.across) for bloc in found] == [
        (("g",), ("c",)),
        (("b", "f"), ()),
    ]
