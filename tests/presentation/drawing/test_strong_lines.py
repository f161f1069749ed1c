"""Strong lines are drawn at once; the others wait."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.data.model import Dataset, Link
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.drawing.strong_lines import (
    MOST_LINES_TO_READ,
    is_strong,
    quiet_lines,
)
from explorer.presentation.lines import bundle_lines
from explorer.presentation.overlays.overlay import NO_OVERLAY
from explorer.workspace import Workspace
from samples import dataset as dataset_of
from samples import link


def strong(*links: Link, rivals: tuple[str, ...] = ()) -> bool:
    data = dataset_of(*links)
    [line] = bundle_lines(build_graph(data))
    return is_strong(data, line, rivals)


@pytest.mark.parametrize("kind", ["combat", "strikes", "troops", "weapons", "training", "funding"])
def test_fights_and_help_that_is_more_than_words(kind: str) -> None:
    assert strong(link("a", kind, "b"))


@pytest.mark.parametrize(
    "kind", ["political", "recognition", "aid", "pledge", "sanctions", "accusation", "part-of"]
)
def test_words_and_ties_wait(kind: str) -> None:
    assert not strong(link("a", kind, "b"))


def test_dealings_are_drawn_between_the_rivals_alone() -> None:
    deal = link("a", "joint-operations", "b")
    assert strong(deal, rivals=("b", "a"))
    assert not strong(deal, rivals=("a", "c"))
    assert not strong(deal)


def test_a_strong_link_lifts_its_line() -> None:
    assert strong(link("a", "political", "b"), link("a", "weapons", "b"))


def test_what_is_over_waits() -> None:
    data = dataset_of(link("a", "combat", "b", since="2019-01-05", until="2019-01-06"))
    graph = select(build_graph(data), View(span=Span.parse("2019-03-01")))
    [line] = bundle_lines(graph)
    assert line.recent
    assert not is_strong(data, line, ())


def test_nothing_waits_in_a_small_picture() -> None:
    data = dataset_of(link("a", "political", "b"))
    lines = bundle_lines(build_graph(data))
    assert quiet_lines(data, View(), lines, (), {}) == frozenset()
    many = lines * (MOST_LINES_TO_READ + 1)
    assert quiet_lines(data, View(), many, (), {}) == {"a~b~support"}


def test_nothing_waits_for_who_chooses_kinds_or_a_focus() -> None:
    data = dataset_of(link("a", "political", "b"))
    many = bundle_lines(build_graph(data)) * (MOST_LINES_TO_READ + 1)
    for view in (View(kinds=frozenset({"political"})), View(focus="a")):
        assert quiet_lines(data, view, many, (), {}) == frozenset()


def test_what_changed_between_two_dates_is_drawn() -> None:
    data = dataset_of(link("a", "political", "b"))
    many = bundle_lines(build_graph(data)) * (MOST_LINES_TO_READ + 1)
    assert quiet_lines(data, View(), many, (), {"a~b~support": "began"}) == frozenset()
    assert quiet_lines(data, View(), many, (), {"a~b~support": "stayed"}) == {"a~b~support"}


def test_the_first_picture_shows_a_third_of_its_lines(
    dataset: Dataset, workspace: Workspace
) -> None:
    maker = MapMaker(workspace)
    view = default_view(dataset)
    lines = maker.drawing(view, NO_OVERLAY).lines.values()
    drawn = [line for line in lines if not line.is_quiet]
    assert 25 < len(drawn) < len(lines) / 3
    assert maker.line_signs(view, NO_OVERLAY).waiting == len(lines) - len(drawn)
    turkey = maker.drawing(replace(view, selected="turkey"), NO_OVERLAY).lines.values()
    assert all(not line.is_quiet for line in turkey if "turkey" in line.ends)


def test_all_lines_are_drawn_as_they_are_when_somebody_comes_near(
    dataset: Dataset, workspace: Workspace
) -> None:
    maker = MapMaker(workspace)
    view = default_view(dataset)
    few, everything = (
        maker.drawing(replace(view, all_lines=wanted), NO_OVERLAY) for wanted in (False, True)
    )
    assert (few.shows_all, everything.shows_all) == (False, True)
    assert everything.line_signs.waiting == few.line_signs.waiting > 100
    assert {id_: line.path for id_, line in everything.lines.items()} == {
        id_: line.path for id_, line in few.lines.items()
    }
