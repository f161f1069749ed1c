"""Two camps on the map: who is sure in one of them, and what goes against the split."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import networkx as nx

from explorer.analysis.balance.certainty import CampCertainty, Standing
from explorer.analysis.frustration import TwoCampSplit
from explorer.data.model import Dataset
from explorer.data.words import join_words
from explorer.graph.view import View
from explorer.presentation.legend import replace_camp_entries
from explorer.presentation.overlays.overlay import Overlay, PictureOverlay, only_links, parties_of
from explorer.presentation.theme import camp_class_name
from explorer.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FoundCamps:
    """What the best splits into two camps have in common, and the map that shows it.

    `split`: one of them, the one against the weakest pairs. `certainty`: where each actor
    stands in all of them. `camps`: who is in the same camp in every one, by id; the first
    camp is that of the anchor, the second may have nobody. `names`: what each is called.
    `either`: who can stand in either camp; `not_settled`: of whom that was not found out.
    `neither`: the actors of the picture that nothing ties to the camps. `parties`: those that
    the camps are told by, in the file's order.
    """

    split: TwoCampSplit
    certainty: CampCertainty
    parties: tuple[str, ...]
    camps: tuple[tuple[str, ...], tuple[str, ...]]
    names: tuple[str, str]
    either: tuple[str, ...]
    not_settled: tuple[str, ...]
    neither: tuple[str, ...]
    picture: PictureOverlay


def find_camps(workspace: Workspace, graph: nx.MultiDiGraph, view: View) -> FoundCamps:
    """The splits into two camps with the fewest pairs against them, and what they share.

    `graph` is what `select` gives for the view.
    """
    parties = tuple(parties_of(workspace, view))
    split = workspace.split(view, parties)
    certainty = workspace.camp_certainty(view, parties)
    camps = (certainty.actors(Standing.FIRST), certainty.actors(Standing.SECOND))
    names = _camp_names(workspace.dataset, camps, parties)
    either = certainty.actors(Standing.EITHER)
    not_settled = certainty.actors(Standing.NOT_SETTLED)
    neither = _in_neither(graph, (*camps, either, not_settled))
    against = only_links(workspace, (link for tie in split.frustrated for link in tie.links))
    camp_by_node = {actor: camp_class_name(index) for index, camp in enumerate(camps)
                    for actor in camp}  # fmt: skip
    # No colour of a camp for whom another split, as good, puts into the other one.
    camp_by_node |= dict.fromkeys((*either, *not_settled, *neither), camp_class_name(None))
    picture = PictureOverlay(
        Overlay(camp_by_node=camp_by_node, highlighted_lines=against.lines),
        "Against the grain" if certainty.splits == 1 else "Against one of the best splits",
        partial(
            replace_camp_entries,
            names=names[:1] if camps[0] and not camps[1] else names,
            neither=bool(neither),
            either=bool(either or not_settled),
        ),
    )
    return FoundCamps(
        split, certainty, parties, camps, names, either, not_settled, neither, picture
    )


def _camp_names(
    dataset: Dataset, camps: Sequence[Collection[str]], parties: Sequence[str]
) -> tuple[str, str]:
    """A camp is called by the parties that are sure in it, for numbers say nothing."""
    names = []
    for camp in camps:
        own = [dataset.label(party) for party in parties if party in camp]
        names.append(f"Camp of {join_words(own)}" if own else "Camp without a party")
    first, second = names
    return ("Camp 1", "Camp 2") if first == second else (first, second)


def _in_neither(graph: nx.MultiDiGraph, placed: Iterable[Iterable[str]]) -> tuple[str, ...]:
    known = {actor for group in placed for actor in group}
    return tuple(
        node for node, sort in graph.nodes(data="node") if sort == "actor" and node not in known
    )
