"""The two rivals of a file: found in all of it, whatever the day."""

from __future__ import annotations

from explorer.analysis.areas.rival_pair import RivalPair
from explorer.data.model import Dataset, Link
from explorer.data.vocabulary import ActorType
from explorer.workspace import Workspace
from overview_samples import DAY, PARTIES, group, groups, low, picture_of, rival_file
from samples import actor, alliance, dataset, link

DEAL = "norland.economic.sudmark"


def rivals(data: Dataset) -> RivalPair | None:
    return Workspace(data).areas.rivals


def names(data: Dataset) -> tuple[str, str] | None:
    found = rivals(data)
    return found.both if found else None


def test_they_help_opposite_sides_in_both_theaters_and_deal() -> None:
    found = rivals(rival_file())
    assert found is not None
    assert found.both == ("norland", "sudmark")
    assert found.theaters == ("east", "west")
    assert found.helped == (
        frozenset({("east", "red"), ("west", "green")}),
        frozenset({("east", "blue"), ("west", "gold")}),
    )


def test_the_one_that_helps_the_first_party_is_first() -> None:
    turned = {"east": ("blue", "red"), "west": ("green", "gold")}
    assert names(rival_file(theaters=turned)) == ("sudmark", "norland")


def test_one_theater_is_not_enough_where_there_are_two() -> None:
    assert names(rival_file(without=("sudmark.military.gold",))) is None
    assert names(rival_file(without=("green.combat.gold",))) is None


def test_one_theater_is_enough_where_there_is_one() -> None:
    assert names(
        dataset(
            *groups("red blue"),
            link("red", "combat", "blue", "east"),
            link("norland", "aid", "red", "east"),
            link("sudmark", "aid", "blue", "east"),
            link("norland", "contact", "sudmark", since="2010", until="2010"),
            theaters={"east": ("red", "blue")},
        )
    ) == ("norland", "sudmark")


def test_without_dealings_there_are_none() -> None:
    assert names(rival_file(without=(DEAL,))) is None
    # Talks, help from one to the other's table, or a common paper are dealings.
    talks = link("sudmark", "negotiation", "norland", since="2012", until="2012")
    assert names(rival_file(talks, without=(DEAL,))) == ("norland", "sudmark")
    table = alliance("table", ["norland", "sudmark", "red"], kind="process")
    assert names(rival_file(table, without=(DEAL,))) == ("norland", "sudmark")


def test_only_recognition_or_low_confidence_is_no_help() -> None:
    recognised = link("norland", "recognition", "green", "west")
    assert names(rival_file(recognised, without=("norland.weapons.green",))) is None
    reported = low("norland", "weapons", "green", "west")
    assert names(rival_file(reported, without=("norland.weapons.green",))) is None


def test_fighting_of_low_confidence_is_no_war() -> None:
    fight = low("green", "combat", "gold", "west", since="2019")
    assert names(rival_file(fight, without=("green.combat.gold",))) is None


def test_help_and_war_have_to_share_a_day() -> None:
    early = link("sudmark", "military", "gold", "west", since="2012", until="2016")
    assert names(rival_file(early, without=("sudmark.military.gold",))) is None


def test_help_to_their_own_counts_and_is_folded() -> None:
    data = rival_file(
        *groups("unit"),
        actor("ministry", ActorType.BODY),
        link("unit", "part-of", "gold"),
        link("ministry", "part-of", "sudmark"),
        link("ministry", "military", "unit", "west", since="2019-06"),
        without=("sudmark.military.gold",),
    )
    assert names(data) == ("norland", "sudmark")


def other_pair(east: str, west: str) -> list[Link]:
    return [
        link("ostmark", east, "red", "east"),
        link("westmark", east, "blue", "east"),
        link("ostmark", west, "green", "west"),
        link("westmark", west, "gold", "west"),
        link("ostmark", "economic", "westmark"),
    ]


def test_of_two_pairs_the_one_with_the_stronger_opposition() -> None:
    assert names(rival_file(*other_pair("troops", "troops"))) == ("ostmark", "westmark")
    assert names(rival_file(*other_pair("aid", "aid"))) == ("norland", "sudmark")


def test_states_come_before_groups() -> None:
    strong = other_pair("troops", "troops")
    assert names(rival_file(group("ostmark"), *strong)) == ("norland", "sudmark")


def test_who_helps_both_of_two_foes_is_no_rival_there() -> None:
    data = rival_file(
        link("norland", "aid", "gold", "west"), link("sudmark", "aid", "green", "west")
    )
    assert names(data) is None


def test_they_are_the_same_on_every_day() -> None:
    data = rival_file()
    for day in ("1990-01-01", "2012-01-01", DAY, "2030-01-01", None):
        found = picture_of(data, day).file.rivals
        assert found is not None
        assert found.both == ("norland", "sudmark")


def test_no_party_of_the_theater_is_a_rival() -> None:
    assert names(rival_file(theaters={**PARTIES, "west": ("green", "gold", "norland")})) is None
