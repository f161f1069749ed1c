"""What the overview says of fronts."""

from __future__ import annotations

from explorer.data.model import Actor, Alliance, Link
from explorer.presentation.overview.content import Front, TheaterArea
from explorer.presentation.overview.front_words import mediated_by
from overview_samples import DAY, content_of, disputed, group
from samples import dataset, link

FIGHT = link("red", "combat", "blue", "east", since="2019-04")


def east(*items: Actor | Link | Alliance, day: str = DAY) -> TheaterArea:
    theaters = {"east": ("red", "blue"), "west": ()}
    data = dataset(group("red", short="RED"), group("blue"), *items, theaters=theaters)
    return content_of(data, day, "east").theaters[0]


def front(*items: Actor | Link | Alliance, day: str = DAY) -> Front:
    (found,) = east(*items, day=day).fronts
    return found


def test_a_war() -> None:
    found = front(FIGHT)
    assert found.words == ("at war since April 2019", "since April 2019", "April 2019", "2019")
    assert found.whom == ("RED and Blue at war since April 2019", "RED and Blue at war")
    assert found.sentence == "RED and Blue at war since April 2019."
    assert found.id == "red~blue"


def test_a_war_whose_start_is_not_known() -> None:
    assert front(link("red", "combat", "blue", "east")).words == ("at war",)


def test_a_disputed_war() -> None:
    found = front(disputed("red", "combat", "blue", "east", since="2014"))
    assert found.words[:2] == ("at war since 2014, disputed", "since 2014, disputed")
    assert found.sentence == "RED and Blue at war since 2014; disputed."


def test_fighting_of_parts() -> None:
    unit: list[Actor | Link] = [group("unit"), link("unit", "part-of", "red", "east")]
    found = front(*unit, link("unit", "combat", "blue", "east", since="2018-01"))
    assert found.words == ("since Jan 2018", "Jan 2018", "2018")
    assert found.whom[0] == "Unit and Blue fight since Jan 2018"
    assert found.sentence == "Unit, of the side of RED, and Blue fight since Jan 2018."
    assert found.against == (
        ("fights Blue since Jan 2018", "fights Blue"),
        ("fights Unit since Jan 2018", "fights Unit"),
    )


def test_a_ceasefire() -> None:
    ended = link("red", "combat", "blue", "east", since="2017", until="2019-01-09")
    found = front(
        ended, link("red", "agreement", "blue", "east", since="2019-01-10", note="A truce.")
    )
    assert found.words == ("ceasefire since Jan 2019", "ceasefire Jan 2019")
    assert found.whom[0] == "RED and Blue: ceasefire since Jan 2019"
    assert found.against[0][0] == "ceasefire with Blue since Jan 2019"


def test_what_was_last_reported() -> None:
    reported = link("red", "combat", "blue", "east", since="2017", last_reported="2019-09")
    found = front(reported)
    assert found.words[0] == "last fighting reported in Sept 2019"
    assert found.whom == ("RED and Blue: last fighting reported in Sept 2019",)
    assert found.against[0] == ("fought Blue, last reported in Sept 2019", "fought Blue")
    # On a day before the last report nobody knew that it was the last.
    assert front(reported, day="2019-08-01").words[0] == "at war since 2017"


def test_each_side_says_whom_it_fights() -> None:
    assert front(FIGHT).against == (
        ("at war with Blue since April 2019", "at war with Blue"),
        ("at war with RED since April 2019", "at war with RED"),
    )


def test_who_mediates_is_named_and_counted_without_room() -> None:
    assert mediated_by([]) == ()
    assert mediated_by(["UN"]) == ("UN mediates", "1 mediates")
    assert mediated_by(["UN", "EU", "Algeria"]) == (
        "UN, EU and Algeria mediate",
        "UN, EU and 1 more mediate",
        "UN and 2 more mediate",
        "3 mediate",
    )
