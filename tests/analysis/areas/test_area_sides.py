"""Who is a side of a theater on some days, and in which row of its half it stands."""

from __future__ import annotations

from explorer.analysis.areas.area_sides import MOST_SIDES, Halves, SideRow, halves
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import ActorType
from overview_samples import DAY, PARTIES, groups, low, picture_of, rival_file
from samples import actor, dataset, link

NO_WAR = ("red.combat.blue",)


def sides(*items: object, day: str = DAY, **rest: object) -> tuple[str, ...]:
    data = rival_file(*items, **rest)  # type: ignore[arg-type]
    return picture_of(data, day, "east").theaters["east"].sides


def test_parties_that_are_at_war_are_the_only_sides() -> None:
    assert sides(*groups("bandits"), link("bandits", "combat", "red", "east")) == ("red", "blue")


def test_without_a_war_of_parties_whoever_fights_there_is_a_side() -> None:
    fights = [
        link("bandits", "combat", "red", "east"),
        link("pirates", "strikes", "bandits", "east"),
    ]
    assert sides(*groups("bandits pirates"), *fights, without=NO_WAR) == (
        "red",
        "blue",
        "bandits",
        "pirates",
    )


def test_states_helpers_parts_and_who_is_only_reported_are_no_further_sides() -> None:
    items = [
        *groups("helper unit shadow bandits"),
        actor("firm", ActorType.PMC),
        link("norland", "combat", "blue", "east"),
        link("firm", "combat", "blue", "east"),
        link("helper", "aid", "red", "east"),
        link("helper", "combat", "bandits", "east"),
        link("unit", "part-of", "gang", "east"),
        link("unit", "combat", "red", "east"),
        low("shadow", "combat", "red", "east"),
        link("bandits", "combat", "red", "east"),
    ]
    assert sides(*groups("gang"), *items, without=NO_WAR) == ("red", "blue", "bandits")


def test_who_fights_only_somebodys_helper_is_no_side() -> None:
    items = [*groups("rebels"), link("rebels", "combat", "norland", "east")]
    assert sides(*items, without=NO_WAR) == ("red", "blue")


def test_only_parties_alive_on_the_days_are_sides() -> None:
    theaters = {**PARTIES, "east": ({"actor": "red", "since": "2011"}, "blue")}
    assert sides(day="2010-06-01", theaters=theaters) == ("blue",)
    assert sides(day="2012-06-01", theaters=theaters) == ("red", "blue")
    late = actor("red", ActorType.ARMED_GROUP, since="2012-03", until="2015")
    assert sides(late, without=NO_WAR, day="2012-02-01") == ("blue",)
    assert sides(late, without=NO_WAR, day="2015-12-31") == ("red", "blue")
    assert sides(late, without=NO_WAR, day="2016-01-01") == ("blue",)


def test_more_than_six_are_counted() -> None:
    names = tuple("abcdefgh")
    data = dataset(*groups(" ".join(names)), theaters={"east": names})
    found = picture_of(data, DAY, "east").theaters["east"]
    assert found.sides == names[:MOST_SIDES]
    assert found.left_out == 2


HUES = {"a": Hue.SECOND, "b": Hue.FIRST, "c": Hue.OTHER, "d": Hue.OTHER}


def test_no_side_no_half() -> None:
    assert halves((), (), {}, {}, ()) == Halves((), ())


def test_the_bar_has_its_half_and_the_rivals_side_is_nearest() -> None:
    foes = {"a": {"b": 2, "c": 2}, "b": {"a": 2}, "c": {"a": 2, "d": 2}, "d": {"c": 2}}
    data = rival_file(
        *groups("c d"),
        link("blue", "combat", "c", "east"),
        link("c", "combat", "d", "east"),
        theaters={**PARTIES, "east": ("c", "red", "blue", "d")},
    )
    found = picture_of(data, DAY, "east").theaters["east"]
    hues = {"red": Hue.FIRST, "blue": Hue.SECOND, "c": Hue.OTHER, "d": Hue.OTHER}
    assert halves(
        found.sides,
        {"red", "c", "d"},
        hues,
        {"blue": {"red": 2, "c": 2, "d": 1}, **foes},
        found.fronts,
    ) == Halves((SideRow(("red",)), SideRow(("c",), ("d",))), (SideRow(("blue",)),))


def test_a_half_without_a_front_to_the_bar_has_full_rows() -> None:
    found = halves(("a", "b", "c"), {"b", "c"}, HUES, {"a": {"b": 2}}, ())
    assert found == Halves((SideRow(("b",)), SideRow(("c",))), (SideRow(("a",)),))


def test_of_a_rivals_sides_those_without_a_front_stand_behind() -> None:
    found = picture_of(
        rival_file(
            *groups("yellow"),
            link("norland", "aid", "yellow", "east", since="2011"),
            link("yellow", "combat", "blue", "east", since="2012", until="2014"),
            theaters={**PARTIES, "east": ("yellow", "red", "blue")},
        ),
        DAY,
        "east",
    ).theaters["east"]
    assert found.halves.first == (SideRow(("red",), ("yellow",)),)


def test_a_side_that_others_than_a_rival_help_stands_outermost() -> None:
    hues = {"a": Hue.SECOND, "b": Hue.OTHER, "c": Hue.OTHER, "d": Hue.OTHER}
    foes = {"a": {"b": 2, "c": 2, "d": 2}}
    found = halves(("a", "b", "c", "d"), {"b", "c", "d"}, hues, foes, (), helped={"b"})
    assert found.first == (SideRow(("c",)), SideRow(("d",)), SideRow(("b",)))
