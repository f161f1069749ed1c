"""Who helps which side of a theater, and for whom they stand."""

from __future__ import annotations

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.held_links import Doubt
from explorer.analysis.areas.helpers import SideHelp, recognisers
from explorer.data.vocabulary import ActorType
from overview_samples import (
    BLUE,
    DAY,
    GOLD,
    GREEN,
    RED,
    disputed,
    groups,
    low,
    picture_of,
    rival_file,
)
from samples import actor, alliance, link


def helps(*items: object, theater: str | None = None, **rest: object) -> dict[str, list[SideHelp]]:
    found: dict[str, list[SideHelp]] = {}
    for one in picture_of(rival_file(*items, **rest), DAY, theater).helps:  # type: ignore[arg-type]
        found.setdefault(one.helper, []).append(one)
    return found


def test_help_to_a_sides_own_is_help_to_the_side() -> None:
    found = helps(
        *groups("unit"),
        link("unit", "part-of", "red", "east"),
        link("utland", "weapons", "unit", "east"),
        link("utland", "aid", "red", "east"),
    )
    (one,) = found["utland"]
    assert one.to == RED
    assert [link.kind.id for link in one.links] == ["weapons", "aid"]
    assert (one.best.kind.id, one.strength) == ("weapons", 0.8)


def test_what_no_side_gets_is_no_help() -> None:
    found = helps(
        link("utland", "recognition", "red", "east"),
        link("ostland", "aid", "red", "west"),
        link("westland", "aid", "red"),
        link("sunland", "aid", "red", "east", until="2018"),
    )
    assert {*found} == {"norland", "sudmark"}


def test_a_helper_is_whom_the_giver_folds_into() -> None:
    found = helps(
        actor("ministry", ActorType.BODY),
        actor("allies", ActorType.COALITION),
        link("ministry", "part-of", "utland"),
        link("utland", "leads", "allies"),
        link("ministry", "training", "red", "east"),
        link("allies", "weapons", "red", "east"),
    )
    (one,) = found["utland"]
    assert {link.source for link in one.links} == {"ministry", "allies"}


def test_who_serves_an_alliance_is_not_lost() -> None:
    found = helps(
        actor("envoy", ActorType.COMPANY),
        alliance("room", ["norland", "utland"]),
        link("envoy", "affiliated", "room"),
        link("envoy", "funding", "red", "east"),
    )
    assert found["envoy"][0].to == RED


def test_two_sides_of_one_helper_are_two_helps() -> None:
    found = helps(link("utland", "aid", "red", "east"), link("utland", "aid", "gold", "west"))
    assert [one.to for one in found["utland"]] == [RED, GOLD]
    only = helps(
        link("utland", "aid", "red", "east"), link("utland", "aid", "gold", "west"), theater="west"
    )
    assert [one.to for one in only["utland"]] == [GOLD]


def test_a_sides_own_stands_for_itself_in_another_theater() -> None:
    tie = link("unit", "part-of", "red", "east")
    here = link("unit", "combat", "blue", "east")
    gift = link("unit", "mercenaries", "green", "west")
    (one,) = helps(*groups("unit"), tie, here, gift)["unit"]
    assert (one.to, one.gives_from) == (GREEN, SideKey("east", "red"))
    # Also one that fights only there, and is not drawn in its side for that.
    (one,) = helps(*groups("unit"), tie, gift)["unit"]
    assert (one.to, one.gives_from) == (GREEN, SideKey("east", "red"))
    # What is a part of it folds into it, a side that helps is itself.
    (one,) = helps(
        *groups("unit squad"), tie, here, link("squad", "part-of", "unit"),
        link("squad", "mercenaries", "green", "west"),
    )["unit"]  # fmt: skip
    assert one.gives_from == SideKey("east", "red")
    (one,) = helps(link("red", "mercenaries", "green", "west"))["red"]
    assert one.gives_from == SideKey("east", "red")


def test_posts_in_a_circle_come_to_an_end() -> None:
    found = helps(
        actor("one", ActorType.BODY),
        actor("two", ActorType.BODY),
        link("one", "affiliated", "red", "east"),
        link("one", "serves", "two", "east"),
        link("two", "serves", "one", "east"),
        link("two", "weapons", "green", "west"),
    )
    assert sum(one.to == GREEN for given in found.values() for one in given) == 2


def test_low_confidence_is_only_reported_and_comes_last() -> None:
    (one,) = helps(low("utland", "troops", "red", "east"))["utland"]
    assert (one.is_only_reported, one.strength, one.doubt) == (True, 0.0, Doubt.REPORTED)
    (one,) = helps(
        low("utland", "troops", "red", "east"), link("utland", "aid", "red", "east")
    )["utland"]  # fmt: skip
    assert (one.is_only_reported, one.best.kind.id, one.doubt) == (False, "aid", Doubt.NONE)


def test_help_is_disputed_where_all_of_its_strongest_kind_is() -> None:
    doubtful = disputed("utland", "weapons", "red", "east")
    (one,) = helps(doubtful, link("utland", "aid", "red", "east"))["utland"]
    assert one.doubt is Doubt.DISPUTED
    more = [*groups("unit"), link("unit", "part-of", "red", "east")]
    (one,) = helps(*more, doubtful, link("utland", "weapons", "unit", "east"))["utland"]
    assert one.doubt is Doubt.NONE


def test_sides_do_not_help_themselves() -> None:
    found = helps(
        *groups("unit"),
        link("unit", "part-of", "red", "east"),
        link("red", "weapons", "unit", "east"),
        link("blue", "aid", "red", "east"),
    )
    assert {*found} == {"norland", "sudmark"}


def test_who_recognises_a_side() -> None:
    picture = picture_of(
        rival_file(
            link("utland", "recognition", "blue", "east", since="2015"),
            link("ostland", "recognition", "blue", "east", since="2012"),
            low("westland", "recognition", "blue", "east"),
        )
    )
    assert recognisers(picture.links, BLUE.party) == ("ostland", "utland")
