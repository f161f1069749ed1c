"""Which side of its mark each label stands on, and from which zoom on there is room for it.

Labels keep their size while one zooms in, so in units of the picture their boxes shrink
towards the marks: a label that covers nothing at one zoom covers nothing at any larger one.
So labels keep their places over a band of zooms, and are placed anew, by importance, where
the next one begins: what is best in a small window is not in a large one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import inf
from typing import NamedTuple

import numpy as np

from explorer.presentation.drawing.label_candidates import (
    CLEARANCE,
    Candidate,
    LabelCrowd,
    Levels,
)
from explorer.presentation.drawing.label_place import ALL_SIDES, LabelPlace, LabelRequest, Side
from explorer.presentation.drawing.line_ink import LineInk, Stroke
from explorer.presentation.drawing.shrinking_boxes import ShrinkingBox, scale_apart, swept

ZOOM_STEPS = (
    0.28, 0.33, 0.38, 0.42, 0.46, 0.5, 0.55, 0.62, 0.7, 0.8, 0.85, 0.9,
    1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 6.0,
)  # fmt: skip
"""The zooms at which labels may appear on the page; 1 is the layout as it was made.

Windows of 320 px show all of it at 0.39, of 390 px at 0.47 or more, of 1280x800 at 0.9 or
more, of 1920x1080 at 1.3 or more; a map by areas is wider, and seen at 0.29, 0.34 and so on.
"""

BANDS = (0.85,)
"""The steps at which labels are placed anew: in windows of less than about 1200x750, and from there
on; a map by areas is seen at 0.87 in one of 1280x800."""

FIRST_ZOOM = 0.92
"""The zoom at which the layout stands in a window of 1280x800, before anybody zooms."""


def place_labels(
    requests: Sequence[LabelRequest],
    discs: Sequence[tuple[float, float, float]],
    frame: tuple[float, float, float, float],
    steps: Sequence[float] = ZOOM_STEPS,
    *,
    bands: Sequence[float] = BANDS,
    strokes: Sequence[Stroke] = (),
    max_stretch: float = 1.0,
    dots: Sequence[tuple[float, float, float]] = (),
) -> dict[str, tuple[LabelPlace, ...]]:
    """Choose places for each label, the most important first.

    Of the places that are free at a zoom the best is the one that covers least of the lines.

    Args:
        requests: In order of importance.
        discs: Centre x, y and reach in px of every mark that no label may cover; each
            request's own is among them.
        frame: Left, top, right, bottom in px, which no label leaves.
        steps: The zooms to try, growing.
        bands: The steps at which all labels are placed anew.
        strokes: The lines of the picture.
        max_stretch: How far places may be pulled apart, across or down, while labels stay at
            their marks. Only a label that stands off its mark can come upon another by that.
        dots: Further discs, of marks so small that a label which must show lies over them
            where it has no other place.

    Returns:
        For each request its places by growing zoom; the last one holds for good. At no zoom
        does a label that has room cover another one or a foreign disc.

    """
    marks = np.array([*discs, *dots], dtype=float).reshape(-1, 3)
    levels = Levels(steps, bands)
    crowd = LabelCrowd(
        requests, frame, (marks, len(discs)), LineInk(strokes), levels, pull=max_stretch - 1
    )
    taken: list[list[_Taken]] = []
    found: dict[str, tuple[LabelPlace, ...]] = {}
    for number, (request, neighbours) in enumerate(zip(requests, crowd.neighbours(), strict=True)):
        others = [*chain.from_iterable(taken[one] for one in neighbours)]
        places: list[LabelPlace] = []
        own: list[_Taken] = []
        for start, end, candidate in _joined(
            run for band in range(len(levels.starts)) for run in _runs(crowd, number, band, others)
        ):
            side, further = ALL_SIDES[candidate.place]
            until = steps[end] if end < len(steps) else inf
            places.append(LabelPlace(side, further, steps[start], until))
            scales = levels.scales[start], levels.scales[end]
            own.append(_Taken(candidate.box, *scales, request.x, request.y, further > 0))
        if not places or places[-1].until < inf:
            places.append(LabelPlace(Side.BELOW, 0.0, None))
        taken.append(own)
        found[request.id] = tuple(places)
    return found


Run = tuple[int, int, Candidate]
"""The levels from and until which a label holds a place, and the place."""


class _Taken(NamedTuple):
    """The room that a label takes at a place: the scales from and to which it is there.

    `x`, `y`: the centre of its mark. `is_off`: whether it stands off that.
    """

    box: ShrinkingBox
    first: float
    last: float
    x: float
    y: float
    is_off: bool


def _runs(crowd: LabelCrowd, number: int, band: int, others: Sequence[_Taken]) -> list[Run]:
    """The places of a label in a band, by growing zoom.

    What is tried first is best, and is looked for at all zooms of the band. What is tried next
    serves until there is room for that.
    """
    levels, pull = crowd.levels, crowd.pull
    begin, end = crowd.begin(number, band), levels.ends[band]
    others = [
        one for one in others if one.last < levels.scales[begin] and one.first > levels.scales[end]
    ]
    runs: list[Run] = []
    tries = crowd.tries(number, band)
    while end > begin and (tried := next(tries, None)):
        in_the_way = others
        if pull:
            moving = others if tried.is_off else [one for one in others if one.is_off]
            in_the_way = [*others, *_pulled(moving, crowd.requests[number], pull)]
        level, chosen = _first_free(tried.candidates, in_the_way, levels, end)
        if chosen:
            runs.insert(0, (level, end, chosen))
            end = level
    return runs


def _first_free(
    candidates: Sequence[Candidate], others: Sequence[_Taken], levels: Levels, end: int
) -> tuple[int, Candidate | None]:
    """The first level, below `end`, at which a place covers nothing from there to the end.

    And the place: of those the one over least of the lines.
    """
    last = levels.scales[end]
    best: tuple[int, Candidate | None] = (end, None)
    for candidate in candidates:
        level, chosen = best
        if candidate.level > level or (
            candidate.level == level and (chosen is None or candidate.ink >= chosen.ink)
        ):
            break
        free = candidate.free
        for one in others:
            # As long as the other one is not there, it covers nothing.
            limit = max(scale_apart(candidate.box, one.box, CLEARANCE), one.last, last)
            if limit < free and limit < one.first:
                free = limit
        now = max(levels.within(free), candidate.level)
        if now < level or (now == level and chosen and candidate.ink < chosen.ink):
            best = now, candidate
    return best


def _pulled(others: Iterable[_Taken], request: LabelRequest, pull: float) -> Iterator[_Taken]:
    """What others sweep over when their marks are pulled away from that of a request.

    Only of two labels of which one stands off its mark one can come upon the other by that.
    """
    for one in others:
        move = pull * (one.x - request.x), pull * (one.y - request.y)
        for box in swept(one.box, move):
            yield one._replace(box=box)


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Runs of the same place that follow each other as one."""
    start, end, candidate = next(runs, (0, 0, None))
    for run in runs:
        if candidate and run[0] == end and run[2].place == candidate.place:
            end = run[1]
            continue
        if candidate:
            yield start, end, candidate
        start, end, candidate = run
    if candidate:
        yield start, end, candidate
