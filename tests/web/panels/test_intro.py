"""What the details say before anything is chosen: where one can start."""

from __future__ import annotations

from dataclasses import replace

from explorer.graph.span import Span
from explorer.graph.view import MAP_TAB, View, default_view
from explorer.graph.view_query import view_from_query
from explorer.web.panels.intro import MAX_LISTED_THEATERS, intro
from explorer.workspace import Workspace
from marked import check, found, text, texts
from samples import dataset, link, story, two_wars

SAMPLE = Workspace(two_wars())
START = default_view(SAMPLE.dataset)
MAP = replace(START, tab=MAP_TAB)


def test_one_can_start_with_the_story_or_with_a_question() -> None:
    told = two_wars().model_copy(update={"stories": {"walk": story("walk", steps=2)}})
    nodes = intro(Workspace(told), default_view(told))
    check(nodes)
    assert texts(nodes, "h2") == ["Start here"]
    assert "Two small wars" in texts(nodes, "p")
    (begin,) = found(nodes, "button", data_story="walk.1")
    assert told.stories["walk"].title in text([begin])
    asked = [one[1]["data-open"] for one in found(nodes, "button") if "data-open" in one[1]]
    assert len(asked) > 1
    for address in asked:
        _, notices = view_from_query(address, told)
        assert not notices
    assert not found(intro(SAMPLE, START), "button", data_story="walk.1")
    described = intro(Workspace(dataset(description="Of a war.")), View())
    assert "Of a war." in texts(described, "p")


def test_beside_the_map_it_says_how_to_read_it_and_who_fights() -> None:
    """The overview shows both by itself."""
    nodes = intro(SAMPLE, MAP)
    assert texts(nodes, "h3") == ["Or ask", "Signs", "Parties to the conflicts"]
    assert "Coast: Council, FRT" in texts(nodes, "li")
    assert found(nodes, "button", data_node="front")
    assert texts(intro(SAMPLE, replace(MAP, tab="table")), "h3")[1:] == ["Parties to the conflicts"]
    assert texts(intro(SAMPLE, START), "h3") == ["Or ask"]


def test_a_theater_without_parties_has_no_sides() -> None:
    two = dataset(link("a", "aid", "b", "x"), theaters={"x": (), "y": ("a",)})
    one = intro(Workspace(two), View(tab=MAP_TAB))
    assert [row for row in texts(one, "li") if row.startswith(("X", "Y"))] == ["Y: A"]
    for theaters in ({}, {"x": ()}):
        assert "Parties to the conflicts" not in texts(
            intro(Workspace(dataset(theaters=theaters)), View(tab=MAP_TAB)), "h3"
        )


def test_of_many_theaters_the_first_are_listed_and_the_others_counted() -> None:
    theaters = {f"t{number}": ("a",) for number in range(MAX_LISTED_THEATERS + 2)}
    rows = texts(intro(Workspace(dataset(theaters=theaters)), View(tab=MAP_TAB)), "li")
    assert "And 2 more theaters: choose one at the top." in rows
    assert sum(row.endswith(": A") for row in rows) == MAX_LISTED_THEATERS


def test_only_the_parties_of_the_days_shown_are_named() -> None:
    parties = ({"actor": "old", "until": "2012"}, {"actor": "new", "since": "2014"})
    workspace = Workspace(dataset(link("a", "aid", "new", "war"), theaters={"war": parties}))

    def rows(day: str) -> list[str]:
        return texts(intro(workspace, View(span=Span.parse(day), tab=MAP_TAB)), "li")

    assert "War: Old" in rows("2011")
    assert "War: none on these days" in rows("2013")
    assert "War: New" in rows("2019")
