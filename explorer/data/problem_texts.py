"""Every problem that a data file can have: its code, and what it is in words.

While a file is read, a problem is a code with arguments. Its words are made from this table
at the very end, so nothing has to understand a sentence to change it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from string import Formatter
from typing import Any, NamedTuple

from explorer.data.places import Place
from explorer.data.words import count_noun
from explorer.errors import quoted


class ProblemCode(StrEnum):
    """What kind of problem it is; `check --format json` says it as `code`."""

    # The file.
    NO_SUCH_FILE = "no-such-file"
    IS_A_FOLDER = "is-a-folder"
    NO_PERMISSION = "no-permission"
    UNREADABLE_FILE = "unreadable-file"
    FILE_TOO_LARGE = "file-too-large"
    UTF_16 = "utf-16"
    NOT_UTF_8 = "not-utf-8"
    FORBIDDEN_CHARACTER = "forbidden-character"
    TOO_MANY_PROBLEMS = "too-many-problems"
    # Syntax.
    NOT_YAML = "not-yaml"
    NOT_YAML_FROM_HERE = "not-yaml-from-here"
    TAB = "tab"
    FORBIDDEN_START = "forbidden-start"
    FORBIDDEN_START_OF_TAG = "forbidden-start-of-tag"
    UNEXPECTED_COLON = "unexpected-colon"
    COLON_WITHOUT_SPACE = "colon-without-space"
    UNEXPECTED_ITEM = "unexpected-item"
    KEY_WITHOUT_COLON = "key-without-colon"
    QUOTE_NOT_CLOSED = "quote-not-closed"
    QUOTE_NOT_CLOSED_BEFORE_DOCUMENT = "quote-not-closed-before-document"
    LIST_NOT_CLOSED = "list-not-closed"
    MAPPING_NOT_CLOSED = "mapping-not-closed"
    LIST_ENDS = "list-ends"
    AFTER_THE_END = "after-the-end"
    UNKNOWN_ESCAPE = "unknown-escape"
    TEXT_AFTER_BLOCK_MARK = "text-after-block-mark"
    NO_VALUE = "no-value"
    INDENTATION = "indentation"
    # YAML that a data file does not use.
    SECOND_DOCUMENT = "second-document"
    TOO_DEEP = "too-deep"
    TOO_MANY_VALUES = "too-many-values"
    ALIAS = "alias"
    ANCHOR = "anchor"
    TAG = "tag"
    MERGE_KEY = "merge-key"
    KEY_NOT_A_TEXT = "key-not-a-text"
    EMPTY_KEY = "empty-key"
    DUPLICATE_KEY = "duplicate-key"
    # Sections and objects.
    EMPTY_FILE = "empty-file"
    UNKNOWN_SECTION = "unknown-section"
    MISSING_SECTION = "missing-section"
    EMPTY_SECTION = "empty-section"
    EMPTY_OPTIONAL_SECTION = "empty-optional-section"
    NOT_A_MAPPING = "not-a-mapping"
    NOT_A_LIST = "not-a-list"
    NOT_A_TEXT = "not-a-text"
    EMPTY_OBJECT = "empty-object"
    EMPTY_LINK = "empty-link"
    UNKNOWN_FIELD = "unknown-field"
    ID_INSIDE = "id-inside"
    MISSING_FIELD = "missing-field"
    TOO_FEW_ITEMS = "too-few-items"
    NO_EVIDENCE = "no-evidence"
    # Values.
    EMPTY_VALUE = "empty-value"
    NOT_AN_ID = "not-an-id"
    NOT_A_LINK_ID = "not-a-link-id"
    RESERVED_ID = "reserved-id"
    UNKNOWN_WORD = "unknown-word"
    NOT_A_LANGUAGE_CODE = "not-a-language-code"
    UNKNOWN_FORMAT = "unknown-format"
    NOT_A_WEB_ADDRESS = "not-a-web-address"
    NOT_DEGREES = "not-degrees"
    OUT_OF_RANGE = "out-of-range"
    NOT_A_GRADE = "not-a-grade"
    NOT_A_TRUTH_VALUE = "not-a-truth-value"
    NOT_A_DATE = "not-a-date"
    NOT_A_DAY = "not-a-day"
    NO_SUCH_YEAR = "no-such-year"
    NO_SUCH_MONTH = "no-such-month"
    NO_SUCH_DAY = "no-such-day"
    ENDS_BEFORE_IT_STARTS = "ends-before-it-starts"
    REPORTED_BEFORE_IT_STARTS = "reported-before-it-starts"
    TWO_ENDS = "two-ends"
    INVALID_VALUE = "invalid-value"
    # Several objects.
    DUPLICATE_LINK_ID = "duplicate-link-id"
    LINK_ID_IN_USE = "link-id-in-use"
    SHARED_ID = "shared-id"
    REPEATED_ITEM = "repeated-item"
    UNKNOWN_REFERENCE = "unknown-reference"
    LINK_FROM_ALLIANCE = "link-from-alliance"
    LINK_TO_ITSELF = "link-to-itself"
    CIRCLE = "circle"
    STORY_VIEW = "story-view"
    # What comes with its own words: tables, saved views.
    OTHER = "other"


class ProblemText(NamedTuple):
    """What is wrong, and how to mend it: the first hint whose arguments are all given."""

    message: str
    hints: tuple[str, ...] = ()


def _text(message: str, *hints: str) -> ProblemText:
    return ProblemText(message, hints)


_NEAREST = "did you mean {nearest!r}?"
_CHECK_INDENTATION = "check its indentation, and the quotes before it"

PROBLEM_TEXTS: Mapping[ProblemCode, ProblemText] = {
    ProblemCode.NO_SUCH_FILE: _text("there is no such file", "check the name"),
    ProblemCode.IS_A_FOLDER: _text("is a folder", "name the data file in it"),
    ProblemCode.NO_PERMISSION: _text("may not be read", "check its permissions"),
    ProblemCode.UNREADABLE_FILE: _text("cannot be read ({reason})", "check the name"),
    ProblemCode.FILE_TOO_LARGE: _text("is larger than {megabytes} MB", "split it"),
    ProblemCode.UTF_16: _text(
        "the file is not UTF-8 (it looks like UTF-16)", "save it as UTF-8"
    ),
    ProblemCode.NOT_UTF_8: _text("the byte 0x{byte:02X} is not UTF-8", "save the file as UTF-8"),
    ProblemCode.FORBIDDEN_CHARACTER: _text(
        "the character {character} is not allowed", "delete it"
    ),
    ProblemCode.TOO_MANY_PROBLEMS: _text("more than {most:,} problems", "begin with these"),
    ProblemCode.NOT_YAML: _text("the file is no YAML", "compare it with the shipped file"),
    ProblemCode.NOT_YAML_FROM_HERE: _text("the file is no YAML from here on ({reason})"),
    ProblemCode.TAB: _text("a tab is used to indent", "use spaces"),
    ProblemCode.FORBIDDEN_START: _text(
        "a value cannot start with {character!r}", "put it in quotes"
    ),
    ProblemCode.FORBIDDEN_START_OF_TAG: _text(
        "a value cannot start with '!'", "put it in quotes"
    ),
    ProblemCode.UNEXPECTED_COLON: _text(
        "': ' is not expected here",
        "put a text that holds ': ' in quotes, and check the indentation",
    ),
    ProblemCode.COLON_WITHOUT_SPACE: _text(
        "a ':' that is not followed by a space",
        "put a space or a value behind it, or the text in quotes",
    ),
    ProblemCode.UNEXPECTED_ITEM: _text(
        "'- ' is not expected here", "start a list on a line of its own"
    ),
    ProblemCode.KEY_WITHOUT_COLON: _text(
        "a key without ':'",
        "write 'key: value', or indent the line if it goes on the text above",
    ),
    ProblemCode.QUOTE_NOT_CLOSED: _text(
        "a quote is opened here and never closed",
        "close it; inside '...' an apostrophe is written ''",
    ),
    ProblemCode.QUOTE_NOT_CLOSED_BEFORE_DOCUMENT: _text(
        "a quote is opened here and not closed before '---'", "close it"
    ),
    ProblemCode.LIST_NOT_CLOSED: _text(
        "a list in [ ] is not closed, or a comma is missing", "close it with ]"
    ),
    ProblemCode.MAPPING_NOT_CLOSED: _text(
        "a mapping in {{ }} is not closed, or a comma is missing", "close it with }}"
    ),
    ProblemCode.LIST_ENDS: _text(
        "a list ends here and something else begins",
        "check the indentation; each item starts with '- '",
    ),
    ProblemCode.AFTER_THE_END: _text("the file goes on after its end", "delete what follows"),
    ProblemCode.UNKNOWN_ESCAPE: _text(
        "a backslash that means nothing here", "use single quotes, or write two backslashes"
    ),
    ProblemCode.TEXT_AFTER_BLOCK_MARK: _text(
        "a text after '|' or '>'", "begin it on the next line"
    ),
    ProblemCode.NO_VALUE: _text("a value is expected here", "check brackets and commas"),
    ProblemCode.INDENTATION: _text(
        "the line does not fit to the ones above", _CHECK_INDENTATION
    ),
    ProblemCode.SECOND_DOCUMENT: _text(
        "a second document starts here", "one file holds one document"
    ),
    ProblemCode.TOO_DEEP: _text("nested more than {levels} levels deep", "check the brackets"),
    ProblemCode.TOO_MANY_VALUES: _text(
        "more than {most:,} values", "split the file by theater"
    ),
    ProblemCode.ALIAS: _text(
        "{alias!q} (an alias) is not allowed",
        "write the value out; a text that starts with * goes in quotes",
    ),
    ProblemCode.ANCHOR: _text(
        "{anchor!q} (an anchor) is not allowed",
        "delete it; a text that starts with & goes in quotes",
    ),
    ProblemCode.TAG: _text(
        "{tag!q} (a tag) is not allowed", "delete it; a text that starts with ! goes in quotes"
    ),
    ProblemCode.MERGE_KEY: _text("'<<' (a merge key) is not allowed", "write the lines out"),
    ProblemCode.KEY_NOT_A_TEXT: _text("a key must be a plain text", "write 'key: value'"),
    ProblemCode.EMPTY_KEY: _text("a key is empty", "write 'key: value'"),
    ProblemCode.DUPLICATE_KEY: _text("{key!q} stands in {first} already", "keep one of the two"),
    ProblemCode.EMPTY_FILE: _text("the file is empty", "begin with 'dataset:'"),
    ProblemCode.UNKNOWN_SECTION: _text(
        "unknown section {section!q}", _NEAREST, "known are {known}"
    ),
    ProblemCode.MISSING_SECTION: _text("section {section!r} is missing", "add '{section}:'"),
    ProblemCode.EMPTY_SECTION: _text(
        "section {section!r} is empty", "write '{section}: {nothing}' for none"
    ),
    ProblemCode.EMPTY_OPTIONAL_SECTION: _text(
        "section {section!r} is empty", "leave the line out"
    ),
    ProblemCode.NOT_A_MAPPING: _text(
        "{field} is a {shape} where a mapping is expected", "write lines of 'key: value'"
    ),
    ProblemCode.NOT_A_LIST: _text(
        "{field} is a {shape} where a list is expected",
        "write [a, b], or each item on a line after '- '",
    ),
    ProblemCode.NOT_A_TEXT: _text(
        "{field} is a {shape} where a text is expected", "write one value"
    ),
    ProblemCode.EMPTY_OBJECT: _text(
        "{field} is empty", "write its fields below it, indented"
    ),
    ProblemCode.EMPTY_LINK: _text(
        "link {number} is empty", "delete the '-', or write its fields"
    ),
    ProblemCode.UNKNOWN_FIELD: _text("unknown field {field!q}", _NEAREST, "known are {known}"),
    ProblemCode.ID_INSIDE: _text(
        "unknown field 'id'", "the id is what stands before the ':', here {key!q}"
    ),
    ProblemCode.MISSING_FIELD: _text("lacks {field!r}", "add a line '{field}: ...'"),
    ProblemCode.TOO_FEW_ITEMS: _text("{field} needs at least {count:item}", "add one"),
    ProblemCode.NO_EVIDENCE: _text("evidence needs at least 1 item", "add one"),
    ProblemCode.EMPTY_VALUE: _text("{field} is empty", "leave the line out, or write a value"),
    ProblemCode.NOT_AN_ID: _text(
        "{field} {value!q} is not an id", "use a-z, 0-9 and single hyphens: islamic-state"
    ),
    ProblemCode.NOT_A_LINK_ID: _text(
        "{field} {value!q} is not an id of a link",
        "use a-z, 0-9, hyphens and dots: turkey.weapons.gna",
    ),
    ProblemCode.RESERVED_ID: _text(
        "{field} {value!q} lifts a filter in the address of a view and cannot be an id",
        "take a longer one",
    ),
    ProblemCode.UNKNOWN_WORD: _text(
        "unknown {field} {value!q}",
        _NEAREST,
        "use one of {known}",
        "docs/codebook.md lists what is known",
    ),
    ProblemCode.NOT_A_LANGUAGE_CODE: _text(
        "{value!q} is not a language code", "use codes such as ar, tr or zh-Hant"
    ),
    ProblemCode.UNKNOWN_FORMAT: _text(
        "{field} {value!q} is not known to this version", "it reads format 1"
    ),
    ProblemCode.NOT_A_WEB_ADDRESS: _text(
        "{field} {value!q} is not a web address",
        "it starts with http:// or https://, no spaces",
    ),
    ProblemCode.NOT_DEGREES: _text(
        "{field} {value!q} is not a number of degrees", "write 17 or 17.5"
    ),
    ProblemCode.OUT_OF_RANGE: _text("{field} '{value:g}' is out of range", "use -180 to 180"),
    ProblemCode.NOT_A_GRADE: _text(
        "{field} {value!q} is not a grade", "use 1 (confirmed) to 6 (cannot say)"
    ),
    ProblemCode.NOT_A_TRUTH_VALUE: _text(
        "{field} {value!q} is neither true nor false", "write true or false"
    ),
    ProblemCode.NOT_A_DATE: _text(
        "{field} {value!q} is not a date", "write 2019, 2019-11 or 2019-11-27"
    ),
    ProblemCode.NOT_A_DAY: _text(
        "{field} {value!q} is not a whole day", "write it as 2019-12-25"
    ),
    ProblemCode.NO_SUCH_YEAR: _text(
        "{field} {value!q} does not exist", "years go from 0001 to 9999"
    ),
    ProblemCode.NO_SUCH_MONTH: _text(
        "{field} {value!q} does not exist", "months go from 01 to 12"
    ),
    ProblemCode.NO_SUCH_DAY: _text(
        "{field} {value!q} does not exist", "{month} has {count:day}"
    ),
    ProblemCode.ENDS_BEFORE_IT_STARTS: _text(
        "ends ({until}) before it starts ({since})", "check since and until"
    ),
    ProblemCode.REPORTED_BEFORE_IT_STARTS: _text(
        "was last reported ({last_reported}) before it starts ({since})",
        "check since and last_reported",
    ),
    ProblemCode.TWO_ENDS: _text(
        "has both until ({until}) and last_reported ({last_reported})",
        "keep until where it ended, last_reported where nobody says that it stopped",
    ),
    ProblemCode.INVALID_VALUE: _text("{field} {value!q} is not valid"),
    ProblemCode.DUPLICATE_LINK_ID: _text(
        "id {value!q} belongs to the link in {first} already",
        "ids are used once; change it, or leave the line out",
    ),
    ProblemCode.LINK_ID_IN_USE: _text(
        "id {value!q} belongs to the {owner} in {first} already",
        "change it, or leave the line out",
    ),
    ProblemCode.SHARED_ID: _text(
        "the actor in {first} has the same id", "change one of the two"
    ),
    ProblemCode.REPEATED_ITEM: _text("{field} lists {value!q} twice", "delete one of them"),
    ProblemCode.UNKNOWN_REFERENCE: _text(
        "{field} {value!q} is not among the {sections}", _NEAREST, "add it to '{section}'"
    ),
    ProblemCode.LINK_FROM_ALLIANCE: _text(
        "from {value!q} is an alliance, and a link starts at an actor",
        "name the member that does it",
    ),
    ProblemCode.LINK_TO_ITSELF: _text("it joins an actor to itself", "change one end"),
    ProblemCode.CIRCLE: _text(
        "part-of runs in a circle: {actors}", "take one of these links out"
    ),
    ProblemCode.STORY_VIEW: _text("{notice}", "write it as in the address of the page"),
    ProblemCode.OTHER: _text("{message}", "{hint}"),
}  # fmt: skip


class InvalidValueError(ValueError):
    """A value that a data file cannot hold; its text is fit for a user.

    `code` and `arguments` say the same to a reader that knows the place of the value.
    """

    def __init__(self, code: ProblemCode, **arguments: object) -> None:
        self.code = code
        self.arguments = arguments
        message, hint = problem_words(code, arguments)
        super().__init__(f"{message}; {hint}" if hint else message)


def problem_words(
    code: ProblemCode,
    arguments: Mapping[str, object],
    texts: Mapping[ProblemCode, ProblemText] = PROBLEM_TEXTS,
) -> tuple[str, str]:
    """Message and hint of a problem.

    The argument `about`, the name of the object that is wrong, is put before the message of
    any code. Without a `field` the value itself is the subject.
    """
    text = texts[code]
    given = {"field": ""} | dict(arguments)
    message = _FORMATTER.vformat(text.message, (), given).strip()
    if about := given.get("about"):
        message = f"{about}: {message}"
    for hint in text.hints:
        if all(given.get(name) for _, name, _, _ in _FORMATTER.parse(hint) if name):
            return message, _FORMATTER.vformat(hint, (), given)
    return message, ""


class _WordFormatter(Formatter):
    """Formats places as lines, tuples as lists, and numbers with a noun: `{count:item}`.

    `!q` quotes a piece of a file in one short line.
    """

    def convert_field(self, value: Any, conversion: Any) -> Any:
        return quoted(str(value)) if conversion == "q" else super().convert_field(value, conversion)

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Place):
            return value.line_words
        if isinstance(value, tuple):
            return ", ".join(map(str, value))
        if isinstance(value, int) and len(format_spec) > 1 and format_spec.isalpha():
            return count_noun(value, format_spec)
        return str(super().format_field(value, format_spec))


_FORMATTER = _WordFormatter()
