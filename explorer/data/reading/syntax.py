"""Errors of the YAML library -> problems with a place and a code.

The library has no codes, only English messages. Those of libyaml and of PyYAML's own parser
differ, so each rule names a part that both have.
"""

from __future__ import annotations

from typing import NamedTuple

import yaml

from explorer.data.places import START_OF_FILE, Place
from explorer.data.problem_texts import ProblemCode
from explorer.data.reading.problem_collector import RawProblem


class _SyntaxRule(NamedTuple):
    contains: str  # what the library's message holds
    code: ProblemCode
    at_start: bool = False  # point to where it began, not to where the parser gave up


_SYNTAX_RULES = (
    _SyntaxRule("tab character", ProblemCode.TAB),
    _SyntaxRule("cannot start any token", ProblemCode.FORBIDDEN_START),
    _SyntaxRule("alphabetic or numeric character", ProblemCode.FORBIDDEN_START, at_start=True),
    _SyntaxRule("mapping values are not allowed", ProblemCode.UNEXPECTED_COLON),
    _SyntaxRule("unexpected ':'", ProblemCode.COLON_WITHOUT_SPACE),
    _SyntaxRule("sequence entries are not allowed", ProblemCode.UNEXPECTED_ITEM),
    _SyntaxRule("could not find expected ':'", ProblemCode.KEY_WITHOUT_COLON, at_start=True),
    _SyntaxRule("unexpected end of stream", ProblemCode.QUOTE_NOT_CLOSED, at_start=True),
    _SyntaxRule("unexpected document", ProblemCode.QUOTE_NOT_CLOSED_BEFORE_DOCUMENT, at_start=True),
    _SyntaxRule("expected ',' or ']'", ProblemCode.LIST_NOT_CLOSED, at_start=True),
    _SyntaxRule("expected ',' or '}'", ProblemCode.MAPPING_NOT_CLOSED, at_start=True),
    _SyntaxRule("'-' indicator", ProblemCode.LIST_ENDS),
    _SyntaxRule("document start", ProblemCode.AFTER_THE_END),
    _SyntaxRule("escape", ProblemCode.UNKNOWN_ESCAPE),
    _SyntaxRule("hexdecimal", ProblemCode.UNKNOWN_ESCAPE),
    _SyntaxRule("tag handle", ProblemCode.FORBIDDEN_START_OF_TAG),
    _SyntaxRule("comment or line break", ProblemCode.TEXT_AFTER_BLOCK_MARK),
    _SyntaxRule("chomping", ProblemCode.TEXT_AFTER_BLOCK_MARK),
    _SyntaxRule("node content", ProblemCode.NO_VALUE),
    _SyntaxRule("did not find expected key", ProblemCode.INDENTATION),
    _SyntaxRule("expected <block end>", ProblemCode.INDENTATION),
)


def syntax_problem(error: yaml.YAMLError, text: str) -> RawProblem:
    """The problem that an error of the YAML library is."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return RawProblem(START_OF_FILE, ProblemCode.NOT_YAML, {})
    message = error.problem or ""
    place = _inside(error.problem_mark, text)
    if _character(text, place) == "\t" and "cannot start" in message:
        message = "tab character"
    for rule in _SYNTAX_RULES:
        if rule.contains in message:
            if rule.at_start and error.context_mark is not None:
                place = _inside(error.context_mark, text)
            return RawProblem(place, rule.code, {"character": _character(text, place)})
    return RawProblem(place, ProblemCode.NOT_YAML_FROM_HERE, {"reason": message})


def _inside(mark: yaml.Mark, text: str) -> Place:
    """The place of a mark; one behind the last line is moved to that line's end."""
    lines = text.count("\n") + (not text.endswith("\n"))
    if mark.line < lines:
        return Place(mark.line + 1, mark.column + 1)
    last = text.removesuffix("\n").removesuffix("\r")
    return Place(lines, len(last) - last.rfind("\n"))


def _character(text: str, place: Place) -> str:
    start = 0
    for _ in range(place.line - 1):
        start = text.find("\n", start) + 1
    return text[start + place.column - 1 : start + place.column]
