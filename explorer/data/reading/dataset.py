"""Tree -> Dataset, object by object, so that a wrong object does not hide the others."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from explorer.data.ids import LinkIdGenerator, is_id
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
from explorer.data.places import START_OF_FILE, Place
from explorer.data.problem_texts import ProblemCode
from explorer.data.reading import references
from explorer.data.reading.problem_collector import ProblemCollector, display_id
from explorer.data.reading.text import decode_text, read_bytes
from explorer.data.reading.tree import (
    EMPTY_VALUE,
    REFUSED_VALUE,
    MappingNode,
    SequenceNode,
    TreeNode,
    parse_tree,
)
from explorer.data.reading.validation_problems import (
    RawObject,
    add_shape_problem,
    add_validation_problems,
)

_SECTIONS: dict[str, tuple[str, type[BaseModel]]] = {
    "theaters": ("theater", Theater),
    "sources": ("source", Source),
    "actors": ("actor", Actor),
    "alliances": ("alliance", Alliance),
    "stories": ("story", Story),
}
_OPTIONAL = ("alliances", "stories")
_KNOWN = ("dataset", "theaters", "sources", "actors", "alliances", "links", "stories")
_PLACEHOLDER_ID = "link"  # the id of a link whose ends are wrong; it never leaves this module

_Shape = TypeVar("_Shape", MappingNode, SequenceNode)


@dataclass(frozen=True)
class ObjectPlaces:
    """Where the objects of a file stand, for messages about a file that is right."""

    file: str
    by_id: Mapping[str, Mapping[str, Place]]
    views: Mapping[tuple[str, int], Mapping[str, tuple[Place, Place]]]
    """By story and number of the step, from 1: the key and the value of each part of its view."""

    def object_place(self, section: str, key: str) -> Place:
        """The place of the object with that id in `actors`, `links`, ..."""
        return self.by_id[section][key]


def read_dataset(path: Path | str) -> Dataset:
    """The dataset in a file. Raises DataError, with everything that is wrong in it.

    Views of stories are not checked here but by `checks.story_views`, which knows what a
    view may hold; commands and the API read with that.
    """
    return read_with_places(path)[0]


Check = Callable[[Dataset, ObjectPlaces, ProblemCollector], None]
"""Adds problems that only a layer above this one can see."""


def read_with_places(path: Path | str, check: Check | None = None) -> tuple[Dataset, ObjectPlaces]:
    """The dataset in a file, and where in the file each object stands; raises DataError.

    `check` is called whatever else is wrong, so that all problems come at once. Of a file with
    problems it gets a draft: every id is there, but what is wrong with an object may have left
    None in its place, and objects may contradict each other.
    """
    problems = ProblemCollector(str(path))
    return _read(read_bytes(Path(path), problems), problems, check)


def read_text(text: str | bytes, name: str = "text") -> Dataset:
    """The dataset in a text, of which problems speak as the file `name`; raises DataError."""
    return _read(text, ProblemCollector(name))[0]


def read_tree(root: TreeNode, problems: ProblemCollector) -> Dataset:
    """The dataset in a tree made of something other than YAML: a folder of tables, say.

    Problems are added to those of the collector. Raises DataError if there are any.
    """
    with _garbage_collection_paused():
        return _read_tree(root, problems)[0]


def _read(
    data: str | bytes, problems: ProblemCollector, check: Check | None = None
) -> tuple[Dataset, ObjectPlaces]:
    with _garbage_collection_paused():
        return _read_tree(parse_tree(decode_text(data, problems), problems), problems, check)


def _read_tree(
    root: TreeNode, problems: ProblemCollector, check: Check | None = None
) -> tuple[Dataset, ObjectPlaces]:
    if not isinstance(root, MappingNode):
        _add_root_problem(root, problems)
        raise problems.error()
    sections = _sections(root, problems)
    header = _header(root, problems)
    objects = {name: _objects(name, node, problems) for name, node in sections.items()}
    links = _links(root, problems)
    ids = _link_ids(links, problems)
    joined = {key: _object(link, problems, key) for key, link in zip(ids, links, strict=True)}
    references.check_references(root, links, problems)
    places = {
        name: dict(zip(node, node.key_places(), strict=True)) for name, node in sections.items()
    }
    places["links"] = {key: link.place for key, link in zip(ids, links, strict=True)}
    found = ObjectPlaces(problems.file, places, dict(_view_places(sections.get("stories"))))
    if check is not None and "as_of" in header:
        check(_draft(header, sections, objects), found, problems)
    problems.raise_if_any()
    return Dataset(**header, **objects, links=joined), found


def _draft(
    header: Mapping[str, Any],
    sections: Mapping[str, MappingNode],
    objects: Mapping[str, Mapping[str, Any]],
) -> Dataset:
    """What there is of a dataset, its ids complete; see `read_with_places`."""
    draft: dict[str, Any] = dict(header)
    for name in ("theaters", "sources", "actors", "alliances"):
        valid = objects.get(name, {})
        draft[name] = {key: valid.get(key) for key in sections.get(name, ())}
    draft |= {"stories": objects.get("stories", {}), "links": {}}
    return Dataset.model_construct(**draft)


def _view_places(
    stories: MappingNode | None,
) -> Iterator[tuple[tuple[str, int], dict[str, tuple[Place, Place]]]]:
    for story, node in (stories or {}).items():
        steps = node.get("steps") if isinstance(node, MappingNode) else None
        for number, step in enumerate(steps if isinstance(steps, SequenceNode) else (), start=1):
            view = step.get("view") if isinstance(step, MappingNode) else None
            if isinstance(view, MappingNode):
                yield (
                    (story, number),
                    {key: (view.key_place(key), view.value_place(key)) for key in view},
                )


@contextmanager
def _garbage_collection_paused() -> Iterator[None]:
    """Pause the garbage collector, which would walk over the growing tree again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _add_root_problem(root: TreeNode, problems: ProblemCollector) -> None:
    if root is EMPTY_VALUE:
        problems.add_problem(START_OF_FILE, ProblemCode.EMPTY_FILE)
    elif root is not REFUSED_VALUE:
        code = ProblemCode.NOT_A_MAPPING
        add_shape_problem(problems, START_OF_FILE, code, "the file", root)


def _sections(root: MappingNode, problems: ProblemCollector) -> dict[str, MappingNode]:
    """The sections that hold objects by id. Adds problems about missing and unknown ones."""
    for name in root:
        if name not in _KNOWN:
            problems.add_problem(
                root.key_place(name),
                ProblemCode.UNKNOWN_SECTION,
                section=name,
                nearest=problems.nearest(name, _KNOWN),
                known=_KNOWN,
            )
    found = {name: _section(root, name, MappingNode, problems) for name in _SECTIONS}
    return {name: node for name, node in found.items() if node is not None}


def _section(
    root: MappingNode, name: str, wanted: type[_Shape], problems: ProblemCollector
) -> _Shape | None:
    node = root.get(name)
    if isinstance(node, wanted):
        return node
    if node is None:
        if name not in _OPTIONAL and root.complete:
            problems.add_problem(root.place, ProblemCode.MISSING_SECTION, section=name)
    elif node is EMPTY_VALUE and name in _OPTIONAL:
        place = root.key_place(name)
        problems.add_problem(place, ProblemCode.EMPTY_OPTIONAL_SECTION, section=name)
    elif node is EMPTY_VALUE:
        nothing = "[]" if wanted is SequenceNode else "{}"
        place = root.key_place(name)
        problems.add_problem(place, ProblemCode.EMPTY_SECTION, section=name, nothing=nothing)
    elif node is not REFUSED_VALUE:
        code = ProblemCode.NOT_A_MAPPING if wanted is MappingNode else ProblemCode.NOT_A_LIST
        add_shape_problem(problems, root.value_place(name), code, f"section {name!r}", node)
    return None


def _header(root: MappingNode, problems: ProblemCollector) -> dict[str, Any]:
    node = _section(root, "dataset", MappingNode, problems)
    if node is None:
        return {}
    header = _object(RawObject("dataset", DatasetHeader, node, node.place), problems)
    return dict(header) if header else {}


def _objects(section: str, node: MappingNode, problems: ProblemCollector) -> dict[str, Any]:
    singular, model = _SECTIONS[section]
    objects = {}
    for (key, entry), place in zip(node.items(), node.key_places(), strict=True):
        name = f"{singular} {display_id(key)}"
        if isinstance(entry, MappingNode):
            if "id" in entry:
                id_place = entry.key_place("id")
                problems.add_problem(id_place, ProblemCode.ID_INSIDE, about=name, key=key)
            objects[key] = _object(RawObject(name, model, entry, place), problems, key)
        elif entry is EMPTY_VALUE:
            problems.add_problem(place, ProblemCode.EMPTY_OBJECT, field=name)
        elif entry is not REFUSED_VALUE:
            code = ProblemCode.NOT_A_MAPPING
            add_shape_problem(problems, node.value_place(key), code, name, entry)
    return objects


def _links(root: MappingNode, problems: ProblemCollector) -> list[RawObject]:
    node = _section(root, "links", SequenceNode, problems)
    if node is None:
        return []
    links = []
    for number, (entry, place) in enumerate(zip(node, node.places, strict=True), start=1):
        if isinstance(entry, MappingNode):
            links.append(RawObject(_link_name(entry, number), Link, entry, place))
        elif entry is EMPTY_VALUE:
            problems.add_problem(place, ProblemCode.EMPTY_LINK, number=number)
        elif entry is not REFUSED_VALUE:
            code = ProblemCode.NOT_A_MAPPING
            add_shape_problem(problems, place, code, f"link {number}", entry)
    return links


def _link_name(node: MappingNode, number: int) -> str:
    start, end = node.get("from"), node.get("to")
    if isinstance(start, str) and isinstance(end, str):
        return f"link {display_id(start)} > {display_id(end)}"
    return f"link {number}"


def _link_ids(links: list[RawObject], problems: ProblemCollector) -> list[str]:
    """The id of each link: its own, or one made from its ends, kind and place among its like."""
    own: dict[str, Place] = {}
    for link in links:
        key = link.node.get("id")
        if not isinstance(key, str):
            continue
        place = link.node.value_place("id")
        if key in own:
            problems.add_problem(
                place,
                ProblemCode.DUPLICATE_LINK_ID,
                about=link.name,
                value=key,
                first=own[key],
            )
        own.setdefault(key, place)
    link_ids = LinkIdGenerator(own)
    ids = []
    for link in links:
        key = link.node.get("id")
        if not isinstance(key, str):
            key = _made_id(link.node, link_ids)
        ids.append(key)
    return ids


def _made_id(node: MappingNode, link_ids: LinkIdGenerator) -> str:
    parts = [part for field in ("from", "kind", "to") if isinstance(part := node.get(field), str)]
    if len(parts) < 3 or not all(map(is_id, parts)):
        return _PLACEHOLDER_ID
    return link_ids.next_id(*parts)


def _object(raw: RawObject, problems: ProblemCollector, key: str = "") -> BaseModel | None:
    """The object of the model; None where it is wrong, and its problems are added."""
    data: dict[str, object] = dict(raw.node)
    if key and data.get("id") is not EMPTY_VALUE:
        data["id"] = key
    try:
        # By alias only: a file writes `from`, and `from_id` is an unknown field there.
        return raw.model.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as error:
        add_validation_problems(raw, error, problems)
        return None
