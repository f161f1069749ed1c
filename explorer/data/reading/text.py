"""Bytes -> clean text: the encoding, and characters that have no business in a data file."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import islice
from pathlib import Path

from explorer.data.places import START_OF_FILE, Place
from explorer.data.problem_texts import ProblemCode
from explorer.data.reading.problem_collector import ProblemCollector

MAX_FILE_BYTES = 64 * 2**20
"""Bytes that a data file may have; ten times more than 10,000 actors need."""

# Control characters; line separators that editors do not count as line ends and YAML does;
# characters that turn the direction of text (what one reads is then not what stands there);
# halves of surrogate pairs; byte order marks inside the text.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
    "|\r(?!\n)"
)
_FORBIDDEN_IN_VALUE = re.compile(FORBIDDEN.pattern.removesuffix("(?!\n)"))
_MOST_CHARACTERS = 1_000  # more of them, and it is no text at all
_STAND_IN = "\ufffd"


def load(path: Path, problems: ProblemCollector) -> bytes:
    """The bytes of a file."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        problems.add_problem(None, _reading_problem(error), reason=reason)
        raise problems.error() from None


def _reading_problem(error: OSError | ValueError) -> ProblemCode:
    if isinstance(error, FileNotFoundError):
        return ProblemCode.NO_SUCH_FILE
    if isinstance(error, IsADirectoryError):
        return ProblemCode.IS_A_FOLDER
    if isinstance(error, PermissionError):
        return ProblemCode.NO_PERMISSION
    return ProblemCode.UNREADABLE_FILE


def clean(data: str | bytes, problems: ProblemCollector) -> str:
    """The text that YAML is to read.

    What is wrong is reported and replaced by a stand-in as wide, so that all places stay
    right and the rest of the file is checked too.
    """
    if len(data) > MAX_FILE_BYTES:
        megabytes = MAX_FILE_BYTES // 2**20
        problems.add_problem(None, ProblemCode.FILE_TOO_LARGE, megabytes=megabytes)
        raise problems.error()
    text = _decode(data, problems) if isinstance(data, bytes) else data
    text = text.removeprefix("\ufeff")
    if FORBIDDEN.search(text) is None:
        return text
    line = begin = last = 0
    for match in islice(FORBIDDEN.finditer(text), _MOST_CHARACTERS):
        line += text.count("\n", last, match.start())
        begin = text.rfind("\n", last, match.start()) + 1 or begin
        last = match.start()
        problems.add_problem(
            Place(line + 1, last - begin + 1),
            ProblemCode.FORBIDDEN_CHARACTER,
            character=character_name(match[0]),
        )
    return FORBIDDEN.sub(_STAND_IN, text)


def forbidden_in_value(value: str) -> str:
    """The first forbidden character of a value, where an escape can put it; or nothing."""
    match = _FORBIDDEN_IN_VALUE.search(value)
    return match[0] if match else ""


def character_name(character: str) -> str:
    """Number and name, since the character itself cannot be seen."""
    if "\ud800" <= character <= "\udfff":
        name = "half of a surrogate pair"
    else:
        name = unicodedata.name(character, "a control character").lower()
    return f"U+{ord(character):04X} ({name})"


def _decode(data: bytes, problems: ProblemCollector) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE))
    if wide or b"\x00" in data[:4]:
        problems.add_problem(START_OF_FILE, ProblemCode.UTF_16)
        raise problems.error()
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start)
        begin = data.rfind(b"\n", 0, error.start) + 1
        before = data[begin : error.start].decode()
        column = len(before.removeprefix("\ufeff") if line == 0 else before)
        place = Place(line + 1, column + 1)
        problems.add_problem(place, ProblemCode.NOT_UTF_8, byte=data[error.start])
        return data.decode(errors="replace")
