"""How many links stand behind what an overview draws or names."""

from __future__ import annotations

from explorer.data.model import Actor, Alliance, Link
from explorer.data.vocabulary import ActorType
from explorer.presentation.overview.helper_rows import helper_rows
from explorer.presentation.overview.labels import Labels
from explorer.presentation.overview.link_count import links_behind
from overview_samples import DAY, groups, low, picture_of, rival_file
from samples import actor, alliance, link


def count(*items: Actor | Link | Alliance, theater: str | None = None) -> int:
    picture = picture_of(rival_file(*items), DAY, theater)
    return links_behind(picture, helper_rows(Labels(picture, picture.view.last_day or 0)))


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


def test_who_is_named_in_a_sum_counts() -> None:
    assert count(low("utland", "aid", "red", "east")) == 8
