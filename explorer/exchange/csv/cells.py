"""One cell of a table: harmless in a spreadsheet, and read back exactly.

A spreadsheet takes a cell that starts with = + - @ or with a tab for a formula, whatever
the quotes around it. An apostrophe in front makes it a text. Spaces at the ends of a cell are
mostly accidents, so the import removes them; those that belong to a text have an apostrophe
outside them. Where the text itself could be taken for one with such an apostrophe, it gets
another, so that removing them is exact.

Several values in one cell stand between semicolons; a semicolon, a backslash or a space at
an end that belongs to a value has a backslash before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# With the full-width forms, which some spreadsheets take for the same.
_FORMULA_STARTS = "=+-@\uff1d\uff0b\uff0d\uff20"
_APOSTROPHE = "'"
_SPACE_AT_END = re.compile(r"\s'*\Z")
_ESCAPED_SPACE_AT_END = re.compile(r"\s'+\Z")
_SPECIAL = re.compile(r"[\\;]")
_LIST_PART = re.compile(r"\\(.)|(;)|([^\\;]+|\\)", re.DOTALL)


def escape_cell(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula.

    It starts and ends with no space either, so that `unescape_cell` gives the same text
    after the cell was stripped.
    """
    if _needs_apostrophe(text[:1]):
        text = _APOSTROPHE + text
    return text + _APOSTROPHE if _SPACE_AT_END.search(text) else text


def unescape_cell(cell: str) -> str:
    """The text of a cell that `escape_cell` made; other cells are returned as they are."""
    if cell[:1] == _APOSTROPHE and _needs_apostrophe(cell[1:2]):
        cell = cell[1:]
    return cell[:-1] if _ESCAPED_SPACE_AT_END.search(cell) else cell


def join_list(values: Iterable[str]) -> str:
    """Several texts, none of them empty, as one."""
    return "; ".join(map(_escape_value, values))


def split_list(text: str) -> list[str]:
    """The texts that `join_list` joined; spaces around a value do not count."""
    values: list[str] = []
    value, end = "", 0  # `end`: up to where a space at the end has been protected
    for escaped, separator, plain in _LIST_PART.findall(text):
        if separator:
            values.append(_strip_end(value, end))
            value, end = "", 0
        elif escaped:
            value += escaped
            end = len(value)
        else:
            value += plain if value else plain.lstrip()
    values.append(_strip_end(value, end))
    return [one for one in values if one]


def _needs_apostrophe(start: str) -> bool:
    return start != "" and (start in _FORMULA_STARTS + _APOSTROPHE or start.isspace())


def _strip_end(value: str, end: int) -> str:
    return value[:end] + value[end:].rstrip()


def _escape_value(value: str) -> str:
    text = _SPECIAL.sub(r"\\\g<0>", value)
    if value[-1:].isspace() and len(value) > 1:
        text = text[:-1] + "\\" + text[-1]
    if value[:1].isspace():
        text = "\\" + text
    return text
