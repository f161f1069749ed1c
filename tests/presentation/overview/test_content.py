"""What the overview says, as values: what the legend says of sides."""

from __future__ import annotations

from explorer.analysis.areas.side_hues import Hue
from explorer.presentation.overview.content import OverviewContent

CONTENT = OverviewContent(
    "", (), (), "", (),
    hue_words=((Hue.FIRST, "side that A helps"), (Hue.OTHER, "other sides")),
    idle_words=(
        (Hue.FIRST, "side that A helps at other times"),
        (Hue.SECOND, "side that B helps at other times"),
    ),
)  # fmt: skip


def test_an_edge_beside_its_area_is_said_in_short() -> None:
    drawn = {(Hue.FIRST, False), (Hue.FIRST, True), (Hue.OTHER, False)}
    assert list(CONTENT.side_signs(drawn)) == [
        (Hue.FIRST, False, "side that A helps"),
        (Hue.FIRST, True, "at other times"),
        (Hue.OTHER, False, "other sides"),
    ]


def test_an_edge_alone_is_said_in_full_and_what_is_not_drawn_is_not_said() -> None:
    assert list(CONTENT.side_signs({(Hue.FIRST, True), (Hue.SECOND, True)})) == [
        (Hue.FIRST, True, "side that A helps at other times"),
        (Hue.SECOND, True, "side that B helps at other times"),
    ]
    assert list(CONTENT.side_signs({(Hue.SECOND, False), (Hue.THIRD, False)})) == []
