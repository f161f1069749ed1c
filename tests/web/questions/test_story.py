"""Stories: the walk, the names in its texts, and what stands out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest

from explorer.data.vocabulary import Family
from explorer.graph.view_query import view_from_query
from explorer.presentation.elements import line_id
from explorer.web.questions import (
    answer_question,
)
from explorer.web.questions.story import link_names
from explorer.workspace import Workspace
from marked import check, found, text, texts
from question_samples import WARS, ask, story
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
    assert said.overlay["camp_by_node"]
    assert texts(ask(None, story=("walk", 2)).panel, "h2") == ["Hills"]


TEXTS = """Norland sent Wolf Group, not a wolf, to the FRT. The South objects, and so does Sudmark;
the Fronts, Norlandia and Wolfish are nobody. Envoy?"""


def test_names_in_a_text_lead_on_and_leave_the_text_as_it_is() -> None:
    pieces = link_names(WARS, TEXTS)
    assert "".join(one.text for one in pieces) == TEXTS
    assert [(one.text, one.target) for one in pieces if one.target] == [
        ("Norland", "norland"),
        ("Wolf Group", "wolf"),
        ("FRT", "front"),
        ("The South", "sudmark"),
        ("Sudmark", "sudmark"),
        ("Envoy", "envoy"),
    ]
    assert [one.target for one in link_names(WARS, "Nobody is here.")] == [None]
    assert link_names(WARS, "") == []


def test_what_two_are_called_is_nobody_s_name_and_the_comes_before_some() -> None:
    sample = dataset(
        actor("x", aliases=("Capital", "the Fort")), actor("y", aliases=("Capital",)),
        link("x", "aid", "y"),
    )  # fmt: skip
    pieces = link_names(sample, "The Fort and the Capital: X.")
    assert [(one.text, one.target) for one in pieces if one.target] == [("Fort", "x"), ("X", "x")]


def told(text_: str, view: dict[str, str], **rest: Any) -> Any:
    """The overlay of a step with this text and this view, of its own, beside a view."""
    walk = story("Step", text=text_, view=view)
    of = Workspace(WARS.model_copy(update={"stories": {"walk": walk}}))
    return ask(None, of, story=("walk", 1), **rest).overlay


def test_all_that_a_step_names_or_selects_stands_out_with_the_lines_between() -> None:
    overlay = told(
        "Norland helps the FRT.",
        {"select": "council~front", "focus": "sudmark"},
        selected="council~front",
        focus="sudmark",
        hops=3,
    )
    assert overlay["story"] is True
    spot = overlay["visible_ids"]
    # The pact ties Norland to the Front, the accord Norland to Sudmark.
    assert spot["nodes"] == ["accord", "council", "front", "norland", "pact", "sudmark"]
    assert line_id("norland", "front", Family.SUPPORT) in spot["lines"]
    assert line_id("front", "council", Family.HOSTILITY) in spot["lines"]
    assert line_id("pact", "front", Family.MEMBERSHIP) in spot["lines"]
    assert line_id("norland", "regime", Family.SUPPORT) not in spot["lines"]


def test_a_step_stands_out_beside_any_view_as_far_as_that_shows_it() -> None:
    overlay = told("The League fights the Regime; Norland helps.", {"theater": "hills"})
    # The accord ties Norland to the Regime.
    assert set(overlay["visible_ids"]["nodes"]) == {"league", "regime", "norland", "accord"}
    elsewhere = told(
        "The League fights the Regime; Norland and the FRT.", {}, theater="coast"
    )["visible_ids"]  # fmt: skip
    assert set(elsewhere["nodes"]) == {"norland", "front", "pact"}


def test_a_single_actor_is_not_set_apart() -> None:
    assert told("Of the League.", {}) == {}
    assert told("Of nobody.", {}) == {}


def test_another_selection_than_the_step_s_is_kept() -> None:
    text_ = "The League fights the Regime."
    other = told(text_, {"select": "league"}, selected="norland")
    assert "story" not in other
    assert "norland" in other["visible_ids"]["nodes"]
    assert told(text_, {"select": "league"}, selected="league")["story"] is True
    assert told(text_, {"select": "league"})["story"] is True


def test_the_answer_to_a_step_s_own_question_stands_out_as_well() -> None:
    overlay = told("Look at the League and the Brigade.", {})
    assert "highlighted_lines" not in overlay
    said = ask("chains", story=("walk", 1), start="wolf", end="front")
    assert {"wolf", "front"} <= set(said.overlay["visible_ids"]["nodes"])
    assert said.overlay["story"] is True


def test_each_step_of_the_shipped_stories_highlights_the_actors_it_names(
    workspace: Workspace,
) -> None:
    for one in workspace.dataset.stories.values():
        for index, step in enumerate(one.steps, 1):
            view, notices = view_from_query(urlencode(step.view), workspace.dataset)
            assert not notices
            view = replace(view, story=(one.id, index))
            shown = workspace.select(view)
            said = answer_question(workspace, shown, view)
            check(said.panel)
            assert step.text in texts(said.panel, "p")
            names = {piece.target for piece in link_names(workspace.dataset, step.text)} & set(
                shown
            )
            assert len(names) > 1, (one.id, index)
            assert names | set(view.selected_nodes) <= set(said.overlay["visible_ids"]["nodes"])
            assert said.overlay["story"] is True


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
