"""The links of a view that hold: doubts, ranks, and by whom they are found."""

from __future__ import annotations

from explorer.analysis.areas.held_links import (
    Doubt,
    first_known,
    held_links,
    link_doubt,
    links_of_view,
)
from explorer.data.dates import PartialDate
from explorer.data.vocabulary import Confidence
from explorer.graph.build import build_graph
from explorer.graph.select import select
from overview_samples import disputed, low, view_on
from samples import alliance, dataset, evidence, link


def test_what_is_disputed_and_what_is_reported() -> None:
    against = [evidence(), evidence(against=True)]
    assert link_doubt(link("a", "troops", "b")) is Doubt.NONE
    assert link_doubt(disputed("a", "troops", "b")) is Doubt.DISPUTED
    assert link_doubt(link("a", "troops", "b", evidence=against)) is Doubt.NONE
    assert link_doubt(link("a", "troops", "b", confidence=Confidence.MODERATE)) is Doubt.NONE
    assert link_doubt(low("a", "troops", "b", evidence=against)) is Doubt.REPORTED


def test_only_help_that_takes_a_side_is_help() -> None:
    data = dataset(
        *(link("a", kind, "b") for kind in ("aid", "recognition", "combat", "strikes", "coercion"))
    )
    links = {one.kind.id: one for one in held_links(data, build_graph(data)).links}
    assert [kind for kind, one in links.items() if one.is_help] == ["aid"]
    assert [kind for kind, one in links.items() if one.is_fight] == ["combat", "strikes"]


def test_the_strongest_comes_first() -> None:
    """Strength, then confidence, then kind, then start, then name."""
    data = dataset(
        link("a", "aid", "b"),
        link("a", "weapons", "b"),
        link("a", "military", "b", since="2015"),
        link("c", "military", "b", since="2012"),
        link("d", "military", "b", since="2010", confidence=Confidence.MODERATE),
        link("e", "military", "b", since="2012"),
    )
    links = sorted(held_links(data, build_graph(data)).links, key=lambda one: one.rank)
    assert [one.id for one in links] == [
        "c.military.b",
        "e.military.b",
        "a.military.b",
        "a.weapons.b",
        "d.military.b",
        "a.aid.b",
    ]


def test_what_is_over_is_apart_and_memberships_are_left_out() -> None:
    data = dataset(
        link("a", "troops", "b", since="2019"),
        link("b", "contact", "a", since="2019-11", until="2019-11"),
        link("a", "combat", "c", since="2010", until="2018"),
        alliance("pact", ["a", "b"]),
    )
    graph = build_graph(data)
    by_id = {one.id: one for one in held_links(data, graph).links}
    assert [*by_id] == ["a.troops.b", "a.combat.c", "b.contact.a"]
    links = links_of_view(by_id, select(graph, view_on("2019-12-25")))
    assert [one.id for one in links.links] == ["a.troops.b"]
    assert [one.id for one in links.recent] == ["b.contact.a"]
    assert links.recent[0].is_recent


def test_they_are_found_by_their_ends() -> None:
    data = dataset(
        link("a", "troops", "b"),
        link("b", "aid", "c"),
        link("c", "aid", "a"),
        link("d", "aid", "b"),
    )
    links = held_links(data, build_graph(data))
    assert [one.id for one in links.from_("a")] == ["a.troops.b"]
    assert [one.id for one in links.to("a")] == ["c.aid.a"]
    assert {one.id for one in links.at("a")} == {"a.troops.b", "c.aid.a"}
    assert {one.id for one in links.between({"a"}, {"b", "c"})} == {"a.troops.b", "c.aid.a"}
    assert not [*links.from_("nobody")]


def test_the_first_that_is_known() -> None:
    data = dataset(
        link("a", "troops", "b"),
        link("a", "aid", "b", since="2012"),
        link("a", "funding", "b", since="2011-05"),
    )
    links = held_links(data, build_graph(data)).links
    assert first_known(links).since == PartialDate(2011, 5)
    assert first_known(links[:1]).since is None
