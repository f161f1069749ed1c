"""What pydantic finds wrong with one object, in the words of somebody who writes the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel, ValidationError

from explorer.data.model import Evidence, Link, Member, StoryStep
from explorer.data.reading.problem_collector import ProblemCollector
from explorer.data.reading.tree import EMPTY, REFUSED, MappingNode, SequenceNode, TreeNode
from explorer.errors import quoted

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_PARTS: dict[str, type[BaseModel]] = {"evidence": Evidence, "members": Member, "steps": StoryStep}
_ONE_OF = {
    "aliases": "alias",
    "cites": "cited source",
    "evidence": "evidence",
    "members": "member",
    "parties": "party",
    "steps": "step",
    "theater": "theater",
}
_SHAPES = {
    "model_type": "a mapping",
    "dict_type": "a mapping",
    "tuple_type": "a list",
    "string_type": "a text",
}
_SHAPE_HINTS = {
    "a mapping": "write lines of 'key: value'",
    "a list": "write [a, b], or each item on a line after '- '",
    "a text": "write one value",
}
_QUOTED = re.compile(r"'([^']+)'")
_PLAIN = re.compile(r"[A-Za-z_-]{1,30}")
_MANY = 8


class RawObject(NamedTuple):
    """One object of the file, before it is one of the model."""

    name: str  # as messages call it: actor turkey
    model: type[BaseModel]
    node: MappingNode
    place: int  # where its id stands, or where it starts


def explain_validation_error(
    thing: RawObject, error: ValidationError, report: ProblemCollector
) -> None:
    """Report every error that pydantic found in an object."""
    errors = error.errors(include_url=False)
    for one in errors:
        if not _follows(one, errors, thing.node):
            _explain_one(thing, one, report)


def shape(node: object) -> str:
    """What a node of the tree is, in words."""
    if isinstance(node, MappingNode):
        return "a mapping"
    return "a list" if isinstance(node, SequenceNode) else "a text"


def wrong_shape(subject: str, node: object, wanted: str) -> tuple[str, str]:
    """Message and hint for a node that is not of the shape that is wanted."""
    return f"{subject} is {shape(node)} where {wanted} is expected", _SHAPE_HINTS[wanted]


def place_of(node: TreeNode, path: tuple[int | str, ...], fallback: int) -> int:
    """Where the value at the end of a path starts, or the last one on the way that is there."""
    place = fallback
    for step in path:
        if isinstance(node, MappingNode) and isinstance(step, str) and step in node:
            place, node = node.value_place(step), node[step]
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node):
            place, node = node.places[step], node[step]
        else:
            break
    return place


def _follows(error: ErrorDetails, errors: list[ErrorDetails], node: MappingNode) -> bool:
    """Whether an error only follows from another one, or from what is reported already."""
    loc = error["loc"]
    if error["input"] is REFUSED:
        return error["type"] != "extra_forbidden"
    if error["type"] == "missing":
        parent = _at(node, loc[:-1])
        return isinstance(parent, MappingNode) and not parent.complete
    if error["type"] == "too_short":
        # pydantic does not count the items that are wrong themselves.
        items = _at(node, loc)
        whole = isinstance(items, SequenceNode) and items.complete
        return not whole or any(
            other["loc"][: len(loc)] == loc for other in errors if other is not error
        )
    return False


def _at(node: TreeNode, path: tuple[int | str, ...]) -> TreeNode | None:
    here: TreeNode | None = node
    for step in path:
        if isinstance(here, MappingNode) and isinstance(step, str):
            here = here.get(step)
        elif isinstance(here, SequenceNode) and isinstance(step, int):
            here = here[step]
        else:
            return None
    return here


def _explain_one(thing: RawObject, error: ErrorDetails, report: ProblemCollector) -> None:
    node = thing.node
    kind = error["type"]
    loc = error["loc"]
    if loc[-1] == "[key]":
        loc = loc[:-1]
    elif isinstance(loc[-1], int) and isinstance(_at(node, loc[:-1]), str):
        loc = loc[:-1]  # one value where a list may stand
    context, subject = _words(loc)
    parent = _at(node, loc[:-1])
    if loc == ("id",) and "id" not in node:  # the id is the key, or made from the ends
        subject, where = "", thing.place
    elif kind == "missing" and isinstance(parent, MappingNode):
        where = parent.place
    elif kind in ("extra_forbidden", "string_pattern_mismatch") and isinstance(parent, MappingNode):
        where = parent.key_place(str(loc[-1]))
    else:
        where = place_of(node, loc, node.place)
    if kind == "extra_forbidden":
        message, hint = f"unknown field {quoted(str(loc[-1]))}", _known_fields(thing, loc, report)
    else:
        message, hint = _message(kind, subject, error, report)
    report.add(where, f"{', '.join((thing.name, *context))}: {message}", hint)


def _known_fields(thing: RawObject, loc: tuple[int | str, ...], report: ProblemCollector) -> str:
    model = _PARTS[str(loc[0])] if len(loc) > 1 else thing.model
    fields = [field.alias or name for name, field in model.model_fields.items()]
    if "id" in fields and thing.model is not Link:
        fields.remove("id")  # the key is the id
    near = report.nearest(str(loc[-1]), fields)
    return near or f"known are {', '.join(fields)}"


def _words(loc: tuple[int | str, ...]) -> tuple[list[str], str]:
    """What a path is called: the way (`evidence 2`), and the field at its end."""
    words: list[str] = []
    for step in loc:
        if isinstance(step, int):
            words[-1] = f"{_ONE_OF.get(words[-1], words[-1])} {step + 1}"
        elif step != "[key]":
            words.append(step if _PLAIN.fullmatch(step) else quoted(step))
    return words[:-1], words[-1]


def _message(
    kind: str, subject: str, error: ErrorDetails, report: ProblemCollector
) -> tuple[str, str]:
    value = error["input"]
    context: dict[str, Any] = error.get("ctx", {})
    if kind == "missing":
        return f"lacks {subject!r}", f"add a line '{subject}: ...'"
    if kind == "too_short":
        few = context["min_length"]
        return f"{subject} needs at least {few} item{'s' if few > 1 else ''}", "add one"
    if value is EMPTY:
        return f"{subject} is empty", "leave the line out, or write a value"
    if kind in _SHAPES:
        return wrong_shape(subject, value, _SHAPES[kind])
    if isinstance(value, MappingNode | SequenceNode):
        return wrong_shape(subject, value, "a text")
    text = quoted(str(value))
    if kind == "string_pattern_mismatch":
        return f"{text} is not a language code", "use codes such as ar, tr or zh-Hant"
    if kind in ("unknown_word", "enum"):
        known = context["known"].split(", ") if "known" in context else _known(context)
        hint = report.nearest(str(value), known)
        if not hint and len(known) <= _MANY:
            hint = "use one of " + ", ".join(known)
        return f"unknown {subject} {text}", hint or "docs/codebook.md lists what is known"
    if kind == "literal_error":
        return f"{subject} {text} is not known to this version", "it reads format 1"
    if kind in ("greater_than_equal", "less_than_equal"):
        return f"{subject} '{value:g}' is out of range", "use -180 to 180"
    if kind == "period":
        return context["words"], "check since and until"
    if kind == "value_error":
        # "what is wrong; hint", where what is wrong may quote the file, which may hold "; ".
        message, _, hint = str(context["error"]).rpartition("; ")
        return f"{subject} {message or hint}".strip(), hint if message else ""
    return f"{subject} {text} is not valid", ""


def _known(context: dict[str, Any]) -> list[str]:
    return _QUOTED.findall(context["expected"])
