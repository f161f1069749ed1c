"""What pydantic finds wrong with one object -> problems with a code, at their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel, ValidationError

from explorer.data.model import Evidence, Link, Member, Party, StoryStep
from explorer.data.places import Place
from explorer.data.problem_texts import InvalidValueError, ProblemCode
from explorer.data.reading.problem_collector import ProblemCollector
from explorer.data.reading.tree import (
    EMPTY_VALUE,
    REFUSED_VALUE,
    MappingNode,
    SequenceNode,
    TreeNode,
)
from explorer.errors import quoted

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_ITEM_MODELS: dict[str, type[BaseModel]] = {
    "evidence": Evidence,
    "members": Member,
    "parties": Party,
    "steps": StoryStep,
}
_ITEM_NAMES = {
    "aliases": "alias",
    "cites": "cited source",
    "evidence": "evidence",
    "members": "member",
    "parties": "party",
    "steps": "step",
    "theater": "theater",
}
_SHAPE_CODES = {
    "model_type": ProblemCode.NOT_A_MAPPING,
    "dict_type": ProblemCode.NOT_A_MAPPING,
    "tuple_type": ProblemCode.NOT_A_LIST,
    "string_type": ProblemCode.NOT_A_TEXT,
}
_CODES = {
    "string_pattern_mismatch": ProblemCode.NOT_A_LANGUAGE_CODE,
    "literal_error": ProblemCode.UNKNOWN_FORMAT,
    "greater_than_equal": ProblemCode.OUT_OF_RANGE,
    "less_than_equal": ProblemCode.OUT_OF_RANGE,
}
_PLAIN_KEY = re.compile(r"[A-Za-z_-]{1,30}")
_MAX_LISTED_WORDS = 8


class RawObject(NamedTuple):
    """One object of the file, before it is one of the model."""

    name: str  # as messages call it: actor turkey
    model: type[BaseModel]
    node: MappingNode
    place: Place  # where its id stands, or where it starts


def add_validation_problems(
    raw: RawObject, error: ValidationError, problems: ProblemCollector
) -> None:
    """Add a problem for each error that pydantic found in an object.

    Errors that only follow from others, or from problems added before, are left out.
    """
    errors = error.errors(include_url=False)
    for one in errors:
        if not _is_consequence(one, errors, raw.node):
            _add_problem(raw, one, problems)


def add_shape_problem(
    problems: ProblemCollector, place: Place, code: ProblemCode, field: str, node: object
) -> None:
    """Add that a node has not the shape that a code (NOT_A_MAPPING, say) asks for."""
    problems.add_problem(place, code, field=field, shape=_shape(node))


def _shape(node: object) -> str:
    if isinstance(node, MappingNode):
        return "mapping"
    return "list" if isinstance(node, SequenceNode) else "text"


def _place_of(node: TreeNode, path: tuple[int | str, ...], fallback: Place) -> Place:
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


def _is_consequence(error: ErrorDetails, errors: list[ErrorDetails], node: MappingNode) -> bool:
    """Whether an error only follows from another one, or from what is reported already."""
    loc = error["loc"]
    if error["input"] is REFUSED_VALUE:
        return error["type"] != "extra_forbidden"
    if error["type"] == "missing":
        parent = _node_at(node, loc[:-1])
        return isinstance(parent, MappingNode) and not parent.complete
    if error["type"] == "too_short":
        # pydantic does not count the items that are wrong themselves.
        items = _node_at(node, loc)
        whole = isinstance(items, SequenceNode) and items.complete
        return not whole or any(
            other["loc"][: len(loc)] == loc for other in errors if other is not error
        )
    return False


def _node_at(node: TreeNode, path: tuple[int | str, ...]) -> TreeNode | None:
    here: TreeNode | None = node
    for step in path:
        if isinstance(here, MappingNode) and isinstance(step, str):
            here = here.get(step)
        elif isinstance(here, SequenceNode) and isinstance(step, int):
            here = here[step]
        else:
            return None
    return here


def _add_problem(raw: RawObject, error: ErrorDetails, problems: ProblemCollector) -> None:
    node = raw.node
    kind = error["type"]
    loc = error["loc"]
    if loc[-1] == "[key]":
        loc = loc[:-1]
    elif isinstance(loc[-1], int) and isinstance(_node_at(node, loc[:-1]), str):
        loc = loc[:-1]  # one value where a list may stand
    way, field = _field_words(loc)
    parent = _node_at(node, loc[:-1])
    if loc == ("id",) and "id" not in node:  # the id is the key, or made from the ends
        field, place = "", raw.place
    elif kind == "missing" and isinstance(parent, MappingNode):
        place = parent.place
    elif kind in ("extra_forbidden", "string_pattern_mismatch") and isinstance(parent, MappingNode):
        place = parent.key_place(str(loc[-1]))
    else:
        place = _place_of(node, loc, node.place)
    arguments: dict[str, Any] = {"about": ", ".join((raw.name, *way)), "field": field}
    if kind == "extra_forbidden":
        code = ProblemCode.UNKNOWN_FIELD
        known = _known_fields(raw, loc)
        name = str(loc[-1])
        arguments |= {"field": name, "known": known, "nearest": problems.nearest(name, known)}
    else:
        code, more = _code_and_arguments(field, error, problems)
        arguments |= more
    problems.add_problem(place, code, **arguments)


def _known_fields(raw: RawObject, loc: tuple[int | str, ...]) -> tuple[str, ...]:
    model = _ITEM_MODELS[str(loc[0])] if len(loc) > 1 else raw.model
    fields = [field.alias or name for name, field in model.model_fields.items()]
    if "id" in fields and raw.model is not Link:
        fields.remove("id")  # the key is the id
    return tuple(fields)


def _field_words(loc: tuple[int | str, ...]) -> tuple[list[str], str]:
    """What a path is called: the way (`evidence 2`), and the field at its end."""
    words: list[str] = []
    for step in loc:
        if isinstance(step, int):
            words[-1] = f"{_ITEM_NAMES.get(words[-1], words[-1])} {step + 1}"
        elif step != "[key]":
            words.append(step if _PLAIN_KEY.fullmatch(step) else quoted(step))
    return words[:-1], words[-1]


def _code_and_arguments(
    field: str, error: ErrorDetails, problems: ProblemCollector
) -> tuple[ProblemCode, dict[str, Any]]:
    """The code of an error of pydantic, and what its words need beside the field."""
    kind = error["type"]
    value = error["input"]
    context: dict[str, Any] = error.get("ctx", {})
    if kind == "missing":
        return ProblemCode.MISSING_FIELD, {}
    if kind == "too_short":
        if field == "evidence":
            return ProblemCode.NO_EVIDENCE, {}
        return ProblemCode.TOO_FEW_ITEMS, {"count": context["min_length"]}
    if value is EMPTY_VALUE:
        return ProblemCode.EMPTY_VALUE, {}
    if kind in _SHAPE_CODES:
        return _SHAPE_CODES[kind], {"shape": _shape(value)}
    if isinstance(value, MappingNode | SequenceNode):
        return ProblemCode.NOT_A_TEXT, {"shape": _shape(value)}
    cause = context.get("error")
    if isinstance(cause, InvalidValueError):
        arguments = {name: one for name, one in cause.arguments.items() if name != "field"}
        if cause.code is ProblemCode.UNKNOWN_WORD:
            known = cause.arguments["known"]
            assert isinstance(known, tuple)
            arguments["nearest"] = problems.nearest(str(value), known)
            if len(known) > _MAX_LISTED_WORDS:
                del arguments["known"]
        return cause.code, arguments
    code = _CODES.get(kind, ProblemCode.INVALID_VALUE)
    return code, {"value": value}
