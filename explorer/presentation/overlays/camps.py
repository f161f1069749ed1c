"""Two camps on the map: the best split of the picture, and what goes against it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import networkx as nx

from explorer.analysis.frustration import SignedPair, TwoCampSplit
from explorer.data.model import Dataset
from explorer.data.words import join_words
from explorer.graph.view import View
from explorer.presentation.legend import replace_camp_entries
from explorer.presentation.overlays.overlay import Overlay, PictureOverlay, only_links, parties_of
from explorer.presentation.theme import camp_class_name
from explorer.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FoundCamps:
    """The best split into two camps, and the map that shows it.

    `camps`: who of the split's camps is tied to a party, by id; `names`: what each is called.
    `neither`: the actors of the picture that are in none of them. `parties`: those that the
    split is told by, in the file's order.
    """

    split: TwoCampSplit
    parties: tuple[str, ...]
    camps: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]
    neither: tuple[str, ...]
    picture: PictureOverlay


def find_camps(workspace: Workspace, graph: nx.MultiDiGraph, view: View) -> FoundCamps:
    """The split into two camps with the fewest pairs against it.

    `graph` is what `select` gives for the view.
    """
    parties = tuple(parties_of(workspace, view))
    split = workspace.split(view, parties)
    tied = _tied(workspace.signed_pairs(view), parties)
    camps = tuple(tuple(actor for actor in camp if actor in tied) for camp in split.camps)
    names = _camp_names(workspace.dataset, camps, parties)
    neither = _in_neither(graph, camps)
    against = only_links(workspace, (link for tie in split.frustrated for link in tie.links))
    camp_by_node = {actor: camp_class_name(None) for actor in neither} | {
        actor: camp_class_name(index) for index, camp in enumerate(camps) for actor in camp
    }
    picture = PictureOverlay(
        Overlay(camp_by_node=camp_by_node, highlighted_lines=against.lines),
        "Against the grain",
        partial(replace_camp_entries, names=names, neither=bool(neither)),
    )
    return FoundCamps(split, parties, camps, names, neither, picture)


def _tied(pairs: Iterable[SignedPair], parties: Iterable[str]) -> set[str]:
    """Whom friendly and hostile pairs tie to a party; to anybody, if there is no party.

    A group apart has a split of its own, and how that is laid on the camps says nothing.
    """
    graph = nx.Graph(tie.ends for tie in pairs)
    known = [party for party in parties if party in graph]
    if not known:
        return set(graph)
    return {
        actor for group in nx.connected_components(graph) if group & {*known} for actor in group
    }


def _camp_names(
    dataset: Dataset, camps: Sequence[Collection[str]], parties: Sequence[str]
) -> tuple[str, ...]:
    """A camp is called by the parties in it, for numbers say nothing."""
    names = []
    for camp in camps:
        own = [dataset.label(party) for party in parties if party in camp]
        names.append(f"Camp of {join_words(own)}" if own else "Camp without a party")
    if len(set(names)) < len(names):
        return tuple(f"Camp {index + 1}" for index in range(len(names)))
    return tuple(names)


def _in_neither(graph: nx.MultiDiGraph, camps: Iterable[Iterable[str]]) -> tuple[str, ...]:
    sided = {actor for camp in camps for actor in camp}
    return tuple(
        node for node, sort in graph.nodes(data="node") if sort == "actor" and node not in sided
    )
