"""The headline of an overview: the first of five forms that the links of the days carry."""

from __future__ import annotations

import pytest

from explorer.data.model import Actor, Alliance, Dataset, Link
from explorer.data.vocabulary import ActorType
from overview_samples import DAY, content_of, disputed, groups, low, rival_file
from samples import actor, alliance, dataset, link

DEAL = ("norland.economic.sudmark",)
BOTH = "Norland and Sudmark back opposite sides in both wars"


def headline(data: Dataset, day: str = DAY, theater: str | None = None, **rest: object) -> str:
    return content_of(data, day, theater, **rest).headline


def test_the_files_own_stands_above_the_first_picture_only() -> None:
    data = rival_file(headline="Two wars, one bargain")
    assert headline(data) == "Two wars, one bargain"
    assert headline(data, "2019-12-24") != "Two wars, one bargain"
    assert headline(data, DAY, "east") != "Two wars, one bargain"
    assert headline(data, kinds=frozenset({"combat"})) != "Two wars, one bargain"


def test_rivals_in_both_wars_that_deal() -> None:
    assert headline(rival_file()) == f"{BOTH}, and deal with each other all the same"


def test_rivals_in_one_theater() -> None:
    former = link("norland", "agreement", "sudmark", since="2009", until="2010")
    assert headline(rival_file(former, without=DEAL), DAY, "west") == (
        "Norland and Sudmark back opposite sides in West"
    )
    here = link("norland", "agreement", "sudmark", "west", since="2019")
    # What they deal in elsewhere, or without a theater, counts in every view.
    for file in (rival_file(), rival_file(here, without=DEAL)):
        assert headline(file, DAY, "west") == (
            "Norland and Sudmark back opposite sides in West, and deal with each other all the same"
        )
    assert headline(rival_file(), "2016-01-01") == (
        "Norland and Sudmark back opposite sides in East, and deal with each other all the same"
    )


@pytest.mark.parametrize(
    ("deal", "ending"),
    [
        (link("norland", "economic", "sudmark"), ""),
        (link("norland", "negotiation", "sudmark", since="2015"), "talk"),
        (link("norland", "weapons", "sudmark", since="2015"), "deal"),
        (low("norland", "agreement", "sudmark", since="2015"), ""),
        (link("norland", "agreement", "sudmark", since="2015", until="2018"), ""),
        (link("norland", "agreement", "sudmark", since="2015", until="2019-11-01"), ""),
    ],
)
def test_only_dealings_with_a_start_that_hold_carry_it(deal: Link, ending: str) -> None:
    table = alliance("table", ["norland", "sudmark"], kind="process", until="2015")
    said = f", and {ending} with each other all the same" if ending else ""
    assert headline(rival_file(table, deal, without=DEAL)) == BOTH + said


def test_many_wars_are_counted_where_no_state_helps() -> None:
    names = [f"war{k}" for k in range(5)]
    parties = {name: (f"{name}-one", f"{name}-two") for name in names}
    actors = groups(" ".join(party for two in parties.values() for party in two))
    fights = [
        link(*(f"{name}-one", "combat", f"{name}-two", name), since="2015") for name in names[:4]
    ]
    file = dataset(*actors, *fights, theaters=parties)
    assert headline(file) == "War in four of five conflicts on 25 December 2019"
    helped = dataset(
        *actors, *fights, link("utland", "weapons", "war1-two", "war1"), theaters=parties
    )
    assert headline(helped) == (
        "War1: War1-One and War1-Two have fought since 2015; one state helps War1-Two"
    )


def test_only_disputed_help_is_reported() -> None:
    doubtful = disputed("sudmark", "military", "gold", "west", since="2019-06")
    data = rival_file(doubtful, without=("sudmark.military.gold",))
    assert headline(data, DAY, "west") == (
        "Norland and Sudmark are reported on opposite sides in West, and deal with each other all "
        "the same"
    )
    # In the other theater it is not in doubt.
    assert headline(data).startswith(BOTH)


def more_theaters(count: int) -> Dataset:
    theaters = {"east": ("red", "blue"), "west": ("green", "gold")}
    return rival_file(theaters=theaters | {f"place{k}": () for k in range(count - 2)})


def test_how_many_of_how_many() -> None:
    assert headline(more_theaters(6)).startswith(
        "Norland and Sudmark back opposite sides in two of six conflicts,"
    )
    assert headline(more_theaters(3)).startswith(
        "Norland and Sudmark back opposite sides in East and West,"
    )


def war(*items: Actor | Link | Alliance) -> Dataset:
    fight = link("red", "combat", "blue", "east", since="2018-03")
    return dataset(*groups("red blue"), fight, *items, theaters={"east": ("red", "blue")})


def test_a_war_and_the_states_that_help() -> None:
    states = [link(f"state{k}", "weapons", "red", "east") for k in range(3)]
    data = war(*states, link("utland", "aid", "blue", "east"))
    assert headline(data) == (
        "Red and Blue have fought since March 2018; three states help Red, one Blue"
    )
    assert headline(war(*states[:1])) == (
        "Red and Blue have fought since March 2018; one state helps Red"
    )
    assert headline(war(link("utland", "aid", "blue", "east"))) == (
        "Red and Blue have fought since March 2018; one state helps Blue"
    )
    assert headline(war()) == "Red and Blue have fought since March 2018"


def test_groups_and_what_is_only_reported_are_no_states_that_help() -> None:
    data = war(
        *groups("band"), link("band", "aid", "red", "east"), low("utland", "aid", "red", "east")
    )
    assert headline(data) == "Red and Blue have fought since March 2018"


def peace(*items: Actor | Link | Alliance) -> Dataset:
    return dataset(*groups("red"), *items, theaters={"east": ("red",)})


def test_a_side_that_states_help_and_nobody_fights() -> None:
    states = [link(f"state{k}", "aid", "red", "east") for k in range(7)]
    assert headline(peace(*states)) == "Seven states help Red; nobody in this file fights it"
    assert headline(peace(*states[:1])) == "One state helps Red; nobody in this file fights it"


@pytest.mark.parametrize(
    "hostility",
    [
        link("utland", "sanctions", "red", "east"),
        link("utland", "combat", "red", "east", since="2010", until="2012"),
        link("red", "threat", "utland", "east"),
    ],
)
def test_nobody_fights_it_only_where_no_hostility_of_the_file_meets_it(hostility: Link) -> None:
    data = peace(link("norland", "aid", "red", "east"), hostility)
    assert headline(data) == "One state helps Red"
    assert headline(data, kinds=frozenset({"aid"})) == "One state helps Red"


def works(count: int, since: str | None = None) -> list[Actor | Link]:
    found: list[Actor | Link] = [actor("ministry", ActorType.BODY)]
    for k in range(count):
        start = since if k < 2 else "2012"
        found.append(actor(f"firm{k}", ActorType.COMPANY))
        found.append(link(f"firm{k}", "economic", "ministry", "east", since=start))
    return found


def test_companies_that_work_with_somebody() -> None:
    data = dataset(*works(12, "2019-03"), theaters={"east": ()})
    assert headline(data) == "Twelve companies work with Ministry; two of them since 2019"
    data = dataset(*works(12, "2016-03"), theaters={"east": ()})
    assert headline(data) == "Twelve companies work with Ministry"


def test_else_how_much_there_is() -> None:
    data = dataset(*works(1, "2016"), theaters={"east": ()})
    assert headline(data) == "2 actors and 1 link on 25 December 2019"
    assert headline(data, "2019") == "2 actors and 1 link in 2019"
    assert content_of(data, None).headline == "2 actors and 1 link of any date"


def test_the_line_below() -> None:
    found = content_of(rival_file())
    assert found.subline[0] == (
        "25 December 2019. 7 of 7 links: who fights, and who helps with forces, arms or training."
    )
    assert found.short_subline[0] == "25 December 2019. Who fights and who helps."
    one = content_of(rival_file(), DAY, "east")
    assert one.subline[-1] == "East, 25 December 2019. 3 of 3 links."
