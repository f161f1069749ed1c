"""Tests for `overview_checks`: each fault is found in a drawing that has it, and no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import ActorType
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Glyph,
    Ink,
    OverviewDrawing,
    Panel,
    Piece,
    Shape,
    TextLine,
    TextPart,
)
from overview_checks import faults


def text(words: str, x: float, y: float, size: float = 12.0) -> TextLine:
    return TextLine(x, y, (TextPart(words),), size)


def arrow(*corners: tuple[float, float], seam: float = 0.0, width: float = 3.0) -> DrawnStroke:
    return DrawnStroke(corners, width, Ink.HELP, head=True, seam=seam)


def piece(role: str, name: str, *shapes: Shape, **data: str) -> Piece:
    return Piece(name, role, shapes, f"{name} is there.", data)


AREA = piece("theater", "north", Panel((20, 60, 300, 200), Ink.AREA), text("NORTH", 30, 80))
SIDE = piece(
    "side", "fort", Panel((30, 100, 150, 190), Ink.GROUND, edge=Ink.INK), text("Fort", 60, 150)
)
HELPER = piece("outsider", "ally", Glyph(ActorType.STATE, 90, 300, 10, (Hue.FIRST,)))
HELP = piece("help", "ally~fort", arrow((90, 290), (90, 191)), text("arms", 100, 240))
RIVAL = piece("rival", "crown", Glyph(ActorType.STATE, 200, 300, 20, ()))
DEALS = piece(
    "deals",
    "deals",
    DrawnStroke(
        ((220, 300), (380, 300)), 14, Ink.DEAL_BAND, edge=Ink.DEAL_EDGE, edge_width=1.5
    ),
    Panel((260, 280, 340, 320), Ink.GROUND, edge=Ink.DEAL_EDGE),
    text("they deal", 270, 304),
)  # fmt: skip
GOOD = (
    piece("headline", "headline", text("Fort and Crown", 20, 30, 19)),
    AREA,
    SIDE,
    HELPER,
    HELP,
    RIVAL,
    DEALS,
)


def drawn(*pieces: Piece) -> OverviewDrawing:
    return OverviewDrawing(400, 400, "wide", "Fort and Crown", "North", pieces)


def with_(*more: Piece) -> OverviewDrawing:
    """The good drawing and more at its end, each as part of the legend, which may say anything."""
    return drawn(*GOOD, *(replace(one, role="legend") for one in more))


def test_a_good_drawing_has_no_fault() -> None:
    assert faults(drawn(*GOOD)) == []


ADDED = {
    "'wide words' leaves the frame": piece("", "x", text("wide words", 370, 250)),
    "'low' leaves the frame": piece("", "x", text("low", 300, 396)),
    "'tiny' is set in 11 px": piece("", "x", text("tiny", 300, 250, 11)),
    "'arms' lies on 'more'": piece("", "x", text("more", 110, 245)),
    "'line' lies on the line help ally~fort": piece("", "x", text("line", 80, 260)),
    "'edge' lies on the edge of side fort": piece("", "x", text("edge", 140, 170)),
    "'mark' lies on the mark outsider ally": piece("", "x", text("mark", 92, 316)),
    "legend x leaves the frame": piece("", "x", Panel((380, 340, 410, 360), None)),
    "the mark legend x leaves the frame": piece(
        "", "x", Glyph(ActorType.STATE, 395, 350, 8, ())
    ),
    "the line legend x leaves the frame": piece(
        "", "x", DrawnStroke(((350, 350), (401, 350)), 3, Ink.HELP)
    ),
    "theater north and legend x overlap": piece("", "x", Panel((280, 180, 350, 230), None)),
    "'Fort' is hidden by legend x": piece("", "x", Panel((40, 130, 140, 160), Ink.AREA)),
    "the marks rival crown and legend x overlap": piece(
        "", "x", Glyph(ActorType.STATE, 200, 325, 8, ())
    ),
    "the mark legend x lies on the edge of theater north": piece(
        "", "x", Glyph(ActorType.STATE, 300, 100, 8, ())
    ),
    "the line legend x runs beneath side fort": piece(
        "", "x", DrawnStroke(((170, 120), (130, 120)), 3, Ink.HELP)
    ),
    "the line legend x runs beneath theater north": piece(
        "", "x", DrawnStroke(((250, 40), (250, 240)), 3, Ink.HELP)
    ),
    "the line legend x runs beneath the mark rival crown": piece(
        "", "x", DrawnStroke(((200, 260), (200, 340)), 3, Ink.HELP)
    ),
    "the lines help ally~fort and legend x run side by side": piece(
        "", "x", DrawnStroke(((82, 220), (82, 280)), 3, Ink.HELP)
    ),
    "the line legend x crosses help ally~fort without a seam": piece(
        "", "x", DrawnStroke(((60, 260), (98, 260)), 3, Ink.HELP)
    ),
    "the lines help ally~fort and legend x meet at the tip of help ally~fort": piece(
        "", "x", DrawnStroke(((60, 206), (98, 206)), 3, Ink.HELP, seam=2.5)
    ),
    "the line legend x is neither level nor upright": piece(
        "", "x", DrawnStroke(((310, 350), (340, 380)), 3, Ink.HELP)
    ),
}  # fmt: skip
"""What a piece more makes wrong."""


@pytest.mark.parametrize("fault", ADDED)
def test_it_finds(fault: str) -> None:
    found = faults(with_(ADDED[fault]))
    assert fault in found
    about_tips = [one for one in found if "tip of help" in one]
    assert set(found) <= {fault, *about_tips}


def test_a_crossing_with_a_seam_is_none() -> None:
    line = DrawnStroke(((60, 260), (98, 260)), 3, Ink.HELP, seam=2.5)
    assert faults(with_(piece("", "x", line))) == []


def test_it_finds_a_tip_in_the_air() -> None:
    found = faults(drawn(*GOOD, piece("legend", "x", text("a", 380, 390))))
    assert found == []
    floating = replace(HELP, shapes=(arrow((90, 290), (90, 230)),))
    assert faults(drawn(*GOOD[:4], floating)) == [
        "the tip of the line help ally~fort is on no edge"
    ]


def test_a_tip_may_end_at_a_mark() -> None:
    strike = piece("help", "strike", arrow((100, 300), (180, 300)))
    assert faults(drawn(*GOOD[:5], strike, *GOOD[5:])) == []


def test_it_finds_what_comes_too_late() -> None:
    headline, area, side, helper, helping, rival, deals = GOOD
    late = drawn(area, headline, side, helper, helping, deals, rival)
    assert faults(late) == [
        "headline headline comes too late in the order of reading",
        "rival crown comes too late in the order of reading",
    ]


def test_within_a_theater_fronts_follow_sides() -> None:
    front = piece("front", "war", DrawnStroke(((160, 100), (160, 190)), 6, Ink.FIGHT))
    assert faults(drawn(GOOD[0], AREA, SIDE, front)) == []
    assert faults(drawn(GOOD[0], AREA, front, SIDE)) == ["side fort comes too late in its theater"]


def test_it_finds_a_role_that_nobody_knows() -> None:
    assert faults(drawn(piece("ghost", "x", text("boo", 50, 50)))) == [
        "ghost x has a role that nobody knows"
    ]


def test_it_finds_what_says_or_shows_nothing() -> None:
    silent = replace(RIVAL, sentence="")
    assert faults(drawn(silent)) == ["rival crown has no sentence"]
    assert faults(drawn(replace(silent, can_be_chosen=False))) == []
    assert faults(drawn(piece("legend", "x"))) == ["legend x shows nothing"]


def test_it_finds_what_is_there_twice() -> None:
    twin = piece("side", "fort", Panel((160, 100, 280, 190), Ink.GROUND))
    assert faults(drawn(AREA, SIDE, twin)) == ["side fort is there 2 times"]
    elsewhere = replace(twin, data={"theater": "south"})
    assert faults(drawn(AREA, SIDE, elsewhere)) == []
