"""The map as the page has it: SVG whose colours are variables and whose parts have names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from explorer.graph.view import LINE_CHOICES
from explorer.layout.font import FONT_FAMILY
from explorer.presentation.drawing.area_svg import area_svg, front_svg, heading_svg
from explorer.presentation.drawing.label_placement import FIRST_ZOOM
from explorer.presentation.drawing.label_text import LABEL_SIZE
from explorer.presentation.drawing.line_svg import line_svg
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.drawing.mark_svg import mark_svg
from explorer.presentation.drawing.scene import MapDrawing
from explorer.presentation.drawing.svg_markup import SVG_NAMESPACE, number, svg_element
from explorer.presentation.theme import PAGE_PALETTE
from explorer.workspace import Workspace

MAP_ID = "map"

DESCRIBED_BY = "aria-describedby"

CACHED_TEXTS = 8192
"""How many marks, and how many lines, are kept as they were written.

Each takes some 1.2 kB, all together at most 20 MB, however large the file is.
"""

_FIRST_SIZE = f"{LABEL_SIZE / FIRST_ZOOM:.3f}"
"""The size of labels in units of the map, until the page says at which zoom it is seen."""

_END = "</g>"
_LINES, _MARKS = f'<g class="lines">{_END}', f'<g class="marks">{_END}'


@dataclass(frozen=True, slots=True)
class PageMap:
    """A map in parts, so that the page touches only what has changed.

    `root`: the element around it, without lines and marks. `lines` and `marks`: by id, in the
    order in which they are drawn.
    """

    root: str
    lines: Mapping[str, str]
    marks: Mapping[str, str]

    @property
    def svg(self) -> str:
        """All of it as one text."""
        head, _, rest = self.root.partition(_LINES)
        middle, _, tail = rest.partition(_MARKS)
        return "".join(
            (head, _filled(_LINES, self.lines), middle, _filled(_MARKS, self.marks), tail)
        )


def _filled(group: str, parts: Mapping[str, str]) -> str:
    return "".join((group.removesuffix(_END), *parts.values(), _END))


class PageMaps:
    """Draws and writes the maps of one dataset for its page.

    A mark or a line that was written before is not written again. Threads may share it.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.maker = MapMaker(workspace)
        self._line = lru_cache(maxsize=CACHED_TEXTS)(partial(line_svg, on_page=True))
        self._mark = lru_cache(maxsize=CACHED_TEXTS)(partial(mark_svg, on_page=True))

    def write(
        self,
        drawing: MapDrawing,
        name: str,
        *,
        element_id: str = MAP_ID,
        described_by: str | None = None,
        is_shown: bool = True,
    ) -> PageMap:
        """Write a drawing for the page.

        Args:
            drawing: In units of its layout, as `MapMaker.drawing` gives it without a frame.
            name: What the picture is called by assistive technology.
            element_id: The id of the svg.
            described_by: The id of an element of the page that says what is in it.
            is_shown: Whether its lines and marks are shown at once.

        """
        return PageMap(
            _root(drawing, name, element_id, described_by),
            {
                id_: self._line(line, PAGE_PALETTE, is_shown=is_shown)
                for id_, line in drawing.lines.items()
            },
            {
                id_: self._mark(mark, PAGE_PALETTE, is_shown=is_shown)
                for id_, mark in drawing.marks.items()
            },
        )

    def whole(self) -> PageMap:
        """All of the dataset, and none of it shown; see `MapMaker.whole`."""
        return self.write(self.maker.whole(), "", is_shown=False)


def _root(drawing: MapDrawing, name: str, element_id: str, described_by: str | None) -> str:
    left, top, right, bottom = drawing.extent
    return svg_element(
        "svg",
        {
            "xmlns": SVG_NAMESPACE,
            "id": element_id,
            "class": "picture",
            "viewBox": " ".join(map(number, (left, top, right - left, bottom - top))),
            "data-frame": " ".join(map(number, drawing.frame)),
            "data-extent": " ".join(map(number, drawing.extent)),
            "data-rigid": "" if drawing.is_rigid else None,
            "data-lines": LINE_CHOICES[True] if drawing.shows_all else None,
            "role": "group",
            "aria-roledescription": "map",
            "aria-label": name,
            DESCRIBED_BY: described_by,
            "font-family": FONT_FAMILY,
        },
        svg_element(
            "g", {"class": "world", "font-size": _FIRST_SIZE}, _areas(drawing), _LINES, _MARKS
        ),
    )


def _areas(drawing: MapDrawing) -> str:
    """What lies below lines and marks; a part of the root, as there is little of it."""
    return svg_element(
        "g",
        {"class": "areas"},
        *(area_svg(area, PAGE_PALETTE, on_page=True) for area in drawing.areas),
        *(front_svg(front, PAGE_PALETTE, on_page=True) for front in drawing.fronts),
        *(heading_svg(name, place, PAGE_PALETTE) for name, place in drawing.headings),
    )
