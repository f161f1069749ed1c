"""What other programs call: a data file as a value that gives its graph."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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
        """A new graph of the dataset, whole or as a view shows it.

        Args:
            view: A view, or one written as the query of a URL, `theater=libya&date=any`.
                What a query leaves out has its default; the default date is the day of the
                dataset. None: everything.

        Returns:
            A graph whose nodes are ids of actors and alliances and whose edge keys are ids
            of links; `explorer.graph.build.build_graph` lists the attributes.

        Raises:
            ValueError: The query makes no sense for this dataset; the message says why.

        """
        whole = build_graph(self)
        return whole if view is None else select(whole, self.view(view))

    def camps(self, view: View | str = "") -> dict[str, Any]:
        """How two camps fit what a view shows, how sure they are, and what they are worth.

        Args:
            view: As for `graph`.

        Returns:
            What the page offers as JSON: a summary, and lists of rows;
            `explorer.exchange.camp_answer.CAMP_TABLES` names the columns.

        Raises:
            ValueError: The query makes no sense for this dataset; the message says why.

        """
        # Nothing else here needs what this is worked out with.
        from explorer.exchange.camp_answer import camp_answer  # noqa: PLC0415
        from explorer.workspace import Workspace  # noqa: PLC0415

        return camp_answer(Workspace(self), self.view(view))

    def view(self, query: View | str = "") -> View:
        """The view that a query describes.

        Args:
            query: The query of a URL, with or without its question mark. A view is
                returned as it is.

        Returns:
            The view; what the query leaves out has its default.

        Raises:
            ValueError: The query makes no sense for this dataset; the message says why.

        """
        if isinstance(query, View):
            return query
        found, notices = view_from_query(query, self)
        if notices:
            raise ValueError(" ".join(notices))
        return found


def load(path: Path | str | None = None) -> Data:
    """Read a data file.

    Args:
        path: The file; None for the one that comes with this package.

    Returns:
        The dataset, checked and frozen.

    Raises:
        explorer.DataError: The file cannot be used. Its `problems` hold everything that is
            wrong: file, line, column, message, hint and code.

    """
    dataset = read_checked_dataset(data_path() if path is None else path)
    # Checked already, and frozen: its parts can be shared.
    return Data.model_construct(**{name: getattr(dataset, name) for name in Dataset.model_fields})
