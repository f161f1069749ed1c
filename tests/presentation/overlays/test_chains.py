"""Chains on the map: which stand out."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.data.vocabulary import Family
from explorer.graph.view import default_view
from explorer.presentation.lines import line_id
from explorer.presentation.overlays.chains import (
    LIT_CHAINS,
    OFFERED_CHAINS,
    FoundChains,
    find_chains,
)
from explorer.presentation.overlays.overlay import Overlay, PictureOverlay, only_links
from explorer.workspace import Workspace
from question_samples import SAMPLE, START
from samples import asking, dataset, link


def find(of: Workspace = SAMPLE, **rest: Any) -> FoundChains:
    view = asking(START, ask="chains", **rest)
    return find_chains(of, of.select(view), view)


def test_before_anybody_is_chosen_what_is_offered_stands_out() -> None:
    found = find()
    assert found.chains is None
    assert ("norland", "wolf", "front") in [chain.nodes for chain in found.offered]
    visible = found.picture.overlay.visible_ids
    assert visible is not None
    assert visible.nodes == {node for chain in found.offered for node in chain.nodes}
    assert not found.picture.overlay.highlighted_lines


def test_no_more_chains_are_offered_than_one_reads(workspace: Workspace) -> None:
    view = asking(default_view(workspace.dataset), ask="chains")
    assert len(find_chains(workspace, workspace.select(view), view).offered) == OFFERED_CHAINS


@pytest.mark.parametrize(
    ("start", "end", "offered"),
    [(None, "front", {("norland", "front")}), ("front", None, set())],
)
def test_with_one_end_chosen_chains_from_or_to_it_stand_out(
    start: str | None, end: str | None, offered: set[tuple[str, str]]
) -> None:
    found = find(start=start, end=end)
    assert {(chain.nodes[0], chain.nodes[-1]) for chain in found.offered} == offered
    assert (found.picture.overlay.visible_ids is not None) == bool(offered)


def test_chains_of_support_stand_out_and_the_best_is_highlighted() -> None:
    found = find(start="wolf", end="front")
    assert found.is_support
    line = line_id("wolf", "front", Family.SUPPORT)
    visible = found.picture.overlay.visible_ids
    assert visible is not None
    assert {"wolf", "front"} <= visible.nodes
    assert line in visible.lines
    assert found.picture.overlay.highlighted_lines == {line}, "the best chain is the direct one"
    assert found.picture.highlight_label == "The strongest chain"


def test_without_support_any_path_stands_out() -> None:
    found = find(start="council", end="front")
    assert not found.is_support
    visible = found.picture.overlay.visible_ids
    assert visible is not None
    assert {"council", "front"} <= visible.nodes


def test_no_more_chains_stand_out_than_a_list_of_them_shows() -> None:
    many = [
        link(*ends) for n in range(LIT_CHAINS + 2)
        for ends in (("a", "weapons", f"x{n:02}"), (f"x{n:02}", "weapons", "z"))
    ]  # fmt: skip
    of = Workspace(dataset(*many))
    found = find(of, start="a", end="z")
    assert found.chains is not None
    listed = found.chains.chains
    assert len(listed) == LIT_CHAINS + 2
    lit = [key for chain in listed[:LIT_CHAINS] for key in chain.links]
    assert found.picture.overlay.visible_ids == only_links(of, lit)


def test_an_actor_and_itself_light_up_nothing() -> None:
    assert find(start="front", end="front") == FoundChains()


def test_where_there_is_no_path_nothing_fades() -> None:
    found = find(start="front", end="league", kinds=frozenset({"training"}))
    assert found.chains is not None
    assert not found.chains.chains
    assert found.picture == PictureOverlay(Overlay())
