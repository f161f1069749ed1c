"""Bytes -> clean text: the encoding, and characters that have no business in a data file."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import islice
from pathlib import Path

from explorer.data.reading.problem_collector import ProblemCollector, pack

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


def load(path: Path, report: ProblemCollector) -> bytes:
    """The bytes of a file."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        report.add(None, *_why_not(error))
        raise report.error() from None


def _why_not(error: OSError | ValueError) -> tuple[str, str]:
    if isinstance(error, FileNotFoundError):
        return "there is no such file", "check the name"
    if isinstance(error, IsADirectoryError):
        return "is a folder", "name the data file in it"
    if isinstance(error, PermissionError):
        return "may not be read", "check its permissions"
    return f"cannot be read ({getattr(error, 'strerror', None) or error})", "check the name"


def clean(data: str | bytes, report: ProblemCollector) -> str:
    """The text that YAML is to read.

    What is wrong is reported and replaced by a stand-in as wide, so that all places stay
    right and the rest of the file is checked too.
    """
    if len(data) > MAX_FILE_BYTES:
        report.add(None, f"is larger than {MAX_FILE_BYTES // 2**20} MB", "split it")
        raise report.error()
    text = _decode(data, report) if isinstance(data, bytes) else data
    text = text.removeprefix("\ufeff")
    if FORBIDDEN.search(text) is None:
        return text
    line = begin = last = 0
    for match in islice(FORBIDDEN.finditer(text), _MOST_CHARACTERS):
        line += text.count("\n", last, match.start())
        begin = text.rfind("\n", last, match.start()) + 1 or begin
        last = match.start()
        report.add(
            pack(line, last - begin),
            f"the character {character_name(match[0])} is not allowed",
            "delete it",
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


def _decode(data: bytes, report: ProblemCollector) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE))
    if wide or b"\x00" in data[:4]:
        report.add(pack(0, 0), "the file is not UTF-8 (it looks like UTF-16)", "save it as UTF-8")
        raise report.error()
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start)
        begin = data.rfind(b"\n", 0, error.start) + 1
        before = data[begin : error.start].decode()
        report.add(
            pack(line, len(before.removeprefix("\ufeff") if line == 0 else before)),
            f"the byte 0x{data[error.start]:02X} is not UTF-8",
            "save the file as UTF-8",
        )
        return data.decode(errors="replace")
