"""The tab that compares two theaters: what does not change with the view."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from explorer.analysis.comparison import compared_theaters
from explorer.graph.view import View
from explorer.web import ids
from explorer.web.parts import aria_label
from explorer.workspace import Workspace

SIDES = ("Left theater", "Right theater")


def _choice(workspace: Workspace, side: int) -> Component:
    """The choice of the theater on a side; assets/scripts/compare-choice.js says which it is."""
    chosen: Component = html.Select(
        [html.Option(one.name, value=one.id) for one in workspace.dataset.theaters.values()],
        id=ids.compare_choice(side),
        className="compare-choice",
        **aria_label(SIDES[side]),
    )
    return chosen


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
                html.Figcaption(_choice(workspace, index)),
                html.Div(id=ids.compare_frame(index), className="side"),
            ]
        )
        for index in range(len(theaters))
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
