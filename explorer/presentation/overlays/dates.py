"""Two dates on the map: what became of each line between them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial

import networkx as nx

from explorer.analysis.changes import Changes, changes
from explorer.graph.span import Span
from explorer.graph.view import View
from explorer.presentation.legend import add_date_change_entries
from explorer.presentation.lines import line_id
from explorer.presentation.overlays.overlay import Overlay, PictureOverlay
from explorer.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FoundChanges:
    """What changed from the earlier of two dates to the later, and the map that shows it.

    `date` is that of the view, and `second` what it is compared with; either may be `earlier`.
    """

    date: Span
    second: Span
    earlier: Span
    later: Span
    changes: Changes
    picture: PictureOverlay


def find_changes(workspace: Workspace, graph: nx.MultiDiGraph, view: View) -> FoundChanges | None:
    """What changed between the date of a view and its second one; None where it has no two.

    `graph` is what `select` gives for the view, which is what holds on either date.
    """
    second = view.second_date
    if view.span is None or second is None:
        return None
    earlier, later = sorted((second, view.span), key=lambda span: span.first_day)
    found = changes(workspace.graph, earlier, later, view)
    marks = _change_by_line(graph)
    change_legend = partial(add_date_change_entries, changes=frozenset(marks.values()))
    picture = PictureOverlay(Overlay(change_by_line=marks), legend=change_legend if graph else None)
    return FoundChanges(view.span, second, earlier, later, found, picture)


def _change_by_line(graph: nx.MultiDiGraph) -> dict[str, str]:
    """For each line of the map what became of its links: what is in the list is on the map.

    A line with a new link is new also where it had others, and one that lost some of its links
    is lessened. What is partly over and partly no longer reported is not known to be over.
    """
    changes: defaultdict[str, set[str]] = defaultdict(set)
    for source, target, data in graph.edges(data=True):
        changes[line_id(source, target, data["family"])].add(data.get("change", "stayed"))
    return {line: _change_of(found) for line, found in changes.items()}


def _change_of(changes: set[str]) -> str:
    """What became of a line by what became of its links."""
    if "began" in changes:
        return "began"
    if "stayed" in changes:
        return "stayed" if len(changes) == 1 else "lessened"
    return "ended" if changes == {"ended"} else "unreported"
