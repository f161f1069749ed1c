"""Flips and rivals between two theaters, changes between two dates."""

from __future__ import annotations

import networkx as nx
import pytest

from explorer.analysis.comparison import Flip, Rivals, compared_theaters, flips, rivals
from explorer.data.model import Alliance, Dataset, Link
from explorer.graph.build import build_graph
from explorer.graph.view import View, default_view
from samples import alliance, dataset, link, two_wars

PARTIES = {"here": ("p", "q", "r"), "there": ("x", "y")}
FIGHTS = (link("p", "combat", "q", "here"), link("x", "combat", "y", "there"))


def flipped(*items: Link | Alliance) -> tuple[Flip, ...]:
    small = dataset(*items, theaters=PARTIES)
    return flips(small, build_graph(small), None, "here", "there")


def opposed(*items: Link | Alliance) -> tuple[Rivals, ...]:
    small = dataset(*items, theaters=PARTIES)
    return rivals(small, build_graph(small), None, "here", "there")


def test_a_flip_by_a_party_that_one_backs_and_the_other_fights() -> None:
    (flip,) = flipped(
        link("a", "weapons", "x", "there"),
        link("b", "aid", "x", "there"),
        link("a", "combat", "p", "here"),
        link("b", "troops", "p", "here"),
    )
    assert (flip.pair, flip.together, flip.apart) == (("a", "b"), "there", "here")
    assert flip.coded
    assert flip.strength == 0.3
    (same,), (opposite,) = flip.same, flip.opposite
    assert (same.one.party, same.other.party, same.between) == ("x", "x", None)
    assert (opposite.one.party, opposite.one.sign, opposite.other.sign) == ("p", -1, 1)
    assert flip.links == ("a.weapons.x", "b.aid.x", "a.combat.p", "b.troops.p")


def test_a_flip_by_two_parties_that_fight() -> None:
    found = flipped(
        *FIGHTS,
        link("a", "weapons", "x", "there"),
        link("b", "weapons", "x", "there"),
        link("a", "weapons", "p", "here"),
        link("b", "weapons", "q", "here"),
    )
    (flip,) = [one for one in found if one.pair == ("a", "b")]
    assert flip.coded
    between = flip.opposite[0].between
    assert between is not None
    assert between.links == ("p.combat.q",)
    assert "p.combat.q" in flip.links


def test_both_halves_of_a_flip_are_of_one_day() -> None:
    together = (
        link("a", "weapons", "x", "there", until="2014"),
        link("b", "weapons", "x", "there", since="2013", until="2015"),
        link("a", "aid", "x", "there", since="2016"),
        link("b", "aid", "x", "there", since="2018"),
    )

    def apart(since: str, until: str) -> tuple[Flip, ...]:
        return flipped(
            *together,
            link("a", "combat", "p", "here", since=since, until=until),
            link("b", "troops", "p", "here"),
        )

    assert apart("2013", "2013")
    assert apart("2015", "2020")
    # on the days of the fight only one of the two backs x
    assert not apart("2015", "2017")
    # nor do two sides make one that were taken at different times
    assert not flipped(
        link("a", "weapons", "x", "there", until="2014"),
        link("b", "weapons", "x", "there", since="2015"),
        link("a", "combat", "p", "here"),
        link("b", "troops", "p", "here"),
    )


def test_rivals_deal_while_they_are_rivals() -> None:
    def dealing(since: str, until: str) -> tuple[Rivals, ...]:
        return opposed(
            *FIGHTS,
            link("a", "weapons", "p", "here", until="2015"),
            link("b", "weapons", "q", "here", since="2014"),
            link("a", "weapons", "x", "there"),
            link("b", "weapons", "y", "there"),
            link("a", "economic", "b", since=since, until=until),
            alliance("table", ["a", "b"], kind="process", since="2016"),
        )

    (found,) = [one for one in dealing("2013", "2014") if one.pair == ("a", "b")]
    assert (found.dealings, found.shared) == (("a.economic.b",), ())
    assert not [one for one in dealing("2016", "2019") if one.pair == ("a", "b")]


def test_a_foe_in_common_puts_two_on_no_side() -> None:
    assert not flipped(
        link("a", "combat", "r", "here"),
        link("b", "combat", "r", "here"),
        link("a", "weapons", "x", "there"),
        link("b", "combat", "x", "there"),
    )


def test_links_between_the_two_are_no_reason() -> None:
    assert not flipped(
        link("a", "combat", "b", "here"),
        link("a", "weapons", "x", "there"),
        link("b", "weapons", "x", "there"),
    )


def test_who_is_on_both_sides_is_on_none() -> None:
    assert not flipped(
        link("a", "weapons", "x", "there"),
        link("b", "weapons", "x", "there"),
        link("a", "weapons", "p", "here"),
        link("a", "weapons", "q", "here"),
        link("b", "weapons", "p", "here"),
        link("b", "combat", "q", "here"),
    )


def test_the_foe_of_a_foe_is_no_reason() -> None:
    assert not flipped(
        FIGHTS[1],
        link("a", "combat", "y", "there"),
        link("b", "weapons", "x", "there"),
        link("a", "weapons", "p", "here"),
        link("b", "combat", "p", "here"),
    )


def test_coded_flips_come_before_inferred_ones() -> None:
    found = flipped(
        link("a", "weapons", "x", "there"),
        link("b", "weapons", "x", "there"),
        link("a", "troops", "p", "here"),
        link("b", "combat", "p", "here"),
        link("man", "leads", "b", "here", "there"),
    )
    assert [(one.pair, one.coded) for one in found] == [(("a", "b"), True), (("a", "man"), False)]
    assert found[1].opposite[0].inferences == 1
    assert found[1].opposite[0].other.chains[0].nodes == ("man", "b", "p")


def test_coded_reasons_go_before_inferred_ones() -> None:
    # That a part of b's fights p would put b against p; b's own link says it backs it.
    found = flipped(
        link("a", "weapons", "x", "there"),
        link("b", "combat", "x", "there"),
        link("a", "weapons", "p", "here"),
        link("b", "weapons", "p", "here"),
        link("b", "weapons", "c", "here"),
        link("c", "combat", "q", "here"),
        link("a", "weapons", "q", "here"),
    )
    assert ("a", "b") in [one.pair for one in found]


def test_rivals_deal_with_each_other() -> None:
    sides = (
        *FIGHTS,
        link("a", "weapons", "p", "here"),
        link("b", "weapons", "q", "here"),
        link("a", "weapons", "x", "there"),
        link("b", "combat", "x", "there"),
    )
    assert not opposed(*sides)
    (found,) = opposed(
        *sides,
        link("a", "economic", "b"),
        link("b", "agreement", "a", "here"),
        link("a", "accusation", "b", "here"),
        alliance("table", ["a", "b", "c"], "here", kind="process"),
        alliance("club", ["a", "c"]),
    )
    assert found.pair == ("a", "b")
    assert found.dealings == ("b.agreement.a", "a.economic.b")
    assert found.shared == ("table",)
    assert found.coded
    assert [grounds[0].theater for grounds in found.reasons] == ["here", "there"]


def test_the_closest_rivals_come_first() -> None:
    found = opposed(
        *FIGHTS,
        *(link(one, "weapons", "p", "here") for one in "ac"),
        *(link(one, "weapons", "q", "here") for one in "bd"),
        *(link(one, "weapons", "x", "there") for one in "ac"),
        *(link(one, "weapons", "y", "there") for one in "bd"),
        link("a", "contact", "b"),
        link("c", "contact", "d"),
        link("c", "economic", "d"),
    )
    assert [one.pair for one in found] == [("c", "d"), ("a", "b")]


def test_unknown_theaters_and_one_theater_twice_are_errors() -> None:
    small = two_wars()
    graph = build_graph(small)
    for compare in (flips, rivals):
        with pytest.raises(ValueError, match="itself"):
            compare(small, graph, None, "hills", "hills")
        with pytest.raises(KeyError):
            compare(small, graph, None, "hills", "sea")


def test_rivals_of_the_sample() -> None:
    small = two_wars()
    graph = build_graph(small)
    found = rivals(small, graph, default_view(small).span, "hills", "coast")
    assert found[0].pair == ("norland", "sudmark")
    # what holds before what is over: the call is recent
    assert found[0].dealings[-1] == "norland.contact.sudmark"
    assert found[0].shared == ("accord",)
    assert flips(small, graph, default_view(small).span, "hills", "coast") == ()


def test_russia_and_turkey_come_first(dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    one, other = list(dataset.theaters)[:2]
    found = rivals(dataset, graph, default_view(dataset).span, one, other)
    assert found[0].pair == ("russia", "turkey")
    assert found[0].coded
    links = {key for *_, key in graph.edges(keys=True)}
    assert found[0].dealings
    assert set(found[0].dealings) <= links
    assert {"astana-process"} <= set(found[0].shared)


def test_the_flip_of_the_shipped_file(dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    """Both stand with the GNA, the one by what it recognises and whom it is against.

    In Syria the one fights whom the other backs.
    """
    one, other = list(dataset.theaters)[:2]
    found = flips(dataset, graph, default_view(dataset).span, one, other)
    (flip,) = [one for one in found if one.pair == ("turkey", "usa")]
    assert (flip.together, flip.apart, flip.coded) == ("libya", "syria", False)
    assert {"gna"} == {reason.one.party for reason in flip.same}
    assert "sdf" in {reason.one.party for reason in flip.opposite}
    # The rivals of the article are no flip.
    assert ("russia", "turkey") not in [one.pair for one in found]
    coded = [one.coded for one in found]
    assert coded == sorted(coded, reverse=True)


THREE = dataset(
    *(link("a", "weapons", "b", theater, id=f"a.{theater}") for theater in "xyz"),
    theaters={"x": ("a",), "y": ("b",), "z": ()},
)


@pytest.mark.parametrize(
    ("theater", "expected"),
    [(None, ("x", "y")), ("x", ("x", "y")), ("y", ("x", "y")), ("z", ("x", "z"))],
)
def test_the_theater_of_the_view_is_one_of_the_two(
    theater: str | None, expected: tuple[str, str]
) -> None:
    assert compared_theaters(THREE, View(theater=theater)) == expected


@pytest.mark.parametrize("theater", [None, "x", "z"])
@pytest.mark.parametrize("compared", [("y", "z"), ("z", "x"), ("x", "y")])
def test_any_two_theaters_can_be_compared(theater: str | None, compared: tuple[str, str]) -> None:
    assert compared_theaters(THREE, View(theater=theater, compared=compared)) == compared


@pytest.mark.parametrize("theaters", [{}, {"x": ("a",)}])
def test_fewer_than_two_theaters_are_not_compared(theaters: dict[str, tuple[str, ...]]) -> None:
    small = dataset(link("a", "weapons", "b"), theaters=theaters)
    assert compared_theaters(small, View()) is None
