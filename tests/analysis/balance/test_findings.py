"""All that is said about the camps of a picture, as one value."""

from __future__ import annotations

import networkx as nx

from explorer.analysis.balance.certainty import Standing, blocs, camp_certainty
from explorer.analysis.balance.findings import camp_findings
from explorer.analysis.frustration import frustration_index, signed_pairs
from explorer.data.model import Dataset
from explorer.graph.select import select
from explorer.graph.view import View, default_view


def test_its_parts_are_of_one_picture(dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    span = default_view(dataset).span
    for theater, about in dataset.theaters.items():
        shown = select(graph, View(theater=theater, span=span))
        pairs = signed_pairs(shown)
        split = frustration_index(pairs)
        certainty = camp_certainty(pairs, about.parties)
        found = camp_findings(shown, pairs, split, certainty, parties=about.parties)
        assert found.blocs == blocs(pairs, certainty, about.parties)
        assert found.by_confidence[0].index == split.frustration
        assert found.by_chance is not None
        assert found.by_chance.exact
        assert sum(map(len, found.triads)) == split.all_triangles
        assert found.common_foes is not None
        # Only where there are more than two parties is it asked how more camps fit.
        assert bool(found.group_counts) == (len(about.parties) > 2)
        if found.group_counts:
            assert found.group_counts[0].against == split.frustration
        assert not certainty.actors(Standing.NOT_SETTLED)
