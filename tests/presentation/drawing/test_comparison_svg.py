"""Two maps in one picture: each in a frame of its own, within the picture."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.graph.view import View
from explorer.presentation.drawing.comparison_svg import (
    HEADING,
    LEAST_BESIDE,
    comparison_frames,
    comparison_height,
    comparison_svg,
)
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.overlays.overlay import NO_OVERLAY
from explorer.presentation.tab_captions import compared_views
from explorer.presentation.theme import PALETTES, Theme
from explorer.workspace import Workspace
from samples import two_wars


@given(st.floats(300, 2000), st.floats(0, 300))
def test_the_frames_do_not_meet_and_have_room_for_names(width: float, top: float) -> None:
    height = comparison_height(width)
    frame = (24.0, top, 24.0 + width, top + height)
    one, other = comparison_frames(frame)
    for left, high, right, bottom in (one, other):
        assert 24 <= left < right <= 24 + width + 1e-6
        assert top + HEADING <= high + 1e-6 < bottom <= top + height + 1e-6
    if width >= LEAST_BESIDE + 1:
        assert one[2] < other[0]
        assert one[1] == other[1]
    if width < LEAST_BESIDE - 1:
        assert one[3] + HEADING < other[1] + 1e-6


def test_each_map_stands_below_its_name() -> None:
    wars = Workspace(two_wars())
    frame = (0.0, 0.0, 900.0, 500.0)
    views = compared_views(wars.dataset, View())
    maker = MapMaker(wars)
    drawings = [
        maker.drawing(own, NO_OVERLAY, part)
        for own, part in zip(views, comparison_frames(frame), strict=True)
    ]
    svg = comparison_svg(frame, ["Hills", "Coast"], drawings, PALETTES[Theme.LIGHT])
    assert svg.index(">Hills<") < svg.index('class="map"') < svg.index(">Coast<")
    for part, drawing in zip(comparison_frames(frame), drawings, strict=True):
        for mark in drawing.marks.values():
            assert part[0] <= mark.place[0] <= part[2]
            assert part[1] <= mark.place[1] <= part[3]
