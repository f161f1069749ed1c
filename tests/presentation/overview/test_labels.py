"""Names, hues and acts of actors as the overview writes them."""

from __future__ import annotations

import pytest

from explorer.analysis.areas.side_hues import Hue
from explorer.data.model import Actor, Alliance, Link
from explorer.data.vocabulary import ActorType
from explorer.presentation.overview.labels import Labels
from overview_samples import BLUE, DAY, PARTIES, group, groups, low, picture_of, rival_file
from samples import actor, link


def labels(*items: Actor | Link | Alliance, **rest: object) -> Labels:
    picture = picture_of(rival_file(*items, **rest))  # type: ignore[arg-type]
    return Labels(picture, picture.view.last_day or 0)


def hues(who: str, *items: Actor | Link | Alliance, **rest: object) -> tuple[Hue, ...]:
    return labels(*items, **rest).hues(who)


def test_a_mark_has_its_short_name_and_a_side_its_hue() -> None:
    found = labels(group("red", short="RED"))
    assert found.mark("red").label == "RED"
    assert found.side_mark(BLUE).hues == (Hue.SECOND,)


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([link("utland", "aid", "red", "east")], (Hue.FIRST,)),
        ([link("utland", "recognition", "red", "east")], ()),
        ([low("utland", "troops", "red", "east")], ()),
        ([link("utland", "combat", "red", "east")], ()),
        ([link("utland", "aid", "red", "east", until="2018")], ()),
        ([link("utland", "aid", "red", "east"), link("utland", "aid", "blue", "east")],
         (Hue.FIRST, Hue.SECOND)),
        # Not at war with each other: that of the stronger.
        ([link("utland", "aid", "red", "east"), link("utland", "weapons", "gold", "west")],
         (Hue.SECOND,)),
    ],
)  # fmt: skip
def test_the_hue_is_that_of_the_side_it_helps(links: list[Link], expected: tuple[Hue]) -> None:
    assert hues("utland", *links) == expected


def test_own_members_take_their_sides_hue_whomever_they_help() -> None:
    items: list[Actor | Link] = [
        *groups("unit"),
        link("unit", "part-of", "red", "east"),
        link("unit", "combat", "blue", "east"),
        link("unit", "weapons", "gold", "west"),
    ]
    assert hues("unit", *items) == (Hue.FIRST,)


def test_two_sides_of_the_same_hue_at_war_give_one_hue() -> None:
    parties = {"east": ("red", "blue", "yellow", "grey"), "west": PARTIES["west"]}
    items: list[Actor | Link] = [
        *groups("yellow grey"),
        link("yellow", "combat", "grey", "east"),
        link("utland", "aid", "yellow", "east"),
        link("utland", "aid", "grey", "east"),
    ]
    assert hues("utland", *items, theaters=parties) == (Hue.OTHER,)


def test_the_fights_of_somebody_are_those_against_sides_the_longest_first() -> None:
    found = labels(
        actor("air-force", ActorType.BODY),
        *groups("unit"),
        link("unit", "part-of", "blue", "east"),
        link("air-force", "part-of", "utland"),
        link("air-force", "strikes", "red", "east", since="2019-03"),
        link("utland", "strikes", "unit", "east", since="2015"),
        low("utland", "combat", "blue", "east", since="2010"),
        link("utland", "strikes", "norland", "east"),
    ).fights("utland", "east")
    assert [(one.foe, one.words, one.dates[0]) for one in found] == [
        ("blue", "fights Unit", "since 2015"),
        ("red", "fights Red", "since March 2019"),
    ]


def test_who_fights_several_of_a_sides_own_fights_the_side() -> None:
    parts = [link(one, "part-of", "blue", "east") for one in ("unit", "band")]
    fights = [link("utland", "strikes", one, "east", since="2015") for one in ("unit", "band")]
    (found,) = labels(*groups("unit band"), *parts, *fights).fights("utland", "east")
    assert (found.foe, found.words) == ("blue", "fights Blue")


def test_a_fight_that_was_last_reported_is_told_as_past() -> None:
    fight = link("utland", "strikes", "blue", "east", since="2018", last_reported="2019-09")
    (found,) = labels(fight).fights("utland", "east")
    assert (found.words, found.dates) == ("fought Blue", ("last reported in Sept 2019", "2019"))


def test_being_fought_is_no_fight_of_ones_own_unless_it_is_mutual() -> None:
    assert labels(link("blue", "combat", "utland", "east")).fights("utland", "east") == ()
    both = link("blue", "combat", "utland", "east", mutual=True)
    assert [one.words for one in labels(both).fights("utland", "east")] == ["fights Blue"]


def test_the_day_is_that_of_the_picture() -> None:
    assert labels().day == picture_of(rival_file(), DAY).view.last_day


def test_a_mark_beside_a_theater_has_the_hue_of_the_side_that_it_helps_there() -> None:
    found = labels(
        link("utland", "troops", "red", "east", since="2015"),
        link("utland", "weapons", "gold", "west", since="2015"),
    )
    assert found.mark("utland").hues == (Hue.FIRST,)
    assert found.mark("utland", theater="east").hues == (Hue.FIRST,)
    assert found.mark("utland", theater="west").hues == (Hue.SECOND,)
