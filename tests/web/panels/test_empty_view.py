"""What stands above a tab that shows nothing."""

from __future__ import annotations

from datetime import date

import pytest

from explorer.graph.span import Span
from explorer.graph.view import View
from explorer.presentation.emptiness import Emptiness
from explorer.web.panels.empty_view import empty_view
from marked import check, found, text

FILTERED = View(span=Span.parse("1990"), theater="coast", focus="squad", kinds=frozenset())


@pytest.mark.parametrize(
    ("view", "counts", "ways"),
    [
        (
            FILTERED,
            {"date": 12, "kinds": 0, "focus": 1},
            {"date": "Show any date (12 actors)", "focus": "Show the whole map (1 actor)"},
        ),
        (View(kinds=frozenset()), {"kinds": 3}, {"kinds": "Show all kinds (3 actors)"}),
        (
            View(types=frozenset(), confidences=frozenset(), theater="coast"),
            {"kinds": 3, "theater": 2},
            {
                "kinds": "Show all types and confidences (3 actors)",
                "theater": "Show all theaters (2 actors)",
            },
        ),
        (FILTERED, {"date": 0, "kinds": 0, "focus": 0, "theater": 0}, {"all": "Show everything"}),
        (FILTERED, {}, {"all": "Show everything"}),
        (FILTERED, None, {}),
        (View(theater="coast"), {"date": 9}, {"all": "Show everything"}),
        (View(), {}, {}),
    ],
)
def test_only_buttons_that_show_somebody_are_offered(
    view: View, counts: dict[str, int] | None, ways: dict[str, str]
) -> None:
    nodes = empty_view(Emptiness(view, "No link.", actor_counts=counts))
    check(nodes)
    assert text(nodes).startswith("No link.")
    assert {one[1]["data-lift"]: text([one]) for one in found(nodes, "button")} == ways


def test_the_nearest_day_comes_first() -> None:
    day = date(2011, 2, 1).toordinal()
    nodes = empty_view(Emptiness(FILTERED, "No party.", day, "a party", {"date": 1}))
    first = next(iter(found(nodes, "button")))
    assert first[1]["data-day"] == str(day)
    assert text([first]) == "Go to 1 February 2011, the nearest day with a party"
