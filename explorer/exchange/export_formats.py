"""Every format that a view can be exported in, by name and by the ending of a file.

To add a format, write a module that makes its bytes, and give it a row in EXPORT_FORMATS:
the command and the page's dialog are made from these rows. The modules are imported when
they are used, since the command line needs the names alone.
"""
# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from explorer.exchange import files

if TYPE_CHECKING:
    from explorer.graph.view import View
    from explorer.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format of export.

    `label` is on its button. `endings` of files, the usual one first; no two formats share
    one. `mime`: its media type. `make` gives the bytes of one file with what the view shows;
    `make_folder`, for a format that can be a folder as well, its files by their names.
    """

    label: str
    endings: tuple[str, ...]
    mime: str
    make: Callable[[Workspace, View], bytes]
    make_folder: Callable[[Workspace, View], dict[str, bytes]] | None = None


def _node_link(workspace: Workspace, view: View) -> bytes:
    from explorer.exchange.graph_formats import node_link

    return node_link.to_bytes(workspace.select(view))


def _graphml(workspace: Workspace, view: View) -> bytes:
    from explorer.exchange.graph_formats import graphml

    return graphml.to_bytes(workspace.select(view))


def _gexf(workspace: Workspace, view: View) -> bytes:
    from explorer.exchange.graph_formats import gexf

    return gexf.to_bytes(workspace, workspace.select(view), view)


def _csv(workspace: Workspace, view: View) -> bytes:
    from explorer.exchange.csv import write

    return write.zip_files(_csv_folder(workspace, view))


def _csv_folder(workspace: Workspace, view: View) -> dict[str, bytes]:
    from explorer.exchange.csv import write
    from explorer.exchange.subset import subset

    sides = workspace.sides(view.theater, view.span)
    return write.dataset_tables(subset(workspace.dataset, workspace.select(view)), sides)


def _cytoscape(workspace: Workspace, view: View) -> bytes:
    from explorer.exchange.graph_formats import cytoscape

    return cytoscape.to_bytes(workspace, workspace.select(view), view)


def _view(workspace: Workspace, view: View) -> bytes:
    from explorer.exchange import saved_view

    return saved_view.to_bytes(view, workspace.dataset)


EXPORT_FORMATS: Mapping[str, ExportFormat] = {
    "json": ExportFormat("JSON", (".json",), "application/json", _node_link),
    "graphml": ExportFormat("GraphML", (".graphml",), "application/graphml+xml", _graphml),
    "gexf": ExportFormat(
        "GEXF (Gephi)",
        (".gexf",),
        "application/gexf+xml",
        _gexf,
    ),
    "csv": ExportFormat("CSV", (".zip", ".csv"), "application/zip", _csv, _csv_folder),
    "cytoscape": ExportFormat("Cytoscape", (".cyjs",), "application/json", _cytoscape),
    "view": ExportFormat(
        "View (YAML)",
        (".yaml", ".yml"),
        "application/yaml",
        _view,
    ),
}
"""The formats by the name that the command and the address of a button call them."""


def format_from_path(path: PurePath) -> str | None:
    """The name of the format that the ending of a file belongs to; None: to no format."""
    ending = path.suffix.lower()
    found = (name for name, each in EXPORT_FORMATS.items() if ending in each.endings)
    return next(found, None)


def export_view(workspace: Workspace, view: View, format_name: str, path: Path) -> None:
    """Write what a view shows in the format of that name.

    `path`: a file, or `-` for standard output; for CSV a folder, unless it ends in .zip.
    Raises OSError where it cannot be written, and then leaves what was there before.
    """
    chosen = EXPORT_FORMATS[format_name]
    one_file = str(path) == files.STDOUT or path.suffix.lower() == chosen.endings[0]
    if chosen.make_folder is None or one_file:
        files.write_file(path, chosen.make(workspace, view))
    else:
        files.write_folder(path, chosen.make_folder(workspace, view))
