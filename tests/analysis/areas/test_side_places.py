"""In which half a side stands: worked out from the whole file."""

from __future__ import annotations

from explorer.analysis.areas.side_places import foe_strength
from explorer.data.model import Actor, Dataset, Link
from explorer.workspace import Workspace
from overview_samples import PARTIES, groups, rival_file
from samples import dataset, link


def above(data: Dataset, theater: str = "east") -> list[str]:
    found = Workspace(data).areas.above
    return sorted(side for place, side in found if place == theater)


def file(parties: tuple[str, ...], *items: Actor | Link) -> Dataset:
    return dataset(*groups(" ".join(parties)), *items, theaters={"east": parties})


def fights(pairs: str) -> list[Link]:
    """`"ab bc"`: a fights b, and b fights c."""
    return [link(pair[0], "combat", pair[1], "east") for pair in pairs.split()]


def test_the_first_rivals_sides_are_above() -> None:
    assert above(rival_file()) == ["red"]
    assert above(rival_file(), "west") == ["green"]


def test_a_further_side_stands_opposite_to_the_one_with_the_most_foes() -> None:
    parties = {**PARTIES, "east": ("red", "blue", "yellow", "grey")}
    data = rival_file(
        *groups("yellow grey"),
        link("blue", "combat", "yellow", "east"),
        link("blue", "combat", "grey", "east"),
        link("red", "combat", "yellow", "east"),
        theaters=parties,
    )
    assert above(data) == ["grey", "red", "yellow"]


def test_of_those_with_as_many_foes_the_one_that_fights_itself_counts() -> None:
    """Blue fights three itself, of red only a unit does: the others stand opposite to blue."""
    parties = {**PARTIES, "east": ("red", "blue", "yellow", "grey")}
    data = rival_file(
        *groups("yellow grey unit"),
        link("unit", "part-of", "red", "east"),
        link("unit", "combat", "yellow", "east"),
        link("unit", "combat", "grey", "east"),
        link("blue", "combat", "yellow", "east"),
        link("blue", "combat", "grey", "east"),
        theaters=parties,
    )
    assert above(data) == ["grey", "red", "yellow"]


def test_sides_that_no_rival_helps_stand_opposite_to_their_own_foes() -> None:
    """Another war of the same theater: the first of its two in the file is above."""
    parties = {**PARTIES, "east": ("red", "blue", "yellow", "grey")}
    data = rival_file(
        *groups("yellow grey"), link("grey", "combat", "yellow", "east"), theaters=parties
    )
    assert above(data) == ["red", "yellow"]


def test_without_rivals_the_first_party_is_above_and_its_foes_below() -> None:
    assert above(file(("a", "b"), *fights("ba"))) == ["a"]
    assert above(file(("a", "b", "c"), *fights("ab ac"))) == ["a"]


def test_who_fights_nobody_stands_opposite_to_the_first_with_the_most_foes() -> None:
    assert above(file(("a", "b", "c"), *fights("bc"))) == ["b"]


def test_who_is_no_party_stands_opposite_to_whom_it_fights() -> None:
    data = file(("a", "b"), *groups("x y"), *fights("ab xa yb"))
    assert above(data) == ["a", "y"]


def test_how_strongly_a_side_fights() -> None:
    foes = {"a": {"b": 2, "c": 1}, "b": {"a": 2}}
    assert foe_strength("a", ["a", "b", "c"], foes) == (2, 3)
    assert foe_strength("a", ["a", "b"], foes) == (1, 2)
    assert foe_strength("c", ["a", "b", "c"], foes) == (0, 0)
