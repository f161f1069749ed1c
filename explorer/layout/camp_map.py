"""From a dataset to the camp map of a theater setting."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

import networkx as nx
import numpy as np

from explorer.analysis.signed_graph import FloatMatrix
from explorer.data.model import Dataset
from explorer.layout import forces
from explorer.layout.crowd import (
    MAX_DRAWN_LINES,
    MAX_FORCE_NODES,
    layered_places,
    row_frame,
    strongest_nodes,
)
from explorer.layout.label_box import Box, label_box
from explorer.layout.local_search import PlacementSearch
from explorer.layout.node_size import (
    is_quiet,
    label_font,
    main_backers,
    node_diameters,
    party_ids,
)
from explorer.layout.problem import LayoutProblem
from explorer.layout.spectral import SpectralCoordinates, spectral_coordinates

T = TypeVar("T")

BASE_FRAME = (760, 600)
"""The room for the map on a screen of 1280x800, in px."""

BOX_GAP = 4.0
"""Kept free between two boxes, in px."""

MAX_FRAME_FILL, LOOSE_FRAME_FILL = 0.62, 0.5
"""The share of the frame that boxes may fill before the frame grows; the second for crowds.

Who looks at a crowd has to zoom anyway, and where there is room to spare it is laid out sooner.
"""

CROWD = 300
"""From so many nodes on they are a crowd."""

FRAME_TRIES, FRAME_GROWTH = 5, 1.04
"""How often, and how much, the frame grows where boxes still overlap."""


@dataclass(frozen=True, slots=True)
class CampMap:
    """Where everything stands in one theater setting.

    `places` are the centres of nodes in px, from the top left corner of `frame`, y down.
    `sizes` are diameters, `boxes` the room that a node takes with its label. The labels of
    `quiet` nodes have no room of their own here and wait for it. `score` is the
    camp coordinate of each actor, from -1 to 1: above 0 is the side of the first party of
    the first theater. `priority` lists all ids, the most important first: who gets a label where
    room is scarce.
    """

    theater: str | None
    frame: tuple[int, int]
    places: Mapping[str, tuple[float, float]]
    sizes: Mapping[str, float]
    boxes: Mapping[str, Box]
    quiet: frozenset[str]
    score: Mapping[str, float]
    priority: tuple[str, ...]

    def part(self, nodes: Collection[str], theater: str | None) -> CampMap:
        """The same places for some of the nodes, as the map of a theater."""
        kept = frozenset(nodes)

        def of(values: Mapping[str, T]) -> Mapping[str, T]:
            return MappingProxyType({node: one for node, one in values.items() if node in kept})

        return replace(
            self,
            theater=theater,
            places=of(self.places),
            sizes=of(self.sizes),
            boxes=of(self.boxes),
            quiet=self.quiet & kept,
            score=of(self.score),
            priority=tuple(node for node in self.priority if node in kept),
        )


@dataclass(frozen=True, slots=True)
class SharedLayout:
    """What the maps of one dataset share: all theaters as a problem, and its coordinates.

    `backers`: the main backers of the parties, the strongest first. `diameters`: of all
    nodes, in px.
    """

    problem: LayoutProblem
    coordinates: SpectralCoordinates
    backers: tuple[str, ...]
    diameters: Mapping[str, int]


def shared_layout(dataset: Dataset, graph: nx.MultiDiGraph) -> SharedLayout:
    """What is worked out once for all maps of a dataset; `graph` is all of it."""
    backers = main_backers(dataset, graph)
    problem = LayoutProblem.build(dataset, graph, None, backers)
    diameters = node_diameters(dataset, graph, backers)
    return SharedLayout(
        problem, spectral_coordinates(problem), backers, MappingProxyType(diameters)
    )


def camp_map(
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    theater: str | None = None,
    *,
    shared: SharedLayout | None = None,
    first: Collection[str] = (),
) -> CampMap:
    """The places of all actors and alliances that have a link in a theater, at any date.

    `graph` is that of the whole dataset, as `graph.build.build_graph` makes it; `theater` is
    an id, or None for all theaters. `shared` is what `shared_layout` gives, worked out anew
    where it is not given. `first` are the ids of
    those whose boxes overlap none of theirs even in a crowd.

    The frame is `BASE_FRAME`, or larger in the same shape where more actors need more room. With
    more than `MAX_FORCE_NODES` of them it has room for the ends of the strongest
    `MAX_DRAWN_LINES` ties, and boxes of the others overlap. Raises KeyError for a theater that
    is not in the file.
    """
    if theater is not None:
        dataset.theaters[theater]
    shared = shared or shared_layout(dataset, graph)
    problem, coordinates = shared.problem, shared.coordinates
    if theater is not None:
        problem = LayoutProblem.build(dataset, graph, theater, shared.backers)
        coordinates = spectral_coordinates(problem, coordinates)
    diameters = shared.diameters
    parties = frozenset(party_ids(dataset))
    boxes = [
        label_box(dataset.label(node), float(diameters[node]), *label_font(dataset, node, parties))
        for node in problem.nodes
    ]
    quiet = frozenset(
        node for node in problem.nodes if is_quiet(dataset, node, parties, shared.backers)
    )
    rooms = [
        box.mark if node in quiet else box for node, box in zip(problem.nodes, boxes, strict=True)
    ]
    order = node_priority(dataset, problem)
    frame, places = _arranged(problem, coordinates, rooms, order, first)
    names = sorted(problem.nodes)
    numbers = [problem.index[node] for node in names]
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
        quiet=quiet,
        score=MappingProxyType(
            {
                node: round(float(coordinates.score[i]), 3) + 0.0
                for node, i in zip(names, numbers, strict=True)
                if node in dataset.actors
            }
        ),
        priority=order,
    )


def node_priority(dataset: Dataset, problem: LayoutProblem) -> tuple[str, ...]:
    """Parties, those of this theater first, their main backers, then all by their lines."""
    weights: defaultdict[int, list[float]] = defaultdict(list)
    for (i, j), tie in zip(problem.pairs.tolist(), problem.tie.tolist(), strict=True):
        weights[i].append(tie)
        weights[j].append(tie)
    here = [problem.nodes[i] for theater in problem.parties for i in theater]
    others = sorted(
        range(len(problem)),
        key=lambda i: (
            problem.nodes[i] in dataset.alliances,
            -round(math.fsum(weights[i]), 9),
            i,
        ),
    )
    ranked = (
        *here,
        *party_ids(dataset),
        *(problem.nodes[i] for i in problem.backers),
        *(problem.nodes[i] for i in others),
    )
    return tuple(dict.fromkeys(node for node in ranked if node in problem.index))


def _arranged(
    problem: LayoutProblem,
    coordinates: SpectralCoordinates,
    boxes: Sequence[Box],
    order: Sequence[str],
    first: Collection[str],
) -> tuple[tuple[int, int], list[tuple[float, float]]]:
    """The frame, and the centres of nodes in the order of the problem."""
    count = len(problem)
    if not count:
        return BASE_FRAME, []
    # Whole, even sizes: half of them are whole too, and sums of areas exact.
    size = np.array([(box.width + BOX_GAP, box.height + BOX_GAP) for box in boxes])
    size = 2 * np.ceil(size / 2)
    if count > MAX_FORCE_NODES:
        core = strongest_nodes(problem, MAX_DRAWN_LINES, first)
        frame = row_frame(size[core], BASE_FRAME)
        targets = forces.target_places(problem, coordinates, size, frame)
        places = layered_places(problem, targets, size, frame, core)
    else:
        frame, places = _by_forces(problem, coordinates, size, boxes, order)
        places = forces.stretched_to_frame(places, size, frame)
    places[:, 1] -= [box.centre for box in boxes]
    return frame, [(x, y) for x, y in places.tolist()]


def _by_forces(
    problem: LayoutProblem,
    coordinates: SpectralCoordinates,
    size: FloatMatrix,
    boxes: Sequence[Box],
    order: Sequence[str],
) -> tuple[tuple[int, int], FloatMatrix]:
    """A frame, and the middles of boxes in it, without overlap where that can be had."""
    count = len(problem)
    weight = np.ones(count)
    for rank, node in enumerate(order):
        weight[problem.index[node]] = 1 + 3 * (1 - rank / count) ** 3
    need = float(size.prod(axis=1).sum()) / (BASE_FRAME[0] * BASE_FRAME[1])
    fill = MAX_FRAME_FILL if count < CROWD else LOOSE_FRAME_FILL
    scale = max(1.0, math.sqrt(need / fill))
    frame = _scaled(scale)
    targets = forces.target_places(problem, coordinates, size, frame)
    places = forces.balance_forces(problem, targets, size, weight, frame)
    for attempt in range(FRAME_TRIES):
        search = PlacementSearch.build(
            problem, places, targets, size=size, boxes=boxes, weight=weight, frame=frame
        )
        search.improve()
        if attempt == FRAME_TRIES - 1 or not forces.overlapping(search.places, size).any():
            break
        scale *= FRAME_GROWTH
        frame = _scaled(scale)
        targets = forces.target_places(problem, coordinates, size, frame)
        places = FRAME_GROWTH * search.places
    search.reduce_crossings()
    return frame, search.places


def _scaled(scale: float) -> tuple[int, int]:
    return round(BASE_FRAME[0] * scale), round(BASE_FRAME[1] * scale)
