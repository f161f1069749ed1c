"""Who helps from outside: rows, sums, go-betweens, bridges; each helper at one place."""

from __future__ import annotations

import pytest

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.held_links import Doubt
from explorer.analysis.areas.side_hues import Hue
from explorer.data.model import Actor, Alliance, Link
from explorer.data.vocabulary import ActorType
from explorer.presentation.overview.content import Outsider, OverviewContent
from explorer.presentation.overview.helper_rows import NamedHelper, rows_to_a_side, sum_words
from overview_samples import (
    BLUE,
    DAY,
    GOLD,
    GREEN,
    PARTIES,
    RED,
    content_of,
    disputed,
    group,
    groups,
    low,
    rival_file,
)
from samples import actor, link

Item = Actor | Link | Alliance


def said(*items: Item, theater: str | None = None, **rest: object) -> OverviewContent:
    return content_of(rival_file(*items, **rest), DAY, theater)  # type: ignore[arg-type]


def rows(content: OverviewContent) -> list[str]:
    return [one.mark.id for one in content.outsiders]


def row(content: OverviewContent, who: str = "utland") -> Outsider:
    return next(one for one in content.outsiders if one.mark.id == who)


def sums(content: OverviewContent) -> dict[SideKey, tuple[str, ...]]:
    return {one.side: one.words for one in content.sums}


def only_reported(name: str) -> tuple[str, ...]:
    """The words of a sum of one helper of whom nothing else is known."""
    return f"only reported: {name}", f"reported: {name}", "1 helps, only reported"


def test_the_threshold_is_lower_in_one_theater() -> None:
    items = [
        link("utland", "training", "red", "east"),
        link("ostland", "political", "red", "east"),
        link("westland", "aid", "blue", "east"),
    ]
    both = said(*items)
    assert rows(both) == ["utland"]
    assert sums(both) == {
        RED: ("with backing: Ostland", "and 1 more"),
        BLUE: ("with aid: Westland", "1 helps"),
    }
    assert rows(said(*items, theater="east")) == ["utland", "ostland", "westland"]


def test_low_confidence_alone_brings_nobody_in() -> None:
    found = said(low("utland", "troops", "red", "east"))
    assert rows(found) == []
    assert sums(found) == {RED: only_reported("Utland")}


def test_what_is_only_reported_of_a_part_is_not_said_of_the_whole() -> None:
    parts = [link(one, "part-of", "utland") for one in ("unit", "band")]
    unit = low("unit", "mercenaries", "red", "east")
    found = said(*groups("unit band"), *parts, unit)
    assert sums(found) == {RED: only_reported("Unit")}
    both = said(*groups("unit band"), *parts, unit, low("band", "mercenaries", "red", "east"))
    assert sums(both) == {RED: only_reported("Utland")}


def test_what_is_only_reported_of_a_rival_is_named() -> None:
    found = said(low("norland", "troops", "blue", "east"))
    assert [help_.to for help_ in found.rivals[0].helps] == [RED, GREEN]
    assert sums(found) == {BLUE: only_reported("Norland")}


def test_the_order_is_strength_confidence_state_start_name() -> None:
    moderate = {"confidence": "moderate"}
    found = said(
        link("alfa", "aid", "red", "east"),
        link("bravo", "weapons", "red", "east", **moderate),
        *groups("charlie"),
        link("charlie", "weapons", "red", "east", since="2011"),
        link("delta", "weapons", "red", "east", since="2013"),
        link("echo", "weapons", "red", "east", since="2012"),
        theater="east",
    )
    assert rows(found) == ["echo", "delta", "charlie", "bravo", "alfa"]


@pytest.mark.parametrize(("theater", "most"), [(None, 4), ("east", 5)])
def test_rows_are_limited_the_sum_among_them(theater: str | None, most: int) -> None:
    assert rows_to_a_side(1 if theater else 2) == most
    fit = [link(f"state{k}", "weapons", "red", "east") for k in range(most)]
    found = said(*fit, theater=theater)
    assert (len(rows(found)), found.sums) == (most, ())
    found = said(*fit, link("utland", "training", "red", "east"), theater=theater)
    assert len(rows(found)) == most - 1
    last = f"State{most - 1}"
    assert sums(found)[RED] == (f"and 2 more: {last}, Utland", "and 2 more")
    assert found.sums[0].helpers == (last.lower(), "utland")
    assert found.sums[0].sentence == f"2 more help Red: {last} and Utland."


def test_on_both_sides_only_where_the_two_are_at_war() -> None:
    items = [link("utland", "weapons", "red", "east"), link("utland", "aid", "blue", "east")]
    found = row(said(*items))
    assert found.on_both_sides
    assert [help_.to for help_ in found.helps] == [RED, BLUE]
    assert found.mark.hues == (Hue.FIRST, Hue.SECOND)
    assert found.sentence == "Utland, on both sides: arms for Red; aid for Blue."
    found = row(said(*items, without=("red.combat.blue",)))
    assert not found.on_both_sides
    # The hue of the stronger, and an arrow to each.
    assert found.mark.hues == (Hue.FIRST,)
    assert [help_.to for help_ in found.helps] == [RED, BLUE]


def test_low_confidence_puts_nobody_on_both_sides() -> None:
    items = [link("utland", "weapons", "red", "east"), low("utland", "aid", "blue", "east")]
    found = said(*items)
    assert not row(found).on_both_sides
    assert sums(found) == {BLUE: only_reported("Utland")}


def test_weaker_help_in_the_same_theater_is_drawn_and_in_the_other_named() -> None:
    parties = {**PARTIES, "east": ("red", "blue", "yellow")}
    found = said(
        *groups("yellow"),
        link("utland", "weapons", "red", "east"),
        link("utland", "aid", "yellow", "east"),
        link("utland", "political", "gold", "west"),
        theaters=parties,
    )
    assert [help_.to.party for help_ in row(found).helps] == ["red", "yellow"]
    assert sums(found) == {GOLD: ("with backing: Utland", "1 helps")}


def test_a_second_arrow_takes_a_row_of_the_other_side() -> None:
    names = ("alfa", "bravo", "charlie", "delta")
    items: list[Actor | Link] = [
        link(name, "weapons", "red", "east", since="2012") for name in names
    ]
    items += [*groups("pink"), link("pink", "combat", "blue", "east", since="2011")]
    items += [
        link("echo", "troops", "pink", "east", since="2012"),
        link("echo", "weapons", "red", "east", since="2012"),
    ]
    theaters = {"east": ("red", "blue", "pink"), "west": ("green", "gold")}
    found = content_of(rival_file(*items, theaters=theaters))
    to_red = [one.mark.id for one in found.outsiders for given in one.helps if given.to == RED]
    assert to_red == ["echo", "alfa", "bravo"]
    [total] = [one for one in found.sums if one.side == RED]
    assert total.helpers == ("charlie", "delta")


def test_help_says_its_kind_date_doubt_and_what_was_before() -> None:
    found = row(
        said(
            disputed("utland", "troops", "red", "east", since="2019-07"),
            link("utland", "weapons", "red", "east", since="2014"),
            link("utland", "aid", "red", "east", since="2012"),
        )
    )
    (help_,) = found.helps
    assert (help_.act.words, help_.act.dates[0], help_.act.doubt) == (
        "forces",
        "since July 2019",
        Doubt.DISPUTED,
    )
    assert help_.earlier is not None
    assert (help_.earlier.words, help_.earlier.dates) == ("arms", ("since 2014", "2014"))
    assert help_.sentence == (
        "Utland helps Red: forces, since July 2019; disputed; arms since 2014."
    )
    assert help_.id == "utland~red~east"


def test_help_of_the_same_year_is_not_told_as_earlier() -> None:
    found = row(
        said(
            link("utland", "troops", "red", "east", since="2019-07"),
            link("utland", "weapons", "red", "east", since="2019-01"),
        )
    )
    assert found.helps[0].earlier is None


def test_fights_are_told_of_others_unless_their_kind_is_forces() -> None:
    fight = link("utland", "strikes", "blue", "east", since="2018-03")
    (help_,) = row(said(link("utland", "weapons", "red", "east"), fight)).helps
    assert [(one.words, one.dates[0]) for one in help_.fights] == [
        ("fights Blue", "since March 2018")
    ]
    (help_,) = row(said(link("utland", "troops", "red", "east"), fight)).helps
    assert help_.fights == ()


def test_fights_of_rivals_are_told_whatever_they_give() -> None:
    found = said(
        link("norland", "strikes", "blue", "east", since="2018-03"),
        link("sudmark", "strikes", "red", "east", since="2017"),
    )
    told = {
        one.mark.id: [fight.words for help_ in one.helps for fight in help_.fights]
        for one in found.rivals
    }
    assert told == {"norland": ["fights Blue"], "sudmark": ["fights Red"]}


def test_a_rival_that_only_fights_in_a_theater_says_so() -> None:
    found = content_of(rival_file(link("norland", "strikes", "gold", "west")), "2019-04-10")
    ((theater, fight),) = found.rivals[0].fights
    assert (theater, fight.words) == ("west", "fights Gold")


def test_a_coalition_is_named_with_the_state_that_leads_it() -> None:
    found = said(
        actor("allies", ActorType.COALITION),
        link("utland", "leads", "allies"),
        link("allies", "weapons", "red", "east"),
    )
    assert row(found).mark.label == "Utland and coalition"
    assert row(found).helps[0].sentence == "Utland and coalition help Red: arms."


def unit(kind: str) -> list[Item]:
    return [
        group("unit"),
        link("unit", "part-of", "red", "east"),
        link("unit", "combat", "blue", "east"),
        link("unit", kind, "green", "west", since="2019-12"),
    ]


def test_a_member_that_helps_in_the_other_theater_is_a_bridge() -> None:
    found = said(*unit("mercenaries"))
    (bridge,) = found.bridges
    assert (bridge.side, bridge.help.to, bridge.help.helper) == (RED, GREEN, "unit")
    assert bridge.help.via is not None
    assert bridge.help.via.hues == (Hue.FIRST,)
    assert bridge.help.sentence == (
        "Unit, of the side of Red, helps Green: hired fighters, since Dec 2019."
    )
    assert (found.go_betweens, rows(found)) == ((), [])
    # Seen from the other theater it goes between.
    (one,) = said(*unit("mercenaries"), theater="west").go_betweens
    assert (one.mark.id, one.rival, one.tie) == ("unit", "norland", "of the Red")


def test_a_member_that_gives_less_is_no_bridge() -> None:
    found = said(*unit("training"))
    assert found.bridges == ()
    assert [one.mark.id for one in found.go_betweens] == ["unit"]
    least = said(*unit("aid"))
    assert not least.bridges
    assert not least.go_betweens
    assert sums(least) == {GREEN: ("with aid: Unit", "1 helps")}


def test_a_side_that_helps_in_the_other_theater_goes_between_as_itself() -> None:
    (one,) = said(link("red", "weapons", "green", "west"), theater="west").go_betweens
    assert (one.mark.id, one.tie) == ("red", "a side in East")


def firm(*items: Item) -> OverviewContent:
    return said(actor("wolf", ActorType.PMC), *items)


def test_who_helps_in_two_theaters_and_is_no_state_goes_between() -> None:
    gifts = [
        link("wolf", "mercenaries", "blue", "east", since="2015"),
        link("wolf", "mercenaries", "gold", "west", since="2018-10"),
    ]
    (one,) = firm(*gifts).go_betweens
    assert (one.mark.id, one.rival, one.tie) == ("wolf", "sudmark", "")
    assert {help_.to for help_ in one.helps} == {BLUE, GOLD}
    assert firm(gifts[0]).go_betweens == ()
    as_state = [
        link("utland", "weapons", "blue", "east"),
        link("utland", "weapons", "gold", "west"),
    ]
    assert said(*as_state).go_betweens == ()


def test_who_has_a_disputed_tie_to_a_rival_goes_between() -> None:
    found = firm(
        disputed("wolf", "part-of", "sudmark"), link("wolf", "mercenaries", "gold", "west")
    )
    (one,) = found.go_betweens
    assert (one.rival, one.tie) == ("sudmark", "tie disputed")
    assert one.sentence == "Wolf, tie disputed: hired fighters for Gold."


def test_with_more_than_three_theaters_only_who_helps_in_several_has_a_row() -> None:
    theaters = {**PARTIES, "north": ("grey",), "south": ("black",)}
    found = said(
        *groups("grey black"),
        link("utland", "weapons", "red", "east"),
        link("utland", "training", "grey", "north"),
        link("ostland", "troops", "red", "east"),
        link("ostland", "aid", "grey", "north"),
        theaters=theaters,
    )
    assert rows(found) == ["utland"]
    area = next(side for one in found.theaters for side in one.sides() if side.key == RED)
    assert area.help_count == 3, "the rival too"


def named(name: str, *kinds: str, doubt: Doubt = Doubt.NONE) -> NamedHelper:
    return NamedHelper(name, doubt, kinds)


def test_sums_in_words() -> None:
    forces = [named("A", "troops"), named("B", "troops")]
    assert sum_words(forces, has_rows=True, is_below=False) == (
        "and 2 more with forces: A, B",
        "and 2 more with forces",
        "and 2 more",
    )
    mixed = [*forces, named("C", "weapons", doubt=Doubt.DISPUTED)]
    assert sum_words(mixed, has_rows=True, is_below=False) == (
        "and 3 more: A, B, C (disputed)",
        "and 3 more, 2 with forces",
        "and 3 more",
    )
    below = [named("Qatar", "political", "aid")]
    assert sum_words(below, has_rows=True, is_below=True) == (
        "with backing or aid: Qatar",
        "and 1 more",
    )
    many = [named("A", "troops", "weapons", "training", "aid")]
    assert sum_words(many, has_rows=False, is_below=True) == ("helped by A", "1 helps")
    reported = named("RSF", "mercenaries", doubt=Doubt.REPORTED)
    assert sum_words([*below, reported], has_rows=True, is_below=True) == (
        "with backing or aid: Qatar; only reported: RSF",
        "with backing or aid: Qatar; reported: RSF",
        "with backing or aid: Qatar; 1 more, only reported",
        "and 1 more; 1 more, only reported",
    )
    assert sum_words([reported], has_rows=True, is_below=True) == (
        "only reported: RSF",
        "reported: RSF",
        "and 1 more, only reported",
    )
    assert sum_words([reported], has_rows=False, is_below=True)[-1] == "1 helps, only reported"
