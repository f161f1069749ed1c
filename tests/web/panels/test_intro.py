"""What the details say before anything is chosen."""

from __future__ import annotations

from explorer.web.markup import element
from explorer.web.panels.intro import MAX_LISTED_THEATERS, intro
from marked import check, found, texts
from samples import dataset, two_wars


def test_the_intro_describes_the_data_and_names_the_parties_of_each_theater() -> None:
    nodes = intro(two_wars())
    check(nodes)
    assert texts(nodes, "h2") == ["Who stands where"]
    assert "Coast: Council, FRT" in texts(nodes, "li")
    assert found(nodes, "button", data_node="front")
    described = intro(dataset(description="Of a war."))
    assert "Of a war." in texts(described, "p")
    assert "Two small wars" in texts(nodes, "p")


def test_highlights_stand_between_the_description_and_the_signs() -> None:
    nodes = intro(two_wars(), [element("h3", "What stands out")])
    assert texts(nodes, "h3") == ["What stands out", "Signs", "The sides that fight"]


def test_of_many_theaters_the_first_are_listed_and_the_others_counted() -> None:
    theaters = {f"t{number}": ("a",) for number in range(MAX_LISTED_THEATERS + 2)}
    rows = texts(intro(dataset(theaters=theaters)), "li")
    assert "And 2 more theaters: choose one at the top." in rows
    assert sum(row.endswith(": A") for row in rows) == MAX_LISTED_THEATERS
