"""Which side of its mark each label stands on, and from which zoom on there is room for it.

Labels keep their size while one zooms in, so in units of the picture their boxes shrink
towards the marks: a label that covers nothing at one zoom covers nothing at any larger one.
So labels are chosen once, by importance, for all zooms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

MARK_GAP = 2.0
"""Between a mark's circle and its label, in px."""

CLEARANCE = 1.0
"""Kept free around a label, in px."""

CORNER_SHARE = 0.72
"""How far out of the centre a label in a corner begins, as a share of the mark's reach."""

ZOOM_STEPS = (
    0.4, 0.45, 0.49, 0.55, 0.62, 0.7, 0.8, 0.92,
    1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 6.0,
)  # fmt: skip
"""The zooms at which labels may appear on the page; 1 is the layout as it was made.

Among them those of a window of 1280x800 (0.92) and of a phone of 390 px (0.49).
"""

FIRST_ZOOM = 0.92
"""The zoom at which the layout stands in a window of 1280x800, before anybody zooms."""

FURTHER = (0.0, 8.0, 16.0, 26.0)
"""How much further off, in px, a label may stand that must be there."""

Boxes = NDArray[np.float64]
"""Rows of left, top, right, bottom in px."""


class Side(Enum):
    """A side of a mark: across (-1 left, 0 centred, 1 right) and down (-1 above, 1 below)."""

    BELOW = (0, 1)
    RIGHT = (1, 0)
    LEFT = (-1, 0)
    ABOVE = (0, -1)
    BELOW_RIGHT = (1, 1)
    BELOW_LEFT = (-1, 1)
    ABOVE_RIGHT = (1, -1)
    ABOVE_LEFT = (-1, -1)


@dataclass(frozen=True, slots=True)
class LabelRequest:
    """A mark that wants a label.

    `x`, `y`: its centre in px. `radius`: how far it goes to each side; `reach`: how far its
    farthest corner is from the centre, both in px. `width` and `height` of the label in px.
    `must_show`: whether the label may stand further off rather than wait. `least_zoom`: before
    that it waits, whether there is room or not.
    """

    id: str
    x: float
    y: float
    radius: float
    reach: float
    width: float
    height: float
    must_show: bool = False
    least_zoom: float = 0.0


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """Where a label stands.

    `side`, and how many px `further` from its mark than usual. `zoom`: from which zoom on it
    covers nothing, one of the steps; None where it never has room, and then `side` is the
    usual one.
    """

    side: Side
    further: float
    zoom: float | None

    def anchor(self, request: LabelRequest) -> tuple[float, float]:
        """The point, relative to the mark's centre in px, from which the label grows."""
        across, down = self.side.value
        if across and down:
            off = CORNER_SHARE * request.reach + self.further
        else:
            off = request.radius + MARK_GAP + self.further
        return across * off, down * off

    def box(self, request: LabelRequest, zoom: float = 1.0) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in px relative to the mark's centre, at a zoom."""
        x, y = self.anchor(request)
        across, down = self.side.value
        width, height = request.width / zoom, request.height / zoom
        left = x - width * (1 - across) / 2
        top = y - height * (1 - down) / 2
        return left, top, left + width, top + height


USUAL_SIDES = tuple((side, 0.0) for side in Side)
ALL_SIDES = tuple((side, further) for further in FURTHER for side in Side)

_SIDES = np.array([side.value for side, _ in ALL_SIDES], dtype=float)
_FURTHER = np.array([further for _, further in ALL_SIDES])
_IS_CORNER = (_SIDES != 0).all(axis=1)


def place_labels(
    requests: Sequence[LabelRequest],
    discs: Sequence[tuple[float, float, float]],
    frame: tuple[float, float, float, float],
    steps: Sequence[float] = ZOOM_STEPS,
    *,
    max_stretch: float = 1.0,
    dots: Sequence[tuple[float, float, float]] = (),
) -> dict[str, LabelPlace]:
    """Choose a place for each label, the most important first.

    Args:
        requests: In order of importance.
        discs: Centre x, y and reach in px of every mark that no label may cover; each
            request's own is among them.
        frame: Left, top, right, bottom in px, which no label leaves.
        steps: The zooms to try, growing.
        max_stretch: How far places may be pulled apart, across or down, while labels stay at
            their marks. Only a label that stands off its mark can come upon another by that.
        dots: Further discs, of marks so small that a label which must show lies over them
            where it has no other place.

    Returns:
        For each request its place. Of two labels with a zoom, neither covers the other at
        any zoom from the larger of the two on; none ever covers a foreign disc.

    """
    found: dict[str, LabelPlace] = {}
    firm = np.array(discs, dtype=float).reshape(-1, 3)
    marks = np.vstack([firm, np.array(dots, dtype=float).reshape(-1, 3)])
    boxes = _boxes(requests, steps)
    is_inside = _inside(boxes, frame)
    taken = _Taken.none(len(steps), len(requests))
    for number, request in enumerate(requests):
        near, least = _near(marks, request, steps[0]), _near(firm, request, steps[0])
        room = _Room(request, near, least, taken, max_stretch - 1)
        from_level = int(np.searchsorted(steps, request.least_zoom))
        place = room.first_free(boxes[number], is_inside[number], from_level)
        if place is None:
            found[request.id] = LabelPlace(Side.BELOW, 0.0, None)
            continue
        level, index = place
        side, further = ALL_SIDES[index]
        found[request.id] = LabelPlace(side, further, steps[level])
        taken.add(boxes[number, :, index], level, request, is_off=further > 0)
    return found


@dataclass(slots=True)
class _Taken:
    """The room that labels take which have their place: `boxes` at each zoom, `count` of them.

    `owners`: the centres of their marks. `is_off`: whether they stand off them.
    """

    boxes: Boxes
    owners: Boxes
    is_off: NDArray[np.bool_]
    count: int = 0

    @classmethod
    def none(cls, levels: int, most: int) -> _Taken:
        return cls(np.empty((levels, most, 4)), np.empty((most, 2)), np.zeros(most, dtype=bool))

    def add(self, boxes: Boxes, level: int, request: LabelRequest, *, is_off: bool) -> None:
        """Take the boxes of a label that is shown from a level on."""
        # Below its own zoom it is not there; it takes the room that it has when it comes.
        self.boxes[:level, self.count] = boxes[level]
        self.boxes[level:, self.count] = boxes[level:]
        self.owners[self.count] = request.x, request.y
        self.is_off[self.count] = is_off
        self.count += 1


@dataclass(frozen=True, slots=True)
class _Room:
    """What there is around a mark: discs near it, labels that have their place already.

    `firm`: those of the discs that are no mere dots. `pull`: by what share of their distance the
    other marks may be moved away from it.
    """

    request: LabelRequest
    near: Boxes
    firm: Boxes
    taken: _Taken
    pull: float

    def first_free(
        self, boxes: Boxes, is_inside: NDArray[np.bool_], from_level: int
    ) -> tuple[int, int] | None:
        """The first level, and the first place at it, whose box covers nothing; None if all do.

        `boxes` and `is_inside`: by level and by place.
        """
        usual, every = len(USUAL_SIDES), boxes.shape[1]
        tries = [(0, usual, self.near)]
        if self.request.must_show:
            tries.append((usual, every, self.near))
            if len(self.firm) < len(self.near):
                tries += [(0, usual, self.firm), (usual, every, self.firm)]
        best: tuple[int, int] | None = None
        for start, end, discs in tries:
            last = len(boxes) if best is None else best[0]
            rows = slice(from_level, last)
            if from_level >= last:
                break
            covering = self._is_covering(boxes[rows, start:end], rows, discs, is_off=start > 0)
            free = is_inside[rows, start:end] & ~covering
            if free.any():
                level = int(free.any(axis=1).argmax())
                best = (from_level + level, start + int(free[level].argmax()))
        return best

    def _is_covering(
        self, boxes: Boxes, rows: slice, discs: Boxes, *, is_off: bool
    ) -> NDArray[np.bool_]:
        """Whether each box covers anything, or will when places are pulled apart."""
        taken = self.taken
        others = taken.boxes[rows, : taken.count]
        covering = _cover(boxes, discs) | _meet(boxes, others)
        if not self.pull or covering.all():
            return covering
        centre = (self.request.x, self.request.y)
        if is_off:
            covering |= _meet(boxes, _pulled(_around(discs), self.pull, discs, centre))
        owners = taken.owners[: taken.count]
        if not is_off:
            off = taken.is_off[: taken.count]
            if not off.any():
                return covering
            others, owners = others[:, off], owners[off]
        return covering | _meet(boxes, _pulled(others, self.pull, owners, centre))


def _boxes(requests: Sequence[LabelRequest], steps: Sequence[float]) -> Boxes:
    """The box of each label, at each zoom, at each place that it may have, in px."""
    centres = np.array([(one.x, one.y) for one in requests]).reshape(-1, 1, 1, 2)
    radii = np.array([one.radius for one in requests]).reshape(-1, 1)
    reaches = np.array([one.reach for one in requests]).reshape(-1, 1)
    sizes = np.array([(one.width, one.height) for one in requests]).reshape(-1, 1, 1, 2)
    sizes = sizes / np.array(steps).reshape(1, -1, 1, 1)
    off = np.where(_IS_CORNER, CORNER_SHARE * reaches, radii + MARK_GAP) + _FURTHER
    anchors = centres + (_SIDES * off[:, :, None])[:, None]
    low = anchors - sizes * (1 - _SIDES) / 2
    return np.concatenate([low, low + sizes], axis=3)


def _around(discs: Boxes) -> Boxes:
    """The boxes around discs."""
    radius = discs[:, 2:]
    return np.hstack([discs[:, :2] - radius, discs[:, :2] + radius])


def _pulled(boxes: Boxes, pull: float, owners: Boxes, centre: tuple[float, float]) -> Boxes:
    """What boxes sweep over when what they belong to is pulled away from a point.

    `boxes`: for each owner one, at each of several levels or at one. `owners`: their places in
    the first two columns. Across or down, not both, so there are twice as many.
    """
    move = pull * (owners[:, :2] - centre)
    low, high = np.minimum(move, 0), np.maximum(move, 0)
    across, down = boxes.copy(), boxes.copy()
    across[..., 0] += low[:, 0]
    across[..., 2] += high[:, 0]
    down[..., 1] += low[:, 1]
    down[..., 3] += high[:, 1]
    return np.concatenate([across, down], axis=-2)


def _inside(boxes: Boxes, frame: tuple[float, float, float, float]) -> NDArray[np.bool_]:
    """Whether each box lies in the frame."""
    left, top, right, bottom = frame
    found: NDArray[np.bool_] = (
        (boxes[..., 0] >= left)
        & (boxes[..., 1] >= top)
        & (boxes[..., 2] <= right)
        & (boxes[..., 3] <= bottom)
    )
    return found


def _near(marks: Boxes, request: LabelRequest, least_zoom: float) -> Boxes:
    """The foreign discs that a label of this request can reach at all."""
    off = request.reach + MARK_GAP + max(FURTHER)
    across = request.width / least_zoom + off + marks[:, 2]
    down = request.height / least_zoom + off + marks[:, 2]
    dx, dy = np.abs(marks[:, 0] - request.x), np.abs(marks[:, 1] - request.y)
    is_own = (dx == 0) & (dy == 0) & (marks[:, 2] == request.reach)
    near: Boxes = marks[(dx < across) & (dy < down) & ~is_own]
    return near


def _meet(boxes: Boxes, taken: Boxes) -> NDArray[np.bool_]:
    """Whether each box meets one that is taken; of several levels each its own, or all the same."""
    own, other = boxes[..., :, None, :], taken[..., None, :, :]
    meets: NDArray[np.bool_] = (
        (own[..., 0] < other[..., 2] + CLEARANCE)
        & (other[..., 0] < own[..., 2] + CLEARANCE)
        & (own[..., 1] < other[..., 3] + CLEARANCE)
        & (other[..., 1] < own[..., 3] + CLEARANCE)
    )
    return np.asarray(meets.any(axis=-1))


def _cover(boxes: Boxes, discs: Boxes) -> NDArray[np.bool_]:
    """Whether each box covers a part of a disc."""
    x, y, radius = discs.T
    near_x = np.clip(x, boxes[..., 0, None], boxes[..., 2, None])
    near_y = np.clip(y, boxes[..., 1, None], boxes[..., 3, None])
    covers: NDArray[np.bool_] = (near_x - x) ** 2 + (near_y - y) ** 2 < radius**2
    return np.asarray(covers.any(axis=-1))
