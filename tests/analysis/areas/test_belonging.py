"""Whose own somebody is, and into whom somebody folds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from explorer.analysis.areas.belonging import Belonging
from explorer.analysis.areas.held_links import held_links
from explorer.data.model import Actor, Alliance, Dataset, Link
from explorer.data.vocabulary import ActorType
from explorer.graph.build import build_graph
from overview_samples import disputed, group, groups, low
from samples import actor, alliance, dataset, link


def belonging_of(data: Dataset) -> Belonging:
    return Belonging(data, held_links(data, build_graph(data)))


def members(*items: Actor | Link | Alliance, others: tuple[str, ...] = ()) -> tuple[str, ...]:
    data = dataset(*items, theaters={"east": ("red", "blue"), "west": ("green",)})
    return belonging_of(data).own("red", "east", others).members


def test_own_are_part_leader_official_and_affiliate_the_leader_first() -> None:
    assert members(
        *groups("red unit friend"),
        actor("chief", ActorType.PERSON),
        actor("clerk", ActorType.PERSON),
        link("friend", "affiliated", "red"),
        link("clerk", "serves", "red"),
        link("unit", "part-of", "red"),
        link("chief", "leads", "red"),
    ) == ("chief", "unit", "clerk", "friend")


def test_own_are_found_to_the_end() -> None:
    assert members(
        *groups("red unit squad"),
        actor("captain", ActorType.PERSON),
        link("unit", "part-of", "red"),
        link("squad", "part-of", "unit"),
        link("captain", "leads", "squad"),
    ) == ("unit", "squad", "captain")


@pytest.mark.parametrize("tie", [low, disputed])
def test_a_tie_in_doubt_makes_nobody_own(tie: Callable[..., Link]) -> None:
    assert members(*groups("red unit"), tie("unit", "part-of", "red")) == ()


def test_no_state_no_side_and_no_party_of_another_theater_is_own() -> None:
    assert (
        members(
            *groups("red blue green"),
            link("norland", "affiliated", "red"),
            link("blue", "part-of", "red"),
            link("green", "affiliated", "red"),
            others=("blue",),
        )
        == ()
    )


def test_who_fights_only_in_another_theater_is_not_own() -> None:
    fights_there = link("unit", "combat", "green", "west")
    tie = link("unit", "part-of", "red", "east")
    assert members(*groups("red green unit"), tie, fights_there) == ()
    here = link("unit", "combat", "blue", "east")
    assert members(*groups("red blue green unit"), tie, fights_there, here) == ("unit",)


def test_who_sends_fighters_only_to_another_theater_is_not_own() -> None:
    tie = link("unit", "part-of", "red", "east")
    sent = link("unit", "mercenaries", "green", "west")
    assert members(*groups("red green unit"), tie, sent) == ()


@pytest.mark.parametrize(
    ("type_", "is_own"),
    [
        (ActorType.BODY, True),
        (ActorType.GOVERNMENT, True),
        (ActorType.PERSON, True),
        (ActorType.ARMED_GROUP, False),
        (ActorType.STATE, False),
        (ActorType.ORGANISATION, False),
    ],
)
def test_bodies_governments_and_people_that_help_are_own(type_: ActorType, is_own: bool) -> None:  # noqa: FBT001 - a case
    found = members(
        group("red"), actor("helper", type_), link("helper", "political", "red", "east")
    )
    assert found == (("helper",) if is_own else ())


def test_a_body_that_helps_and_folds_into_somebody_is_not_own() -> None:
    assert (
        members(
            group("red"),
            actor("ministry", ActorType.BODY),
            link("ministry", "part-of", "norland"),
            link("ministry", "political", "red", "east"),
        )
        == ()
    )


def test_what_belongs_to_a_body_that_helps_is_own_too() -> None:
    assert members(
        group("red"),
        actor("parliament", ActorType.BODY),
        actor("speaker", ActorType.PERSON),
        link("speaker", "leads", "parliament"),
        link("parliament", "political", "red", "east"),
    ) == ("parliament", "speaker")


def test_parts_bodies_people_and_companies_fold_into_their_whole() -> None:
    data = dataset(
        *groups("militia brigade"),
        actor("ministry", ActorType.BODY),
        actor("envoy", ActorType.PERSON),
        actor("firm", ActorType.COMPANY),
        link("ministry", "part-of", "norland"),
        link("envoy", "serves", "ministry"),
        link("firm", "affiliated", "norland"),
        link("brigade", "part-of", "militia"),
        link("militia", "affiliated", "norland"),
    )
    folded = belonging_of(data).folded
    assert [folded(one) for one in ("envoy", "ministry", "firm")] == ["norland"] * 3
    assert folded("brigade") == "militia"
    # A group of its own that is only affiliated stands for itself.
    assert folded("militia") == "militia"
    assert folded("norland") == "norland"


def test_a_coalition_folds_into_the_state_that_leads_it() -> None:
    data = dataset(
        actor("allies", ActorType.COALITION),
        actor("rebels", ActorType.COALITION),
        group("front"),
        link("norland", "leads", "allies"),
        link("front", "leads", "rebels"),
    )
    belonging = belonging_of(data)
    assert belonging.folded("allies") == "norland"
    assert belonging.leading_state("allies") == "norland"
    assert belonging.folded("rebels") == "rebels"
    assert belonging.leading_state("rebels") is None


def test_states_and_mediators_never_fold() -> None:
    data = dataset(
        actor("mission", ActorType.ORGANISATION),
        actor("envoy", ActorType.PERSON),
        actor("union", ActorType.ORGANISATION),
        link("norland", "part-of", "union"),
        link("mission", "part-of", "union"),
        link("envoy", "serves", "union"),
        link("envoy", "mediation", "front", "east"),
    )
    folded = belonging_of(data).folded
    assert folded("norland") == "norland"
    assert folded("envoy") == "envoy"
    assert folded("mission") == "union"


def test_a_disputed_tie_does_not_fold_and_is_told() -> None:
    data = dataset(
        actor("wolf", ActorType.PMC),
        disputed("wolf", "part-of", "norland"),
        low("wolf", "affiliated", "sudmark"),
    )
    belonging = belonging_of(data)
    assert belonging.folded("wolf") == "wolf"
    assert belonging.disputed_wholes("wolf") == ("norland", "sudmark")


def test_nobody_folds_into_an_alliance() -> None:
    data = dataset(
        actor("envoy", ActorType.PERSON),
        alliance("accord", ["norland", "sudmark"], kind="process"),
        link("envoy", "serves", "accord"),
    )
    assert belonging_of(data).folded("envoy") == "envoy"


def test_a_circle_of_posts_folds_into_one_of_it() -> None:
    data = dataset(
        actor("one", ActorType.BODY),
        actor("two", ActorType.BODY),
        actor("three", ActorType.PERSON),
        link("one", "serves", "two"),
        link("two", "serves", "one"),
        link("three", "serves", "two"),
    )
    folded = belonging_of(data).folded
    assert {folded(who) for who in ("one", "two", "three")} == {"one"}
