"""Questions to begin with: each has an answer, and leads to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.vocabulary import ActorType
from explorer.graph.question import ChainsQuestion, TwoDatesQuestion
from explorer.graph.span import Span
from explorer.graph.view import MAP_TAB, View, default_view
from explorer.graph.view_query import view_from_query, view_to_query
from explorer.presentation.overlays.chains import find_chains
from explorer.presentation.overview.find import overview_content
from explorer.presentation.start_questions import MAX_START_QUESTIONS, start_questions
from explorer.workspace import Workspace
from samples import actor, dataset, link, two_wars

SAMPLE = Workspace(two_wars())
START = default_view(SAMPLE.dataset)


def asked(workspace: Workspace, view: View) -> dict[str, View]:
    return {one.text: one.view for one in start_questions(workspace, view)}


def test_the_shipped_file_is_asked_what_the_article_is_about(workspace: Workspace) -> None:
    found = asked(workspace, default_view(workspace.dataset))
    assert list(found) == [
        "Who stands behind GNA?",
        "What changed in 2019?",
        "Who is on both sides in Libya?",
        "How do Russia and Turkey deal?",
    ]
    assert found["Who stands behind GNA?"].selected == "gna"
    changed = found["What changed in 2019?"]
    assert (changed.tab, changed.question) == (MAP_TAB, TwoDatesQuestion(Span.parse("2018-12-31")))
    both = found["Who is on both sides in Libya?"]
    assert (both.tab, both.theater, both.selected) == ("matrix", "libya", "italy")
    assert found["How do Russia and Turkey deal?"].selected == "russia~turkey"


@given(st.integers(2009, 2020), st.sampled_from(["", "hills", "coast"]))
def test_every_question_is_of_the_days_and_filters_of_the_view(year: int, theater: str) -> None:
    view = replace(
        START, span=Span.parse(str(year)), theater=theater or None, kinds=frozenset({"weapons"})
    )
    found = start_questions(SAMPLE, view)
    assert len(found) <= MAX_START_QUESTIONS
    assert len({one.text for one in found}) == len(found)
    for one in found:
        query = view_to_query(one.view, SAMPLE.dataset)
        assert view_from_query(query, SAMPLE.dataset) == (one.view, ())
        assert one.view.kinds == view.kinds
        assert one.view.last_day is not None
        assert one.view.last_day <= Span.parse(str(year)).last_day
        assert not theater or one.view.theater == theater


def test_a_question_about_help_has_a_chain() -> None:
    of = Workspace(
        dataset(
            link("a", "weapons", "b", "war", since="2010"),
            link("b", "weapons", "c", "war", since="2010"),
            actor("b", type=ActorType.ARMED_GROUP),
            actor("c", type=ActorType.ARMED_GROUP),
            theaters={"war": ("c",)},
        )
    )
    view = View(span=Span.parse("2019"))
    question = asked(of, view)["How does help from A reach C?"]
    assert question.question == ChainsQuestion("a", "c")
    answer = find_chains(of, of.select(question), question)
    assert answer is not None
    assert answer.chains is not None
    assert answer.chains.chains[0].nodes == ("a", "b", "c")


@pytest.mark.parametrize("links", [(), (link("a", "negotiation", "b", since="2010"),)])
def test_what_has_no_answer_is_not_asked(links: tuple[object, ...]) -> None:
    of = Workspace(dataset(*links))  # type: ignore[arg-type]
    assert start_questions(of, View(span=Span.parse("2019"))) == ()


def test_of_a_large_file_only_what_is_quick_to_answer(large_workspace: Workspace) -> None:
    found = asked(large_workspace, default_view(large_workspace.dataset))
    assert list(found) == ["What changed in 2019?", "Who holds the picture together?"]


@pytest.mark.parametrize(
    ("deal", "question"),
    [
        (link("north", "economic", "south", since="2010"), "How do North and South deal?"),
        (
            link("north", "negotiation", "south", since="2010"),
            "What do North and South talk about?",
        ),
        (link("north", "economic", "south"), "What is between North and South?"),
    ],
)
def test_what_is_between_the_rivals_is_asked_as_the_overview_says_it(
    deal: object, question: str
) -> None:
    of = Workspace(
        dataset(
            link("north", "weapons", "a", "war", since="2010"),
            link("south", "weapons", "b", "war", since="2010"),
            link("a", "combat", "b", "war", since="2010"),
            deal,  # type: ignore[arg-type]
            actor("a", type=ActorType.ARMED_GROUP),
            actor("b", type=ActorType.ARMED_GROUP),
            theaters={"war": ("a", "b")},
        )
    )
    found = asked(of, View(span=Span.parse("2019")))
    assert found[question].selected == "north~south"
    content = overview_content(of.area_picture(View(span=Span.parse("2019"))))
    assert {one.mark.id for one in content.rivals} == {"north", "south"}


def test_a_pair_that_the_overview_does_not_draw_is_not_asked_for(workspace: Workspace) -> None:
    early = replace(default_view(workspace.dataset), span=Span.parse("2009-01-01"))
    assert not any(text.endswith(("deal?", "talk about?")) for text in asked(workspace, early))
