"""Every form that a view can be exported in, by name and by the ending of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from explorer.atlas import Atlas
from explorer.exchange import cytoscape, files, gexf, graphml, nodelink, tables, views
from explorer.exchange.restriction import restricted
from explorer.view import View


@dataclass(frozen=True, slots=True)
class Format:
    """A form of export. `endings`: the first is the usual one. `mime`: what browsers call it."""

    endings: tuple[str, ...]
    mime: str
    meaning: str
    make: Callable[[Atlas, View], bytes]


FORMATS: Mapping[str, Format] = {
    "json": Format(
        (".json",),
        "application/json",
        "node-link data of NetworkX",
        lambda atlas, view: nodelink.to_bytes(atlas.select(view)),
    ),
    "graphml": Format(
        (".graphml",),
        "application/graphml+xml",
        "GraphML",
        lambda atlas, view: graphml.to_bytes(atlas.select(view)),
    ),
    "gexf": Format(
        (".gexf",),
        "application/gexf+xml",
        "GEXF with dates, colours and places, for Gephi",
        lambda atlas, view: gexf.to_bytes(atlas, atlas.select(view), view),
    ),
    "csv": Format(
        (".zip", ".csv"),
        "application/zip",
        "tables, in a folder or a .zip",
        lambda atlas, view: tables.zipped(csv_files(atlas, view)),
    ),
    "cytoscape": Format(
        (".cyjs",),
        "application/json",
        "Cytoscape JSON",
        lambda atlas, view: cytoscape.to_bytes(atlas, atlas.select(view), view),
    ),
    "view": Format(
        (".yaml", ".yml"),
        "application/yaml",
        "the view itself, for serve --view",
        lambda atlas, view: views.to_bytes(view, atlas.dataset),
    ),
}


def csv_files(atlas: Atlas, view: View) -> dict[str, bytes]:
    """The tables of a view as CSV, by file name."""
    return tables.files(restricted(atlas.dataset, atlas.select(view)))


def format_of(path: PurePath) -> str | None:
    """The format that a file's ending says; None: it says none."""
    ending = path.suffix.lower()
    return next((name for name, form in FORMATS.items() if ending in form.endings), None)


def export(atlas: Atlas, view: View, form: str, path: Path) -> None:
    """Write what a view shows. `path`: a file, `-` for standard output; CSV takes a folder.

    Raises OSError, and leaves no half file, where it cannot be written.
    """
    folder = form == "csv" and str(path) != files.STDOUT and path.suffix.lower() != ".zip"
    if folder:
        files.write_folder(path, csv_files(atlas, view))
    else:
        files.write(path, FORMATS[form].make(atlas, view))
