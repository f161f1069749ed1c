"""What is new in a picture: which links are named, which are only counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.data.vocabulary import Confidence
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View
from explorer.presentation.news import news
from samples import alliance, dataset, evidence, link

OF = dataset(
    link("wolf", "combat", "norland", since="2014-06-10"),
    link("norland", "aid", "sudmark", since="2014-06-11"),
    link("norland", "weapons", "sudmark", since="2014-06-12"),
    link("norland", "contact", "wolf", since="2014-06-13", until="2014-06-13"),
    link("sudmark", "combat", "wolf", since="2014-05-25"),
    link("sudmark", "aid", "wolf"),
    alliance("pact", ["wolf", "sudmark"], since="2014-06-14"),
)
GRAPH = build_graph(OF)


def said(view: View, months: int = 1) -> str:
    return news(OF, select(GRAPH, view), view, months)


def test_the_strongest_are_named_and_the_others_counted() -> None:
    line = said(View(span=Span.parse("2014-06-25")))
    head, _, rest = line.partition(": ")
    assert head == "New since 25 May 2014"
    named, _, more = rest.partition("; ")
    assert named.startswith("Wolf fights Norland, Norland supplies weapons to Sudmark, ")
    assert more == "1 more"


def test_only_what_began_since_is_new() -> None:
    """The day itself counts, and that from which it looks back does not."""
    assert "Sudmark fights Wolf" in said(View(span=Span.parse("2014-05-25")))
    assert "Sudmark fights Wolf" not in said(View(span=Span.parse("2014-06-25")))
    assert said(View(span=Span.parse("2014-08-25"))) == "Nothing new since 25 Jul 2014"
    assert "Wolf fights Norland" in said(View(span=Span.parse("2014-08-25")), months=12)


def test_only_what_the_picture_shows_is_new() -> None:
    june = View(span=Span.parse("2014-06-25"))
    assert said(replace(june, kinds=frozenset({"aid"}))) == (
        "New since 25 May 2014: Norland gives aid to Sudmark"
    )
    assert said(replace(june, kinds=frozenset())) == "Nothing new since 25 May 2014"


@pytest.mark.parametrize(
    ("days", "head", "count"),
    [
        ("2014", "New in 2014", 5),
        ("2014-06", "New in June 2014", 4),
        ("2014-05", "New in May 2014", 1),
        ("2011..2014-06-25", "New from 2011 to 25 June 2014", 5),
        ("2014-06-11..2014-06-12", "New from 11 June 2014 to 12 June 2014", 2),
        ("2014-06-10", "New since 10 May 2014", 2),
    ],
)
@pytest.mark.parametrize("months", [1, 12])
def test_of_several_days_is_told_what_is_new_on_them(
    days: str, head: str, count: int, months: int
) -> None:
    """However far back one looks from a single day."""
    if days == "2014-06-10" and months == 12:
        head = "New since 10 Jun 2013"
    line = said(View(span=Span.parse(days)), months)
    assert line.startswith(f"{head}: ")
    rest = f"; {count - 3} more"
    assert line.endswith(rest) if count > 3 else line.count(", ") == count - 1


def test_several_days_on_which_nothing_begins() -> None:
    assert said(View(span=Span.parse("2015"))) == "Nothing new in 2015"
    assert said(View(span=Span.parse("2014-07..2015"))) == "Nothing new from July 2014 to 2015"


def test_of_a_year_is_not_said_that_it_was_some_time_in_it() -> None:
    of = dataset(link("a", "combat", "b", since="2014"))

    def told(days: str) -> str:
        view = View(span=Span.parse(days))
        return news(of, select(build_graph(of), view), view)

    assert told("2014") == "New in 2014: A fights B"
    assert told("2014-01") == "New in January 2014: A fights B (some time in 2014)"


def test_of_any_date_there_is_no_news() -> None:
    assert said(View()) == ""


def test_what_is_not_sure_is_said_with_it() -> None:
    of = dataset(
        link("a", "combat", "b", since="2014"),
        link("b", "aid", "c", since="2014-01", confidence=Confidence.LOW),
        link(
            "c", "weapons", "d", since="2014-01-02", confidence=Confidence.MODERATE,
            evidence=[evidence(), evidence("No.", against=True)],
        ),
    )  # fmt: skip
    view = View(span=Span.parse("2014-01-10"))
    line = news(of, select(build_graph(of), view), view)
    assert "A fights B (some time in 2014)" in line
    assert "B gives aid to C (disputed or only reported)" in line
    assert "C supplies weapons to D (disputed or only reported)" in line


def test_there_is_news_on_the_first_days_of_the_calendar() -> None:
    of = dataset(link("a", "combat", "b", since="0001-01-02"))
    view = View(span=Span.parse("0001-01-03"))
    assert "A fights B" in news(of, select(build_graph(of), view), view)
