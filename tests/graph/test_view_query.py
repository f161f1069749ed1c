"""A view as the text of a URL: read, written, and changed part by part."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.data.ids import RESERVED_IDS, pair_id
from explorer.data.model import Dataset
from explorer.data.vocabulary import ACTOR_TYPES, KINDS
from explorer.graph.build import build_graph
from explorer.graph.question import BRIDGE_MEASURES, QUESTIONS, ChainsQuestion
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import TABS, View, default_view
from explorer.graph.view_query import apply_parts, change_view, view_from_query, view_to_query
from samples import dataset, link
from sweeping import examples
from view_samples import NODES, SAMPLE, views


@examples(30)
@given(views())
@example(View(span=Span.parse("2019..2019-12-31")))
@example(View(span=Span.parse("2019-12..2019")))
@example(View(places={"norland": (-0.0, 100_000.0), "accord": (0.1, -99_999.9)}))
def test_a_view_read_from_its_own_url_is_the_same(view: View) -> None:
    text = view_to_query(view, SAMPLE)
    assert view_from_query(text, SAMPLE) == (view, ())
    assert view_from_query(f"?{text}", SAMPLE) == (view, ())
    assert view_to_query(view, SAMPLE) == text


@examples(30)
@given(views())
def test_a_url_needs_no_escapes(view: View) -> None:
    text = view_to_query(view, SAMPLE)
    assert "%" not in text
    assert "+" not in text
    assert text.isascii()


@examples(30)
@given(views(), views())
def test_a_view_is_reached_from_any_other_by_changes(start: View, end: View) -> None:
    view = start
    parts = {
        "theater": end.theater or "all",
        "date": str(end.span) if end.span else "any",
        "kinds": "all" if end.kinds is None else ",".join(end.kinds) or "none",
        "types": "all" if end.types is None else ",".join(end.types) or "none",
        "confidence": "all" if end.confidences is None else ",".join(end.confidences) or "none",
        "focus": end.focus or "none",
        "hops": str(end.hops),
        "select": end.selected or "none",
        "tab": end.tab,
        "ask": end.question.id if end.question else "none",
        "story": "{}.{}".format(*end.story) if end.story else "none",
        "compare": ",".join(end.compared) if end.compared else "none",
        "part": str(end.overview_page),
        "lines": "all" if end.all_lines else "strong",
        "side": end.enlarged or "none",
    }
    if end.question:
        for name, parameter in end.question.parameters.items():
            parts[name] = str(getattr(end.question, parameter.field) or "none")
    for name, value in parts.items():
        view, notices = change_view(view, name, value, SAMPLE)
        assert not notices
    assert view == replace(end, places=start.places)


def test_the_default_is_an_empty_query() -> None:
    assert view_to_query(default_view(SAMPLE), SAMPLE) == ""
    assert view_from_query("", SAMPLE) == view_from_query("?", SAMPLE) == (default_view(SAMPLE), ())
    assert str(default_view(SAMPLE).span) == "2019-12-25"


def test_a_url_with_every_part_is_read() -> None:
    text = (
        "?theater=coast&date=2019-12-25&kinds=troops,weapons&types=state,pmc"
        "&focus=sudmark&hops=2&select=sudmark&tab=network"
        "&lines=all"
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
        tab="network",
        all_lines=True,
    )
    assert view_to_query(view, SAMPLE) == (
        "theater=coast&kinds=troops,weapons&types=state,pmc&focus=sudmark&hops=2&select=sudmark"
        "&tab=network&lines=all"
    )


@pytest.mark.parametrize(
    ("value", "page"), [("1", 1), ("2", 2), ("999", 999), ("0", None), ("-1", None), ("1000", None),
                        ("02", None), ("2.0", None), ("two", None), ("", None), ("٢", None)]
)  # fmt: skip
def test_the_page_of_an_overview_is_a_number_from_one_on(value: str, page: int | None) -> None:
    view, notices = view_from_query(f"part={value}", SAMPLE)
    assert view.overview_page == (page or 1)
    expected = () if page else ("Ignored in the address: part goes from 1 to 999.",)
    assert notices == expected


def test_a_side_that_is_shown_larger_stands_in_the_address() -> None:
    view, notices = view_from_query("tab=network&side=front&theater=coast", SAMPLE)
    assert (view.enlarged, view.theater, notices) == ("front", "coast", ())
    assert view_to_query(view, SAMPLE) == "theater=coast&tab=network&side=front"
    _, [notice] = view_from_query("side=frnt", SAMPLE)
    assert notice == "Ignored in the address: there is no side 'frnt' (did you mean front?)."


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
        "confidence=sure",
        "confidence=",
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
        "compare=coast",
        "compare=coast,coast",
        "compare=coast,hills,coast",
        "compare=coast,atlantis",
        "compare=",
        "side=norland",
        "side=",
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
        "lines=some",
        "lines=",
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
        ("theater", "x"), ("date", "x"), ("kinds", "x"), ("types", "x"), ("confidence", "x"),
        ("focus", "x"),
        ("hops", "x"), ("select", "x"), ("tab", "x"), ("x", "x"), ("ask", "x"), ("from", "x"),
        ("to", "x"), ("versus", "x"), ("size", "x"), ("story", "x"), ("story", "tale.9"),
        ("compare", "x"), ("lines", "x"), ("part", "x"), ("part", "0"),
        ("side", "norland"), ("compare", "coast,x"),
    ],
)  # fmt: skip
def test_a_change_that_makes_no_sense_changes_nothing(name: str, value: str) -> None:
    view = View(
        theater="coast",
        span=Span.parse("2015"),
        kinds=frozenset({"aid"}),
        types=frozenset({"state"}),
        confidences=frozenset({"high"}),
        focus="norland",
        hops=2,
        selected="front",
        tab=TABS[-1],
        question=ChainsQuestion("front", "accord"),
        story=("tale", 2),
    )
    after, notices = change_view(view, name, value, SAMPLE)
    assert after == view
    assert len(notices) == 1


@pytest.mark.parametrize("theaters", [{}, {"war": ("a",)}])
@pytest.mark.parametrize("text", ["tab=compare", "compare=war,war", "ask=bridges&size=theaters"])
def test_with_fewer_than_two_theaters_nothing_is_compared(
    theaters: dict[str, tuple[str, ...]], text: str
) -> None:
    small = dataset(link("a", "weapons", "b"), theaters=theaters)
    view, [notice] = view_from_query(text, small)
    assert (view.tab, view.compared) == (TABS[0], None)
    assert f"needs two theaters; this file has {'one' if theaters else 'none'}" in notice


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


def test_a_misspelt_word_gets_a_suggestion() -> None:
    _, notices = view_from_query("theater=cost&focus=norlnd&kinds=weapon&types=stat", SAMPLE)
    assert [notice.partition("did you mean ")[2] for notice in notices] == [
        "coast?).", "norland?).", "weapons?).", "state?).",
    ]  # fmt: skip


def test_there_are_at_most_five_notices() -> None:
    text = "&".join(f"nonsense{number}=1" for number in range(49))
    assert 1 <= len(view_from_query(text, SAMPLE)[1]) <= 5
    assert 1 <= len(view_from_query("kinds=" + ",".join(["hugs"] * 3000), SAMPLE)[1]) <= 5


@pytest.mark.parametrize("text", ["a&" * 60 + "b", "focus=" + "x" * 30_000])
def test_a_url_that_is_too_long_is_ignored_as_a_whole(text: str) -> None:
    view, notices = view_from_query(text, SAMPLE)
    assert view == default_view(SAMPLE)
    assert len(notices) == 1


def test_a_notice_has_printable_characters_only() -> None:
    _, notices = view_from_query("theater=%E2%80%AEevil%00%0A%1B[31m\ud800", SAMPLE)
    [notice] = notices
    assert notice.isprintable()


names = st.sampled_from(
    [
        "theater",
        "date",
        "kinds",
        "types",
        "confidence",
        "focus",
        "hops",
        "select",
        "tab",
        "compare",
        "side",
        "places",
        "versus",
        "ask",
        "from",
        "to",
        "size",
        "story",
        "part",
        "lines",
        "side",
    ]
) | st.text(max_size=8)
values = st.one_of(
    st.text(st.characters()),
    st.sampled_from(
        [*NODES, "all", "any", "none", "coast", "coast,hills", "2019", "2015..2019", "9" * 5000]
    ),
    st.sampled_from(["tale.1", "tale." + "1" * 5000, *QUESTIONS, *BRIDGE_MEASURES, *TABS]),
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
    lambda text: text not in RESERVED_IDS
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


@examples(30)
@given(st.lists(ids, min_size=2, max_size=6, unique=True), ids, queries)
def test_reading_never_fails_whatever_the_ids(actors: list[str], theater: str, text: str) -> None:
    links = [link(actors[0], "aid", other, theater) for other in actors[1:]]
    check_reading(text, dataset(*links))


def test_all_types_and_all_kinds_can_be_asked_for() -> None:
    view, notices = view_from_query(
        f"kinds={','.join(KINDS)}&types={','.join(ACTOR_TYPES)}", SAMPLE
    )
    assert not notices
    assert view.kinds == frozenset(KINDS)
    assert view.types == frozenset(ACTOR_TYPES)


def test_confidences_stand_from_high_to_low() -> None:
    view, notices = view_from_query("confidence=low,high", SAMPLE)
    assert (view.confidences, notices) == (frozenset({"high", "low"}), ())
    assert view_to_query(view, SAMPLE) == "confidence=high,low"


def test_places_that_make_no_sense_leave_the_view_as_it_is() -> None:
    view = View(places={"norland": (1.0, 2.0)})
    found, notices = change_view(view, "places", "nowhere:1:2", SAMPLE)
    assert found == view
    assert len(notices) == 1


def test_the_order_of_the_parts_does_not_matter_to_the_question() -> None:
    parts = [("size", "camps"), ("ask", "chains"), ("from", "norland")]
    found, notices = apply_parts(View(), parts, SAMPLE)
    assert found.question == ChainsQuestion(start="norland")
    assert notices == ("Ignored in the address: size belongs to ask=bridges, not to ask=chains.",)
