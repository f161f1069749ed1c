"""Who is selected but not in the picture, why, and which filter hides it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import networkx as nx

from explorer.data.words import join_words
from explorer.graph.view import View
from explorer.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Absence:
    """Why somebody who is selected is not in the picture.

    `sentence` says so. `way`: the filter that hides it, as `lift` takes it: `date`, `kinds`,
    `focus` or `theater`; `all` where several do. `offer`: what lifting it does, in words.
    """

    sentence: str
    way: str
    offer: str


_REASONS = {
    "date": ("no link that is shown on these days", "Show any date"),
    "kinds": (
        "no link of these kinds, types and confidences",
        "Show all kinds, types and confidences",
    ),
    "focus": ("it lies outside the surroundings that are shown", "Show the whole map"),
    "theater": ("no link in this theater on these days", "Show all theaters"),
    "all": ("several filters hide it", "Show everything"),
}


def absence_of(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> Absence | None:
    """Why some of the selection of a view is not in its picture; None where all of it is.

    `shown`: the part of the graph that the view shows. None too for what has no link at all,
    which no filter hides.
    """
    missing = [node for node in view.selected_nodes if node not in shown]
    if not missing:
        return None
    lifted = {
        "kinds": replace(view, kinds=None, types=None, confidences=None),
        "date": replace(view, span=None),
        "focus": replace(view, focus=None),
        "theater": replace(view, theater=None),
        "all": View(),
    }
    for way, wider in lifted.items():
        if wider == view or any(node not in workspace.select(wider) for node in missing):
            continue
        reason, offer = _REASONS[way]
        names = join_words([workspace.dataset.label(node) for node in missing])
        verb = "is" if len(missing) == 1 else "are"
        return Absence(f"{names} {verb} not in this picture: {reason}.", way, offer)
    return None
