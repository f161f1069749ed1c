"""The numbers of sides: one for those who are tied as friends, or follow each other in time."""

from __future__ import annotations

import pytest

from explorer.analysis.camps import camps
from explorer.analysis.side_numbers import side_numbers
from explorer.data.model import Dataset
from explorer.graph.build import build_graph
from samples import actor, dataset, link


def numbers(data: Dataset, *theaters: str) -> dict[str, int]:
    graph = build_graph(data)
    found = camps(data, graph, theaters[0] if len(theaters) == 1 else None)
    return side_numbers(data, graph, theaters, found.camp_of)


def test_two_who_only_have_a_foe_in_common_have_a_colour_each() -> None:
    war = [link("a", "combat", "foe", "x"), link("b", "combat", "foe", "x")]
    found = numbers(dataset(*war, theaters={"x": ("a", "foe", "b")}), "x")
    assert len(set(found.values())) == 3


def test_friends_of_one_camp_share_a_colour() -> None:
    war = [
        link("a", "combat", "foe", "x"),
        link("b", "combat", "foe", "x"),
        link("a", "troops", "b", "x"),
    ]
    found = numbers(dataset(*war, theaters={"x": ("a", "foe", "b")}), "x")
    assert found["a"] == found["b"] != found["foe"]


def test_those_who_follow_each_other_in_time_may_share_a_colour() -> None:
    war = [
        link("a", "combat", "foe", "x", since="2011", until="2012"),
        link("b", "combat", "foe", "x", since="2014"),
        link("h", "weapons", "a", "x"),
        link("h", "weapons", "b", "x"),
    ]
    ended, began = actor("a", until="2012"), actor("b", since="2014")
    found = numbers(dataset(*war, ended, began, theaters={"x": ("a", "foe", "b")}), "x")
    assert found["a"] == found["b"] != found["foe"]


def test_libya_dawn_and_the_gna_have_nothing_but_a_foe_in_common(dataset: Dataset) -> None:
    found = numbers(dataset, *dataset.theaters)
    assert found["libya-dawn"] not in {found["gna"], found["lna"]}
    assert found["ntc"] == found["gna"] == found["syrian-opposition"]
    with pytest.raises(KeyError):
        side_numbers(dataset, build_graph(dataset), ["atlantis"], {})
