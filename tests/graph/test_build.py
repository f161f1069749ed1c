"""The graph of a dataset: nodes, edges, and where each link belongs."""

from __future__ import annotations

from itertools import permutations

import networkx as nx
import pytest

from explorer.data.dates import BEGINNING, END, PartialDate
from explorer.data.model import Dataset, Link
from explorer.data.vocabulary import KINDS, MEMBER
from explorer.graph.build import build_graph, membership_id
from samples import actor, alliance, dataset, evidence, link, two_wars


def edge(graph: nx.MultiDiGraph, key: str) -> dict[str, object]:
    [data] = [data for *_, one, data in graph.edges(keys=True, data=True) if one == key]
    assert isinstance(data, dict)
    return data


def theaters(*links: Link, first: str = "coast, hills, south") -> dict[str, str]:
    """The theaters of each link, with commas between."""
    graph = build_graph(dataset(*links, theaters=dict.fromkeys(first.split(", "), ())))
    return {key: ",".join(names) for *_, key, names in graph.edges(keys=True, data="theaters")}


def ordinal(text: str) -> int:
    return PartialDate.parse(text).first.toordinal()


def test_nodes_are_actors_then_alliances_in_the_file_s_order() -> None:
    sample = two_wars()
    assert list(build_graph(sample)) == [*sample.actors, *sample.alliances]


def test_edges_are_links_and_memberships() -> None:
    sample = two_wars()
    found = {(source, target, key) for source, target, key in build_graph(sample).edges(keys=True)}
    links = {(one.from_id, one.to_id, one.id) for one in sample.links.values()}
    members = {
        (tie.id, member.actor, membership_id(tie.id, member.actor))
        for tie in sample.alliances.values()
        for member in tie.members
    }
    assert found == links | members


def test_every_object_of_the_shipped_file_is_in_the_graph(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    members = sum(len(tie.members) for tie in dataset.alliances.values())
    assert graph.number_of_edges() == len(dataset.links) + members
    assert set(graph) == {*dataset.actors, *dataset.alliances}


def test_attributes_are_plain(graph: nx.MultiDiGraph) -> None:
    values = [*graph.graph.values()]
    values += [value for _, data in graph.nodes(data=True) for value in data.values()]
    values += [value for *_, data in graph.edges(data=True) for value in data.values()]
    assert {type(value) for value in values} <= {str, int, float, bool, tuple}


def test_all_nodes_have_the_same_attributes_and_all_links_too(graph: nx.MultiDiGraph) -> None:
    assert len({frozenset(data) for _, data in graph.nodes(data=True)}) == 1
    forms = {
        (data["kind"] == MEMBER.id, frozenset(data) - {"role"})
        for *_, data in graph.edges(data=True)
    }
    assert len({attributes for _, attributes in forms}) == 1


def test_attributes_of_a_node() -> None:
    graph = build_graph(
        dataset(
            actor("norland", short="NOR", aliases=("The North",), names={"ru": "Норланд"}),
            link("norland", "troops", "front", "coast"),
            alliance("pact", ["norland", "front"], "hills"),
        )
    )
    assert graph.nodes["norland"] == {
        "node": "actor",
        "name": "Norland",
        "short": "NOR",
        "type": "state",
        "description": "",
        "aliases": ("The North", "Норланд"),
        "theaters": ("coast", "hills"),
    }
    assert graph.nodes["pact"]["node"] == "alliance"
    assert graph.nodes["pact"]["type"] == "pact"
    assert graph.nodes["pact"]["theaters"] == ("hills",)


def test_attributes_of_a_link() -> None:
    one = link(
        "norland",
        "weapons",
        "front",
        "coast",
        since="2019-03",
        until="2019",
        note="Twice.",
        evidence=[evidence("One."), evidence("Two.", against=True)],
    )
    assert edge(build_graph(dataset(one)), one.id) == {
        "kind": "weapons",
        "family": "support",
        "sign": 1,
        "strength": KINDS["weapons"].strength,
        "mutual": False,
        "confidence": "high",
        "theaters": ("coast",),
        "since": "2019-03",
        "until": "2019",
        "last_reported": "",
        "end": "known",
        "edtf": "2019-03/2019",
        "first_day": ordinal("2019-03-01"),
        "last_day": ordinal("2019-12-31"),
        "shown_until": ordinal("2019-12-31"),
        "sources": ("herald",),
        "note": "Twice.",
    }


def test_what_is_not_known_of_a_date_counts_from_the_beginning_or_to_the_end() -> None:
    data = edge(build_graph(dataset(link("a", "weapons", "b"))), "a.weapons.b")
    assert (data["since"], data["until"]) == ("", "")
    assert (data["first_day"], data["last_day"], data["shown_until"]) == (BEGINNING, END, END)


@pytest.mark.parametrize(
    ("kind", "since", "until", "shown"),
    [
        ("strikes", "2019-04-04", "2019-04-04", "2020-04-04"),
        ("strikes", "2019-04", "2019-04", "2020-04-30"),
        ("strikes", "2019-04-01", "2019-05-01", "2020-05-01"),  # 31 days
        ("strikes", "2019-04-01", "2019-05-02", "2019-05-02"),
        ("strikes", "2019", "2019", "2019-12-31"),
        ("strikes", None, "2019-04", "2019-04-30"),
        ("contact", "2019", "2019", "2020-12-31"),
        ("negotiation", None, "2017-01", "2018-01-31"),
        ("contact", "2016-02-29", "2016-02-29", "2017-02-28"),
    ],
)
def test_events_stay_for_a_year(kind: str, since: str | None, until: str, shown: str) -> None:
    data = edge(build_graph(dataset(link("a", kind, "b", since=since, until=until))), f"a.{kind}.b")
    assert data["shown_until"] == ordinal(shown)


@pytest.mark.parametrize(
    ("kind", "since", "reported", "shown"),
    [
        ("weapons", "2014", "2019", "2020-12-31"),
        ("weapons", None, "2019-06", "2020-06-30"),
        ("weapons", "2019-06-05", "2019-06-05", "2020-06-05"),
        ("contact", "2014", "2019", "2020-12-31"),
    ],
)
def test_what_was_last_reported_stays_for_a_year(
    kind: str, since: str | None, reported: str, shown: str
) -> None:
    one = link("a", kind, "b", since=since, last_reported=reported)
    data = edge(build_graph(dataset(one)), one.id)
    assert (data["end"], data["until"], data["last_reported"]) == ("unknown", "", reported)
    assert data["last_day"] == PartialDate.parse(reported).last.toordinal()
    assert data["shown_until"] == ordinal(shown)


def test_a_membership_that_was_last_reported_stays_too() -> None:
    tie = alliance("pact", ["a", "b"], last_reported="2018-02")
    data = edge(build_graph(dataset(tie)), membership_id("pact", "a"))
    assert (data["end"], data["shown_until"]) == ("unknown", ordinal("2019-02-28"))


def test_only_a_known_end_of_an_actor_ends_its_open_links() -> None:
    graph = build_graph(
        dataset(
            actor("gone", until="2016"),
            actor("silent", last_reported="2016"),
            link("a", "weapons", "gone", since="2014"),
            link("a", "weapons", "silent", since="2014"),
        )
    )
    assert edge(graph, "a.weapons.gone")["last_day"] == ordinal("2016-12-31")
    assert edge(graph, "a.weapons.silent")["last_day"] == END


def test_an_open_event_stays_open() -> None:
    data = edge(build_graph(dataset(link("a", "contact", "b", since="2016"))), "a.contact.b")
    assert data["shown_until"] == END


def test_mutual_by_kind_or_because_the_file_says_so() -> None:
    graph = build_graph(
        dataset(
            link("a", "contact", "b"), link("a", "combat", "c", mutual=True), link("a", "aid", "d")
        )
    )
    assert edge(graph, "a.contact.b")["mutual"] is True
    assert edge(graph, "a.combat.c")["mutual"] is True
    assert edge(graph, "a.aid.d")["mutual"] is False


def test_membership_carries_role_period_and_theater() -> None:
    tie = alliance("pact", ["a:guarantor", "b"], "coast", since="2017-05", until="2017-05")
    data = edge(build_graph(dataset(tie)), membership_id("pact", "a"))
    assert (data["role"], data["kind"], data["family"]) == ("guarantor", "member", "membership")
    assert (data["theaters"], data["mutual"], data["sign"]) == (("coast",), True, 0)
    # A tie of a month is over when it is over: events are links.
    assert data["shown_until"] == data["last_day"] == ordinal("2017-05-31")


class TestFollowingEnds:
    """What is part of, leads or serves another belongs where its ends are."""

    def test_a_part_is_in_the_theaters_that_both_ends_share(self) -> None:
        found = theaters(
            link("a", "combat", "x", "coast"),
            link("a", "strikes", "x", "hills"),
            link("b", "combat", "x", "hills"),
            link("b", "strikes", "x", "south"),
            link("a", "part-of", "b"),
        )
        assert found["a.part-of.b"] == "hills"

    def test_a_part_without_a_shared_theater_is_where_the_whole_is(self) -> None:
        found = theaters(
            link("a", "combat", "x", "coast"),
            link("b", "combat", "x", "hills"),
            link("a", "leads", "b"),
        )
        assert found["a.leads.b"] == "hills"

    def test_an_end_without_other_links_takes_the_theaters_of_the_other(self) -> None:
        found = theaters(
            link("b", "combat", "x", "hills", "coast"),
            link("a", "serves", "b"),
            link("b", "part-of", "c"),
        )
        assert found["a.serves.b"] == found["b.part-of.c"] == "coast,hills"

    def test_a_theater_written_in_the_file_is_kept(self) -> None:
        found = theaters(
            link("a", "combat", "x", "coast"), link("a", "part-of", "b", "hills", "south")
        )
        assert found["a.part-of.b"] == "hills,south"

    def test_a_tie_without_a_theater_is_where_its_ends_are(self) -> None:
        found = theaters(
            link("a", "combat", "x", "coast"),
            link("b", "combat", "x", "coast", "hills"),
            link("a", "affiliated", "b"),
            link("b", "affiliated", "c", "hills"),
        )
        assert found["a.affiliated.b"] == "coast"
        assert found["b.affiliated.c"] == "hills"

    def test_theaters_pass_along_part_of_chains_in_any_order(self) -> None:
        links = (
            link("d", "combat", "x", "hills"),
            link("c", "part-of", "d"),
            link("b", "part-of", "c"),
            link("a", "leads", "b"),
        )
        for order in permutations(links):
            assert set(theaters(*order).values()) == {"hills"}

    def test_the_order_of_the_file_decides_nothing(self) -> None:
        links = (
            link("p", "leads", "x"),
            link("p", "serves", "y"),
            link("z", "part-of", "p"),
            link("x", "combat", "y", "hills"),
            link("y", "combat", "q", "coast"),
            link("x", "combat", "r", "south"),
        )
        found = [theaters(*order) for order in permutations(links)]
        assert all(one == found[0] for one in found)
        assert found[0]["p.leads.x"] == "hills,south"
        assert found[0]["p.serves.y"] == "coast,hills"
        assert found[0]["z.part-of.p"] == "coast,hills,south"

    def test_links_without_any_theater_nearby_have_none(self) -> None:
        found = theaters(
            link("a", "part-of", "b"), link("b", "part-of", "c"), link("x", "combat", "y", "coast")
        )
        assert found["a.part-of.b"] == found["b.part-of.c"] == ""

    def test_alliances_count_for_members_and_for_themselves(self) -> None:
        graph = build_graph(
            dataset(
                alliance("pact", ["a", "b"], "coast"),
                link("m", "leads", "a"),
                link("n", "serves", "pact"),
            )
        )
        assert edge(graph, "m.leads.a")["theaters"] == ("coast",)
        assert edge(graph, "n.serves.pact")["theaters"] == ("coast",)

    def test_links_that_do_not_follow_their_ends_get_no_theater(self) -> None:
        found = theaters(link("a", "combat", "x", "coast"), link("a", "economic", "x"))
        assert found["a.economic.x"] == ""

    def test_nobody_is_in_a_theater_without_a_link_there(self, graph: nx.MultiDiGraph) -> None:
        for node, data in graph.nodes(data=True):
            edges = [*graph.in_edges(node, data=True), *graph.out_edges(node, data=True)]
            present = {name for *_, link in edges for name in link["theaters"]}
            assert set(data["theaters"]) == present

    def test_theaters_come_in_the_file_s_order(
        self, dataset: Dataset, graph: nx.MultiDiGraph
    ) -> None:
        order = list(dataset.theaters)
        texts = {data["theaters"] for *_, data in graph.edges(data=True)}
        texts |= {names for _, names in graph.nodes(data="theaters")}
        for names in texts:
            known = [order.index(one) for one in names]
            assert known == sorted(known)


def test_the_graph_says_what_it_was_made_from() -> None:
    assert build_graph(two_wars()).graph == {
        "title": "Two small wars",
        "as_of": "2019-12-25",
        "license": "CC0",
    }


def test_an_empty_dataset() -> None:
    assert not build_graph(dataset())
