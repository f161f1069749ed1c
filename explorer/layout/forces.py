"""From coordinates to places: friends pull, foes push, and every box makes room for itself.

A box is a node with its label below. Places here are the middles of boxes, in px from the
top left corner of the frame, y down. With n nodes, in the order of the problem: places,
targets and sizes are arrays of shape (n, 2), x (or the width) before y (or the height);
weights and coordinates have shape (n,). A frame is its width and its height, in px.
"""

from __future__ import annotations

import math

import numpy as np

from explorer.analysis.signed_graph import FloatMatrix
from explorer.layout.problem import IndexArray, LayoutProblem, Mask, Vector, components, rounded
from explorer.layout.spectral import LARGE_PART, SpectralCoordinates

FRAME_MARGIN = 5.0
"""Kept free along the edges of the frame, in px."""

VALUE_SHARE = 0.3
"""How much of a goal is the coordinate itself; the rest is its rank, which uses the room."""

ROWS, ROW_SHARE = 3, 0.5
"""Into how many rows a frame is parted, and how much a place in one's own row counts."""

ANCHOR_FORCE, FRIEND_FORCE, FOE_FORCE = 0.08, 0.10, 0.08
"""How strongly targets hold, friends pull and foes push; found by looking at pictures."""

FOE_RANGE = 240.0
"""Foes push no more from this far on, in px."""

FRIEND_DISTANCE_SHARE = 0.8
"""Friends pull no more from so near on, as a share of the distance that all have on average."""

PUSHED_FILL = 0.95
"""Where there is room to spare boxes push as if they filled this share of the frame."""

FORCE_STEPS = 60
"""How many steps the forces take; fewer for many nodes, where each takes longer."""

GOLDEN_ANGLE = 2.399963
"""The golden angle, in radians: turning by it never comes back to the same direction."""


def target_places(
    problem: LayoutProblem,
    coordinates: SpectralCoordinates,
    size: FloatMatrix,
    frame: tuple[int, int],
) -> FloatMatrix:
    """The target of each box, shape (n, 2), in px: its coordinates, spread over the frame.

    Each connected component has its own part of the frame, side by side, as wide as it
    needs; small ones without a party line up along the lower edge.
    """
    area = size.prod(axis=1)
    found = np.zeros((len(size), 2))
    parties = {party for theater in problem.parties for party in theater}
    large: list[IndexArray] = []
    small: list[IndexArray] = []
    for k, members in enumerate(components(len(problem), problem.pairs)):
        is_large = area[members].sum() > LARGE_PART * area.sum() or parties.intersection(
            members.tolist()
        )
        (large if is_large or not k else small).append(members)
    if problem.longitude is not None:
        large.sort(
            key=lambda members: (round(float(coordinates.across[members].mean()), 6), members[0])
        )
    needs = np.array([area[members].sum() for members in large])
    ends = np.concatenate(([0.0], np.cumsum(needs) / needs.sum()))
    for k, members in enumerate(large):
        x = spread(coordinates.across[members], area[members])
        if problem.longitude is None:
            x = _with_rows(x, coordinates.score[members], area[members])
        found[members, 0] = ends[k] + (ends[k + 1] - ends[k]) * x
        found[members, 1] = spread(-coordinates.score[members], area[members])
    taken = 0.0
    for members in small:
        share = min(1.0, 2.5 * math.sqrt(area[members].sum() / area.sum()))
        for k, i in enumerate(members.tolist()):
            found[i] = 1 - (taken + share * (k + 0.5) / len(members)) % 1, 1
        taken += share
    low, high = inner_bounds(size, frame)
    return rounded(low + (high - low) * found, 3)


def inner_bounds(size: FloatMatrix, frame: tuple[int, int]) -> tuple[FloatMatrix, FloatMatrix]:
    """The least and the greatest place of each box inside the frame, each of shape (n, 2)."""
    return FRAME_MARGIN + size / 2, np.array(frame) - FRAME_MARGIN - size / 2


def spread(values: Vector, area: Vector) -> Vector:
    """Values of any range spread from 0 to 1: partly by value, partly by rank.

    The rank is the share of the room that the boxes with lower values need; `area` is the
    room of each, in square px, above 0. Both arrays and the result have shape (n,).
    """
    level, group = np.unique(rounded(values, 4), return_inverse=True)
    room = np.bincount(group, area)
    rank = (np.cumsum(room) - room / 2) / room.sum()
    width = level[-1] - level[0]
    plain = (level - level[0]) / width if width > 0 else np.full(len(level), 0.5)
    return np.asarray((VALUE_SHARE * plain + (1 - VALUE_SHARE) * rank)[group])


def _with_rows(x: Vector, score: Vector, area: Vector) -> Vector:
    """Where place does not say which theater: half by the place in one's own row.

    Camps that lie across the frame as well as up and down would leave two corners empty. A
    row is a third of the room, by score.
    """
    order = np.lexsort((np.arange(len(score)), rounded(score, 4)))
    filled = np.cumsum(area[order])
    row = np.empty(len(score), dtype=np.intp)
    row[order] = np.minimum((filled - area[order] / 2) / filled[-1] * ROWS, ROWS - 1)
    own = x.copy()
    for k in range(ROWS):
        here = np.flatnonzero(row == k)
        if len(here):
            own[here] = spread(x[here], area[here])
    return (1 - ROW_SHARE) * x + ROW_SHARE * own


def friend_distance(frame: tuple[int, int], count: int) -> float:
    """The distance, from 45 to 170 px, below which friends pull no more; `count` is above 0."""
    return min(170.0, max(45.0, FRIEND_DISTANCE_SHARE * math.sqrt(frame[0] * frame[1] / count)))


def balance_forces(
    problem: LayoutProblem,
    targets: FloatMatrix,
    size: FloatMatrix,
    weight: Vector,
    frame: tuple[int, int],
) -> FloatMatrix:
    """Places, shape (n, 2), that balance the forces, in whole px.

    Boxes start small, so that they can pass each other, and grow to more than their size,
    so that all of the frame is used. Those of greater `weight` (1 to 4) give way less. Boxes
    overlap only where there is no room.
    """
    count = len(problem)
    i, j = problem.pairs.T
    pull, push = FRIEND_FORCE * problem.pull, FOE_FORCE * problem.push
    anchor = ANCHOR_FORCE * problem.anchor_strength[:, None]
    # Many ties must not add up to a jump.
    agile = 1 / np.sqrt(0.5 + problem.weighted_degree)[:, None]
    low, high = inner_bounds(size, frame)
    # Nobody starts on top of another: a tight spiral tells equals apart.
    turn = GOLDEN_ANGLE * np.arange(count)
    spiral = np.column_stack((np.cos(turn), np.sin(turn))) * np.sqrt(np.arange(count))[:, None]
    places = rounded(np.clip(targets + 0.5 * spiral, low, high), 3)
    room = frame[0] * frame[1] / float(size.prod(axis=1).sum())
    largest = min(2.2, max(1.0, math.sqrt(PUSHED_FILL * room)))
    near = friend_distance(frame, count)
    steps = round(FORCE_STEPS * min(1.0, (400 / count) ** 2)) + 1
    for step in range(steps):
        done = step / steps
        delta = places[i] - places[j]
        distance = np.sqrt((delta * delta).sum(axis=1)) + 1
        force = push * np.maximum(0, FOE_RANGE - distance) - pull * np.clip(distance - near, 0, 200)
        force /= distance
        move = np.column_stack(
            [
                np.bincount(i, force * way, count) - np.bincount(j, force * way, count)
                for way in delta.T
            ]
        )
        move = move * agile + anchor * (targets - places)
        places = places + np.clip(move, -14, 14) * (1 - done)
        grown = size * (largest * min(1.0, 0.3 + 0.7 * done / 0.8))
        for _ in range(2):
            places = np.clip(rounded(_separated(places, grown, weight), 3), low, high)
    for _ in range(steps):
        moved = np.clip(rounded(_separated(places, size, weight), 3), low, high)
        if np.array_equal(moved, places):
            break
        places = moved
    return rounded(places, 0)


def _separated(places: FloatMatrix, size: FloatMatrix, weight: Vector) -> FloatMatrix:
    """One step that takes overlapping boxes apart, the lighter giving way more."""
    a, b, wide, tall = _overlaps(places, size)
    if not len(a):
        return places
    # Labels are wider than high: moving up or down costs less of the neighbours' room.
    along_x = wide < 1.2 * tall
    delta = places[a] - places[b]
    way = np.where(np.where(along_x, delta[:, 0], delta[:, 1]) > 0, 1.0, -1.0)
    shift = np.where(along_x, wide, tall) * way * 0.6
    yields = weight[b] / (weight[a] + weight[b])
    moved = places.copy()
    for axis, chosen in enumerate((along_x, ~along_x)):
        part = np.where(chosen, shift, 0.0)
        moved[:, axis] += np.bincount(a, part * yields, len(places))
        moved[:, axis] -= np.bincount(b, part * (1 - yields), len(places))
    return moved


def _overlaps(
    places: FloatMatrix, size: FloatMatrix
) -> tuple[IndexArray, IndexArray, Vector, Vector]:
    """The pairs of boxes that overlap, and how far they do along each axis, in px.

    Only boxes with less than the greatest width between them are compared, the left one
    with those to its right.
    """
    order = np.argsort(places[:, 0], kind="stable")
    left = places[order, 0]
    first = np.arange(len(order))
    near = np.searchsorted(left, left + size[:, 0].max(initial=0.0)) - first - 1
    a = np.repeat(first, near)
    b = a + 1 + np.arange(len(a)) - np.repeat(np.cumsum(near) - near, near)
    a, b = order[a], order[b]
    over = (size[a] + size[b]) / 2 - np.abs(places[a] - places[b])
    hit = (over > 0).all(axis=1)
    return a[hit], b[hit], over[hit, 0], over[hit, 1]


def overlapping(places: FloatMatrix, size: FloatMatrix) -> Mask:
    """For each box whether it overlaps another, shape (n,)."""
    found = np.zeros(len(places), dtype=np.bool_)
    a, b, *_ = _overlaps(places, size)
    found[a] = found[b] = True
    return found


def stretched_to_frame(
    places: FloatMatrix, size: FloatMatrix, frame: tuple[int, int]
) -> FloatMatrix:
    """The places moved apart along each axis until the frame is used, shape (n, 2).

    What did not overlap still does not. A handful of nodes is not moved apart all the way:
    two friends at the ends of the frame would not look like friends.
    """
    result = places.copy()
    low, high = inner_bounds(size, frame)
    for axis, at in enumerate(places.T):
        least, most = 1.0, 1 + len(places) / 4
        for _ in range(30):
            middle = (least + most) / 2
            if (low[:, axis] - middle * at).max() <= (high[:, axis] - middle * at).min():
                least = middle
            else:
                most = middle
        first, last = (low[:, axis] - least * at).max(), (high[:, axis] - least * at).min()
        result[:, axis] = least * at + (first + last) / 2
    return result
