"""Whose links the timeline shows: of who is selected, or of who matters most."""

from __future__ import annotations

from dataclasses import replace

from explorer.graph.view import View, default_view
from explorer.presentation.timeline_subject import shown_timeline, timeline_subject
from explorer.workspace import Workspace
from samples import dataset, two_wars

WARS = Workspace(two_wars())
START = default_view(WARS.dataset)
DAYS = (WARS.dataset.as_of.toordinal() - 3000, WARS.dataset.as_of.toordinal())


def test_who_is_selected_is_whose_links_they_are() -> None:
    for selected in ("wolf", "norland~sudmark"):
        links, subject = timeline_subject(WARS, replace(START, selected=selected))
        assert subject == tuple(selected.split("~"))
        assert links
        assert all(set(subject) & {one.from_id, one.to_id} for one in links)


def test_without_a_selection_they_are_of_the_first_rivals() -> None:
    _, subject = timeline_subject(WARS, START)
    assert subject == WARS.rivals("hills", "coast", START.span)[0].pair


def test_bars_lie_within_the_days_that_are_shown() -> None:
    shown = shown_timeline(WARS, replace(START, selected="norland"), DAYS)
    assert shown.subject == ("norland",)
    assert shown.date_range[0] <= DAYS[0]
    assert shown.date_range[1] >= DAYS[1]
    for bar in shown.bars:
        assert shown.date_range[0] <= bar.first <= bar.last <= shown.date_range[1]


def test_of_nobody_there_is_nothing() -> None:
    nobody = Workspace(dataset())
    assert shown_timeline(nobody, View(), DAYS).bars == ()
