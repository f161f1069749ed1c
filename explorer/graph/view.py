"""The view: everything that decides what is seen, as one value.

The URL, the controls, a picture, an export and a story's step all are a view. `view_query`
turns it from and into the text of a URL; `select` applies it to the graph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from explorer.data.ids import PAIR_SEPARATOR
from explorer.data.model import Dataset
from explorer.graph.question import Question
from explorer.graph.span import Span

OVERVIEW_TAB, MAP_TAB = "overview", "network"
TABS: tuple[str, ...] = (OVERVIEW_TAB, MAP_TAB, "compare", "matrix", "timeline", "table")
"""The tabs in their order; the first is open where nothing says otherwise."""

LINE_CHOICES: tuple[str, ...] = ("strong", "all")
"""Which lines of a map are drawn at once."""

MATRIX_COLUMNS: tuple[str, ...] = ("parties", "actors")
"""Whom the matrix compares the actors with."""

MAX_HOPS = 3

MAX_OVERVIEW_PAGES = 999
"""How many pages of an overview can be asked for; it shows its last one where there are fewer."""

ALL, ANY, NONE = "all", "any", "none"


@dataclass(frozen=True)
class View:
    """What is seen.

    Args:
        theater: The id of a theater; None for all of them.
        span: The days that the picture stands for; None for all links of all time.
        kinds: The ids of the kinds of links to show; None for all, an empty set for none.
        types: The actor types to show; None for all, an empty set for none.
        confidences: The confidences of links to show; None for all, an empty set for none.
        focus: The id of an actor or alliance; only what lies around it is shown.
        hops: How many steps around the focus, 1 to 3. A URL without a focus leaves it out.
        selected: The id of an actor or alliance, or of a pair (`a~b`, sorted), whose details
            are open.
        tab: One of `TABS`.
        places: Where nodes were dragged, (x, y) by id in units of the map, y down; a URL
            keeps tenths of them.
        question: What is asked beside the map.
        story: The id of a story and the number of its step, from 1.
        columns: What the columns of the matrix are, one of `MATRIX_COLUMNS`.
        all_lines: Whether all lines of the map are drawn at once, the weaker ones too.
        compared: The ids of the two theaters that are compared, the left one first; None for
            those that `analysis.comparison.compared_theaters` takes.
        overview_page: Which of the pages of the overview, from 1, where its theaters have no room
            on one; the last one where there are fewer.
        enlarged: The id of a party whose areas the map shows larger; None for nobody.

    """

    theater: str | None = None
    span: Span | None = None
    kinds: frozenset[str] | None = None
    types: frozenset[str] | None = None
    confidences: frozenset[str] | None = None
    focus: str | None = None
    hops: int = 1
    selected: str | None = None
    tab: str = TABS[0]
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    question: Question | None = None
    story: tuple[str, int] | None = None
    columns: str = MATRIX_COLUMNS[0]
    all_lines: bool = False
    compared: tuple[str, str] | None = None
    overview_page: int = 1
    enlarged: str | None = None

    @cached_property
    def selected_nodes(self) -> tuple[str, ...]:
        """The ids of what is selected: none, one, or the two of a pair."""
        return tuple(self.selected.split(PAIR_SEPARATOR)) if self.selected else ()

    @property
    def last_day(self) -> int | None:
        """The ordinal of the last of the days shown, of both dates if it compares two."""
        return max((span.last_day for span in (self.span, self.second_date) if span), default=None)

    @property
    def second_date(self) -> Span | None:
        """The other days, if the picture compares two dates."""
        return self.question.second_date(self.span) if self.question and self.span else None


def default_view(dataset: Dataset) -> View:
    """What is seen before anything is chosen: all theaters, on the day of the dataset."""
    return View(span=Span.of_day(dataset.as_of))
