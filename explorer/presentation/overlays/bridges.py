"""Bridges on the map: the size of an actor stands for how it holds the picture together."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from explorer.analysis.centrality import Centrality, Measure, centrality
from explorer.data.model import Dataset
from explorer.graph.question import BridgesQuestion
from explorer.graph.view import View
from explorer.presentation.overlays.overlay import Overlay, PictureOverlay
from explorer.workspace import Workspace

MIN_BRIDGE_SIZE, MAX_BRIDGE_SIZE = 12, 38
"""Diameters in px of an actor whose measure is 0, and of one whose measure is 1."""


@dataclass(frozen=True, slots=True)
class FoundBridges:
    """How central each actor of the picture is, and the map that shows it."""

    centrality: Centrality
    picture: PictureOverlay


def bridge_measures(dataset: Dataset) -> tuple[Measure, ...]:
    """The measures that make sense for a dataset, the one that is asked for first of all first.

    Where there are fewer than two theaters nobody can be a bridge between them.
    """
    between = (Measure.THEATERS,) if len(dataset.theaters) > 1 else ()
    return (*between, Measure.SIDES, Measure.CONNECTED)


def find_bridges(workspace: Workspace, graph: nx.MultiDiGraph, view: View) -> FoundBridges:
    """The actors that matter most by the measure that is asked for.

    `graph` is what `select` gives for the view.
    """
    assert isinstance(view.question, BridgesQuestion)
    measure = Measure(view.question.measure or bridge_measures(workspace.dataset)[0])
    names = {theater.id: theater.name for theater in workspace.dataset.theaters.values()}
    found = centrality(graph, measure, _side_of(workspace, view), names)
    sizes = {
        actor: round(MIN_BRIDGE_SIZE + (MAX_BRIDGE_SIZE - MIN_BRIDGE_SIZE) * value, 1)
        for actor, value in found.values.items()
    }
    return FoundBridges(found, PictureOverlay(Overlay(sizes=sizes)))


def _side_of(workspace: Workspace, view: View) -> dict[str, int | None]:
    """The colour of the side of each actor that is on one side alone."""
    shown = workspace.shown(view)
    hues = {
        actor: {shown.hues.get(side.party) for side in sides}
        for actor, sides in shown.sides.items()
    }
    return {actor: next(iter(found)) if len(found) == 1 else None for actor, found in hues.items()}
