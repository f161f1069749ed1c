"""What other programs call: a data file as a value that gives its graph."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from explorer.checks.story_views import read_checked_dataset
from explorer.data.model import Dataset
from explorer.data.package_data import data_path
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.view import View
from explorer.graph.view_query import view_from_query


class Data(Dataset):
    """A whole data file, as `load` gives it: a `Dataset` that knows its graph."""

    def graph(self, view: View | str | None = None) -> nx.MultiDiGraph:
        """Its graph, a new one each time: all of it, or what a view shows.

        A view may be written as the query of a URL, `theater=libya&date=any`; then what it
        leaves out has its default, the day of the dataset among it. Nodes are ids of actors
        and alliances, keys of edges ids of links; `explorer.graph.build.build_graph` names the
        attributes. Raises ValueError, with a sentence, for a query that makes no sense.
        """
        whole = build_graph(self)
        return whole if view is None else select(whole, self.view(view))

    def view(self, query: View | str = "") -> View:
        """The view that a query names; ValueError if it makes no sense for this dataset."""
        if isinstance(query, View):
            return query
        found, notices = view_from_query(query, self)
        if notices:
            raise ValueError(" ".join(notices))
        return found


def load(path: Path | str | None = None) -> Data:
    """The dataset in a file; the one that comes with this package if no path is given.

    Raises `explorer.DataError`, whose `problems` say file, line, column, message and hint of
    all that is wrong.
    """
    dataset = read_checked_dataset(data_path() if path is None else path)
    # Checked already, and frozen: its parts can be shared.
    return Data.model_construct(**{name: getattr(dataset, name) for name in Dataset.model_fields})
