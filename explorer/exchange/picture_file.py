"""A view as a picture: PNG or SVG, with its legend, its credit, and the view itself inside.

The page's downloads and the command `snapshot` are this: the same view in the same size gives
the same bytes. Nothing in a picture says when it was made.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from explorer.exchange.fingerprint import fingerprint
from explorer.exchange.image_metadata import svg_metadata, write_png_metadata
from explorer.exchange.saved_view import view_metadata
from explorer.graph.view import View
from explorer.presentation.captions import Caption, caption
from explorer.presentation.drawing.file_picture import picture_svg, plan_picture
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.drawing.png import png_of_svg
from explorer.presentation.overlays import picture_legend, picture_overlay
from explorer.presentation.presets import DEFAULT_PRESET, PICTURE_FORMATS, PICTURE_PRESETS
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
        """The picture as an SVG document."""
        workspace = self._workspace
        shown = workspace.shown(view)
        words = self.words(view)
        found = picture_overlay(workspace, shown.graph, view)
        # The legend says what is in the drawing, and takes room from it.
        signs = self._maker.line_signs(view, found.overlay)
        entries = picture_legend(workspace, shown, view, found, signs)
        plan = plan_picture(words, entries, PICTURE_PRESETS[options.preset])
        drawing = self._maker.drawing(view, found.overlay, plan.map_frame)
        return picture_svg(
            plan,
            drawing,
            f"{words.title}: {words.subtitle}",
            PALETTES[options.theme],
            description=words.counts,
            metadata=svg_metadata(view_metadata(view, workspace.dataset)),
        )

    def words(self, view: View) -> Caption:
        """The caption of a view's picture; its `file` names the file."""
        dataset = self._workspace.dataset
        shown = self._workspace.shown(view)
        return caption(dataset, shown.graph, view, self._fingerprint, shown)

    @cached_property
    def _fingerprint(self) -> str:
        return fingerprint(self._workspace.dataset)
