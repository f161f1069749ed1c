"""Lines to sides: where they end, which of them are drawn, and how readable that leaves the map."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from area_samples import many_wars
from explorer.analysis.areas.area_sides import SideKey
from explorer.data.vocabulary import ActorType, Family
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.layout.area_faults import MapFaults
from explorer.presentation.drawing.fixed_ends import AreaLine, area_line, edge_point
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.lines import BACK, FORWARD, Line
from explorer.presentation.overlays.overlay import Overlay
from explorer.workspace import Workspace
from map_checks import map_faults
from samples import actor, dataset, link
from sweeping import examples, sampled

BOX = (100.0, 0.0, 200.0, 100.0)
NO_MARKS = np.empty((0, 3))

ALL_YEARS = tuple(range(2011, 2021))
BUSY_YEARS = (2013, 2016, 2018)

Point = tuple[float, float]


def line(arrows: int, family: Family = Family.SUPPORT) -> Line:
    return Line("a", "b", family, ("one",), arrows, recent=False)


def test_a_line_goes_to_the_side_that_is_helped_or_fought() -> None:
    left, right = SideKey("war", "p"), SideKey("war", "q")
    assert area_line(line(FORWARD), {"b": left}) == AreaLine("a", "b", left)
    assert area_line(line(BACK), {"a": left}) == AreaLine("b", "a", left)
    assert area_line(line(FORWARD), {"a": left}) is None
    assert area_line(line(FORWARD), {"a": left, "b": left}) is None
    assert area_line(line(FORWARD), {"a": left, "b": right}) == AreaLine("a", "b", right)
    assert area_line(line(0, Family.HOSTILITY), {"a": left}) == AreaLine("b", "a", left)
    assert area_line(line(0, Family.COOPERATION), {"b": left}) is None


@pytest.mark.parametrize(
    ("origin", "end"),
    [
        ((20, 40), (100, 40)),
        ((260, 70), (200, 70)),
        ((150, -30), (150, 0)),
        ((150, 140), (150, 100)),
    ],
)
def test_a_line_ends_level_or_upright_where_it_can(origin: Point, end: Point) -> None:
    assert edge_point(origin, BOX, [], NO_MARKS) == end


def test_a_line_keeps_off_marks_and_other_areas() -> None:
    mark = np.array([(60.0, 40.0, 7.0)])
    x, y = edge_point((20, 40), BOX, [], mark)
    assert x == 100
    assert abs(y - 40) > 7
    # Another area lies in the way: the line goes past it.
    x, y = edge_point((20, 75), BOX, [(40.0, 70.0, 80.0, 100.0)], NO_MARKS)
    assert x == 100
    assert y < 70


@pytest.mark.parametrize("theater", [None, "syria", "libya"])
def test_the_shipped_map_can_be_read(workspace: Workspace, theater: str | None) -> None:
    """Before there were areas: 44, 71 and 6 crossings; 13, 4 and 2 lines at foreign marks.

    Each strong line can be followed: none runs over a foreign area or at a foreign mark, none
    beside another, and none crosses another too flat.
    """
    view = replace(default_view(workspace.dataset), theater=theater)
    found = map_faults(workspace, view)
    assert found.beneath == found.near_marks == found.close == found.flat == 0
    assert found.labels_over == 0
    assert found.labels_out <= 1
    assert found.crossings <= 4
    assert found.on_labels <= 3


@pytest.mark.parametrize(
    "years", sampled([BUSY_YEARS, ALL_YEARS], [BUSY_YEARS]), ids=["busy", "all"]
)
@pytest.mark.parametrize("theater", [None, "syria", "libya"])
def test_the_shipped_map_can_be_read_in_every_year(
    workspace: Workspace, theater: str | None, years: tuple[int, ...]
) -> None:
    """On days in these years together; on the busiest there are forty strong lines.

    Who is no party yet, or no more, stands without an area in the room of others.
    """
    days = [View(theater=theater, span=Span.parse(f"{year}-06-01")) for year in years]
    found = sum((map_faults(workspace, view) for view in days), MapFaults())
    assert found.beneath <= 1
    assert found.flat == found.labels_over == 0
    assert found.close <= 5
    assert found.near_marks <= 10
    assert found.labels_out <= 3


@examples(4, 60)
@given(st.integers(0, 999), st.integers(1, 6), st.integers(1, 6), st.integers(0, 3))
def test_the_map_of_any_file_of_moderate_size_can_be_read(
    seed: int, theaters: int, sides: int, helpers: int
) -> None:
    """Up to six theaters with as many sides as have areas; see docs/pictures.md for larger ones."""
    workspace = Workspace(many_wars(seed, theaters, sides, helpers))
    found = map_faults(workspace, default_view(workspace.dataset))
    assert found.flat == found.labels_over == 0
    # Of 245 files one of thirty sides had a line over an area.
    assert found.beneath <= (1 if theaters * sides > 20 else 0)
    # On a map of many theaters areas are narrow, and a name may be wider than its area.
    assert found.labels_out <= theaters * sides
    assert found.near_marks <= (1 if theaters * sides > 20 else 0)
    if theaters * sides <= 16:
        assert found.close <= 2
        assert found.on_labels <= 6


@pytest.mark.parametrize("theaters", [1, 3])
def test_with_more_sides_than_have_areas_hardly_a_line_runs_over_an_area(theaters: int) -> None:
    workspace = Workspace(many_wars(7, theaters, 8, 3))
    found = map_faults(workspace, default_view(workspace.dataset))
    assert found.beneath <= 2
    assert found.flat == 0


def test_a_front_is_drawn_once_and_helpers_fight_behind_it() -> None:
    """Whoever helps a side fights its foe: the front says so. Lines within a side wait too."""
    more = [link(f"n{k}", "contact", f"n{k + 1}") for k in range(70)]
    data = dataset(
        link("p", "combat", "q", "war"),
        link("h", "weapons", "p", "war"),
        link("h", "strikes", "q", "war"),
        link("x", "combat", "q", "war"),
        actor("part", ActorType.ARMED_GROUP),
        link("part", "part-of", "p"),
        link("part", "combat", "q", "war"),
        link("p", "weapons", "part", "war"),
        *more,
        theaters={"war": ("p", "q")},
    )
    drawing = MapMaker(Workspace(data)).drawing(View(), Overlay())
    assert [front.id for front in drawing.fronts] == ["p~q"]
    assert {area.key.party for area in drawing.areas} == {"p", "q"}
    shown = {one.id for one in drawing.lines.values() if not one.is_quiet}
    assert shown == {"h~p~support", "q~x~hostility"}
    assert all(drawing.lines[one].homes for one in shown)


def test_a_line_of_whom_somebody_has_dragged_ends_at_its_marks() -> None:
    data = dataset(
        link("p", "combat", "q", "war"),
        link("h", "weapons", "p", "war"),
        theaters={"war": ("p", "q")},
    )
    maker = MapMaker(Workspace(data))
    assert maker.drawing(View(), Overlay()).lines["h~p~support"].homes
    moved = View(places={"h": (5.0, 5.0)})
    assert maker.drawing(moved, Overlay()).lines["h~p~support"].homes is None
