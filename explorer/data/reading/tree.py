"""Text -> mappings, lists and texts, each with its place, in one pass over YAML's events.

Every scalar stays text; the model converts. YAML has more than a data file needs, and what
it has more (aliases, tags, merge keys, keys that are lists) is refused here, because a
reader of the file would have to know it. The events come one by one, so that a file that
is nested too deeply or too large is left before it costs much.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NoReturn, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from explorer.data.places import Place, PlaceList
from explorer.data.problem_texts import ProblemCode
from explorer.data.reading.problem_collector import ProblemCollector
from explorer.data.reading.syntax import syntax_problem
from explorer.data.reading.text import character_name, forbidden_in_value

MAX_DEPTH = 32
"""Levels of nesting; a data file needs eight."""

MAX_NODES = 3_000_000
"""Values in a file; 10,000 actors and 50,000 links need half of that."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Missing:
    """What stands in the tree where the file holds no value that can be used.

    No Enum, because pydantic would take the value of one as a text.
    """

    __slots__ = ()


EMPTY = Missing()
"""Nothing, or null."""

REFUSED = Missing()
"""Something that has been reported."""


class MappingNode(dict[str, "TreeNode"]):
    """A mapping and its places.

    Where it is not `complete`, fields may be missing that the file holds: it broke off in
    there, or what stands there was refused.
    """

    __slots__ = ("_order", "complete", "place", "places")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.places = PlaceList()  # of each key and its value, in turn
        self.complete = False
        self._order: dict[str, int] | None = None

    def put(self, key: str, value: TreeNode, place: Place) -> None:
        """Add a key that is not there yet; it and its value stand at one place."""
        self[key] = value
        self.places.append(place)
        self.places.append(place)

    def remove(self, key: str) -> None:
        """Take a key out, with its value and their places."""
        number = self._number(key)
        del self[key]
        del self.places[2 * number]
        del self.places[2 * number]
        self._order = None

    def key_places(self) -> Iterator[Place]:
        """Where each key stands, in order."""
        return map(self.places.__getitem__, range(0, len(self.places), 2))

    def key_place(self, key: str) -> Place:
        """Where a key stands."""
        return self.places[2 * self._number(key)]

    def value_place(self, key: str) -> Place:
        """Where the value of a key starts."""
        return self.places[2 * self._number(key) + 1]

    def _number(self, key: str) -> int:
        # Made only where something is wrong, and then once: a mapping can be very long.
        if self._order is None or key not in self._order:
            self._order = {one: number for number, one in enumerate(self)}
        return self._order[key]


class SequenceNode(list["TreeNode"]):
    """A list and its places. Not `complete`: items may be missing."""

    __slots__ = ("complete", "place", "places")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.places = PlaceList()
        self.complete = False


TreeNode: TypeAlias = str | Missing | MappingNode | SequenceNode


def parse_tree(text: str, problems: ProblemCollector) -> TreeNode:
    """The tree of a text; after an error of syntax, of the text up to there."""
    return _TreeBuilder(text, problems).root()


def _events(text: str) -> Callable[[], Any]:
    """What gives one event after the other.

    PyYAML may be built without libyaml; its own parser gives the same events, some ten
    times slower.
    """
    loader = yaml.CLoader if yaml.__with_libyaml__ else yaml.Loader
    return loader(text).get_event


class _StopError(Exception):
    """Going on makes no sense; the problem has been added."""


def _place(event: Any) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1)


def _is_plain(event: Any) -> bool:
    """Whether a scalar is a text like most, with nothing to look at more closely."""
    return (
        event.style == ""
        and event.tag is None
        and event.anchor is None
        and event.value not in _NULLS
    )


class _TreeBuilder:
    def __init__(self, text: str, problems: ProblemCollector) -> None:
        self._text = text
        self._problems = problems
        self._left = MAX_NODES
        self._root: TreeNode = EMPTY
        self._next_event: Callable[[], Any]

    def root(self) -> TreeNode:
        try:
            self._next_event = _events(self._text)
            self._documents()
        except yaml.YAMLError as error:
            place, code, arguments = syntax_problem(error, self._text)
            self._problems.add_problem(place, code, **arguments)
        except _StopError:
            pass
        return self._root

    def _documents(self) -> None:
        next_event = self._next_event
        next_event()  # the start of the stream
        if isinstance(next_event(), StreamEndEvent):
            return
        event = next_event()
        if isinstance(event, ScalarEvent):
            self._root = self._scalar(event)
        elif isinstance(event, AliasEvent):
            self._root = self._alias(event)
        else:
            self._root = self._container(event)
            self._fill(self._root, 1)
        next_event()  # the end of the document
        event = next_event()
        if isinstance(event, DocumentStartEvent):
            self._problems.add_problem(_place(event), ProblemCode.SECOND_DOCUMENT)

    def _container(self, event: Any) -> MappingNode | SequenceNode:
        """Begin a mapping or a list.

        It is put in its place before it is filled, so that an error of syntax inside
        leaves what was there before it.
        """
        self._refuse_marks(event)
        kind = MappingNode if isinstance(event, MappingStartEvent) else SequenceNode
        return kind(_place(event))

    def _fill(self, node: MappingNode | SequenceNode, depth: int) -> None:
        if depth > MAX_DEPTH:
            self._problems.add_problem(node.place, ProblemCode.TOO_DEEP, levels=MAX_DEPTH)
            raise _StopError
        if isinstance(node, MappingNode):
            self._fill_map(node, depth)
        else:
            self._fill_items(node, depth)

    def _fill_map(self, node: MappingNode, depth: int) -> None:
        next_event = self._next_event
        places = node.places
        whole = True
        while True:
            event = next_event()
            if event.__class__ is not ScalarEvent:
                if event.__class__ is MappingEndEvent:
                    node.complete = whole
                    return
                self._problems.add_problem(_place(event), ProblemCode.KEY_NOT_A_TEXT)
                self._skip(event, depth, silent=True)
                self._skip(next_event(), depth)
                whole = False
                continue
            self._left -= 1
            if self._left < 0:
                self._stop(event)
            key = event.value
            mark: Any = event.start_mark
            if not _is_plain(event) and not self._is_key(event, key):
                self._skip(next_event(), depth)
                whole = False
                continue
            if key == "<<" and event.implicit[0]:
                self._problems.add_problem(_place(event), ProblemCode.MERGE_KEY)
                self._skip(next_event(), depth, silent=True)
                whole = False
                continue
            if key in node:
                self._duplicate(node, key, _place(event), next_event(), depth)
                continue
            event = next_event()
            places.append_mark(mark.line, mark.column)
            if event.__class__ is ScalarEvent:
                value = event.value if _is_plain(event) else self._scalar(event)
                if value is not EMPTY:  # else there is nothing but the key to point to
                    mark = event.start_mark
                places.append_mark(mark.line, mark.column)
                node[key] = value
            elif event.__class__ is AliasEvent:
                places.append(_place(event))
                node[key] = self._alias(event)
            else:
                child = self._container(event)
                places.append(child.place)
                node[key] = child
                self._fill(child, depth + 1)

    def _fill_items(self, node: SequenceNode, depth: int) -> None:
        next_event = self._next_event
        places = node.places
        while True:
            event = next_event()
            if event.__class__ is SequenceEndEvent:
                node.complete = True
                return
            self._left -= 1
            if self._left < 0:
                self._stop(event)
            places.append(_place(event))
            if event.__class__ is ScalarEvent:
                node.append(event.value if _is_plain(event) else self._scalar(event))
            elif event.__class__ is AliasEvent:
                node.append(self._alias(event))
            else:
                child = self._container(event)
                node.append(child)
                self._fill(child, depth + 1)

    def _scalar(self, event: Any) -> str | Missing:
        value: str = event.value
        if event.tag is not None or event.anchor is not None:
            self._refuse_marks(event)
        if event.style == '"' and (character := forbidden_in_value(value)):
            # Only an escape can have put it there: the text itself is clean.
            self._problems.add_problem(
                _place(event),
                ProblemCode.FORBIDDEN_CHARACTER,
                character=character_name(character),
            )
            return REFUSED
        if not value or value.isspace() or (value in _NULLS and event.implicit[0]):
            return EMPTY
        return value

    def _alias(self, event: Any) -> Missing:
        self._problems.add_problem(_place(event), ProblemCode.ALIAS, alias=f"*{event.anchor}")
        return REFUSED

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._problems.add_problem(_place(event), ProblemCode.ANCHOR, anchor=f"&{event.anchor}")
        if event.tag is not None:
            self._problems.add_problem(_place(event), ProblemCode.TAG, tag=_short_tag(event.tag))

    def _is_key(self, event: Any, key: str) -> bool:
        if event.tag is not None or event.anchor is not None:
            self._refuse_marks(event)
        if event.style == '"' and (character := forbidden_in_value(key)):
            self._problems.add_problem(
                _place(event),
                ProblemCode.FORBIDDEN_CHARACTER,
                character=character_name(character),
            )
            return False
        if not key or key.isspace():
            self._problems.add_problem(_place(event), ProblemCode.EMPTY_KEY)
            return False
        return True

    def _duplicate(self, node: MappingNode, key: str, place: Place, event: Any, depth: int) -> None:
        first = node.key_place(key)
        self._problems.add_problem(place, ProblemCode.DUPLICATE_KEY, key=key, first=first)
        kept = node[key]
        # A whole section written twice: what is in the second is checked as well.
        if depth == 1 and isinstance(kept, MappingNode) and isinstance(event, MappingStartEvent):
            self._fill_map(kept, depth + 1)
        elif (
            depth == 1 and isinstance(kept, SequenceNode) and isinstance(event, SequenceStartEvent)
        ):
            self._fill_items(kept, depth + 1)
        else:
            self._skip(event, depth)

    def _skip(self, event: Any, depth: int, *, silent: bool = False) -> None:
        """Go over a value that has no place in the tree; what is wrong inside counts."""
        if event.__class__ is AliasEvent:
            if not silent:
                self._alias(event)
        elif event.__class__ is ScalarEvent:
            self._scalar(event)
        else:
            self._fill(self._container(event), depth + 1)

    def _stop(self, event: Any) -> NoReturn:
        self._problems.add_problem(_place(event), ProblemCode.TOO_MANY_VALUES, most=MAX_NODES)
        raise _StopError


def _short_tag(tag: str) -> str:
    return "!!" + tag.removeprefix("tag:yaml.org,2002:") if tag.startswith("tag:yaml") else tag
