"""What stands out on the map: an answer, a story's step, or what the first picture shows.

Each question that lights something up has a module of its id here. What it finds is a value
with a `picture`; the page makes its sentences from the same value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import networkx as nx

from explorer.graph.question import (
    BridgesQuestion,
    ChainsQuestion,
    TwoCampsQuestion,
    TwoDatesQuestion,
)
from explorer.graph.view import View
from explorer.presentation.legend import (
    LegendEntry,
    LegendGroup,
    LineSigns,
    add_doubtful_entry,
    add_highlight_entry,
    add_recent_entry,
    legend,
)
from explorer.presentation.map_key import map_key
from explorer.presentation.overlays.bridges import find_bridges
from explorer.presentation.overlays.camps import find_camps
from explorer.presentation.overlays.chains import find_chains
from explorer.presentation.overlays.dates import find_changes
from explorer.presentation.overlays.first_picture import find_at_first
from explorer.presentation.overlays.overlay import PictureOverlay
from explorer.presentation.overlays.story import add_story_step
from explorer.workspace import Shown, Workspace


class Found(Protocol):
    """What the answer to a question rests on."""

    @property
    def picture(self) -> PictureOverlay:
        """What it lights up on the map."""


FINDERS: dict[str, Callable[[Workspace, nx.MultiDiGraph, View], Found | None]] = {
    ChainsQuestion.id: find_chains,
    TwoDatesQuestion.id: find_changes,
    TwoCampsQuestion.id: find_camps,
    BridgesQuestion.id: find_bridges,
}
"""By the id of a question that lights something up: what finds it.

The graph is what `select` gives for the view, which asks the question. None: there is nothing.
"""


def asks_nothing(view: View) -> bool:
    """Whether a view is as plain as the first picture, which shows what stands out by itself."""
    return not (view.question or view.story or view.selected)


def picture_overlay(workspace: Workspace, graph: nx.MultiDiGraph, view: View) -> PictureOverlay:
    """What stands out in the picture of a view; `graph` is what `select` gives for it."""
    found: Found | None = None
    if asks_nothing(view):
        found = find_at_first(workspace, view)
    elif view.question and view.question.id in FINDERS:
        found = FINDERS[view.question.id](workspace, graph, view)
    picture = found.picture if found else PictureOverlay()
    return add_story_step(workspace, graph, view, picture) if view.story else picture


def picture_legend(
    workspace: Workspace, shown: Shown, view: View, found: PictureOverlay, signs: LineSigns
) -> tuple[LegendEntry, ...]:
    """The legend of the picture of a view, and of what is lit up in it.

    `signs`: which signs the lines that are drawn bear.
    """
    entries = legend(workspace.dataset, shown)
    if signs.by_areas:
        entries = map_key(entries, [shown], signs.by_areas)
    if found.legend:
        entries = found.legend(entries)
    if found.overlay.camp_by_node:
        # Marks have the classes of other camps then.
        entries = tuple(
            replace(entry, members="") if entry.group is LegendGroup.SIDE else entry
            for entry in entries
        )
    if found.highlight_label and signs.is_any_highlighted:
        entries = add_highlight_entry(entries, found.highlight_label)
    # Of two dates the legend says what became of each line, also of those that are over.
    if view.second_date is None and signs.is_any_recent:
        entries = add_recent_entry(entries, signs.recent_ends)
    if signs.by_areas:
        return tuple(sorted(entries, key=_key_place))
    return add_doubtful_entry(entries) if signs.is_any_doubtful else entries


def _key_place(entry: LegendEntry) -> int:
    """Where an entry of a map by areas stands: lines, grounds of sides, fills of marks, shapes."""
    rows = (LegendGroup.FAMILY, LegendGroup.SIDE, LegendGroup.CAMP, LegendGroup.TYPE)
    return rows.index(LegendGroup.FAMILY if entry.group is LegendGroup.MARK else entry.group)
