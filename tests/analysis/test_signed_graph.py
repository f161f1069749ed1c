"""The signed matrix, pair by pair, worked out by hand."""

from __future__ import annotations

from datetime import date

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.signed_graph import (
    INACTIVE_FACTOR,
    SignedGraph,
    as_of_day,
    noisy_or,
    signed_graph,
    theater_subgraph,
)
from explorer.data.model import Alliance, Dataset, Link
from explorer.data.vocabulary import Confidence
from explorer.graph.build import build_graph
from samples import alliance, dataset, link, two_wars


def weights(*items: Link | Alliance, as_of: date | None = None) -> dict[str, float]:
    """The net weights by names of pairs: `a b`."""
    found = signed_graph(build_graph(dataset(*items)), as_of)
    return {f"{found.ids[i]} {found.ids[j]}": weight for (i, j), weight in found.net.items()}


@pytest.mark.parametrize(
    ("links", "weight"),
    [
        ([link("a", "troops", "b")], 1.0),
        ([link("b", "troops", "a")], 1.0),
        ([link("a", "weapons", "b")], 0.8),
        ([link("a", "weapons", "b", confidence=Confidence.MODERATE)], 0.6),
        ([link("a", "weapons", "b", confidence=Confidence.LOW)], 0.32),
        ([link("a", "combat", "b")], -1.0),
        # two reasons: 1 - (1 - 0.8)(1 - 0.6)
        ([link("a", "weapons", "b"), link("a", "training", "b")], 0.92),
        # friendly and hostile apart, then one against the other
        ([link("a", "weapons", "b"), link("b", "accusation", "a")], 0.55),
        ([link("a", "combat", "b"), link("b", "economic", "a")], -0.7),
        # both ways of one kind are one reason
        ([link("a", "weapons", "b"), link("b", "weapons", "a")], 0.8),
        # over, or yet to come
        ([link("a", "troops", "b", until="2018")], INACTIVE_FACTOR),
        ([link("a", "troops", "b", since="2020")], INACTIVE_FACTOR),
        # the stronger of one kind counts
        (
            [
                link("a", "combat", "b", until="2018"),
                link("a", "combat", "b", confidence=Confidence.LOW, id="again"),
            ],
            -0.5,
        ),
    ],
)
def test_links_of_a_pair(links: list[Link], weight: float) -> None:
    assert weights(*links) == {"a b": pytest.approx(weight)}


def test_ten_accusations_do_not_outweigh_a_war() -> None:
    accused = [link("a", "accusation", "b", id=f"accusation-{n}") for n in range(10)]
    assert weights(*accused) == {"a b": pytest.approx(-0.25)}


@pytest.mark.parametrize("kind", ["contact", "negotiation", "mediation", "interest", "dependence"])
def test_what_has_no_sign_has_no_weight(kind: str) -> None:
    assert weights(link("a", kind, "b")) == {}


def test_friendly_and_hostile_are_kept_apart() -> None:
    found = signed_graph(build_graph(dataset(link("a", "weapons", "b"), link("b", "strikes", "a"))))
    assert found.friendly == {(0, 1): pytest.approx(0.8)}
    assert found.hostile == {(0, 1): pytest.approx(1.0)}


@pytest.mark.parametrize("kind", ["coalition", "pact", "operations-room"])
def test_members_of_a_pact_cooperate(kind: str) -> None:
    assert weights(alliance("pact", "abc", kind=kind)) == {
        "a b": 0.5,
        "a c": 0.5,
        "b c": 0.5,
    }


@pytest.mark.parametrize("kind", ["agreement", "process"])
def test_members_of_a_mere_process_do_not_cooperate(kind: str) -> None:
    assert weights(alliance("talks", "abc", kind=kind)) == {}


def test_two_pacts_are_two_reasons() -> None:
    pacts = [alliance(name, "abc") for name in ("one", "other")]
    assert weights(*pacts)["a b"] == pytest.approx(0.75)


def test_a_pact_that_is_over_counts_half() -> None:
    assert weights(alliance("pact", "ab", until="2018")) == {"a b": INACTIVE_FACTOR}


def test_alliances_are_no_rows() -> None:
    graph = build_graph(
        dataset(alliance("talks", "ab", kind="process"), link("c", "opposition", "talks"))
    )
    found = signed_graph(graph)
    assert found.ids == ("a", "b", "c")
    assert not found.net


def test_another_day_weighs_otherwise() -> None:
    war = link("a", "combat", "b", since="2020-03")
    assert weights(war) == {"a b": -INACTIVE_FACTOR}
    assert weights(war, as_of=date(2020, 4, 1)) == {"a b": -1.0}


def test_an_event_counts_in_full_while_it_is_recent() -> None:
    struck = link("a", "strikes", "b", since="2019-05-03", until="2019-05-03")
    assert weights(struck) == {"a b": -1.0}


def test_what_was_last_reported_counts_in_full_until_then() -> None:
    war = link("a", "combat", "b", since="2014", last_reported="2018")
    assert weights(war) == {"a b": -INACTIVE_FACTOR}
    assert weights(war, as_of=date(2018, 12, 31)) == {"a b": -1.0}


def test_matrix() -> None:
    found = signed_graph(build_graph(two_wars()))
    matrix = found.matrix
    assert found.ids == tuple(sorted(found.ids))
    assert np.array_equal(matrix, matrix.T)
    assert not matrix.diagonal().any()
    place = found.ids.index
    assert matrix[place("front"), place("council")] == -1.0
    assert matrix[place("league"), place("regime")] == -1.0
    # weapons, training, and a pact of two: 1 - 0.2 x 0.4 x 0
    assert matrix[place("norland"), place("front")] == 1.0


def test_in_theater() -> None:
    graph = build_graph(two_wars())
    coast = theater_subgraph(graph, "coast")
    assert "league" not in coast
    assert set(coast) >= {"front", "council", "norland", "sudmark", "wolf", "pact"}
    assert all("coast" in found for *_, found in coast.edges(data="theaters"))
    lonely = build_graph(dataset(link("a", "combat", "b"), theaters={"hills": ("c",)}))
    assert set(theater_subgraph(lonely, None)) == {"a", "b"}


def test_the_day_of_a_graph_is_its_as_of() -> None:
    assert as_of_day(build_graph(two_wars())) == date(2019, 12, 25).toordinal()


@given(
    st.lists(st.sampled_from([0.1, 0.25, 0.3, 0.6, 0.8, 1.0]), max_size=8).flatmap(
        lambda one: st.tuples(st.just(one), st.permutations(one))
    )
)
def test_reasons_come_in_any_order(lists: tuple[list[float], list[float]]) -> None:
    one, other = lists
    assert noisy_or(one) == noisy_or(other)
    assert 0 <= noisy_or(one) <= 1
    assert noisy_or([*one, 0.3]) >= noisy_or(one)


def test_the_shipped_file(dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    found: SignedGraph = signed_graph(graph)
    assert set(found.ids) == set(dataset.actors)
    assert all(-1 <= weight <= 1 for weight in found.net.values())
