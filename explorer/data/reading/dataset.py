"""Tree -> Dataset, object by object: one that is wrong does not hide the others."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from explorer.data.ids import LinkIds, is_id
from explorer.data.model import (
    Actor,
    Alliance,
    Dataset,
    DatasetHeader,
    Link,
    Source,
    Story,
    Theater,
)
from explorer.data.reading import references
from explorer.data.reading.problem_collector import ProblemCollector, display_id, pack, unpack
from explorer.data.reading.text import clean, load
from explorer.data.reading.tree import (
    EMPTY,
    REFUSED,
    MappingNode,
    SequenceNode,
    TreeNode,
    parse_tree,
)
from explorer.data.reading.validation_messages import (
    RawObject,
    explain_validation_error,
    wrong_shape,
)
from explorer.errors import quoted

_SECTIONS: dict[str, tuple[str, type[BaseModel]]] = {
    "theaters": ("theater", Theater),
    "sources": ("source", Source),
    "actors": ("actor", Actor),
    "alliances": ("alliance", Alliance),
    "stories": ("story", Story),
}
_OPTIONAL = ("alliances", "stories")
_KNOWN = ("dataset", "theaters", "sources", "actors", "alliances", "links", "stories")
_STAND_IN = "link"  # the id of a link whose ends are wrong; it never leaves this module

_Shape = TypeVar("_Shape", MappingNode, SequenceNode)


@dataclass(frozen=True)
class Places:
    """Where each object of a file stands, for messages about a file that is right."""

    file: str
    packed: Mapping[str, Mapping[str, int]]

    def of(self, section: str, key: str) -> tuple[int, int]:
        """Line and column, from 1, of the object with that id in `actors`, `links`, ..."""
        return unpack(self.packed[section][key])


def read_dataset(path: Path | str) -> Dataset:
    """The dataset in a file; DataError, with all that is wrong, if it cannot be used."""
    return read_with_places(path)[0]


def read_with_places(path: Path | str) -> tuple[Dataset, Places]:
    """The dataset in a file, and where in the file each object stands."""
    report = ProblemCollector(str(path))
    return _read(load(Path(path), report), report)


def read_text(text: str | bytes, name: str = "text") -> Dataset:
    """The dataset in a text; `name` is what problems call it."""
    return _read(text, ProblemCollector(name))[0]


def read_tree(root: TreeNode, report: ProblemCollector) -> Dataset:
    """The dataset in a tree that came from elsewhere than YAML: a folder of tables, say."""
    with _no_collection():
        return _read_tree(root, report)[0]


def _read(data: str | bytes, report: ProblemCollector) -> tuple[Dataset, Places]:
    with _no_collection():
        return _read_tree(parse_tree(clean(data, report), report), report)


def _read_tree(root: TreeNode, report: ProblemCollector) -> tuple[Dataset, Places]:
    if not isinstance(root, MappingNode):
        _complain_of_root(root, report)
        raise report.error()
    sections = _sections(root, report)
    header = _header(root, report)
    objects = {name: _objects(name, node, report) for name, node in sections.items()}
    links = _links(root, report)
    ids = _link_ids(links, report)
    joined = {key: _object(link, report, key) for key, link in zip(ids, links, strict=True)}
    references.check_references(root, links, report)
    report.raise_if_any()
    places = {
        name: dict(zip(node, node.places[::2], strict=True)) for name, node in sections.items()
    }
    places["links"] = {key: link.place for key, link in zip(ids, links, strict=True)}
    return Dataset(**header, **objects, links=joined), Places(report.file, places)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the garbage collector, which would walk over the growing tree again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _complain_of_root(root: TreeNode, report: ProblemCollector) -> None:
    start = pack(0, 0)
    if root is EMPTY:
        report.add(start, "the file is empty", "begin with 'dataset:'")
    elif root is not REFUSED:
        report.add(start, *wrong_shape("the file", root, "a mapping"))


def _sections(root: MappingNode, report: ProblemCollector) -> dict[str, MappingNode]:
    """The sections that hold objects by id, and complaints about all others."""
    for name in root:
        if name not in _KNOWN:
            hint = report.nearest(name, _KNOWN) or f"known are {', '.join(_KNOWN)}"
            report.add(root.key_place(name), f"unknown section {quoted(name)}", hint)
    found = {name: _section(root, name, MappingNode, report) for name in _SECTIONS}
    return {name: node for name, node in found.items() if node is not None}


def _section(
    root: MappingNode, name: str, wanted: type[_Shape], report: ProblemCollector
) -> _Shape | None:
    node = root.get(name)
    if isinstance(node, wanted):
        return node
    if node is None:
        if name not in _OPTIONAL and root.complete:
            report.add(root.place, f"section {name!r} is missing", f"add '{name}:'")
    elif node is EMPTY:
        none = "[]" if wanted is SequenceNode else "{}"
        hint = "leave the line out" if name in _OPTIONAL else f"write '{name}: {none}' for none"
        report.add(root.key_place(name), f"section {name!r} is empty", hint)
    elif node is not REFUSED:
        words = "a mapping" if wanted is MappingNode else "a list"
        report.add(root.value_place(name), *wrong_shape(f"section {name!r}", node, words))
    return None


def _header(root: MappingNode, report: ProblemCollector) -> dict[str, Any]:
    node = _section(root, "dataset", MappingNode, report)
    if node is None:
        return {}
    header = _object(RawObject("dataset", DatasetHeader, node, node.place), report)
    return dict(header) if header else {}


def _objects(section: str, node: MappingNode, report: ProblemCollector) -> dict[str, Any]:
    singular, model = _SECTIONS[section]
    objects = {}
    for (key, entry), place in zip(node.items(), node.places[::2], strict=True):
        name = f"{singular} {display_id(key)}"
        if isinstance(entry, MappingNode):
            if "id" in entry:
                hint = f"the id is what stands before the ':', here {quoted(key)}"
                report.add(entry.key_place("id"), f"{name}: unknown field 'id'", hint)
            objects[key] = _object(RawObject(name, model, entry, place), report, key)
        elif entry is EMPTY:
            report.add(place, f"{name} is empty", "write its fields below it, indented")
        elif entry is not REFUSED:
            report.add(node.value_place(key), *wrong_shape(name, entry, "a mapping"))
    return objects


def _links(root: MappingNode, report: ProblemCollector) -> list[RawObject]:
    node = _section(root, "links", SequenceNode, report)
    if node is None:
        return []
    links = []
    for number, (entry, place) in enumerate(zip(node, node.places, strict=True), start=1):
        if isinstance(entry, MappingNode):
            links.append(RawObject(_link_name(entry, number), Link, entry, place))
        elif entry is EMPTY:
            report.add(place, f"link {number} is empty", "delete the '-', or write its fields")
        elif entry is not REFUSED:
            report.add(place, *wrong_shape(f"link {number}", entry, "a mapping"))
    return links


def _link_name(node: MappingNode, number: int) -> str:
    start, end = node.get("from"), node.get("to")
    if isinstance(start, str) and isinstance(end, str):
        return f"link {display_id(start)} > {display_id(end)}"
    return f"link {number}"


def _link_ids(links: list[RawObject], report: ProblemCollector) -> list[str]:
    """The id of each link: its own, or one made from its ends, kind and place among its like."""
    own: dict[str, int] = {}
    for link in links:
        key = link.node.get("id")
        if not isinstance(key, str):
            continue
        place = link.node.value_place("id")
        if key in own:
            first = unpack(own[key])[0]
            report.add(
                place,
                f"{link.name}: id {quoted(key)} belongs to the link in line {first} already",
                "ids are used once; change it, or leave the line out",
            )
        own.setdefault(key, place)
    link_ids = LinkIds(own)
    ids = []
    for link in links:
        key = link.node.get("id")
        if not isinstance(key, str):
            key = _made_id(link.node, link_ids)
        ids.append(key)
    return ids


def _made_id(node: MappingNode, link_ids: LinkIds) -> str:
    parts = [part for field in ("from", "kind", "to") if isinstance(part := node.get(field), str)]
    if len(parts) < 3 or not all(map(is_id, parts)):
        return _STAND_IN
    return link_ids.make(*parts)


def _object(thing: RawObject, report: ProblemCollector, key: str = "") -> BaseModel | None:
    """The object of the model, or None and what is wrong with it."""
    data: dict[str, object] = dict(thing.node)
    if key and data.get("id") is not EMPTY:
        data["id"] = key
    try:
        # By alias only: a file writes `from`, and `from_id` is an unknown field there.
        return thing.model.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as error:
        explain_validation_error(thing, error, report)
        return None
