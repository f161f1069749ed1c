"""The area of a side: what it says where there is room."""

from __future__ import annotations

from dataclasses import replace

from explorer.presentation.drawing.overview.scene import TextLine
from explorer.presentation.drawing.overview.side_text import SideSays, drawn_side
from explorer.presentation.drawing.overview.theater_places import PlacedSide
from explorer.presentation.overview.content import SideArea
from overview_wide_samples import GNA

NAMED_GNA = replace(GNA, full_name="Government of National Accord")


def test_what_a_name_is_short_for_takes_no_room_from_anything_else() -> None:
    def drawn(side: SideArea, height: float) -> list[str]:
        placed = PlacedSide(side, (0, 0, 156, height), is_first=True)
        shapes = drawn_side(placed, SideSays()).shapes
        return [shape.runs[0].text for shape in shapes if isinstance(shape, TextLine)]

    for height in range(40, 200, 4):
        short, long = drawn(GNA, height), drawn(NAMED_GNA, height)
        added = ["Government of", "National Accord"] if len(long) > len(short) else []
        assert long == ["GNA", *added, *short[1:]]
    assert len(drawn(NAMED_GNA, 196)) == len(drawn(GNA, 196)) + 2
