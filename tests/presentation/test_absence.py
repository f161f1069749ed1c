"""Who is selected but not in the picture: why, and what brings it back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.graph.span import Span
from explorer.graph.view import View
from explorer.presentation.absence import absence_of
from explorer.workspace import Workspace
from samples import dataset, link

SAMPLE = Workspace(
    dataset(
        link("a", "weapons", "b", "coast", since="2015"),
        link("c", "weapons", "b", "hills", since="2010", until="2012"),
        link("d", "combat", "a", "coast", since="2015"),
        theaters={"coast": ("a", "b"), "hills": ("b",)},
    )
)
NOW = View(span=Span.parse("2018"))


@pytest.mark.parametrize(
    ("view", "way"),
    [
        (replace(NOW, selected="c"), "date"),
        (replace(NOW, selected="d", kinds=frozenset({"weapons"})), "kinds"),
        (replace(NOW, selected="d", focus="b", hops=1), "focus"),
        (View(selected="c", theater="coast"), "theater"),
        (replace(NOW, selected="c", theater="coast"), "all"),
    ],
)
def test_the_filter_that_hides_it_is_named_and_lifting_it_shows_it(view: View, way: str) -> None:
    found = absence_of(SAMPLE, SAMPLE.select(view), view)
    assert found
    assert found.way == way
    assert view.selected
    assert found.sentence.startswith(f"{view.selected.upper()} is not in this picture: ")
    lifted = {
        "date": replace(view, span=None),
        "kinds": replace(view, kinds=None),
        "focus": replace(view, focus=None),
        "theater": replace(view, theater=None),
        "all": View(),
    }
    assert view.selected in SAMPLE.select(lifted[way])


@pytest.mark.parametrize("selected", ["", "a", "a~b"])
def test_of_what_is_shown_nothing_is_said(selected: str) -> None:
    view = replace(NOW, selected=selected)
    assert absence_of(SAMPLE, SAMPLE.select(view), view) is None


def test_of_a_pair_the_one_that_is_missing_is_named() -> None:
    view = replace(NOW, selected="b~c")
    found = absence_of(SAMPLE, SAMPLE.select(view), view)
    assert found
    assert found.sentence.startswith("C is not in this picture")
