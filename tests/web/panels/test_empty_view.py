"""What stands in the place of a picture that shows nothing."""

from __future__ import annotations

import pytest

from explorer.graph.span import Span
from explorer.graph.view import View
from explorer.web.panels.empty_view import empty_view
from marked import check, found, text

FILTERED = View(span=Span.parse("1990"), theater="coast", focus="squad", kinds=frozenset())


@pytest.mark.parametrize(
    ("view", "ways"),
    [
        (View(), []),
        (View(span=Span.parse("1990")), ["date"]),
        (View(kinds=frozenset()), ["kinds"]),
        (View(types=frozenset({"pmc"})), ["kinds"]),
        (View(theater="coast", focus="squad"), ["focus", "theater"]),
    ],
)
def test_every_filter_that_is_set_can_be_lifted(view: View, ways: list[str]) -> None:
    nodes = empty_view(view)
    check(nodes)
    assert [node[1]["data-lift"] for node in found(nodes, "button")] == ways


@pytest.mark.parametrize(
    ("view", "counts", "ways"),
    [
        (
            FILTERED,
            {"date": 12, "kinds": 0, "focus": 1},
            {"date": "Show any date (12 actors)", "focus": "Show the whole map (1 actor)"},
        ),
        (FILTERED, {"date": 0, "kinds": 0, "focus": 0, "theater": 0}, {"all": "Show everything"}),
        (FILTERED, {}, {"all": "Show everything"}),
        (View(theater="coast"), {"date": 9}, {"all": "Show everything"}),
        (View(), {}, {}),
    ],
)
def test_only_buttons_that_show_somebody_are_offered(
    view: View, counts: dict[str, int], ways: dict[str, str]
) -> None:
    nodes = empty_view(view, counts)
    check(nodes)
    assert {one[1]["data-lift"]: text([one]) for one in found(nodes, "button")} == ways
