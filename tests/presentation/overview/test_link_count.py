"""How many links stand behind what an overview draws or names."""

from __future__ import annotations

import re

from explorer.data.model import Actor, Alliance, Link
from explorer.data.vocabulary import ActorType
from overview_samples import DAY, content_of, groups, low, rival_file
from samples import actor, alliance, link


def count(*items: Actor | Link | Alliance, theater: str | None = None) -> int:
    """What the line below the headline counts."""
    (shortest,) = content_of(rival_file(*items), DAY, theater).subline[-1:]
    found = re.search(r"(\d+) of \d+ links?\.$", shortest)
    assert found is not None
    return int(found[1])


def test_fronts_help_of_the_rivals_and_what_they_deal() -> None:
    assert count() == 7
    assert count(theater="east") == 3


def test_all_links_between_the_ends_of_a_pair_count_either_way() -> None:
    assert count(link("red", "contact", "norland", "east", since="2019")) == 8
    assert count(link("utland", "weapons", "red", "east")) == 8
    assert (
        count(link("utland", "weapons", "red", "east"), link("red", "threat", "utland", "east"))
        == 9
    )
    assert count(link("norland", "accusation", "sudmark", "west")) == 8


def test_what_folds_into_the_ends_counts() -> None:
    ministry = actor("ministry", ActorType.BODY)
    tie = link("ministry", "part-of", "norland")
    assert count(ministry, tie, link("ministry", "aid", "red", "east")) == 8
    unit: list[Actor | Link] = [*groups("unit"), link("unit", "part-of", "red", "east")]
    assert count(*unit, link("unit", "combat", "blue", "east")) == 9


def test_what_is_neither_drawn_nor_named_does_not_count() -> None:
    assert count(link("utland", "sanctions", "blue", "east")) == 7
    assert count(link("utland", "economic", "ostland")) == 7
    assert count(link("norland", "aid", "red", "east", since="2010", until="2018")) == 7
    assert count(alliance("pact", ["norland", "red"], "east")) == 7


def test_two_who_are_drawn_apart_are_no_pair() -> None:
    helper = link("utland", "weapons", "red", "east")
    assert count(helper, link("utland", "sanctions", "blue", "east")) == 8
    assert count(helper, link("utland", "threat", "sudmark")) == 8


def test_who_is_named_at_the_foot_counts() -> None:
    assert count(link("utland", "strikes", "blue", "east")) == 8


def test_what_is_over_does_not_count() -> None:
    assert count(link("utland", "weapons", "red", "east", since="2017", last_reported="2019")) == 8
    assert count(link("utland", "weapons", "red", "east", since="2017", last_reported="2018")) == 7


def test_who_is_named_in_a_sum_counts() -> None:
    assert count(low("utland", "aid", "red", "east")) == 8
