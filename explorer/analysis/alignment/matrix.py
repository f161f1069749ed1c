"""How everybody stands to every party, or to every other actor, as a table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import networkx as nx

from explorer.analysis.alignment.direct import Alignment
from explorer.analysis.alignment.inferred import alignment_columns
from explorer.analysis.camps import Camp, Camps, camps
from explorer.analysis.signed_graph import CONFIDENCE_WEIGHTS
from explorer.data.model import Dataset
from explorer.data.vocabulary import ActorType
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """What the rows are compared with: a party of a theater, or (theater None) an actor."""

    theater: str | None
    actor: str


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows of one camp, which stand together: how many there are.

    `camp` is None for those between the camps.
    """

    camp: Camp | None
    size: int


@dataclass(frozen=True, slots=True)
class AlignmentMatrix:
    """Who stands how to whom. `cells` has a row per row and an alignment per column.

    `groups` are the camps of the rows, in their order.
    """

    rows: tuple[str, ...]
    columns: tuple[MatrixColumn, ...]
    cells: tuple[tuple[Alignment, ...], ...]
    groups: tuple[RowGroup, ...] = ()

    def cell(self, actor: str, column: MatrixColumn) -> Alignment:
        """One of the cells; ValueError if there is no such row or column."""
        return self.cells[self.rows.index(actor)][self.columns.index(column)]


def alignment_matrix(
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    theater: str | None,
    span: Span | None,
    *,
    columns: Literal["parties", "actors"] = "parties",
    division: Camps | None = None,
) -> AlignmentMatrix:
    """How every actor stands to every party, or to every other actor.

    Rows are the actors with a link in the theater on those days, by camp in the order of
    `division` (those between the camps last), then the parties, then states, then whoever
    has the stronger links, then by name.

    Args:
        dataset: The dataset, for names and parties.
        graph: All of it, as `explorer.graph.build.build_graph` makes it.
        theater: The id of a theater; None for all of them.
        span: The days to judge by; None for all links of all time.
        columns: What the columns are. "parties": the parties of the theater, or of all
            theaters, each judged by the links of its own theater. "actors": the same actors
            as the rows, judged by all links of the view.
        division: The camps to order by; worked out anew if it is None.

    Returns:
        The table: rows, columns, a cell for each two of them, and the camps of the rows.

    Raises:
        KeyError: There is no such theater.

    """
    theaters = [dataset.theaters[theater]] if theater else list(dataset.theaters.values())
    shown = select(graph, View(theater=theater, span=span))
    if division is None:
        division = camps(dataset, graph, theater, span.last_day if span else None)
    parties = tuple(dict.fromkeys(party for one in theaters for party in one.parties))
    rows = _ordered(dataset, shown, division, parties)
    compared: list[MatrixColumn] = []
    alignments: list[list[Alignment]] = []
    if columns == "actors":
        compared = [MatrixColumn(None, row) for row in rows]
        alignments = alignment_columns(shown, parties, rows, rows)
    else:
        for one in theaters:
            part = shown if theater else select(graph, View(theater=one.id, span=span))
            compared += [MatrixColumn(one.id, party) for party in one.parties]
            alignments += alignment_columns(part, one.parties, one.parties, rows)
    cells = tuple(zip(*alignments, strict=True)) if alignments else tuple(() for _ in rows)
    return AlignmentMatrix(rows, tuple(compared), cells, _grouped(rows, division))


def _ordered(
    dataset: Dataset, graph: nx.MultiDiGraph, division: Camps, parties: Sequence[str]
) -> tuple[str, ...]:
    """The actors of a graph, camp by camp, those first whom a reader looks for first."""
    camp_at = {camp.index: at for at, camp in enumerate(division.camps)}
    party_at = {party: at for at, party in enumerate(parties)}
    weight: defaultdict[str, float] = defaultdict(float)
    for one, other, data in graph.edges(data=True):
        for end in (one, other):
            weight[end] += data["strength"] * CONFIDENCE_WEIGHTS[data["confidence"]]

    def place(actor: str) -> tuple[int, int, bool, float, str, str]:
        camp = division.camp_of.get(actor)
        return (
            len(camp_at) if camp is None else camp_at[camp],
            party_at.get(actor, len(party_at)),
            dataset.actors[actor].type is not ActorType.STATE,
            # The sum depends on the order of the links in its last digits.
            -round(weight[actor], 9),
            dataset.label(actor).casefold(),
            actor,
        )

    return tuple(sorted((node for node in graph if node in dataset.actors), key=place))


def _grouped(rows: Sequence[str], division: Camps) -> tuple[RowGroup, ...]:
    """The camps of rows that are in their order, with how many rows each has."""
    camps: dict[int | None, Camp] = {camp.index: camp for camp in division.camps}
    counts = Counter(division.camp_of.get(row) for row in rows)
    return tuple(RowGroup(camps.get(index), size) for index, size in counts.items())
