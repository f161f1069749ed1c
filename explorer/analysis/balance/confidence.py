"""How far the index moves when the least sure links go.

The index takes every link of the file as it is. Some are only reported, or disputed. So it is
worked out again without the links of low confidence, and without those of moderate confidence
as well: if it hardly moves as a share of the pairs, it does not rest on the doubtful ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import networkx as nx

from explorer.analysis.frustration import TwoCampSplit, frustration_index, signed_pairs
from explorer.data.vocabulary import Confidence

SECONDS_PER_INDEX = 0.5
"""How long each index may take, where tables would be too large."""

LEFT_OUT: tuple[tuple[Confidence, ...], ...] = (
    (),
    (Confidence.LOW,),
    (Confidence.LOW, Confidence.MODERATE),
)
"""Which links are left out, step by step."""


@dataclass(frozen=True, slots=True)
class IndexWithout:
    """The index without some links.

    `left_out`: the confidence of these. `links`: how many friendly and hostile links are left;
    `pairs`: how many pairs. `index`: the fewest pairs that go against a split, at least `bound`;
    `exact`: the two are the same. `share`: the index divided by the pairs, 0 to 0.5.
    """

    left_out: tuple[Confidence, ...]
    links: int
    pairs: int
    index: int
    bound: int
    exact: bool
    share: float


def index_by_confidence(
    graph: nx.MultiDiGraph, split: TwoCampSplit, as_of: date | int | None = None
) -> tuple[IndexWithout, ...]:
    """The index of all links, without those of low confidence, and of those of high alone.

    Args:
        graph: As `explorer.select` gives it.
        split: The best split of all of it.
        as_of: The day that it stands for, as for `signed_pairs`.

    """
    found = []
    for left_out in LEFT_OUT:
        part = nx.MultiDiGraph(**graph.graph)
        part.add_nodes_from(graph.nodes(data=True))
        part.add_edges_from(
            edge for edge in graph.edges(keys=True, data=True)
            if edge[3]["confidence"] not in left_out
        )  # fmt: skip
        if left_out:
            split = frustration_index(signed_pairs(part, as_of), seconds=SECONDS_PER_INDEX)
        links = sum(sign != 0 for *_, sign in part.edges(data="sign"))
        found.append(
            IndexWithout(
                left_out,
                links,
                split.pairs,
                round(split.frustration),
                round(split.bound),
                split.exact,
                split.share,
            )
        )
    return tuple(found)
