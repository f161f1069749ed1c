"""The tab that compares two theaters: what does not change with the view."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from explorer.analysis.comparison import compared_theaters
from explorer.graph.view import View
from explorer.web import ids
from explorer.workspace import Workspace


def comparison_frame(workspace: Workspace, view: View) -> list[Component]:
    """What does not change with the view: a heading and the frames of two maps.

    `panels.comparison` fills them. Empty where there are fewer than two theaters.
    """
    theaters = compared_theaters(workspace.dataset, view)
    if theaters is None:
        return []
    frames = [
        html.Figure(
            [
                html.Figcaption(
                    workspace.dataset.theaters[theater].name, id=ids.compare_name(index)
                ),
                html.Div(id=ids.compare_frame(index), className="side"),
            ]
        )
        for index, theater in enumerate(theaters)
    ]
    return [
        html.H2("Two theaters side by side"),
        html.P(
            "The same actors in two conflicts on the same days: who is together in one may be "
            "apart in the other.",
            className="lead",
        ),
        html.Div(frames, className="sides"),
    ]
