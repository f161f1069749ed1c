"""What a question is for the page, and what its answer is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypedDict

import networkx as nx
from dash.development.base_component import Component

from explorer.graph.view import View
from explorer.presentation.elements import line_id
from explorer.presentation.legend import LegendEntry
from explorer.web.markup import MarkupNode
from explorer.workspace import Workspace

LISTED_ROWS = 12
"""How many rows a list in an answer shows before the rest is folded away."""


class VisibleIds(TypedDict):
    """The nodes and the lines that stand out while all others fade."""

    nodes: list[str]
    lines: list[str]


class Overlay(TypedDict, total=False):
    """What a question lights up on the map.

    `visible_ids`: only these stand out. `story`: they do so whatever is selected.
    `highlighted_lines`: lines that are underlaid. `change_by_line`: began, ended or stayed.
    `sizes`: diameters of nodes in px. `camp_by_node`: a camp's class in place of the own.
    """

    visible_ids: VisibleIds
    story: bool
    highlighted_lines: list[str]
    change_by_line: dict[str, str]
    sizes: dict[str, float]
    camp_by_node: dict[str, str]


@dataclass(frozen=True)
class QuestionAnswer:
    """What a question shows: in the details, on the map, in the legend.

    `highlight_label` says in the legend what the highlighted lines are. `legend` turns the
    legend of the picture into the one that goes with the answer; None: it stays as it is.
    """

    panel: list[MarkupNode] = field(default_factory=list)
    overlay: Overlay = field(default_factory=Overlay)
    highlight_label: str = ""
    legend: Callable[[tuple[LegendEntry, ...]], tuple[LegendEntry, ...]] | None = None


@dataclass(frozen=True)
class QuestionPage:
    """A question as the page offers it.

    `label` stands on its button, `title` and `lead` above its answer. `answer` gets what the
    view shows as `select` gives it. `controls`: components above the answer, for what has
    to be chosen; `control_values`: what they show for a question, by id. `needs_lead`: whether
    the lead is still of use. `is_offered`: whether there is anything to ask it of.
    """

    label: str
    title: str
    lead: str
    answer: Callable[[Workspace, nx.MultiDiGraph, View], QuestionAnswer]
    controls: Callable[[Workspace], list[Component]] | None = None
    control_values: Callable[[Any], dict[str, Any]] = lambda _: {}
    needs_lead: Callable[[Any], bool] = lambda _: True
    is_offered: Callable[[Workspace], bool] = lambda _: True


def only_links(workspace: Workspace, links: Iterable[str]) -> VisibleIds:
    """Only some links, by their ids, and what they join."""
    wanted = set(links)
    nodes: set[str] = set()
    lines: set[str] = set()
    for source, target, key, family in workspace.graph.edges(keys=True, data="family"):
        if key in wanted:
            nodes |= {source, target}
            lines.add(line_id(source, target, family))
    return {"nodes": sorted(nodes), "lines": sorted(lines)}


def parties_of(workspace: Workspace, view: View) -> list[str]:
    """The parties of the theater of a view, or of all theaters, in the file's order."""
    theaters = workspace.dataset.theaters
    chosen = [theaters[view.theater]] if view.theater else theaters.values()
    return list(dict.fromkeys(party for theater in chosen for party in theater.parties))
