"""A view as a picture by areas tells it."""

from __future__ import annotations

from explorer.analysis.areas.area_picture import area_picture
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import ActorType
from explorer.graph.question import TwoDatesQuestion
from explorer.graph.span import Span
from explorer.workspace import Workspace
from overview_samples import DAY, GOLD, PARTIES, RED, groups, picture_of, rival_file, view_on
from samples import actor, link


def test_all_theaters_or_one() -> None:
    data = rival_file()
    both = picture_of(data)
    assert [*both.theaters] == ["east", "west"]
    assert both.theaters["east"].sides == ("red", "blue")
    one = picture_of(data, DAY, "west")
    assert [*one.theaters] == ["west"]
    assert {link.id for link in one.all_links.links} > {link.id for link in one.links.links}


def test_what_is_at_war_and_its_hue() -> None:
    picture = picture_of(rival_file())
    assert picture.are_at_war("east", "blue", "red")
    assert not picture.are_at_war("east", "red", "red")
    assert (picture.hue(RED), picture.hue(GOLD)) == (Hue.FIRST, Hue.SECOND)
    theater = picture.theaters["east"]
    assert theater.front("blue", "red") is theater.fronts[0]
    assert theater.own("red").members == ()


def test_a_side_that_is_no_party_has_the_hue_of_others() -> None:
    data = rival_file(
        *groups("bandits"), link("bandits", "combat", "red", "east"), without=("red.combat.blue",)
    )
    picture = picture_of(data)
    assert picture.theaters["east"].sides == ("red", "blue", "bandits")
    assert picture.hue(type(RED)("east", "bandits")) is Hue.OTHER


def test_belonging_does_not_depend_on_what_is_filtered() -> None:
    data = rival_file(
        *groups("unit"),
        link("unit", "part-of", "red", "east"),
        link("utland", "weapons", "unit", "east"),
    )
    picture = picture_of(data, DAY, kinds=frozenset({"weapons"}))
    assert [(one.helper, one.to) for one in picture.helps if one.helper == "utland"] == [
        ("utland", RED)
    ]


def test_who_stands_for_somebody() -> None:
    data = rival_file(
        *groups("unit guest"),
        actor("ministry", ActorType.BODY),
        link("unit", "part-of", "red", "east"),
        link("guest", "part-of", "red", "east"),
        link("guest", "combat", "gold", "west"),
        link("ministry", "part-of", "utland"),
    )
    picture = picture_of(data)
    assert picture.representative("unit", "east") == "red"
    assert picture.representative("ministry", "east") == "utland"
    assert picture.representative("guest", "west") == "guest"
    assert picture.representative("nobody", "west") == "nobody"


def test_halves_stay_whoever_is_there() -> None:
    """Before its foe comes to be, a side stands where it will stand."""
    theaters = {**PARTIES, "east": ("red", "blue", {"actor": "yellow", "since": "2015"}, "grey")}
    data = rival_file(
        *groups("yellow grey"), link("yellow", "combat", "grey", "east"), theaters=theaters
    )
    for day in ("2014-01-01", "2016-01-01"):
        lower = picture_of(data, day).theaters["east"].halves.second
        assert "grey" in [side for row in lower for side in (*row.facing, *row.outer)]


def test_of_two_dates_it_is_the_first() -> None:
    workspace = Workspace(rival_file())
    view = view_on("2018-01-01", question=TwoDatesQuestion(Span.parse("2019-12-25")))
    for picture in (
        workspace.area_picture(view),
        area_picture(workspace.areas, view, workspace.select),
    ):
        assert picture.view == view_on("2018-01-01")
        assert [front.theater for front in picture.theaters["west"].fronts] == []


def test_a_workspace_makes_each_picture_once() -> None:
    workspace = Workspace(rival_file())
    view = view_on(DAY)
    assert workspace.areas is workspace.areas
    assert workspace.area_picture(view) is workspace.area_picture(view_on(DAY, selected="red"))
