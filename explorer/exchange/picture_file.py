"""The tab of a view as a picture: PNG or SVG, with legend, credit, and the view itself inside.

The page's downloads and the command `snapshot` are this: the same view in the same size gives
the same bytes. Nothing in a picture says when it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from explorer.exchange.fingerprint import fingerprint
from explorer.exchange.image_metadata import svg_metadata, write_png_metadata
from explorer.exchange.saved_view import view_metadata
from explorer.graph.view import View
from explorer.layout import AreaMap
from explorer.presentation.captions import Caption, undrawn_words
from explorer.presentation.drawing.chart_parts import Chart, fitted
from explorer.presentation.drawing.comparison_svg import (
    comparison_frames,
    comparison_height,
    comparison_svg,
)
from explorer.presentation.drawing.file_picture import (
    PicturePlan,
    framed_picture,
    inner_width,
    map_svg_in,
    nothing_svg,
    plan_overview,
    plan_picture,
)
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.drawing.matrix_svg import matrix_chart
from explorer.presentation.drawing.overview.page_overview import view_content, write_overview
from explorer.presentation.drawing.png import png_of_svg
from explorer.presentation.drawing.timeline_svg import timeline_chart
from explorer.presentation.legend import LineSigns
from explorer.presentation.overlays import picture_legend, picture_overlay
from explorer.presentation.overlays.overlay import NO_OVERLAY
from explorer.presentation.presets import DEFAULT_PRESET, PICTURE_FORMATS, PICTURE_PRESETS
from explorer.presentation.shared_legend import shared_legend
from explorer.presentation.tab_captions import (
    compared_views,
    matrix_of_view,
    picture_caption,
    picture_tab,
    view_timeline,
)
from explorer.presentation.theme import PALETTES, Theme
from explorer.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PictureOptions:
    """How a picture is made.

    `file_format` is one of `PICTURE_FORMATS`, `preset` an id of `PICTURE_PRESETS`.
    """

    file_format: str = PICTURE_FORMATS[0]
    preset: str = DEFAULT_PRESET
    theme: Theme = Theme.LIGHT


def file_name(name: str, options: PictureOptions) -> str:
    """The name of a picture's file.

    `name`: that in the caption of its view, say, without an ending. A preset other than the
    usual one is in the name, so that no picture of a view takes the place of another.
    """
    preset = "" if options.preset == DEFAULT_PRESET else f"_{options.preset}"
    return f"{name}{preset}.{options.file_format}"


def _with_undrawn(words: Caption, view: View, signs: Sequence[LineSigns]) -> Caption:
    """The caption of a view with how many lines its maps leave out; `signs`: of each map."""
    undrawn = 0 if view.all_lines else sum(one.waiting for one in signs)
    counts = "; ".join(filter(None, (words.counts, undrawn_words(undrawn))))
    return replace(words, counts=counts)


_Drawn = tuple[PicturePlan, str]
"""What stands where, and what is drawn there as SVG."""


def _chart(
    draw: Callable[[float, float | None], Chart | None], words: Caption, options: PictureOptions
) -> _Drawn:
    """A chart in its picture; `draw` gets px across and px of height, None if these are open."""
    preset = PICTURE_PRESETS[options.preset]
    left, top, right, bottom = plan_picture(words, (), preset).map_frame
    chart = draw(right - left, bottom - top if preset.height else None)
    plan = plan_picture(words, (), preset, chart.height if chart else None)
    if chart is None:
        return plan, nothing_svg(plan.map_frame, PALETTES[options.theme])
    return plan, fitted(chart, plan.map_frame)


class PictureMaker:
    """Makes pictures of views of one dataset; what they share is worked out once."""

    def __init__(self, workspace: Workspace, maker: MapMaker | None = None) -> None:
        self._workspace = workspace
        self._maker = maker or MapMaker(workspace)

    def file(self, view: View, options: PictureOptions) -> bytes:
        """The content of a file with what a view shows."""
        svg = self.svg(view, options)
        if options.file_format == "svg":
            return svg.encode()
        preset = PICTURE_PRESETS[options.preset]
        texts = view_metadata(view, self._workspace.dataset)
        return write_png_metadata(png_of_svg(svg, preset.density), texts, preset.dpi)

    def svg(self, view: View, options: PictureOptions) -> str:
        """The picture of the tab of a view as an SVG document."""
        words = self.words(view)
        plan, body = {
            "overview": self._overview,
            "compare": self._comparison,
            "matrix": self._matrix,
            "timeline": self._timeline,
        }.get(picture_tab(self._workspace, view), self._map)(view, words, options)
        return framed_picture(
            plan,
            body,
            f"{words.title}: {words.subtitle}",
            PALETTES[options.theme],
            description=words.counts,
            metadata=svg_metadata(view_metadata(view, self._workspace.dataset)),
        )

    def words(self, view: View) -> Caption:
        """The caption of a view's picture; its `file` names the file."""
        return picture_caption(self._workspace, view, self._fingerprint)

    def _map(self, view: View, words: Caption, options: PictureOptions) -> _Drawn:
        workspace = self._workspace
        shown = workspace.shown(view)
        found = picture_overlay(workspace, shown.graph, view)
        # The legend says what is in the drawing, and takes room from it.
        signs = self._maker.line_signs(view, found.overlay)
        entries = picture_legend(workspace, shown, view, found, signs)
        preset, height = PICTURE_PRESETS[options.preset], None
        if isinstance(shown.layout, AreaMap):
            # It keeps its shape, and needs no more room than that.
            wide, high = shown.layout.frame
            height = inner_width(preset) * high / wide
        plan = plan_picture(_with_undrawn(words, view, [signs]), entries, preset, height)
        drawing = self._maker.drawing(view, found.overlay, plan.map_frame)
        return plan, map_svg_in(plan.map_frame, drawing, PALETTES[options.theme])

    def _overview(self, view: View, words: Caption, options: PictureOptions) -> _Drawn:
        preset = PICTURE_PRESETS[options.preset]
        plan = plan_overview(words, preset)
        _, _, width, height = map(round, plan.map_frame)
        content = view_content(self._workspace, view)
        drawn = write_overview(content, width, height, options.theme, page=view.overview_page)
        if drawn.height > height:
            plan = plan_overview(words, preset, drawn.height)
        return plan, drawn.body

    def _comparison(self, view: View, words: Caption, options: PictureOptions) -> _Drawn:
        workspace, preset = self._workspace, PICTURE_PRESETS[options.preset]
        views = compared_views(workspace.dataset, view)
        signs = [self._maker.line_signs(own, NO_OVERLAY) for own in views]
        entries = shared_legend(workspace.dataset, map(workspace.shown, views), signs)
        height = comparison_height(inner_width(preset))
        plan = plan_picture(_with_undrawn(words, view, signs), entries, preset, height)
        names = [workspace.dataset.theaters[own.theater].name for own in views if own.theater]
        drawings = [
            self._maker.drawing(own, NO_OVERLAY, frame)
            for own, frame in zip(views, comparison_frames(plan.map_frame), strict=True)
        ]
        palette = PALETTES[options.theme]
        return plan, comparison_svg(plan.map_frame, names, drawings, palette)

    def _matrix(self, view: View, words: Caption, options: PictureOptions) -> _Drawn:
        matrix = matrix_of_view(self._workspace, view)

        def draw(width: float, room: float | None) -> Chart | None:
            if not matrix.rows or not matrix.columns:
                return None
            dataset = self._workspace.dataset
            return matrix_chart(
                dataset, matrix, options.theme, width, room, selected=view.selected_nodes
            )

        return _chart(draw, words, options)

    def _timeline(self, view: View, words: Caption, options: PictureOptions) -> _Drawn:
        timeline = view_timeline(self._workspace, view)
        as_of = view.span.last_day if view.span else None

        def draw(width: float, room: float | None) -> Chart | None:
            if not timeline.bars:
                return None
            return timeline_chart(timeline, as_of, options.theme, width, room)

        return _chart(draw, words, options)

    @cached_property
    def _fingerprint(self) -> str:
        return fingerprint(self._workspace.dataset)
