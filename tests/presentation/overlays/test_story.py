"""A story on the map: what a step names stands out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from explorer.data.vocabulary import Family
from explorer.graph.view_query import view_from_query
from explorer.presentation.lines import line_id
from explorer.presentation.overlays.overlay import Overlay, PictureOverlay, VisibleIds
from explorer.presentation.overlays.story import add_story_step
from explorer.presentation.text_run import link_names
from explorer.workspace import Workspace
from question_samples import WARS, lit_up, story


def told(text_: str, view: dict[str, str], **rest: Any) -> Overlay:
    """The overlay of a step with this text and this view, of its own, beside a view."""
    walk = story("Step", text=text_, view=view)
    of = Workspace(WARS.model_copy(update={"stories": {"walk": walk}}))
    return lit_up(None, of, story=("walk", 1), **rest)


def visible(overlay: Overlay) -> VisibleIds:
    assert overlay.visible_ids is not None
    return overlay.visible_ids


def test_all_that_a_step_names_or_selects_stands_out_with_the_lines_between() -> None:
    overlay = told(
        "Norland helps the FRT.",
        {"select": "council~front", "focus": "sudmark"},
        selected="council~front",
        focus="sudmark",
        hops=3,
    )
    assert overlay.is_story
    spot = visible(overlay)
    # The pact ties Norland to the Front, the accord Norland to Sudmark.
    assert spot.nodes == {"accord", "council", "front", "norland", "pact", "sudmark"}
    assert line_id("norland", "front", Family.SUPPORT) in spot.lines
    assert line_id("front", "council", Family.HOSTILITY) in spot.lines
    assert line_id("pact", "front", Family.MEMBERSHIP) in spot.lines
    assert line_id("norland", "regime", Family.SUPPORT) not in spot.lines


def test_a_step_stands_out_beside_any_view_as_far_as_that_shows_it() -> None:
    overlay = told("The League fights the Regime; Norland helps.", {"theater": "hills"})
    # The accord ties Norland to the Regime.
    assert visible(overlay).nodes == {"league", "regime", "norland", "accord"}
    text = "The League fights the Regime; Norland and the FRT."
    assert visible(told(text, {}, theater="coast")).nodes == {"norland", "front", "pact"}


def test_a_single_actor_is_not_set_apart() -> None:
    assert told("Of the League.", {}) == Overlay()
    assert told("Of nobody.", {}) == Overlay()


def test_another_selection_than_the_step_s_is_kept() -> None:
    text_ = "The League fights the Regime."
    other = told(text_, {"select": "league"}, selected="norland")
    assert not other.is_story
    assert "norland" in visible(other).nodes
    assert told(text_, {"select": "league"}, selected="league").is_story
    assert told(text_, {"select": "league"}).is_story


def test_the_answer_to_a_step_s_own_question_stands_out_as_well() -> None:
    overlay = told("Look at the League and the Brigade.", {})
    assert not overlay.highlighted_lines
    asked = lit_up("chains", story=("walk", 1), start="wolf", end="front")
    assert {"wolf", "front"} <= visible(asked).nodes
    assert asked.highlighted_lines
    assert asked.is_story
    assert lit_up("camps", story=("walk", 2)).camp_by_node


def test_each_step_of_the_shipped_stories_highlights_the_actors_it_names(
    workspace: Workspace,
) -> None:
    for one in workspace.dataset.stories.values():
        for index, step in enumerate(one.steps, 1):
            view, _ = view_from_query(urlencode(step.view), workspace.dataset)
            view = replace(view, story=(one.id, index))
            shown = workspace.select(view)
            overlay = add_story_step(workspace, shown, view, PictureOverlay()).overlay
            runs = link_names(workspace.dataset, step.text)
            names = {run.target for run in runs if run.target in shown}
            assert len(names) > 1, (one.id, index)
            assert names | {*view.selected_nodes} <= visible(overlay).nodes
            assert overlay.is_story
