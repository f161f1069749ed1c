"""What a chain says where no link does, and the matrix of all stands."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.analysis.alignment import (
    REACH,
    Alignment,
    AlignmentType,
    Basis,
    Column,
    Group,
    alignment_matrix,
    alignments,
    direct_alignment,
    infer_alignment,
)
from explorer.analysis.camps import Camp, Camps, camps
from explorer.data.model import Alliance, Dataset, Link
from explorer.data.vocabulary import KINDS, ActorType, Confidence
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.view import Span, View, default_view
from samples import actor as some_actor
from samples import alliance, dataset, link, two_wars


def stand(*items: Link | Alliance, parties: tuple[str, ...] = ("p",)) -> Alignment:
    """How `a` stands to `p`."""
    return infer_alignment(build_graph(dataset(*items)), "a", "p", parties)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("weapons", "weapons", AlignmentType.BACKS),  # the friend of a friend
        ("weapons", "combat", AlignmentType.OPPOSES),  # the foe of a friend
        ("combat", "weapons", AlignmentType.OPPOSES),  # the friend of a foe
        ("combat", "combat", AlignmentType.BACKS),  # the foe of a foe
    ],
)
def test_two_steps(first: str, second: str, expected: AlignmentType) -> None:
    found = stand(link("a", first, "b"), link("b", second, "p"))
    assert (found.stand, found.how) == (expected, Basis.INFERRED)
    assert [chain.nodes for chain in found.chains] == [("a", "b", "p")]
    assert found.links == (f"a.{first}.b", f"b.{second}.p")
    assert found.foe_of_foe == (first == second == "combat")
    assert found.count == 1


def test_a_link_goes_before_any_chain() -> None:
    found = stand(link("a", "accusation", "p"), link("a", "weapons", "b"), link("b", "troops", "p"))
    assert (found.stand, found.how, found.chains) == (AlignmentType.OPPOSES, Basis.CODED, ())


def test_so_do_talks() -> None:
    found = stand(link("a", "mediation", "p"), link("a", "weapons", "b"), link("b", "troops", "p"))
    assert (found.stand, found.how) == (AlignmentType.TALKS, Basis.CODED)
    assert found.links == ("a.mediation.p",)


def test_three_steps_and_no_more() -> None:
    chain = [link(one, "weapons", other) for one, other in ("ab", "bc", "cp")]
    assert stand(*chain).stand is AlignmentType.BACKS
    assert len(stand(*chain).chains[0].steps) == REACH
    longer = [link(one, "weapons", other) for one, other in ("ab", "bc", "cd", "dp")]
    assert stand(*longer) == Alignment("a", "p", AlignmentType.NONE, ())


def test_a_step_says_how_the_one_stands_not_what_is_done_to_it() -> None:
    # b gives to a, b backs p: that is b's stand, not a's
    assert stand(link("b", "weapons", "a"), link("b", "weapons", "p")).how is Basis.NONE
    # but a part and its whole stand together, and a fight has two sides
    assert stand(link("b", "part-of", "a"), link("b", "weapons", "p")).stand is AlignmentType.BACKS
    assert stand(link("b", "combat", "a"), link("b", "weapons", "p")).stand is AlignmentType.OPPOSES


def test_the_shortest_chain_counts() -> None:
    found = stand(
        link("a", "weapons", "b"),
        link("b", "combat", "p"),
        link("a", "weapons", "c"),
        link("c", "weapons", "d"),
        link("d", "weapons", "p"),
    )
    assert found.stand is AlignmentType.OPPOSES


def test_shortest_chains_that_disagree() -> None:
    found = stand(
        link("a", "troops", "b"),
        link("b", "combat", "p", confidence=Confidence.LOW),
        link("a", "weapons", "c"),
        link("c", "weapons", "p"),
    )
    assert found.stand is AlignmentType.BOTH
    assert {chain.nodes for chain in found.chains} == {("a", "b", "p"), ("a", "c", "p")}
    assert found.count == 2
    assert found.confidence is Confidence.LOW  # of the less sure side


def test_a_chain_is_as_sure_as_its_weakest_step() -> None:
    found = stand(
        link("a", "weapons", "b", confidence=Confidence.MODERATE),
        link("b", "troops", "p"),
        link("a", "weapons", "c", confidence=Confidence.LOW),
        link("c", "troops", "p"),
    )
    assert [chain.confidence for chain in found.chains] == [Confidence.MODERATE, Confidence.LOW]
    assert found.confidence is Confidence.MODERATE
    assert found.chains[0].weakest.links == ("a.weapons.b",)
    assert found.strength == 0.8


def test_who_is_both_carries_nothing() -> None:
    assert (
        stand(link("a", "weapons", "b"), link("a", "combat", "b"), link("b", "weapons", "p")).how
        is Basis.NONE
    )


@pytest.mark.parametrize("kind", ["joint-operations", "agreement", "economic"])
def test_cooperation_carries_nothing(kind: str) -> None:
    assert stand(link("a", kind, "b"), link("b", "weapons", "p")).how is Basis.NONE
    assert stand(link("a", "weapons", "b"), link("b", kind, "p")).how is Basis.NONE


@pytest.mark.parametrize("kind", ["recognition", "accusation", "pledge"])
def test_weak_links_are_taken_on_but_take_nothing_on(kind: str) -> None:
    assert stand(link("a", kind, "b"), link("b", "weapons", "p")).how is Basis.NONE
    assert stand(link("a", "weapons", "b"), link("b", kind, "p")).how is Basis.INFERRED


def test_another_party_is_gone_through_only_where_there_is_no_other_way() -> None:
    through = [link("a", "weapons", "q"), link("q", "combat", "p")]
    found = stand(*through, parties=("p", "q"))
    assert (found.stand, found.how) == (AlignmentType.OPPOSES, Basis.INFERRED)
    around = [link("a", "weapons", "b"), link("b", "weapons", "c"), link("c", "weapons", "p")]
    assert stand(*through, *around, parties=("p", "q")).stand is AlignmentType.BACKS


def test_the_foe_of_a_foe_needs_two_sides() -> None:
    fights = [link("a", "combat", "q"), link("q", "combat", "p")]
    found = stand(*fights, parties=("p", "q"))
    assert found.stand is AlignmentType.BACKS
    assert found.foe_of_foe
    assert stand(*fights, parties=("p", "q", "r")).how is Basis.NONE
    # one foe is no such thing
    friend = [link("a", "weapons", "q"), link("q", "combat", "p")]
    assert stand(*friend, parties=("p", "q", "r")).stand is AlignmentType.OPPOSES


def test_a_longer_chain_is_taken_where_the_shorter_is_not_allowed() -> None:
    found = stand(
        link("a", "combat", "b"),
        link("b", "combat", "p"),
        link("a", "weapons", "c"),
        link("c", "weapons", "d"),
        link("d", "combat", "p"),
        parties=("p", "q", "r"),
    )
    assert [chain.nodes for chain in found.chains] == [("a", "c", "d", "p")]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("operations-room", AlignmentType.OPPOSES),
        ("pact", AlignmentType.OPPOSES),
        ("process", AlignmentType.NONE),
    ],
)
def test_what_friends_in_an_alliance_fight(kind: str, expected: AlignmentType) -> None:
    found = stand(alliance("room", ["a", "b"], kind=kind), link("room", "combat", "p"))
    assert found.stand is expected


def test_one_backs_oneself() -> None:
    found = infer_alignment(build_graph(two_wars()), "front", "front", ("front",))
    assert found.is_itself
    assert (found.stand, found.links, found.sign) == (AlignmentType.BACKS, (), 1)


def test_who_is_not_there_has_no_stand() -> None:
    graph = build_graph(two_wars())
    for actor, party in (("nobody", "front"), ("norland", "nobody"), ("nobody", "nowhere")):
        assert infer_alignment(graph, actor, party) == Alignment(
            actor, party, AlignmentType.NONE, ()
        )


def test_recent_events_say_nothing() -> None:
    small = dataset(
        link("a", "combat", "b", since="2019-10-01", until="2019-10-02"), link("b", "weapons", "p")
    )
    graph = select(build_graph(small), default_view(small))
    assert graph.has_edge("a", "b")
    assert infer_alignment(graph, "a", "p").how is Basis.NONE


def test_the_matrix() -> None:
    small = two_wars()
    graph = build_graph(small)
    span = default_view(small).span
    table = alignment_matrix(small, graph, None, span)
    assert table.columns == tuple(
        Column(one.id, party) for one in small.theaters.values() for party in one.parties
    )
    assert table.cell("norland", Column("coast", "front")).how is Basis.CODED
    # the squad is part of the brigade, the brigade of the league
    squad = table.cell("squad", Column("hills", "league"))
    assert (squad.stand, squad.how) == (AlignmentType.BACKS, Basis.INFERRED)
    assert squad.links == ("squad.part-of.brigade", "brigade.part-of.league")
    wolf = table.cell("wolf", Column("coast", "council"))
    assert (wolf.stand, [chain.nodes for chain in wolf.chains]) == (
        AlignmentType.OPPOSES,
        [("wolf", "front", "council")],
    )
    # each column is judged in its own theater
    assert table.cell("wolf", Column("hills", "regime")).how is Basis.NONE


def test_its_rows_are_the_actors_of_the_view_camp_by_camp() -> None:
    small = two_wars()
    graph = build_graph(small)
    sides = camps(small, graph, "coast")
    table = alignment_matrix(small, graph, "coast", default_view(small).span, sides=sides)
    shown = select(graph, View(theater="coast", span=default_view(small).span))
    assert set(table.rows) == {node for node in shown if node in small.actors}
    assert len(set(table.rows)) == len(table.rows)
    order = [*(camp.index for camp in sides.camps), None]
    assert [group.camp for group in table.groups] == [
        camp for camp in order if camp in {sides.of[row] for row in table.rows}
    ]
    names = {camp.index: camp.label for camp in sides.camps}
    rows = iter(table.rows)
    for group in table.groups:
        assert group.size
        assert {sides.of[next(rows)] for _ in range(group.size)} == {group.camp}
        assert group.label == (None if group.camp is None else names[group.camp])
    assert not list(rows)
    assert table == alignment_matrix(small, graph, "coast", default_view(small).span)


def test_within_a_camp_parties_come_first_then_states_then_the_strong_then_by_name() -> None:
    small = dataset(
        some_actor("weak", ActorType.ARMED_GROUP),
        some_actor("strong", ActorType.ARMED_GROUP),
        some_actor("also", ActorType.ARMED_GROUP),
        some_actor("zed"),
        some_actor("yes"),
        some_actor("party", ActorType.GOVERNMENT),
        some_actor("first", ActorType.ARMED_GROUP),
        link("weak", "aid", "party", "x"),
        link("also", "aid", "party", "x"),
        link("strong", "weapons", "party", "x"),
        link("strong", "troops", "party", "x"),
        link("zed", "weapons", "party", "x"),
        link("yes", "aid", "party", "x"),
        link("first", "aid", "party", "x"),
        theaters={"x": ("first", "party")},
    )
    # One camp, so that the order within is all there is.
    everybody = tuple(small.actors)
    one = Camps((Camp(0, "All", (), everybody),), dict.fromkeys(everybody, 0), 0.0)
    table = alignment_matrix(small, build_graph(small), "x", None, sides=one)
    assert table.rows == ("first", "party", "zed", "yes", "strong", "also", "weak")
    assert table.groups == (Group(0, "All", 7),)


def test_the_shipped_rows_begin_with_the_parties_of_each_camp(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    table = alignment_matrix(dataset, graph, None, default_view(dataset).span)
    sides = {camp.index: camp for camp in camps(dataset, graph).camps}
    assert table.groups[-1].camp is None
    rows = list(table.rows)
    for group in table.groups[:-1]:
        own, rows = rows[: group.size], rows[group.size :]
        assert group.camp is not None
        parties = [party for party in sides[group.camp].parties if party in own]
        assert own[: len(parties)] == parties


def test_theaters_that_do_not_exist() -> None:
    small = two_wars()
    with pytest.raises(KeyError):
        alignment_matrix(small, build_graph(small), "sea", None)


def test_actors_by_actors() -> None:
    small = two_wars()
    table = alignment_matrix(small, build_graph(small), "hills", None, actors_by="actors")
    assert [column.actor for column in table.columns] == list(table.rows)
    assert all(table.cells[i][i].is_itself for i in range(len(table.rows)))
    assert table.cell("sudmark", Column(None, "regime")).stand is AlignmentType.OPPOSES


def test_the_matrix_of_nothing() -> None:
    small = dataset(link("a", "weapons", "p", "hills", since="2015"))
    table = alignment_matrix(small, build_graph(small), "hills", Span.parse("1900"))
    assert (table.rows, table.cells) == ((), ())


NAMES = "abcdef"


@st.composite
def wars(draw: st.DrawFn) -> nx.MultiDiGraph:
    kinds = [kind for kind, entry in KINDS.items() if not entry.derived]
    ends = st.tuples(st.sampled_from(NAMES), st.sampled_from(kinds), st.sampled_from(NAMES))
    chosen = draw(st.lists(ends.filter(lambda e: e[0] != e[2]), unique=True, max_size=14))
    return build_graph(dataset(*(link(*one) for one in chosen), theaters={"t": ("a", "b")}))


@given(wars(), st.integers(0, 3))
@settings(max_examples=40)  # each infers every alignment
def test_what_always_holds(graph: nx.MultiDiGraph, count: int) -> None:
    parties = tuple(NAMES[:count])
    table = alignments(graph, NAMES, NAMES)
    for actor in NAMES:
        for party in NAMES:
            found = infer_alignment(graph, actor, party, parties)
            said = direct_alignment(graph, actor, party)
            assert (said.how is Basis.NONE) == (said.stand is AlignmentType.NONE)
            if found.how is Basis.CODED:
                assert found.is_itself or found == said
            for chain in found.chains:
                assert said.how is Basis.NONE
                assert chain.nodes[0] == actor
                assert chain.nodes[-1] == party
                assert len(set(chain.nodes)) == len(chain.steps) + 1 <= REACH + 1
                assert count < 3 or not chain.foe_of_foe
                for step in chain.steps:
                    assert direct_alignment(graph, step.source, step.target).sign == step.sign
            assert len({len(chain.steps) for chain in found.chains}) <= 1
            if found.how is Basis.INFERRED:
                signs = {chain.sign for chain in found.chains}
                assert (
                    signs
                    == {
                        AlignmentType.BACKS: {1},
                        AlignmentType.OPPOSES: {-1},
                        AlignmentType.BOTH: {1, -1},
                    }[found.stand]
                )
                assert found.count >= len(found.chains)
            # the table says the same as one by one
            alone = infer_alignment(graph, actor, party, NAMES)
            assert table[actor][NAMES.index(party)] == alone


@given(wars(), st.permutations(NAMES))
@settings(max_examples=20)  # each infers every alignment
def test_relabelling_changes_nothing(graph: nx.MultiDiGraph, names: list[str]) -> None:
    rename = dict(zip(NAMES, names, strict=True))
    renamed = nx.relabel_nodes(graph, rename)
    for actor in NAMES:
        before = infer_alignment(graph, actor, "a", ("a", "b"))
        after = infer_alignment(renamed, rename[actor], rename["a"], (rename["a"], rename["b"]))
        assert (before.stand, before.how, before.confidence, before.count) == (
            after.stand,
            after.how,
            after.confidence,
            after.count,
        )


def test_the_article_in_the_shipped_file(dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    expected = {
        ("turkey", "libya", "gna"): AlignmentType.BACKS,
        ("turkey", "libya", "lna"): AlignmentType.OPPOSES,
        ("russia", "libya", "lna"): AlignmentType.BACKS,
        ("russia", "libya", "gna"): AlignmentType.OPPOSES,
        ("wagner", "libya", "lna"): AlignmentType.BACKS,
        ("russia", "syria", "syria-government"): AlignmentType.BACKS,
        ("turkey", "syria", "syrian-opposition"): AlignmentType.BACKS,
        ("turkey", "syria", "syria-government"): AlignmentType.OPPOSES,
    }
    span = default_view(dataset).span
    for (actor, theater, party), stand in expected.items():
        shown = select(graph, View(theater=theater, span=span))
        found = infer_alignment(shown, actor, party, dataset.theaters[theater].parties)
        assert found.stand is stand, (actor, party)


def test_nobody_is_made_a_friend_of_the_islamic_state(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    """Who fights its foes does not back it: Syria has more than two sides."""
    table = alignment_matrix(dataset, graph, "syria", default_view(dataset).span)
    column = Column("syria", "islamic-state")
    for row in table.rows:
        found = table.cell(row, column)
        assert not found.foe_of_foe
        assert row != "russia" or found.stand is not AlignmentType.BACKS
