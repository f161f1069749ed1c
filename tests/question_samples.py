"""What the tests of the questions share: a sample with a story, its answers and pictures."""

from __future__ import annotations

from typing import Any

from explorer.data.model import Story
from explorer.graph.view import default_view
from explorer.presentation.overlays import picture_overlay
from explorer.presentation.overlays.overlay import Overlay
from explorer.web.questions import answer_question
from explorer.web.questions.answer import QuestionAnswer
from explorer.workspace import Workspace
from marked import check
from samples import asking, dataset, link, two_wars


def story(*titles: str, **step: Any) -> Story:
    """A story with a step for each title."""
    steps = [
        {"title": title, "text": f"Of {title}.", "view": {"theater": "all"}, **step}
        for title in titles
    ]
    return Story.model_validate({"id": "walk", "title": "A walk", "steps": steps})


WARS = two_wars()
SAMPLE = Workspace(WARS.model_copy(update={"stories": {"walk": story("Coast", "Hills", "Sea")}}))
START = default_view(WARS)

NEUTRALS = Workspace(
    dataset(
        link("a", "combat", "b", "coast"),
        link("a", "contact", "talker", "coast", since="2019"),
        link("x", "combat", "y", "coast"),
        theaters={"coast": ("a", "b")},
    )
)
"""Beside two foes somebody who only talks, and two whom nothing ties to a party."""

THREE_FOES = Workspace(
    dataset(
        link("a", "combat", "b", "coast"),
        link("b", "combat", "c", "coast"),
        link("a", "combat", "c", "coast"),
        theaters={"coast": ("a", "b")},
    )
)
"""Three foes of each other: two of them have to be in one camp."""


def ask(question: str | None, of: Workspace = SAMPLE, **rest: Any) -> QuestionAnswer:
    view = asking(START, ask=question, **rest)
    answer = answer_question(of, of.select(view), view)
    check(answer.panel)
    return answer


def lit_up(question: str | None, of: Workspace = SAMPLE, **rest: Any) -> Overlay:
    """What stands out in the picture of a view that asks a question."""
    view = asking(START, ask=question, **rest)
    return picture_overlay(of, of.select(view), view).overlay
