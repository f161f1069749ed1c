"""What the canvas draws: actors and alliances, and one line per pair and family.

`elements` goes to the browser once; `drawing` says, for a view, which of them to show,
where, and how heavy. Both are plain data for JSON.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from explorer.data.dates import BEGINNING, END, Period
from explorer.data.ids import PAIR_SEPARATOR, pair_id
from explorer.data.model import Dataset
from explorer.data.vocabulary import ACTOR_TYPES, ALLIANCE_KINDS, FAMILIES, KINDS, Family, Kind
from explorer.data.words import count_noun
from explorer.graph.view import View
from explorer.layout import CampMap
from explorer.layout.label_box import wrap_label
from explorer.presentation.text_run import pair_label
from explorer.presentation.theme import camp_class_name, line_width
from explorer.workspace import Shown, Workspace

FORWARD, BACK, BOTH = 1, 2, 3
"""Arrows of a line: from its first end to its second, the other way, or both; 0 is none."""


@dataclass(frozen=True, slots=True)
class Line:
    """All links of one family between two nodes. `source` < `target`, by id."""

    source: str
    target: str
    family: Family
    links: tuple[str, ...]
    arrows: int
    recent: bool

    @property
    def id(self) -> str:
        """`a~b~family`."""
        return line_id(self.source, self.target, self.family)


def line_id(one: str, other: str, family: str) -> str:
    """The id of the line between two nodes, whichever comes first."""
    return f"{pair_id(one, other)}{PAIR_SEPARATOR}{family}"


def bundle_lines(graph: nx.MultiDiGraph) -> tuple[Line, ...]:
    """The links of a graph (as `select` gives it), bundled; sorted by id.

    A line is recent if all its links are. It has an arrow at an end where some link
    arrives that has a direction, and none at all if one of them is mutual.
    """
    bundles: defaultdict[tuple[str, str, str], list[tuple[str, str, str, dict[str, Any]]]]
    bundles = defaultdict(list)
    for source, target, key, data in graph.edges(keys=True, data=True):
        first, second = sorted((source, target))
        bundles[first, second, data["family"]].append((source, target, key, data))
    return tuple(
        Line(
            first,
            second,
            Family(family),
            tuple(key for _, _, key, _ in bundle),
            _arrows(first, bundle),
            all(data.get("recent", False) for *_, data in bundle),
        )
        for (first, second, family), bundle in sorted(bundles.items())
    )


def _arrows(first: str, bundle: Iterable[tuple[str, str, str, Mapping[str, Any]]]) -> int:
    arrows = 0
    for source, _, _, data in bundle:
        if data["mutual"]:
            return 0
        arrows |= FORWARD if source == first else BACK
    return arrows


def canvas_elements(workspace: Workspace) -> list[dict[str, Any]]:
    """The nodes and lines of a dataset as Cytoscape elements, all of them hidden.

    All of them, or of a large file those of the first picture; `drawing` brings the others.
    Node data: `label` (with line breaks), `size` in pixels of the map, `type`, `name`, and
    `hint`: what it says when one points at it.
    Line data: `source`, `target`, `family`, and `links`: for each link its first day, its
    last day, the last day on which it is shown, the number of its kind (its place in
    `vocabulary.KINDS`), the numbers of its theaters, and its arrow. With these the browser
    can follow the handle of the time strip by itself; `select` is the reference.
    """
    if workspace.is_large:
        return _elements(workspace, workspace.initial.drawn, workspace.initial.layout)
    return _elements(workspace, workspace.graph, workspace.layout(None))


def _elements(
    workspace: Workspace, graph: nx.MultiDiGraph, layout: CampMap
) -> list[dict[str, Any]]:
    parties = {
        party for theater in workspace.dataset.theaters.values() for party in theater.parties
    }
    nodes = [
        {
            "group": "nodes",
            "data": {
                "id": node,
                "label": "\n".join(wrap_label(data["short"])),
                "name": data["name"],
                "hint": f"{data['name']} · {_type_label(data)}",
                "type": data["type"] if data["node"] == "actor" else "alliance",
                "size": layout.sizes[node],
            },
            "position": dict(zip("xy", layout.places[node], strict=True)),
            "classes": "hidden party" if node in parties else "hidden",
        }
        for node, data in graph.nodes(data=True)
        if node in layout.places
    ]
    return nodes + [
        {
            "group": "edges",
            "data": {
                "id": line.id,
                "source": line.source,
                "target": line.target,
                "family": str(line.family),
                "width": 1,
                "links": _links(workspace, line),
            },
            "classes": f"hidden {line.family}",
        }
        for line in bundle_lines(graph)
    ]


def _type_label(data: Mapping[str, Any]) -> str:
    if data["node"] == "actor":
        return ACTOR_TYPES[data["type"]].label.lower()
    return ALLIANCE_KINDS[data["type"]].label.lower()


def _links(workspace: Workspace, line: Line) -> list[list[Any]]:
    theaters = list(workspace.dataset.theaters)
    kinds = list(KINDS)
    found = []
    for source, target in ((line.source, line.target), (line.target, line.source)):
        for key, data in workspace.graph.get_edge_data(source, target, default={}).items():
            if key in line.links:
                found.append(
                    [
                        data["first_day"],
                        data["last_day"],
                        data["shown_until"],
                        kinds.index(data["kind"]),
                        [theaters.index(one) for one in data["theaters"]],
                        0 if data["mutual"] else FORWARD if source == line.source else BACK,
                    ]
                )
    return found


def drawing_data(workspace: Workspace, shown: Shown, view: View) -> dict[str, Any]:
    """What to show of a view, given what `Workspace.shown` returns for it.

    `nodes`: id -> [x, y, class of its camp], in units of the map, dragged places first.
    `others`: the same of those that are not shown, so that they are in their place when the
    browser shows them before the answer comes.
    `lines`: id -> [width, arrows, recent 0/1, what it says in a line of text].
    `frame`: width and height of the map. `priority`: the nodes in the order in which they
    may have a label where there is not room for all. `extra`: elements that a browser may
    not have yet, of a large file.
    """
    graph, layout = shown.drawn, shown.layout
    return {
        "frame": list(layout.frame),
        "extra": _elements(workspace, graph, layout) if workspace.is_large else [],
        "nodes": {
            node: [
                *view.places.get(node, layout.places[node]),
                camp_class_name(layout.camp_of.get(node)),
            ]
            for node in graph
        },
        "others": {
            node: [*view.places.get(node, place), camp_class_name(layout.camp_of.get(node))]
            for node, place in layout.places.items()
            if node not in graph
        },
        "lines": {
            line.id: [
                line_width(line.family, len(line.links)),
                line.arrows,
                int(line.recent),
                line_summary(workspace.dataset, graph, line),
            ]
            for line in bundle_lines(graph)
        },
        "priority": [node for node in layout.priority if node in graph],
        "selected": list(view.selected_nodes),
        "filter": _filter(workspace, view),
    }


def _filter(workspace: Workspace, view: View) -> dict[str, Any]:
    """What the browser needs to filter the lines by itself while it waits for an answer.

    `theater`: its number or None; `kinds`: numbers or None; `types` or None; `focus`,
    `hops`; `first` and `last`: the days of the span, or None. `exact`: whether this gives
    what `select` does; not where two dates are compared or only the strongest are drawn.
    """
    kinds = list(KINDS)
    return {
        "exact": view.second_date is None and not workspace.is_large,
        "theater": list(workspace.dataset.theaters).index(view.theater) if view.theater else None,
        "kinds": None if view.kinds is None else sorted(map(kinds.index, view.kinds)),
        "types": None if view.types is None else sorted(view.types),
        "focus": view.focus,
        "hops": view.hops,
        "first": view.span.first_day if view.span else None,
        "last": view.span.last_day if view.span else None,
    }


def line_summary(dataset: Dataset, graph: nx.MultiDiGraph, line: Line) -> str:
    """What a line says when one points at it: kinds, dates, number of sources.

    For example "Turkey – GNA · Weapons, training · since 2019 · 3 sources".
    """
    found = [
        data
        for ends in ((line.source, line.target), (line.target, line.source))
        for key, data in graph.get_edge_data(*ends, default={}).items()
        if key in line.links
    ]
    names = pair_label(dataset, (line.source, line.target))
    if line.family is Family.MEMBERSHIP:
        return f"{names} · {FAMILIES[line.family].label}"
    kinds = [kind for kind in KINDS.values() if any(data["kind"] == kind.id for data in found)]
    sources = {source for data in found for source in data["sources"]}
    count = count_noun(len(sources), "source")
    return " · ".join(filter(None, (names, _listed(kinds), _when(dataset, line), count)))


def _listed(kinds: Iterable[Kind]) -> str:
    labels = [kind.label for kind in kinds]
    return ", ".join(label if i == 0 else label.lower() for i, label in enumerate(labels))


def _when(dataset: Dataset, line: Line) -> str:
    """From the earliest start to the latest end, as far as they are known."""
    periods = [dataset.links[key].period for key in line.links]
    first = min(periods, key=lambda period: period.first_day)
    last = max(periods, key=lambda period: period.last_day)
    since = first.since if first.first_day != BEGINNING else None
    until = last.until if last.last_day != END else None
    return Period(since, until).words if since or until else ""
