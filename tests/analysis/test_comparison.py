"""Flips and rivals between two theaters, changes between two dates."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.comparison import Changes, Flip, Rivals, changes, flips, rivals
from explorer.data.model import Alliance, Dataset, Link
from explorer.graph.build import build_graph
from explorer.graph.select import is_recent, select
from explorer.graph.view import Span, View, default_view
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


def test_to_have_a_foe_in_common_is_no_side() -> None:
    assert not flipped(
        link("a", "combat", "r", "here"),
        link("b", "combat", "r", "here"),
        link("a", "weapons", "x", "there"),
        link("b", "combat", "x", "there"),
    )


def test_what_the_two_do_to_each_other_is_no_ground() -> None:
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


def test_the_foe_of_a_foe_is_no_ground() -> None:
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


def test_coded_ground_goes_before_inferred() -> None:
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
    assert [grounds[0].theater for grounds in found.grounds] == ["here", "there"]


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


def test_which_theaters() -> None:
    small = two_wars()
    graph = build_graph(small)
    for compare in (flips, rivals):
        with pytest.raises(ValueError, match="itself"):
            compare(small, graph, None, "hills", "hills")
        with pytest.raises(KeyError):
            compare(small, graph, None, "hills", "sea")


def test_the_sample() -> None:
    small = two_wars()
    graph = build_graph(small)
    found = rivals(small, graph, default_view(small).span, "hills", "coast")
    assert found[0].pair == ("norland", "sudmark")
    # what holds before what is over: the call is recent
    assert found[0].dealings[-1] == "norland.contact.sudmark"
    assert found[0].shared == ("accord",)
    assert flips(small, graph, default_view(small).span, "hills", "coast") == ()


TWO_DATES = (Span.parse("2015-06"), Span.parse("2019-12-25"))


def changed(*items: Link | Alliance, view: View | None = None) -> Changes:
    return changes(build_graph(dataset(*items)), *TWO_DATES, view)


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("2010", None, ""),
        (None, None, ""),
        ("2016", None, "began"),
        ("2019-12-25", None, "began"),
        ("2020", None, ""),
        ("2010", "2016", "ended"),
        (None, "2015-06", "ended"),
        ("2016", "2017", "passed"),
        ("2010", "2014", ""),
        # events: seen for a while after they are over
        ("2019-11-01", "2019-11-02", "began"),
        ("2018-03-01", "2018-03-02", "passed"),
        ("2015-01-01", "2015-01-02", "faded"),
        ("2015-06-03", "2015-06-04", "ended"),
    ],
)
def test_what_began_and_ended(since: str | None, until: str | None, said: str) -> None:
    found = changed(link("a", "aid", "b", since=since, until=until))
    for part in ("began", "ended", "faded", "passed"):
        assert getattr(found, part) == (("a.aid.b",) if part == said else ())


def test_who_turned() -> None:
    found = changed(
        link("a", "weapons", "b", until="2016"),
        link("b", "combat", "a", since="2017"),
        link("a", "accusation", "c", until="2016"),
        link("c", "combat", "b", since="2017"),
        alliance("pact", ["c", "d"]),
    )
    (turn,) = found.turned
    assert turn.pair == ("a", "b")
    assert (turn.before, turn.after) == (0.8, -1.0)
    assert (turn.links_before, turn.links_after) == (("a.weapons.b",), ("b.combat.a",))


def test_of_a_view_everything_counts_but_its_date() -> None:
    items = (
        link("a", "weapons", "b", "here", since="2016"),
        link("a", "aid", "b", "there", since="2016"),
    )
    view = View(theater="here", span=Span.parse("1950"))
    assert changed(*items, view=view).began == ("a.weapons.b",)
    assert changed(*items, view=View(kinds=frozenset({"aid"}))).began == ("a.aid.b",)


def test_lines_of_membership_change_too() -> None:
    assert changed(alliance("pact", ["a", "b"], since="2017")).began == (
        "pact.member.a",
        "pact.member.b",
    )


def test_the_earlier_date_comes_first() -> None:
    graph = build_graph(two_wars())
    with pytest.raises(ValueError, match="later than"):
        changes(graph, *TWO_DATES[::-1])
    assert changes(graph, TWO_DATES[0], TWO_DATES[0]) == Changes((), (), (), (), ())


years = st.one_of(st.none(), st.integers(2010, 2022).map(str))


@given(st.lists(st.tuples(years, years), max_size=6), st.integers(2010, 2021), st.integers(0, 4))
def test_changes_join_the_two_pictures(
    periods: list[tuple[str | None, str | None]], year: int, gap: int
) -> None:
    links = [
        link(f"a{i}", "aid", "b", since=since, until=until)
        for i, (since, until) in enumerate(periods)
        if not (since and until and until < since)
    ]
    graph = build_graph(dataset(*links))
    spans = Span.parse(str(year)), Span.parse(str(year + gap))
    before, after = (
        {key for *_, key in select(graph, View(span=span)).edges(keys=True)} for span in spans
    )
    found = changes(graph, *spans)
    assert set(found.began) == after - before
    gone = set(found.ended) | set(found.faded)
    assert before - after <= gone <= before
    assert set(found.passed).isdisjoint(before | after)
    assert all(
        is_recent(graph.get_edge_data(one, other, key), spans[1])
        for one, other, key in graph.edges(keys=True)
        if key in gone & after
    )


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
    """Both back the GNA; in Syria the one fights whom the other backs."""
    one, other = list(dataset.theaters)[:2]
    found = flips(dataset, graph, default_view(dataset).span, one, other)
    (flip,) = [one for one in found if one.pair == ("turkey", "usa")]
    assert (flip.together, flip.apart, flip.coded) == ("libya", "syria", True)
    assert {"gna"} == {ground.one.party for ground in flip.same}
    assert "sdf" in {ground.one.party for ground in flip.opposite}
    # The rivals of the article are no flip.
    assert ("russia", "turkey") not in [one.pair for one in found]
    coded = [one.coded for one in found]
    assert coded == sorted(coded, reverse=True)


def test_the_sdf_turned(graph: nx.MultiDiGraph) -> None:
    """From fighting the government to an agreement with it, in October 2019."""
    found = changes(graph, Span.parse("2019-06-01"), Span.parse("2019-12-25"))
    assert ("sdf", "syria-government") in [turn.pair for turn in found.turned]
