"""A dataset with everything that is worked out from it once: its graph and its maps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import networkx as nx

from explorer.analysis.comparison import Flip, Rivals, flips, rivals
from explorer.analysis.signed_graph import as_of_day, link_weight
from explorer.data.model import Dataset
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.layout import CampMap, camp_map

MAX_WHOLE_DRAWING = 400
"""A file with more actors and alliances than this is too much for one picture."""

MAX_DRAWN = 200
"""How many of a larger file a picture shows at once: the strongest."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn of a view: a part of what `select` gives, if that is too much for the eye.

    `left_out` is how many actors and alliances are not drawn.
    """

    graph: nx.MultiDiGraph
    layout: CampMap
    left_out: int


class Workspace:
    """The values that every view of a dataset starts from; nothing in it ever changes."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        # Bound to the instance, so that a dataset and its maps are forgotten together.
        self.layout = lru_cache(maxsize=None)(self._layout)
        self.rivals = lru_cache(maxsize=64)(self._rivals)
        self.flips = lru_cache(maxsize=64)(self._flips)
        self._part_layout = lru_cache(maxsize=32)(self._layout_of_part)

    @cached_property
    def graph(self) -> nx.MultiDiGraph:
        """All of the dataset, as `graph.build` gives it."""
        return nx.freeze(build_graph(self.dataset))

    @cached_property
    def is_large(self) -> bool:
        """True where no picture can hold all of it; then each picture has a map of its own."""
        return len(self.graph) > MAX_WHOLE_DRAWING

    def _layout(self, theater: str | None) -> CampMap:
        """Where everybody stands, for one theater or (None) for all."""
        return camp_map(self.dataset, self.graph, theater)

    def _rivals(self, one: str, other: str, span: Span | None) -> tuple[Rivals, ...]:
        """Who is opposed in both theaters on these days, and still deals with the other."""
        return rivals(self.dataset, self.graph, span, one, other)

    def _flips(self, one: str, other: str, span: Span | None) -> tuple[Flip, ...]:
        """Who is together in one of two theaters and apart in the other on these days."""
        return flips(self.dataset, self.graph, span, one, other)

    def _layout_of_part(self, nodes: frozenset[str], theater: str | None) -> CampMap:
        return camp_map(self.dataset, self.graph.subgraph(nodes), theater)

    def select(self, view: View) -> nx.MultiDiGraph:
        """The part of the graph that a view shows."""
        return select(self.graph, view)

    def drawing(self, view: View) -> Drawing:
        """What is drawn of a view, and where."""
        shown = self.select(view)
        if not self.is_large:
            return Drawing(shown, self.layout(view.theater), 0)
        chosen = (*view.selected_nodes, *([view.focus] if view.focus else []))
        wanted = [one for one in chosen if one in shown]
        part = self._strongest(shown, ())
        if not all(one in part for one in wanted):
            part = self._strongest(shown, wanted)
        nodes = frozenset(part)
        return Drawing(part, self._part_layout(nodes, view.theater), len(shown) - len(part))

    @cached_property
    def first(self) -> Drawing:
        """What is drawn before anything is chosen."""
        return self.drawing(default_view(self.dataset))

    def _strongest(self, shown: nx.MultiDiGraph, wanted: Iterable[str]) -> nx.MultiDiGraph:
        """As much of a graph as a picture holds: what is wanted and around it, then by weight."""
        if len(shown) <= MAX_DRAWN:
            return shown
        day = as_of_day(self.graph)
        near = dict.fromkeys(wanted, 2)
        for node in wanted:
            for other in (*shown.successors(node), *shown.predecessors(node)):
                near.setdefault(other, 1)
        pairs: dict[tuple[str, str], float] = {}
        for source, target, data in shown.edges(data=True):
            ends = (min(source, target), max(source, target))
            pairs[ends] = pairs.get(ends, 0.0) + link_weight(data, day)

        def rank(ends: tuple[str, str]) -> tuple[int, float, tuple[str, str]]:
            return (-sum(near.get(end, 0) for end in ends), -pairs[ends], ends)

        # Whole pairs, so that nobody is drawn without a line.
        chosen: set[str] = set()
        for ends in sorted(pairs, key=rank):
            if len(chosen.union(ends)) > MAX_DRAWN:
                break
            chosen.update(ends)
        return nx.MultiDiGraph(shown.subgraph(chosen))
