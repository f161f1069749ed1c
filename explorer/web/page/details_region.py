"""The region Details, which page_state fills."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from explorer.graph.question import QUESTIONS
from explorer.web import ids
from explorer.web.components import close_button, static_button
from explorer.web.parts import aria_label
from explorer.web.questions import question_page
from explorer.workspace import Workspace


def details_region(workspace: Workspace) -> Component:
    """The region Details: where one has been, the question, what is selected."""
    region: Component = html.Section(
        [
            static_button(
                "", "sheet", "details", label="More or less of the details", look="handle"
            ),
            close_button("details"),
            html.Nav(
                id=ids.TRAIL,
                className="trail",
                hidden=True,
                **aria_label("Where you have been"),
            ),
            html.Div(id=ids.QUESTION),
            *_question_controls(workspace),
            html.Div(id=ids.DETAILS),
        ],
        id=ids.DETAILS_REGION,
        role="region",
        className="details sheet",
        tabIndex=0,
        **aria_label("Details"),
    )
    return region


def _question_controls(workspace: Workspace) -> list[Component]:
    """The controls of each question, hidden until it is asked."""
    found: list[Component] = []
    for question_id in QUESTIONS:
        page = question_page(question_id)
        if page.controls is not None:
            found.append(
                html.Div(
                    page.controls(workspace),
                    id=ids.question_controls(question_id),
                    className="question-controls",
                    hidden=True,
                )
            )
    return found
