"""Two dates on the map: what became of each line between them."""

from __future__ import annotations

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
    change_legend = partial(
        add_date_change_entries, is_any_unreported="unreported" in marks.values()
    )
    picture = PictureOverlay(Overlay(change_by_line=marks), legend=change_legend if graph else None)
    return FoundChanges(view.span, second, earlier, later, found, picture)


def _change_by_line(graph: nx.MultiDiGraph) -> dict[str, str]:
    """For each line of the map what became of its links; stayed, where it holds several.

    What is partly over and partly no longer reported is not known to be over.
    """
    marks: dict[str, str] = {}
    for source, target, data in graph.edges(data=True):
        line = line_id(source, target, data["family"])
        change = data.get("change", "stayed")
        both = {marks.get(line, change), change}
        gone = both == {"ended", "unreported"}
        marks[line] = change if len(both) == 1 else "unreported" if gone else "stayed"
    return marks
