"""The overview as the page and the files have it: one picture, written for a width and a height."""

from __future__ import annotations

from dataclasses import dataclass, replace

from explorer.caching import cached
from explorer.data.ids import PAIR_SEPARATOR, pair_id
from explorer.graph.filters import Filters
from explorer.graph.view import View
from explorer.presentation.captions import filter_parts
from explorer.presentation.drawing.overview.overview_picture import draw_overview
from explorer.presentation.drawing.overview.overview_svg import overview_svg, piece_svg
from explorer.presentation.drawing.overview.scene import OverviewDrawing, Piece
from explorer.presentation.overview.content import OverviewContent
from explorer.presentation.overview.find import overview_content
from explorer.presentation.theme import PAGE_PALETTE, PALETTES, Theme
from explorer.workspace import Workspace

OVERVIEW_ID = "overview"

WIDE_SIZE = (1000, 620)
"""Px across and down of the overview that the first answer has for a laptop."""

NARROW_SIZE = (390, 720)
"""The same for a phone, which scrolls what is higher than its window."""

CACHED_CONTENTS = 32
"""For how many views it is kept what their overview says: some 30 kB each."""

_JOINING = frozenset({"help", "front", "bridge"})
"""The roles of pieces whose id begins with the two that they join."""


@dataclass(frozen=True, slots=True)
class WrittenOverview:
    """An overview as SVG, without the element around it.

    `width` and `height` in px: the height may be more than was asked for.
    """

    width: float
    height: float
    body: str


def view_content(workspace: Workspace, view: View) -> OverviewContent:
    """What the overview of a view says."""
    dataset = workspace.dataset
    filters = [
        *filter_parts(dataset, view),
        f"around {dataset.label(view.focus)}" if view.focus else "",
    ]
    return overview_content(workspace.area_picture(view), filters="; ".join(filter(None, filters)))


def write_overview(
    content: OverviewContent, width: int, height: int, theme: Theme | None = None, *, page: int = 1
) -> WrittenOverview:
    """Draw an overview into a frame and write it as SVG.

    Args:
        content: What it says.
        width: Px across.
        height: Px down that there are; a narrow picture may take more.
        theme: Whose colours it has, as values for a file; None: the variables of the page.
        page: Which of its pages, as `draw_overview` takes it.

    """
    drawing = _drawn(content, width, height, page)
    palette = PALETTES[theme] if theme else PAGE_PALETTE
    return WrittenOverview(
        drawing.width,
        drawing.height,
        "".join(piece_svg(piece, palette) for piece in drawing.pieces),
    )


def _drawn(content: OverviewContent, width: int, height: int, page: int) -> OverviewDrawing:
    """An overview in a frame, whose pieces say where a click on them leads."""
    drawing = draw_overview(content, float(width), float(height), page)
    rivals = tuple(rival.mark.id for rival in content.rivals)
    return replace(drawing, pieces=tuple(_leading_on(one, rivals) for one in drawing.pieces))


def _leading_on(piece: Piece, rivals: tuple[str, ...]) -> Piece:
    """A piece that says what a click on it selects, where its id does not."""
    data = dict(piece.data)
    if piece.role == "side":
        data["party"] = piece.id
    elif piece.role == "deals" and len(rivals) == 2:
        data["select"] = pair_id(*rivals)
    elif piece.role == "sum":
        data["select"] = piece.id.rpartition("-")[0]
    elif piece.role in _JOINING:
        ends = piece.id.split(PAIR_SEPARATOR)[:2]
        # Whom a rival fights, where it helps nobody, is named after the rival alone.
        data["select"] = pair_id(*ends) if len(ends) > 1 else ends[0].rpartition("-")[0]
    else:
        return piece
    return replace(piece, data=data)


class PageOverviews:
    """The overviews of one dataset for its page. Threads may share it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._content = cached(self._make_content, workspace.kept_answers(CACHED_CONTENTS))

    def _make_content(self, filters: Filters) -> OverviewContent:
        return view_content(self._workspace, filters.view())

    def svg(self, view: View, width: int, height: int, *, element_id: str = OVERVIEW_ID) -> str:
        """The overview of a view as an SVG element, in the colours of the page.

        Args:
            view: What is seen.
            width: Px across.
            height: Px down that there are; a narrow picture may take more, and scrolls.
            element_id: Its id; "" for none, where another one on the page has it.

        """
        filters = Filters.of(replace(view, question=None))
        # That nothing is shown stands above it, with ways back.
        content = replace(self._content(filters), empty="")
        drawing = _drawn(content, width, height, view.overview_page)
        return overview_svg(drawing, PAGE_PALETTE, element_id=element_id, on_page=True)
