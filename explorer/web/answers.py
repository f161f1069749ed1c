"""The answers to addresses and views, those that were asked for last kept at hand."""

from __future__ import annotations

import math

from explorer.caching import cached
from explorer.graph.view import View
from explorer.graph.view_query import view_from_query, view_to_query
from explorer.presentation.drawing.overview.page_overview import (
    OVERVIEW_ID,
    WIDE_SIZE,
    PageOverviews,
)
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

SIZE_STEP = 10
"""Px in which the size of a stage is counted, so that the same overview fits many windows."""

SIZE_LIMITS = (280, 3840), (200, 2160)
"""The least and the greatest px across, and the same down, for which an overview is drawn."""


def stage_size(asked: object) -> tuple[int, int]:
    """The px across and down of a stage for which its overview is drawn.

    Counted in steps and within limits, never more than there are where that is in them.
    `asked`: what a browser says, a list of two numbers; anything else is a laptop.
    """
    if not isinstance(asked, list | tuple) or len(asked) != 2:
        return WIDE_SIZE
    # Not a boolean, which is an int as well, and none of the numbers that JSON should not have.
    if not all(type(one) in (int, float) and -math.inf < one < math.inf for one in asked):
        return WIDE_SIZE
    width, height = (
        int(min(max(one, least), most)) // SIZE_STEP * SIZE_STEP
        for one, (least, most) in zip(asked, SIZE_LIMITS, strict=True)
    )
    return width, height


class Answers:
    """What the page shows for views of a dataset; the first page and the callbacks share them."""

    def __init__(self, workspace: Workspace, options: FilterOptions) -> None:
        self.workspace = workspace
        self.options = options
        self.maps = PageMaps(workspace)
        self.overviews = PageOverviews(workspace)
        self._kept = cached(self._work_out, workspace.kept_answers(CACHED_STATES))
        self._kept_overview = cached(self._draw_overview, workspace.kept_answers(CACHED_STATES))

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

    def overview(self, view: View, size: tuple[int, int], element_id: str = OVERVIEW_ID) -> str:
        """The overview of a view as SVG, for a stage of a size in px.

        `element_id`: its id; "" for none.
        """
        text = view_to_query(view, self.workspace.dataset)
        if len(text) > MAX_CACHED_QUERY:
            return self.overviews.svg(view, *size, element_id=element_id)
        return self._kept_overview(text, *stage_size(size), element_id)

    def _draw_overview(self, text: str, width: int, height: int, element_id: str) -> str:
        view, _ = view_from_query(text, self.workspace.dataset)
        return self.overviews.svg(view, width, height, element_id=element_id)

    def _work_out(self, text: str, notices: tuple[str, ...]) -> PageState:
        view, _ = view_from_query(text, self.workspace.dataset)
        return page_state(self.maps, self.options, view, notices)
