"""The hues of sides: that of the rival that helps them, the same on every day."""

from __future__ import annotations

from explorer.analysis.areas.side_hues import Hue
from explorer.data.model import Actor, Dataset, Link
from explorer.workspace import Workspace
from overview_samples import PARTIES, group, groups, rival_file
from samples import dataset, link


def hues(data: Dataset) -> dict[str, str]:
    return {f"{theater}.{side}": hue for (theater, side), hue in Workspace(data).areas.hues.items()}


def test_a_side_has_the_hue_of_the_rival_that_helps_it() -> None:
    assert hues(rival_file()) == {
        "east.red": Hue.FIRST,
        "east.blue": Hue.SECOND,
        "west.green": Hue.FIRST,
        "west.gold": Hue.SECOND,
    }


def test_a_side_that_both_help_has_the_hue_of_others() -> None:
    items: list[Actor | Link] = [
        *groups("yellow"),
        link("norland", "aid", "yellow", "east", since="2011"),
        link("sudmark", "aid", "yellow", "east", since="2011"),
    ]
    parties = {**PARTIES, "east": ("red", "blue", "yellow")}
    assert hues(rival_file(*items, theaters=parties))["east.yellow"] is Hue.THIRD


def test_one_more_side_of_the_file_is_the_third_and_two_are_others() -> None:
    one = {**PARTIES, "east": ("red", "blue", "yellow")}
    assert hues(rival_file(*groups("yellow"), theaters=one))["east.yellow"] is Hue.THIRD
    two = {"east": ("red", "blue", "yellow"), "west": ("green", "gold", "grey")}
    found = hues(rival_file(*groups("yellow grey"), theaters=two))
    assert found["east.yellow"] is found["west.grey"] is Hue.OTHER


def test_help_for_a_small_part_of_its_days_gives_no_hue() -> None:
    """Ten years of which the rival trained it in one: it is not the side that the rival helps."""
    parties = {**PARTIES, "east": ("red", "blue", "yellow")}
    yellow = group("yellow", since="2010")
    short = link("norland", "training", "yellow", "east", since="2011", until="2011")
    long = link("norland", "training", "yellow", "east", since="2011")
    assert hues(rival_file(yellow, short, theaters=parties))["east.yellow"] is Hue.THIRD
    assert hues(rival_file(yellow, long, theaters=parties))["east.yellow"] is Hue.FIRST


def test_without_rivals_the_two_sides_of_the_main_front_have_one() -> None:
    data = dataset(
        *groups("red blue yellow"),
        link("red", "combat", "yellow", "east"),
        link("red", "strikes", "yellow", "east"),
        link("blue", "combat", "red", "east"),
        theaters={"east": ("red", "blue", "yellow")},
    )
    assert hues(data) == {
        "east.red": Hue.FIRST,
        "east.yellow": Hue.SECOND,
        "east.blue": Hue.THIRD,
    }


def test_without_rivals_and_fights_the_first_party_has_one() -> None:
    data = dataset(*groups("red blue"), theaters={"east": ("red", "blue")})
    assert hues(data) == {"east.red": Hue.FIRST, "east.blue": Hue.THIRD}
