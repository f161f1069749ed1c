"""The overview as the page and the files have it: one picture, written for a width and a height."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.data.model import Dataset
from explorer.graph.view import View
from explorer.layout.font import FONT_FAMILY, Weight
from explorer.presentation.drawing.svg_markup import (
    SVG_NAMESPACE,
    escape_text,
    number,
    svg_element,
)
from explorer.presentation.drawing.text_block import break_lines
from explorer.presentation.theme import PAGE_PALETTE, PALETTES, Theme
from explorer.workspace import Workspace

OVERVIEW_ID = "overview"

WIDE_SIZE = (1000, 620)
"""Px across and down of the overview that the first answer has for a laptop."""

NARROW_SIZE = (390, 720)
"""The same for a phone, which scrolls what is higher than its window."""

_MARGIN = 24.0
_HEADLINE_SIZE, _HEADLINE_STEP = 22.0, 27.0


@dataclass(frozen=True, slots=True)
class WrittenOverview:
    """An overview as SVG, without the element around it.

    `width` and `height` in px: the height may be more than was asked for. `name` and
    `description`: as assistive technology says them.
    """

    width: float
    height: float
    name: str
    description: str
    body: str


def write_overview(
    workspace: Workspace, view: View, width: int, height: int, theme: Theme | None = None
) -> WrittenOverview:
    """Draw the overview of a view into a frame and write it as SVG.

    A plain stand-in: the title of the dataset and one rectangle for each theater.

    Args:
        workspace: The dataset.
        view: What is seen.
        width: Px across.
        height: Px down that there are; a narrow picture may take more.
        theme: Whose colours it has, as values for a file; None: the variables of the page.

    """
    dataset = workspace.dataset
    palette = PALETTES[theme] if theme else PAGE_PALETTE
    rows = break_lines(dataset.title, width - 2 * _MARGIN, _HEADLINE_SIZE, Weight.BOLD)
    lines = [
        svg_element(
            "text",
            {
                "x": _MARGIN,
                "y": _MARGIN + index * _HEADLINE_STEP + 0.8 * _HEADLINE_SIZE,
                "font-size": _HEADLINE_SIZE,
                "font-weight": str(int(Weight.BOLD)),
                "fill": palette.ink,
            },
            escape_text(row),
        )
        for index, row in enumerate(rows)
    ]
    headline = svg_element(
        "g", {"class": "piece", "data-id": "headline", "data-role": "headline"}, *lines
    )
    top = _MARGIN + len(rows) * _HEADLINE_STEP + 12
    shown = [view.theater] if view.theater else list(dataset.theaters)
    is_narrow = width < height
    room = (width if not is_narrow else height - top) - _MARGIN
    step = room / max(len(shown), 1)
    areas = []
    for index, theater in enumerate(shown):
        left = _MARGIN + (0 if is_narrow else index * (width - 2 * _MARGIN + 12) / len(shown))
        upper = top + (index * step if is_narrow else 0)
        wide = width - 2 * _MARGIN if is_narrow else (width - 2 * _MARGIN + 12) / len(shown) - 12
        high = step - 12 if is_narrow else height - top - _MARGIN
        areas.append(_theater_piece(dataset, theater, (left, upper, wide, high), theme))
    return WrittenOverview(
        width=float(width),
        height=float(height),
        name=dataset.title,
        description="One area for each theater.",
        body="".join([headline, *areas]),
    )


def _theater_piece(
    dataset: Dataset, theater: str, box: tuple[float, float, float, float], theme: Theme | None
) -> str:
    palette = PALETTES[theme] if theme else PAGE_PALETTE
    left, top, width, height = box
    name = dataset.theaters[theater].name
    return svg_element(
        "g",
        {
            "class": "piece",
            "data-id": theater,
            "data-role": "theater",
            "data-theater": theater,
            "role": "button",
            "tabindex": "0",
            "aria-label": name,
        },
        svg_element(
            "rect",
            {
                "x": left,
                "y": top,
                "width": max(width, 0.0),
                "height": max(height, 0.0),
                "rx": 14.0,
                "fill": palette.panel,
                "stroke": palette.rule,
            },
        ),
        svg_element(
            "text",
            {
                "x": left + 16,
                "y": top + 28,
                "font-size": 16.0,
                "font-weight": str(int(Weight.BOLD)),
                "fill": palette.ink,
            },
            escape_text(name),
        ),
    )


class PageOverviews:
    """The overviews of one dataset for its page. Threads may share it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def svg(self, view: View, width: int, height: int, *, element_id: str = OVERVIEW_ID) -> str:
        """The overview of a view as an SVG element, in the colours of the page.

        Args:
            view: What is seen.
            width: Px across.
            height: Px down that there are; a narrow picture may take more, and scrolls.
            element_id: Its id; "" for none, where another one on the page has it.

        """
        drawn = write_overview(self._workspace, view, width, height)
        description = f"{element_id}-description" if element_id else None
        return svg_element(
            "svg",
            {
                "xmlns": SVG_NAMESPACE,
                "id": element_id or None,
                "class": "overview",
                "width": drawn.width,
                "height": drawn.height,
                "viewBox": f"0 0 {number(drawn.width)} {number(drawn.height)}",
                "role": "group",
                "aria-roledescription": "overview",
                "aria-label": drawn.name,
                "aria-describedby": description,
                "font-family": FONT_FAMILY,
            },
            svg_element("desc", {"id": description}, escape_text(drawn.description)),
            drawn.body,
        )
