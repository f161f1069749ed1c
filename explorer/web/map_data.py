"""A map as the page's scripts take it: plain data for JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from explorer.data.vocabulary import CONFIDENCES, KINDS, Confidence
from explorer.graph.view import View
from explorer.presentation.captions import Caption
from explorer.presentation.drawing.page_map import DESCRIBED_BY, PageMap, PageMaps
from explorer.presentation.drawing.scene import MapDrawing
from explorer.workspace import Workspace


def map_data(
    maps: PageMaps,
    drawing: MapDrawing,
    words: Caption,
    view: View,
    element_id: str,
    *,
    described_by: str | None = None,
) -> dict[str, Any]:
    """A drawing of a view as the scripts take it.

    `root`, `lines` and `marks` are SVG, as `PageMap` has them; what is not among the lines and
    marks is not shown. `chart`: maps of one chart have everybody in the same place. `selected`:
    ids of who is chosen. `filter`: as `filter_data` has it. `described_by`: the id of an element
    that says what is in the picture.
    """
    name = f"Map of who supports and who fights whom: {words.subtitle}"
    written = maps.write(drawing, name, element_id=element_id, described_by=described_by)
    return _parts(written) | {
        "root": written.root,
        "chart": drawing.chart,
        "selected": list(view.selected_nodes),
        "filter": filter_data(maps.workspace, view),
    }


def map_svg(data: Mapping[str, Any]) -> str:
    """What `map_data` gave as one SVG, for a page that has no scripts yet.

    Nothing there has an id that the svg could point at.
    """
    root = re.sub(rf' {DESCRIBED_BY}="[^"]*"', "", data["root"], count=1)
    return PageMap(root, data["lines"], data["marks"]).svg


def hidden_map_data(maps: PageMaps) -> dict[str, dict[str, str]]:
    """All lines and marks of the dataset, hidden, so that the page can show another filter."""
    return _parts(maps.whole())


def _parts(written: PageMap) -> dict[str, Any]:
    return {"lines": dict(written.lines), "marks": dict(written.marks)}


def filter_data(workspace: Workspace, view: View) -> dict[str, Any]:
    """What the browser needs to filter the lines by itself while it waits for an answer.

    `theater`: its number or None; `kinds`, `confidences`: numbers or None; `types` or None;
    `focus`, `hops`; `first` and `last`: the days of the span, or None. `exact`: whether this gives
    what `select` does; not where two dates are compared or only the strongest are drawn.
    `large`: whether the file is too large for that in any view.
    """
    kinds, sure = list(KINDS), list(CONFIDENCES)
    return {
        "exact": view.second_date is None and not workspace.is_large,
        "large": workspace.is_large,
        "theater": list(workspace.dataset.theaters).index(view.theater) if view.theater else None,
        "kinds": None if view.kinds is None else sorted(map(kinds.index, view.kinds)),
        "confidences": None
        if view.confidences is None
        else sorted(sure.index(Confidence(one)) for one in view.confidences),
        "types": None if view.types is None else sorted(view.types),
        "focus": view.focus,
        "hops": view.hops,
        "first": view.span.first_day if view.span else None,
        "last": view.span.last_day if view.span else None,
    }
