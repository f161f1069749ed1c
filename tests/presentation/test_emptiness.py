"""Why a tab shows nothing, and what brings something back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from explorer.graph.span import Span
from explorer.graph.view import TABS, View
from explorer.presentation.emptiness import Emptiness, emptiness_of
from explorer.presentation.link_histogram import link_histogram
from explorer.workspace import Workspace
from samples import actor, dataset, link
from view_samples import SAMPLE, views

OF = dataset(
    actor("gov", since="2012-02"),
    actor("front", since="2013", until="2014"),
    link("gov", "combat", "front", "hills", since="2013", until="2014"),
    link("north", "weapons", "gov", "hills", since="2012-02"),
    link("north", "agreement", "south", since="2011-03-15"),
    link("south", "weapons", "army", "coast", since="2015"),
    theaters={"hills": ("gov", "front"), "coast": ("army",)},
)
WARS = Workspace(OF)
EARLY, BEFORE = Span.parse("2009-05-03"), Span.parse("2011-04")


def why(view: View, workspace: Workspace = WARS) -> Emptiness | None:
    strip = link_histogram(workspace.graph, workspace.dataset.as_of)
    return emptiness_of(workspace, strip, view)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize("tab", ["overview", "network", "table", "compare", "matrix"])
def test_before_anything_begins_a_tab_says_so_and_leads_to_the_first_day(tab: str) -> None:
    found = why(View(span=EARLY, tab=tab))
    assert found is not None
    assert found.sentence == "No link on 3 May 2009. The data begin in March 2011."
    assert (found.nearest, found.sought) == (day("2011-03-15"), "links")
    assert found.actor_counts
    assert found.actor_counts["date"] == 5


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        (View(kinds=frozenset()), "No link with these filters."),
        (View(theater="hills", span=Span.parse("2009..2010")),
         "No link in Hills from 2009 to 2010. The data begin in March 2011."),
        (View(confidences=frozenset({"low"}), focus="gov", theater="hills",
              span=Span.parse("2013")),
         "No link with these filters around Gov in Hills in 2013."),
        (View(kinds=frozenset({"aid"}), tab="timeline", span=EARLY),
         "No link with these filters in time."),
    ],
)  # fmt: skip
def test_the_sentence_says_what_is_missing_where_and_when(view: View, sentence: str) -> None:
    found = why(view)
    assert found is not None
    assert found.sentence == sentence


@pytest.mark.parametrize("tab", ["overview", "matrix"])
def test_where_links_hold_but_no_party_lives_the_nearest_day_has_one(tab: str) -> None:
    found = why(View(span=BEFORE, theater="hills", tab=tab, kinds=None))
    assert found is not None
    everywhere = Workspace(dataset(*OF.actors.values(), *OF.links.values(),
                                   theaters={"hills": ("gov", "front")}))  # fmt: skip
    found = why(View(span=BEFORE, tab=tab), everywhere)
    assert found is not None
    assert found.sentence == "No party to a conflict in April 2011."
    assert (found.nearest, found.sought) == (day("2012-02-01"), "a party")
    assert found.actor_counts is None
    assert why(View(span=BEFORE, tab="network"), everywhere) is None
    assert why(View(span=BEFORE, tab=tab), WARS) is None


def test_a_tab_that_heeds_no_filter_blames_none() -> None:
    view = View(span=Span.parse("2013"), kinds=frozenset())
    assert why(replace(view, tab="table")) is not None
    assert why(replace(view, tab="matrix")) is None
    assert why(View(tab="timeline", span=EARLY)) is None


@given(views())
def test_a_way_back_that_is_offered_brings_somebody_back(view: View) -> None:
    workspace = Workspace(SAMPLE)
    found = why(view, workspace)
    if view.tab in ("network", "table"):
        assert (found is None) == bool(workspace.select(view))
    if found is None or view.tab not in TABS:
        return
    if found.nearest is not None:
        there = replace(view, span=Span.of_day(date.fromordinal(found.nearest)))
        assert why(there, workspace) is None
