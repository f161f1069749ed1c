"""How everybody stands to every party, or to every other actor, as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

import networkx as nx

from explorer.analysis.alignment.direct import Alignment
from explorer.analysis.alignment.inferred import alignment_columns
from explorer.analysis.alignment.sides import Sides, SideTaken, parties_on, sides_on
from explorer.analysis.camps import camps
from explorer.analysis.side_numbers import side_numbers
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
    """Rows on one side, which stand together: how many there are.

    `number`: that of the side, and `parties` those of it with whom they stand. `is_several`:
    they stand on several sides. Neither: they are on no side.
    """

    number: int | None
    parties: tuple[str, ...]
    size: int
    is_several: bool = False


class MatrixLimits(NamedTuple):
    """How many rows and columns a table has at most."""

    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class AlignmentMatrix:
    """Who stands how to whom. `cells` has a row per row and an alignment per column.

    `groups` are the sides of the rows, in their order; none where nobody is on a side.
    `left_out_rows` and `left_out_columns`: how many a limit has left out.
    """

    rows: tuple[str, ...]
    columns: tuple[MatrixColumn, ...]
    cells: tuple[tuple[Alignment, ...], ...]
    groups: tuple[RowGroup, ...] = ()
    left_out_rows: int = 0
    left_out_columns: int = 0

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
    numbers: Mapping[str, int] | None = None,
    sides: Sides | None = None,
    limits: MatrixLimits | None = None,
) -> AlignmentMatrix:
    """How every actor stands to every party, or to every other actor.

    Rows are the actors with a link in the theater on those days: by the side on which they
    stand, in the order of `numbers`, then those on several sides, then those on no side; among
    them the parties, then states, then whoever has the stronger links, then by name.

    Args:
        dataset: The dataset, for names and parties.
        graph: All of it, as `explorer.graph.build.build_graph` makes it.
        theater: The id of a theater; None for all of them.
        span: The days to judge by; None for all links of all time.
        columns: What the columns are. "parties": the parties of the theater, or of all
            theaters, each judged by the links of its own theater. "actors": the same actors
            as the rows, judged by all links of the view.
        numbers: The number of the side of each party, as `side_numbers` gives it; worked out
            anew if it is None.
        sides: On whose side everybody stands, as `sides_on` gives it; worked out anew if it
            is None.
        limits: How large the table may be; None for all of it. Columns are kept theater by
            theater, rows where they have a link in a theater of these columns; of actors
            those with the stronger links.

    Returns:
        The table: rows, columns, a cell for each two of them, and the sides of the rows.

    Raises:
        KeyError: There is no such theater.

    """
    theaters = [theater] if theater else list(dataset.theaters)
    shown = select(graph, View(theater=theater, span=span))
    if numbers is None:
        numbers = side_numbers(dataset, graph, theaters, camps(dataset, graph, theater).camp_of)
    if sides is None:
        sides = sides_on(dataset, graph, theater, span)
    parties = parties_on(dataset, theater, span)
    groups = {row: _group(sides.get(row, ()), numbers) for row in shown}
    most_rows, most_columns = limits or (len(shown), len(shown) * len(theaters))
    rows = every_row = _ordered(dataset, shown, groups, parties)
    compared: list[MatrixColumn] = []
    alignments: list[list[Alignment]] = []
    if columns == "actors":
        every_column = len(rows)
        rows = _strongest(rows, shown, min(most_rows, most_columns))
        compared = [MatrixColumn(None, row) for row in rows]
        alignments = alignment_columns(shown, parties, rows, rows, span)
    else:
        of = {one: parties_on(dataset, one, span) for one in theaters}
        every_column = sum(map(len, of.values()))
        kept = _first(of, most_columns)
        parts = {
            one: shown if theater else select(graph, View(theater=one, span=span)) for one in kept
        }
        if every_column > most_columns:
            rows = tuple(row for row in rows if any(row in part for part in parts.values()))
        rows = rows[:most_rows]
        for one, here in kept.items():
            compared += [MatrixColumn(one, party) for party in here]
            alignments += alignment_columns(parts[one], of[one], here, rows, span)
    cells = tuple(zip(*alignments, strict=True)) if alignments else tuple(() for _ in rows)
    return AlignmentMatrix(
        rows,
        tuple(compared),
        cells,
        _grouped(rows, groups, sides),
        left_out_rows=len(every_row) - len(rows),
        left_out_columns=every_column - len(compared),
    )


def _first(of: Mapping[str, Sequence[str]], most: int) -> dict[str, Sequence[str]]:
    """The parties of the first theaters, so many of them in all."""
    kept: dict[str, Sequence[str]] = {}
    for theater, parties in of.items():
        room = most - sum(map(len, kept.values()))
        if room > 0:
            kept[theater] = parties[:room]
    return kept


def _strongest(rows: Sequence[str], graph: nx.MultiDiGraph, most: int) -> tuple[str, ...]:
    """So many of the rows, those whose links weigh most, in the same order."""
    if len(rows) <= most:
        return tuple(rows)
    weights = _weights(graph)
    kept = set(sorted(rows, key=lambda row: (-round(weights[row], 9), row))[:most])
    return tuple(row for row in rows if row in kept)


_SEVERAL, _NONE = 1_000_000, 1_000_001
"""The groups behind all sides: of those on several, and of those on none."""


def _group(sides: Iterable[SideTaken], numbers: Mapping[str, int]) -> int:
    """The number of the side on which an actor stands."""
    found = {numbers[side.party] for side in sides}
    return _SEVERAL if len(found) > 1 else next(iter(found), _NONE)


def _ordered(
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    groups: Mapping[str, int],
    parties: Sequence[str],
) -> tuple[str, ...]:
    """The actors of a graph, side by side, those first whom a reader looks for first."""
    party_at = {party: at for at, party in enumerate(parties)}
    weight = _weights(graph)

    def place(actor: str) -> tuple[int, int, bool, float, str, str]:
        return (
            groups[actor],
            party_at.get(actor, len(party_at)),
            dataset.actors[actor].type is not ActorType.STATE,
            # The sum depends on the order of the links in its last digits.
            -round(weight[actor], 9),
            dataset.label(actor).casefold(),
            actor,
        )

    return tuple(sorted((node for node in graph if node in dataset.actors), key=place))


def _weights(graph: nx.MultiDiGraph) -> defaultdict[str, float]:
    """What the links of each node weigh in all."""
    weight: defaultdict[str, float] = defaultdict(float)
    for one, other, data in graph.edges(data=True):
        for end in (one, other):
            weight[end] += data["strength"] * CONFIDENCE_WEIGHTS[data["confidence"]]
    return weight


def _grouped(rows: Sequence[str], groups: Mapping[str, int], sides: Sides) -> tuple[RowGroup, ...]:
    """The sides of rows that are in their order, with how many rows each has."""
    found: list[RowGroup] = []
    for number, own in groupby(rows, key=groups.__getitem__):
        members = list(own)
        if number < _SEVERAL:
            backed = dict.fromkeys(side.party for row in members for side in sides.get(row, ()))
            found.append(RowGroup(number, tuple(backed), len(members)))
        else:
            found.append(RowGroup(None, (), len(members), number == _SEVERAL))
    return () if len(found) == 1 and found[0].number is None else tuple(found)
