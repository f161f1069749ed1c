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

TABS: tuple[str, ...] = ("network", "compare", "matrix", "timeline", "table")
MATRIX_COLUMNS: tuple[str, ...] = ("parties", "actors")
"""Whom the matrix compares the actors with."""

MAX_HOPS = 3
ALL, ANY, NONE = "all", "any", "none"


@dataclass(frozen=True)
class View:
    """What is seen. None lifts a filter.

    `theater`: an id. `span`: the days it stands for. `kinds` and `types`: what is shown;
    an empty set shows nothing. `focus` and `hops`: only what lies within that many steps
    (1 to 3) of an actor. `selected`: an actor, an alliance or a pair (`a~b`, sorted) whose
    details are open. `places`: where nodes were dragged, in the units of the map; a URL
    keeps tenths of them. Without a focus a URL says nothing of `hops`. `question`: what is
    asked beside the map. `story`: the id of a story and the number of its step, from 1.
    `columns`: one of `MATRIX_COLUMNS`.
    """

    theater: str | None = None
    span: Span | None = None
    kinds: frozenset[str] | None = None
    types: frozenset[str] | None = None
    focus: str | None = None
    hops: int = 1
    selected: str | None = None
    tab: str = TABS[0]
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    question: Question | None = None
    story: tuple[str, int] | None = None
    columns: str = MATRIX_COLUMNS[0]

    @cached_property
    def selected_nodes(self) -> tuple[str, ...]:
        """The ids of what is selected: none, one, or the two of a pair."""
        return tuple(self.selected.split(PAIR_SEPARATOR)) if self.selected else ()

    @property
    def second_date(self) -> Span | None:
        """The other days, if the picture compares two dates."""
        return self.question.second_date(self.span) if self.question and self.span else None


def default_view(dataset: Dataset) -> View:
    """What is seen before anything is chosen: all theaters, on the day of the dataset."""
    return View(span=Span.of_day(dataset.as_of))
