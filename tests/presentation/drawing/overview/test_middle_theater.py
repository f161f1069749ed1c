"""What leads to a theater between two others: lines of rivals, go-betweens and bridges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.model import Actor, Dataset, Link
from explorer.data.vocabulary import ActorType
from explorer.graph.view import default_view
from explorer.presentation.drawing.overview.page_overview import view_content
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    OverviewDrawing,
    Piece,
    TextLine,
)
from explorer.presentation.drawing.overview.wide import wide_overview
from explorer.workspace import Workspace
from overview_checks import faults
from overview_many_files import many_files
from samples import actor, dataset, link
from sweeping import examples

FRAMES = ((900, 560), (1000, 620), (1280, 720), (1920, 1080))
PLACES = ("west", "centre", "east")


def three(*items: Actor | Link, centre: str = "", third: tuple[str, ...] = ()) -> Dataset:
    """Three wars: in each north helps one side, south the other; more items.

    `centre`: another name of the theater in the middle; `third`: more parties of it.
    """
    own: list[Actor | Link] = [link("north", "economic", "south", since="2010")]
    for place in PLACES:
        own += [
            actor(f"{place}-a", ActorType.GOVERNMENT, name=f"A {place}"),
            actor(f"{place}-b", ActorType.ARMED_GROUP, name=f"B {place}"),
            link(f"{place}-a", "combat", f"{place}-b", place, since="2012"),
            link("north", "weapons", f"{place}-a", place, since="2014"),
            link("south", "troops", f"{place}-b", place, since="2015"),
        ]
    parties: dict[str, tuple[str | dict[str, str], ...]] = {
        place: (f"{place}-a", f"{place}-b") for place in PLACES
    }
    parties["centre"] = (*parties["centre"], *third)
    data = dataset(*own, *items, theaters=parties)
    if not centre:
        return data
    renamed = data.theaters["centre"].model_copy(update={"name": centre})
    return data.model_copy(update={"theaters": {**data.theaters, "centre": renamed}})


def drawn(data: Dataset, width: int = 1000, height: int = 620) -> OverviewDrawing:
    return wide_overview(view_content(Workspace(data), default_view(data)), width, height)


def words(piece: Piece) -> list[str]:
    return [
        "".join(run.text for run in shape.runs)
        for shape in piece.shapes
        if isinstance(shape, TextLine)
    ]


def piece(drawing: OverviewDrawing, name: str) -> Piece:
    return next(one for one in drawing.pieces if one.id == name)


def names(drawing: OverviewDrawing) -> set[str]:
    return {one.id for one in drawing.pieces}


def stroke(one: Piece) -> DrawnStroke:
    return next(shape for shape in one.shapes if isinstance(shape, DrawnStroke))


def said(drawing: OverviewDrawing, party: str) -> str:
    """All that stands in the area of a side, who helps it too."""
    own = (one for one in drawing.pieces if party in one.id)
    return " ".join(text for one in own for text in words(one))


@pytest.mark.parametrize("frame", FRAMES, ids=str)
def test_rivals_reach_the_theater_between_them(frame: tuple[int, int]) -> None:
    drawing = drawn(three(), *frame)
    down, up = piece(drawing, "north~centre-a~centre"), piece(drawing, "south~centre-b~centre")
    for one, goes_down in ((down, True), (up, False)):
        (x, y), (end, tip) = stroke(one).corners
        assert x == end
        assert (tip > y) == goes_down
    assert words(down) == ["arms", "since 2014"]
    assert words(up) == ["forces", "since 2015"]
    assert faults(drawing) == []


def test_two_sides_that_a_rival_helps_have_a_line_each() -> None:
    drawing = drawn(
        three(
            actor("centre-c", ActorType.GOVERNMENT, name="C centre"),
            link("north", "troops", "centre-c", "centre", since="2016"),
            link("centre-c", "combat", "centre-b", "centre", since="2013"),
            third=("centre-c",),
        ),
        1280,
        720,
    )
    lines = {name for name in names(drawing) if name.startswith("north~centre")}
    assert lines == {"north~centre-a~centre", "north~centre-c~centre"}
    assert faults(drawing) == []


def test_a_name_that_is_in_the_way_is_gone_around_or_words_say_all() -> None:
    bent = drawn(three(centre="Dominions"))
    corners = stroke(piece(bent, "north~centre-a~centre")).corners
    assert len(corners) in (2, 4)
    drawing = drawn(three(centre="A very long name of a theater in the middle"))
    assert "north~centre-a~centre" not in names(drawing)
    assert "arms from North, since 2014" in said(drawing, "centre-a")
    assert faults(drawing) == []


def wolf(*places: str, kind: str = "mercenaries") -> list[Actor | Link]:
    helps = [link("wolf", kind, f"{place}-b", place, since="2016") for place in places]
    return [actor("wolf", ActorType.PMC, name="Wolf"), *helps]


def test_who_goes_between_neighbours_stands_between_them() -> None:
    drawing = drawn(three(*wolf("west", "centre")))
    assert words(piece(drawing, "wolf")) == ["Wolf", "hired fighters", "since 2016"]
    ends = [
        stroke(piece(drawing, f"wolf~{place}-b~{place}")).corners for place in ("west", "centre")
    ]
    assert ends[0][-1][0] < ends[0][0][0] < ends[1][0][0] < ends[1][-1][0]
    assert len({y for corners in ends for _, y in corners}) == 1
    assert faults(drawing) == []


def test_who_finds_no_lane_is_said_in_full() -> None:
    drawing = drawn(three(*wolf("west", "east")))
    assert "wolf" not in names(drawing)
    for place in ("west", "east"):
        assert "hired fighters from Wolf, since 2016" in said(drawing, f"{place}-b")
    assert faults(drawing) == []


def unit(place: str) -> list[Actor | Link]:
    return [
        actor("unit", ActorType.ARMED_GROUP, name="Unit"),
        link("unit", "part-of", "west-a"),
        link("unit", "combat", "west-b", "west"),
        link("unit", "weapons", f"{place}-a", place, since="2018"),
    ]


def test_a_bridge_to_the_neighbour_is_a_line() -> None:
    drawing = drawn(three(*unit("centre")))
    bridge = next(one for one in drawing.pieces if one.role == "bridge")
    assert bridge.id == "unit~centre-a~centre"
    assert words(bridge)[0].startswith("Unit")
    assert "arms" in " ".join(words(bridge))
    assert faults(drawing) == []


def test_a_bridge_past_the_middle_is_said_in_full() -> None:
    drawing = drawn(three(*unit("east")))
    assert not any(one.role == "bridge" for one in drawing.pieces)
    assert "arms from Unit, since 2018" in said(drawing, "east-a")


@examples(8)
@given(many_files(least=3, most=3), st.sampled_from(FRAMES))
def test_no_file_of_three_theaters_makes_anything_touch(
    data: Dataset, frame: tuple[int, int]
) -> None:
    assert faults(drawn(data, *frame)) == []
