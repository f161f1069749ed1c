"""What the signs say before there is any picture: two coordinates for each node.

Up and down is the camp: the eigenvector of the smallest eigenvalue of the normalised signed
Laplacian (Kunegis, Schmidt, Lommatzsch, Lerner, De Luca and Albayrak, "Spectral Analysis of
Signed Graphs for Clustering, Prediction and Visualization", SIAM International Conference on
Data Mining 2010), which puts friends near each other and foes apart. Left and right is the
theater; within one theater, and where there are more than four, the next eigenvector.

The degrees are regularised as in Qin and Rohe, "Regularized spectral clustering under the
degree-corrected stochastic blockmodel", NIPS 2013: their mean is added to each. Without that
the smallest eigenvalue belongs to whatever small group hangs on the rest by a thread (an
envoy, his mission and its parent body), and the axis says nothing about the conflict.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from explorer.analysis.signed_graph import FloatMatrix
from explorer.layout.problem import IndexArray, LayoutProblem, Mask, Vector, components, rounded

SPARSE_FROM = 600
"""From this many nodes on eigenvectors are found by Lanczos' method on sparse matrices."""

SAME_EIGENVALUE = 1e-5
"""Eigenvalues that differ by less count as one."""

LARGE_PART = 0.15
"""A part with this share of all nodes has axes of its own; so has one that holds a party."""


@dataclass(frozen=True, slots=True)
class SpectralCoordinates:
    """Two coordinates for each node, from -1 to 1: `score` goes up, `across` to the right.

    Both have shape (n,); `index` is the number that each node has in them.
    """

    index: Mapping[str, int]
    score: Vector
    across: Vector

    def part(self, members: IndexArray) -> SpectralCoordinates:
        """Those of some nodes, by their numbers in increasing order."""
        kept = set(members.tolist())
        nodes = sorted((i, node) for node, i in self.index.items() if i in kept)
        index = {node: k for k, (_, node) in enumerate(nodes)}
        return SpectralCoordinates(index, self.score[members], self.across[members])


def spectral_coordinates(
    problem: LayoutProblem, whole: SpectralCoordinates | None = None
) -> SpectralCoordinates:
    """The camp coordinate of each node, and the one across, for the nodes of a problem.

    `whole` holds those of all theaters, to which the axes of one theater are turned.
    """
    count = len(problem)
    score, second = np.zeros(count), np.zeros(count)
    solid = problem.net != 0
    known = np.zeros(count, dtype=np.bool_)
    parties = {party for theater in problem.parties for party in theater}
    minor: list[IndexArray] = []
    for k, members in enumerate(components(count, problem.pairs[solid])):
        if len(members) < 2:
            continue
        if k and len(members) < LARGE_PART * count and not parties.intersection(members.tolist()):
            minor.append(members)
            continue
        first, other = _signed_axes(problem, members)
        score[members], second[members] = _turned(problem, members, first, other, whole)
        known[members] = True
    # Who has no tie with a sign stands with those it talks to, or whose alliance it is, but
    # nearer to the middle. So do small groups that only talk to the others, foes a little
    # apart.
    score, second = _extended(problem, score, known), _extended(problem, second, known)
    for members in minor:
        first, _ = _signed_axes(problem, members)
        first = first - first.mean()
        score[members] += 0.3 * _facing(first, score[members]) * first
    score = rounded(np.clip(score, -1, 1), 6)
    across = second if problem.longitude is None else _by_theater(problem, problem.longitude)
    return SpectralCoordinates(problem.index, score, rounded(across, 6))


def _signed_axes(problem: LayoutProblem, members: IndexArray) -> tuple[Vector, Vector]:
    """The first two eigenvectors of the normalised signed Laplacian of a connected part."""
    place = np.full(len(problem), -1, dtype=np.intp)
    place[members] = np.arange(len(members))
    inside = (place[problem.pairs] >= 0).all(axis=1) & (problem.net != 0)
    i, j = place[problem.pairs[inside]].T
    weights = problem.net[inside]
    count = len(members)
    size = np.abs(weights)
    degree: Vector = np.zeros(count)
    degree += np.bincount(i, size, count) + np.bincount(j, size, count)
    root = np.sqrt(degree + degree.mean())
    # The smallest eigenvalues of the Laplacian, 1 - S, are the largest of S.
    values = weights / (root[i] * root[j])
    if count > SPARSE_FROM:
        vectors = _sparse_vectors(count, i, j, values)
    else:
        similar = np.zeros((count, count))
        similar[i, j] = similar[j, i] = values
        levels, found = np.linalg.eigh(similar)
        vectors = _canonical(levels[::-1], found[:, ::-1], _guides(problem, members, degree))
    axes = []
    for vector in vectors.T:
        axis = vector / root
        # The regularised vector is small at the ends of chains; two steps of averaging over
        # neighbours, foes with their sign turned, carry the camp out to them.
        for _ in range(2):
            mean = np.bincount(i, weights * axis[j], count)
            mean += np.bincount(j, weights * axis[i], count)
            axis = 0.5 * axis + 0.65 * mean / degree
        axes.append(_scaled(axis))
    return axes[0], axes[1]


def _sparse_vectors(count: int, i: IndexArray, j: IndexArray, values: Vector) -> FloatMatrix:
    # scipy is slow to import; small files do without.
    from scipy.sparse import coo_array  # noqa: PLC0415
    from scipy.sparse.linalg import ArpackNoConvergence, eigsh  # noqa: PLC0415

    rows, columns = np.concatenate((i, j)), np.concatenate((j, i))
    similar = coo_array(
        (np.concatenate((values, values)), (rows, columns)), shape=(count, count)
    ).tocsr()
    start = np.cos(np.arange(count) * 2.399963) + 1.5
    try:
        levels, found = eigsh(similar, k=2, which="LA", v0=start, tol=1e-6, maxiter=2000)
    except ArpackNoConvergence as error:
        # Rare, and nearly there is good enough for a place in a crowd.
        levels, found = error.eigenvalues, error.eigenvectors
    vectors = np.zeros((count, 2))
    order = np.argsort(-levels)
    vectors[:, : len(order)] = found[:, order]
    return vectors


def _guides(problem: LayoutProblem, members: IndexArray, degree: Vector) -> list[Vector]:
    """What axes should look like where the signs leave it open.

    First of all the parties of a theater apart, the first on one side, the others on the
    other; then anything fixed that tells nodes apart, by their degrees and their order.
    """
    place = {int(i): row for row, i in enumerate(members)}
    guides = []
    for theater in problem.parties:
        here = [place[party] for party in theater if party in place]
        if len(here) > 1:
            apart = np.zeros(len(members))
            apart[here] = -1 / (len(here) - 1)
            apart[here[0]] = 1
            guides.append(apart)
    slope = np.arange(len(members)) / len(members)
    return [*guides, degree * (1 + slope), 1 + slope * slope, np.cos(7 * slope)]


def _canonical(levels: Vector, vectors: FloatMatrix, guides: Iterable[Vector]) -> FloatMatrix:
    """Two eigenvectors of the largest values, the same whatever basis the solver chose.

    Where eigenvalues coincide any mixture of their vectors is as good; then the ones most
    like `guides` are taken, in that order.
    """
    count = len(levels)
    chosen = np.zeros((count, 2))
    taken = start = 0
    while taken < 2 and start < count:
        end = start + 1
        while end < count and levels[start] - levels[end] < SAME_EIGENVALUE:
            end += 1
        space = vectors[:, start:end]
        room = min(end, 2)
        for guide in [space[:, 0]] if end - start == 1 else guides:
            vector = space @ (space.T @ guide)
            vector = vector - chosen[:, start:taken] @ (chosen[:, start:taken].T @ vector)
            length = math.sqrt(float(vector @ vector))
            if length > SAME_EIGENVALUE and taken < room:
                chosen[:, taken] = vector / length
                taken += 1
        start = end
    return chosen


def _scaled(axis: Vector) -> Vector:
    """From -1 to 1; the outermost tenth is cut, so that outliers do not press the rest together."""
    size = np.sort(np.abs(axis))
    limit = float(size[int(0.9 * (len(size) - 1))])
    limit = limit if limit > 1e-6 else float(size[-1])
    return rounded(np.clip(axis / limit, -1, 1), 6) if limit > 1e-6 else axis * 0


def _turned(
    problem: LayoutProblem,
    members: IndexArray,
    first: Vector,
    second: Vector,
    whole: SpectralCoordinates | None,
) -> tuple[Vector, Vector]:
    """The two axes of a part, turned the right way round.

    Eigenvectors have no sign of their own. For all theaters the first party of the first
    theater is put at the top. For one theater the plane of both axes is rotated until up
    and down fits that of all theaters best: who is on top there is on top here, even where
    another quarrel comes first. Left and right follow all theaters too.
    """
    if whole is None:
        place = {int(i): row for row, i in enumerate(members)}
        top = np.zeros(len(members))
        for party in (party for theater in problem.parties for party in theater):
            if party in place:
                top[place[party]] = 1
                break
        first = _facing(first, top) * first
        return first, _facing(second, top) * second
    there = [whole.index[problem.nodes[i]] for i in members]
    score, across = whole.score[there], whole.across[there]
    up = [round(float((axis * score).sum()), 6) for axis in (first, second)]
    length = math.hypot(*up)
    if length > 1e-6:
        cosine, sine = up[0] / length, up[1] / length
        first, second = cosine * first + sine * second, cosine * second - sine * first
    second = _facing(second, across - across.mean()) * second
    return _scaled(first), _scaled(second)


def _facing(axis: Vector, guide: Vector) -> float:
    """1 if an axis goes the way of its guide, else -1; of no use: its first part goes up."""
    along = round(float((axis * guide).sum()), 6)
    if along:
        return math.copysign(1.0, along)
    parts = axis[np.abs(axis) > 1e-5]
    return math.copysign(1.0, float(parts[0])) if len(parts) else 1.0


def _extended(
    problem: LayoutProblem, values: Vector, known: Mask, tie: Vector | None = None
) -> Vector:
    """Values carried on along all lines to those who have none of their own, and weakened.

    `tie`: other weights of the pairs than the problem's, to follow some lines only.
    """
    for _ in range(3):
        values = np.where(known, values, rounded(0.7 * problem.neighbour_means(values, tie), 9))
    return values


def _by_theater(problem: LayoutProblem, longitude: Vector) -> Vector:
    """From -1 (all links in the leftmost theater) to 1; by the neighbours for links in none.

    A little of it is taken from the neighbours, so that those who have links in one theater
    only do not all stand on one line: who deals with actors of both stands further inside. What
    lies in a theater without a place moves nobody else; whoever has links there only stands
    with those whom these links lead to.
    """
    tie = problem.across_tie
    total = problem.share.sum(axis=1)
    own = (problem.share * longitude).sum(axis=1) / np.where(total > 0, total, 1)
    own = _extended(problem, own, total > 0, tie)
    mixed = own
    for _ in range(3):
        mixed = rounded(0.75 * own + 0.25 * problem.neighbour_means(mixed, tie), 9)
    return _extended(problem, mixed, (total > 0) | (problem.node_sums(tie) > 0))
