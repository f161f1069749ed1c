"""The Dash application for a dataset."""

from __future__ import annotations

from dash import Dash

from explorer.atlas import Atlas
from explorer.model import Dataset
from explorer.shipped import assets_path
from explorer.web.answers import Choices
from explorer.web.callbacks import register
from explorer.web.page import page
from explorer.web.security import protect


def create_app(dataset: Dataset) -> Dash:
    """The page of a dataset as an application; `.server` is what a WSGI server runs.

    It holds the dataset and what is worked out from it, nothing about who looks at it.
    """
    atlas = Atlas(dataset)
    app = Dash(
        "explorer",
        title=dataset.title,
        update_title="",
        assets_folder=str(assets_path()),
        serve_locally=True,
        compress=False,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    choices = Choices.of(atlas)
    app.layout = page(atlas, choices)
    register(app, atlas, choices)
    protect(app)
    return app
