"""The view of an address that a browser sends."""

from __future__ import annotations

from explorer.data.model import Dataset
from explorer.graph.view import View
from explorer.graph.view_query import view_from_query


def view_at(address: object, dataset: Dataset) -> View:
    """The view of an address; the default one of what is no text. Notices are left out."""
    return view_from_query(address if isinstance(address, str) else "", dataset)[0]
