"""The questions beside the map: what each answers, in words.

A question is a value in `explorer/graph/question.py` and a module of its id here, whose `PAGE`
says how the page offers and answers it. What an answer lights up on the map is found in
`explorer/presentation/overlays/`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

import networkx as nx

from explorer.graph.question import QUESTIONS, StoriesQuestion
from explorer.graph.view import NONE, View
from explorer.presentation.overlays.story import add_story_step
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import button
from explorer.web.questions.answer import QuestionAnswer, QuestionPage
from explorer.web.questions.story import story_step
from explorer.workspace import Workspace


@cache
def question_page(question_id: str) -> QuestionPage:
    """How the page offers and answers a question of `QUESTIONS`."""
    page: QuestionPage = import_module(f"explorer.web.questions.{question_id}").PAGE
    return page


def question_bar(workspace: Workspace, view: View) -> MarkupNode:
    """The questions as a row of buttons under a small heading."""
    asked = StoriesQuestion() if view.story else view.question
    buttons = []
    for question_id in QUESTIONS:
        page = question_page(question_id)
        if page.is_offered(workspace):
            is_pressed = asked is not None and asked.id == question_id
            buttons.append(
                button(
                    page.label,
                    "ask",
                    NONE if is_pressed and not view.story else question_id,
                    title=page.title,
                    pressed=is_pressed,
                )
            )
    return element(
        "nav",
        [element("p", "Questions", class_name="asks-title"), *buttons],
        class_name="asks",
        aria_label="Questions",
    )


def question_heading(view: View) -> list[MarkupNode]:
    """The question of a view, and how to ask it; a story has a title of its own."""
    if view.question is None or view.story is not None:
        return []
    page = question_page(view.question.id)
    heading = [element("h2", page.title, class_name="details-title")]
    if page.needs_lead(view.question):
        heading.append(element("p", page.lead, class_name="lead"))
    return heading


def answer_question(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> QuestionAnswer:
    """The answer to the question of a view, a story's step before it; nothing if it asks none.

    `shown` is what `select` gives for the view.
    """
    asked = view.question
    if view.story is None:
        if asked is None:
            return QuestionAnswer()
        return question_page(asked.id).answer(workspace, shown, view)
    found = QuestionAnswer()
    if asked is not None and not isinstance(asked, StoriesQuestion):
        found = question_page(asked.id).answer(workspace, shown, view)
    panel = [*story_step(workspace, *view.story), *found.panel]
    return QuestionAnswer(panel, add_story_step(workspace, shown, view, found.picture))
