"""What the canvas draws: nodes, and one line per pair and family."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.model import Dataset, Link
from explorer.data.vocabulary import KINDS, ActorType, Family
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.layout.label_box import LABEL_LINES
from explorer.presentation.elements import (
    BACK,
    BOTH,
    FORWARD,
    Line,
    bundle_lines,
    canvas_elements,
    drawing_data,
    line_id,
    line_summary,
)
from explorer.workspace import Workspace
from samples import actor, alliance, asking, dataset, evidence, link, two_wars

SAMPLE = Workspace(two_wars())


def bundled(*links: Link) -> tuple[Line, ...]:
    return bundle_lines(build_graph(dataset(*links)))


def only(*links: Link) -> Line:
    [line] = bundled(*links)
    return line


# --- Bundling ------------------------------------------------------------------------------


def test_one_line_per_pair_and_family() -> None:
    found = bundled(
        link("b", "weapons", "a"),
        link("a", "training", "b"),
        link("a", "combat", "b"),
        link("a", "weapons", "c"),
    )
    assert [line.id for line in found] == ["a~b~hostility", "a~b~support", "a~c~support"]
    assert found[1].links == ("b.weapons.a", "a.training.b")


def test_every_link_is_in_one_line(graph: nx.MultiDiGraph) -> None:
    found = bundle_lines(graph)
    assert len({line.id for line in found}) == len(found)
    bundles = Counter(
        (frozenset((source, target)), family)
        for source, target, family in graph.edges(data="family")
    )
    assert (
        Counter(
            {
                (frozenset((line.source, line.target)), line.family): len(line.links)
                for line in found
            }
        )
        == bundles
    )
    keys = [key for line in found for key in line.links]
    assert Counter(keys) == Counter(key for *_, key in graph.edges(keys=True))


def test_ids_are_sorted_and_ends_too(graph: nx.MultiDiGraph) -> None:
    found = bundle_lines(graph)
    for line in found:
        assert line.source < line.target
        assert line.id == f"{line.source}~{line.target}~{line.family}"
        assert line_id(line.target, line.source, line.family) == line.id
    order = [(line.source, line.target, line.family) for line in found]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("links", "arrows"),
    [
        ([link("a", "weapons", "b")], FORWARD),
        ([link("b", "weapons", "a")], BACK),
        ([link("a", "weapons", "b"), link("a", "training", "b")], FORWARD),
        ([link("a", "weapons", "b"), link("b", "training", "a")], BOTH),
        ([link("a", "agreement", "b")], 0),
        ([link("b", "weapons", "a", mutual=True)], 0),
        ([link("a", "weapons", "b"), link("b", "training", "a", mutual=True)], 0),
    ],
)
def test_arrows(links: list[Link], arrows: int) -> None:
    assert only(*links).arrows == arrows


def test_what_joins_an_alliance_to_its_members_has_no_arrow() -> None:
    found = bundle_lines(
        build_graph(dataset(alliance("pact", ["a", "b"]), link("c", "opposition", "pact")))
    )
    assert {line.id: line.arrows for line in found} == {
        "a~pact~membership": 0,
        "b~pact~membership": 0,
        "c~pact~hostility": FORWARD,
    }


def test_a_line_is_recent_if_all_its_links_are() -> None:
    call = link("a", "contact", "b", since="2019-04-04", until="2019-04-04")
    talks = link("a", "negotiation", "b", since="2019-11")

    def recent(*links: Link) -> bool:
        view = View(span=Span.parse("2019-12-25"))
        [line] = bundle_lines(select(build_graph(dataset(*links)), view))
        return line.recent

    assert recent(call)
    assert not recent(talks)
    assert not recent(call, talks)
    assert not only(call).recent


# --- The elements, once --------------------------------------------------------------------


def grouped(found: list[dict[str, Any]], group: str) -> dict[str, dict[str, Any]]:
    return {one["data"]["id"]: one for one in found if one["group"] == group}


def test_elements_are_all_nodes_and_all_lines() -> None:
    found = canvas_elements(SAMPLE)
    nodes, edges = grouped(found, "nodes"), grouped(found, "edges")
    assert set(nodes) == set(SAMPLE.graph)
    assert list(edges) == [line.id for line in bundle_lines(SAMPLE.graph)]
    assert len(found) == len(nodes) + len(edges)


def test_elements_of_the_shipped_file(workspace: Workspace) -> None:
    found = canvas_elements(workspace)
    nodes, edges = grouped(found, "nodes"), grouped(found, "edges")
    assert set(nodes) == {node for node in workspace.graph if workspace.graph.degree(node)}
    assert len({*nodes, *edges}) == len(found), "ids of nodes and lines never meet"
    for edge in edges.values():
        assert edge["data"]["source"] in nodes
        assert edge["data"]["target"] in nodes
    assert json.loads(json.dumps(found)) == found


def test_all_is_hidden_at_first() -> None:
    assert all("hidden" in one["classes"].split() for one in canvas_elements(SAMPLE))


def test_nodes_say_what_the_canvas_needs() -> None:
    nodes = grouped(canvas_elements(SAMPLE), "nodes")
    layout = SAMPLE.layout(None)
    front = nodes["front"]
    assert front["data"] == {
        "id": "front",
        "label": "FRT",
        "name": "Front",
        "hint": "Front · armed forces",
        "type": "armed-forces",
        "size": layout.sizes["front"],
    }
    assert (front["position"]["x"], front["position"]["y"]) == layout.places["front"]
    assert nodes["accord"]["data"]["type"] == "alliance"
    parties = {node for node, one in nodes.items() if "party" in one["classes"].split()}
    assert parties == {"council", "front", "league", "regime"}


def test_a_long_label_is_broken_into_lines() -> None:
    name = "Extraordinarily Long Name of a Coordinating Council of Revolutionary Brigades"
    workspace = Workspace(dataset(actor("x", name=name), link("x", "aid", "y")))
    label = grouped(canvas_elements(workspace), "nodes")["x"]["data"]["label"]
    assert 2 <= len(label.split("\n")) <= LABEL_LINES


def test_an_actor_without_links_is_no_element() -> None:
    workspace = Workspace(dataset(actor("hermit"), link("a", "aid", "b")))
    assert set(grouped(canvas_elements(workspace), "nodes")) == {"a", "b"}


# --- The drawing of a view -----------------------------------------------------------------


def check(workspace: Workspace, view: View) -> dict[str, Any]:
    """That a drawing has the nodes and the lines of `select`, and no others."""
    shown = workspace.select(view)
    found = drawing_data(workspace, workspace.shown(view), view)
    assert list(found["nodes"]) == list(shown)
    bundles = {
        line_id(source, target, family) for source, target, family in shown.edges(data="family")
    }
    assert set(found["lines"]) == bundles
    assert sorted(found["priority"]) == sorted(shown)
    assert json.loads(json.dumps(found)) == found
    known = {one["data"]["id"] for one in canvas_elements(SAMPLE)} if workspace is SAMPLE else set()
    assert workspace is not SAMPLE or {*found["nodes"], *found["lines"]} <= known
    return found


days = st.none() | st.integers(2008, 2022).map(lambda year: Span.parse(str(year)))
views = st.builds(
    View,
    theater=st.none() | st.sampled_from([*SAMPLE.dataset.theaters]),
    span=days,
    kinds=st.none() | st.frozensets(st.sampled_from([*KINDS])),
    types=st.none() | st.frozensets(st.sampled_from([*map(str, ActorType)])),
    focus=st.none() | st.sampled_from([*SAMPLE.graph]),
    hops=st.integers(1, 3),
)


@given(views)
def test_a_drawing_is_what_is_selected(view: View) -> None:
    check(SAMPLE, view)


def test_drawings_of_the_shipped_file(workspace: Workspace, dataset: Dataset) -> None:
    for theater in (None, *dataset.theaters):
        for span in (None, default_view(dataset).span, Span.parse("2012..2015")):
            check(workspace, View(theater=theater, span=span))


def sifted(found: list[dict[str, Any]], rule: dict[str, Any]) -> dict[str, tuple[int, int, int]]:
    """The lines that pass, as a browser finds them: id -> (how many links, arrows, recent)."""
    nodes, edges = grouped(found, "nodes"), grouped(found, "edges")

    def of_type(node: str) -> bool:
        name = nodes[node]["data"]["type"]
        return rule["types"] is None or name == "alliance" or name in rule["types"]

    passing: dict[str, list[list[Any]]] = {}
    for key, edge in edges.items():
        data = edge["data"]
        if of_type(data["source"]) and of_type(data["target"]):
            kept = [
                one
                for one in data["links"]
                if (rule["theater"] is None or rule["theater"] in one[4])
                and (rule["kinds"] is None or one[3] in rule["kinds"])
                and (rule["first"] is None or (one[0] <= rule["last"] and one[2] >= rule["first"]))
            ]
            if kept:
                passing[key] = kept
    if rule["focus"] is not None:
        near = {rule["focus"]}
        ends = [tuple(edges[key]["data"][end] for end in ("source", "target")) for key in passing]
        for _ in range(rule["hops"]):
            near |= {node for pair in ends if near & set(pair) for node in pair}
        passing = {
            key: kept
            for (key, kept), pair in zip(passing.items(), ends, strict=True)
            if set(pair) <= near
        }
    result = {}
    for key, kept in passing.items():
        arrows = {one[5] for one in kept}
        result[key] = (
            len(kept),
            0 if 0 in arrows else sum(arrows),
            int(rule["first"] is not None and all(one[1] < rule["first"] for one in kept)),
        )
    return result


def test_everybody_has_a_place_whether_shown_or_not() -> None:
    """So that the browser can show somebody before it is told to."""
    view = replace(default_view(SAMPLE.dataset), theater="coast", places={"wolf": (1.0, 2.0)})
    found = drawing_data(SAMPLE, SAMPLE.shown(view), view)
    layout = SAMPLE.layout("coast")
    assert set(found["others"]) | set(found["nodes"]) == set(layout.places)
    assert not set(found["others"]) & set(found["nodes"])
    for node, place in found["others"].items():
        assert tuple(place) == layout.places[node]


def test_the_filter_says_where_the_browser_cannot_do_what_select_does() -> None:
    view = default_view(SAMPLE.dataset)
    for ask, exact in ((None, True), ("camps", True), ("dates", False)):
        shown = asking(view, ask=ask)
        assert drawing_data(SAMPLE, SAMPLE.shown(shown), shown)["filter"]["exact"] is exact


@given(views)
def test_the_data_of_elements_is_enough_to_filter_them_as_select_does(view: View) -> None:
    shown = SAMPLE.select(view)
    rule = drawing_data(SAMPLE, SAMPLE.shown(view), view)["filter"]
    assert sifted(canvas_elements(SAMPLE), rule) == {
        line.id: (len(line.links), line.arrows, int(line.recent)) for line in bundle_lines(shown)
    }


def test_the_data_of_shipped_elements_is_enough_to_filter_them(
    workspace: Workspace, dataset: Dataset
) -> None:
    found = canvas_elements(workspace)
    for theater in (None, *dataset.theaters):
        for day in ("2013", "2016-02", "2019-12-25", "2020-06"):
            view = View(theater=theater, span=Span.parse(day))
            shown = workspace.select(view)
            assert sifted(
                found, drawing_data(workspace, workspace.shown(view), view)["filter"]
            ) == {
                line.id: (len(line.links), line.arrows, int(line.recent))
                for line in bundle_lines(shown)
            }


def test_a_drawing_says_where_and_in_which_colour() -> None:
    for theater in (None, "coast", "hills"):
        layout = SAMPLE.layout(theater)
        found = check(SAMPLE, View(theater=theater))
        assert found["frame"] == list(layout.frame)
        for node, (x, y, camp) in found["nodes"].items():
            assert (x, y) == layout.places[node]
            index = layout.camp_of.get(node)
            assert camp == ("between" if index is None else f"camp{index}")


def test_dragged_places_go_first_and_only_for_who_is_there() -> None:
    view = View(theater="coast", places={"front": (1.5, -2.5), "league": (3.0, 4.0)})
    found = check(SAMPLE, view)
    assert found["nodes"]["front"][:2] == [1.5, -2.5]
    assert "league" not in found["nodes"]


def test_what_is_selected_is_named() -> None:
    assert check(SAMPLE, View())["selected"] == []
    assert check(SAMPLE, View(selected="front"))["selected"] == ["front"]
    assert check(SAMPLE, View(selected="front~norland"))["selected"] == ["front", "norland"]


def test_widths_grow_with_the_links() -> None:
    kinds = [kind.id for kind in KINDS.values() if kind.family is Family.SUPPORT][:6]
    widths = []
    for count in range(1, 7):
        workspace = Workspace(dataset(*(link("a", kind, "b") for kind in kinds[:count])))
        found = check(workspace, View())
        [[width, *_]] = found["lines"].values()
        widths.append(width)
    assert all(less < more for less, more in pairwise(widths))


def test_an_empty_drawing() -> None:
    found = check(SAMPLE, View(kinds=frozenset()))
    assert (found["nodes"], found["lines"], found["priority"]) == ({}, {}, [])


def test_a_filter_is_of_numbers() -> None:
    view = replace(
        default_view(SAMPLE.dataset), theater="coast", kinds=frozenset({"weapons", "troops"}),
        types=frozenset({"state"}), focus="front", hops=2,
    )  # fmt: skip
    rule = check(SAMPLE, view)["filter"]
    kinds = list(KINDS)
    assert rule["theater"] == 1
    assert rule["kinds"] == [kinds.index("troops"), kinds.index("weapons")]
    assert rule["types"] == ["state"]
    assert (rule["focus"], rule["hops"]) == ("front", 2)
    assert rule["first"] == rule["last"] == SAMPLE.dataset.as_of.toordinal()


# --- What a line says ----------------------------------------------------------------------


def said(*links: Link, day: str | None = None) -> str:
    sample = dataset(*links)
    shown = select(build_graph(sample), View(span=Span.parse(day) if day else None))
    [line] = bundle_lines(shown)
    return line_summary(sample, shown, line)


@pytest.mark.parametrize(
    ("links", "words"),
    [
        ([link("b", "weapons", "a", since="2019")], "A – B · Weapons · since 2019 · 1 source"),
        (
            # kinds in the vocabulary's order, the earliest start
            [link("a", "training", "b", since="2019"), link("a", "troops", "b", since="2016-03")],
            "A – B · Troops, training · since March 2016 · 1 source",
        ),
        (
            [
                link("a", "combat", "b", since="2014", until="2015"),
                link("b", "combat", "a", since="2017", until="2018-06"),
            ],
            "A – B · Combat · 2014 to June 2018 · 1 source",
        ),
        (
            [link("a", "combat", "b", since="2014", until="2015"), link("b", "strikes", "a")],
            "A – B · Combat, strikes · 1 source",
        ),
        (
            [link("a", "contact", "b", since="2019-12-11", until="2019-12-11")],
            "A – B · Contacts · 11 December 2019 · 1 source",
        ),
        ([link("a", "aid", "b", until="2015")], "A – B · Aid · until 2015 · 1 source"),
    ],
)
def test_summary_of_a_line(links: list[Link], words: str) -> None:
    assert said(*links) == words


def test_only_what_is_shown_is_said() -> None:
    links = (
        link("a", "training", "b", since="2019"),
        link("a", "troops", "b", since="2010", until="2012"),
    )
    assert said(*links, day="2019-12-25") == "A – B · Training · since 2019 · 1 source"


def test_sources_are_counted_once() -> None:
    one = link("a", "aid", "b", evidence=[evidence("One."), evidence("Two.")])
    assert said(one).endswith("1 source")


def test_summary_of_a_membership() -> None:
    sample = dataset(alliance("pact", ["a", "b"]))
    graph = build_graph(sample)
    [first, _] = bundle_lines(graph)
    assert line_summary(sample, graph, first) == "A – Pact · Alliance members"


def test_every_line_of_the_shipped_file_says_something(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    for line in bundle_lines(graph):
        words = line_summary(dataset, graph, line)
        assert words.startswith(f"{dataset.label(line.source)} – {dataset.label(line.target)} · ")
        assert "\n" not in words


def test_a_large_file_brings_what_the_browser_lacks(
    large_workspace: Workspace, dataset: Dataset
) -> None:
    large = large_workspace
    known = {one["data"]["id"] for one in canvas_elements(large)}
    for view in (default_view(dataset), View(focus="uae"), View(selected="soleimani")):
        found = drawing_data(large, large.shown(view), view)
        brought = {one["data"]["id"] for one in found["extra"]}
        assert {*found["nodes"], *found["lines"]} <= known | brought
        assert len(found["nodes"]) <= 40
