"""Stories: the walk, the names in its texts, and what stands out."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import pytest

from explorer.graph.view_query import view_from_query
from explorer.web.questions import (
    answer_question,
)
from explorer.workspace import Workspace
from marked import check, found, text, texts
from question_samples import ask, story
from samples import SOURCE, actor, dataset, evidence, link


def test_the_stories_to_choose_from() -> None:
    said = ask("story")
    assert texts(said.panel, "li") == ["A walk (3 steps)"]
    assert found(said.panel, "button", data_story="walk.1")


@pytest.mark.parametrize(
    ("step", "ways"),
    [
        (1, ["next", "none"]),
        (2, ["previous", "next", "none"]),
        (3, ["previous", "none"]),
    ],
)
def test_a_step_leads_back_and_on(step: int, ways: list[str]) -> None:
    said = ask("story", story=("walk", step))
    title = ("Coast", "Hills", "Sea")[step - 1]
    assert texts(said.panel, "h2") == [title]
    assert f"Of {title}." in texts(said.panel, "p")
    buttons = found(said.panel, "button")
    assert [one[1]["data-story"] for one in buttons] == ways
    assert found(said.panel, "progress", value=str(step), max="3")
    assert not found(said.panel, "details"), "it cites nothing"


def test_a_step_may_ask_a_question_of_its_own() -> None:
    said = ask("camps", story=("walk", 2))
    assert texts(said.panel, "h2")[0] == "Hills"
    assert texts(ask(None, story=("walk", 2)).panel, "h2") == ["Hills"]


def test_each_step_of_the_shipped_stories_is_told(
    workspace: Workspace,
) -> None:
    for one in workspace.dataset.stories.values():
        for index, step in enumerate(one.steps, 1):
            view, notices = view_from_query(urlencode(step.view), workspace.dataset)
            assert not notices
            view = replace(view, story=(one.id, index))
            said = answer_question(workspace, workspace.select(view), view)
            check(said.panel)
            assert step.text in texts(said.panel, "p")


def test_a_step_names_its_sources() -> None:
    of = Workspace(
        dataset(
            link("a", "weapons", "b", evidence=[evidence()]),
            actor("c"),
            stories={"walk": story("Coast", cites=[SOURCE])},
        )
    )
    said = ask("story", of, story=("walk", 1))
    (source,) = found(said.panel, "a", href="https://herald.example/1")
    assert text([source]) == "What happened, The Herald"
