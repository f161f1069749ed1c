"""All that is said about the camps of a picture beside the split itself, as one value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import networkx as nx

from explorer.analysis.balance.certainty import Bloc, CampCertainty, blocs
from explorer.analysis.balance.confidence import IndexWithout, index_by_confidence
from explorer.analysis.balance.group_counts import GroupCount, against_by_group_count
from explorer.analysis.balance.null_model import NullModel, shuffled_index
from explorer.analysis.balance.triads import CommonFoe, PairRelation, common_foes, triads
from explorer.analysis.frustration import SignedPair, Triangle, TwoCampSplit

MAX_PAIRS = 5_000
"""With more pairs than these no further divisions are looked for: each takes seconds."""


@dataclass(frozen=True, slots=True)
class CampFindings:
    """What the camps rest on, and what they are worth; each part as its own module gives it.

    `blocs`: who of those on either side always stand together; None: not known.
    `group_counts`: empty where there are at most two parties; it and `by_confidence` also where
    there are more than `MAX_PAIRS` pairs. `triads`: by the number of their hostile pairs, 0 to 3.
    """

    blocs: tuple[Bloc, ...] | None
    by_confidence: tuple[IndexWithout, ...]
    by_chance: NullModel | None
    group_counts: tuple[GroupCount, ...]
    triads: tuple[tuple[Triangle, ...], ...]
    common_foes: Mapping[PairRelation, tuple[CommonFoe, ...]] | None


def camp_findings(
    graph: nx.MultiDiGraph,
    pairs: Sequence[SignedPair],
    split: TwoCampSplit,
    certainty: CampCertainty,
    *,
    parties: Sequence[str],
    as_of: date | int | None = None,
) -> CampFindings:
    """What is to be said about the camps of a picture.

    Args:
        graph: As `explorer.select` gives it.
        pairs: What `signed_pairs` gives for it.
        split: The best split of these.
        certainty: What `camp_certainty` gives for them.
        parties: The ids of the parties that the picture has.
        as_of: The day that the graph stands for, as for `signed_pairs`.

    """
    many, few_pairs = len(parties) > 2, len(pairs) <= MAX_PAIRS
    return CampFindings(
        blocs(pairs, certainty, parties),
        index_by_confidence(graph, split, as_of) if few_pairs else (),
        shuffled_index(pairs),
        against_by_group_count(pairs, len(parties), split.camps[0]) if many and few_pairs else (),
        triads(pairs),
        common_foes(graph, pairs, as_of),
    )
