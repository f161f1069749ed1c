"""What changed between two dates."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.analysis.changes import Changes, changes
from explorer.data.model import Alliance, Link
from explorer.data.vocabulary import KINDS
from explorer.graph.build import build_graph
from explorer.graph.select import is_recent, select
from explorer.graph.span import Span
from explorer.graph.view import View
from samples import alliance, dataset, link, two_wars

PARTS = ("began", "ended", "unreported", "faded", "transient")
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
        ("2016", "2017", "transient"),
        ("2010", "2014", ""),
        # events: seen for a while after they are over
        ("2019-11-01", "2019-11-02", "began"),
        ("2018-03-01", "2018-03-02", "transient"),
        ("2015-01-01", "2015-01-02", "faded"),
        ("2015-06-03", "2015-06-04", "ended"),
    ],
)
def test_links_that_began_ended_faded_or_were_transient(
    since: str | None, until: str | None, said: str
) -> None:
    found = changed(link("a", "aid", "b", since=since, until=until))
    for part in PARTS:
        assert getattr(found, part) == (("a.aid.b",) if part == said else ())


@pytest.mark.parametrize(
    ("since", "last_reported", "said"),
    [
        ("2010", "2017", "unreported"),
        (None, "2015", "unreported"),
        ("2010", "2019", ""),  # on the later day it counts
        ("2016", "2017", "transient"),
        ("2016", "2019-06", "began"),  # seen, as last reported not long before
        ("2010", "2015-01", "faded"),
        ("2010", "2014", "faded"),
    ],
)
def test_what_is_no_longer_reported_is_not_over(
    since: str | None, last_reported: str, said: str
) -> None:
    found = changed(link("a", "aid", "b", since=since, last_reported=last_reported))
    for part in PARTS:
        assert getattr(found, part) == (("a.aid.b",) if part == said else ())


def test_a_pair_that_turned_from_friends_to_foes() -> None:
    found = changed(
        link("a", "weapons", "b", until="2016"),
        link("b", "combat", "a", since="2017"),
        link("a", "accusation", "c", until="2016"),
        link("c", "combat", "b", since="2017"),
        alliance("pact", ["c", "d"]),
    )
    (change,) = found.sign_changes
    assert change.pair == ("a", "b")
    assert (change.before, change.after) == (0.8, -1.0)
    assert (change.links_before, change.links_after) == (("a.weapons.b",), ("b.combat.a",))


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


def test_the_later_date_given_first_is_an_error() -> None:
    graph = build_graph(two_wars())
    with pytest.raises(ValueError, match="later than"):
        changes(graph, *TWO_DATES[::-1])
    assert changes(graph, TWO_DATES[0], TWO_DATES[0]) == Changes((), (), (), (), (), ())


years = st.one_of(st.none(), st.integers(2010, 2022).map(str))


@given(st.lists(st.tuples(years, years), max_size=6), st.integers(2010, 2021), st.integers(0, 4))
@settings(max_examples=40)
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
    assert set(found.transient).isdisjoint(before | after)
    assert all(
        is_recent(graph.get_edge_data(one, other, key), spans[1])
        for one, other, key in graph.edges(keys=True)
        if key in gone & after
    )


@pytest.mark.parametrize("kind", sorted(kind.id for kind in KINDS.values() if not kind.takes_side))
def test_what_puts_nobody_on_a_side_changes_no_sides(kind: str) -> None:
    """Hostility that ended and an agreement that began are over and new, no friendship."""
    found = changed(
        link("a", "combat", "b", until="2016"),
        link("a", kind, "b", since="2017"),
        link("c", kind, "d", since="2012"),
        link("c", "combat", "d", since="2017"),
    )
    assert found.sign_changes == ()
    assert found.ended == ("a.combat.b",)
    assert found.began == (f"a.{kind}.b", "c.combat.d")


def test_what_is_over_and_still_seen_changes_no_sides() -> None:
    found = changed(
        link("a", "weapons", "b", until="2016"),
        link("b", "strikes", "a", since="2019-06-01", until="2019-06-02"),
    )
    assert found.began == ("b.strikes.a",)
    assert found.sign_changes == ()


def test_members_of_an_alliance_of_friends_change_sides() -> None:
    found = changed(
        link("a", "combat", "b", until="2016"), alliance("pact", ["a", "b"], since="2017")
    )
    assert [change.pair for change in found.sign_changes] == [("a", "b")]


def test_an_agreement_in_the_shipped_file_is_no_change_of_sides(graph: nx.MultiDiGraph) -> None:
    """The SDF and the government ceased to fight in 2019 and signed one in October."""
    found = changes(graph, Span.parse("2019-06-01"), Span.parse("2019-12-25"))
    assert ("sdf", "syria-government") not in [change.pair for change in found.sign_changes]
