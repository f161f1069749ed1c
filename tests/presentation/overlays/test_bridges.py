"""Bridges on the map: how large everybody is."""

from __future__ import annotations

import pytest

from explorer.analysis.centrality import Measure
from explorer.graph.question import BRIDGE_MEASURES
from explorer.graph.view import View
from explorer.presentation.overlays.bridges import (
    MAX_BRIDGE_SIZE,
    MIN_BRIDGE_SIZE,
    bridge_measures,
    find_bridges,
)
from explorer.presentation.overlays.overlay import Overlay
from explorer.workspace import Workspace
from question_samples import SAMPLE, START, lit_up
from samples import asking, dataset, link


@pytest.mark.parametrize("size", [None, *BRIDGE_MEASURES])
def test_the_size_of_an_actor_stands_for_a_measure(size: str | None) -> None:
    view = asking(START, ask="bridges", size=size)
    found = find_bridges(SAMPLE, SAMPLE.select(view), view)
    assert found.centrality.measure is Measure(size or "theaters")
    sizes = found.picture.overlay.sizes
    assert sizes.keys() == found.centrality.values.keys()
    assert {*sizes} <= {*SAMPLE.select(START)}
    assert max(sizes.values()) == MAX_BRIDGE_SIZE
    assert min(sizes.values()) >= MIN_BRIDGE_SIZE
    first = found.centrality.ranking[0].actor
    assert sizes[first] == MAX_BRIDGE_SIZE


@pytest.mark.parametrize("theaters", [{}, {"x": ("a",)}])
def test_with_fewer_than_two_theaters_nobody_is_a_bridge_between_them(
    theaters: dict[str, tuple[str, ...]],
) -> None:
    of = Workspace(dataset(link("a", "weapons", "b"), theaters=theaters))
    assert bridge_measures(of.dataset) == (Measure.SIDES, Measure.CONNECTED)
    assert set(bridge_measures(SAMPLE.dataset)) == {*Measure}
    view = asking(View(), ask="bridges")
    assert find_bridges(of, of.select(view), view).centrality.measure is Measure.SIDES


def test_an_empty_picture_has_no_bridges() -> None:
    assert lit_up("bridges", kinds=frozenset()) == Overlay()
