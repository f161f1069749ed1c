"""`snapshot`: a view as a picture, without a screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from explorer.commands.common import (
    WrongCommandError,
    cannot_write,
    data_argument,
    data_file,
    view_from_options,
    view_options_with,
)
from explorer.presentation.presets import (
    DEFAULT_PRESET,
    PICTURE_FORMATS,
    PICTURE_PRESETS,
    PICTURE_TABS,
)

if TYPE_CHECKING:
    from explorer.data.model import Dataset
    from explorer.graph.view import View


@click.command()
@data_argument
@view_options_with("theater")
@click.option(
    "--tab",
    type=click.Choice(PICTURE_TABS),
    help="Which tab's picture; the overview if left out, the map with --focus.",
)
@click.option(
    "--part",
    metavar="N",
    help="Which page of an overview whose theaters have no room on one, from 1.",
)
@click.option("--select", metavar="ID", help="An actor, or a pair (a~b), that stands out.")
@click.option(
    "--lines",
    type=click.Choice(("strong", "all")),
    help="Which lines of the map are drawn; the strong ones if left out. Means the map.",
)
@click.option("--story", metavar="ID", help="A picture of every step of this story.")
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    type=click.Path(path_type=Path),
    required=True,
    help="A file that ends in .png or .svg; for several pictures a folder.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(PICTURE_FORMATS),
    help="In which form, where PATH is a folder; png if left out.",
)
@click.option(
    "--preset",
    type=click.Choice(tuple(PICTURE_PRESETS)),
    default=DEFAULT_PRESET,
    show_default=True,
    help="; ".join(f"{one.id}: {one.description}" for one in PICTURE_PRESETS.values()) + ".",
)
@click.option("--theme", type=click.Choice(("light", "dark")), default="light", show_default=True)
def snapshot(
    data: Path | None,
    *,
    view_parts: dict[str, tuple[str, ...]],
    tab: str | None,
    part: str | None,
    select: str | None,
    lines: str | None,
    story: str | None,
    output: Path,
    form: str | None,
    preset: str,
    theme: str,
) -> None:
    """Take pictures of views of DATA; of the shipped data if it is left out.

    Say --theater more than once for several pictures in one run. The pictures are the ones
    that the buttons of the page give on that tab, to the byte. No browser is needed.
    """
    from explorer.checks.story_views import read_checked_dataset
    from explorer.exchange import files
    from explorer.exchange.picture_file import PictureMaker, PictureOptions, file_name
    from explorer.presentation.drawing.machine_fonts import missing_fonts_warning
    from explorer.presentation.theme import Theme
    from explorer.workspace import Workspace

    dataset = read_checked_dataset(data_file(data))
    chosen = {"tab": tab, "part": part, "select": select, "lines": lines}
    view_parts |= {name: (value,) for name, value in chosen.items() if value is not None}
    views = _views(dataset, view_parts, story)
    several = len(views) > 1
    ending = output.suffix.lower().removeprefix(".")
    if not several and ending not in PICTURE_FORMATS and not output.is_dir():
        raise WrongCommandError(f"{output} must end in .png or .svg, or be a folder")
    into_folder = several or output.is_dir()
    if not into_folder and form not in (None, ending):
        raise WrongCommandError(f"{output} ends in .{ending}; leave --format out")
    form = form or (ending if ending in PICTURE_FORMATS else PICTURE_FORMATS[0])
    if into_folder and output.exists() and not output.is_dir():
        raise WrongCommandError(f"{output} is a file; {len(views)} pictures need a folder")
    maker = PictureMaker(Workspace(dataset))
    # An SVG is drawn elsewhere, with the fonts that are there.
    if form == "png" and (warning := missing_fonts_warning(_names(dataset))):
        click.echo(f"Warning: {warning}", err=True)
    options = PictureOptions(form, preset, Theme(theme))
    try:
        for number, (name, view) in enumerate(views, start=1):
            if into_folder:
                output.mkdir(parents=True, exist_ok=True)
            path = output
            if into_folder:
                path = output / file_name(name or maker.words(view).file, options)
            files.write_file(path, maker.file(view, options))
            click.echo(f"{number} of {len(views)}: {path}", err=True)
    except OSError as error:
        cannot_write(output, error)


def _names(dataset: Dataset) -> str:
    """All texts of a file that its pictures may hold."""
    theaters = (theater.name for theater in dataset.theaters.values())
    nodes = (node.label for node in dataset.nodes())
    return "\n".join((dataset.title, dataset.license, *theaters, *nodes))


def _views(
    dataset: Dataset, view_parts: Mapping[str, tuple[str, ...]], story: str | None
) -> list[tuple[str | None, View]]:
    """The views to take, each with a name for its file, or None for the usual one."""
    from explorer.graph.view import MAP_TAB, default_view

    # What lies around somebody, and all lines, only the map can show.
    if {"focus", "lines"} & view_parts.keys() and "tab" not in view_parts:
        view_parts = {**view_parts, "tab": (MAP_TAB,)}
    shared = {name: values[-1] for name, values in view_parts.items() if name != "theater"}
    if story is None:
        theaters = dict.fromkeys(view_parts.get("theater", ("all",)))
        return [(None, view_from_options(shared | {"theater": one}, dataset)) for one in theaters]
    if story not in dataset.stories:
        known = ", ".join(dataset.stories) or "it has none"
        raise WrongCommandError(f"--story: there is no story {story!r}; the file has: {known}")
    if view_parts:
        raise WrongCommandError("--story has views of its own; leave the other options out")
    start = replace(default_view(dataset), tab=MAP_TAB)
    return [
        (
            f"{story}_{number:02d}",
            view_from_options(step.view, dataset, replace(start, story=(story, number))),
        )
        for number, step in enumerate(dataset.stories[story].steps, start=1)
    ]
