"""A dataset with what is worked out from it once."""

from __future__ import annotations

import gc
import random
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import cache

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import explorer.workspace
from explorer.analysis.alignment import alignment_matrix, alignments, infer_alignment, parties_on
from explorer.analysis.balance.certainty import camp_certainty
from explorer.analysis.balance.findings import camp_findings
from explorer.analysis.camps import camps
from explorer.analysis.frustration import frustration_index, signed_pairs
from explorer.data.model import Dataset
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.layout import MAX_DRAWN_LINES, CampMap, area_map, camp_map
from explorer.presentation.lines import bundle_lines
from explorer.workspace import CACHED_SELECTIONS, LARGE_ANSWERS, MAX_OWN_MAP, Workspace
from samples import actor, link, two_wars
from samples import dataset as made
from sweeping import examples
from view_samples import SAMPLE, views


def test_it_holds_the_graph_of_its_dataset() -> None:
    sample = two_wars()
    workspace = Workspace(sample)
    assert workspace.dataset is sample
    assert nx.utils.graphs_equal(workspace.graph, build_graph(sample))
    assert workspace.graph is workspace.graph


def test_nobody_can_change_the_graph() -> None:
    workspace = Workspace(two_wars())
    with pytest.raises(nx.NetworkXError):
        workspace.graph.add_node("intruder")
    with pytest.raises(nx.NetworkXError):
        workspace.graph.remove_node("norland")


@pytest.mark.parametrize("theater", [None, "coast", "hills"])
def test_each_map_is_made_once(theater: str | None) -> None:
    workspace = Workspace(two_wars())
    assert workspace.layout(theater) is workspace.layout(theater)
    assert workspace.layout(theater) == area_map(workspace.areas, theater)


def test_a_file_without_parties_has_a_camp_map() -> None:
    workspace = Workspace(made(link("a", "weapons", "b")))
    assert workspace.layout(None) == camp_map(workspace.dataset, workspace.graph)


def test_two_datasets_have_maps_of_their_own() -> None:
    assert Workspace(two_wars()).layout(None) is not Workspace(two_wars()).layout(None)


def test_an_unknown_theater_is_an_error() -> None:
    with pytest.raises(KeyError):
        Workspace(two_wars()).layout("atlantis")


def test_it_selects_what_the_function_does() -> None:
    workspace = Workspace(two_wars())
    for view in (View(), default_view(workspace.dataset), View(theater="coast")):
        assert nx.utils.graphs_equal(workspace.select(view), select(workspace.graph, view))


def test_every_map_holds_all_that_its_theater_may_ever_show() -> None:
    workspace = Workspace(two_wars())
    for theater in (None, *workspace.dataset.theaters):
        assert set(workspace.layout(theater).places) == set(workspace.select(View(theater=theater)))


def test_an_empty_dataset() -> None:
    workspace = Workspace(made())
    assert not workspace.graph
    assert not workspace.layout(None).places


def test_maps_are_forgotten_with_their_dataset() -> None:
    workspace = Workspace(two_wars())
    workspace.layout(None)
    remembered = weakref.ref(workspace)
    del workspace
    gc.collect()
    assert remembered() is None


def test_a_small_file_is_drawn_whole(workspace: Workspace) -> None:
    for theater in (None, *workspace.dataset.theaters):
        view = View(theater=theater)
        picture = workspace.shown(view)
        assert picture.left_out == picture.left_out_lines == 0
        assert picture.drawn_lines == len(bundle_lines(picture.graph))
        assert nx.utils.graphs_equal(picture.drawn, workspace.select(view))
        assert picture.layout is workspace.layout(theater)


def test_of_a_large_file_the_strongest_lines_are_drawn(
    large_workspace: Workspace, dataset: Dataset
) -> None:
    large = large_workspace
    assert large.is_large
    first = large.initial
    whole = large.select(default_view(dataset))
    assert first.drawn_lines == len(bundle_lines(first.drawn))
    assert 55 <= first.drawn_lines <= 60
    assert first.drawn_lines + first.left_out_lines == len(bundle_lines(whole))
    assert first.left_out == len(whole) - len(first.drawn) > 0
    assert all(first.drawn.degree(node) for node in first.drawn)
    assert set(first.drawn) == set(first.layout.places)


def test_all_between_two_is_drawn_or_nothing(large_workspace: Workspace) -> None:
    for view in (View(), View(selected="russia"), View(theater="syria")):
        picture = large_workspace.shown(view)
        for one, other in {*picture.drawn.edges()}:
            for ends in ((one, other), (other, one)):
                assert picture.drawn.get_edge_data(*ends) == picture.graph.get_edge_data(*ends)


def test_lines_of_parties_come_before_others(large_workspace: Workspace, dataset: Dataset) -> None:
    picture = large_workspace.shown(View(theater="libya"))
    parties = set(dataset.theaters["libya"].parties)
    assert picture.left_out_lines
    assert all(parties.intersection(ends) for ends in picture.drawn.edges())


def test_all_lines_of_what_is_chosen_in_a_large_file_are_drawn(
    large_workspace: Workspace,
) -> None:
    for view in (View(selected="tunisia"), View(focus="tunisia", hops=2)):
        picture = large_workspace.shown(view)
        assert picture.left_out_lines
        assert picture.drawn.degree("tunisia") == picture.graph.degree("tunisia") > 0


def test_a_view_of_a_large_file_with_few_lines_is_drawn_whole(large_workspace: Workspace) -> None:
    picture = large_workspace.shown(View(focus="tunisia"))
    assert nx.utils.graphs_equal(picture.graph, picture.drawn)
    assert picture.left_out == picture.left_out_lines == 0


CROWD = 400


@cache
def crowd() -> Workspace:
    """More lines than a picture holds, in one large theater and one small."""
    dice = random.Random(1)
    count = CROWD
    links = {}
    for number in range(count * 11):
        a, b = number % count, int(count * dice.random() ** 2)
        if a != b:
            kind = "troops" if a % 3 == b % 3 else "combat"
            place = "islet" if max(a, b) < 60 and number % 2 else "main"
            since = str(2010 + number % 9)
            links[a, b] = link(f"n{a}", kind, f"n{b}", place, since=since)
    return Workspace(
        made(
            *(actor(f"n{number}") for number in range(count)),
            *links.values(),
            theaters={"main": ("n0", "n1"), "islet": ("n2", "n3")},
        )
    )


ACTORS = st.sampled_from([f"n{number}" for number in range(CROWD)])
SELECTIONS = st.builds(
    View,
    span=st.sampled_from([None, Span.parse("2014"), Span.parse("2016..2019")]),
    kinds=st.sampled_from([None, frozenset({"combat"})]),
    focus=st.none() | ACTORS,
    hops=st.integers(1, 3),
    selected=st.none() | ACTORS,
)


@examples(6, 60)
@given(st.sampled_from([None, "main", "islet"]), SELECTIONS, SELECTIONS)
def test_an_actor_of_a_large_file_has_one_colour_and_one_place_whatever_is_selected(
    theater: str | None, one: View, other: View
) -> None:
    first, second = (crowd().shown(replace(view, theater=theater)) for view in (one, other))
    common = set(first.drawn) & set(second.drawn)
    assert common <= set(first.layout.places)
    for node in common:
        for of in (first.layout, second.layout):
            assert of.places[node] == crowd().layout(theater).places[node]
            assert of.sizes[node] == crowd().layout(theater).sizes[node]
        if one.span == other.span:
            assert first.sides.get(node) == second.sides.get(node)
    assert first.layout.frame == second.layout.frame
    common_parties = set(first.hues) & set(second.hues)
    assert all(first.hues[party] == second.hues[party] for party in common_parties)


def test_a_large_theater_is_a_part_of_the_map_of_all_and_a_small_one_has_its_own() -> None:
    whole, large, small = (crowd().layout(theater) for theater in (None, "main", "islet"))
    assert len(large.places) > MAX_OWN_MAP > len(small.places)
    assert all(whole.places[node] == place for node, place in large.places.items())
    assert small == camp_map(crowd().dataset, crowd().graph, "islet")
    for theater in ("main", "islet"):
        view = View(theater=theater)
        assert set(crowd().layout(theater).places) == set(crowd().select(view))


def test_what_is_drawn_of_a_large_file_brings_places_for_itself_only() -> None:
    for view in (View(), View(selected="n399"), View(theater="main", focus="n3")):
        drawn = crowd().shown(view)
        assert set(drawn.layout.places) == set(drawn.drawn) == set(drawn.layout.priority)
        assert drawn.drawn_lines <= MAX_DRAWN_LINES


@pytest.mark.parametrize("theater", [None, "coast", "hills"])
def test_camps_are_those_of_the_whole_graph(theater: str | None) -> None:
    workspace = Workspace(two_wars())
    assert workspace.camps(theater) == camps(workspace.dataset, workspace.graph, theater)
    assert workspace.camps(theater) is workspace.camps(theater)


def test_what_is_kept_equals_what_is_worked_out_anew() -> None:
    workspace = Workspace(two_wars())
    data, graph, span = workspace.dataset, workspace.graph, default_view(workspace.dataset).span
    assert workspace.matrix(None, span, "actors") == alignment_matrix(
        data, graph, None, span, columns="actors"
    )
    assert workspace.matrix("coast", None) == alignment_matrix(data, graph, "coast", None)
    shown = select(graph, View(theater="coast", span=span))
    actors = [node for node in shown if node in data.actors]
    parties = data.theaters["coast"].parties
    assert workspace.alignments("coast", span) == alignments(shown, parties, actors)
    for weighted in (False, True):
        view = View(theater="coast", span=span, selected=actors[0], tab="table")
        assert workspace.split(view, parties, weighted=weighted) == frustration_index(
            signed_pairs(shown, span.last_day if span else None),
            anchors=parties,
            weighted=weighted,
        )
    pairs = signed_pairs(shown, span.last_day if span else None)
    certainty = camp_certainty(pairs, parties)
    assert workspace.camp_certainty(view, parties) == certainty
    assert workspace.camp_findings(view, parties) == camp_findings(
        shown,
        pairs,
        frustration_index(pairs, anchors=parties),
        certainty,
        parties=parties,
        as_of=span.last_day if span else None,
    )


def test_the_index_over_time_is_that_of_each_day_and_of_no_day_of_the_view() -> None:
    workspace = Workspace(
        made(
            *(link("a", kind, "b", since="2015-03-10") for kind in ("troops", "weapons")),
            link("a", "combat", "c", since="2017-01-01"),
            link("b", "troops", "c", since="2018-06-01"),
            # The day is not known, so it is no beginning of a curve.
            link("c", "combat", "d"),
        )
    )
    curve = workspace.index_over_time(View(span=Span.parse("2016")))
    assert curve is workspace.index_over_time(View(tab="table"))
    assert date(2015, 3, 10) <= curve[0].day <= date(2015, 5, 1)
    assert curve[-1].day.isoformat() == workspace.graph.graph["as_of"]
    for one in curve:
        split = workspace.split(View(span=Span.of_day(one.day)))
        assert (one.index, one.pairs) == (split.frustration, split.pairs)
    assert [curve[0].index, curve[-1].index] == [0, 1]
    assert workspace.index_over_time(View(kinds=frozenset({"contact"}))) == ()


def test_what_does_not_decide_an_answer_does_not_make_it_anew() -> None:
    workspace = Workspace(two_wars())
    view = View(theater="coast", tab="table", selected="norland", hops=2)
    other = View(theater="coast", places={"norland": (1.0, 2.0)})
    assert workspace.select(view) is workspace.select(other)
    assert workspace.split(view) is workspace.split(other)
    assert workspace.signed_pairs(view) is workspace.signed_pairs(other)
    assert workspace.camp_certainty(view) is workspace.camp_certainty(other)
    assert workspace.camp_findings(view) is workspace.camp_findings(other)
    assert workspace.matrix("coast", None) is workspace.matrix("coast", None)
    assert workspace.alignments("coast", None) is workspace.alignments("coast", None)


def test_only_the_last_answers_are_kept() -> None:
    workspace = Workspace(two_wars())
    graph = weakref.ref(workspace.select(View()))
    for hops in range(1, 2 + CACHED_SELECTIONS):
        workspace.select(View(focus="norland", hops=hops))
    gc.collect()
    assert graph() is None


@given(views())
def test_what_is_selected_for_days_with_the_same_picture_is_what_the_function_selects(
    view: View,
) -> None:
    workspace = _by_days()
    assert nx.utils.graphs_equal(workspace.select(view), select(workspace.graph, view))


def test_days_on_which_nothing_begins_or_ends_share_their_picture() -> None:
    workspace = Workspace(made(link("a", "troops", "b", since="2015-03-10", until="2015-05-20")))
    day = [
        workspace.select(View(span=Span.parse(text)))
        for text in ("2015-03-09", "2015-03-10", "2015-05", "2015-05-20", "2015-05-21")
    ]
    assert day[1] is day[3]
    assert [len(one.edges) for one in day] == [0, 1, 1, 1, 0]


def test_days_with_the_same_picture_share_their_split() -> None:
    workspace = Workspace(made(link("a", "troops", "b", since="2015-03-10", until="2015-05-20")))
    days = [View(span=Span.parse(text)) for text in ("2015-03-10", "2015-05-20", "2015-05-21")]
    first, same, other = map(workspace.split, days)
    assert first is same
    assert (first.pairs, other.pairs) == (1, 0)


@given(views())
def test_pairs_for_days_with_the_same_picture_are_those_of_the_day(view: View) -> None:
    workspace = _by_days()
    day = view.span.last_day if view.span else None
    assert workspace.signed_pairs(view) == signed_pairs(select(workspace.graph, view), day)


@cache
def _by_days() -> Workspace:
    return Workspace(SAMPLE)


@pytest.mark.parametrize("theater", ["syria", "libya"])
@pytest.mark.parametrize("days", ["2013-05", "2016-01-01..2019", "2019-12-25"])
def test_one_actor_is_aligned_as_among_all(
    workspace: Workspace, dataset: Dataset, theater: str, days: str
) -> None:
    span = Span.parse(days)
    shown = select(workspace.graph, View(theater=theater, span=span))
    parties = parties_on(dataset, theater, span)
    assert parties != dataset.theaters[theater].parties or theater == "syria"
    for node in dataset.actors:
        assert workspace.actor_alignments(node, theater, span) == tuple(
            infer_alignment(shown, node, party, parties) for party in parties
        )


def test_only_a_few_pictures_of_a_large_file_are_kept(large_workspace: Workspace) -> None:
    """Each holds all of its view."""
    graph = weakref.ref(large_workspace.shown(View()).drawn)
    for year in range(2000, 2001 + LARGE_ANSWERS):
        large_workspace.shown(View(span=Span.parse(str(year))))
    gc.collect()
    assert graph() is None


def test_of_a_large_file_fewer_answers_are_kept(large_workspace: Workspace) -> None:
    assert large_workspace.kept_answers(64) == LARGE_ANSWERS
    assert large_workspace.kept_answers(2) == 2
    assert Workspace(two_wars()).kept_answers(64) == 64


def test_threads_that_ask_at_once_wait_for_one_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    made_maps = []

    def counted(*arguments: object, **named: object) -> CampMap:
        made_maps.append(arguments)
        return area_map(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(explorer.workspace, "area_map", counted)
    workspace = Workspace(two_wars())
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(workspace.layout, [None] * 8))
    assert len(made_maps) == 1
    assert all(one is found[0] for one in found)


def test_an_error_is_not_kept() -> None:
    workspace = Workspace(two_wars())
    for _ in range(2):
        with pytest.raises(KeyError):
            workspace.camps("atlantis")
        with pytest.raises(KeyError):
            workspace.alignments("atlantis", None)
