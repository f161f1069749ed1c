"""The canvas: the one module that knows dash-cytoscape, so that it can be replaced."""

from __future__ import annotations

import dash_cytoscape as cyto
from dash.development.base_component import Component

from explorer.presentation.theme import Theme, canvas_stylesheet
from explorer.web import ids

# The extra bundle brings the export as SVG.
cyto.load_extra_layouts()


def canvas(graph_id: str = ids.GRAPH) -> Component:
    """An empty canvas. assets/canvas.js puts the elements on it, which all canvases share.

    As a property they would be compared, patched and drawn twice over before the first picture.
    """
    graph: Component = cyto.Cytoscape(
        id=graph_id,
        elements=[],
        layout={"name": "preset", "fit": False, "animate": False},
        stylesheet=canvas_stylesheet(Theme.LIGHT),
        style={"width": "100%", "height": "100%"},
        minZoom=0.1,
        maxZoom=6,
        boxSelectionEnabled=False,
        autoRefreshLayout=False,
    )
    return graph
