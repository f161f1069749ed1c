"""Places for files too large for one picture, all in a frame as large as one picture needs.

A picture shows at most `MAX_DRAWN` actors of such a file, but any of them, and each has one
place whatever is shown beside it. So the frame cannot have room for all at once. The
strongest are laid out by forces, as if there were nobody else. The others follow in layers
of rows, each over the whole frame and a little aside of the one before: nothing overlaps
within a layer, and what overlaps between layers is seldom shown together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from explorer.analysis.signed_graph import FloatMatrix
from explorer.layout.forces import FRAME_MARGIN, inner_bounds
from explorer.layout.problem import IndexArray, LayoutProblem, rounded

MAX_WHOLE_DRAWING = 400
"""A file with more actors and alliances than this is too much for one picture."""

MAX_DRAWN = 200
"""How many of a larger file a picture shows at once: the strongest."""

ROW_FILL = 0.85
"""The share of a row that boxes fill, at most."""

FRIEND_SHARE, FRIEND_STEPS = 0.5, 20
"""How much friends count beside a node's own target, and how often they are asked."""

LAYER_SHIFT = ((5**0.5 - 1) / 2, 2**0.5 - 1)
"""By what share of a cell each layer is moved right and down: never twice to the same place."""


def strongest_nodes(problem: LayoutProblem, count: int, first: Collection[str] = ()) -> IndexArray:
    """The numbers of at most so many nodes with the strongest ties, in increasing order.

    Those of `first` are taken before others, by their ids. Whole pairs are added, so that
    everybody else is tied to somebody who is taken.
    """
    i, j = problem.pairs.T
    chosen = {problem.index[node] for node in first if node in problem.index}
    for pair in problem.pairs[np.lexsort((j, i, -rounded(problem.tie, 9)))].tolist():
        if len(chosen.union(pair)) > count:
            break
        chosen.update(pair)
    return np.array(sorted(chosen), dtype=np.intp)


def layered_places(
    problem: LayoutProblem,
    targets: FloatMatrix,
    size: FloatMatrix,
    frame: tuple[int, int],
    *,
    core: IndexArray,
    core_places: FloatMatrix,
) -> FloatMatrix:
    """The middles of all boxes, shape (nodes, 2), in px; those of `core` are given.

    `targets` and `size` have a row for each node, `core_places` one for each number in
    `core`. All lie inside the frame; two boxes may overlap unless both are in the core.
    """
    goals = _moved_to_friends(problem, targets, core, core_places)
    places = goals.copy()
    places[core] = core_places
    rest = np.setdiff1d(np.arange(len(problem)), core)
    weight = rounded(problem.node_sums(problem.tie), 9)
    rest = rest[np.lexsort((rest, -weight[rest]))]
    for number, members in enumerate(_layers(rest, size, frame), start=1):
        places[members] = _in_rows(members, goals, size, frame, number)
    low, high = inner_bounds(size, frame)
    return rounded(np.clip(places, low, high), 3)


def _moved_to_friends(
    problem: LayoutProblem, targets: FloatMatrix, core: IndexArray, core_places: FloatMatrix
) -> FloatMatrix:
    """The targets, each moved towards those of its friends; the core stays where it is."""
    i, j = problem.pairs.T
    count, pull = len(problem), problem.pull
    weight = problem.node_sums(pull)
    start = targets.copy()
    start[core] = core_places
    goals = start
    for _ in range(FRIEND_STEPS):
        mean = np.column_stack(
            [
                np.bincount(i, pull * at[j], count) + np.bincount(j, pull * at[i], count)
                for at in goals.T
            ]
        )
        mean = np.where(weight[:, None] > 0, mean / np.maximum(weight, 1e-9)[:, None], goals)
        goals = rounded((1 - FRIEND_SHARE) * start + FRIEND_SHARE * mean, 3)
        goals[core] = core_places
    return goals


def _layers(order: IndexArray, size: FloatMatrix, frame: tuple[int, int]) -> Iterator[IndexArray]:
    """Parts of an order, each as much as the rows of a frame have room for."""
    if not len(order):
        return
    room = ROW_FILL * (frame[0] - 2 * FRAME_MARGIN) * _row_count(size, frame)
    layer = (np.cumsum(size[order, 0]) // room).astype(int)
    for number in range(int(layer[-1]) + 1):
        members = order[layer == number]
        if len(members):
            yield members


def _row_count(size: FloatMatrix, frame: tuple[int, int]) -> int:
    return max(1, int((frame[1] - 2 * FRAME_MARGIN) // float(size[:, 1].max())))


def _in_rows(
    members: IndexArray, goals: FloatMatrix, size: FloatMatrix, frame: tuple[int, int], layer: int
) -> FloatMatrix:
    """Places for some nodes, in their order, in rows that are equally full.

    Their goals decide: up and down says which row, left and right where in the row.
    """
    count = _row_count(size, frame)
    right, down = (layer * share % 1 - 0.5 for share in LAYER_SHIFT)
    x, y = goals[members].T
    order = np.lexsort((members, x, y))
    filled = np.cumsum(size[members[order], 0])
    middle = filled - size[members[order], 0] / 2
    row = np.empty(len(members), dtype=np.intp)
    row[order] = np.minimum(middle / filled[-1] * count, count - 1).astype(np.intp)
    height = (frame[1] - 2 * FRAME_MARGIN) / count
    places = np.empty((len(members), 2))
    places[:, 1] = FRAME_MARGIN + (row + 0.5 + down) * height
    for k in range(count):
        here = np.flatnonzero(row == k)
        if not len(here):
            continue
        here = here[np.lexsort((here, x[here]))]
        wide = size[members[here], 0]
        gap = max(0.0, frame[0] - 2 * FRAME_MARGIN - float(wide.sum())) / len(here)
        shift = right * (frame[0] - 2 * FRAME_MARGIN) / len(here)
        places[here, 0] = FRAME_MARGIN + np.cumsum(wide + gap) - (wide + gap) / 2 + shift
    return places
