"""The formats and sizes of a saved picture: the one table for the command and the page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PicturePreset:
    """The size and resolution of a picture.

    `label`: as the page has it. `description`: as the command's help has it. `width` and
    `height`: px of the drawing; no height is as much as the map needs. `density`: pixels of a
    PNG to a px of the drawing. `dpi`: the resolution that a printer is told; None says nothing.
    """

    id: str
    label: str
    description: str
    width: int
    height: int | None
    density: float
    dpi: int | None


PICTURE_PRESETS: dict[str, PicturePreset] = {
    preset.id: preset
    for preset in (
        PicturePreset(
            "screen", "Screen", "1920 wide, twice the density of the page",
            width=960, height=None, density=2, dpi=None,
        ),
        PicturePreset(
            "slide", "Slide 1920×1080", "1920x1080",
            width=1280, height=720, density=1.5, dpi=None,
        ),
        PicturePreset(
            "paper", "Paper 300 dpi", "1950 wide, 300 dpi",
            width=975, height=None, density=2, dpi=300,
        ),
        PicturePreset(
            "article", "Article 640", "640 wide, for the column of an article",
            width=640, height=None, density=1, dpi=None,
        ),
        PicturePreset(
            "article-wide", "Article 1200", "1200 wide, for the whole width of an article",
            width=1200, height=None, density=1, dpi=None,
        ),
    )
}  # fmt: skip

PICTURE_FORMATS: tuple[str, ...] = ("png", "svg")
"""By the ending of a file; the first is the usual one."""

DEFAULT_PRESET = "screen"

PICTURE_TABS: tuple[str, ...] = ("overview", "network", "compare", "matrix", "timeline")
"""The tabs that have a picture of their own; any other has that of the map."""
