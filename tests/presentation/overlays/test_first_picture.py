"""What is highlighted in the first picture, before anything is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.graph.view import View, default_view
from explorer.presentation.overlays.first_picture import find_at_first
from explorer.presentation.overlays.overlay import PictureOverlay
from explorer.workspace import Workspace
from samples import dataset, link, two_wars, with_more_theaters

SAMPLE = Workspace(with_more_theaters(two_wars()))
START = default_view(SAMPLE.dataset)


def test_the_first_rivals_are_highlighted_before_anything_is_asked() -> None:
    """Norland and Sudmark, who back opposite sides twice and talk all the same."""
    found = find_at_first(SAMPLE, START)
    assert found is not None
    assert found.theaters == ("hills", "coast")
    assert found.rivals == SAMPLE.rivals("hills", "coast", START.span)[0]
    assert found.rivals.pair == ("norland", "sudmark")
    assert found.picture.highlight_label == "Norland and Sudmark: rivals that still deal"
    lines = found.picture.overlay.highlighted_lines
    assert {"norland~sudmark~cooperation", "norland~sudmark~diplomacy"} <= lines
    assert {"norland~regime~support", "brigade~sudmark~support"} & lines
    assert {"front~norland~support", "council~sudmark~support"} <= lines


@pytest.mark.parametrize("change", [{"theater": "coast"}, {"focus": "norland"}])
def test_nothing_is_highlighted_in_a_part_of_the_picture(change: dict[str, str]) -> None:
    assert find_at_first(SAMPLE, replace(START, **change)) is None  # type: ignore[arg-type]


def test_nothing_is_compared_in_a_file_too_large_for_one_map(large_workspace: Workspace) -> None:
    assert find_at_first(large_workspace, default_view(large_workspace.dataset)) is None


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_without_rivals_or_flips_nothing_is_claimed(count: int) -> None:
    theaters = dict.fromkeys("xyz"[:count], ("b",))
    of = Workspace(dataset(link("a", "weapons", "b"), theaters=theaters))
    assert find_at_first(of, View()) is None


def test_a_flip_alone_highlights_no_line() -> None:
    """A and B are together in the one theater and apart in the other, and never deal."""
    theaters = {"here": ("p", "q"), "there": ("x", "y")}
    of = Workspace(
        dataset(
            link("a", "weapons", "p", "here"),
            link("b", "weapons", "p", "here"),
            link("p", "combat", "q", "here"),
            link("a", "weapons", "x", "there"),
            link("b", "weapons", "y", "there"),
            link("x", "combat", "y", "there"),
            theaters=theaters,
        )
    )
    found = find_at_first(of, View())
    assert found is not None
    assert found.flip is not None
    assert (found.flip.pair, found.rivals) == (("a", "b"), None)
    assert found.picture == PictureOverlay()


def test_russia_and_turkey_are_highlighted_in_the_shipped_data(workspace: Workspace) -> None:
    """Russia and Turkey, for whom each fights in both wars, and what they do together."""
    camps = Workspace(with_more_theaters(workspace.dataset))
    found = find_at_first(camps, default_view(camps.dataset))
    assert found is not None
    assert {
        "russia~turkey~hostility", "russia~turkey~cooperation", "russia~turkey~diplomacy",
        "russia~syria-government~support", "syrian-opposition~turkey~support",
        "lna~russia~support", "gna~turkey~support",
    } <= found.picture.overlay.highlighted_lines  # fmt: skip


def test_where_a_band_joins_the_rivals_nothing_else_has_to(workspace: Workspace) -> None:
    found = find_at_first(workspace, default_view(workspace.dataset))
    assert found is not None
    assert found.rivals is not None
    assert found.picture == PictureOverlay()
