"""Chains of support, and paths of any sort."""

from __future__ import annotations

from itertools import permutations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis import chains as module
from explorer.analysis.chains import chains, paths, sponsors
from explorer.data.model import Alliance, Dataset, Link
from explorer.data.vocabulary import KINDS, Confidence, Family
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from samples import alliance, dataset, link, two_wars
from sweeping import examples


def graph_of(*items: Link | Alliance) -> nx.MultiDiGraph:
    return build_graph(dataset(*items))


def nodes(graph: nx.MultiDiGraph, start: str = "a", end: str = "z", steps: int = 4) -> list[str]:
    return [" ".join(chain.nodes) for chain in chains(graph, start, end, steps=steps).chains]


@pytest.mark.parametrize(
    ("kind", "there", "back"),
    [
        ("weapons", True, False),
        ("recognition", True, False),
        ("part-of", True, True),
        ("leads", True, True),
        ("serves", True, True),
        ("affiliated", True, True),
        ("agreement", False, False),
        ("combat", False, False),
        ("negotiation", False, False),
        ("dependence", False, False),
    ],
)
def test_which_way_help_flows(kind: str, there: bool, back: bool) -> None:  # noqa: FBT001
    graph = graph_of(link("a", kind, "z"))
    assert bool(chains(graph, "a", "z").chains) == there
    assert bool(chains(graph, "z", "a").chains) == back


def test_mutual_support_flows_both_ways() -> None:
    graph = graph_of(link("a", "weapons", "z", mutual=True))
    assert nodes(graph, "z", "a") == ["z a"]


def test_friends_in_an_alliance_pass_help_on() -> None:
    graph = graph_of(
        link("a", "funding", "room"), alliance("room", ["b", "c"], kind="operations-room")
    )
    assert nodes(graph, "a", "c") == ["a room c"]
    assert chains(graph, "a", "c").chains[0].steps[1].links == ("room.member.c",)
    table = graph_of(link("a", "funding", "talks"), alliance("talks", ["b", "c"], kind="process"))
    assert nodes(table, "a", "c") == []


def test_chains_come_in_their_order() -> None:
    graph = graph_of(
        link("a", "aid", "z"),
        link("a", "troops", "b"),
        link("b", "troops", "z"),
        link("a", "troops", "c"),
        link("c", "aid", "z"),
        link("a", "troops", "d"),
        link("d", "aid", "z", confidence=Confidence.MODERATE),
        link("a", "troops", "e", until="2015"),
        link("e", "troops", "z", since="2016"),
    )
    assert nodes(graph) == ["a z", "a b z", "a c z", "a d z"]


def test_the_steps_of_a_chain_have_a_day_in_common() -> None:
    graph = graph_of(
        link("a", "troops", "b", until="2015"),
        link("b", "troops", "z", since="2016"),
        link("a", "troops", "c", until="2015"),
        link("a", "weapons", "c", since="2016", until="2018"),
        link("c", "funding", "z", since="2017"),
        link("c", "aid", "z", since="2014", until="2014"),
        link("c", "training", "z", since="2019"),
    )
    (chain,) = chains(graph, "a", "z").chains
    # each with the links alone that may hold on a day on which the other step holds as well
    assert [step.links for step in chain.steps] == [
        ("a.troops.c", "a.weapons.c"),
        ("c.funding.z", "c.aid.z"),
    ]
    (path,) = paths(graph, "z", "a").chains
    assert path.nodes == ("z", "c", "a")
    (offered,) = sponsors(graph, ["a"], ["z"])["z"]
    assert offered == chain


def test_the_common_day_is_one_of_those_shown() -> None:
    graph = graph_of(
        link("a", "troops", "b", until="2015"),
        link("a", "aid", "b", since="2018", until="2018"),
        link("b", "troops", "z", until="2016"),
    )
    assert chains(graph, "a", "z", span=Span.parse("2015..2018")).chains
    later = Span.parse("2016..2018")
    shown = select(graph, View(span=later))
    assert nodes(shown, "a", "z") == []
    assert not chains(graph, "a", "z", span=later).chains
    assert not paths(graph, "a", "z", span=later).chains
    assert not sponsors(graph, ["a"], ["z"], span=later)["z"]


def test_a_step_holds_all_links_that_carry_it() -> None:
    graph = graph_of(
        link("a", "aid", "z", since="2015", until="2016"),
        link("a", "weapons", "z", since="2017", until="2018", confidence=Confidence.LOW),
        link("z", "part-of", "a", since="2016", until="2017", confidence=Confidence.MODERATE),
    )
    (chain,) = chains(graph, "a", "z").chains
    (step,) = chain.steps
    assert step.kinds == ("part-of", "weapons", "aid")
    assert step.links == ("z.part-of.a", "a.weapons.z", "a.aid.z")
    assert (step.strength, step.confidence, step.sign) == (1.0, Confidence.HIGH, 1)
    assert (step.last_day - step.first_day) == 4 * 365  # 2015 to 2018, a leap year among them
    assert chain.weakest is step


def test_the_weakest_step() -> None:
    graph = graph_of(link("a", "troops", "b"), link("b", "aid", "c", confidence=Confidence.LOW),
                     link("c", "weapons", "z"))  # fmt: skip
    (chain,) = chains(graph, "a", "z").chains
    assert chain.weakest.source == "b"
    assert (chain.confidence, chain.strength) == (Confidence.LOW, 0.3)


def test_chains_have_no_more_steps_than_asked_for() -> None:
    graph = graph_of(*(link(one, "weapons", other) for one, other in ("ab", "bc", "cd", "dz")))
    assert nodes(graph) == ["a b c d z"]
    assert nodes(graph, steps=3) == []


def test_paths_go_both_ways_and_have_a_sign() -> None:
    graph = graph_of(
        link("b", "weapons", "a"),
        link("b", "combat", "z"),
        link("c", "combat", "a"),
        link("c", "accusation", "z"),
        link("d", "weapons", "a"),
        link("d", "accusation", "a"),
        link("d", "weapons", "z"),
        link("a", "negotiation", "z"),
    )
    found = paths(graph, "a", "z")
    assert {chain.nodes: chain.sign for chain in found.chains} == {
        ("a", "b", "z"): -1,
        ("a", "c", "z"): 1,
        ("a", "d", "z"): 0,
    }
    assert not found.more
    assert {chain.nodes[::-1] for chain in paths(graph, "z", "a").chains} == {
        chain.nodes for chain in found.chains
    }


def test_recent_events_carry_nothing() -> None:
    small = dataset(link("a", "aid", "z", since="2019-10-01", until="2019-10-02"))
    graph = select(build_graph(small), default_view(small))
    assert graph.has_edge("a", "z")
    assert not chains(graph, "a", "z").chains
    assert chains(build_graph(small), "a", "z").chains


def test_what_is_no_longer_reported_carries_nothing() -> None:
    small = dataset(link("a", "aid", "z", since="2014", last_reported="2018"))
    graph = select(build_graph(small), default_view(small))
    assert graph.has_edge("a", "z")
    assert not chains(graph, "a", "z").chains


def test_it_says_when_there_are_more() -> None:
    middles = [f"m{i}" for i in range(5)]
    graph = graph_of(
        *(link("a", "weapons", one) for one in middles),
        *(link(one, "weapons", "z") for one in middles),
    )
    assert not chains(graph, "a", "z", most=5).more
    some = chains(graph, "a", "z", most=4)
    assert (len(some.chains), some.more) == (4, True)


def test_a_search_that_is_cut_off_says_that_there_is_more(monkeypatch: pytest.MonkeyPatch) -> None:
    everybody = [f"m{i}" for i in range(12)]
    links = [link(one, "weapons", other) for one, other in permutations(everybody, 2)]
    graph = graph_of(*links)
    monkeypatch.setattr(module, "MAX_SEARCHED_NODES", 50)
    found = chains(graph, "m0", "m1", most=10_000)
    assert found.more
    assert ("m0", "m1") in [chain.nodes for chain in found.chains]


def test_impossible_arguments_are_an_error() -> None:
    graph = build_graph(two_wars())
    for steps, most in ((0, 5), (4, 0)):
        with pytest.raises(ValueError, match="at least one"):
            chains(graph, "norland", "front", steps=steps, most=most)
    with pytest.raises(ValueError, match="itself"):
        chains(graph, "norland", "norland")


def test_an_actor_outside_the_graph_has_no_chains() -> None:
    graph = build_graph(two_wars())
    assert chains(graph, "norland", "nobody").chains == ()
    assert chains(graph, "nobody", "norland").chains == ()


def test_chains_of_the_sample() -> None:
    graph = build_graph(two_wars())
    assert nodes(graph, "norland", "front") == [
        "norland front", "norland pact front", "norland wolf front",
    ]  # fmt: skip
    assert nodes(graph, "sudmark", "squad") == [
        "sudmark brigade squad", "sudmark league brigade squad",
    ]  # fmt: skip


@st.composite
def graphs(draw: st.DrawFn) -> nx.MultiDiGraph:
    kinds = [kind for kind, entry in KINDS.items() if not entry.derived]
    ends = st.tuples(
        st.sampled_from("abcdef"), st.sampled_from(kinds), st.sampled_from("abcdef")
    ).filter(lambda one: one[0] != one[2])
    return graph_of(*(link(*one) for one in draw(st.lists(ends, unique=True, max_size=20))))


def by_networkx(graph: nx.MultiDiGraph, *, support: bool, steps: int) -> set[tuple[str, ...]]:
    """The same, found another way."""
    onward = nx.DiGraph()
    onward.add_nodes_from(["a", "f"])
    for one, other, data in graph.edges(data=True):
        if support and data["family"] not in (Family.SUPPORT, Family.AFFILIATION):
            continue
        if data["sign"]:
            onward.add_edge(one, other)
            if not support or data["mutual"] or data["family"] == Family.AFFILIATION:
                onward.add_edge(other, one)
    return {tuple(path) for path in nx.all_simple_paths(onward, "a", "f", cutoff=steps)}


@given(graphs(), st.integers(1, 5))
@examples(50, 200)  # the rare shapes matter, and each is quick
def test_every_simple_path_is_found_once(graph: nx.MultiDiGraph, steps: int) -> None:
    for support in (True, False):
        found = chains(
            graph, "a", "f", steps=steps, sign="support" if support else "any", most=10_000
        )
        assert not found.more
        listed = [chain.nodes for chain in found.chains]
        assert set(listed) == by_networkx(graph, support=support, steps=steps)
        assert len(listed) == len(set(listed))
        assert [module.chain_rank(one) for one in found.chains] == sorted(
            map(module.chain_rank, found.chains)
        )


def test_chains_of_the_shipped_file_that_are_known(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    shown = select(graph, default_view(dataset))
    assert "russia wagner lna" in nodes(shown, "russia", "lna")
    assert nodes(shown, "turkey", "gna")[0] == "turkey gna"
    assert nodes(shown, "iran", "syria-government")
    # Turkey backs nobody that helps the LNA.
    assert "turkey lna" not in nodes(shown, "turkey", "lna")
    links = {key for *_, key in graph.edges(keys=True)}
    assert set(chains(shown, "russia", "lna").chains[0].links) <= links


# --- Who stands behind a party ----------------------------------------------------------------


def told(graph: nx.MultiDiGraph, starts: str, ends: str, steps: int = 3) -> dict[str, list[str]]:
    found = sponsors(graph, starts.split(), ends.split(), steps=steps)
    return {end: [" ".join(chain.nodes) for chain in told] for end, told in found.items()}


def test_help_through_somebody_goes_before_help_given_straight() -> None:
    graph = graph_of(
        link("a", "weapons", "z"), link("b", "affiliated", "a"), link("b", "troops", "z")
    )
    assert told(graph, "a", "z") == {"z": ["a b z"]}


@pytest.mark.parametrize("kind", ["political", "recognition", "pledge"])
def test_help_in_words_on_the_way_does_not_go_before_direct_help(kind: str) -> None:
    graph = graph_of(link("a", "weapons", "z"), link("a", "leads", "b"), link("b", kind, "z"))
    assert told(graph, "a", "z") == {"z": ["a z"]}


def test_an_alliance_of_the_two_is_nobody_in_between() -> None:
    graph = graph_of(link("a", "weapons", "z"), alliance("room", ["a", "z"], kind="pact"))
    assert told(graph, "a", "z") == {"z": ["a z"]}


def test_one_chain_for_each_start_the_surest_and_strongest_first() -> None:
    graph = graph_of(
        link("a", "aid", "z"),
        link("b", "troops", "z", confidence="moderate"),
        link("c", "weapons", "z"),
        link("c", "funding", "d"),
        link("d", "funding", "z"),
        link("c", "funding", "e"),
        link("e", "weapons", "z", confidence="low"),
    )
    assert told(graph, "a b c", "z y") == {"z": ["c d z", "a z", "b z"], "y": []}


def test_nobody_s_chain_goes_through_another_start_or_end() -> None:
    graph = graph_of(
        link("a", "weapons", "b"), link("b", "weapons", "z"), link("z", "weapons", "y")
    )
    assert told(graph, "a b", "z y") == {"z": ["b z"], "y": []}


def test_who_fights_an_end_is_no_sponsor_of_it() -> None:
    items = (link("a", "weapons", "b"), link("b", "weapons", "z"))
    assert told(graph_of(*items), "a", "z") == {"z": ["a b z"]}
    for foes in (link("a", "combat", "z"), link("z", "accusation", "a")):
        assert told(graph_of(*items, foes), "a", "z") == {"z": []}


def test_no_longer_than_asked_and_no_more_work_than_bounded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = graph_of(*(link(a, "weapons", b) for a, b in ("ab", "bc", "cz")))
    assert told(line, "a", "z", steps=2) == {"z": []}
    assert told(line, "a", "z", steps=3) == {"z": ["a b c z"]}
    monkeypatch.setattr(module, "MAX_SEARCHED_NODES", 10)
    assert told(line, "a", "z", steps=3) == {"z": []}


def test_each_is_a_chain_that_help_can_take(graph: nx.MultiDiGraph, dataset: Dataset) -> None:
    shown = select(graph, default_view(dataset))
    parties = [party for theater in dataset.theaters.values() for party in theater.parties]
    states = [actor.id for actor in dataset.actors.values() if actor.type == "state"]
    for end, found in sponsors(shown, states, parties, steps=3).items():
        for chain in found:
            every = chains(shown, chain.nodes[0], end, steps=3).chains
            assert chain in every
            assert not {*chain.nodes[1:-1]} & {*states, *parties}
