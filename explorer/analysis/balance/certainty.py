"""Who is in the same camp in every best split, and how many best splits there are.

The frustration index is one number, but the split that has it is seldom the only one (Aref and
Wilson, "Balance and frustration in signed networks", Journal of Complex Networks 2019, count
several for most networks they look at; Aref, Mason and Wilson, Networks 2020, fix a node on the
other side and solve again). So a camp is told from one actor, the anchor: of everybody else it
is asked whether the index stays the same with it in the anchor's camp, and with it in the other
one. If both, it can stand on either.

It is asked block by block: best splits of biconnected blocks go together in any way, so how an
actor stands to the anchor is how it stands to the place where its block hangs, and that to the
next, and so on; and the number of best splits is the product over the blocks. Within a block
tables answer for all actors at once (`split_tables`). Where they would be too large, best splits
that differ as much as they can from the one that was found are looked for by integer programming,
until there is none that differs or the time is up (`other_splits`).

What it means: as far as two camps go, and as far as the links in view go, the index leaves no
choice where this actor stands; or it does. What it does not mean: that an actor on either side
is neutral, or that a sure one is loyal. One link more or less can change it.
"""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import networkx as nx

from explorer.analysis.balance.other_splits import BlockSplits, block_splits
from explorer.analysis.frustration import SignedPair, blocks_of
from explorer.analysis.signed_graph import Pair
from explorer.analysis.split_tables import MAX_CELLS

CERTAINTY_SECONDS = 2.0
"""How long one may look for other best splits in all, where tables would be too large."""

MAX_BLOCS = 60
"""Of how many actors at most it is asked who always stands with them."""

MAX_SPLITS = 1_000_000
"""Up to this many best splits they are counted."""


class Standing(StrEnum):
    """Where an actor stands in the best splits, seen from the anchor."""

    FIRST = "first"
    """In the anchor's camp in every best split."""

    SECOND = "second"
    """In the other camp in every best split."""

    EITHER = "either"
    """In one camp in some best splits, in the other in some."""

    NOT_SETTLED = "not-settled"
    """Not found out in the time there was."""

    NOT_TIED = "not-tied"
    """No chain of friendly and hostile pairs ties it to the anchor."""


@dataclass(frozen=True, slots=True)
class Bloc:
    """Actors that stand to one another in the same way in every best split, wherever that is.

    `together`: those who are always with the first of them; `across`: those always against it.
    """

    together: tuple[str, ...]
    across: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CampCertainty:
    """How sure the camps of the best split are.

    `anchor`: the actor that the first camp is told by; None: there are no pairs. `standing`:
    for each actor with a pair. `splits`: how many best splits there are, at least; how groups
    that nothing ties to each other lie is not counted. `is_counted`: whether there are exactly
    so many; otherwise there are more (beyond `MAX_SPLITS`), or there may be.
    """

    anchor: str | None
    standing: Mapping[str, Standing]
    splits: int
    is_counted: bool

    def actors(self, *standings: Standing) -> tuple[str, ...]:
        """Who stands in one of these ways, by id."""
        return tuple(actor for actor, found in self.standing.items() if found in standings)

    @property
    def tied(self) -> int:
        """How many actors are tied to the anchor, itself among them."""
        return sum(found is not Standing.NOT_TIED for found in self.standing.values())


def camp_certainty(
    pairs: Sequence[SignedPair],
    anchors: Sequence[str] = (),
    *,
    seconds: float = CERTAINTY_SECONDS,
    max_cells: int = MAX_CELLS,
) -> CampCertainty:
    """Where each actor stands in the best splits of signed pairs, and how many there are.

    Each pair counts as one: that one split goes against less weight than another is no reason
    to hide the other.

    Args:
        pairs: As `signed_pairs` gives them.
        anchors: Ids of actors, the parties of a theater say. The anchor is the first of them in
            the group that holds most of them (of groups with as many, in the largest); without
            any of them, the best connected actor of the largest group.
        seconds: How long one may look where tables would be too large.
        max_cells: How large the tables of a block may be.

    """
    signs = {tie.ends: tie.sign for tie in pairs}
    graph = nx.Graph()
    for ends in sorted(signs):
        graph.add_edge(*ends)
    if not graph:
        return CampCertainty(None, {}, 1, is_counted=True)
    anchor = _anchor(graph, anchors)
    deadline = time.monotonic() + seconds
    standing = dict.fromkeys(sorted(graph), Standing.NOT_TIED)
    standing[anchor] = Standing.FIRST
    splits, is_counted = 1, True
    for block, root in _rooted_blocks(graph, anchor):
        found = block_splits(block, signs, root, deadline, max_cells)
        splits *= found.count
        is_counted = is_counted and found.is_counted
        if standing[root] is not Standing.NOT_TIED:
            for actor in {end for ends in block for end in ends} - {root}:
                standing[actor] = _beyond(standing[root], found, actor)
    if splits > MAX_SPLITS:
        splits, is_counted = MAX_SPLITS, False
    return CampCertainty(anchor, standing, splits, is_counted)


def blocs(
    pairs: Sequence[SignedPair],
    certainty: CampCertainty,
    first: Sequence[str] = (),
    *,
    max_cells: int = MAX_CELLS,
) -> tuple[Bloc, ...] | None:
    """Who of those on either side always stand together, or always apart, the largest first.

    That an actor can stand on either side of the anchor may be due to the anchor: where that
    is hardly tied to anybody, all others seem open, though they are fixed to one another.

    Args:
        pairs: The signed pairs.
        certainty: What `camp_certainty` says of them.
        first: Ids of actors that a bloc is told by where it holds one of them.
        max_cells: How large the tables of a block may be.

    Returns:
        The blocs of two or more. None: they are not known, because it is not settled who can
        stand on either side, tables would be too large, or it would take more than `MAX_BLOCS`
        actors to ask.

    """
    if certainty.actors(Standing.NOT_SETTLED):
        return None
    left = dict.fromkeys(certainty.actors(Standing.EITHER))
    found = []
    asked = 0
    for actor in (*first, *tuple(left)):
        if actor not in left:
            continue
        asked += 1
        seen = camp_certainty(pairs, (actor,), seconds=0, max_cells=max_cells)
        if asked > MAX_BLOCS or seen.actors(Standing.NOT_SETTLED):
            return None
        bloc = Bloc(seen.actors(Standing.FIRST), seen.actors(Standing.SECOND))
        for one in (*bloc.together, *bloc.across):
            left.pop(one, None)
        if len(bloc.together) + len(bloc.across) > 1:
            found.append(bloc)
    return tuple(sorted(found, key=lambda bloc: -len(bloc.together) - len(bloc.across)))


def are_fixed(certainty: CampCertainty, of: Sequence[Bloc] | None, ends: Pair) -> bool | None:
    """Whether two actors stand to each other in the same way in every best split.

    `of`: what `blocs` gives. None: that is not known.
    """
    standing = [certainty.standing[end] for end in ends]
    if Standing.NOT_SETTLED in standing:
        return None
    if Standing.EITHER not in standing:
        # Both sure; or in another group than the anchor, of which nothing was asked.
        return None if Standing.NOT_TIED in standing else True
    if standing[0] is not standing[1]:
        # One of them moves while the other stays.
        return False
    if of is None:
        return None
    return any({*bloc.together, *bloc.across}.issuperset(ends) for bloc in of)


def _anchor(graph: nx.Graph, anchors: Sequence[str]) -> str:
    groups = sorted(sorted(found) for found in nx.connected_components(graph))
    main = max(groups, key=lambda group: (len({*anchors}.intersection(group)), len(group)))
    known = [anchor for anchor in anchors if anchor in main]
    return known[0] if known else max(main, key=lambda node: (graph.degree[node], node))


def _rooted_blocks(graph: nx.Graph, anchor: str) -> list[tuple[list[Pair], str]]:
    """The blocks, each behind the one that it hangs on, with the actor that it hangs on by.

    Those of the anchor's group come first; in other groups the first actor takes its place.
    """
    blocks = blocks_of(graph)
    of_actor: defaultdict[str, list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        for actor in dict.fromkeys(end for ends in block for end in ends):
            of_actor[actor].append(number)
    found: list[tuple[list[Pair], str]] = []
    seen: set[int] = set()
    for start in (anchor, *sorted(graph)):
        waiting = deque([start])
        while waiting:
            root = waiting.popleft()
            for number in of_actor[root]:
                if number not in seen:
                    seen.add(number)
                    found.append((blocks[number], root))
                    waiting += sorted({end for ends in blocks[number] for end in ends} - {root})
    return found


def _beyond(root: Standing, found: BlockSplits, actor: str) -> Standing:
    """How an actor of a block stands to the anchor, by how the root of the block does.

    What is open in the block or before it is open, for the two do not depend on each other.
    """
    together, apart = found.possible[actor]
    if root is Standing.EITHER or (together and apart):
        return Standing.EITHER
    if root is Standing.NOT_SETTLED or together is None or apart is None:
        return Standing.NOT_SETTLED
    return Standing.FIRST if together == (root is Standing.FIRST) else Standing.SECOND
