"""What tests of Plotly figures share: a look at all that stands in one, and samples for it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any, Literal

from explorer.analysis.alignment import AlignmentMatrix, alignment_matrix
from explorer.graph.view import default_view
from explorer.web.charts.chart_layout import Figure
from explorer.workspace import Workspace

HOSTILE_NAME = '<a href="https://evil.example">A</a><br>&amp;'
"""A name that would become a link if Plotly read it as HTML."""


def figure_values(part: Any) -> Iterator[Any]:
    """All that stands in a figure, at any depth."""
    if isinstance(part, dict):
        for key, inner in part.items():
            assert isinstance(key, str)
            yield from figure_values(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from figure_values(inner)
    else:
        yield part


def check_figure(figure: Figure) -> None:
    """It is plain JSON, and every number in it is finite."""
    assert json.loads(json.dumps(figure, allow_nan=False)) == figure
    numbers = [one for one in figure_values(figure) if isinstance(one, float)]
    assert all(map(math.isfinite, numbers))


def check_hostile_name(figure: Figure) -> None:
    """`HOSTILE_NAME` stands in a figure as text and nothing else."""
    texts = [one for one in figure_values(figure) if isinstance(one, str)]
    assert any("&lt;a href=" in one and "&amp;amp;" in one for one in texts)
    assert not [one for one in texts if "<" in one.replace("<br>", "")]
    assert not [one for one in texts if "A</a><br>" in one]


def matrix_of(
    workspace: Workspace,
    theater: str | None = None,
    by: Literal["parties", "actors"] = "parties",
) -> AlignmentMatrix:
    """The alignment matrix of a dataset on its day."""
    span = default_view(workspace.dataset).span
    return alignment_matrix(workspace.dataset, workspace.graph, theater, span, columns=by)


def heatmap_cells(figure: Figure, name: str) -> list[list[Any]]:
    """A table of a heatmap, without the lines that hold the headings of camps."""
    (heat,) = figure["data"]
    places = figure["layout"]["yaxis"]["tickvals"]
    empty = [row for at, row in enumerate(heat[name]) if at not in places]
    assert {cell for row in empty for cell in row} <= {None, ""}
    return [heat[name][at] for at in places]
