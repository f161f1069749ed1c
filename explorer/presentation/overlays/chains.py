"""Chains on the map: those between two actors, or those that are offered to begin with."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest

import networkx as nx

from explorer.analysis.chains import Chain, Chains, chains, sponsors
from explorer.data.vocabulary import ActorType
from explorer.graph.question import ChainsQuestion
from explorer.graph.view import View
from explorer.presentation.overlays.overlay import Overlay, PictureOverlay, only_links, parties_of
from explorer.workspace import Workspace

OFFERED_CHAINS = 6
"""How many chains are offered before anybody has chosen whose."""

LIT_CHAINS = 12
"""How many chains stand out on the map; a list of them shows as many before it is folded."""

SHOWN_PATHS = 6
"""How many paths are shown where there is no chain of support."""


@dataclass(frozen=True, slots=True)
class FoundChains:
    """What there is between the two ends that are chosen, and the map that shows it.

    `chains`: those from one end to the other; None until there are two. `is_support`: whether
    they are chains of support, or, as there are none, paths of any kind. `offered`: those to
    choose from while an end is missing, the most striking first.
    """

    chains: Chains | None = None
    is_support: bool = True
    offered: tuple[Chain, ...] = ()
    picture: PictureOverlay = field(default_factory=PictureOverlay)


def find_chains(workspace: Workspace, graph: nx.MultiDiGraph, view: View) -> FoundChains:
    """Every chain of support between two actors, or the paths that join them otherwise.

    Nothing where the two are the same. `graph` is what `select` gives for the view.
    """
    assert isinstance(view.question, ChainsQuestion)
    asked = view.question
    if not asked.start or not asked.end:
        return _offered(workspace, graph, view, asked)
    if asked.start == asked.end:
        return FoundChains()
    found = chains(graph, asked.start, asked.end, span=view.span)
    is_support = bool(found.chains)
    if not is_support:
        found = chains(graph, asked.start, asked.end, sign="any", most=SHOWN_PATHS, span=view.span)
    if not found.chains:
        return FoundChains(found, is_support)
    lit = (link for chain in found.chains[:LIT_CHAINS] for link in chain.links)
    overlay = Overlay(
        visible_ids=only_links(workspace, lit),
        highlighted_lines=only_links(workspace, found.chains[0].links).lines,
    )
    picture = PictureOverlay(overlay, "The strongest chain")
    return FoundChains(found, is_support, picture=picture)


def _offered(
    workspace: Workspace, graph: nx.MultiDiGraph, view: View, asked: ChainsQuestion
) -> FoundChains:
    """The strongest chains to a party, or from or to the one end that is chosen."""
    actors = workspace.dataset.actors.values()
    states = [actor.id for actor in actors if actor.type is ActorType.STATE]
    starts = {*states, asked.start} if asked.start else {*states}
    ends = [asked.end] if asked.end else parties_of(workspace, view)
    ends = [end for end in ends if end != asked.start]
    found = sponsors(graph, starts, ends, steps=3, span=view.span)
    wanted = (
        [chain for chain in group if asked.start in (None, chain.nodes[0])]
        for group in found.values()
    )
    # The best of each end first, then the second of each.
    rounds = zip_longest(*wanted)
    best = [chain for one in rounds for chain in one if chain is not None][:OFFERED_CHAINS]
    if not best:
        return FoundChains()
    visible = only_links(workspace, (link for chain in best for link in chain.links))
    return FoundChains(offered=tuple(best), picture=PictureOverlay(Overlay(visible_ids=visible)))
