"""What the looks of marks and lines rest on and no view changes, worked out once for a dataset."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any

import networkx as nx

from explorer.analysis.areas.held_links import Doubt, link_doubt
from explorer.data.model import Dataset, Link
from explorer.data.vocabulary import CONFIDENCES, KINDS
from explorer.layout import main_backers
from explorer.layout.node_size import party_ids
from explorer.presentation.drawing.scene import LineLink
from explorer.presentation.lines import (
    BACK,
    FORWARD,
    Line,
    joint_summary,
    line_id,
    line_summary,
)

CACHED_NAMES = 8192
"""How many names of lines are kept: of a few hundred bytes each, some 3 MB together."""


class DatasetLooks:
    """What the looks of a dataset's marks and lines rest on; nothing in it ever changes.

    `graph` is all of the dataset.
    """

    def __init__(self, dataset: Dataset, graph: nx.MultiDiGraph) -> None:
        self._dataset = dataset
        self._graph = graph
        # A line looks otherwise when its ends move or it fades, and is called the same. Bound to
        # the instance, so that they are forgotten together with its dataset.
        self._names = lru_cache(maxsize=CACHED_NAMES)(self._make_name)

    @cached_property
    def parties(self) -> frozenset[str]:
        """The parties of all theaters."""
        return frozenset(party_ids(self._dataset))

    @cached_property
    def important(self) -> frozenset[str]:
        """Those whose labels never wait where there is any room: parties and main backers."""
        return self.parties.union(main_backers(self._dataset, self._graph))

    @cached_property
    def strength(self) -> dict[str, float]:
        """How much each link counts, 0 to 1."""
        return {key: data["strength"] for *_, key, data in self._edges()}

    @cached_property
    def doubtful(self) -> frozenset[str]:
        """The links that are disputed, or only reported."""
        return frozenset(link.id for link in self._dataset.links.values() if is_doubtful(link))

    @cached_property
    def links(self) -> dict[str, tuple[LineLink, ...]]:
        """All links of each line, at any date, as the page filters them."""
        theaters = {theater: index for index, theater in enumerate(self._dataset.theaters)}
        kinds = {kind: index for index, kind in enumerate(KINDS)}
        confidences = {str(one): index for index, one in enumerate(CONFIDENCES)}
        found: defaultdict[str, list[LineLink]] = defaultdict(list)
        for source, target, _, data in self._edges():
            arrow = FORWARD if source < target else BACK
            found[line_id(source, target, data["family"])].append(
                LineLink(
                    data["first_day"],
                    data["last_day"],
                    data["shown_until"],
                    kinds[data["kind"]],
                    tuple(theaters[one] for one in data["theaters"]),
                    0 if data["mutual"] else arrow,
                    confidences[data["confidence"]],
                )
            )
        return {line: tuple(links) for line, links in found.items()}

    def line_name(self, line: Line, told: tuple[Line, ...] = ()) -> str:
        """What a line says when one points at it; `told`: others of which it tells as well."""
        return self._names(line, told)

    def _make_name(self, line: Line, told: tuple[Line, ...]) -> str:
        if told:
            return joint_summary(self._dataset, (line, *told))
        return line_summary(self._dataset, self._graph, line)

    def _edges(self) -> Iterable[tuple[str, str, str, dict[str, Any]]]:
        edges: Iterable[tuple[str, str, str, dict[str, Any]]] = self._graph.edges(
            keys=True, data=True
        )
        return edges


def is_doubtful(link: Link) -> bool:
    """Whether a link is disputed, or only reported."""
    return link_doubt(link) is not Doubt.NONE
