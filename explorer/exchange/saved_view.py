"""A view in a file of its own, or in a picture: written here, and opened again.

The file is YAML, its view in the words of a URL, as the steps of a story have it:

    view: {theater: libya, date: 2019-12-25, kinds: "troops,weapons"}
    dataset: {title: ..., fingerprint: 1f0c...}
    version: 0.1.0
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import parse_qsl, quote

from explorer.data.model import Dataset
from explorer.data.places import START_OF_FILE
from explorer.data.reading.problem_collector import ProblemCollector
from explorer.data.reading.text import MAX_FILE_BYTES, decode_text, read_bytes
from explorer.data.reading.tree import MappingNode, parse_tree
from explorer.exchange import image_metadata, yaml_dump
from explorer.exchange.fingerprint import fingerprint
from explorer.graph.view import ANY, View, default_view
from explorer.graph.view_query import apply_parts, view_to_query

DATA_CHANGED_NOTICE = "The data has changed since this view was saved; what it shows may differ."
"""The notice for a view that was saved with other data."""

_KEYS = ("view", "dataset", "version")


@dataclass(frozen=True, slots=True)
class OpenedView:
    """A view that was read, and sentences about what in it this dataset does not have."""

    view: View
    notices: tuple[str, ...]


def query_with_date(view: View, dataset: Dataset) -> str:
    """The view as the query of a URL, always with its date.

    The default date of a dataset changes when it is brought up to date, and a saved view is
    to stay on its day.
    """
    text = view_to_query(view, dataset)
    if view.span != default_view(dataset).span:
        return text
    date = quote(str(view.span) if view.span else ANY, safe=".")
    return f"date={date}&{text}".rstrip("&")


def view_metadata(view: View, dataset: Dataset) -> dict[str, str]:
    """The texts that a picture of this view holds, by their keys in `image_metadata`."""
    return {
        image_metadata.VIEW_KEY: query_with_date(view, dataset),
        image_metadata.DATASET_KEY: fingerprint(dataset),
        image_metadata.VERSION_KEY: program_version(),
    }


def program_version() -> str:
    """The version of this program, as installed."""
    try:
        return version("conflict-explorer")
    except PackageNotFoundError:
        return "0"


def to_bytes(view: View, dataset: Dataset) -> bytes:
    """The view as a YAML file in UTF-8, with the fingerprint of the dataset."""
    parts = dict(parse_qsl(query_with_date(view, dataset)))
    lines = "# A view, to be opened with: conflict-explorer serve --view FILE\n"
    return (
        lines
        + yaml_dump.dump_yaml(
            {
                "view": parts,
                "dataset": {"title": dataset.title, "fingerprint": fingerprint(dataset)},
                "version": program_version(),
            }
        )
    ).encode()


def read_view(path: Path | str, dataset: Dataset) -> OpenedView:
    """The view in a file: YAML as `to_bytes` writes it, a PNG, or an SVG.

    Parts that this dataset cannot show are left at their defaults. The notices say which, and
    whether the data has changed since. Raises DataError, with a line for each problem, where
    there is no view in the file.
    """
    problems = ProblemCollector(str(path))
    data = read_bytes(Path(path), problems)
    if len(data) > MAX_FILE_BYTES:
        problems.add(
            None, f"is larger than {MAX_FILE_BYTES // 2**20} MB", "name a view or a picture"
        )
        raise problems.error()
    if data.startswith(image_metadata.PNG_SIGNATURE) or data.lstrip(
        b"\xef\xbb\xbf\r\n\t "
    ).startswith(b"<"):
        parts, saved_fingerprint = _read_image(data, problems)
    else:
        parts, saved_fingerprint = _read_yaml(data, problems)
    return _opened_view(parts, saved_fingerprint, dataset)


def _opened_view(
    parts: list[tuple[str, str]], saved_fingerprint: str | None, dataset: Dataset
) -> OpenedView:
    view, notices = apply_parts(default_view(dataset), parts, dataset)
    if saved_fingerprint is not None and saved_fingerprint != fingerprint(dataset):
        notices = (DATA_CHANGED_NOTICE, *notices)
    return OpenedView(view, notices)


def _query_parts(text: str) -> list[tuple[str, str]]:
    """The names and values of a query. One with too many of them gives a part without a name."""
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return [("", text)]


def _read_image(
    data: bytes, problems: ProblemCollector
) -> tuple[list[tuple[str, str]], str | None]:
    """The parts of the view in a picture, and the fingerprint of its dataset."""
    is_png = data.startswith(image_metadata.PNG_SIGNATURE)
    read_metadata = image_metadata.read_png_metadata if is_png else image_metadata.read_svg_metadata
    try:
        texts = read_metadata(data)
    except image_metadata.InvalidImageError as error:
        problems.add(None, f"cannot be read: {error}", "name a picture that was downloaded whole")
        raise problems.error() from None
    if image_metadata.VIEW_KEY not in texts:
        problems.add(
            None,
            "there is no view in this picture",
            "pictures lose it when other programs save them; name the one that was downloaded",
        )
        raise problems.error()
    return _query_parts(texts[image_metadata.VIEW_KEY]), texts.get(image_metadata.DATASET_KEY)


def _read_yaml(data: bytes, problems: ProblemCollector) -> tuple[list[tuple[str, str]], str | None]:
    """The parts of the view in a YAML file, and the fingerprint of its dataset."""
    root = parse_tree(decode_text(data, problems), problems)
    problems.raise_if_any()
    if not isinstance(root, MappingNode) or "view" not in root:
        problems.add(START_OF_FILE, "there is no view in this file", "begin with 'view:'")
        raise problems.error()
    for name in root:
        if name not in _KEYS:
            hint = problems.nearest_hint(name, _KEYS) or f"known are {', '.join(_KEYS)}"
            problems.add(root.key_place(name), f"unknown section {name[:40]!r}", hint)
    view = root["view"]
    parts: list[tuple[str, str]] = []
    if isinstance(view, MappingNode):
        for name, value in view.items():
            if isinstance(value, str):
                parts.append((name, value))
            else:
                problems.add(
                    view.value_place(name), f"view: {name[:40]} is no text", "write one value"
                )
    elif isinstance(view, str):
        parts = _query_parts(view.removeprefix("?"))
    else:
        problems.add(root.value_place("view"), "the view is empty", "write its parts below it")
    problems.raise_if_any()
    section = root.get("dataset")
    mark = section.get("fingerprint") if isinstance(section, MappingNode) else None
    return parts, mark if isinstance(mark, str) else None
