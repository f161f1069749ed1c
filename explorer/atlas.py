"""A dataset with everything that is worked out from it once: its graph and its maps."""

from __future__ import annotations

from functools import cached_property, lru_cache

import networkx as nx

from explorer.graph import build
from explorer.model import Dataset
from explorer.positions import CampMap, camp_map
from explorer.view import View, select


class Atlas:
    """The values that every view of a dataset starts from; nothing in it ever changes."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        # Bound to the instance, so that a dataset and its maps are forgotten together.
        self.map = lru_cache(maxsize=None)(self._map)

    @cached_property
    def graph(self) -> nx.MultiDiGraph:
        """All of the dataset, as `graph.build` gives it."""
        return nx.freeze(build(self.dataset))

    def _map(self, theater: str | None) -> CampMap:
        """Where everybody stands, for one theater or (None) for all."""
        return camp_map(self.dataset, self.graph, theater)

    def select(self, view: View) -> nx.MultiDiGraph:
        """The part of the graph that a view shows."""
        return select(self.graph, view)
