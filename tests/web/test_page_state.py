"""What the page shows for a view: every part of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs

import pytest
from dash import html

from explorer.exchange.image_metadata import DATASET_KEY
from explorer.graph.question import QUESTIONS
from explorer.graph.span import Span
from explorer.graph.view import MAP_TAB, OVERVIEW_TAB, View, default_view
from explorer.graph.view_query import view_from_query, view_to_query
from explorer.presentation.drawing.page_map import PageMaps
from explorer.web import ids
from explorer.web.filter_options import FilterOptions
from explorer.web.map_data import map_svg
from explorer.web.page.whole_page import page_regions
from explorer.web.page_state import PageState, page_state
from explorer.workspace import Workspace
from marked import check, found, text, texts
from samples import asking, dataset, link, two_wars, with_more_theaters

SAMPLE = Workspace(two_wars())
MAPS = PageMaps(SAMPLE)
CHOICES = FilterOptions.from_workspace(SAMPLE)
START = replace(default_view(SAMPLE.dataset), tab=MAP_TAB)
EMPTY = View(kinds=frozenset(), tab=MAP_TAB)


def to(view: View, *notices: str, of: Workspace = SAMPLE) -> PageState:
    maps = MAPS if of is SAMPLE else PageMaps(of)
    given = page_state(
        maps, CHOICES if of is SAMPLE else FilterOptions.from_workspace(of), view, notices
    )
    for part in given.content["parts"].values():
        check(part)
    json.dumps([given.picture, given.content], allow_nan=False)
    return given


def test_filter_options_are_the_kinds_and_types_that_occur() -> None:
    kinds = {kind for _, _, kind in SAMPLE.graph.edges(data="kind")}
    assert set(CHOICES.kinds) == kinds
    assert list(CHOICES.kinds) == sorted(CHOICES.kinds)
    assert "pmc" in CHOICES.types
    assert "alliance" not in CHOICES.types
    assert CHOICES.fingerprint == CHOICES.stamp[DATASET_KEY]


def test_the_first_view() -> None:
    given = to(START)
    assert given.address == "?tab=network"
    assert given.content["ticked"] == {
        "theater": "all",
        "kinds": list(CHOICES.kinds),
        "types": list(CHOICES.types),
        "confidence": list(CHOICES.confidences),
        "lines": [],
    }
    assert (
        given.controls[ids.DAY] == given.controls[ids.DAYS][1] == SAMPLE.dataset.as_of.toordinal()
    )
    assert (given.controls[ids.RANGE], given.controls[ids.ANY_DAY]) == (False, False)
    assert given.controls[ids.TAB] == "network"
    assert (
        given.controls[ids.CHAIN_FROM],
        given.controls[ids.CHAIN_TO],
        given.controls[ids.VERSUS],
    ) == (None, None, "")
    assert given.content["hidden"] == {
        ids.DAY_BOX: False,
        ids.DAYS_BOX: True,
        **{ids.question_controls(one): True for one in QUESTIONS},
    }
    assert "Start here" in text(given.content["parts"][ids.DETAILS])
    assert given.content["parts"][ids.NOTICES] == []
    assert given.content["parts"][ids.EMPTY] == []


@pytest.mark.parametrize(
    "address",
    [
        "theater=coast",
        "date=2015..2018",
        "date=any",
        "kinds=weapons,training",
        "kinds=none",
        "types=state",
        "focus=norland&hops=2",
        "select=norland~sudmark",
        "tab=table",
        "ask=chains&from=wolf&to=front",
        "ask=dates&versus=2014",
        "ask=bridges&size=camps",
        "places=norland:1:2.5",
    ],
)
def test_an_address_comes_back_as_it_was(address: str) -> None:
    view, notices = view_from_query(address, SAMPLE.dataset)
    assert not notices
    given = to(view)
    assert parse_qs(given.address.removeprefix("?")) == parse_qs(address)
    assert view_to_query(
        view_from_query(given.address, SAMPLE.dataset)[0], SAMPLE.dataset
    ) == view_to_query(view, SAMPLE.dataset)


def test_controls_say_what_is_chosen() -> None:
    given = to(replace(START, kinds=frozenset({"weapons"}), types=frozenset(), theater="hills"))
    ticked = given.content["ticked"]
    assert ticked == {
        "theater": "hills",
        "kinds": ["weapons"],
        "types": [],
        "confidence": [*CHOICES.confidences],
        "lines": [],
    }
    sure = to(replace(START, confidences=frozenset({"high"})))
    assert sure.content["ticked"]["confidence"] == ["high"]
    assert sure.content["texts"][ids.FILTER_COUNT] == " (1)"


def test_the_handles_stand_within_the_strip() -> None:
    strip = CHOICES.histogram
    for address in ("date=1200", "date=9999", "date=1000..9999", "date=any", "date=2016..2017"):
        view, _ = view_from_query(address, SAMPLE.dataset)
        given = to(view)
        assert (
            strip.first <= given.controls[ids.DAYS][0] < given.controls[ids.DAYS][1] <= strip.last
            or given.controls[ids.RANGE]
        )
        assert strip.first <= given.controls[ids.DAY] <= strip.last
        assert given.controls[ids.RANGE] == (".." in address)
        assert given.controls[ids.ANY_DAY] == (address == "date=any")


def test_a_range_can_begin_at_the_very_first_day() -> None:
    """Where there is no year before the day, the range that is offered goes on from it."""
    first = CHOICES.histogram.first
    given = to(view_from_query(f"date={date.fromordinal(first)}", SAMPLE.dataset)[0])
    assert given.controls[ids.DAY] == given.controls[ids.DAYS][0] == first
    assert given.controls[ids.DAYS][1] > first


def test_a_range_is_said_in_few_words() -> None:
    said = to(view_from_query("date=2015..2018-03", SAMPLE.dataset)[0]).content["texts"]
    assert (said[ids.DAY_WORD], said[ids.DAY_TEXT]) == ("", "1 Jan 2015 – 31 Mar 2018")
    said = to(view_from_query("date=2018-03-01", SAMPLE.dataset)[0]).content["texts"]
    assert (said[ids.DAY_WORD], said[ids.DAY_TEXT]) == ("As of", "1 March 2018")


def test_highlighted_lines_are_in_the_legend_and_only_then() -> None:
    label = "Norland and Sudmark: rivals that still deal"
    # Two theaters have a map by areas, where a band says it.
    many = Workspace(with_more_theaters(SAMPLE.dataset))
    for view, there in ((START, True), (replace(START, kinds=frozenset({"serves"})), False)):
        given = to(view, of=many)
        assert (label in text(given.content["parts"][ids.LEGEND])) is there
        is_underlaid = any('class="under"' in line for line in given.picture["lines"].values())
        assert is_underlaid is there


def test_two_dates_without_a_second_one_show_a_year() -> None:
    """The picture holds what ended within it; the address says only what was asked."""
    given = to(asking(START, ask="dates"))
    assert given.address == "?tab=network&ask=dates"
    assert given.controls[ids.VERSUS] == ""
    year = to(view_from_query("tab=network&ask=dates&versus=2018-12-25", SAMPLE.dataset)[0])
    assert given.picture["lines"] == year.picture["lines"]
    assert all("stayed" in line or "began" in line for line in given.picture["lines"].values())


def test_beside_the_overview_no_map_is_drawn() -> None:
    given = to(replace(START, tab=OVERVIEW_TAB, selected="wolf"))
    assert given.address == "?select=wolf"
    assert "root" not in given.picture
    assert given.content["parts"][ids.LEGEND] == []
    usual = to(replace(START, selected="wolf")).picture
    for part in ("selected", "filter", "focus", "caption", "names"):
        assert given.picture[part] == usual[part]
    assert given.picture["names"] == {"wolf": SAMPLE.dataset.label("wolf")}


@pytest.mark.parametrize("tab", [OVERVIEW_TAB, "compare", "table"])
def test_an_empty_tab_offers_the_ways_back(tab: str) -> None:
    parts = to(replace(EMPTY, tab=tab)).content["parts"]
    assert "No link" in text(parts[ids.EMPTY_TAB])
    assert parts[ids.EMPTY] == []
    assert to(EMPTY).content["parts"][ids.EMPTY_TAB] == []
    assert to(replace(START, tab=tab)).content["parts"][ids.EMPTY_TAB] == []


def test_the_button_of_the_filters_counts_those_that_are_on() -> None:
    assert to(START).content["texts"][ids.FILTER_COUNT] == ""
    both = replace(START, kinds=frozenset({"weapons"}), types=frozenset())
    assert to(both).content["texts"][ids.FILTER_COUNT] == " (2)"


def test_what_the_picture_shows_is_what_select_gives() -> None:
    for view in (START, View(tab=MAP_TAB), replace(START, theater="coast"), EMPTY):
        given = to(view)
        assert set(given.picture["marks"]) == set(SAMPLE.select(view))
        assert given.picture["caption"]["subtitle"] in given.content["texts"][ids.SUMMARY]


def test_an_empty_picture_says_so_and_has_no_legend() -> None:
    given = to(EMPTY)
    assert "No link" in text(given.content["parts"][ids.EMPTY])
    assert given.content["parts"][ids.LEGEND] == []
    assert given.picture["lines"] == given.picture["marks"] == {}


def test_notices_are_text_and_never_html() -> None:
    given = to(START, "Ignored: '<b>x</b>'.", "And more.")
    notices = given.content["parts"][ids.NOTICES]
    assert texts(notices, "p") == ["Ignored: '<b>x</b>'.", "And more."]


def test_counts_say_what_each_box_would_show() -> None:
    view = replace(START, theater="coast", kinds=frozenset({"weapons"}))
    counts = to(view).content["texts"]
    for kind in CHOICES.kinds:
        own = SAMPLE.select(replace(view, kinds=frozenset({kind})))
        assert counts[ids.kind_count(kind)] == str(own.number_of_edges()), kind
    for one in CHOICES.confidences:
        sure = SAMPLE.select(replace(view, confidences=frozenset({one})))
        assert counts[ids.confidence_count(one)] == str(sure.number_of_edges()), one
    shown = SAMPLE.select(view)
    types = [data["type"] for _, data in shown.nodes(data=True)]
    for one in CHOICES.types:
        assert counts[ids.type_count(one)] == str(types.count(one))


def test_the_selection_comes_below_the_answer_to_the_question() -> None:
    given = to(asking(START, ask="bridges", selected="wolf"))
    details = given.content["parts"][ids.DETAILS]
    said = text(details)
    assert said.index("this is not power") < said.index("Wolf Group")
    assert not found(to(asking(START, ask="chains")).content["parts"][ids.DETAILS], "h2")


def test_what_is_selected_and_not_in_the_picture_has_details_all_the_same() -> None:
    given = to(replace(START, theater="coast", selected="squad"))
    assert "Squad" in texts(given.content["parts"][ids.DETAILS], "h2")
    assert "squad" not in given.picture["marks"]


def test_two_camps_have_a_legend_of_their_own() -> None:
    camps = to(asking(START, ask="camps"))
    usual = to(START)
    legends = [given.content["parts"][ids.LEGEND] for given in (camps, usual)]
    own, other = (texts(legend, "button") for legend in legends)
    assert own != other
    assert any(label.startswith("Camp of") for label in own)


def test_the_citation_names_data_version_and_view() -> None:
    said = to(replace(START, theater="coast")).citation
    for part in ("Two small wars", CHOICES.fingerprint, "Coast", "25 December 2019"):
        assert part in said
    assert said.startswith("Two small wars (2019): Coast: who supports whom")


def test_the_citation_is_of_the_picture_of_the_tab() -> None:
    said = to(replace(START, tab="matrix", kinds=frozenset({"aid"}))).citation
    assert "Hills and Coast: who stands with whom; all theaters, 25 December 2019." in said
    assert "aid" not in said, "the matrix shows all kinds"


def test_a_large_file_says_how_much_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.workspace.MAX_DRAWN_LINES", 50)
    many = Workspace(
        dataset(*(link(f"a{n}", "weapons", f"a{n + 1}", since="2012") for n in range(80)))
    )
    given = to(View(tab=MAP_TAB), of=many)
    assert len(given.picture["lines"]) == 50
    left = 81 - len(given.picture["marks"])
    assert left > 0
    (notice,) = texts(given.content["parts"][ids.NOTICES], "p")
    assert notice.startswith("50 of 80 lines drawn")
    assert f" {left} more actors and alliances" in notice
    counts = given.picture["caption"]["counts"]
    assert counts == "81 actors, 80 links; 50 of 80 lines drawn"


def test_a_file_that_is_drawn_whole_says_nothing_of_lines() -> None:
    given = to(START)
    assert not texts(given.content["parts"][ids.NOTICES], "p")
    assert "drawn" not in given.picture["caption"]["counts"]


def test_the_map_is_described_by_the_summary_where_there_is_one() -> None:
    """The first page, which the page's script replaces, has no element of that id."""
    given = to(START)
    said = f'aria-describedby="{ids.SUMMARY}"'
    assert said in given.picture["root"]
    assert given.content["texts"][ids.SUMMARY]
    assert ids.SUMMARY in [*html.Div(page_regions(SAMPLE, CHOICES))]
    assert "aria-describedby" not in map_svg(given.picture)
    assert map_svg(given.picture).count("<g class") > len(given.picture["marks"])


def test_a_day_outside_the_data_says_so_where_the_counts_stand() -> None:
    of = Workspace(dataset(link("a", "combat", "b", since="2011-03", until="2012-05")))
    before, after = (to(View(span=Span.parse(day)), of=of) for day in ("1990", "2035"))
    assert "The data begin in March 2011" in before.content["texts"][ids.SUMMARY]
    assert "The data end in December 2019" in after.content["texts"][ids.SUMMARY]
    assert before.content["texts"][ids.NEWS] == after.content["texts"][ids.NEWS] == ""
    inside = to(View(span=Span.parse("2012")), of=of).content["texts"]
    assert inside[ids.SUMMARY].endswith("1 link")
    assert inside[ids.NEWS] == "Nothing new in 2012"


def test_an_empty_picture_leads_to_the_nearest_day_with_links() -> None:
    of = Workspace(
        dataset(
            link("a", "combat", "b", since="2011-03", until="2012-05"),
            link("a", "weapons", "c", since="2018-03"),
        )
    )
    for view, day in (
        (View(span=Span.parse("1990")), "2011-03-01"),
        (View(span=Span.parse("2013")), "2012-05-31"),
        (View(span=Span.parse("2017-12-01")), "2018-03-01"),
        (View(span=Span.parse("2013"), focus="c"), "2018-03-01"),
        (View(span=Span.parse("2017-12-01"), kinds=frozenset({"combat"})), "2012-05-31"),
    ):
        content = to(view, of=of).content
        buttons = found(content["parts"][ids.EMPTY_TAB], "button")
        (button,) = [one for one in buttons if "data-day" in one[1]]
        there = date.fromordinal(int(button[1]["data-day"]))
        assert str(there) == day
        assert str(there.year) in text(content["parts"][ids.EMPTY_TAB])
        led = to(replace(view, span=Span.of_day(there)), of=of)
        assert led.content["parts"][ids.EMPTY_TAB] == []
    never = to(View(span=Span.parse("2013"), kinds=frozenset()), of=of)
    assert "nearest" not in text(never.content["parts"][ids.EMPTY_TAB])


def test_what_is_new_stands_beside_the_strip() -> None:
    of = Workspace(dataset(link("a", "combat", "b", since="2019-12-20")))
    assert "A fights B" in to(default_view(of.dataset), of=of).content["texts"][ids.NEWS]
