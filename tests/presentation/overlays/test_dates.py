"""Two dates on the map: what became of each line."""

from __future__ import annotations

import pytest

from explorer.data.vocabulary import Family
from explorer.graph.span import Span
from explorer.graph.view import View
from explorer.presentation.legend import LegendGroup
from explorer.presentation.lines import bundle_lines, line_id
from explorer.presentation.overlays.dates import find_changes
from explorer.presentation.overlays.overlay import Overlay
from explorer.workspace import Workspace
from question_samples import SAMPLE, START, lit_up
from samples import asking, dataset, link


def test_two_dates_need_one() -> None:
    assert lit_up("dates", span=None, versus=Span.parse("2014")) == Overlay()


def test_without_a_second_date_it_is_the_year_before() -> None:
    given = lit_up("dates")
    assert given == lit_up("dates", versus=Span.parse("2018-12-25"))
    assert "began" in given.change_by_line.values()


@pytest.mark.parametrize("swapped", [False, True])
def test_every_line_has_begun_ended_or_stayed_whichever_date_comes_first(*, swapped: bool) -> None:
    early, late = Span.parse("2014-06"), START.span
    span, versus = (early, late) if swapped else (late, early)
    view = asking(START, ask="dates", span=span, versus=versus)
    shown = SAMPLE.select(view)
    found = find_changes(SAMPLE, shown, view)
    assert found is not None
    assert (found.date, found.second) == (span, versus)
    assert (found.earlier, found.later) == (early, late)
    marks = found.picture.overlay.change_by_line
    assert marks[line_id("sudmark", "council", Family.SUPPORT)] == "began"
    assert marks[line_id("sudmark", "league", Family.SUPPORT)] == "ended"
    assert marks[line_id("league", "regime", Family.HOSTILITY)] == "stayed"
    assert marks.keys() == {line.id for line in bundle_lines(shown)}
    assert set(marks.values()) <= {"began", "ended", "stayed"}


def test_a_new_kind_of_link_between_a_pair_that_had_one_is_seen() -> None:
    of = Workspace(
        dataset(
            link("a", "weapons", "b", since="2012"),
            link("a", "training", "b", since="2018"),
            link("b", "combat", "c", since="2012"),
        )
    )
    marks = lit_up("dates", of, versus=Span.parse("2014")).change_by_line
    assert marks == {
        line_id("a", "b", Family.SUPPORT): "began",
        line_id("b", "c", Family.HOSTILITY): "stayed",
    }


def test_a_line_that_lost_some_of_its_links_is_lessened() -> None:
    of = Workspace(
        dataset(
            link("a", "weapons", "b", since="2012"),
            link("a", "training", "b", since="2012", until="2016"),
            link("a", "combat", "c", since="2012", until="2016"),
        )
    )
    marks = lit_up("dates", of, versus=Span.parse("2014")).change_by_line
    assert marks == {
        line_id("a", "b", Family.SUPPORT): "lessened",
        line_id("a", "c", Family.HOSTILITY): "ended",
    }


def test_what_the_list_names_is_marked_on_the_map(workspace: Workspace) -> None:
    """Each link that is new or over belongs to a line that does not look as before."""
    for before, after in (("2018-06", "2019-12-25"), ("2014", "2016-06-01"), ("2011", "2020-06")):
        view = asking(View(span=Span.parse(after)), ask="dates", versus=Span.parse(before))
        found = find_changes(workspace, workspace.select(view), view)
        assert found is not None
        marks = found.picture.overlay.change_by_line
        for key in (*found.changes.began, *found.changes.ended, *found.changes.unreported):
            one = workspace.dataset.links.get(key)
            if one is not None:
                assert marks[line_id(one.from_id, one.to_id, one.entry.family)] != "stayed"


def test_what_is_no_longer_reported_is_not_over() -> None:
    of = Workspace(
        dataset(
            link("a", "weapons", "b", since="2012", last_reported="2016"),
            link("b", "weapons", "c", since="2012", until="2016"),
            link("c", "weapons", "d", since="2012", until="2016"),
            link("c", "training", "d", since="2012", last_reported="2016"),
        )
    )
    marks = lit_up("dates", of, versus=Span.parse("2014")).change_by_line
    assert marks == {
        line_id("a", "b", Family.SUPPORT): "unreported",
        line_id("b", "c", Family.SUPPORT): "ended",
        line_id("c", "d", Family.SUPPORT): "unreported",
    }


def test_the_same_day_twice_changes_nothing() -> None:
    given = lit_up("dates", versus=START.span)
    assert set(given.change_by_line.values()) == {"stayed"}


@pytest.mark.parametrize(("kinds", "count"), [(None, 2), (frozenset[str](), 0)])
def test_the_legend_says_what_became_of_lines_if_there_are_any(
    kinds: frozenset[str] | None, count: int
) -> None:
    view = asking(START, ask="dates", kinds=kinds)
    found = find_changes(SAMPLE, SAMPLE.select(view), view)
    assert found is not None
    signs = found.picture.legend(()) if found.picture.legend else ()
    assert [sign.group for sign in signs] == [LegendGroup.MARK] * count
