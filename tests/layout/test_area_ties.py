"""Which lines are strong on any day, from whom to whom, and which come first."""

from __future__ import annotations

from explorer.analysis.areas.area_picture import FileAreas
from explorer.analysis.areas.area_sides import SideKey
from explorer.data.model import Dataset
from explorer.data.vocabulary import ActorType
from explorer.graph.build import build_graph
from explorer.layout.area_ties import StrongTie, strong_ties
from samples import actor, dataset, link

RED, BLUE = SideKey("war", "red"), SideKey("war", "blue")
SIDES = {"red": RED, "army": RED, "blue": BLUE}


def file(*items: object) -> Dataset:
    return dataset(
        actor("red", ActorType.ARMED_GROUP),
        actor("blue", ActorType.ARMED_GROUP),
        actor("army", ActorType.ARMED_FORCES),
        link("army", "part-of", "red"),
        *items,  # type: ignore[arg-type]
        theaters={"war": ("red", "blue")},
    )


def ties_of(data: Dataset, *rivals: str) -> dict[tuple[str, SideKey | str, bool], StrongTie]:
    areas = FileAreas(data, build_graph(data))
    nodes = {node.id for node in data.nodes()}
    return {tie.key: tie for tie in strong_ties(areas, None, nodes, SIDES, rivals)}


def test_help_goes_to_the_side_once_for_each_helper() -> None:
    found = ties_of(
        file(
            link("north", "weapons", "red", "war", since="2015", until="2016"),
            link("north", "training", "army", "war", since="2018"),
            link("north", "political", "blue", "war"),
        )
    )
    assert list(found) == [("north", RED, False)]
    tie = found["north", RED, False]
    assert len(tie.days) == 2
    assert tie.rank == 0
    assert tie.marks == ("north",)


def test_what_stays_within_a_side_or_between_rivals_is_no_line() -> None:
    found = ties_of(
        file(link("red", "weapons", "army", "war"), link("north", "weapons", "south", "war")),
        "north",
        "south",
    )
    assert found == {}


def test_lines_of_another_day_or_that_are_told_come_later() -> None:
    found = ties_of(
        file(
            link("red", "combat", "blue", "war", since="2015"),
            link("north", "weapons", "red", "war", since="2015", until="2016-05"),
            link("north", "strikes", "blue", "war", since="2018"),
            link("south", "strikes", "blue", "war", since="2018"),
        )
    )
    assert found["north", RED, False].rank == 1
    assert found["north", BLUE, True].rank == 2
    assert found["south", BLUE, True].rank == 0


def test_a_part_waits_for_its_whole() -> None:
    found = ties_of(
        file(
            actor("corps", ActorType.ARMED_FORCES),
            link("corps", "part-of", "north"),
            link("north", "weapons", "red", "war"),
            link("corps", "troops", "red", "war"),
        )
    )
    assert found["north", RED, False].rank == 0
    assert found["corps", RED, False].rank == 2


def test_lines_between_outsiders_go_from_mark_to_mark() -> None:
    found = ties_of(file(link("south", "weapons", "north", "war"), link("a", "combat", "b", "war")))
    assert found["south", "north", False].side is None
    assert found["a", "b", True].marks == ("a", "b")


def test_lines_meet_on_a_common_day() -> None:
    found = ties_of(
        file(
            link("north", "weapons", "red", "war", since="2012", until="2013"),
            link("south", "weapons", "red", "war", since="2014", until="2015"),
            link("west", "weapons", "red", "war", since="2013-06", until="2014-06"),
        )
    )
    north, south, west = (found[one, RED, False] for one in ("north", "south", "west"))
    assert not north.meets(south)
    assert north.meets(west)
    assert west.meets(south)
