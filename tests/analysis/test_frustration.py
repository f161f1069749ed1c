"""The best split into two camps: by hand, against every split, and published ones."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise, product

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from explorer.analysis.frustration import SignedPair, TwoCampSplit, frustration_index, signed_pairs
from explorer.analysis.split_tables import MAX_CELLS
from explorer.data.model import Dataset
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.view import View, default_view
from samples import alliance, dataset, link
from sweeping import examples

PUBLISHED = ROOT / "tests" / "published"


def pairs(text: str) -> list[SignedPair]:
    """`a+b b-c c-a.5`: friends, foes, foes of weight 0.5."""
    found = []
    for word in text.split():
        mark = "+" if "+" in word else "-"
        one, other = word.split(mark)
        weight = float(other[1:] or 1)
        found.append(SignedPair((one, other[0]), 1 if mark == "+" else -1, weight, (word,)))
    return found


def against(ties: Iterable[SignedPair], first: set[str], *, weighted: bool = False) -> float:
    return sum(
        tie.weight if weighted else 1
        for tie in ties
        if ((tie.ends[0] in first) == (tie.ends[1] in first)) == (tie.sign < 0)
    )


def by_trying(ties: Sequence[SignedPair], *, weighted: bool = False) -> float:
    """The least of every split there is."""
    actors = sorted({end for tie in ties for end in tie.ends})
    return min(
        against(ties, {a for a, side in zip(actors, sides, strict=True) if side}, weighted=weighted)
        for sides in product((False, True), repeat=len(actors))
    )


@st.composite
def networks(draw: st.DrawFn, most: int = 8) -> list[SignedPair]:
    count = draw(st.integers(2, most))
    share = draw(st.sampled_from((0.3, 0.5, 0.9)))
    found = []
    for one, other in combinations("abcdefgh"[:count], 2):
        if draw(st.floats(0, 1)) < share:
            weight = draw(st.sampled_from((0.25, 0.3, 0.5, 0.9, 1.0)))
            found.append(SignedPair((one, other), draw(st.sampled_from((1, -1))), weight))
    return found


TRIANGLES = [
    # three friends, and two friends with a common foe, balance
    ("a+b b+c a+c", 0, ()),
    ("a+b b-c a-c", 0, ()),
    # two friends of one who are foes, and three foes, do not
    ("a+b b+c a-c", 1, (1,)),
    ("a-b b-c a-c", 1, (3,)),
]


@pytest.mark.parametrize(("text", "frustration", "foes"), TRIANGLES)
def test_a_triangle_with_an_odd_number_of_foes_has_one_frustrated_pair(
    text: str, frustration: int, foes: tuple[int, ...]
) -> None:
    found = frustration_index(pairs(text))
    assert found.frustration == found.bound == frustration
    assert found.exact
    assert tuple(triangle.foes for triangle in found.triangles) == foes
    assert found.unbalanced == frustration
    assert found.all_triangles == 1
    assert found.share == pytest.approx(frustration / 3)


def test_a_friendship_across_the_camps_is_frustrated() -> None:
    # a and b against c and d, and b is friends with c all the same
    found = frustration_index(pairs("a+b c+d a-c a-d b-d b+c"), anchors=("c",))
    assert found.camps == (("c", "d"), ("a", "b"))
    assert [tie.links for tie in found.frustrated] == [("b+c",)]
    assert [triangle.actors for triangle in found.triangles] == [("a", "b", "c"), ("b", "c", "d")]
    assert found.triangles[0].links == ("a+b", "a-c", "b+c")


def test_of_splits_as_good_the_one_against_less_weight() -> None:
    found = frustration_index(pairs("a+b.9 b+c.3 a-c.8"))
    assert [tie.ends for tie in found.frustrated] == [("b", "c")]
    assert found.frustration == 1


def test_weights_may_outweigh_numbers() -> None:
    # either one strong friendship goes, a with b, or two weak hostilities of b
    ties = pairs("a+b1.0 b-c.2 a+c.5 b-d.2 a+d.5")
    assert [tie.ends for tie in frustration_index(ties).frustrated] == [("a", "b")]
    found = frustration_index(ties, weighted=True)
    assert found.frustration == pytest.approx(0.4)
    assert {tie.ends for tie in found.frustrated} == {("b", "c"), ("b", "d")}


def test_a_network_without_pairs() -> None:
    found = frustration_index(())
    assert found == TwoCampSplit(0.0, 0.0, True, 0.0, 0, ((), ()), 0, (), (), 0, 0)


def test_camps_are_laid_out_from_the_anchor_in_each_group() -> None:
    found = frustration_index(pairs("a-b c+d"), anchors=("b",))
    assert found.camps[0][0] == "b"
    assert found.extra_components == 1
    assert not found.frustrated


@pytest.mark.parametrize(
    "wrong",
    [
        [SignedPair(("a", "b"), 1), SignedPair(("b", "a"), -1)],
        [SignedPair(("a", "a"), 1)],
        [SignedPair(("a", "b"), 0)],
        [SignedPair(("a", "b"), 1, 0.0)],
        [SignedPair(("a", "b"), 1, float("nan"))],
    ],
)
def test_pairs_that_make_no_signed_network_are_an_error(wrong: list[SignedPair]) -> None:
    with pytest.raises(ValueError, match=r"pair|sign"):
        frustration_index(wrong)


@given(networks(), st.booleans(), st.sampled_from((0, MAX_CELLS)))
@examples(25)
def test_the_index_is_the_least_of_all_splits(
    ties: list[SignedPair],
    weighted: bool,  # noqa: FBT001
    max_cells: int,
) -> None:
    """By tables, and by the program where tables have no room."""
    found = frustration_index(ties, weighted=weighted, max_cells=max_cells)
    assert found.exact
    assert found.frustration == pytest.approx(by_trying(ties, weighted=weighted))
    first = set(found.camps[0])
    assert found.frustration == pytest.approx(against(ties, first, weighted=weighted))
    assert first.isdisjoint(found.camps[1])
    assert first | set(found.camps[1]) == {end for tie in ties for end in tie.ends}
    assert len(found.frustrated) == against(ties, first)
    assert found.share <= 0.5


@given(networks(), st.sets(st.sampled_from("abcdefgh")))
@settings(max_examples=25)  # each runs the solver
def test_switching_a_camp_changes_no_frustration(ties: list[SignedPair], some: set[str]) -> None:
    """All signs between some and the rest turned: friends become foes, the distance stays."""
    switched = [
        SignedPair(
            tie.ends,
            -tie.sign if (tie.ends[0] in some) != (tie.ends[1] in some) else tie.sign,
            tie.weight,
        )
        for tie in ties
    ]
    before, after = frustration_index(ties), frustration_index(switched)
    assert before.frustration == after.frustration
    assert before.unbalanced == after.unbalanced
    assert frustration_index(ties, weighted=True).frustration == pytest.approx(
        frustration_index(switched, weighted=True).frustration
    )


@given(networks(), st.permutations("abcdefgh"))
@settings(max_examples=25)  # each runs the solver
def test_relabelling_changes_nothing(ties: list[SignedPair], names: list[str]) -> None:
    rename = dict(zip("abcdefgh", names, strict=True))
    renamed = [SignedPair((rename[a], rename[b]), tie.sign, tie.weight) for tie in ties
               for a, b in [tie.ends]]  # fmt: skip
    before, after = frustration_index(ties), frustration_index(renamed)
    assert before.frustration == after.frustration
    assert before.unbalanced == after.unbalanced
    # The weight that the split goes against is the least among equals, so it stays, too.
    assert sum(tie.weight for tie in before.frustrated) == pytest.approx(
        sum(tie.weight for tie in after.frustrated)
    )


@given(networks())
@settings(max_examples=40)  # each runs the solver
def test_without_time_it_gives_a_bound_that_holds(ties: list[SignedPair]) -> None:
    found, best = frustration_index(ties, seconds=0, max_cells=0), by_trying(ties)
    assert found.bound <= best <= found.frustration
    assert found.frustration == against(ties, set(found.camps[0]))
    assert found.exact == (found.bound == found.frustration)


def test_a_block_of_too_many_pairs_gets_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.analysis.frustration_solver.MAX_PROGRAM_PAIRS", 5)
    dice = random.Random(4)
    ties = [SignedPair((a, b), dice.choice((1, -1))) for a, b in combinations("abcdefgh", 2)]
    found, best = frustration_index(ties, max_cells=0), by_trying(ties)
    assert found.bound <= best <= found.frustration
    assert found.exact == (found.bound == found.frustration)


def test_a_hard_network_gets_a_bound_when_time_runs_out() -> None:
    dice = random.Random(1)
    ties = [
        SignedPair((f"n{a:03}", f"n{b:03}"), dice.choice((1, -1)))
        for a, b in nx.gnm_random_graph(80, 900, seed=1).edges
    ]
    found = frustration_index(ties, seconds=0.2)
    assert not found.exact
    assert 0 < found.bound < found.frustration < 450


def published(name: str) -> list[SignedPair]:
    lines = (PUBLISHED / name).read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines:
        if not line.startswith("#"):
            one, other, value = line.split()
            weight = int(value)
            found.append(SignedPair((one, other), 1 if weight > 0 else -1, abs(weight)))
    return found


def test_the_published_index_of_the_highland_tribes() -> None:
    """Read's New Guinea highlands; where the ties and the numbers were read: README.md there."""
    ties = published("highland-tribes.txt")
    assert [sum(tie.sign == sign for tie in ties) for sign in (1, -1)] == [29, 29]
    assert frustration_index(ties, max_cells=0).frustration == 7
    found = frustration_index(ties)
    assert found.exact
    assert found.frustration == 7
    assert 1 - 2 * found.frustration / found.pairs == pytest.approx(0.7586207)
    assert 1 - found.unbalanced / found.all_triangles == pytest.approx(0.8676471)


def test_the_published_index_of_the_slovene_parties() -> None:
    """The parliament of 1994: two splits of weight, both seen in the ties themselves."""
    ties = published("slovene-parties.txt")
    assert len(ties) == 45
    for weighted, expected in ((False, 2), (True, 15)):
        found = frustration_index(ties, weighted=weighted, anchors=("SKD",))
        assert found.exact
        assert found.frustration == expected
        assert found.camps[0] == ("SDSS", "SKD", "SLS", "SPS", "ZS")
        assert [tie.ends for tie in found.frustrated] == [("ZS-ESS", "SNS"), ("DS", "SNS")]


def test_one_sign_per_pair() -> None:
    graph = build_graph(
        dataset(
            link("a", "weapons", "b"),
            link("b", "accusation", "a"),
            link("b", "combat", "c"),
            link("a", "negotiation", "c"),
            alliance("pact", ["c", "d"]),
            alliance("process", ["a", "d"], kind="process"),
        )
    )
    found = {tie.ends: tie for tie in signed_pairs(graph)}
    assert {ends: tie.sign for ends, tie in found.items()} == {
        ("a", "b"): 1,
        ("b", "c"): -1,
        ("c", "d"): 1,
    }
    assert found["a", "b"].weight == pytest.approx(0.8 - 0.25)
    assert set(found["a", "b"].links) == {"a.weapons.b", "b.accusation.a"}
    assert set(found["c", "d"].links) == {"pact.member.c", "pact.member.d"}


def test_who_is_as_much_friend_as_foe_makes_no_pair() -> None:
    graph = build_graph(dataset(link("a", "troops", "b"), link("b", "combat", "a")))
    assert signed_pairs(graph) == ()


@pytest.mark.parametrize("theater", [None, 0, 1])
def test_the_shipped_file_is_split_exactly(
    dataset: Dataset, graph: nx.MultiDiGraph, theater: int | None
) -> None:
    name = None if theater is None else list(dataset.theaters)[theater]
    shown = select(graph, View(theater=name, span=default_view(dataset).span))
    ties = signed_pairs(shown)
    found = frustration_index(
        ties, anchors=[p for one in dataset.theaters.values() for p in one.parties]
    )
    assert found.exact
    assert found.frustration == against(ties, set(found.camps[0])) == len(found.frustrated)
    links = {key for *_, key in graph.edges(keys=True)}
    assert all(set(tie.links) <= links and tie.links for tie in found.frustrated)
    assert all(set(triangle.links) <= links for triangle in found.triangles)


def test_frustrated_pairs_of_the_shipped_file_that_are_known(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    """Russia and Turkey are in opposite camps, and their cooperation goes against the split."""
    ties = signed_pairs(select(graph, default_view(dataset)))
    found = frustration_index(ties, anchors=("gna",))
    first, second = found.camps
    assert {"turkey", "gna", "syrian-opposition"} <= set(first)
    assert {"russia", "lna", "syria-government", "wagner"} <= set(second)
    convenience = {tie.ends: tie for tie in found.frustrated}["russia", "turkey"]
    assert convenience.sign == 1
    assert any("agreement" in one or "joint" in one or "economic" in one
               for one in convenience.links)  # fmt: skip


def test_in_libya_the_parties_are_apart(dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    shown = select(graph, View(theater="libya", span=default_view(dataset).span))
    found = frustration_index(signed_pairs(shown), anchors=("gna", "lna"))
    for pair in pairwise(("gna", "lna")):
        assert [pair[0] in found.camps[0], pair[1] in found.camps[1]] == [True, True]
    assert {"turkey", "qatar"} <= set(found.camps[0])
    assert {"russia", "uae", "egypt"} <= set(found.camps[1])
