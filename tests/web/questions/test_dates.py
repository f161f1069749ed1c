"""Two dates: what is new, over, and changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.graph.span import Span
from explorer.workspace import Workspace
from marked import found, text, texts
from question_samples import START, ask
from samples import alliance, asking, dataset, link


def test_two_dates_need_one() -> None:
    said = ask("dates", span=None, versus=Span.parse("2014"))
    assert "Give it one" in text(said.panel)


def test_without_a_second_date_it_is_the_year_before_and_says_so() -> None:
    said = ask("dates")
    words = "from 25 December 2018 to 25 December 2019"
    assert words in texts(said.panel, "p")[0]
    assert not found(said.panel, "button", aria_pressed="true")
    same = ask("dates", versus=Span.parse("2018-12-25"))
    assert texts(said.panel, "li") == texts(same.panel, "li")


def test_the_picture_compares_with_the_year_before() -> None:
    view = asking(START, ask="dates")
    assert view.second_date == Span.parse("2018-12-25")
    assert asking(START, ask="dates", versus=Span.parse("2014")).second_date == Span.parse("2014")
    for other in (START, replace(view, span=None), asking(START, ask="camps")):
        assert other.second_date is None
    leap = replace(view, span=Span.parse("2016-02-29..2019"))
    assert leap.second_date == Span.parse("2015-02-28")


def test_second_dates_to_choose_from() -> None:
    said = ask("dates", versus=Span.parse("2019-06-25"))
    ways = {text([one]): one[1] for one in found(said.panel, "button", aria_pressed="true")}
    assert list(ways) == ["Half a year before"]
    ways = {
        text([one]): one[1]["data-versus"]
        for one in found(said.panel, "button")
        if "data-versus" in one[1]
    }
    assert ways == {
        "A month before": "2019-11-25",
        "Half a year before": "2019-06-25",
        "A year before": "2018-12-25",
        "Three years before": "2016-12-25",
    }


def test_the_lines_of_the_map_are_explained_as_they_look() -> None:
    said = ask("dates", versus=Span.parse("2014"))
    (legend,) = found(said.panel, "ul", class_="changes")
    looks = [one[1]["class"] for one in found([legend], "span")]
    assert looks == ["change began", "change ended", "change stayed"]
    assert texts([legend], "li")[0] == "strong: new, or with a new kind of link"


def test_the_newest_comes_first() -> None:
    of = Workspace(
        dataset(
            link("a", "weapons", "b", since="2016"),
            link("a", "weapons", "c", since="2018-03"),
            link("a", "weapons", "d", since="2017"),
            link("a", "aid", "b", since="2001", until="2015"),
            link("a", "aid", "c", since="2002", until="2017"),
        )
    )
    rows = texts(ask("dates", of, versus=Span.parse("2014")).panel, "li")[3:]
    assert rows == [
        "A supplies weapons to C, since March 2018",
        "A supplies weapons to D, since 2017",
        "A supplies weapons to B, since 2016",
        "A gives aid to C, 2002 to 2017",
        "A gives aid to B, 2001 to 2015",
    ]


def test_what_is_no_longer_reported_is_not_listed_as_over() -> None:
    of = Workspace(
        dataset(
            link("a", "weapons", "b", since="2012", until="2015"),
            link("a", "weapons", "c", since="2012", last_reported="2016"),
        )
    )
    said = ask("dates", of, versus=Span.parse("2014"))
    heads = texts(said.panel, "h3")
    assert heads == ["New (0)", "Over (1)", "No longer reported (1)", "Changed sides (0)"]
    assert "Nobody says whether these went on or stopped." in texts(said.panel, "p")
    rows = texts(said.panel, "li")
    assert "A supplies weapons to C, since 2012, last reported in 2016" in rows
    (legend,) = found(said.panel, "ul", class_="changes")
    looks = [one[1]["class"] for one in found([legend], "span")]
    assert looks == ["change began", "change ended", "change unreported", "change stayed"]


@pytest.mark.parametrize("swapped", [False, True])
def test_what_began_and_ended(*, swapped: bool) -> None:
    early, late = Span.parse("2014-06"), START.span
    span, versus = (early, late) if swapped else (late, early)
    said = ask("dates", span=span, versus=versus)
    assert texts(said.panel, "p")[0] == "From June 2014 to 25 December 2019:"
    heads = texts(said.panel, "h3")
    assert [one.split(" (")[0] for one in heads] == ["New", "Over", "Changed sides"]
    ended = found(said.panel, "button", data_node="league~sudmark")
    assert ended


def test_pairs_that_changed_sides_are_listed() -> None:
    of = Workspace(
        dataset(
            link("a", "combat", "b", since="2012", until="2014"),
            link("a", "weapons", "b", since="2017"),
            link("c", "weapons", "d", since="2012", until="2014"),
            link("c", "combat", "d", since="2017"),
        )
    )
    said = ask("dates", of, versus=Span.parse("2013"))
    assert "Changed sides (2)" in texts(said.panel, "h3")
    rows = texts(said.panel, "li")
    assert "A – B: from hostile to friendly" in rows
    assert "C – D: from friendly to hostile" in rows


def test_the_same_day_twice_changes_nothing() -> None:
    said = ask("dates", versus=START.span)
    assert texts(said.panel, "p").count("None.") == 3


def test_the_changes_of_the_line_that_is_chosen_are_marked_in_the_list() -> None:
    pairs = [link("a", "weapons", f"b{k:02d}", since="2016") for k in range(30)]
    of = Workspace(dataset(*pairs, link("a", "training", "b29", since="2017")))
    view = {"versus": Span.parse("2014"), "selected": "a~b29"}
    rows = texts(ask("dates", of, **view).panel, "li", aria_current="true")
    assert rows == ["A trains or advises B29, since 2017", "A supplies weapons to B29, since 2016"]
    (rest,) = found(ask("dates", of, **view).panel, "details")
    assert "open" in rest[1]
    (rest,) = found(ask("dates", of, versus=Span.parse("2014")).panel, "details")
    assert "open" not in rest[1]


def test_a_change_leads_to_its_line_on_the_map() -> None:
    of = Workspace(dataset(link("a", "weapons", "b", since="2016")))
    panel = ask("dates", of, versus=Span.parse("2014")).panel
    assert texts(panel, "button", data_node="a~b") == ["supplies weapons to", "since 2016"]


def test_an_alliance_that_is_new_is_listed_with_its_members() -> None:
    of = Workspace(
        dataset(
            link("a", "weapons", "b", since="2010"),
            alliance("pact", ["a", "b", "c"], since="2017"),
        )
    )
    rows = texts(ask("dates", of, versus=Span.parse("2014")).panel, "li")
    assert "Pact of A, B and C, since 2017" in rows
    chosen = ask("dates", of, versus=Span.parse("2014"), selected="a~pact").panel
    assert texts(chosen, "li", aria_current="true") == ["Pact of A, B and C, since 2017"]
