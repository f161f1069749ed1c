"""What a chain says where no link does, and the matrix of all stands."""

from __future__ import annotations

from itertools import permutations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.analysis.alignment import (
    Alignment,
    AlignmentType,
    Basis,
    MatrixColumn,
    alignment_matrix,
    alignments,
    direct_alignment,
    infer_alignment,
)
from explorer.analysis.alignment.inferred import (
    MAX_HELP_STEPS,
    MAX_HOSTILE_STEPS,
    MAX_INFERENCE_STEPS,
)
from explorer.analysis.chains import Chain, ChainStep
from explorer.data.model import Alliance, Dataset, Link
from explorer.data.vocabulary import KINDS, Confidence, Family
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from samples import alliance, dataset, link, two_wars


def stand(*items: Link | Alliance, parties: tuple[str, ...] = ("p",)) -> Alignment:
    """How `a` stands to `p`."""
    return infer_alignment(build_graph(dataset(*items)), "a", "p", parties)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("part-of", "weapons", AlignmentType.BACKS),  # the friend of a friend
        ("weapons", "combat", AlignmentType.OPPOSES),  # the foe of a friend
        ("combat", "weapons", AlignmentType.OPPOSES),  # the friend of a foe
    ],
)
def test_the_sign_of_two_steps_is_the_product_of_theirs(
    first: str, second: str, expected: AlignmentType
) -> None:
    found = stand(link("a", first, "b"), link("b", second, "p"))
    assert (found.type, found.basis) == (expected, Basis.INFERRED)
    assert [chain.nodes for chain in found.chains] == [("a", "b", "p")]
    assert found.links == (f"a.{first}.b", f"b.{second}.p")
    assert found.chain_count == 1


def test_a_link_goes_before_any_chain() -> None:
    found = stand(link("a", "accusation", "p"), link("a", "weapons", "b"), link("b", "troops", "p"))
    assert (found.type, found.basis, found.chains) == (AlignmentType.OPPOSES, Basis.CODED, ())


def test_talks_go_before_any_chain() -> None:
    found = stand(link("a", "mediation", "p"), link("a", "weapons", "b"), link("b", "troops", "p"))
    assert (found.type, found.basis) == (AlignmentType.TALKS, Basis.CODED)
    assert found.links == ("a.mediation.p",)


def test_a_chain_of_four_steps_is_too_long() -> None:
    chain = [link(one, "part-of", other) for one, other in ("ab", "bc", "cp")]
    assert stand(*chain).type is AlignmentType.BACKS
    assert len(stand(*chain).chains[0].steps) == MAX_INFERENCE_STEPS
    longer = [link(one, "part-of", other) for one, other in ("ab", "bc", "cd", "dp")]
    assert stand(*longer) == Alignment("a", "p", AlignmentType.NONE, ())


def test_a_step_says_how_the_one_stands_not_what_is_done_to_it() -> None:
    # b gives to a, b backs p: that is b's stand, not a's
    assert stand(link("b", "weapons", "a"), link("b", "weapons", "p")).basis is Basis.NONE
    # but a part and its whole stand together, and a fight has two sides
    assert stand(link("b", "part-of", "a"), link("b", "weapons", "p")).type is AlignmentType.BACKS
    assert stand(link("b", "combat", "a"), link("b", "weapons", "p")).type is AlignmentType.OPPOSES


def test_the_shortest_chain_counts() -> None:
    found = stand(
        link("a", "weapons", "b"),
        link("b", "combat", "p"),
        link("a", "weapons", "c"),
        link("c", "weapons", "d"),
        link("d", "weapons", "p"),
    )
    assert found.type is AlignmentType.OPPOSES


def test_shortest_chains_that_disagree_add_up_to_both() -> None:
    found = stand(
        link("a", "troops", "b"),
        link("b", "combat", "p", confidence=Confidence.LOW),
        link("a", "weapons", "c"),
        link("c", "part-of", "p"),
    )
    assert found.type is AlignmentType.BOTH
    assert {chain.nodes for chain in found.chains} == {("a", "b", "p"), ("a", "c", "p")}
    assert found.chain_count == 2
    assert found.confidence is Confidence.LOW  # of the less sure side


def test_a_chain_is_as_sure_as_its_weakest_step() -> None:
    found = stand(
        link("a", "weapons", "b", confidence=Confidence.MODERATE),
        link("b", "part-of", "p"),
        link("a", "weapons", "c", confidence=Confidence.LOW),
        link("c", "part-of", "p"),
    )
    assert [chain.confidence for chain in found.chains] == [Confidence.MODERATE, Confidence.LOW]
    assert found.confidence is Confidence.MODERATE
    assert found.chains[0].weakest.links == ("a.weapons.b",)
    assert found.strength == 0.8


def test_a_step_that_is_friend_and_foe_carries_nothing() -> None:
    assert (
        stand(link("a", "weapons", "b"), link("a", "combat", "b"), link("b", "weapons", "p")).basis
        is Basis.NONE
    )


@pytest.mark.parametrize("kind", ["joint-operations", "agreement", "economic"])
def test_cooperation_carries_nothing(kind: str) -> None:
    assert stand(link("a", kind, "b"), link("b", "weapons", "p")).basis is Basis.NONE
    assert stand(link("a", "weapons", "b"), link("b", kind, "p")).basis is Basis.NONE


@pytest.mark.parametrize("kind", ["accusation", "pledge"])
def test_weak_links_are_taken_on_but_take_nothing_on(kind: str) -> None:
    assert stand(link("a", kind, "b"), link("b", "weapons", "p")).basis is Basis.NONE
    assert stand(link("a", "part-of", "b"), link("b", kind, "p")).basis is Basis.INFERRED


def test_another_party_is_gone_through_only_where_there_is_no_other_way() -> None:
    through = [link("a", "weapons", "q"), link("q", "combat", "p")]
    found = stand(*through, parties=("p", "q"))
    assert (found.type, found.basis) == (AlignmentType.OPPOSES, Basis.INFERRED)
    around = [link("a", "weapons", "b"), link("b", "part-of", "c"), link("c", "part-of", "p")]
    assert stand(*through, *around, parties=("p", "q")).type is AlignmentType.BACKS


def test_the_foe_of_a_foe_is_no_friend() -> None:
    fights = [link("a", "combat", "q"), link("q", "combat", "p")]
    assert stand(*fights, parties=("p", "q")).basis is Basis.NONE
    assert stand(*fights, parties=("p", "q", "r")).basis is Basis.NONE
    # one foe is no such thing
    friend = [link("a", "weapons", "q"), link("q", "combat", "p")]
    assert stand(*friend, parties=("p", "q", "r")).type is AlignmentType.OPPOSES


def test_a_longer_chain_is_taken_where_the_shorter_is_not_allowed() -> None:
    found = stand(
        link("a", "combat", "b"),
        link("b", "combat", "p"),
        link("a", "weapons", "c"),
        link("c", "part-of", "d"),
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
    assert found.type is expected


def test_the_answer_of_a_whole_is_that_of_its_parts() -> None:
    room = alliance("room", ["b", "p"], kind="operations-room")
    part = link("a", "part-of", "b")
    assert stand(part, room).type is AlignmentType.BACKS
    # links of the whole itself go before what is inferred through it: talks are no stand
    for kind in ("negotiation", "recognition", "economic"):
        assert stand(part, room, link("b", kind, "p")).type is AlignmentType.NONE
    both = [link("b", "weapons", "p"), link("b", "combat", "p")]
    assert stand(part, room, *both).type is AlignmentType.NONE
    # a clear stand is taken on
    assert stand(part, room, link("b", "combat", "p")).type is AlignmentType.OPPOSES
    # talks of others, or with others, are no reason
    assert stand(part, room, link("c", "negotiation", "p")).type is AlignmentType.BACKS
    assert stand(part, room, link("b", "negotiation", "c")).type is AlignmentType.BACKS


def test_what_a_whole_is_inferred_to_is_no_answer() -> None:
    chain = [link("a", "part-of", "b"), link("b", "weapons", "c"), link("c", "combat", "p")]
    assert stand(*chain).type is AlignmentType.OPPOSES
    assert stand(*chain, link("b", "contact", "p")).type is AlignmentType.NONE


def over_time(
    *items: Link | Alliance, days: str = "", parties: tuple[str, ...] = ("p",)
) -> Alignment:
    """How `a` stands to `p` on some days, or on any."""
    span = Span.parse(days) if days else None
    shown = select(build_graph(dataset(*items, theaters={"t": ()})), View(span=span))
    return infer_alignment(shown, "a", "p", parties, span)


def test_the_steps_of_a_chain_hold_on_one_day() -> None:
    # who sends troops to a state in 2010 is no foe of whom that fought in 1980
    decades = [
        link("a", "troops", "b", since="2010", until="2010"),
        link("b", "combat", "p", since="1980", until="1980"),
    ]
    assert over_time(*decades).basis is Basis.NONE
    assert over_time(*decades, days="1970..2015").basis is Basis.NONE
    again = link("b", "strikes", "p", since="2009", until="2011")
    found = over_time(*decades, again)
    assert (found.type, found.basis) == (AlignmentType.OPPOSES, Basis.INFERRED)
    # only what holds on such a day is named
    assert found.links == ("a.troops.b", "b.strikes.p")
    # and there is no such day among these
    assert over_time(*decades, again, days="2011..2015").basis is Basis.NONE
    assert over_time(*decades, again, days="2010-06..2015").links == found.links


def test_a_longer_chain_counts_where_the_shorter_has_no_day() -> None:
    found = over_time(
        link("a", "troops", "b", until="2010"),
        link("b", "combat", "p", since="2012"),
        link("a", "weapons", "c", since="2012"),
        link("c", "part-of", "d", since="2013", until="2014"),
        link("d", "part-of", "p", since="2014"),
    )
    assert found.type is AlignmentType.BACKS
    assert [chain.nodes for chain in found.chains] == [("a", "c", "d", "p")]


def test_a_step_has_its_sign_on_the_days_of_the_chain() -> None:
    friends, foes = (
        link("a", "weapons", "b", until="2012"),
        link("a", "combat", "b", since="2013"),
    )
    backs = over_time(friends, foes, link("b", "part-of", "p", since="2010", until="2011"))
    assert (backs.type, backs.links) == (AlignmentType.BACKS, ("a.weapons.b", "b.part-of.p"))
    opposes = over_time(friends, foes, link("b", "part-of", "p", since="2014"))
    assert (opposes.type, opposes.links) == (AlignmentType.OPPOSES, ("a.combat.b", "b.part-of.p"))
    both = over_time(friends, foes, link("b", "part-of", "p"))
    assert both.type is AlignmentType.BOTH
    # on the days on which it has both signs it has none
    clash = link("a", "strikes", "b", until="2012")
    found = over_time(friends, clash, link("b", "part-of", "p", since="2010", until="2011"))
    assert found.basis is Basis.NONE


def test_recognition_and_the_fight_of_a_foe_are_of_one_day() -> None:
    def found(fought: str) -> Alignment:
        return over_time(
            link("a", "recognition", "p", since="2014"),
            link("a", "opposition", "q", since="2015", until="2016"),
            link("q", "combat", "p", since=fought, until=fought),
            parties=("p", "q"),
        )

    assert found("2016").type is AlignmentType.BACKS
    assert found("2013").type is AlignmentType.RECOGNISES
    assert found("2017").type is AlignmentType.RECOGNISES


def test_a_whole_answers_on_the_days_of_its_links() -> None:
    chain = [
        link("a", "part-of", "b"),
        link("b", "part-of", "c", since="2012"),
        link("c", "combat", "p"),
    ]
    answer = link("b", "negotiation", "p", since="2014", until="2014")
    assert over_time(*chain, answer, days="2013-06-01").type is AlignmentType.OPPOSES
    assert over_time(*chain, answer, days="2014-06-01").basis is Basis.NONE
    # an event that is over and still shown counts for talks, as it does between two
    assert over_time(*chain, answer, days="2015-01-15").basis is Basis.NONE
    assert over_time(*chain, answer, days="2019-06-01").type is AlignmentType.OPPOSES
    # of a range one such day is enough
    assert over_time(*chain, answer, days="2013-06..2014").type is AlignmentType.OPPOSES
    assert over_time(*chain, answer, days="2014-03..2014-05").basis is Basis.NONE


def test_an_alliance_that_was_only_last_reported_carries_nothing() -> None:
    room = alliance("room", ["a", "b"], kind="operations-room", last_reported="2019-06")
    fight = link("b", "combat", "p")
    assert over_time(room, fight, days="2019-05").type is AlignmentType.OPPOSES
    assert over_time(room, fight, days="2019-12-25").basis is Basis.NONE


def test_an_actor_backs_itself() -> None:
    found = infer_alignment(build_graph(two_wars()), "front", "front", ("front",))
    assert found.is_itself
    assert (found.type, found.links, found.sign) == (AlignmentType.BACKS, (), 1)


def test_an_actor_outside_the_graph_has_no_inferred_alignment() -> None:
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
    assert infer_alignment(graph, "a", "p").basis is Basis.NONE


NAMES = "abcdef"


@st.composite
def wars(draw: st.DrawFn) -> nx.MultiDiGraph:
    kinds = [kind for kind, entry in KINDS.items() if not entry.derived]
    ends = st.tuples(st.sampled_from(NAMES), st.sampled_from(kinds), st.sampled_from(NAMES))
    chosen = draw(st.lists(ends.filter(lambda e: e[0] != e[2]), unique=True, max_size=14))
    return build_graph(dataset(*(link(*one) for one in chosen), theaters={"t": ("a", "b")}))


def _foes(chain: Chain) -> int:
    return sum(step.sign < 0 for step in chain.steps)


def _is_help(step: ChainStep) -> bool:
    return step.sign > 0 and {KINDS[kind].family for kind in step.kinds} == {Family.SUPPORT}


@given(wars(), st.integers(0, 3))
@settings(max_examples=40)
def test_properties_of_every_inferred_alignment(graph: nx.MultiDiGraph, count: int) -> None:
    parties = tuple(NAMES[:count])
    table = alignments(graph, NAMES, NAMES)
    for actor in NAMES:
        for party in NAMES:
            found = infer_alignment(graph, actor, party, parties)
            said = direct_alignment(graph, actor, party)
            assert (said.basis is Basis.NONE) == (said.type is AlignmentType.NONE)
            if found.basis is Basis.CODED:
                assert found.is_itself or found == said
            if said.type is AlignmentType.RECOGNISES and found.basis is Basis.INFERRED:
                assert found.type is AlignmentType.BACKS
                assert all(_foes(chain) == 2 for chain in found.chains)
                continue
            for chain in found.chains:
                assert said.basis is Basis.NONE
                assert chain.nodes[0] == actor
                assert chain.nodes[-1] == party
                assert len(set(chain.nodes)) == len(chain.steps) + 1 <= MAX_INFERENCE_STEPS + 1
                assert _foes(chain) <= MAX_HOSTILE_STEPS
                for whole in chain.nodes[1:-2]:
                    assert direct_alignment(graph, whole, party).basis is Basis.NONE
                assert sum(_is_help(step) for step in chain.steps) <= MAX_HELP_STEPS
                for step in chain.steps:
                    assert direct_alignment(graph, step.source, step.target).sign == step.sign
            assert len({len(chain.steps) for chain in found.chains}) <= 1
            if found.basis is Basis.INFERRED:
                signs = {chain.sign for chain in found.chains}
                assert (
                    signs
                    == {
                        AlignmentType.BACKS: {1},
                        AlignmentType.OPPOSES: {-1},
                        AlignmentType.BOTH: {1, -1},
                    }[found.type]
                )
                assert found.chain_count >= len(found.chains)
            # the table says the same as one by one
            alone = infer_alignment(graph, actor, party, NAMES)
            assert table[actor][NAMES.index(party)] == alone


@st.composite
def dated_wars(draw: st.DrawFn) -> Dataset:
    kinds = ["weapons", "combat", "part-of", "accusation", "joint-operations", "recognition"]
    ends = st.tuples(st.sampled_from("abcd"), st.sampled_from(kinds), st.sampled_from("abcd"))
    chosen = draw(st.lists(ends.filter(lambda e: e[0] != e[2]), unique=True, max_size=9))
    years = st.tuples(st.integers(2011, 2015), st.integers(2011, 2015)).map(sorted)
    links = []
    for one in chosen:
        since, until = draw(years)
        links.append(link(*one, since=str(since), until=str(until)))
    return dataset(*links, theaters={"t": ("a", "b")})


@given(dated_wars())
@settings(max_examples=60)
def test_a_range_infers_what_one_of_its_days_infers(small: Dataset) -> None:
    graph = build_graph(small)
    parties, years = ("a", "b"), range(2011, 2016)
    days = [Span.parse(f"{year}-06-01") for year in years]
    shown = [select(graph, View(span=day)) for day in days]
    table = alignments(graph, parties, NAMES)
    for actor, row in table.items():
        for one in row:
            assert infer_alignment(graph, actor, one.party, parties) == one
            if one.basis is Basis.CODED:
                continue
            on_days = [
                infer_alignment(part, actor, one.party, parties, day)
                for part, day in zip(shown, days, strict=True)
            ]
            assert (one.basis is Basis.INFERRED) == any(
                found.basis is Basis.INFERRED for found in on_days
            )
            for chain in one.chains:
                # there is a day on which every step is so, by the links that are named
                assert any(
                    all(
                        direct_alignment(part, step.source, step.target).sign == step.sign
                        and any(part.has_edge(*ends, key) for key in step.links
                                for ends in permutations((step.source, step.target)))
                        for step in chain.steps
                    )
                    for part in shown
                )  # fmt: skip


@given(wars(), st.permutations(NAMES))
@settings(max_examples=20)  # each infers every alignment
def test_relabelling_changes_nothing(graph: nx.MultiDiGraph, names: list[str]) -> None:
    rename = dict(zip(NAMES, names, strict=True))
    renamed = nx.relabel_nodes(graph, rename)
    for actor in NAMES:
        before = infer_alignment(graph, actor, "a", ("a", "b"))
        after = infer_alignment(renamed, rename[actor], rename["a"], (rename["a"], rename["b"]))
        assert (before.type, before.basis, before.confidence, before.chain_count) == (
            after.type,
            after.basis,
            after.confidence,
            after.chain_count,
        )


def test_alignments_of_the_shipped_file_that_are_known(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
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
        assert found.type is stand, (actor, party)


def test_nobody_is_made_a_friend_of_the_islamic_state(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    """Who fights its foes does not back it: Syria has more than two sides."""
    table = alignment_matrix(dataset, graph, "syria", default_view(dataset).span)
    column = MatrixColumn("syria", "islamic-state")
    for row in table.rows:
        found = table.cell(row, column)
        assert row != "russia" or found.type is not AlignmentType.BACKS
