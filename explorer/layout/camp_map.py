"""From a dataset to the camp map of a theater setting."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import networkx as nx
import numpy as np

from explorer.analysis.camps import Camp, camps
from explorer.analysis.signed_graph import FloatMatrix
from explorer.data.model import Dataset
from explorer.layout import forces, rows
from explorer.layout.label_box import Box, label_box
from explorer.layout.local_search import PlacementSearch
from explorer.layout.node_size import main_backers, party_ids, sizes
from explorer.layout.problem import LayoutProblem
from explorer.layout.spectral import SpectralCoordinates, spectral_coordinates

FRAME = (760, 600)
"""The canvas on a screen of 1280x800, in px."""

GAP = 4.0
"""Kept free between two boxes, in px."""

DENSE = 0.62
"""The share of the frame that boxes may fill before the frame grows."""

TRIES, GROWTH = 5, 1.04
"""How often, and how much, the frame grows where boxes still overlap."""


@dataclass(frozen=True, slots=True)
class CampMap:
    """Where everything stands in one theater setting.

    `places` are the centres of nodes in px, from the top left corner of `frame`, y down.
    `sizes` are diameters, `boxes` the room that a node takes with its label. `score` is the
    camp coordinate of each actor, from -1 to 1: above 0 is the side of the first party of
    the first theater. `camp_of` is, for each actor, the index of its camp in `camps`, None:
    between them. `priority` lists all ids, the most important first: who gets a label where
    room is scarce.
    """

    theater: str | None
    frame: tuple[int, int]
    places: Mapping[str, tuple[float, float]]
    sizes: Mapping[str, int]
    boxes: Mapping[str, Box]
    score: Mapping[str, float]
    camp_of: Mapping[str, int | None]
    camps: tuple[Camp, ...]
    priority: tuple[str, ...]


def camp_map(dataset: Dataset, graph: nx.MultiDiGraph, theater: str | None = None) -> CampMap:
    """The places of all actors and alliances that have a link in a theater, at any date.

    `graph` is that of the whole dataset, as `graph.build.build_graph` makes it; `theater` is
    an id, or None for all theaters. Raises KeyError for a theater that is not in the file.
    The frame is `FRAME`, or larger in the same shape where more actors need more room.
    """
    if theater is not None:
        dataset.theaters[theater]
    whole = LayoutProblem.of(dataset, graph, None)
    spots = spectral_coordinates(whole)
    scene = whole
    if theater is not None:
        scene = LayoutProblem.of(dataset, graph, theater)
        spots = spectral_coordinates(scene, spots)
    diameters = sizes(dataset, graph)
    boxes = [label_box(dataset.label(node), float(diameters[node])) for node in scene.nodes]
    order = _priority(dataset, graph, scene)
    sides = camps(dataset, graph, theater)
    frame, places = _arranged(scene, spots, boxes, order)
    names = sorted(scene.nodes)
    numbers = [scene.index[node] for node in names]
    return CampMap(
        theater=theater,
        frame=frame,
        places=MappingProxyType(
            {
                # + 0.0 makes a plain 0 of -0.
                node: (round(places[i][0], 1) + 0.0, round(places[i][1], 1) + 0.0)
                for node, i in zip(names, numbers, strict=True)
            }
        ),
        sizes=MappingProxyType({node: diameters[node] for node in names}),
        boxes=MappingProxyType({node: boxes[i] for node, i in zip(names, numbers, strict=True)}),
        score=MappingProxyType(
            {
                node: round(float(spots.score[i]), 3) + 0.0
                for node, i in zip(names, numbers, strict=True)
                if node in dataset.actors
            }
        ),
        camp_of=sides.of,
        camps=sides.camps,
        priority=order,
    )


def _priority(dataset: Dataset, graph: nx.MultiDiGraph, scene: LayoutProblem) -> tuple[str, ...]:
    """Parties, those of this theater first, their main backers, then all by their lines."""
    weights: defaultdict[int, list[float]] = defaultdict(list)
    for (i, j), tie in zip(scene.pairs.tolist(), scene.tie.tolist(), strict=True):
        weights[i].append(tie)
        weights[j].append(tie)
    here = [scene.nodes[i] for theater in scene.parties for i in theater]
    others = sorted(
        range(len(scene)),
        key=lambda i: (
            scene.nodes[i] in dataset.alliances,
            -round(math.fsum(weights[i]), 9),
            i,
        ),
    )
    ranked = (
        *here,
        *party_ids(dataset),
        *main_backers(dataset, graph),
        *(scene.nodes[i] for i in others),
    )
    return tuple(dict.fromkeys(node for node in ranked if node in scene.index))


def _arranged(
    scene: LayoutProblem, spots: SpectralCoordinates, boxes: Sequence[Box], order: Sequence[str]
) -> tuple[tuple[int, int], list[tuple[float, float]]]:
    """The frame, and the centres of nodes in the order of the scene."""
    count = len(scene)
    if not count:
        return FRAME, []
    # Whole, even sizes: half of them are whole too, and sums of areas exact.
    size = np.array([(box.width + GAP, box.height + GAP) for box in boxes])
    size = 2 * np.ceil(size / 2)
    if count > rows.FROM:
        frame = rows.frame_for(size, FRAME)
        wished = forces.goals(scene, spots, size, frame)
        places = rows.in_rows(scene, wished, size, frame)
    else:
        frame, places = _by_forces(scene, spots, size, boxes, order)
        places = forces.stretched(places, size, frame)
    places[:, 1] -= [box.centre for box in boxes]
    return frame, [(x, y) for x, y in places.tolist()]


def _by_forces(
    scene: LayoutProblem,
    spots: SpectralCoordinates,
    size: FloatMatrix,
    boxes: Sequence[Box],
    order: Sequence[str],
) -> tuple[tuple[int, int], FloatMatrix]:
    """A frame, and the middles of boxes in it, without overlap where that can be had."""
    count = len(scene)
    weight = np.ones(count)
    for rank, node in enumerate(order):
        weight[scene.index[node]] = 1 + 3 * (1 - rank / count) ** 3
    need = float(size.prod(axis=1).sum()) / (FRAME[0] * FRAME[1])
    scale = max(1.0, math.sqrt(need / DENSE))
    frame = _scaled(scale)
    wished = forces.goals(scene, spots, size, frame)
    places = forces.forced(scene, wished, size, weight, frame)
    for attempt in range(TRIES):
        desk = PlacementSearch.of(
            scene, places, wished, size=size, boxes=boxes, weight=weight, frame=frame
        )
        desk.settle()
        if attempt == TRIES - 1 or not forces.overlapping(desk.places, size).any():
            break
        scale *= GROWTH
        frame = _scaled(scale)
        wished = forces.goals(scene, spots, size, frame)
        places = GROWTH * desk.places
    desk.tidy()
    return frame, desk.places


def _scaled(scale: float) -> tuple[int, int]:
    return round(FRAME[0] * scale), round(FRAME[1] * scale)
