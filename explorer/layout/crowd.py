"""Places for files with too many nodes for forces: rows.

A picture shows at most `MAX_DRAWN_LINES` lines of such a file, but any of them, and each node
has one place whatever is shown beside it. The frame has room for all ends of the strongest
lines: these stand in rows, a layer over the whole frame in which nothing overlaps. The others
follow in further layers, each a little aside of the one before: what overlaps between layers
is seldom shown together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from explorer.analysis.signed_graph import FloatMatrix
from explorer.layout.forces import FRAME_MARGIN, inner_bounds
from explorer.layout.problem import IndexArray, LayoutProblem, rounded

MAX_FORCE_NODES = 800
"""With more nodes than these forces take too long: seconds, and with the square of the number."""

MAX_DRAWN_LINES = 3000
"""How many lines a picture shows at once, the strongest.

More are a grey felt to the eye; and a browser moves 3,000 curves smoothly, 10,000 not.
"""

ROW_FILL = 0.85
"""The share of a row that boxes fill, at most."""

FRIEND_SHARE, FRIEND_STEPS = 0.5, 20
"""How much friends count beside a node's own target, and how often they are asked."""

LAYER_SHIFT = ((5**0.5 - 1) / 2, 2**0.5 - 1)
"""By what share of a cell each layer is moved right and down: never twice to the same place."""

FRAME_GROWTH_OF_ROWS = 1.02
"""By how much a frame grows until there is room."""


def strongest_nodes(problem: LayoutProblem, lines: int, first: Collection[str] = ()) -> IndexArray:
    """The numbers of the nodes with so many of the strongest ties, in increasing order.

    Those of `first`, by their ids, are among them.
    """
    i, j = problem.pairs.T
    strongest = np.lexsort((j, i, -rounded(problem.tie, 9)))[:lines]
    chosen = [problem.index[node] for node in first if node in problem.index]
    return np.unique(np.concatenate((problem.pairs[strongest].ravel(), chosen)).astype(np.intp))


def row_frame(size: FloatMatrix, base: tuple[int, int]) -> tuple[int, int]:
    """A frame of the shape of `base`, or that itself, in which rows have room for all boxes."""
    wide = float(size[:, 0].sum())
    scale = 1.0
    while True:
        frame = round(base[0] * scale), round(base[1] * scale)
        if wide <= _row_room(size, frame):
            return frame
        scale *= FRAME_GROWTH_OF_ROWS


def layered_places(
    problem: LayoutProblem,
    targets: FloatMatrix,
    size: FloatMatrix,
    frame: tuple[int, int],
    core: IndexArray,
) -> FloatMatrix:
    """The middles of all boxes, shape (nodes, 2), in px.

    `targets` and `size` have a row for each node. All lie inside the frame. No two of `core`,
    the numbers of some nodes, overlap where the frame has room for their rows; others may.
    """
    goals = _moved_to_friends(problem, targets)
    places = goals.copy()
    weight = rounded(problem.node_sums(problem.tie), 9)
    later = np.ones(len(problem), dtype=np.bool_)
    later[core] = False
    order = np.lexsort((np.arange(len(problem)), -weight, later))
    for number, members in enumerate(_layers(order, size, frame)):
        places[members] = _in_rows(members, goals, size, frame, number)
    low, high = inner_bounds(size, frame)
    return rounded(np.clip(places, low, high), 3)


def _moved_to_friends(problem: LayoutProblem, targets: FloatMatrix) -> FloatMatrix:
    """The targets, each moved towards those of its friends."""
    i, j = problem.pairs.T
    count, pull = len(problem), problem.pull
    weight = problem.node_sums(pull)
    goals = targets
    for _ in range(FRIEND_STEPS):
        mean = np.column_stack(
            [
                np.bincount(i, pull * at[j], count) + np.bincount(j, pull * at[i], count)
                for at in goals.T
            ]
        )
        mean = np.where(weight[:, None] > 0, mean / np.maximum(weight, 1e-9)[:, None], goals)
        goals = rounded((1 - FRIEND_SHARE) * targets + FRIEND_SHARE * mean, 3)
    return goals


def _layers(order: IndexArray, size: FloatMatrix, frame: tuple[int, int]) -> Iterator[IndexArray]:
    """Parts of an order, each as much as the rows of a frame have room for."""
    if not len(order):
        return
    room = _row_room(size, frame)
    layer = (np.cumsum(size[order, 0]) // room).astype(int)
    for number in range(int(layer[-1]) + 1):
        members = order[layer == number]
        if len(members):
            yield members


def _row_count(size: FloatMatrix, frame: tuple[int, int]) -> int:
    return max(1, int((frame[1] - 2 * FRAME_MARGIN) // float(size[:, 1].max())))


def _row_room(size: FloatMatrix, frame: tuple[int, int]) -> float:
    """How wide all boxes of a layer may be together."""
    return ROW_FILL * (frame[0] - 2 * FRAME_MARGIN) * _row_count(size, frame)


def _in_rows(
    members: IndexArray, goals: FloatMatrix, size: FloatMatrix, frame: tuple[int, int], layer: int
) -> FloatMatrix:
    """Places for some nodes, in their order, in rows that are equally full.

    Their goals decide: up and down says which row, left and right where in the row.
    """
    count = _row_count(size, frame)
    right, down = ((layer * share + 0.5) % 1 - 0.5 for share in LAYER_SHIFT)
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
