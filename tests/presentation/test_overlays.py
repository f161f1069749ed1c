"""What stands out in the picture of a view, and what its legend says of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.graph.question import QUESTIONS
from explorer.graph.span import Span
from explorer.graph.view import View
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.legend import LegendEntry, LegendGroup, LineSigns
from explorer.presentation.lines import bundle_lines
from explorer.presentation.overlays import (
    FINDERS,
    asks_nothing,
    picture_legend,
    picture_overlay,
)
from explorer.presentation.overlays.first_picture import find_at_first
from explorer.presentation.overlays.overlay import Overlay, PictureOverlay, VisibleIds
from explorer.workspace import Workspace
from question_samples import SAMPLE, START, lit_up
from samples import asking, dataset, link, with_more_theaters


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("ends", [("wolf", "front"), ("sudmark", "regime")])
def test_all_that_is_lit_up_is_in_the_file(question: str, ends: tuple[str, str]) -> None:
    start, end = ends
    overlay = lit_up(question, versus=Span.parse("2014"), start=start, end=end)
    nodes, lines = {*SAMPLE.graph}, {line.id for line in bundle_lines(SAMPLE.graph)}
    visible = overlay.visible_ids or VisibleIds()
    assert visible.nodes | overlay.sizes.keys() | overlay.camp_by_node.keys() <= nodes
    assert visible.lines | overlay.highlighted_lines | overlay.change_by_line.keys() <= lines


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_lights_something_up_if_something_finds_it(question: str) -> None:
    overlay = lit_up(question, start="wolf", end="front")
    assert (overlay != Overlay()) is (question in FINDERS)


def test_a_plain_view_has_what_stands_out_at_first() -> None:
    found = find_at_first(SAMPLE, START)
    assert asks_nothing(START)
    assert found is not None
    assert picture_overlay(SAMPLE, SAMPLE.select(START), START) == found.picture


def test_a_selection_takes_its_place() -> None:
    view = replace(START, selected="norland")
    assert not asks_nothing(view)
    assert picture_overlay(SAMPLE, SAMPLE.select(view), view) == PictureOverlay()


def test_a_step_of_a_story_keeps_what_its_question_lights_up() -> None:
    alone = lit_up("chains", start="wolf", end="front")
    told = lit_up("chains", start="wolf", end="front", story=("walk", 1))
    assert (alone.is_story, told.is_story) == (False, True)
    assert told.highlighted_lines == alone.highlighted_lines
    assert alone.visible_ids is not None
    assert told.visible_ids is not None
    assert alone.visible_ids.nodes <= told.visible_ids.nodes
    assert alone.visible_ids.lines <= told.visible_ids.lines


# --- The legend ----------------------------------------------------------------------------


def marks(view: View, of: Workspace = SAMPLE) -> list[LegendEntry]:
    """The marks on lines in the legend of the picture of a view."""
    shown = of.shown(view)
    picture = picture_overlay(of, shown.graph, view)
    signs = MapMaker(of).drawing(view, picture.overlay).line_signs
    entries = picture_legend(of, shown, view, picture, signs)
    return [entry for entry in entries if entry.group is LegendGroup.MARK]


def test_highlighted_lines_are_named_where_one_of_them_is_drawn() -> None:
    label = "Norland and Sudmark: rivals that still deal"
    camps = Workspace(with_more_theaters(SAMPLE.dataset))
    assert label in [one.label for one in marks(START, camps)]
    few = replace(START, kinds=frozenset({"serves"}))
    assert label not in [one.label for one in marks(few, camps)]


def test_lines_that_are_over_are_named_where_one_is_drawn() -> None:
    call = link("a", "contact", "b", since="2019-04-04", until="2019-04-04")
    of = Workspace(dataset(call, link("a", "weapons", "c", since="2018")))
    day = View(span=Span.parse("2019-12-25"))
    assert [one.id for one in marks(day, of=of)] == ["recent"]
    assert marks(replace(day, kinds=frozenset({"weapons"})), of=of) == []
    assert marks(View(), of=of) == [], "nothing is over where no day is chosen"


def test_of_two_dates_the_legend_has_what_became_of_lines_and_no_more() -> None:
    found = marks(asking(START, ask="dates"))
    changes = [one.id for one in found if one.id in {"began", "ended", "stayed", "recent"}]
    assert changes == ["began", "stayed"]
    assert [one.id for one in found][-2:] == changes, "behind what else the lines mean"


def test_the_camps_of_the_split_take_the_place_of_the_others() -> None:
    view = asking(START, ask="camps")
    shown = SAMPLE.shown(view)
    picture = picture_overlay(SAMPLE, shown.graph, view)
    entries = picture_legend(SAMPLE, shown, view, picture, LineSigns())
    labels = [one.label for one in entries if one.group is LegendGroup.CAMP]
    assert set(labels[:2]) == {"Camp of League and Council", "Camp of Regime and FRT"}
