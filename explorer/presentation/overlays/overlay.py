"""What is lit up on the map, as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from explorer.graph.view import View
from explorer.presentation.legend import LegendEntry
from explorer.presentation.lines import line_id
from explorer.workspace import Workspace

LegendChange = Callable[[tuple[LegendEntry, ...]], tuple[LegendEntry, ...]]
"""Turns the legend of a picture into the one that goes with what is lit up in it."""


@dataclass(frozen=True, slots=True)
class VisibleIds:
    """The nodes and the lines that stand out while all others fade."""

    nodes: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is lit up on the map; lines and nodes by their ids.

    `visible_ids`: only these stand out; None: everything does. `is_story`: they do so whatever
    is selected. `highlighted_lines`: lines that are underlaid. `change_by_line`: "began",
    "ended", "unreported" or "stayed". `sizes`: diameters of nodes in px, in place of their own.
    `camp_by_node`: the class of a camp (`theme.camp_class_name`), in place of its own.
    """

    visible_ids: VisibleIds | None = None
    is_story: bool = False
    highlighted_lines: frozenset[str] = frozenset()
    change_by_line: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, float] = field(default_factory=dict)
    camp_by_node: Mapping[str, str] = field(default_factory=dict)


NO_OVERLAY = Overlay()
"""What a map without a question lights up."""


@dataclass(frozen=True, slots=True)
class PictureOverlay:
    """What is lit up on the map, and what the legend says of it.

    `highlight_label` says what the highlighted lines are. `legend` turns the legend of the
    picture into the one that goes with the overlay; None: it stays as it is.
    """

    overlay: Overlay = field(default_factory=Overlay)
    highlight_label: str = ""
    legend: LegendChange | None = None


def only_links(workspace: Workspace, links: Iterable[str]) -> VisibleIds:
    """Only some links, by their ids, and what they join."""
    wanted = set(links)
    nodes: set[str] = set()
    lines: set[str] = set()
    for source, target, key, family in workspace.graph.edges(keys=True, data="family"):
        if key in wanted:
            nodes |= {source, target}
            lines.add(line_id(source, target, family))
    return VisibleIds(frozenset(nodes), frozenset(lines))


def parties_of(workspace: Workspace, view: View) -> list[str]:
    """The parties, on its days, of the theater of a view or of all, in the file's order."""
    return list(workspace.parties(view.theater, view.span))
