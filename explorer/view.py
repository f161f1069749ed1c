"""The view: everything that decides what is seen, as one value.

The URL, the controls, a picture, an export and a story's step all are a view. `parse`
and `query` turn it from and into the text of a URL; `select` applies it to the graph.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, quote

import networkx as nx

from explorer.dates import PartialDate, Period
from explorer.model import Dataset
from explorer.vocabulary import ACTOR_TYPES, KINDS

TABS: tuple[str, ...] = ("network", "compare", "matrix", "timeline", "table")
ASKS: tuple[str, ...] = ("chains", "dates", "camps", "bridges", "story")
"""The questions that the page answers beside the map."""

COLUMNS: tuple[str, ...] = ("parties", "actors")
"""Whom the matrix compares the actors with."""

MEASURES: tuple[str, ...] = ("connected", "theaters", "camps")
"""What the size of a node may stand for."""
MAX_HOPS = 3
ALL, ANY, NONE = "all", "any", "none"
PAIR = "~"
"""Joins the two ends of a selected pair: `russia~turkey`."""

_LIFTS = {
    ("theater", ALL): "theater",
    ("kinds", ALL): "kinds",
    ("types", ALL): "types",
    ("date", ANY): "span",
    ("focus", NONE): "focus",
    ("select", NONE): "selected",
    ("ask", NONE): "ask",
    ("from", NONE): "start",
    ("to", NONE): "end",
    ("versus", NONE): "versus",
    ("size", NONE): "size",
    ("story", NONE): "story",
}
"""The words that lift a part of a view, and the field that they empty."""

_MAX_QUERY = 20_000
_MAX_COORDINATE = 100_000.0
_MAX_NOTICES = 5
_NUMBER = r"(-?[0-9]+(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?)"
_PLACE = re.compile(rf"([a-z0-9-]+):{_NUMBER}:{_NUMBER}")


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
        return tuple(self.selected.split(PAIR)) if self.selected else ()


def default(dataset: Dataset) -> View:
    """What is seen before anything is chosen: all theaters, on the day of the dataset."""
    day = PartialDate.of(dataset.as_of)
    return View(span=Span(day, day))


def pair(one: str, other: str) -> str:
    """How a pair is written, whichever end comes first."""
    return PAIR.join(sorted((one, other)))


def query(view: View, dataset: Dataset) -> str:
    """The view as the query of a URL, without the question mark; defaults are left out."""
    usual = default(dataset)
    parts: list[tuple[str, str]] = []
    if view.theater is not None:
        parts.append(("theater", view.theater))
    if view.span != usual.span:
        parts.append(("date", str(view.span) if view.span else ANY))
    for name, chosen, order in (
        ("kinds", view.kinds, list(KINDS)),
        ("types", view.types, [*map(str, ACTOR_TYPES)]),
    ):
        if chosen is not None:
            parts.append((name, ",".join(sorted(chosen, key=order.index)) or NONE))
    if view.focus is not None:
        parts.append(("focus", view.focus))
        if view.hops != usual.hops:
            parts.append(("hops", str(view.hops)))
    if view.selected is not None:
        parts.append(("select", view.selected))
    if view.tab != usual.tab:
        parts.append(("tab", view.tab))
    for name, value in (
        ("ask", view.ask),
        ("from", view.start),
        ("to", view.end),
        ("versus", view.versus),
        ("size", view.size),
    ):
        if value is not None:
            parts.append((name, str(value)))
    if view.columns != usual.columns:
        parts.append(("columns", view.columns))
    if view.story is not None:
        parts.append(("story", "{}.{}".format(*view.story)))
    if view.places:
        places = (
            f"{node}:{_tenths(x):g}:{_tenths(y):g}" for node, (x, y) in sorted(view.places.items())
        )
        parts.append(("places", ",".join(places)))
    return "&".join(f"{name}={quote(value, safe=',:~.')}" for name, value in parts)


def parse(text: str, dataset: Dataset) -> tuple[View, tuple[str, ...]]:
    """Read the query of a URL, with or without its question mark.

    Never fails: what makes no sense for this dataset is left at its default, and a
    sentence about it is among the notices that come back beside the view.
    """
    if len(text) > _MAX_QUERY:
        return default(dataset), ("The address is too long to be a view; it was ignored.",)
    reader = _Reader(dataset)
    view = default(dataset)
    try:
        pairs = parse_qsl(text.removeprefix("?"), keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return view, ("The address has too many parts to be a view; it was ignored.",)
    for name, value in pairs:
        view = reader.apply(view, name, value)
    return view, tuple(reader.notices)


def change(view: View, name: str, value: str, dataset: Dataset) -> tuple[View, tuple[str, ...]]:
    """The view with one part changed, as that part of a URL would say it, and notices.

    `all` lifts `theater`, `kinds` and `types`, `any` lifts `date`, `none` all others. What
    makes no sense leaves the view as it is.
    """
    reader = _Reader(dataset)
    return reader.apply(view, name, value), tuple(reader.notices)


class _Reader:
    """Turns the parts of a query into changes of a view, and notes what makes no sense."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.nodes = ChainMap[str, Any](dataset.actors, dataset.alliances)
        self.notices: list[str] = []

    def apply(self, view: View, name: str, value: str) -> View:
        if (name, value) in _LIFTS:
            lifted: dict[str, Any] = {_LIFTS[name, value]: None}
            return replace(view, **lifted)
        match name:
            case "theater" if self._known("theater", value, self.dataset.theaters):
                return replace(view, theater=value)
            case "date":
                return replace(view, span=self._span(value, view.span))
            case "versus":
                return replace(view, versus=self._span(value, view.versus))
            case "kinds":
                return replace(view, kinds=self._several("kind", value, KINDS, view.kinds))
            case "types":
                return replace(view, types=self._several("type", value, ACTOR_TYPES, view.types))
            case "focus" if self._known("actor", value, self.nodes):
                return replace(view, focus=value)
            case "hops":
                if value in map(str, range(1, MAX_HOPS + 1)):
                    return replace(view, hops=int(value))
                self._note(f"hops goes from 1 to {MAX_HOPS}")
            case "select":
                ends = value.split(PAIR)
                if len(ends) > 2 or len(set(ends)) < len(ends):
                    self._note(f"{_shown(value)} is no actor and no pair")
                elif all(self._known("actor", end, self.nodes) for end in ends):
                    return replace(view, selected=PAIR.join(sorted(ends)))
            case "from" if self._known("actor", value, self.nodes):
                return replace(view, start=value)
            case "to" if self._known("actor", value, self.nodes):
                return replace(view, end=value)
            case "tab" if self._known("tab", value, TABS):
                return replace(view, tab=value)
            case "ask" if self._known("question", value, ASKS):
                return replace(view, ask=value)
            case "size" if self._known("measure", value, MEASURES):
                return replace(view, size=value)
            case "columns" if self._known("sort of columns", value, COLUMNS):
                return replace(view, columns=value)
            case "story":
                return replace(view, story=self._story(value, view.story))
            case "places":
                return replace(view, places=self._places(value))
            case "theater" | "focus" | "from" | "to" | "tab" | "ask" | "size" | "columns":
                pass  # noted by the guard
            case _:
                self._note(f"{_shown(name)} is not something a view has")
        return view

    def _note(self, text: str) -> None:
        if len(self.notices) < _MAX_NOTICES:
            self.notices.append(f"Ignored in the address: {text}.")

    def _known(self, what: str, value: str, known: Collection[str]) -> bool:
        if value in known:
            return True
        # Looking for a near one takes a while; nobody needs it for what is not said.
        if len(self.notices) >= _MAX_NOTICES:
            return False
        near = get_close_matches(value[:80], known, 1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        self._note(f"there is no {what} {_shown(value)}{hint}")
        return False

    def _span(self, value: str, usual: Span | None) -> Span | None:
        if value == ANY:
            return None
        try:
            return Span.parse(value)
        except ValueError as error:
            self._note(f"date: {error}" if len(value) < 40 else "date: too long")
            return usual

    def _several(
        self, what: str, value: str, known: Collection[str], usual: frozenset[str] | None
    ) -> frozenset[str] | None:
        if value == NONE:
            return frozenset()
        chosen = [one for one in value.split(",") if self._known(what, one, known)]
        return frozenset(chosen) or usual

    def _story(self, value: str, usual: tuple[str, int] | None) -> tuple[str, int] | None:
        name, _, number = value.rpartition(".")
        story = self.dataset.stories.get(name)
        # By the text: a number may be too long to be one.
        if story and number in map(str, range(1, len(story.steps) + 1)):
            return name, int(number)
        self._note(f"there is no story step {_shown(value)}")
        return usual

    def _places(self, value: str) -> dict[str, tuple[float, float]]:
        places: dict[str, tuple[float, float]] = {}
        for part in value.split(","):
            match = _PLACE.fullmatch(part)
            if match and match[1] in self.nodes:
                x, y = float(match[2]), float(match[3])
                if max(abs(x), abs(y)) <= _MAX_COORDINATE:
                    places[match[1]] = (_tenths(x), _tenths(y))
                    continue
            self._note(f"{_shown(part)} is not a place on the map")
        return places


def _tenths(number: float) -> float:
    return round(number, 1) + 0.0  # never -0


def _shown(value: str) -> str:
    """Somebody else's text, short and harmless, for a notice."""
    cut = value[:40] + ("…" if len(value) > 40 else "")
    return repr("".join(mark if mark.isprintable() else "?" for mark in cut))


def select(graph: nx.MultiDiGraph, view: View) -> nx.MultiDiGraph:
    """The part of the graph that the view shows, as a graph of its own.

    Keeps the links of the theater and of the kinds chosen that may be active on a day of
    the span, or that are recent events on its first day; drops what ends at an actor of a
    type not chosen (alliances have no type and stay); then keeps what lies within `hops`
    steps of the focus, whatever the direction. Nothing without a link is left over. Edges
    gain the attribute `recent`: over, and shown for a while yet. The order is the graph's.

    With a second date, `versus`, the links of both dates are kept, and edges say in
    `change` what became of them from the earlier to the later: began, ended, or stayed.
    """
    kept = [
        (source, target, key, data | marks)
        for source, target, key, data in graph.edges(keys=True, data=True)
        if _in_theater(data, view.theater)
        and (view.kinds is None or data["kind"] in view.kinds)
        and (marks := _marks(data, view)) is not None
        and _has_type(graph, source, view.types)
        and _has_type(graph, target, view.types)
    ]
    if view.focus is not None:
        near = _within(view.focus, view.hops, ((source, target) for source, target, _, _ in kept))
        kept = [edge for edge in kept if edge[0] in near and edge[1] in near]
    ends = {node for source, target, _, _ in kept for node in (source, target)}
    chosen = nx.MultiDiGraph(**graph.graph)
    chosen.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in ends)
    chosen.add_edges_from(kept)
    return chosen


def _marks(edge: Mapping[str, int], view: View) -> dict[str, bool | str] | None:
    """How an edge stands to the dates of a view; None if it is in the picture of neither."""
    recent = is_recent(edge, view.span)
    if view.versus is None or view.span is None:
        return None if recent is None else {"recent": recent}
    other = is_recent(edge, view.versus)
    if recent is None and other is None:
        return None
    earlier, later = other, recent
    if view.versus.first_day > view.span.first_day:
        earlier, later = later, earlier
    if earlier and later is None:
        return None  # it was over by the earlier of the two
    over = later is None or (later and not earlier)
    change = "began" if earlier is None else "ended" if over else "stayed"
    return {"recent": bool(recent), "change": change}


def is_recent(edge: Mapping[str, int], span: Span | None) -> bool | None:
    """None: not in the picture of these days. False: active. True: over, still recent.

    `edge` holds `first_day`, `last_day` and `shown_until` as `graph.build` writes them.
    """
    if span is None:
        return False
    if edge["first_day"] > span.last_day or edge["shown_until"] < span.first_day:
        return None
    return edge["last_day"] < span.first_day


def _in_theater(edge: Mapping[str, str], theater: str | None) -> bool:
    return theater is None or theater in edge["theaters"].split(",")


def _has_type(graph: nx.MultiDiGraph, node: str, types: frozenset[str] | None) -> bool:
    data = graph.nodes[node]
    return types is None or data["node"] == "alliance" or data["type"] in types


def _within(start: str, hops: int, edges: Iterable[tuple[str, str]]) -> set[str]:
    undirected = nx.Graph(edges)
    if start not in undirected:
        return set()
    return set(nx.single_source_shortest_path_length(undirected, start, cutoff=hops))
