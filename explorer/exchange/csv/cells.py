"""One cell of a table: harmless in a spreadsheet, and read back exactly.

A spreadsheet takes a cell that starts with = + - @ or with a tab for a formula, whatever
the quotes around it. An apostrophe in front makes it a text; so does one in front of an
apostrophe, so that taking it away again is exact. Several values in one cell stand between
semicolons; what is a semicolon, a backslash or a space at an end in itself has a backslash
before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# With the full-width forms, which some spreadsheets take for the same.
_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_GUARD = "'"
_SPECIAL = re.compile(r"[\\;]")
_PIECE = re.compile(r"\\(.)|(;)|([^\\;]+|\\)", re.DOTALL)


def escape_cell(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return _GUARD + text if text[:1] and text[0] in _FORMULA + _GUARD else text


def unescape_cell(cell: str) -> str:
    """The text that `guarded` made a cell of; other cells are texts as they are."""
    if cell[:1] == _GUARD and cell[1:2] and cell[1] in _FORMULA + _GUARD:
        return cell[1:]
    return cell


def join_list(values: Iterable[str]) -> str:
    """Several texts in one."""
    return "; ".join(map(_protected, values))


def split_list(text: str) -> list[str]:
    """The texts that `joined` made one of. Spaces around them do not count."""
    values: list[str] = []
    value, end = "", 0  # `end`: up to where a space at the end has been protected
    for escaped, separator, plain in _PIECE.findall(text):
        if separator:
            values.append(_ended(value, end))
            value, end = "", 0
        elif escaped:
            value += escaped
            end = len(value)
        else:
            value += plain if value else plain.lstrip()
    values.append(_ended(value, end))
    return [one for one in values if one]


def _ended(value: str, end: int) -> str:
    return value[:end] + value[end:].rstrip()


def _protected(value: str) -> str:
    text = _SPECIAL.sub(r"\\\g<0>", value)
    if value[-1:].isspace() and len(value) > 1:
        text = text[:-1] + "\\" + text[-1]
    if value[:1].isspace():
        text = "\\" + text
    return text
