"""At which of its places each label of a picture is free of marks, and from which zoom on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.presentation.drawing.label_place import (
    ALL_SIDES,
    CORNER_GAP,
    CORNER_SHARE,
    MARK_GAP,
    USUAL_SIDES,
    LabelRequest,
)
from explorer.presentation.drawing.line_ink import LineInk
from explorer.presentation.drawing.shrinking_boxes import (
    Floats,
    ShrinkingBox,
    ShrinkingBoxes,
    around_moved,
    scales_apart,
    scales_inside,
    scales_off_discs,
)

CLEARANCE = 1.0
"""Kept free around a label, in px."""

_SIDES = np.array([side.value for side, _ in ALL_SIDES], dtype=float).T
_FURTHER = np.array([further for _, further in ALL_SIDES])
_IS_CORNER = (_SIDES != 0).all(axis=0)
_USUAL = slice(0, len(USUAL_SIDES))
_OFF = slice(len(USUAL_SIDES), len(ALL_SIDES))

NEAR = 7.0
"""A label that is no more px from a foreign mark looks as if it were that one's."""

NEAR_INK = 40.0
"""So much ink that is worth: px of a line 1 px wide."""

_AT_ONCE = 512
"""How many labels are compared with all marks at once, so that large files need no more memory."""

_ROUNDING = 1 + 1e-9
"""By so much two scales may differ that are the same."""

Numbers = NDArray[np.intp]


class Levels:
    """The zooms to try, as `scales`; `starts` and `ends` of the bands are their numbers.

    There is one scale more, of no zoom any more.
    """

    def __init__(self, steps: Sequence[float], bands: Sequence[float]) -> None:
        self.scales = [*(1 / step for step in steps), 0.0]
        self.starts = [level for level, step in enumerate(steps) if not level or step in bands]
        self.ends = [*self.starts[1:], len(steps)]
        self._rising = [-scale for scale in self.scales[:-1]]

    def within(self, scale: float) -> int:
        """The first level that is within a scale; one more than there are if none is."""
        return bisect_left(self._rising, -scale * _ROUNDING)

    def all_within(self, scales: Floats) -> Numbers:
        """`within` for each."""
        return np.searchsorted(self._rising, -scales * _ROUNDING)


class Candidate(NamedTuple):
    """A place that a label may have, `place` being its number in `ALL_SIDES`.

    `level`: from which on it is in the frame and free of marks. `ink`: how much of the lines it
    covers then, and more where it is near a foreign mark. `free`: up to which scale it is free.
    """

    level: int
    ink: float
    place: int
    free: float
    box: ShrinkingBox


_ByBand = list[list[list[Candidate]]]
"""By band and by label."""


class Try(NamedTuple):
    """Places to be tried together, the first that are free before the others."""

    is_off: bool
    candidates: list[Candidate]


class LabelCrowd:
    """All labels of a picture, by number.

    `marks`: x, y and reach of each; so many of them, the first, are firm, and the others mere
    dots. `pull`: by what share of their distance other marks may be moved away from that of a
    label.
    """

    def __init__(
        self,
        requests: Sequence[LabelRequest],
        frame: tuple[float, float, float, float],
        marks: tuple[Floats, int],
        ink: LineInk,
        levels: Levels,
        *,
        pull: float,
    ) -> None:
        table = np.array(
            [
                (one.x, one.y, one.width, one.height, one.radius, one.reach, one.least_zoom)
                for one in requests
            ],
            dtype=float,
        ).reshape(-1, 7)
        self._centres, sizes = table[:, :2].T, table[:, 2:4].T
        radii, self._reaches, least = table[:, 4:].T
        self._must = np.array([one.must_show for one in requests], dtype=bool)
        self.requests, self.levels, self.pull, self._ink = requests, levels, pull, ink
        self._marks, firm = marks
        self._firm = self._marks[:firm]
        with np.errstate(divide="ignore"):
            self._least = levels.all_within(1 / least)
        self._largest = np.array(levels.scales)[self._least]
        corner = CORNER_SHARE * self._reaches[:, None] + CORNER_GAP
        off = np.where(_IS_CORNER, corner, radii[:, None] + MARK_GAP)
        sides = _SIDES[:, None]
        anchors = self._centres[:, :, None] + sides * (off + _FURTHER)
        self._boxes = ShrinkingBoxes.growing(anchors, sides, sizes[:, :, None])
        self._inside = scales_inside(self._boxes, frame)
        self._usual = self._candidates(np.arange(len(requests)), _USUAL, self._marks)
        self._worked_out: dict[tuple[int, int], _ByBand] = {}

    def begin(self, number: int, band: int) -> int:
        """The first level at which a label is wanted in a band."""
        return max(int(self._least[number]), self.levels.starts[band])

    def tries(self, number: int, band: int) -> Iterator[Try]:
        """What to try in turn for a label in a band; worked out only if asked for."""
        yield Try(is_off=False, candidates=self._usual[band][number])
        if self._must[number]:
            for is_off, bands in self._further(number):
                yield Try(is_off, bands[band][0])

    def _further(self, number: int) -> Iterator[tuple[bool, _ByBand]]:
        """Off the mark, then over mere dots, then both."""
        kinds = [(_OFF, self._marks)]
        if len(self._firm) < len(self._marks):
            kinds += [(_USUAL, self._firm), (_OFF, self._firm)]
        one = np.array([number])
        for at, (part, discs) in enumerate(kinds):
            key = number, at
            if key not in self._worked_out:
                self._worked_out[key] = self._candidates(one, part, discs)
            yield part == _OFF, self._worked_out[key]

    def _candidates(self, numbers: Numbers, part: slice, discs: Floats) -> _ByBand:
        """By band and by label what has room at some places, the best first."""
        free, alone = self._free_of(discs, numbers, part)
        bands = range(len(self.levels.starts))
        return [self._in_band(numbers, part, free, alone, band) for band in bands]

    def _in_band(
        self, numbers: Numbers, part: slice, free: Floats, alone: Floats, band: int
    ) -> list[list[Candidate]]:
        levels = self.levels
        begins = np.maximum(self._least[numbers], levels.starts[band])
        firsts = np.maximum(levels.all_within(free), begins[:, None])
        rows, places = np.nonzero(firsts < levels.ends[band])
        at = firsts[rows, places]
        boxes = self._boxes.pick(numbers[rows], part.start + places)
        scales = np.array(levels.scales)[at]
        covered = self._ink.under(boxes.at(scales)).round(1)
        covered += NEAR_INK * (alone[rows, places] < scales)
        order = np.lexsort((places, covered, at, rows))
        found: list[list[Candidate]] = [[] for _ in numbers]
        listed = zip(
            rows[order].tolist(),
            at[order].tolist(),
            covered[order].tolist(),
            (part.start + places[order]).tolist(),
            free[rows, places][order].tolist(),
            boxes.pick(order).rows(),
            strict=True,
        )
        for row, level, inked, place, scale, box in listed:
            found[row].append(Candidate(level, inked, place, scale, box))
        return found

    def _free_of(self, discs: Floats, numbers: Numbers, part: slice) -> tuple[Floats, Floats]:
        """Up to which scale some of the labels (rows) cover no disc at some of their places.

        And up to which scale they are so far from all that nobody can mistake whose they are.
        """
        free = self._inside[numbers, part]
        alone = np.full(free.shape, np.inf)
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            rows, columns = np.nonzero(self._is_near(discs, some, part))
            if not len(rows):
                continue
            x, y, radius = discs[columns].T[..., None]
            own = self._boxes.pick(some[rows], part)
            scales = scales_off_discs(own, x, y, radius)
            if self.pull and part == _OFF:
                move = self.pull * (discs[columns, :2].T - self._centres[:, some[rows]])
                for passed in around_moved(x, y, radius, move[..., None]):
                    np.minimum(scales, scales_apart(own, passed, CLEARANCE), out=scales)
            firsts = np.flatnonzero(np.diff(rows, prepend=-1))
            least = np.minimum.reduceat(scales, firsts, axis=0)
            at = start + rows[firsts]
            free[at] = np.minimum(free[at], least)
            scales = scales_off_discs(own, x, y, radius + NEAR)
            alone[at] = np.minimum.reduceat(scales, firsts, axis=0)
        return free, alone

    def _is_near(self, discs: Floats, numbers: NDArray[np.intp], part: slice) -> NDArray[np.bool_]:
        """Which discs (columns) are foreign, and near what a label (rows) may cover at all."""
        low, high = self._spans(numbers, part)
        x, y, radius = discs.T
        own_x, own_y = self._centres[:, numbers, None]
        is_own = (own_x == x) & (own_y == y) & (self._reaches[numbers, None] == radius)
        found: NDArray[np.bool_] = (
            (low[0, :, None] - NEAR < x + radius)
            & (low[1, :, None] - NEAR < y + radius)
            & (high[0, :, None] + NEAR > x - radius)
            & (high[1, :, None] + NEAR > y - radius)
            & ~is_own
        )
        return found

    def _spans(self, numbers: NDArray[np.intp], part: slice) -> tuple[Floats, Floats]:
        """The left top and the right bottom of all that labels may take at some places."""
        boxes = self._boxes.pick(numbers, part)
        walls = (boxes.walls - boxes.growth * self._largest[numbers, None]).min(axis=2)
        return walls[:2], -walls[2:]

    def neighbours(self) -> list[list[int]]:
        """For each label the numbers of those before it that it can meet, also when pulled."""
        every, must = np.arange(len(self._must)), np.flatnonzero(self._must)
        low, high = self._spans(every, _USUAL)
        low_off, high_off = self._spans(must, _OFF)
        low[:, must] = np.minimum(low[:, must], low_off)
        high[:, must] = np.maximum(high[:, must], high_off)
        found: list[list[int]] = []
        for start in range(0, len(every), _AT_ONCE):
            rows = slice(start, start + _AT_ONCE)
            move = self.pull * (self._centres[:, None] - self._centres[:, rows, None])
            meets = low[:, None] + np.minimum(move, 0) < high[:, rows, None] + CLEARANCE
            meets &= high[:, None] + np.maximum(move, 0) > low[:, rows, None] - CLEARANCE
            near = meets.all(axis=0)
            found += [np.flatnonzero(one[: start + row]).tolist() for row, one in enumerate(near)]
        return found
