"""Who is named at the foot of a theater: who fights where nothing else in the picture says so."""

from __future__ import annotations

from explorer.data.model import Actor, Alliance, Link
from explorer.data.vocabulary import ActorType
from explorer.presentation.overview.content import TheaterArea
from overview_samples import DAY, content_of, group, groups, low, rival_file
from samples import actor, dataset, link

FIGHT = link("red", "combat", "blue", "east", since="2019-04")


def east(*items: Actor | Link | Alliance) -> TheaterArea:
    theaters = {"east": ("red", "blue"), "west": ()}
    data = dataset(group("red", short="RED"), group("blue"), *items, theaters=theaters)
    return content_of(data, DAY, "east").theaters[0]


def foot(*items: Actor | Link | Alliance) -> tuple[str, ...]:
    return east(FIGHT, *items).also_fighting


def test_who_only_fights_is_named_with_whom() -> None:
    assert foot(link("utland", "strikes", "blue", "east")) == (
        "also fighting: Utland vs Blue",
        "also fighting: Utland",
        "1 more fights",
    )


def test_a_fight_with_a_helper_counts_and_one_with_anybody_else_does_not() -> None:
    helper = link("norland", "weapons", "red", "east")
    assert foot(helper, link("utland", "strikes", "norland", "east"))[0] == (
        "also fighting: Utland vs Norland"
    )
    assert foot(link("utland", "strikes", "norland", "east")) == ()


def test_helpers_sides_and_who_is_only_reported_are_not_at_the_foot() -> None:
    assert foot(low("utland", "strikes", "blue", "east")) == ()
    assert foot(link("utland", "strikes", "blue", "west")) == ()
    assert (
        foot(
            link("utland", "strikes", "blue", "east"),
            link("utland", "aid", "red", "east"),
            *groups("unit"),
            link("unit", "part-of", "red", "east"),
            link("unit", "combat", "blue", "east"),
        )
        == ()
    )


def test_who_is_fought_is_named_as_well_and_folds() -> None:
    found = foot(
        actor("air-force", ActorType.ARMED_FORCES),
        link("air-force", "part-of", "utland"),
        link("blue", "combat", "air-force", "east"),
        link("air-force", "strikes", "red", "east"),
    )
    assert found[0] == "also fighting: Utland vs Blue and RED"
    assert east(FIGHT, link("utland", "strikes", "red", "east")).foot_sentence == (
        "Also fighting: Utland vs RED."
    )


def test_without_room_some_are_counted() -> None:
    fights = [link(f"state{k}", "strikes", "blue", "east") for k in range(3)]
    assert foot(*fights)[1:] == (
        "also fighting: State0 vs Blue; State1 vs Blue; 1 more",
        "also fighting: State0 vs Blue; 2 more",
        "also fighting: State0, State1, State2",
        "3 more fight",
    )


def test_strikes_are_told_from_who_strikes_and_combat_once() -> None:
    band: list[Actor | Link] = [*groups("band"), link("band", "combat", "blue", "east")]
    assert foot(*band, link("utland", "strikes", "band", "east"))[0] == (
        "also fighting: Band vs Blue; Utland vs Band"
    )
    helper = link("utland", "weapons", "red", "east")
    assert foot(*band, helper, link("utland", "strikes", "band", "east"))[0] == (
        "also fighting: Band vs Blue; Utland vs Band"
    )
    assert foot(*band, helper, link("utland", "combat", "band", "east"))[0] == (
        "also fighting: Band vs Blue and Utland"
    )


def test_a_fight_of_a_helper_is_told_where_no_row_tells_it() -> None:
    third: list[Actor | Link] = [*groups("green"), link("utland", "combat", "green", "east")]
    theaters = {"east": ("red", "blue", "green"), "west": ()}
    for kind in ("weapons", "troops"):
        helper = link("utland", kind, "red", "east")
        data = dataset(group("red"), group("blue"), FIGHT, helper, *third, theaters=theaters)
        (found,) = content_of(data, DAY, "east").theaters
        assert found.also_fighting[0] == "also fighting: Utland vs Green", kind
    # Forces that fight on a side fight whoever has a front with it.
    helper = link("utland", "troops", "red", "east")
    fights = link("utland", "combat", "blue", "east")
    data = dataset(group("red"), group("blue"), FIGHT, helper, fights, theaters=theaters)
    assert content_of(data, DAY, "east").theaters[0].also_fighting == ()


def test_the_fights_of_rivals_are_told_beside_them() -> None:
    file = rival_file(link("norland", "strikes", "blue", "east", since="2019"))
    found = content_of(file, DAY)
    assert all(theater.also_fighting == () for theater in found.theaters)
    assert [fight.words for one in found.rivals[0].helps for fight in one.fights] == ["fights Blue"]
