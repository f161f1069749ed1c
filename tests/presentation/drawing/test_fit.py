"""How a layout lies in a frame: whole, as large as can be, pulled apart where there is room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.presentation.drawing.fit import (
    MAX_STRETCH,
    MAX_ZOOM,
    Fit,
    Rectangle,
    extent_of,
    fit_extent,
)
from script_values import script_value

sides = st.floats(-500, 1500)
boxes = st.tuples(sides, sides, st.floats(1, 2000), st.floats(1, 2000)).map(
    lambda box: (box[0], box[1], box[0] + box[2], box[1] + box[3])
)
frames = st.tuples(st.floats(0, 50), st.floats(0, 90), st.floats(250, 1300), st.floats(150, 900))


@given(boxes, frames)
def test_the_extent_lies_in_the_frame(extent: Rectangle, frame: Rectangle) -> None:
    fit = fit_extent(extent, frame)
    left, top = fit.place(extent[:2])
    right, bottom = fit.place(extent[2:])
    assert frame[0] - 0.1 <= left <= right <= frame[2] + 0.1
    assert frame[1] - 0.1 <= top <= bottom <= frame[3] + 0.1
    assert abs(left - frame[0] - (frame[2] - right)) <= 0.3, "in the middle"


@given(boxes, frames)
def test_places_are_never_pushed_together_more_than_sizes(
    extent: Rectangle, frame: Rectangle
) -> None:
    fit = fit_extent(extent, frame)
    assert 0 < fit.zoom <= MAX_ZOOM
    for scale in fit.scale:
        assert fit.zoom <= scale <= fit.zoom * MAX_STRETCH + 1e-9
    assert min(fit.scale) == fit.zoom


def test_without_a_frame_places_stay_and_are_rounded() -> None:
    assert Fit().place((1.26, -3.0)) == (1.3, -3.0)


def test_the_extent_of_none_and_of_several() -> None:
    assert extent_of([]) is None
    assert extent_of([(0, 0, 1, 1), (-2, 3, 0.5, 9)]) == (-2, 0, 1, 9)


def test_the_page_pulls_places_apart_as_far_as_a_file_does() -> None:
    assert script_value("map/viewport.js", "MOST_STRETCH") == MAX_STRETCH
