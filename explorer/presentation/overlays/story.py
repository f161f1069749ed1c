"""A story on the map: what a step names stands out."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx

from explorer.graph.view import View
from explorer.graph.view_query import story_view
from explorer.presentation.lines import line_id
from explorer.presentation.overlays.overlay import PictureOverlay, VisibleIds
from explorer.presentation.text_run import link_names
from explorer.workspace import Workspace


def add_story_step(
    workspace: Workspace, graph: nx.MultiDiGraph, view: View, answered: PictureOverlay
) -> PictureOverlay:
    """The overlay of a story's step: all that it names or selects stands out, nothing else.

    With the lines between them go the alliances that tie two of them, and what the answer
    to a question of the step lights up, which is `answered`. Whoever has chosen something else
    on the way is not overruled: then `is_story` is False. A single actor is not set apart.
    `graph` is what `select` gives for the view, which is in a story.
    """
    assert view.story is not None
    name, index = view.story
    step = workspace.dataset.stories[name].steps[index - 1]
    own, _ = story_view(workspace.dataset, name, index)
    wanted = {piece.target for piece in link_names(workspace.dataset, step.text)}
    for one in (own, view):
        wanted |= {*one.selected_nodes, one.focus}
    lit = {node for node in wanted if node is not None and node in graph}
    for node, sort in graph.nodes(data="node"):
        if sort == "alliance" and len(lit & set(graph.successors(node))) > 1:
            lit.add(node)
    overlay = answered.overlay
    visible = overlay.visible_ids or VisibleIds()
    lines = set(visible.lines)
    for source, target, family in graph.edges(data="family"):
        line = line_id(source, target, family)
        if line in overlay.highlighted_lines:
            lit |= {source, target}
        if line in overlay.highlighted_lines or (source in lit and target in lit):
            lines.add(line)
    lit |= visible.nodes
    if len(lit) < 2:
        return answered
    told = replace(
        overlay,
        visible_ids=VisibleIds(frozenset(lit), frozenset(lines)),
        is_story=view.selected in (None, own.selected),
    )
    return replace(answered, overlay=told)
