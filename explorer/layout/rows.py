"""Places for files too large for forces: rows of boxes that cannot overlap.

The coordinates still decide: the camp says which row, the theater where in the row. Friends
are drawn together a little before, which costs nothing even for 50,000 links.
"""

from __future__ import annotations

import math

import numpy as np

from explorer.analysis.signed_graph import FloatMatrix
from explorer.layout.forces import MARGIN
from explorer.layout.problem import LayoutProblem, rounded

FROM = 600
"""With more nodes than these, rows instead of forces."""

FILLED = 0.6
"""The share of the frame that boxes fill."""


def frame_for(size: FloatMatrix, shape: tuple[int, int]) -> tuple[int, int]:
    """A frame of that shape in which all boxes have room."""
    need = float((size[:, 0] * size[:, 1].max()).sum()) / FILLED
    scale = max(1.0, math.sqrt(need / (shape[0] * shape[1])))
    return round(shape[0] * scale), round(shape[1] * scale)


def in_rows(
    scene: LayoutProblem, wished: FloatMatrix, size: FloatMatrix, frame: tuple[int, int]
) -> FloatMatrix:
    """The middles of boxes in rows, each as full as the others."""
    goals = wished
    i, j = scene.pairs.T
    pull = scene.pull
    weight = scene.gathered(pull)
    for _ in range(20):
        mean = np.column_stack(
            [
                np.bincount(i, pull * at[j], len(scene)) + np.bincount(j, pull * at[i], len(scene))
                for at in goals.T
            ]
        )
        mean = np.where(weight[:, None] > 0, mean / np.maximum(weight, 1e-9)[:, None], goals)
        goals = rounded(0.5 * wished + 0.5 * mean, 3)
    height = float(size[:, 1].max())
    count = max(1, int((frame[1] - 2 * MARGIN) // height))
    order = np.lexsort((np.arange(len(scene)), goals[:, 0], goals[:, 1]))
    filled = np.cumsum(size[order, 0])
    row = np.minimum((filled - size[order, 0] / 2) / filled[-1] * count, count - 1).astype(int)
    places = np.zeros_like(goals)
    for k in range(count):
        members = order[row == k]
        members = members[np.lexsort((members, goals[members, 0]))]
        if not len(members):
            continue
        wide = size[members, 0]
        gap = max(0.0, frame[0] - 2 * MARGIN - float(wide.sum())) / len(members)
        places[members, 0] = MARGIN + np.cumsum(wide + gap) - (wide + gap) / 2
        places[members, 1] = MARGIN + (k + 0.5) * (frame[1] - 2 * MARGIN) / count
    return places
