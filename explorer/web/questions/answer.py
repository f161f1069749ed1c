"""What a question is for the page, and what its answer is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import networkx as nx
from dash.development.base_component import Component

from explorer.graph.view import View
from explorer.presentation.overlays.overlay import PictureOverlay
from explorer.web.markup import MarkupNode
from explorer.workspace import Workspace

LISTED_ROWS = 12
"""How many rows a list in an answer shows before the rest is folded away."""


@dataclass(frozen=True)
class QuestionAnswer:
    """What a question shows: in the details, and on the map with its legend."""

    panel: list[MarkupNode] = field(default_factory=list)
    picture: PictureOverlay = field(default_factory=PictureOverlay)


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
