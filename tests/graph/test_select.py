"""What a view selects: by days, theater, kinds, types and focus."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.alignment import parties_on
from explorer.data.dates import END, PartialDate
from explorer.data.model import Dataset
from explorer.data.vocabulary import MEMBER, ActorType, Confidence
from explorer.graph.build import build_graph, membership_id
from explorer.graph.question import TwoDatesQuestion
from explorer.graph.select import is_recent, select
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from samples import actor, alliance, dataset, link
from sweeping import examples
from view_samples import SAMPLE, keys, on, seen, views

# --- The days ------------------------------------------------------------------------------


RECENT = None


@pytest.mark.parametrize(
    ("since", "until", "day", "shown"),
    [
        # 2019 is all of 2019
        ("2019", "2019", "2018-12-31", False),
        ("2019", "2019", "2019-01-01", True),
        ("2019", "2019", "2019-12-31", True),
        ("2019", "2019", "2020-01-01", False),
        ("2019-11", None, "2019-10-31", False),
        ("2019-11", None, "2019-11-01", True),
        # an empty until is open, an empty since counts until the end
        ("2019-11-27", None, "9999-12-31", True),
        (None, "2015-06", "0001-01-01", True),
        (None, "2015-06", "2015-06-30", True),
        (None, "2015-06", "2015-07-01", False),
        (None, None, "1900", True),
        # within a month it is an event, and stays for twelve months
        ("2019-04-04", "2019-04-04", "2019-04-03", False),
        ("2019-04-04", "2019-04-04", "2019-04-04", True),
        ("2019-04-04", "2019-04-04", "2019-04-05", RECENT),
        ("2019-04-04", "2019-04-04", "2020-04-04", RECENT),
        ("2019-04-04", "2019-04-04", "2020-04-05", False),
        ("2019-04", "2019-04", "2020-04-30", RECENT),
        ("2019-04", "2019-05", "2019-06-01", False),
        # ranges
        ("2014", "2015", "2012..2013", False),
        ("2014", "2015", "2012..2014-01-01", True),
        ("2014", "2015", "2015-12-31..2018", True),
        ("2014", "2015", "2016..2018", False),
        ("2014", "2015", "2010..2018", True),
        ("2014-05-05", "2014-05-05", "2014-01..2014-06", True),
        ("2014-05-05", "2014-05-05", "2014-06..2016", RECENT),
        ("2014-05-05", "2014-05-05", "2015-06..2016", False),
        # a month as the day of the picture
        ("2014-05-31", None, "2014-05", True),
        (None, "2014-05-01", "2014-05", True),
    ],
)
def test_which_days_show_a_link(
    since: str | None,
    until: str | None,
    day: str,
    shown: bool | None,  # noqa: FBT001 - a column of the table
) -> None:
    assert seen(link("a", "weapons", "b", since=since, until=until), day) is shown


def test_what_was_last_reported_counts_until_then_and_is_pale_for_a_year() -> None:
    one = link("a", "weapons", "b", since="2014", last_reported="2019")
    days = {
        "2013-12-31": False,
        "2014-01-01": True,
        "2019-12-31": True,
        "2020-01-01": RECENT,
        "2020-12-31": RECENT,
        "2021-01-01": False,
    }
    assert {day: seen(one, day) for day in days} == days


def test_of_two_dates_what_is_no_longer_reported_is_not_called_over() -> None:
    items = (
        link("a", "weapons", "b", since="2014", until="2016"),
        link("a", "weapons", "c", since="2014", last_reported="2016"),
        link("a", "weapons", "d", since="2014", last_reported="2019"),
        link("a", "weapons", "e", since="2014"),
    )
    view = replace(on("2019"), question=TwoDatesQuestion(Span.parse("2015")))
    shown = select(build_graph(dataset(*items)), view)
    assert {end: change for _, end, change in shown.edges(data="change")} == {
        "b": "ended",
        "c": "unreported",
        "d": "stayed",
        "e": "stayed",
    }


@pytest.mark.parametrize("kind", ["negotiation", "mediation", "contact"])
def test_diplomacy_is_an_event_however_long(kind: str) -> None:
    one = link("a", kind, "b", since="2016", until="2017")
    assert seen(one, "2017-12-31") is True
    assert seen(one, "2018-01-01") is RECENT
    assert seen(one, "2018-12-31") is RECENT
    assert seen(one, "2019-01-01") is False


def test_the_call_of_the_eleventh_belongs_to_the_picture_of_the_25th() -> None:
    shown = select(build_graph(SAMPLE), default_view(SAMPLE))
    assert shown["norland"]["sudmark"]["norland.contact.sudmark"]["recent"] is True


def test_any_date_shows_everything_and_nothing_as_recent() -> None:
    graph = build_graph(SAMPLE)
    shown = select(graph, View())
    assert keys(shown) == keys(graph)
    assert {recent for *_, recent in shown.edges(data="recent")} == {False}


days = st.dates(date(2008, 1, 1), date(2022, 1, 1))


@given(days, days)
def test_a_range_shows_what_one_of_its_days_shows_and_no_more(one: date, other: date) -> None:
    first, last = sorted((one, other))
    graph = build_graph(SAMPLE)
    span = Span(PartialDate.from_date(first), PartialDate.from_date(last))
    shown = select(graph, View(span=span))
    active = {
        key
        for *_, key, data in graph.edges(keys=True, data=True)
        if data["first_day"] <= last.toordinal() and data["last_day"] >= first.toordinal()
    }
    assert {key for *_, key, recent in shown.edges(keys=True, data="recent") if not recent} == (
        active
    )
    on_first = select(graph, View(span=Span(span.start, span.start)))
    assert keys(on_first) <= keys(shown)


def test_is_recent_on_bare_numbers() -> None:
    edge = {"first_day": 10, "last_day": 20, "shown_until": END}
    span = Span(PartialDate(1, 1, 25), PartialDate(1, 1, 25))
    assert is_recent(edge, span) is True
    assert is_recent(edge | {"shown_until": 24}, span) is None
    assert is_recent(edge, None) is False


@pytest.mark.parametrize(
    ("date", "versus", "changes"),
    [
        ("2019", "2014", {"stays": "stayed", "ends": "ended", "begins": "began"}),
        # whichever of the two is the earlier
        ("2014", "2019", {"stays": "stayed", "ends": "ended", "begins": "began"}),
        ("2019", "2019", {"stays": "stayed", "begins": "stayed"}),
        ("2014", "2010", {"stays": "began", "ends": "began"}),
        ("2019", "2017", {"stays": "stayed", "begins": "began", "between": "ended"}),
    ],
)
def test_a_second_date_says_what_began_and_what_ended(
    date: str, versus: str, changes: dict[str, str]
) -> None:
    sample = dataset(
        link("a", "aid", "b", id="stays", since="2012"),
        link("a", "troops", "b", id="ends", since="2012", until="2015"),
        link("a", "weapons", "b", id="begins", since="2018"),
        link("a", "funding", "b", id="between", since="2016", until="2017"),
    )
    shown = select(build_graph(sample), on(date, question=TwoDatesQuestion(Span.parse(versus))))
    assert {key: change for *_, key, change in shown.edges(keys=True, data="change")} == changes


@pytest.mark.parametrize("one", [{"until": "2014-12-31"}, {"last_reported": "2014-12-31"}])
def test_of_two_dates_what_was_over_on_both_is_not_as_before(one: dict[str, str]) -> None:
    """Still pale on the later, it is neither new nor as before; over since the earlier is over."""
    since = {"since": "2014-12-20" if "until" in one else "2012"}
    graph = build_graph(dataset(link("a", "weapons", "b", **since, **one)))

    def became(date: str, versus: str) -> list[str]:
        shown = select(graph, on(date, question=TwoDatesQuestion(Span.parse(versus))))
        return [change for *_, change in shown.edges(data="change")]

    over = "ended" if "until" in one else "unreported"
    for later, earlier, change in (
        ("2015-09", "2015-06", []),
        ("2015-09", "2014-12-25", [over]),
        ("2014-12-25", "2014-12-24", ["stayed"]),
    ):
        assert became(later, earlier) == became(earlier, later) == change


@examples(30)
@given(views())
def test_of_two_dates_nothing_that_is_recent_stayed(view: View) -> None:
    for *_, data in select(whole(), view).edges(data=True):
        assert data.get("change") != "stayed" or not data["recent"]


def test_at_any_date_a_second_one_says_nothing() -> None:
    graph = build_graph(SAMPLE)
    assert nx.utils.graphs_equal(
        select(graph, View(question=TwoDatesQuestion(Span.parse("2014")))), select(graph, View())
    )


# --- Theater, kinds, types, focus ----------------------------------------------------------


def test_a_theater_shows_its_links_and_no_others() -> None:
    graph = build_graph(SAMPLE)
    for theater in SAMPLE.theaters:
        expected = {
            key for *_, key, names in graph.edges(keys=True, data="theaters") if theater in names
        }
        assert keys(select(graph, View(theater=theater))) == expected


def test_a_theater_is_not_found_inside_the_name_of_another() -> None:
    graph = build_graph(
        dataset(link("a", "aid", "b", "coast"), link("c", "aid", "d", "coast-east"))
    )
    assert set(select(graph, View(theater="coast"))) == {"a", "b"}


def test_only_links_of_the_chosen_kinds_are_shown() -> None:
    shown = select(build_graph(SAMPLE), View(kinds=frozenset({"weapons", "part-of"})))
    assert {kind for *_, kind in shown.edges(data="kind")} == {"weapons", "part-of"}
    assert "accord" not in shown
    members = select(build_graph(SAMPLE), View(kinds=frozenset({MEMBER.id})))
    assert set(members) == {"norland", "sudmark", "regime", "front", "accord", "pact"}


def test_types_leave_alliances_in() -> None:
    shown = select(build_graph(SAMPLE), View(types=frozenset({ActorType.STATE})))
    assert set(shown) == {"norland", "sudmark", "accord", "pact"}
    assert membership_id("accord", "norland") in keys(shown)
    assert membership_id("accord", "regime") not in keys(shown)


def test_only_links_of_the_chosen_confidences_are_shown() -> None:
    graph = build_graph(
        dataset(
            link("a", "aid", "b", confidence=Confidence.HIGH),
            link("b", "aid", "c", confidence=Confidence.MODERATE),
            link("c", "aid", "d", confidence=Confidence.LOW),
            alliance("pact", ("d", "e"), confidence=Confidence.LOW),
        )
    )
    assert set(select(graph, View(confidences=frozenset({"high"})))) == {"a", "b"}
    assert set(select(graph, View(confidences=frozenset({"high", "moderate"})))) == set("abc")
    assert set(select(graph, View(confidences=frozenset({"low"})))) == {"c", "d", "e", "pact"}


@pytest.mark.parametrize(
    "view",
    [View(kinds=frozenset()), View(types=frozenset()), View(confidences=frozenset())],
)
def test_nothing_chosen_shows_nothing(view: View) -> None:
    shown = select(build_graph(SAMPLE), view)
    assert not shown.edges
    assert not shown.nodes


def chain(length: int) -> Dataset:
    names = "abcdefgh"[: length + 1]
    # Every second link the other way round: steps do not mind.
    return dataset(
        *(
            link(one, "aid", other) if index % 2 else link(other, "aid", one)
            for index, (one, other) in enumerate(pairwise(names))
        )
    )


@pytest.mark.parametrize(("hops", "near"), [(1, "cde"), (2, "bcdef"), (3, "abcdefg")])
def test_focus_reaches_so_many_steps_both_ways(hops: int, near: str) -> None:
    assert set(select(build_graph(chain(6)), View(focus="d", hops=hops))) == set(near)


def test_links_between_neighbours_of_the_focus_are_shown() -> None:
    graph = build_graph(
        dataset(link("a", "aid", "b"), link("a", "aid", "c"), link("b", "combat", "c"))
    )
    assert "b.combat.c" in keys(select(graph, View(focus="a")))


def test_steps_go_only_over_what_is_shown() -> None:
    graph = build_graph(
        dataset(
            actor("b", ActorType.PERSON),
            link("a", "aid", "b"),
            link("b", "aid", "c"),
            link("c", "combat", "d", since="2019"),
        )
    )
    assert set(select(graph, View(focus="a", hops=3))) == set("abcd")
    states = frozenset({ActorType.STATE})
    assert not select(graph, View(focus="a", hops=3, types=states))
    assert set(select(graph, on("2018", focus="a", hops=3))) == set("abc")
    assert set(select(graph, View(focus="c", hops=3, kinds=frozenset({"aid"})))) == set("abc")


def test_steps_go_through_alliances() -> None:
    graph = build_graph(dataset(alliance("pact", ["a", "b"]), link("b", "aid", "c")))
    assert set(select(graph, View(focus="a", hops=1))) == {"a", "pact"}
    assert set(select(graph, View(focus="pact", hops=2))) == {"a", "b", "c", "pact"}


def test_a_focus_that_is_not_in_the_picture_shows_nothing() -> None:
    assert not select(build_graph(SAMPLE), View(focus="squad", theater="coast"))
    assert not select(build_graph(SAMPLE), View(focus="nobody"))


# --- What holds of every selection ---------------------------------------------------------


@cache
def whole() -> nx.MultiDiGraph:
    return nx.freeze(build_graph(SAMPLE))


@examples(30)
@given(views())
def test_a_selection_is_a_part_of_the_graph_in_its_order(view: View) -> None:
    graph = whole()
    shown = select(graph, view)
    assert [*shown] == [node for node in graph if node in shown]
    kept = keys(shown)
    assert [*shown.edges(keys=True)] == [edge for edge in graph.edges(keys=True) if edge[2] in kept]
    assert shown.graph == graph.graph
    for node, data in shown.nodes(data=True):
        assert data == graph.nodes[node]
    for source, target, key, data in shown.edges(keys=True, data=True):
        marks = {"recent": data["recent"]}
        if view.second_date:
            marks["change"] = data["change"]
        assert data == graph[source][target][key] | marks


@examples(30)
@given(views())
def test_nothing_without_a_link_is_left_over(view: View) -> None:
    shown = select(whole(), view)
    assert all(shown.degree(node) for node in shown)


@given(views())
def test_to_select_again_changes_nothing(view: View) -> None:
    shown = select(whole(), view)
    assert nx.utils.graphs_equal(select(shown, view), shown)


@examples(30)
@given(views())
def test_what_is_selected_or_dragged_filters_nothing(view: View) -> None:
    bare = View(
        theater=view.theater, span=view.span, kinds=view.kinds, types=view.types,
        confidences=view.confidences, focus=view.focus, hops=view.hops, question=view.question,
    )  # fmt: skip
    assert nx.utils.graphs_equal(select(whole(), view), select(whole(), bare))


def test_the_graph_is_never_changed() -> None:
    graph = build_graph(SAMPLE)
    before = copy.deepcopy(graph)
    shown = select(graph, on("2019", focus="norland"))
    for _, data in shown.nodes(data=True):
        data["name"] = "changed"
    for *_, data in shown.edges(data=True):
        data["kind"] = "changed"
    assert nx.utils.graphs_equal(graph, before)


def test_every_view_of_the_shipped_file_has_something_to_show(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    for theater in (None, *dataset.theaters):
        view = replace(default_view(dataset), theater=theater)
        shown = select(graph, view)
        assert set(parties_on(dataset, theater, view.span)) <= set(shown)
