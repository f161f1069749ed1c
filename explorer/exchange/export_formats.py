"""Every form that a view can be exported in, by name and by the ending of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from explorer.exchange import files, saved_view
from explorer.exchange.csv import write
from explorer.exchange.graph_formats import cytoscape, gexf, graphml, node_link
from explorer.exchange.subset import subset
from explorer.graph.view import View
from explorer.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A form of export. `endings`: the first is the usual one. `mime`: what browsers call it."""

    endings: tuple[str, ...]
    mime: str
    meaning: str
    make: Callable[[Workspace, View], bytes]


EXPORT_FORMATS: Mapping[str, ExportFormat] = {
    "json": ExportFormat(
        (".json",),
        "application/json",
        "node-link data of NetworkX",
        lambda workspace, view: node_link.to_bytes(workspace.select(view)),
    ),
    "graphml": ExportFormat(
        (".graphml",),
        "application/graphml+xml",
        "GraphML",
        lambda workspace, view: graphml.to_bytes(workspace.select(view)),
    ),
    "gexf": ExportFormat(
        (".gexf",),
        "application/gexf+xml",
        "GEXF with dates, colours and places, for Gephi",
        lambda workspace, view: gexf.to_bytes(workspace, workspace.select(view), view),
    ),
    "csv": ExportFormat(
        (".zip", ".csv"),
        "application/zip",
        "tables, in a folder or a .zip",
        lambda workspace, view: write.zip_files(view_tables(workspace, view)),
    ),
    "cytoscape": ExportFormat(
        (".cyjs",),
        "application/json",
        "Cytoscape JSON",
        lambda workspace, view: cytoscape.to_bytes(workspace, workspace.select(view), view),
    ),
    "view": ExportFormat(
        (".yaml", ".yml"),
        "application/yaml",
        "the view itself, for serve --view",
        lambda workspace, view: saved_view.to_bytes(view, workspace.dataset),
    ),
}


def view_tables(workspace: Workspace, view: View) -> dict[str, bytes]:
    """The tables of a view as CSV, by file name."""
    return write.dataset_tables(subset(workspace.dataset, workspace.select(view)))


def format_of(path: PurePath) -> str | None:
    """The format that a file's ending says; None: it says none."""
    ending = path.suffix.lower()
    return next((name for name, form in EXPORT_FORMATS.items() if ending in form.endings), None)


def export_view(workspace: Workspace, view: View, form: str, path: Path) -> None:
    """Write what a view shows. `path`: a file, `-` for standard output; CSV takes a folder.

    Raises OSError, and leaves no half file, where it cannot be written.
    """
    folder = form == "csv" and str(path) != files.STDOUT and path.suffix.lower() != ".zip"
    if folder:
        files.write_folder(path, view_tables(workspace, view))
    else:
        files.write_file(path, EXPORT_FORMATS[form].make(workspace, view))
