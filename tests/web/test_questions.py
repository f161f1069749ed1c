"""The questions beside the map: how they are asked, and what all of them have."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

import networkx as nx
import pytest

from explorer.data.words import count_noun
from explorer.graph.question import QUESTIONS, Parameter, Question
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.graph.view_query import view_from_query, view_to_query
from explorer.presentation.drawing.page_map import PageMaps
from explorer.presentation.overlays import FINDERS, picture_overlay
from explorer.presentation.overlays.overlay import Overlay, PictureOverlay
from explorer.web import ids
from explorer.web.actions import Context, apply, read_actions
from explorer.web.filter_options import FilterOptions
from explorer.web.markup import element
from explorer.web.page_state import page_state
from explorer.web.questions import (
    answer_question,
    question_bar,
    question_heading,
    question_page,
)
from explorer.web.questions.answer import QuestionAnswer, QuestionPage
from explorer.workspace import Workspace
from marked import check, found, text, texts
from question_samples import SAMPLE, START, WARS, ask
from samples import asking


def test_every_question_has_its_words() -> None:
    for question_id in QUESTIONS:
        page = question_page(question_id)
        assert page.label
        assert page.title
        assert page.lead


def test_a_button_asks_a_question_and_withdraws_it() -> None:
    for chosen in (None, *QUESTIONS):
        node = question_bar(SAMPLE, asking(START, ask=chosen))
        check([node])
        buttons = found([node], "button")
        assert [text([one]) for one in buttons] == [question_page(one).label for one in QUESTIONS]
        for one, name in zip(buttons, QUESTIONS, strict=True):
            is_on = name == chosen
            assert one[1]["aria-pressed"] == str(is_on).lower()
            assert one[1]["data-ask"] == ("none" if is_on else name)


def test_without_stories_their_button_is_missing() -> None:
    assert "Stories" not in texts([question_bar(Workspace(WARS), START)], "button")


def test_in_a_story_its_button_is_the_one_that_is_on() -> None:
    view = asking(START, ask="camps", story=("walk", 1))
    assert texts([question_bar(SAMPLE, view)], "button", aria_pressed="true") == ["Stories"]
    assert question_heading(view) == []


def test_the_heading_is_the_question() -> None:
    assert question_heading(START) == []
    for name in QUESTIONS:
        assert texts(question_heading(asking(START, ask=name)), "h2") == [question_page(name).title]


def test_a_view_without_a_question_has_no_answer() -> None:
    assert ask(None) == QuestionAnswer()


def test_no_view_makes_it_fail(workspace: Workspace) -> None:
    start = default_view(workspace.dataset)
    first, *_, last = workspace.layout(None).priority
    for name in QUESTIONS:
        for view in (
            asking(View(), name),
            asking(start, ask=name, kinds=frozenset()),
            asking(start, ask=name, span=Span.parse("1990"), versus=Span.parse("1985")),
            asking(start, ask=name, start=first, end=last, theater="libya", focus=first),
        ):
            check(answer_question(workspace, workspace.select(view), view).panel)


@dataclass(frozen=True, slots=True)
class Neighbours(Question):
    """A question that nobody asks: how many links somebody has."""

    id: ClassVar = "neighbours"
    parameters: ClassVar = {"of": Parameter("actor", "node")}
    actor: str | None = None


@dataclass(frozen=True)
class FoundNeighbours:
    who: str
    count: int
    picture: PictureOverlay


def find_neighbours(_of: Workspace, shown: nx.MultiDiGraph, view: View) -> FoundNeighbours | None:
    assert isinstance(view.question, Neighbours)
    if (who := view.question.actor) is None:
        return None
    return FoundNeighbours(who, shown.degree(who), PictureOverlay(Overlay(sizes={who: 30.0})))


def count_links(of: Workspace, shown: nx.MultiDiGraph, view: View) -> QuestionAnswer:
    found = find_neighbours(of, shown, view)
    if found is None:
        return QuestionAnswer([element("p", "Of whom?")])
    said = f"{of.dataset.label(found.who)} has {count_noun(found.count, 'link')}."
    return QuestionAnswer([element("p", said)], found.picture)


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    """What CONTRIBUTING says of adding a question: a value, what finds it, and a module."""
    module = ModuleType("explorer.web.questions.neighbours")
    page = QuestionPage("Neighbours", "How many links?", "Choose somebody.", count_links)
    module.__dict__["PAGE"] = page
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(QUESTIONS, Neighbours.id, Neighbours)
    monkeypatch.setitem(FINDERS, Neighbours.id, find_neighbours)
    question_page.cache_clear()


@pytest.mark.usefixtures("toy")
def test_a_question_is_added_by_a_value_and_a_module() -> None:
    view, notices = view_from_query("of=norland&ask=neighbours&tab=network", WARS)
    assert (view.question, notices) == (Neighbours("norland"), ())
    assert view_to_query(view, WARS) == "tab=network&ask=neighbours&of=norland"
    other, notices = view_from_query("ask=camps&of=norland", WARS)
    assert view_to_query(other, WARS) == "ask=camps"
    assert "ask=neighbours" in notices[0]
    options = FilterOptions.from_workspace(SAMPLE)
    action = {"n": 1, "type": "ask", "value": "neighbours"}
    begun, _ = apply(START, read_actions({"list": [action]})[1], Context(WARS, options))
    assert begun.question == Neighbours()
    state = page_state(PageMaps(SAMPLE), options, view, notices=())
    assert "Neighbours" in texts(state.content["parts"][ids.QUESTION], "button")
    assert texts(state.content["parts"][ids.QUESTION], "h2") == ["How many links?"]
    assert "Norland has " in text(state.content["parts"][ids.DETAILS])
    overlay = picture_overlay(SAMPLE, SAMPLE.select(view), view).overlay
    assert overlay.sizes == {"norland": 30.0}
    assert 'data-r="15"' in state.picture["marks"]["norland"]
    assert state.address == "?tab=network&ask=neighbours&of=norland"
