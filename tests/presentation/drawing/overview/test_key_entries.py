"""Tests for `presentation.drawing.overview.key_entries`: what is explained, and in which rows."""

from __future__ import annotations

from dataclasses import replace

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.held_links import Doubt
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import ActorType
from explorer.presentation.drawing.overview.key_entries import (
    KeyGroup,
    deal_entry,
    doubt_entries,
    flowing_key,
    front_entries,
    help_entries,
    shape_entries,
    side_entries,
    two_rows,
)
from explorer.presentation.drawing.overview.scene import Piece, TextLine
from explorer.presentation.overview.content import Act, ActorMark, Front, OverviewContent, SideArea

FORCES, ARMS = Act("troops", "forces", 1.0), Act("weapons", "arms", 0.75)
HELP = Act("military", "military help", 0.75, doubt=Doubt.DISPUTED)


def front(state: FrontState) -> Front:
    return Front("north", ("a", "b"), state, (), ())


def texts(pieces: tuple[Piece, ...]) -> list[TextLine]:
    return [shape for piece in pieces for shape in piece.shapes if isinstance(shape, TextLine)]


def test_only_fronts_that_are_drawn_are_explained() -> None:
    entries = front_entries([front(FrontState.CEASEFIRE), front(FrontState.WAR)])
    assert [entry.words for entry in entries] == ["at war", "ceasefire"]
    assert front_entries([]) == ()


def test_widths_of_help_go_from_the_widest_on() -> None:
    entries = help_entries([ARMS, HELP, FORCES], in_full=True)
    assert [(entry.words, entry.width) for entry in entries] == [
        ("helps with:", 0),
        ("forces that fight on that side", 6),
        ("military help, arms", 4.5),
    ]
    assert help_entries([FORCES], in_full=False)[1].words == "forces"
    assert help_entries([], in_full=True) == ()


def test_doubts_hues_and_shapes_that_are_drawn_are_explained() -> None:
    assert [entry.words for entry in doubt_entries([Doubt.NONE, Doubt.DISPUTED])] == ["disputed"]
    assert doubt_entries([Doubt.NONE]) == ()
    blue, grey = (
        SideArea(SideKey("war", hue), ActorMark(hue, "", ActorType.STATE, (hue,)))
        for hue in (Hue.FIRST, Hue.OTHER)
    )
    content = OverviewContent(
        "", (), (), "", (),
        ((Hue.FIRST, "side that A helps"), (Hue.OTHER, "other sides")),
        idle_words=((Hue.FIRST, "side that A helps at other times"),),
    )  # fmt: skip
    assert [entry.words for entry in side_entries(content, [grey])] == ["other sides"]
    both = side_entries(content, [blue, replace(blue, is_idle=True)])
    assert [(entry.words, entry.filled) for entry in both] == [
        ("side that A helps", True), ("at other times", False)
    ]  # fmt: skip
    types = [ActorType.ORGANISATION, ActorType.STATE, ActorType.STATE]
    assert [entry.words for entry in shape_entries(types)] == ["state", "organisation"]
    entry = deal_entry("talk", is_filled=False)
    assert (entry.words, entry.filled) == ("talk", False)


def test_each_group_begins_a_row() -> None:
    groups = (
        KeyGroup(front_entries([front(FrontState.WAR)])),
        KeyGroup(help_entries([FORCES, ARMS], in_full=False)),
    )
    pieces, end = flowing_key(groups, 16, 374, 100)
    assert end == 122
    assert [round(text.y) for text in texts(pieces)] == [104, 126, 126, 126]
    assert all(text.box[2] <= 374 for text in texts(pieces))


def test_columns_are_aligned() -> None:
    entries = shape_entries([ActorType.STATE, ActorType.PERSON, ActorType.PMC, ActorType.COALITION])
    pieces, end = flowing_key((KeyGroup(entries, 2),), 16, 376, 0)
    assert sorted({round(text.x) for text in texts(pieces)}) == [37, 217]
    assert end == 22


def in_rows(room: float) -> list[list[str]]:
    first = help_entries([FORCES], in_full=False)
    second = shape_entries(
        [
            ActorType.STATE,
            ActorType.COALITION,
            ActorType.PERSON,
            ActorType.PMC,
            ActorType.COMPANY,
        ]
    )
    return [[entry.words for entry in row.entries] for row in two_rows(first, second, room)]


def test_what_a_row_has_no_room_for_goes_to_the_one_above() -> None:
    shapes = ["state", "coalition", "military company", "company", "person"]
    assert in_rows(500) == [["helps with:", "forces"], shapes]
    assert in_rows(380) == [["helps with:", "forces", "person"], shapes[:-1]]


def test_a_key_that_two_rows_do_not_hold_stays_in_its_groups() -> None:
    shapes = ["state", "coalition", "military company", "company", "person"]
    assert in_rows(150) == [["helps with:", "forces"], shapes]
