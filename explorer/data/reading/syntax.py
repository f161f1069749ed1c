"""What the YAML library says about a file that is no YAML, in plain words.

libyaml and PyYAML's own parser differ in their words, so the rows name what both have.
"""

from __future__ import annotations

from typing import NamedTuple

import yaml

from explorer.data.reading.problem_collector import pack


class _Row(NamedTuple):
    has: str
    message: str
    hint: str
    at_start: bool = False  # point to where it began, not to where the parser gave up


_ROWS = (
    _Row("tab character", "a tab is used to indent", "use spaces"),
    _Row("cannot start any token", "a value cannot start with {character}", "put it in quotes"),
    _Row("alphabetic or numeric character", "a value cannot start with {character}",
         "put it in quotes", at_start=True),
    _Row("mapping values are not allowed", "': ' is not expected here",
         "put a text that holds ': ' in quotes, and check the indentation"),
    _Row("unexpected ':'", "a ':' that is not followed by a space",
         "put a space or a value behind it, or the text in quotes"),
    _Row("sequence entries are not allowed", "'- ' is not expected here",
         "start a list on a line of its own"),
    _Row("could not find expected ':'", "a key without ':'",
         "write 'key: value', or indent the line if it goes on the text above", at_start=True),
    _Row("unexpected end of stream", "a quote is opened here and never closed",
         "close it; inside '...' an apostrophe is written ''", at_start=True),
    _Row("unexpected document", "a quote is opened here and not closed before '---'",
         "close it", at_start=True),
    _Row("expected ',' or ']'", "a list in [ ] is not closed, or a comma is missing",
         "close it with ]", at_start=True),
    _Row("expected ',' or '}'", "a mapping in { } is not closed, or a comma is missing",
         "close it with }", at_start=True),
    _Row("'-' indicator", "a list ends here and something else begins",
         "check the indentation; each item starts with '- '"),
    _Row("document start", "the file goes on after its end", "delete what follows"),
    _Row("escape", "a backslash that means nothing here",
         "use single quotes, or write two backslashes"),
    _Row("hexdecimal", "a backslash that means nothing here",
         "use single quotes, or write two backslashes"),
    _Row("tag handle", "a value cannot start with '!'", "put it in quotes"),
    _Row("comment or line break", "a text after '|' or '>'", "begin it on the next line"),
    _Row("chomping", "a text after '|' or '>'", "begin it on the next line"),
    _Row("node content", "a value is expected here", "check brackets and commas"),
    _Row("did not find expected key", "the line does not fit to the ones above",
         "check its indentation, and the quotes before it"),
    _Row("expected <block end>", "the line does not fit to the ones above",
         "check its indentation, and the quotes before it"),
)  # fmt: skip


def explain_syntax_error(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """Place, message and hint for an error of the YAML library."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return pack(0, 0), "the file is no YAML", "compare it with the shipped file"
    problem = error.problem or ""
    place = _inside(error.problem_mark, text)
    if _character(text, place) == "\t" and "cannot start" in problem:
        problem = "tab character"
    for row in _ROWS:
        if row.has in problem:
            if row.at_start and error.context_mark is not None:
                place = _inside(error.context_mark, text)
            character = repr(_character(text, place))
            return place, row.message.replace("{character}", character), row.hint
    return place, f"the file is no YAML from here on ({problem})", ""


def _inside(mark: yaml.Mark, text: str) -> int:
    """The place of a mark; one behind the last line is moved to that line's end."""
    lines = text.count("\n") + (not text.endswith("\n"))
    if mark.line < lines:
        return pack(mark.line, mark.column)
    last = text.removesuffix("\n").removesuffix("\r")
    return pack(lines - 1, len(last) - last.rfind("\n") - 1)


def _character(text: str, place: int) -> str:
    line, column = place >> 32, place & 0xFFFFFFFF
    start = 0
    for _ in range(line):
        start = text.find("\n", start) + 1
    return text[start + column : start + column + 1]
