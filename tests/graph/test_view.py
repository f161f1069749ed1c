"""The view: its text in a URL, and what of the graph it shows."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.data.dates import END, PartialDate
from explorer.data.model import RESERVED, Dataset, Link
from explorer.data.vocabulary import ACTOR_TYPES, KINDS, MEMBER, ActorType
from explorer.graph.build import build_graph, membership_id
from explorer.graph.select import is_recent, select
from explorer.graph.view import ASKS, MAX_HOPS, MEASURES, TABS, Span, View, default_view, pair_id
from explorer.graph.view_query import change_view, view_from_query, view_to_query
from samples import actor, alliance, dataset, link, story, two_wars

SAMPLE = two_wars().model_copy(
    update={"stories": {"tale": story("tale", steps=3), "fable": story("fable", steps=1)}}
)
NODES = [node.id for node in SAMPLE.nodes()]


def on(text: str, **rest: object) -> View:
    return replace(View(span=Span.parse(text)), **rest)  # type: ignore[arg-type]


def keys(graph: nx.MultiDiGraph) -> set[str]:
    return {key for *_, key in graph.edges(keys=True)}


def seen(one: Link, days: str) -> bool | None:
    """Whether a single link is in the picture of these days; None for recent."""
    shown = select(build_graph(dataset(one)), on(days))
    if not shown:
        return False
    [recent] = [recent for *_, recent in shown.edges(data="recent")]
    return None if recent else True


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
    span = Span(PartialDate.of(first), PartialDate.of(last))
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
    shown = select(build_graph(sample), on(date, versus=Span.parse(versus)))
    assert {key: change for *_, key, change in shown.edges(keys=True, data="change")} == changes


def test_at_any_date_a_second_one_says_nothing() -> None:
    graph = build_graph(SAMPLE)
    assert nx.utils.graphs_equal(
        select(graph, View(versus=Span.parse("2014"))), select(graph, View())
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


def test_kinds() -> None:
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


@pytest.mark.parametrize("view", [View(kinds=frozenset()), View(types=frozenset())])
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


def test_links_among_the_neighbours_stay() -> None:
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


spans = st.builds(
    lambda one, other, mark: Span(*sorted((one, other), key=mark)),
    *[
        st.one_of(
            st.builds(PartialDate, st.integers(2009, 2021)),
            st.builds(PartialDate, st.integers(2009, 2021), st.integers(1, 12)),
            st.dates(date(2009, 1, 1), date(2021, 12, 31)).map(PartialDate.of),
        )
    ]
    * 2,
    st.just(lambda day: (day.first, day.last)),
)
coordinates = st.integers(-1_000_000, 1_000_000).map(lambda tenths: tenths / 10)


@st.composite
def views(draw: st.DrawFn) -> View:
    focus = draw(st.none() | st.sampled_from(NODES))
    return View(
        theater=draw(st.none() | st.sampled_from([*SAMPLE.theaters])),
        span=draw(st.none() | spans),
        kinds=draw(st.none() | st.frozensets(st.sampled_from([*KINDS]))),
        types=draw(st.none() | st.frozensets(st.sampled_from([*map(str, ActorType)]))),
        focus=focus,
        hops=draw(st.integers(1, MAX_HOPS)) if focus else 1,
        selected=draw(
            st.none()
            | st.sampled_from(NODES)
            | st.lists(st.sampled_from(NODES), min_size=2, max_size=2, unique=True).map(
                lambda ends: pair_id(*ends)
            )
        ),
        tab=draw(st.sampled_from(TABS)),
        places=draw(st.dictionaries(st.sampled_from(NODES), st.tuples(coordinates, coordinates))),
        ask=draw(st.none() | st.sampled_from(ASKS)),
        start=draw(st.none() | st.sampled_from(NODES)),
        end=draw(st.none() | st.sampled_from(NODES)),
        versus=draw(st.none() | spans),
        size=draw(st.none() | st.sampled_from(MEASURES)),
        story=draw(st.none() | st.sampled_from([("tale", 1), ("tale", 3), ("fable", 1)])),
    )


@cache
def whole() -> nx.MultiDiGraph:
    return nx.freeze(build_graph(SAMPLE))


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
        if view.versus and view.span:
            marks["change"] = data["change"]
        assert data == graph[source][target][key] | marks


@given(views())
def test_nothing_without_a_link_is_left_over(view: View) -> None:
    shown = select(whole(), view)
    assert all(shown.degree(node) for node in shown)


@given(views())
def test_to_select_again_changes_nothing(view: View) -> None:
    shown = select(whole(), view)
    assert nx.utils.graphs_equal(select(shown, view), shown)


@given(views())
def test_what_is_selected_or_dragged_filters_nothing(view: View) -> None:
    bare = View(
        theater=view.theater, span=view.span, kinds=view.kinds, types=view.types,
        focus=view.focus, hops=view.hops, versus=view.versus,
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
        assert {party for one in dataset.theaters.values() for party in one.parties
                if theater in (None, one.id)} <= set(shown)  # fmt: skip


# --- The text of a URL ---------------------------------------------------------------------


@given(views())
@example(View(span=Span.parse("2019..2019-12-31")))
@example(View(span=Span.parse("2019-12..2019")))
@example(View(places={"norland": (-0.0, 100_000.0), "accord": (0.1, -99_999.9)}))
def test_a_view_survives_its_url(view: View) -> None:
    text = view_to_query(view, SAMPLE)
    assert view_from_query(text, SAMPLE) == (view, ())
    assert view_from_query(f"?{text}", SAMPLE) == (view, ())
    assert view_to_query(view, SAMPLE) == text


@given(views())
def test_a_url_needs_no_escapes(view: View) -> None:
    text = view_to_query(view, SAMPLE)
    assert "%" not in text
    assert "+" not in text
    assert text.isascii()


@given(views(), views())
def test_a_view_is_reached_from_any_other_by_changes(start: View, end: View) -> None:
    view = start
    parts = {
        "theater": end.theater or "all",
        "date": str(end.span) if end.span else "any",
        "kinds": "all" if end.kinds is None else ",".join(end.kinds) or "none",
        "types": "all" if end.types is None else ",".join(end.types) or "none",
        "focus": end.focus or "none",
        "hops": str(end.hops),
        "select": end.selected or "none",
        "tab": end.tab,
        "ask": end.ask or "none",
        "from": end.start or "none",
        "to": end.end or "none",
        "versus": str(end.versus) if end.versus else "none",
        "size": end.size or "none",
        "story": "{}.{}".format(*end.story) if end.story else "none",
    }
    for name, value in parts.items():
        view, notices = change_view(view, name, value, SAMPLE)
        assert not notices
    assert view == replace(end, places=start.places)


def test_the_default_is_an_empty_query() -> None:
    assert view_to_query(default_view(SAMPLE), SAMPLE) == ""
    assert view_from_query("", SAMPLE) == view_from_query("?", SAMPLE) == (default_view(SAMPLE), ())
    assert str(default_view(SAMPLE).span) == "2019-12-25"


def test_the_contract_s_example() -> None:
    text = (
        "?theater=coast&date=2019-12-25&kinds=troops,weapons&types=state,pmc"
        "&focus=sudmark&hops=2&select=sudmark&tab=network"
    )
    view, notices = view_from_query(text, SAMPLE)
    assert not notices
    assert view == View(
        theater="coast",
        span=Span.parse("2019-12-25"),
        kinds=frozenset({"troops", "weapons"}),
        types=frozenset({"state", "pmc"}),
        focus="sudmark",
        hops=2,
        selected="sudmark",
    )
    assert view_to_query(view, SAMPLE) == (
        "theater=coast&kinds=troops,weapons&types=state,pmc&focus=sudmark&hops=2&select=sudmark"
    )


def test_a_pair_has_one_form() -> None:
    view, _ = view_from_query("select=sudmark~norland", SAMPLE)
    assert view.selected == pair_id("sudmark", "norland") == "norland~sudmark"
    assert view.selected_nodes == ("norland", "sudmark")
    assert View().selected_nodes == ()


def test_lists_come_in_the_vocabulary_s_order() -> None:
    view, _ = view_from_query("kinds=combat,troops&types=pmc,state", SAMPLE)
    assert view_to_query(view, SAMPLE) == "kinds=troops,combat&types=state,pmc"


@pytest.mark.parametrize(
    "text",
    [
        "theater=atlantis",
        "theater=",
        "date=yesterday",
        "date=2019-02-30",
        "date=2019..2018",
        "date=2015..",
        "date=2015..2016..2017",
        "date=0000",
        "date=" + "9" * 60,
        "kinds=hugs",
        "kinds=",
        "types=cats",
        "focus=nobody",
        "focus=norland~sudmark",
        "hops=0",
        "hops=4",
        "hops=-1",
        "hops=1.5",
        "hops=²",
        "hops=٣",
        pytest.param("hops=" + "1" * 5000, id="hops of 5000 digits"),
        "select=nobody",
        "select=norland~norland",
        "select=norland~sudmark~front",
        "select=~",
        "tab=unknown",
        "places=norland",
        "places=nobody:1:2",
        "places=norland:1e99:2",
        "places=norland:nan:2",
        "places=norland:1e999999:2",
        "places=norland:100001:0",
        pytest.param("places=norland:0:" + "9" * 400, id="a place 400 digits away"),
        "colour=red",
        "ask=why",
        "from=nobody",
        "to=nobody",
        "versus=someday",
        "size=big",
        "story=tale",
        "story=tale.0",
        "story=tale.4",
        "story=nothing.1",
        pytest.param("story=tale." + "1" * 5000, id="story step of 5000 digits"),
    ],
)
def test_nonsense_is_ignored_with_one_notice(text: str) -> None:
    view, notices = view_from_query(text, SAMPLE)
    assert view == default_view(SAMPLE)
    [notice] = notices
    assert notice.startswith("Ignored in the address: ")
    assert notice.endswith(".")
    assert len(notice) < 200


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theater", "x"), ("date", "x"), ("kinds", "x"), ("types", "x"), ("focus", "x"),
        ("hops", "x"), ("select", "x"), ("tab", "x"), ("x", "x"), ("ask", "x"), ("from", "x"),
        ("to", "x"), ("versus", "x"), ("size", "x"), ("story", "x"), ("story", "tale.9"),
    ],
)  # fmt: skip
def test_a_change_that_makes_no_sense_changes_nothing(name: str, value: str) -> None:
    view = View(
        theater="coast",
        span=Span.parse("2015"),
        kinds=frozenset({"aid"}),
        types=frozenset({"state"}),
        focus="norland",
        hops=2,
        selected="front",
        tab=TABS[-1],
        ask=ASKS[0],
        start="front",
        end="accord",
        versus=Span.parse("2012"),
        size=MEASURES[0],
        story=("tale", 2),
    )
    after, notices = change_view(view, name, value, SAMPLE)
    assert after == view
    assert len(notices) == 1


def test_what_makes_sense_is_taken_beside_what_does_not() -> None:
    view, notices = view_from_query("kinds=weapons,hugs&theater=hills&date=never", SAMPLE)
    assert view == replace(default_view(SAMPLE), kinds=frozenset({"weapons"}), theater="hills")
    assert len(notices) == 2


def test_places_come_from_a_browser() -> None:
    view, notices = view_from_query(
        "places=norland:-1.4e-14:12.345678901234567,accord:1e2:-0.04", SAMPLE
    )
    assert not notices
    assert view.places == {"norland": (0.0, 12.3), "accord": (100.0, 0.0)}


def test_a_near_miss_is_hinted_at() -> None:
    _, notices = view_from_query("theater=cost&focus=norlnd&kinds=weapon&types=stat", SAMPLE)
    assert [notice.partition("did you mean ")[2] for notice in notices] == [
        "coast?).", "norland?).", "weapons?).", "state?).",
    ]  # fmt: skip


def test_notices_are_few() -> None:
    text = "&".join(f"nonsense{number}=1" for number in range(49))
    assert 1 <= len(view_from_query(text, SAMPLE)[1]) <= 5
    assert 1 <= len(view_from_query("kinds=" + ",".join(["hugs"] * 3000), SAMPLE)[1]) <= 5


@pytest.mark.parametrize("text", ["a&" * 60 + "b", "focus=" + "x" * 30_000])
def test_too_much_is_refused_as_a_whole(text: str) -> None:
    view, notices = view_from_query(text, SAMPLE)
    assert view == default_view(SAMPLE)
    assert len(notices) == 1


def test_what_somebody_else_wrote_is_made_harmless() -> None:
    _, notices = view_from_query("theater=%E2%80%AEevil%00%0A%1B[31m\ud800", SAMPLE)
    [notice] = notices
    assert notice.isprintable()


names = st.sampled_from(
    [
        "theater",
        "date",
        "kinds",
        "types",
        "focus",
        "hops",
        "select",
        "tab",
        "places",
        "versus",
        "ask",
        "from",
        "to",
        "size",
        "story",
    ]
) | st.text(max_size=8)
values = st.one_of(
    st.text(st.characters()),
    st.sampled_from([*NODES, "all", "any", "none", "coast", "2019", "2015..2019", "9" * 5000]),
    st.sampled_from(["tale.1", "tale." + "1" * 5000, *ASKS, *MEASURES, *TABS]),
    st.from_regex(r"[a-z]{0,8}:-?[0-9]{0,400}(\.[0-9]+)?(e[0-9]+)?:[0-9]", fullmatch=True),
    st.from_regex(r"[0-9]{1,5}(-[0-9]{2}){0,3}(\.\.[0-9-]{1,10})?", fullmatch=True),
)
queries = st.one_of(
    st.text(st.characters()),
    st.lists(st.tuples(names, values), max_size=60).map(
        lambda parts: "&".join(f"{name}={value}" for name, value in parts)
    ),
)
ids = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True).filter(
    lambda text: text not in RESERVED
)


def check_reading(text: str, sample: Dataset) -> View:
    view, notices = view_from_query(text, sample)
    assert len(notices) <= 5
    assert all(len(notice) < 300 and notice.isprintable() for notice in notices)
    select(build_graph(sample), view)
    return view


@given(queries)
def test_reading_never_fails(text: str) -> None:
    view = check_reading(text, SAMPLE)
    again, notices = view_from_query(view_to_query(view, SAMPLE), SAMPLE)
    assert not notices
    # Without a focus a URL says nothing of steps.
    assert again == (view if view.focus else replace(view, hops=1))


@given(st.lists(ids, min_size=2, max_size=6, unique=True), ids, queries)
def test_reading_never_fails_whatever_the_ids(actors: list[str], theater: str, text: str) -> None:
    links = [link(actors[0], "aid", other, theater) for other in actors[1:]]
    check_reading(text, dataset(*links))


def test_spans() -> None:
    assert Span.parse("2019").first_day == date(2019, 1, 1).toordinal()
    assert Span.parse("2019").last_day == date(2019, 12, 31).toordinal()
    assert Span.parse("2015..2019-12-25").words == "2015 to 25 December 2019"
    assert Span.parse("2019-12-25").words == "25 December 2019"
    assert str(Span.parse("2019..2019")) == "2019"
    with pytest.raises(ValueError, match="ends before it starts"):
        Span.parse("2019-02..2019-01")


def test_all_types_and_all_kinds_can_be_asked_for() -> None:
    view, notices = view_from_query(
        f"kinds={','.join(KINDS)}&types={','.join(ACTOR_TYPES)}", SAMPLE
    )
    assert not notices
    assert view.kinds == frozenset(KINDS)
    assert view.types == frozenset(ACTOR_TYPES)
