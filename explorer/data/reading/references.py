"""Checks that concern several objects of a file: references, ids used twice, circles.

They work on the tree, not on the model, so that a missing source is found in a link whose
kind is wrong, too. Where it is not certain what exists (a section is missing, or the file
breaks off in it), references into that section are not checked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from explorer.data.ids import PAIR_SEPARATOR, is_id
from explorer.data.places import Place
from explorer.data.problem_texts import ProblemCode
from explorer.data.reading.problem_collector import ProblemCollector, display_id
from explorer.data.reading.tree import MappingNode, SequenceNode, TreeNode
from explorer.data.reading.validation_problems import RawObject
from explorer.data.words import join_words

_OPTIONAL = ("alliances",)
_VIEW = {  # what a view names; the rest of it is not about the data
    "theater": ("theaters",),
    "focus": ("actors", "alliances"),
    "select": ("actors", "alliances"),
}
_MAX_NAMED_ACTORS = 8  # actors of a circle


def check_references(
    root: MappingNode, links: Sequence[RawObject], problems: ProblemCollector
) -> None:
    """Add a problem for every unknown reference, repeated id, and circle of part-of links."""
    references = _ReferenceChecker(root, problems)
    _check_shared_ids(root, problems)
    for key, theater, _ in _entries(root, "theaters"):
        _check_actors(f"theater {key}", theater, "parties", references)
    for key, alliance, _ in _entries(root, "alliances"):
        name = f"alliance {key}"
        references.check(name, alliance, "theater", "theater", ("theaters",))
        _check_evidence(name, alliance, references)
        _check_actors(name, alliance, "members", references)
    for link in links:
        _check_link(link, references, problems)
    for key, story, _ in _entries(root, "stories"):
        _check_story(f"story {key}", story, references)
    _check_circles(links, problems)


@dataclass(frozen=True)
class _ReferenceChecker:
    """The ids in a file, and checks of references to them."""

    root: MappingNode
    problems: ProblemCollector
    nearest: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)

    def ids(self, section: str) -> Collection[str] | None:
        """The ids of a section; None where not all of them may be references."""
        node = self.root.get(section)
        if isinstance(node, MappingNode):
            return node.keys() if node.complete else None
        nothing = section in _OPTIONAL and node is None and self.root.complete
        return () if nothing else None

    def check(
        self, name: str, node: MappingNode, field: str, word: str, sections: tuple[str, ...]
    ) -> None:
        """Check one id, or a list of ids, in a field."""
        value = node.get(field)
        if isinstance(value, str):
            self.check_id(name, word, value, node.value_place(field), sections)
        elif isinstance(value, SequenceNode):
            seen: set[str] = set()
            for item, place in zip(value, value.places, strict=True):
                if not isinstance(item, str):
                    continue
                if item in seen:
                    self.problems.add_problem(
                        place, ProblemCode.REPEATED_ITEM, about=name, field=field, value=item
                    )
                seen.add(item)
                self.check_id(name, word, item, place, sections)

    def check_link_id(self, name: str, link: MappingNode) -> None:
        """Check that no actor and no alliance has the id of a link: programs take them for one."""
        own = link.get("id")
        for section, owner in (("actors", "actor"), ("alliances", "alliance")):
            objects = self.root.get(section)
            if isinstance(own, str) and isinstance(objects, MappingNode) and own in objects:
                self.problems.add_problem(
                    link.value_place("id"),
                    ProblemCode.LINK_ID_IN_USE,
                    about=name,
                    value=own,
                    owner=owner,
                    first=objects.key_place(own),
                )

    def check_id(
        self,
        name: str,
        word: str,
        value: str,
        place: Place,
        sections: tuple[str, ...],
        *,
        any_form: bool = False,
    ) -> None:
        """Check one id. The model checks its form; with `any_form`, so does this."""
        pools = []
        for section in sections:
            ids = self.ids(section)
            if ids is None or value in ids:
                return
            pools.append(ids)
        if any_form or is_id(value):
            if (value, sections) not in self.nearest:
                self.nearest[value, sections] = self.problems.nearest(value, *pools)
            self.problems.add_problem(
                place,
                ProblemCode.UNKNOWN_REFERENCE,
                about=name,
                field=word,
                value=value,
                sections=join_words(sections),
                section=sections[0],
                nearest=self.nearest[value, sections],
            )


def _entries(root: MappingNode, section: str) -> Iterator[tuple[str, MappingNode, Place]]:
    node = root.get(section)
    if isinstance(node, MappingNode):
        for (key, entry), place in zip(node.items(), node.key_places(), strict=True):
            if isinstance(entry, MappingNode):
                yield display_id(key), entry, place


def _mappings(node: TreeNode | None) -> Iterator[tuple[int, MappingNode]]:
    if isinstance(node, SequenceNode):
        for number, item in enumerate(node, start=1):
            if isinstance(item, MappingNode):
                yield number, item


def _check_shared_ids(root: MappingNode, problems: ProblemCollector) -> None:
    actors, alliances = root.get("actors"), root.get("alliances")
    if isinstance(actors, MappingNode) and isinstance(alliances, MappingNode):
        for key in alliances:
            if key in actors:
                problems.add_problem(
                    alliances.key_place(key),
                    ProblemCode.SHARED_ID,
                    about=f"alliance {key}",
                    first=actors.key_place(key),
                )


def _check_evidence(name: str, node: MappingNode, references: _ReferenceChecker) -> None:
    for number, evidence in _mappings(node.get("evidence")):
        references.check(f"{name}, evidence {number}", evidence, "source", "source", ("sources",))


_ONE_OF_LIST = {"members": "member", "parties": "party"}


def _check_actors(name: str, node: MappingNode, field: str, references: _ReferenceChecker) -> None:
    """Check a list of actors, each an id, or a mapping with more about it."""
    items = node.get(field)
    if isinstance(items, str):  # for the model to refuse; what it names may be wrong besides
        place = node.value_place(field)
        references.check_id(name, _ONE_OF_LIST[field], items, place, ("actors",))
    if not isinstance(items, SequenceNode):
        return
    seen: set[str] = set()
    for item, item_place in zip(items, items.places, strict=True):
        actor, place = item, item_place
        if isinstance(item, MappingNode) and "actor" in item:
            actor, place = item["actor"], item.value_place("actor")
        if not isinstance(actor, str):
            continue
        if actor in seen:
            references.problems.add_problem(
                place, ProblemCode.REPEATED_ITEM, about=name, field=field, value=actor
            )
        seen.add(actor)
        references.check_id(name, _ONE_OF_LIST[field], actor, place, ("actors",))


def _check_link(link: RawObject, references: _ReferenceChecker, problems: ProblemCollector) -> None:
    name, node = link.name, link.node
    start, end = node.get("from"), node.get("to")
    alliances = references.ids("alliances")
    if isinstance(start, str) and alliances and start in alliances:
        place = node.value_place("from")
        problems.add_problem(place, ProblemCode.LINK_FROM_ALLIANCE, about=name, value=start)
    else:
        references.check(name, node, "from", "from", ("actors",))
    references.check(name, node, "to", "to", ("actors", "alliances"))
    references.check_link_id(name, node)
    references.check(name, node, "theater", "theater", ("theaters",))
    _check_evidence(name, node, references)
    if isinstance(start, str) and start == end:
        problems.add_problem(node.value_place("to"), ProblemCode.LINK_TO_ITSELF, about=name)


def _check_story(name: str, story: MappingNode, references: _ReferenceChecker) -> None:
    for number, step in _mappings(story.get("steps")):
        references.check(f"{name}, step {number}", step, "cites", "cited source", ("sources",))
        view = step.get("view")
        if not isinstance(view, MappingNode):
            continue
        for key, sections in _VIEW.items():
            value = view.get(key)
            for one in (
                value.split(PAIR_SEPARATOR) if isinstance(value, str) and value != "all" else ()
            ):
                place = view.value_place(key)
                references.check_id(
                    f"{name}, step {number}, view", key, one, place, sections, any_form=True
                )


def _check_circles(links: Sequence[RawObject], problems: ProblemCollector) -> None:
    """Add a problem for each part-of link that closes a circle, in the order of the file."""
    wholes: dict[str, dict[str, RawObject]] = {}
    for link in links:
        start, end = link.node.get("from"), link.node.get("to")
        if link.node.get("kind") != "part-of" or start == end:
            continue
        if isinstance(start, str) and isinstance(end, str):
            wholes.setdefault(start, {}).setdefault(end, link)
    done: set[str] = set()
    for first in wholes:
        way: dict[str, None] = {}  # from `first` to where we are, in order
        branches = [iter([first])]
        while branches:
            actor = next(branches[-1], None)
            if actor is None:
                branches.pop()
                if way:
                    done.add(way.popitem()[0])
            elif actor in way:
                actors = list(way)
                link = wholes[actors[-1]][actor]
                circle = [*actors[actors.index(actor) :], actor]
                problems.add_problem(
                    link.place,
                    ProblemCode.CIRCLE,
                    about=link.name,
                    actors=" > ".join(_shortened(circle)),
                )
            elif actor not in done:
                way[actor] = None
                branches.append(iter(wholes.get(actor, {})))


def _shortened(circle: list[str]) -> list[str]:
    if len(circle) <= _MAX_NAMED_ACTORS:
        return circle
    return [*circle[: _MAX_NAMED_ACTORS - 1], "...", circle[-1]]
