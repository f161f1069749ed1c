"""The camp map: where each actor stands.

Place means something. Up and down is the camp: the eigenvector of the smallest eigenvalue
of the normalised signed Laplacian (Kunegis, Schmidt, Lommatzsch, Lerner, De Luca and
Albayrak, "Spectral Analysis of Signed Graphs for Clustering, Prediction and
Visualization", SIAM International Conference on Data Mining 2010), which puts friends near
each other and foes apart. Left and right is the theater, by longitude; within one theater,
and where there are more than four, it is the next eigenvector. Forces and the removal of
overlap then make room for every node and its label.

The degrees are regularised as in Qin and Rohe, "Regularized spectral clustering under the
degree-corrected stochastic blockmodel", NIPS 2013: their mean is added to each. Without
that the smallest eigenvalue belongs to whatever small group hangs on the rest by a thread
(an envoy, his mission and its parent body), and the axis says nothing about the conflict.

The same file gives the same places on every machine: nodes go by name, the signs of
eigenvectors are fixed by what they mean, sums run in one order, and places are rounded at
every step, so that the last bits, which differ between processors, never add up.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from explorer.analysis.camps import Camp, camps
from explorer.analysis.signed import Matrix, day_of, in_theater, link_weight, signed, together
from explorer.boxes import Box, label_box
from explorer.model import Dataset
from explorer.vocabulary import MEMBER, ActorType, Family

FRAME = (760, 600)
"""The canvas on a screen of 1280x800, in px."""

MARGIN = 5.0
"""Kept free along the edges of the frame."""

GAP = 4.0
"""Kept free between two boxes."""

PARTY, BACKER, PERSON, ALLIANCE = 30, 26, 14, 12
"""Diameters of nodes, in px."""

LEAST, MOST = 16, 22
"""Diameters of all other actors, by how many others they have links with."""

BACKERS = 3
"""How many of a party's supporters are its main backers."""

THEATERS_AS_AXIS = 4
"""With more theaters than these, place does not say which."""

DENSE = 0.72
"""The share of the frame that boxes may fill before the frame grows."""

# How the forces are weighed; found by looking at pictures.
FILL, BY_VALUE, HOLD, PULL, PUSH = 0.95, 0.3, 0.08, 0.10, 0.08
NEAR, BELONGING, LANDMARK = 0.8, 2.0, 3.0
STEPS, GRID, CHOICES, LINES = 240, 6, 24, 900
SETTLED_HOLD, COST_OVERLAP, COST_CROSSING, COST_OVER = 0.8, 2.0, 8.0, 25.0
SWEEPS = ((260, False), (130, False), (180, True), (120, True))
"""How `_settled` goes over all boxes: how far each looks, and whether it minds lines."""

_Vector = NDArray[np.float64]
_Index = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class CampMap:
    """Where everything stands in one theater setting.

    `places` are the centres of nodes in px, from the top left corner of `frame`, y down.
    `sizes` are diameters, `boxes` the room that a node takes with its label. `score` is the
    camp coordinate of each actor, from -1 to 1: above 0 is the side of the first party of
    the first theater. `camps` is, for each actor, the index of its camp in `sides`, None:
    between them. `priority` lists all ids, the most important first: who gets a label where
    room is scarce.
    """

    theater: str | None
    frame: tuple[int, int]
    places: Mapping[str, tuple[float, float]]
    sizes: Mapping[str, int]
    boxes: Mapping[str, Box]
    score: Mapping[str, float]
    camps: Mapping[str, int | None]
    sides: tuple[Camp, ...]
    priority: tuple[str, ...]


def camp_map(dataset: Dataset, graph: nx.MultiDiGraph, theater: str | None = None) -> CampMap:
    """The places of all actors and alliances that have a link in a theater, at any date.

    `graph` is that of the whole dataset, as `explorer.graph.build` makes it; `theater` is
    an id, or None for all theaters. Raises KeyError for a theater that is not in the file.
    """
    if theater is not None:
        dataset.theaters[theater]
    whole = _Scene.of(dataset, graph, None)
    scene = whole if theater is None else _Scene.of(dataset, graph, theater)
    wide = _coordinates(whole)
    spots = wide if theater is None else _coordinates(scene, wide)
    diameters = sizes(dataset, graph)
    boxes = [label_box(dataset.label(node), float(diameters[node])) for node in scene.nodes]
    order = _priority(dataset, graph, scene)
    sides = camps(dataset, graph, theater)
    frame, places = _arrange(scene, spots, boxes, order)
    return CampMap(
        theater=theater,
        frame=frame,
        places=MappingProxyType(
            {
                node: (round(float(x), 1) + 0.0, round(float(y), 1) + 0.0)
                for node, (x, y) in sorted(zip(scene.nodes, places, strict=True))
            }
        ),
        score=MappingProxyType(
            {
                node: round(spots.score[i], 3) + 0.0
                for node, i in sorted(scene.index.items())
                if scene.actor[i]
            }
        ),
        sizes=MappingProxyType({node: diameters[node] for node in sorted(scene.nodes)}),
        boxes=MappingProxyType(dict(sorted(zip(scene.nodes, boxes, strict=True)))),
        camps=sides.of,
        sides=sides.camps,
        priority=order,
    )


def sizes(dataset: Dataset, graph: nx.MultiDiGraph) -> dict[str, int]:
    """The diameter of every node, in px: the same in every theater."""
    parties = _parties(dataset)
    backers = main_backers(dataset, graph)
    plain = nx.Graph(graph)
    degrees = {node: degree for node, degree in plain.degree()}
    most = max(degrees.values(), default=0)
    found: dict[str, int] = {}
    for node, degree in degrees.items():
        if node in dataset.alliances:
            found[node] = ALLIANCE
        elif node in parties:
            found[node] = PARTY
        elif node in backers:
            found[node] = BACKER
        elif dataset.actors[node].type is ActorType.PERSON:
            found[node] = PERSON
        else:
            # By the root, because degrees are very unequal.
            share = math.sqrt(degree / most) if most else 0.0
            found[node] = round(LEAST + (MOST - LEAST) * share)
    return found


def main_backers(dataset: Dataset, graph: nx.MultiDiGraph) -> tuple[str, ...]:
    """The strongest supporters of the parties, the strongest first; no party is among them.

    By the sum of their links of support to that party, each kind once; where two are even,
    who has more links of any sort comes first.
    """
    day = day_of(graph)
    parties = _parties(dataset)
    support: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    total: defaultdict[str, list[float]] = defaultdict(list)
    for source, target, link in graph.edges(data=True):
        weight = link_weight(link, day)
        total[source].append(weight)
        total[target].append(weight)
        if target in parties and source not in parties and link["family"] == Family.SUPPORT:
            kinds = support[source, target]
            kinds[link["kind"]] = max(kinds.get(link["kind"], 0.0), weight)
    best: dict[str, float] = {}
    for party in parties:
        mine = [
            (round(math.fsum(kinds.values()), 9), round(math.fsum(total[source]), 9), source)
            for (source, target), kinds in support.items()
            if target == party
        ]
        mine.sort(key=lambda found: (-found[0], -found[1], _name(dataset, found[2])))
        for weight, _, source in mine[:BACKERS]:
            best[source] = max(best.get(source, 0.0), weight)
    return tuple(sorted(best, key=lambda node: (-best[node], _name(dataset, node))))


def _parties(dataset: Dataset) -> tuple[str, ...]:
    """All parties of all theaters, in the file's order."""
    return tuple(
        dict.fromkeys(party for theater in dataset.theaters.values() for party in theater.parties)
    )


def _name(dataset: Dataset, node: str) -> tuple[str, str, str]:
    """By what nodes are ordered: renaming an id moves nobody."""
    item = dataset.node(node)
    return (item.label, item.name, node)


# --- What is to be placed ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Scene:
    """The nodes of a theater setting in the order of their names, and how they are tied.

    `camp` is the signed matrix between them (alliances have empty rows). `tie` says, for
    every pair with any line between them, how strongly the line holds the two together,
    whatever its sign, and `close` where one belongs to the other; `share` is, for each node, the weight of its links in each theater.
    """

    theater: str | None
    nodes: tuple[str, ...]
    index: Mapping[str, int]
    actor: NDArray[np.bool_]
    pairs: _Index
    net: _Vector
    tie: _Vector
    close: NDArray[np.bool_]
    share: Matrix
    longitude: _Vector | None
    anchors: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, dataset: Dataset, graph: nx.MultiDiGraph, theater: str | None) -> _Scene:
        """What a theater setting shows at any date."""
        day = day_of(graph)
        part = in_theater(graph, theater)
        edges = [edge for edge in part.edges(data=True) if edge[0] != edge[1]]
        nodes = tuple(sorted(part, key=lambda node: _name(dataset, node)))
        index = {node: i for i, node in enumerate(nodes)}
        balance = signed(part, day)
        net: dict[tuple[int, int], float] = {}
        for (i, j), weight in balance.net.items():
            net[_pair(index[balance.ids[i]], index[balance.ids[j]])] = weight
        ties: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
        shares: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
        belongs: set[tuple[int, int]] = set()
        order = {name: k for k, name in enumerate(dataset.theaters)}
        for a, b, link in edges:
            strength = 0.5 if link["kind"] == MEMBER.id else link["strength"]
            weight = link_weight({**link, "strength": strength}, day)
            pair = _pair(index[a], index[b])
            ties[pair].append(weight)
            if link["family"] == Family.AFFILIATION:
                belongs.add(pair)
            found = [order[name] for name in link["theaters"].split(",") if name]
            for k in found:
                shares[index[a], k].append(weight / len(found))
                shares[index[b], k].append(weight / len(found))
        pairs = sorted({*net, *ties})
        share = np.zeros((len(nodes), len(order)))
        for (i, k), weights in shares.items():
            share[i, k] = math.fsum(weights)
        return cls(
            theater=theater,
            nodes=nodes,
            index=MappingProxyType(index),
            actor=np.array([node in dataset.actors for node in nodes], dtype=np.bool_),
            pairs=np.array(pairs, dtype=np.intp).reshape(-1, 2),
            net=np.array([net.get(pair, 0.0) for pair in pairs]),
            tie=np.array([together(ties.get(pair, ())) for pair in pairs]),
            close=np.array([pair in belongs for pair in pairs], dtype=np.bool_),
            share=np.round(share, 9),
            longitude=_longitudes(dataset) if theater is None else None,
            anchors=tuple(
                tuple(index[party] for party in found.parties if party in index)
                for found in dataset.theaters.values()
                if theater in (None, found.id)
            ),
        )


def _pair(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)


def _longitudes(dataset: Dataset) -> _Vector | None:
    """Where each theater lies from left (-1) to right (1); None if place cannot say which.

    Theaters are spread evenly in the order of their longitudes: two near neighbours are as
    far apart in the picture as any. Without longitudes they go in the file's order.
    """
    count = len(dataset.theaters)
    if not 2 <= count <= THEATERS_AS_AXIS:
        return None
    known = [theater.longitude for theater in dataset.theaters.values()]
    if any(longitude is None for longitude in known):
        ranks = [*range(count)]
    else:
        ordered = sorted(range(count), key=lambda k: (known[k], k))
        ranks = [ordered.index(k) for k in range(count)]
    return np.array([2 * rank / (count - 1) - 1 for rank in ranks])


# --- Spectral places --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Spots:
    """What the signs say before there is any picture: two coordinates for each node.

    `score` and `across` run from -1 to 1 and go up and right. `component` numbers the
    connected components, the largest first.
    """

    names: Mapping[str, int]
    score: _Vector
    across: _Vector
    component: _Index


def _coordinates(scene: _Scene, wide: _Spots | None = None) -> _Spots:
    """The camp coordinate of each node, and the one across.

    `wide` holds the coordinates of all theaters, to which those of one theater are turned.
    """
    count = len(scene.nodes)
    component = _components(count, scene.pairs)
    score, second = np.zeros(count), np.zeros(count)
    solid = scene.net != 0
    parts = _components(count, scene.pairs[solid])
    tied = np.zeros(count, dtype=np.bool_)
    tied[scene.pairs[solid].ravel()] = True
    for part in range(int(parts.max(initial=-1)) + 1):
        members = np.flatnonzero((parts == part) & tied)
        if len(members) < 2:
            continue
        first, other = _signed_axes(scene, members)
        guide = _guide(scene, members, wide)
        first, other = _turned(scene, members, first, other, guide)
        score[members], second[members] = first, other
    own = tied.copy()
    # Who has no signed tie stands with those it talks to, or whose alliance it is, but
    # nearer to the middle.
    score = _extended(scene, score, own, 0.7)
    second = _extended(scene, second, own, 0.7)
    if scene.longitude is not None:
        across = _by_theater(scene)
    else:
        across = second
    return _Spots(scene.index, score, across, component)


def _signed_axes(scene: _Scene, members: _Index) -> tuple[_Vector, _Vector]:
    """The first two eigenvectors of the regularised normalised signed Laplacian of a part."""
    place = np.full(len(scene.nodes), -1, dtype=np.intp)
    place[members] = np.arange(len(members))
    inside = (place[scene.pairs] >= 0).all(axis=1) & (scene.net != 0)
    i, j = place[scene.pairs[inside]].T
    weights = scene.net[inside]
    count = len(members)
    degree = np.zeros(count)
    np.add.at(degree, i, np.abs(weights))
    np.add.at(degree, j, np.abs(weights))
    root = np.sqrt(degree + degree.mean())
    values = weights / (root[i] * root[j])
    if count > _SPARSE_FROM:
        vectors = _sparse_vectors(count, i, j, values)
    else:
        similar = np.zeros((count, count))
        similar[i, j] = similar[j, i] = values
        # The smallest eigenvalues of 1 - S are the largest of S.
        levels, found = np.linalg.eigh(similar)
        vectors = _canonical(levels[::-1], found[:, ::-1], degree)
    axes = []
    for vector in vectors.T:
        axis = vector / root
        # The regularised vector is small at the ends of chains; two steps of averaging
        # over neighbours (foes with their sign turned) carry the camp out to them.
        for _ in range(2):
            mean = np.zeros(count)
            np.add.at(mean, i, weights * axis[j])
            np.add.at(mean, j, weights * axis[i])
            axis = 0.5 * axis + 0.65 * mean / degree
        axes.append(_scaled(np.round(axis, 9)))
    return axes[0], axes[1]


_SPARSE_FROM = 1500
"""From this many nodes on the eigenvectors are found by Lanczos' method on sparse matrices."""


def _sparse_vectors(count: int, i: _Index, j: _Index, values: _Vector) -> Matrix:
    # scipy is slow to import; small files do without.
    from scipy.sparse import coo_array  # noqa: PLC0415
    from scipy.sparse.linalg import eigsh  # noqa: PLC0415

    similar = coo_array(
        (np.r_[values, values], (np.r_[i, j], np.r_[j, i])), shape=(count, count)
    ).tocsr()
    start = np.cos(np.arange(count) * 2.399963) + 1.5
    levels, found = eigsh(similar, k=2, which="LA", v0=start, tol=1e-7)
    return np.asarray(found[:, np.argsort(-levels)])


def _canonical(levels: _Vector, vectors: Matrix, degree: _Vector) -> Matrix:
    """Two eigenvectors of the largest values, the same whatever basis the solver chose.

    Where eigenvalues coincide any mixture of their vectors is as good; then that which is
    most like a fixed vector made of the degrees is taken.
    """
    chosen: list[_Vector] = []
    start = 0
    while len(chosen) < 2 and start < len(levels):
        end = start + 1
        while end < len(levels) and levels[start] - levels[end] < 1e-7:
            end += 1
        space = vectors[:, start:end]
        if end - start == 1:
            chosen.append(space[:, 0])
        else:
            slope = np.arange(len(degree)) / len(degree)
            for power in range(min(end - start, 2 - len(chosen))):
                like = degree * (1 + slope) if power == 0 else 1 + slope * slope + np.cos(7 * slope)
                vector = space @ (space.T @ like)
                for taken in chosen:
                    vector = vector - taken * (taken @ vector)
                chosen.append(vector / max(float(np.sqrt((vector * vector).sum())), 1e-12))
        start = end
    while len(chosen) < 2:
        chosen.append(np.zeros(len(degree)))
    return np.column_stack(chosen[:2])


def _scaled(axis: _Vector) -> _Vector:
    """From -1 to 1; what lies beyond nine in ten is cut, lest one outlier press all together."""
    size = np.sort(np.abs(axis))
    limit = size[int(0.9 * (len(size) - 1))] if len(size) else 0.0
    return np.clip(axis / limit, -1, 1) if limit > 1e-9 else axis * 0


def _guide(scene: _Scene, members: _Index, wide: _Spots | None) -> Matrix:
    """What the axes of a part should agree with: a wished place for each member."""
    guide = np.zeros((len(members), 2))
    if wide is not None:
        for row, i in enumerate(members):
            k = wide.names[scene.nodes[i]]
            guide[row] = wide.score[k], wide.across[k]
    else:
        place = {int(i): row for row, i in enumerate(members)}
        for theater in scene.anchors:
            inside = [place[i] for i in theater if i in place]
            # The first party of the first theater is at the top; where it is elsewhere,
            # the first that is here.
            if inside and not guide[:, 0].any():
                guide[inside[0], 0] = 1
        if not guide[:, 0].any():
            guide[0, 0] = 1
    return guide


def _turned(
    scene: _Scene, members: _Index, first: _Vector, second: _Vector, guide: Matrix
) -> tuple[_Vector, _Vector]:
    """The two axes turned so that they agree with their guide.

    In one theater the plane of both is rotated until up and down fits that of all theaters
    best: who is on top there is on top here, even where another quarrel comes first.
    """
    del members
    up = np.array([(first * guide[:, 0]).sum(), (second * guide[:, 0]).sum()])
    if scene.theater is None:
        return (first if up[0] >= 0 else -first), second
    norm = math.sqrt(float((up * up).sum()))
    if norm > 1e-9:
        c, s = up / norm
        first, second = c * first + s * second, c * second - s * first
    if (second * (guide[:, 1] - guide[:, 1].mean())).sum() < 0:
        second = -second
    return _scaled(np.round(first, 9)), _scaled(np.round(second, 9))


def _components(count: int, pairs: _Index) -> _Index:
    """The number of each node's connected component, the largest first, then by name."""
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(pairs.tolist())
    number = np.zeros(count, dtype=np.intp)
    found = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    for k, part in enumerate(found):
        number[sorted(part)] = k
    return number


def _extended(scene: _Scene, values: _Vector, known: NDArray[np.bool_], damping: float) -> _Vector:
    """Values carried on along all lines to those who have none of their own."""
    values = values.copy()
    i, j = scene.pairs.T
    for _ in range(3):
        total, weight = np.zeros(len(values)), np.zeros(len(values))
        np.add.at(total, i, scene.tie * values[j])
        np.add.at(total, j, scene.tie * values[i])
        np.add.at(weight, i, scene.tie)
        np.add.at(weight, j, scene.tie)
        mean = damping * total / np.where(weight > 0, weight, 1)
        values = np.where(known, values, mean)
    return np.round(values, 9)


def _by_theater(scene: _Scene) -> _Vector:
    """From -1 (all links in the leftmost theater) to 1; 0 for who has links in none.

    A little of it is taken from the neighbours, so that those who have links in one theater
    only do not all stand on one line: who deals with actors of both stands further inside.
    """
    assert scene.longitude is not None
    total = scene.share.sum(axis=1)
    own = (scene.share * scene.longitude).sum(axis=1) / np.where(total > 0, total, 1)
    own = np.where(total > 0, own, _extended(scene, own, total > 0, 1.0))
    mixed = own
    i, j = scene.pairs.T
    for _ in range(3):
        sums, weight = np.zeros(len(own)), np.zeros(len(own))
        np.add.at(sums, i, scene.tie * mixed[j])
        np.add.at(sums, j, scene.tie * mixed[i])
        np.add.at(weight, i, scene.tie)
        np.add.at(weight, j, scene.tie)
        mixed = np.round(0.75 * own + 0.25 * sums / np.where(weight > 0, weight, 1), 9)
    return mixed


# --- From coordinates to places ---------------------------------------------------------


def _priority(dataset: Dataset, graph: nx.MultiDiGraph, scene: _Scene) -> tuple[str, ...]:
    """Parties, their main backers, then all others by the weight of their lines."""
    weight: defaultdict[int, list[float]] = defaultdict(list)
    for (i, j), tie in zip(scene.pairs.tolist(), scene.tie.tolist(), strict=True):
        weight[i].append(tie)
        weight[j].append(tie)
    own = [
        party
        for theater in dataset.theaters.values()
        if scene.theater in (None, theater.id)
        for party in theater.parties
    ]
    first = [*own, *_parties(dataset), *main_backers(dataset, graph)]
    others = sorted(
        range(len(scene.nodes)),
        key=lambda i: (not scene.actor[i], -round(math.fsum(weight[i]), 9), i),
    )
    return tuple(
        dict.fromkeys(
            node for node in (*first, *(scene.nodes[i] for i in others)) if node in scene.index
        )
    )


def _arrange(
    scene: _Scene, spots: _Spots, boxes: Sequence[Box], order: Sequence[str]
) -> tuple[tuple[int, int], list[tuple[float, float]]]:
    """The frame, and places in px in the order of the scene's nodes."""
    count = len(scene.nodes)
    if not count:
        return FRAME, []
    # Whole, even sizes: half of them are whole too, and sums of areas exact.
    size = np.array([(box.width + GAP, box.height + GAP) for box in boxes])
    size = 2 * np.ceil(size / 2)
    weight = np.ones(count)
    for rank, node in enumerate(order):
        weight[scene.index[node]] = 1 + 3 * (1 - rank / count) ** 3
    need = float(size.prod(axis=1).sum()) / (FRAME[0] * FRAME[1])
    scale = max(1.0, math.sqrt(need / DENSE), float(size[:, 0].max()) * 4 / FRAME[0])
    for _ in range(4):
        frame = (round(FRAME[0] * scale), round(FRAME[1] * scale))
        goals = _goals(scene, spots, size, frame)
        places = _forces(scene, goals, size, weight, frame)
        places = _settled(scene, places, goals, size, boxes, weight, frame)
        if not _overlapping(places, size).any():
            break
        scale *= 1.05
    places = _stretched(places, size, frame)
    centre = np.array([box.centre for box in boxes])
    return frame, [(x, y) for x, y in (places - centre[:, None] * [0, 1]).tolist()]


def _goals(scene: _Scene, spots: _Spots, size: Matrix, frame: tuple[int, int]) -> Matrix:
    """Where each box would like to be: its coordinates spread over the frame.

    Each connected component has its own part of the frame, side by side, as wide as it
    needs; small ones without a party line up along the lower edge.
    """
    area = size.prod(axis=1)
    goals = np.zeros((len(size), 2))
    parties = {party for theater in scene.anchors for party in theater}
    large: list[_Index] = []
    small: list[_Index] = []
    for part in range(int(spots.component.max()) + 1):
        members = np.flatnonzero(spots.component == part)
        grand = area[members].sum() > 0.15 * area.sum() or parties.intersection(members.tolist())
        (large if grand or part == 0 else small).append(members)
    if scene.longitude is not None:
        large.sort(key=lambda members: (round(float(spots.across[members].mean()), 6), members[0]))
    shares = np.array([area[members].sum() for members in large])
    ends = np.concatenate(([0.0], np.cumsum(shares) / shares.sum()))
    for k, members in enumerate(large):
        x = _spread(spots.across[members], spots.score[members], area[members])
        y = _spread(-spots.score[members], spots.across[members], area[members])
        goals[members, 0] = ends[k] + (ends[k + 1] - ends[k]) * x
        goals[members, 1] = y
    taken = 0.0
    for members in small:
        share = min(1.0, 2.5 * math.sqrt(area[members].sum() / area.sum()))
        for k, i in enumerate(members.tolist()):
            goals[i] = 1 - (taken + share * (k + 0.5) / len(members)) % 1, 1
        taken += share
    low = MARGIN + size / 2
    high = np.array(frame) - MARGIN - size / 2
    return np.asarray(np.round(low + (high - low) * goals, 3))


def _spread(values: _Vector, second: _Vector, area: _Vector) -> _Vector:
    """From 0 to 1, half by value and half by rank: value keeps camps apart, rank uses the room."""
    order = np.lexsort((second, np.round(values, 6)))
    rank = np.zeros(len(values))
    total = np.cumsum(area[order])
    rank[order] = (total - area[order] / 2) / total[-1]
    low, high = values.min(), values.max()
    plain = (values - low) / (high - low) if high - low > 1e-9 else np.full(len(values), 0.5)
    return np.asarray(BY_VALUE * plain + (1 - BY_VALUE) * rank)


def _forces(
    scene: _Scene, goals: Matrix, size: Matrix, weight: _Vector, frame: tuple[int, int]
) -> Matrix:
    """Friends pull, foes push, goals hold, and boxes that grow make room for themselves."""
    count = len(goals)
    i, j = scene.pairs.T
    friendly, hostile = _forces_of(scene)
    hold = HOLD * _hold(scene)
    agile = 1 / np.sqrt(0.5 + _ties(scene))
    low, high = MARGIN + size / 2, np.array(frame) - MARGIN - size / 2
    # Nobody starts on top of another: a fixed, tiny spiral tells equals apart.
    turn = np.arange(count) * 2.399963
    spiral = np.column_stack((np.cos(turn), np.sin(turn))) * np.sqrt(np.arange(count))[:, None]
    places = np.round(np.clip(goals + 0.5 * spiral, low, high), 3)
    room = frame[0] * frame[1] / float(size.prod(axis=1).sum())
    # Where there is room to spare boxes keep further apart, so that all of it is used.
    final = min(2.2, max(1.0, math.sqrt(FILL * room)))
    near = _near_enough(frame, count)
    for step in range(STEPS):
        done = step / STEPS
        delta = places[i] - places[j]
        distance = np.sqrt((delta * delta).sum(axis=1)) + 1
        force = PUSH * hostile * np.maximum(0, 240 - distance) / distance
        force -= PULL * friendly * np.clip(distance - near, 0, 200) / distance
        move = np.column_stack(
            [
                np.bincount(i, force * delta[:, k], count) - np.bincount(j, force * delta[:, k], count)
                for k in (0, 1)
            ]
        )
        move = move * agile[:, None] + hold[:, None] * (goals - places)
        places = places + np.clip(move, -14, 14) * (1 - done)
        grown = final * min(1.0, 0.3 + 0.7 * done / 0.8)
        for _ in range(2):
            places = np.clip(np.round(_apart(places, size * grown, weight), 3), low, high)
    for _ in range(STEPS):
        moved = np.clip(np.round(_apart(places, size, weight), 3), low, high)
        if np.array_equal(moved, places):
            break
        places = moved
    return np.asarray(np.round(places))


def _forces_of(scene: _Scene) -> tuple[_Vector, _Vector]:
    """How strongly each pair pulls together, and how strongly apart.

    Talks pull a little; who leads or belongs to another stays with it.
    """
    friendly = np.where(scene.net > 0, scene.net, np.where(scene.net == 0, 0.4 * scene.tie, 0.0))
    friendly = friendly * np.where(scene.close, BELONGING, 1.0)
    return friendly, np.where(scene.net < 0, -scene.net, 0.0)


def _ties(scene: _Scene) -> _Vector:
    friendly, hostile = _forces_of(scene)
    return _gathered(friendly + 0.5 * hostile, *scene.pairs.T, len(scene.nodes))


def _hold(scene: _Scene) -> _Vector:
    """How firmly nodes stand where their coordinates put them, from 0 to 1, parties more.

    Parties are landmarks; who has many ties holds its place, and those who have one or two
    come to it.
    """
    ties = _ties(scene)
    hold = 0.2 + 0.8 * ties / (ties + 2)
    for theater in scene.anchors:
        hold[list(theater)] = LANDMARK
    return hold


def _near_enough(frame: tuple[int, int], count: int) -> float:
    """The distance in px below which friends pull no more: about half a box's own share."""
    return min(170.0, max(45.0, NEAR * math.sqrt(frame[0] * frame[1] / count)))


def _gathered(values: _Vector, i: _Index, j: _Index, count: int) -> _Vector:
    """For each node the sum of the values of its pairs."""
    return np.bincount(i, values, count) + np.bincount(j, values, count)


def _apart(places: Matrix, size: Matrix, weight: _Vector) -> Matrix:
    """One step that takes overlapping boxes apart, the lighter giving way more."""
    dx = places[:, None, 0] - places[None, :, 0]
    dy = places[:, None, 1] - places[None, :, 1]
    over_x = (size[:, None, 0] + size[None, :, 0]) / 2 - np.abs(dx)
    over_y = (size[:, None, 1] + size[None, :, 1]) / 2 - np.abs(dy)
    a, b = np.nonzero((over_x > 0) & (over_y > 0))
    keep = a < b
    a, b = a[keep], b[keep]
    if not len(a):
        return places
    yields = weight[b] / (weight[a] + weight[b])
    wide, tall = over_x[a, b], over_y[a, b]
    along_x = wide < tall * 1.2
    way = np.where(np.where(along_x, dx[a, b], dy[a, b]) > 0, 1.0, -1.0)
    shift = np.where(along_x, wide, tall) * way * 0.6
    count = len(places)
    moved = places.copy()
    for k, chosen in ((0, along_x), (1, ~along_x)):
        part = np.where(chosen, shift, 0.0)
        moved[:, k] += np.bincount(a, part * yields, count)
        moved[:, k] -= np.bincount(b, part * (1 - yields), count)
    return moved


def _overlapping(places: Matrix, size: Matrix) -> NDArray[np.bool_]:
    """For each box whether it overlaps another."""
    dx = np.abs(places[:, None, 0] - places[None, :, 0])
    dy = np.abs(places[:, None, 1] - places[None, :, 1])
    hit = (dx < (size[:, None, 0] + size[None, :, 0]) / 2) & (
        dy < (size[:, None, 1] + size[None, :, 1]) / 2
    )
    np.fill_diagonal(hit, val=False)
    return np.asarray(hit.any(axis=1))


def _settled(
    scene: _Scene,
    places: Matrix,
    goals: Matrix,
    size: Matrix,
    boxes: Sequence[Box],
    weight: _Vector,
    frame: tuple[int, int],
) -> Matrix:
    """Boxes moved one by one to where they are best off, jumping over others if need be.

    Every box looks at a grid of places around it. What costs: overlap first of all, then the
    way to its friends and to its goal, then lines that cross others or run over a node. All
    coordinates are whole here, so that areas and crossings are exact.
    """
    desk = _Desk.of(scene, places, goals, size, boxes, frame)
    # The lighter ones first: they make room for the others.
    order = np.lexsort((np.arange(len(places)), weight)).tolist()
    for reach, lines in SWEEPS:
        if lines and len(desk.lines) > LINES:
            break
        changed = [desk.move(k, reach, lines=lines) for k in order]
        if lines and not any(changed):
            break
    return desk.places


@dataclass(frozen=True, slots=True)
class _Desk:
    """Boxes on the frame, as `_settled` moves them about. `places` changes."""

    places: Matrix
    goals: Matrix
    half: Matrix
    low: Matrix
    high: Matrix
    hold: _Vector
    lines: _Index
    ties: tuple[tuple[tuple[int, float, float], ...], ...]
    radius: _Vector
    lift: _Vector
    near: float

    @classmethod
    def of(
        cls,
        scene: _Scene,
        places: Matrix,
        goals: Matrix,
        size: Matrix,
        boxes: Sequence[Box],
        frame: tuple[int, int],
    ) -> _Desk:
        half = size / 2
        i, j = scene.pairs.T
        friendly, hostile = _forces_of(scene)
        ties: list[list[tuple[int, float, float]]] = [[] for _ in places]
        rows = zip(i.tolist(), j.tolist(), friendly.tolist(), hostile.tolist(), strict=True)
        for a, b, friend, foe in rows:
            ties[a].append((b, friend, foe))
            ties[b].append((a, friend, foe))
        low, high = np.ceil(MARGIN + half), np.floor(np.array(frame) - MARGIN - half)
        return cls(
            places=np.clip(np.round(places), low, high),
            goals=goals,
            half=half,
            low=low,
            high=high,
            hold=SETTLED_HOLD * _hold(scene),
            lines=scene.pairs,
            ties=tuple(map(tuple, ties)),
            radius=np.array([box.diameter / 2 for box in boxes]),
            # From the middle of the box up to the node, to the half pixel.
            lift=np.array([round(2 * box.centre) / 2 for box in boxes]),
            near=_near_enough(frame, len(places)),
        )

    def move(self, k: int, reach: float, *, lines: bool) -> bool:
        """Put a box to the best place within reach; False if that is where it is."""
        x, y = self.places[k].tolist()
        axes = [
            np.unique(
                np.append(
                    np.arange(
                        max(self.low[k, axis], at - reach),
                        min(self.high[k, axis], at + reach) + 1,
                        GRID,
                    ),
                    at,
                )
            )
            for axis, at in enumerate((x, y))
        ]
        xs, ys = axes
        over = self._overlap(k, xs, ys)
        cost = np.round(self._way(k, xs, ys) + COST_OVERLAP * over + 400 * (over > 0), 3)
        here = cost[np.searchsorted(xs, x), np.searchsorted(ys, y)]
        if not lines:
            best = np.unravel_index(int(cost.argmin()), cost.shape)
            if cost[best] >= here - 3:
                return False
            self.places[k] = xs[best[0]], ys[best[1]]
            return True
        # Lines are dear to count: only for the places that are best without them.
        flat = np.argsort(cost, axis=None, kind="stable")[:CHOICES]
        spots = np.column_stack([axis[n] for axis, n in zip(axes, np.unravel_index(flat, cost.shape), strict=True)])
        spots = np.vstack(([x, y], spots))
        total = np.append(here, cost.ravel()[flat]) + self._tangle(k, spots)
        best_spot = int(total.argmin())
        if total[best_spot] >= total[0] - 3:
            return False
        self.places[k] = spots[best_spot]
        return True

    def _overlap(self, k: int, xs: _Vector, ys: _Vector) -> Matrix:
        """The area that the box would cover of others, for each place of a grid."""
        shared = []
        for axis, at in enumerate((xs, ys)):
            mine, theirs = self.half[k, axis], self.half[:, axis]
            others = self.places[:, axis]
            span = np.minimum(at[:, None] + mine, others + theirs) - np.maximum(
                at[:, None] - mine, others - theirs
            )
            span[:, k] = 0
            shared.append(np.maximum(span, 0))
        return np.asarray(shared[0] @ shared[1].T)

    def _way(self, k: int, xs: _Vector, ys: _Vector) -> Matrix:
        """How far friends and goal are, and how near foes, for each place of a grid."""
        gx, gy = self.goals[k]
        cost = self.hold[k] * np.sqrt((xs[:, None] - gx) ** 2 + (ys[None, :] - gy) ** 2)
        for other, friend, foe in self.ties[k]:
            ox, oy = self.places[other]
            away = np.sqrt((xs[:, None] - ox) ** 2 + (ys[None, :] - oy) ** 2)
            cost += friend * np.maximum(0, away - self.near)
            if foe:
                cost += 0.3 * foe * np.maximum(0, 240 - away)
        return np.asarray(cost)

    def _tangle(self, k: int, spots: Matrix) -> _Vector:
        """What lines would cost that cross or run over a node, for each of some places."""
        nodes = self.places - self.lift[:, None] * [0, 1]
        me = spots - self.lift[k] * np.array([0, 1])
        i, j = self.lines.T
        mine = (i == k) | (j == k)
        own = np.where(i[mine] == k, j[mine], i[mine])
        a, b = nodes[i[~mine]], nodes[j[~mine]]
        far = nodes[own]
        # Lines of mine (places x lines) against all other lines.
        one, two = _side(a, b, me[:, None, :]), _side(a, b, far[None, :, :].reshape(-1, 1, 2))
        three = _side(me[:, None, None, :], far[None, :, None, :], a)
        four = _side(me[:, None, None, :], far[None, :, None, :], b)
        crossed = (one[:, None, :] * two[None, :, :] < 0) & (three * four < 0)
        cost = COST_CROSSING * crossed.sum(axis=(1, 2))
        others = np.delete(np.arange(len(nodes)), k)
        over = _near(me[:, None, None, :], far[None, :, None, :], nodes[others], self.radius[others] + 4)
        over &= own[:, None] != others
        cost = cost + COST_OVER * over.sum(axis=(1, 2))
        under = _near(a, b, me[:, None, :], self.radius[k] + 4)
        return np.asarray(cost + COST_OVER * under.sum(axis=1), dtype=np.float64)


def _side(a: Matrix, b: Matrix, point: Matrix) -> Matrix:
    """On which side of the line from a to b a point lies: the sign; exact for half pixels."""
    return np.asarray(
        (b[..., 0] - a[..., 0]) * (point[..., 1] - a[..., 1])
        - (b[..., 1] - a[..., 1]) * (point[..., 0] - a[..., 0])
    )


def _near(a: Matrix, b: Matrix, point: Matrix, limit: _Vector | float) -> NDArray[np.bool_]:
    """Whether the line from a to b comes nearer to a point than a limit."""
    dx, dy = b[..., 0] - a[..., 0], b[..., 1] - a[..., 1]
    px, py = point[..., 0] - a[..., 0], point[..., 1] - a[..., 1]
    length = np.maximum(dx * dx + dy * dy, 1)
    along = px * dx + py * dy
    off = px * dy - py * dx
    return np.asarray((along > 0) & (along < length) & (off * off < limit * limit * length))


def _stretched(places: Matrix, size: Matrix, frame: tuple[int, int]) -> Matrix:
    """Blown up along each axis until the frame is used; what did not overlap still does not."""
    result = places.copy()
    limit = 1 + len(places) / 4
    for k in (0, 1):
        half = size[:, k] / 2
        least, most = MARGIN + half, frame[k] - MARGIN - half
        small, large = 1.0, limit
        for _ in range(30):
            middle = (small + large) / 2
            if (least - middle * places[:, k]).max() <= (most - middle * places[:, k]).min():
                small = middle
            else:
                large = middle
        first, last = (least - small * places[:, k]).max(), (most - small * places[:, k]).min()
        result[:, k] = small * places[:, k] + (first + last) / 2
    return result
