"""How actors stand to parties, worked out by hand."""

from __future__ import annotations

import networkx as nx
import pytest

from explorer.analysis.alignment import Stand, coded
from explorer.graph import build
from explorer.model import Dataset, Link
from explorer.view import Span, View, default, select
from samples import alliance, dataset, link, two_wars

ACTOR, PARTY = "norland", "front"


def out(kind: str, **rest: object) -> Link:
    return link(ACTOR, kind, PARTY, **rest)  # type: ignore[arg-type]


def back(kind: str, **rest: object) -> Link:
    return link(PARTY, kind, ACTOR, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("links", "stand"),
    [
        ([], Stand.NONE),
        ([out("troops")], Stand.BACKS),
        ([out("recognition")], Stand.BACKS),
        ([out("pledge")], Stand.BACKS),
        ([out("agreement")], Stand.BACKS),
        ([out("combat")], Stand.OPPOSES),
        ([out("accusation")], Stand.OPPOSES),
        ([out("sanctions"), out("opposition")], Stand.OPPOSES),
        ([out("weapons"), out("accusation")], Stand.BOTH),
        ([out("contact")], Stand.TALKS),
        ([out("contact"), out("aid")], Stand.BACKS),
        ([out("negotiation"), out("combat")], Stand.OPPOSES),
        ([out("interest")], Stand.NONE),
        ([out("dependence")], Stand.NONE),
        # what the party does says how the party stands
        ([back("troops")], Stand.NONE),
        ([back("accusation")], Stand.NONE),
        ([back("coercion")], Stand.NONE),
        ([back("interest")], Stand.NONE),
        # but a fight has two sides, and a bond binds both
        ([back("combat")], Stand.OPPOSES),
        ([back("strikes")], Stand.OPPOSES),
        ([back("part-of")], Stand.BACKS),
        ([back("leads")], Stand.BACKS),
        ([back("affiliated")], Stand.BACKS),
        # what is mutual has no direction
        ([back("contact")], Stand.TALKS),
        ([back("joint-operations")], Stand.BACKS),
        ([back("sanctions", mutual=True)], Stand.OPPOSES),
        ([back("weapons", mutual=True)], Stand.BACKS),
        ([out("weapons"), back("strikes")], Stand.BOTH),
    ],
)
def test_direct_links(links: list[Link], stand: Stand) -> None:
    found = coded(build(dataset(*links, theaters={"coast": (ACTOR, PARTY)})), ACTOR, PARTY)
    assert (found.actor, found.party, found.stand) == (ACTOR, PARTY, stand)
    if stand is Stand.NONE:
        assert found.links == ()


def test_the_links_that_say_so() -> None:
    graph = build(
        dataset(
            out("weapons"), out("accusation"), out("contact"), out("interest"), back("strikes"),
            back("aid"),
        )
    )  # fmt: skip
    assert set(coded(graph, ACTOR, PARTY).links) == {
        "norland.weapons.front", "norland.accusation.front", "front.strikes.norland",
    }  # fmt: skip


def test_the_talks_that_say_so() -> None:
    graph = build(dataset(out("contact"), back("negotiation"), out("interest")))
    assert set(coded(graph, ACTOR, PARTY).links) == {
        "norland.contact.front",
        "front.negotiation.norland",
    }


def on(day: str, *links: Link) -> Stand:
    view = View(span=Span.parse(day))
    return coded(select(build(dataset(*links)), view), ACTOR, PARTY).stand


def test_it_goes_by_the_links_of_the_day() -> None:
    links = (out("weapons", until="2017"), out("accusation", since="2017-06"))
    assert on("2016", *links) is Stand.BACKS
    assert on("2017-07", *links) is Stand.BOTH
    assert on("2018", *links) is Stand.OPPOSES
    assert on("2017", *links) is Stand.BOTH


def test_a_recent_strike_is_over_but_a_recent_call_is_talks() -> None:
    strike = out("strikes", since="2019-04-04", until="2019-04-04")
    call = out("contact", since="2019-04-04", until="2019-04-04")
    assert on("2019-04-04", strike, call) is Stand.OPPOSES
    assert on("2019-04-05", strike, call) is Stand.TALKS
    assert on("2019-04-05", strike) is Stand.NONE
    assert on("2021", call) is Stand.NONE


def test_links_to_others_and_alliances_say_nothing() -> None:
    graph = build(
        dataset(
            link(ACTOR, "weapons", "x"),
            link("x", "part-of", PARTY),
            alliance("pact", [ACTOR, PARTY]),
            alliance("foes", [PARTY, "x"]),
            link(ACTOR, "opposition", "foes"),
        )
    )
    assert coded(graph, ACTOR, PARTY).stand is Stand.NONE


def test_who_is_not_there_has_no_stand() -> None:
    graph = build(two_wars())
    assert coded(graph, "nobody", "front").stand is Stand.NONE
    assert coded(graph, "norland", "nobody").stand is Stand.NONE
    assert coded(graph, "front", "front").stand is Stand.NONE


@pytest.mark.parametrize(
    ("theater", "actor", "party", "stand"),
    [
        ("coast", "norland", "front", Stand.BACKS),
        ("coast", "sudmark", "council", Stand.BACKS),
        ("coast", "front", "council", Stand.OPPOSES),
        ("coast", "council", "front", Stand.OPPOSES),
        ("coast", "norland", "council", Stand.NONE),
        ("hills", "norland", "regime", Stand.BACKS),
        ("hills", "sudmark", "league", Stand.NONE),  # over since 2017
        ("hills", "brigade", "league", Stand.BACKS),
        ("hills", "league", "brigade", Stand.BACKS),
        ("hills", "sudmark", "norland", Stand.TALKS),
        ("coast", "sudmark", "norland", Stand.TALKS),
    ],
)
def test_two_wars(theater: str, actor: str, party: str, stand: Stand) -> None:
    sample = two_wars()
    view = View(theater=theater, span=default(sample).span)
    assert coded(select(build(sample), view), actor, party).stand is stand


def test_fights_and_bonds_are_seen_alike_from_both_sides(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    day = select(graph, default(dataset))
    for source, target, data in day.edges(data=True):
        if data["recent"] or source in dataset.alliances or target in dataset.alliances:
            continue
        seen = {coded(day, source, target).stand, coded(day, target, source).stand}
        if data["kind"] in ("combat", "strikes"):
            assert seen <= {Stand.OPPOSES, Stand.BOTH}
        elif data["family"] == "affiliation":
            assert seen <= {Stand.BACKS, Stand.BOTH}
