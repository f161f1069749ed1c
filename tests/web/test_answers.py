"""The answers to views, kept at hand."""

from __future__ import annotations

import pytest

from explorer.graph.view import View, default_view
from explorer.graph.view_query import view_from_query
from explorer.presentation.drawing.overview.page_overview import WIDE_SIZE
from explorer.web import answers as answers_module
from explorer.web.answers import Answers, stage_size
from explorer.web.filter_options import FilterOptions
from explorer.web.page_state import page_state
from explorer.workspace import Workspace
from samples import two_wars

WARS = two_wars()


@pytest.fixture
def answers() -> Answers:
    workspace = Workspace(WARS)
    return Answers(workspace, FilterOptions.from_workspace(workspace))


def test_an_answer_is_the_state_of_the_page(answers: Answers) -> None:
    view, notices = view_from_query("kinds=combat&what=ever", WARS)
    assert answers.of(view, notices) == page_state(answers.maps, answers.options, view, notices)


def test_the_same_view_has_the_same_answer_and_another_notice_another(answers: Answers) -> None:
    view = default_view(WARS)
    assert answers.of(view, ()) is answers.of(view, ())
    assert answers.of(view, ("No such day.",)) is not answers.of(view, ())


def test_a_very_long_view_is_not_kept(answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers_module, "MAX_CACHED_QUERY", 5)
    view, _ = view_from_query("kinds=combat", WARS)
    assert answers.of(view, ()) is not answers.of(view, ())
    assert answers.of(view, ()) == answers.of(view, ())


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ([1010, 645], (1010, 640)),
        ([389.6, 844], (380, 840)),
        ((1, 1), (280, 200)),
        ([10**9, 10**9], (3840, 2160)),
        (None, WIDE_SIZE),
        ([1010], WIDE_SIZE),
        (["a", 5], WIDE_SIZE),
        ([True, 5], WIDE_SIZE),
        ([float("nan"), 5], WIDE_SIZE),
        ([1010, float("inf")], WIDE_SIZE),
        ({"width": 5}, WIDE_SIZE),
    ],
)
def test_a_stage_is_counted_in_steps_and_within_limits(
    asked: object, size: tuple[int, int]
) -> None:
    assert stage_size(asked) == size


def test_the_same_overview_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace(two_wars())
    answers = Answers(workspace, FilterOptions.from_workspace(workspace))
    first = answers.overview(View(), (1010, 640))
    monkeypatch.setattr(answers.overviews, "svg", None)
    assert answers.overview(View(), (1011, 647)) is first
    with pytest.raises(TypeError):
        answers.overview(View(), (1000, 640))
