"""What happens when somebody does something: the callbacks of the page, by what they concern."""

from __future__ import annotations

from dash import Dash

from explorer.web.answers import Answers
from explorer.web.callbacks.drawing import connect_drawing
from explorer.web.callbacks.exports import connect_exports
from explorer.web.callbacks.table import connect_table
from explorer.web.callbacks.tabs import connect_tabs
from explorer.web.callbacks.view import connect_view


def connect_page(app: Dash, answers: Answers) -> None:
    """Connect everything on the page of a dataset."""
    workspace = answers.workspace
    connect_view(app, answers)
    connect_drawing(app, workspace)
    connect_tabs(app, answers)
    connect_table(app, workspace)
    connect_exports(app, workspace)
