"""What is between two sides: war, parts only, ceasefire, what was last reported, nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from explorer.analysis.areas.fronts import FrontState, SideFront
from explorer.analysis.areas.held_links import Doubt
from explorer.data.dates import PartialDate
from explorer.data.model import Actor, Alliance, Link
from overview_samples import disputed, group, groups, low, picture_of
from samples import actor, alliance, dataset, link

DAY = "2031-06-01"
SIDES = {"east": ("red", "blue"), "west": ()}


def fronts(*items: Actor | Link | Alliance, day: str = DAY, **rest: object) -> list[SideFront]:
    data = dataset(*groups("red blue"), *items, theaters=SIDES)
    return [*picture_of(data, day, "east", **rest).theaters["east"].fronts]


def front(*items: Actor | Link | Alliance, day: str = DAY) -> SideFront | None:
    found = fronts(*items, day=day)
    assert len(found) < 2
    return found[0] if found else None


def state(*items: Actor | Link | Alliance, day: str = DAY) -> FrontState | None:
    found = front(*items, day=day)
    return found.state if found else None


def test_a_fight_of_the_parties_is_war_also_with_an_open_end() -> None:
    found = front(link("red", "combat", "blue", "east", since="2019-04"))
    assert found is not None
    assert (found.state, found.is_war, found.parties) == (FrontState.WAR, True, ("red", "blue"))
    assert found.period.since == PartialDate(2019, 4)
    assert found.fighters == (("red",), ("blue",))
    assert found.links == ("red.combat.blue",)


def test_strikes_are_a_war_too_and_other_hostility_is_none() -> None:
    assert state(link("red", "strikes", "blue", "east")) is FrontState.WAR
    assert state(link("red", "threat", "blue", "east")) is None
    assert state(link("red", "opposition", "blue", "east")) is None


def test_a_fight_in_another_theater_is_none() -> None:
    assert state(link("red", "combat", "blue", "west")) is None


def test_fighting_of_their_own_only_is_of_parts() -> None:
    found = front(
        group("unit"),
        link("unit", "part-of", "red", "east"),
        link("unit", "combat", "blue", "east", since="2018"),
    )
    assert found is not None
    assert (found.state, found.is_war) == (FrontState.PARTS, True)
    assert found.fighters == (("unit",), ("blue",))


def test_the_parties_count_before_their_own() -> None:
    """The start is that of the parties' own fight, though a part fought first."""
    found = front(
        group("unit"),
        link("unit", "part-of", "red", "east"),
        link("unit", "combat", "blue", "east", since="2012"),
        link("blue", "combat", "red", "east", since="2014"),
    )
    assert found is not None
    assert found.state is FrontState.WAR
    assert found.period.since == PartialDate(2014)
    assert set(found.links) == {"unit.combat.blue", "blue.combat.red"}


def test_low_confidence_alone_makes_no_front() -> None:
    assert state(low("red", "combat", "blue", "east")) is None
    assert state(low("red", "combat", "blue", "east"), link("blue", "strikes", "red", "east")) is (
        FrontState.WAR
    )


def test_a_front_is_disputed_where_all_its_fights_are() -> None:
    doubtful = disputed("red", "combat", "blue", "east")
    found = front(doubtful)
    assert found is not None
    assert (found.doubt, found.is_war) == (Doubt.DISPUTED, True)
    sure = front(doubtful, link("blue", "strikes", "red", "east"))
    assert sure is not None
    assert sure.doubt is Doubt.NONE


def fought(until: str | None) -> Link:
    return link("red", "combat", "blue", "east", since="2029", until=until)


def accord(since: str | None, **rest: Any) -> Link:
    """A ceasefire, which says of itself that it is one."""
    return link("red", "agreement", "blue", "east", since=since, note="A ceasefire.", **rest)


@pytest.mark.parametrize(
    ("until", "since", "is_ceasefire"),
    [
        ("2030-12", "2031-01", True),
        ("2031-01", "2031-01-20", True),
        ("2031-01-20", "2031-01-20", True),
        ("2031-01-20", "2031-01-19", False),
        ("2030-12", "2030-06", False),
        ("2030", "2030-06", False),
        ("2030", "2031", True),
        ("2030-12", None, False),
        ("2030-12", "2030", False),
    ],
)
def test_a_ceasefire_needs_an_agreement_younger_than_the_last_fight(
    until: str, since: str | None, *, is_ceasefire: bool
) -> None:
    found = front(fought(until), accord(since))
    assert (found is not None) is is_ceasefire
    if found:
        assert (found.state, found.is_war) == (FrontState.CEASEFIRE, False)
        assert str(found.period.since) == since


def test_no_ceasefire_while_a_fight_holds_or_without_a_fight_before() -> None:
    assert state(fought(None), accord("2031-01")) is FrontState.WAR
    assert state(accord("2031-01")) is None
    # Another fight began after it and has ended as well.
    again = link("blue", "strikes", "red", "east", since="2031-02", until="2031-04-20")
    assert state(fought("2030-12"), accord("2031-01"), again) is None


def test_an_agreement_of_low_confidence_or_one_that_is_over_is_no_ceasefire() -> None:
    assert state(
        fought("2030-12"), low("red", "agreement", "blue", "east", since="2031-01", note="A truce.")
    ) is (None)
    assert state(fought("2030-12"), accord("2031-01", until="2031-04-20")) is None


def test_an_agreement_that_both_have_signed_counts() -> None:
    paper = alliance(
        "paper",
        ["red", "blue", "norland"],
        "east",
        kind="agreement",
        since="2031-01",
        note="A truce.",
    )
    found = front(fought("2030-12"), paper)
    assert found is not None
    assert (found.state, found.links) == (FrontState.CEASEFIRE, ("paper",))
    # A table at which both sit is no agreement; one of their patrons alone names neither.
    table = alliance("table", ["red", "blue"], "east", kind="process", since="2031-01")
    assert state(fought("2030-12"), table) is None
    patrons = alliance(
        "paper", ["sudmark", "norland"], "east", kind="agreement", since="2031-01", note="A truce."
    )
    assert state(fought("2030-12"), patrons) is None


def test_an_agreement_that_is_no_ceasefire_is_none() -> None:
    deal = link("red", "agreement", "blue", "east", since="2031-01", note="On a border.")
    assert state(fought("2030-12"), deal) is None


def test_who_fights_in_one_room_since_has_more_than_a_ceasefire() -> None:
    room = alliance("room", ["red", "blue"], "east", kind="operations-room", since="2031-02")
    assert state(fought("2030-12"), accord("2031-01"), room, day="2031-06-01") is None


def test_an_agreement_of_their_own_counts() -> None:
    assert (
        state(
            group("unit"),
            link("unit", "part-of", "red", "east"),
            fought("2030-12"),
            link("unit", "agreement", "blue", "east", since="2031-01", note="A truce."),
        )
        is FrontState.CEASEFIRE
    )


def reported(when: str) -> Link:
    return link("red", "combat", "blue", "east", since="2028", last_reported=when)


def test_what_was_last_reported_is_shown_for_twelve_months() -> None:
    found = front(reported("2030-09"))
    assert found is not None
    assert (found.state, found.is_war) == (FrontState.LAST_REPORTED, False)
    assert found.last == PartialDate(2030, 9)
    assert state(reported("2030-09"), day="2031-09-30") is FrontState.LAST_REPORTED
    assert state(reported("2030-09"), day="2031-10-01") is None
    # Until then it is a war as any other.
    assert state(reported("2030-09"), day="2030-09-30") is FrontState.WAR


def test_an_agreement_after_the_last_report_is_a_ceasefire() -> None:
    assert state(reported("2030-09"), accord("2030-11")) is FrontState.CEASEFIRE


@pytest.mark.parametrize("until", ["2031-05", "2030-12", "2010"])
def test_a_known_end_that_is_past_leaves_nothing(until: str) -> None:
    fight = link("red", "combat", "blue", "east", since="2010", until=until)
    assert state(fight) is None


def test_an_event_that_is_over_leaves_nothing() -> None:
    event = link("red", "strikes", "blue", "east", since="2031-05-02", until="2031-05-03")
    assert state(event) is None


def test_who_fights_a_coalition_of_friends_fights_the_sides_in_it() -> None:
    room = alliance("room", ["red", "yellow"], "east", kind="operations-room")
    assert state(group("yellow"), room, link("blue", "combat", "room", "east")) is FrontState.PARTS
    talks = alliance("room", ["red", "yellow"], "east", kind="process")
    assert state(group("yellow"), talks, link("blue", "combat", "room", "east")) is None


@pytest.mark.parametrize("make", [link, disputed])
def test_a_kind_that_is_filtered_out_makes_no_front(make: Callable[..., Link]) -> None:
    fight = make("red", "combat", "blue", "east", since="2019")
    assert fronts(fight, kinds=frozenset({"combat"}))
    assert not fronts(fight, accord("2031-01"), kinds=frozenset({"agreement"}))


def test_no_ceasefire_where_the_fight_that_holds_is_only_filtered_out() -> None:
    data = (fought("2030-12"), link("red", "strikes", "blue", "east"), accord("2031-01"))
    assert not fronts(*data, kinds=frozenset({"combat", "agreement"}))


def test_a_front_is_told_once_for_two_sides() -> None:
    found = fronts(
        actor("chief"),
        link("red", "combat", "blue", "east"),
        link("blue", "combat", "red", "east"),
        link("blue", "strikes", "red", "east"),
    )
    assert [one.parties for one in found] == [("red", "blue")]
