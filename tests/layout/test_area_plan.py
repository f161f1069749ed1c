"""Who stands where: sides in rows and slots, their own, and outsiders with those they help."""

from __future__ import annotations

import pytest

from conftest import SHIPPED
from explorer.analysis.areas.area_picture import FileAreas
from explorer.analysis.areas.area_sides import SideKey
from explorer.data.model import Dataset
from explorer.data.reading import read_dataset
from explorer.data.vocabulary import ActorType
from explorer.graph.build import build_graph
from explorer.layout.area_plan import (
    COMMON_DAYS,
    AreaPlan,
    PlannedTheater,
    has_areas,
    plan_areas,
)
from overview_samples import GOLD, GREEN, RED, group, rival_file
from samples import actor, dataset, link


def plan_of(data: Dataset, theater: str | None = None) -> AreaPlan:
    graph = build_graph(data)
    return plan_areas(FileAreas(data, graph), theater, set(graph))


def parties(theater: PlannedTheater, half: str) -> list[list[list[str]]]:
    """The parties of the slots of each row of a half, those facing the axis first."""
    rows = theater.upper if half == "upper" else theater.lower
    return [
        [[side.key.party for side in slot] for slot in (*row.facing, *row.outer)] for row in rows
    ]


def test_rivals_and_theaters_of_the_file() -> None:
    plan = plan_of(rival_file())
    assert plan.rivals == ("norland", "sudmark")
    assert {one.theater for one in plan.theaters} == {"east", "west"}
    east = next(one for one in plan.theaters if one.theater == "east")
    assert parties(east, "upper") == [[["red"]]]
    assert parties(east, "lower") == [[["blue"]]]


def test_who_is_a_side_s_own_stands_in_its_area_and_who_helps_beside_it() -> None:
    data = rival_file(
        group("squad"),
        link("squad", "part-of", "red"),
        actor("chief", ActorType.PERSON),
        link("chief", "leads", "red"),
        link("friend", "weapons", "red", "east"),
        link("friend", "political", "green", "west"),
        link("cousin", "part-of", "friend"),
        group("cousin"),
        link("cousin", "troops", "red", "east"),
        link("squad", "troops", "green", "west"),
    )
    plan = plan_of(data)
    members = {side.key: side.members for one in plan.theaters for side in one.sides}
    assert members[RED] == ("red", "chief", "squad")
    assert plan.helpers["friend"] == (RED,)
    assert plan.parts == {"cousin": "friend"}
    assert plan.bridges == {"squad": GREEN}
    assert "norland" not in plan.helpers


def test_help_of_the_day_comes_before_that_of_another_day() -> None:
    data = rival_file(
        link("friend", "weapons", "red", "east", since="2012", until="2013"),
        link("friend", "training", "gold", "west", since="2018"),
    )
    plan = plan_of(data)
    assert plan.helpers["friend"] == (GOLD, RED)
    assert plan.today["friend"] == 1


@pytest.mark.parametrize(("start", "is_shared"), [("2015-06", True), ("2013", False)])
def test_sides_that_hardly_live_together_share_a_slot(start: str, *, is_shared: bool) -> None:
    data = dataset(
        group("old", until="2015-12"),
        group("new", since=start),
        group("foe"),
        link("old", "combat", "foe", "war", since="2011", until="2015"),
        link("new", "combat", "foe", "war", since=start),
        theaters={"war": ("foe", "old", "new")},
    )
    [theater] = plan_of(data).theaters
    slots = [slot for half in ("upper", "lower") for row in parties(theater, half) for slot in row]
    assert (["new", "old"] in slots) is is_shared
    assert COMMON_DAYS > 200


def test_a_theater_alone_has_its_own_sides_only() -> None:
    plan = plan_of(rival_file(), "west")
    assert [one.theater for one in plan.theaters] == ["west"]
    assert {side.key for one in plan.theaters for side in one.sides} == {GREEN, GOLD}


def test_the_shipped_file() -> None:
    plan = plan_of(read_dataset(SHIPPED))
    libya, syria = plan.theaters
    assert (libya.theater, syria.theater) == ("libya", "syria")
    assert parties(libya, "upper")[0][0][0] == "gna"
    assert plan.helpers["egypt"][0] == SideKey("libya", "lna")
    assert plan.bridges["sna"] == SideKey("libya", "gna")
    assert has_areas(read_dataset(SHIPPED), "libya")
