"""What the details say before anything is chosen."""

from __future__ import annotations

from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.web.markup import element
from explorer.web.panels.intro import MAX_LISTED_THEATERS, intro
from explorer.workspace import Workspace
from marked import check, found, texts
from samples import dataset, link, two_wars

SAMPLE = Workspace(two_wars())
START = default_view(SAMPLE.dataset)


def test_the_intro_describes_the_data_and_names_the_parties_of_each_theater() -> None:
    nodes = intro(SAMPLE, START)
    check(nodes)
    assert texts(nodes, "h2") == ["Who stands where"]
    assert "Coast: Council, FRT" in texts(nodes, "li")
    assert found(nodes, "button", data_node="front")
    described = intro(Workspace(dataset(description="Of a war.")), View())
    assert "Of a war." in texts(described, "p")
    assert "Two small wars" in texts(nodes, "p")


def test_highlights_stand_between_the_description_and_the_signs() -> None:
    nodes = intro(SAMPLE, START, [element("h3", "What stands out")])
    assert texts(nodes, "h3") == ["What stands out", "Signs", "Parties to the conflicts"]


def test_a_theater_without_parties_has_no_sides() -> None:
    two = dataset(link("a", "aid", "b", "x"), theaters={"x": (), "y": ("a",)})
    one = intro(Workspace(two), View())
    assert [row for row in texts(one, "li") if row.startswith(("X", "Y"))] == ["Y: A"]
    for theaters in ({}, {"x": ()}):
        assert "Parties to the conflicts" not in texts(
            intro(Workspace(dataset(theaters=theaters)), View()), "h3"
        )


def test_of_many_theaters_the_first_are_listed_and_the_others_counted() -> None:
    theaters = {f"t{number}": ("a",) for number in range(MAX_LISTED_THEATERS + 2)}
    rows = texts(intro(Workspace(dataset(theaters=theaters)), View()), "li")
    assert "And 2 more theaters: choose one at the top." in rows
    assert sum(row.endswith(": A") for row in rows) == MAX_LISTED_THEATERS


def test_only_the_parties_of_the_days_shown_are_named() -> None:
    parties = ({"actor": "old", "until": "2012"}, {"actor": "new", "since": "2014"})
    workspace = Workspace(dataset(link("a", "aid", "new", "war"), theaters={"war": parties}))

    def rows(day: str) -> list[str]:
        return texts(intro(workspace, View(span=Span.parse(day))), "li")

    assert "War: Old" in rows("2011")
    assert "War: none on these days" in rows("2013")
    assert "War: New" in rows("2019")
