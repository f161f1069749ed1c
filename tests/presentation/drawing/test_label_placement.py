"""Where labels stand: nothing covers anything, the important ones first."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from drawing_checks import is_inside, overlaps
from explorer.presentation.drawing.label_placement import (
    ZOOM_STEPS,
    LabelRequest,
    Side,
    place_labels,
)

FRAME = (0.0, 0.0, 400.0, 300.0)


def request(id_: str, x: float, y: float, *, must_show: bool = False) -> LabelRequest:
    return LabelRequest(id_, x, y, 8, 10, 50, 13, must_show=must_show)


crowds = st.lists(
    st.tuples(st.integers(10, 390), st.integers(10, 290), st.booleans()),
    min_size=1, max_size=25, unique_by=lambda one: one[:2],
).map(
    lambda places: [
        request(f"n{i}", x, y, must_show=must) for i, (x, y, must) in enumerate(places)
    ]
)  # fmt: skip


def discs(requests: list[LabelRequest]) -> list[tuple[float, float, float]]:
    return [(one.x, one.y, one.reach) for one in requests]


@settings(max_examples=60)
@given(crowds, st.sampled_from([ZOOM_STEPS, (1.0,)]))
def test_shown_labels_cover_nothing_at_any_larger_zoom(
    requests: list[LabelRequest], steps: tuple[float, ...]
) -> None:
    found = place_labels(requests, discs(requests), FRAME, steps)
    assert set(found) == {one.id for one in requests}
    for zoom in (*steps, 1.37, 9.0):
        boxes = []
        for one in requests:
            place = found[one.id]
            assert place.zoom is None or place.zoom in steps
            if place.zoom is None or place.zoom > zoom:
                continue
            left, top, right, bottom = place.box(one, zoom)
            box = (one.x + left, one.y + top, one.x + right, one.y + bottom)
            boxes.append((one.id, box))
            assert is_inside(box, FRAME)
            for other in requests:
                near = (
                    min(max(other.x, box[0]), box[2]) - other.x,
                    min(max(other.y, box[1]), box[3]) - other.y,
                )
                assert other is one or near[0] ** 2 + near[1] ** 2 >= other.reach**2 - 0.01
        assert not [*overlaps(boxes)]


@given(crowds)
def test_whoever_comes_first_is_not_moved_by_who_comes_after(requests: list[LabelRequest]) -> None:
    every = place_labels(requests, discs(requests), FRAME)
    half = requests[: len(requests) // 2 + 1]
    assert place_labels(half, discs(requests), FRAME) == {one.id: every[one.id] for one in half}


def test_alone_a_label_stands_below_its_mark() -> None:
    one = request("a", 200, 150)
    place = place_labels([one], discs([one]), FRAME)["a"]
    assert (place.side, place.further, place.zoom) == (Side.BELOW, 0, ZOOM_STEPS[0])
    assert place.anchor(one) == (0, 10)
    assert place.box(one) == (-25, 10, 25, 23)


def test_a_label_that_must_be_there_may_stand_further_off() -> None:
    corner = request("a", 200, 150, must_show=True)
    ring = [
        (200 + 17 * dx, 150 + 17 * dy, 9.0) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy
    ]
    around = [*discs([corner]), *ring]
    assert place_labels([corner], around, FRAME, (1.0,))["a"].further > 0
    plain = request("a", 200, 150)
    assert place_labels([plain], around, FRAME, (1.0,))["a"].zoom is None


def test_nobody_asks() -> None:
    assert place_labels([], [], FRAME) == {}
