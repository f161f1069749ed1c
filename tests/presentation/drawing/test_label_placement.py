"""Where labels stand: nothing covers anything, the important ones first."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from drawing_checks import is_inside, overlaps
from explorer.presentation.drawing.label_place import LabelPlace, LabelRequest, Side
from explorer.presentation.drawing.label_placement import BANDS, ZOOM_STEPS, place_labels
from explorer.presentation.drawing.line_ink import Stroke
from sweeping import examples

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


strokes = st.lists(
    st.builds(
        Stroke,
        st.tuples(st.integers(0, 400), st.integers(0, 300)),
        st.none() | st.tuples(st.integers(0, 400), st.integers(0, 300)),
        st.tuples(st.integers(0, 400), st.integers(0, 300)),
        st.sampled_from([1.0, 3.4]),
    ),
    max_size=8,
)


def shown(places: tuple[LabelPlace, ...], zoom: float) -> LabelPlace | None:
    """Where a label is shown at a zoom."""
    found = [one for one in places if one.zoom is not None and one.zoom <= zoom < one.until]
    assert len(found) <= 1
    return found[0] if found else None


@settings(max_examples=60)
@given(crowds, st.sampled_from([ZOOM_STEPS, (1.0,)]), st.sampled_from([(), BANDS]), strokes)
def test_shown_labels_cover_nothing_at_any_zoom(
    requests: list[LabelRequest],
    steps: tuple[float, ...],
    bands: tuple[float, ...],
    lines: list[Stroke],
) -> None:
    found = place_labels(requests, discs(requests), FRAME, steps, bands=bands, strokes=lines)
    assert set(found) == {one.id for one in requests}
    # Also right before labels are placed anew.
    for zoom in (*steps, *[0.9999 * one for one in steps], 1.37, 9.0):
        boxes = []
        for one in requests:
            place = shown(found[one.id], zoom)
            if place is None:
                continue
            assert place.zoom in steps
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


@settings(max_examples=60)
@given(crowds)
def test_a_label_has_one_place_at_a_zoom_and_stays_there_over_a_band(
    requests: list[LabelRequest],
) -> None:
    turns = {None, float("inf"), *BANDS}
    found = place_labels(requests, discs(requests), FRAME)
    for one in requests:
        places = found[one.id]
        assert places[-1].until == float("inf")
        assert all(place.zoom is not None for place in places[:-1])
        for before, after in pairwise(places):
            assert before.until <= (after.zoom or 99)
            assert before.until in turns or (one.must_show and after.further < before.further)


@examples(30)
@given(crowds)
def test_whoever_comes_first_is_not_moved_by_who_comes_after(requests: list[LabelRequest]) -> None:
    every = place_labels(requests, discs(requests), FRAME)
    half = requests[: len(requests) // 2 + 1]
    assert place_labels(half, discs(requests), FRAME) == {one.id: every[one.id] for one in half}


def test_alone_a_label_stands_below_its_mark() -> None:
    one = request("a", 200, 150)
    [place] = place_labels([one], discs([one]), FRAME)["a"]
    assert (place.side, place.further, place.zoom) == (Side.BELOW, 0, ZOOM_STEPS[0])
    assert place.anchor(one) == (0, 10)
    assert place.box(one) == (-25, 10, 25, 23)


def test_a_label_that_must_be_there_may_stand_further_off() -> None:
    corner = request("a", 200, 150, must_show=True)
    ring = [
        (200 + 17 * dx, 150 + 17 * dy, 9.0) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy
    ]
    around = [*discs([corner]), *ring]
    [off] = place_labels([corner], around, FRAME, (1.0,))["a"]
    assert off.further > 0
    [plain] = place_labels([request("a", 200, 150)], around, FRAME, (1.0,))["a"]
    assert plain.zoom is None


def test_a_label_off_its_mark_comes_nearer_as_soon_as_there_is_room() -> None:
    one = request("a", 200, 150, must_show=True)
    ring = [
        (200 + 34 * dx, 150 + 21 * dy, 9.0) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy
    ]
    off, at = place_labels([one], [*discs([one]), *ring], FRAME, (0.5, 3.0, 4.0), bands=())["a"]
    assert (off.further > 0, off.until, at.further, at.zoom) == (True, at.zoom, 0, at.zoom)


def test_of_free_places_the_one_over_least_line_is_taken() -> None:
    one = request("a", 200, 150)

    def side(*lines: Stroke) -> Side:
        [place] = place_labels([one], discs([one]), FRAME, (1.0,), strokes=lines)["a"]
        return place.side

    below = Stroke((100, 166), None, (300, 166), 1.0)
    assert side(below) is Side.RIGHT
    right = Stroke((220, 143), None, (220, 157), 3.4)
    assert side(below, right) is Side.LEFT
    left = Stroke((180, 143), None, (180, 157), 2.2)
    above = Stroke((100, 130), None, (300, 130), 0.5)
    assert side(below, right, left, above) is Side.ABOVE


def test_labels_are_placed_anew_where_a_band_begins() -> None:
    """What was best while all was small is not what is best in a large window."""
    one = request("a", 200, 150)
    wall = (200.0, 189.0, 8.0)
    around = [*discs([one]), wall]
    places = place_labels([one], around, FRAME, (0.5, 1.0), bands=(1.0,))["a"]
    assert [place.side for place in places] == [Side.RIGHT, Side.BELOW]
    [kept] = place_labels([one], around, FRAME, (0.5, 1.0), bands=())["a"]
    assert kept.side is Side.RIGHT


def test_nobody_asks() -> None:
    assert place_labels([], [], FRAME) == {}
