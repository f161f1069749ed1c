"""The view: everything that decides what is seen, as one value.

The URL, the controls, a picture, an export and a story's step all are a view. `view_query`
turns it from and into the text of a URL; `select` applies it to the graph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from explorer.data.dates import PartialDate, Period
from explorer.data.ids import PAIR_SEPARATOR
from explorer.data.model import Dataset

TABS: tuple[str, ...] = ("network", "compare", "matrix", "timeline", "table")
ASKS: tuple[str, ...] = ("chains", "dates", "camps", "bridges", "story")
"""The questions that the page answers beside the map."""

COLUMNS: tuple[str, ...] = ("parties", "actors")
"""Whom the matrix compares the actors with."""

MEASURES: tuple[str, ...] = ("connected", "theaters", "camps")
"""What the size of a node may stand for."""
MAX_HOPS = 3
ALL, ANY, NONE = "all", "any", "none"


@dataclass(frozen=True, slots=True)
class Span:
    """The days a picture stands for: from the first of `start` to the last of `end`."""

    start: PartialDate
    end: PartialDate

    def __post_init__(self) -> None:
        if self.end.last < self.start.first:
            raise ValueError(f"{self} ends before it starts")

    @classmethod
    def parse(cls, text: str) -> Span:
        """Read `2019-12-25`, `2019-12`, or `2015..2019-12-25`; ValueError otherwise."""
        start, dots, end = text.partition("..")
        first = PartialDate.parse(start)
        return cls(first, PartialDate.parse(end) if dots else first)

    @property
    def is_range(self) -> bool:
        """Whether two dates were given, and not one."""
        return self.start != self.end

    @property
    def first_day(self) -> int:
        """The ordinal of its first day."""
        return self.start.first.toordinal()

    @property
    def last_day(self) -> int:
        """The ordinal of its last day."""
        return self.end.last.toordinal()

    @property
    def words(self) -> str:
        """As a subtitle has it: `25 December 2019`, `2015 to 25 December 2019`."""
        return Period(self.start, self.end).words

    def __str__(self) -> str:
        return f"{self.start}..{self.end}" if self.is_range else str(self.start)


@dataclass(frozen=True)
class View:
    """What is seen. None lifts a filter.

    `theater`: an id. `span`: the days it stands for. `kinds` and `types`: what is shown;
    an empty set shows nothing. `focus` and `hops`: only what lies within that many steps
    (1 to 3) of an actor. `selected`: an actor, an alliance or a pair (`a~b`, sorted) whose
    details are open. `places`: where nodes were dragged, in the units of the map; a URL
    keeps tenths of them. Without a focus a URL says nothing of `hops`.
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
    ask: str | None = None
    start: str | None = None
    end: str | None = None
    versus: Span | None = None
    size: str | None = None
    story: tuple[str, int] | None = None
    columns: str = COLUMNS[0]

    @cached_property
    def selected_nodes(self) -> tuple[str, ...]:
        """The ids of what is selected: none, one, or the two of a pair."""
        return tuple(self.selected.split(PAIR_SEPARATOR)) if self.selected else ()


def default_view(dataset: Dataset) -> View:
    """What is seen before anything is chosen: all theaters, on the day of the dataset."""
    day = PartialDate.of(dataset.as_of)
    return View(span=Span(day, day))
