"""A table as rows of texts: read from CSV, or from the first worksheet of an .xlsx file.

Problems name the line in which a row starts and the number of the cell in it: `t.csv:12:3`
is the third cell of the row that starts in line 12. Only what is wrong with the text itself
(its encoding, say) has the number of a character in the place of that of a cell.
"""

from __future__ import annotations

import csv
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, TypeAlias

from explorer.data.places import Place
from explorer.data.reading.problem_collector import ProblemCollector
from explorer.data.reading.text import FORBIDDEN_CHARACTERS, MAX_FILE_BYTES, decode_text, read_bytes
from explorer.errors import MissingToolError, quoted

ZIP_SIGNATURE = b"PK\x03\x04"
"""How a zip starts, and with it every .xlsx file."""

OLD_EXCEL_SIGNATURE = b"\xd0\xcf\x11\xe0"
"""How an .xls file starts."""

_DELIMITERS = ",;\t"
_DELIMITER_LINE = re.compile(r'"?sep=([^" \r\n])"?[^\S\n]*(?:\n|$)', re.IGNORECASE)
_MAX_UNPACKED_BYTES = 4 * MAX_FILE_BYTES
_MAX_ROWS = 2_000_000
_MAX_COLUMNS = 2_000
_UNCLOSED_QUOTE = "unexpected end of data"  # what the csv module calls it


@dataclass(frozen=True, slots=True)
class TextRow:
    """One row. `line` is where it starts, from 1; `columns` is that of its table."""

    line: int
    cells: Sequence[str]
    columns: dict[str, int]

    def __getitem__(self, name: str) -> str:
        """The text in a column; an empty text where there is no such column or cell."""
        column = self.columns.get(name, len(self.cells))
        return self.cells[column] if column < len(self.cells) else ""

    def place(self, name: str) -> Place:
        """The place of a cell: the line of the row, and the number of the cell as its column.

        For a cell that the row does not have it is that of the first.
        """
        column = self.columns.get(name, len(self.cells))
        return Place(self.line, column + 1 if column < len(self.cells) else 1)


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table. `columns`: each name in its head, with its number from 0; `line` of the head."""

    line: int
    columns: dict[str, int]
    rows: list[TextRow] = field(default_factory=list)

    @property
    def head_place(self) -> Place:
        """The place of its head."""
        return Place(self.line, 1)

    def place(self, name: str) -> Place:
        """The place of the name of a column, which must be there."""
        return Place(self.line, self.columns[name] + 1)


def read_table(path: Path, problems: ProblemCollector) -> TextTable:
    """The table in a .csv or an .xlsx file.

    Raises DataError where it is neither, MissingToolError where openpyxl is needed and not
    installed. What is wrong in single rows and cells goes to the problems.
    """
    data = read_bytes(path, problems)
    if data.startswith(ZIP_SIGNATURE):
        if len(data) > MAX_FILE_BYTES:
            problems.add(None, f"is larger than {MAX_FILE_BYTES // 2**20} MB", "split it")
            raise problems.error()
        return read_xlsx_table(data, problems)
    if data.startswith(OLD_EXCEL_SIGNATURE):
        problems.add(None, "is an old Excel file (.xls)", "save it as .xlsx or .csv")
        raise problems.error()
    return read_csv_table(data, problems)


def read_csv_table(data: bytes, problems: ProblemCollector) -> TextTable:
    """The table in a CSV file in UTF-8, with or without a byte order mark.

    The delimiter is the one that a first line `sep=;` names; without such a line, comma,
    semicolon or tab, whichever the head has most of. Raises DataError for an empty table, a
    quote that is never closed, and a cell that is too large for the csv module.
    """
    text = decode_text(data, problems)
    if not text.strip():
        raise _empty_table_error(problems)
    return _text_table(_csv_rows(text, problems), problems)


def read_xlsx_table(data: bytes, problems: ProblemCollector) -> TextTable:
    """The table in the first worksheet of an .xlsx file.

    Raises DataError where it cannot be read as one, MissingToolError without openpyxl.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from openpyxl import load_workbook  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        raise MissingToolError(
            "reading .xlsx needs openpyxl; get it with: pip install 'conflict-explorer[import]'"
        ) from None
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            large = sum(entry.file_size for entry in archive.infolist()) > _MAX_UNPACKED_BYTES
        values: list[tuple[Any, ...]] = []
        if not large:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about styles, which do not matter here
                book = load_workbook(BytesIO(data), read_only=True, data_only=True)
                values = list(book.worksheets[0].iter_rows(values_only=True, max_row=_MAX_ROWS))
                book.close()
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - openpyxl lets through whatever its parts raise
        why = quoted(str(error) or type(error).__name__)
        problems.add(None, f"cannot be read as .xlsx: {why}", "save it anew, or as .csv")
        raise problems.error() from None
    if large:
        problems.add(None, f"unpacks to more than {_MAX_UNPACKED_BYTES // 2**20} MB", "split it")
        raise problems.error()
    rows = ((line, [_cell_text(value) for value in row]) for line, row in enumerate(values, 1))
    return _text_table(rows, problems)


_NumberedRows: TypeAlias = Iterable[tuple[int, list[str]]]
"""The line in which each row starts, from 1, and its cells."""


def _cell_text(value: Any) -> str:
    """The text of a value in a worksheet."""
    if value is None:
        return ""
    if isinstance(value, str):
        return FORBIDDEN_CHARACTERS.sub(" ", value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return str(value.date())
    return str(value.isoformat() if isinstance(value, date) else value)


def _csv_rows(text: str, problems: ProblemCollector) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV text; those that cannot be read go to the problems."""
    stream = StringIO(text, newline="")
    named = _DELIMITER_LINE.match(text)
    skipped = 0
    if named:
        stream.seek(named.end())
        skipped = 1
    delimiter = named[1] if named else _most_frequent_delimiter(text)
    reader = csv.reader(stream, delimiter=delimiter, skipinitialspace=True, strict=True)
    has_head = False
    while True:
        line = skipped + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if _report_csv_error(str(error), line, problems) or not has_head:
                raise problems.error() from None
            continue
        has_head = has_head or bool(cells)
        yield line, [cell.replace("\r\n", "\n") for cell in cells]


def _report_csv_error(error: str, line: int, problems: ProblemCollector) -> bool:
    """Report what the csv module says of a row. Returns whether the rest cannot be read."""
    place = Place(line, 1)
    if error == _UNCLOSED_QUOTE:
        problems.add(place, "a quote in this row is not closed", "close it with '\"'")
        return True
    if "field larger" in error:
        problems.add(
            place,
            f"a cell in this row has more than {csv.field_size_limit():,} characters",
            "look for a quote that is not closed, or shorten the text",
        )
        return True
    problems.add(
        place,
        "in this row a text follows a closing quote",
        "put quotes around whole cells only, and write a quote inside a cell twice",
    )
    return False


def _most_frequent_delimiter(text: str) -> str:
    head = re.sub(r'"[^"]*"', "", text.partition("\n")[0])
    return max(_DELIMITERS, key=head.count)


def _empty_table_error(problems: ProblemCollector) -> Exception:
    problems.add(None, "the table is empty", "its first line names the columns")
    return problems.error()


def _text_table(rows: _NumberedRows, problems: ProblemCollector) -> TextTable:
    """The table of these rows; the first that is not empty is its head."""
    table: TextTable | None = None
    for line, cells in rows:
        if not any(cell and not cell.isspace() for cell in cells):
            continue
        if table is None:
            table = TextTable(line, _read_head(line, cells, problems))
            continue
        width = len(table.columns)
        for number, cell in enumerate(cells[width:], width):
            if cell.strip():
                problems.add(
                    Place(line, number + 1),
                    f"{quoted(cell)} stands in no column",
                    f"the head names {width} columns; quote a text that holds a delimiter",
                )
        table.rows.append(TextRow(line, cells, table.columns))
    if table is None:
        raise _empty_table_error(problems)
    return table


def _read_head(line: int, cells: list[str], problems: ProblemCollector) -> dict[str, int]:
    """The names of the columns, with their numbers from 0."""
    while cells and not cells[-1].strip():
        cells.pop()
    if len(cells) > _MAX_COLUMNS:
        problems.add(None, f"has more than {_MAX_COLUMNS} columns", "leave some out")
        raise problems.error()
    columns: dict[str, int] = {}
    for number, cell in enumerate(cells):
        place = Place(line, number + 1)
        name = _column_name(cell)
        if not name:
            problems.add(place, f"column {number + 1} has no name", "name it, or delete it")
        elif name in columns:
            problems.add(place, f"column {quoted(name)} is there twice", "delete one of them")
        else:
            columns[name] = number
            continue
        columns[f"column {number + 1}"] = number
    return columns


def _column_name(cell: str) -> str:
    """The name of a column in lower case, except for the language of a native name."""
    name = cell.strip().replace(" ", "_")
    start, underscore, language = name.partition("_")
    if start.casefold() == "name" and underscore:
        return f"name_{language}"
    return name.casefold()
