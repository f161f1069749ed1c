"""The answers to addresses and views, those that were asked for last kept at hand."""

from __future__ import annotations

from explorer.caching import cached
from explorer.graph.view import View
from explorer.graph.view_query import view_from_query, view_to_query
from explorer.presentation.drawing.page_map import PageMaps
from explorer.web.filter_options import FilterOptions
from explorer.web.page_state import PageState, page_state
from explorer.workspace import Workspace

MAX_CACHED_QUERY = 4_000
"""Letters of a view that is worth remembering."""

CACHED_STATES = 128
"""How many answers are kept at hand; the same view always has the same answer.

Of the shipped file these take up to 80 MB. Of a large file, where one may have 20 MB, there
are `workspace.LARGE_ANSWERS`.
"""


class Answers:
    """What the page shows for views of a dataset; the first page and the callbacks share them."""

    def __init__(self, workspace: Workspace, options: FilterOptions) -> None:
        self.workspace = workspace
        self.options = options
        self.maps = PageMaps(workspace)
        self._kept = cached(self._work_out, workspace.kept_answers(CACHED_STATES))

    def of(self, view: View, notices: tuple[str, ...]) -> PageState:
        """The state of the page for a view.

        `notices`: what there is to say about the view, shown beside what the page itself has
        to say.
        """
        text = view_to_query(view, self.workspace.dataset)
        # A view with a great many dragged places is nobody else's, and no address holds it.
        if len(text) > MAX_CACHED_QUERY:
            return page_state(self.maps, self.options, view, notices)
        return self._kept(text, notices)

    def _work_out(self, text: str, notices: tuple[str, ...]) -> PageState:
        view, _ = view_from_query(text, self.workspace.dataset)
        return page_state(self.maps, self.options, view, notices)
