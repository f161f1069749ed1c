"""The captions of tabs: what is in their pictures, and nothing that they do not heed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.graph.view_query import view_from_query
from explorer.presentation.captions import Caption, caption
from explorer.presentation.presets import PICTURE_TABS
from explorer.presentation.tab_captions import (
    cited_sources,
    compared_views,
    matrix_of_view,
    matrix_view,
    picture_caption,
    picture_tab,
    view_timeline,
)
from explorer.workspace import Workspace
from overview_many_files import many_theaters
from samples import dataset, link
from sweeping import examples
from view_samples import SAMPLE, views

WARS = Workspace(SAMPLE)
FIRST = default_view(SAMPLE)


def of(query: str) -> Caption:
    view, notices = view_from_query(query, SAMPLE)
    assert notices == ()
    return picture_caption(WARS, view)


@pytest.mark.parametrize(
    ("query", "title", "subtitle", "file"),
    [
        ("tab=matrix", "Hills and Coast: who stands with whom", "All theaters · 25 December 2019",
         "Two-small-wars_all_2019-12-25_matrix"),
        # the matrix heeds neither kinds nor focus
        ("tab=matrix&theater=coast&kinds=aid&focus=wolf", "Coast: who stands with whom",
         "Coast · 25 December 2019", "Two-small-wars_coast_2019-12-25_matrix"),
        ("tab=matrix&columns=actors&select=wolf", "Hills and Coast: who stands with whom",
         "All theaters · 25 December 2019", "Two-small-wars_all_2019-12-25_wolf_matrix-by-actor"),
        ("tab=timeline&select=wolf&theater=coast", "Wolf in Coast: links in time",
         "Coast · 2009 to 2020", "Two-small-wars_coast_2019-12-25_wolf_timeline"),
        ("tab=timeline&kinds=weapons&select=norland", "Norland: links in time",
         "Hills and Coast · 2009 to 2020 · only weapons",
         "Two-small-wars_all_2019-12-25_weapons_norland_timeline"),
        ("tab=compare", "Hills and Coast side by side", "Hills and Coast · 25 December 2019",
         "Two-small-wars_hills-coast_2019-12-25_compare"),
        ("tab=compare&select=norland&types=state", "Norland: Hills and Coast side by side",
         "Hills and Coast · 25 December 2019 · only states",
         "Two-small-wars_hills-coast_2019-12-25_state_norland_compare"),
    ],
)  # fmt: skip
def test_each_tab_is_called_what_it_shows(query: str, title: str, subtitle: str, file: str) -> None:
    words = of(query)
    assert (words.title, words.file) == (title, file)
    if "timeline" not in query:
        assert words.subtitle == subtitle
    else:
        years = view_timeline(WARS, view_from_query(query, SAMPLE)[0]).date_range
        assert years[0] < years[1]
        assert words.subtitle.split(" · ")[::2] == subtitle.split(" · ")[::2]


def test_counts_are_those_of_the_tab() -> None:
    matrix = matrix_of_view(WARS, FIRST)
    assert of("tab=matrix").counts == (
        f"{len(matrix.rows)} actors by {len(matrix.columns)} parties"
    )
    bars = view_timeline(WARS, replace(FIRST, selected="norland")).bars
    assert of("tab=timeline&select=norland").counts == f"{len(bars)} links"
    assert of("tab=compare").counts.startswith("Hills: ")
    assert "; Coast: " in of("tab=compare").counts


@examples(25)
@given(views())
def test_other_tabs_have_the_caption_of_the_map(view: View) -> None:
    if picture_tab(WARS, view) == "network":
        shown = WARS.shown(view)
        assert picture_caption(WARS, view) == caption(SAMPLE, shown.graph, view, "", shown)


@pytest.mark.parametrize(
    ("query", "subtitle", "name"),
    [
        ("tab=network&side=front", "All theaters · 25 December 2019 · FRT shown larger",
         "Two-small-wars_all_2019-12-25_front-larger"),
        ("tab=network&theater=hills&side=front&lines=all",
         "Hills · 25 December 2019", "Two-small-wars_hills_2019-12-25_all-lines"),
        ("side=front", "All theaters · 25 December 2019",
         "Two-small-wars_all_2019-12-25_overview"),
        ("tab=compare&side=front", "Hills and Coast · 25 December 2019",
         "Two-small-wars_hills-coast_2019-12-25_compare"),
    ],
)  # fmt: skip
def test_a_side_that_is_larger_is_named_where_it_is(query: str, subtitle: str, name: str) -> None:
    words = of(query)
    assert (words.subtitle, words.file) == (subtitle, name)


@pytest.mark.parametrize(
    ("theaters", "asked", "name"),
    [(14, 2, "overview_part-2"), (14, 99, "overview_part-3"), (14, 1, "overview"),
     (3, 2, "overview")],
)  # fmt: skip
def test_the_page_in_the_name_of_a_file_is_the_one_that_is_drawn(
    theaters: int, asked: int, name: str
) -> None:
    words = picture_caption(Workspace(many_theaters(theaters)), View(overview_page=asked))
    assert words.file.endswith(f"_all_any_{name}")


@examples(25)
@given(views())
def test_sources_are_those_of_the_links_of_the_tab(view: View) -> None:
    cited = cited_sources(WARS, view)
    assert f", {len(cited)} source" in picture_caption(WARS, view).credit
    assert list(cited) == [source for source in SAMPLE.sources if source in cited]


def test_sources_differ_by_tab() -> None:
    one = dataset(
        link("a", "weapons", "b", "x", since="2019", evidence=[{"source": "herald", "claim": "A.",
                                                  "credibility": 2}]),
        link("c", "combat", "d", "y", since="2019"),
        theaters={"x": ("b",), "y": ("d",)},
    )  # fmt: skip
    workspace = Workspace(one)
    view = View(theater="x", span=Span.parse("2019"))
    for tab in PICTURE_TABS:
        assert set(cited_sources(workspace, replace(view, tab=tab))) <= set(one.sources)
    nothing = replace(view, kinds=frozenset())
    assert cited_sources(workspace, nothing) == ()
    # the matrix shows all kinds whatever is chosen
    assert cited_sources(workspace, replace(nothing, tab="matrix"))


def test_a_comparison_is_of_both_theaters_whatever_is_in_focus() -> None:
    view = replace(FIRST, theater="coast", focus="wolf", places={"wolf": (1.0, 1.0)})
    assert [own.theater for own in compared_views(SAMPLE, view)] == ["hills", "coast"]
    assert all(own.focus is None and not own.places for own in compared_views(SAMPLE, view))
    assert matrix_view(view) == View(theater="coast", span=FIRST.span)
    alone = dataset(link("a", "aid", "b", "x"))
    assert compared_views(alone, View()) == ()
    assert picture_tab(Workspace(alone), View(tab="compare")) == "network"
