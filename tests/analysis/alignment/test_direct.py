"""How actors stand to parties, worked out by hand."""

from __future__ import annotations

import networkx as nx
import pytest

from explorer.analysis.alignment import AlignmentType, direct_alignment
from explorer.data.model import Dataset, Link
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from samples import alliance, dataset, link, two_wars

ACTOR, PARTY = "norland", "front"


def out(kind: str, **rest: object) -> Link:
    return link(ACTOR, kind, PARTY, **rest)  # type: ignore[arg-type]


def back(kind: str, **rest: object) -> Link:
    return link(PARTY, kind, ACTOR, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("links", "stand"),
    [
        ([], AlignmentType.NONE),
        ([out("troops")], AlignmentType.BACKS),
        ([out("recognition")], AlignmentType.RECOGNISES),
        ([out("pledge")], AlignmentType.BACKS),
        ([out("agreement")], AlignmentType.TALKS),
        ([out("economic"), out("recognition")], AlignmentType.RECOGNISES),
        ([out("recognition"), out("weapons")], AlignmentType.BACKS),
        ([out("recognition"), out("combat")], AlignmentType.OPPOSES),
        ([out("combat")], AlignmentType.OPPOSES),
        ([out("accusation")], AlignmentType.OPPOSES),
        ([out("sanctions"), out("opposition")], AlignmentType.OPPOSES),
        ([out("weapons"), out("accusation")], AlignmentType.BOTH),
        ([out("contact")], AlignmentType.TALKS),
        ([out("contact"), out("aid")], AlignmentType.BACKS),
        ([out("negotiation"), out("combat")], AlignmentType.OPPOSES),
        ([out("interest")], AlignmentType.NONE),
        ([out("dependence")], AlignmentType.NONE),
        # what the party does says how the party stands
        ([back("troops")], AlignmentType.NONE),
        ([back("accusation")], AlignmentType.NONE),
        ([back("coercion")], AlignmentType.NONE),
        ([back("interest")], AlignmentType.NONE),
        # but a fight has two sides, and a bond binds both
        ([back("combat")], AlignmentType.OPPOSES),
        ([back("strikes")], AlignmentType.OPPOSES),
        ([back("part-of")], AlignmentType.BACKS),
        ([back("leads")], AlignmentType.BACKS),
        ([back("affiliated")], AlignmentType.BACKS),
        # what is mutual has no direction
        ([back("contact")], AlignmentType.TALKS),
        ([back("joint-operations")], AlignmentType.BACKS),
        ([back("sanctions", mutual=True)], AlignmentType.OPPOSES),
        ([back("weapons", mutual=True)], AlignmentType.BACKS),
        ([out("weapons"), back("strikes")], AlignmentType.BOTH),
    ],
)
def test_what_links_between_the_two_add_up_to(links: list[Link], stand: AlignmentType) -> None:
    found = direct_alignment(
        build_graph(dataset(*links, theaters={"coast": (ACTOR, PARTY)})), ACTOR, PARTY
    )
    assert (found.actor, found.party, found.type) == (ACTOR, PARTY, stand)
    if stand is AlignmentType.NONE:
        assert found.links == ()


def test_an_alignment_names_the_links_it_rests_on() -> None:
    graph = build_graph(
        dataset(
            out("weapons"), out("accusation"), out("contact"), out("interest"), back("strikes"),
            back("aid"),
        )
    )  # fmt: skip
    assert set(direct_alignment(graph, ACTOR, PARTY).links) == {
        "norland.weapons.front", "norland.accusation.front", "front.strikes.norland",
    }  # fmt: skip


def test_talks_are_named_where_nothing_else_joins_the_two() -> None:
    graph = build_graph(dataset(out("contact"), back("negotiation"), out("interest")))
    assert set(direct_alignment(graph, ACTOR, PARTY).links) == {
        "norland.contact.front",
        "front.negotiation.norland",
    }


def on(day: str, *links: Link) -> AlignmentType:
    view = View(span=Span.parse(day))
    return direct_alignment(select(build_graph(dataset(*links)), view), ACTOR, PARTY).type


def test_it_goes_by_the_links_of_the_day() -> None:
    links = (out("weapons", until="2017"), out("accusation", since="2017-06"))
    assert on("2016", *links) is AlignmentType.BACKS
    assert on("2017-07", *links) is AlignmentType.BOTH
    assert on("2018", *links) is AlignmentType.OPPOSES
    assert on("2017", *links) is AlignmentType.BOTH


def test_a_recent_strike_is_over_but_a_recent_call_is_talks() -> None:
    strike = out("strikes", since="2019-04-04", until="2019-04-04")
    call = out("contact", since="2019-04-04", until="2019-04-04")
    assert on("2019-04-04", strike, call) is AlignmentType.OPPOSES
    assert on("2019-04-05", strike, call) is AlignmentType.TALKS
    assert on("2019-04-05", strike) is AlignmentType.NONE
    assert on("2021", call) is AlignmentType.NONE


def test_what_was_last_reported_does_not_count_after_that_except_as_talks() -> None:
    weapons = out("weapons", since="2015", last_reported="2018")
    talks = out("negotiation", since="2015", last_reported="2018")
    assert on("2018-12-31", weapons, talks) is AlignmentType.BACKS
    assert on("2019-06", weapons) is AlignmentType.NONE
    assert on("2019-06", weapons, talks) is AlignmentType.TALKS


def test_links_to_others_and_alliances_say_nothing() -> None:
    graph = build_graph(
        dataset(
            link(ACTOR, "weapons", "x"),
            link("x", "part-of", PARTY),
            alliance("pact", [ACTOR, PARTY]),
            alliance("foes", [PARTY, "x"]),
            link(ACTOR, "opposition", "foes"),
        )
    )
    assert direct_alignment(graph, ACTOR, PARTY).type is AlignmentType.NONE


def test_an_actor_outside_the_graph_has_no_direct_alignment() -> None:
    graph = build_graph(two_wars())
    assert direct_alignment(graph, "nobody", "front").type is AlignmentType.NONE
    assert direct_alignment(graph, "norland", "nobody").type is AlignmentType.NONE
    assert direct_alignment(graph, "front", "front").type is AlignmentType.NONE


@pytest.mark.parametrize(
    ("theater", "actor", "party", "stand"),
    [
        ("coast", "norland", "front", AlignmentType.BACKS),
        ("coast", "sudmark", "council", AlignmentType.BACKS),
        ("coast", "front", "council", AlignmentType.OPPOSES),
        ("coast", "council", "front", AlignmentType.OPPOSES),
        ("coast", "norland", "council", AlignmentType.NONE),
        ("hills", "norland", "regime", AlignmentType.BACKS),
        ("hills", "sudmark", "league", AlignmentType.NONE),  # over since 2017
        ("hills", "brigade", "league", AlignmentType.BACKS),
        ("hills", "league", "brigade", AlignmentType.BACKS),
        ("hills", "sudmark", "norland", AlignmentType.TALKS),
        ("coast", "sudmark", "norland", AlignmentType.TALKS),
    ],
)
def test_direct_alignments_of_the_sample(
    theater: str, actor: str, party: str, stand: AlignmentType
) -> None:
    sample = two_wars()
    view = View(theater=theater, span=default_view(sample).span)
    assert direct_alignment(select(build_graph(sample), view), actor, party).type is stand


def test_fights_and_bonds_are_seen_alike_from_both_sides(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    day = select(graph, default_view(dataset))
    for source, target, data in day.edges(data=True):
        if data["recent"] or source in dataset.alliances or target in dataset.alliances:
            continue
        seen = {
            direct_alignment(day, source, target).type,
            direct_alignment(day, target, source).type,
        }
        if data["kind"] in ("combat", "strikes"):
            assert seen <= {AlignmentType.OPPOSES, AlignmentType.BOTH}
        elif data["family"] == "affiliation":
            assert seen <= {AlignmentType.BACKS, AlignmentType.BOTH}
